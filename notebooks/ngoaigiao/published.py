"""When an article was published, and why we think so.

The order of evidence: metadata; a time stamp that belongs to the article; what the text tells (`clues`): a relative day
beside a date, the days, years, weekdays, offices and events that it names. Each clue weighs the candidate days; the
window is the narrowest run of days that holds 95 in 100 of all weight.
"""

import re
from datetime import date
from functools import cache

from ngoaigiao import clues, sentences
from ngoaigiao.patterns import any_case, any_of
from ngoaigiao.publication_days import FIRST, LAST, N, argument, day, window

_STAMP = re.compile(
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>(?:19|20)\d\d)"
    r"|\s+tháng\s+(?P<month_word>\d{1,2})(?:\s*[,/]?\s*(?:năm\s+)?)(?P<year_word>(?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)
HALF = 0.5  # a window that holds less of the weight is told to be no more than the likeliest
AGAINST = -2.0  # what speaks more than this against the window is told


def settle(reading, codebook):
    """The `published_*` columns of one article from what it says itself.

    published_earliest, published_latest: days, null where nothing is known. published_how: `metadata`, `stamped`,
    `stated`, `inferred` or null. published_evidence: the argument, with spans of the text and rows of the codebook.
    """
    article = reading["article"]
    if article.get("published_earliest"):
        told = f"metadata: {article['published_earliest']}"
        return _row(article["published_earliest"], article["published_latest"], "metadata", told)
    stamp = _stamp(article["text"], reading["passages"], codebook)
    if stamp:
        stamped, match = stamp
        words = " ".join(match.string[match.start() : match.end()].split())
        told = f"the article's own stamp “{words}” [{match.start()}:{match.end()}] => {stamped}"
        return _row(stamped, stamped, "stamped", told)
    found = clues.constraints(reading, reading["expressions"], codebook)
    if not found:
        return _row(None, None, None, None)
    return _inferred(found)


def _inferred(found):
    first, last, share = window(found)
    if first == 0 or last == N - 1:
        return _row(None, None, None, None)
    kept = argument(found, first, last)
    words = "; ".join(constraint.says for constraint in kept) + f" => {_shown(day(first), day(last))}"
    if share < HALF:
        words += f" (the likeliest, with {share:.0%} of the weight; other days or years are open)"
    against = [constraint.says for constraint in found if constraint.weights[first : last + 1].max() < AGAINST]
    if against:
        words += "; against it: " + "; ".join(against)
    how = "stated" if first == last and any(constraint.how == "stated" for constraint in kept) else "inferred"
    return _row(day(first), day(last), how, words)


def _shown(first, last):
    return f"{first}" if first == last else f"{first}..{last}"


def _row(earliest, latest, how, evidence):
    return {
        "published_earliest": earliest,
        "published_latest": latest,
        "published_how": how,
        "published_evidence": evidence,
    }


def _stamp(text, passages, codebook):
    """(day, match) of the article's own time stamp: alone on a line before the body or right behind it."""
    rows = sorted(passages, key=lambda row: row["start"])
    own = [place for place, row in enumerate(rows) if row["role"] in sentences.READ]
    if not own:
        return None
    end = own[-1] + 1
    while end < len(rows) and rows[end]["role"] == "byline":
        end += 1
    for row in rows[:end]:
        if row["role"] in sentences.READ and row["role"] != "title" and row is not rows[own[0]]:
            continue
        match = _STAMP.search(text, row["start"], row["end"])
        sides = match and ((row["start"], match.start()), (match.end(), row["end"]))
        if match and all(_around(codebook).fullmatch(text, *side) for side in sides):
            stamped = _day(match)
            if stamped and FIRST <= stamped <= LAST:
                return stamped, match
    return None


@cache
def _around(codebook):
    """What may stand beside the day of a stamp: its words (`furniture.csv`), the hour, marks."""
    words = any_of(row["phrase"] for row in codebook["furniture"] if row["kind"] == "stamp")
    return any_case(rf"(?:\W|\d{{1,2}}\s*[:hg]\s*\d{{0,2}}(?::\d\d)?|{words}|gmt(?:\s*[+-]\s*\d+)?)*")


def _day(match):
    try:
        year, month = match["year"] or match["year_word"], match["month"] or match["month_word"]
        return date(int(year), int(month), int(match["day"]))
    except ValueError:
        return None
