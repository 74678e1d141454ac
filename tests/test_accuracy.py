import numpy as np
import pandas as pd
import pytest

from ngoaigiao import accuracy
from ngoaigiao.tables import frame


@pytest.fixture
def key():
    return accuracy.reference()


def perfect(key):
    """Tables that hold just what the coder wrote."""

    def rows(name, **renamed):
        table = key[name].rename(columns=renamed).astype(object)
        return table.where(table.notna(), None).to_dict("records")

    people = {}
    for row in rows("mentions"):
        people[row["name_en"]] = {
            "actor_id": row["name_en"],
            "name_en": row["name_en"],
            "name_vi": row["name_en"],
            "kind": row["kind"],
        }
    stances = [
        {
            "stance_id": str(i),
            "article_id": row["article_id"],
            "start": int(row["evidence"].split("-")[0]),
            "end": int(row["evidence"].split("-")[0]) + 1,
            **{c: row[c] for c in ("source_party", "target_party", "stance", "event_type", "realis")},
        }
        for i, row in enumerate(rows("stances"))
    ]
    day = lambda value: None if value is None else value.date()
    return {
        "articles": frame(
            "articles",
            [
                {
                    "article_id": row["article_id"],
                    "published_earliest": day(row["published_earliest"]),
                    "published_latest": day(row["published_latest"]),
                }
                for row in rows("articles")
            ],
        ),
        "passages": frame("passages", rows("passages")),
        "actors": frame("actors", people.values()),
        "mentions": frame(
            "mentions",
            [
                {
                    "article_id": row["article_id"],
                    "start": row["start"],
                    "end": row["end"],
                    "text": row["text"],
                    "actor_id": row["name_en"],
                    "kind": row["kind"],
                    "party": row["party"],
                }
                for row in rows("mentions")
            ],
        ),
        "dates": frame(
            "dates", [{**row, "earliest": day(row["earliest"]), "latest": day(row["latest"])} for row in rows("dates")]
        ),
        "quotes": frame(
            "quotes",
            [
                {
                    "article_id": row["article_id"],
                    "start": row["start"],
                    "end": row["end"],
                    "text": row["text"],
                    "speaker_id": row["speaker"],
                    "speaker_party": row["speaker_party"],
                }
                for row in rows("quotes")
            ],
        ),
        "stances": frame("stances", stances),
    }


def test_the_key_itself_scores_one(key):
    counts, errors = accuracy.compare(perfect(key), key)
    assert errors.empty
    assert set(accuracy.score(counts, draws=50)["f"]) == {1.0}


def test_the_key_stands_in_the_seeds(key, tables):
    text = tables["articles"].set_index("article_id")["text"]
    for name in ("mentions", "dates", "quotes"):
        for row in key[name].itertuples():
            assert text[row.article_id][row.start : row.end] == row.text


def test_a_missing_row_costs_recall_and_an_extra_one_precision(key):
    whole = perfect(key)
    less = {**whole, "dates": whole["dates"].iloc[1:]}
    scores = accuracy.score(accuracy.compare(less, key)[0], draws=50).set_index("layer")
    n = len(key["dates"])
    assert scores.loc["dates", "precision"] == 1
    assert scores.loc["dates", "recall"] == (n - 1) / n
    more = {**whole, "dates": pd.concat([whole["dates"], whole["dates"].iloc[:1].assign(start=3, end=5)])}
    scores = accuracy.score(accuracy.compare(more, key)[0], draws=50).set_index("layer")
    assert scores.loc["dates", "precision"] == n / (n + 1)
    assert scores.loc["dates", "recall"] == 1


def test_a_wrong_party_is_an_error_of_linking_only(key):
    whole = perfect(key)
    wrong = whole["mentions"].copy()
    wrong.loc[0, "party"] = "XXX"
    counts, errors = accuracy.compare({**whole, "mentions": wrong}, key)
    scores = accuracy.score(counts, draws=50).set_index("layer")
    assert scores.loc["mentions", "f"] == 1
    assert scores.loc["mentions, party", "f"] < 1
    assert errors[["layer", "error"]].to_numpy().tolist() == [["mentions, party", "wrong"]]


def test_source_and_target_swapped_is_wrong(key):
    whole = perfect(key)
    rows = whole["stances"]
    swapped = rows.assign(source_party=rows["target_party"], target_party=rows["source_party"])
    counts, _ = accuracy.compare({**whole, "stances": swapped}, key)
    scores = accuracy.score(counts, draws=50).set_index("layer")
    assert scores.loc["stances", "f"] < 0.6
    assert scores.loc["stances in place", "f"] < 0.6


def test_interval_holds_the_figure_and_is_the_same_each_time(key, tables):
    counts, _ = accuracy.compare(tables, key)
    scores = accuracy.score(counts, draws=300)
    judged = scores.dropna(subset=["f"])
    assert (judged["low"] <= judged["f"] + 1e-9).all() and (judged["f"] <= judged["high"] + 1e-9).all()
    pd.testing.assert_frame_equal(scores, accuracy.score(counts, draws=300))


def test_a_layer_without_rows_has_no_figure():
    counts = pd.DataFrame([("a", "quotes", 0, 0, 0)], columns=["article_id", "layer", "right", "coded", "ours"])
    assert np.isnan(accuracy.score(counts, draws=10).loc[0, "f"])


def test_a_coded_article_that_was_not_extracted_is_named(key):
    whole = perfect(key)
    with pytest.raises(ValueError, match="000_3792b7eddda81338"):
        accuracy.compare({**whole, "articles": whole["articles"].iloc[1:]}, key)


def test_other_tools_stand_beside_ours_layer_by_layer(key, tables):
    table = accuracy.beside(accuracy.score(accuracy.compare(tables, key)[0], draws=20))
    assert set(table["layer"]) == {"dates", "dates, value", "dates, span", "dates, calendar"}
    assert table.notna().all().all() and table.loc[table["layer"] == "dates", "n"].item() == len(key["dates"])


def test_the_figures_on_unseen_articles_are_of_our_layers():
    table = accuracy.unseen()
    by_person, by_model = (
        table.loc[table["coder"] == coder, "layer"].tolist() for coder in ("person", "language model")
    )
    assert by_person == list(accuracy.LAYERS) and by_model == list(accuracy.LAYERS)[-6:]
    assert len(table) == len(by_person) + len(by_model)
    assert table[["precision", "recall", "f"]].stack().between(0, 1).all()
