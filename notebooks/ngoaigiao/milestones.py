"""Where a text names an event whose day the codebook knows (`milestones.csv`)."""
import functools
import re
from dataclasses import dataclass

import ahocorasick

GAP = " * "  # in a phrase: up to three words
_BETWEEN = r"\W+(?:\w+\W+){0,3}?"
_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_MOVED = {
    old: new for old, new in zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(), "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
    )
}


@dataclass(frozen=True)
class Naming:
    """A phrase of the text, start to end, and the rows of `milestones.csv` that it may name, the oldest first."""

    start: int
    end: int
    rows: tuple


def find(text, spans, codebook):
    """The namings of milestones inside `spans`, in order of start; where two overlap, the longer."""
    automaton, plain, found = _automaton(codebook), _plain(text), []
    for start, end in spans:
        for last, phrases in automaton.iter(plain, start, end):
            for length, regex, rows in phrases:
                match = regex.match(plain, last + 1 - length, end)
                if match:
                    found.append(Naming(match.start(), match.end(), rows))
    kept = []
    for naming in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(naming.end <= other.start or other.end <= naming.start for other in kept):
            kept.append(naming)
    return sorted(kept, key=lambda one: one.start)


def _plain(text):
    """`text` in small letters and with the tone on the first vowel ("hoà" as "hòa"), character for character."""
    lower = text.lower()
    return _TONE.sub(lambda match: _MOVED[match.group()], lower if len(lower) == len(text) else text)


@functools.cache
def _automaton(codebook):
    """The phrases by their first words, as {words: [(length of the words, regex of the phrase, rows)]}."""
    named = {}
    for row in sorted(codebook["milestones"], key=lambda row: row["date"]):
        for phrase in row["phrases"]:
            named.setdefault(_plain(phrase), []).append(row)
    first = {}
    for phrase, rows in named.items():
        pieces = phrase.split(GAP)
        regex = re.compile(r"(?<!\w)" + _BETWEEN.join(map(re.escape, pieces)) + r"(?!\w)")
        first.setdefault(pieces[0], []).append((len(pieces[0]), regex, tuple(rows)))
    automaton = ahocorasick.Automaton()
    for words, phrases in first.items():
        automaton.add_word(words, phrases)
    automaton.make_automaton()
    return automaton
