"""When an article was published, and why we think so."""


def settle(reading, codebook):
    return {}
