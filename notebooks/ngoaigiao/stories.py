"""Articles on one event."""


def join(readings, codebook):
    pass
