"""Pronouns, bare offices and bare nouns: whom they mean.

`data/codebook/pronouns.csv` holds the pronouns and nouns, `titles.csv` the offices. An anaphor is resolved only
where one candidate stands out: when two tie there is no row. Confidence says how the candidate was found:
.9 named beside it, or the only one; .8 the subject of the sentence before, or the holder by `offices.csv` among those
whom the article names; .7 the holder by `offices.csv` alone, or the nearest of several; .6 the state of an office that
nobody is known to hold; .05 less for each further sentence back. Judged, not
measured: the coded articles hold no references.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from ngoaigiao import quotes, sentences, tables
from ngoaigiao.anaphora import KINDS, MANY, Finder, plain
from ngoaigiao.holders import FAIR, LIKELY, SURE, WEAK, Holders
from ngoaigiao.lines import HEADLINE
from ngoaigiao.patterns import any_case, any_of, lower, roles
from ngoaigiao.plurals import JOIN, REACH, Plurals

CLAUSE = 4  # words between a subject and its object, at most

_OF = re.compile(r"\s*(?:của\s+)?")
_PERSONAL = {"office", "person noun", "holder", "counterpart", "person", "somebody"}


@dataclass(frozen=True)
class Antecedent:
    """A place where the text means an actor, by name or otherwise; `actor_id` is None where nobody knows whom.

    human: a person, or somebody who speaks for the actor ("một quan chức Mỹ"). topic: a subject, but not of a side
    clause ("khi X đến") nor the agent of a passive ("được X mời").
    """

    start: int
    end: int
    actor_id: str | None
    party: str | None
    kind: str
    sentence: int
    subject: bool
    quoted: bool
    human: bool
    topic: bool


def read(reading, codebook):
    """Rows of `references`: columns as in `mentions`; `how` is `pronoun` or `office`.

    A plural has one row for each actor that it means, all with its span. Offsets are those of `articles.text`.
    """
    return _Article(reading, codebook).rows()


def with_speakers(reading, codebook):
    """The rows of `references` and those of the first persons in quotations whose speaker is known, in order.

    "tôi" is the speaker; "chúng tôi", "chúng ta" the state for which the speaker acts, or else the speaker.
    """
    article, states = reading["article"], {row["party"] for row in codebook["states"]}
    kinds = {row["actor_id"]: row["kind"] for row in reading["mentions"] + reading["references"]}
    means, pattern = _first_persons(codebook)
    rows = list(reading["references"])
    for quote in reading["quotes"]:
        if not quote["speaker_id"]:
            continue
        party = quote["speaker_party"]
        for found in pattern.finditer(lower(quote["text"])):
            together = means[plain(found[0])] == "first persons" and party in states
            actor_id = party if together else quote["speaker_id"]
            start, end = quote["start"] + found.start(), quote["start"] + found.end()
            rows.append(
                {
                    "article_id": article["article_id"],
                    "start": start,
                    "end": end,
                    "text": article["text"][start:end],
                    "actor_id": actor_id,
                    "kind": "state" if together else kinds[actor_id],
                    "party": party,
                    "office": None,
                    "how": "pronoun",
                    "confidence": LIKELY,
                }
            )
    return tables.number(sorted(rows, key=lambda row: row["start"]), "mention_id", article["article_id"], "r")


@cache
def _first_persons(codebook):
    means = {row["form"]: row["means"] for row in codebook["pronouns"] if (row["means"] or "").startswith("first")}
    return means, re.compile(rf"(?<!\w){any_of(means)}(?!\w)")


class _Grammar:
    """The patterns of the words round names and references, from `roles.csv` and `speech.csv`."""

    def __init__(self, codebook):
        role = roles(codebook)

        def cues(*kinds):
            return any_of(row["cue"].lower() for row in codebook["speech"] if row["kind"] in kinds)

        self.subject = any_case(rf"(?:\A|[,;:.?!…\"“”»«()\[\]–—-]|\b{role['before subject']}|\s\d[\d/.-]*)\s*\Z")
        self.says = any_case(rf"\s+(?:{role['adverb']}\s+)*{cues('say', 'think')}\b")
        self.side = any_case(rf"\b{role['before side subject']}\s*\Z")
        self.honorific = any_case(rf"\b(?:(?P<m>{role['man']})|(?P<f>{role['woman']}))\s+\Z")
        statuses = any_of(row["modifier"].lower() for row in codebook["modifiers"])
        self.head = any_case(rf"\b(?:(?:các|một|giới|những)\s+)?{role['head noun']}\s+\Z")
        few = rf"(?:\s+(?!{role['predicate']}\b)\w+){{0,3}}"  # "cựu đại tá hải quân"
        self.rank = any_case(rf"\b(?:(?:{statuses}\s+)?(?:viên\s+|vị\s+)?{role['rank']}{few}|{statuses})\s+\Z")
        self.plural = any_case(rf"\b(?:{role['plural noun']}|\d+)\b")
        # The words before "nước này" after which it is the speaker's own state, either's, another's than the subject's.
        self.own = any_case(rf"\b(?:{cues('say', 'think')}|rằng|{cues('ask', 'judge')}\s+(?:các\s+)?công dân)\s+\Z")
        # A preposition before "nước này": not the state of the clause's subject, nor the one that stands beside it.
        self.toward = any_case(rf"\b{role['before other state']}\s+\Z")
        self.break_ = any_case(rf"[,;:]|\b{role['subordinator']}\b")
        self.either = any_case(rf"\b{role['either']}\s+\Z")
        self.other = any_case(rf"\b(?:{cues('judge', 'ask')}|{role['another']})\s+\Z")


_grammar = cache(_Grammar)


class _Article(Plurals):
    """One article read in order: who has been meant so far, in what office, and whom each anaphor means by that."""

    def __init__(self, reading, codebook):
        self.text, self.article = reading["article"]["text"], reading["article"]
        self.grammar = _grammar(codebook)
        self.sentences = reading["sentences"]
        self.headlines = [(row["start"], row["end"]) for row in reading["passages"] if row.get("how") == HEADLINE]
        self.quoted = [
            (start, end)
            for start, end in quotes.spans(self.text, reading["passages"])
            if len(self.text[start:end].split()) >= quotes.UNCUED
        ]
        self.mentions = [row for row in reading["mentions"] if row["kind"] in KINDS]
        self.states = {row["party"] for row in codebook["states"]}
        finder = Finder(self.text, self.mentions, codebook)
        self.anaphors = [x for span in self.sentences for x in finder.find(*span)]
        self.states_at = {x.start: x for x in self.anaphors if x.means == "state" and x.count == 1}
        self.phrases = {title.person["start"]: title.start for title in finder.titles}
        persons = [row for row in self.mentions if row["kind"] == "person"]
        self.holders = Holders(self.article, persons, finder, codebook)
        self.genders = self.genders_of(persons)
        self.seen, self.plurals = [], []

    def genders_of(self, persons):
        """{actor_id: f or m} by the word before a person's name or title."""
        genders = {}
        for row in persons:
            for place in (row["start"], self.phrases.get(row["start"], row["start"])):
                if found := self.grammar.honorific.search(self.text, max(0, place - 12), place):
                    genders.setdefault(row["actor_id"], found.lastgroup)
        return genders

    def rows(self):
        """The references in order; each, once resolved, may be the antecedent of the next."""
        rows = []
        named = [(row["start"], 0, row) for row in self.mentions]
        for _, kind, item in sorted(named + [(x.start, 1, x) for x in self.anaphors], key=lambda event: event[:2]):
            if kind == 0:
                self.note(item["start"], item["end"], item["actor_id"], item["party"], item["kind"])
            else:
                rows += self.resolved(item)
        return tables.number(rows, "mention_id", self.article["article_id"], "r")

    def resolved(self, x):
        """The rows of one anaphor. A person whom nobody knows is noted too, lest the next pronoun mean another."""
        meant = self.meant(x, self.sentence(x.start))
        if len(meant) > 1:
            self.plurals.append((self.sentence(x.start), meant))
        for actor_id, party, kind, confidence in meant:
            if x.means == "person" and x.gender == "f" and confidence >= SURE:
                self.genders.setdefault(actor_id, "f")
            self.note(x.start, x.end, actor_id, party, kind, x.means in _PERSONAL)
        vague = x.means == "office" and not x.exclusive and not x.this
        if not meant and x.count == 1 and x.means in _PERSONAL and not vague:
            owner = x.owner or {"actor_id": None, "party": None, "kind": "person"}
            self.note(x.start, x.end, owner["actor_id"], owner["party"], owner["kind"], True)
        return [
            {
                "article_id": self.article["article_id"],
                "start": x.start,
                "end": x.end,
                "text": self.text[x.start : x.end],
                "actor_id": actor_id,
                "kind": kind,
                "party": party,
                "office": x.offices[0] if x.means == "office" and x.count == 1 else None,
                "how": "office" if x.means in ("office", "holder", "counterpart") else "pronoun",
                "confidence": round(confidence, 2),
            }
            for actor_id, party, kind, confidence in meant
        ]

    def note(self, start, end, actor_id, party, kind, human=False):
        """Remember a place where the text means an actor, but for other articles' headlines."""
        number = self.sentence(start)
        if number < 0 or any(a <= start < b for a, b in self.headlines):
            return
        begin = self.phrases.get(start, start)
        before = self.text[max(self.sentences[number][0], begin - 40) : begin]
        before = self.grammar.head.sub("", self.grammar.honorific.sub("", before))
        human = human or kind == "person"
        before = self.grammar.rank.sub("", before) if kind == "person" else before
        subject = bool(self.grammar.subject.search(before)) or human and bool(self.grammar.says.match(self.text, end))
        topic, quoted = subject and not self.grammar.side.search(before), self.is_quoted(start)
        self.seen.append(Antecedent(start, end, actor_id, party, kind, number, subject, quoted, human, topic))

    def sentence(self, place):
        """The number of the sentence at a place, -1 outside all."""
        number = sentences.sentence_at(self.sentences, place)
        return number if self.sentences and self.sentences[number][0] <= place < self.sentences[number][1] else -1

    def is_quoted(self, place):
        return any(start <= place < end for start, end in self.quoted)

    def meant(self, x, number):
        """Whom an anaphor in sentence `number` means: a list of (actor_id, party, kind, confidence)."""
        quoted = self.is_quoted(x.start)
        if x.named:
            return [(x.named["actor_id"], x.named["party"], "person", SURE)]
        if x.means == "fixed":
            return [] if quoted else [(actor_id, actor_id, "state", SURE) for actor_id in x.actors]
        if x.count > 1:
            return [] if quoted else self.listed(x, number) if x.count == MANY else self.several(x, number)
        if x.means == "somebody":
            return []
        if x.means in ("person", "person noun"):
            return [] if quoted else self.person(x, number)
        if x.means == "they":
            return [] if quoted else self.they(x, number)
        if x.means == "state":
            return self.state(x, number)
        if x.means in ("group", "organisation", "media"):
            return self.body(x, number)
        if x.means == "counterpart":
            return self.counterpart(x, number)
        if owner := x.owner or self.this_state(x, number):
            return self.holders.of(x.offices, owner, x.status, x.exclusive)
        if x.means == "holder":
            return self.person(x, number)
        return self.bare_office(x, number)

    def before(self, x, number, kinds):
        """The antecedents of some kinds within reach, in their order."""
        near = takewhile(lambda a: a.sentence >= number - REACH, reversed(self.seen))
        return [a for a in near if a.kind in kinds and a.end <= x.start][::-1]

    def person(self, x, number):
        """The subject of the sentence, or of the nearest one before that has a subject; else the only person about."""
        candidates = [
            a
            for a in self.before(x, number, KINDS)
            if a.human and not a.quoted and not (x.gender and self.genders.get(a.actor_id, x.gender) != x.gender)
        ]
        asked = self.follows(self.grammar.other, x)
        for back in range(REACH + 1):
            here = [a for a in candidates if a.sentence == number - back]
            if back == 0 and asked and here and here[-1].subject and self.words(here[-1], x) <= CLAUSE:
                # "A nói B từng yêu cầu ông": not B
                here = [a for a in here if a.actor_id != here[-1].actor_id]
            alone = len({a.actor_id for a in here}) == 1 and (back or self.follows(self.grammar.either, x))
            subjects = [a for a in here if a.subject] or (here if alone else here[-1:] if x.this and not back else [])
            if not subjects:
                continue
            if back == 0 and here[-1].actor_id != subjects[-1].actor_id and self.follows(self.grammar.either, x):
                return []
            # Most subjects are men: that one is known to be a man tells little across sentences.
            telling = x.gender and (x.gender == "f" or back == 0)
            known = [a for a in subjects if telling and self.genders.get(a.actor_id) == x.gender] or subjects
            main = next((a for a in known if a.topic), known[0])
            chosen = here[-1] if back == 0 and x.this else main
            sure = FAIR if len({a.actor_id for a in known}) > 1 else SURE if back == 0 else LIKELY
            return self.found(chosen, sure - 0.05 * max(0, back - 1))
        distinct = {a.actor_id: a for a in candidates}
        return self.found(next(iter(distinct.values())), FAIR) if len(distinct) == 1 else []

    def words(self, actor, x):
        """How many words stand between an antecedent and an anaphor."""
        return len(self.text[actor.end : x.start].split())

    def begins(self, x, number):
        """Whether an anaphor stands where a subject may."""
        return bool(self.grammar.subject.search(self.text[max(self.sentences[number][0], x.start - 30) : x.start]))

    def follows(self, pattern, x):
        """Whether what stands before an anaphor ends in the pattern."""
        return bool(pattern.search(self.text, max(0, x.start - 30), x.start))

    def found(self, actor, confidence):
        """The actor as `meant` returns it; nobody if it is not known who that is."""
        return [(actor.actor_id, actor.party, actor.kind, confidence)] if actor.actor_id else []

    def bare_office(self, x, number):
        """The only person, or the nearest, to whom the article has given the office, or else the codebook gives it."""
        before = [a for a in self.seen if a.kind == "person" and a.end <= x.start and a.actor_id]
        people = [a for a in before if x.status or self.holders.is_current(a.actor_id)]
        people = [a for a in people if self.holders.holds(a.actor_id, x.offices, x.status)]
        if not x.exclusive and not x.this:
            people = [a for a in people if not self.holders.offices[a.actor_id] & set(x.offices)]
        elif not people:
            people = [
                a
                for a in before
                for office in x.offices
                if a.actor_id in self.holders.listed(office, a.party, x.status)
            ]
        distinct = {a.actor_id for a in people}
        near = people and people[-1].sentence >= number - REACH
        if len(distinct) == 1 and (near or self.begins(x, number)):
            return self.found(people[-1], SURE if near else LIKELY)
        if x.status or not near:
            return []
        nearest = [a for a in people if a.sentence == people[-1].sentence]
        subjects = [a for a in nearest if a.subject]
        if len({a.actor_id for a in nearest}) == 1:
            return self.found(nearest[0], FAIR)
        return self.found(subjects[0], WEAK) if len({a.actor_id for a in subjects}) == 1 else []

    def counterpart(self, x, number):
        """The holder, for another state, of the office of the person named last."""
        for actor in reversed(self.before(x, number, ("person",))):
            offices = self.holders.offices.get(actor.actor_id)
            if offices and actor.party != x.owner["party"]:
                return self.holders.of(tuple(sorted(offices)), x.owner)
        return self.holders.of((), x.owner)

    def this_state(self, x, number):
        """The state by which an office is told, "ngoại trưởng nước này"; None if it is not told so."""
        state = self.states_at.get(_OF.match(self.text, x.end).end())
        found = state and self.state(state, number)
        return {"actor_id": found[0][0], "party": found[0][1], "kind": "state"} if found else None

    def state(self, x, number):
        """The only state about, or the nearest; of two in another sentence its topic. A region must hold it."""
        candidates = [
            a
            for a in self.before(x, number, ("state", "organisation", "person"))
            if a.party in self.states and (a.kind != "person" or a.subject) and (not x.parties or a.party in x.parties)
        ]
        candidates = self.without_subject(candidates, x, number)
        for back in range(REACH + 1):
            here = [a for a in candidates if a.sentence == number - back]
            if not here:
                continue
            subjects = [a for a in here if a.subject]
            if len({a.party for a in here}) == 1:
                return self.as_state(here[-1], SURE if back == 0 else LIKELY)
            if x.modified and not x.parties:
                return []
            if back:
                topics = [a for a in subjects if a.topic]
                return self.as_state(topics[0], WEAK) if topics else []
            named = {a.party for a in here if a.kind != "person"}
            if subjects and subjects[-1].party in named and self.follows(self.grammar.own, x):
                return self.as_state(subjects[-1], FAIR)
            if subjects and subjects[0].party != here[-1].party and self.follows(self.grammar.either, x):
                return []
            if subjects and self.follows(self.grammar.other, x):
                here = [a for a in here if a.party != subjects[0].party]
            return [] if self.coordinated(here) else self.as_state(here[-1], FAIR)
        return []

    def without_subject(self, actors, x, number):
        """The antecedents of "cho nước này" and the like: none of the party of the subject before the preposition."""
        last = actors[-1] if actors else None
        if last is None or last.sentence != number or not self.follows(self.grammar.toward, x):
            return actors
        apart = self.grammar.break_.search(self.text, last.end, x.start)
        near = self.words(last, x) <= (2 * CLAUSE if last.subject else 1)
        return actors if apart or not near else [a for a in actors if a.party != last.party]

    def as_state(self, actor, confidence):
        """The state for which an actor acts, as `meant` returns it."""
        return [(actor.party, actor.party, "state", confidence)]

    def coordinated(self, actors):
        """Whether the last two of different parties stand side by side ("Nga và Mỹ", "Mỹ-Hàn")."""
        other = next((a for a in reversed(actors) if a.party != actors[-1].party), None)
        return other is not None and bool(JOIN.fullmatch(self.text[other.end : actors[-1].start]))

    def body(self, x, number):
        """The nearest group, organisation or medium that the noun fits."""
        if x.means == "organisation":
            fits = [
                a
                for a in (self.before(x, number, ("organisation",)) if x.this else self.seen)
                if a.kind == "organisation" and a.end <= x.start
                if x.form == "cơ quan" or lower(self.text[a.start : a.end]).startswith(x.form)
            ]
        elif x.means == "media":
            fits = self.before(x, number, ("media",))
        else:
            fits = [
                a
                for a in self.before(x, number, ("group", "organisation"))
                if a.kind == "group" or a.party not in self.states
            ]
        if x.means == "organisation" and not x.this:  # "Hội đồng", written like a name: the one so called
            fits = [a for a in fits if lower(self.text[a.start : a.end]).startswith(x.form)]
        fits = [a for a in fits if a.actor_id in x.actors] or fits
        called = re.compile(rf"\b{re.escape(x.form)}(?:\s+\w+){{0,3}}\s*\Z", re.IGNORECASE)
        named = [a for a in fits if self.text[a.start : a.end].lower().startswith(x.form.lower())]
        fits = named or [a for a in fits if called.search(self.text[max(0, a.start - 40) : a.end])] or fits
        nearest = [a for a in fits if a.sentence == fits[-1].sentence]
        if not fits or self.coordinated(nearest):
            return []
        return self.found(nearest[-1], SURE if len({a.actor_id for a in nearest}) == 1 else FAIR)

    def they(self, x, number):
        """The state, group or body that says so, or is the first subject of the sentence or of the one before."""
        for back in (0, 1):
            here = [a for a in self.before(x, number, KINDS) if a.sentence == number - back and a.kind != "media"]
            subjects = [a for a in here if a.subject]
            if not here:
                continue
            if back == 0 and subjects and self.follows(self.grammar.own, x):
                return [] if subjects[-1].human or self.coordinated(here) else self.found(subjects[-1], FAIR)
            far = back and (not here[0].topic or not self.begins(x, number))
            if (
                far
                or here[0].human
                or not here[0].subject
                or self.grammar.plural.search(self.text, here[0].end, x.start)
            ):
                return []
            return self.found(here[0], FAIR if back == 0 else WEAK)
        return []
