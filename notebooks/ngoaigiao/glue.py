"""Passages from lines: wrapped lines joined, and paragraphs cut where something was glued into them."""

import re
from functools import cache

from ngoaigiao.lines import HEADLINE, PHOTO_CREDIT, SIGNATURE, grammar_of
from ngoaigiao.patterns import LOWER, UPPER, any_of
from ngoaigiao.sentences import trim

TAIL = 120  # characters; no author's name with its source is longer
_BRACKETED = re.compile(rf"\[[^\[\]]{{20,150}}\](?=\s*[{UPPER}\d\"“]|\s*\Z)")


def pieces(text, lines, roles, codebook):
    """(start, end, role, how) of every passage, in order."""
    found = []
    for group, (role, how) in _joined(lines, roles):
        start, end = group[0].start, group[-1].end
        found += _cut(text, start, end, how, codebook) if role == "body" else [(start, end, role, how)]
    return _signed_apart(text, found, codebook)


def _joined(lines, roles):
    """(lines, role) of each passage; body lines join where the next goes on in lower case or the text is wrapped."""
    body = [line for line, (role, _) in zip(lines, roles) if role == "body"]
    broken = sum(map(_is_broken, body))
    wrapped = broken > 5 and broken > len(body) / 2
    group, last = [], None
    for line, role in zip(lines, roles):
        goes_on = group and last[0] == role[0] == "body" and not group[-1].ended
        if goes_on and (line.text[0].islower() or wrapped and _is_broken(group[-1])):
            group.append(line)
            continue
        if group:
            yield group, last
        group, last = [line], role
    if group:
        yield group, last


def _is_broken(line):
    """Whether a line may have been cut at the width of a page."""
    return not line.ended and 50 <= len(line.text) <= 130


def _cut(text, start, end, how, codebook):
    """The body passages of one paragraph."""
    cuts = [
        (*found.span(), PHOTO_CREDIT)
        for pattern in grammar_of(codebook).credits
        for found in pattern.finditer(text, start, end)
        if _closes(text, found.end(), end)
    ]
    cuts += [(*found.span(), HEADLINE) for found in _BRACKETED.finditer(text, start, end)]
    cuts += [(found.end(), found.end(), None) for found in _joint(codebook).finditer(text, start, end)]
    made, place = [], start
    for cut, cut_end, rule in sorted(cuts, key=lambda cut: cut[:2]):
        if cut < place:
            continue
        made += [(place, cut, "body", how), (cut, cut_end, "body", rule)]
        place = cut_end
    made.append((place, end, "body", how))
    trimmed = [(*trim(text, first, last), role, rule) for first, last, role, rule in made]
    return [piece for piece in trimmed if piece[0] < piece[1]]


def _closes(text, place, end):
    """Whether a new sentence begins at `place`."""
    rest = text[place : min(end, place + 4)].lstrip()
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'‘["


def _signed_apart(text, found, codebook):
    """The pieces with the author's name and source behind the last paragraph as pieces of their own."""
    grammar = grammar_of(codebook)
    place = max((place for place, (_, _, role, _) in enumerate(found) if role == "body"), default=-1)
    while place > 0 and found[place][2] == "body":
        start, end, role, how = found[place]
        if end - start > TAIL or not grammar.byline.fullmatch(text, start, end):
            break
        found[place] = start, end, role, SIGNATURE
        place -= 1
    if place >= 0 and found[place][2] == "body":
        start, end, role, how = found[place]
        signed = grammar.signature.search(text, max(start, end - TAIL), end)
        if signed and text[start : signed.start("signed")].strip():
            above = trim(text, start, signed.start("signed"))
            found[place : place + 1] = [(*above, role, how), (*signed.span("signed"), role, SIGNATURE)]
    return found


@cache
def _joint(codebook):
    """Where a line break or a full stop was lost: a capital right behind a small letter or a closing mark."""
    words = {row["role"]: row["words"] for row in codebook["vocabulary"]}
    heads = {word[0].upper() + word[1:] for role in ("common_head", "honorific") for word in words.get(role, ())}
    heads |= {row["title"].split()[0].capitalize() for row in codebook["titles"]}
    opener = any_of(word for word in heads if len(word) > 1)
    return re.compile(rf"[{LOWER}\d%)”](?=[{UPPER}])(?<!\s.)(?={opener}\s[{LOWER}“\"\d({UPPER}])")
