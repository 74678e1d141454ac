"""Where a clause of its own begins inside a sentence, and who its subject is."""

from ngoaigiao.agents import BREAK
from ngoaigiao.clauses import act_follows
from ngoaigiao.modality import is_feared

STOPS = {",", ";", ":", "—", "–", "thì"}
OPENERS = {"rằng", "là", "nơi", "“", '"'}  # further words that a clause begins behind
QUOTED = {"“", '"', ":"}
THING = {"head", "unnamed", "described", "counting", "effort", "nominal", "light", "issue", "topic"}  # before "do"


def begins_inside(items, phrase, pending, clause):
    """Whether a phrase is the subject of a clause inside the one being read.

    pending: the verb that waits for its object, or None. clause: the `acts.Clause` being read.
    """
    if phrase.role == "" and is_feared(items, phrase):
        return True
    if "owner" in phrase.governor and (pending or not clause.fresh) and _owner_acts(items, phrase):
        return True
    free = pending is None or pending.row["frame"] == "self"
    governed = phrase.role == "" and not clause.fresh and clause.subject is not None
    return free and governed and _is_governed(items, phrase)


def _owner_acts(items, phrase):
    """Whether an owner does what the noun is about: "quyết định của Anh cấm vận …", "nỗ lực của Anh nhằm …"."""
    k = phrase.last
    if act_follows(items, k):
        return True
    noun = items[max(0, phrase.first - 2)]
    aimed = k < len(items) and "purpose" in items[k].roles
    return aimed and "effort" in noun.roles and act_follows(items, k + 1)


def _is_governed(items, phrase):
    """Whether an unlisted verb has the phrase as its object, who acts next: "muốn Pháp gây sức ép với …"."""
    before = items[phrase.first - 1]
    return before.kind == "word" and not before.roles - {"wish"} and act_follows(items, phrase.last)


def tells_maker(items, phrase):
    """Whether "do" tells whose a thing is: "số liệu do Anh cung cấp"; not "…, do Anh cung cấp", "là do Anh …"."""
    before = items[phrase.first - 2] if phrase.first > 1 else None
    return before is not None and before.kind == "word" and before.roles <= THING and before.text != "là"


def begins_unnamed(items, i, starts, opener, pending):
    """Whether somebody or something that is no actor becomes the subject at i.

    starts: {item: the phrase that begins there}. opener: what opened the clause being read.
    """
    return (
        "unnamed" in items[i].roles and _heads_clause(items, i, starts, pending) or _is_gerund(items, i, starts, opener)
    )


def _heads_clause(items, i, starts, pending):
    """Whether a noun begins a clause as its subject, and no actor belongs to it: "…, giới phân tích cho rằng …"."""
    k = i
    while k and items[k - 1].roles & {"head", "counting"}:
        k -= 1
    before = items[k - 1] if k else None
    called = any(t.text == "là" for t in items[i + 1 : i + 3])  # "Nga gọi vụ việc này là …"
    said = set() if called else {"speech"}
    opened = before is None or before.text in STOPS | OPENERS or before.roles & (BREAK | {"and"} | said)
    return bool(opened) and pending is None and not _is_specified(items, i + 1, starts)


def _is_specified(items, i, starts):
    """Whether an actor stands in the noun phrase that goes on at i: "người biểu tình thân Nga"."""
    while i < len(items) and i not in starts:
        if items[i].kind != "word" or items[i].roles - {"head", "owner", "relative", "described"}:
            return False
        i += 1
    return i in starts


def _is_gerund(items, i, starts, opener):
    """Whether a subject without a doer begins: "(cho rằng) việc trừng phạt Iran sẽ …"; not "thông báo việc …"."""
    if items[i].text != "việc" or i + 1 in starts or i + 1 == len(items):
        return False
    first = not i or items[i - 1].text in QUOTED
    opened = first or opener == "speech" and items[i - 1].text.endswith(("rằng", "đánh giá"))
    return opened and (items[i + 1].kind == "cue" or bool(items[i + 1].roles))


def relates(items, i, previous):
    """Whether a clause about the last phrase begins: at once, or as "…, quốc gia phản đối …"."""
    if items[i].text == "mà" and "negation" in items[min(i + 1, len(items) - 1)].roles:
        return False  # "tấn công Syria mà không báo trước"
    k = i
    while k and "counting" in items[k - 1].roles:  # "Nga và Iran, những nước ủng hộ …"
        k -= 1
    told = act_follows(items, i + 1) or i + 1 < len(items) and "adverb" in items[i + 1].roles  # "…, nước đã đón …"
    apposed = items[k - 1].text == "," and previous.last == k - 1 and told
    return previous.last == i or items[i].text == "vốn" or apposed


def is_about(items, i, previous):
    """Whether "mà" at i is about the last phrase: at once, or as "Hamas, tổ chức mà …"."""
    k = i
    while k and "head" in items[k - 1].roles:
        k -= 1
    k -= k > 0 and items[k - 1].text == ","
    return previous is not None and previous.last == k


def subject_at(items, i, starts):
    """Whether a phrase and the verb that it is the subject of stand at i, the verb without an object of its own."""
    phrase = starts.get(i)
    return phrase is not None and act_follows(items, phrase.last)


def is_announced(speaker, i):
    """Whether the colon at i stands behind the speaker, as in a headline: "Nga: Mỹ phải rút quân"."""
    named = speaker is not None and speaker.first == 0 and speaker.last == i and len(speaker.actors) == 1
    return named and speaker.actors[0].kind != "place"


def is_spared(items, i):
    """Whether "bị" tells what others than the subject are kept from: "bảo vệ dân khỏi (nguy cơ) bị …"."""
    return any("exit" in t.roles for t in items[max(0, i - 2) : i])
