"""What a text tells of its publication by the world it names: events, and who holds which office."""

import functools
import re
from datetime import date

import numpy as np

from ngoaigiao import milestones
from ngoaigiao.patterns import EXACT, any_case, any_of, time_words
from ngoaigiao.publication_days import (
    CLAUSE_END,
    FAR,
    FLOOR,
    LEAD,
    YEARS,
    Constraint,
    N,
    day,
    index,
    is_day,
    is_past_month,
    occurrences,
    shares,
    spot,
    spot_of,
    weigh,
    within,
)

FRESH = ("event", "lasting", "occasion")  # kinds of milestones whose naming tells how fresh they are
# Against a day before an event that the text names more than once or in its lead, or another; -5 and -4 do no better.
EARLY = {True: -4.0, False: -3.0}
NAME_FADES = -0.4  # judged: the power by which articles thin out with the days since names that came into use on a day
LASTING = 10  # judged: an event that lasts is as fresh after ten days of it as another after one
OLD = 300  # judged, days: a day without its year is seldom older
NEAR = 60  # judged: characters between a milestone and a measure of time that reckons from it; right beside it, a third
UNTOLD = -3.0  # judged: against a day that the words before exclude
BEFORE_NAME = 45  # characters before a name in which its title and what modifies it stand
BREAK = re.compile(r"[.;:\n“”\"()]|,(?!\s*(?:ông|bà)(?!\w))|(?<!\w)(?:của|và|với|cho|rằng|là)(?!\w)")


def constraints(reading, expressions, codebook):
    """(dated, clues): {start of a date: (rows, place, constraint)} of dates to which an event gives a year, and all."""
    text, mentions = reading["article"]["text"], reading["mentions"]
    named = milestones.find(text, reading["sentences"], expressions, codebook)
    dated = _dated(text, expressions, reading["sentences"], named)
    reckoned = list(_near_milestones(text, expressions, named, codebook))
    told = {row["milestone_id"] for rows, *_ in [*dated.values(), *reckoned] for row in rows}
    return dated, [
        *(constraint for _, _, constraint in dated.values()),
        *(constraint for _, constraint in reckoned),
        *_milestones(text, expressions, named, told, codebook),
        *_offices(text, mentions, codebook),
        *_inaugurated(text, expressions, mentions, codebook),
    ]


def _milestones(text, expressions, named, told, codebook):
    """The events that the text names: an event has happened, an occasion may lie ahead, and the newest is mostly fresh.

    Those whose time the text tells too (told: their ids) do not count once more as fresh events; and where neither
    title nor lead names one, events tell less of an article that names days.
    """
    groups, fresh, parts, name = {}, [], set(), np.full(N, FAR)
    for naming in named:
        groups.setdefault(tuple(row["milestone_id"] for row in naming.rows), []).append(naming)
    for namings in groups.values():
        naming = namings[0]
        says = f"{spot(text, naming.start, naming.end)} = " + " or ".join(map(_milestone, naming.rows))
        early = EARLY[len(namings) > 1 or naming.start < LEAD]
        yield Constraint(says, np.max([_not_before(row, early) for row in naming.rows], axis=0))
        rows = [row for row in naming.rows if row["kind"] in FRESH and row["milestone_id"] not in told]
        if rows:
            part = _part_of_news(text, namings, expressions, codebook)
            parts.add(part)
            fresh.append(np.max([_fading(row, part, codebook) for row in rows], axis=0))
        for row in naming.rows:
            if row["kind"] == "name":
                name = np.minimum(name, _distance_from(row))
    if fresh:
        weights = np.logaddexp.reduce(fresh) * (0.5 if any(map(is_day, expressions)) and "news" not in parts else 1)
        weights = np.maximum(weights - weights.max(), FLOOR)
        yield Constraint("the newest event that an article names is mostly fresh", weights)
    if name.min() < FAR:
        yield Constraint("the newest thing that an article names is rather new", NAME_FADES * np.log1p(name / 60))


def _fading(row, part, codebook):
    """The logarithm of the share of articles of each day after an event, or around an occasion, that they name."""
    clue = "lasting" if row["kind"] == "lasting" else f"{row['kind']}: {part}"
    return weigh(codebook, clue, _distance_from(row)) + np.log(shares(codebook, clue)[1].max())


def _part_of_news(text, namings, expressions, codebook):
    """`news` if title or lead names the event, `background` if every naming is marked as past, else `rest`."""
    plain = [naming for naming in namings if not _is_background(text, naming, expressions, codebook)]
    if not plain:
        return "background"
    return "news" if plain[0].start < LEAD else "rest"


def _is_background(text, naming, expressions, codebook):
    """Whether "kể từ", "sau", "hồi" stands before the name of an event, or its year or "năm ngoái" right behind it."""
    if _past(codebook).search(text, max(0, naming.start - BEFORE_NAME), naming.start):
        return True
    return any(
        naming.start <= e.start <= naming.end + NEAR / 2
        and not CLAUSE_END.search(text, naming.end, e.start)
        and (e.year or e.year_shift or e.sense == "shift" and e.unit in ("M", "Y") and (e.shift or 0) < 0)
        for e in expressions
    )


@functools.cache
def _past(codebook):
    return any_case(rf"(?<!\w){time_words(codebook, 'background')}\s+(?:{time_words(codebook, 'event_head')}\s+)*\Z")


def _milestone(row):
    return f"{row['name_en']} {row['date']}" + (f"–{row['until']}" if row["until"] else "")


def _not_before(row, early):
    """Weights: `early` before the milestone, 0 after it; an occasion may lie ahead, and a period ends."""
    if row["kind"] == "period":
        places = np.arange(N)
        return np.where(places < index(row["date"]), -4.0, np.where(places > index(row["until"]) + 30, -2.0, 0.0))
    ahead = np.maximum(index(row["date"]) - np.arange(N), 0)
    return np.maximum(-ahead / 60, early) if row["kind"] == "occasion" else np.where(ahead > 0, early, 0)


def _distance_from(row):
    """Days since the milestone, or for an occasion, negative, until it; FAR before an event."""
    places = np.arange(N)
    before, after = index(row["date"]) - places, places - index(row["until"] or row["date"])
    during = -before // LASTING
    return np.where(before > 0, -before if row["kind"] == "occasion" else FAR, np.where(after > 0, after, during))


def _dated(text, expressions, sentences, named):
    """{start of a date: (rows, its place, constraint)}: a day or month without a year near a milestone of that time."""
    found = {}
    for e in expressions:
        if e.year or not (is_day(e) or is_past_month(e)):
            continue
        sentence = milestones.around(sentences, e)
        for naming in named:
            rows = [row for row in naming.rows if _is_short(row) and milestones.covers(row, e)]
            if rows and sentence[0] <= naming.start < sentence[1] and e.start not in found:
                old = N if naming.start <= e.start < naming.end else OLD
                weights = np.max([_after(row, old) for row in rows], axis=0)
                told = f"{spot_of(e)} with “{text[naming.start : naming.end]}” = " + " or ".join(map(_milestone, rows))
                told += f"; a {'day' if e.day else 'month'} without its year is not a year old"
                found[e.start] = rows, _day_of(rows[0], e) if e.day else None, Constraint(told, weights)
    return found


def _after(row, days):
    """Weights of the days from the milestone, or for an occasion from two months before it, to `days` after it."""
    early = 60 if row["kind"] == "occasion" else 0
    return within(index(row["date"]) - early, index(row["until"] or row["date"]) + days, UNTOLD)


def _is_short(row):
    days = ((row["until"] or row["date"]) - row["date"]).days
    return row["kind"] != "name" and row["date"].year in YEARS and days <= 60


def _day_of(row, e):
    """The place of the calendar day `e` in the days of the milestone."""
    return min(occurrences(e), key=lambda place: abs(place - index(row["date"])))


def _near_milestones(text, expressions, named, codebook):
    """(rows, constraint) of a measure of time beside a milestone: "vụ đảo chính … tuần trước", "kỷ niệm 60 năm …"."""
    for naming in named:
        inside = any(other.start <= naming.start and naming.end <= other.end and other != naming for other in named)
        if inside or naming.dated:
            continue
        for e in expressions:
            if e.sense == "duration" and e.rule != "nth_year" and not _reckons(text, e, codebook):
                continue
            if e.unit == "D" and naming.end <= e.start and saying(codebook).match(text, e.end):
                continue
            between = text[min(naming.end, e.end) : max(naming.start, e.start)]
            back = e.sense == "shift"
            if back and (e.end <= naming.start or "," in between or _since(codebook).search(text, naming.end, e.start)):
                continue
            kinds = FRESH if back or e.unit != "Y" else (*FRESH, "name", "period")
            rows = [row for row in naming.rows if row["kind"] in kinds]
            if len(between) <= NEAR and not CLAUSE_END.search(between):
                spans = [span for row in rows if (span := _reckoned(e, row, len(between) > NEAR / 3))]
                if spans:
                    says = f"{spot(text, min(naming.start, e.start), max(naming.end, e.end))}: reckoned from "
                    weights = np.max([_about(*span) for span in spans], axis=0)
                    yield rows, Constraint(says + " or ".join(map(_milestone, rows)), weights)


def _reckons(text, e, codebook):
    """Whether a number of years counts from an event: "kỷ niệm 60 năm", "30 năm sau"; not "30 năm tù"."""
    before, after = _counting(codebook)
    return before.search(text, max(0, e.start - BEFORE_NAME), e.start) or after.match(text, e.end)


@functools.cache
def saying(codebook):
    """A verb of saying: a day before it dates what is said, not the event whose name stands before the day."""
    verbs = any_of(row["cue"] for row in codebook["speech"] if row["kind"] in ("say", "ask", "judge"))
    return any_case(rf"\s+(?:{time_words(codebook, 'behind')}\s+)?{verbs}(?!\w)")


@functools.cache
def _since(codebook):
    return any_case(rf"(?<!\w){time_words(codebook, 'limit')}\s*\Z")


@functools.cache
def _counting(codebook):
    before, after = (time_words(codebook, kind) for kind in ("counts_from", "counted_from"))
    return any_case(rf"(?<!\w){before}\s+(?:\w+\s+){{0,2}}\Z"), any_case(rf"\s+{after}(?!\w)")


def _about(first, last):
    """Weights: 0 from one place to another, less the farther from them."""
    places = np.arange(N)
    away = np.maximum(np.maximum(first - places, places - last), 0)
    return np.where(away > 0, UNTOLD - np.log1p(away), 0)


def _reckoned(e, row, far):
    """(first, last) place of publication if the expression dates the milestone, or None. far: not right beside it."""
    first, last = index(row["date"]), index(row["until"] or row["date"])
    if e.sense == "shift" and not far and not e.from_text and e.shift is not None and e.shift <= 0:
        if e.shift == 0 and e.unit in ("M", "Y"):
            return None  # "lần thứ 9 trong năm" leaves the event as fresh as it was
        back = -e.shift
        monday = first - day(first).weekday()
        years = (first + round(365.25 * back) - 180, last + round(365.25 * back) + 300)
        if not isinstance(e.count, (int, float)) and day(last).year + back in YEARS:
            years = index(date(day(first).year + back, 1, 1)), index(date(day(last).year + back, 12, 31))
        return {
            "D": (first + back, last + back),
            "W": (monday + 7 * back, monday + 7 * back + 6),
            "M": (first + 30 * back - 30, last + 30 * back + 31),
            "Y": years,
        }.get(e.unit)
    if e.sense == "last" and e.unit == "W" and not far:
        return first, last + 8
    if e.sense == "weekday" and e.weekday == day(first).isoweekday() and first == last and e.direction != "future":
        return first, first + 7
    counted = isinstance(e.count, (int, float)) and e.count >= 1
    if e.sense == "duration" and e.unit == "Y" and row["kind"] != "occasion" and counted:
        days = round(365.25 * e.count)
        if e.rule == "nth_year":
            return first + days - 400, last + days + 30
        return first + days - 60, last + days + (400 if e.mod == "MORE_THAN" else 120)
    return None


def _offices(text, mentions, codebook):
    """Who holds which office, has left it, or has been elected to it; who is named without one is mostly in office."""
    terms, seen, titled = _terms(codebook), set(), set()
    for mention in mentions:
        rows = _held(terms.get(mention["actor_id"], ()), mention.get("office"))
        status = _status(text, mention, codebook) if rows else None
        key = mention["actor_id"], mention.get("office"), status
        if rows and key not in seen:
            seen.add(key)
            titled.add(mention["actor_id"])
            weights = np.max([_in_office(row, status, codebook) for row in rows], axis=0)
            yield Constraint(f"{_spot(mention)} {_office(rows, status)}", weights)
    for mention in mentions:
        rows = terms.get(mention["actor_id"])
        if rows and mention["actor_id"] not in titled and not mention.get("office"):
            titled.add(mention["actor_id"])
            weights = np.max([_in_office(row, None, codebook, sure=False) for row in rows], axis=0)
            yield Constraint(f"{_spot(mention)}, {_office(rows, None)}", weights)


def _inaugurated(text, expressions, mentions, codebook):
    """ "kể từ khi ông nhậm chức hôm 10/5": the day on which the term of somebody whom the text names began."""
    begun = {}
    for mention in mentions:
        for row in _terms(codebook).get(mention["actor_id"], ()):
            if row["valid_from"]:
                begun.setdefault((row["valid_from"].day, row["valid_from"].month), []).append(row)
    for e in expressions:
        rows = begun.get((e.day, e.month)) if is_day(e) and not e.year else None
        if rows and _oath(codebook).search(text, max(0, e.start - NEAR), e.end + NEAR):
            starts = [index(row["valid_from"]) for row in rows]
            weights = np.max([within(start, start + OLD, UNTOLD) for start in starts], axis=0)
            offices = " or ".join(_office([row], None) for row in rows)
            yield Constraint(f"{spot_of(e)} with an oath = {offices}", weights)


def _held(rows, office):
    """The terms in the office that the title names, in full or in its first words ("đại sứ" for "đại sứ tại …")."""
    if not office:
        return ()
    office = office.casefold()
    exact = tuple(row for row in rows if row["office"] == office)
    return exact or tuple(row for row in rows if row["office"].startswith(office + " "))


def _spot(mention):
    return f"{mention['text']} [{mention['start']}:{mention['end']}]"


def _office(rows, status):
    terms = " and ".join(f"{row['valid_from'] or '…'}–{row['valid_to'] or '…'}" for row in rows)
    return f"{status + ' ' if status else ''}{rows[0]['office']} {rows[0]['party']} {terms}"


def _in_office(row, status, codebook, sure=True):
    """Weights of a term. sure: the title stands there."""
    first = index(row["valid_from"]) if row["valid_from"] else -FAR
    last = index(row["valid_to"]) if row["valid_to"] else FAR
    places = np.arange(N)
    if status == "former":
        return weigh(codebook, "office: former", places - last)
    if status == "elect":
        return within(first - 90, first, -5.0)
    away = np.minimum(places - first, 0) + np.maximum(places - last, 0)
    weights = weigh(codebook, "office: titled" if sure else "office: untitled", away)
    return weights + within(first - 60, first + 120, -1.0) if status == "new" else weights


@functools.cache
def _oath(codebook):
    return any_case(time_words(codebook, "oath"))


@functools.cache
def _terms(codebook):
    terms = {}
    for row in codebook["offices"]:
        terms.setdefault(row["actor_id"], []).append(row)
    return terms


def _status(text, mention, codebook):
    """`former`, `elect` or `new` if a word before the name says so of its office."""
    before = BREAK.split(text[max(0, mention["start"] - BEFORE_NAME) : mention["start"]])[-1]
    found = _modifiers(codebook).findall(before)
    status = _statuses(codebook)[found[-1].casefold()] if found else None
    return status if status in ("former", "elect", "new") else None


@functools.cache
def _statuses(codebook):
    return {row["modifier"].casefold(): row["status"] for row in codebook["modifiers"]}


@functools.cache
def _modifiers(codebook):
    return any_case(rf"(?<!\w){any_of(_statuses(codebook), EXACT)}(?!\w)")
