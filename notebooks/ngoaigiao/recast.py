"""An act read as another act: who blames, helps, meets or protests by what is told.

Each is a further reading beside what `acts` finds; the ranker tells whether it is likely.
"""

from dataclasses import replace

from ngoaigiao.agents import several
from ngoaigiao.targets import FRIENDLY

RIGHT = 2  # readings by phrases behind the cue
BEFORE = 4  # readings by phrases of the sentence before
BESIDE = ("topic", "according", "aside")  # phrases that are no participants
LINKS = {"join", "head", "counting", "owner"}  # words between the members of a list
DEEDS = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "THREATEN"}  # told of another, they blame him


def of(act, found, items, told):
    """Further readings of an act as other acts, but for the members of a list (`listed`)."""
    readings = _accused(act) + _among(act) + _attended(act, items) + _supplied(act, items)
    return readings + _drilling(act) + _drilled_with(act, found, items) + _protesting(act, found, told.before)


def _accused(act):
    """Who tells of a harm that another does mostly accuses him: "Pháp nói Iran chế tạo bom hạt nhân"."""
    if not act.speaker or act.source is None or act.nominal or act.polarity or act.realis == "denied" or act.untrue:
        return []
    if act.row["event_type"] not in DEEDS:
        return []
    row = {**act.row, "event_type": "ACCUSE", "event_mode": "", "stance": "oppose", "frame": "evaluation"}
    return [replace(act, row=row, targets=[], reach="deed", other="accused of deed")]


def _among(act):
    """What several do among themselves, not with whom it is about: "A và B thỏa thuận … giữa C và D"."""
    mutual = act.row["frame"] == "mutual" and act.targets and act.source is not None and several(act.source)
    return [replace(act, targets=[], reach="among", other="among sources")] if mutual else []


def _attended(act, items):
    """With whom one meets that brings them together: "Đức tổ chức cuộc họp có sự tham gia của Nga và Ý"."""
    host = act.holder
    if act.row["frame"] != "mutual" or act.how != "of" or host is None or not several(act.source):
        return []
    if not any("favour" in t.roles for t in items[act.at + 1 : act.source.first]):
        return []
    return [replace(act, source=host, targets=[act.source], how="host", reach="attended", other="host")]


def _supplied(act, items):
    """Who sends goods or arms helps whom they reach: "gửi bốn triệu liều vắc xin tới Canada"."""
    if act.row["event_type"] != "CONSULT" or not act.cue.closing or not act.targets:
        return []
    sent = items[act.at + 1 : act.targets[0].first]
    if not any(t.roles & {"goods", "weapon"} for t in sent):
        return []
    row = {**act.row, "event_type": "AID", "event_mode": "", "stance": "support"}
    return [replace(act, row=row, other="goods sent")]


def _drilling(act):
    """What two do together in an exercise that is a noun: "Pháp và Đức tiến hành các cuộc tập trận"."""
    if not act.nominal or "drill" not in act.cue.roles or act.row["frame"] != "self":
        return []
    if act.source is None or act.partners or not several(act.source):
        return []
    row = {**act.row, "event_type": "COOPERATE", "event_mode": "", "stance": "support", "frame": "mutual"}
    return [replace(act, row=row, targets=[], reach="among", other="drill together")]


def _drilled_with(act, found, items):
    """With whom one holds an exercise: "Pháp đưa tàu tham gia cuộc tập trận Mỹ - Nhật"."""
    if "drill" not in act.cue.roles or act.row["frame"] != "self" or act.partners:
        return []
    row = {**act.row, "event_type": "COOPERATE", "event_mode": "", "stance": "support", "frame": "mutual"}
    end = next((k for k in range(act.at + 1, len(items)) if items[k].kind == "cue" or items[k].text == ","), len(items))
    right = [p for p in unused(act, found) if act.at < p.first < end and p.role in ("", "between", "with")][:RIGHT]
    right = [p for p in right if "near" not in p.governor]
    return [replace(act, row=row, targets=[p], reach="drill", other="target drill") for p in right]


def _protesting(act, found, before):
    """A protest of people who are told only by where they are: "Biểu tình diễn ra tại Pháp sau khi Mỹ ném bom Iraq"."""
    sites = [p for p in unused(act, found) + act.targets if "site" in p.governor and p is not act.source]
    if act.row["event_type"] != "PROTEST" or act.polarity or not sites:
        return []
    site = min(sites, key=lambda p: abs(p.first - act.at))
    others = [p for p in found if p is not site and p.role not in (*BESIDE, "place")][:RIGHT]
    by = replace(act, source=site, how="site", targets=[], reach="", speaker=[])
    told = [replace(by, targets=[p], reach="protest", hurts=None, other="protest at site") for p in others]
    return told + told_before(by, before)


def listed(act, found, items):
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


def _links(between):
    """Whether words only lead on to a further member of a list."""
    return all(t.text == "," or t.roles & LINKS or t.text.isdigit() for t in between)


def told_before(act, before):
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


def unused(act, found):
    """The phrases that may take part but do not: not whom partners fight, "phối hợp với phương Tây chống IS"."""
    free = [p for p in found if p.role not in BESIDE and p is not act.source and p not in act.targets]
    return [p for p in free if not (act.row["event_type"] in FRIENDLY and "hostile" in p.governor)]
