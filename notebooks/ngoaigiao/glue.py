"""Passages from lines: wrapped lines joined, and paragraphs cut where something was glued into them."""
import re
from functools import cache

from ngoaigiao.lines import LOWER, PHOTO_CREDIT, SIGNATURE, UPPER, grammar_of

TAIL = 120  # characters; no author's name with its source is longer
_BRACKETED = re.compile(rf"\[[^\[\]]{{20,150}}\](?=\s*[{UPPER}\d\"“]|\s*\Z)")


def pieces(text, lines, roles, codebook):
    """(start, end, role, how) of every passage, in order."""
    found = []
    for lines_joined, (role, how) in _joined(lines, roles):
        start, end = lines_joined[0].start, lines_joined[-1].end
        found += _cut(text, start, end, how, codebook) if role == "body" else [(start, end, role, how)]
    last = max((place for place, piece in enumerate(found) if piece[2] == "body"), default=-1)
    while last > 0 and found[last][2] == "body":
        signed = _unsigned(text, *found[last], codebook)
        found[last:last + 1] = signed
        if signed[0][3] != SIGNATURE:
            break
        last -= 1
    return found


def _joined(lines, roles):
    """Runs of body lines that are one paragraph: the next line goes on in lower case, or the file is hard-wrapped."""
    body = [line for line, (role, _) in zip(lines, roles) if role == "body"]
    open_lines = sum(not line.ended for line in body)
    wrapped = len(body) >= 8 and open_lines > len(body) / 2 and max(len(line.text) for line in body) <= 130
    group = []
    for line, role in zip(lines, roles):
        goes_on = line.text[0].islower() or wrapped
        if group and role[0] == "body" == group[-1][1][0] and not group[-1][0].ended and goes_on:
            group.append((line, role))
            continue
        if group:
            yield [member for member, _ in group], group[0][1]
        group = [(line, role)]
    if group:
        yield [member for member, _ in group], group[0][1]


def _cut(text, start, end, how, codebook):
    """The body passages of one paragraph."""
    cuts = []
    for found in grammar_of(codebook).credit.finditer(text, start, end):
        if _closes(text, found.end(), end):
            cuts.append((found.start(), found.end(), PHOTO_CREDIT))
    cuts += [(found.start(), found.end(), "headline in brackets") for found in _BRACKETED.finditer(text, start, end)]
    cuts += [(found.end(), found.end(), None) for found in _joint(codebook).finditer(text, start, end)]
    made, place = [], start
    for cut, cut_end, rule in sorted(cuts, key=lambda cut: cut[:2]):
        if cut < place:
            continue
        made += [(place, cut, "body", how), (cut, cut_end, "body", rule)]
        place = cut_end
    made.append((place, end, "body", how))
    return [(*span, role, rule) for first, last, role, rule in made if (span := _trim(text, first, last))]


def _trim(text, start, end):
    surface = text[start:end]
    left, right = start + len(surface) - len(surface.lstrip()), start + len(surface.rstrip())
    return (left, right) if left < right else None


def _closes(text, place, end):
    """Whether a new sentence begins at `place`."""
    rest = text[place:min(end, place + 4)].lstrip()
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'‘["


def _unsigned(text, start, end, role, how, codebook):
    """A paragraph without the author behind its end, and the author; of one that is nothing else, the author."""
    grammar = grammar_of(codebook)
    if end - start <= TAIL and grammar.byline.fullmatch(text, start, end):
        return [(start, end, role, SIGNATURE)]
    found = grammar.signature.search(text, max(start, end - TAIL), end)
    if not found or found.start("signed") <= start:
        return [(start, end, role, how)]
    spans = [(_trim(text, start, found.start("signed")), how), (found.span("signed"), SIGNATURE)]
    return [(*span, role, rule) for span, rule in spans if span]


@cache
def _joint(codebook):
    """Where a line break or a full stop was lost: a capital right behind a small letter or a closing mark."""
    words = {row["role"]: row["words"] for row in codebook["vocabulary"]}
    heads = {word[0].upper() + word[1:] for role in ("common_head", "honorific") for word in words.get(role, ())}
    heads |= {row["title"].split()[0].capitalize() for row in codebook["titles"]}
    opener = "|".join(sorted((re.escape(word) for word in heads if len(word) > 1), key=len, reverse=True))
    return re.compile(rf"[{LOWER}\d%)”](?=[{UPPER}])(?<!\s.)(?=(?:{opener})\s[{LOWER}“\"\d({UPPER}])")
