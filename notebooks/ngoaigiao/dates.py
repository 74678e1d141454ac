"""Stage 3: when. Every time expression with its TIMEX3 value, the days it covers, and what it was reckoned from."""
import functools
import re
from bisect import bisect_right
from dataclasses import replace

from ngoaigiao import tables
from ngoaigiao.timex import Expression, find
from ngoaigiao.reckoning import reckon

__all__ = ["Expression", "find", "governing", "read"]

_JOINED = re.compile(r"\s*(?:và|đến|tới|cho đến|cho tới|-|,|, và)?\s*")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
_CLAUSE_END = re.compile(r"[.;:!?“”\"()\n]")


def read(reading, codebook):
    """The rows of `dates` of one article, in order of start."""
    article = reading["article"]
    text = article["text"]
    spans = [(row["start"], row["end"]) for row in reading["passages"] if row["role"] in ("title", "body")]
    expressions = _share(find(text, spans, codebook), text)
    rows = [
        {"article_id": article["article_id"], "start": e.start, "end": e.end, "text": e.text, "mod": e.mod or e.portion, "how": e.rule}
        for e in expressions
    ]
    tables.number(rows, "date_id", article["article_id"], "d")
    published = article.get("published_earliest"), article.get("published_latest")
    for e, row in zip(expressions, rows):
        if not e.from_text:
            _settle(row, e, published, _published(published), text, codebook)
    reading = {**reading, "dates": rows}
    for place, (e, row) in enumerate(zip(expressions, rows)):
        if e.from_text:
            anchor = _reached(reading, rows[:place])
            window, name = ((anchor["earliest"], anchor["latest"]), f"date {anchor['date_id']}") if anchor else (published, _published(published))
            _settle(row, e, window, name, text, codebook)
    return rows


def _published(window):
    earliest, latest = window
    if earliest is None:
        return None
    return f"published {earliest}" + (f"/{latest}" if latest != earliest else "")


def _settle(row, e, window, anchor, text, codebook):
    direction = _direction(e, text, codebook)
    results = [reckon(e, day, direction, codebook) for day in dict.fromkeys(window)]
    values, firsts, lasts = map(set, zip(*results))
    row["value"] = values.pop() if len(values) == 1 else None
    row["earliest"] = min(firsts) if None not in firsts else None
    row["latest"] = max(lasts) if None not in lasts else None
    row["anchor"] = anchor if e.sense in ("shift", "weekday", "last") or e.sense == "calendar" and e.year is None and not e.decade and not e.century else None
    value = row["value"] or ""
    row["type"] = {"duration": "DURATION", "set": "SET"}.get(e.sense, "TIME" if "T" in value.removeprefix("P").replace("PAST", "").replace("PRESENT","").replace("FUTURE","") else "DATE")
    row["confidence"] = 1.0


def _share(expressions, text):
    """Expressions that are joined ("tháng 7 và tháng 8/2016") share the month and the year that only one of them names."""
    shared = list(expressions)
    for i in range(len(shared) - 2, -1, -1):
        one, two = shared[i], shared[i + 1]
        if one.sense == two.sense == "calendar" and _JOINED.fullmatch(text, one.end, two.start):
            if one.month and two.month and one.year is None and one.year_shift is None and (one.month, one.day or 0) <= (two.month, two.day or 0):
                shared[i] = replace(one, year=two.year, year_shift=two.year_shift)
            elif one.day and not one.month and two.day and two.month:
                shared[i] = replace(one, month=two.month, year=two.year, year_shift=two.year_shift)
    return shared


def _direction(e, text, codebook):
    if e.direction or e.sense not in ("calendar", "weekday", "festival") or e.year:
        return e.direction
    if e.text.casefold().startswith("hồi"):
        return "past"
    return None


def _reached(reading, rows):
    """The row of the last day that the text has named in `rows`, those of side clauses apart if there are others."""
    days = [row for row in rows if _is_day(row)]
    return next((row for row in reversed(days) if not _aside(reading, row)), days[-1] if days else None)


def governing(reading, start, end, source_id=None):
    """The row of `dates` that says on which day what text[start:end] (a clause or its verb) tells was said or done, or None.

    It is a day named in the same sentence: in a side clause ("sau khi ngày 5/6 …") that clause's own, elsewhere the first inside the
    span, else the last before it, else the first after it, and none of a side clause or a limit ("kể từ 1/7"). Where the
    sentence names none and `source_id` is given, the day on which an earlier sentence of the article has that actor act.
    """
    sentences = reading["sentences"]
    place = max(bisect_right(sentences, start, key=lambda span: span[0]) - 1, 0)
    row = _of_sentence(reading, sentences[place], start, end)
    if row or source_id is None:
        return row
    for first, last in reversed(sentences[max(place - CARRY, 0):place]):
        day = _of_sentence(reading, (first, last), first, first)
        if day:
            actors = {m["actor_id"] for m in reading["mentions"] + reading["references"] if first <= m["start"] < last}
            if source_id in actors:
                return day
            if STOP: return None
    return None


STOP=False
CARRY = 3
_SIDE = re.compile(r"\b(?:sau khi|trước khi|kể từ khi|từ khi|khi|trong bối cảnh|giữa lúc|sau vụ|sau cuộc|trước cuộc|nơi|vốn|kể từ)\b", re.I)
_LIMIT = re.compile(r"\b(?:từ|kể từ|tính từ|trước|sau|đến|tới|cho đến|cho tới|so với|hết hiệu lực vào|hiệu lực vào|vụ|hồi)\s*$", re.I)


def _of_sentence(reading, span, start, end):
    text = reading["article"]["text"]
    side = _side_clause(text, span, start)
    days = [row for row in reading["dates"] if span[0] <= row["start"] < span[1] and _is_day(row)]
    days = [row for row in days if not _LIMIT.search(text, span[0], row["start"]) and _side_clause(text, span, row["start"]) == side and not _caption(text, row)]
    within = [row for row in days if start <= row["start"] < end]
    before = [row for row in days if row["end"] <= start]
    return next(iter(within or before[::-1] or days), None)


def _side_clause(text, span, place):
    """Where the side clause begins in which `place` stands, or None in the main clause. A comma or the like ends it."""
    last = None
    for mark in _SIDE.finditer(text, span[0], place):
        last = mark
    if last is None or last.start() == span[0] and "," in text[last.end():place]:
        return None
    return last.start()


def _is_day(row):
    return row["earliest"] is not None and (row["latest"] - row["earliest"]).days <= 3 and row["how"] != "week_past"


def _caption(text, row):
    return bool(re.match(r"[^.\n]{0,3}\.? ?\(?(Ảnh|Nguồn)", text[row["end"]:row["end"] + 15]))


def _aside(reading, row):
    text = reading["article"]["text"]
    sentences = reading["sentences"]
    span = sentences[max(bisect_right(sentences, row["start"], key=lambda s: s[0]) - 1, 0)]
    return bool(_LIMIT.search(text, span[0], row["start"])) or _side_clause(text, span, row["start"]) is not None or _caption(text, row)
