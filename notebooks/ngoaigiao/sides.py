"""Whose side one takes by what one says of others: of a sanction, "Nga chỉ trích việc Mỹ trừng phạt Iran"; of a favour
that is not done, "Mỹ nói Iran không sẵn sàng hợp tác".

Each is an act beside the one that its words are, and looks like "Nga phản đối lệnh trừng phạt Iran".
"""

from dataclasses import replace

from ngoaigiao.agents import HARM, breaks, same_party
from ngoaigiao.targets import CONTENT_REACH

LIFT_REACH = 8  # words from a request to the sanction that is to be lifted
JUDGED_REACH = 12  # words from whom a sanction hits to what is said of it
OBJECTING = {"REJECT", "ACCUSE"}
ROW = {
    "part": "verb",
    "event_type": "REJECT",
    "stance": "oppose",
    "frame": "object",
    "event_mode": None,
    "realis": None,
}
BLAME = {**ROW, "event_type": "ACCUSE", "frame": "evaluation"}
EXPECTED = {"AGREE", "COOPERATE", "CONCEDE", "AID"}  # who does not do these is blamed
TOPIC = {"nominal", "light", "adverb", "issue", "head", "counting"}  # words that "việc" leads to a sanction


def told(acts, items):
    """Acts without those by nobody named that a speaker calls wrong: "nói rằng việc cấm vận Iran là vô lý"."""
    judged = [a for a in acts if _is_topic(a, items) and _wrong(a, items) is not None]
    hit = [a.targets[0] for a in judged]
    return [a for a in acts if a not in judged and not (a.row["frame"] == "evaluation" and a.source in hit)]


def taken(acts, items, named):
    """The objections to sanctions on others, and the blame, that acts imply. named: the phrases of their sentence."""
    found = [_judged(a, items, named) for a in acts if _is_topic(a, items) and _wrong(a, items) is not None]
    for act in acts:
        content = _sanction_behind(act, acts) if _objects(act) else _lifting_behind(act, acts)
        if content is not None:  # "phản đối lệnh trừng phạt của Mỹ đối với Iran"
            found.append(_objection(act, act.cue, content))
        elif _withheld(act):
            found.append(
                replace(act, cue=replace(act.cue), row=BLAME | {"cue": act.row["cue"]}, targets=[], polarity="")
            )
    return found


def spare(act, acts):
    """Make a judgement of a harm that nobody is said to do a refusal of it: "việc trừng phạt Cuba là sai lầm, Nga nói"."""
    harm = next((a for a in reversed(acts) if a.at < act.at), None)
    if act.row["event_type"] != "ACCUSE" or act.polarity or harm is None or not _done_by_nobody(harm):
        return
    if act.row["frame"] == "evaluation" and act.speaker and act.source in (harm.source, *harm.targets):
        act.source, act.speaker, act.how = replace(harm.source, actors=act.speaker), [], "subject"
        act.targets, act.reach = harm.targets, "near"
    elif act.reach != "passive" or act.targets != harm.targets:  # "việc trừng phạt Cuba bị Nga chỉ trích"
        return
    act.row, act.hurts = {**act.row, "event_type": "REJECT", "frame": "object"}, harm.cue


def _done_by_nobody(harm):
    """Whether an act harms somebody, and its subject is no actor: "việc trừng phạt Cuba"."""
    harms = harm.row["event_type"] in HARM - {"ACCUSE"} and bool(harm.targets)
    return harms and harm.source is not None and not harm.source.actors


def contradicts(act, implied):
    """Whether an act reads as aimed at whom its objection to a sanction helps."""
    helped = [p for a in implied if a.hurts and a.at == act.at for p in a.targets]
    return act.hurts is None and any(same_party(t.actors, p.actors) for t in act.targets for p in helped)


def _withheld(act):
    """Whether a speaker tells that another does not do what is expected of him: "nói Iran không sẵn sàng hợp tác"."""
    if not act.speaker or act.source is None or act.nominal or act.untrue or act.condition:
        return False
    if same_party(act.source.actors, act.speaker) or not any(a.party for a in act.source.actors):
        return False
    return act.polarity == "negated" and act.row["event_type"] in EXPECTED and act.row["part"] == "verb"


def _objects(act):
    said = not act.nominal and not act.polarity and act.row["realis"] != "denied" and not act.untrue
    return said and act.row["event_type"] in OBJECTING and act.row["frame"] == "object" and bool(act.targets)


def _sanction_behind(act, acts):
    """The sanction of the one whom an act is aimed at, on a third."""
    near = (a for a in acts if 0 < a.at - act.at < CONTENT_REACH and a.row["event_type"] == "SANCTION")
    content = next(near, None)
    if content is None or content.polarity or content.source is not act.targets[0] or not content.targets:
        return None
    own = {a.party for a in (act.source.actors if act.source else act.speaker)}
    return None if any(a.party in own for a in content.targets[0].actors) else content


def _lifting_behind(act, acts):
    """What one calls to end of the harm that is done to a third: "kêu gọi Mỹ dỡ bỏ cấm vận Cuba"."""
    if act.row["event_type"] != "REQUEST" or act.row["frame"] != "object" or act.polarity or act.asked != "change":
        return None
    content = next((a for a in acts if 0 < a.at - act.at < LIFT_REACH), None)
    if content is None or content.row["event_type"] != "CONCEDE" or "sanction" not in content.cue.roles:
        return None
    own = {a.party for p in [act.source, *act.targets] if p is not None and p not in content.targets for a in p.actors}
    hit = content.targets and not any(a.party in own for a in content.targets[0].actors)
    return content if hit and content.reach in ("near", "far", "toward") else None


def _judged(act, items, named):
    """The objection of who calls a sanction wrong."""
    said = {a.party for a in act.speaker}
    by = next((p for p in named if p.last <= act.at and said & {a.party for a in p.actors}), None)
    told = {"source": by, "how": "subject", "speaker": [], "clause": ""} if by else {"source": None, "how": "speaker"}
    at = _wrong(act, items)
    return replace(_objection(act, items[at], act), at=at, nominal=False, **told)


def _objection(act, cue, content):
    row = {**ROW, "cue": cue.text}
    return replace(
        act,
        cue=replace(cue),
        row=row,
        targets=content.targets,
        reach=content.targets[0].role or "near",
        hurts=content.cue,
        content="SANCTION",
    )


def _is_topic(act, items):
    """Whether a sanction by nobody named is what somebody speaks of: "nói rằng việc cấm vận Iran …"."""
    if act.row["event_type"] != "SANCTION" or not act.speaker or not act.targets or act.polarity:
        return False
    k = act.at - 1
    while k >= 0 and items[k].kind == "word" and items[k].roles & TOPIC and "complement" not in items[k].roles:
        k -= 1
    opened = k < 0 or items[k].roles & {"speech", "complement"} or items[k].kind == "mark"
    named = act.nominal or any(t.text == "việc" for t in items[max(k, 0) : act.at])
    return bool(opened) and named and act.targets[0].first > act.at


def _wrong(act, items):
    """Where it is said of a sanction, behind whom it hits, that it should not be; None if it is not."""
    first = act.targets[0].last
    end = next((k for k in range(first, len(items)) if items[k].text in (",", ";") or breaks(items[k])), len(items))
    said = range(first, min(end, first + JUDGED_REACH))
    blamed = next((k for k in said if _blames(items[k])), None)
    return None if any(items[k].kind == "actor" for k in said) else blamed


def _blames(item):
    judges = item.kind == "cue" and item.cues[0]["frame"] == "evaluation" and item.cues[0]["stance"] == "oppose"
    return judges or "negation" in item.roles and item.kind == "word"
