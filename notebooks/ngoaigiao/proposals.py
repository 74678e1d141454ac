"""From acts to candidate rows: what the manual makes of negation, promises, conditions and harm.

Each act gives a candidate for each source and target. What stands in other sentences helps: the quote's speaker is
the source, "chúng tôi" is the speaker, a bare "phe đối lập" is the camp of the country that the article is about, and
a denial without an object answers the accuser.
"""

import functools
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain

from ngoaigiao import acts, alternatives, echoes, lines, offers, ranker, screens, senses, sides, territory
from ngoaigiao.clauses import Actor, Item, items, lexicon
from ngoaigiao.gaps import bridge, gaps
from ngoaigiao.noun_phrases import Phrase, phrases

ANSWERS = {"REJECT", "THREATEN"}
UTTERED = ANSWERS | {"AGREE"}  # done once they are said: a promise, refusal or threat
SAID = {"ACCUSE", "REQUEST"}  # answered in the same sentence
ANSWERED = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "ASSAULT", "COERCE"}
TOLD = {"speech", "condition", "likewise"}  # words of a sentence that may hold an act without a cue
FOUGHT = ANSWERED - {"REQUEST"} | {"PROTEST"}  # in which others join by an act of diplomacy


@dataclass
class Candidate:
    """A row that may be kept. features: what the ranker weighs; act, units: where it comes from."""

    row: dict
    act: object
    units: list
    features: list = field(default_factory=list)
    probability: float = 0.0


@functools.cache
def plover(codebook):
    """{event type: its row of `plover.csv`}."""
    return {row["event_type"]: row for row in codebook["plover"]}


def read(reading, codebook):
    """All candidates of an article with their features, and the rows of `problems`."""
    article = _Article(reading, codebook)
    for place, (start, end) in enumerate(reading["sentences"]):
        article.read(place, start, end)
    ranker.context(article.found, reading)
    return article.found, article.problems


class _Article:
    """One pass over the sentences of an article. found: the candidates; recent, told: what went before."""

    def __init__(self, reading, codebook):
        self.reading, self.codebook = reading, codebook
        self.named, self.given = _named(reading, codebook), _given(reading)
        self.starts = [n[0] for n in self.named]
        self.found, self.problems, self.recent, self.told = [], [], [], alternatives.Told()

    def read(self, place, start, end):
        """Read one sentence; place: its number in the article."""
        quote = _quote(self.reading, start, end)
        speaker = [Actor(quote["speaker_id"], quote["speaker_party"], "person")] if quote else []
        units = self._units(start, end, speaker)
        if not any(u.kind == "cue" or u.roles & TOLD for u in units):
            self.told = self.told.after(phrases(units), units) if units else self.told
            return
        units = [_first_person(u, self.reading) for u in units]
        _camps(units, self.given)
        named, readings = self._readings(units, speaker)
        row = {
            "article_id": self.reading["article"]["article_id"],
            "start": start,
            "end": end,
            "text": self.reading["article"]["text"][start:end],
            "quote_id": quote["quote_id"] if quote else None,
        }
        for act, made in readings:
            for candidate in made:
                candidate.row.update(row, cue_start=act.cue.start, cue_end=act.cue.end)
                candidate.features += [f"place={min(place, 2)}", "quoted" if quote else "told"]
                self.found.append(candidate)
        self.told = self.told.after(named, units)

    def _units(self, start, end, speaker):
        """The sentence as items; none where nobody is named or speaks, or of a caption ("Ông Lavrov (trái) …")."""
        text = self.reading["article"]["text"]
        here = self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        here = [n for n in here if n[1] <= end]
        if not here and not speaker or lines.SIDE.search(text[start:end]):
            return []
        return bridge(items(text, start, end, here, lexicon(self.codebook)), gaps(self.codebook))

    def _readings(self, units, speaker):
        """The phrases of a sentence, and each of its acts with its candidates."""
        found, named = acts.read(units, speaker)
        found = [act for act in found if screens.is_official(act, units, self.codebook)]
        for act in found:
            senses.blame(act, units, self.codebook)
            sides.spare(act, found)
        implied, found = sides.taken(found, units, named), sides.told(found, units)
        further = chain(implied, offers.of(units, named), echoes.of(units, named, self.recent))
        return named, [
            (act, self._candidates(act, found, implied, units, named))
            for act in chain(_recalled(found, self.recent), further)
        ]

    def _candidates(self, act, found, implied, units, named):
        kinds = plover(self.codebook)
        made = _of(act, units, kinds)
        if not made and act.row["frame"] in ("object", "mutual") and not act.nominal and act.source is None:
            self._miss(act)
        if any(act is other for other in implied):
            return made
        others = alternatives.of(act, found, named, units, self.told)
        return made + [c for o in others if not sides.contradicts(o, implied) for c in _of(o, units, kinds)]

    def _miss(self, act):
        article = self.reading["article"]
        self.problems.append(
            {
                "file": article["file"],
                "article_id": article["article_id"],
                "layer": "stances",
                "problem": "act without a source",
                "detail": f"{act.cue.text} at {act.cue.start}",
            }
        )


def _named(reading, codebook):
    """[(start, end, actors)] of names and references, in order, without overlap."""
    spans = {}
    for row in reading["mentions"] + reading["references"]:
        if row["kind"] != "media" and row["actor_id"]:
            holder = territory.holder(row["actor_id"], reading, codebook)
            actor = Actor(row["actor_id"], row["party"], row["kind"], holder)
            spans.setdefault((row["start"], row["end"]), []).append(actor)
    found = []
    for (start, end), actors in sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, tuple(actors)))
    return found


def _given(reading):
    """The parties that an article is about: named twice or more, and half as often as the one named most."""
    counts = Counter(m["party"] for m in reading["mentions"])
    return {party for party, n in counts.items() if n > 1 and 2 * n >= max(counts.values())}


def _quote(reading, start, end):
    """The direct quote with a known speaker that covers most of a sentence."""
    for quote in reading["quotes"]:
        inside = min(end, quote["end"]) - max(start, quote["start"])
        if inside > 0.6 * (end - start) and quote["speaker_id"] and quote["kind"] == "direct":
            return quote
    return None


def _first_person(unit, reading):
    """ "Chúng tôi" inside a quote is its speaker."""
    if "first person" in unit.roles:
        for quote in reading["quotes"]:
            if quote["start"] <= unit.start < quote["end"] and quote["speaker_id"]:
                actor = Actor(quote["speaker_id"], quote["speaker_party"], "person")
                return Item("actor", unit.start, unit.end, unit.text, actors=(actor,))
    return unit


def _camps(units, given):
    """ "Phe đối lập" without a name is the camp of the country that the article is about."""
    for place, unit in enumerate(units):
        if unit.camps and unit.kind != "actor":
            after = [u for u in units[place + 1 : place + 3] if u.kind == "actor"]
            if after and after[0].actors[0].party not in {c["given"] for c in unit.camps}:
                continue
            camp = next((c["actor_id"] for c in unit.camps if c["given"] in given), None)
            if camp:
                unit.kind, unit.actors = "actor", (Actor(camp, camp, "group"),)


def _recalled(found, recent):
    """The acts, those without a target with the one that what went before gives.

    "Phủ nhận các cáo buộc" answers the accuser; "…, trong khi Áo phản đối" is about whom the clause before is about.
    recent: the acts of the article so far that have both participants; extended in place.
    """
    earlier = list(recent)
    for act in found:
        if act.source is None and "diplomatic" in act.cue.roles and act.targets:
            recent.append(replace(act, source=Phrase(act.at, act.at, [])))  # "Nhiều nước triệu tập đại sứ Nga"
        elif act.source is not None and act.row["frame"] == "object":
            if any(p.actors for p in act.targets):
                recent.append(act)
            elif not act.nominal:
                act.targets, act.reach = _recall(act, earlier[-4:], recent[len(earlier) :])
        yield act


def _recall(act, earlier, here):
    parties = {a.party for a in act.source.actors}
    told = next((last for last in reversed(here) if not parties & {a.party for a in last.source.actors}), None)
    said = told is not None and told.row["event_type"] in SAID and _aimed(told, parties)
    if said and act.row["event_type"] == "REJECT":
        return [told.source], "recalled source"  # "Mỹ cáo buộc Nga …, điều mà Moscow phủ nhận"
    for last in reversed(here):
        if not parties & {a.party for a in last.targets[0].actors}:
            return [last.targets[0]], "recalled object"
    if act.row["event_type"] in ANSWERS:
        for last in reversed(earlier):
            if last.row["event_type"] in ANSWERED and last.source.actors and _aimed(last, parties):
                return [last.source], "recalled source"
    return _common_foe(act, earlier, parties) if "diplomatic" in act.cue.roles else ([], "")


def _common_foe(act, earlier, parties):
    """Against whom one recalls an envoy, as others did before: "Pháp trục xuất tùy viên Nga. Đức triệu hồi đại sứ"."""
    hostile = act.row["event_type"] in ("SANCTION", "PROTEST")
    last = next((a for a in reversed(earlier) if hostile and a.row["event_type"] in FOUGHT), None)
    if last is None:
        return [], ""
    return ([last.source], "recalled source") if _aimed(last, parties) else ([last.targets[0]], "recalled object")


def _aimed(act, parties):
    return bool(parties & {a.party for p in act.targets for a in p.actors})


def _of(act, units, kinds):
    """The candidates of one act."""
    if screens.shows_nothing(act, units):
        return []
    if act.row["frame"] in ("evaluation", "deontic"):
        event_type, stance = senses.valued(act, kinds)
        return _pairs(act, units, act.speaker, _judged(act), event_type, stance) if event_type else []
    sources = _sources(act)
    targets = [territory.struck(act.row["event_type"], sources, a) for p in act.targets for a in p.actors]
    same = {a.party for a in targets} == {a.party for a in sources} != {None}
    if not sources or same and act.row["frame"] == "object" and act.reach != "each other":
        return []
    event_type, stance, both_ways = senses.told(act, units, kinds)
    if not event_type:
        return []
    found = []
    for s in senses.stances(act, event_type, stance):
        found += _between(act, units, sources, targets, event_type, s)
        if both_ways and not (act.wish and targets):  # "Pháp muốn nối lại quan hệ với Nga"
            found += _pairs(act, units, targets, sources, event_type, s, "back")
    return found + _together(act, units, sources)


def _judged(act):
    """Of whom something good or bad is said, or who should act: not of two who say so of themselves."""
    unsaid = act.polarity == "ceased" or act.polarity and act.row["frame"] == "deontic"
    judged = act.source.actors if act.source and not unsaid else []
    if len(act.speaker) > 1 and act.row["stance"] != "support":  # "A và B cho rằng hai bên cần …"
        judged = [a for a in judged if a.party not in {s.party for s in act.speaker}]
    return judged


def _between(act, units, sources, targets, event_type, stance):
    """The candidates from sources to targets; of a mutual act without targets among its few sources."""
    several = 3 if act.polarity else 5  # "A, B và C không ký" is no quarrel among them
    mutual = act.row["frame"] == "mutual" or act.how == "between"
    if mutual and not targets and 1 < len(sources) < several:
        if _with_others(act, units) or _told_quarrel(act, units):
            return []
        return _pairs(act, units, sources, sources, event_type, stance)
    known = [t for t in targets if t.kind != "place" or t.party is not None]
    meets = act.row["event_type"] == event_type == "CONSULT" and not act.nominal
    if not known and (meets or act.row["event_mode"] == "visit"):
        return []  # "công du châu Âu", "họp về ngân sách"
    return _pairs(act, units, sources, targets or [None], event_type, stance)


def _with_others(act, units):
    """Whether several do with, or ask of, others what they might do together: "gặp các bên", "kêu gọi đàm phán"."""
    verb = act.within if act.within is not None and act.source is act.within.source else None
    if verb is not None and (verb.row["event_type"] == "REQUEST" or verb.refuses):
        return True  # "không tham gia đàm phán"
    if act.row["event_type"] == "AGREE" and act.row["part"] == "verb":
        return False  # "A và B nhất trí phối hợp với các nước", "… nhất trí cùng nhau …"
    behind = next((t for t in units[act.at + 1 :] if "counting" not in t.roles or "head" in t.roles), None)
    meets = "meeting" in act.cue.roles and not act.nominal
    return behind is not None and bool(behind.roles & {"head", "unnamed"} if meets else "with" in behind.roles)


def _told_quarrel(act, units):
    """Whether a quarrel is what several talk of, or why they act: "A và B bàn về căng thẳng trên biển"."""
    if act.row["event_type"] != "REJECT" or act.how == "between" or act.source is None:
        return False
    return any(t.kind == "cue" or "speech" in t.roles for t in units[act.source.last : act.at])


def _together(act, units, sources):
    """What partners of one act do with each other: "Nga tập trận với Iran", "Nga và Iran tập trận"."""
    if act.partners:
        partners = act.partners[0].actors
        forth = _pairs(act, units, sources, partners, "COOPERATE", "support")
        return forth + _pairs(act, units, partners, sources, "COOPERATE", "support", "back")
    apart = act.nominal or "arming" in act.cue.roles  # "Nga và Mỹ điều động tàu chiến"
    drill = "drill" in act.cue.roles and act.how in ("light", "between")  # "cuộc tập trận giữa Mỹ và Hàn Quốc"
    few = 1 < len(sources) < 5  # of more, each may act by itself
    if act.row["frame"] == "self" and few and (drill or act.how == "subject" and not apart):
        return _pairs(act, units, sources, sources, "COOPERATE", "support")
    return []


def _sources(act):
    """Who acts; of a state and the person who says so of it, the person."""
    if act.source is None:
        return act.speaker
    tellers = {a.party: a for a in act.speaker if a.kind == "person"}
    return [tellers.get(a.party, a) if a.kind == "state" else a for a in act.source.actors]


def _host(target):
    """The actor of a target: of a place its country."""
    return target and (target.party if target.kind == "place" else target.actor_id)


def _private(source, target):
    """Whether one of two who meet is a person of whom the article tells no country."""
    return any(a is not None and a.kind == "person" and a.party is None for a in (source, target))


def _pairs(act, units, sources, targets, event_type, stance, direction="forth"):
    if stance == "conditional" and event_type not in ANSWERS:
        event_type = "AGREE"  # "sẽ gặp nếu …", "đề nghị giúp nếu …" promise
    made, common = [], ranker.act_features(act, event_type, stance, units)
    for source in sources:
        for target in targets:
            same = target is not None and (target.party == source.party or target.actor_id == source.actor_id)
            if same or source.kind == "place" or event_type == "CONSULT" and _private(source, target):
                continue
            row = {
                "source_id": source.actor_id,
                "source_party": source.party,
                "target_id": _host(target),
                "target_party": target.party if target else None,
                "event_type": event_type,
                "event_mode": act.row["event_mode"],
                "stance": stance,
                "realis": "actual" if act.realis == "planned" and event_type in UTTERED else act.realis,
                "cue": act.row["cue"],
                "how": f"{act.how}-{act.row['frame']}-{act.reach}".rstrip("-"),
            }
            own = ranker.pair_features(act, source, target, direction, len(sources), len(targets))
            made.append(Candidate(row, act, units, common + own))
    return made
