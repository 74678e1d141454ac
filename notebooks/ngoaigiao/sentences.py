"""Sentences: one splitter for the whole package, and what every stage asks of spans."""

import re
from bisect import bisect_right
from functools import cache

from ngoaigiao.lines import PHOTO_CREDIT, SIGNATURE

READ = ("title", "body")  # the roles of passages

# A sentence may end after . ! ? … and the marks that close behind it; `opening` and `first` begin the next one.
_STOP = re.compile(
    r"""(?P<stop>[.!?…]+(?:/\.)?)
        (?P<closing>["”’'»)\]]*)
        (?P<gap>\s*)
        (?=(?P<opening>["“‘'«(\[\s]*)(?P<first>\w))""",
    re.VERBOSE,
)
_WORD = re.compile(r"[\w.-]*\Z")
_NEXT_WORD = re.compile(r"[\w-]*")
_ITEM = re.compile(r"\s*(?:\d{1,3}|[IVX]+|[a-zA-Z])")  # the number of an item of a list
# No other letter: "châu Á.", "nước Ý." are words.
_INITIALS = re.compile(r"(?:[A-ZĐ]\.)*[A-ZĐ]")


def split(text, passages, codebook):
    """Spans (start, end) of the sentences of title and body, in order; none crosses a passage or ends in a blank.

    A photo credit or an author's name that is glued into the body is no sentence.
    """
    told = prose(row for row in passages if row.get("how") not in (PHOTO_CREDIT, SIGNATURE))
    return [sentence for span in told for sentence in _split(text, *span, codebook)]


def prose(passages):
    """Spans (start, end) of title and body, the only passages of which every later stage reads the text."""
    return [(row["start"], row["end"]) for row in passages if row["role"] in READ]


def sentence_at(sentences, place):
    """The number of the last sentence that begins at or before a place in the text, the first's where none does."""
    return max(bisect_right(sentences, place, key=lambda span: span[0]) - 1, 0)


def trim(text, start, end):
    """The span without the blanks at its ends; start > end where it holds nothing else."""
    surface = text[start:end]
    return start + len(surface) - len(surface.lstrip()), start + len(surface.rstrip())


def _split(text, start, end, codebook):
    spans, place = [], start
    for found in _STOP.finditer(text, start, end):
        if _ends(text, place, found, codebook):
            cut = found.start("closing") if _opens(text, start, found) else found.end("closing")
            spans.append((place, cut))
            place = cut
    spans.append((place, end))
    return [span for span in (trim(text, *span) for span in spans) if span[0] < span[1]]


@cache
def _shortened(codebook):
    """Of `vocabulary.csv`: words that a name or a number follows after their stop, and initials that are a name."""
    words = {row["role"]: frozenset(row["words"]) for row in codebook["vocabulary"]}
    return words["shortened"], words["initials"]


def _ends(text, start, found, codebook):
    """Whether the stop that `found` matched ends the sentence that begins at `start`."""
    stop, closing, gap, opening, first = found.group("stop", "closing", "gap", "opening", "first")
    if not (first.isupper() or first.isdigit()):
        return False
    if stop != "." or closing or opening:
        return True
    word = _WORD.search(text, max(start, found.start() - 30), found.start()).group()
    shortened, initials = _shortened(codebook)
    if word in shortened or _ITEM.fullmatch(text, start, found.start()):
        return False
    if _INITIALS.fullmatch(word):
        vietnamese = not _NEXT_WORD.match(text, found.end()).group().isascii()
        return bool(gap) and (word in initials or len(word) == 1 and vietnamese)
    return bool(gap) or _glued(text[found.start() - 1], text[found.end() : found.end() + 2])


def _glued(before, after):
    """A stop without a blank ends a sentence in `hôm qua.Trong`, but not in VOV.VN, TP.HCM and 1.230."""
    return not before.isspace() and after[0].isupper() and (after[-1].islower() or after[-1].isspace())


def _opens(text, start, found):
    """A straight mark with no blank on either side opens the next sentence if the marks before it are in pairs."""
    mark = found["closing"]
    return mark in ("'", '"') and not found["gap"] and text.count(mark, start, found.start()) % 2 == 0
