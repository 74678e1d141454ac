"""Pronouns, bare offices and bare nouns: whom they mean.

`data/codebook/pronouns.csv` holds the pronouns and nouns, `titles.csv` the offices. An expression is resolved only
when one candidate stands out: where two tie there is no row. Confidence, by how the candidate was found:
.9 the holder that the article names, or the only candidate of the same sentence; .8 the subject of the sentence before;
.7 the holder by `offices.csv`, or the nearest of several; .6 the state for an office that nobody fills.
"""
import re
from dataclasses import dataclass
from functools import cache

from ngoaigiao import quotes, tables

SURE, LIKELY, FAIR, WEAK = .9, .8, .7, .6
REACH = 3  # sentences back that a pronoun looks

NUMERALS = {"hai": 2, "2": 2, "đôi": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4, "năm": 5, "5": 5, "sáu": 6, "6": 6}
_THIS = r"(?:này|nói trên|kể trên|trên|đó|ấy)\b"
# Words before an office that speak of the post, of several holders, or of any holder.
_NOT_ONE = re.compile(
    r"\b(?:chức|chức vụ|ghế|vị trí|cương vị|bầu cử|tranh cử|ứng viên|ứng cử viên|làm|trở thành|là|thành|một|các|những|nhiều|mọi|mỗi|"
    r"phủ|dinh|nhiệm kỳ|nhiệm kì|cuộc đua|hội nghị|hội đồng|cấp|họp|vai trò|tư cách|danh hiệu|cựu|nguyên|tân|ông|bà|trùm|"
    r"số|vài|hai|ba|hàng|\d+|từng|đời|cố|văn phòng|quyền|phó|trợ lý|nhậm chức|giới)\s+\Z", re.IGNORECASE)
# Where a subject may begin: at a boundary, or after a word that opens a clause.
_SUBJECT = re.compile(
    r"(?:\A|[,;:.?!…\"“”»«(\[\]–—-]|\b(?:rằng|khi|mà|nhưng|vì|nếu|do|song|bởi|để|và|biết|hay|định|bố|nói|nay|qua|ngày|trước|sau|đó|"
    r"cùng ngày|tuần|tháng|năm|nay|\d+|[\d/.-]+|lời|theo|cả|phía|chính|nhân|bản thân)|\s\d[\d/.-]*)\s*\Z", re.IGNORECASE)
_OBLIQUE = re.compile(r"\b(?:của|với|cho|về|cùng|chống|giữa|đối với|tới|đến|gặp|từ|vào|nhằm|lên|ngoài|trừ|như)\s*\Z", re.IGNORECASE)
_HONORIFIC = re.compile(r"\b(ông|bà|anh|chị|cô|ngài|vua|nữ hoàng|bà bộ trưởng)\s*\Z", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:và|với|-|–|—|/|cùng|,)\s*\Z")


@dataclass(frozen=True)
class Actor:
    """One place where the text means an actor, by name or otherwise."""

    start: int
    end: int
    actor_id: str
    party: str
    kind: str
    sentence: int
    subject: bool
    quoted: bool
    row: dict


@dataclass(frozen=True)
class Expression:
    """A pronoun, office or noun of the text, with what its words fix."""

    start: int
    end: int
    means: str
    form: str
    offices: tuple
    exclusive: bool
    gender: str | None
    count: int
    this: bool
    owner: object  # the mention that names its state or body
    fixed: tuple


def read(reading, codebook):
    """Rows of `references`: columns as in `mentions`; `how` is `pronoun` or `office`, `office` the title it carries.

    A plural has one row for each actor that it means, all with its span. Offsets are those of `articles.text`.
    """
    return _Article(reading, codebook).resolve()


@cache
def _grammar(codebook):
    forms = {}
    for row in codebook["titles"]:
        if row["office"] != "ông":
            entry = forms.setdefault(row["title"].lower(), {
                "means": "office", "offices": set(), "gender": None, "modifiers": (), "actors": (), "exclusive": False})
            entry["offices"].add((row["office"] or row["title"]).lower())
            entry["exclusive"] |= bool(row["exclusive"] or row["institution"])
    for row in codebook["pronouns"]:
        forms[row["form"].lower()] = {**row, "offices": tuple(row["offices"]), "exclusive": True}
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))
    numeral = "|".join(NUMERALS)
    pattern = re.compile(
        rf"(?<![\w-])(?:(?P<both>cả\s+)?(?P<number>{numeral})\s+)?(?:(?P<prefix>vị|nữ|ngài|ông|bà|ngôi)\s+)?(?P<form>{alternatives})(?![\w-])",
        re.IGNORECASE)
    both = re.compile(r"(?<![\w-])cả hai(?![\w-])(?=\s+(?:đều|cùng|cũng|đã|sẽ|nhất trí|đang|khẳng định|cho|thống nhất|ông|bà|chúng tôi)\b|\s*[,.])", re.IGNORECASE)
    return forms, pattern, both


class _Article:
    """What one article says of its actors, as far as references need it."""

    def __init__(self, reading, codebook):
        self.text = reading["article"]["text"]
        self.article = reading["article"]
        self.sentences = reading["sentences"]
        self.codebook = codebook
        self.forms, self.pattern, self.both = _grammar(codebook)
        self.quoted = [(start, end) for start, end in quotes.spans(self.text, reading["passages"]) if end - start > 25]
        self.mentions = [row for row in reading["mentions"] if row["kind"] in ("state", "person", "organisation", "group")]
        self.starts = {row["start"]: row for row in self.mentions}
        self.states = {row["party"] for row in codebook["states"]} | {r["party"] for r in self.mentions if r["kind"] == "state"}
        self.genders, self.offices = {}, {}
        self.titled = {}

    def resolve(self):
        expressions = [x for number, span in enumerate(self.sentences) for x in self.expressions(number, *span)]
        for row in self.mentions:
            self.learn(row)
        self.seen, rows = [], []
        events = sorted([(row["start"], 0, row) for row in self.mentions] + [(x.start, 1, x) for x in expressions], key=lambda e: e[:2])
        for start, kind, item in events:
            if kind == 0:
                self.add(item)
                continue
            for actor_id, party, sort, confidence in self.meant(item):
                row = {"article_id": self.article["article_id"], "start": item.start, "end": item.end,
                       "text": self.text[item.start:item.end], "actor_id": actor_id, "kind": sort, "party": party,
                       "office": next(iter(item.offices)) if item.means == "office" and item.count == 1 else None,
                       "how": "office" if item.means in ("office", "holder", "counterpart") else "pronoun",
                       "confidence": confidence}
                rows.append(row)
                self.add(row)
        return tables.number(rows, "mention_id", self.article["article_id"], "r")

    # What the text says of each actor

    def sentence(self, place):
        for number, (start, end) in enumerate(self.sentences):
            if start <= place < end:
                return number
        return -1

    def add(self, row):
        number = self.sentence(row["start"])
        if number < 0:
            return
        begin = self.titled.get(row["start"], row["start"])
        before = self.text[self.sentences[number][0]:begin]
        before = _HONORIFIC.sub("", before)
        self.seen.append(Actor(row["start"], row["end"], row["actor_id"], row["party"], row["kind"], number,
                               bool(_SUBJECT.search(before)) and not _OBLIQUE.search(before), self.is_quoted(row["start"]), row))

    def is_quoted(self, place):
        return any(start <= place < end for start, end in self.quoted)

    def learn(self, row):
        """Gender from the word before a person's name, office from the title beside it."""
        if row["kind"] != "person":
            return
        found = _HONORIFIC.search(self.text[max(0, row["start"] - 20):self.titled.get(row["start"], row["start"])]) \
            or _HONORIFIC.search(self.text[max(0, row["start"] - 20):row["start"]])
        if found:
            gender = "f" if found[1].lower() in ("bà", "chị", "cô", "nữ hoàng") else "m"
            self.genders.setdefault(row["actor_id"], gender)
        if row.get("office"):
            entry = self.forms.get(row["office"].lower())
            self.offices.setdefault(row["actor_id"], set()).update({row["office"].lower(), *(entry["offices"] if entry else ())})

    def expressions(self, number, begin, end):
        """The expressions of one sentence; notes on the way which persons carry which title."""
        text = self.text
        place = begin
        while found := self.pattern.search(text, place, end):
            place = found.end()
            if self.inside(found.start("form"), found.end()):
                continue
            expression = self.expression(found, begin, end)
            if expression:
                place = max(place, expression.end if expression.means != "office" else place)
                yield expression
        for found in self.both.finditer(text, begin, end):
            yield Expression(found.start(), found.end(), "party", "cả hai", (), False, None, 2, False, None, ())

    def inside(self, start, end):
        return any(row["start"] < end and start < row["end"] for row in self.mentions)

    def expression(self, found, begin, end):
        text, entry = self.text, self.forms[re.sub(r"\s+", " ", found["form"]).lower()]
        means, stop = entry["means"], found.end()
        count = NUMERALS[found["number"].lower()] if found["number"] else 1
        start = found.start("both") if found["both"] else found.start("number") if found["number"] else found.start("prefix") if found["prefix"] else found.start()
        before = text[begin:found.start("prefix") if found["prefix"] else found.start("form")]
        owner, this = None, False
        if means in ("office", "holder", "counterpart", "person noun"):
            tail = re.compile(r"\s*(?:(?:của|nước|phía)\s+)?").match(text, stop)
            owner = self.starts.get(tail.end())
            if owner is not None and owner["kind"] == "person":
                if not text[stop:tail.end()].strip():
                    self.entitle(owner, start, entry)
                    return None
                owner = None
            if owner is not None:
                stop = owner["end"]
                named = self.starts.get(re.compile(r"\s*(?:,\s*)?(?:(?:ông|bà|ngài|là)\s+)?").match(text, stop).end())
                if named is not None and named["kind"] == "person":
                    self.entitle(named, start, entry)
                    return None
            elif re.compile(r"\s+(?:ông|bà|ngài)?\s*[A-ZĐÀ-Ỹ]").match(text, stop):
                return None
            apposed = re.compile(r"[^.!?:;,–—\"“]*\Z").sub("", "")  # noqa
            left = re.search(r"(\S+)\s*(?:,|–|-|—)\s*\Z", text[begin:start])
            if left:
                named = next((row for row in self.mentions if row["kind"] == "person" and begin <= row["start"] and
                              row["end"] == begin + left.end(1)), None)
                if named is not None:
                    self.entitle(named, named["start"], entry)
        if entry["modifiers"]:
            modifier = re.compile(r"\s+(?:" + "|".join(map(re.escape, entry["modifiers"])) + r")(?=\s)", re.IGNORECASE)
            longer = modifier.match(text, stop)
            if longer and means not in ("office", "counterpart"):
                stop = longer.end()
        pointing = re.compile(r"\s+" + _THIS).match(text, stop)
        if pointing and not (pointing[0].strip() in ("trên", "đó", "ấy") and means in ("party", "person", "they", "fixed")):
            this, stop = True, pointing.end()
        if not self.fits(means, entry, found, count, before, this, owner, stop, end):
            return None
        return Expression(start, stop, means, found["form"].lower(), tuple(entry["offices"]), entry["exclusive"],
                          entry["gender"] or ("f" if (found["prefix"] or "").lower() in ("bà", "nữ") else None),
                          count, this, owner, entry["actors"])

    def fits(self, means, entry, found, count, before, this, owner, stop, end):
        """Whether the expression points to somebody: "Tổng thống Pháp" does, "một tổng thống", "tổ chức" do not."""
        form, following = found["form"].lower(), self.text[stop:stop + 12]
        if means == "person":
            if count > 1:
                return form in ("ông", "bà") and not re.match(r"\s*[A-ZĐÀ-Ỹ]", following)
            if form in ("ông", "bà"):
                if re.match(r"\s+(?:[A-ZĐÀ-Ỹ]|chủ|trùm|bà\b|già|lão|nội|ngoại|vua|hoàng|con\b|mẹ|cụ|lớn)", following) or found["prefix"]:
                    return False
                return not re.search(r"\b(?:đàn|quý|các|những|hai|ba|mấy|người|một|thưa|ông|bà|với cả)\s+\Z", before, re.IGNORECASE)
            return not re.search(r"\b(?:hai|những|các|số)\s+\Z", before, re.IGNORECASE)
        if means in ("fixed", "they"):
            return count == 1 and not (form == "họ" and re.match(r"\s+(?:hàng|tộc|tên|và tên|[A-ZĐÀ-Ỹ])", following))
        if count > 1:
            return means in ("state", "party", "office", "holder") and owner is None and self.sound_plural(means, form, following)
        if means == "counterpart":
            return owner is not None
        if means in ("state", "group", "organisation", "person noun"):
            return this and not re.search(r"\b(?:các|những|hai|ba|mọi|\d+|nhiều|số|bộ)\s+\Z", before, re.IGNORECASE)
        if means == "party":
            return False
        if _NOT_ONE.search(before):
            return found["prefix"] is not None and this
        if means == "holder":
            return this or (owner is not None and owner["kind"] != "person" and form != "lãnh đạo" or form == "lãnh đạo" and owner is not None)
        return not re.match(r"\s+(?:mới|tương lai|tiếp theo|kế nhiệm|đầu tiên|nào|tạm quyền|đắc cử)\b", following) or this

    def sound_plural(self, means, form, following):
        if re.match(r"\s+(?:khác|láng giềng|thành viên|lớn|nhỏ|đảng|trong số|trong)\b", following):
            return False
        return means != "party" or form in ("bên", "phía")

    def entitle(self, person, start, entry):
        self.titled[person["start"]] = min(start, self.titled.get(person["start"], start))
        if entry["means"] in ("office", "holder"):
            self.offices.setdefault(person["actor_id"], set()).update(entry["offices"] if entry["means"] == "office" else ())

    # Whom an expression means: (actor_id, party, kind, confidence)

    def meant(self, x):
        number = self.sentence(x.start)
        if x.fixed:
            return [(i, i, "state", SURE) for i in x.fixed if not self.is_quoted(x.start)]
        if x.count > 1:
            return self.several(x, number)
        if x.means == "person":
            return [] if self.is_quoted(x.start) else self.person(x, number)
        if x.means == "they":
            return [] if self.is_quoted(x.start) else self.they(x, number)
        if x.means == "state":
            return self.state(x, number)
        if x.means in ("group", "organisation"):
            return self.body(x, number)
        if x.means == "person noun":
            return self.person(x, number)
        if x.means == "counterpart":
            return self.counterpart(x, number)
        if x.owner is not None:
            return self.holder(x.offices, x.owner, x.exclusive)
        return self.bare_office(x, number)

    def before(self, x, number, kinds):
        return [a for a in self.seen if a.kind in kinds and a.end <= x.start and number - REACH <= a.sentence <= number]

    def persons(self, x, number):
        owned = [a for a in self.before(x, number, ("person",)) if not a.quoted or self.is_quoted(x.start)]
        return [a for a in owned if not (x.gender and self.genders.get(a.actor_id, x.gender) != x.gender)]

    def person(self, x, number):
        candidates = self.persons(x, number)
        for back in range(REACH + 1):
            here = [a for a in candidates if a.sentence == number - back]
            subjects = [a for a in here if a.subject]
            distinct = {a.actor_id for a in here}
            if subjects:
                known = [a for a in subjects if self.genders.get(a.actor_id) == x.gender] if x.gender else subjects
                chosen = (known or subjects)[0]
                several = len({a.actor_id for a in subjects}) > 1
                return [(chosen.actor_id, chosen.party, "person", (FAIR if several else SURE if back == 0 else LIKELY) - .05 * max(0, back - 1))]
            if len(distinct) == 1 and back and not any(a.sentence < number - back for a in candidates):
                chosen = here[0]
                return [(chosen.actor_id, chosen.party, "person", FAIR)]
        distinct = {a.actor_id: a for a in candidates}
        if len(distinct) == 1:
            chosen = next(iter(distinct.values()))
            return [(chosen.actor_id, chosen.party, "person", FAIR)]
        return []

    def holder(self, offices, owner, exclusive=True):
        """The person in one of these offices for the owner's party: as the article names, else the codebook, else the party.

        Of several offices the first that somebody holds counts.
        """
        party = owner["party"]
        people = {row["actor_id"] for row in self.mentions if row["kind"] == "person" and row["party"] == party}
        for confidence, holders in (
                (SURE, lambda office: {i for i in people if office in self.offices.get(i, ())}),
                (LIKELY, lambda office: people & self.listed(office, party)),
                (FAIR, lambda office: self.listed(office, party))):
            for office in offices:
                found = holders(office)
                if len(found) > 1:
                    found &= self.listed(office, party)
                if len(found) == 1:
                    return [(found.pop(), party, "person", confidence)]
        return [(owner["actor_id"], party, owner["kind"], WEAK)] if exclusive else []

    def listed(self, office, party):
        """Who holds the office when the article appears, by `offices.csv`."""
        first, last = self.article.get("published_earliest"), self.article.get("published_latest")
        if not first:
            return set()
        return {row["actor_id"] for row in self.codebook["offices"] if row["party"] == party and row["office"] == office
                and (not row["valid_from"] or row["valid_from"] <= last) and (not row["valid_to"] or row["valid_to"] >= first)}

    def bare_office(self, x, number):
        if x.means == "holder":
            return self.person(x, number)
        people = [a for a in self.before(x, number, ("person",)) if self.offices.get(a.actor_id, set()) & set(x.offices)]
        if not people:
            everybody = {row["actor_id"]: row for row in self.mentions
                         if row["kind"] == "person" and self.offices.get(row["actor_id"], set()) & set(x.offices) and row["start"] < x.start}
            if len(everybody) == 1:
                row = next(iter(everybody.values()))
                return [(row["actor_id"], row["party"], "person", LIKELY)]
            return []
        distinct = {a.actor_id for a in people}
        if len(distinct) == 1:
            return [(people[-1].actor_id, people[-1].party, "person", SURE)]
        nearest = [a for a in people if a.sentence == people[-1].sentence]
        if len({a.actor_id for a in nearest}) == 1:
            return [(nearest[0].actor_id, nearest[0].party, "person", FAIR)]
        subjects = [a for a in nearest if a.subject]
        if subjects:
            return [(subjects[0].actor_id, subjects[0].party, "person", WEAK)]
        return []

    def counterpart(self, x, number):
        for actor in reversed(self.before(x, number, ("person",))):
            offices = self.offices.get(actor.actor_id)
            if offices and actor.party != x.owner["party"]:
                return self.holder(tuple(offices), x.owner)
        return [(x.owner["actor_id"], x.owner["party"], x.owner["kind"], WEAK)]

    def of_states(self, x, number):
        return [a for a in self.before(x, number, ("state", "organisation", "person")) if a.party in self.states
                and (a.kind != "person" or a.subject)]

    def state(self, x, number):
        candidates = self.of_states(x, number)
        relative = re.search(r"\b(?:mà|do)\s+\Z", self.text[:x.start])
        for back in range(REACH + 1):
            here = [a for a in candidates if a.sentence == number - back]
            if not here:
                continue
            parties = list(dict.fromkeys(a.party for a in reversed(here)))
            nearest = here[-1].party
            if len(parties) == 1:
                return [(nearest, nearest, "state", SURE if back == 0 else LIKELY)]
            if self.coordinated(here):
                return []
            if back == 0:
                if relative:
                    nearest = parties[1]
                return [(nearest, nearest, "state", FAIR)]
            first = next((a for a in here if a.subject), None)
            return [(first.party, first.party, "state", WEAK)] if first else []
        return []

    def coordinated(self, actors):
        """Whether the last two of different parties stand side by side ("Nga và Mỹ", "Mỹ-Hàn")."""
        last = actors[-1]
        other = next((a for a in reversed(actors) if a.party != last.party), None)
        return other is not None and bool(_JOIN.fullmatch(self.text[other.end:last.start]))

    def body(self, x, number):
        kinds = ("group", "organisation")
        candidates = [a for a in self.before(x, number, kinds) if not (x.means == "group" and a.party in self.states and a.kind == "organisation")]
        if x.means == "organisation":
            candidates = [a for a in candidates if self.text[a.start:a.end].lower().startswith(x.form) or
                          x.form in ("cơ quan", "tổ chức") and a.kind == "organisation"]
        if not candidates:
            return []
        last = candidates[-1]
        same = {a.actor_id for a in candidates if a.sentence == last.sentence}
        if self.coordinated([a for a in candidates if a.sentence == last.sentence]):
            return []
        return [(last.actor_id, last.party, last.kind, SURE if len(same) == 1 else FAIR)]

    def they(self, x, number):
        for back in (0, 1):
            here = [a for a in self.before(x, number, ("state", "group", "organisation", "person")) if a.sentence == number - back]
            if not here:
                continue
            first = here[0]
            between = self.text[first.end:x.start]
            if not first.subject or first.kind == "person" or re.search(
                    r"\b(?:các|những|người|dân|binh s[ĩỹ]|công dân|nhà|giới|đồng minh|nghi phạm|tay súng|hai|\d+)\b", between, re.IGNORECASE) \
                    or len({a.party for a in here}) > 1 and back:
                return []
            return [(first.actor_id, first.party, first.kind, FAIR if back == 0 else WEAK)]
        return []

    def several(self, x, number):
        person = x.means in ("office", "holder", "person")
        kinds = ("person",) if person else ("state", "group") if x.means == "party" else ("state",)
        pool, key = [], (lambda a: a.actor_id) if person else (lambda a: a.party)
        for back in range(REACH + 1):
            here = [a for a in self.seen if a.kind in kinds and a.end <= x.start and a.sentence == number - back]
            if x.means == "office":
                here = [a for a in here if self.offices.get(a.actor_id, set()) & set(x.offices)]
            if not person and x.means == "party" and not here:
                here = [a for a in self.seen if a.kind in ("person", "organisation") and a.party and a.end <= x.start and a.sentence == number - back]
            pool = here + pool
            distinct = {}
            for actor in pool:
                distinct.setdefault(key(actor), actor)
            if len(distinct) < x.count:
                continue
            chosen = list(distinct.values()) if len(distinct) == x.count else self.pair(here, x.count, key)
            confidence = (SURE if back == 0 else LIKELY) if len(distinct) == x.count else FAIR
            return [(a.actor_id, a.party, "person", confidence) if person else self.side(a, confidence) for a in chosen]
        if x.means in ("office", "holder"):
            states = self.several(Expression(x.start, x.end, "state", x.form, (), False, None, x.count, False, None, ()), number)
            return [self.holder(x.offices, {"actor_id": i, "party": p, "kind": "state"})[0] for i, p, k, c in states
                    if self.holder(x.offices, {"actor_id": i, "party": p, "kind": "state"})]
        return []

    def side(self, actor, confidence):
        if actor.party in self.states:
            return actor.party, actor.party, "state", confidence
        return actor.actor_id, actor.party, actor.kind, confidence

    def pair(self, actors, count, key):
        """The last `count` actors that stand side by side, when there are more than that in the sentence."""
        for place in range(len(actors) - count, -1, -1):
            run = actors[place:place + count]
            if len({key(a) for a in run}) == count and all(
                    _JOIN.fullmatch(self.text[a.end:b.start]) for a, b in zip(run, run[1:])):
                return run
        return []
