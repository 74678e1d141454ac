"""Where a cue shows no act: what abstains before any row is proposed."""

import functools

from ngoaigiao.patterns import old_tones

ARMS_REACH = 10  # words from a weapon to what it can do
ARMED_REACH = 6  # words between a verb of deployment and what is deployed
DRILL_REACH = 2  # words from an exercise to the attack that it shows


def shows_nothing(act, items):
    """Whether a cue shows no act of its source: denied, of a thing, only possible."""
    if act.how == "none" or act.untrue or act.under is not None and _unsaid(act):
        return True
    roles = act.cue.roles
    if "direct" in roles and not act.nominal and not _at_once(act, items):
        return True
    if "arming" in roles and not _of_arms(act, items):
        return True
    if "transitive" in roles and not _named_behind(act) or "suffered" in roles and act.reach != "passive":
        return True
    return act.row["event_type"] == "ASSAULT" and _undone(act, items)


def _unsaid(act):
    """Whether an act below another is denied with it, or only asked not to be: "kêu gọi Nga không giúp Syria"."""
    return act.under.polarity == "negated" or act.polarity == "negated" and act.under.row["event_type"] == "REQUEST"


def _at_once(act, items):
    """Whether the target stands at once behind the cue: "bảo vệ Pháp", not "bảo vệ lợi ích của Pháp"."""
    if act.reach == "passive" or not act.targets:
        return act.reach == "passive"
    between = items[act.at + 1 : act.targets[0].first]
    placed = any(a.kind == "place" for a in act.targets[0].actors[:1])
    leading = {"head", "toward", "bound", "place"} if placed else {"head", "toward", "bound"}
    return act.targets[0].first > act.at and all(t.roles & leading for t in between)


def _of_arms(act, items):
    """Whether arms or troops are moved: "triển khai tên lửa", "tàu chiến được huy động"; not "triển khai dự án"."""
    near = items[max(0, act.at - ARMED_REACH) : act.at + ARMED_REACH]
    return any(t.roles & {"weapon", "troops"} for t in near)


def _undone(act, items):
    """Whether an attack is only shown, past, or what a weapon can do: "tên lửa có thể bắn trúng Mỹ"."""
    if act.nominal:
        return act.within is not None and act.within.refuses  # "không tham gia vụ đánh bom"
    before = items[max(0, act.at - ARMS_REACH) : act.at]
    if act.realis == "possible" and any("weapon" in t.roles for t in before):
        return True
    return any(t.roles & {"drill", "history"} for t in before[-DRILL_REACH:])


def _named_behind(act):
    """Whether those an act is aimed at are named behind it: "điều tra Nga", not "hợp tác điều tra"."""
    named = any(p.actors and p.first > act.at for p in act.targets)
    return act.nominal and bool(act.targets) or named or act.reach == "passive"


def is_official(act, items, codebook):
    """Whether no visit, or one of somebody in office: "Ngoại trưởng Mỹ thăm Anh", not "du khách Mỹ thăm Anh"."""
    if act.row["event_mode"] != "visit" or act.row["frame"] != "mutual" or act.source is None:
        return True
    if any(a.kind != "state" for a in act.source.actors):
        return True
    words = items[max(0, act.source.first - 1) : act.source.last]
    headed = any("head" in t.roles for t in words)
    return not headed or any("envoy" in t.roles or _titled(t.text, _offices(codebook)) for t in words)


def _titled(text, offices):
    words = old_tones(text).split()
    return any(" ".join(words[:n]) in offices for n in range(1, len(words) + 1))


@functools.cache
def _offices(codebook):
    return {" ".join(old_tones(row["title"]).split()) for row in codebook["titles"]}
