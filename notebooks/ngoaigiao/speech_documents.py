"""Who speaks in a document that is named without its issuer ("thông cáo viết"): whoever the article said issued it."""

import re
from bisect import bisect_right

from ngoaigiao.speech_grammar import Cue

BACK = 1000  # characters before a document in which the article names its issuer
_OWNER = re.compile(r"[^,;:.]{0,60}")  # between "báo cáo của" and a name


def issuer(speech, noun, place):
    """Who issued the nearest such document before `place` ("báo cáo của X", "… do X soạn", "X ra báo cáo"), or None."""
    grammar, begin = speech.grammar, max(0, place - BACK)
    forms = (grammar.issued, grammar.published, grammar.issuing)
    found = [match for form in forms for match in form.finditer(speech.mask, begin, place)]
    for match in sorted(found, key=lambda match: -match.start("noun")):
        if _same(match["noun"].lower(), noun.lower()) and (row := _issuer_at(speech, match)):
            return row
    return None


def cited(speech, cue, end):
    """Who issued a document that is cited without its issuer ("theo báo cáo", "dẫn thông cáo"), or None."""
    noun = cue.start + len(cue.text.split()[0])  # "dẫn thông cáo"
    found = speech.grammar.document.match(speech.mask, noun, end)
    return found and issuer(speech, found["noun"], cue.start)


def _same(one, other):
    return one in other or other in one


def _issuer_at(speech, match):
    if match.re is not speech.grammar.issuing:
        row = speech.head(match.end(), match.end("by") if "by" in match.groupdict() else match.end() + 80)
        return row if row and _OWNER.fullmatch(speech.mask, match.end(), row["start"]) else None
    begin = speech.starts[max(0, bisect_right(speech.starts, match.start()) - 1)]
    spoken = speech.subject(Cue(match.start(), match.end(), match[0], "say"), begin, None)
    return spoken and spoken.row
