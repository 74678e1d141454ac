"""The codebook's names in an article, but for persons by one word: which of them stand there, and for whom."""

from collections import Counter

from ngoaigiao.institutions import coalition_fits, composed, state_at, unlisted
from ngoaigiao.lexicon import place_id
from ngoaigiao.mentions import Mention
from ngoaigiao.names import HARD, is_syllable


def claim_names(draft):
    """Claim, from left to right, the longest name that begins at a word and may be one there."""
    free = 0
    for i in sorted(draft.names.keys() | draft.nouns.keys() | draft.heads.keys()):
        if i >= free and (mention := _longest(draft, i) or unlisted(draft, i)):
            draft.claim(mention)
            free = mention.last


def settle_metonyms(draft):
    """A capital or seat of government that is only where something is becomes a place."""
    for mention in draft.mentions():
        if mention.use in ("capital", "seat") and _is_place(draft, mention.first):
            mention.kind, mention.how = "place", "name"
            mention.actor_id = place_id(draft.surface(mention.first, mention.last))


def _longest(draft, i):
    institution = composed(draft, i)
    standing = [(end, name) for end, name in draft.names.get(i, ()) if _may_stand(draft, i, end, name)]
    end = standing[0][0] if standing else 0
    if institution and institution.last > end:
        return institution
    if not standing:
        return None
    name = _decided(draft, [name for last, name in standing if last == end])
    return Mention(i, end, name.actor_id, name.kind, name.party, name.how, name.use)


def _decided(draft, names):
    """Of several actors with one name the one that the article also names otherwise ("Công-gô"), else the first.

    Where it names none of them so, the one whose country it names most ("Công đảng" of Great Britain or Israel).
    """
    if len({name.actor_id for name in names}) == 1:
        return names[0]
    others = [other for found in draft.names.values() for _, other in found if other not in names]
    named, parties = Counter(other.actor_id for other in others), Counter(other.party for other in others)
    return max(names, key=lambda name: (named[name.actor_id] > 0, parties[name.party]))


def _may_stand(draft, i, end, name):
    if draft.others.get(i, (0,))[0] > end:
        return False  # "Đức Quốc xã"
    if draft.excluded(i, end) or _is_pronoun(draft, i, end, name):
        draft.others[i] = end, None
        return False
    if draft.words.between(i) == "." and draft.role("web_ending", i):
        return False  # "VOV.VN"
    if name.kind == "place" and (_is_generic(draft, i, end) or _is_pair(draft, i, end)):
        return False
    if end > i + 1:
        return name.actor_id != "COALITION" or coalition_fits(draft, i)
    if name.kind == "person":
        return False  # a short name: see persons
    if name.use == "pair":
        return _paired(draft, i, end)
    person = draft.role_before("man or woman", i, 2)  # "người đàn ông Nga"
    if draft.role_before("honorific", i, 1) and not person and not draft.words.form[i].isupper():
        return False  # "bà Thái", "ông Hague"
    if (name.kind == "place" or name.use == "capital") and _is_first_name(draft, i):
        return False
    return not _within_personal_name(draft, i)


def _is_generic(draft, i, end):
    """Whether the place is a common noun and a state's name, which is then the mention: "biển Nhật Bản"."""
    for k in range(i + 1, end):
        state = state_at(draft, k) if draft.role("generic", i, k) else None
        if state and state[0] == end and state[1].how == "name":
            return True
    return False


def _is_pair(draft, i, end):
    """Whether the words are rather two states, "Trung - Mỹ", than a name written with a hyphen."""
    states = {last for last, name in draft.names[i] if name.kind == "state"}
    return any(k in states and draft.words.dashed(k) and state_at(draft, k) for k in range(i + 1, end))


def _paired(draft, i, end):
    """Whether a short form such as "Hàn" stands beside another state: "Mỹ - Hàn", "Nga-Thổ", "Trung, Nhật"."""
    if (draft.words.dashed(end) or _comma(draft, i, end)) and state_at(draft, end):
        return True
    before = draft.owner[i - 1] if i else None
    beside = draft.words.dashed(i) or _comma(draft, i, i)
    return beside and before is not None and before.kind == "state"


def _comma(draft, i, place):
    """Whether a comma stands before word `place`, and word `i` ends no name: "Thanh Hoa, Trung Quốc"."""
    words = draft.words
    alone = i == 0 or words.gap[i] == HARD or not words.capital(i - 1)
    return alone and 0 < place < len(words) and words.between(place).strip() == ","


def _is_pronoun(draft, i, end, name):
    """Whether "Anh" at the head of a sentence is rather a man spoken of.

    It may be one where a verb of persons follows or the article says "anh" of somebody, unless it names the state
    elsewhere without doubt; it is one before a name.
    """
    words = draft.words
    if end > i + 1 or not words.head[i] or not draft.role("pronoun", i) or not words.runs_on(end):
        return False
    if words.capital(end) and not words.head[end] and end not in draft.names:
        return True
    doubtful = draft.excluded(i, end, "head") or words.form[i].lower() in words.form
    return doubtful and not any(
        other.actor_id == name.actor_id
        and not words.head[k]
        and not draft.excluded(k, last)
        and (last > k + 1 or not _within_personal_name(draft, k))
        for k, found in draft.names.items()
        for last, other in found
    )


def _within_personal_name(draft, i):
    """Whether the single word `i` is rather a part of "Đỗ Mỹ Linh", "Mỹ Tâm", "Michael Jordan"."""
    words = draft.words
    native = is_syllable(words.form[i])
    if not words.head[i] and _given_before(draft, i, native):
        return True
    return native and _given_after(draft, i + 1, i in draft.title_ends)


def _given_before(draft, i, native):
    """Whether words of a personal name, all Vietnamese or all foreign, run on into word `i`."""
    words, first = draft.words, i
    while (
        first
        and words.runs_on(first)
        and words.capital(first - 1)
        and draft.owner[first - 1] is None
        and is_syllable(words.form[first - 1]) == native
        and not draft.covered(first - 1)
    ):
        first -= 1
    if first == i or draft.role_before("group_cue", first) or draft.role_before("organisation_cue", first):
        return False
    return not words.head[first] or first < i - 1 or native and draft.role("family", first)


def _given_after(draft, after, titled):
    """Whether Vietnamese words of a personal name, but no officer's after a title, go on from word `after`."""
    words, last = draft.words, after
    while words.runs_on(last) and words.capital(last) and not words.head[last] and not words.form[last].isupper():
        if last in draft.titles or last in draft.nouns:
            break
        if any(name.use != "pair" for _, name in draft.names.get(last, ())):
            break
        last += 1
    if last == after or last > after + 1 and draft.role("family", after):
        return False  # "Đại sứ tại Mỹ Hà Kim Ngọc"
    if titled and (words.key[after],) in draft.lexicon.surnames:
        return False  # "Thủ tướng Anh May"
    return all(is_syllable(form) for form in words.form[after:last])


def _is_first_name(draft, i):
    """Whether the city at word `i` is rather a first name, "Riad Haddad": an unknown foreign name follows at once."""
    words, after = draft.words, i + 1
    if not words.runs_on(after) or words.head[after] or after in draft.names or after in draft.titles:
        return False
    return words.capital(after) and not is_syllable(words.form[after]) and not draft.role_before("place_cue", i, 2)


def _is_place(draft, i):
    if draft.role_before("place_cue", i) or draft.role_before("thing_cue", i):
        return True
    before = range(max(0, i - 6), i - 1)
    if draft.role_before("toward", i, 1):
        return not any(draft.role_after("address", k, 2) for k in before)
    return draft.role_before("direction", i, 1) > 0 and any(draft.role("movement", k) for k in before)
