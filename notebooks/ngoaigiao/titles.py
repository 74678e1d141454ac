"""The grammar of titles: "Ngoại trưởng Nga Sergey Lavrov", "ông X, phát ngôn viên Bộ Ngoại giao Peru"."""

import re
from dataclasses import dataclass

from ngoaigiao.lexicon import Title
from ngoaigiao.mentions import Mention
from ngoaigiao.names import HARD

_REACH = 9  # steps back from a name to its title, at most
_LINKED = re.compile(r"[ \u00a0,()–—-]*")  # what may stand between a title, a state and a name
_PARTED = re.compile(r"[,()–—-]")
_APPOSED = {",", "-", "–", "—", "("}


@dataclass
class Setting:
    """What stands around a name.

    principal: the state or organisation that the title belongs to, or the person whose relative it is. polite: "ông",
    "bà" or the like stands directly before the name, or that relative. woman: whether that is a woman's, None where it
    does not stand there. former: whether the title is no longer held.
    """

    title: Title | None = None
    principal: Mention | None = None
    polite: bool = False
    woman: bool | None = None
    former: bool = False

    def __bool__(self):
        return self.title is not None or self.polite


def setting(draft, i, j):
    """The Setting of the name at words i to j: what stands before it and, where that leaves gaps, after it."""
    found = _before(draft, i)
    if found.principal is None:
        after = after_name(draft, j)
        if found.title is None or after.principal is not None:
            found.former = after.former if found.title is None else found.former
            found.principal, found.title = after.principal, found.title or after.title
    return found


def _before(draft, i):
    words, found, k, farthest = draft.words, Setting(), i, None
    for _ in range(_REACH):
        if k == 0 or not _LINKED.fullmatch(words.between(k)):
            break
        if k in draft.title_ends:
            first = draft.title_ends[k]
            found.title, found.principal = draft.titles[first][1], farthest
            found.former = bool(draft.role_before("former", first, 1))
            break
        if owner := draft.owner[k - 1]:
            if owner.kind == "person" and _is_kin(draft, owner.first):
                found.principal, found.polite = owner, True  # "con trai ông X là Y"
            if owner.kind in ("person", "media"):
                break
            k = owner.first
            apart = _PARTED.search(words.text, words.end[owner.last - 1], words.start[i])
            if owner.kind == "state" and not apart and draft.role_before("people", k, 1):
                found.principal = owner  # "một người Nhật có tên X"
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
    if found.title is None and found.principal is None:
        found.principal = _beside(draft, i - draft.role_before("honorific", i, 2))
    return found


def _beside(draft, i):
    """The state or body named just before word `i` after lower-case words: "bí thư của Đại sứ quán Anh Marc Doe"."""
    owner = draft.owner[i - 1] if i and draft.words.runs_on(i) else None
    if not owner or not owner.party or owner.kind not in ("state", "organisation") or draft.words.head[owner.first]:
        return None
    return None if draft.role_before("topic", owner.first) else owner


def after_name(draft, j):
    """ "…, phát ngôn viên Bộ Ngoại giao Peru", "… của Peru"."""
    words, found = draft.words, Setting()
    if j >= len(words):
        return found
    if words.gap[j] != HARD and draft.role("owning", j):
        found.principal = _owner_at(draft, j + 1)
    elif words.between(j).strip() in _APPOSED:
        k = j + 1 if draft.role("modifier", j) else j
        if relation := draft.role_after("people", k, gap=False) or draft.role_after("kin", k, gap=False):
            found.principal = _related(draft, k, k + relation)
            found.title = draft.titles[k][1] if k in draft.titles else None
            return found
        if k in draft.titles:
            found.former = draft.role("former", j)
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


def _related(draft, k, end):
    """Whose countryman or relative somebody is by the words k to end: "…, người Iraq", "… - anh trai ông X"."""
    end += draft.role_after("of", end, 1)
    end += draft.role_after("modifier", end, 1)
    if title := draft.titles.get(end):
        end = title[0]
    end += draft.role_after("honorific", end, 2)
    owner = draft.owner[end] if end < len(draft.words) and draft.words.gap[end] != HARD else None
    kind = "state" if draft.role_after("people", k, gap=False) else "person"
    return owner if owner and owner.party and owner.kind == kind else None


def _is_kin(draft, i):
    """Whether a person named from word `i` on is there for a relative: "con trai (cựu tổng thống, ông) X"."""
    for _ in range(2):
        if draft.role_before("kin", i):
            return True
        i = draft.title_ends.get(i, i - draft.role_before("honorific", i, 2))
        i -= draft.role_before("of", i, 1) + draft.role_before("modifier", i, 1)
    return bool(draft.role_before("kin", i))
