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
    YEARS,
    Constraint,
    N,
    day,
    days_since,
    days_until,
    index,
    is_day,
    mask,
    occurrences,
    shares,
    spot,
    spot_of,
    weigh,
    within,
)
from ngoaigiao.sentences import sentence_at

UPPER = 800  # characters from the top; a first day further down is "far": set where the measured shares part
LEADING = 0.9  # judged: the share in which the newest day of the lead counts, not a newer one further down
# The share of the days that no word puts ahead and that lie ahead all the same, where "hôm qua" tells the news or not;
# measured.
AHEAD = {True: np.log(0.12), False: np.log(0.04)}
MONTH_AHEAD = -2.5  # judged: against a month or day with its year that lies ahead, though no word puts it there
CLAUSE = 100  # judged: characters before a date in which a word may put it ahead
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
        *_related(text, reading["passages"], codebook),
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
    plain = [e for e in past if not _is_gone(e, codebook) and not BEHIND.match(text, e.end)]
    past = plain if plain and (all(e.year for e in past) or any(not e.year for e in plain)) else past
    places = {e.start: [dated[e.start][1]] if e.start in dated else occurrences(e, last=True) for e in past}
    standing = f"days named: {_standing(reading, past, expressions, codebook)}"
    weights = _since(codebook, standing, [place for e in past for place in places[e.start]])
    lead = [place for e in past if e.start < LEAD for place in places[e.start]]
    if lead:
        weights = np.logaddexp(np.log(1 - LEADING) + weights, np.log(LEADING) + _since(codebook, standing, lead))
    cost, unmarked = np.zeros(N), AHEAD[standing.endswith("told")]
    for e in {(e.day, e.month): e for e in past}.values():
        until, since = (side(mask(places[e.start])) for side in (days_until, days_since))
        cost += np.where((until > 0) & (until < since), unmarked, 0)
    shown = ", ".join(spot_of(e) for e in past[:4]) + (", …" if len(past) > 4 else "")
    same, next_ = shares(codebook, standing)[1][:2]
    yield Constraint(
        f"days named: {shown}; news comes out on the newest of them ({same:.0%}) or the day after ({next_:.0%})",
        weights + np.maximum(cost, 2 * unmarked),
    )


def _standing(reading, past, expressions, codebook):
    """How the first of the days stands, as the clues "days named: …" of `shares.csv` tell it apart.

    `told`: "hôm qua" or "hôm nay" stands before it and tells the news. `news`: it opens a sentence of the lead ("Ngày
    …", not "Hôm …") or stands there before a verb of saying. `side`: "hôm …", or words before it put it into the
    background ("vụ …", "kể từ"), or it ends its sentence. `far`: it stands far down. `year`: all the days have their
    years, in the text's depth. `gone`: "vừa qua".
    """
    text, first = reading["article"]["text"], past[0]
    if _is_gone(first, codebook):
        return "gone"
    told = any(_is_relative_day(e) and e.shift in (0, -1) and e.start < first.start for e in expressions)
    if all(e.year for e in past) and (told or first.start >= LEAD or len({e.year for e in past}) > 1):
        return "year"
    if told:
        return "told"
    opens = _opens_sentence(reading, first)
    said = world_clues.saying(codebook).match(text, first.end)
    if first.start < LEAD and (said or opens and first.direction != "past"):
        return "news"
    side = first.direction == "past" or (ENDS.match(text, first.end) if first.start < LEAD else opens)
    side = side or _background(codebook).search(_clause_before(text, first))
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


def _since(codebook, clue, places):
    return weigh(codebook, clue, days_since(mask(places)))


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
        clue = "day ahead: sure" if sure else "day ahead: likely"
        until, since = (side(mask(occurrences(e))) for side in (days_until, days_since))
        weights = np.maximum(weigh(codebook, clue, until), weigh(codebook, clue, -since))
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
        since = np.arange(N) - index(date(*_last_month(newest), 1)) - 15
        weights = np.where(since < -18, MONTH_AHEAD, weigh(codebook, "month named", since))
        yield Constraint(f"newest month named with its year: {spot_of(newest)}", weights)
        alone = [e for e in alone if (e.end_year or e.year) > _last_month(newest)[0]]
    if alone:
        newest = max(alone, key=lambda e: e.end_year or e.year)
        kind = "lead" if newest.start < LEAD else "past"
        weights = _by_year(codebook, f"year named: {kind}", newest.end_year or newest.year)
        yield Constraint(f"newest year named: {spot_of(newest)}", weights)
    coming = [e for e in coming if not e.month]
    if coming:
        next_ = min(coming, key=lambda e: e.year)
        yield Constraint(f"{spot_of(next_)} is put ahead", _by_year(codebook, "year named: ahead", next_.year))


def _last_month(e):
    return e.end_year or e.year, e.end_month or e.month


def _by_year(codebook, clue, year):
    return weigh(codebook, clue, _calendar_years() - year)


@functools.cache
def _calendar_years():
    return np.array([day(place).year for place in range(N)])


def _related(text, passages, codebook):
    """Headlines of other articles behind the body, each with its day in brackets.

    Those on the same matter stand the newest first, and the site adds newer ones; above them may stand those to which
    the article itself is linked, which are older than it is.
    """
    stamps = []
    for row in passages:
        match = row["role"] in ("teaser", "furniture") and OLDER.search(text, row["start"], row["end"])
        if match:
            try:
                stamps.append((date(int(match.group(3)), int(match.group(2)), int(match.group(1))), match))
            except ValueError:
                continue
    rise = [place for place in range(1, len(stamps)) if stamps[place][0] > stamps[place - 1][0]]
    linked = len(stamps) if len(stamps) == 1 else rise[0] if rise else 0
    for clue, part in (("listed before", stamps[:linked]), ("listed", stamps[linked:])):
        if part:
            newest, match = max(part, key=lambda stamp: stamp[0])
            listed = f"{match.group()} [{match.start()}:{match.end()}]"
            kind = "older articles" if clue == "listed before" else "other articles on the matter"
            yield Constraint(f"{kind} are listed up to {listed}", weigh(codebook, clue, np.arange(N) - index(newest)))
