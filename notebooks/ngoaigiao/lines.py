"""What one line of a page tells by itself: a caption, a byline, another article's headline, a button."""

import re
from dataclasses import dataclass
from functools import cache

from ngoaigiao.codebook import CodebookError
from ngoaigiao.patterns import EXACT, LOWER, UPPER, any_of

LONG = 200  # characters; no headline is longer
KIND_ROLES = {
    "button": "furniture",
    "related": "furniture",
    "end": "furniture",
    "teaser": "teaser",
    "caption": "caption",
    "section": "byline",
}
KINDS = (*KIND_ROLES, "credit", "source", "author", "stamp")

# The rules, as `how` names them, that other stages look for.
PHOTO_CREDIT, SIGNATURE, SECTION = "photo credit in the line", "signature in the line", "furniture.csv: section"
HEADLINE = "headline in brackets"

# Roles by the line's own words that its place may change.
STAMP, CREDIT, SIDES = ("byline", "time stamp"), ("caption", "photo credit"), ("caption", "who stands where")

_SPAN = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FULL_STOP = re.compile(r"[.!?…/][\"”’'»)\]\s]*(?:\([^()]{1,40}\))?\Z")
_SENTENCE_END = re.compile(rf"[{LOWER}\d%)\]”\"][.!?…]+[”\"]?\s+(?=[\"“(]?[{UPPER}\d])")
_DATED_HEADLINE = re.compile(r".{10,150}\S ?\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)")
SIDE = re.compile(  # "(trái)", "(thứ hai từ phải sang)", "ông X, bên trái, và …", "Từ trái qua: …"
    r"\((?:[^()]{0,25}\s)?(?:(?:trái|phải|giữa)(?:\s(?:qua|sang|ảnh))?|hàng đầu|hàng trước|hàng sau)(?:,[^()]{0,25})?\)"
    r"|, (?:(?:đứng |ngồi |ở )?bên )?(?:trái|phải)(?:,|\.?\Z)|(?<!\w)(?i:từ) (?:bên )?(?:trái|phải) (?:qua|sang)(?!\w)"
)
_PICTURE_NUMBER = re.compile(r".*[-–]\s*(?:Hình|Ảnh)\s*\d+")
_SCRIPT = re.compile(r"\w+\(\s*['\"\d][^)]*,|\W*//|\W*(?:<!--|-->)|function\s*\w*\(|var \w+\s*=|document\.\w")
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}|\d{1,2} tháng \d|tháng \d{1,2}|\d{1,2}:\d\d", re.IGNORECASE)


class Line:
    """A line of a file without the blanks around it.

    key: its words alone, to see repetitions. ended: it closes as a sentence does. paragraph: it reads as prose.
    """

    __slots__ = ("start", "end", "text", "key", "ended", "paragraph")

    def __init__(self, start, text):
        self.start, self.end, self.text = start, start + len(text), text
        self.key = key(text) if len(text) <= LONG else text
        self.ended = bool(_FULL_STOP.search(text, max(0, len(text) - 50)))
        self.paragraph = len(text) >= LONG or len(text) >= 40 and self.ended


def key(text):
    """The words of a line without what may differ when it is repeated: case, blanks, marks at its ends."""
    return " ".join(text.casefold().split()).strip(" .:•*-–")


def one_sentence(text):
    """Whether no full stop stands within `text`."""
    return not _SENTENCE_END.search(text)


@dataclass(frozen=True)
class Grammar:
    """The patterns that the tables `furniture` and `media` of one codebook make."""

    kinds: dict  # a whole line, in lower case: its kind
    opening: re.Pattern  # how a line of a kind begins; the group that matched is the kind
    frame: re.Pattern  # a button with the site's own name in it
    label: re.Pattern  # how a line begins that is only a photo credit
    caption: re.Pattern  # the credit that closes a caption
    byline: re.Pattern  # a whole line: author, source or both
    credits: tuple  # photo credits within a paragraph: in brackets, and with a known outlet
    signature: re.Pattern  # a byline at the end of a paragraph
    stamp: re.Pattern  # a whole line: when the article was put out, "Hà Nội, 22/7/2016"


def read(text):
    """The Lines of `text` that hold more than blanks."""
    lines = []
    for found in _SPAN.finditer(text):
        bare = found.group().strip()
        if bare:
            lines.append(Line(found.start() + found.group().index(bare), bare))
    return lines


def own_role(line, grammar):
    """(role, how, kind) of a line that shows its role by itself, else None. kind: as in `furniture`, or None."""
    text = line.text
    if not any(map(str.isalnum, text)):
        return "furniture", "no words", None
    kind = _kind(line, grammar)
    if kind:
        return KIND_ROLES[kind], f"furniture.csv: {kind}", kind
    if len(text) > 2 * LONG:
        return None
    if len(text) < 80 and _DAY.search(text) and grammar.stamp.fullmatch(text):
        return *STAMP, None
    if _DATED_HEADLINE.fullmatch(text) and one_sentence(text):
        return "teaser", "headline with a date", None
    if " / " in text and not line.ended and min(map(len, text.split(" / "))) > 20:
        return "teaser", "headlines side by side", None
    if grammar.caption.search(text, max(0, len(text) - 100)):
        return *CREDIT, None
    if len(text) <= 250 and (_PICTURE_NUMBER.fullmatch(text) or one_sentence(text) and SIDE.search(text)):
        return *SIDES, None
    if _SCRIPT.match(text):
        return "furniture", "script", None
    return None


def _kind(line, grammar):
    if len(line.text) > 250:
        return None
    kind = grammar.kinds.get(line.key) or grammar.kinds.get(line.text.casefold())
    if kind:
        return kind
    found = grammar.opening.match(line.text)
    if found:
        return found.lastgroup
    return "button" if grammar.frame.fullmatch(line.text) else None


def _phrases(codebook):
    """{(match, kind): phrases} of `furniture.csv`. Raises CodebookError for a match or kind that nobody knows."""
    phrases = {(match, kind): [] for match in ("line", "start", "label") for kind in KINDS}
    for row in codebook["furniture"]:
        if (row["match"], row["kind"]) not in phrases:
            raise CodebookError(
                f"furniture.csv, {row['phrase']}: match {row['match']}, kind {row['kind']} is unknown; "
                f"matches are line, start, label; kinds are {', '.join(KINDS)}"
            )
        phrases[row["match"], row["kind"]].append(row["phrase"])
    return phrases


@cache
def grammar_of(codebook):
    """The Grammar of a codebook, compiled once. Raises CodebookError."""
    phrases = _phrases(codebook)
    whole = {phrase: kind for (match, kind), found in phrases.items() if match == "line" for phrase in found}
    media = any_of((name for row in codebook["media"] for name in (row["name"], *row["aliases"])), EXACT)
    outlets = rf"{media}(?:\s?[/,&+-]\s?{media})*"
    credit, source, author, stamp = (any_of(phrases["label", kind]) for kind in ("credit", "source", "author", "stamp"))
    word = rf"(?:(?:[{UPPER}]\.)+[{UPPER}]?|[{UPPER}][\w'’&+-]*(?:\.[\w'’&+-]+)*)"
    name = rf"{word}(?:\s{word}){{0,4}}(?:\s\d+)?"
    names = rf"{name}(?:(?:\s?[,/;]\s?|\s[–&-]\s|\svà\s){name})*"
    note = rf"(?:(?i:{author}|{source}[\s_:]+(?:báo\s|hãng\s|tin\s)?(?-i:{names})|từ\s(?-i:{names}))|{outlets})"
    signed = rf"(?:{names}\s?(?i:{author})?[\s,–|/-]*(?:\(\s?(?:{note}|{names})\s?\)|{note})?|\(?\s?{note}\s?\)?)"
    return Grammar(
        kinds={phrase.casefold().strip(" .:"): kind for phrase, kind in whole.items()},
        opening=re.compile("|".join(f"(?P<{kind}>{any_of(phrases['start', kind])})" for kind in KIND_ROLES), re.I),
        frame=re.compile(any_of(phrase for phrase in whole if "*" in phrase).replace(r"\*", ".{1,25}"), re.I),
        label=re.compile(rf"[(\[]?\s?{credit}"),
        caption=re.compile(
            rf"""(?:^|[\s.,;/(\[–-])
            (?:{credit}(?:\s\w+)?\s?[:–]\s?(?:[^.!?:;()\[\]]|[.](?=\S)){{2,70}}?
              |(?<=[(\[]){credit}\s[^()\[\]]{{2,60}}
              |{credit}\s{outlets}
              |(?<=[(\[])\w{{2,10}}\s?:\s?{outlets}
              |{credit}\s(?:chụp|cắt|minh\sh|tư\sliệu)[^.!?]{{0,60}})
            \s?[)\]]?\s?[.,;]*\Z""",
            re.VERBOSE,
        ),
        byline=re.compile(rf"{signed}\.?"),
        credits=(
            re.compile(rf"[(\[]{credit}(?:\s\w+)?\s?[:–\s]\s?[^()\[\]]{{2,60}}[)\]]\.?"),
            re.compile(
                rf"{credit}(?:\s?[:–]\s?{outlets}|\s(?:minh họa|minh hoạ|tư liệu|chụp màn hình))\.?(?![{LOWER}\d])"
            ),
        ),
        signature=re.compile(rf"(?<=[.!?…”\"’)\]])\s*(?P<signed>{signed})\Z"),
        stamp=re.compile(
            rf"(?:[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,3}}[,\s–-]+)?"
            rf"(?:(?i:{stamp})(?!\w)|[\d:/.,|()\[\]+h'’\s–-]++)++"
        ),
    )
