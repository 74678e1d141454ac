"""One pattern out of many phrases."""
import re
from functools import cache


@cache
def roles(codebook):
    """{role: regular expression for any of its words}, from `roles.csv`."""
    return {row["role"]: any_of(map(lower, row["words"])) for row in codebook["roles"]}


def lower(text):
    """`text` in small letters, character for character."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def any_of(phrases):
    """A regular expression for any of the phrases, the longest first; a blank in them stands for any white space.

    The phrases are folded into a tree by their first letters, so that a search looks at each letter of the text once.
    """
    tree = {}
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _fold(tree) if tree else "(?!)"


def _fold(node):
    branches = [(r"\s+" if letter == " " else re.escape(letter)) + _fold(below)
                for letter, below in node.items() if letter]
    if not branches:
        return ""
    together = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return together + "?" if "" in node else together
