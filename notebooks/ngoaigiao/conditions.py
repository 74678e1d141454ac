"""What an act hangs on, and what a request asks."""

from ngoaigiao.agents import breaks

FAVOURS = {"COOPERATE", "AID", "SUPPORT", "CONSULT"}  # what is asked of a friend
DEMAND_REACH = 25  # words of a request in which a change is asked
HARM_REACH = 9  # words from a sanction to whom it harms
UNTIL_REACH = 25  # words from a refusal to what ends it
END = {",", ";", "thì", ".", "”", '"'}


def conditions(items, role="condition"):
    """The stretches of a sentence, (first, last), that state a condition ("until": what ends a refusal)."""
    found = []
    for k, item in enumerate(items):
        if "conditioned" in item.roles:
            found.append((k, k + 1))
        elif role in item.roles or role == "condition" and _only_when(items, k):
            found.append((k, next((m for m in range(k + 1, len(items)) if items[m].text in END), len(items))))
    return found


def _only_when(items, k):
    """Whether the time at k is a condition: "sẽ chỉ đàm phán khi Mỹ rút quân"."""
    if "time" not in items[k].roles:
        return False
    clause = items[next((m for m in range(k, 0, -1) if items[m - 1].text in END), 0) : k]
    counted = zip(clause, clause[1:])  # not "chỉ hai ngày sau khi …"
    return any("only" in a.roles and not ("counting" in b.roles or b.text.isdigit()) for a, b in counted)


def condition_of(act, items):
    """The condition that an act stands under; of an act that is refused also "…, cho đến khi …" behind it."""
    stated = [c for c in conditions(items) if not c[0] <= act.at < c[1]]
    if act.cue.roles & {"negation", "refusing"} or act.polarity == "negated":
        stated += [c for c in conditions(items, "until") if act.at < c[0] < act.at + UNTIL_REACH]
        stated += [c for c in conditions(items, "while") if c[1] <= act.at]  # "chừng nào Mỹ còn …, Nga sẽ không …"
    return stated[0] if stated else ()


def asked(act, items):
    """What a request asks of its target: "change" (also that it stop), "favour" (help, join, talk, stay), or ""."""
    if act.row["event_type"] != "REQUEST":
        return ""
    if act.how == "received" and "according" in items[act.at - 1].roles:
        return "favour"  # "theo yêu cầu của Syria"
    reach = items[act.at + 1 : act.at + DEMAND_REACH]
    for k, item in enumerate(reach):
        if item.text == ";" or item.roles & {"contrast", "purpose", "speech"} or breaks(item):
            return ""  # "muốn Đức điều quân sau khi Mỹ rút"
        if "change" in item.roles and not any(c["event_type"] == "AGREE" for c in item.cues):
            kept = "negation" in item.roles and any("change" in t.roles for t in reach[k + 1 : k + 3])
            return "favour" if kept or _lifts(act, reach[k:]) else "change"
        if "favour" in item.roles:
            return "favour"
        cue = item.cues[0] if item.kind == "cue" else {}
        if cue.get("frame") == "deontic" and cue["stance"] == "oppose":
            return "change"
        if cue.get("part") == "verb" and cue["event_type"] in FAVOURS:
            return "favour"
    return ""


def _lifts(act, asked):
    """Whether one is won over to end a sanction on others than who asks: "thuyết phục EU bỏ lệnh cấm vận Syria"."""
    if "persuading" not in act.cue.roles:
        return False
    kinds = [{cue["event_type"] for cue in t.cues} for t in asked[:4]]
    named = "CONCEDE" in kinds[0] and "sanction" in asked[0].roles  # "dỡ bỏ lệnh cấm vận", not "dỡ bỏ lò phản ứng"
    if not (named or any("SANCTION" in kind for kind in kinds[1:])):
        return False
    own = {a.party for a in (act.source.actors if act.source else act.speaker)}
    return not any(a.party in own for t in asked[:HARM_REACH] for a in t.actors)
