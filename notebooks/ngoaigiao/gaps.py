"""Cues with a gap: "bán … cho", "muốn …", "coi … là đồng minh", whose object stands between their words."""

import functools

from ngoaigiao.clauses import GAP
from ngoaigiao.patterns import old_tones

GAP_REACH = 15  # words from the first word of such a cue to its last
GAP_ENDS = {"contrast", "time", "condition", "reason", "complement", "purpose", "passive", "negation"}


@functools.cache
def gaps(codebook):
    """{first words: [(last word, row)]} of the cues with a gap."""
    found = {}
    for row in codebook["cues"]:
        lead, gap, last = row["cue"].partition(GAP)
        if gap:
            found.setdefault(" ".join(old_tones(lead).split()), []).append((old_tones(last).strip(), row))
    return found


def bridge(items, gaps):
    """Make cues of the words with a gap whose last word leads to a participant: "bán 12 tàu cho Ấn Độ"."""
    for i, item in enumerate(items):
        if item.text not in gaps or not _may_open_gap(items, i):
            continue
        for last, row in gaps[item.text]:
            k = _closes_gap(items, i, last)
            if k is not None and k > i and items[k].kind == "cue":
                if _enclose(items, i, k, row):
                    break
                continue
            named = k is not None and _names_at(items, k + 1)
            if k is None or row["frame"] != "self" and not named:
                continue
            item.kind, item.text, item.cues, item.closing = "cue", row["cue"], (row,), items[k].end
            for word in items[k + 1 : named or 0]:
                if word.kind == "cue":
                    word.kind, word.cues, word.roles = "word", (), word.roles | {"head"}
            if last and row["frame"] != "self":
                bound = {"toward", "with"} if row["frame"] == "mutual" else {"toward"}
                items[k].roles = items[k].roles - {"place", "source", "by", "owner"} | bound
                for word in items[k + 1 : named]:
                    word.roles = word.roles - {"place"} | {"head"}  # "khỏi miền bắc Syria"
            break
    return items


def _enclose(items, i, k, row):
    """Make a cue of words that are one only about the participant between them: "coi Nga là đồng minh"."""
    if not any(t.kind == "actor" for t in items[i + 1 : k]):
        return False
    items[i].kind, items[i].text, items[i].cues, items[i].closing = "cue", row["cue"], (row,), 0
    items[i].roles = items[i].roles - {"speech"}
    items[k].kind, items[k].cues, items[k].roles = "word", (), frozenset()
    return True


def _may_open_gap(items, i):
    """Whether a word is the verb that begins a cue with a gap: not of what a ban forbids."""
    before = items[i - 1] if i else None
    banned = before is not None and any(c["event_type"] == "SANCTION" for c in before.cues)
    return items[i].kind != "actor" and not banned


def _closes_gap(items, i, last):
    """Where the last word of a cue with a gap stands; i: where its first words stand."""
    if not last:
        return i
    for k in range(i + 1, min(i + 1 + GAP_REACH, len(items))):
        item = items[k]
        if item.text == last or item.cues and old_tones(item.cues[0]["cue"]) == last:  # "là (một) đồng minh"
            return k if k > i + 1 or "owner" not in item.roles else None  # "giá trị nhập khẩu của Nga"
        verb = item.kind == "cue" and item.cues[0]["part"] == "verb" and item.cues[0]["frame"] == "object"
        if verb or item.text in (",", ";", ":") or item.roles & GAP_ENDS:
            return None
    return None


def _names_at(items, i):
    """Where the name stands of the noun phrase that begins at i with titles, counts or parts of a land; else None.

    Also that of the first member: "các đồng minh thân cận như Đức".
    """
    first = i
    while i < len(items) and (_leads(items[i]) or i > first and _leads_to_member(items, i)):
        if items[i].roles & {"owner", "site"} or "biển" in items[i].text:  # "phóng tên lửa vào biển Nhật Bản"
            return None
        i += 1
    return i if i < len(items) and items[i].kind == "actor" else None


def _leads(item):
    return item.text.isdigit() or bool(item.roles & {"head", "place"})


def _leads_to_member(items, i):
    """Whether "như" stands at i, or what is said of those whose members follow: "đồng minh thân cận như …"."""
    if items[i].kind == "mark" or items[i].kind == "cue" and items[i].cues[0]["frame"] != "evaluation":
        return False
    return any("member" in t.roles for t in items[i : i + 2])
