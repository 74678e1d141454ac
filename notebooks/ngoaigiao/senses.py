"""What is told of an act: its event type and stance where it is negated, promised, wished, asked or conditional."""

import functools

OPPOSITE = {"support": "oppose", "oppose": "support"}
ASKED = {"change": "oppose", "favour": "neutral"}
PROMISES = {"AGREE", "CONSULT", "CONCEDE"}  # may be conditional where no "sẽ" stands


def told(act, items, kinds):
    """Event type, stance and whether it goes both ways, by what is said of the act: negated, promised, wished."""
    event_type, stance = act.row["event_type"], act.row["stance"]
    both_ways = act.row["frame"] == "mutual" or act.how == "between"
    if event_type == "THREATEN" and _bidden(act, items):
        event_type = "REQUEST"
    kind = kinds[event_type]
    if act.polarity:
        event_type, stance, both_ways = kind[f"{act.polarity}_type"], kind[f"{act.polarity}_stance"], False
    elif _absorbed(act, kinds):
        above = act.within.row
        event_type, stance, both_ways = above["event_type"], above["stance"], both_ways and above["frame"] == "mutual"
    elif act.realis == "planned" and kind["promised_type"]:
        event_type, both_ways = kind["promised_type"], False
    elif (act.wish or _wished(act)) and kind["wished_type"]:
        event_type, both_ways = kind["wished_type"], False
    return event_type, stance if act.hurts is None else OPPOSITE.get(stance, stance), both_ways


def blame(act, items, codebook):
    """Make a warning of experts, who can threaten nobody, blame: "các chuyên gia Mỹ cảnh báo Iran sẽ …"."""
    if act.row["event_type"] != "THREATEN" or act.source is None:
        return
    if any(t.text in _experts(codebook) for t in items[max(0, act.source.first - 1) : act.source.last]):
        act.row = {**act.row, "event_type": "ACCUSE"}


@functools.cache
def _experts(codebook):
    return {word for row in codebook["vocabulary"] if row["role"] == "expert" for word in row["words"]}


def stances(act, event_type, stance):
    """The stances of an act: with a condition also what holds once it is met; of a request by what it asks."""
    if _conditional(act, event_type, stance):
        return ["conditional", stance]
    if event_type == "REQUEST":
        stance = _asked(act, stance)
    offers = event_type in ("REJECT", "REQUEST") and act.condition  # "đề nghị dừng nếu …", "từ chối nếu …"
    return [stance, "conditional"] if offers else [stance]


def _asked(act, stance):
    """The stance of a request."""
    if act.asked:
        return ASKED[act.asked]
    return "neutral" if _asks_bodies(act) else stance  # "yêu cầu Liên Hợp Quốc xem xét"


def _asks_bodies(act):
    """Whether a request to bodies that no party leads, or parts of the UN, names no change: not "kêu gọi cải tổ"."""
    asked = [a for p in act.targets for a in p.actors]
    bodies = all(a.kind == "organisation" and a.actor_id.partition(".")[0] in (a.actor_id, "UN") for a in asked)
    return bool(asked) and bodies and len(act.cue.text.split()) < 3


def valued(act, kinds):
    """Event type and stance of a judgement, which may be denied ("Nga không vi phạm"), or of a duty."""
    kind = act.row["event_type"]
    if act.row["frame"] == "deontic":
        return kind, _due(act)
    if not act.polarity:
        return kind, act.row["stance"]
    return kinds[kind]["refuted_type"], kinds[kind]["refuted_stance"]


def _due(act):
    """The stance of a duty: "Nga cần ngừng bắn" demands, "hai bên phải nỗ lực" does not."""
    own = {a.party for a in act.speaker}
    if act.source and len(act.source.actors) > 1 and any(a.party in own for a in act.source.actors):
        return "neutral"
    return "oppose" if act.asked == "change" else act.row["stance"]


def _absorbed(act, kinds):
    """Whether an act is only what the verb above it says: "đồng ý gặp" agrees, "dọa trừng phạt" threatens."""
    above = act.within
    if above is None or above.polarity or act.source is not above.source:
        return False
    return act.row["event_type"] in kinds[above.row["event_type"]]["absorbs"] or _refused(act)


def _refused(act):
    """Whether a verb above refuses a meeting: "từ chối tham gia cuộc gặp", "sẽ không dự vòng đàm phán"."""
    return act.within.refuses and act.row["event_type"] == "CONSULT"


def _bidden(act, items):
    """Whether a warning only bids its target: "cảnh báo Iran không nên thử tên lửa"."""
    after = act.targets[0].last if act.targets else len(items)
    cue = items[after].cues[0] if after < len(items) and items[after].cues else {}
    return cue.get("frame") == "deontic" and cue["event_type"] == "REQUEST" and "consequence" not in items[after].roles


def _conditional(act, event_type, stance):
    """Whether a favour is promised under a condition; what is done, or only called for, stands under none."""
    if not act.condition or act.deontic or event_type != "AGREE" and act.nominal:
        return False
    planned = act.realis != "actual" or event_type == "SUPPORT"  # "đề nghị viện trợ nếu …"
    return event_type in PROMISES or planned and stance == "support"


def _wished(act):
    """Whether an act is called for or needed, cooperation also where it is a purpose."""
    called = act.within is not None and act.within.row["event_type"] == "REQUEST" and act.source is act.within.source
    kind = act.row["event_type"]
    return (act.deontic or called) and not (act.nominal and kind == "CONSULT") or act.purpose and kind == "COOPERATE"
