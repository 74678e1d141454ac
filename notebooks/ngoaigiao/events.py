"""Rows that tell of one act, within an article and across a story, and what their tellings disagree on."""

from collections import defaultdict
from itertools import combinations

from ngoaigiao.patterns import old_tones

NEAR = 3  # days: two tellings of one act are dated no further apart
FIELDS = ("date", "source_id", "target_id", "issue", "condition")
PROMISES = {"AGREE", "AID", "SANCTION", "COOPERATE", "CONCEDE"}  # where what is promised may differ
CONDITIONS = {"support", "conditional"}


def join(readings, codebook):
    """Give the rows of stances that tell of one act the same `event_id`, in place; return the rows of `disagreements`.

    One act: the same event type between the same parties (in either direction, where both are told) with stances that
    agree, in one article or in articles of one story, not dated more than three days apart. A headline retells its
    text: there the target may be named more broadly, and another person speak. Needs `reading["retold"]`, which
    `stances.read` leaves.
    """
    stories = defaultdict(list)
    for reading in readings:
        article = reading["article"]
        for row in reading["stances"] + reading.get("retold", []):
            stories[article.get("story_id") or article["article_id"]].append((row, _in_title(row, article)))
    people = {m["actor_id"] for reading in readings for m in reading["mentions"] if m["kind"] == "person"}
    disagreements = []
    for story in sorted(stories):
        for number, event in enumerate(_events(stories[story], people), 1):
            event_id = f"{story}:e{number}"
            for row in event:
                row["event_id"] = event_id
            disagreements += _differences(event_id, event, people)
    return disagreements


def _in_title(row, article):
    title = article["title"]
    if not title:
        return False
    start = article["text"].find(title)
    return start <= row["start"] < start + len(title)


def _events(tellings, people):
    """Groups of rows, in order of their first telling."""
    groups = []
    for row, titled in tellings:
        for group in groups:
            if any(_same(row, other, titled or other_titled, people) for other, other_titled in group):
                group.append((row, titled))
                break
        else:
            groups.append([(row, titled)])
    return [[row for row, _ in group] for group in groups]


def _same(a, b, titled, people):
    if a["event_type"] != b["event_type"] or not _stances_agree(a["stance"], b["stance"]):
        return False
    there, back = (a["source_party"], a["target_party"]), (b["source_party"], b["target_party"])
    mutual = there == back[::-1] and (a["stance"], a["cue_start"]) == (b["stance"], b["cue_start"])
    parties = there == back or mutual
    offer = {a["stance"], b["stance"]} == {"conditional"} and a["article_id"] == b["article_id"]
    retold = titled and offer and there[0] == back[0]
    if not (parties or retold) or not titled and _other_people(a, b, people):
        return False
    return not (a.get("date") and b.get("date")) or abs((a["date"] - b["date"]).days) <= NEAR


def _other_people(a, b, people):
    """Whether the rows name different persons in one role: below a headline these are different acts."""
    return any(a[role] != b[role] and {a[role], b[role]} <= people for role in ("source_id", "target_id"))


def _stances_agree(a, b):
    return a == b or {a, b} == CONDITIONS


def _differences(event_id, event, people):
    """A row for each field and pair of differing values, told first by the first telling."""
    found = []
    for field in FIELDS:
        seen = {}
        for row in event:
            value = _value(row, field)
            if value is not None:
                seen.setdefault((value, row["source_party"]), (row, value))
        for (one, a), (other, b) in combinations(seen.values(), 2):
            if one["source_party"] == other["source_party"] and a != b and _differ(field, one, other, people):
                found.append(
                    {
                        "event_id": event_id,
                        "field": field,
                        "value_a": a,
                        "article_a": one["article_id"],
                        "value_b": b,
                        "article_b": other["article_id"],
                    }
                )
    return found


def _value(row, field):
    value = row.get(field)
    return None if value is None else value.isoformat() if field == "date" else value


def _differ(field, one, other, people):
    """Whether two values of a field tell different things, not the same thing more or less precisely."""
    if field in ("source_id", "target_id"):
        party = field.replace("_id", "_party")
        return {one[field], other[field]} <= people or one[party] != other[party]
    if field in ("issue", "condition"):
        words = [set(old_tones(row[field]).split()) for row in (one, other)]
        return (field == "condition" or one["event_type"] in PROMISES) and not words[0] & words[1]
    return True
