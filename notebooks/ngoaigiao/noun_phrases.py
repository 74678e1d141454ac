"""The noun phrases of a sentence: titles, states and names that mean one participant become one, lists several."""

from dataclasses import dataclass

from ngoaigiao.clauses import noun_start, verb_follows

GROUP_REACH = 9  # words from a noun to where its members begin
PERSON_FIRST = {"person": 0, "organisation": 1, "group": 2, "state": 3, "place": 4}


@dataclass
class Phrase:
    """A noun phrase with one or more participants: items[first:last], and what governs it."""

    first: int
    last: int
    actors: list
    role: str = ""  # what stands before it: place, toward, by, between, topic, aside (brackets), "" (nothing)
    governor: frozenset = frozenset()  # all roles of the word that governs it


def phrases(items):
    """The noun phrases of a sentence: titles, states and names that mean one participant become one, lists several."""
    found = []
    places = [i for i, item in enumerate(items) if item.kind == "actor"]
    for i in places:
        actors = list(items[i].actors)
        last = found[-1] if found else None
        if last is not None:
            between = items[last.last : i]
            if _apposed(last, between, actors, items, i):
                last.actors[-1] = _named_first([last.actors[-1], *actors])
                last.last = i + 1 + _closes(items, i + 1, between)
                continue
            if _specified(last, between, actors, items, i):
                last.actors = [a for a in last.actors[:-1] if a.party is not None] + actors
                last.last = i + 1 + _closes(items, i + 1, between)
                continue
            if _listed(items, last, between, i, actors):
                last.actors += [a for a in actors if a not in last.actors]
                last.last = i + 1
                continue
            if _titled_at(found, items, between, actors, i):
                found.pop()
                found[-1].actors[-1:] = actors
                found[-1].last = i + 1
                continue
        found.append(Phrase(i, i + 1, actors))
    for phrase in found:
        _govern(phrase, items)
    for last, phrase in zip(found, found[1:]):
        if _explains(items, last, phrase):
            phrase.role, phrase.governor = "aside", frozenset()
    for first, last in _tellers(items):
        for phrase in found:
            if first < phrase.first and phrase.last <= last:
                phrase.role, phrase.governor = "according", frozenset()
    for first, last in asides(items):
        for phrase in found:
            if first < phrase.first and phrase.last < last:
                phrase.role, phrase.governor = "aside", frozenset()
    return found


def _named_first(actors):
    """Which name of one participant counts: of a place that others hold the place, "Mosul, Iraq"."""
    return min(actors, key=lambda a: -1 if a.holder else PERSON_FIRST.get(a.kind, 5))


def _explains(items, last, phrase):
    """Whether a phrase is told of the one before: "Nga và Anh, hai thành viên thường trực của LHQ, phản đối"."""
    end = phrase.last
    if end + 1 >= len(items) or not items[last.last].text == items[end].text == ",":
        return False
    words = items[last.last + 1 : phrase.first + 1]
    counted = "counting" in words[0].roles and len(words) <= 6 and all(t.kind == "word" for t in words[:-1])
    return counted and verb_follows(items, end + 1)


def asides(items):
    """The stretches in round brackets, (first, last): "Đức (bên trái)"."""
    found, opened = [], None
    for i, item in enumerate(items):
        if item.text == "(":
            opened = i
        elif item.text == ")" and opened is not None:
            found.append((opened, i + 1))
            opened = None
    return found


def _tellers(items):
    """The stretches, (first, last), that tell only who says so: "Theo các nhà ngoại giao tại Liên Hợp Quốc, …"."""
    found = []
    for i, item in enumerate(items):
        if "according" in item.roles and (not i or items[i - 1].kind == "mark"):
            last = next((k for k in range(i, len(items)) if items[k].kind in ("cue", "mark")), len(items))
            if last < len(items) and items[last].text == ",":
                found.append((i, last))
    return found


def _plain(items):
    return all("head" in t.roles for t in items)


def _specified(last, between, actors, items, i):
    """The members of a group: "các nước vùng Baltic (Estonia, …)", "các nước phương Tây, gồm Anh và Đức"."""
    group = last.actors[-1]
    if actors[0].party is None or not between:
        return False
    several = actors[0].kind == "state" and group.kind in ("group", "organisation") and _goes_on(items, i + 1)
    if group.party is not None and not several:
        return False
    words = between[2:] if between[0].text == "+" else between  # "P5+1 (gồm …"
    words = words[1:] if words and words[0].text in (",", "(", "-", "–") else words
    opened = between[0].text == "(" and not words or between[0].text == "là" and _goes_on(items, i + 1)
    return opened or bool(words) and "member" in words[0].roles and _plain(words[1:])


def _goes_on(items, i):
    """Whether a further member of a list follows."""
    return i < len(items) - 1 and (items[i].text == "," or "join" in items[i].roles) and items[i + 1].kind == "actor"


def _apposed(last, between, actors, items, i):
    """One participant told twice: "Nga Sergei Lavrov", "Liên minh châu Âu (EU)", "Đặc phái viên LHQ, ông X"."""
    a, b = last.actors[-1], actors[0]
    if a.kind == "place" and b.kind == "state" and a.party == b.party and len(between) == 1 and between[0].text == ",":
        goes_on = verb_follows(items, i + 1) or i + 1 < len(items) and "join" in items[i + 1].roles
        return not (_fronted(items, last) and goes_on)  # "Tại Paris, Pháp lên án …"
    owned = bool(between) and "owner" in between[0].roles
    if a.actor_id == b.actor_id and (not between or between[0].text == "(" or _plain(between) and not owned):
        return True
    if between and between[0].text == "(":
        if any(t.text == ")" for t in between):
            return False
        return b.party == a.party or a.kind == "place" or b.kind == "place"
    if a.kind == "person" or b.kind not in ("person", "organisation", "group"):
        possessed = owned and len(between) <= 3 and _plain(between) and a.kind != "person"
        return possessed and b.kind == "state" and a.party == b.party
    if between and between[0].text == ",":
        titled = len(between) > 1 and between[1].text in ("ông", "bà", "tướng") and _plain(between[1:])
        return titled and b.kind == "person" and a.party == b.party and _has_office(items, last)
    if owned:
        return False
    return b.kind == "person" and a.party == b.party and _plain(between)


def _has_office(items, phrase):
    """Whether a state is told with an office of it: "Ngoại trưởng Nga, ông Lavrov"; not "tới Nga, ông Lavrov"."""
    before = items[phrase.first - 1] if phrase.first else None
    office = before is not None and "head" in before.roles and before.text != "nước"
    return office or items[phrase.first].text.split()[0].islower() or phrase.actors[-1].kind != "state"


def _closes(items, i, between):
    return int(bool(between) and between[0].text == "(" and i < len(items) and items[i].text == ")")


def _listed(items, last, between, i, actors):
    """A further member of a list: "Đức, Anh và Mỹ", "Mỹ - Nga", "Tổng thống Mỹ và Thủ tướng Anh"."""
    if not between or not last.actors or between[0].text == "," and _fronted(items, last):
        return False
    if last.first and items[last.first - 1].text == "giữa" and _plain([t for t in between if "join" not in t.roles]):
        return True
    if between[0].text == "," and _plain(between[1:]) and _opened(items[max(0, last.first - 1) : i]):
        return True
    first, rest = between[0], between[1:]
    if first.text in ("-", "–", "/") and not rest:
        return not _set_off(items, i)
    if "company" in first.roles and _located(items, last) and actors[0].kind != "place":
        return False  # "tập trận tại Biển Đen cùng Gruzia"
    if first.text == "," and _before_subjects(items, last, i):
        return False
    running = len(last.actors) > 1 and items[last.last - 2].text == ","
    if first.text == "," and rest and "join" in rest[0].roles:
        if len(last.actors) > 1 or rest[0].text != "và" and not _cue_before(items, last.first):
            first, rest = rest[0], rest[1:]  # "Mỹ, Anh, và Đức", "Bahrain, cùng với Ai Cập, …"
    if first.text == "," and not rest and _bare(items, last, i, running):
        return True
    if "join" in first.roles and _with_members(rest):
        return True
    plural = last.first == 0 or _counted(items[noun_start(items, last.first) : last.first])
    if first.text == "," and not rest and plural and verb_follows(items, i + 1):
        return last.actors[-1].kind == actors[0].kind == "state"  # a headline: "Mỹ, Nga nhất trí …"
    if not _plain(rest):
        return False
    if "join" in first.roles:
        return running or _joined(items, last, i)
    return _titled_member(items, last, i, first, rest)


def _set_off(items, i):
    """Whether a list between two dashes is told of what stands before: "đồng minh của Syria - Nga và Iran - đã …"."""
    k = i
    while k < len(items) and (items[k].kind == "actor" or items[k].text == "," or items[k].roles & {"join", "head"}):
        k += 1
    several = sum(t.kind == "actor" for t in items[i:k]) > 1
    closed = k + 1 < len(items) and items[k].text == items[i - 1].text and items[k + 1].kind != "actor"
    return several and closed and items[k].text != "/"


def _located(items, phrase):
    """Whether a phrase only tells where: "tại Ba Lan", "ở Biển Đen"."""
    start = noun_start(items, phrase.first)
    return bool(start) and "place" in items[start - 1].roles


def _joined(items, last, i):
    """Whether "và" joins two participants rather than two clauses: "lên án A và B ủng hộ C"."""
    k = noun_start(items, last.first) - 1
    opener = items[k].roles if last.first else ()
    owners = k > 1 and "owner" in opener and "nominal" in items[k - 2].roles  # "sự hợp tác của A và B đã …"
    asked = owners or "passive" in opener or "member" in opener or _requested(items, last.first)
    return asked or not (_cue_before(items, last.first) and verb_follows(items, i + 1))


def _titled_member(items, last, i, first, rest):
    """A further member behind a comma: "Tổng thống Pháp X, Thủ tướng Đức Y", "Đức, Anh và …"."""
    titled = i + 1 < len(items) and items[i + 1].kind == "actor" and items[i + 1].actors[0].kind == "person"
    person = titled or items[i].actors[0].kind == "person"
    people = last.actors[-1].kind == "person" and person
    if first.text in (",", ";") and rest and people and not _acts(items, i + 1 + titled):
        return True
    return first.text == "," and (last.actors[-1].kind == "person") == person and _join_ahead(items, i + 1)


def _acts(items, i):
    """Whether a verb follows at i, also an unlisted one: "…, Ngoại trưởng Nga Lavrov đã có cuộc hội đàm"."""
    roles = items[i].roles if i < len(items) else frozenset()
    return verb_follows(items, i) or bool(roles & {"adverb", "future"}) or "light" in roles and "place" not in roles


def _fronted(items, phrase):
    """Whether a comma ends "Theo Pháp, …" or "Tại Paris, …": what follows is no further member."""
    start = noun_start(items, phrase.first)
    k = start
    while k and items[k - 1].kind != "mark":
        k -= 1
    if k == start:
        return False
    at = start - k <= 2 and "place" in items[start - 1].roles
    return "according" in items[k].roles or at and phrase.actors[-1].kind == "place"


def _requested(items, i):
    """Whether the noun at i is at once the object of a request: "kêu gọi Nga và Mỹ hợp tác"."""
    start = noun_start(items, i)
    before = items[start - 1] if start else None
    return before is not None and before.kind == "cue" and before.cues[0]["event_type"] == "REQUEST"


def _before_subjects(items, last, i):
    """Whether the phrase before is a place or topic before a list of subjects: "Tại Syria, Nga và Mỹ …"."""
    start = noun_start(items, last.first)
    if start != 1 or not items[0].roles & {"place", "topic"}:
        return False
    while i < len(items) and (items[i].kind == "actor" or items[i].text == "," or items[i].roles & {"join", "head"}):
        i += 1
    return verb_follows(items, i)


def _bare(items, last, i, running):
    """Three states or more with nothing but commas between: "Mỹ, Anh, Pháp lên án Iran"."""
    if not _is_body(last.actors[-1]) or not _is_body(items[i].actors[0]):
        return False
    goes_on = _goes_on(items, i + 1) and items[i + 1].text == ","
    return running or goes_on and _is_body(items[i + 2].actors[0])


def _is_body(actor):
    return actor.kind in ("state", "organisation") and actor.party == actor.actor_id


def _with_members(words):
    """ "Mỹ và các đồng minh như Anh, Pháp": the noun between has its members behind it."""
    if len(words) < 2 or not _plain(words[:-1]):
        return False
    return "member" in words[-1].roles or words[-1].text in ("là", "(") and _counted(words[:-1])


def _counted(items):
    """Whether a noun is plural: "các nước", "sáu quốc gia", "7 nước"."""
    return any(t.text.startswith("các ") or "counting" in t.roles or t.text.isdigit() for t in items)


def _opened(items):
    """Whether a list of members has begun: "(Đức, …", "gồm Đức, …"."""
    return any(t.text == "(" or "member" in t.roles for t in items) and not any(t.text == ")" for t in items)


def _join_ahead(items, i):
    """Whether a list with commas goes on to "và X"."""
    for item in items[i : i + 14]:
        if "join" in item.roles:
            return True
        if item.kind != "actor" and "head" not in item.roles and item.text not in (",", "(", ")"):
            return False
    return False


def _cue_before(items, i):
    for item in reversed(items[:i]):
        if item.kind == "cue":
            return True
        if item.text in (",", ";", ":", "rằng") or item.roles & {"contrast", "time", "condition", "reason"}:
            return False
    return False


def _titled_at(found, items, between, actors, i):
    """ "Đại sứ Mỹ tại Liên Hợp Quốc Nikki Haley", "Đặc phái viên LHQ về Syria, ông Staffan de Mistura"."""
    if len(found) < 2 or actors[0].kind != "person" or actors[0].party != found[-2].actors[-1].party:
        return False
    link = items[found[-2].last : found[-1].first]
    if not link or link[0].text not in ("tại", "về", "ở", "phụ trách") or len(link) > 3:
        return False
    return not between or (between[0].text == "," and _plain(between[1:])) or _plain(between)


def _group_start(items, i):
    """Where a noun begins whose members follow: "với các nước bạn bè, gồm Nga", "đối với 6 nước Hồi giáo (Iran, …"."""
    if not i or not ("member" in items[i - 1].roles or items[i - 1].text in ("(", "là", "-", "–")):
        return i
    k = i - 1 - (i > 1 and items[i - 2].kind == "mark")
    for last in range(k, max(0, k - GROUP_REACH), -1):
        word = items[last - 1]
        start = noun_start(items, last)
        near = "member" in items[i - 1].roles and all(not t.roles for t in items[last:k]) and k - last <= 3
        noun = start < last and "counting" not in word.roles
        if noun and (near or _counted(items[start:last])):
            return start
        if word.kind != "word" or word.roles & {"passive", "member", "time"}:
            return i
    return i


def _ends_agents(items, i, last):
    """Whether a comma at `last` ends the members of those who do a passive: "được ba nước, gồm A và B, ủng hộ"."""
    while i and "passive" not in items[i - 1].roles and (_counted(items[i - 1 : i]) or items[i].text.isdigit()):
        i -= 1
    closes = last < len(items) and items[last].text == "," and verb_follows(items, last + 1)
    return closes and i > 0 and "passive" in items[i - 1].roles


def _govern(phrase, items):
    """What stands before a phrase decides what it can be: agent, object, place, topic."""
    start = noun_start(items, phrase.first)
    i = _group_start(items, start)
    phrase.first = i
    phrase.last += i < start and _ends_agents(items, i, phrase.last)
    before = items[i - 1] if i else None
    if before is None:
        return
    for role in ("between", "place", "topic", "toward", "by"):
        if role in before.roles:
            phrase.role, phrase.governor = role, before.roles
            break
    if "owner" in before.roles:
        phrase.role = "by"
    if phrase.actors[0].kind == "place" and phrase.role == "":
        phrase.role = "topic" if "treaty" in before.roles else "place"
