"""Whose words."""


def read(reading, codebook):
    return []
