"""The grammar of time expressions: the patterns of `time_rules.csv` over the words of `time_words.csv`, compiled.

A pattern is a row of elements with spaces between them (`_` is a space inside an element):

- `hôm/ngày` either word; `{unit}` any word of that class in `time_words.csv`, a shape of digits, or a rule of sense
  `part`; `{end_day:day}` the same, kept under another name; `word?` may be missing;
- `^{weekday}` its last word begins with a capital;
- `(vào/từ)` stands before or after the expression without belonging to it, `(!người)` must not stand there; in these,
  `$` is a punctuation mark or the end, `^` a word with a capital.
"""

import functools
import re
from dataclasses import dataclass

from ngoaigiao.codebook import CodebookError
from ngoaigiao.patterns import EXACT, any_of

SHAPES = {
    "day": r"(?:[12]\d|3[01]|0?[1-9])",
    "month": r"(?:1[0-2]|0?[1-9])",
    "year": r"(?:1[5-9]|20)\d\d",
    "late_day": r"(?:1[3-9]|2\d|3[01])",
    "short_year": r"\d\d",
    "hour": r"(?:1\d|2[0-4]|0?\d)",
    "minute": r"[0-5]\d",
    "decade": r"(?:1[5-9]|20)\d0",
    "short_decade": r"[1-9]0",
    "nth": r"\d{1,2}",
    "digits": r"\d+",
    "digit": r"\d",
    "days": r"\d{1,2}(?: ?, ?\d{1,2})* ?(?:,|và|&)(?: và)? ?(?:[12]\d|3[01]|0?[1-9])",
    "sep": r"(?: ?/ ?|[.-])",
    "slash": r" ?/ ?",
    "dash": r" ?- ?",
}
SHAPES |= {f"end_{name}": SHAPES[name] for name in ("day", "month", "year")}
DIGITS = "0"
TOKEN = re.compile(r"[^\W\d_]+|\d+")
_EDGE = r"(?!\w)(?![.,:/-]\d|%)"
_PUNCTUATION = r"(?:[,.;:)!?\"”…\n]|$)"
_TO = re.compile(r" ?(?:-|đến|tới) ?")
_BRACED = re.compile(r"\{(?:(\w+):)?(\w+)\}")


@dataclass
class Pattern:
    """One row of `time_rules.csv`. place: its order in the file. source: its regex, compiled when it is first needed.

    fields: {group of the regex: (field, class)}. capital: the regex has a group `capital`, whose last word must begin
    with one. not_capital: none may follow.
    """

    rule: dict
    place: int
    source: str
    fields: dict
    capital: bool
    not_capital: bool

    @functools.cached_property
    def regex(self):
        return re.compile(self.source)

    @property
    def elements(self):
        return [element for element in self.rule["pattern"].split(" ") if element[0] != "("]


class Branch:
    """The patterns that may begin with one word. gate: a regex that matches wherever one of them does, contexts aside.

    groups: (gate, patterns) for those whose first element is the same.
    """

    def __init__(self, grammar):
        self.grammar, self.patterns = grammar, []

    @functools.cached_property
    def gate(self):
        return self._gate(self.patterns)

    @functools.cached_property
    def groups(self):
        groups = {}
        for pattern in self.patterns:
            groups.setdefault(pattern.elements[0], []).append(pattern)
        return [(self._gate(patterns), patterns) for patterns in groups.values()]

    def _gate(self, patterns):
        return re.compile(self.grammar.gate([pattern.elements for pattern in patterns]))


@functools.cache
def grammar(codebook):
    """The codebook's Grammar, compiled once. Raises CodebookError for a pattern that names an unknown class."""
    return Grammar(codebook)


class Grammar:
    """branches: {word: the Branch of patterns that may begin with it}, with DIGITS for any number."""

    def __init__(self, codebook):
        self.words = {}
        for row in codebook["time_words"]:
            self.words.setdefault(row["class"], {})[row["word"]] = _plain_value(row["value"] or row["word"])
        self.words["festival"] = {
            name.lower(): row["name"] for row in codebook["festivals"] for name in (row["name"], *row["aliases"])
        }
        self.parts = {}
        for row in codebook["time_rules"]:
            if row["sense"] == "part":
                self.parts.setdefault(row["rule"], []).append(row["pattern"])
        number = any_of(self.words["number"], EXACT)
        number = rf"(?:\d+(?:[.,]\d+)?|{number}(?: {number})*)"
        self.shapes = SHAPES | {"number": number, "amount": rf"{number}(?: ?(?:-|đến|tới) ?{number})?"}
        self.branches = {}
        for place, row in enumerate(codebook["time_rules"]):
            if row["sense"] != "part":
                pattern = self._pattern(row, place)
                for first in self._firsts(row["pattern"]):
                    self.branches.setdefault(first, Branch(self)).patterns.append(pattern)

    def value(self, kind, raw):
        """What the words `raw` of the class `kind` stand for."""
        if kind in ("number", "amount"):
            return _number(_TO.split(raw)[0], self.words["number"])
        if kind == "days":
            numbers = re.findall(r"\d+", raw)
            return int(numbers[0]), int(numbers[-1])
        if kind in ("short_year", "short_decade"):
            return int(raw) + (1900 if int(raw) >= 50 else 2000)
        return self.words[kind][raw] if kind in self.words else int(raw)

    def _pattern(self, rule, place):
        fields, pattern = {}, rule["pattern"]
        before, body, after = self._sequence(pattern, fields)
        not_capital = bool(re.search(r"\(![^ ]*\^", pattern))
        return Pattern(rule, place, before + body + _EDGE + after, fields, "^{" in pattern, not_capital)

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

    def gate(self, patterns, begun=False):
        """One regex that matches wherever any of the patterns does, contexts aside; what they share is tried once."""
        rests = {}
        for pattern in patterns:
            rests.setdefault(pattern[0] if pattern else None, []).append(pattern[1:])
        gates = []
        for element, rest in rests.items():
            if element is None:
                gates.append(_EDGE)
                continue
            one, follows = self._element(element, None, begun)
            gates.append(one + self.gate(rest, follows))
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
        body = self.shapes.get(kind) or any_of(self._words(kind), EXACT)
        if fields is None or kind in ("sep", "slash", "dash"):
            return f"(?:{body})"
        group = f"g{len(fields)}"
        fields[group] = field, kind
        return f"(?P<{group}>{body})"

    def _words(self, kind):
        if kind not in self.words:
            raise CodebookError(f"time_rules.csv: {{{kind}}} is no class of time_words.csv, no part and no shape")
        return self.words[kind]

    def _preceding(self, context):
        sign, choices = ("<!", context[1:]) if context.startswith("!") else ("<=", context)
        words = []
        for choice in choices.split("/"):
            words += self._words(choice[1:-1]) if choice[0] == "{" else [choice.replace("_", " ")]
        tests = [
            f"(?{sign}{edge}{re.escape(word)}{space})"
            for word in words
            for edge, space in (((r"\b", " "),) if word[-1].isalpha() else (("", ""), ("", " ")))
        ]
        return "".join(tests) if sign == "<!" else "(?:" + "|".join(tests) + ")"

    def _following(self, context):
        sign, words = ("!", context[1:]) if context.startswith("!") else ("=", context)
        tests = []
        for word in words.split("/"):
            if word == "$":
                tests.append(_PUNCTUATION)
            elif word != "^":
                tests.append(self._word(word, None) + ("" if word == "{digit}" or word in ",.;:()" else r"(?!\w)"))
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
            yield choice[place : braced.start()], None, None
        yield "", *braced.groups()
        place = braced.end()
    if place < len(choice):
        yield choice[place:], None, None


def _first(words):
    token = TOKEN.match(words.replace("_", " ")).group()
    return DIGITS if token.isdecimal() else token


def _number(raw, words):
    """The number that digits or number words stand for: "1.500", "hai mươi lăm", "một nửa"; None if they make none."""
    if raw[0].isdecimal():
        thousands = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", raw)
        return float(raw.replace(".", "") if thousands else raw.replace(",", "."))
    total, unit = 0, None
    while raw:
        word = max((word for word in words if raw == word or raw.startswith(word + " ")), key=len)
        raw = raw[len(word) :].lstrip()
        value = words[word]
        if isinstance(value, str) and value.startswith("x"):
            total, unit = total + (1 if unit is None else unit) * int(value[1:]), None
        elif value != "+":
            if unit not in (None, 10):
                return unit if value == unit + 1 and not raw else None
            total, unit = total + (unit or 0), value
    return float(total + (unit or 0))
