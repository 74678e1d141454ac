"""Pronouns, bare offices and bare nouns as they stand in the text, and the titles that persons carry there."""
import re
from dataclasses import dataclass
from functools import cache

NUMERALS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4, "sáu": 6, "6": 6}
KINDS = ("state", "person", "organisation", "group", "media")

_THIS = re.compile(r"\s+(?:này|nói trên|kể trên|trên|đó|ấy)\b", re.IGNORECASE)
_THIS_ONLY = re.compile(r"\s+(?:này|nói trên|kể trên)\b", re.IGNORECASE)
_OWNER = re.compile(r"\s*(?:(?:của|nước|phía|chính phủ|chính quyền)\s+)?", re.IGNORECASE)
_POSTED = re.compile(r"\s+(?:tại|ở|về|phụ trách|kiêm|cho)\s+(?:vấn đề\s+|nước\s+)?", re.IGNORECASE)
_NAMED = re.compile(r"\s*(?:[,–-]\s*)?(?:(?:là|ông|bà|ngài|anh|cô)\s+)?", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+(?:(?:ông|bà|ngài)\s+)?[A-ZĐÁÀẢÂĂÊÔƠƯÉÍÝÓÚ]")
HONORIFIC = re.compile(r"\b(ông|bà|anh|chị|cô|ngài|nữ hoàng|vua)\s+\Z", re.IGNORECASE)
_APPOSED = re.compile(r"\s*(?:[,(]|\s[–—-])\s*(?:(?:là|hiện là|vốn là|nguyên là|một)\s+)?\Z", re.IGNORECASE)
# Words before an office that speak of the post, of several holders, or of any holder.
_NOT_ONE = re.compile(
    r"\b(?:chức|chức vụ|ghế|vị trí|cương vị|bầu cử|tranh cử|ứng viên|ứng cử viên|làm|trở thành|là|thành|một|các|những|nhiều|mọi|mỗi|phủ|"
    r"dinh|nhiệm kỳ|nhiệm kì|cuộc đua|hội nghị|hội đồng|cấp|họp|vai trò|tư cách|danh hiệu|trùm|số|vài|hai|ba|hàng|\d+|từng|đời|văn phòng|"
    r"phó|nhậm chức|giới|tân|hậu|thời|chế độ|bầu|bổ nhiệm|ngôi|mới|chọn|đương chức|cố vấn cho|hàm|cùng)\s+\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:các|những|hai|ba|mọi|\d+|nhiều|số|vài|mỗi|bộ|từng)\s+\Z", re.IGNORECASE)
_NO_PRONOUN = re.compile(r"\b(?:đàn|quý|các|những|hai|ba|mấy|người|một|thưa|ông|bà|kính|cả)\s+\Z", re.IGNORECASE)
_NO_PRONOUN_AFTER = re.compile(r"\s+(?:chủ|trùm|bà|già|lão|nội|ngoại|vua|hoàng|con|mẹ|cụ|lớn|bố|trời|tổ|táo|vải|hai|ba)\b", re.IGNORECASE)
_UNSETTLED = re.compile(r"\s+(?:tiếp theo|kế tiếp|đầu tiên|nào|và|hoặc|hay|thứ|khác|da màu|nữ|của)\b", re.IGNORECASE)
_NOT_BOTH = re.compile(r"\s+(?:khác|láng giềng|thành viên|lớn|nhỏ|đảng|trong số|trong|đầu|Mỹ Latinh)\b", re.IGNORECASE)
_BOTH = re.compile(r"(?<![\w-])cả hai(?=\s+(?:đều|cùng|cũng|đã|sẽ|nhất trí|đang|khẳng định|cho|thống nhất)\b|\s*[,.])", re.IGNORECASE)


@dataclass(frozen=True)
class Expression:
    """What the words of a pronoun, office or noun fix.

    means: as in `pronouns.csv`, or `office`. count: how many actors. this: whether it points back ("này").
    owner: the mention that names its state or body. named: the person beside it, in apposition. fixed: actors that the
    form itself names. status: `former`, `elect` … (`modifiers.csv`).
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
    """Forms of titles and pronouns by their text in lower case, the pattern of them all, and that of modifiers."""
    forms = {}
    for row in codebook["titles"]:
        if row["office"] != "ông":
            entry = forms.setdefault(row["title"].lower(), {
                "means": "office", "offices": [], "gender": None, "modifiers": (), "actors": (), "exclusive": False})
            entry["offices"].append((row["office"] or row["title"]).lower())
            entry["exclusive"] |= bool(row["exclusive"] or row["institution"])
    for row in codebook["pronouns"]:
        forms[row["form"].lower()] = {**row, "exclusive": True}
    pattern = re.compile(
        rf"(?<![\w-])(?:(?P<both>cả\s+)?(?P<number>{'|'.join(NUMERALS)})\s+)?(?:(?P<prefix>vị|nữ|ngài|ông|bà)\s+)?"
        rf"(?P<form>{_any(forms)})(?![\w-])", re.IGNORECASE)
    statuses = {row["modifier"].lower(): row["status"] for row in codebook["modifiers"]}
    return forms, pattern, statuses, re.compile(rf"(?<!\w)(?:{_any(statuses)})(?!\w)", re.IGNORECASE)


def _any(forms):
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True)) or "(?!)"


def plain(surface):
    return re.sub(r"\s+", " ", surface).lower()


class Finder:
    """Finds the expressions and titles of one article's sentences among its mentions."""

    def __init__(self, text, mentions, codebook):
        self.text = text
        self.forms, self.pattern, self.statuses, self.modifier = grammar(codebook)
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
            while match := self.pattern.search(self.text, place, max(place, stop)):
                expression = self.expression(match, begin, end)
                place = max(match.end(), expression.end if expression else 0)
                if expression:
                    found.append(expression)
            for match in _BOTH.finditer(self.text, start, max(start, stop)):
                if not any(x.start <= match.start() < x.end for x in found):
                    found.append(Expression(match.start(), match.end(), "cả hai", "party", count=2))
        return sorted(found, key=lambda x: x.start)

    def expression(self, match, begin, end):
        text, entry, stop = self.text, self.forms[plain(match["form"])], match.end()
        start = next(match.start(group) for group in ("both", "number", "prefix", "form") if match[group])
        core = match.start("prefix") if match["prefix"] else match.start("form")
        before, means, owner, named = text[begin:core], entry["means"], None, None
        status = self.status_before(before)
        if means in ("office", "holder", "counterpart", "person noun"):
            status, stop = self.status_after(stop, status)
            owner, stop = self.owner(stop)
            status, stop = self.status_after(stop, status)
            named = self.name_after(stop)
            if named:
                self.titles.append(Title(start, named, self.offices(entry), status))
                return None
            if owner is None and _CAPITAL.match(text, stop):
                return None
            named = self.name_before(begin, core)
            if named:
                self.titles.append(Title(named["start"], named, self.offices(entry), status))
        elif entry["modifiers"] and (longer := re.compile(rf"\s+(?:{_any(entry['modifiers'])})\b", re.IGNORECASE).match(text, stop)):
            stop = longer.end()
        pointing = (_THIS if means in ("office", "holder", "person noun", "state") else _THIS_ONLY).match(text, stop, end)
        if pointing and means not in ("person", "they", "fixed"):
            stop = pointing.end()
        expression = Expression(
            start, stop, plain(match["form"]), means, self.offices(entry), entry["exclusive"],
            entry["gender"] or ("f" if plain(match["prefix"] or "") in ("bà", "nữ") else None),
            NUMERALS[match["number"].lower()] if match["number"] else 1, bool(pointing), owner, named, entry["actors"], status)
        return expression if self.points(expression, match["prefix"], before) else None

    def offices(self, entry):
        return tuple(entry["offices"])

    def status_before(self, before):
        found = re.search(r"(\w+)\s+\Z", before)
        return self.statuses.get(found[1].lower()) if found else None

    def status_after(self, stop, status):
        while found := self.modifier.match(self.text, stop + len(self.text[stop:stop + 9]) - len(self.text[stop:stop + 9].lstrip())):
            status, stop = self.statuses[plain(found[0])], found.end()
        return status, stop

    def owner(self, stop):
        row = self.at.get(_OWNER.match(self.text, stop).end())
        if row is None or row["kind"] in ("person", "media"):
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
        if _NOT_ONE.search(before):
            return prefix is not None and x.this
        if x.means == "holder":
            return x.this or x.owner is not None
        return x.this or x.owner is not None or not _UNSETTLED.match(after)
