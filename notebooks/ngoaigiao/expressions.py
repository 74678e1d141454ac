"""Time expressions as they stand in the text: the grammar of `time_rules.csv` and `time_words.csv`, before any day is fixed.

A rule's pattern is a row of elements with spaces between them (`_` is a space inside an element):

- `hôm/ngày` either word; `{unit}` any word of that class in `time_words.csv`, a shape of digits, or a rule of sense `part`;
  `{end_day:day}` the same, kept under another name; `word?` may be missing;
- `^{weekday}` its last word begins with a capital;
- `(vào/từ)` stands before or after the expression without belonging to it, `(!người)` must not stand there; in these,
  `$` is a punctuation mark or the end, `^` a word with a capital.
"""
import functools
import re
from dataclasses import dataclass
from datetime import date

SHAPES = {
    "day": r"(?:[12]\d|3[01]|0?[1-9])", "month": r"(?:1[0-2]|0?[1-9])", "year": r"(?:1[5-9]|20)\d\d",
    "short_year": r"\d\d", "hour": r"(?:1\d|2[0-4]|0?\d)", "minute": r"[0-5]\d", "decade": r"(?:1[5-9]|20)\d0",
    "short_decade": r"[1-9]0", "nth": r"\d{1,2}", "digits": r"\d+", "digit": r"\d",
    "days": r"\d{1,2}(?: ?, ?\d{1,2})* ?(?:,|và|&)(?: và)? ?(?:[12]\d|3[01]|0?[1-9])",
    "sep": r"(?: ?/ ?|[.-])", "slash": r" ?/ ?", "dash": r" ?(?:-|đến|tới) ?",
}
DIGITS = "0"
_PLAIN = str.maketrans("\u00a0\u202f\u2009\t–—−", "    ---")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_INSIDE_NUMBER = re.compile(r"\w[.,:/-]")
_EDGE = r"(?!\w)(?![.,:/-]\d|%)"
_BRACED = re.compile(r"\{(?:(\w+):)?(\w+)\}")


@dataclass(frozen=True)
class Expression:
    """A time expression and what its own words fix; what they leave open is None.

    start, end: code points of the text. rule, sense: its row of `time_rules.csv`. value: the TIMEX3 value if the rule gives it.
    weekday: 1 is Monday. part: of the day, TIMEX3 (`MO`). portion: `START`, `MID`, `END` of the period. unit: TIMEX3 (`D`,
    `W`, `TH`, …). count: a number, or "X" where it is vague. shift: how many units ahead (back if negative) of the
    publication day, or if from_text of the day that the text has reached. month_shift, year_shift: the same for the month
    and year of a calendar date. direction: "past", "future" or None.
    """

    start: int
    end: int
    text: str
    rule: str
    sense: str
    value: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    portion: str | None = None
    half: str | None = None
    season: str | None = None
    quarter: int | None = None
    decade: int | None = None
    century: int | None = None
    festival: str | None = None
    unit: str | None = None
    count: float | str | None = None
    mod: str | None = None
    shift: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None
    from_text: bool = False
    direction: str | None = None


def find(text, spans, codebook):
    """The time expressions of `text` inside `spans`, in order of start, none overlapping another.

    Where readings overlap the one that starts first wins, then the longer, then the rule that stands first in the file;
    a reading of sense `none` keeps the others out and is dropped.
    """
    grammar, plain, found = _grammar(codebook), _plain(text), []
    for start, end in spans:
        reached = start
        candidates = sorted(_candidates(grammar, text, plain, start, end), key=lambda c: (c[0], -c[1], c[2].place))
        for left, right, pattern, match in candidates:
            if left >= reached and (expression := _read(grammar, text, left, right, pattern, match)):
                reached = right
                if expression.sense != "none":
                    found.append(expression)
    return found


def _plain(text):
    """`text` in small letters, with plain spaces and hyphens, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return lower.translate(_PLAIN)


def _candidates(grammar, text, plain, start, end):
    """Every match of every pattern in text[start:end]: (start, end, pattern, match)."""
    for token in _TOKEN.finditer(plain, start, end):
        word, left = token.group(), token.start()
        if word[0].isdecimal():
            if left > start and (plain[left - 1].isalnum() or left > start + 1 and _INSIDE_NUMBER.match(plain, left - 2)):
                continue
            word = DIGITS
        for pattern in grammar.by_first.get(word, ()):
            match = pattern.regex.match(plain, left, end)
            if match and not (pattern.not_capital and text[match.end():match.end() + 2].lstrip()[:1].isupper()) \
                    and (not pattern.capital or text[match.start("capital"):match.end("capital")].split()[-1][0].isupper()):
                yield left, match.end(), pattern, match


def _read(grammar, text, start, end, pattern, match):
    """The Expression of a match, or None if it names no day of the calendar."""
    rule, given = pattern.rule, {}
    for group, raw in match.groupdict().items():
        if raw is not None and group != "capital":
            field, kind = pattern.groups[group]
            given.setdefault(field, grammar.value(kind, raw))
    fixed = {name: given[name] for name in _PLAIN_FIELDS if name in given}
    if "days" in given:
        fixed["day"], fixed["end_day"] = given["days"]
    if "short_year" in given:
        fixed["year"] = 2000 + given["short_year"]
    if "short_decade" in given:
        fixed["decade"] = 1900 + given["short_decade"]
    if "past" in given or "future" in given:
        fixed["direction"] = "past" if "past" in given else "future"
    if not _on_calendar(fixed):
        return None
    fixed |= _count(given) | _shift(rule, given, fixed)
    return Expression(start, end, text[start:end], rule["rule"], rule["sense"], **fixed)


_PLAIN_FIELDS = (
    "year", "month", "day", "end_year", "end_month", "end_day", "weekday", "hour", "minute", "part", "portion", "half",
    "season", "quarter", "decade", "century", "festival", "unit", "mod", "month_shift", "year_shift",
)
