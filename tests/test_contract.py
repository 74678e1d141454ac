"""What every table promises, on the seeds: columns, types, spans, identifiers."""

import pandas as pd
import pytest
from conftest import SEEDS

from ngoaigiao import tables as contract
from ngoaigiao.extract import extract, tables_of

SPANNED = ["mentions", "references", "dates", "quotes", "stances"]
KEYS = {
    "articles": "article_id",
    "actors": "actor_id",
    "mentions": "mention_id",
    "references": "mention_id",
    "dates": "date_id",
    "quotes": "quote_id",
    "stances": "stance_id",
}


@pytest.mark.parametrize("name", contract.COLUMNS)
def test_columns_and_types(tables, name):
    assert {column: str(kind) for column, kind in tables[name].dtypes.items()} == contract.COLUMNS[name]


@pytest.mark.parametrize(
    "name", ["articles", "passages", "actors", "mentions", "references", "dates", "quotes", "stances"]
)
def test_the_seeds_fill_the_table(tables, name):
    assert len(tables[name]) >= 5


@pytest.mark.parametrize("name", SPANNED)
def test_spans_hold_their_words(tables, name):
    text = tables["articles"].set_index("article_id")["text"]
    for row in tables[name].itertuples():
        assert 0 <= row.start < row.end
        assert text[row.article_id][row.start : row.end] == row.text


@pytest.mark.parametrize("name", ["quotes", "stances"])
def test_cue_spans_hold_their_words(tables, name):
    text = tables["articles"].set_index("article_id")["text"]
    for row in tables[name].dropna(subset=["cue_start"]).itertuples():
        assert text[row.article_id][row.cue_start : row.cue_end] == row.cue


@pytest.mark.parametrize("name, key", KEYS.items())
def test_identifiers_are_unique(tables, name, key):
    assert tables[name][key].notna().all()
    assert tables[name][key].is_unique


def test_every_visible_character_lies_in_one_passage(tables):
    for article in tables["articles"].itertuples():
        times = [0] * len(article.text)
        for row in tables["passages"].query("article_id == @article.article_id").itertuples():
            for place in range(row.start, row.end):
                times[place] += 1
        assert all(n <= 1 for n in times)
        assert all(n == 1 for n, character in zip(times, article.text) if not character.isspace())


def test_names_lie_in_title_or_body_only(tables):
    kept = tables["passages"].query("role in ('title', 'body')")
    for name in ("mentions", "dates", "quotes", "stances"):
        for row in tables[name].itertuples():
            own = kept[kept["article_id"] == row.article_id]
            assert ((own["start"] <= row.start) & (row.start < own["end"])).any(), (name, row.text)


def test_values_are_the_allowed_ones(tables):
    assert set(tables["mentions"]["kind"]) <= {"state", "person", "organisation", "group", "place", "media"}
    assert set(tables["mentions"]["how"]) <= {"name", "alias", "metonym", "short name", "unlisted"}
    assert set(tables["references"]["how"]) <= {"pronoun", "office"}
    assert set(tables["dates"]["type"]) <= {"DATE", "TIME", "DURATION", "SET"}
    assert set(tables["stances"]["stance"]) <= {"support", "oppose", "conditional", "neutral"}
    assert set(tables["stances"]["realis"]) <= {"actual", "planned", "possible", "denied"}
    assert set(tables["stances"]["event_type"]) <= set(
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
        "ASSAULT".split()
    )
    assert tables["stances"]["intensity"].dropna().between(-10, 10).all()
    for name in ("mentions", "references", "dates", "stances"):
        assert tables[name]["confidence"].dropna().between(0, 1).all()


def test_identifiers_point_to_rows(tables):
    actors = set(tables["actors"]["actor_id"])
    for name, columns in {
        "mentions": ["actor_id"],
        "references": ["actor_id"],
        "quotes": ["speaker_id", "addressee_id"],
        "stances": ["source_id", "target_id"],
    }.items():
        for column in columns:
            assert set(tables[name][column].dropna()) <= actors, (name, column)
    assert set(tables["stances"]["quote_id"].dropna()) <= set(tables["quotes"]["quote_id"])
    assert set(tables["disagreements"]["event_id"]) <= set(tables["stances"]["event_id"])


def test_two_runs_give_the_same_tables(tables):
    again = extract(SEEDS)
    for name in contract.COLUMNS:
        pd.testing.assert_frame_equal(tables[name], again[name])


def test_tables_survive_writing_and_reading(tables, tmp_path):
    contract.write(tables, tmp_path / "a folder" / "tables")
    again = tables_of(tmp_path / "a folder" / "tables")
    for name in contract.COLUMNS:
        pd.testing.assert_frame_equal(tables[name], again[name])


def test_a_failed_write_leaves_what_stood_there(tables, tmp_path):
    contract.write(tables, tmp_path / "tables")
    before = {file.name: file.read_bytes() for file in (tmp_path / "tables").iterdir()}
    with pytest.raises(AttributeError):
        contract.write({**tables, "problems": None}, tmp_path / "tables")
    assert {file.name: file.read_bytes() for file in (tmp_path / "tables").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_row_with_an_unknown_column_is_refused():
    with pytest.raises(ValueError, match="table dates has no column year"):
        contract.frame("dates", [{"date_id": "a:d1", "year": 2015}])


def test_a_table_without_rows_has_its_columns():
    assert list(contract.frame("disagreements", []).columns) == list(contract.COLUMNS["disagreements"])
