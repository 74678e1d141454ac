"""Plural references: "hai nước", "ba bên", "hai ngoại trưởng", "các nước này" mean one actor each."""

import re

from ngoaigiao.anaphora import BOTH
from ngoaigiao.holders import FAIR, LIKELY, SURE
from ngoaigiao.patterns import lower

REACH = 3  # sentences back that an anaphor looks
LIST_REACH = 1  # sentences back that "các nước này" looks for a list

JOIN = re.compile(r"\s*(?:và|với|-|–|—|/|cùng|,)\s*")
_LIST = re.compile(r"[\s()]*(?:(?:,|và|cùng|hay|hoặc|-|–)[\s()]*)*(?:nước\s+)?")


class Plurals:
    """What an article read by `references` makes of a plural; `plurals` holds those it has met, by sentence."""

    def several(self, x, number):
        """As many different actors as the numeral says, from the nearest sentences that have them."""
        if x.modified and not x.parties:
            return []
        persons = x.means in ("office", "holder", "person", "person noun")
        key = (lambda a: a.actor_id) if persons else (lambda a: a.party)
        pool, bodies = [], []
        for back in range(REACH + 1):
            if again := self.again(x, number - back, persons):
                return again
            here = self.partners(x, number - back, persons)
            pool = here + pool
            chosen, confidence = self.exactly(x, pool, key, back), SURE if back == 0 else LIKELY
            if not chosen:
                chosen = self.meeting(x, number - back) or self.side_by_side(here, x.count, key)
                confidence = FAIR
            if not chosen and x.means == "party":
                bodies = self.bodies(x, number - back) + bodies
                chosen = self.exactly(x, pool + bodies, key, back)
            if chosen:
                chosen.sort(key=lambda a: a.start)
                return [row for actor in chosen for row in self.side(actor, persons or x.form == BOTH, confidence)]
        holders = {a.actor_id: a for a in self.seen if a.end <= x.start and self.holders.holds(a.actor_id, x.offices)}
        return [row for a in holders.values() for row in self.found(a, FAIR)] if len(holders) == x.count else []

    def exactly(self, x, actors, key, back):
        """One antecedent of each actor, the first, when they are as many as the numeral says; else none."""
        distinct = {key(actor): actor for actor in sorted(actors, key=lambda a: -a.start)}
        return list(distinct.values()) if len(distinct) == x.count and (x.count == 2 or back == 0) else []

    def bodies(self, x, sentence):
        """The bodies of a sentence that are a party to talks: the EU, but not the UN, where they are rather held."""
        here = [a for a in self.seen if a.kind == "organisation" and a.end <= x.start and a.sentence == sentence]
        return [a for a in here if a.party and a.party != "UN" and a.party not in self.states]

    def again(self, x, sentence, persons):
        """Those whom the last plural of as many in a sentence meant, or the states for which they act."""
        meant = next((rows for at, rows in reversed(self.plurals) if at == sentence and len(rows) == x.count), None)
        if meant is None or x.form == BOTH:
            return []
        if persons:
            return [(*row[:3], LIKELY) for row in meant] if all(row[2] == "person" for row in meant) else []
        states = [row[1] for row in meant if row[1] in self.states]
        return [(party, party, "state", LIKELY) for party in states] if len(set(states)) == x.count else []

    def meeting(self, x, sentence):
        """The persons of a sentence when they act for as many parties as the numeral says: who met there."""
        people = [a for a in self.seen if a.kind == "person" and a.sentence == sentence and a.end <= x.start]
        parties = {a.party: a for a in reversed(people) if a.party}
        return list(parties.values()) if len(parties) == x.count and x.means in ("party", "state") else []

    def listed(self, x, number):
        """The states of the last list of two or more before "các nước này", or the bloc named after it."""
        for back in range(LIST_REACH + 1):
            here = [a for a in self.before(x, number - back, ("state", "group")) if a.sentence == number - back]
            runs = [[here[0]]] if here else []
            for one, other in zip(here, here[1:]):
                if _LIST.fullmatch(self.text, one.end, other.start):
                    runs[-1].append(other)
                else:
                    runs.append([other])
            lists = [{a.party: a for a in run if a.party} for run in runs]
            lists = [found for found in lists if len(found) > 1 or any(map(self.is_bloc, found.values()))]
            if lists:
                return [row for a in lists[-1].values() for row in self.side(a, False, FAIR if back else LIKELY)]
        return []

    def is_bloc(self, actor):
        """Whether an antecedent is written as several states, "các nước Arab"."""
        return actor.kind == "group" and lower(self.text[actor.start : actor.end]).startswith("các ")

    def side(self, actor, itself, confidence):
        """The actor itself, or the state for which it acts."""
        whole = not itself and actor.party in self.states
        return self.as_state(actor, confidence) if whole else self.found(actor, confidence)

    def partners(self, x, sentence, persons):
        """The antecedents of a sentence of which a plural may mean several."""
        kinds = ("person",) if persons else ("state", "group") if x.means == "party" else ("state",)
        here = [a for a in self.seen if a.actor_id and a.end <= x.start and a.sentence == sentence]
        here = [a for a in here if not x.parties or a.party in x.parties]
        fits = [
            a for a in here if a.kind in kinds and (x.means != "office" or self.holders.holds(a.actor_id, x.offices))
        ]
        if not fits and x.means == "party":
            fits = [a for a in here if a.kind in ("person", "organisation") and a.party]
        return fits

    def side_by_side(self, actors, count, key):
        """The last actors that stand side by side, when a sentence has more than the numeral says."""
        for place in range(len(actors) - count, -1, -1):
            run = actors[place : place + count]
            starts = [self.phrases.get(actor.start, actor.start) for actor in run]
            joined = all(JOIN.fullmatch(self.text, a.end, start) for a, start in zip(run, starts[1:]))
            if joined and len({key(a) for a in run}) == count:
                return run
        return []
