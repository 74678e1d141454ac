"""Persons in an article: full names, names that no row lists, and the short names that go back to either."""
from collections import Counter
from dataclasses import dataclass, field

from ngoaigiao.mentions import Mention
from ngoaigiao.names import HARD, JOINED, is_syllable

_BREAKS = set(".!?:;\n…")
_REACH = 9  # steps back from a name to its title, at most


@dataclass(eq=False)
class Person:
    """Somebody of this article. words: keys by which the article may call this person."""

    actor_id: str
    party: str | None
    words: set = field(default_factory=set)
    seen: list = field(default_factory=list)


@dataclass
class Setting:
    """What stands around a name: its title, the state or organisation that the title belongs to, "ông" or "bà"."""

    title: object = None
    principal: Mention | None = None
    polite: bool = False

    def __bool__(self):
        return self.title is not None or self.polite


def claim_persons(draft, window=(None, None)):
    """Claim every name of a person; and, of the names that the codebook lacks, those of places, media and the like."""
    parties = Counter(mention.party for mention in draft.mentions() if mention.party)
    roster = {}
    for mention in draft.mentions():
        if mention.kind == "person":
            _enrol(draft, roster, mention)
    short = []
    for i, j in list(_runs(draft)):
        i, j = _trim(draft, i, j)
        if j - i > 1:
            if not _claim_long(draft, roster, parties, i, j):
                short.append((i, j))
        elif j > i:
            short.append((i, j))
    for i, j in short:
        _claim_short(draft, roster, parties, window, i, j)
    for mention in draft.mentions():
        if mention.kind == "person":
            mention.office = _office(setting(draft, mention.first, mention.last))


def _enrol(draft, roster, mention):
    person = roster.get(mention.actor_id)
    if person is None:
        person = roster[mention.actor_id] = Person(mention.actor_id, mention.party)
        person.words |= draft.lexicon.short_words.get(mention.actor_id, set())
    person.words |= {key for key in draft.words.key[mention.first:mention.last] if len(key) > 1}
    person.seen.append(mention.first)
    return person


def _runs(draft):
    """Stretches of capital words that no mention, title or noun holds, with the small words within foreign names."""
    words, n = draft.words, len(draft.words)
    closed = [owner is not None for owner in draft.owner]
    for table in (draft.titles, draft.nouns):
        for start, (end, _) in table.items():
            closed[start:end] = [True] * (end - start)
    i = 0
    while i < n:
        if closed[i] or not words.capital(i) or (draft.role("honorific", i) and words.form[i] != "Mr"):
            i += 1
            continue
        j = i + 1
        while j < n and not closed[j] and words.gap[j] != HARD and " - " not in words.between(j):
            if words.capital(j) or words.gap[j] == JOINED and False:
                j += 1
            elif "-" in words.between(j) and not is_syllable(words.form[j]) or "-" in words.between(j) and words.form[j - 1][0].isupper() and len(words.form[j]) < 6:
                j += 1
            elif draft.role("particle", j) and j + 1 < n and not closed[j + 1] and words.gap[j + 1] != HARD and words.capital(j + 1):
                j += 2
            else:
                break
        yield i, j
        i = j


def _trim(draft, i, j):
    """Leave out a first word that has its capital from the head of a sentence only."""
    words = draft.words
    if words.head[i] and is_syllable(words.form[i]):
        if j - i == 1:
            return (i, j) if not draft.role("common_head", i) else (j, j)
        if not draft.role("family", i) or not is_syllable(words.form[i + 1]) or draft.role("common_head", i):
            if not is_syllable(words.form[i + 1]) and not draft.role("common_head", i):
                return i, j
            return i + 1, j
    return i, j


def setting(draft, i, j):
    """The Setting of the name at words i to j: what stands before it or, failing a title there, after it."""
    before = _before(draft, i)
    if before.title is None:
        after = _after(draft, j)
        if after.title is not None:
            return Setting(after.title, after.principal, before.polite)
    return before


def _before(draft, i):
    words, found, k = draft.words, Setting(), i
    for _ in range(_REACH):
        if k == 0 or _BREAKS & set(words.between(k)):
            break
        if k in draft.title_ends:
            found.title = draft.titles[draft.title_ends[k]][1]
            break
        if length := draft.role_before("honorific", k, 2):
            found.polite = found.polite or k == i
            k -= length
        elif owner := draft.owner[k - 1]:
            if owner.kind in ("person", "media"):
                break
            found.principal, k = owner, owner.first
        elif length := draft.role_before("link", k):
            k -= length
        else:
            break
    if found.title is None:
        found.principal = None
    return found


def _after(draft, j):
    words, found = draft.words, Setting()
    if j >= len(words) or words.between(j).strip() not in {",", "-", "–", "(", "—", ", -"}:
        return found
    k = j + 1 if draft.role("modifier", j) else j
    if k not in draft.titles:
        return found
    k, found.title = draft.titles[k]
    for _ in range(4):
        if k >= len(words) or words.gap[k] == HARD:
            break
        if draft.owner[k]:
            found.principal = draft.owner[k]
            break
        if not draft.role("link", k):
            break
        k += 1
    return found


def _office(found):
    return found.title.office if found.title is not None else None


def _claim_long(draft, roster, parties, i, j):
    """Claim a name of several words; False if it must be judged as a short one."""
    keys = tuple(draft.words.key[i:j])
    person = next((p for p in roster.values() if set(keys) <= p.words), None)
    around = setting(draft, i, j)
    if person is None and not (actor_id := _listed(draft, keys, around)):
        if not around and not _looks_personal(draft, i, j):
            return True
        mention = Mention(i, j, "?." + " ".join(draft.words.form[i:j]), "person", _party(draft, around, i), "unlisted")
    else:
        actor_id = person.actor_id if person else actor_id
        row = draft.lexicon.actors.get(actor_id)
        mention = Mention(i, j, actor_id, "person", person.party if person else row["party"], "short name" if person else "alias")
    draft.claim(mention)
    _enrol(draft, roster, mention)
    return True


def _listed(draft, keys, around):
    """The listed person whom a variant of the full name means: "S. Lavrov", "Sergey Viktorovich Lavrov"."""
    lexicon = draft.lexicon
    found = set()
    for actor_id in (*lexicon.surnames.get(keys[-1:], ()), *lexicon.surnames.get(keys[:1], ())):
        own = lexicon.full_keys[actor_id]
        if all(any(key == other or key[:1] == other and len(key) == 1 or len(other) == 1 and key[:1] == other for other in own) for key in keys):
            found.add(actor_id)
    return found.pop() if len(found) == 1 else None


def _looks_personal(draft, i, j):
    words = draft.words
    for cue in ("place_cue", "organisation_cue", "group_cue", "media_cue", "thing_cue"):
        if draft.role_before(cue, i, 2):
            return False
    if any(word.isupper() and len(word) > 2 for word in words.form[i:j]) or any(form.isdigit() for form in words.form[i:j]):
        return False
    if all(is_syllable(form) for form in words.form[i:j]):
        return draft.role("family", i) and not words.head[i] and j - i <= 4
    return True


def _party(draft, around, i):
    if around.principal is not None:
        return around.principal.party
    return None


def _claim_short(draft, roster, parties, window, i, j):
    """Claim a name of one word, or leave it."""
    words, lexicon = draft.words, draft.lexicon
    keys = tuple(words.key[i:j])
    around = setting(draft, i, j)
    people = [p for p in roster.values() if keys[0] in p.words]
    if people and (around or not (words.head[i] and is_syllable(words.form[i])) or len(keys[0]) > 4):
        person = _choose(people, around, i)
        mention = Mention(i, j, person.actor_id, "person", person.party, "short name")
    elif ids := lexicon.lone.get(keys) or around and lexicon.surnames.get(keys):
        if keys not in lexicon.lone and not around:
            return
        if not around and is_syllable(words.form[i]) and words.head[i]:
            return
        actor_id = _likeliest(lexicon, ids, around, parties, window)
        if actor_id is None:
            return
        mention = Mention(i, j, actor_id, "person", lexicon.actors[actor_id]["party"], "short name")
    elif around and not words.form[i].isdigit() and not (words.head[i] and not around.polite):
        mention = Mention(i, j, "?." + " ".join(words.form[i:j]), "person", _party(draft, around, i), "unlisted")
    else:
        return
    draft.claim(mention)
    _enrol(draft, roster, mention)


def _choose(people, around, i):
    """Of persons with one short name: who fits the title's state, else who was named last, else who comes first."""
    if around.principal is not None:
        people = [p for p in people if p.party == around.principal.party] or people
    before = [p for p in people if min(p.seen) < i]
    return max(before or people, key=lambda p: max((s for s in p.seen if s < i), default=-min(p.seen)))


def _likeliest(lexicon, ids, around, parties, window):
    """Of listed persons with one short name: by the title's state and office, the parties named, the office's term."""
    def score(actor_id):
        party = lexicon.actors[actor_id]["party"]
        terms = lexicon.terms.get(actor_id, ())
        office = around.title is not None and any(t["office"] == around.title.office for t in terms)
        in_office = bool(window[0]) and any((t["valid_from"] is None or t["valid_from"] <= window[1]) and (t["valid_to"] is None or t["valid_to"] >= window[0]) for t in terms)
        principal = around.principal.party == party if around.principal is not None else 0
        return principal, office, office and in_office, party in parties, in_office, len(terms) > 0, parties[party]
    if around.principal is not None:
        ids = [a for a in ids if lexicon.actors[a]["party"] == around.principal.party]
    if not ids:
        return None
    best = max(ids, key=score)
    named = lexicon.actors[best]["party"] in parties
    return best if named or around.title is not None or len(set(ids)) == 1 else None
