"""The codebook's names in an article, but for persons by one word: which of them stand there, and for whom.

Each function takes the Draft and adds to it or mends it. `claim_names` goes first.
"""
from ngoaigiao.mentions import Mention
from ngoaigiao.lexicon import Name, slug
from ngoaigiao.names import HARD, is_syllable, keys

_DASHES = "-‐‑–—/"
_INSTITUTION_LENGTH = 9  # words from "Bộ", "Cơ quan" to the state whose it is, at most
_COALITION_LENGTH = 16


def claim_names(draft):
    """Claim, from left to right, the longest name that begins at a word and may be one there."""
    free = 0
    for i in sorted(draft.names.keys() | draft.nouns.keys() | draft.heads.keys()):
        if i >= free and (mention := _longest(draft, i) or _unlisted(draft, i)):
            draft.claim(mention)
            free = mention.last


def _longest(draft, i):
    composed = _institution(draft, i)
    for end, name in draft.names.get(i, ()):
        if composed and composed.last > end:
            break
        if _may_stand(draft, i, end, name):
            return Mention(i, end, name.actor_id, name.kind, name.party, name.how, name.use)
    return composed


def _may_stand(draft, i, end, name):
    if name.kind == "person" and end == i + 1:
        return False  # a short name: see persons
    if name.kind == "place" or name.use == "capital":
        if end == i + 1 and (draft.role_before("honorific", i, 1) or _begins_personal_name(draft, i)):
            return False
    if name.use == "pair" and not _paired(draft, i, end):
        return False
    if _excluded(draft, i, end) or _pronoun(draft, i, end, name):
        draft.others[i] = end, None
        return False
    return end > i + 1 or name.use == "pair" or not _within_personal_name(draft, i, name)


def _excluded(draft, i, end):
    """Whether a row of `contexts.csv` says that the words around make another word of the name."""
    words = draft.words
    for side, sequences in draft.lexicon.contexts.get(tuple(words.key[i:end]), ()):
        if side == "after" and _follows(words, end, sequences) or side == "before" and _precedes(words, i, sequences):
            return True
        if side == "needs before" and not _precedes(words, i, sequences):
            return True
    return False


def _pronoun(draft, i, end, name):
    """Whether "Anh" at the head of a sentence is rather a man spoken of."""
    words = draft.words
    if end > i + 1 or not words.head[i] or not draft.role("pronoun", i):
        return False
    if end == len(words) or words.gap[end] == HARD or _dashed(words, end):
        return False
    verbs = {sequence for side, sequences in draft.lexicon.contexts.get((words.key[i],), ()) if side == "head" for sequence in sequences}
    doubtful = _follows(words, end, verbs) or words.form[i].lower() in words.form
    return doubtful and not any(
        other.actor_id == name.actor_id and not words.head[k] and not _excluded(draft, k, last)
        and not _within_personal_name(draft, k, other)
        for k, found in draft.names.items() for last, other in found
    )


def _follows(words, end, sequences):
    return any(
        tuple(words.key[end:end + length]) in sequences and HARD not in words.gap[end:end + length]
        and not _dashed(words, end)
        for length in (1, 2)
    )


def _precedes(words, i, sequences):
    return any(
        length <= i and tuple(words.key[i - length:i]) in sequences and HARD not in words.gap[i - length + 1:i + 1]
        and not _dashed(words, i)
        for length in (1, 2)
    )


def _dashed(words, i):
    """Whether a dash or slash parts word `i` from the word before."""
    return 0 < i < len(words) and any(c in words.between(i) for c in _DASHES)


def _within_personal_name(draft, i, name):
    """Whether the single word `i` is rather a syllable of "Đỗ Mỹ Linh", "Mỹ Tâm", "Michael Jordan"."""
    words = draft.words
    before = i > 0 and words.gap[i] != HARD and not _dashed(words, i) and draft.owner[i - 1] is None and words.capital(i - 1)
    native = is_syllable(words.form[i])
    if before and not words.head[i]:
        given = is_syllable(words.form[i - 1])
        if native and given and (not words.head[i - 1] or draft.role("family", i - 1)) and not _covered(draft, i - 1):
            return True
        if not native and not given and not words.head[i - 1]:
            return True
    after = i + 1
    if not native or after >= len(words) or words.gap[after] == HARD or _dashed(words, after):
        return False
    if words.head[after] or not words.capital(after) or not is_syllable(words.form[after]) or words.form[after].isupper():
        return False
    if any(other.use != "pair" for _, other in draft.names.get(after, ())) or after in draft.titles or after in draft.nouns:
        return False
    if i in draft.title_ends:
        return False
    return not (draft.role("family", after) and after + 1 < len(words) and words.capital(after + 1))


def _begins_personal_name(draft, i):
    """Whether the city at word `i` is rather a first name, "Riad Haddad": an unknown foreign name follows at once."""
    words, after = draft.words, i + 1
    if after >= len(words) or words.gap[after] == HARD or _dashed(words, after) or draft.role_before("place_cue", i, 2):
        return False
    return (words.capital(after) and not words.head[after] and after not in draft.names and after not in draft.titles
            and not is_syllable(words.form[after]))


def _covered(draft, i):
    """Whether word `i` belongs to a title or an institution's noun."""
    return any(start in table and table[start][0] > i for start in range(max(0, i - 4), i + 1) for table in (draft.titles, draft.nouns))


def _state_at(draft, i):
    """(end, Name) of the state that word `i` begins, or None."""
    for end, name in draft.names.get(i, ()):
        if name.kind == "state" and (name.use != "pair" or draft.words.capital(i)) and not _excluded(draft, i, end):
            return end, name
    return None


def _paired(draft, i, end):
    """Whether a short form such as "Hàn" stands beside another state: "Mỹ - Hàn", "Nga-Thổ"."""
    words = draft.words
    if _dashed(words, end) and _state_at(draft, end):
        return True
    before = draft.owner[i - 1] if i else None
    return _dashed(words, i) and before is not None and before.kind == "state"


def _institution(draft, i):
    """A noun of `institutions.csv` with its state ("quân đội Syria"), or alone in capitals ("Thượng viện")."""
    if i not in draft.nouns:
        return None
    words = draft.words
    end, noun = draft.nouns[i]
    if end < len(words) and words.gap[end] != HARD and not _dashed(words, end):
        state = _state_at(draft, end)
        if state:
            return _composed(draft, i, state[0], noun, state[1])
        if noun.kind == "group" and draft.role("place_link", end) and (state := _state_at(draft, end + 1)):
            return _composed(draft, i, state[0], noun, state[1])
    if noun.bare and words.capital(i) and not words.head[i]:
        return Mention(i, end, f"?.{noun.slug}", noun.kind, None, "name", "bare")
    return None


def _composed(draft, i, end, noun, state):
    actor_id, party = f"{state.actor_id}.{noun.slug}", state.party
    if noun.kind == "group":
        party = None
        words = draft.words
        sought = words.key[i:draft.nouns[i][0]] + list(keys(draft.lexicon.actors[state.actor_id]["name_vi"]))
        special = next((entry for entry in draft.lexicon.matcher.exact(sought) if isinstance(entry, Name)), None)
        if special:
            actor_id, party = special.actor_id, special.party
    return Mention(i, end, actor_id, noun.kind, party, "name", "composed")


def _unlisted(draft, i):
    if i not in draft.heads or i in draft.others:
        return None
    end, role = draft.heads[i]
    return _coalition(draft, i, end) if role == "coalition_head" else _institution_by_shape(draft, i, end)


def _institution_by_shape(draft, i, end):
    """An institution that no row lists: "Bộ Năng lượng và Hạ tầng UAE", from its head noun to the state whose it is."""
    words = draft.words
    if not words.capital(i) or i in draft.titles:
        return None
    for k in range(end, min(i + _INSTITUTION_LENGTH, len(words))):
        if words.gap[k] == HARD or _dashed(words, k) or draft.role("institution_stop", k):
            return None
        state = _state_at(draft, k)
        if state is None and not is_syllable(words.form[k]):
            return None
        if state and k > end:
            return Mention(i, state[0], f"{state[1].actor_id}.{slug(draft.surface(i, k))}", "organisation", state[1].party, "unlisted", "composed")
    return None


def _coalition(draft, i, start):
    """The US-led coalition against IS, by whatever words: "liên minh quốc tế chống IS", "liên quân do Mỹ dẫn đầu"."""
    words = draft.words
    k, leader, against, end = start, None, False, None
    while k < min(i + _COALITION_LENGTH, len(words)) and (words.gap[k] != HARD or words.between(k).strip() in {"(", ")", ",", '"', "“", "”"}):
        if draft.role("coalition_leads", k, k + 2):
            if leader == "USA":
                end = k + 2
            break
        state = _state_at(draft, k)
        if state:
            leader, k = state[1].party, state[0]
            continue
        group = next(((j, name) for j, name in draft.names.get(k, ()) if name.actor_id in ("IS", "WEST")), None)
        if group:
            k = group[0]
            if against and group[1].actor_id == "IS":
                end = k
            elif group[1].actor_id == "WEST":
                end = k
            continue
        if not draft.role("coalition_filler", k):
            break
        against = against or words.key[k] == "chông´"
        k += 1
    return Mention(i, end, "COALITION", "group", "COALITION", "alias") if end else None


def settle_metonyms(draft):
    """A capital or seat of government that is only where something is becomes a place."""
    for mention in draft.mentions():
        if mention.use in ("capital", "seat") and _is_place(draft, mention):
            mention.kind, mention.how, mention.actor_id = "place", "name", f"@{draft.surface(mention.first, mention.last)}"


def _is_place(draft, mention):
    first = mention.first
    if draft.role_before("place_cue", first, 2) or draft.role_before("thing_cue", first, 2):
        return True
    if not draft.role_before("direction", first, 1):
        return False
    return any(draft.role("movement", k) for k in range(max(0, first - 5), first - 1))


def settle_institutions(draft):
    """Give an institution named without its state ("Thượng viện") the state whose it is here."""
    mentions = draft.mentions()
    for place, mention in enumerate(mentions):
        if mention.use != "bare":
            continue
        slug_ = mention.actor_id[2:]
        state = _owner_after(draft, mention) or _same_elsewhere(mentions, place, slug_) or _owner_before(draft, mentions, place)
        if state:
            mention.actor_id, mention.party = f"{state[0]}.{slug_}", state[1]


def _owner_after(draft, mention):
    words = draft.words
    k = mention.last
    if k + 1 < len(words) and draft.role("of", k) and words.gap[k] != HARD and draft.owner[k + 1]:
        owner = draft.owner[k + 1]
        return owner.party, owner.party
    return None


def _same_elsewhere(mentions, place, noun):
    """The owner of the same institution where the article names it in full, nearest first."""
    full = [(abs(k - place), m) for k, m in enumerate(mentions) if m.use == "composed" and m.actor_id.endswith("." + noun)]
    if full:
        nearest = min(full, key=lambda pair: pair[0])[1]
        return nearest.actor_id.partition(".")[0], nearest.party
    return None


def _owner_before(draft, mentions, place):
    for mention in reversed(mentions[:place]):
        if mention.kind in ("state", "person") and mention.party:
            return mention.party, mention.party
    return None
