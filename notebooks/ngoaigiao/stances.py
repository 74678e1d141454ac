"""Who stands how towards whom: the rows of stances.

`proposals` finds the rows that may be coded; `ranker` keeps the likely ones, each position once, and again where it is
told anew further on. Here they get their issue, condition, day, place and the figures of PLOVER.
"""

import functools

from ngoaigiao import dates, proposals, ranker, tables
from ngoaigiao.clauses import issue_names

ISSUE_WORDS = 8


def read(reading, codebook):
    """The rows of `stances` and of `problems` of one article.

    Also leaves `reading["retold"]`: further tellings of the kept rows, for `events.join`.
    """
    found, problems = proposals.read(reading, codebook)
    weights = ranker.weights(codebook)
    for candidate in found:
        candidate.probability = ranker.probability(candidate.features, weights)
    kept, again = ranker.chosen(found)
    rows = [_finished(c, reading, codebook) for c in kept]
    reading["retold"] = [_finished(c, reading, codebook) for c in again]
    return tables.number(rows, "stance_id", reading["article"]["article_id"], "s"), problems


def _finished(candidate, reading, codebook):
    row, act = candidate.row, candidate.act
    kind = proposals.plover(codebook)[row["event_type"]]
    text = reading["article"]["text"]
    intensity = _intensity(row, kind, codebook)
    day = dates.governing(reading, row["cue_start"], row["cue_end"], codebook, row["source_id"])
    return {
        **row,
        "issue": _issue(act, candidate.units, text, issue_names(codebook)),
        "condition": _condition(act, candidate.units, text),
        "quad_class": kind["quad_class"],
        "intensity": intensity,
        "cameo": kind["cameo"],
        "date": day and day["earliest"],
        "date_latest": day and day["latest"],
        "date_how": day and _how_dated(day, row),
        "place": _place(reading["mentions"], row, text),
        "confidence": round(candidate.probability, 2),
    }


def _intensity(row, kind, codebook):
    """The score of PLOVER's manual for the event's mode, else for its type; a mode of another type is dropped."""
    score = _modes(codebook).get((row["event_type"], row["event_mode"]))
    if score is None:
        row["event_mode"], score = None, kind["intensity"]
    return float(score)


@functools.cache
def _modes(codebook):
    return {(m["event_type"], m["event_mode"]): m["intensity"] for m in codebook["intensities"]}


def _how_dated(day, row):
    return "same sentence" if row["start"] <= day["start"] < row["end"] else "sentence before"


def _condition(act, units, text):
    """The words of the condition."""
    if not act.condition:
        return None
    first, last = act.condition
    return text[units[first].start : units[last - 1].end]


def _issue(act, units, text, names):
    """What it is about: the first phrase of `issues.csv` from the cue on, else the Vietnamese words after the cue."""
    after = units[act.at :]
    known = next((names[u.text] for u in after if u.text in names), None)
    if known:
        return known
    words = []
    for unit in after[1:]:
        if unit.kind == "mark" or unit.roles & {"contrast", "condition", "toward", "by"} or len(words) == ISSUE_WORDS:
            break
        words.append(unit)
    while words and (words[0].kind == "actor" or words[0].roles & {"complement", "future", "negation", "and", "head"}):
        words.pop(0)
    return text[words[0].start : words[-1].end] if words else None


def _place(mentions, row, text):
    """Where: the name after "tại" or "ở" in the sentence."""
    for m in mentions:
        if row["start"] <= m["start"] < row["end"] and m["kind"] in ("place", "state"):
            before = text[row["start"] : m["start"]].rstrip().rsplit(maxsplit=2)[1:]
            if before and (before[-1] in ("tại", "ở") or before[0] in ("tại", "ở") and len(before) == 2):
                return m["text"]
    return None
