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
    "late_day": r"(?:1[3-9]|2\d|3[01])", "short_year": r"\d\d", "hour": r"(?:1\d|2[0-4]|0?\d)", "minute": r"[0-5]\d",
    "decade": r"(?:1[5-9]|20)\d0", "short_decade": r"[1-9]0", "nth": r"\d{1,2}", "digits": r"\d+", "digit": r"\d",
    "days": r"\d{1,2}(?: ?, ?\d{1,2})* ?(?:,|và|&)(?: và)? ?(?:[12]\d|3[01]|0?[1-9])",
    "sep": r"(?: ?/ ?|[.-])", "slash": r" ?/ ?", "dash": r" ?- ?",
}
SHAPES |= {f"end_{name}": SHAPES[name] for name in ("day", "month", "year")}
DIGITS = "0"
_PLAIN = str.maketrans("\u00a0\u202f\u2009\t–—−", "    ---")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_INSIDE_NUMBER = re.compile(r"\w[.,:/-]")
_EDGE = r"(?!\w)(?![.,:/-]\d|%)"
_TO = re.compile(r" ?(?:-|đến|tới) ?")
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
    gates = grammar.gates
    for token in _TOKEN.finditer(plain, start, end):
        word, left = token.group(), token.start()
        if word[0].isdecimal():
            if left > start and (plain[left - 1].isalnum() or left > start + 1 and _INSIDE_NUMBER.match(plain, left - 2)):
                continue
            word = DIGITS
        gate = gates.get(word)
        if gate is None or not gate.match(plain, left, end):
            continue
        for pattern in grammar.by_first[word]:
            match = pattern.regex.match(plain, left, end)
            if match and not (pattern.not_capital and _capital_at(text, match.end())) \
                    and (not pattern.capital or text[match.start("capital"):match.end("capital")].split()[-1][0].isupper()):
                yield left, match.end(), pattern, match


def _capital_at(text, place):
    return text[place:place + 2].lstrip(" \u00a0")[:1].isupper()


_FIXED = (
    "year", "month", "day", "end_year", "end_month", "end_day", "weekday", "hour", "minute", "part", "portion", "half",
    "season", "quarter", "decade", "century", "festival", "unit", "mod", "month_shift", "year_shift",
)


def _read(grammar, text, start, end, pattern, match):
    """The Expression of a match, or None if it names no day of the calendar."""
    given = {}
    for group, raw in match.groupdict().items():
        if raw is not None and group != "capital":
            field, kind = pattern.fields[group]
            given.setdefault(field, grammar.value(kind, raw))
    fixed = {name: given[name] for name in _FIXED if name in given}
    if "days" in given:
        fixed["day"], fixed["end_day"] = given["days"]
    if "event_day" in given:
        fixed["year"], fixed["month"], fixed["day"] = map(int, given["event_day"].split("-"))
    if "short_year" in given:
        fixed["year"] = 2000 + given["short_year"]
    if "short_end_year" in given:
        fixed["end_year"] = given["year"] // 100 * 100 + given["short_end_year"]
    if "short_decade" in given:
        fixed["decade"] = 1900 + given["short_decade"]
    if "past" in given or "future" in given:
        fixed["direction"] = "past" if "past" in given else "future"
    if None in (given.get("number", 0), given.get("number2", 0)) or not _on_calendar(**{name: fixed.get(name) for name in ("year", "month", "day", "end_month", "end_day")}):
        return None
    rule = pattern.rule
    fixed |= _measure(rule, given)
    return Expression(start, end, text[start:end], rule["rule"], rule["sense"], **fixed)


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
    if rule["sense"] not in ("shift", "duration", "last"):
        return {"count": count, "value": rule["value"], "unit": given.get("unit")}
    from_text, unit, shift = re.fullmatch(r"(~?)([A-Z]*)([+-]\w)?", rule["value"] or "").groups()
    measured = {"count": count, "unit": unit or given.get("period") or given.get("unit"), "from_text": bool(from_text)}
    if "number2" in given:
        measured["value"] = "P" + _amount(count, given["unit"]) + _amount(given["number2"], given["unit2"]).removeprefix("T")
    if shift in ("+n", "-n") and count == "X":
        measured["value"] = "PAST_REF" if shift == "-n" else "PX" + measured["unit"] if measured["unit"][0] != "T" else "PTX" + measured["unit"][1]
    elif shift in ("+n", "-n"):
        measured["shift"] = round(count) if shift == "+n" else -round(count)
    elif rule["sense"] == "shift":
        measured["shift"] = int(shift) if shift else given.get("rel", 0)
    return measured


def _amount(count, unit):
    return f"T{count:g}{unit[1]}" if unit[0] == "T" else f"{count:g}{unit}"


@dataclass(frozen=True)
class _Pattern:
    """One pattern of a rule. place: its order in the file. fields: {group of the regex: (field, class)}."""

    rule: dict
    place: int
    regex: re.Pattern
    fields: dict
    capital: bool
    not_capital: bool


@functools.cache
def _grammar(codebook):
    return _Grammar(codebook)


class _Grammar:
    """The patterns compiled, by the word that each may begin with. gates: by that word, whether any of them matches at all."""

    def __init__(self, codebook):
        self.words = {}
        for row in codebook["time_words"]:
            self.words.setdefault(row["class"], {})[row["word"]] = _plain_value(row["value"] or row["word"])
        self.words["festival"] = {
            name.lower(): row["name"] for row in codebook["festivals"] for name in (row["name"], *row["aliases"])
        }
        self.parts = {row["rule"]: row["patterns"] for row in codebook["time_rules"] if row["sense"] == "part"}
        number = "|".join(sorted(map(re.escape, self.words["number"]), key=len, reverse=True))
        number = rf"(?:\d+(?:[.,]\d+)?|(?:{number})(?: (?:{number}))*)"
        self.shapes = SHAPES | {"number": number, "amount": rf"{number}(?: ?(?:-|đến|tới) ?{number})?"}
        self.by_first, loose = {}, {}
        place = 0
        for row in codebook["time_rules"]:
            for pattern in row["patterns"] if row["sense"] != "part" else ():
                place += 1
                compiled = self._compile(row, place, pattern)
                for first in self._firsts(pattern):
                    self.by_first.setdefault(first, []).append(compiled)
                    loose.setdefault(first, []).append([element for element in pattern.split(" ") if element[0] != "("])
        self.gates = {first: re.compile(self._gate(patterns)) for first, patterns in loose.items()}

    def value(self, kind, raw):
        """What the words `raw` of the class `kind` stand for."""
        if kind in ("number", "amount"):
            return _number(_TO.split(raw)[0], self.words["number"])
        if kind == "days":
            numbers = re.findall(r"\d+", raw)
            return int(numbers[0]), int(numbers[-1])
        return self.words[kind][raw] if kind in self.words else int(raw)

    def _compile(self, rule, place, pattern):
        fields = {}
        before, body, after = self._sequence(pattern, fields)
        regex = re.compile(before + body + _EDGE + after)
        return _Pattern(rule, place, regex, fields, "^{" in pattern, bool(re.search(r"\(![^ ]*\^", pattern)))

    def _sequence(self, pattern, fields):
        """The regex of a pattern in three: what must stand before it, itself, what must follow."""
        before, body, after, begun = "", "", "", False
        for element in pattern.split(" "):
            if element.startswith("("):
                context = element[1:-1].replace("\\", "")
                if begun:
                    after += self._following(context)
                else:
                    before += self._preceding(context)
                continue
            one, begun = self._element(element, fields, begun)
            body += one
        return before, body, after

    def _gate(self, patterns, begun=False):
        """One regex that matches wherever any of the patterns does, contexts aside; elements that begin alike are tried once."""
        rests = {}
        for pattern in patterns:
            rests.setdefault(pattern[0] if pattern else None, []).append(pattern[1:])
        gates = []
        for element, rest in rests.items():
            if element is None:
                gates.append(_EDGE)
                continue
            one, follows = self._element(element, None, begun)
            gates.append(one + self._gate(rest, follows))
        return "(?:" + "|".join(gates) + ")"

    def _element(self, element, fields, begun):
        """(the regex of one element, whether the expression has begun with it for certain)."""
        optional = element.endswith("?")
        one = self._choice(element.removesuffix("?").removeprefix("^"), fields)
        if element.startswith("^") and fields is not None:
            one = f"(?P<capital>{one})"
        if begun:
            return f"(?: *{one})?" if optional else f" *{one}", True
        return f"(?:{one} *)?" if optional else one, not optional

    def _choice(self, element, fields):
        """The regex of an element; each class that it names becomes a group, noted in `fields` (None: no groups)."""
        return "(?:" + "|".join(self._word(choice, fields) for choice in element.split("/")) + ")"

    def _word(self, choice, fields):
        regex = ""
        for literal, field, kind in _pieces(choice):
            regex += re.escape(literal.replace("_", " ")) if literal else self._class(field or kind, kind, fields)
        return regex

    def _class(self, field, kind, fields):
        if kind in self.parts:
            return "(?:" + "|".join(self._sequence(pattern, fields)[1] for pattern in self.parts[kind]) + ")"
        body = self.shapes.get(kind) or "|".join(sorted(map(re.escape, self.words[kind]), key=len, reverse=True))
        if fields is None or kind in ("sep", "slash", "dash"):
            return f"(?:{body})"
        group = f"g{len(fields)}"
        fields[group] = field, kind
        return f"(?P<{group}>{body})"

    def _preceding(self, context):
        sign, words = ("<!", context[1:]) if context.startswith("!") else ("<=", context)
        tests = [
            f"(?{sign}{edge}{re.escape(word.replace('_', ' '))}{space})"
            for word in words.split("/")
            for edge, space in (((r"\b", " "),) if word[-1].isalpha() else (("", ""), ("", " ")))
        ]
        return "".join(tests) if sign == "<!" else "(?:" + "|".join(tests) + ")"

    def _following(self, context):
        sign, words = ("!", context[1:]) if context.startswith("!") else ("=", context)
        tests = [
            r"(?:[,.;:)!?\"”…\n]|$)" if word == "$" else self._word(word, None) + (r"(?!\w)" if word[-1].isalpha() else "")
            for word in words.split("/") if word != "^"
        ]
        return f"(?{sign} *(?:{'|'.join(tests)}))" if tests else ""

    def _firsts(self, pattern):
        """The words that a match of `pattern` may begin with; DIGITS for any number."""
        firsts = set()
        for element in pattern.split(" "):
            if element.startswith("("):
                continue
            for choice in element.removesuffix("?").removeprefix("^").split("/"):
                literal, _, kind = next(_pieces(choice))
                firsts |= {_first(literal)} if literal else self._class_firsts(kind)
            if not element.endswith("?"):
                break
        return firsts

    def _class_firsts(self, kind):
        if kind in self.parts:
            return set().union(*(self._firsts(pattern) for pattern in self.parts[kind]))
        words = {_first(word) for word in self.words.get("number" if kind == "amount" else kind, ())}
        return words | {DIGITS} if kind in self.shapes else words


def _plain_value(cell):
    if re.fullmatch(r"-?\d+", cell):
        return int(cell)
    return float(cell) if re.fullmatch(r"\d+\.\d+", cell) else cell


def _pieces(choice):
    """(literal, field, class) for each piece of one choice: a literal, or a class in braces with the field it fills."""
    place = 0
    for braced in _BRACED.finditer(choice):
        if braced.start() > place:
            yield choice[place:braced.start()], None, None
        yield "", *braced.groups()
        place = braced.end()
    if place < len(choice):
        yield choice[place:], None, None


def _first(words):
    token = _TOKEN.match(words.replace("_", " ")).group()
    return DIGITS if token.isdecimal() else token


def _number(raw, words):
    """The number that digits or number words stand for: "1.500", "hai mươi lăm", "một nửa"; None if they make none."""
    if raw[0].isdecimal():
        return float(raw.replace(".", "")) if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", raw) else float(raw.replace(",", "."))
    total, unit = 0, None
    while raw:
        word = max((word for word in words if raw == word or raw.startswith(word + " ")), key=len)
        raw = raw[len(word):].lstrip()
        value = words[word]
        if isinstance(value, str) and value.startswith("x"):
            total, unit = total + (1 if unit is None else unit) * int(value[1:]), None
        elif value != "+":
            if unit not in (None, 10):
                return unit if value == unit + 1 and not raw else None
            total, unit = total + (unit or 0), value
    return float(total + (unit or 0))
