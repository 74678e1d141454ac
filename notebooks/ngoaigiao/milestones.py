"""Where a text names an event whose day the codebook knows (`milestones.csv`).

A phrase stands for itself, in any case and with the tone on either vowel ("hoà", "hòa"); ` * ` in it is up to five
words. One that ends in ` @` names its event only where its sentence or one next to it names a day of the event, or its
month as past ("hồi tháng 3").
"""

import functools
import re
from dataclasses import dataclass
from datetime import date

import ahocorasick

from ngoaigiao.patterns import old_tones
from ngoaigiao.publication_days import is_day, is_past_month
from ngoaigiao.sentences import sentence_at

GAP, DATED = " * ", " @"
_BETWEEN = r"\W+(?:\w+\W+){0,5}?"


@dataclass(frozen=True)
class Naming:
    """A phrase of the text, start to end, and the rows of `milestones.csv` that it may name, the oldest first.

    dated: it names them only by the day beside it.
    """

    start: int
    end: int
    rows: tuple
    dated: bool


def find(text, spans, expressions, codebook):
    """The namings of milestones inside `spans`, in order of start; where two overlap, the longer."""
    automaton, plain, found = _automaton(codebook), old_tones(text), []
    days = [e for e in expressions if is_day(e) or is_past_month(e)]
    beside = [around(spans, e) for e in days]
    for start, end in spans:
        near = [e for e, (first, last) in zip(days, beside) if first <= start < last]
        for last, phrases in automaton.iter(plain, start, end):
            begin = last + 1 - phrases[0][0]
            if _in_word(plain, begin - 1) or last + 1 < end and _in_word(plain, last + 1):
                continue
            rest = plain[last + 1 : end]
            for _, pieces, rows, dated in phrases:
                match = all(piece in rest for piece in pieces[1:]) and _regex(pieces).match(plain, begin, end)
                if match and dated:
                    rows = tuple(row for row in rows if any(covers(row, e) for e in near))
                if match and rows:
                    found.append(Naming(match.start(), match.end(), rows, dated))
    kept = []
    for naming in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(naming.end <= other.start or other.end <= naming.start or naming.rows != other.rows for other in kept):
            kept.append(naming)
    return sorted(kept, key=lambda one: (one.start, one.end))


def _in_word(text, place):
    return place >= 0 and (text[place].isalnum() or text[place] == "_")


def around(sentences, expression):
    """(start, end) of the sentence of an expression with the one before and the one after it."""
    place = sentence_at(sentences, expression.start)
    return sentences[max(place - 1, 0)][0], sentences[min(place + 1, len(sentences) - 1)][1]


def covers(row, expression):
    """Whether a calendar day or month, of any year if it names none, is a day or month of the milestone."""
    if not expression.day:
        first = row["date"]
        return expression.month == first.month and expression.year in (None, first.year)
    for year in {row["date"].year, (row["until"] or row["date"]).year}:
        try:
            day = date(expression.year or year, expression.month, expression.day)
        except ValueError:
            continue
        if row["date"] <= day <= (row["until"] or row["date"]):
            return True
    return False


@functools.cache
def bywords(codebook):
    """The days, as (day, month), by which events are called: "vụ 11/9"."""
    return {
        (row["date"].day, row["date"].month)
        for row in codebook["milestones"]
        if row["kind"] in ("event", "lasting") and f"vụ {row['date'].day}/{row['date'].month}" in row["phrases"]
    }


@functools.cache
def _automaton(codebook):
    """The phrases by their first words, as {words: [(their length, pieces of the phrase, rows, needs a day)]}."""
    named = {}
    for row in sorted(codebook["milestones"], key=lambda row: row["date"]):
        for phrase in {old_tones(phrase): None for phrase in row["phrases"]}:
            named.setdefault(phrase, []).append(row)
    first = {}
    for phrase, rows in named.items():
        dated = phrase.endswith(DATED)
        pieces = tuple(phrase.removesuffix(DATED).split(GAP))
        first.setdefault(pieces[0], []).append((len(pieces[0]), pieces, tuple(rows), dated))
    automaton = ahocorasick.Automaton()
    for words, phrases in first.items():
        automaton.add_word(words, phrases)
    automaton.make_automaton()
    return automaton


@functools.cache
def _regex(pieces):
    """What a phrase looks like in a text; compiled when its first words come up, for few of them ever do."""
    return re.compile(r"(?<!\w)" + _BETWEEN.join(map(re.escape, pieces)) + r"(?!\w)")
