"""The passive: whether "bị" or "được" makes one, and who does what is done."""

AGENTS = {"head", "counting", "unnamed", "member", "join"}  # words of those who do what is done to one
CARRIER = {"light", "counting", "head", "adverb", "nominal"}  # between an agent and what it does: "áp đặt nhiều …"
BARS = {"nominal", "purpose", "toward", "complement"}  # words that end the search for the verb


def is_passive(items, i, starts):
    """Whether "bị" or "được" makes the next verb passive: at once, or after its agent. starts: {first: phrase}."""
    k, reach = i + 1, max(i + 6, names_end(items, i + 1))
    while k < len(items) and k <= reach:
        if k in starts:
            reach += starts[k].last - k - 1 if reach == i + 6 else 0  # the agent may be a list
            k = starts[k].last
            continue
        if items[k].kind == "cue":
            return True
        joins = "join" in items[k].roles  # "bị Mỹ cùng các đồng minh ở Trung Đông cáo buộc"
        reach = k + 6 if joins and items[k - 1].kind == "actor" else reach
        if items[k].kind == "mark" and items[k].text != "-" or not joins and items[k].roles & BARS:
            return False
        k += 1
    return False


def names_end(items, i):
    """Where the names and nouns of persons that begin at i end: "Nga và khoảng 30 quốc gia", "nhiều nước khác"."""
    while i < len(items) and (_names(items[i]) or i + 1 < len(items) and _rounds(items, i)):
        i += 1
    return i


def _names(item):
    noun = item.text.isdigit() or bool(item.camps) or bool(item.roles & AGENTS)
    return item.kind == "actor" or item.kind == "word" and noun


def _rounds(items, i):
    """Whether a comma stands in a list, or a word about a number or behind a noun: "khoảng 30 nước khác"."""
    if items[i].text == ",":
        return items[i - 1].kind == "actor" and _names(items[i + 1])
    plain = items[i].kind == "word" and not items[i].roles
    return plain and (items[i + 1].text.isdigit() or "head" in items[i - 1].roles)


def go_on(items, passive, i, starts):
    """Whether the agents of a passive that begins at `passive` go on at i: "được Nga và nhiều nước khác ủng hộ"."""
    named = passive + 1 < i and names_end(items, passive + 1) > i
    return named and is_passive(items, i, starts)


def carried(act, items, clause, found):
    """Whether a noun is what is done to one by the agent of a passive: "bị Mỹ áp đặt nhiều lệnh trừng phạt"."""
    agent = next((p for p in reversed(found) if clause.passive < p.first and p.last <= act.at), None)
    verb = items[agent.last : act.at] if agent is not None and act.row["frame"] == "object" else []
    carrying = any("light" in t.roles for t in verb)
    return carrying and all(t.roles & CARRIER or not t.roles and t.kind == "word" for t in verb)
