"""Names that an article misspells: "Mosow", "Edorgan", "Codoleezza Rice"."""

from collections import Counter, defaultdict
from functools import cache

from ngoaigiao.names import is_syllable

LONG = 5  # letters of a name that may be another's misspelling, at least


def state(draft, key):
    """The mention of a state elsewhere in the article whose name `key` misspells ("Mosow")."""
    if len(key) < 5:
        return None
    states = (mention for mention in draft.mentions() if mention.kind == "state" and mention.last == mention.first + 1)
    return next((state for state in states if _nearly(key, draft.words.key[state.first])), None)


def short_name(lexicon, keys, roster, around):
    """The person whose short name `keys` misspell ("Edorgan"): of this article, or of the state in the title."""
    word = "".join(keys)
    if len(word) < 6 or not around:
        return None
    people = set(roster)
    if around.principal is not None:
        people.update(lexicon.compatriots.get(around.principal.party, ()))
    found = {
        actor_id
        for actor_id in people
        if actor_id in lexicon.people
        if any(_nearly(word, "".join(short)) for short in lexicon.people[actor_id].short)
    }
    found = found.intersection(roster) or found
    return found.pop() if len(found) == 1 else None


def own_name(keys, roster):
    """The unlisted person of this article whose name `keys` misspell ("Holmgren … Holmgrem"), if there is but one."""
    people = [person for actor_id, person in roster.items() if actor_id.startswith("?")]
    found = [person for person in people if any(_misspells(key, keys, person.words) for key in keys)]
    return found[0] if len(found) == 1 else None


def _misspells(key, keys, words):
    """Whether one key of a name is a slip for another of `words`, which hold the rest ("Mc" of "McAuley")."""
    return words.issuperset(set(keys) - {key}) and any(_is_twin(key, own) for own in words)


def _is_twin(one, other):
    """Whether two words are one name: a slip parts them, but no ending of women ("Petrov", "Petrova")."""
    long = len(one) >= LONG and len(other) >= LONG - 1
    return long and _is_slip(one, other) and one + "a" != other and other + "a" != one


def full_name(draft, i, j, around):
    """The listed person whose full name words i to j write with one word misspelt ("Codoleezza Rice")."""
    keys, lexicon = draft.words.key[i:j], draft.lexicon
    if all(is_syllable(form) for form in draft.words.form[i:j]):
        return None
    found, people = set(), _by_word(lexicon)
    for place, key in enumerate(keys):
        rest = keys[:place] + keys[place + 1 :]
        if len(key) < 6 or not any(len(other) > 2 for other in rest):
            continue
        for actor_id in set.intersection(*(people.get(other, set()) for other in rest)):
            person = lexicon.people[actor_id]
            meant = {own for own in person.words.difference(rest) if _is_slip(key, own)}
            if meant and any(meant.union(rest).issuperset(short) for short in person.short):
                found.add(actor_id)
    if around.principal is not None:
        found = {actor_id for actor_id in found if lexicon.people[actor_id].party == around.principal.party}
    elif not around:
        named = {mention.party for mention in draft.mentions()}
        found = {actor_id for actor_id in found if lexicon.people[actor_id].party in named}
    return found.pop() if len(found) == 1 else None


@cache
def _by_word(lexicon):
    """{word of a name: the listed persons in whose names it stands}."""
    people = defaultdict(set)
    for actor_id, person in lexicon.people.items():
        for word in person.words:
            people[word].add(actor_id)
    return people


def _is_slip(one, other):
    """Whether two words differ by one letter, or by two that changed places."""
    i = next((i for i, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))
    rest = one[i:], other[i:]
    swapped = rest[0][:2] == rest[1][:2][::-1] and rest[0][2:] == rest[1][2:]
    return swapped or rest[0][1:] == rest[1][1:] or rest[0] == rest[1][1:] or rest[0][1:] == rest[1]


def _nearly(one, other):
    """Whether two words differ by the place of their letters or by one letter."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    one, other = Counter(one), Counter(other)
    return (one - other).total() <= 1 and (other - one).total() <= 1
