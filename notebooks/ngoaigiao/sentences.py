"""Sentences: one splitter for the whole package."""
import re

from ngoaigiao.lines import PHOTO_CREDIT, SIGNATURE

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
_INITIALS = re.compile(r"(?:[A-ZĐ]\.)*[A-ZĐ]")

# Shortened words that a name or a number follows, and those of capital letters that end in no name.
BEFORE_NAMES = frozenset(
    "TP Tp TX Tx TT Tt TS Ts ThS Ths GS Gs PGS BS Bs KS Ks LS Ls ĐH CĐ St Mr Mrs Ms Dr Jr Lt Gen Col Sgt Capt Gov Sen"
    " Rep Prof No Vol".split()
)
NOT_INITIALS = frozenset({"D.C", "U.S", "U.K", "U.N", "U.A.E"})


def split(text, passages):
    """Spans (start, end) of the sentences of title and body, in order; none crosses a passage or ends in a blank.

    A photo credit or an author's name that is glued into the body is no sentence.
    """
    spans = []
    for row in passages:
        if row["role"] in ("title", "body") and row.get("how") not in (PHOTO_CREDIT, SIGNATURE):
            spans += _split(text, row["start"], row["end"])
    return spans


def _split(text, start, end):
    spans, place = [], start
    for found in _STOP.finditer(text, start, end):
        if _ends(text, place, found):
            cut = found.start("closing") if _opens(text, start, found) else found.end("closing")
            spans.append((place, cut))
            place = cut
    spans.append((place, end))
    return [span for span in (_trim(text, *span) for span in spans) if span[0] < span[1]]


def _trim(text, start, end):
    surface = text[start:end]
    return start + len(surface) - len(surface.lstrip()), start + len(surface.rstrip())


def _ends(text, start, found):
    """Whether the stop that `found` matched ends the sentence that begins at `start`."""
    stop, closing, gap, opening, first = found.group("stop", "closing", "gap", "opening", "first")
    if not (first.isupper() or first.isdigit()):
        return False
    if stop != "." or closing or opening:
        return True
    word = _WORD.search(text, max(start, found.start() - 30), found.start()).group()
    if word in BEFORE_NAMES or _ITEM.fullmatch(text, start, found.start()):
        return False
    if _INITIALS.fullmatch(word):
        vietnamese = not _NEXT_WORD.match(text, found.end()).group().isascii()
        return bool(gap) and (word in NOT_INITIALS or len(word) == 1 and vietnamese)
    return bool(gap) or _glued(text[found.start() - 1], text[found.end():found.end() + 2])


def _glued(before, after):
    """A stop without a blank ends a sentence in `hôm qua.Trong`, but not in VOV.VN, TP.HCM and 1.230."""
    return not before.isspace() and after[0].isupper() and (after[-1].islower() or after[-1].isspace())


def _opens(text, start, found):
    """A straight mark with no blank on either side opens the next sentence if the marks before it are in pairs."""
    mark = found["closing"]
    return mark in ("'", '"') and not found["gap"] and text.count(mark, start, found.start()) % 2 == 0
