"""Who says what: direct quotations."""

import re

from ngoaigiao import tables
from ngoaigiao.patterns import UPPER, lower
from ngoaigiao.sentences import prose, trim
from ngoaigiao.speech import Speech
from ngoaigiao.speech_grammar import Cue, Speaker

SYLLABLES = 4  # a shorter piece between marks is no quotation (coding manual)
UNCUED = 8  # syllables that a piece needs when nobody is said to speak
SAME = 0.6  # share of a headline's words that the body's sentence must have

_MARK = re.compile(r"[“”„‟«»″＂\"]|''|``|&[’‘']|(?<![\w])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)|&quot;")
_SINGLE = "'‘’"
_STOP = ".!?…"
_SHORT = re.compile(rf"[“”\"»'’]+\s*\([{UPPER}]{{2,10}}\)")
_LED = re.compile(r"(rằng|:)[\s:]*[“”„«\"'‘]*\s*\Z")  # a verb of speech that the codebook lacks
_TITLE = 12  # syllables that a name between marks has at most


def spans(text, passages):
    """Spans (start, end) of what stands between quotation marks in title and body, without the marks and outer blanks.

    Any mark may close any other. A mark that opens after a stop inside a quotation begins the next one; a quotation
    that is never closed ends with its line.
    """
    return [span for start, end in _lines(text, prose(passages)) for span in _line_spans(text, start, end)]


def _lines(text, kept):
    """The passages cut at line ends, and joined where no line end parts them."""
    lines = []
    for start, end in sorted(kept):
        for line in re.finditer(r"[^\n]+", text[start:end]):
            begin, stop = start + line.start(), start + line.end()
            if lines and "\n" not in text[lines[-1][1] : begin]:
                lines[-1] = (lines[-1][0], stop)
            else:
                lines.append((begin, stop))
    return lines


def _line_spans(text, begin, end):
    """The spans of one line. A mark in a quotation that neither closes it nor begins the next one has its own pair."""
    found, opened, inner = [], None, False
    for mark in _MARK.finditer(text, begin, end):
        before = text[max(begin, mark.start() - 1) : mark.start()]
        after = text[mark.end() : min(end, mark.end() + 1)]
        single = mark[0] in _SINGLE
        opens = _opens(mark[0], before, after, opened)
        if opened is None:
            if opens:
                opened, inner = mark, False
            continue
        if single != (opened[0] in _SINGLE) and single:
            continue
        if opens:
            if text[opened.end() : mark.start()].rstrip()[-1:] in _STOP:
                found.append((opened.end(), mark.start()))
                opened, inner = mark, False
            else:
                inner = True
            continue
        if inner:
            inner = False
            continue
        found.append((opened.end(), mark.start()))
        opened = None
    if opened is not None and opened[0] not in _SINGLE and len(text[opened.end() : end].split()) >= UNCUED:
        found.append((opened.end(), end))
    return [trim(text, *span) for span in found]


def _opens(mark, before, after, opened):
    """Whether a mark opens a quotation, by its shape and by the characters beside it."""
    if mark in ("“", "„", "«", "‘", "``", "&‘"):
        return opened is None or bool(after.strip()) and not before.strip()
    if mark in ("”", "»", "’"):
        return opened is None and bool(after.strip()) and not before.strip()
    if opened is None and after and not after.strip():
        return bool(before) and not before.strip()  # "với tên gọi " Vành đai ", …"
    if opened is None:
        return bool(after) and not (before not in '([:–—-“"' and after in ",.;:)")
    return not before.strip() and bool(after.strip()) and after not in ",.;:)–-"


def read(reading, codebook):
    """Rows of `quotes`: direct quotations of four syllables or more, without their marks.

    `speaker_id` and `speaker_party` are null where nobody is said to speak; `cue` is the word that says who speaks.
    `how` tells where it stands: `after`, `before`, `continued` (who spoke last goes on), `title` (by the body), `none`.
    """
    text, said = reading["article"]["text"], _said(reading)
    speech = Speech(reading, codebook, said)
    titles = [(row["start"], row["end"]) for row in reading["passages"] if row["role"] == "title"]
    rows, headed, told, near, goes_on = [], [], [], None, False
    for begin, end in _units(text, reading["sentences"], said):
        inside = [span for span in said if begin <= span[0] < end]
        free = bool(near and inside) and _stands_alone(text, inside[0], begin, end)
        found, spoken = _quotations(speech, text, inside, (begin, end), near, goes_on or free)
        goes_on = spoken is not None
        topic = None if spoken else speech.topic(begin, end)
        near = spoken or topic and Speaker(topic, None) or near
        title = any(start <= begin < stop for start, stop in titles)
        headed += [row for row in found if title and row["how"] == "none"]
        rows += [row for row in found if not (title and row["how"] == "none") and _counts(text, row, begin)]
        if spoken and spoken.row and not title:
            told.append((_words(text[begin:end]), spoken))
    rows += [row for row in headed if _by_body(row, told)]
    names = {text[slice(*span)] for span in said if _is_name(speech, text, span)}
    rows = sorted((row for row in rows if row["text"] not in names), key=lambda row: row["start"])
    article_id = reading["article"]["article_id"]
    return tables.number([{"article_id": article_id, **row} for row in rows], "quote_id", article_id, "q")


def _quotations(speech, text, inside, unit, current, goes_on):
    """The rows of the quotations `inside` a unit, and who spoke in it last, None if nobody is said to speak.

    current: who spoke last before it, or whom a sentence since then tells of; goes_on: whether it may go on unsaid.
    """
    begin, end = unit
    rows, spoken = [], None
    for span, stop in zip(inside, [start for start, _ in inside[1:]] + [end]):
        continued = goes_on or spoken is not None
        speaker, how = _attribute(speech, text, span, begin, stop, spoken or current, continued)
        rows.append(
            {
                "start": span[0],
                "end": span[1],
                "text": text[slice(*span)],
                "kind": "direct",
                **_columns(speaker, how),
                "addressee_id": _addressee(speech, speaker, end),
            }
        )
        spoken = speaker or spoken
    return rows, spoken if inside else speech.main(begin, end, current)


def _by_body(row, told):
    """Give a headline's quotation the speaker of the sentence of the body that says the same; whether one does.

    A long one goes to the first who speaks in the body, whatever his words.
    """
    words = _words(row["text"])
    said, speaker = max(told, key=lambda pair: len(words & pair[0]), default=(set(), None))
    if len(words & said) < SAME * len(words):
        speaker = told[0][1] if told and len(row["text"].split()) >= UNCUED else None
    row.update(_columns(speaker, "title"))
    return speaker is not None


def _words(text):
    return set(re.findall(r"\w+", text.lower()))


def _said(reading):
    text = reading["article"]["text"]
    return [span for span in spans(text, reading["passages"]) if len(text[slice(*span)].split()) >= SYLLABLES]


def _units(text, sentences, said):
    """(start, end) of sentences, joined where a quotation runs over their border."""
    units = []
    for start, end in sentences:
        if units and any(a < units[-1][1] and b > start for a, b in said):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _attribute(speech, text, span, begin, end, current, goes_on):
    """The speaker of one quotation of the sentence from `begin`, and where the text says so."""
    left = speech.mask[begin : span[0]]
    closing = re.compile(r"\s*[“”\"»'’]*\s*").match(text, span[1])
    last = max((m.end() for m in re.finditer("¤", left)), default=0)
    alone = all(cue.kind == "document" for cue in speech.cues(begin + last, span[0])) or not left[last:].strip()
    aside = not re.search(r"\w", left)
    if alone and (speaker := speech.after(closing.end(), end, current)):
        if aside or speaker.cue and not speech.grammar.that.match(speech.mask, speaker.cue.end):
            return speaker, "after"
    if speaker := speech.source(closing.end(), end, current) or speech.owner(begin, span[0], closing.end(), end):
        return speaker, "after"
    if speaker := speech.before(begin, span[0], current):
        return speaker, "before"
    cues = speech.cues(begin, span[0])
    if (
        cues
        and speech.grammar.lead.fullmatch(left, 0, cues[0].start - begin)
        and "," in speech.mask[closing.end() : end]
    ):
        if row := speech.beyond(closing.end(), end):
            return Speaker(row, cues[0]), "after"
        if cues[0].kind in ("judge", "think"):
            return speech.after(closing.end(), end, current) or Speaker(None, cues[0]), "after"
    if behind := _behind(speech, (begin, span[0]), (closing.end(), end)):
        return behind, "after"
    led = _LED.search(left) or len(text[slice(*span)].split()) >= UNCUED and speech.grammar.sides.search(left)
    if led and (speaker := speech.subject(Cue(begin + led.start(), begin + led.end(1), led[1], "say"), begin, current)):
        return speaker, "before"
    for row in reversed(speech.between(begin, span[0])):
        if speech.mask[row["end"] : row["end"] + 2].strip()[:1] == ":":
            return Speaker(row, None), "before"
    if current and goes_on:
        return current, "continued"
    return None, "none"


def _behind(speech, clause, rest):
    """The subject of the clause round a quotation whose cue follows at once: "Ông X ra đi, “…”, ám chỉ Y"."""
    for cue in speech.cues(*rest)[:1]:
        aside = speech.mask[rest[0] : cue.start].strip() == "," and cue.kind in ("say", "think", "judge", "ask")
        row = speech.topic(*clause) if aside else None
        return Speaker(row, cue) if row else None
    return None


def _stands_alone(text, span, begin, end):
    """Whether a quotation is the whole of its unit: it begins with a capital and no word stands beside it."""
    beside = text[begin : span[0]] + text[span[1] : end]
    return text[span[0]].isupper() and not re.search(r"\w", beside)


def _counts(text, row, begin):
    """Whether a piece between marks is speech: said by somebody in its unit, from `begin`, or long enough."""
    alone = row["how"] == "none" or row["how"] == "continued" and re.search(r"\w", text[begin : row["start"]])
    return not alone or len(row["text"].split()) >= UNCUED or bool(_LED.search(text, begin, row["start"]))


def _is_name(speech, text, span):
    """Whether a noun before or an abbreviation behind says that a piece between marks is a name ("“…” (IS)")."""
    named = speech.grammar.names.search(_before(text, span[0])) or _SHORT.match(text, span[1])
    return named or _is_title(speech, text, span)


def _is_title(speech, text, span):
    """Whether a short piece has a capital that no colon, verb of speech or "là" before it asks for ("dự “Hội …”")."""
    words, before = text[slice(*span)], _before(text, span[0])
    if not words[0].isupper() or re.search(r"[.!?…]", words) or len(words.split()) > _TITLE:
        return False
    return before[-1:].isalnum() and span[0] not in speech.names and not speech.grammar.leads.search(before)


def _before(text, start):
    """The words before a quotation mark, on the same line."""
    return lower(text[max(0, start - 60) : start].rpartition("\n")[2].rstrip("“\"„«'‘ "))


def _addressee(speech, speaker, end):
    row = speaker and speaker.cue and speech.addressee(speaker.cue, end)
    return row["actor_id"] if row and row is not speaker.row else None


def _columns(speaker, how):
    cue, actor = (speaker.cue, speaker.row) if speaker else (None, None)
    return {
        "cue": cue and cue.text,
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
        "speaker_id": actor and actor["actor_id"],
        "speaker_party": actor and actor["party"],
        "how": how,
    }
