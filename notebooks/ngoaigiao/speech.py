"""Speech: which words say that somebody speaks (`speech.csv`), and whom they have for speaker."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from ngoaigiao.patterns import UPPER, any_case, any_of, lower, roles

REACH = 160  # characters after "theo", "dẫn lời" in which the speaker is named

FEW = 3  # words at most between a medium and its verb of speech
_FAR = re.compile(r"[,;:]|(?:\S+\s+){9}")  # between "theo", "dẫn lời" and a name: it is not whom they mean
_PASSIVE = re.compile(r"\b(?:bị|được)\s+", re.IGNORECASE)
_IS = re.compile(r"\blà\s+\Z", re.IGNORECASE)  # between an office and a name
_NAME = re.compile(rf"\b[{UPPER}]\w")
_NOT_HEARER = re.compile(r"[,:;]|\brằng\b|(?:\S+\s+){6}")


@dataclass(frozen=True)
class Cue:
    """A word that introduces speech, at its place in the text; `kind` as in `speech.csv`."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True)
class Speaker:
    """Who speaks, and the cue. row: of `mentions` or `references`, None for somebody whom the article does not name."""

    row: dict | None
    cue: Cue | None


class _Grammar:
    """The patterns of speech, compiled from the codebook."""

    def __init__(self, codebook):
        speech, role = codebook["speech"], roles(codebook)
        documents = any_of(row["cue"].lower() for row in speech if row["kind"] == "document")
        statuses = any_of(row["modifier"].lower() for row in codebook["modifiers"])
        sir = rf"(?:{role['honorific']}\s+)?"
        self.kinds = {row["cue"].lower(): row["kind"] for row in reversed(speech)}
        self.cue = re.compile(rf"(?<![\w-]){any_of(self.kinds)}(?![\w-])")
        self.names = re.compile(
            rf"(?<!\w){any_of(row['phrase'].lower() for row in codebook['naming'])}(?:\s+(?:của|mang|có|tên|là))*\s*\Z"
        )
        self.border = any_case(
            rf"(?P<comma>,|\s[–—-]\s|[–—])|(?P<hard>[;:()\[\]]|(?<=[.!?])[”\"»]\s)|\b(?P<content>{role['content']})\b"
            rf"|\b(?P<under>{role['subordinate']})\b|\b(?P<equal>{role['coordinate']})\b"
        )
        self.document = any_case(
            rf"\W*(?:trong\s+)?(?:(?:một|bản|các|lá|bức)\s+)?{documents}(?:\s+(?:này|trên|chung|cũng|còn))*\W*"
        )
        self.issued = any_case(rf"\W*(?:trong\s+)?(?:(?:một|bản|các)\s+)?{documents}(?:\s+\w+)?\s+(?:của|từ|do)\s+")
        self.link = any_case(rf"[\s,(]*(?:{role['linking']}\s+)?{sir}(?:{statuses}\s+)*{sir}")
        self.adjunct = any_case(rf"\W*{role['adjunct']}\b")
        self.predicate = any_case(rf"\b{role['predicate']}\b")
        self.oblique = any_case(rf"\b{role['oblique']}\s+(?:\w+\s+){{0,3}}\Z")
        self.genitive = any_case(rf"\b{role['genitive']}\s+(?:\w+\s+){{0,2}}\Z")
        self.somebody = any_case(rf"\W*{role['somebody']}\b")
        self.same = any_case(rf"\W*{role['same speaker']}\b")
        self.hearer = any_case(rf"\s*{role['hearer']}\s+")
        self.no_verb = any_case(rf"\b{role['no verb']}\s+\Z")
        self.of = any_case(r"\s+(?:chung\s+)?(?:của|từ)\s+")
        self.that = any_case(r"\s*,?\s*(?:rằng|cho rằng|là)\b")


_grammar = cache(_Grammar)


class Speech:
    """The cues of one article and their speakers. `said`: spans of quotations, whose own words are nobody's cue."""

    def __init__(self, reading, codebook, said):
        self.grammar = _grammar(codebook)
        letters = list(reading["article"]["text"])
        for start, end in said:
            letters[start:end] = "¤" * (end - start)
        self.mask = "".join(letters)
        self.lower = lower(self.mask)
        self.actors = _actors(reading, self.mask)
        names = reading["mentions"] + reading["references"]
        self.starts, self.ends = {row["start"] for row in names}, {row["end"] for row in names}

    def cues(self, begin, end):
        """The cues between two places, in order; a noun is one only with its speaker ("nhận xét của X rằng")."""
        return [
            cue
            for cue in self._cues[
                bisect_left(self._cues, begin, key=lambda cue: cue.start) : bisect_left(
                    self._cues, end, key=lambda cue: cue.start
                )
            ]
            if cue.end <= end
        ]

    @cached_property
    def after_cues(self):
        return {cue.end for cue in self._cues}

    @cached_property
    def _cues(self):
        cues = []
        for found in self.grammar.cue.finditer(self.lower):
            kind = self.grammar.kinds[re.sub(r"\s+", " ", found[0])]
            if of := self.grammar.of.match(self.mask, found.end()):
                row = kind not in ("report", "source") and self.head(of.end(), of.end() + REACH)
                if row and self.grammar.that.match(self.mask, row["end"]):
                    cues.append(Cue(found.start(), of.end(), found[0], "noun"))
            elif not self.grammar.no_verb.search(self.mask, max(0, found.start() - 12), found.start()):
                cues.append(Cue(found.start(), found.end(), self.mask[found.start() : found.end()], kind))
        return cues

    def before(self, begin, end, current=None):
        """The speaker by the last cue between two places; None when there is no cue."""
        cues = [cue for cue in self.cues(begin, end) if cue.kind not in ("carry", "document")]
        for place in range(len(cues) - 1, -1, -1):
            speaker = self.of(cues[place], begin, end, current)
            if speaker is None:
                continue
            if speaker.row and speaker.row["kind"] != "person":
                outer = self.before(begin, cues[place].start, current)
                if outer and outer.row and outer.row["kind"] == "person" and outer.row["party"] == speaker.row["party"]:
                    return outer
            return speaker
        return None

    def after(self, begin, end, current=None):
        """The speaker by the first cue between two places, which follow a quotation.

        A name that is no actor's ("”, anh Tư nói") is somebody too.
        """
        cues = [cue for cue in self.cues(begin, end) if cue.kind != "carry"][:2]
        for cue in cues:
            if speaker := self.of(cue, begin, end, current):
                return speaker
        named = cues and _NAME.search(self.mask, begin, cues[0].start)
        return Speaker(None, cues[0]) if named and not self.between(begin, cues[0].start) else None

    def of(self, cue, begin, end, current=None):
        """The speaker of a cue in the sentence from `begin` to `end`; `current` is who spoke last."""
        if cue.kind in ("report", "source", "document", "noun"):
            stop = min(end, cue.end + REACH)
            comma = self.mask.find(",", cue.end, stop) if cue.kind == "source" else -1
            row = self.head(cue.end, stop if comma < 0 else comma)
            far = row is None or _FAR.search(self.mask, cue.end, row["start"])
            return None if far or row["kind"] == "media" and cue.kind == "report" else Speaker(row, cue)
        return self.subject(cue, begin, current)

    def addressee(self, cue, end):
        """Whom a verb of speech names as hearer ("nói với tờ X", "trả lời hãng Y"); None when it names nobody."""
        to = self.grammar.hearer.match(self.mask, cue.end)
        if not to and not re.search(r"(?:với|trả lời|đáp)\Z", cue.text, re.IGNORECASE):
            return None
        begin = to.end() if to else cue.end
        row = self.head(begin, min(end, begin + 60))
        return row if row and not _NOT_HEARER.search(self.mask, begin, row["start"]) else None

    def head(self, begin, end):
        """The actor that a noun phrase from `begin` means: its person, if it names one."""
        row = None
        for actor in self.between(begin, end):
            if row is None:
                row = actor
            elif (
                row["kind"] != "person"
                and actor["kind"] == "person"
                and self.grammar.link.fullmatch(self.mask, row["end"], actor["start"])
            ):
                return actor
            elif row["kind"] == "person" or actor["start"] - row["end"] > 30:
                break
        return row

    def between(self, begin, end):
        first = bisect_left(self.actors, begin, key=lambda row: row["start"])
        return list(takewhile(lambda row: row["end"] <= end, self.actors[first : first + 40]))

    def subject(self, cue, begin, current):
        """The subject of a verb of speech: in its own stretch of the clause, else in the nearest that can hold it."""
        stretches = self.stretches(begin, cue.start)
        comma = False
        for place in range(len(stretches) - 1, -1, -1):
            start, end, opener = stretches[place]
            own = place == len(stretches) - 1
            words = self.mask[start:end]
            held = own or not (opener == "content" or opener == "under" and comma or self.grammar.adjunct.match(words))
            comma = comma or opener in ("comma", "hard")
            if not held:
                continue
            row = self.noun_phrase(start, end, own)
            if row:
                return Speaker(self.apposed(stretches[: place + 1], row) or row, cue)
            if own and self.grammar.document.fullmatch(words):
                return Speaker(current.row, cue) if current else None
            unnamed = all(row["kind"] == "media" for row in self.between(start, end))
            if own and unnamed and self.grammar.somebody.match(words):
                return Speaker(current.row if current and self.grammar.same.match(words) else None, cue)
        return None

    def stretches(self, begin, end):
        """The text cut at commas, brackets and conjunctions: (start, end, what opens it)."""
        cuts, place, opener = [], begin, "hard"
        for found in self.grammar.border.finditer(self.mask, begin, end):
            if found.lastgroup == "equal" and self.joins(found):
                continue
            cuts.append((place, found.start(), opener))
            opener = found.lastgroup
            if opener == "comma" and found.start() in self.after_cues:
                opener = "content"
            place = found.end()
        return cuts + [(place, end, opener)]

    def joins(self, found):
        """Whether a conjunction stands between two names ("Mỹ và Nga")."""
        left, right = found.start(), found.end()
        while self.mask[left - 1 : left].isspace():
            left -= 1
        while self.mask[right : right + 1].isspace():
            right += 1
        return left in self.ends and right in self.starts

    def opening(self, start, end, own):
        """Where the noun phrase of a stretch begins: after "tuyên bố của", and after "bị", "được" before the verb."""
        if issued := self.grammar.issued.match(self.mask, start, end):
            return issued.end()
        passives = list(_PASSIVE.finditer(self.mask, start, end)) if own else []
        return passives[-1].end() if passives else start

    def noun_phrase(self, start, end, own):
        """The actor of the noun phrase that opens a stretch; None when its subject is left out or not named."""
        begin = self.opening(start, end, own)
        rows = self.between(begin, end)
        rows = [
            row for row in rows if row["kind"] != "media" or own and len(self.mask[row["end"] : end].split()) <= FEW
        ]
        if not rows:
            return None
        prefix = _IS.sub("", self.mask[begin : rows[0]["start"]])
        if own and self.grammar.adjunct.match(prefix):
            free = [
                row
                for row, former in zip(rows, [begin] + [row["end"] for row in rows])
                if not self.grammar.oblique.search(self.mask[former : row["start"]])
            ]
            return self.head(free[-1]["start"], end) if free else None
        if self.grammar.cue.search(prefix.lower()) or self.grammar.predicate.search(prefix):
            return None
        return self.head(rows[0]["start"], end)

    def apposed(self, stretches, row):
        """The person before a comma, when what follows says who that is ("ông X, trợ lý của Tổng thống Y, nói")."""
        start = stretches[-1][0]
        if row["kind"] == "person" and not self.grammar.genitive.search(self.mask, start, row["start"]):
            return None
        for place in range(len(stretches) - 1, 0, -1):
            if stretches[place][2] != "comma":
                return None
            begin, end, _ = stretches[place - 1]
            before = self.between(begin, end)
            if before and before[-1]["kind"] == "person" and not self.mask[before[-1]["end"] : end].strip():
                return before[-1]
            if self.grammar.predicate.search(self.mask[begin:end]) or self.cues(begin, end):
                return None
        return None


def _actors(reading, mask):
    """Mentions and references outside quotations, in order; a name inside a reference gives way ("Tổng thống Nga")."""
    references = {}
    for row in reading["references"]:
        references.setdefault((row["start"], row["end"]), []).append(row)
    rows = [group[0] for group in references.values() if len(group) == 1]
    rows += [
        row
        for row in reading["mentions"]
        if row["kind"] != "place" and not any(start <= row["start"] and row["end"] <= end for start, end in references)
    ]
    return sorted((row for row in rows if mask[row["start"]] != "¤"), key=lambda row: row["start"])
