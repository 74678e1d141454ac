"""Who holds an office: by the article, which gives persons their titles, or by `offices.csv` on the day it appears."""

from collections import Counter
from datetime import timedelta
from functools import cache

from ngoaigiao.anaphora import plain

SURE, LIKELY, FAIR, WEAK = 0.9, 0.8, 0.7, 0.6  # the scale that `references` explains
ELECT = timedelta(days=150)  # at most between an election and the day in office


class Holders:
    """The offices of one article's persons.

    offices, statuses: {actor_id: what the article calls a person}; an office in small letters as in `titles.csv`, a
    status (`former`, `elect`, …) as in `modifiers.csv` or None.
    """

    def __init__(self, article, persons, finder, codebook):
        """persons: rows of `mentions`. finder: the `anaphora.Finder` that has read the article."""
        self.window = article.get("published_earliest"), article.get("published_latest")
        self.persons, self.codebook = persons, codebook
        self.offices, self.statuses = {}, {}
        for title in finder.titles:
            self.offices.setdefault(title.person["actor_id"], set()).update(title.offices)
            self.statuses.setdefault(title.person["actor_id"], set()).add(title.status)
        for row in persons:
            if office := row.get("office"):
                known = finder.grammar.forms.get(plain(office), {"offices": ()})
                self.offices.setdefault(row["actor_id"], set()).update(known["offices"], [plain(office)])

    def holds(self, actor_id, offices, status=None):
        """Whether the article gives a person one of the offices, or one that begins so ("bộ trưởng" quốc phòng)."""
        held = self.offices.get(actor_id, ())
        if status and status not in self.statuses.get(actor_id, ()):
            return False
        return any(mine == office or mine.startswith(office + " ") for mine in held for office in offices)

    def there(self, actor_id, office, owner):
        """Whether nothing tells that the person holds the office in another body ("người phát ngôn Bộ Y tế")."""
        held = self.offices[actor_id] | _held(self.codebook).get(actor_id, set())
        bodies = tuple(mine[len(office) + 1 :] for mine in held if mine.startswith(office + " "))
        return owner["kind"] != "organisation" or not bodies or plain(owner["text"]).startswith(bodies)

    def is_current(self, actor_id):
        """Whether the article gives the person an office as still held."""
        return not self.statuses.get(actor_id, {None}) <= {"former", "late", "elect"}

    def of(self, offices, owner, status=None, exclusive=True):
        """Whom one of the offices of the owner's party means: a list of (actor_id, party, kind, confidence).

        The person who holds it by the article or by the codebook, else the owner. Of several offices the first that
        somebody holds counts.
        """
        party = owner["party"]
        people = {row["actor_id"] for row in self.persons if row["party"] == party}
        people = {i for i in people if i not in self.offices or all(self.there(i, office, owner) for office in offices)}
        ways = (
            (SURE, lambda office: {i for i in people if self.holds(i, (office,), status)}),
            (LIKELY, lambda office: people & self.listed(office, party, status)),
            (FAIR, lambda office: people & self.ever(office, party) if not status else set()),
            (FAIR, lambda office: {i for i in people if status == "new" and self.holds(i, (office,))}),
            (FAIR, lambda office: self.listed(office, party, status)),
        )
        for confidence, holders in ways:
            for office in offices:
                found = holders(office)
                if len(found) > 1:
                    current = {i for i in found if self.is_current(i)}
                    found = current if len(current) == 1 else found & self.listed(office, party) or self.foremost(found)
                if len(found) == 1:
                    return [(found.pop(), party, "person", confidence)]
        return [(owner["actor_id"], party, owner["kind"], WEAK)] if exclusive and not status else []

    def foremost(self, people):
        """Of several holders by the article, where no day tells who: the first named, if nobody is named as often."""
        if self.window[0]:
            return set()
        named = Counter(row["actor_id"] for row in self.persons if row["actor_id"] in people)
        (first, count), (_, second) = named.most_common(2)
        return {first} if count > second and first == next(iter(named)) else set()

    def ever(self, office, party):
        """Who holds the office at any time, where nothing tells the day on which the article appears."""
        return set() if self.window[0] else {row["actor_id"] for row in _terms(self.codebook).get((office, party), ())}

    def listed(self, office, party, status=None):
        """Who holds the office when the article appears, by `offices.csv`; with a status who takes it up then, with
        `elect` who will soon."""
        first, last = self.window
        if not first:
            return set()
        if status == "elect":
            first, last = first + timedelta(days=1), last + ELECT
        return {
            row["actor_id"]
            for row in _terms(self.codebook).get((office, party), ())
            if (not row["valid_to"] or row["valid_to"] >= first) and _begins(row["valid_from"], first, last, status)
        }


def _begins(day, first, last, status):
    if status:
        return day is not None and first <= day <= last
    return day is None or day <= last


@cache
def _terms(codebook):
    terms = {}
    for row in codebook["offices"]:
        terms.setdefault((row["office"], row["party"]), []).append(row)
    return terms


@cache
def _held(codebook):
    """{actor_id: the offices that a person holds at some time}."""
    held = {}
    for row in codebook["offices"]:
        held.setdefault(row["actor_id"], set()).add(row["office"])
    return held
