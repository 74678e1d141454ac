"""Time expressions as they stand in the text, before any day is fixed: the matches of `timex_grammar`, sorted out."""

import re
from dataclasses import dataclass
from datetime import date

from ngoaigiao.patterns import lower
from ngoaigiao.timex_grammar import DIGITS, TOKEN, grammar

_PLAIN = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\t", " "), ("–", "-"), ("—", "-"), ("−", "-"))
_INSIDE_NUMBER = re.compile(r"\w[.,:/-]")
_PAST = ("hồi", "hôm")  # before a day or month of the calendar that is over
_FIXED = (
    "year",
    "month",
    "day",
    "end_year",
    "end_month",
    "end_day",
    "weekday",
    "hour",
    "minute",
    "part",
    "portion",
    "half",
    "season",
    "quarter",
    "decade",
    "century",
    "festival",
    "count2",
    "unit2",
    "mod",
    "month_shift",
    "year_shift",
)


@dataclass(frozen=True)
class Expression:
    """A time expression and what its own words fix; what they leave open is None.

    start, end: code points of the text. rule, sense: its row of `time_rules.csv`. value: the TIMEX3 value where the
    words give it. weekday: 1 is Monday. part: of the day, TIMEX3 (`MO`). portion: `START`, `MID`, `END` of the period.
    unit: TIMEX3 (`D`, `W`, `TH`, …). count: a number, or "X" where it is vague; count2, unit2: the smaller part of "2
    năm 3 tháng". shift: how many units ahead (back if negative) of the publication day, or if from_text of the day that
    the text has reached; None where the count is vague. month_shift, year_shift: the same for the month and year of a
    calendar date. direction: "past", "future" or None.
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
    unit2: str | None = None
    count2: float | None = None
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
    rules, plain, found = grammar(codebook), _plain(text), []
    for start, end in spans:
        reached = start
        candidates = sorted(_candidates(rules, text, plain, start, end), key=lambda c: (c[0], -c[1], c[2].place))
        for left, right, pattern, match in candidates:
            if left >= reached and (expression := _read(rules, text, left, right, pattern, match)):
                reached = right
                if expression.sense != "none":
                    found.append(expression)
    return found


def _plain(text):
    """`text` in small letters, with plain spaces and hyphens, character for character."""
    text = lower(text)
    for character, plain in _PLAIN:
        text = text.replace(character, plain)
    return text


def _candidates(rules, text, plain, start, end):
    """Every match of every pattern in text[start:end]: (start, end, pattern, match)."""
    branches = rules.branches
    for token in TOKEN.finditer(plain, start, end):
        word = token.group()
        branch = branches.get(word)
        if branch is None:
            if not word[0].isdecimal():
                continue
            branch = branches[DIGITS]
        left = token.start()
        if not branch.gate.match(plain, left, end) or branch is branches[DIGITS] and _inside(plain, start, left):
            continue
        for gate, patterns in branch.groups:
            for pattern in patterns if gate.match(plain, left, end) else ():
                match = pattern.regex.match(plain, left, end)
                if match and _capitals_fit(text, pattern, match):
                    yield left, match.end(), pattern, match


def _inside(plain, start, place):
    """Whether the digits at `place` go on from a letter, or from a number or name before a point, a hyphen, …"""
    if place == start:
        return False
    return plain[place - 1].isalnum() or place > start + 1 and bool(_INSIDE_NUMBER.match(plain, place - 2))


def _capitals_fit(text, pattern, match):
    if pattern.not_capital and text[match.end() : match.end() + 2].lstrip(" \u00a0")[:1].isupper():
        return False
    return not pattern.capital or text[match.start("capital") : match.end("capital")].split()[-1][0].isupper()


def _read(rules, text, start, end, pattern, match):
    """The Expression of a match, or None if its numbers make no number or no day of the calendar."""
    given = {}
    for group, raw in match.groupdict().items():
        if raw is not None and group != "capital":
            field, kind = pattern.fields[group]
            given.setdefault(field, rules.value(kind, raw))
    if given.get("number", 0) is None or given.get("count2", 0) is None:
        return None
    fixed = {name: given[name] for name in _FIXED if name in given}
    if "days" in given:
        fixed["day"], fixed["end_day"] = given["days"]
    if "event_day" in given:
        fixed["year"], fixed["month"], fixed["day"] = map(int, given["event_day"].split("-"))
    if "past" in given or "future" in given:
        fixed["direction"] = "past" if "past" in given else "future"
    elif pattern.rule["sense"] == "calendar" and text[start : start + 3].lower() in _PAST:
        fixed["direction"] = "past"
    if not _on_calendar(*(fixed.get(name) for name in ("year", "month", "day", "end_month", "end_day"))):
        return None
    rule = pattern.rule
    return Expression(start, end, text[start:end], rule["rule"], rule["sense"], **fixed, **_measure(rule, given))


def _on_calendar(year, month, day, end_month, end_day):
    try:
        first = date(year or 2000, month or 1, day or 1)
        return not end_day or bool(end_month) or date(year or 2000, month or 1, end_day) > first
    except ValueError:
        return False


def _measure(rule, given):
    """count, unit, shift and value: from the words, and from the rule's value where its sense is a shift."""
    count = given.get("vague") or given.get("number")
    if count not in (None, "X"):
        count += given.get("extra", 0)
    if rule["sense"] not in ("shift", "last"):
        return {"count": count, "unit": given.get("unit"), "value": rule["value"], "shift": given.get("rel")}
    from_text, unit, shift = re.fullmatch(r"(~?)([A-Z]*)([+-]\w)?", rule["value"] or "").groups()
    measured = {"count": count, "unit": unit or given.get("unit"), "from_text": bool(from_text)}
    if rule["sense"] == "last" or shift == "+n" and count == "X":
        return measured
    if shift == "-n" and count == "X":
        return measured | {"value": "PAST_REF"}
    if shift in ("+n", "-n"):
        return measured | {"shift": round(count) if shift == "+n" else -round(count)}
    return measured | {"shift": int(shift) if shift else given.get("rel", 0)}
