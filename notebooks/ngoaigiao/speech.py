"""Speech: which words say that somebody speaks (`speech.csv`), and whom they have for speaker."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from ngoaigiao.patterns import UPPER, lower
from ngoaigiao.speech_documents import cited
from ngoaigiao.speech_grammar import Cue, Speaker, grammar
from ngoaigiao.speech_subjects import FEW, Subjects

OFTEN, MOST = 2, 0.5  # so many, and this share of all, are of the state that an article's bare "quân đội" serves
REACH = 160  # characters after "theo", "dẫn lời" in which the speaker is named

_FAR = re.compile(r"[,;:]|(?:\S+\s+){9}")  # between "theo", "dẫn lời" and a name: it is not whom they mean
# "(IAEA)", "(Mỹ)", "(trái)": it parts no clause and names no speaker, but behind a quotation ("“…” (lời ông X)")
_ASIDE = re.compile(r"(?<![¤”\"»’])(?<![¤”\"»’] )\([^()¤\n]{1,30}\)")
_SET_OFF = re.compile(r"\s*[,–—-]\s*\w")  # between a quotation and who says it
_SET_OFF_NAME = re.compile(rf"\s*[,–—-]\s*[{UPPER}]\w")
_NAME = re.compile(rf"\b[{UPPER}]\w")
_NOT_HEARER = re.compile(r"[,:;]|\brằng\b|(?:\S+\s+){6}")


class Speech(Subjects):
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
        self.home = _home(reading["mentions"])
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
        if self.grammar.no_verb_after.match(self.mask, found.end()) or self.follows(found):
            return False
        near = max(0, found.start() - 16)
        noun, calling = self.grammar.no_verb
        return not (noun.search(self.lower, near, found.start()) or calling.search(self.lower, near, found.end()))

    def follows(self, found):
        """Whether "theo" is a verb or opens what somebody follows: "người theo …", "theo đường lối của X"."""
        if self.grammar.kinds.get(found[0]) != "source":
            return False
        verb, obeyed = self.grammar.no_source
        near = max(0, found.start() - 12)
        return bool(verb.search(self.lower, near, found.start()) or obeyed.match(self.mask, found.end()))

    def before(self, begin, end, current=None):
        """The speaker by the last cue between two places; None when there is no cue."""
        cues = [cue for cue in self.cues(begin, end) if cue.kind not in ("carry", "document")]
        for place in range(len(cues) - 1, -1, -1):
            speaker = self.of(cues[place], begin, end, current)
            if cues[place].kind == "told":
                return speaker or Speaker(None, cues[place])
            if speaker is None or speaker.row and self.closed(cues[place], speaker.row, begin, end):
                continue
            if place and self.is_topic(cues[place], begin, end):
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

    def is_tag(self, cue, begin, end):
        """Whether a sentence ends in who says it: "Mỹ không đồng ý, ông nói"."""
        start = self.stretches(begin, cue.start)[-1][0]
        short = len(self.mask[start : cue.start].split()) <= FEW
        return short and cue.kind == "say" and not re.search(r"\w", self.mask[cue.end : end])

    def is_topic(self, cue, begin, end):
        """Whether a cue is in the subject of what is said, not at its end: "nói việc X tuyên bố như vậy là “…”"."""
        start = self.stretches(begin, cue.start)[-1][0]
        nominal = self.grammar.nominal.search(self.mask, begin, start)
        return bool(nominal) and len(self.mask[cue.end : end].split()) > FEW

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
                and (not self.is_told(cue, begin) or self.is_tag(cue, begin, end))
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

    def owner(self, begin, place, stop, end):
        """Whose words a noun before a quotation and "của" behind it say that it holds: "vì phát ngôn “…” của ông X"."""
        said = self.grammar.utterance.search(self.mask, begin, place)
        of = said and self.grammar.of.match(self.mask, max(0, stop - 1), end)
        row = of and self.head(of.end(), min(end, of.end() + REACH))
        return Speaker(row, None) if row and not _FAR.search(self.mask, of.end(), row["start"]) else None

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
            far = row is None or self.is_far(cue.end, stop)
            if far or row["kind"] == "media" and cue.kind == "report":
                row = cited(self, cue, stop)
                return Speaker(row, cue) if row else None
            office = comma >= 0 and row["kind"] != "person" and row["start"] > cue.end + 1
            return Speaker(self.named(row, comma, end) if office else row, cue)
        spoken = self.subject(cue, begin, current)
        return self.answering(spoken, cue, current) if cue.kind == "told" else spoken

    def is_far(self, begin, end):
        """Whether too much stands before the first name behind "theo", "dẫn lời" for it to be whom they mean."""
        return bool(_FAR.search(self.grammar.named.sub("", self.mask[begin : self.between(begin, end)[0]["start"]])))

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


def _home(mentions):
    """The first mention of the state that most of the article's states, organisations and places are of, or None."""
    rows = [row for row in mentions if row["party"] and row["kind"] in ("state", "organisation", "place")]
    party, count = Counter(row["party"] for row in rows).most_common(1)[0] if rows else (None, 0)
    clear = count >= OFTEN and count > MOST * len(rows)
    return next((row for row in rows if row["actor_id"] == party), None) if clear else None


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
