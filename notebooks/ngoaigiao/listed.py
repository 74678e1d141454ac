"""The codebook's names in an article, but for persons by one word: which of them stand there, and for whom."""
from ngoaigiao.institutions import composed, state_at, unlisted
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
            mention.kind, mention.how, mention.actor_id = "place", "name", f"@{draft.surface(mention.first, mention.last)}"


def _longest(draft, i):
    institution = composed(draft, i)
    for end, name in draft.names.get(i, ()):
        if institution and institution.last > end:
            break
        if _may_stand(draft, i, end, name):
            return Mention(i, end, name.actor_id, name.kind, name.party, name.how, name.use)
    return institution


def _may_stand(draft, i, end, name):
    if draft.excluded(i, end) or _is_pronoun(draft, i, end, name):
        draft.others[i] = end, None
        return False
    if end > i + 1:
        return name.actor_id != "COALITION" or not draft.role_before("coalition_wish", i, 2)
    if name.kind == "person":
        return False  # a short name: see persons
    if name.use == "pair":
        return _paired(draft, i, end)
    if (name.kind == "place" or name.use == "capital") and (draft.role_before("honorific", i, 1) or _is_first_name(draft, i)):
        return False
    return not _within_personal_name(draft, i)


def _paired(draft, i, end):
    """Whether a short form such as "Hàn" stands beside another state: "Mỹ - Hàn", "Nga-Thổ"."""
    if draft.words.dashed(end) and state_at(draft, end):
        return True
    before = draft.owner[i - 1] if i else None
    return draft.words.dashed(i) and before is not None and before.kind == "state"


def _is_pronoun(draft, i, end, name):
    """Whether "Anh" at the head of a sentence is rather a man spoken of.

    It may be one where a verb of persons follows or the article says "anh" of somebody, unless it names the state
    elsewhere without doubt.
    """
    words = draft.words
    if end > i + 1 or not words.head[i] or not draft.role("pronoun", i) or not words.runs_on(end):
        return False
    doubtful = draft.excluded(i, end, "head") or words.form[i].lower() in words.form
    return doubtful and not any(
        other.actor_id == name.actor_id and not words.head[k] and not draft.excluded(k, last)
        and (last > k + 1 or not _within_personal_name(draft, k))
        for k, found in draft.names.items() for last, other in found
    )


def _within_personal_name(draft, i):
    """Whether the single word `i` is rather a part of "Đỗ Mỹ Linh", "Mỹ Tâm", "Michael Jordan"."""
    words, before, after = draft.words, i - 1, i + 1
    native = is_syllable(words.form[i])
    if i and words.runs_on(i) and words.capital(before) and not words.head[i] and draft.owner[before] is None:
        if is_syllable(words.form[before]) == native and not draft.covered(before):
            if not words.head[before] or native and draft.role("family", before):
                return True
    if not native or i in draft.title_ends or not words.runs_on(after) or words.head[after] or not words.capital(after):
        return False
    if not is_syllable(words.form[after]) or words.form[after].isupper() or after in draft.titles or after in draft.nouns:
        return False
    if any(name.use != "pair" for _, name in draft.names.get(after, ())):
        return False
    full_name_follows = draft.role("family", after) and after + 1 < len(words) and words.capital(after + 1)
    return not full_name_follows


def _is_first_name(draft, i):
    """Whether the city at word `i` is rather a first name, "Riad Haddad": an unknown foreign name follows at once."""
    words, after = draft.words, i + 1
    return (words.runs_on(after) and words.capital(after) and not words.head[after] and after not in draft.names
            and after not in draft.titles and not is_syllable(words.form[after]) and not draft.role_before("place_cue", i, 2))


def _is_place(draft, i):
    if draft.role_before("place_cue", i) or draft.role_before("thing_cue", i):
        return True
    before = range(max(0, i - 6), i - 1)
    if draft.role_before("toward", i, 1):
        return not any(draft.role_after("address", k, 2) for k in before)
    return draft.role_before("direction", i, 1) > 0 and any(draft.role("movement", k) for k in before)
