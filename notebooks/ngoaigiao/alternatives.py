"""Other readings of an act: the participants that its sentence, or the sentence before, could give it.

The rules of `acts` find one source and one target of each cue. Where a sentence is built in a way they do not know, the
right participant mostly stands near: each is a further reading, and the ranker tells whether it is likely.
"""

from dataclasses import replace

from ngoaigiao.agents import DONE, VERBAL, breaks, is_setting
from ngoaigiao.clauses import GAP
from ngoaigiao.conditions import conditions
from ngoaigiao.targets import CONTENT_REACH, FRIENDLY, addressed, harm_before, harm_of

RIGHT, LEFT, SOURCES, BEFORE = 2, 2, 2, 4  # readings by side of the cue, for the source, from the sentence before
BESIDE = ("topic", "according", "aside")  # phrases that are no participants
LINKS = {"join", "head", "counting", "owner"}  # words between the members of a list
DEEDS = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "THREATEN"}  # told of another, they blame him
OBJECT = {"head", "counting", "unnamed"}  # words that a noun begins with


def of(act, acts, found, before, items, opening):
    """Further readings of an act, as acts.

    acts, found, items: of its sentence; before: the phrases of the sentence before; opening: those of the headline.
    """
    frame = act.row["frame"]
    if frame == "deontic":
        return []  # who must act is the subject alone
    if frame == "evaluation":
        return _judged(act, found)
    readings = _accused(act) + _promised(act, found, items) + _among(act) + _drilling(act) + _supplied(act, items)
    listed = _listed(act, found, items)
    members = [other.targets[0] for other in listed]
    readings += _attended(act, items) + listed + _protesting(act, found, before)
    if (act.source is not None or act.speaker) and not _complete(act):
        readings += [
            replace(act, targets=[p], reach=reach, hurts=harm_before(act, p, items), other=f"target {reach}")
            for p, reach in _targets(act, found, items)
            if p not in members and not _asks_another(act, p, items)
        ]
        if "claiming" in act.cue.roles:
            readings += _told_before(act, [*before, *opening])  # "nhận trách nhiệm về vụ này"
        elif not _has_object(act, items):
            readings += _told_before(act, before)
        readings += _about_content(act, acts)
    if (act.targets or frame == "mutual" and not _of_body(act)) and not _untold(act) and not is_setting(act, items):
        others = _sources(act, found, items)
        readings += [
            replace(act, source=p, how=how, speaker=[], other=f"source {how}")
            for p, how in others + _shared(act, acts, others)
            if act.targets or _several(p)
        ]
        readings += _done_before(act, before)
    return readings


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


def _accused(act):
    """Who tells of a harm that another does mostly accuses him: "Pháp nói Iran chế tạo bom hạt nhân"."""
    if not act.speaker or act.source is None or act.nominal or act.polarity or act.realis == "denied" or act.untrue:
        return []
    if act.row["event_type"] not in DEEDS:
        return []
    row = {**act.row, "event_type": "ACCUSE", "event_mode": "", "stance": "oppose", "frame": "evaluation"}
    return [replace(act, row=row, targets=[], reach="deed", other="accused of deed")]


def _promised(act, found, items):
    """What one may do if another does something: "Iran có thể ngừng thử hạt nhân nếu Mỹ dừng tập trận"."""
    if act.clause != "condition" or act.source is None:
        return []
    opened = next((c[0] for c in conditions(items) if c[0] < act.at < c[1]), 0)
    before = [p for p in found if p.last <= opened and p.role in ("", "by")]
    if not before or act.source.first < opened:
        return []
    promised = items[before[-1].last : opened]
    if not any(t.roles & {"future", "possible", "only"} for t in promised):
        return []
    row = {**act.row, "event_type": "AGREE", "event_mode": "", "stance": "conditional", "frame": "evaluation"}
    promiser = before[-1].actors
    return [replace(act, row=row, targets=[], speaker=promiser, polarity="", reach="condition", other="in condition")]


def _among(act):
    """What several do among themselves, not with whom it is about: "A và B thỏa thuận … giữa C và D"."""
    mutual = act.row["frame"] == "mutual" and act.targets and act.source is not None and _several(act.source)
    return [replace(act, targets=[], reach="among", other="among sources")] if mutual else []


def _attended(act, items):
    """With whom one meets that brings them together: "Đức tổ chức cuộc họp có sự tham gia của Nga và Ý"."""
    host = act.holder
    if act.row["frame"] != "mutual" or act.how != "of" or host is None or not _several(act.source):
        return []
    if not any("favour" in t.roles for t in items[act.at + 1 : act.source.first]):
        return []
    return [replace(act, source=host, targets=[act.source], how="host", reach="attended", other="host")]


def _drilling(act):
    """What two do together in an exercise that is a noun: "Pháp và Đức tiến hành các cuộc tập trận"."""
    if not act.nominal or "drill" not in act.cue.roles or act.row["frame"] != "self":
        return []
    if act.source is None or act.partners or not _several(act.source):
        return []
    row = {**act.row, "event_type": "COOPERATE", "event_mode": "", "stance": "support", "frame": "mutual"}
    return [replace(act, row=row, targets=[], reach="among", other="drill together")]


def _supplied(act, items):
    """Who sends goods or arms helps whom they reach: "gửi bốn triệu liều vắc xin tới Canada"."""
    if act.row["event_type"] != "CONSULT" or not act.cue.closing or not act.targets:
        return []
    sent = items[act.at + 1 : act.targets[0].first]
    if not any(t.roles & {"goods", "weapon"} for t in sent):
        return []
    row = {**act.row, "event_type": "AID", "event_mode": "", "stance": "support"}
    return [replace(act, row=row, other="goods sent")]


def _listed(act, found, items):
    """The further members of a list whose first is the target: "gặp Tổng thống Pháp, Vua Bỉ và bà Merkel"."""
    if not act.targets or act.row["frame"] != "mutual":
        return []
    last, members = act.targets[-1], []
    for phrase in found:
        if phrase.first >= last.last and phrase.first > act.at:
            if not _links(items[last.last : phrase.first]):
                break
            last = phrase
            members.append(phrase)
    return [replace(act, targets=[p], reach="listed", hurts=None, other="target listed") for p in members]


def _protesting(act, found, before):
    """A protest of people who are told only by where they are: "Biểu tình diễn ra tại Pháp sau khi Mỹ ném bom Iraq"."""
    sites = [p for p in _free(act, found) + act.targets if "site" in p.governor and p is not act.source]
    if act.row["event_type"] != "PROTEST" or act.polarity or not sites:
        return []
    site = min(sites, key=lambda p: abs(p.first - act.at))
    others = [p for p in found if p is not site and p.role not in (*BESIDE, "place")][:RIGHT]
    by = replace(act, source=site, how="site", targets=[], reach="", speaker=[])
    told = [replace(by, targets=[p], reach="protest", hurts=None, other="protest at site") for p in others]
    return told + _told_before(by, before)


def _links(between):
    """Whether words only lead on to a further member of a list."""
    return all(t.text == "," or t.roles & LINKS or t.text.isdigit() for t in between)


def _complete(act):
    """Whether an act has all its parties: "Nga và Mỹ hội đàm", "phiên họp của Hội đồng Bảo an", "nói với Nga"."""
    if act.cue.text.endswith(GAP):
        return bool(act.targets)
    mutual = act.row["frame"] == "mutual" and act.source is not None and not act.targets
    return mutual and (_several(act.source) or _of_body(act))


def _of_body(act):
    """Whether a body meets by itself: "cuộc họp của Hội đồng Bảo an", "EU mở cuộc họp khẩn"."""
    bodies = act.source is not None and [a for a in act.source.actors if a.kind in ("organisation", "group")]
    return bool(bodies) and (act.how == "of" and act.nominal or "họp" in act.cue.text.split())


def _several(phrase):
    return len({a.party for a in phrase.actors}) > 1


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


def _free(act, found):
    """The phrases that may take part but do not: not whom partners fight, "phối hợp với phương Tây chống IS"."""
    free = [p for p in found if p.role not in BESIDE and p is not act.source and p not in act.targets]
    return [p for p in free if not (act.row["event_type"] in FRIENDLY and "hostile" in p.governor)]


def _targets(act, found, items):
    free = _free(act, found)
    right = [p for p in free if p.first > act.at][:RIGHT]
    if act.row["frame"] == "mutual" and act.reach == "with" and not act.nominal:
        right = [p for p in right if p.role]  # "hội đàm với Anh, còn Đức …"
    left = [p for p in reversed(free) if p.last <= act.at][:LEFT]
    if act.row["event_type"] in DONE:
        right = [p for p in right if not _apart(items, act.at, p.first) and _may_lose(act, p)]
    told = "other" if act.targets else "only"
    return [(p, f"{told} right {p.role or 'free'}") for p in right] + [
        (p, f"{told} left {p.role or 'free'}") for p in left
    ]


def _may_lose(act, phrase):
    """Whether a place may be taken from a phrase: "giải phóng thành phố khỏi IS", not "… tại Iraq"."""
    return "freeing" not in act.cue.roles or bool(phrase.governor & {"source", "exit"}) or phrase.role != "place"


def _asks_another(act, phrase, items):
    """Whether one who is not named is asked: "kêu gọi các nước cùng cải tổ Liên Hợp Quốc" asks nothing of the UN."""
    asks = act.row["event_type"] == "REQUEST" and not act.nominal and not act.targets
    inside = act.at < phrase.first and phrase.role in ("", "place")
    return asks and inside and addressed(items[act.at + 1 : phrase.first])


def _told_before(act, before):
    """The act towards each of those told of in the sentence before, where its clause names no target."""
    if act.targets and not act.reach.startswith("recalled") or _thing(act):
        return []
    own = {a.party for a in (act.source.actors if act.source else act.speaker)}
    told = {}
    for phrase in before:
        parties = frozenset(a.party for a in phrase.actors) - own - {None}
        if phrase.role != "aside" and parties:
            told.setdefault(parties, phrase)
    return [
        replace(act, targets=[p], reach="sentence before", hurts=None, other="target sentence before")
        for p in list(told.values())[:BEFORE]
    ]


def _thing(act):
    """Whether an act is a noun with an object of its own; not a protest, which is mostly told after its cause."""
    return act.nominal and act.row["frame"] == "object" and act.row["event_type"] != "PROTEST"


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
    free = _free(act, found)
    if act.reach == "passive":
        free = [p for p in free if not _apart(items, act.at, p.first)]
    left = [p for p in reversed(free) if p.last <= act.at][:SOURCES]
    right = [p for p in free if p.first > act.at][:1]
    told = "other" if act.source else "only"
    return [(p, f"{told} left {p.role or 'free'}") for p in left] + [
        (p, f"{told} right {p.role or 'free'}") for p in right
    ]


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
    return any(map(breaks, items[first + 1 : last]))


def _judged(act, found):
    """Whom else of the sentence an evaluation may be about."""
    if not act.speaker or act.how in ("fact", "of"):  # "nhấn mạnh vai trò quan trọng của Nga" judges Russia alone
        return []
    said = {a.party for a in act.speaker}
    free = [p for p in found if p is not act.source and p.role != "according" and p.first < act.at]
    free = [p for p in free if not said & {a.party for a in p.actors}]
    beside = f"judged beside {act.how}"
    return [replace(act, source=p, how=f"other left {p.role or 'free'}", other=beside) for p in free[-SOURCES:]]
