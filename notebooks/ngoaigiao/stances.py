"""Who stands how towards whom: the rows of stances."""
import functools
from bisect import bisect_right

from ngoaigiao import acts, dates, tables
from ngoaigiao.clauses import Actor, items, lexicon

OPPOSITE = {"support": "oppose", "oppose": "support"}


@functools.cache
def _plover(codebook):
    return {row["event_type"]: row for row in codebook["plover"]}


def read(reading, codebook):
    """The rows of `stances` and `problems` of one article."""
    article = reading["article"]
    text = article["text"]
    words = lexicon(codebook)
    named = _named(reading)
    starts = [n[0] for n in named]
    rows, problems = [], []
    for start, end in reading["sentences"]:
        here = [n for n in named[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)] if n[1] <= end]
        speaker, quote = _speaker(reading, start, end)
        if not here and not speaker:
            continue
        units = items(text, start, end, here, words)
        if not any(u.kind == "cue" for u in units):
            continue
        units = [_first_person(u, reading, speaker) for u in units]
        for act in acts.read(units, speaker or ()):
            made = list(_rows(act, codebook))
            if not made:
                problems.append({"article_id": article["article_id"], "layer": "stances", "problem": "act without a source",
                                 "detail": f"{act.cue.start}: {act.cue.text}"})
            for row in made:
                rows.append({"article_id": article["article_id"], "start": start, "end": end, "text": text[start:end],
                             "cue": act.row["cue"], "cue_start": act.cue.start, "cue_end": act.cue.end,
                             "quote_id": quote, **row})
    rows = _once(rows)
    plover = _plover(codebook)
    for row in rows:
        kind = plover[row["event_type"]]
        row.update(quad_class=kind["quad_class"], intensity=float(kind["intensity"]), cameo=kind["cameo"])
    return tables.number(rows, "stance_id", article["article_id"], "s"), problems


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


def _speaker(reading, start, end):
    """The speaker of the direct quote that covers most of a sentence."""
    for quote in reading["quotes"]:
        inside = min(end, quote["end"]) - max(start, quote["start"])
        if inside > .6 * (end - start) and quote["speaker_id"]:
            return [Actor(quote["speaker_id"], quote["speaker_party"], None)], quote["quote_id"]
    return None, None


def _first_person(unit, reading, speaker):
    if "first person" not in unit.roles:
        return unit
    for quote in reading["quotes"]:
        if quote["start"] <= unit.start < quote["end"] and quote["speaker_id"]:
            actor = Actor(quote["speaker_id"], quote["speaker_party"], "person")
            return type(unit)("actor", unit.start, unit.end, unit.text, actors=(actor,))
    return unit


def _rows(act, codebook):
    plover = _plover(codebook)
    event_type, stance = act.row["event_type"], act.row["stance"]
    frame = act.row["frame"]
    if frame in ("evaluation", "deontic"):
        if not act.speaker or act.source is None or act.negated:
            return
        yield from _pairs(act.speaker, act.source.actors, event_type, stance, act)
        return
    sources = act.source.actors if act.source else act.speaker
    if not sources or act.under is not None or act.within is not None and act.within is not act or act.clause == "condition":
        return
    targets = [a for p in act.targets for a in p.actors]
    if act.negated:
        event_type, stance = plover[event_type]["negated_type"], plover[event_type]["negated_stance"]
        if not event_type:
            return
    elif act.realis == "planned" and plover[event_type]["promised_type"]:
        event_type = plover[event_type]["promised_type"]
    if act.condition and stance == "support":
        stance = "conditional"
    if act.demanding and stance == "neutral":
        stance = "oppose"
    if act.hurts is not None:
        stance = OPPOSITE.get(stance, stance)
    if frame == "mutual":
        if not targets and 1 < len(sources) < 5 and act.how != "of":
            targets = sources
        yield from _pairs(sources, targets, event_type, stance, act)
        if targets != sources:
            yield from _pairs(targets, sources, event_type, stance, act)
        return
    yield from _pairs(sources, targets or [None], event_type, stance, act)


def _pairs(sources, targets, event_type, stance, act):
    for source in sources:
        for target in targets:
            if target is not None and target.party == source.party:
                continue
            yield {"source_id": source.actor_id, "source_party": source.party,
                   "target_id": target.actor_id if target else None, "target_party": target.party if target else None,
                   "event_type": event_type, "event_mode": act.row["event_mode"], "stance": stance, "realis": act.realis,
                   "how": f"{act.how}-{act.row['frame']}-{act.reach}".rstrip("-"), "confidence": .5}


def _once(rows):
    """Each position once: the first sentence that states it."""
    seen, kept = set(), []
    for row in rows:
        key = (row["source_id"], row["target_id"], row["event_type"], row["stance"], row["start"])
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
