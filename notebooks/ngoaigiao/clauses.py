"""A sentence as the parser of stances sees it: participants, cues and function words in their order.

The words come from the codebook: cues (`cues.csv`), function words (`particles.csv`), verbs of speech (`speech.csv`),
issues (`issues.csv`), camps (`camps.csv`) and titles (`titles.csv`).
"""

import functools
import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+(?:[./]\w+)*|[^\w\s]")
_OLD_TONES = re.compile("o[àáảãạ](?!\\w)|o[èéẻẽẹ](?!\\w)|u[ỳýỷỹỵ](?!\\w)")
_NEW_TONES = dict(
    zip("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(), "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split())
)
GROUP_REACH = 9  # words from a noun to where its members begin
GAP = "…"  # in a cue: "bán … cho"
GAP_REACH = 8  # words from the first word of such a cue to its last
GAP_ENDS = {"contrast", "time", "condition", "reason", "complement", "purpose", "passive", "negation"}
BEFORE_VERB = {"future", "possible", "negation", "deontic", "passive", "adverb", "wish"}
BEFORE_TRAVEL = BEFORE_VERB | {"cessation", "when"}
NOT_BEFORE_SUBJECT = {"owner", "by", "toward", "with", "place", "passive", "source", "nominal", "between"}
QUOTE_MARKS = {"“": "”", "‘": "’", '"': '"', "'": "'", "”": "”", "’": "’"}
END_MARKS = {",", ";", ":", ".", "?", "!", "(", ")"}
SCARE = 3  # words at most in quotation marks that only set them off
SENDS = {"đưa", "chở", "cử", "gửi"}  # whose object does not travel by itself
PERSON_FIRST = {"person": 0, "organisation": 1, "group": 2, "state": 3, "place": 4}


@dataclass(frozen=True)
class Actor:
    """Whom a name or reference means."""

    actor_id: str
    party: str | None
    kind: str | None


@dataclass
class Item:
    """One unit of a sentence. kind: `actor`, `word`, `cue`, `mark` (punctuation). roles: of a function word."""

    kind: str
    start: int
    end: int
    text: str
    roles: frozenset = frozenset()
    cues: tuple = ()
    actors: tuple = ()
    camps: tuple = ()
    closing: int = 0  # of a cue with a gap ("bán … cho"): where its last word ends


@dataclass
class Phrase:
    """A noun phrase with one or more participants: items[first:last], and what governs it."""

    first: int
    last: int
    actors: list
    role: str = ""  # what stands before it: place, toward, by, between, topic, aside (brackets), "" (nothing)
    governor: frozenset = frozenset()  # all roles of the word that governs it


def fold(word):
    """Lower case, tone marks on the vowel of the old spelling ("hòa" for "hoà"), Kỳ for Kì."""
    return _OLD_TONES.sub(lambda m: _NEW_TONES[m.group()], word.lower())


@functools.cache
def issue_names(codebook):
    """{Vietnamese phrase: its English name} of `issues.csv`."""
    return {" ".join(fold(row["phrase"]).split()): row["name_en"] for row in codebook["issues"]}


@functools.cache
def lexicon(codebook):
    """{first syllable: [(syllables, roles, cues)], longest first} of all cues and function words."""
    entries = {}

    def entry(text):
        return entries.setdefault(tuple(fold(text).split()), (set(), [], []))

    for row in codebook["cues"]:
        lead, gap, _ = row["cue"].partition(GAP)
        words = entry(lead)
        if not gap:
            words[1].append(row)
    for row in codebook["particles"]:
        entry(row["word"])[0].add(row["role"])
    for row in codebook["speech"]:
        entry(row["cue"])[0].add("speech" if row["speaker"] != "after" else "according")
    for row in codebook["camps"]:
        entry(row["noun"])[2].append(row)
    passives = {row["word"] for row in codebook["particles"] if row["role"] == "passive"}
    for row in codebook["titles"]:
        if row["title"].split()[0] not in passives:  # "bị cáo" would hide "bị cáo buộc"
            entry(row["title"])[0].add("head")
    for phrase in issue_names(codebook):
        entry(phrase)[0].add("issue")
    changes = [s for s, (roles, _, _) in entries.items() if "change" in roles and "negation" not in roles]
    for syllables, (roles, cues, _) in entries.items():
        if cues and any(syllables[: len(c)] == c for c in changes):
            roles.add("change")  # "chấm dứt hỗ trợ"
    by_first = {}
    for syllables, (roles, cues, camps) in entries.items():
        by_first.setdefault(syllables[0], []).append((syllables, frozenset(roles), tuple(cues), tuple(camps)))
    for found in by_first.values():
        found.sort(key=lambda e: -len(e[0]))
    return by_first


def items(text, start, end, named, lexicon):
    """The items of text[start:end]. named: [(start, end, actors)] in order, inside the span, not overlapping."""
    found = []
    place = start
    for a, b, actors in [*named, (end, end, None)]:
        found += _words(text, place, a, lexicon)
        if actors is not None:
            found.append(Item("actor", a, b, text[a:b], actors=actors))
        place = max(place, b)
    found = _unquoted(found, [t.text for t in found])
    for i, item in enumerate(found):
        if "travel" in item.roles and not _travels(found, i, lexicon):
            item.kind, item.cues = "word", ()
    return found


def _unquoted(units, words):
    """Units without the marks about a few words that are no statement: "muốn tránh 'leo thang' với Syria"."""
    opened, dropped = None, set()
    for i, word in enumerate(words):
        if opened is not None and word == QUOTE_MARKS[words[opened]]:
            said = opened and words[opened - 1] == ":"
            if not said and 0 < i - opened - 1 <= SCARE and not END_MARKS & set(words[opened:i]):
                dropped |= {opened, i}
            opened = None
        elif word in QUOTE_MARKS:
            opened = i
    return [unit for i, unit in enumerate(units) if i not in dropped]


def _travels(items, i, lexicon):
    """Whether somebody in office comes to a country: "Ngoại trưởng Mỹ đến Nga", not "máy bay từ Mỹ đến Nga"."""
    k = i - 1
    while k > 0 and items[k].kind == "word" and items[k].roles & BEFORE_TRAVEL:
        k -= 1
    to = i + 1
    while to < len(items) and items[to].kind == "word" and "head" in items[to].roles:
        to += 1
    if k < 0 or to >= len(items) or not items[k].actors or not items[to].actors:
        return False
    who, where = items[k].actors[-1], items[to].actors[0]
    abroad = where.kind in ("state", "place") and where.party not in (None, who.party)
    start = _noun_start(items, k)
    before = items[start - 1] if start else None
    governed = before and (before.kind == "cue" or before.text in SENDS or before.roles & NOT_BEFORE_SUBJECT)
    return abroad and not governed and _in_office(items, k, lexicon)


def _in_office(items, k, lexicon):
    """Whether an actor is a known person, an office ("Ngoại trưởng Mỹ"), or a delegation ("phái đoàn Mỹ")."""
    who = items[k].actors[-1]
    if who.kind == "person":
        return not who.actor_id.startswith("?")
    words = tuple(fold(items[k].text).split())
    titles = [title for title, roles, _, _ in lexicon.get(words[0], ()) if "head" in roles and len(title) < len(words)]
    titled = any(words[: len(title)] == title for title in titles)
    return titled or k > 0 and "envoy" in items[k - 1].roles


def _words(text, start, end, lexicon):
    tokens = [(m.start(), m.end(), fold(m.group())) for m in _TOKEN.finditer(text, start, end)]
    tokens = _unquoted(tokens, [word for _, _, word in tokens])
    words = tuple(word for _, _, word in tokens)
    found = []
    i = 0
    while i < len(tokens):
        a, b, word = tokens[i]
        for syllables, roles, cues, camps in lexicon.get(word, ()):
            n = len(syllables)
            if n == 1 or words[i : i + n] == syllables:
                b = tokens[i + n - 1][1]
                kind = "cue" if cues and cues[0]["part"] != "blocker" else "word"
                found.append(Item(kind, a, b, " ".join(syllables), roles, cues if kind == "cue" else (), (), camps))
                i += n
                break
        else:
            found.append(Item("word" if word[0].isalnum() else "mark", a, b, word))
            i += 1
    return found


@functools.cache
def gaps(codebook):
    """{first words: [(last word, row)]} of the cues with a gap."""
    found = {}
    for row in codebook["cues"]:
        lead, gap, last = row["cue"].partition(GAP)
        if gap:
            found.setdefault(" ".join(fold(lead).split()), []).append((fold(last).strip(), row))
    return found


def bridge(items, gaps):
    """Make cues of the words with a gap whose last word leads to a participant: "bán 12 tàu cho Ấn Độ"."""
    for i, item in enumerate(items):
        for last, row in gaps.get(item.text, ()) if _may_open_gap(items, i) else ():
            k = _closes_gap(items, i, last)
            named = k is not None and _names_at(items, k + 1)
            if k is None or row["frame"] != "self" and not named:
                continue
            item.kind, item.text, item.cues, item.closing = "cue", row["cue"], (row,), items[k].end
            if last and row["frame"] != "self":
                bound = {"toward", "with"} if row["frame"] == "mutual" else {"toward"}
                items[k].roles = items[k].roles - {"place", "source", "by", "owner"} | bound
                for word in items[k + 1 : named]:
                    word.roles = word.roles - {"place"} | {"head"}  # "khỏi miền bắc Syria"
            break
    return items


def _may_open_gap(items, i):
    """Whether a word is the verb that begins a cue with a gap: not of what a ban forbids."""
    before = items[i - 1] if i else None
    banned = before is not None and any(c["event_type"] == "SANCTION" for c in before.cues)
    return items[i].kind != "actor" and not banned


def _closes_gap(items, i, last):
    """Where the last word of a cue with a gap stands; i: where its first words stand."""
    if not last:
        return i
    for k in range(i + 1, min(i + 1 + GAP_REACH, len(items))):
        item = items[k]
        if item.text == last:
            return k if k > i + 1 or "owner" not in item.roles else None  # "giá trị nhập khẩu của Nga"
        verb = item.kind == "cue" and item.cues[0]["part"] == "verb" and item.cues[0]["frame"] == "object"
        if verb or item.text in (",", ";", ":") or item.roles & GAP_ENDS:
            return None
    return None


def _names_at(items, i):
    """Where the name stands of the noun phrase that begins at i with titles, counts or parts of a land; else None."""
    while i < len(items) and (items[i].text.isdigit() or items[i].roles & {"head", "place"}):
        if items[i].roles & {"owner", "site"} or "biển" in items[i].text:  # "phóng tên lửa vào biển Nhật Bản"
            return None
        i += 1
    return i if i < len(items) and items[i].kind == "actor" else None


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
                head = min(last.actors[-1:] + actors, key=lambda a: PERSON_FIRST.get(a.kind, 5))
                last.actors[-1] = head
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
    for first, last in asides(items):
        for phrase in found:
            if first < phrase.first and phrase.last < last:
                phrase.role, phrase.governor = "aside", frozenset()
    return found


def _explains(items, last, phrase):
    """Whether a phrase is told of the one before: "Nga và Anh, hai thành viên thường trực của LHQ, phản đối"."""
    end = phrase.last
    if end + 1 >= len(items) or not items[last.last].text == items[end].text == ",":
        return False
    words = items[last.last + 1 : phrase.first + 1]
    counted = "counting" in words[0].roles and len(words) <= 6 and all(t.kind == "word" for t in words[:-1])
    return counted and _verb_follows(items, end + 1)


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
        goes_on = _verb_follows(items, i + 1) or i + 1 < len(items) and "join" in items[i + 1].roles
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
        return True
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
    plural = last.first == 0 or _counted(items[_noun_start(items, last.first) : last.first])
    if first.text == "," and not rest and plural and _verb_follows(items, i + 1):
        return last.actors[-1].kind == actors[0].kind == "state"  # a headline: "Mỹ, Nga nhất trí …"
    if not _plain(rest):
        return False
    if "join" in first.roles:
        return running or _joined(items, last, i)
    return _titled_member(items, last, i, first, rest)


def _located(items, phrase):
    """Whether a phrase only tells where: "tại Ba Lan", "ở Biển Đen"."""
    start = _noun_start(items, phrase.first)
    return bool(start) and "place" in items[start - 1].roles


def _joined(items, last, i):
    """Whether "và" joins two participants rather than two clauses: "lên án A và B ủng hộ C"."""
    opener = items[_noun_start(items, last.first) - 1].roles if last.first else ()
    asked = "passive" in opener or _requested(items, last.first)
    return asked or not (_cue_before(items, last.first) and _verb_follows(items, i + 1))


def _titled_member(items, last, i, first, rest):
    """A further member behind a comma: "Tổng thống Pháp X, Thủ tướng Đức Y", "Đức, Anh và …"."""
    titled = i + 1 < len(items) and items[i + 1].kind == "actor" and items[i + 1].actors[0].kind == "person"
    person = titled or items[i].actors[0].kind == "person"
    people = last.actors[-1].kind == "person" and person
    if first.text in (",", ";") and rest and people and not _verb_follows(items, i + 1 + titled):
        return True
    return first.text == "," and (last.actors[-1].kind == "person") == person and _join_ahead(items, i + 1)


def _fronted(items, phrase):
    """Whether a comma ends "Theo Pháp, …" or "Tại Paris, …": what follows is no further member."""
    start = _noun_start(items, phrase.first)
    k = start
    while k and items[k - 1].kind != "mark":
        k -= 1
    if k == start:
        return False
    at = start - k <= 2 and "place" in items[start - 1].roles
    return "according" in items[k].roles or at and phrase.actors[-1].kind == "place"


def _requested(items, i):
    """Whether the noun at i is at once the object of a request: "kêu gọi Nga và Mỹ hợp tác"."""
    start = _noun_start(items, i)
    before = items[start - 1] if start else None
    return before is not None and before.kind == "cue" and before.cues[0]["event_type"] == "REQUEST"


def _before_subjects(items, last, i):
    """Whether the phrase before is a place or topic before a list of subjects: "Tại Syria, Nga và Mỹ …"."""
    start = _noun_start(items, last.first)
    if start != 1 or not items[0].roles & {"place", "topic"}:
        return False
    while i < len(items) and (items[i].kind == "actor" or items[i].text == "," or items[i].roles & {"join", "head"}):
        i += 1
    return _verb_follows(items, i)


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


def verb_place(items, i):
    """Where the verb stands, if one follows at i: behind "sẽ", "không", "có thể", "cũng", "bị"."""
    while i < len(items) and items[i].kind != "cue" and items[i].roles & BEFORE_VERB:
        i += 1
    return i


def _verb_follows(items, i):
    i = verb_place(items, i)
    return i < len(items) and (items[i].kind == "cue" or "speech" in items[i].roles)


def _titled_at(found, items, between, actors, i):
    """ "Đại sứ Mỹ tại Liên Hợp Quốc Nikki Haley", "Đặc phái viên LHQ về Syria, ông Staffan de Mistura"."""
    if len(found) < 2 or actors[0].kind != "person" or actors[0].party != found[-2].actors[-1].party:
        return False
    link = items[found[-2].last : found[-1].first]
    if not link or link[0].text not in ("tại", "về", "ở", "phụ trách") or len(link) > 3:
        return False
    return not between or (between[0].text == "," and _plain(between[1:])) or _plain(between)


def _noun_start(items, i):
    """Where the titles and counts before items[i] begin."""
    while i and "head" in items[i - 1].roles and items[i - 1].text != "của":
        i -= 1
    counted = i and i < len(items) and "head" in items[i].roles and items[i - 1].text.isdigit()
    return i - 1 if counted and len(items[i - 1].text) < 3 else i


def _group_start(items, i):
    """Where a noun begins whose members follow: "với các nước bạn bè, gồm Nga", "đối với 6 nước Hồi giáo (Iran, …"."""
    if not i or not ("member" in items[i - 1].roles or items[i - 1].text in ("(", "là", "-", "–")):
        return i
    k = i - 1 - (i > 1 and items[i - 2].kind == "mark")
    for last in range(k, max(0, k - GROUP_REACH), -1):
        word = items[last - 1]
        start = _noun_start(items, last)
        near = "member" in items[i - 1].roles and all(not t.roles for t in items[last:k]) and k - last <= 3
        noun = start < last and "counting" not in word.roles
        if noun and (near or _counted(items[start:last])):
            return start
        if word.kind != "word" or word.roles & {"passive", "member", "time"}:
            return i
    return i


def _govern(phrase, items):
    """What stands before a phrase decides what it can be: agent, object, place, topic."""
    i = _group_start(items, _noun_start(items, phrase.first))
    phrase.first = i
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
