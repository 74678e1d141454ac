"""What a text tells of the day on which it was published: each clue as a constraint on the candidate days."""
import functools
import re
from calendar import isleap
from datetime import date

import numpy as np

from ngoaigiao import milestones
from ngoaigiao.candidates import FAR, N, YEARS, Constraint, days_since, days_until, index, mask, within

# How many days the newest day that an article names lies before publication: the share of the articles of each gap,
# measured on the dated articles of the corpus (see data/README.md).
GAPS = {True: (0.54, 0.29, 0.06, 0.03, 0.015, 0.006, 0.004, 0.003), False: (0.35, 0.25, 0.08, 0.035, 0.028, 0.022, 0.016, 0.009)}
LEADING = 0.8  # the share in which the newest day of the lead counts, not a newer one further down
LEAD = 350  # characters: True where the first of the days stands in them
AHEAD = np.log(0.02)  # a day that no word puts ahead lies ahead all the same
CLAUSE = 100  # characters before a date in which a word may put it ahead
BESIDE = re.compile(r"\s*[(,:]?\s*(?:tức|ngày|tức ngày)?\s*")
OATH = re.compile(r"nhậm chức|tuyên thệ|lên nắm quyền", re.IGNORECASE)
END = re.compile(r"[.;!?\n“”]")
CLOSE = re.compile(r"[\s,(]*(?:\w+[\s,(]+){0,2}")
BEFORE_NAME = 45  # characters before a name in which its title and what modifies it stand
BREAK = re.compile(r"[.;:\n“”\"()]|,(?!\s*(?:ông|bà)(?!\w))|(?<!\w)(?:của|và|với|cho|rằng|là)(?!\w)")
YEAR_AHEAD = -1.3  # a year or month with its year that lies ahead
YEAR_FADES, EVENT_FADES = -0.9, {True: -1.4, False: -1.1}  # exponents: the share of articles thins out with the distance, measured as GAPS
FLOOR = -9.0  # of the thinning out: now and then a day or event has nothing to do with publication
NAME_FADES = -0.4
YEAR_FLOOR = -2.6
LASTING = 10  # an event that lasts is as fresh after ten days of it as another after one


def constraints(reading, expressions, codebook):
    """All constraints of one article, in the order in which they are told."""
    text = reading["article"]["text"]
    named = milestones.find(text, reading["sentences"], expressions, codebook)
    fixed = _fixed(text, expressions, reading["sentences"], named)
    stated = list(_stated(text, expressions))
    told = [
        *stated,
        *([] if stated else _named_days(text, expressions, fixed, codebook)),
        *_ahead(text, expressions, codebook),
        *(constraint for _, _, constraint in fixed.values()),
        *_weekdays(text, expressions),
        *_near_milestones(text, expressions, named),
        *_milestones(text, named, fixed, any(map(_is_day, expressions))),
        *_offices(text, reading["mentions"], codebook),
        *_inaugurated(text, expressions, reading["mentions"], codebook),
        *_years(text, expressions, codebook),
        *_related(text, reading["passages"]),
    ]
    return [*told, _known(codebook)] if told else []


@functools.cache
def _known(codebook):
    newest = max((row["date"] for row in codebook["milestones"]), default=date(YEARS[-1], 1, 1))
    return Constraint(f"the codebook knows the world up to {newest}", within(0, index(newest) + 366, -4.0))


def spot(text, start, end):
    return f"“{' '.join(text[start:end].split())}” [{start}:{end}]"


def spot_of(expression):
    return f"“{expression.text}” [{expression.start}:{expression.end}]"


def _is_day(expression):
    return expression.sense == "calendar" and expression.day and expression.month and not expression.year_shift


def _occurrences(expression, last=False):
    """The days that a calendar day may be, one a year if the year is open, as places among the candidates."""
    day, month = expression.day, expression.month
    if last and expression.end_day:
        day, month = expression.end_day, expression.end_month or month
    years = [expression.year] if expression.year else YEARS
    return [index(date(year, month, day)) for year in years if (day, month) != (29, 2) or isleap(year)]


def _stated(text, expressions):
    """"Hôm qua (14/10)": a day reckoned from publication beside its date."""
    for one, two in zip(expressions, expressions[1:]):
        if not BESIDE.fullmatch(text, one.end, two.start):
            continue
        for near, calendar in ((one, two), (two, one)):
            if near.sense == "shift" and near.unit == "D" and not near.from_text and near.shift is not None and _is_day(calendar):
                off = np.minimum(*(side(mask(place - near.shift for place in _occurrences(calendar))) for side in (days_since, days_until)))
                weights = np.where(off == 0, 0.0, np.where(off == 1, -5.0, -8.0))
                says = f"{spot(text, one.start, two.end)}: {calendar.text} is {_relation(near.shift)} of publication"
                yield Constraint(says, weights, "stated")


def _relation(shift):
    return "the day" if shift == 0 else f"{abs(shift)} day{'s' * (abs(shift) > 1)} {'before that' if shift < 0 else 'after that'}"


def _named_days(text, expressions, fixed, codebook):
    """The newest day that the text names as past; days that it names without a word that puts them ahead."""
    days = [e for e in expressions if _is_day(e)]
    first = {(e.day, e.month): e for e in reversed(days)}
    ahead = {day for day, e in first.items() if _points_ahead(text, e, codebook)}
    past = [e for e in days if (e.day, e.month) not in ahead]
    if not past:
        return
    places = {e.start: [fixed[e.start][1]] if e.start in fixed else _occurrences(e, last=True) for e in past}
    gaps = GAPS[past[0].start < LEAD]
    shares = _thinning(gaps)
    weights = _gap_weights(shares, [place for e in past for place in places[e.start]])
    lead = [place for e in past if e.start < LEAD for place in places[e.start]]
    if lead:
        weights = np.logaddexp(np.log(1 - LEADING) + weights, np.log(LEADING) + _gap_weights(shares, lead))
    cost = np.zeros(N)
    for e in {(e.day, e.month): e for e in past if not e.year and e.start not in fixed}.values():
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
    if expression.direction or expression.text[:3].lower() in ("hồi", "hôm"):
        return expression.direction == "future"
    before = END.split(text[max(0, expression.start - CLAUSE):expression.start])[-1]
    leaning = [cue.lastgroup for cue in _leaning(codebook).finditer(before)]
    return bool(leaning) and leaning[-1] == "ahead"


@functools.cache
def _leaning(codebook):
    words = {kind: [row["word"] for row in codebook["time_words"] if row["class"] == kind] for kind in ("ahead", "behind")}
    ahead, behind = (rf"\b(?:{'|'.join(sorted(map(re.escape, words[kind]), key=len, reverse=True))})\b" for kind in words)
    return re.compile(rf"(?P<ahead>{ahead}|\b(?:trước|đến|tới)\s*\Z)|(?P<behind>{behind})", re.IGNORECASE)


def _ahead(text, expressions, codebook):
    """"26/11 tới" lies ahead, and not far; what "sẽ" or "dự kiến" puts ahead mostly does."""
    told = set()
    for e in expressions:
        if _is_day(e) and (e.day, e.month) not in told and _points_ahead(text, e, codebook):
            told.add((e.day, e.month))
            until, since = (side(mask(_occurrences(e))) for side in (days_until, days_since))
            sure = e.direction == "future"
            near = np.where(until <= 60, 0.0, np.where(until <= 200, -1.5, -4.0))
            weights = np.where(since <= 3, -2.5 if sure else -0.7, near)
            yield Constraint(f"{spot_of(e)} lies ahead" if sure else f"{spot_of(e)} is put ahead", weights)


def _weekdays(text, expressions):
    """"Thứ Ba 30/3": the years in which that day is that weekday."""
    pairs = [(e, e, e.weekday) for e in expressions if _is_day(e) and e.weekday]
    for one, two in zip(expressions, expressions[1:]):
        if BESIDE.fullmatch(text, one.end, two.start):
            pairs += [
                (one, day, named.weekday) for named, day in ((one, two), (two, one))
                if named.sense == "weekday" and named.weekday and _is_day(day)
            ]
    for first, e, weekday in pairs:
        right = [place for place in _occurrences(e) if _weekday(place) == weekday]
        wrong = [place for place in _occurrences(e) if _weekday(place) != weekday]
        near = [np.minimum(days_since(mask(places)), days_until(mask(places))) for places in (right, wrong)]
        years = sorted({_date(place).year for place in right if 0 <= place < N})
        says = f"{spot(text, min(first.start, e.start), max(first.end, e.end))} falls on that weekday in {_listed(years)}"
        yield Constraint(says, np.where(near[0] <= near[1], 0.0, -3.5))


def _weekday(place):
    return _date(place).isoweekday()


def _date(place):
    return date.fromordinal(date(YEARS[0], 1, 1).toordinal() + place)


def _listed(years):
    return ", ".join(map(str, years)) if len(years) < 6 else f"{len(years)} years ({years[0]}, {years[1]}, …, {years[-1]})"


def _years(text, expressions, codebook):
    """The newest month with its year, or year: published then or later, seldom much later."""
    named = [
        e for e in expressions
        if e.sense == "calendar" and e.year and not e.day and not e.end_year and e.year in YEARS and not _points_ahead(text, e, codebook)
    ]
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
    """(first, last) place of a month of a year; of a year alone, with the year that follows, when it is named as often."""
    if e.month:
        return index(date(e.year, e.month, 1)), index(date(e.year, e.month, 28)) + 3
    return index(date(e.year, 1, 1)), index(date(e.year + 1, 12, 31))


def _milestones(text, named, fixed, dated):
    """The events that the text names: an event has happened, an occasion may lie ahead, and the newest is mostly fresh.

    Those whose day the text names too (`fixed`) count as days, not once more as events; and events tell less of an
    article that names days (dated).
    """
    told = {row["milestone_id"] for rows, _, _ in fixed.values() for row in rows}
    seen, event, name = set(), np.full(N, FAR), np.full(N, FAR)
    fades = EVENT_FADES[any(naming.start < LEAD for naming in named)] * (0.5 if dated else 1)
    for naming in named:
        ids = tuple(row["milestone_id"] for row in naming.rows)
        if ids not in seen:
            seen.add(ids)
            says = f"{spot(text, naming.start, naming.end)} = " + " or ".join(map(_milestone, naming.rows))
            yield Constraint(says, np.max([_not_before(row) for row in naming.rows], axis=0))
            for row in naming.rows:
                if row["kind"] in ("event", "occasion") and row["milestone_id"] not in told:
                    event = np.minimum(event, _distance_from(row))
                if row["kind"] == "name":
                    name = np.minimum(name, _distance_from(row))
    if event.min() < FAR:
        weights = np.maximum(fades * np.log1p(event), FLOOR)
        yield Constraint("the newest event that an article names is mostly fresh", weights)
    if name.min() < FAR:
        yield Constraint("the newest thing that an article names is rather new", NAME_FADES * np.log1p(name / 60))


def _milestone(row):
    return f"{row['name_en']} {row['date']}" + (f"–{row['until']}" if row["until"] else "")


def _not_before(row):
    if row["kind"] == "period":
        places = np.arange(N)
        return np.where(places < index(row["date"]), -4.0, np.where(places > index(row["until"]) + 30, -2.0, 0.0))
    ahead = np.maximum(index(row["date"]) - np.arange(N), 0)
    return np.maximum(-ahead / 60, -4) if row["kind"] == "occasion" else np.where(ahead > 0, -4.0, 0)


def _distance_from(row):
    """Days since the milestone, or for an occasion until it; FAR before an event."""
    places = np.arange(N)
    before, after = index(row["date"]) - places, places - index(row["until"] or row["date"])
    during = -before // LASTING
    return np.where(before > 0, before if row["kind"] == "occasion" else FAR, np.where(after > 0, after, during))


def _fixed(text, expressions, sentences, named):
    """{start of a date: (rows, its place, constraint)}: a date without a year in the sentence of a milestone of that day."""
    found = {}
    for e in expressions:
        if not _is_day(e) or e.year:
            continue
        sentence = milestones.around(sentences, e)
        for naming in named:
            rows = [row for row in naming.rows if _is_short(row) and milestones.covers(row, e)]
            if rows and sentence[0] <= naming.start < sentence[1] and e.start not in found:
                start = _day_of(rows[0], e)
                last = 5000 if naming.start <= e.start < naming.end else 300
                weights = np.max([within(index(row["date"]) - (60 if row["kind"] == "occasion" else 0), index(row["until"] or row["date"]) + last, -2.5) for row in rows], axis=0)
                says = f"{spot_of(e)} with “{text[naming.start:naming.end]}” = " + " or ".join(map(_milestone, rows)) + "; a day without its year is not a year old"
                found[e.start] = rows, start, Constraint(says, weights)
    return found


def _is_short(row):
    return row["kind"] != "name" and row["date"].year in YEARS and ((row["until"] or row["date"]) - row["date"]).days <= 60


def _day_of(row, e):
    """The place of the calendar day `e` in the days of the milestone."""
    return min(_occurrences(e), key=lambda place: abs(place - index(row["date"])))


def _near_milestones(text, expressions, named):
    """"vụ đảo chính … hồi tuần trước", "kỷ niệm 60 năm …", "năm thứ 7 của …": a measure of time beside a milestone."""
    for naming in named:
        for e in expressions:
            between = text[min(naming.end, e.end):max(naming.start, e.start)]
            span = _distance(e, len(between) > 20) if len(between) <= 60 and not END.search(between) else None
            rows = [row for row in naming.rows if e.unit == "Y" or row["kind"] in ("event", "occasion")]
            if span and rows:
                weights = np.max([
                    within(index(row["date"]) + span[0], index(row["until"] or row["date"]) + span[1], -2.0) for row in rows
                ], axis=0)
                says = f"{spot(text, min(naming.start, e.start), max(naming.end, e.end))}: reckoned from "
                yield Constraint(says + " or ".join(map(_milestone, rows)), weights)


def _distance(e, far):
    """(fewest, most) days from an event that the expression dates to publication, or None. far: not right beside it."""
    if e.sense == "shift" and not far and not e.from_text and e.shift is not None and e.shift <= 0:
        back = -e.shift
        return {
            "D": (back, back), "W": (7 * back - 6, 7 * back + 6), "M": (30 * back - 30, 30 * back + 31),
            "Y": (365 * back - 365, 365 * back + 365),
        }.get(e.unit)
    if e.sense == "last" and e.unit == "W" and not far:
        return 0, 8
    if e.sense == "duration" and e.unit == "Y" and isinstance(e.count, (int, float)) and e.count >= 1:
        days = round(365.25 * e.count)
        if e.rule == "nth_year":
            return days - 400, days + 30
        return days - 60, days + (400 if e.mod == "MORE_THAN" else 120)
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
            weights = np.max([_in_office(row, status) for row in rows], axis=0)
            yield Constraint(f"{mention['text']} [{mention['start']}:{mention['end']}] {_office(rows, status)}", weights)
    for mention in mentions:
        rows = terms.get(mention["actor_id"])
        if rows and mention["actor_id"] not in titled and not mention.get("office"):
            titled.add(mention["actor_id"])
            weights = np.max([_in_office(row, None, sure=False) for row in rows], axis=0)
            yield Constraint(f"{mention['text']} [{mention['start']}:{mention['end']}], {_office(rows, None)}", weights)


def _inaugurated(text, expressions, mentions, codebook):
    """"kể từ khi ông nhậm chức hôm 10/5": the day on which the term of somebody whom the text names began."""
    begun = {}
    for mention in mentions:
        for row in _terms(codebook).get(mention["actor_id"], ()):
            if row["valid_from"]:
                begun.setdefault((row["valid_from"].day, row["valid_from"].month), []).append(row)
    for e in expressions:
        rows = begun.get((e.day, e.month)) if _is_day(e) and not e.year else None
        if rows and OATH.search(text, max(0, e.start - CLAUSE), e.end + CLAUSE):
            weights = np.max([within(index(row["valid_from"]), index(row["valid_from"]) + 300, -2.5) for row in rows], axis=0)
            yield Constraint(f"{spot_of(e)} with an oath = {' or '.join(_office([row], None) for row in rows)}", weights)


def _held(rows, office):
    """The terms in the office that the title names, in full or in its first words ("đại sứ" for "đại sứ tại …")."""
    if not office:
        return ()
    office = office.casefold()
    return tuple(row for row in rows if row["office"] == office) or tuple(row for row in rows if row["office"].startswith(office + " "))


def _office(rows, status):
    terms = " and ".join(f"{row['valid_from'] or '…'}–{row['valid_to'] or '…'}" for row in rows)
    return f"{status + ' ' if status else ''}{rows[0]['office']} {rows[0]['party']} {terms}"


def _in_office(row, status, sure=True):
    """Weights of a term. sure: the title stands there; the shares of mentions before and after a term are measured."""
    first = index(row["valid_from"]) if row["valid_from"] else 0
    last = index(row["valid_to"]) if row["valid_to"] else N
    if status == "former":
        return within(last, N, -3.0) if row["valid_to"] else np.full(N, -3.0)
    if status == "elect":
        return within(first - 90, first, -3.0)
    places = np.arange(N)
    before, after = (-5.0, -2.3) if sure else (-2.5, -1.2)
    weights = np.where(places < first - 1, before, np.where(places > last + 60, after, np.where(places > last + 1, after / 2, 0.0)))
    return weights + within(first - 60, first + 120, -1.0) if status == "new" else weights


@functools.cache
def _terms(codebook):
    terms = {}
    for row in codebook["offices"]:
        terms.setdefault(row["actor_id"], []).append(row)
    return terms


def _status(text, mention, codebook):
    """`former`, `elect` or `new` if a word before the name says so of its office."""
    before = BREAK.split(text[max(0, mention["start"] - BEFORE_NAME):mention["start"]])[-1]
    found = _modifiers(codebook).findall(before)
    status = _statuses(codebook)[found[-1].casefold()] if found else None
    return status if status in ("former", "elect", "new") else None


@functools.cache
def _statuses(codebook):
    return {row["modifier"].casefold(): row["status"] for row in codebook["modifiers"]}


@functools.cache
def _modifiers(codebook):
    words = sorted(_statuses(codebook), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


_OLDER = re.compile(r"\((\d{1,2})/(\d{1,2})(?:/(\d{4}))?\)\s*$")


def _related(text, passages):
    """Headlines of older articles behind the body, each with its day in brackets: published after the newest of them."""
    stamps = []
    for row in passages:
        match = row["role"] in ("teaser", "furniture") and _OLDER.search(text, row["start"], row["end"])
        if match and match.group(3):
            try:
                stamps.append((date(int(match.group(3)), int(match.group(2)), int(match.group(1))), match))
            except ValueError:
                continue
    if stamps:
        newest, match = max(stamps, key=lambda stamp: stamp[0])
        since = np.arange(N) - index(newest)
        weights = np.where(since < 0, -1.0 - 0.5 * np.log1p(np.maximum(-since, 0) / 7), -0.5 * np.log1p(np.maximum(since, 0) / 3))
        yield Constraint(f"other articles on the matter are listed up to {match.group()} [{match.start()}:{match.end()}]", weights)
