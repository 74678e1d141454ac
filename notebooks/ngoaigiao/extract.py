"""From a folder of articles to all tables: the stages in their order."""

import traceback
from pathlib import Path

from ngoaigiao import (
    actors,
    articles,
    credits,
    dates,
    events,
    published,
    quotes,
    references,
    sentences,
    stances,
    stories,
    tables,
)
from ngoaigiao.codebook import load


def extract(source, metadata=None, codebook=None, progress=iter):
    """All tables of the articles in `source`, as {name: DataFrame}.

    source: a file or folder of articles, or a table of articles. metadata: a CSV with `file` or `article_id` and what
    is known of each article. progress: wraps the list of articles while each is read (a progress bar, say).
    """
    codebook = codebook or load()
    read, problems = articles.load(source, metadata, progress)
    readings = [
        reading
        for article in progress(read)
        if (reading := _guarded(first_reading, article, article, codebook, problems))
    ]
    stories.join(readings)
    for reading in progress(readings):
        _guarded(second_reading, reading, reading["article"], codebook, problems)
    disagreements = events.join(readings, codebook)
    return {
        "articles": tables.frame("articles", (reading["article"] for reading in readings)),
        "actors": tables.frame("actors", actors.tabulate(readings, codebook)),
        "disagreements": tables.frame("disagreements", disagreements),
        "problems": tables.frame("problems", problems + [row for reading in readings for row in reading["problems"]]),
        **{
            name: tables.frame(name, (row for reading in readings for row in reading[name]))
            for name in ("passages", "mentions", "references", "dates", "quotes", "stances")
        },
    }


def _guarded(stage, given, article, codebook, problems):
    """The stage's result; None, and a row of `problems`, where it fails: one article must never cost the others."""
    try:
        return stage(given, codebook)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}: {error}"
        problems.append(
            {
                "file": article["file"],
                "article_id": article["article_id"],
                "layer": stage.__name__,
                "problem": "failed",
                "detail": detail,
            }
        )
        return None


def tables_of(source):
    """The tables in the folder `source` if `ngoaigiao extract` wrote them there, else those of the articles in it."""
    written = all(Path(source, f"{name}.parquet").exists() for name in tables.COLUMNS)
    return tables.read(source) if written else extract(source)


def first_reading(article, codebook):
    """What one article tells before its publication date is settled: passages, sentences, mentions, references.

    Returns the reading, a dict: `article` (its row of `articles`), `sentences` (spans of title and body), `expressions`
    (of time, not yet reckoned), and a list of rows for each table. It gets its publication date, as far as the article
    alone gives one.
    """
    reading = {
        "article": article,
        "passages": [],
        "sentences": [],
        "mentions": [],
        "references": [],
        "dates": [],
        "quotes": [],
        "stances": [],
        "problems": [],
    }
    reading["passages"] = articles.passages(article, codebook)
    article.update(credits.read(article, reading["passages"], codebook))
    reading["sentences"] = sentences.split(article["text"], reading["passages"], codebook)
    reading["mentions"] = actors.read(reading, codebook)
    reading["references"] = references.read(reading, codebook)
    reading["expressions"] = dates.find(article["text"], sentences.prose(reading["passages"]), codebook)
    article.update(published.settle(reading, codebook))
    return reading


def second_reading(reading, codebook):
    """Add what rests on the publication date, in place: dates, quotes, stances."""
    reading["dates"] = dates.read(reading, codebook)
    reading["quotes"] = quotes.read(reading, codebook)
    reading["references"] = references.with_speakers(reading, codebook)
    reading["stances"], omitted = stances.read(reading, codebook)
    reading["problems"] += omitted
