"""From the words of a time expression and the day they are reckoned from to the days that it covers.

Values are TIMEX3. "đầu", "giữa" and "cuối" bound ten days each of a month, Monday to Wednesday, Wednesday and Thursday,
Friday to Sunday of a week, and four months each of a year.
"""

import calendar
import functools
import re
from datetime import date, timedelta

import holidays
from dateutil.easter import easter

NOTHING = None, None, None
_DAY = timedelta(1)
_WEEK_PARTS = {"START": (0, 2), "MID": (2, 3), "END": (4, 6)}
_MONTH_PARTS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_YEAR_PARTS = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_YEARS = {"Y": 1, "DE": 10, "CE": 100}
_LATER_HOURS = {"MI": range(1, 4), "AF": range(1, 12), "EV": range(1, 12), "NI": range(6, 12)}  # "8 giờ tối" is 20:00
_SMALLER = {"TH": (60, "TM"), "D": (24, "TH"), "Y": (12, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M")}
_NO_UNIT = {"DE", "CE", "Q"}  # TIMEX3 durations have no decades, centuries or quarters
# A day without a year lies in the year of publication, unless that puts it more days ahead or back than these.
# A few days are left on the wrong side too: publication days are often one off.
_FAR_AHEAD = {None: 183, "ahead": 183, "behind": 120, "past": 10, "future": 366}
_FAR_BACK = {None: 320, "ahead": 120, "behind": 320, "past": 366, "future": 10}


class _NoDay(Exception):
    """The words need a day to be reckoned from, and there is none."""


def reckon(expression, today, direction, codebook):
    """(value, earliest, latest) of an Expression reckoned from the day `today`, or from none (None).

    direction: "past" or "future" where its own words point there, "behind" or "ahead" where those before it lean to one
    side, None where nothing does. All three are null where the words need a day and there is none, or where they lead
    out of the calendar; the days are null for durations, sets and references.
    """
    if expression.value:
        return expression.value, None, None
    try:
        return _SENSES[expression.sense](expression, today, direction, codebook)
    except (_NoDay, OverflowError, ValueError):
        return NOTHING


def _calendar(expression, today, direction, codebook):
    if expression.decade:
        return str(expression.decade)[:3], date(expression.decade, 1, 1), date(expression.decade + 9, 12, 31)
    if expression.century:
        first = max(100 * (expression.century - 1), 1)
        return f"{expression.century - 1:02}", date(first, 1, 1), date(100 * expression.century - 1, 12, 31)
    if expression.month_shift is not None:
        return _period(expression, *_month_away(_known(today), expression.month_shift))
    if expression.day and not expression.month:
        return _period(expression, *_nearest_month(expression, _known(today), direction))
    return _period(expression, _year(expression, today, direction), expression.month)


def _known(today):
    if today is None:
        raise _NoDay
    return today


def _month_away(day, months):
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return years, month + 1


def _nearest_month(expression, today, direction):
    """(year, month) in which a bare day of the month lies nearest to `today`, on the side that `direction` says."""
    days = []
    for months in (-2, -1, 0, 1, 2):
        year, month = _month_away(today, months)
        if expression.day <= calendar.monthrange(year, month)[1]:
            days.append(date(year, month, expression.day))
    if direction in ("past", "future"):
        days = [day for day in days if (day <= today) == (direction == "past")]
    nearest = min(days, key=lambda day: abs(day - today))
    return nearest.year, nearest.month


def _year(expression, today, direction):
    if expression.year:
        return expression.year
    if expression.year_shift is not None:
        return _known(today).year + expression.year_shift
    return _nearest_year(lambda year: _period(expression, year, expression.month)[1:], _known(today), direction)


def _nearest_year(days, today, direction):
    """The year that fits best, where days(year) are the first and last day in that year."""
    year = today.year
    first, last = days(year)
    return year - ((first - today).days > _FAR_AHEAD[direction]) + ((today - last).days > _FAR_BACK[direction])


def _leap(year):
    return next(y for y in range(year, year - 9, -1) if calendar.isleap(y))


def _period(expression, year, month):
    """The value and days of a day, month, season, quarter, half or year, or of a range of them."""
    if expression.day:
        if (month, expression.day) == (2, 29) and not expression.year:
            year = _leap(year)
        first = date(year, month, expression.day)
        if not expression.end_day:
            return _timed(first, expression)
        end_year = expression.end_year or year
        last = date(end_year, expression.end_month or month, expression.end_day)
        if last < first:
            last = date(end_year + 1, last.month, last.day)
        return f"{first}/{last}", first, last
    if month and expression.end_month:
        last = expression.end_year or year, expression.end_month
        return f"{year}-{month:02}/{last[0]}-{last[1]:02}", date(year, month, 1), _month_end(*last)
    if month:
        return _month(year, month, expression.portion)
    if expression.season:
        start = _SEASONS[expression.season]
        return f"{year}-{expression.season}", date(year, start, 1), _month_end(*_month_away(date(year, start, 1), 2))
    if expression.quarter:
        return _quarter(year, expression.quarter)
    if expression.half:
        start = 1 if expression.half == "H1" else 7
        return f"{year}-{expression.half}", date(year, start, 1), _month_end(year, start + 5)
    if expression.end_year:
        return f"{year}/{expression.end_year}", date(year, 1, 1), date(expression.end_year, 12, 31)
    start, end = _YEAR_PARTS.get(expression.portion, (1, 12))
    return f"{year:04}", date(year, start, 1), _month_end(year, end)


def _month(year, month, portion=None):
    start, end = _MONTH_PARTS.get(portion, (1, 31))
    return f"{year}-{month:02}", date(year, month, start), date(year, month, min(end, _month_end(year, month).day))


def _month_end(year, month):
    return date(year, month, calendar.monthrange(year, month)[1])


def _timed(day, expression):
    """A day with the hour or the part of the day that the words give."""
    if expression.hour is not None:
        hour = expression.hour
        if hour < 12 and hour in _LATER_HOURS.get(expression.part, ()):
            hour += 12
        return f"{day}T{hour:02}:{expression.minute or 0:02}", day, day
    return (f"{day}T{expression.part}" if expression.part else f"{day}"), day, day


def _shift(expression, today, direction, codebook):
    unit, shift = expression.unit, expression.shift
    if expression.from_text and (shift is None or unit[0] == "T" and shift > 0):
        return _duration(expression, today, direction, codebook)
    today = _known(today)
    if unit == "D":
        return _timed(today + shift * _DAY, expression)
    if unit == "W":
        return _week(today + 7 * shift * _DAY, expression.portion)
    if unit == "M":
        return _month(*_month_away(today, shift), expression.portion)
    if unit == "Q":
        year, month = _month_away(today, 3 * shift)
        return _quarter(year, (month + 2) // 3)
    if unit == "Y":
        start, end = _YEAR_PARTS.get(expression.portion, (1, 12))
        year = today.year + shift
        return f"{year:04}", date(year, start, 1), _month_end(year, end)
    if unit in _YEARS:
        first = (today.year // _YEARS[unit] + shift) * _YEARS[unit]
        return str(first)[: 3 if unit == "DE" else 2], date(first, 1, 1), date(first + _YEARS[unit] - 1, 12, 31)
    return "PAST_REF" if shift < 0 else "FUTURE_REF", None, None


def _quarter(year, quarter):
    return f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter)


def _week(day, portion=None):
    year, week, weekday = day.isocalendar()
    monday = day - (weekday - 1) * _DAY
    start, end = _WEEK_PARTS.get(portion, (0, 6))
    return f"{year}-W{week:02}", monday + start * _DAY, monday + end * _DAY


def _weekday(expression, today, direction, codebook):
    today = _known(today)
    monday = today - today.weekday() * _DAY
    if expression.shift is not None:
        day = monday + (7 * expression.shift + expression.weekday - 1) * _DAY
    elif direction in ("future", "ahead"):
        day = today + ((expression.weekday - 1 - today.weekday() - 1) % 7 + 1) * _DAY
    else:
        day = today - (today.weekday() - expression.weekday + 1) % 7 * _DAY
    return _timed(day, expression)


def _last(expression, today, direction, codebook):
    first = _known(today) - 6 * _DAY
    return f"{first}/{today}", first, today


def _festival(expression, today, direction, codebook):
    rule = "tết+0" if expression.day else _festival_days(codebook)[expression.festival]
    offset = expression.day - 1 if expression.day else 0
    year = expression.year
    if year is None:
        year = _known(today).year + (expression.year_shift or 0)
        if expression.year_shift is None:
            year = _nearest_year(lambda year: (_festival_day(rule, year), _festival_day(rule, year)), today, direction)
    return _timed(_festival_day(rule, year) + offset * _DAY, expression)


@functools.cache
def _festival_days(codebook):
    return {row["name"]: row["day"] for row in codebook["festivals"]}


@functools.cache
def _festival_day(rule, year):
    """The day of a festival in a year, from its cell in `festivals.csv`.

    `12-25` month and day; `11-4#4` the fourth Thursday (4) of November; `tết+14`, `easter-2` so many days from these.
    """
    if match := re.fullmatch(r"(tết|easter)([+-]\d+)", rule):
        first = _tet(year) if match[1] == "tết" else easter(year)
        return first + int(match[2]) * _DAY
    month, day = rule.split("-")
    if "#" not in day:
        return date(year, int(month), int(day))
    weekday, nth = map(int, day.split("#"))
    first = date(year, int(month), 1)
    return first + ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1)) * _DAY


def _tet(year):
    """The first day of the lunar year, which now and then begins a day or a month before the Chinese one."""
    days = holidays.country_holidays("VN", years=year, language="vi").get_named("Tết Nguyên Đán", lookup="exact")
    if not days:
        raise _NoDay
    return days[0]


def _duration(expression, today, direction, codebook):
    count, unit = 1 if expression.count is None else expression.count, expression.unit
    if count != "X" and (unit in _NO_UNIT or unit in _SMALLER and count % 1):
        times, unit = _SMALLER[unit]
        count *= times
    value = _amount(count, unit)
    if expression.count2:
        value += _amount(expression.count2, expression.unit2).removeprefix("T" if unit[0] == "T" else "")
    return f"P{value}", None, None


def _amount(count, unit):
    number = count if count == "X" else f"{count:g}"
    return f"T{number}{unit[1]}" if unit[0] == "T" else f"{number}{unit}"


def _set(expression, today, direction, codebook):
    if expression.weekday:
        return f"XXXX-WXX-{expression.weekday}", None, None
    if expression.part:
        return f"XXXX-XX-XXT{expression.part}", None, None
    return _duration(expression, today, direction, codebook)


_SENSES = {
    "calendar": _calendar,
    "shift": _shift,
    "weekday": _weekday,
    "last": _last,
    "festival": _festival,
    "duration": _duration,
    "set": _set,
}
