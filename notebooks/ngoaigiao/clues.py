"""What a text tells of the day on which it was published: each clue as a constraint on the candidate days."""
import functools
import re
from datetime import date

import numpy as np

from ngoaigiao import milestones, world_clues
from ngoaigiao.patterns import any_case, time_words
from ngoaigiao.publication_days import (
    CLAUSE_END, FAR, FLOOR, LEAD, N, YEARS, Constraint, day, days_since, days_until, index, is_day, mask, occurrences,
    spot, spot_of, within,
)

# How many days the newest day that an article names lies before publication: the share of the articles of each gap,
# where the lead names a day, where only the rest does, and where that gives every day its year; measured on the dated
# articles of the corpus.
GAPS = {
    "lead": (0.54, 0.29, 0.06, 0.03, 0.015, 0.006, 0.004, 0.003),
    "rest": (0.35, 0.25, 0.08, 0.035, 0.028, 0.022, 0.016, 0.009),
    "year": (0.08, 0.07, 0.025, 0.02, 0.015, 0.012, 0.01, 0.008),
}
LEADING = 0.8  # the share in which the newest day of the lead counts, not a newer one further down
AHEAD = np.log(0.02)  # the share of the days that no word puts ahead and that lie ahead all the same
YEAR_AHEAD = -1.3  # a year, or a month with its year, that lies ahead
YEAR_FADES, YEAR_FLOOR = -0.9, -2.6  # the power by which articles thin out with the days since the newest year named
CLAUSE = 100  # characters before a date in which a word may put it ahead
BESIDE = re.compile(r"\s*[(,:]?\s*(?:tức|ngày|tức ngày)?\s*")
OLDER = re.compile(r"\((\d{1,2})/(\d{1,2})/(\d{4})\)\s*$")


def constraints(reading, expressions, codebook):
    """All constraints of one article, in the order in which an argument tells them; none if it tells nothing."""
    text = reading["article"]["text"]
    dated, worldly = world_clues.constraints(reading, expressions, codebook)
    stated = list(_stated(text, expressions))
    told = [
        *stated,
        *([] if stated else _named_days(text, expressions, dated, codebook)),
        *_ahead(text, expressions, codebook),
        *_weekdays(text, expressions),
        *worldly,
        *_years(text, expressions, codebook),
        *_related(text, reading["passages"]),
    ]
    return [*told, _known(codebook)] if told else []


@functools.cache
def _known(codebook):
    newest = max((row["date"] for row in codebook["milestones"]), default=date(YEARS[-1], 1, 1))
    return Constraint(f"the codebook knows the world up to {newest}", within(0, index(newest) + 366, -4.0))


def _stated(text, expressions):
    """"Hôm qua (14/10)": a day reckoned from publication beside its date."""
    for one, two in zip(expressions, expressions[1:]):
        if not BESIDE.fullmatch(text, one.end, two.start):
            continue
        for near, calendar in ((one, two), (two, one)):
            if _is_relative_day(near) and is_day(calendar):
                fixed = mask(place - near.shift for place in occurrences(calendar))
                off = np.minimum(days_since(fixed), days_until(fixed))
                weights = np.where(off == 0, 0.0, np.where(off == 1, -5.0, 1.5 * FLOOR))
                says = f"{spot(text, one.start, two.end)}: {calendar.text} is {_relation(near.shift)} of publication"
                yield Constraint(says, weights, "stated")


def _is_relative_day(e):
    return e.sense == "shift" and e.unit == "D" and e.shift is not None and not e.from_text


def _relation(shift):
    if shift == 0:
        return "the day"
    return f"{abs(shift)} day{'s' * (abs(shift) > 1)} {'before' if shift < 0 else 'after'} that"


def _named_days(text, expressions, dated, codebook):
    """The newest day that the text names as past: one that no word puts ahead, and not of an occasion foreknown.

    A day that names an old event ("vụ 11/9") is no news, unless the lead tells it as past ("hôm 11/9").
    """
    bywords = milestones.bywords(codebook)
    days = [e for e in expressions if is_day(e)]
    first = {(e.day, e.month): e for e in reversed(days)}
    ahead = {day for day, e in first.items() if _points_ahead(text, e, codebook)}
    past = [e for e in days if (e.day, e.month) not in ahead and (
        (e.day, e.month) not in bywords or e.start < LEAD and e.direction == "past" and not e.year)]
    sure = [e for e in past if e.start not in dated or all(row["kind"] != "occasion" for row in dated[e.start][0])]
    past = sure or past
    if not past:
        return
    places = {e.start: [dated[e.start][1]] if e.start in dated else occurrences(e, last=True) for e in past}
    gaps = GAPS["lead" if past[0].start < LEAD else "year" if all(e.year for e in past) else "rest"]
    shares = _thinning(gaps)
    weights = _gap_weights(shares, [place for e in past for place in places[e.start]])
    lead = [place for e in past if e.start < LEAD for place in places[e.start]]
    if lead:
        weights = np.logaddexp(np.log(1 - LEADING) + weights, np.log(LEADING) + _gap_weights(shares, lead))
    cost = np.zeros(N)
    for e in {(e.day, e.month): e for e in past}.values():
        until, since = (side(mask(places[e.start])) for side in (days_until, days_since))
        cost += np.where((until > 0) & (until < since), AHEAD, 0)
    shown = ", ".join(spot_of(e) for e in past[:4]) + (", …" if len(past) > 4 else "")
    yield Constraint(
        f"days named: {shown}; news comes out on the newest of them ({gaps[0]:.0%}) or the day after ({gaps[1]:.0%})",
        weights + np.maximum(cost, 2 * AHEAD),
    )


def _gap_weights(shares, places):
    return np.maximum(np.log(shares / shares[0]), FLOOR)[np.minimum(days_since(mask(places)), N - 1)]


def _thinning(gaps):
    """The shares of every gap: the measured ones, and the rest thinning out with the distance."""
    further = np.arange(len(gaps), N)
    return np.concatenate([gaps, (1 - sum(gaps)) / np.log(N / len(gaps)) / further])


def _points_ahead(text, expression, codebook):
    """Whether the words put a day ahead: "tới" behind it, "sẽ" or "dự kiến" before it, or a limit ("trước", "đến")."""
    if expression.direction:
        return expression.direction == "future"
    before = CLAUSE_END.split(text[max(0, expression.start - CLAUSE):expression.start])[-1]
    leaning = [cue.lastgroup for cue in _leaning(codebook).finditer(before)]
    return bool(leaning) and leaning[-1] == "ahead"


@functools.cache
def _leaning(codebook):
    ahead, behind = (rf"\b{time_words(codebook, kind)}\b" for kind in ("ahead", "behind"))
    return any_case(rf"(?P<ahead>{ahead}|\b(?:trước|đến|tới)\s*\Z)|(?P<behind>{behind})")


def _ahead(text, expressions, codebook):
    """"26/11 tới" lies ahead, and not far; what "sẽ" or "dự kiến" puts ahead mostly does."""
    told = set()
    for e in expressions:
        if is_day(e) and (e.day, e.month) not in told and _points_ahead(text, e, codebook):
            told.add((e.day, e.month))
            until, since = (side(mask(occurrences(e))) for side in (days_until, days_since))
            sure = e.direction == "future"
            near = np.where(until <= 60, 0.0, np.where(until <= 200, -1.5, -4.0))
            weights = np.where(since <= 3, -2.5 if sure else -0.7, near)
            yield Constraint(f"{spot_of(e)} lies ahead" if sure else f"{spot_of(e)} is put ahead", weights)


def _weekdays(text, expressions):
    """"Thứ Ba 30/3": the years in which that day is that weekday."""
    pairs = [(e, e, e.weekday) for e in expressions if is_day(e) and e.weekday]
    for one, two in zip(expressions, expressions[1:]):
        if BESIDE.fullmatch(text, one.end, two.start):
            pairs += [
                (one, dated, named.weekday) for named, dated in ((one, two), (two, one))
                if named.sense == "weekday" and named.weekday and is_day(dated)
            ]
    for first, e, weekday in pairs:
        right = [place for place in occurrences(e) if day(place).isoweekday() == weekday]
        wrong = [place for place in occurrences(e) if day(place).isoweekday() != weekday]
        near = [np.minimum(days_since(mask(places)), days_until(mask(places))) for places in (right, wrong)]
        years = sorted({day(place).year for place in right if 0 <= place < N})
        words = spot(text, min(first.start, e.start), max(first.end, e.end))
        yield Constraint(f"{words} falls on that weekday in {_listed(years)}", np.where(near[0] <= near[1], 0.0, -3.5))


def _listed(years):
    if len(years) < 6:
        return ", ".join(map(str, years))
    return f"{len(years)} years ({years[0]}, {years[1]}, …, {years[-1]})"


def _years(text, expressions, codebook):
    """The newest month with its year, or year: published then or later, seldom much later."""
    named = [e for e in expressions if e.sense == "calendar" and e.year in YEARS and not e.day and not e.end_year]
    named = [e for e in named if not _points_ahead(text, e, codebook)]
    if not named:
        return
    marked, ahead = np.zeros(N, dtype=bool), np.zeros(N)
    for e in named:
        first, last = _period(e)
        marked |= within(first, last, 1) == 0
        ahead += np.where(np.arange(N) < first, YEAR_AHEAD, 0)
    newest = max(named, key=lambda e: (e.year, e.month or 0))
    since = days_since(marked)
    weights = np.where(since < FAR, np.maximum(YEAR_FADES * np.log1p(since / 60), YEAR_FLOOR), 0)
    yield Constraint(f"newest year named: {spot_of(newest)}", weights + np.maximum(ahead, 2 * YEAR_AHEAD))


def _period(e):
    """(first, last) place of a month of a year; of a year alone with the year after, when it is named as often."""
    if e.month:
        return index(date(e.year, e.month, 1)), index(date(e.year, e.month, 28)) + 3
    return index(date(e.year, 1, 1)), index(date(e.year + 1, 12, 31))


def _related(text, passages):
    """Headlines of other articles behind the body, each with its day in brackets: published about the newest."""
    stamps = []
    for row in passages:
        match = row["role"] in ("teaser", "furniture") and OLDER.search(text, row["start"], row["end"])
        if match:
            try:
                stamps.append((date(int(match.group(3)), int(match.group(2)), int(match.group(1))), match))
            except ValueError:
                continue
    if stamps:
        newest, match = max(stamps, key=lambda stamp: stamp[0])
        since = np.arange(N) - index(newest)
        after, before = np.maximum(since, 0), np.maximum(-since, 0)
        weights = np.where(since < 0, -1.0 - 0.5 * np.log1p(before / 7), -0.5 * np.log1p(after / 3))
        listed = f"{match.group()} [{match.start()}:{match.end()}]"
        yield Constraint(f"other articles on the matter are listed up to {listed}", weights)
