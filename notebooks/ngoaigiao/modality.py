"""How real an act is, from the words around its cue: done, denied, ended, planned, possible, wished, a duty."""

from ngoaigiao.clauses import act_follows

REACH = 6  # words before a cue that may negate it or make it a plan
BEARING = {"negation", "cessation", "future", "possible", "deontic", "wish", "light", "effort"}  # bear on a verb behind
APART = {"place", "time", "speech"}  # between a negation and a noun that it leaves alone
PART = {"owner", "reason"}  # the same before a meeting: "sẽ không là một phần của cuộc đàm phán"


def tell(act, items, clause):
    """Set `polarity`, `realis`, `deontic` and `wish` of an act; clause: the `acts.Clause` that it stands in."""
    _tell_before(act, items)
    denied = clause.patient is not None and not act.nominal and _is_denied_passive(items, clause.passive)
    if denied or act.row["frame"] == "evaluation" and _is_disbelieved(items, act.at):
        act.polarity = "negated"
    feared = not clause.fresh and clause.subject is not None and is_feared(items, clause.subject)
    if act.realis == "actual" and (feared or _is_questioned(items, act.at)):
        act.realis = "possible"
    if act.within is not None and act.realis == "actual" and not act.nominal:
        act.realis = act.within.row["realis"] or "actual"


def _tell_before(act, items):
    """Read the words before a cue from right to left, as far as they bear on it."""
    apart, aside = False, APART | PART if act.row["event_type"] == "CONSULT" else APART
    for item in reversed(items[max(0, act.at - REACH) : act.at]):
        if item.kind in ("actor", "mark") or item.kind == "cue" and not item.roles & BEARING:
            return
        apart = apart or act.nominal and bool(item.roles & aside)
        if act.polarity and "and" in item.roles:
            return
        if _says_nothing_of(act, item) or apart and item.roles & {"negation", "cessation"}:
            return  # "không nêu vấn đề này trong cuộc gặp": there was one
        _bear(act, item.roles)


def _bear(act, roles):
    """What one word before a cue makes of its act."""
    if "negation" in roles:
        act.polarity = "" if act.polarity else "negated"  # "không từ chối giúp", "không giảm hợp tác"
    elif "cessation" in roles:
        held = "light" in roles and act.row["event_type"] == "CONSULT"  # "kết thúc cuộc gặp với …"
        act.polarity = act.polarity if held else "ceased"
    elif "future" in roles:
        act.realis = "planned" if act.realis == "actual" else act.realis
    elif "possible" in roles:
        act.realis = "possible"
    elif "deontic" in roles:
        act.deontic = True
    elif "wish" in roles and not act.nominal:
        act.wish, act.realis = True, "planned" if act.realis == "actual" else act.realis


def _says_nothing_of(act, item):
    """Whether what stands before an item says nothing of the act behind it."""
    if act.nominal and item.kind == "cue" and "negation" in item.roles:
        return True  # "từ chối đề nghị của Nga": Russia has asked
    if act.nominal and act.row["event_type"] == "CONSULT" and "is not" in item.roles:
        return True  # "đây không phải cuộc gặp chính thức"
    said = "speech" in item.roles and item.kind == "word"  # "không nói rõ liệu có ủng hộ Iran"
    return said or "time" in item.roles


def _is_denied_passive(items, i):
    """Whether a passive is denied: "chưa được Mỹ công nhận"."""
    before = items[i - 1].roles if i else frozenset()
    return "passive" in items[i].roles and "negation" in before


def _is_disbelieved(items, i):
    """Whether a judgement is not shared: "không coi Nga là kẻ thù"."""
    before = range(i - 1, 0, -1)
    said = next((k for k in before if items[k].kind == "mark" or "speech" in items[k].roles), 0)
    return said > 0 and "speech" in items[said].roles and "negation" in items[said - 1].roles


def _is_questioned(items, i):
    """Whether an act is only asked about: "… hỏi liệu Mỹ có trừng phạt Iran", "Mỹ sẽ trừng phạt Iran?"."""
    ends = (k for k, t in enumerate(items) if k > i and t.text in ("?", "”", '"', "!", "."))
    opens = (t.text for t in reversed(items[:i]) if t.text in (",", ";", ":", "liệu"))
    end = next(ends, None)
    asked = end is not None and items[end].text == "?" and not any("why" in t.roles for t in items[:end])
    return asked or next(opens, "") == "liệu"


def is_feared(items, phrase):
    """Whether it is told what a phrase may do: "giảm nguy cơ Iran tấn công …"."""
    return "possible" in items[phrase.first - 1].roles and act_follows(items, phrase.last)
