"""Persons in an article: full names, names that no row lists, and the short names that go back to either."""

from collections import Counter
from dataclasses import dataclass, field

from ngoaigiao import misspellings
from ngoaigiao.descriptions import aged
from ngoaigiao.mentions import Mention
from ngoaigiao.names import HARD, JOINED, is_syllable
from ngoaigiao.person_parties import in_term, settle
from ngoaigiao.titles import after_name, setting

_CLOSING = '”"»'  # ends a quotation
_SOURCE = 8  # words in which an article's end names its source, at most
_SEAT = 8  # words in brackets after a medium's name, at most
_CUES = {
    "place_cue": "place",
    "organisation_cue": "organisation",
    "group_cue": "group",
    "media_cue": "media",
    "thing_cue": None,
}


@dataclass(eq=False)
class Person:
    """Somebody of this article. words: keys by which the article may call this person; parties: those of the titles."""

    actor_id: str
    party: str | None
    words: set = field(default_factory=set)
    mentions: list = field(default_factory=list)
    parties: Counter = field(default_factory=Counter)


def claim_persons(draft, window=(None, None)):
    """Claim every name of a person and the unlisted names of other actors that a word before them gives away.

    window: the first and last day on which the article may have been published, or None each.
    """
    roster = {}
    for mention in draft.mentions():
        if mention.kind == "person":
            _enrol(draft, roster, mention)
    short = []
    for i, j in list(_runs(draft)):
        if all(gap == JOINED for gap in draft.words.gap[i + 1 : j]):
            short.append((i, j))
        else:
            _claim_long(draft, roster, i, j)
    parties = Counter(mention.party for mention in draft.mentions() if mention.party)
    for i, j in short:
        _claim_short(draft, roster, parties, window, i, j)
    settle(draft, roster, window)


def _enrol(draft, roster, mention, around=None):
    """Enter a mention into the roster and give it its office."""
    person = roster.get(mention.actor_id)
    if person is None:
        person = roster[mention.actor_id] = Person(mention.actor_id, mention.party)
        if mention.actor_id in draft.lexicon.people:
            person.words.update(key for short in draft.lexicon.people[mention.actor_id].short for key in short)
    words = draft.words.key[mention.first : mention.last]
    person.words.update(key for key in words if len(key) > 1 and key not in draft.lexicon.particles)
    person.mentions.append(mention)
    around = around or setting(draft, mention.first, mention.last)
    if around.principal is not None and (person.party is None or not around.former and _moved(draft, mention, around)):
        person.parties[around.principal.party] += 1
    mention.office = around.title.office if around.title else None


def _moved(draft, mention, around):
    """Whether a title tells that a listed person acts for another party: an organisation's, or one in `offices.csv`."""
    listed = draft.lexicon.people.get(mention.actor_id)
    terms = {(term["office"], term["party"]) for term in listed.terms} if listed else ()
    held = around.title is not None and (around.title.office, around.principal.party) in terms
    return held or around.principal.kind == "organisation"


def _runs(draft):
    """Stretches of capital words that no mention, title or noun holds, with the small words within foreign names."""
    words, n = draft.words, len(draft.words)
    closed = [owner is not None for owner in draft.owner]
    for table in (draft.titles, draft.nouns, draft.others):
        for start, (end, _) in table.items():
            closed[start:end] = [True] * (end - start)
    i = 0
    while i < n:
        if closed[i] or not words.capital(i) or draft.role("honorific", i):
            i += 1
            continue
        j = i + 1
        while j < n and not closed[j] and words.gap[j] != HARD:
            between = words.between(j)
            if words.capital(j):
                if words.head[j] or " " in between and between.strip(" \u00a0."):  # "PhươngTheo", "Nga - Putin"
                    break
                if draft.role("honorific", j) and not is_syllable(words.form[j]):  # "London Sir Ian Blair"
                    i = j + 1
                j += 1
            elif between == "-" and len(words.form[j]) < 7:  # "Kim Jong-un"
                j += 1
            elif draft.role("particle", j) and _joins(draft, j, closed):
                j += 2  # "Osama bin Laden", "Khalil al-Dulaimi"
            else:
                break
        first = _trim(draft, i, j) if i < j else j
        if first < j and not _is_author(draft, first, j):
            yield first, j
        i = j


def _joins(draft, j, closed):
    """Whether a small word is part of a name that goes on with a capital."""
    words = draft.words
    return j + 1 < len(words) and words.gap[j + 1] != HARD and words.capital(j + 1) and not closed[j + 1]


def _trim(draft, i, j):
    """Where the name begins: not with a word that owes its capital to the head of a sentence."""
    words = draft.words
    if j - i > 1 and _is_acronym(words.form[i]) and not words.form[i + 1].isupper():  # "tổng thư ký DPJ Katsuya Okada"
        return i + 1
    if j - i > 1 and draft.role("compass", i) and not is_syllable(words.form[i + 1]):  # "Đông Aleppo"
        return i + 1
    if not words.head[i] or not is_syllable(words.form[i]):
        return i
    if j - i == 1:
        return j if draft.role("common_head", i) else i
    if is_syllable(words.form[i + 1]):
        presented = draft.role("foreign_given", i) and _presented(draft, j)
        return i if presented or draft.role("family", i) and not draft.role("common_head", i) else i + 1
    return i if draft.role("foreign_given", i) else i + 1


def _is_author(draft, i, j):
    """Whether a Vietnamese name ends the article, but for a source: "Minh Phương Theo AFP"."""
    words = draft.words
    if not words.head[i] or j - i > 4 or not all(is_syllable(form) for form in words.form[i:j]):
        return False
    if j == len(words):
        return True
    return j + _SOURCE >= len(words) and (draft.role("source", j) or bool({"/", "("} & set(words.between(j))))


def _is_acronym(form):
    return len(form) > 1 and form.isupper()


def _claim_long(draft, roster, i, j):
    """Claim a name of several words."""
    i = _claim_party(draft, i, j)
    keys = draft.words.key[i:j]
    around = setting(draft, i, j)
    if person := next((person for person in roster.values() if person.words.issuperset(keys)), None):
        mention = Mention(i, j, person.actor_id, "person", person.party, "short name")
    elif actor_id := _listed(draft.lexicon, keys) or misspellings.full_name(draft, i, j, around):
        mention = Mention(i, j, actor_id, "person", draft.lexicon.people[actor_id].party, "alias")
    else:
        kind = _kind(draft, around, i, j)
        if kind != "person":
            _claim_thing(draft, i, j, kind)
            return
        mention = Mention(i, j, "?." + draft.surface(i, j), kind, None, "unlisted")
    draft.claim(mention)
    _enrol(draft, roster, mention, around)


def _claim_thing(draft, i, j, kind):
    """Claim an unlisted name that is no person's, with the party of the state beside it: "hãng Nga X", "X của Mỹ"."""
    if kind is not None:
        before = draft.owner[i - 1] if i and draft.words.runs_on(i) else None
        state = before if before and before.kind == "state" else after_name(draft, j).principal
        state = state or kind == "media" and _seat(draft, j)
        draft.claim(Mention(i, j, "?." + draft.surface(i, j), kind, state.party if state else None, "unlisted"))


def _seat(draft, j):
    """Where a medium appears that is named up to word `j`: "tờ X (Nhật)", "tờ X (Tin Sáng) tại Kabul"; or None."""
    words, k = draft.words, j
    while k < len(words) and k < j + _SEAT and (k > j or "(" in words.between(k)) and ")" not in words.between(k):
        if draft.owner[k] and draft.owner[k].kind == "state":
            return draft.owner[k]
        k += 1
    owner = draft.owner[k + 1] if k + 1 < len(words) and draft.role("of", k) else None
    return owner if owner and owner.kind in ("state", "place") else None


def _claim_party(draft, i, j):
    """Claim "Xanh" of "ứng viên đảng Xanh Jill Stein" as a group; returns where the person's name begins."""
    forms = draft.words.form[i:j]
    native = next((k for k, form in enumerate(forms) if not is_syllable(form)), 0)
    if native and native + 2 <= len(forms) and draft.role_before("group_cue", i, 2):
        _claim_thing(draft, i, i + native, "group")
        return i + native
    return i


def _listed(lexicon, keys):
    """The listed person whom a variant of the full name means: "S. Lavrov", "Sergey Viktorovich Lavrov"."""
    found = {
        actor_id
        for short in (keys[-1:], keys[:1])
        for actor_id in lexicon.surnames.get(tuple(short), ())
        if all(any(_agree(key, own) for own in lexicon.people[actor_id].words) for key in keys)
    }
    return found.pop() if len(found) == 1 else None


def _agree(key, own):
    return key == own or len(key) == 1 and own.startswith(key)


def _kind(draft, around, i, j):
    """The kind of an unlisted name of several words; None if it names no actor."""
    words = draft.words
    forms = words.form[i:j]
    native = all(is_syllable(form) for form in forms)
    broken_off = native and _goes_on(words, j) and not _acts(draft, j)
    cue = None if around else _cue(draft, i)
    if draft.role("institution_head", i) or draft.role("organisation_cue", i) or draft.role("organisation_word", j - 1):
        return None if native else "organisation"
    if draft.role("media_word", j - 1):
        return "media"
    if around:
        return "person"
    if cue:
        return None if broken_off and cue != "place_cue" else _CUES[cue]
    if any(_is_acronym(form) or form.isdigit() for form in forms) or forms[0] == "The":
        return None
    if native and not _presented(draft, j):
        return "person" if draft.role("family", i) and not words.head[i] and j - i <= 4 and not broken_off else None
    return "person"


def _cue(draft, i):
    """The role of the word before `i`, or before a state's name there, that tells what kind of name follows."""
    before = draft.owner[i - 1] if i and draft.words.runs_on(i) else None
    i = before.first if before and before.kind == "state" else i
    if draft.role_before("not_cue", i, 2):
        return None
    return next((cue for cue in _CUES if draft.role_before(cue, i)), None)


def _presented(draft, j):
    """Whether an age or a calling after a comma shows that a person was named: "Chen Qi, 29 tuổi, …"."""
    words = draft.words
    if j >= len(words) or words.between(j).strip() != ",":
        return False
    one = words.form[j] == "một"
    return aged(words, j) or draft.role_after("calling", j + one, gap=one) > 0


def _goes_on(words, j):
    """Whether a Vietnamese word in lower case follows, as in "Đảng Dân chủ" after "Dân"."""
    return j < len(words) and words.gap[j] != HARD and not words.capital(j) and is_syllable(words.form[j])


def _claim_short(draft, roster, parties, window, i, j):
    """Claim a name of one word, such as "Kerry" or "McCain", or leave it."""
    words, lexicon = draft.words, draft.lexicon
    keys, form = tuple(words.key[i:j]), words.text[words.start[i] : words.end[j - 1]]
    if len(form) == 1 or _is_acronym(form) and not words.head[i] or draft.excluded(i, j):
        return
    if draft.role("institution_head", i) and _goes_on(words, j):  # "chủ tịch Ban chính sách"
        return
    around = setting(draft, i, j)
    native = is_syllable(form)
    people = [person for person in roster.values() if person.words.issuperset(keys)]
    acts = _acts(draft, j)
    head = words.head[i] and not (acts and any(_written(draft, person, keys) for person in people))
    vague = not around and native and (head or _goes_on(words, j) and not acts)
    listed = () if vague else lexicon.surnames.get(keys, ()) if around else lexicon.lone.get(keys, ())
    if people and not vague:
        person = _choose(lexicon, people, around, i)
        mention = Mention(i, j, person.actor_id, "person", person.party, "short name")
    elif actor_id := (
        _likeliest(lexicon, keys, listed, around, parties, window)
        or misspellings.short_name(lexicon, keys, roster, around)
    ):
        mention = Mention(i, j, actor_id, "person", lexicon.people[actor_id].party, "short name")
    elif not native and (around or _acts(draft, j)) and (person := misspellings.own_name(keys, roster)):
        mention = Mention(i, j, person.actor_id, "person", person.party, "short name")
    elif around.polite or not native and (around and not words.head[i] or _presented(draft, j)) or _tells(draft, i, j):
        mention = Mention(i, j, f"?.{form}", "person", None, "unlisted")
    else:
        if not native or draft.role_before("group_cue", i) and not _goes_on(words, j):
            _claim_other(draft, i, j)
        return
    draft.claim(mention)
    _enrol(draft, roster, mention, around)
    parties[mention.party] += 1


def _written(draft, person, keys):
    """Whether the article names somebody in full with these words: "Guo Fujun … Guo nói"."""
    full = (draft.words.key[mention.first : mention.last] for mention in person.mentions)
    return any(len(words) > len(keys) and set(keys) <= set(words) for words in full)


def _acts(draft, j):
    """Whether word `j` is one that follows a name, not one that goes on with a noun."""
    return any(draft.role_after(role, j) for role in ("institution_stop", "speech", "telling"))


def _tells(draft, i, j):
    """Whether only a person can say so: "Koschi kể", "“…”, Lim nói"."""
    native = all(is_syllable(form) for form in draft.words.form[i:j])
    if native and (draft.words.head[i] or "," not in draft.words.between(i) or draft.role("common_head", i)):
        return False
    if draft.words.runs_on(i) and not (draft.role_before("institution_stop", i) or draft.words.form[i - 1] == "tên"):
        return False  # "người dân Yilan nói"
    quoted = native and any(mark in draft.words.between(i) for mark in _CLOSING) and draft.role_after("speech", j)
    return bool(draft.role_after("telling", j) or quoted and not draft.role("institution_head", i))


def _claim_other(draft, i, j):
    """Claim a foreign word that misspells a state or that a word before it makes an organisation, a place and so on."""
    if state := misspellings.state(draft, draft.words.key[i]):
        draft.claim(Mention(i, j, state.actor_id, "state", state.party, "alias", state.use))
    else:
        _claim_thing(draft, i, j, _CUES.get(_cue(draft, i)))


def _choose(lexicon, people, around, i):
    """Of persons with one short name who fit the title's state and "ông" or "bà": who was named last, else first."""
    if around.principal is not None:
        people = [person for person in people if person.party == around.principal.party] or people
    if around.woman is not None:
        people = [person for person in people if (person.actor_id in lexicon.women) == around.woman] or people
    last = {person.actor_id: max((m.first for m in person.mentions if m.first < i), default=-1) for person in people}
    return max(people, key=lambda person: (last[person.actor_id], -person.mentions[0].first))


def _likeliest(lexicon, keys, people, around, parties, window):
    """Of listed persons with one short name: by the title's state, "ông" or "bà", the title's office and its term, the
    parties named, and who is known by that name alone."""
    if around.principal is not None:
        people = [actor_id for actor_id in people if lexicon.people[actor_id].party == around.principal.party]
    if around.woman is not None:
        people = [actor_id for actor_id in people if (actor_id in lexicon.women) == around.woman] or people
    if not people:
        return None

    def fit(actor_id):
        party, terms = lexicon.people[actor_id].party, lexicon.people[actor_id].terms
        current = [term for term in terms if in_term(term, window)]
        office = around.title.office if around.title else None
        return (
            any(term["office"] == office for term in current),
            any(term["office"] == office for term in terms),
            parties[party] > 0,
            bool(current),
            actor_id in lexicon.lone.get(keys, ()),
            len(terms),
            parties[party],
        )

    best = max(people, key=fit)
    in_office, held_office, party_named, *_ = fit(best)
    if in_office or held_office or set(lexicon.lone.get(keys, ())) == {best}:
        return best
    known = len({lexicon.people[actor_id].party for actor_id in people}) == 1 or best in lexicon.lone.get(keys, ())
    return best if known and (party_named or around.principal is not None) else None
