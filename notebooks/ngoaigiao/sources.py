"""Where articles come from: files, folders and tables, and what metadata says of them."""

import bz2
import codecs
import csv
import gzip
import io
import json
import lzma
import unicodedata
import zlib
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd

from ngoaigiao import encodings
from ngoaigiao.encodings import Unreadable

LARGEST = 5_000_000  # bytes of one article
OPENERS = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
FORMS = {".txt": "text", ".html": "html", ".htm": "html"}
TABLES = {".csv", ".tsv", ".jsonl", ".parquet"}
METADATA = "articles.csv"
FIELDS = ("title", "publisher", "agency", "author", "section", "url", "language", "published")


@dataclass
class Record:
    """One article before it is decoded. read: gives its bytes. form: text or html. known: its FIELDS by metadata."""

    article_id: str
    file: str
    read: object
    form: str
    known: dict = field(default_factory=dict)


def records(source, metadata=None):
    """(records, problems) of a file, a folder (with its sub-folders) or a table of articles.

    metadata: a table with a column `file` (name or path within the folder) or `article_id`, and any of FIELDS; a file
    articles.csv in the folder serves if none is given. Raises FileNotFoundError and ValueError for what must be set
    right before work starts.
    """
    source = Path(source)
    if not source.exists():
        raise FileNotFoundError(f"there is no file or folder {source}")
    if source.is_dir():
        if metadata is None and (source / METADATA).exists():
            metadata = source / METADATA
        found, problems = _folder(source, {source / METADATA, metadata and Path(metadata)})
    elif _suffix(source) in TABLES:
        found, problems = _table(source)
    elif _suffix(source) in FORMS:
        found, problems = [_file(source, source.name)], []
    else:
        known = ", ".join([*FORMS, *sorted(TABLES)])
        raise ValueError(f"{source} is no article and no table: known are {known}, also compressed")
    if not found and not problems:
        raise ValueError(f"{source} holds no article ({', '.join(FORMS)})")
    _check_ids(found, source)
    if metadata is not None:
        problems += _add_metadata(found, Path(metadata))
    return found, problems


def problem(file, article_id, what, detail):
    """A row of `problems` about the reading of a file."""
    return {"file": file, "article_id": article_id, "layer": "articles", "problem": what, "detail": detail}


def _suffix(path):
    """The suffix that tells the form: of a.txt.gz it is .txt."""
    return _plain(path).suffix.lower()


def _plain(path):
    return path.with_suffix("") if path.suffix.lower() in OPENERS else path


def _open(path, limit=-1):
    """At most `limit` bytes of a file, unpacked. Raises Unreadable."""
    try:
        with OPENERS.get(path.suffix.lower(), open)(path, "rb") as stream:
            return stream.read(limit)
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise Unreadable("broken archive", str(error)) from None
    except OSError as error:
        raise Unreadable("unreadable file", error.strerror or str(error)) from None


def _file(path, name):
    return Record(_plain(path).stem, name, partial(_open, path, LARGEST + 1), FORMS[_suffix(path)])


def _folder(folder, beside):
    """The records of a folder and its sub-folders; `beside`: files that are no articles."""
    found, problems = [], []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or path in beside or any(part.startswith(".") for part in Path(name).parts):
            continue
        if _suffix(path) in FORMS:
            found.append(_file(path, name))
        elif _suffix(path) in TABLES:
            problems.append(problem(name, None, "table in a folder", "give a table of articles by itself"))
        else:
            problems.append(problem(name, None, "unknown form", f"read are {', '.join(FORMS)}, also compressed"))
    return found, problems


def _table(path):
    found, problems = [], []
    try:
        rows = list(_rows(path))
    except Unreadable as error:
        raise ValueError(f"{path} cannot be read as a table: {error}") from None
    columns = {column for _, row in rows if isinstance(row, dict) for column in row}
    if not columns & {"text", "html"}:
        raise ValueError(f"{path} needs a column text or html; it has {', '.join(sorted(columns)) or 'none'}")
    for line, row in rows:
        if not isinstance(row, dict):
            problems.append(problem(path.name, None, "broken row", f"row {line}: {row}"))
            continue
        form = "text" if row.get("text") or not row.get("html") else "html"
        article_id = row.get("article_id") or row.get("id") or f"{_plain(path).stem}-{line}"
        raw = str(row.get(form) or "").encode("utf-8", errors="replace")
        found.append(Record(str(article_id), path.name, partial(bytes, raw), form, _known(row)))
    return found, problems


def _rows(path):
    """(row number, dict or what is wrong with it) of a table; the number counts from 1 below the header."""
    raw, suffix = _open(path), _suffix(path)
    if suffix == ".parquet":
        try:
            frame = pd.read_parquet(io.BytesIO(raw))
        except (OSError, ValueError) as error:
            raise Unreadable("broken table", str(error)) from None
        return enumerate(frame.astype(object).where(frame.notna(), None).to_dict("records"), 1)
    if suffix == ".jsonl":
        rows = enumerate(raw.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1)
        return ((line, _json(row)) for line, row in rows if row.strip())
    return _separated(encodings.decode(raw))


def _json(raw):
    try:
        row = json.loads(raw)
    except ValueError as error:
        return f"no JSON ({error})"
    return row if isinstance(row, dict) else "no JSON object"


def _separated(text):
    """The rows of a CSV; its header tells whether comma, semicolon or tab separates the cells."""
    csv.field_size_limit(LARGEST)
    header = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    line = 0
    while True:
        line += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, str(error)
            continue
        yield line, "more cells than columns" if None in row else row


def _known(row):
    """FIELDS of a row that say something."""
    known = {name: row.get(name) for name in FIELDS}
    return {name: _clean(value) for name, value in known.items() if value is not None and _clean(value)}


def _clean(value):
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def _check_ids(found, source):
    """Raises ValueError if two articles have one id."""
    for article_id, number in Counter(record.article_id for record in found).items():
        if number > 1:
            files = sorted({record.file for record in found if record.article_id == article_id})
            where = " and ".join(files) if len(files) > 1 else f"{number} rows of {files[0]}"
            raise ValueError(f"{source}: {where} have one id, {article_id}; rename all but one")


def _add_metadata(found, path):
    """Put what the table at `path` knows into the records; returns the problems."""
    if not path.is_file():
        raise FileNotFoundError(f"there is no metadata file {path}")
    try:
        rows = list(_rows(path))
    except Unreadable as error:
        raise ValueError(f"{path} cannot be read as a table: {error}") from None
    columns = {column for _, row in rows if isinstance(row, dict) for column in row}
    if rows and not columns & {"file", "article_id"}:
        raise ValueError(f"{path} needs a column file or article_id; it has {', '.join(sorted(columns)) or 'none'}")
    places = {}
    for record in found:
        for name in (record.article_id, Path(record.file).name, record.file):
            places[name] = record
    problems, seen = [], {}
    for line, row in rows:
        name = isinstance(row, dict) and (row.get("file") or row.get("article_id"))
        if not name:
            reason = row if isinstance(row, str) else "names no file"
            problems.append(problem(path.name, None, "broken row", f"row {line}: {reason}"))
        elif str(name).strip() not in places:
            problems.append(problem(path.name, None, "no such article", f"row {line}: {name}"))
        else:
            record = places[str(name).strip()]
            if seen.setdefault(record.article_id, line) != line:
                both = f"rows {seen[record.article_id]} and {line}"
                raise ValueError(f"{path}: {both} are on one article, {record.article_id}")
            record.known.update(_known(row))
    return problems
