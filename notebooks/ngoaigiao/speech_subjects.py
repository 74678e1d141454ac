"""The clauses round a verb of speech, and the actor that is its subject."""

import re
from bisect import bisect_left
from itertools import takewhile

from ngoaigiao.speech_documents import issuer
from ngoaigiao.speech_grammar import Speaker
from ngoaigiao.speech_lists import together, without_members

FEW = 3  # words at most between a medium and its verb of speech
NEAR = 60  # characters before a verb of speech in which its subject begins

_AND = re.compile(r"\s*và\s*")  # between those who speak together
_PASSIVE = re.compile(r"\b(?:bị|được)\s+", re.IGNORECASE)
_IS = re.compile(r"\s*\blà\s+\Z", re.IGNORECASE)  # between an office and a name
_BOTH = re.compile(r"\s*(?:là\s+)?")  # between two persons of one noun phrase
_MARK = re.compile(r"\s[–—-]\s|,\s")  # parts a description from what it describes


class Subjects:
    """Whom the stretches of an article's clauses have for subject. `Speech` fills it."""

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
            elif row["kind"] == actor["kind"] and _IS.fullmatch(self.mask, row["end"], actor["start"]):
                return actor  # "đồng minh của Mỹ là Anh"
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
        stretches = without_members(self, self.undescribed(self.stretches(begin, cue.start)))
        if together(self, stretches):
            return Speaker(None, cue)
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
                row = self.apposed(stretches[: place + 1], row) or self.first(stretches[: place + 1], row)
                return self.stranger_again(row, current) or Speaker(self.told_of(start, row, current) or row, cue)
            if own and (document := self.grammar.document.fullmatch(words)):
                row = issuer(self, document["noun"], start) or current and current.row
                return Speaker(row, cue) if row or current else None
            if own and (spoken := self.unnamed(stretches[: place + 1], cue, current)):
                return spoken
        return None

    def first(self, stretches, row):
        """The first of those who speak together ("Thủ tướng X và Tổng thống Y cam kết"), else `row`."""
        if len(stretches) < 2 or stretches[-1][2] != "equal" or row and row["kind"] != "person":
            return row
        (start, end, _), own = stretches[-2], stretches[-1][0]
        person = self.noun_phrase(start, end, False)
        joined = person and person["kind"] == "person" and _AND.fullmatch(self.mask, person["end"], own)
        goes_on = self.grammar.predicate.search(self.mask, own, row["start"] if row else stretches[-1][1])
        return person if joined and not goes_on else row

    def stranger_again(self, row, current):
        """Who spoke last, where that is one person without a name and "ông" goes on, else None."""
        if not current or current.row or not current.cue or row["how"] != "pronoun" or row["kind"] != "person":
            return None
        place = current.cue.start
        return current if self.grammar.one.search(self.mask, max(0, place - NEAR), place) else None

    def told_of(self, start, row, current):
        """Who spoke last, where a description with the state means that person ("nhà ngoại giao Nga"), else None."""
        last = current and current.row
        if not last or last["kind"] != "person" or row["kind"] == "person" or row["party"] != last["party"]:
            return None
        return last if self.grammar.described.match(self.mask, start, row["end"]) else None

    def unnamed(self, stretches, cue, current):
        """The speaker where no actor is named at the verb: in apposition, who spoke last, somebody unknown, or None."""
        start, end, _ = stretches[-1]
        words = self.mask[self.opening(start, end, False) : end]
        if any(row["kind"] != "media" for row in self.between(start, end)):
            return None
        together = self.grammar.somebody.match(words) and self.first(stretches, None)
        if person := self.apposed(stretches, None) or together:
            return Speaker(person, cue)
        if stretches[-1][2] == "under" and self.grammar.he.fullmatch(words):  # "chị X đòi nợ khi chị kêu gọi"
            current = Speaker(self.topic(stretches[0][0], start) or current and current.row, cue)
        if current and self.goes_on(words, current.row):
            return Speaker(current.row, cue)
        if self.home and self.grammar.official.fullmatch(words):
            return Speaker(self.home, cue)
        opens = words.strip()[:1].isupper() and not self.grammar.adverb.fullmatch(words)
        somebody = self.grammar.somebody.match(words) or opens and not self.grammar.adjunct.match(words)
        return Speaker(None, cue) if somebody else None

    def goes_on(self, words, row):
        """Whether a subject means who spoke last: "vị quan chức", or "người phát ngôn của hãng" after a firm."""
        if same := self.grammar.same.match(words):
            return not same["whose"] or row is None or row["kind"] != "person" or self.is_spokesman(row)
        person = row is not None and row["kind"] == "person"
        return bool(self.grammar.he.fullmatch(words) or person and self.grammar.described.fullmatch(words))

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
            if found.start() not in self.within and found.lastgroup != "whole"
            if not self.joins(found) and not self.is_named(found)
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
