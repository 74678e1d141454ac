"""Whom the words beside a name tell somebody to act for: "X, nhà phân tích tại Đại học Harvard", "X thuộc hãng Nga"."""

import re

from ngoaigiao.names import HARD

_REACH = 25  # words of a description, at most
_LOOSE = 2  # words between whom a description names and the name after it, at most
_NAMESAKE = 4  # words between a body's noun and the name by which it is called, at most
_APPOSED = {",", "-", "–", "—", "("}
_AGE = re.compile(r"tuổi", re.IGNORECASE)
_KINDS = {"state", "organisation", "group", "place", "person"}


def described(draft, i, j):
    """The party that a description after the name at words i to j tells, else one before it; None if none does."""
    return _after(draft, j) or _before(draft, i)


def _after(draft, j):
    """ "…, 29 tuổi, một nhân viên của hãng Nga", "… từ Viện Chính sách Úc"."""
    words, name_end = draft.words, j
    j = _past_age(words, j)
    if j >= len(words):
        return None
    mark = words.between(j).strip() or "," * (j > name_end)  # "…, 39 tuổi người Đức"
    if mark and mark not in _APPOSED or not _calls(draft, j, mark) and not _comes_from(draft, j):
        return None
    owner = _owner(draft, j, min(j + _REACH, len(words)))
    return owner.party if owner else None


def _calls(draft, j, mark):
    """Whether word `j` begins to say who somebody is: a title, or after a mark any noun ("…, giảng viên …")."""
    if j in draft.titles or draft.role("modifier", j):
        return True
    others = ("institution_stop", "speech", "telling", "honorific")
    noun = not draft.words.capital(j) and not any(draft.role_after(role, j, gap=False) for role in others)
    return bool(mark) and (noun or draft.role_after("calling", j, gap=False) > 0)


def aged(words, j):
    """Whether ", 29 tuổi" stands at word `j`."""
    return j + 1 < len(words) and words.form[j].isdigit() and bool(_AGE.fullmatch(words.form[j + 1]))


def _past_age(words, j):
    """The word after ", 29 tuổi" where that follows a name, else the word after the name."""
    return j + 2 if aged(words, j) and words.between(j).strip() in _APPOSED else j


def _comes_from(draft, j):
    """Whether "thuộc", or "từ" before a name or an organisation's noun, follows a name: not "từ chối"."""
    follows = draft.words.capital(j + 1) if j + 1 < len(draft.words) else False
    place = draft.role_after("organisation_cue", j + 1) or draft.role_after("place_cue", j + 1)
    return draft.role_after("coming", j, gap=False) and (draft.role("owning", j) or follows or place)


def _owner(draft, first, end):
    """The first actor of a description at words first to end, but for whom it is about or with."""
    words, about = draft.words, False
    for k in range(first, end):
        if k > first and words.gap[k] == HARD and not (words.between(k).strip() == "," and _goes_on(draft, k)):
            return None
        if draft.role_after("speech", k) and not draft.role_after("pointing back", k):
            return None
        about = bool(draft.role("about", k)) or about and not (draft.role("of", k) or draft.role_after("within", k))
        owner = draft.owner[k]
        studied = owner and draft.role_before("study", owner.first)  # "Trung tâm Nghiên cứu Nhật Bản"
        about_it = about or studied or owner and _is_namesake(draft, owner)
        if owner and owner.party and owner.kind in _KINDS and not about_it:
            if owner.kind == "person" and not any(draft.role("owning", n) for n in range(max(first, k - 4), k)):
                return None
            return owner
    return None


def _goes_on(draft, k):
    """Whether an actor or a body begins at word `k`: "thuộc khoa Sử, Đại học Hà Nội"."""
    return draft.owner[k] or draft.role_after("organisation_cue", k, gap=False)


def _is_namesake(draft, owner):
    """Whether a body is called by somebody's name: "Trung tâm Nixon", "Viện nghiên cứu kinh tế Adam Smith"."""
    places = range(owner.first, max(owner.first - _NAMESAKE - 1, 0), -1)
    return owner.kind == "person" and any(draft.role_before("organisation_cue", k) for k in places)


def located(draft, j):
    """The party of the place at which a name that ends before word `j` is said to be ("X ở London"), or None."""
    words = draft.words
    if j + 1 >= len(words) or HARD in words.gap[j : j + 2] or not draft.role("living", j):
        return None
    owner = draft.owner[j + 1]
    return owner.party if owner and owner.kind in ("state", "place") else None


def _before(draft, i):
    """ "Giám đốc Viện Nghiên cứu Hòa bình của Na Uy, ông …"."""
    words = draft.words
    i -= draft.role_before("honorific", i, 2, gap=False)
    aside = draft.owner[i - 1] if i and ")" in words.between(i) else None
    if aside and "(" in words.between(aside.first):  # "hãng Flash (Ai Cập) X"
        return aside.party
    for k in range(i - 1, max(i - _REACH, -1), -1):
        if draft.owner[k] and draft.owner[k].kind in ("person", "media"):
            return None
        if k in draft.titles and draft.titles[k][0] <= i or draft.role_after("calling", k):
            owner = _owner(draft, k, i)
            near = owner and i - owner.last <= _LOOSE
            return owner.party if near and not _verb_between(draft, owner.last, i) else None
        if words.gap[k] == HARD or words.gap[i] == HARD and words.between(i).strip() != ",":
            return None
    return None


def _verb_between(draft, first, end):
    return any(draft.role("institution_stop", k) for k in range(first, end))
