"""Stage 3: when. Every time expression with its TIMEX3 value, the days it covers, and what it was reckoned from."""

import functools
import re
from dataclasses import replace

from ngoaigiao import quotes, sentences, tables
from ngoaigiao.patterns import any_case, time_words
from ngoaigiao.reckoning import reckon
from ngoaigiao.timex import find

__all__ = ["find", "governing", "read"]

_JOINT = re.compile(r"\s*(?:,|-|–|(?:, )?(?:và|hoặc|hay|đến|tới|cho đến|cho tới))\s*")
_SENTENCE_END = re.compile(r"[.;!?\n“”\"]\s")
_CREDIT = re.compile(r"[^.\n]{0,3}\.?\s?\(?(?:Ảnh|Nguồn)\b")
_DURATION = re.compile(r"P[TX\d]")
_RECKONED = {"shift", "weekday", "last"}
_SPOKEN = {"today", "yesterday", "tomorrow", "clock_near", "clock_yesterday", "clock_tomorrow"}
_MOST_DAYS = 3  # a window or range of more days names no day of an act
_SENTENCES_BACK = 3
_NEAR = 120  # code points behind a quotation in which "tuyên bố hôm qua" still belongs to it


def read(reading, codebook):
    """The rows of `dates` of one article, in order of start.

    What depends on the publication day is reckoned from both ends of the publication window: `value` is null where they
    differ, `earliest` and `latest` span both.
    """
    article = reading["article"]
    text = article["text"]
    expressions = _share(reading["expressions"], text)
    rows = [_row(article, expression) for expression in expressions]
    tables.number(rows, "date_id", article["article_id"], "d")
    quoted = quotes.spans(text, reading["passages"]) if expressions else []
    later = []
    for expression, row in zip(expressions, rows):
        quote = _around(quoted, row) if expression.rule in _SPOKEN else None
        if quote or expression.from_text:
            later.append((expression, row, quote))
        else:
            _settle(row, expression, _published(article), text, codebook)
    for expression, row, quote in later:
        anchor = _said(text, rows, quoted, quote) if quote else _reached(reading, rows[: rows.index(row)], codebook)
        window = (anchor["earliest"], anchor["latest"], f"date {anchor['date_id']}") if anchor else _published(article)
        _settle(row, expression, window, text, codebook)
    return rows


def _row(article, expression):
    return {
        "article_id": article["article_id"],
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "mod": expression.mod or expression.portion,
        "how": expression.rule,
    }


def _published(article):
    """The publication window as (earliest, latest, how the column `anchor` names it)."""
    earliest, latest = article.get("published_earliest"), article.get("published_latest")
    if earliest is None or latest is None:
        return None, None, None
    return earliest, latest, f"published {earliest}" + (f"/{latest}" if latest != earliest else "")


def _settle(row, expression, window, text, codebook):
    """Fill in value, days, anchor, type and confidence, reckoned from both ends of the window."""
    earliest, latest, anchor = window
    direction = _direction(expression, text, codebook)
    values, firsts, lasts = zip(*(reckon(expression, day, direction, codebook) for day in {earliest, latest}))
    row["value"] = values[0] if len(set(values)) == 1 else None
    row["earliest"], row["latest"] = (min(firsts), max(lasts)) if None not in firsts else (None, None)
    row["anchor"] = anchor if _is_reckoned(expression) and (row["earliest"] or not row["value"]) else None
    row["type"] = _type(expression, row["value"] or "")
    row["confidence"] = _confidence(row)


def _is_reckoned(expression):
    if expression.sense in ("calendar", "festival"):
        return not (expression.year or expression.decade or expression.century)
    return expression.sense in _RECKONED and expression.value is None


def _type(expression, value):
    if expression.sense == "set":
        return "SET"
    if expression.sense == "duration" or _DURATION.match(value):
        return "DURATION"
    return "DATE" if expression.hour is None and expression.part is None else "TIME"


def _confidence(row):
    """Judged, not measured: least where the window leaves the value open, most where the words alone fix it."""
    if row["value"] is None:
        return 0.5
    if row["anchor"] is None:
        return 0.9 if row["value"].endswith("_REF") else 0.99
    return 0.95 if row["anchor"].startswith("published") else 0.8


def _share(expressions, text):
    """Joined expressions share what only the last names: "ngày 18 đến 21/10", "tháng 7 và tháng 8/2016"."""
    shared = list(expressions)
    for place in range(len(shared) - 2, -1, -1):
        one, two = shared[place], shared[place + 1]
        if one.sense == two.sense == "calendar" and two.month and _JOINT.fullmatch(text, one.end, two.start):
            if one.month and not _has_year(one) and (one.month, one.day or 0) <= (two.month, two.day or 0):
                shared[place] = replace(one, year=two.year, year_shift=two.year_shift)
            elif one.day and not one.month and two.day:
                shared[place] = replace(one, month=two.month, year=two.year, year_shift=two.year_shift)
    return shared


def _has_year(expression):
    return expression.year is not None or expression.year_shift is not None


def _direction(expression, text, codebook):
    """Where the words point: "past", "future"; or only lean: "behind", "ahead"; None if nowhere."""
    if expression.direction or not _is_reckoned(expression) or expression.sense == "shift":
        return expression.direction
    start = max(expression.start - 150, 0)
    cue = None
    for cue in _leaning(codebook).finditer(text, start, expression.start):
        pass
    if cue is None or _SENTENCE_END.search(text, cue.end(), expression.start):
        return None
    return "ahead" if cue.lastgroup == "ahead" else "behind"


@functools.cache
def _leaning(codebook):
    return any_case("|".join(rf"(?P<{kind}>\b{time_words(codebook, kind)}\b)" for kind in ("ahead", "behind")))


@functools.cache
def _side(codebook):
    return any_case(rf"\b{time_words(codebook, 'side')}\b")


@functools.cache
def _limit(codebook):
    return any_case(rf"\b{time_words(codebook, 'limit')}\s*\Z")


def _around(quoted, row):
    return next((quote for quote in quoted if quote[0] <= row["start"] < quote[1]), None)


def _said(text, rows, quoted, quote):
    """The row of the day on which a quotation was said: the next named behind it in its line, else the last before."""
    days = [row for row in rows if row.get("earliest") and _is_day(row) and not _around(quoted, row)]
    first, last = text.rfind("\n", 0, quote[0]), text.find("\n", quote[1]) % (len(text) + 1)
    behind = [row for row in days if quote[1] <= row["start"] < min(last, quote[1] + _NEAR)]
    before = [row for row in days if first < row["start"] < quote[0]]
    return next(iter(behind[:1] + before[::-1]), None)


def _reached(reading, rows, codebook):
    """The row of the last day that the text has named, one of a side clause only if there is no other."""
    days = [row for row in rows if row.get("earliest") and _is_day(row)]
    main = [row for row in days if _governs(reading, row, codebook)]
    return next(reversed(main or days), None)


def governing(reading, start, end, codebook, source_id=None):
    """The row of `dates` that says when what text[start:end] (a clause or its verb) tells was said or done, or None.

    It is a day named in the same sentence: in a side clause ("sau khi ngày 5/6 …") that clause's own, elsewhere the
    first inside the span, else the last before it, else the first after it; a limit ("kể từ 1/7") never. Where the
    sentence names none and source_id is given, it is the day of one of the three sentences before, if that sentence
    names this actor.
    """
    spans = reading["sentences"]
    place = sentences.sentence_at(spans, start)
    row = _day_in(reading, spans[place], start, end, codebook)
    if row or source_id is None:
        return row
    for first, last in reversed(spans[max(place - _SENTENCES_BACK, 0) : place]):
        row = _day_in(reading, (first, last), first, first, codebook)
        if row:
            named = reading["mentions"] + reading["references"]
            return row if any(m["actor_id"] == source_id and first <= m["start"] < last for m in named) else None
    return None


def _day_in(reading, sentence, start, end, codebook):
    side = _side_clause(reading, sentence, start, codebook)
    days = [
        row
        for row in reading["dates"]
        if sentence[0] <= row["start"] < sentence[1] and _is_day(row) and _governs(reading, row, codebook, side)
    ]
    within = [row for row in days if start <= row["start"] < end]
    before = [row for row in days if row["end"] <= start]
    return next(iter(within or before[::-1] or days), None)


def _governs(reading, row, codebook, side=None):
    """Whether a day governs the main clause of its sentence, or the side clause that begins at `side`."""
    text = reading["article"]["text"]
    sentence = reading["sentences"][sentences.sentence_at(reading["sentences"], row["start"])]
    return (
        not _CREDIT.match(text, row["end"])
        and not _limit(codebook).search(text, max(sentence[0], row["start"] - 20), row["start"])
        and _side_clause(reading, sentence, row["start"], codebook) == side
    )


def _side_clause(reading, sentence, place, codebook):
    """Where the side clause begins in which `place` stands, or None in the main clause.

    A side clause that opens the sentence ends at a comma, any other goes on to the end.
    """
    mark = None
    for mark in _side(codebook).finditer(reading["article"]["text"], sentence[0], place):
        pass
    if mark is None or mark.start() == sentence[0] and "," in reading["article"]["text"][mark.end() : place]:
        return None
    return mark.start()


def _is_day(row):
    return row["earliest"] is not None and (row["latest"] - row["earliest"]).days <= _MOST_DAYS
