"""Pronouns and bare offices, and whom they mean."""


def read(reading, codebook):
    return []
