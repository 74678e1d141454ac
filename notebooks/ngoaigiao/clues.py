"""What a text tells of the day on which it was published: each clue as a constraint on the candidate days."""

import functools
import re
from datetime import date

import numpy as np

from ngoaigiao import milestones, world_clues
from ngoaigiao.patterns import any_case, time_words
from ngoaigiao.publication_days import (
    CLAUSE_END,
    FLOOR,
    LEAD,
    N,
    YEARS,
    Constraint,
    day,
    days_since,
    days_until,
    index,
    is_day,
    mask,
    occurrences,
    spot,
    spot_of,
    within,
)
from ngoaigiao.sentences import sentence_at

# How many days the newest day that an article names lies before publication: the share of the articles of each gap, by
# how the first of its days stands (`_standing`); measured on 1,600 dated articles of the corpus.
GAPS = {
    "news": (0.66, 0.285, 0.027, 0.008, 0.005, 0.002, 0.001, 0.001),
    "plain": (0.53, 0.29, 0.07, 0.03, 0.015, 0.015, 0.004, 0.003),
    "side": (0.37, 0.335, 0.075, 0.05, 0.025, 0.012, 0.012, 0.01),
    "far": (0.27, 0.33, 0.11, 0.04, 0.05, 0.04, 0.01, 0.01),
    "far side": (0.15, 0.23, 0.11, 0.045, 0.035, 0.03, 0.02, 0.015),
    "year": (0.07, 0.11, 0.03, 0.03, 0.03, 0.02, 0.015, 0.01),
    "gone": (0.01, 0.04, 0.09, 0.12, 0.10, 0.11, 0.09, 0.06),
}
UPPER = 800  # characters from the top; a first day further down is "far"
LEADING = 0.9  # the share in which the newest day of the lead counts, not a newer one further down
AHEAD = np.log(0.04)  # the share of the days that no word puts ahead and that lie ahead all the same
# The share of articles of each number of days from publication to a day named ahead, points between which the logarithm
# is interpolated: `sure` by its own words ("26/11 tới"), `likely` by a word before it ("sẽ"). Measured, as is the next.
COMING = {
    "sure": (
        (-4000, -60, -2, -1, 0, 1, 2, 3, 4, 6, 9, 15, 20, 60, 150, 4000),
        (1e-7, 0.0003, 0.003, 0.012, 0.012, 0.06, 0.10, 0.15, 0.10, 0.07, 0.035, 0.015, 0.012, 0.003, 0.0012, 1e-7),
    ),
    "likely": (
        (-4000, -60, -9, -2, -1, 0, 1, 2, 3, 4, 7, 10, 20, 60, 140, 4000),
        (1e-7, 0.0005, 0.002, 0.012, 0.05, 0.145, 0.17, 0.10, 0.06, 0.06, 0.03, 0.02, 0.006, 0.002, 0.0004, 1e-7),
    ),
}
# The share of articles of each year since the newest month or day that they name with its year, and the weight of those
# before it; and of each calendar year from the newest year that they name alone, in the lead (`lead`) or not (`past`),
# or from the next that words put ahead: the years from the first number on; the outer shares hold for each beyond.
MONTH_SHARES = (0.48, 0.25, 0.11, 0.05, 0.025, 0.015)
MONTH_AHEAD = -2.5
YEAR_SHARES = {
    "past": (-4, (0.005, 0.016, 0.014, 0.037, 0.10, 0.19, 0.155, 0.105, 0.06, 0.045, 0.045, 0.037, 0.018)),
    "lead": (-3, (0.01, 0.012, 0.12, 0.31, 0.19, 0.12, 0.03, 0.02)),
    "ahead": (-5, (0.025, 0.05, 0.08, 0.10, 0.17, 0.23, 0.06, 0.04, 0.01)),
}
CLAUSE = 100  # characters before a date in which a word may put it ahead
BESIDE = re.compile(r"\s*[(,:]?\s*(?:tức|ngày|tức ngày)?\s*")
REACHED = re.compile(r"\W*(?:đến|tới)\s*", re.IGNORECASE)  # "Đến ngày 21/5, …" goes on with the story
# Behind a day that is no news: the credit of a photograph, or the second day of "từ 5/11 đến 2/12".
BEHIND = re.compile(r"[^.\n]{0,3}\.?\s?\(?(?:Ảnh|Nguồn)\b|\s*(?:cho\s+)?(?:đến|tới)\s+(?:\w+\s+){0,2}\d")
ENDS = re.compile(r"\s*[.\n”\"]")
OLDER = re.compile(r"\((\d{1,2})/(\d{1,2})/(\d{4})\)\s*$")


def constraints(reading, expressions, codebook):
    """All constraints of one article, in the order in which an argument tells them; none if it tells nothing."""
    text = reading["article"]["text"]
    dated, worldly = world_clues.constraints(reading, expressions, codebook)
    stated = list(_stated(text, expressions))
    told = [
        *stated,
        *([] if stated else _named_days(reading, expressions, dated, codebook)),
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
    """ "Hôm qua (14/10)": a day reckoned from publication beside its date."""
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


def _named_days(reading, expressions, dated, codebook):
    """The newest day that the text names as past: one that no word puts ahead, and not of an occasion foreknown.

    A day that names an old event ("vụ 11/9") is no news, unless the lead tells it as past ("hôm 11/9").
    """
    text, bywords = reading["article"]["text"], milestones.bywords(codebook)
    days = [e for e in expressions if is_day(e)]
    first = {(e.day, e.month): e for e in reversed(days)}
    ahead = {day for day, e in first.items() if _points_ahead(text, e, codebook)}
    past = [
        e
        for e in days
        if (e.day, e.month) not in ahead
        and ((e.day, e.month) not in bywords or e.start < LEAD and e.direction == "past" and not e.year)
    ]
    past = [e for e in past if not _is_foreknown(reading, e, dated)] or past
    if not past:
        return
    past = [e for e in past if not _is_gone(e, codebook) and not BEHIND.match(text, e.end)] or past
    places = {e.start: [dated[e.start][1]] if e.start in dated else occurrences(e, last=True) for e in past}
    gaps = GAPS[_standing(reading, past, expressions, codebook)]
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


def _standing(reading, past, expressions, codebook):
    """How the first of the days stands, a key of GAPS.

    `news`: it opens a sentence of the lead ("Ngày …", not "Hôm …") or stands there before a verb of saying. `side`:
    "hôm …", or words before it put it into the background ("vụ …", "kể từ"), or it ends its sentence; not where "hôm
    qua" or "hôm nay" comes before. `far`: it stands far down. `year`: all the days have their years. `gone`: "vừa qua".
    """
    text, first = reading["article"]["text"], past[0]
    if _is_gone(first, codebook):
        return "gone"
    if all(e.year for e in past) and (first.start >= LEAD or len({e.year for e in past}) > 1):
        return "year"
    opens = _opens_sentence(reading, first)
    said = world_clues.saying(codebook).match(text, first.end)
    if first.start < LEAD and (said or opens and first.direction != "past"):
        return "news"
    today = any(_is_relative_day(e) and e.shift in (0, -1) and e.start < first.start for e in expressions)
    side = first.direction == "past" or (ENDS.match(text, first.end) if first.start < LEAD else opens)
    side = not today and (side or _background(codebook).search(_clause_before(text, first)))
    if first.start >= UPPER:
        return "far side" if side else "far"
    return "side" if side else "plain"


def _is_foreknown(reading, e, dated):
    """Whether a day is that of an occasion, and no word or place in its sentence tells that it is over."""
    rows = dated[e.start][0] if e.start in dated else ()
    told = e.direction == "past" or _opens_sentence(reading, e)
    return any(row["kind"] == "occasion" for row in rows) and not told


def _opens_sentence(reading, e):
    sentences = reading["sentences"]
    return e.start - sentences[sentence_at(sentences, e.start)][0] < 3


def _clause_before(text, expression):
    return CLAUSE_END.split(text[max(0, expression.start - CLAUSE) : expression.start])[-1]


@functools.cache
def _background(codebook):
    words = "|".join(time_words(codebook, kind) for kind in ("background", "side", "behind"))
    heads = time_words(codebook, "event_head")
    return any_case(rf"\b(?:{words})\b|\b{heads}\s+(?:\w+\s+){{0,6}}\Z")


def _is_gone(e, codebook):
    """Whether words behind a day say that it is over, as of none of the last days: "ngày 9/5 vừa qua"."""
    return e.direction == "past" and _gone(codebook).search(e.text)


@functools.cache
def _gone(codebook):
    return any_case(rf"\b{time_words(codebook, 'past')}\Z")


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
    before = _clause_before(text, expression)
    leaning = [cue.lastgroup for cue in _leaning(codebook).finditer(before)]
    return bool(leaning) and leaning[-1] == "ahead" and not REACHED.fullmatch(before)


@functools.cache
def _leaning(codebook):
    ahead, behind = (rf"\b{time_words(codebook, kind)}\b" for kind in ("ahead", "behind"))
    return any_case(rf"(?P<ahead>{ahead}|\b(?:trước|đến|tới)\s*\Z)|(?P<behind>{behind})")


def _ahead(text, expressions, codebook):
    """ "26/11 tới" lies ahead, and not far; what "sẽ" or "dự kiến" puts ahead mostly does, or is the day itself."""
    days = {(e.day, e.month): e for e in reversed(expressions) if is_day(e) and _points_ahead(text, e, codebook)}
    for e in reversed(days.values()):
        sure = e.direction == "future"
        distances, shares = COMING["sure" if sure else "likely"]
        until, since = (side(mask(occurrences(e))) for side in (days_until, days_since))
        weights = np.log(shares / np.max(shares))
        weights = np.maximum(np.interp(until, distances, weights), np.interp(-since, distances, weights))
        says = f"{spot_of(e)} lies ahead" if sure else f"{spot_of(e)} is put ahead"
        yield Constraint(says, weights / np.sqrt(len(days)))


def _weekdays(text, expressions):
    """ "Thứ Ba 30/3": the years in which that day is that weekday."""
    pairs = [(e, e, e.weekday) for e in expressions if is_day(e) and e.weekday]
    for one, two in zip(expressions, expressions[1:]):
        if BESIDE.fullmatch(text, one.end, two.start):
            pairs += [
                (one, dated, named.weekday)
                for named, dated in ((one, two), (two, one))
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
    """The newest month or day with its year, the newest year alone, and the next year that lies ahead."""
    dated = [e for e in expressions if e.sense == "calendar" and e.year in YEARS and (e.end_year or e.year) in YEARS]
    coming = [e for e in dated if _points_ahead(text, e, codebook)]
    ahead = {(e.year, e.month) for e in coming}
    named = [e for e in dated if (e.year, e.month) not in ahead]
    if not any(is_day(e) and not e.year for e in expressions):
        named = [e for e in named if not e.day]  # the days themselves tell it
    months, alone = [e for e in named if e.month], [e for e in named if not e.month]
    if months:
        newest = max(months, key=_last_month)
        since = (np.arange(N) - index(date(*_last_month(newest), 1)) - 15) / 365.25
        weights = np.interp(since, np.arange(len(MONTH_SHARES)) + 0.5, np.log(MONTH_SHARES))
        weights = np.where(since < -0.05, MONTH_AHEAD, weights - weights.max())
        yield Constraint(f"newest month named with its year: {spot_of(newest)}", weights)
        alone = [e for e in alone if (e.end_year or e.year) > _last_month(newest)[0]]
    if alone:
        newest = max(alone, key=lambda e: e.end_year or e.year)
        kind = "lead" if newest.start < LEAD else "past"
        yield Constraint(f"newest year named: {spot_of(newest)}", _by_year(newest.end_year or newest.year, kind))
    coming = [e for e in coming if not e.month]
    if coming:
        next_ = min(coming, key=lambda e: e.year)
        yield Constraint(f"{spot_of(next_)} is put ahead", _by_year(next_.year, "ahead"))


def _last_month(e):
    return e.end_year or e.year, e.end_month or e.month


def _by_year(year, kind):
    """Weights: the logarithms of YEAR_SHARES by calendar year, 0 at the likeliest."""
    first, shares = YEAR_SHARES[kind]
    return np.log(shares / np.max(shares))[np.clip(_calendar_years() - year - first, 0, len(shares) - 1)]


@functools.cache
def _calendar_years():
    return np.array([day(place).year for place in range(N)])


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
