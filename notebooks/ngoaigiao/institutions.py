"""Names composed of a noun and a state: "Bộ Quốc phòng Nga", "phe đối lập Syria", "liên quân do Mỹ dẫn đầu"."""

from collections import Counter

from ngoaigiao.lexicon import Name, slug
from ngoaigiao.mentions import Mention
from ngoaigiao.names import HARD, is_syllable, keys

_LENGTH = 9  # words from "Bộ", "Cơ quan" to the state whose it is, at most
_COALITION_LENGTH = 20
_LEADER, _ENEMY, _MEMBERS, _THEATRES = "USA", "IS", "WEST", {"IS", "SYR"}
_BRACKETS = {"(", ")", ",", '"', "“", "”"}


def state_at(draft, i):
    """(end, Name) of the state that word `i` begins, or None."""
    for end, name in draft.names.get(i, ()):
        if name.kind == "state" and not draft.excluded(i, end):
            return end, name
    return None


def composed(draft, i):
    """The institution whose noun begins at word `i`: with its state ("quân đội Syria"), alone in capitals, or None."""
    if i not in draft.nouns:
        return None
    words, (end, noun) = draft.words, draft.nouns[i]
    if words.runs_on(end) and (state := state_at(draft, end)):
        return _of_group(draft, i, noun, *state) if noun.kind == "group" else _of_state(draft, i, noun.slug, *state)
    if noun.kind == "group" and words.runs_on(end) and draft.role("of", end) and (state := state_at(draft, end + 1)):
        group = _of_group(draft, i, noun, *state)
        return group if group.party else None
    if noun.bare and words.capital(i) and not (words.head[i] and draft.surface(i, end).lower() in words.text):
        return Mention(i, end, f"?.{noun.slug}", noun.kind, None, "name", "bare")
    return None


def _of_state(draft, i, noun, end, state, how="name"):
    words = draft.words
    if words.capital(i) and words.dashed(end) and (partner := state_at(draft, end)):
        actor_id = f"{state.actor_id}+{partner[1].actor_id}.{noun}"
        return Mention(i, partner[0], actor_id, "organisation", None, how, "composed")
    return Mention(i, end, f"{state.actor_id}.{noun}", "organisation", state.party, how, "composed")


def _of_group(draft, i, noun, end, state):
    """A country's opposition, rebels and the like: the group that the codebook lists for it, else without a party."""
    sought = (*draft.words.key[i : draft.nouns[i][0]], *keys(draft.lexicon.actors[state.actor_id]["name_vi"]))
    for entry in draft.lexicon.matcher.exact(sought):
        if isinstance(entry, Name):
            return Mention(i, end, entry.actor_id, entry.kind, entry.party, "alias", "composed")
    return Mention(i, end, f"{state.actor_id}.{noun.slug}", noun.kind, None, "name", "composed")


def unlisted(draft, i):
    """The name that begins at word `i` with a word such as "Bộ" or "liên minh" and that no row lists, or None."""
    if i not in draft.heads or i in draft.others:
        return None
    end, role = draft.heads[i]
    return _coalition(draft, i, end) if role == "coalition_head" else _by_shape(draft, i, end)


def _by_shape(draft, i, end):
    """From the head noun to its state, "Bộ Năng lượng và Hạ tầng UAE", or to "của": "Ủy ban Đối ngoại" before it."""
    words = draft.words
    if not words.capital(i) or i in draft.titles:
        return None
    for k in range(end, min(i + _LENGTH, len(words))):
        if not words.runs_on(k):
            return None
        state = state_at(draft, k)
        if k > end and state:
            return _of_state(draft, i, slug(draft.surface(i, k)), *state, "unlisted")
        if k > end and draft.role("owning", k) and (k + 1 in draft.names or k + 1 in draft.nouns):
            return Mention(i, k, f"?.{slug(draft.surface(i, k))}", "organisation", None, "unlisted", "bare")
        if draft.role_after("institution_stop", k, 2) or not state and not is_syllable(words.form[k]):
            return None
    return None


def _coalition(draft, i, start):
    """The US-led coalition against IS, by whatever words: "liên minh quốc tế chống IS", "liên quân do Mỹ dẫn đầu"."""
    if not coalition_fits(draft, i):
        return None
    leader, against, last = None, False, None
    for end, part in _parts(draft, start, i + _COALITION_LENGTH):
        if part == "leads":
            last = end if leader == _LEADER else last
            break
        if part == _ENEMY and against or part == _MEMBERS:
            last = end
        against = against or part == "against"
        leader = part if part in draft.lexicon.actors else leader
    return Mention(i, last, "COALITION", "group", "COALITION", "alias") if last else None


def coalition_fits(draft, i):
    """Whether a US-led coalition named at word `i` can be the one against IS.

    It must not be only wished for ("thành lập một liên minh"), and the article names IS or Syria; that of 2003 in Iraq
    is another.
    """
    fought = any(name.actor_id in _THEATRES for found in draft.names.values() for _, name in found)
    return fought and not draft.role_before("coalition_wish", i, 2)


def _parts(draft, k, limit):
    """(end, what stands there) of the parts of a coalition's name: an actor_id, "leads", "against" or a filler."""
    words = draft.words
    while k < min(limit, len(words)) and (words.gap[k] != HARD or words.between(k).strip() in _BRACKETS):
        if length := draft.role_after("coalition_leads", k, gap=False):
            yield k + length, "leads"
        elif actor := next((found for found in draft.names.get(k, ()) if found[1].kind in ("state", "group")), None):
            length = actor[0] - k
            yield actor[0], actor[1].actor_id
        elif length := draft.role_after("against", k, gap=False):
            yield k + length, "against"
        elif length := draft.role_after("coalition_filler", k, gap=False):
            yield k + length, "filler"
        else:
            return
        k += length


def settle_institutions(draft):
    """Give an institution named without its state ("Thượng viện") the state whose it is here."""
    mentions = draft.mentions()
    for place, mention in enumerate(mentions):
        if mention.use != "bare":
            continue
        if party := _owner_after(draft, mention):
            mention.actor_id, mention.party = f"{party}.{mention.actor_id[2:]}", party
        elif full := _full_name(draft, mentions, place):
            mention.actor_id, mention.party = full.actor_id, full.party
        elif party := _owner_around(draft, mentions, place):
            mention.actor_id, mention.party = f"{party}.{mention.actor_id[2:]}", party


def _owner_after(draft, mention):
    k = mention.last + 1
    owner = draft.owner[k] if k < len(draft.words) and draft.role_after("of", mention.last, 1) else None
    return owner.party if owner else None


def _full_name(draft, mentions, place):
    """The nearest mention that is this institution's with its state: "Thượng viện Mỹ" for "Thượng viện"."""
    key, bare = draft.words.key, mentions[place]
    noun = key[bare.first : bare.last]
    full = [
        (abs(k - place), k)
        for k, m in enumerate(mentions)
        if m.party and m.use != "bare" and m.last - m.first > len(noun) and key[m.first : m.first + len(noun)] == noun
    ]
    return mentions[min(full)[1]] if full else None


def _owner_around(draft, mentions, place):
    """The only party of the sentence's persons, else of its states and places; else that of most persons and
    institutions of the article; else that of the state before."""
    sentence = [m for m in mentions if m.party and m.use != "bare" and _same_sentence(draft.words, m, mentions[place])]
    for kinds in (("person",), ("state", "place")):
        parties = {m.party for m in sentence if m.kind in kinds}
        if len(parties) == 1:
            return parties.pop()
    acting = Counter(m.party for m in mentions if m.party and (m.kind == "person" or m.use == "composed"))
    if acting:
        return acting.most_common(1)[0][0]
    return next((m.party for m in reversed(mentions[:place]) if m.kind == "state"), None)


def _same_sentence(words, one, other):
    first, last = sorted((one, other), key=lambda m: m.first)
    return not any(c in words.text[words.end[first.last - 1] : words.start[last.first]] for c in ".!?\n")
