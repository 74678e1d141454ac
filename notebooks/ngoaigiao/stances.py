"""Stage 4: who stands how towards whom."""


def read(reading, codebook):
    return [], []
