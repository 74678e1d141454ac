"""Who stands how towards whom: the rows of stances.

The acts of each sentence (`acts`) give candidates: one for each source, target and reading of a cue. What the manual
says of negation, promises, conditions and harm turns the cue's event type and stance into the candidate's. The ranker
(`ranker`) then keeps the likely ones, each position once an article.
"""
import functools
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace

from ngoaigiao import acts, ranker, tables
from ngoaigiao.clauses import Actor, items, lexicon

OPPOSITE = {"support": "oppose", "oppose": "support"}


@dataclass
class Candidate:
    """A row that may be kept. features: what the ranker weighs; act: where it comes from."""

    row: dict
    act: object
    features: list = field(default_factory=list)
    probability: float = 0.0


@functools.cache
def _plover(codebook):
    return {row["event_type"]: row for row in codebook["plover"]}


def read(reading, codebook):
    """The rows of `stances` and `problems` of one article."""
    found, problems = candidates(reading, codebook)
    weights = ranker.weights(codebook)
    for candidate in found:
        candidate.probability = ranker.probability(candidate.features, weights)
    rows = [_finished(c, codebook) for c in ranker.chosen(found)]
    return tables.number(rows, "stance_id", reading["article"]["article_id"], "s"), problems


def candidates(reading, codebook):
    """All candidates of an article with their features, and the rows of `problems`."""
    article = reading["article"]
    text = article["text"]
    words = lexicon(codebook)
    named = _named(reading)
    starts = [n[0] for n in named]
    given = _given(reading)
    found, problems, recent = [], [], []
    for place, (start, end) in enumerate(reading["sentences"]):
        here = [n for n in named[bisect_left(starts, start) : bisect_left(starts, end)] if n[1] <= end]
        quote = _quote(reading, start, end)
        speaker = [Actor(quote["speaker_id"], quote["speaker_party"], "person")] if quote else []
        if not here and not speaker:
            continue
        units = items(text, start, end, here, words)
        if not any(u.kind == "cue" or "speech" in u.roles for u in units):
            continue
        units = [_first_person(u, reading) for u in units]
        _camps(units, given)
        evidence = {"article_id": article["article_id"], "start": start, "end": end, "text": text[start:end],
                    "quote_id": quote["quote_id"] if quote else None}
        for act in _recalled(acts.read(units, speaker), recent):
            made = _candidates(act, _plover(codebook))
            if not made and act.row["frame"] not in ("claim", "evaluation", "deontic") and not act.nominal:
                problems.append({"article_id": article["article_id"], "layer": "stances",
                                 "problem": "act without a source", "detail": f"{act.cue.start}: {act.cue.text}"})
            for candidate in made:
                candidate.row.update(evidence)
                candidate.row.update(condition=_condition(act, units, text), cue_start=act.cue.start, cue_end=act.cue.end)
                candidate.features += [f"place={min(place, 2)}", "quoted" if quote else "told"]
                found.append(candidate)
    ranker.context(found, reading)
    return found, problems


def _named(reading):
    """[(start, end, actors)] of names and references, in order, without overlap."""
    spans = {}
    for row in reading["mentions"] + reading["references"]:
        if row["kind"] != "media" and row["actor_id"]:
            spans.setdefault((row["start"], row["end"]), []).append(Actor(row["actor_id"], row["party"], row["kind"]))
    found = []
    for (start, end), actors in sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, tuple(actors)))
    return found


def _quote(reading, start, end):
    """The quote with a known speaker that covers most of a sentence."""
    for quote in reading["quotes"]:
        inside = min(end, quote["end"]) - max(start, quote["start"])
        if inside > .6 * (end - start) and quote["speaker_id"] and quote["kind"] == "direct":
            return quote
    return None


def _first_person(unit, reading):
    """"Chúng tôi" inside a quote is its speaker."""
    if "first person" not in unit.roles:
        return unit
    for quote in reading["quotes"]:
        if quote["start"] <= unit.start < quote["end"] and quote["speaker_id"]:
            return acts.Item("actor", unit.start, unit.end, unit.text,
                             actors=(Actor(quote["speaker_id"], quote["speaker_party"], "person"),))
    return unit


def _given(reading):
    """The parties that an article names twice or more."""
    counts = Counter(m["party"] for m in reading["mentions"])
    return {party for party, n in counts.items() if n > 1}


def _camps(units, given):
    """"Phe đối lập" without a name is the camp of the country that the article is about."""
    for place, unit in enumerate(units):
        if unit.camps and unit.kind != "actor":
            after = [u for u in units[place + 1 : place + 3] if u.kind == "actor"]
            if after and after[0].actors[0].party not in {c["given"] for c in unit.camps}:
                continue
            actor = next((Actor(c["actor_id"], c["actor_id"], "group") for c in unit.camps if c["given"] in given), None)
            if actor:
                unit.kind, unit.actors = "actor", (actor,)


def _recalled(found, recent):
    """The acts, and for those without a target what went before gives: "phủ nhận các cáo buộc" answers the accuser.

    recent: the acts of the article so far that have both participants; extended in place.
    """
    for act in found:
        yield act
        if act.source is None or act.how.startswith("other") or act.reach.startswith("other") or act.row["frame"] != "object":
            continue
        if not act.targets:
            parties = {a.party for a in act.source.actors}
            for back, last in enumerate(reversed(recent[-3:])):
                for name, phrase in (("of", last.source), ("at", last.targets[0])):
                    if not parties & {a.party for a in phrase.actors}:
                        yield replace(act, targets=[phrase], reach=f"recalled {name} {back}")
        else:
            recent.append(act)


def _condition(act, units, text):
    if not act.condition:
        return None
    first, last = act.condition
    return text[units[first].start : units[last - 1].end]


def _candidates(act, plover):
    event_type, stance = act.row["event_type"], act.row["stance"]
    frame = act.row["frame"]
    if frame in ("evaluation", "deontic"):
        if not act.speaker or act.source is None:
            return []
        return _pairs(act, act.speaker, act.source.actors, event_type, stance) + (
            _pairs(act, act.speaker, act.source.actors, event_type, "neutral") if frame == "deontic" else [])
    sources = act.source.actors if act.source else act.speaker
    if not sources:
        return []
    targets = [a for p in act.targets for a in p.actors]
    mutual = frame == "mutual"
    if act.polarity:
        kind = plover[event_type]
        event_type, stance = kind[f"{act.polarity}_type"] or event_type, kind[f"{act.polarity}_stance"] or stance
        mutual = False
    elif act.realis == "planned" and plover[event_type]["promised_type"]:
        event_type = plover[event_type]["promised_type"]
        mutual = False
    if act.hurts is not None:
        stance = OPPOSITE.get(stance, stance)
    stances = [stance]
    if act.condition and stance == "support":
        stances = ["conditional"]
    elif event_type == "REQUEST":
        stances = ["neutral", "oppose"]
    elif event_type == "REJECT" and act.condition:
        stances = [stance, "conditional"]
    if frame == "mutual":
        if not targets and 1 < len(sources) < 5:
            return [c for s in stances for c in _pairs(act, sources, sources, event_type, s)]
        if mutual:
            return [c for s in stances for c in _pairs(act, sources, targets, event_type, s) + _pairs(act, targets, sources, event_type, s, "back")]
    return [c for s in stances for c in _pairs(act, sources, targets or [None], event_type, s)]


def _pairs(act, sources, targets, event_type, stance, direction="forth"):
    made = []
    for source in sources:
        for target in targets:
            if target is not None and (target.party == source.party or target.actor_id == source.actor_id):
                continue
            row = {"source_id": source.actor_id, "source_party": source.party,
                   "target_id": target.actor_id if target else None, "target_party": target.party if target else None,
                   "event_type": event_type, "event_mode": act.row["event_mode"], "stance": stance, "realis": act.realis,
                   "cue": act.row["cue"] or act.cue.text,
                   "how": f"{act.how}-{act.row['frame']}-{act.reach}".rstrip("-")}
            made.append(Candidate(row, act, ranker.features(act, row, source, target, direction, len(sources), len(targets))))
    return made


def _finished(candidate, codebook):
    kind = _plover(codebook)[candidate.row["event_type"]]
    return {**candidate.row, "quad_class": kind["quad_class"], "intensity": float(kind["intensity"]), "cameo": kind["cameo"],
            "confidence": round(candidate.probability, 2)}
