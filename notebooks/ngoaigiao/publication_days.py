"""The days on which an article may have been published: each constraint weighs them, the weights add up to a window."""

import functools
import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date

import numpy as np

FIRST, LAST = date(1995, 1, 1), date(2035, 12, 31)
N = LAST.toordinal() - FIRST.toordinal() + 1
YEARS = range(FIRST.year, LAST.year + 1)
SURE = 0.95  # the share of all weight that the window holds
# Where years compete, the likeliest week or month is the answer if it holds so much of the weight. On dated articles of
# other outlets seven narrow windows are then right for one that is wrong; at 0.5 nine, and one in thirty has none.
LIKELY = 0.42
WEEK, MONTH = 8, 31  # days; a week's window ends on the weekday on which it begins
RIVAL = -3.0  # a day is open as long as it has lost less than this
TELLING = -1.0  # what a constraint takes from an open day at least, if the argument is to tell it
FAR = 10 * N
LEAD = 350  # characters from the top in which an article tells its news
FLOOR = -11.0  # the least that a day or an event weighs: now and then it has nothing to do with publication
CLAUSE_END = re.compile(r"[.;!?\n“”]")


@dataclass(frozen=True)
class Constraint:
    """What one piece of evidence says. says: in words, with its spans or codebook rows.

    weights: for each candidate day the natural logarithm of how well the day agrees, 0 where fully, below where less.
    how: `stated` where words fix the day itself, else `inferred`.
    """

    says: str
    weights: np.ndarray
    how: str = "inferred"


def index(day):
    """The place of `day` among the candidates; outside them a place before 0 or after the last."""
    return day.toordinal() - FIRST.toordinal()


def day(place):
    """The day at a place among the candidates."""
    return date.fromordinal(FIRST.toordinal() + int(place))


def within(first, last, outside):
    """Weights: 0 from place `first` to place `last`, `outside` elsewhere."""
    weights = np.full(N, float(outside))
    weights[max(first, 0) : max(last + 1, 0)] = 0
    return weights


def mask(places):
    """True at the places that lie among the candidates."""
    marked = np.zeros(N, dtype=bool)
    marked[[place for place in places if 0 <= place < N]] = True
    return marked


def days_since(marked):
    """For each candidate the days since the last marked one; FAR before the first."""
    places = np.arange(N)
    last = np.maximum.accumulate(np.where(marked, places, -FAR))
    return np.minimum(places - last, FAR)


def days_until(marked):
    """For each candidate the days until the next marked one; FAR after the last."""
    return days_since(marked[::-1])[::-1]


@functools.cache
def shares(codebook, clue):
    """(distances, shares) of a clue in `shares.csv`, by which articles lie so far from what the clue names."""
    rows = [row for row in codebook["shares"] if row["clue"] == clue]
    return tuple(np.array([float(row[column]) for row in rows]) for column in ("distance", "share"))


def weigh(codebook, clue, distances):
    """Weights of the candidates from their distances: the logarithm of the share, 0 at the likeliest, at least FLOOR.

    Between two rows the logarithm is interpolated on a scale on which near distances lie wide apart.
    """
    known, share = shares(codebook, clue)
    return np.maximum(np.interp(_scale(distances), _scale(known), np.log(share / share.max())), FLOOR)


def _scale(distances):
    return np.sign(distances) * np.log1p(np.abs(distances))


def spot(text, start, end):
    """Words of the text and where they stand, as an argument shows them."""
    return f"“{' '.join(text[start:end].split())}” [{start}:{end}]"


def spot_of(expression):
    """The words of a time expression and where they stand."""
    return f"“{expression.text}” [{expression.start}:{expression.end}]"


def is_day(expression):
    """Whether a time expression names a day of the calendar, with or without its year."""
    return expression.sense == "calendar" and expression.day and expression.month and not expression.year_shift


def is_past_month(expression):
    """Whether a time expression names a month that is over: "hồi tháng 3"."""
    month = expression.sense == "calendar" and expression.month and not expression.day and not expression.year_shift
    return bool(month) and expression.direction == "past"


def occurrences(expression, last=False):
    """The days that a calendar day may be, one a year if the year is open, as places among the candidates."""
    day, month = expression.day, expression.month
    if last and expression.end_day:
        day, month = expression.end_day, expression.end_month or month
    years = [expression.year] if expression.year else YEARS
    return [index(date(year, month, day)) for year in years if (day, month) != (29, 2) or isleap(year)]


def window(constraints):
    """(first, last, share): the narrowest run of candidates that holds SURE of the weight of all, and what it holds.

    Where that run is longer than a week, the likeliest week, or else the likeliest month, is taken instead if it holds
    LIKELY of the weight: the rest is spread over other years or further weeks.
    """
    total = sum(constraint.weights for constraint in constraints)
    share = np.exp(total - total.max())
    share /= share.sum()
    first, last = _narrowest(share)
    for length in (WEEK, MONTH):
        if last - first < length:
            break
        runs = np.convolve(share, np.ones(length), "valid")
        start = int(runs.argmax())
        if runs[start] >= LIKELY:
            first, last = (start + place for place in _narrowest(share[start : start + length]))
            break
    return first, last, float(share[first : last + 1].sum())


def argument(constraints, first, last):
    """The constraints that the window rests on: each rules out days which those before it leave open."""
    open_, kept = np.zeros(N), []
    for constraint in constraints:
        weights = constraint.weights - constraint.weights[first : last + 1].max()
        rivals = open_ > RIVAL
        rivals[first : last + 1] = False
        if (weights[rivals] < TELLING).any():
            kept.append(constraint)
            open_ = open_ + weights
    return kept


def _narrowest(share):
    below = np.concatenate([[0.0], np.cumsum(share / share.sum())])
    n = len(share)
    ends = np.searchsorted(below, below[:-1] + SURE - 1e-9)
    widths = np.where(ends <= n, ends - np.arange(n), FAR)
    narrow = np.flatnonzero(widths == widths.min())
    held = below[ends[narrow]] - below[narrow]
    first = int(narrow[held.argmax()])
    return first, int(ends[first]) - 1
