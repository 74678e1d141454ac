"""Sentences that the tables must make true, for any folder of articles."""

import datetime

import pandas as pd
import pytest

from ngoaigiao import findings
from ngoaigiao.tables import COLUMNS, frame


@pytest.fixture
def empty():
    return {name: frame(name, []) for name in COLUMNS}


@pytest.fixture
def one(empty):
    day = datetime.date(2015, 11, 20)
    return {
        **empty,
        "articles": frame(
            "articles",
            [
                {
                    "article_id": "a",
                    "text": "x",
                    "published_earliest": day,
                    "published_latest": day,
                    "published_how": "stamped",
                    "story_id": "a",
                }
            ],
        ),
        "passages": frame(
            "passages",
            [
                {"article_id": "a", "start": 0, "end": 75, "role": "body", "how": "line"},
                {"article_id": "a", "start": 75, "end": 100, "role": "teaser", "how": "after"},
            ],
        ),
        "actors": frame(
            "actors", [{"actor_id": p, "party": p, "name_en": n} for p, n in (("RUS", "Russia"), ("WEST", "the West"))]
        ),
        "mentions": frame(
            "mentions",
            [{"mention_id": "m", "article_id": "a", "actor_id": "RUS", "party": "RUS", "kind": "state", "how": "name"}],
        ),
        "stances": frame(
            "stances",
            [
                {
                    "stance_id": "a:s1",
                    "article_id": "a",
                    "source_party": "RUS",
                    "target_party": "WEST",
                    "stance": "conditional",
                    "event_type": "AGREE",
                    "quad_class": "verbal cooperation",
                    "intensity": 3.0,
                    "realis": "actual",
                    "condition": "nếu họ tôn trọng chủ quyền",
                    "event_id": "a:e1",
                }
            ],
        ),
        "disagreements": frame(
            "disagreements",
            [
                {
                    "event_id": "a:e1",
                    "field": "date",
                    "value_a": "2015-11-19",
                    "article_a": "a",
                    "value_b": "2015-11-20",
                    "article_b": "a",
                }
            ],
        ),
    }


def test_one_of_each_is_said_in_the_singular(one):
    assert findings.scope(one).startswith(
        "1 article, published from 20 November 2015 to 20 November 2015: 1 name, 0 time expressions, 0 quotations and 1 stance"
    )


def test_a_condition_is_quoted_with_its_source(one):
    lines = findings.relations(one)
    assert lines[0].startswith("Russia towards the West: 1 stance in 1 article (1 conditional), mean intensity +3.0")
    assert any("Russia towards the West: “nếu họ tôn trọng chủ quyền”" in line for line in lines)


def test_disagreements_name_both_values_and_where(one):
    assert findings.disagreements(one) == [
        "Russia towards the West, AGREE: date is “2015-11-19” or “2015-11-20” (both in a)."
    ]


def test_share_cut_comes_from_the_passages(one):
    assert findings.articles(one)[0] == "25% of the text is not the article: most of it teaser."


@pytest.mark.parametrize("name", ["relations", "disagreements", "trust", "actors", "dates", "stances"])
def test_nothing_found_is_no_crash(empty, name):
    assert isinstance(getattr(findings, name)(empty), list)


def test_rows_to_paste_have_a_plain_identifier():
    unlisted = frame("mentions", [{"text": "Đặng Văn Ánh", "party": "VNM"}])
    assert "VNM.dang-van-anh,Đặng Văn Ánh,Đặng Văn Ánh,VNM" in findings.codebook_rows(unlisted)


def test_every_coder_has_a_sentence():
    row = {
        "layer": "stances",
        "precision": 0.68,
        "recall": 0.59,
        "f": 0.63,
        "n": 700,
        "articles": 60,
        "coder": "person",
        "kept": "opened",
    }
    rows = pd.DataFrame([row, row | {"coder": "language model", "kept": "unread"}, row | {"layer": "dyads"}])
    said = findings.measured(rows)
    assert len(said) == 2 and "60 articles" in said[0] and "though their errors were looked at" in said[0]
    assert "nobody who wrote the rules had read, coded by a language model, 68%" in said[1]
