"""Stage 3: when."""


def read(reading, codebook):
    return []
