"""Who holds a place that its country does not: an attack on Raqqa in 2015 is one on IS, not on Syria.

The facts stand in `territory.csv`, with the first and last day on which they held.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

FORCE = {"ASSAULT", "COERCE"}  # acts that harm who holds the place where they are done
TOLD_OF = timedelta(days=30)  # how long news tells of how a place was taken


@dataclass(frozen=True)
class Holder:
    """An armed group that holds a place. friends: parties that fight on its side."""

    actor_id: str
    party: str | None
    friends: tuple

    def opposes(self, actors):
        """Whether actors fight with the holder: neither are of it nor on its side."""
        return all(a.party not in (self.party, *self.friends) for a in actors)


@cache
def _table(codebook):
    """{actor_id of a place: [(its row, the party of the holder)]}."""
    parties = {row["actor_id"]: row["party"] for row in codebook["organisations"]}
    found = {}
    for row in codebook["territory"]:
        found.setdefault(f"@{row['place']}", []).append((row, parties[row["holder"]]))
    return found


def holder(actor_id, reading, codebook):
    """Who holds a place all the days in which the article may have appeared, or None.

    If only some of those days are the holder's, the article must name the holder.
    """
    first, last = reading["article"].get("published_earliest"), reading["article"].get("published_latest")
    for row, party in _table(codebook).get(actor_id, ()) if first else ():
        end = row["valid_to"] and row["valid_to"] + TOLD_OF
        within = row["valid_from"] <= first and (not end or last <= end)
        touched = row["valid_from"] <= last and (not end or first <= end)
        if within or touched and any(m["actor_id"] == row["holder"] for m in reading["mentions"]):
            return Holder(row["holder"], party, row["friends"])
    return None


def contested(event_type, actors, phrase):
    """Whether an act of force of actors on a place is aimed at others who hold it."""
    held = next((a.holder for a in phrase.actors[:1]), None)
    return event_type in FORCE and held is not None and held.opposes(actors)


def struck(event_type, actors, target):
    """Whom an act of actors harms: of a held place who holds it."""
    if event_type not in FORCE or target.holder is None or not target.holder.opposes(actors):
        return target
    return replace(target, actor_id=target.holder.actor_id, party=target.holder.party, kind="group", holder=None)
