"""Which candidates become rows: a logistic model over what the rules say of each.

The weights stand in `codebook/weights.csv`; `python -m ngoaigiao.learn` makes them from coded articles.
"""

import functools
import itertools
import math
from collections import Counter

YEAR = 365  # days after which an act is background
# Where cross-validation over articles finds the best F of (source, target, stance):
THRESHOLD = 0.25  # what a row needs
OTHER = 0.65  # what a second reading of one cue needs
CONTRARY = 0.7  # what a second stance of one pair in one sentence needs
SECOND = 0.6  # what a second event type of one position in one sentence needs
TYPE = 0.4  # what a second event type of one position in the article needs
AGAIN = 0.75  # what a position needs to count anew where it is told again further on
FURTHER = 500  # characters between the two


@functools.cache
def weights(codebook):
    """{feature: (its weight, {second feature: weight of the two together})}."""
    found = {}
    for row in codebook["weights"]:
        alone, pairs = found.get(row["feature"], (0.0, {}))
        if row["with"]:
            pairs[row["with"]] = float(row["weight"])
        else:
            alone = float(row["weight"])
        found[row["feature"]] = alone, pairs
    return found


def probability(features, weights):
    """How likely a candidate is a row that a person would code, 0 to 1."""
    present = {feature: weights[feature] for feature in features if feature in weights}
    total = weights["bias"][0] if "bias" in weights else 0.0
    for alone, pairs in present.values():
        total += alone
        for second, weight in pairs.items():
            if second in present:
                total += weight
    return 1 / (1 + math.exp(-total))


def act_features(act, event_type, stance, units):
    """What speaks for and against the candidates of one act, as words."""
    frame = act.row["frame"]
    here = act.targets and not act.reach.startswith(("recalled", "sentence"))
    distance = min(abs(act.targets[0].first - act.at), 15) // 3 if here else -1
    found = [
        f"type={event_type}",
        f"type={event_type} stance={stance}",
        f"frame={frame}",
        f"cue={act.cue.text}",
        f"how={act.how}",
        f"reach={act.reach}",
        f"how={act.how} frame={frame} reach={act.reach}",
        f"type={event_type} how={act.how}",
        f"type={event_type} reach={act.reach}",
        f"realis={act.realis}",
        f"type={event_type} realis={act.realis}",
        f"polarity={act.polarity}",
        f"opener={act.clause}",
        f"distance={distance}",
        f"frame={frame} content={act.content}",
    ]
    if act.under is not None:
        found += ["under", f"under={act.under.row['event_type']}"]
    if act.within is not None:
        above = act.within.row["event_type"]
        found += ["within", f"within={above}", f"within={above} type={event_type}"]
    for name in ("nominal", "purpose", "deontic"):
        if getattr(act, name):
            found += [name, f"{name} type={event_type}"]
    if act.hurts is not None:
        found += ["hurts", f"hurts type={event_type}"]
    if act.condition:
        found.append("conditional")
    found += _around("cue", units, act.at, act.at + 1)
    if act.source is not None:
        found += _around("source", units, act.source.first, act.source.last)
    if here:
        found += _around("target", units, act.targets[0].first, act.targets[0].last)
    return found + [f"word={part}" for part in _parts(act.cue.text)]


def _around(name, units, first, last):
    """The words before and behind a place of the sentence."""
    before = _word(units[first - 1]) if first else "^"
    behind = _word(units[last]) if last < len(units) else "$"
    return [f"before {name}={before}", f"behind {name}={behind}"]


def _word(unit):
    return "a name" if unit.kind == "actor" else "a number" if unit.text[0].isdigit() else unit.text


def pair_features(act, source, target, direction, sources, targets):
    """What speaks for and against one pair of an act, as words."""
    frame, mode = act.row["frame"], act.row["event_mode"]
    same = "self" if any(a.party == source.party for a in act.speaker) else "other" if act.speaker else "none"
    kind = target.kind if target else None
    return [
        f"direction={direction}",
        f"frame={frame} direction={direction}",
        f"speaker={same}",
        f"speaker={same} frame={frame}",
        f"sources={min(sources, 3)}",
        f"targets={min(targets, 3)}",
        f"source={source.kind}",
        f"target={kind}",
        f"direction={direction} mode={mode} target={kind}",
        f"direction={direction} mode={mode} source={source.kind}",
    ]


@functools.cache
def _parts(cue):
    """The syllables of a cue and its pairs of syllables, by which a rare cue is known from its kin."""
    syllables = cue.split()
    return sorted({*syllables, *(" ".join(pair) for pair in itertools.pairwise(syllables))})


def context(candidates, reading):
    """Add what an article as a whole says of its candidates: how often the same pair and position come up."""
    pairs, positions = Counter(), Counter()
    seen = set()
    for c in candidates:
        if c.act.other:
            continue
        pair = (c.row["source_party"], c.row["target_party"])
        here = (pair, c.row["start"])
        if here not in seen:
            seen.add(here)
            pairs[pair] += 1
        here = (pair, c.row["stance"], c.row["start"])
        if here not in seen:
            seen.add(here)
            positions[pair, c.row["stance"]] += 1
    old = _background(reading)
    names = Counter(m["party"] for m in reading["mentions"])
    for c in candidates:
        pair = (c.row["source_party"], c.row["target_party"])
        c.features.append(f"background={any(c.row['start'] <= place < c.row['end'] for place in old)}")
        if c.act.other:
            c.features += [
                "other",
                f"other {c.act.other}",
                f"other type={c.row['event_type']}",
                f"other here={(pair, c.row['start']) in seen}",
                f"other pair={min(pairs[pair], 2)}",
                f"other position={min(positions[pair, c.row['stance']], 2)}",
                f"other frame={c.act.row['frame']} {c.act.other} source={c.act.how}",
            ]
        c.features += [
            f"pair={min(pairs[pair], 4)}",
            f"back={min(pairs[pair[::-1]], 3)}",
            f"position={min(positions[pair, c.row['stance']], 4)}",
            f"source named={min(names[pair[0]], 6) // 2}",
            f"target named={min(names[pair[1]], 6) // 2}",
        ]


def _background(reading):
    """Where expressions stand that date something more than a year before the article."""
    published = reading["article"].get("published_earliest")
    if published is None:
        return []
    return [d["start"] for d in reading["dates"] if d["latest"] and (published - d["latest"]).days > YEAR]


def chosen(candidates, threshold=THRESHOLD):
    """The candidates to keep, and further tellings of them, in order of text.

    The likeliest is taken of the readings of one cue and of the tellings of one position in the article. A sentence
    gives a pair one stance, and a position one event type. Further ones must be likely enough by themselves.
    """
    likely = _uncontradicted(_read_once([c for c in candidates if c.probability >= threshold]))
    read = _likeliest(likely, lambda c, row: (id(c.act.cue), row["source_id"], row["target_id"]))
    once = {id(c) for c in _likeliest(read, lambda c, row: (*_position(row), row["start"]))}
    told = [
        c
        for c in _likeliest(read, lambda c, row: (*_position(row), row["start"], row["event_type"]))
        if id(c) in once or c.probability >= SECOND
    ]
    kept = _rows(told)
    return [c for c in told if id(c) in kept], [c for c in told if id(c) not in kept]


def _rows(told):
    """Which tellings are rows by themselves, as ids; the likeliest of a position always is."""
    positions = {}
    for c in sorted(told, key=lambda c: -c.probability):
        rows = positions.setdefault(_position(c.row), [])
        if not rows or _stands_alone(c, rows):
            rows.append(c)
    return {id(c) for rows in positions.values() for c in rows}


def _stands_alone(candidate, rows):
    """Whether a telling is one more act beside the likelier rows of its position: of another type, or far from them."""
    same = [c for c in rows if c.row["event_type"] == candidate.row["event_type"]]
    if not same:
        return candidate.probability >= TYPE
    far = all(abs(c.row["start"] - candidate.row["start"]) >= FURTHER for c in same)
    return far and candidate.probability >= AGAIN


def _read_once(candidates):
    """Of the readings of one cue the likeliest, and others that are likely enough by themselves."""
    best = {}
    for c in candidates:
        cue = id(c.act.cue)
        if cue not in best or c.probability > best[cue].probability:
            best[cue] = c
    return [c for c in candidates if c.act is best[id(c.act.cue)].act or c.probability >= OTHER]


def _uncontradicted(candidates):
    """Without the less likely of two stances of one pair in one sentence; a condition contradicts none."""
    pairs = {}
    for c in candidates:
        if c.row["stance"] != "conditional":
            pairs.setdefault((c.row["start"], c.row["source_party"], c.row["target_party"]), []).append(c)
    weaker = {
        id(c)
        for told in pairs.values()
        for c in told
        if c.probability < CONTRARY and any(_contrary(c.row, d.row) and d.probability > c.probability for d in told)
    }
    return [c for c in candidates if id(c) not in weaker]


def _contrary(a, b):
    """Whether two stances of one pair exclude each other; a meeting may end in an agreement."""
    return a["stance"] != b["stance"] and {a["event_type"], b["event_type"]} != {"CONSULT", "AGREE"}


def _position(row):
    """Who stands how towards whom; without a target each sentence is a position of its own."""
    target = row["target_party"] or row["target_id"] or row["start"]
    return row["source_party"] or row["source_id"], target, row["stance"]


def _likeliest(candidates, key):
    """Of the candidates with one key the likeliest, the first where two tie; in order of text."""
    best = {}
    for c in sorted(candidates, key=lambda c: (c.row["start"], c.row["cue_start"])):
        k = key(c, c.row)
        if k not in best or c.probability > best[k].probability:
            best[k] = c
    return sorted(best.values(), key=lambda c: (c.row["start"], c.row["cue_start"]))
