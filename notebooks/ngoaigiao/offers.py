"""What one offers for what another is to do, where no cue names it: "Iran sẽ ngừng làm giàu nếu Mỹ dừng cấm vận"."""

from ngoaigiao.acts import Act
from ngoaigiao.conditions import conditions

PLAN_REACH = 4  # words from who offers to the word of a plan
OFFER_REACH = 20  # words from the plan to its condition
PLANS = {"future", "possible", "only", "wish"}
ROW = {
    "part": "verb",
    "event_type": "AGREE",
    "event_mode": "",
    "stance": "conditional",
    "frame": "evaluation",
    "realis": "planned",
}


def of(items, found):
    """An act for each condition of a sentence in which a named party is to do what another makes its condition."""
    acts = []
    for first, last in conditions(items):
        asked = next((p for p in found if first < p.first < last and p.role == ""), None)
        offering = _offering(items, found, first, last)
        if asked is not None and offering is not None and not _harmful(items[first:last]):
            row = {**ROW, "cue": items[first].text}
            told = {"speaker": list(offering.actors), "how": "offer", "reach": "condition", "realis": "planned"}
            acts.append(Act(items[first], row, first, asked, other="offer", **told))
    return acts


def _offering(items, found, first, last):
    """Who has a plan that hangs on the condition from first to last: before it, or behind if it opens the sentence."""
    before = [p for p in found if p.last <= first and p.role == ""]
    for phrase in reversed(before):
        if _offers(items, phrase, first):
            return phrase
    behind = next((p for p in found if p.first >= last and p.role == ""), None)
    return behind if not before and behind is not None and _offers(items, behind, len(items)) else None


def _offers(items, phrase, end):
    """Whether what stands between a phrase and the end of its plan offers something: no threat, no refusal."""
    planned = items[phrase.last : min(end, phrase.last + OFFER_REACH)]
    if end < len(items) and end - phrase.last > OFFER_REACH or not any(t.roles & PLANS for t in planned[:PLAN_REACH]):
        return False
    refused = any("negation" in t.roles for t in planned)
    return not _harmful(planned) and (not refused or _harms(planned))  # "sẽ không tấn công nếu …"


def _harms(words):
    return any(t.kind == "cue" and t.cues[0]["stance"] == "oppose" for t in words)


def _harmful(words):
    """Whether words tell of a harm that is neither denied nor ended: not "sẽ ngừng tấn công"."""
    return _harms(words) and not any(t.roles & {"negation", "cessation"} for t in words)
