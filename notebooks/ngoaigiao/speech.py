"""Speech: which words say that somebody speaks (`speech.csv`), and whom they have for speaker."""
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from ngoaigiao.patterns import any_of, lower

REACH = 160  # characters after "theo", "dẫn lời" in which the speaker is named

_BORDER = re.compile(
    r"""(?P<comma>,|\s[–—-]\s|[–—])
      | (?P<hard>[;:()\[\]]|(?<=\w)(?=(?:Trong|Về|Theo|Ngày|Hôm|Trước|Sau|Tuy|Tại|Phát|Bên|Ngoài|Cùng|Đáp|Liên)\s)|(?<=[.!?])[”"»]\s)
      | \b(?P<content>rằng|để|nhằm|mà|theo\ đó)\b
      | \b(?P<under>khi|trong\ khi|sau\ khi|trước\ khi|vì|nếu|bởi|do|dù|mặc\ dù)\b
      | \b(?P<equal>và|nhưng|song|đồng\ thời|còn|rồi)\b""", re.VERBOSE | re.IGNORECASE)
_ADJUNCT = re.compile(
    r"\W*(?:trong|tại|sau|trước|khi|nhân|phát biểu|trả lời|về|liên quan|bên lề|ngày|hôm|đáp|phản ứng|bình luận|ngoài|với|để|"
    r"thông qua|tới|đến|dù|mặc dù|bất chấp|nếu|từ|vào|ở|trên|qua|bên cạnh|tuy|cùng|nhằm|dưới|kể|đề cập|lý giải|giải thích|"
    r"viết|tuyên bố|theo|sáng|chiều|tối|tuần|tháng|do|gặp|tiếp|dựa|cũng|bao gồm|trừ|nói|hồi|hiện|mới|gần)\b", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\b(?:đã|sẽ|đang|không|bị|được|phải|là|từng|vừa|chưa|có thể|gặp|thăm|hội đàm|điện đàm|đưa ra|bắt đầu|chống|gây|rời|vẫn|cần|muốn)\b",
    re.IGNORECASE)
_OBLIQUE = re.compile(r"\b(?:với|của|cho|tới|đến|về|gặp|từ|tại|ở|trước|trong)\s+(?:\w+\s+){0,3}\Z", re.IGNORECASE)
_LINK = r"[\s,(]*(?:(?:tại|ở|của|về|kiêm|vừa|mới|cũ)\s+)?(?:(?:ông|bà|ngài)\s+)?"
_SOMEBODY = re.compile(
    r"\W*(?:(?:các|những|một|nhiều|một số|hai|ba|giới|vài|số|vị)\s|người|nhà|phát ngôn viên|quan chức|chuyên gia|nhân chứng|cảnh sát|nguồn tin|báo|"
    r"chính phủ|dân|quân đội|đại diện|tờ|hãng|lực lượng)", re.IGNORECASE)
_THE_SAME = re.compile(r"\W*(?:vị|người phát ngôn|phát ngôn viên|quan chức này|nhân vật này|người này|tờ báo này)\b", re.IGNORECASE)
_TO = re.compile(r"\s*(?:với|cho|trước|tới|gửi)\s+", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:lời|sự|bài|bản|cuộc|các|những|một|việc|trong|mọi|hai|buổi|phiên|bị|được|tiếng|có|câu|hành động|"
    r"lệnh|tới|đến|về|với|trước|bác|bác bỏ|phủ nhận|loạt|nhiều|số|nguy cơ|hội nghị|cuộc họp)\s+\Z", re.IGNORECASE)
_OF = re.compile(r"\s+(?:chung\s+)?(?:của|từ)\s+", re.IGNORECASE)
_THAT = re.compile(r"\s*,?\s*(?:rằng|cho rằng|là)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """A word that introduces speech, at its place in the text; `kind` as in `speech.csv`."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True)
class Speaker:
    """Who speaks: a row of `mentions` or `references`, None for somebody whom the article does not name; and the cue."""

    row: dict | None
    cue: Cue | None


@cache
def _grammar(codebook):
    kinds = {}
    for row in codebook["speech"]:
        kinds.setdefault(row["cue"].lower(), row["kind"])
    names = any_of(row["phrase"].lower() for row in codebook["naming"])
    documents = any_of(row["cue"].lower() for row in codebook["speech"] if row["kind"] == "document")
    statuses = any_of(row["modifier"].lower() for row in codebook["modifiers"])
    return (
        kinds,
        re.compile(rf"(?<![\w-]){any_of(kinds)}(?![\w-])"),
        re.compile(rf"\W*(?:trong\s+)?(?:(?:một|bản|các|lá|bức)\s+)?{documents}(?:\s+(?:này|trên|chung|cũng|còn))*\W*", re.IGNORECASE),
        re.compile(rf"\W*(?:trong\s+)?(?:(?:một|bản|các)\s+)?{documents}(?:\s+\w+)?\s+(?:của|từ|do)\s+", re.IGNORECASE),
        re.compile(rf"(?<!\w){names}(?:\s+(?:của|mang|có|tên|là))*\s*\Z"),
        re.compile(rf"{_LINK}(?:{statuses}\s+)*(?:(?:ông|bà|ngài)\s+)?", re.IGNORECASE),
    )


class Speech:
    """The cues of one article and their speakers. `said`: spans of quotations, whose own words are nobody's cue."""

    def __init__(self, reading, codebook, said):
        self.kinds, self.pattern, self.document, self.issued, self.names, self.link = _grammar(codebook)
        letters = list(reading["article"]["text"])
        for start, end in said:
            letters[start:end] = "¤" * (end - start)
        self.mask = "".join(letters)
        self.lower = lower(self.mask)
        self.actors = _actors(reading, self.mask)
        names = reading["mentions"] + reading["references"]
        self.starts, self.ends = {row["start"] for row in names}, {row["end"] for row in names}

    def cues(self, begin, end):
        """The cues between two places, in order. A noun ("lời kêu gọi") or passive is none, but "nhận xét của X rằng" is."""
        return [cue for cue in self._cues[bisect_left(self._cues, begin, key=lambda cue: cue.start):
                                          bisect_left(self._cues, end, key=lambda cue: cue.start)] if cue.end <= end]

    @cached_property
    def _cues(self):
        cues = []
        for found in self.pattern.finditer(self.lower):
            kind = self.kinds[re.sub(r"\s+", " ", found[0])]
            if of := _OF.match(self.mask, found.end()):
                row = kind not in ("report", "source") and self.head(of.end(), of.end() + REACH)
                if row and _THAT.match(self.mask, row["end"]):
                    cues.append(Cue(found.start(), of.end(), found[0], "noun"))
            elif not _NOUN.search(self.mask, max(0, found.start() - 12), found.start()):
                cues.append(Cue(found.start(), found.end(), self.mask[found.start():found.end()], kind))
        return cues

    def before(self, begin, end, current=None):
        """The speaker by the last cue between two places; None when there is no cue."""
        cues = [cue for cue in self.cues(begin, end) if cue.kind not in ("carry", "document")]
        for place in range(len(cues) - 1, -1, -1):
            speaker = self.of(cues[place], begin, end, current)
            if speaker is None:
                continue
            if speaker.row and speaker.row["kind"] != "person":
                outer = self.before(begin, cues[place].start, current)
                if outer and outer.row and outer.row["kind"] == "person" and outer.row["party"] == speaker.row["party"]:
                    return outer
            return speaker
        return None

    def after(self, begin, end, current=None):
        """The speaker by the first cue between two places, which follow a quotation."""
        for cue in [cue for cue in self.cues(begin, end) if cue.kind != "carry"][:2]:
            if speaker := self.of(cue, begin, end, current):
                return speaker
        return None

    def of(self, cue, begin, end, current=None):
        """The speaker of a cue in the sentence from `begin` to `end`; `current` is who spoke last."""
        if cue.kind in ("report", "source", "document", "noun"):
            stop = min(end, cue.end + REACH)
            comma = self.mask.find(",", cue.end, stop) if cue.kind == "source" else -1
            row = self.head(cue.end, stop if comma < 0 else comma)
            if row is None or re.search(r"[,;:]|(?:\S+\s+){9}", self.mask[cue.end:row["start"]]) or row["kind"] == "media" and cue.kind == "report":
                return None
            return Speaker(row, cue)
        return self.subject(cue, begin, current)

    def addressee(self, cue, end):
        """Whom a verb of speech names as hearer ("nói với tờ X", "trả lời hãng Y"); None when it names nobody."""
        to = _TO.match(self.mask, cue.end)
        if not to and not re.search(r"(?:với|trả lời|đáp)\Z", cue.text, re.IGNORECASE):
            return None
        begin = to.end() if to else cue.end
        row = self.head(begin, min(end, begin + 60))
        return row if row and not re.search(r"[,:;]|\brằng\b|(?:\S+\s+){6}", self.mask[begin:row["start"]]) else None

    def head(self, begin, end):
        """The actor that a noun phrase from `begin` means: its person, if it names one."""
        row = None
        for actor in self.between(begin, end):
            if row is None:
                row = actor
            elif row["kind"] != "person" and actor["kind"] == "person" and self.link.fullmatch(self.mask[row["end"]:actor["start"]]):
                return actor
            elif row["kind"] == "person" or actor["start"] - row["end"] > 30:
                break
        return row

    def between(self, begin, end):
        first = bisect_left(self.actors, begin, key=lambda row: row["start"])
        return list(takewhile(lambda row: row["end"] <= end, self.actors[first:first + 40]))

    def subject(self, cue, begin, current):
        """The subject of a verb of speech: in its own stretch of the clause, else in the nearest that can hold it."""
        stretches = self.stretches(begin, cue.start)
        comma = False
        for place in range(len(stretches) - 1, -1, -1):
            start, end, opener = stretches[place]
            own = place == len(stretches) - 1
            words = self.mask[start:end]
            held = own or not (opener == "content" or opener == "under" and comma or _ADJUNCT.match(words))
            comma = comma or opener in ("comma", "hard")
            if not held:
                continue
            row = self.noun_phrase(start, end, own)
            if row:
                return Speaker(self.apposed(stretches[:place + 1], row) or row, cue)
            if own and self.document.fullmatch(words):
                return Speaker(current.row, cue) if current else None
            if own and not self.between(start, end) and _SOMEBODY.match(words):
                return Speaker(current.row, cue) if current and current.row and _THE_SAME.match(words) else Speaker(None, cue)
        return None

    def stretches(self, begin, end):
        """The text cut at commas, brackets and conjunctions: (start, end, what opens it)."""
        cuts, place, opener = [], begin, "hard"
        for found in _BORDER.finditer(self.mask, begin, end):
            if found.lastgroup == "equal" and self.joins(found):
                continue
            cuts.append((place, found.start(), opener))
            opener = found.lastgroup
            if opener == "comma" and any(cue.end == found.start() for cue in self.cues(max(begin, found.start() - 25), found.start())):
                opener = "content"
            place = found.end()
        return cuts + [(place, end, opener)]

    def joins(self, found):
        """Whether a conjunction stands between two names ("Mỹ và Nga")."""
        left, right = found.start(), found.end()
        while self.mask[left - 1:left].isspace():
            left -= 1
        while self.mask[right:right + 1].isspace():
            right += 1
        return left in self.ends and right in self.starts

    def noun_phrase(self, start, end, own):
        """The actor of the noun phrase that opens a stretch; None when its subject is left out or not named."""
        issued = self.issued.match(self.mask, start, end)
        begin = issued.end() if issued else start
        rows = self.between(begin, end)
        rows = [row for row in rows if row["kind"] != "media" or own and len(self.mask[row["end"]:end].split()) <= 3]
        if not rows:
            return None
        prefix = self.mask[begin:rows[0]["start"]]
        if own and _ADJUNCT.match(prefix):
            free = [row for row, former in zip(rows, [begin] + [row["end"] for row in rows])
                    if not _OBLIQUE.search(self.mask[former:row["start"]])]
            return self.head(free[-1]["start"], end) if free else None
        if self.pattern.search(prefix.lower()) or _PREDICATE.search(prefix):
            return None
        return self.head(rows[0]["start"], end)

    def apposed(self, stretches, row):
        """The person before a comma, when what follows only says who that is ("ông X, trợ lý của Tổng thống Y, nói")."""
        start = stretches[-1][0]
        if row["kind"] == "person" and not re.search(r"\b(?:của|cho|về|tại)\s+(?:\w+\s+){0,2}\Z", self.mask[start:row["start"]]):
            return None
        for place in range(len(stretches) - 1, 0, -1):
            if stretches[place][2] != "comma":
                return None
            begin, end, _ = stretches[place - 1]
            before = self.between(begin, end)
            if before and before[-1]["kind"] == "person" and not self.mask[before[-1]["end"]:end].strip():
                return before[-1]
            if _PREDICATE.search(self.mask[begin:end]) or self.cues(begin, end):
                return None
        return None


def _actors(reading, mask):
    """Mentions and references outside quotations, in order; a name inside a reference ("Nga" in "Tổng thống Nga") gives way."""
    references = {}
    for row in reading["references"]:
        references.setdefault((row["start"], row["end"]), []).append(row)
    rows = [group[0] for group in references.values() if len(group) == 1]
    rows += [row for row in reading["mentions"] if row["kind"] != "place"
             and not any(start <= row["start"] and row["end"] <= end for start, end in references)]
    return sorted((row for row in rows if mask[row["start"]] != "¤"), key=lambda row: row["start"])
