"""Stances that tell of one act."""


def join(readings, codebook):
    return []
