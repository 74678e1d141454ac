"""Regular expressions for many phrases at once, and what patterns need to know of Vietnamese letters."""

import re
from functools import cache

UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
LOWER = "a-zß-öø-ÿăđĩũơư" + "".join(map(chr, range(0x1EA1, 0x1EFA, 2)))

_NEW_TONES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_OLD_TONES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_OLD_TONE = dict(zip(_NEW_TONES, _OLD_TONES))
_NEW_TONE = re.compile(rf"(?:{'|'.join(_NEW_TONES)})(?!\w)")


@cache
def roles(codebook):
    """{role: regular expression for any of its words}, from `roles.csv`."""
    return {row["role"]: any_of(map(lower, row["words"])) for row in codebook["roles"]}


@cache
def time_words(codebook, kind):
    """A regular expression for any word of a class of `time_words.csv`."""
    return any_of(row["word"] for row in codebook["time_words"] if row["class"] == kind)


def lower(text):
    """`text` in small letters, character for character."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def old_tones(text):
    """`text` to compare by: small letters, the tone on the first vowel ("hoà" as "hòa"), character for character."""
    return _NEW_TONE.sub(lambda found: _OLD_TONE[found.group()], lower(text))


def any_case(pattern):
    """`pattern` compiled to match in any case."""
    return re.compile(pattern, re.IGNORECASE)


def any_of(phrases, blank=r"\s+"):
    """A regular expression for any of the phrases, the longest first; of none, one that never matches.

    blank: what a blank in them stands for, any white space or (EXACT) itself. The phrases are folded into a tree by
    their first letters, so that a search looks at each letter of the text once.
    """
    tree = {}
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _fold(tree, blank) if tree else "(?!)"


EXACT = r"\ "  # the blank of a pattern whose match is looked up by its words


def _fold(node, blank):
    branches = [
        (blank if letter == " " else re.escape(letter)) + _fold(below, blank)
        for letter, below in node.items()
        if letter
    ]
    if not branches:
        return ""
    together = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return together + "?" if "" in node else together
