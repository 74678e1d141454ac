"""Who says what: direct quotations, and the clauses that report speech."""
import re
from dataclasses import dataclass
from functools import cache

from ngoaigiao import tables

SYLLABLES = 4  # a shorter piece between marks is no quotation (coding manual)
UNCUED = 8  # syllables that a piece needs when nobody is said to speak

_MARK = re.compile(r"[“”„‟«»″＂\"]|''|``|&[’‘']|(?<![\w])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)|&quot;")
_OPENS, _CLOSES = "“„«‘``", "”»’"
_STOP = ".!?…"


def spans(text, passages):
    """Spans (start, end) of what stands between quotation marks in title and body, without the marks and outer blanks.

    Any mark may close any other. A mark that opens after a stop inside a quotation begins the next one; a quotation that
    is never closed ends with its line.
    """
    kept = [(row["start"], row["end"]) for row in passages if row["role"] in ("title", "body")]
    return [span for start, end in _lines(text, kept) for span in _line_spans(text, start, end)]


def _lines(text, kept):
    """The passages cut at line ends, and joined where no line end parts them."""
    lines = []
    for start, end in sorted(kept):
        for line in re.finditer(r"[^\n]+", text[start:end]):
            begin, stop = start + line.start(), start + line.end()
            if lines and "\n" not in text[lines[-1][1]:begin]:
                lines[-1] = (lines[-1][0], stop)
            else:
                lines.append((begin, stop))
    return lines


def _line_spans(text, begin, end):
    found, opened, inner = [], None, False
    for mark in _MARK.finditer(text, begin, end):
        before, after = text[begin:mark.start()][-1:], text[mark.end():end][:1]
        single = mark[0] in "'‘’"
        opens = _opens(mark[0], before, after, opened)
        if opened is None:
            if opens:
                opened, inner = mark, False
            continue
        if single != (opened[0] in "'‘’") and single:
            continue
        if opens:
            if text[opened.end():mark.start()].rstrip()[-1:] in _STOP:
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
    if opened is not None and opened[0] not in "'‘’" and len(text[opened.end():end].split()) >= UNCUED:
        found.append((opened.end(), end))
    return [_trim(text, *span) for span in found]


def _opens(mark, before, after, opened):
    if mark in ("“", "„", "«", "‘", "``", "&‘"):
        return opened is None or bool(after.strip()) and not before.strip()
    if mark in ("”", "»", "’"):
        return opened is None and bool(after.strip()) and not before.strip()
    if opened is None:
        return bool(after.strip()) and not (before.strip() and before not in "([:–—-“\"" and after in ",.;:)")
    return not before.strip() and bool(after.strip()) and after not in ",.;:)–-"


def _trim(text, start, end):
    surface = text[start:end]
    return start + len(surface) - len(surface.lstrip()), start + len(surface.rstrip())


@dataclass(frozen=True)
class Cue:
    """A word that introduces speech, at its place in the text."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True)
class Speaker:
    """Who speaks, and the cue that says so (None where speech goes on without one)."""

    row: dict
    cue: Cue


def read(reading, codebook):
    """Rows of `quotes`: direct quotations of four syllables or more, without their marks.

    `speaker_id` and `speaker_party` are null where nobody is said to speak; `cue` is the word that says who speaks.
    `how` tells where it stands: `after`, `before`, `continued`, `title`, `none`.
    """
    return _Speech(reading, codebook).quotations()


def reported(reading, codebook):
    """Clauses of indirect speech: dicts of start, end (the content), cue, cue_start, cue_end, speaker_id, speaker_party."""
    return _Speech(reading, codebook).clauses()


@cache
def _grammar(codebook):
    kinds = {}
    for row in codebook["speech"]:
        kinds.setdefault(row["cue"].lower(), row["kind"])
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(kinds, key=len, reverse=True))
    return kinds, re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])(?!\s+(?:của|chung của)\b)", re.IGNORECASE)


_NOUN = re.compile(r"\b(?:lời|sự|bài|bản|cuộc|các|những|một|việc|đưa ra|ra|trong|mọi|hai|buổi|phiên|bị|được|tiếng|có)\s+\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|¤[”\"“»'’]*|\b(?:rằng|khi|mà|nhưng|vì|song|trong khi|đồng thời|còn|do|và|nếu|bởi|để|sau khi|trước khi|cũng như|nhằm)\b", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"\W*(?:trong|tại|sau|trước|khi|nhân|phát biểu|trả lời|về|liên quan|bên lề|ngày|hôm|đáp|phản ứng|bình luận|ngoài|với|để|"
    r"nói|thông qua|tới|đến|dù|mặc dù|bất chấp|nếu|từ|vào|ở|trên|qua|bên cạnh|tuy|cùng|nhằm|dưới|kể|đề cập|lý giải|giải thích|"
    r"viết|tuyên bố|theo|sáng|chiều|tối|tuần|tháng|do|gặp|tiếp|dựa)\b", re.IGNORECASE)
_VERBLESS = re.compile(r"[\s,]*(?:tại|ở|của|về|cho|kiêm|phụ trách|ông|bà|ngài|cũ|cấp cao|thường trực|tại nước này)?[\s,(]*(?:ông|bà|ngài|là|–|-)?\s*", re.IGNORECASE)


class _Speech:
    def __init__(self, reading, codebook):
        self.reading, self.text = reading, reading["article"]["text"]
        self.kinds, self.pattern = _grammar(codebook)
        self.spans = spans(self.text, reading["passages"])
        self.said = [span for span in self.spans if len(self.text[slice(*span)].split()) >= SYLLABLES]
        self.mask = self.masked()
        self.actors = self.listed()
        self.titles = [(row["start"], row["end"]) for row in reading["passages"] if row["role"] == "title"]

    def masked(self):
        """The text with the inside of longer quotations blotted out, so that their words are nobody's cue."""
        letters = list(self.text)
        for start, end in self.said:
            letters[start:end] = "¤" * (end - start)
        return "".join(letters)

    def listed(self):
        """Mentions and single references in order; a mention inside a reference ("Nga" in "Tổng thống Nga") is left out."""
        references = {}
        for row in self.reading["references"]:
            references.setdefault((row["start"], row["end"]), []).append(row)
        rows = [group[0] for group in references.values() if len(group) == 1]
        rows += [row for row in self.reading["mentions"] if row["kind"] != "place" and not any(
            start <= row["start"] and row["end"] <= end for start, end in references)]
        rows = [row for row in rows if self.mask[row["start"]] != "¤"]
        return sorted(rows, key=lambda row: row["start"])

    def units(self):
        """Sentences, joined where a quotation runs over their border."""
        units = []
        for start, end in self.reading["sentences"]:
            if units and any(a < units[-1][1] and b > start for a, b in self.said):
                units[-1] = (units[-1][0], end)
            else:
                units.append((start, end))
        return units

    def quotations(self):
        rows, current, pending = [], None, []
        for unit in self.units():
            inside = [span for span in self.said if unit[0] <= span[0] < unit[1]]
            title = any(start <= unit[0] < end for start, end in self.titles)
            for place, span in enumerate(inside):
                begin = inside[place - 1][1] if place else unit[0]
                end = inside[place + 1][0] if place + 1 < len(inside) else unit[1]
                speaker, how = self.attribute(span, unit[0], begin, end, current)
                row = self.row(span, speaker, how)
                if row is None:
                    continue
                rows.append(row)
                if title and speaker is None:
                    pending.append((len(rows) - 1))
                if speaker:
                    current = speaker
            if not inside:
                spoken = self.last_speaker(*unit)
                current = spoken or current
            if pending and current and not title:
                for place in pending:
                    rows[place].update(self.spoken(current, "title"))
                pending = []
        return tables.number([r for r in rows if r["speaker_id"] or r["how"] != "none" or len(r["text"].split()) >= UNCUED],
                             "quote_id", self.reading["article"]["article_id"], "q")

    def row(self, span, speaker, how):
        return {"article_id": self.reading["article"]["article_id"], "start": span[0], "end": span[1],
                "text": self.text[slice(*span)], "kind": "direct", **self.spoken(speaker, how)}

    def spoken(self, speaker, how):
        cue, actor = (speaker.cue, speaker.row) if speaker else (None, None)
        return {"cue": cue and cue.text, "cue_start": cue and cue.start, "cue_end": cue and cue.end,
                "speaker_id": actor and actor["actor_id"], "speaker_party": actor and actor["party"], "how": how}

    def attribute(self, span, start, begin, end, current):
        left, right = self.mask[begin:span[0]], self.mask[span[1]:end]
        bare = not re.sub(r"[\W_]", "", self.mask[start:span[0]].replace("¤", ""))
        closing = re.match(r"\s*[“”\"»'’]*\s*", right)
        ended = self.text[span[0]:span[1]][-1:] in _STOP and right[closing.end():closing.end() + 1].isupper()
        if not ended:
            speaker = self.after(span[1] + closing.end(), end, bare)
            if speaker and (bare or not self.cues(begin, span[0])):
                return speaker, "after"
        speaker = self.last_speaker(start, span[0])
        if speaker:
            return speaker, "before"
        if bare or current:
            return current, "continued" if current else "none"
        return None, "none"

    def cues(self, begin, end):
        return [Cue(m.start(), m.end(), m[0], self.kinds[re.sub(r"\s+", " ", m[0]).lower()])
                for m in self.pattern.finditer(self.mask, begin, end)
                if not _NOUN.search(self.mask[max(begin, m.start() - 12):m.start()])]

    def after(self, begin, end, bare):
        """The speaker named right after a quotation: `", ông nói`, `", theo ông X`, `", AFP dẫn lời ông X`."""
        cues = [cue for cue in self.cues(begin, end) if cue.kind != "carry"]
        for cue in cues[:2]:
            if cue.kind in ("report", "source"):
                actor = self.head(cue.end, min(end, cue.end + 160))
            elif cue.kind == "document":
                actor = self.head(cue.end, min(end, cue.end + 80))
            else:
                actor = self.subject(begin, cue)
            if actor:
                return Speaker(actor, cue)
        return None

    def last_speaker(self, begin, end):
        """The speaker of the last cue between two places."""
        for cue in reversed(self.cues(begin, end)):
            if cue.kind in ("carry", "document"):
                continue
            actor = self.head(cue.end, min(end, cue.end + 160)) if cue.kind in ("report", "source") else self.subject(begin, cue)
            if actor and not (cue.kind == "source" and actor["kind"] == "media"):
                return Speaker(actor, cue)
        return None

    def between(self, begin, end):
        return [row for row in self.actors if begin <= row["start"] and row["end"] <= end]

    def head(self, begin, end):
        """The actor that a noun phrase beginning at `begin` means: its person, if it names one."""
        row = None
        for actor in self.between(begin, end):
            if row is None:
                if len(self.mask[begin:actor["start"]].split()) > 8:
                    return None
                row = actor
            elif row["kind"] != "person" and _VERBLESS.fullmatch(self.mask[row["end"]:actor["start"]]):
                row = actor
            else:
                break
        return row

    def subject(self, begin, cue):
        """The actor that a cue has as its subject: in its clause, or else in the clauses before it."""
        borders = [begin] + [m.end() for m in _CLAUSE.finditer(self.mask, begin, cue.start)]
        stop = cue.start
        for border in reversed(borders):
            actor = self.clause_subject(border, stop)
            if actor:
                return actor
            stop = border
        return None

    def clause_subject(self, begin, end):
        pieces, place = [], begin
        for comma in [m.start() for m in re.finditer(r"[,–—]|\s-\s", self.mask[begin:end])] + [end - begin]:
            pieces.append((place, begin + comma))
            place = begin + comma + 1
        best = None
        for piece in pieces:
            actor = self.head(*piece)
            if not actor:
                continue
            if _ADJUNCT.match(self.mask[piece[0]:actor["start"]]):
                continue
            if best is None or best["kind"] != "person" and actor["kind"] == "person" and re.fullmatch(
                    r"\W*(?:ông|bà|ngài)?\s*", self.mask[piece[0]:actor["start"]]):
                best = actor
        if best is None:
            for piece in reversed(pieces):
                actor = self.head(*piece)
                if actor and not re.match(r"\W*theo\b", self.mask[piece[0]:piece[1]], re.IGNORECASE):
                    return None
        return best

    def clauses(self):
        rows = []
        for begin, end in self.units():
            cues = [cue for cue in self.cues(begin, end) if cue.kind != "carry"]
            for place, cue in enumerate(cues):
                if cue.kind == "document":
                    continue
                if cue.kind in ("report", "source"):
                    actor = self.head(cue.end, min(end, cue.end + 160))
                    start = self.mask.find(",", actor["end"], end) + 1 if actor else 0
                else:
                    actor, start = self.subject(begin, cue), cue.end
                if not actor or not start:
                    continue
                stop = next((c.start for c in cues[place + 1:] if re.search(r"[,;]\s*(?:đồng thời|và)\b", self.mask[cue.end:c.start])), end)
                rows.append({"start": start, "end": stop, "cue": cue.text, "cue_start": cue.start, "cue_end": cue.end,
                             "speaker_id": actor["actor_id"], "speaker_party": actor["party"]})
        return rows
