"""The codebook: the rules of language and facts of the world in `data/codebook/*.csv`, read and checked.

A cell with several entries separates them by `|`. `data/README.md` explains every file and column.
"""

import csv
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).resolve().parents[2] / "data" / "codebook"

# Each file's columns in order; the first is its key unless KEYLESS names the file.
COLUMNS = {
    "states": "actor_id iso_alpha2 party name_vi name_en aliases pair_forms poetic_names capital capital_aliases seats"
    " note",
    "places": "name_vi party aliases note",
    "people": "actor_id name_vi name_en party aliases short_names lone note",
    "offices": "actor_id office party valid_from valid_to note",
    "organisations": "actor_id name_vi name_en kind party aliases note",
    "institutions": "noun aliases name_en kind bare note",
    "titles": "title office name_en institution exclusive note",
    "modifiers": "modifier status name_en note",
    "furniture": "phrase match kind note",
    "media": "name kind aliases sites note",
    "time_rules": "rule sense value pattern example note",
    "time_words": "word class value note",
    "festivals": "name aliases day note",
    "milestones": "milestone_id date until kind phrases name_en note",
    "shares": "clue distance share note",
    "speech": "cue kind speaker note",
    "naming": "phrase note",
    "roles": "role words note",
    "regions": "region parties note",
    "pronouns": "form means gender offices modifiers actors note",
    "cues": "cue part event_type event_mode stance frame realis example note",
    "issues": "phrase name_en note",
    "camps": "noun given actor_id note",
    "particles": "word role note",
    "contexts": "name side words note",
    "territory": "place holder valid_from valid_to friends note",
    "vocabulary": "role words note",
    "intensities": "event_type event_mode intensity note",
    "weights": "feature with weight note",
    "plover": "event_type quad_class intensity cameo negated_type negated_stance refuted_type refuted_stance"
    " ceased_type ceased_stance promised_type wished_type absorbs note",
}
KEYLESS = {
    "time_words",
    "time_rules",
    "offices",
    "furniture",
    "places",
    "speech",
    "particles",
    "camps",
    "intensities",
    "contexts",
    "shares",
    "weights",
    "territory",
}
LISTS = {
    "aliases",
    "sites",
    "short_names",
    "pair_forms",
    "poetic_names",
    "capital_aliases",
    "seats",
    "phrases",
    "offices",
    "modifiers",
    "actors",
    "parties",
    "words",
    "absorbs",
    "friends",
}
DAYS = {"date", "until", "valid_from", "valid_to"}

# What some columns may hold, and in which file's key column others must stand.
ALLOWED = {
    ("cues", "stance"): {"support", "oppose", "neutral", "conditional"},
    ("titles", "exclusive"): {"yes"},
    ("people", "lone"): {"yes"},
    ("institutions", "bare"): {"yes"},
    ("institutions", "kind"): {"organisation", "group"},
    ("organisations", "kind"): {"organisation", "group", "media"},
    ("milestones", "kind"): {"event", "lasting", "occasion", "name", "period"},
    ("plover", "quad_class"): {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"},
}
STANDS_IN = {
    ("cues", "event_type"): "plover",
    ("intensities", "event_type"): "plover",
    ("offices", "actor_id"): "people",
    ("territory", "holder"): "organisations",
}


class CodebookError(ValueError):
    """A codebook file that cannot be used: names the file, the line and the remedy."""


@dataclass(frozen=True, eq=False)
class Codebook:
    """`tables[name]`: the rows of one file, dicts in file order; lists are tuples, days are dates, empty cells None."""

    folder: Path
    tables: MappingProxyType

    def __getitem__(self, name):
        return self.tables[name]


@cache
def load(folder=FOLDER):
    """Read and check every file of `folder`. Raises CodebookError."""
    folder = Path(folder)
    if not folder.is_dir():
        raise CodebookError(f"no codebook in {folder}: install with `pip install -e .` from a clone of the repository")
    book = Codebook(folder, MappingProxyType({name: tuple(_rows(folder / f"{name}.csv", name)) for name in COLUMNS}))
    for (name, column), other in STANDS_IN.items():
        known = {row[COLUMNS[other].split()[0]] for row in book[other]}
        for row in book[name]:
            if row[column] and row[column] not in known:
                where = f"{folder / name}.csv: {column} {row[column]}"
                raise CodebookError(f"{where} does not stand in {other}.csv; correct it or add it there")
    return book


def _rows(path, name):
    columns = COLUMNS[name].split()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CodebookError(f"{path} is missing: restore it from the repository") from None
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    reader = csv.DictReader(unicodedata.normalize("NFC", text).splitlines())
    if reader.fieldnames != columns:
        raise CodebookError(
            f"{path}, line 1: the columns must be {','.join(columns)}, not {','.join(reader.fieldnames or [])}"
        )
    seen = {}
    for raw in reader:
        if None in raw or None in raw.values():
            raise CodebookError(
                f"{path}, line {reader.line_num}: needs {len(columns)} cells; put quotes around a cell with a comma"
            )
        row = {column: _cell(column, value.strip(), path, reader.line_num) for column, value in raw.items()}
        for column, value in row.items():
            if value and (name, column) in ALLOWED and value not in ALLOWED[name, column]:
                allowed = ", ".join(sorted(ALLOWED[name, column]))
                raise CodebookError(f"{path}, line {reader.line_num}: {column} must be one of {allowed}, not {value}")
        key = row[columns[0]]
        if key is None:
            raise CodebookError(f"{path}, line {reader.line_num}: {columns[0]} is empty")
        if name not in KEYLESS and seen.setdefault(key, reader.line_num) != reader.line_num:
            raise CodebookError(
                f"{path}, line {reader.line_num}: {key} stands already in line {seen[key]}; merge the two"
            )
        yield row


def _cell(column, value, path, line):
    if column in LISTS:
        return tuple(part.strip() for part in value.split("|") if part.strip())
    if not value:
        return None
    if column in DAYS:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise CodebookError(
                f"{path}, line {line}: {column} must be a day such as 2015-11-13, not {value}"
            ) from None
    return value
