"""Pronouns, bare offices and bare nouns as they stand in the text, and the titles that persons carry there."""

import re
from dataclasses import dataclass, replace
from functools import cache

from ngoaigiao.patterns import LOWER, UPPER, any_case, any_of, lower, roles

BOTH = "cả hai"
# "năm" (five) is left out: it mostly means a year.
NUMERALS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4, "sáu": 6, "6": 6}
MANY = 99  # the count of "các nước này"
_APART = ("post", "first person", "first persons")  # forms that are not looked for by themselves
KINDS = ("state", "person", "organisation", "group", "media")

_OWNER = re.compile(r"\s*(?:(?:của|nước|phía|chính phủ|chính quyền)\s+)?", re.IGNORECASE)
_POSTED = re.compile(r"\s+(?:tại|ở|về|phụ trách|kiêm|cho)\s+(?:vấn đề\s+|nước\s+)?", re.IGNORECASE)
_FEW_WORDS = re.compile(rf"(?:\s+[{LOWER}]+){{0,4}}\s*")
_MEMBERS = re.compile(r"\s*(?:(?:là|gồm|bao gồm)\s+)?\(?")
_CAPITAL = re.compile(rf"\s+(?:(?:ông|bà|ngài)\s+)?[{UPPER}]")
_APPOSED = re.compile(r"\s*(?:[,(]|\s[–—-])\s*(?:(?:là|hiện là|vốn là|nguyên là|một)\s+)?\Z", re.IGNORECASE)
_LEADING = re.compile(
    rf"(?:cả\s+)?(?:(?<![\w-])(?P<number>{'|'.join(NUMERALS)})\s+)?"
    r"(?:(?<![\w-])(?<!chức )(?<!cương )(?<!danh )(?P<prefix>vị|nữ|ngài|ông|bà)\s+)?\Z"
)
_ALL = re.compile(r"(?<!\w)(?:các|những)\s+\Z")
_FAMILY = re.compile(rf"\s+(?:hàng|tộc|tên|và tên|[{UPPER}])")  # after "họ": the noun


@dataclass(frozen=True)
class Anaphor:
    """What the words of a pronoun, office or noun fix.

    means: as in `pronouns.csv`, or `office`, or `somebody` ("một quan chức"). offices: those that it may be, the
    likeliest first. exclusive: whether one person at a time holds them. count: how many actors. this: whether it
    points back ("này"). owner: the mention that names its state or body. named: the person beside it, in
    apposition. actors: those that the form itself names (`fixed`), or rather means than others (`group`). modified:
    whether a word narrows it, a region to its `parties`. status: `former`, `elect` … as in `modifiers.csv`.
    """

    start: int
    end: int
    form: str
    means: str
    offices: tuple = ()
    exclusive: bool = True
    gender: str | None = None
    count: int = 1
    this: bool = False
    owner: dict | None = None
    named: dict | None = None
    actors: tuple = ()
    modified: bool = False
    parties: frozenset = frozenset()
    status: str | None = None


@dataclass(frozen=True)
class Title:
    """An office beside a person's name: where the phrase begins, the offices that it may mean, and its status."""

    start: int
    person: dict
    offices: tuple
    status: str | None


class _Grammar:
    """The titles and pronouns of the codebook by their form in small letters, and the patterns of and round them."""

    def __init__(self, codebook):
        self.forms = {}
        for row in codebook["titles"]:
            entry = self.forms.setdefault(
                row["title"].lower(),
                {
                    "means": "office",
                    "offices": [],
                    "gender": None,
                    "modifiers": (),
                    "actors": (),
                    "exclusive": False,
                },
            )
            entry["offices"].append((row["office"] or row["title"]).lower())
            entry["exclusive"] |= bool(row["exclusive"] or row["institution"])
        for row in codebook["pronouns"]:
            if row["means"] not in _APART:
                self.forms[row["form"].lower()] = {**row, "exclusive": True}
        self.statuses = {row["modifier"].lower(): row["status"] for row in codebook["modifiers"]}
        self.regions = {row["region"].lower(): frozenset(row["parties"]) for row in codebook["regions"]}
        posts = any_of(row["form"] for row in codebook["pronouns"] if row["means"] == "post")
        role = roles(codebook)
        self.form = re.compile(rf"(?<![\w-]){any_of(self.forms)}(?![\w-])")
        fixed = any_of(form for form, entry in self.forms.items() if entry["means"] == "fixed")
        self.fixed = re.compile(rf"(?<![\w-]){fixed}(?![\w-])")
        self.modifier = re.compile(rf"\s*(?<!\w)({any_of(self.statuses)})(?!\w)")
        self.both = any_case(rf"(?<![\w-]){BOTH}(?=\s+{role['after both']}\b|\s*[,.])")
        self.named = any_case(
            rf"\s*(?:\([^()]{{2,12}}\)\s*)?(?:{role['then']}\s*)?(?:[,–-]\s*)?(?:(?:là|ông|bà|ngài|anh|cô)\s+)?"
            rf"(?:{role['rank']}\s+)?"
        )
        self.post = any_case(rf"(?<!\w)(?:{posts}|\d+)\s+\Z")
        self.one = any_case(rf"\b{role['one of many']}\s+\Z")
        self.several = any_case(rf"\b(?:{role['several']}|\d+)\s+\Z")
        self.no_pronoun = any_case(rf"\b{role['before no pronoun']}\s+\Z")
        self.after_no_pronoun = any_case(rf"\s+{role['after no pronoun']}\b")
        self.after_no_holder = any_case(rf"\s+(?:{role['after no holder']}|(?:\d+|hai|ba|bốn)\s+(?:nước|quốc gia))\b")
        there = rf"\b(?!\s+(?:{role['channel']}\b|(?-i:[{UPPER}])))"  # "nói trên đài X"
        self.this = any_case(rf"\s+(?:này\b|đó\b|ấy\b|(?:nói |kể )?trên{there})")
        self.this_only = any_case(rf"\s+(?:này\b|(?:nói|kể) trên{there})")
        says = any_of(row["cue"].lower() for row in codebook["speech"])
        self.acts = any_case(rf"\s*[,.;]|\s+(?:{role['predicate']}|{says})\b")
        self.after_no_pair = any_case(rf"\s+{role['after no pair']}\b")


_grammar = cache(_Grammar)


@cache
def _narrowing(words, regions):
    return re.compile(rf"\s+({any_of([*map(str.lower, words), *regions])})\b")


def plain(surface):
    """Words as the codebook writes them: small letters, single blanks."""
    return re.sub(r"\s+", " ", surface).lower()


class Finder:
    """Finds the anaphors and titles of one article's sentences among its mentions."""

    def __init__(self, text, mentions, codebook):
        self.text, self.lower = text, lower(text)
        self.grammar = _grammar(codebook)
        self.mentions = [row for row in mentions if row["kind"] in KINDS]
        self.at = {row["start"]: row for row in self.mentions}
        self.persons_ending = {row["end"]: row for row in self.mentions if row["kind"] == "person"}
        self.titles = []

    def find(self, begin, end):
        """The anaphors of one sentence, in order; its titles are added to `titles`."""
        inside = [row for row in self.mentions if begin <= row["start"] < end]
        found = []
        for start, stop in zip([begin] + [row["end"] for row in inside], [row["start"] for row in inside] + [end]):
            place = start
            while match := self.grammar.form.search(self.lower, place, max(place, stop)):
                x = self.anaphor(match, begin, end)
                place = max(match.end(), x.end if x else 0)
                if x:
                    found.append(x)
            for match in self.grammar.both.finditer(self.text, start, max(start, stop)):
                if not any(x.start <= match.start() < x.end for x in found):
                    found.append(Anaphor(match.start(), match.end(), BOTH, "party", count=2))
        for match in self.grammar.fixed.finditer(self.lower, begin, end):  # "hai miền Triều Tiên" has a name in it
            if not any(x.start <= match.start() < x.end for x in found):
                actors = self.grammar.forms[plain(match[0])]["actors"]
                found.append(Anaphor(match.start(), match.end(), plain(match[0]), "fixed", actors=actors))
        return sorted(found, key=lambda x: x.start)

    def anaphor(self, match, begin, end):
        """The anaphor of a form in the sentence from `begin` to `end`; None where it points to nobody or is a title."""
        form = plain(match[0])
        entry = self.grammar.forms[form]
        leading = _LEADING.search(self.lower, max(begin, match.start() - 16), match.start())
        prefix = leading["prefix"]
        core = leading.start("prefix") if prefix else match.start()
        before = self.text[max(begin, core - 30) : core]
        x = Anaphor(
            leading.start(),
            match.end(),
            form,
            entry["means"],
            tuple(entry["offices"]),
            entry["exclusive"],
            entry["gender"] or ("f" if prefix in ("bà", "nữ") else None),
            NUMERALS.get(leading["number"], 1),
            actors=entry["actors"],
            status=self.status_before(before),
        )
        if x.means in ("office", "holder", "counterpart", "person noun"):
            x = self.owned(x, begin, core)
            if x is None:
                return None
        elif longer := self.narrowing(x.means, entry).match(self.lower, x.end):
            parties = self.grammar.regions.get(plain(longer[1]), frozenset())
            x = replace(x, end=longer.end(), modified=True, parties=parties)
        x = self.pointing(x, end)
        if x.means == "state" and x.this and x.count == 1 and (all_of := _ALL.search(self.lower, begin, core)):
            return replace(x, start=all_of.start(), count=MANY)
        if self.points(x, prefix, before):
            return x
        if x.means in ("office", "person noun") and self.grammar.one.search(before) and not x.this:
            return replace(x, means="somebody")
        return None

    def owned(self, x, begin, core):
        """An office or noun with its status, its owner and the person in apposition; None before a name: a title."""
        status, stop = self.status_after(x.end, x.status)
        owner, stop = self.owner(stop)
        status, stop = self.status_after(stop, status)
        if named := self.name_after(stop):
            self.titles.append(Title(x.start, named, x.offices, status))
            return None
        if owner is None and _CAPITAL.match(self.text, stop):
            return None
        if named := self.name_before(begin, core):
            self.titles.append(Title(named["start"], named, x.offices, status))
        return replace(x, end=stop, status=status, owner=owner, named=named)

    def pointing(self, x, end):
        """The anaphor with "này" and the like behind it, which a pronoun of persons does not take in."""
        loose = x.means in ("office", "holder", "person noun", "state")
        found = (self.grammar.this if loose else self.grammar.this_only).match(self.text, x.end, end)
        if found is None:
            return x
        return replace(x, this=True, end=x.end if x.means in ("person", "they", "fixed") else found.end())

    def narrowing(self, means, entry):
        return _narrowing(entry["modifiers"], tuple(self.grammar.regions) if means == "state" else ())

    def status_before(self, before):
        found = re.search(r"(\w+)\s+\Z", before)
        return self.grammar.statuses.get(found[1].lower()) if found else None

    def status_after(self, stop, status):
        while found := self.grammar.modifier.match(self.lower, stop):
            status, stop = self.grammar.statuses[plain(found[1])], found.end()
        return status, stop

    def owner(self, stop):
        row = self.at.get(_OWNER.match(self.text, stop).end())
        if row is None or row["kind"] in ("person", "media") or row["text"].lower().startswith(("các ", "những ")):
            return None, stop
        return row, row["end"]

    def name_after(self, stop):
        """The person whose name follows an office, at once or after where it is posted ("Đại sứ Mỹ tại LHQ X")."""
        for _ in range(2):
            row = self.at.get(self.grammar.named.match(self.text, stop).end())
            if row and row["kind"] == "person":
                return row
            posted = _POSTED.match(self.text, stop)
            row = posted and self.at.get(posted.end())
            if not row or row["kind"] == "person":
                return None
            stop = row["end"]
        return None

    def name_before(self, begin, core):
        """The person to whom an office stands in apposition ("ông X, đại sứ Mỹ tại LHQ,")."""
        found = _APPOSED.search(self.text, max(begin, core - 20), core)
        return self.persons_ending.get(found.start()) if found else None

    def points(self, x, prefix, before):
        """Whether it points to somebody: "Tổng thống Pháp" does, "một tổng thống" and the verb "tổ chức" do not."""
        after, grammar = self.text[x.end : x.end + 20], self.grammar
        several = bool(grammar.several.search(before))
        if x.means == "person" and x.form in ("ông", "bà"):
            return not (
                prefix
                or _CAPITAL.match(after)
                or grammar.after_no_pronoun.match(after)
                or x.count == 1
                and grammar.no_pronoun.search(before)
            )
        if x.means == "person":
            return x.count == 1 and not several
        if x.means == "they":
            return x.count == 1 and not _FAMILY.match(after)
        if x.means == "media":
            return x.count == 1 and not several and not _CAPITAL.match(after) and not self.heads_medium(x)
        if x.means == "fixed":
            return x.count == 1
        if x.count > 1:
            able = x.means in ("state", "party", "office", "holder") or x.means == "person noun" and x.this
            listed = _MEMBERS.match(self.text, x.end).end() in self.at  # "hai nước Nga và Mỹ"
            return able and x.owner is None and not listed and not grammar.after_no_pair.match(after)
        if x.means in ("organisation", "group", "holder") and self.is_short(x, after):
            return True
        if x.means in ("state", "group", "organisation", "person noun"):
            return x.this and not several
        if x.means == "counterpart":
            return x.owner is not None
        if x.means == "party":
            return False
        if x.named:
            return True
        newly = x.status == "new" and x.owner and grammar.acts.match(after)  # "Tân Tổng thống Mỹ nói"
        if several or grammar.post.search(before) and not newly or grammar.one.search(before):
            return prefix is not None and x.this
        return x.this or x.owner is not None or x.means == "office" and not grammar.after_no_holder.match(after)

    def heads_medium(self, x):
        """Whether a medium's noun has its name a few words later: "nhật báo lớn nhất Yomiuri"."""
        place = _FEW_WORDS.match(self.text, x.end).end()
        return place in self.at and self.at[place]["kind"] == "media"

    def is_short(self, x, after):
        """Whether a body's noun stands for its name: "Hội đồng kêu gọi …", with a capital and without "này"."""
        return not x.this and self.text[x.start].isupper() and bool(self.grammar.acts.match(after))
