"""Stage 2: who acts."""


def read(reading, codebook):
    return []


def tabulate(readings, codebook):
    return []
