"""Other readings of an act: the participants that its sentence, or what was told before it, could give it.

The rules of `acts` find one source and one target of each cue. Where a sentence is built in a way they do not know, the
right participant mostly stands near: each is a further reading, and the ranker tells whether it is likely.
"""

from dataclasses import dataclass, field, replace

from ngoaigiao import recast
from ngoaigiao.agents import DONE, VERBAL, breaks, is_setting, same_party
from ngoaigiao.clauses import GAP
from ngoaigiao.recast import RIGHT, listed, several, told_before, unused
from ngoaigiao.targets import CONTENT_REACH, addressed, describes, harm_before, harm_of

LEFT, SOURCES = 2, 2  # readings by phrases before the cue, and for the source
SANCTION_REACH = 4  # words from a refusal to a sanction that it is about
OWNER_REACH = 6  # words from a partnership to whose it is
OBJECT_REACH = 8  # words from a verb to what is told of its object
TOLD_REACH = 6  # words from it to "này", which points at what was told before
OBJECT = {"head", "counting", "unnamed"}  # words that a noun begins with


@dataclass
class Told:
    """What an article tells before a sentence.

    before: the phrases of the sentence before it, harmed: its first cue of a sanction; opening: the phrases of the
    headline, or of the first sentence.
    """

    before: list = field(default_factory=list)
    harmed: object = None
    opening: list = field(default_factory=list)

    def after(self, found, items):
        """What is told once a sentence with these phrases and items is read."""
        return Told(found, sanction(items), self.opening or found)


def of(act, acts, found, items, told):
    """Further readings of an act, as acts. acts, found, items: of its sentence."""
    if act.row["frame"] == "deontic" or act.other or _of_unnamed(act, items):
        return []  # who must act is the subject alone
    if act.row["frame"] == "evaluation":
        return _judged(act, found)
    members = listed(act, found, items)
    readings = recast.of(act, found, items, told) + members
    if (act.source is not None or act.speaker) and not _complete(act):
        readings += _with_targets(act, acts, found, items, told, [m.targets[0] for m in members])
    settled = act.targets or act.row["frame"] == "mutual" and not _of_body(act)
    if settled and not _untold(act) and not is_setting(act, items):
        readings += _with_sources(act, acts, found, items) + _done_before(act, told.before)
    return readings


def _of_unnamed(act, items):
    """Whether the partner is told, but no actor: "Nga là đối tác thương mại lớn nhất của khu vực"."""
    if act.row["event_type"] != "COOPERATE" or act.row["frame"] != "mutual" or act.targets:
        return False
    behind = items[act.at + 1 : act.at + 1 + OWNER_REACH]
    end = next((k for k, t in enumerate(behind) if t.kind in ("mark", "cue")), len(behind))
    owner = next((k for k, t in enumerate(behind[:end]) if "owner" in t.roles), end)
    return owner < end - 1 and not any(t.kind == "actor" for t in behind[:end])


def _with_targets(act, acts, found, items, told, members):
    readings = [
        replace(act, targets=[p], reach=reach, hurts=harm_before(act, p, items), other=f"target {reach}")
        for p, reach in _targets(act, found, items)
        if p not in members and not _asks_another(act, p, items)
    ]
    if "claiming" in act.cue.roles:
        readings += told_before(act, [*told.before, *told.opening])  # "nhận trách nhiệm về vụ này"
    elif not _has_object(act, items):
        readings += told_before(act, told.before)
    readings += _spared(act, readings, items, told.harmed)
    return readings + _about_content(act, acts)


def _with_sources(act, acts, found, items):
    others = _sources(act, found, items)
    return [
        replace(act, source=p, how=how, speaker=[], other=f"source {how}")
        for p, how in others + _shared(act, acts, others)
        if act.targets or several(p)
    ]


def _done_before(act, before):
    """An act whose source the sentence does not name, by one told of in the sentence before: "Họ hối thúc Nga …"."""
    unnamed = not act.source.actors if act.source is not None else not act.speaker
    mutual = act.nominal and act.row["frame"] == "mutual"
    if not act.targets or not (unnamed and not act.nominal or mutual and (unnamed or act.how == "main")):
        return []
    own = {a.party for p in act.targets for a in p.actors} | {None}
    for phrase in before:
        if phrase.role in ("", "by") and any(a.party not in own for a in phrase.actors):
            return [replace(act, source=None, speaker=phrase.actors, how="before", other="source sentence before")]
    return []


def _complete(act):
    """Whether an act has all its parties: "Nga và Mỹ hội đàm", "phiên họp của Hội đồng Bảo an", "nói với Nga"."""
    if act.cue.text.endswith(GAP):
        return bool(act.targets)
    mutual = act.row["frame"] == "mutual" and act.source is not None and not act.targets
    return mutual and (several(act.source) or _of_body(act))


def _of_body(act):
    """Whether a body meets by itself: "cuộc họp của Hội đồng Bảo an", "EU mở cuộc họp khẩn"."""
    bodies = act.source is not None and [a for a in act.source.actors if a.kind in ("organisation", "group")]
    return bool(bodies) and (act.how == "of" and act.nominal or "họp" in act.cue.text.split())


def _has_object(act, items):
    """Whether what an act is done to, or with, stands behind its cue: "bắn chết mười người", "phóng tên lửa"."""
    kind = act.row["event_type"]
    behind = next(iter(items[act.at + 1 : act.at + 2]), None)
    if kind == "MOBILIZE" or behind is None or kind not in DONE:
        return kind == "MOBILIZE"
    return behind.kind != "mark" and (not behind.roles or bool(behind.roles & OBJECT))


def _untold(act):
    """Whether by whom something was done is not told: "hai người Đức đã bị bắt", "bị cáo buộc giúp Nga"."""
    return act.reach == "passive" and act.source is None and act.row["event_type"] in DONE | {"ACCUSE"}


def _targets(act, found, items):
    free = unused(act, found)
    right = [p for p in free if p.first > act.at][:RIGHT]
    if act.row["frame"] == "mutual" and act.reach == "with" and not act.nominal:
        right = [p for p in right if p.role]  # "hội đàm với Anh, còn Đức …"
    left = [p for p in reversed(free) if p.last <= act.at][:LEFT]
    if act.row["event_type"] in DONE:
        right = [p for p in right if not _apart(items, act.at, p.first) and _may_lose(act, p)]
        left, right = ([], []) if _at_plotters(act, items) else (left, right)
    told = "other" if act.targets else "only"
    return [(p, f"{told} right {p.role or 'free'}") for p in right] + [
        (p, f"{told} left {p.role or 'free'}") for p in left
    ]


def _at_plotters(act, items):
    """Whether what is done is done to some who are at something themselves: "diệt 20 tay súng đang tấn công Mỹ"."""
    behind = range(act.at + 1, min(act.at + 1 + OBJECT_REACH, len(items)))
    return not act.nominal and any(describes(items, k) for k in behind)


def _may_lose(act, phrase):
    """Whether a place may be taken from a phrase: "giải phóng thành phố khỏi IS", not "… tại Iraq"."""
    return "freeing" not in act.cue.roles or bool(phrase.governor & {"source", "exit"}) or phrase.role != "place"


def _asks_another(act, phrase, items):
    """Whether one who is not named is asked: "kêu gọi các nước cùng cải tổ Liên Hợp Quốc" asks nothing of the UN."""
    asks = act.row["event_type"] == "REQUEST" and not act.nominal and not act.targets
    inside = act.at < phrase.first and phrase.role in ("", "place")
    return asks and inside and addressed(items[act.at + 1 : phrase.first])


def sanction(items):
    """The first cue of a sanction in a sentence, if any."""
    return next((t for t in items if t.kind == "cue" and t.cues[0]["event_type"] == "SANCTION"), None)


def _spared(act, readings, items, harmed):
    """Who objects to a sanction told of before helps its victim: "… trừng phạt Iran. Nga phản đối biện pháp này"."""
    harm = sanction(items[: act.at + SANCTION_REACH]) or harmed
    if act.row["event_type"] != "REJECT" or act.row["frame"] != "object" or act.polarity or act.nominal:
        return []
    if harm in (None, act.cue) or act.realis == "denied" or not _of_told(act, items):
        return []
    told = [r for r in readings if r.reach == "sentence before" or " left " in r.other]
    return [replace(r, hurts=harm, other=f"{r.other} spared") for r in told if r.hurts is None]


def _of_told(act, items):
    """Whether an act is about what was told: "phản đối động thái này", "động thái đó bị Nga phản đối"."""
    behind = items[act.at + 1 : act.at + TOLD_REACH]
    end = next((k for k, t in enumerate(behind) if t.kind == "mark" or t.kind == "actor"), len(behind))
    cues = [t.cues[0]["event_type"] for t in behind[:end] if t.kind == "cue"]
    pointed = any("trailing" in t.roles for t in behind[:end]) and not cues
    return act.reach == "passive" or pointed or cues[:1] == ["SANCTION"]


def _about_content(act, acts):
    """Who is for or against an act is so towards whom it helps or hurts: "phản đối việc EU cấm vận Nga"."""
    if act.row["event_type"] not in VERBAL:
        return []
    content = next((a for a in acts if 0 < a.at - act.at < CONTENT_REACH and a.targets), None)
    if content is None or content.targets == act.targets:
        return []
    return [
        replace(
            act,
            targets=content.targets,
            reach="of content",
            hurts=harm_of(act, content),
            other=f"target of {content.row['event_type']}",
        )
    ]


def _sources(act, found, items):
    if act.source is not None and not act.source.actors and describes(items, act.source.first):
        return []  # "tay súng đang chuẩn bị tấn công Anh"
    free = [p for p in unused(act, found) if not _unnamed(act) or _may_have_done(act, p)]
    if act.reach == "passive":
        free = [p for p in free if not _apart(items, act.at, p.first)]
    left = [p for p in reversed(free) if p.last <= act.at][:SOURCES]
    right = [p for p in free if p.first > act.at][:1]
    told = "other" if act.source else "only"
    return [(p, f"{told} left {p.role or 'free'}") for p in left] + [
        (p, f"{told} right {p.role or 'free'}") for p in right
    ]


def _unnamed(act):
    """Whether a deed is told of whose doer is not: "việc trừng phạt Cuba là sai lầm"."""
    return act.row["event_type"] in DONE and act.source is not None and not act.source.actors


def _may_have_done(act, phrase):
    """Whether a phrase may tell the doer: not of who says so, or does what follows, "việc … bị Nga chỉ trích"."""
    return phrase.role == "by" or phrase.last <= act.at and not same_party(phrase.actors, act.speaker)


def _shared(act, acts, others):
    """The source of the act before, if it stands too far: "chuyến thăm của Pháp tới Đức, Ý và Anh cũng như gặp Nga"."""
    before = next((a for a in reversed(acts) if a.at < act.at), None)
    source = before.source if before is not None else None
    known = [act.source, *act.targets, *(p for p, _ in others)]
    if act.row["event_type"] != "CONSULT" or source is None or not source.actors or source in known:
        return []
    return [(source, "shared")]


def _apart(items, at, place):
    """Whether a reason, time or contrast parts two places: "bị chỉ trích vì bênh vực Putin" is not by Putin."""
    first, last = sorted((at, place))
    return any(breaks(items[k]) or _gives_reason(items, k) for k in range(first + 1, last))


def _gives_reason(items, k):
    """Whether "do" gives the reason: "trừng phạt Nga do việc tấn công Syria"; not "do Mỹ dẫn đầu"."""
    behind = items[k + 1] if k + 1 < len(items) else None
    return "reason" in items[k].roles and behind is not None and "nominal" in behind.roles


def _judged(act, found):
    """Whom else of the sentence an evaluation may be about."""
    if not act.speaker or act.how in ("fact", "of"):  # "nhấn mạnh vai trò quan trọng của Nga" judges Russia alone
        return []
    said = {a.party for a in act.speaker}
    free = [p for p in found if p is not act.source and p.role != "according" and p.first < act.at]
    free = [p for p in free if not said & {a.party for a in p.actors}]
    beside = f"judged beside {act.how}"
    return [replace(act, source=p, how=f"other left {p.role or 'free'}", other=beside) for p in free[-SOURCES:]]
