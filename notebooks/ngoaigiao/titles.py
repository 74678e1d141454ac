"""The grammar of titles: "Ngoại trưởng Nga Sergey Lavrov", "ông X, phát ngôn viên Bộ Ngoại giao Peru"."""

import re
from dataclasses import dataclass

from ngoaigiao.lexicon import Title
from ngoaigiao.mentions import Mention
from ngoaigiao.names import HARD

_REACH = 9  # steps back from a name to its title, at most
_LINKED = re.compile(r"[ \u00a0,()–—-]*")  # what may stand between a title, a state and a name
_APPOSED = {",", "-", "–", "—", "("}


@dataclass
class Setting:
    """What stands around a name.

    principal: the state or organisation that the title belongs to. polite: "ông", "bà" or the like stands directly
    before the name. woman: whether that is a woman's, None where it does not stand there.
    """

    title: Title | None = None
    principal: Mention | None = None
    polite: bool = False
    woman: bool | None = None

    def __bool__(self):
        return self.title is not None or self.polite


def setting(draft, i, j):
    """The Setting of the name at words i to j: what stands before it and, where that leaves gaps, after it."""
    found = _before(draft, i)
    if found.principal is None:
        after = after_name(draft, j)
        if found.title is None or after.principal is not None:
            found.principal, found.title = after.principal, found.title or after.title
    return found


def _before(draft, i):
    words, found, k, farthest = draft.words, Setting(), i, None
    for _ in range(_REACH):
        if k == 0 or not _LINKED.fullmatch(words.between(k)):
            break
        if k in draft.title_ends:
            found.title, found.principal = draft.titles[draft.title_ends[k]][1], farthest
            break
        if owner := draft.owner[k - 1]:
            if owner.kind in ("person", "media"):
                break
            k = owner.first
            if owner.party and not draft.role_before("topic", k):
                farthest = owner
        elif length := draft.role_before("honorific", k, 2, gap=False):
            if k == i:
                found.polite, found.woman = True, draft.role("honorific_woman", k - length, k)
            k -= length
        elif length := draft.role_before("link", k, gap=False):
            k -= length
        elif k in draft.noun_ends:
            k = draft.noun_ends[k]
        else:
            break
    return found


def after_name(draft, j):
    """ "…, phát ngôn viên Bộ Ngoại giao Peru", "… của Peru"."""
    words, found = draft.words, Setting()
    if j >= len(words):
        return found
    if words.gap[j] != HARD and draft.role("owning", j):
        found.principal = _owner_at(draft, j + 1)
    elif words.between(j).strip() in _APPOSED:
        k = j + 1 if draft.role("modifier", j) else j
        if k in draft.titles:
            k, found.title = draft.titles[k]
            while k < len(words) and draft.owner[k] is None and (length := draft.role_after("link", k)):
                k += length
            found.principal = _owner_at(draft, k)
    return found


def _owner_at(draft, k):
    """The state or organisation at word `k`, unless it only is where or what something is about."""
    words = draft.words
    if k >= len(words) or words.gap[k] == HARD or draft.owner[k] is None or draft.role_before("topic", k):
        return None
    owner = draft.owner[k]
    return owner if owner.party and owner.kind not in ("person", "place", "media") else None
