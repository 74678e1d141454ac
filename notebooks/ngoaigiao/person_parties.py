"""For which party each person of an article acts."""

from collections import Counter

from ngoaigiao import names
from ngoaigiao.descriptions import described, located
from ngoaigiao.names import is_syllable
from ngoaigiao.titles import setting

MAIN = 0.4  # of an article's states, organisations and places are of the party that it is mostly about, at least
_SYLLABIC = {"VNM", "CHN", "TWN", "HKG", "SGP", "KOR", "PRK"}  # whose people may have names in Vietnamese syllables


def settle(draft, roster, window):
    """Give persons the party of the organisations in their titles, and unlisted persons that of the states there.

    An unlisted person's title that names none ("Ngoại trưởng Silvan Shalom") is held for whom the line named last;
    anybody else is of the state that the article is mostly about, unless the name tells otherwise. A listed person who
    has changed sides acts for the one whose office was held then.
    """
    main = _main_party(draft)
    for person in roster.values():
        if person.party is None and person.actor_id not in draft.lexicon.people and not person.parties:
            around = (setting(draft, m.first, m.last).principal for m in person.mentions)  # now all names are known
            person.parties.update(principal.party for principal in around if principal and principal.party)
        if person.parties:
            person.party = person.parties.most_common(1)[0][0]
        elif person.actor_id in draft.lexicon.people:
            person.party = _party_then(draft.lexicon.people[person.actor_id], window)
        elif person.party is None:
            person.party = _surmised(draft, person, main)
        for mention in person.mentions:
            mention.party = person.party


def _surmised(draft, person, main):
    """The party of an unlisted person whose titles tell none: by a description, an office, the article's main state."""
    told = (described(draft, mention.first, mention.last) for mention in person.mentions)
    if party := next(filter(None, told), None):
        return party
    first = person.mentions[0]
    native = all(is_syllable(form) for form in draft.words.form[first.first : first.last])
    main = main if not native or main in _SYLLABIC else None
    titled = next((mention for mention in person.mentions if mention.office), None)
    last = titled and _state_before(draft, titled.first)
    private = titled is None or names.keys(titled.office) in draft.lexicon.vocabulary["private office"]
    if private:
        return located(draft, first.last) or main or last
    return _served(draft, titled) or last or main


def _served(draft, mention):
    """Whose officer the article told of before by a mention's title: "một phát ngôn viên của X … phát ngôn viên Y"."""
    for i in sorted(draft.titles, reverse=True):
        end, title = draft.titles[i]
        if end <= mention.first and title.office == mention.office and draft.role("owning", end):
            owner = draft.owner[end + 1] if end + 1 < len(draft.words) else None
            if owner and owner.party and owner.kind in ("organisation", "group"):
                return owner.party
    return None


def _party_then(listed, window):
    """The party of the office that a listed person held on the days of the window; else the one that the row gives."""
    then = {term["party"] for term in listed.terms if in_term(term, window)}
    changed = any(term["party"] == listed.party for term in listed.terms)
    return then.pop() if changed and len(then) == 1 else listed.party


def _state_before(draft, i):
    """The party of the nearest state or organisation before word `i` on its line."""
    words = draft.words
    for mention in reversed(draft.owner[:i]):
        if mention and mention.kind in ("state", "organisation") and mention.party:
            line = words.text[words.end[mention.last - 1] : words.start[i]]
            return None if "\n" in line else mention.party
    return None


def _main_party(draft):
    """The state of most of the article's states, organisations and places, or None."""
    parties = Counter(m.party for m in draft.mentions() if m.party and m.kind in ("state", "organisation", "place"))
    best = parties.most_common(1)
    actor = best and draft.lexicon.actors.get(best[0][0])
    return best[0][0] if actor and actor["kind"] == "state" and best[0][1] >= MAIN * parties.total() else None


def in_term(term, window):
    """Whether an office was held on a day of the window: its first and last day, or None each."""
    earliest, latest = window
    if earliest is None:
        return False
    return (term["valid_from"] or latest) <= latest and (term["valid_to"] or earliest) >= earliest
