"""Speech: which words say that somebody speaks (`speech.csv`), and whom they have for speaker."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from ngoaigiao.patterns import UPPER, lower
from ngoaigiao.speech_documents import cited, issuer
from ngoaigiao.speech_grammar import Cue, grammar

REACH = 160  # characters after "theo", "dẫn lời" in which the speaker is named

FEW = 3  # words at most between a medium and its verb of speech
_FAR = re.compile(r"[,;:]|(?:\S+\s+){9}")  # between "theo", "dẫn lời" and a name: it is not whom they mean
# "(IAEA)", "(Mỹ)", "(trái)": it parts no clause and names no speaker, but behind a quotation ("“…” (lời ông X)")
_ASIDE = re.compile(r"(?<![¤”\"»’])(?<![¤”\"»’] )\([^()¤\n]{1,30}\)")
_PASSIVE = re.compile(r"\b(?:bị|được)\s+", re.IGNORECASE)
_IS = re.compile(r"\blà\s+\Z", re.IGNORECASE)  # between an office and a name
_BOTH = re.compile(r"\s*(?:là\s+)?")  # between two persons of one noun phrase
_SET_OFF = re.compile(r"\s*[,–—-]\s*\w")  # between a quotation and who says it
_MARK = re.compile(r"\s[–—-]\s|,\s")  # parts a description from what it describes
_SET_OFF_NAME = re.compile(rf"\s*[,–—-]\s*[{UPPER}]\w")
_NAME = re.compile(rf"\b[{UPPER}]\w")
_NOT_HEARER = re.compile(r"[,:;]|\brằng\b|(?:\S+\s+){6}")


@dataclass(frozen=True)
class Speaker:
    """Who speaks, and the cue. row: of `mentions` or `references`, None for somebody whom the article does not name."""

    row: dict | None
    cue: Cue | None


class Speech:
    """The cues of one article and their speakers. `said`: spans of quotations, whose own words are nobody's cue."""

    def __init__(self, reading, codebook, said):
        self.grammar = grammar(codebook)
        letters = list(reading["article"]["text"])
        for start, end in said:
            letters[start:end] = "¤" * (end - start)
        for aside in _ASIDE.finditer("".join(letters)):
            letters[aside.start() : aside.end()] = " " * len(aside[0])
        self.mask = "".join(letters)
        for row in reading["mentions"]:
            letters[row["start"] : row["end"]] = "¤" * (row["end"] - row["start"])
        self.lower = lower("".join(letters))  # names hold no cue: "Nhật Bản tuyên bố" is no "bản tuyên bố"
        self.actors = _actors(reading, self.mask)
        self.starts = [start for start, _ in reading["sentences"]] or [0]
        names = reading["mentions"] + reading["references"]
        self.names = {row["start"]: row["end"] for row in names}
        self.posts = sorted((row["start"], row["end"]) for row in names if row["kind"] != "person")
        self.ends = set(self.names.values())
        self.states = {place for row in names if row["kind"] == "state" for place in (row["start"], row["end"])}
        self.within = {place for start, end in self.names.items() for place in range(start + 1, end)}

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
            kind = self.grammar.kinds.get(re.sub(r"\s+", " ", found[0]), "say")  # "cho báo giới biết" is none of them
            if of := self.grammar.of.match(self.mask, found.end()):
                row = kind not in ("report", "source") and self.head(of.end(), of.end() + REACH)
                if row and self.grammar.noun_that.match(self.mask, row["end"]):
                    cues.append(Cue(found.start(), of.end(), found[0], "noun"))
            elif self.is_verb(found):
                cues.append(Cue(found.start(), found.end(), self.mask[found.start() : found.end()], kind))
        return cues

    def is_verb(self, found):
        """Whether a word of speech is a verb: not "lời kêu gọi", "nói trên", though "Nhật Bản kêu gọi"."""
        if self.grammar.no_verb_after.match(self.mask, found.end()):
            return False
        return not self.grammar.no_verb.search(self.lower, max(0, found.start() - 12), found.start())

    def before(self, begin, end, current=None):
        """The speaker by the last cue between two places; None when there is no cue."""
        cues = [cue for cue in self.cues(begin, end) if cue.kind not in ("carry", "document")]
        for place in range(len(cues) - 1, -1, -1):
            speaker = self.of(cues[place], begin, end, current)
            if cues[place].kind == "told":
                return speaker or Speaker(None, cues[place])
            if speaker is None or speaker.row and self.closed(cues[place], speaker.row, begin, end):
                continue
            if self.grammar.future.search(self.mask, begin, cues[place].start):
                if (outer := self.before(begin, cues[place].start, current)) and outer.row:
                    return outer
            far = len(self.mask[cues[place].end : end].split()) > FEW
            if not speaker.row and (far or self.is_told(cues[place], begin)):
                outer = self.before(begin, cues[place].start, current)
                return outer if outer and outer.row else speaker
            kind = speaker.row and speaker.row["kind"]
            paper = kind == "media" and cues[place].kind == "source"  # "mà theo tờ X là"
            if speaker.row and kind != "person" and not paper:
                outer = self.before(begin, cues[place].start, current)
                if outer and outer.row and outer.row["kind"] == "person" and outer.row["party"] == speaker.row["party"]:
                    return outer
            return speaker
        return None

    def is_told(self, cue, begin):
        """Whether a cue is in what somebody else says in the sentence from `begin`."""
        return any(opener == "content" for _, _, opener in self.stretches(begin, cue.start))

    def closed(self, cue, row, begin, end):
        """Whether a side clause with speaker and cue has ended: a comma, another subject follow ("sau khi X …, Y")."""
        start, _, opener = self.stretches(begin, cue.start)[-1]
        if opener != "under" or row["start"] < start:
            return False
        later = self.stretches(cue.end, end)[1:]
        return any(
            after == "comma" and (self.noun_phrase(*span, False) or self.grammar.then.match(self.mask, *span))
            for *span, after in later
        )

    def main(self, begin, end, current=None):
        """The speaker of a sentence without quotation: by its last cue that is not in what somebody else says."""
        for cue in reversed(self.cues(begin, end)):
            if (
                cue.kind not in ("carry", "document")
                and not self.is_told(cue, begin)
                and (speaker := self.of(cue, begin, end, current))
            ):
                return speaker
        return self.before(begin, end, current)

    def after(self, begin, end, current=None):
        """The speaker by the first cue between two places, which follow a quotation.

        A name that is no actor's ("”, anh Tư nói") is somebody too.
        """
        cues = [cue for cue in self.cues(begin, end) if cue.kind != "carry"][:2]
        found = [speaker for cue in cues if (speaker := self.of(cue, begin, end, current))]
        if found:  # "theo báo X dẫn lời ông Y"
            passes_on = found[0].row and found[0].row["kind"] == "media" and len(found) > 1
            return found[1] if passes_on and found[1].cue.kind == "report" else found[0]
        if not cues and (row := self.beyond(begin, end)):
            issued = self.grammar.issued.match(self.mask, begin, end)  # "”, tuyên bố của Bộ X."
            return Speaker(row, None) if issued or row["kind"] == "person" else None
        return Speaker(None, cues[0]) if cues and self.stranger(begin, cues[0].start) else None

    def source(self, begin, end, current):
        """Who is named at once behind a quotation by "theo", "như lời" or in brackets, but for a medium."""
        if aside := self.grammar.bracket.match(self.mask, begin, end):
            close = self.mask.find(")", aside.end(), end)
            row = self.head(aside.end(), close)
            return Speaker(row, None) if row and row["kind"] == "person" and row["end"] == close else None
        for cue in self.cues(begin, end)[:1]:
            speaker = cue.kind == "source" and not re.search(r"\w", self.mask[begin : cue.start])
            speaker = speaker and self.of(cue, begin, end, current)
            return speaker if speaker and speaker.row and speaker.row["kind"] != "media" else None
        return None

    def stranger(self, begin, end):
        """Whether a name or noun that is no actor's stands between a quotation and its cue ("”, anh Tư nói")."""
        words = self.mask[begin:end]
        named = _SET_OFF_NAME.match(words)
        actors = [row for row in self.between(begin, end) if row["kind"] != "media"]
        if any(not self.is_kin(begin, row["start"]) for row in actors):
            return bool(named) and begin + named.end() - 2 not in self.names
        return bool(_NAME.search(words) or _SET_OFF.match(words) and not self.grammar.adjunct.match(words))

    def beyond(self, begin, end):
        """The actor that begins what follows a comma or dash behind a quotation ("Gọi đây là “…”, ông X đòi …")."""
        if not (aside := _SET_OFF.match(self.mask, begin, end)):
            return None
        start, stop, _ = self.stretches(aside.end() - 1, end)[0]
        return self.noun_phrase(start, stop, False)

    def of(self, cue, begin, end, current=None):
        """The speaker of a cue in the sentence from `begin` to `end`; `current` is who spoke last."""
        if cue.kind in ("report", "source", "document", "noun"):
            stop = min(end, cue.end + REACH)
            comma = self.mask.find(",", cue.end, stop) if cue.kind == "source" else -1
            row = self.head(cue.end, stop if comma < 0 else comma)
            far = row is None or _FAR.search(self.grammar.named.sub("", self.mask[cue.end : row["start"]]))
            if far or row["kind"] == "media" and cue.kind == "report":
                row = cited(self, cue, stop)
                return Speaker(row, cue) if row else None
            office = comma >= 0 and row["kind"] != "person" and row["start"] > cue.end + 1
            return Speaker(self.named(row, comma, end) if office else row, cue)
        spoken = self.subject(cue, begin, current)
        return self.answering(spoken, cue, current) if cue.kind == "told" else spoken

    def answering(self, asking, cue, current):
        """Who answers somebody who "nhận được câu trả lời": who spoke last, if that is another."""
        other = current.row if current and asking and asking.row else None
        return Speaker(other if other and other["actor_id"] != asking.row["actor_id"] else None, cue)

    def named(self, row, comma, end):
        """The person between two commas after an office ("theo Ngoại trưởng Nga, ông X, …"), else `row`."""
        for person in self.between(comma, min(end, comma + 60))[:1]:
            joined = self.grammar.link.fullmatch(self.mask, comma, person["start"])
            if joined and person["kind"] == "person" and self.mask[person["end"] : person["end"] + 1] == ",":
                return person
        return row

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
                row, place = actor, self.post(actor["end"])
            elif (
                row["kind"] != "person"
                and actor["kind"] == "person"
                and any(self.grammar.link.fullmatch(self.mask, stop, actor["start"]) for stop in (row["end"], place))
            ):
                return actor
            elif row["kind"] == actor["kind"] == "person" and _BOTH.fullmatch(self.mask, row["end"], actor["start"]):
                return actor  # "người phát ngôn của Tổng thống X (là) Y"
            elif row["kind"] == "person" or actor["start"] - row["end"] > 30:
                break
        return row

    def post(self, place):
        """Where the words end that say at what place or on what matter an office is held ("Đại sứ Mỹ tại Anh …")."""
        first = bisect_left(self.posts, (place, 0))
        for start, end in self.posts[first : first + 10]:
            if place < start and self.grammar.where.fullmatch(self.mask, place, start):
                place = end
        return place

    def between(self, begin, end):
        first = bisect_left(self.actors, begin, key=lambda row: row["start"])
        return list(takewhile(lambda row: row["end"] <= end, self.actors[first : first + 40]))

    def subject(self, cue, begin, current):
        """The subject of a verb of speech: in its own stretch of the clause, else in the nearest that can hold it."""
        if self.grammar.besides.search(self.mask, begin, cue.start) and (row := self.main_subject(begin, cue.start)):
            return Speaker(row, cue)
        stretches = self.undescribed(self.stretches(begin, cue.start))
        for place in range(len(stretches) - 1, -1, -1):
            start, end, opener = stretches[place]
            own = place == len(stretches) - 1
            words = self.mask[start:end]
            if not own and (opener in ("content", "under") or self.grammar.adjunct.match(words)):
                continue
            if own and (kin := self.between(start, end)) and self.is_kin(start, kin[0]["start"]):
                return Speaker(None, cue)
            row = self.noun_phrase(start, end, own) or self.set_off(start, end, cue)
            if own and self.is_passive(start, end):
                return Speaker(row, cue)
            if row:
                return Speaker(self.apposed(stretches[: place + 1], row) or row, cue)
            if own and (document := self.grammar.document.fullmatch(words)):
                row = issuer(self, document["noun"], start) or current and current.row
                return Speaker(row, cue) if row or current else None
            if own and (spoken := self.unnamed(stretches[: place + 1], cue, current)):
                return spoken
        return None

    def unnamed(self, stretches, cue, current):
        """The speaker where no actor is named at the verb: in apposition, who spoke last, somebody unknown, or None."""
        start, end, _ = stretches[-1]
        words = self.mask[start:end]
        if any(row["kind"] != "media" for row in self.between(start, end)):
            return None
        if person := self.apposed(stretches, None):
            return Speaker(person, cue)
        if stretches[-1][2] == "under" and self.grammar.he.fullmatch(words):  # "chị X đòi nợ khi chị kêu gọi"
            current = Speaker(self.topic(stretches[0][0], start) or current and current.row, cue)
        if current and self.goes_on(words, current.row):
            return Speaker(current.row, cue)
        opens = words.strip()[:1].isupper() and not self.grammar.adverb.fullmatch(words)
        somebody = self.grammar.somebody.match(words) or opens and not self.grammar.adjunct.match(words)
        return Speaker(None, cue) if somebody else None

    def goes_on(self, words, row):
        """Whether a subject means who spoke last: "vị quan chức", or "người phát ngôn của hãng" after a firm."""
        if same := self.grammar.same.match(words):
            return not same["whose"] or row is None or row["kind"] != "person" or self.is_spokesman(row)
        return bool(self.grammar.he.fullmatch(words))

    def is_spokesman(self, row):
        """Whether the article calls a person by the office of a spokesman."""
        offices = {actor.get("office") for actor in self.actors if actor["actor_id"] == row["actor_id"]}
        return any(office and self.grammar.same.match(office) for office in offices)

    def main_subject(self, begin, end):
        """Who is the subject of the first verb of speech that is in no side clause: "đồng thời" goes on with it."""
        for cue in self.cues(begin, end):
            under = any(opener in ("content", "under") for _, _, opener in self.stretches(begin, cue.start))
            if cue.kind in ("say", "think", "judge", "ask") and not under:
                if (speaker := self.subject(cue, begin, None)) and speaker.row:
                    return speaker.row
        return None

    def undescribed(self, stretches):
        """The stretches without a description of the subject by a clause of its own ("ông X, người ủng hộ Y, nói")."""
        empty = not re.search(r"\w", self.mask[slice(*stretches[-1][:2])])
        rest = stretches[:-1] if empty else stretches
        if len(rest) < 2 or rest[-1][2] != "comma" or not self.grammar.relative.match(self.mask, rest[-1][0]):
            return stretches
        start, end, _ = rest[-2]
        last = self.mask[start:end].split()[-1:]
        whom = last and last[0][0].isupper() or end in self.ends or self.grammar.somebody.match(self.mask, start)
        rows = self.between(start, end)
        other = rows and self.grammar.oblique.search(self.mask, start, rows[-1]["start"])  # "viết cho Y, người …"
        if not whom or other or self.grammar.adjunct.match(self.mask, start):
            return stretches
        return self.undescribed(rest[:-1])

    def set_off(self, start, end, cue):
        """The person at the end of a stretch, where but a comma parts it from the verb of speech."""
        rows = [] if re.search(r"\w", self.mask[end : cue.start]) else self.between(start, end)
        return rows[-1] if rows and self.beside(rows[-1], end) else None

    def topic(self, begin, end):
        """The person who is the subject of the first clause between two places, None if it is somebody else."""
        for start, stop, _ in self.stretches(begin, end):
            if not self.grammar.adjunct.match(self.mask, start, stop):
                row = self.noun_phrase(start, stop, False)
                return row if row and row["kind"] == "person" else None
        return None

    def stretches(self, begin, end):
        """The text cut at commas, brackets, conjunctions and verbs of saying: (start, end, what opens it)."""
        cuts, place, opener = [], begin, "hard"
        said = [(cue.start, cue.end, "said") for cue in self.cues(begin, end) if cue.kind in ("say", "think")]
        marks = [
            (found.start(), found.end(), found.lastgroup)
            for found in self.grammar.border.finditer(self.mask, begin, end)
            if found.start() not in self.within and not self.joins(found) and not self.is_named(found)
        ]
        for start, stop, kind in sorted(said + marks):
            if start < place or kind == "said" and not re.search(r"\w", self.mask[place:start]):
                continue
            cuts.append((place, start, opener))
            opener = "content" if kind == "said" or kind == "comma" and start in self.after_cues else kind
            place = stop
        return cuts + [(place, end, opener)]

    def is_named(self, found):
        """Whether a word that parts clauses is half a name by its capital ("cố vấn Do Thái X")."""
        before = self.mask[max(0, found.start() - 2) : found.start()]
        return found[0][0].isupper() and before[:1].isalnum() and before[1:] == " "

    def joins(self, found):
        """Whether a conjunction stands between two names ("Mỹ và Nga"), or a dash between two states ("Mỹ - Nga")."""
        left, right = found.start(), found.end()
        while self.mask[left - 1 : left].isspace():
            left -= 1
        while self.mask[right : right + 1].isspace():
            right += 1
        if found.lastgroup == "comma":
            return found[0] != "," and {left, right} <= self.states
        return found.lastgroup == "equal" and left in self.ends and right in self.names

    def opening(self, start, end, own):
        """Where the noun phrase of a stretch begins: after "tuyên bố của", and after "bị", "được" before the verb."""
        if issued := self.grammar.issued.match(self.mask, start, end):
            return issued.end()
        passives = list(_PASSIVE.finditer(self.mask, start, end)) if own else []
        return passives[-1].end() if passives else start

    def is_passive(self, start, end):
        """Whether a stretch is the agent of a passive ("…, bị nhiều người gọi là")."""
        passive = _PASSIVE.search(self.mask, start, end)
        opens = passive and self.grammar.adverb.fullmatch(self.mask, start, passive.start())
        return bool(opens and re.search(r"\w", self.mask[passive.end() : end]))

    def noun_phrase(self, start, end, own):
        """The actor of the noun phrase that opens a stretch; None when its subject is left out or not named."""
        begin = self.opening(start, end, own)
        rows = self.between(begin, end)
        rows = self.without_media(rows, begin, end, own)
        if not rows or self.is_kin(begin, rows[0]["start"]):
            return None
        prefix = _IS.sub("", self.mask[begin : rows[0]["start"]])
        if own and self.grammar.adjunct.match(prefix):
            free = [
                row
                for row, former in zip(rows, [begin] + [row["end"] for row in rows])
                if not self.grammar.oblique.search(self.mask[former : row["start"]])
            ]
            return self.head(free[-1]["start"], end) if free else None
        told = any(cue.kind != "document" for cue in self.cues(begin, rows[0]["start"]))
        if not told and not self.grammar.predicate.search(prefix):
            return self.head(rows[0]["start"], end)
        return rows[-1] if own and self.beside(rows[-1], end) else None

    def without_media(self, rows, begin, end, own):
        """The actors but for media with the place where they appear, unless a medium is the subject ("tờ X viết")."""
        kept, place = [], begin
        if self.grammar.medium.match(self.mask, begin):  # "tờ báo lớn nhất nước Pháp X"
            rows = rows[next((n for n, row in enumerate(rows) if row["kind"] == "media"), 0) :]
        for row in rows:
            if row["kind"] != "media":
                kept += [row] if row["start"] >= place else []
                continue
            place, before = self.post(row["end"]), self.mask[begin : row["start"]]
            kinds = {cue.kind for cue in self.cues(place, end)} & {"report", "carry", "source"}
            opens = not (kept or kinds or self.grammar.adjunct.match(before)) and len(before.split()) < FEW
            near = "report" not in kinds and len(self.mask[place:end].split()) <= FEW
            kept += [row] if own and (opens or near) else []
        return kept

    def beside(self, row, end):
        """Whether a person stands right before the verb of speech at `end` and belongs to no other word."""
        free = not self.grammar.oblique.search(self.mask, max(0, row["start"] - 30), row["start"])
        return free and row["kind"] == "person" and self.grammar.adverb.fullmatch(self.mask, row["end"], end)

    def apposed(self, stretches, row):
        """The person before a comma, when what follows says who that is ("ông X, trợ lý của Tổng thống Y, nói")."""
        start, end, _ = stretches[-1]
        if self.grammar.many.match(self.mask, start) or row is None and not re.search(r"\w", self.mask[start:end]):
            return None
        if row and row["kind"] == "person" and not self.grammar.genitive.search(self.mask, start, row["start"]):
            if not self.between_marks(start, end, row):
                return None
        # "…, một chuyên gia về châu Âu và dầu mỏ ở Nga"
        inner = row and re.search(r"\w", self.mask[start : row["start"]])
        for place in range(len(stretches) - 1, 0, -1):
            if inner and stretches[place][2] == "equal":
                continue
            if stretches[place][2] != "comma":
                return None
            begin, end, _ = stretches[place - 1]
            before = self.between(begin, end)
            persons = [row for row in before if row["kind"] == "person"]
            if persons and self.grammar.belongs.match(self.mask[persons[-1]["end"] : end]):
                place = persons[-1]["start"]
                oblique = self.grammar.oblique.search(self.mask, stretches[0][0], place)
                if not oblique and not self.is_kin(begin, place):
                    return persons[-1]
        return None

    def is_kin(self, begin, place):
        """Whether a person at `place` is named for a relative or friend ("vợ ông X")."""
        return bool(self.grammar.kin.search(self.mask, begin, place))

    def between_marks(self, start, end, row):
        """Whether a description with an unlisted name stands between dashes or commas ("ông X - sếp Y - nói")."""
        calls = re.search(r"\w", self.mask[start : row["start"]]) and not self.grammar.sir.match(self.mask, start)
        marked = _MARK.search(self.mask[max(0, start - 3) : start + 1]) and _MARK.match(self.mask, end)
        return bool(calls and marked and row["actor_id"].startswith("?"))


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
    return sorted((row for row in rows if mask[row["start"]] not in "¤ "), key=lambda row: row["start"])
