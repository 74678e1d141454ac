"""Pronouns, bare offices and bare nouns as they stand in the text, and the titles that persons carry there."""
import re
from dataclasses import dataclass, replace
from functools import cache

from ngoaigiao.patterns import any_of, lower

NUMERALS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4, "sáu": 6, "6": 6}
_APART = ("post", "first person", "first persons")  # forms that are not looked for by themselves
KINDS = ("state", "person", "organisation", "group", "media")

_THIS = re.compile(r"\s+(?:này|nói trên|kể trên|trên|đó|ấy)\b", re.IGNORECASE)
_THIS_ONLY = re.compile(r"\s+(?:này|nói trên|kể trên)\b", re.IGNORECASE)
_OWNER = re.compile(r"\s*(?:(?:của|nước|phía|chính phủ|chính quyền)\s+)?", re.IGNORECASE)
_POSTED = re.compile(r"\s+(?:tại|ở|về|phụ trách|kiêm|cho)\s+(?:vấn đề\s+|nước\s+)?", re.IGNORECASE)
_NAMED = re.compile(r"\s*(?:[,–-]\s*)?(?:(?:là|ông|bà|ngài|anh|cô)\s+)?", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+(?:(?:ông|bà|ngài)\s+)?[A-ZĐÁÀẢÂĂÊÔƠƯÉÍÝÓÚ]")
HONORIFIC = re.compile(r"\b(ông|bà|anh|chị|cô|ngài|nữ hoàng|vua)\s+\Z", re.IGNORECASE)
_APPOSED = re.compile(r"\s*(?:[,(]|\s[–—-])\s*(?:(?:là|hiện là|vốn là|nguyên là|một)\s+)?\Z", re.IGNORECASE)
_LEADING = re.compile(rf"(?:cả\s+)?(?:(?<![\w-])(?P<number>{'|'.join(NUMERALS)})\s+)?(?:(?<![\w-])(?P<prefix>vị|nữ|ngài|ông|bà)\s+)?\Z")
_ONE = re.compile(r"\b(?:một|nhiều|các|vài|một số)\s+\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:các|những|hai|ba|mọi|\d+|nhiều|số|vài|mỗi|bộ|từng)\s+\Z", re.IGNORECASE)
_NO_PRONOUN = re.compile(r"\b(?:đàn|quý|các|những|hai|ba|mấy|người|một|thưa|ông|bà|kính|cả)\s+\Z", re.IGNORECASE)
_NO_PRONOUN_AFTER = re.compile(r"\s+(?:chủ|trùm|bà|già|lão|nội|ngoại|vua|hoàng|con|mẹ|cụ|lớn|bố|trời|tổ|táo|vải|hai|ba)\b", re.IGNORECASE)
_UNSETTLED = re.compile(r"\s+(?:tiếp theo|kế tiếp|đầu tiên|nào|và|hoặc|hay|thứ|khác|da màu|nữ|của|buộc)\b", re.IGNORECASE)
_NOT_BOTH = re.compile(r"\s+(?:khác|láng giềng|thành viên|lớn|nhỏ|đảng|trong số|trong|đầu|Mỹ Latinh)\b", re.IGNORECASE)
_BOTH = re.compile(r"(?<![\w-])cả hai(?=\s+(?:đều|cùng|cũng|đã|sẽ|nhất trí|đang|khẳng định|cho|thống nhất)\b|\s*[,.])", re.IGNORECASE)


@dataclass(frozen=True)
class Expression:
    """What the words of a pronoun, office or noun fix.

    means: as in `pronouns.csv`, or `office`, or `somebody` ("một quan chức"). count: how many actors. this: whether it points back ("này").
    owner: the mention that names its state or body. named: the person beside it, in apposition. fixed: actors that the
    form itself names. modified: whether a word such as a region narrows it. status: `former`, `elect` … (`modifiers.csv`).
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
    fixed: tuple = ()
    modified: bool = False
    status: str | None = None


@dataclass(frozen=True)
class Title:
    """An office beside a person's name: where the phrase begins, the offices that it may mean, and its status."""

    start: int
    person: dict
    offices: tuple
    status: str | None


@cache
def grammar(codebook):
    """Titles and pronouns by their form in small letters, the pattern of the forms, statuses by modifier, their pattern, that of posts."""
    forms = {}
    for row in codebook["titles"]:
        if row["office"] != "ông":
            entry = forms.setdefault(row["title"].lower(), {
                "means": "office", "offices": [], "gender": None, "modifiers": (), "actors": (), "exclusive": False})
            entry["offices"].append((row["office"] or row["title"]).lower())
            entry["exclusive"] |= bool(row["exclusive"] or row["institution"])
    forms |= {row["form"].lower(): {**row, "exclusive": True} for row in codebook["pronouns"] if row["means"] not in _APART}
    posts = any_of(row["form"] for row in codebook["pronouns"] if row["means"] == "post")
    statuses = {row["modifier"].lower(): row["status"] for row in codebook["modifiers"]}
    return forms, re.compile(rf"(?<![\w-]){any_of(forms)}(?![\w-])"), statuses, \
        re.compile(rf"(?<!\w){any_of(statuses)}(?!\w)"), re.compile(rf"(?<!\w)(?:{posts}|\d+)\s+\Z")


@cache
def _modifiers(words):
    return re.compile(rf"\s+{any_of(map(str.lower, words))}\b")


def plain(surface):
    return re.sub(r"\s+", " ", surface).lower()


class Finder:
    """Finds the expressions and titles of one article's sentences among its mentions."""

    def __init__(self, text, mentions, codebook):
        self.text, self.lower = text, lower(text)
        self.forms, self.pattern, self.statuses, self.modifier, self.post = grammar(codebook)
        self.mentions = [row for row in mentions if row["kind"] in KINDS]
        self.at = {row["start"]: row for row in self.mentions}
        self.persons_ending = {row["end"]: row for row in self.mentions if row["kind"] == "person"}
        self.titles = []

    def find(self, begin, end):
        """The expressions of one sentence, in order; its titles are added to `titles`."""
        inside = [row for row in self.mentions if begin <= row["start"] < end]
        found = []
        for start, stop in zip([begin] + [row["end"] for row in inside], [row["start"] for row in inside] + [end]):
            place = start
            while match := self.pattern.search(self.lower, place, max(place, stop)):
                expression = self.expression(match, begin, end)
                place = max(match.end(), expression.end if expression else 0)
                if expression:
                    found.append(expression)
            for match in _BOTH.finditer(self.text, start, max(start, stop)):
                if not any(x.start <= match.start() < x.end for x in found):
                    found.append(Expression(match.start(), match.end(), "cả hai", "party", count=2))
        return sorted(found, key=lambda x: x.start)

    def expression(self, match, begin, end):
        text, form, stop = self.text, plain(match[0]), match.end()
        entry = self.forms[form]
        leading = _LEADING.search(self.lower, max(begin, match.start() - 16), match.start())
        prefix, start = leading["prefix"], leading.start()
        core = leading.start("prefix") if prefix else match.start()
        before, means, owner, named, modified = text[max(begin, core - 30):core], entry["means"], None, None, False
        status = self.status_before(before)
        if means in ("office", "holder", "counterpart", "person noun"):
            status, stop = self.status_after(stop, status)
            owner, stop = self.owner(stop)
            status, stop = self.status_after(stop, status)
            named = self.name_after(stop)
            if named:
                self.titles.append(Title(start, named, tuple(entry["offices"]), status))
                return None
            if owner is None and _CAPITAL.match(text, stop):
                return None
            named = self.name_before(begin, core)
            if named:
                self.titles.append(Title(named["start"], named, tuple(entry["offices"]), status))
        elif entry["modifiers"] and (longer := _modifiers(entry["modifiers"]).match(self.lower, stop)):
            stop, modified = longer.end(), True
        pointing = (_THIS if means in ("office", "holder", "person noun", "state") else _THIS_ONLY).match(text, stop, end)
        if pointing and means not in ("person", "they", "fixed"):
            stop = pointing.end()
        expression = Expression(
            start, stop, form, means, tuple(entry["offices"]), entry["exclusive"],
            entry["gender"] or ("f" if prefix in ("bà", "nữ") else None), NUMERALS.get(leading["number"], 1),
            bool(pointing), owner, named, entry["actors"], modified, status)
        if self.points(expression, prefix, before):
            return expression
        if means in ("office", "person noun") and _ONE.search(before) and not expression.this:
            return replace(expression, means="somebody")
        return None

    def status_before(self, before):
        found = re.search(r"(\w+)\s+\Z", before)
        return self.statuses.get(found[1].lower()) if found else None

    def status_after(self, stop, status):
        while found := self.modifier.match(self.lower, stop + len(self.text[stop:stop + 9]) - len(self.text[stop:stop + 9].lstrip())):
            status, stop = self.statuses[plain(found[0])], found.end()
        return status, stop

    def owner(self, stop):
        row = self.at.get(_OWNER.match(self.text, stop).end())
        if row is None or row["kind"] in ("person", "media") or row["text"].lower().startswith(("các ", "những ")):
            return None, stop
        return row, row["end"]

    def name_after(self, stop):
        """The person whose name follows an office, at once or after where it is posted ("Đại sứ Mỹ tại LHQ X")."""
        for _ in range(2):
            row = self.at.get(_NAMED.match(self.text, stop).end())
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
        """Whether an expression points to somebody: "Tổng thống Pháp" does, "một tổng thống" and the verb "tổ chức" do not."""
        after = self.text[x.end:x.end + 20]
        if x.means == "person":
            if x.form in ("ông", "bà"):
                return not (prefix or _CAPITAL.match(after) or _NO_PRONOUN_AFTER.match(after) or x.count == 1 and _NO_PRONOUN.search(before))
            return x.count == 1 and not _SEVERAL.search(before)
        if x.means in ("fixed", "they", "media"):
            return x.count == 1 and not (x.form == "họ" and re.match(r"\s+(?:hàng|tộc|tên|và tên|[A-ZĐ])", after)) \
                and not (x.means == "media" and (_CAPITAL.match(after) or _SEVERAL.search(before)))
        if x.count > 1:
            return x.means in ("state", "party", "office", "holder", "person noun") and not _NOT_BOTH.match(after) and x.owner is None
        if x.means in ("state", "group", "organisation", "person noun"):
            return x.this and not _SEVERAL.search(before)
        if x.means == "party":
            return False
        if x.means == "counterpart":
            return x.owner is not None
        if x.named:
            return True
        if self.post.search(before.lower()) or _SEVERAL.search(before) or _ONE.search(before):
            return prefix is not None and x.this
        if x.means == "holder":
            return x.this or x.owner is not None
        return x.this or x.owner is not None or not _UNSETTLED.match(after)
