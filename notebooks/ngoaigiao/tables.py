"""The tables: their columns and types, and how they are made, written and read.

Spans are `start`, `end`: 0-based, half-open, in code points of `articles.text`; `text[start:end]` is the surface.
`data/README.md` explains every column.
"""

import os
import shutil
import tempfile
import unicodedata
from pathlib import Path

import pandas as pd

STRING, WHOLE, NUMBER, DAY = "str", "Int64", "float64", "datetime64[ms]"

_SPAN = {"article_id": STRING, "start": WHOLE, "end": WHOLE}
_MENTION = {
    "mention_id": STRING,
    **_SPAN,
    "text": STRING,
    "actor_id": STRING,
    "kind": STRING,
    "party": STRING,
    "office": STRING,
    "how": STRING,
    "confidence": NUMBER,
}

COLUMNS = {
    "articles": {
        "article_id": STRING,
        "file": STRING,
        "sha256": STRING,
        "text": STRING,
        "title": STRING,
        "publisher": STRING,
        "agency": STRING,
        "author": STRING,
        "section": STRING,
        "url": STRING,
        "language": STRING,
        "published_earliest": DAY,
        "published_latest": DAY,
        "published_how": STRING,
        "published_evidence": STRING,
        "story_id": STRING,
        "duplicate_of": STRING,
    },
    "passages": {**_SPAN, "role": STRING, "how": STRING},
    "actors": {
        "actor_id": STRING,
        "name_vi": STRING,
        "name_en": STRING,
        "kind": STRING,
        "party": STRING,
        "wikidata": STRING,
        "n_mentions": WHOLE,
        "n_articles": WHOLE,
    },
    "mentions": _MENTION,
    "references": _MENTION,
    "dates": {
        "date_id": STRING,
        **_SPAN,
        "text": STRING,
        "type": STRING,
        "value": STRING,
        "mod": STRING,
        "earliest": DAY,
        "latest": DAY,
        "anchor": STRING,
        "how": STRING,
        "confidence": NUMBER,
    },
    "quotes": {
        "quote_id": STRING,
        **_SPAN,
        "text": STRING,
        "kind": STRING,
        "cue": STRING,
        "cue_start": WHOLE,
        "cue_end": WHOLE,
        "speaker_id": STRING,
        "speaker_party": STRING,
        "addressee_id": STRING,
        "how": STRING,
    },
    "stances": {
        "stance_id": STRING,
        **_SPAN,
        "text": STRING,
        "source_id": STRING,
        "source_party": STRING,
        "target_id": STRING,
        "target_party": STRING,
        "issue": STRING,
        "stance": STRING,
        "event_type": STRING,
        "event_mode": STRING,
        "quad_class": STRING,
        "intensity": NUMBER,
        "cameo": STRING,
        "realis": STRING,
        "condition": STRING,
        "cue": STRING,
        "cue_start": WHOLE,
        "cue_end": WHOLE,
        "quote_id": STRING,
        "date": DAY,
        "date_latest": DAY,
        "date_how": STRING,
        "place": STRING,
        "event_id": STRING,
        "confidence": NUMBER,
        "how": STRING,
    },
    "disagreements": {
        "event_id": STRING,
        "field": STRING,
        "value_a": STRING,
        "article_a": STRING,
        "value_b": STRING,
        "article_b": STRING,
    },
    "problems": {"file": STRING, "article_id": STRING, "layer": STRING, "problem": STRING, "detail": STRING},
}


def frame(name, rows):
    """The table `name` as a DataFrame with its columns and types.

    rows: dicts; a key that is missing is null. Raises ValueError for a key that the table does not have.
    """
    columns = COLUMNS[name]
    rows = list(rows)
    unknown = {key for row in rows for key in row} - set(columns)
    if unknown:
        raise ValueError(f"table {name} has no column {', '.join(sorted(unknown))}")
    return pd.DataFrame({key: pd.array([row.get(key) for row in rows], dtype=kind) for key, kind in columns.items()})


def number(rows, column, article_id, letter):
    """Give each row of one article its id: the article's, a letter for the table, and the row's place."""
    for place, row in enumerate(rows, 1):
        row[column] = f"{article_id}:{letter}{place}"
    return rows


def check_writable(folder):
    """Raise OSError with the reason where nothing can be written to `folder`, so that long work need not start."""
    place = Path(folder).absolute()
    while not place.exists():
        place = place.parent
    if not place.is_dir():
        raise NotADirectoryError(f"cannot write to {folder}: {place} is a file; name another folder")
    if not os.access(place, os.W_OK):
        raise PermissionError(f"cannot write to {folder}: {place} is read-only; name another folder")


def write(tables, folder):
    """Write every table to `folder` as Parquet, all or none: a failure leaves what stood there before."""
    folder = Path(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as unfinished:
        for name in COLUMNS:
            tables[name].to_parquet(Path(unfinished, f"{name}.parquet"), compression="zstd", index=False)
        folder.mkdir(exist_ok=True)
        for name in COLUMNS:
            shutil.move(Path(unfinished, f"{name}.parquet"), folder / f"{name}.parquet")


def read(folder):
    """The tables that `write` left in `folder`, by name."""
    folder = Path(folder)
    missing = [name for name in COLUMNS if not (folder / f"{name}.parquet").exists()]
    if missing:
        raise FileNotFoundError(f"{folder} has no table {', '.join(missing)}: make it with `ngoaigiao extract`")
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in COLUMNS}


def ascii_name(name):
    """A name in plain lower-case letters, for an identifier: "Tập Cận Bình" gives "tap can binh"."""
    plain = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
