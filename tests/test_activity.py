"""What the charts count, on a few rows made for it."""

import datetime

import pandas as pd
import pytest

from ngoaigiao import activity
from ngoaigiao.tables import frame

DAY = datetime.date(2015, 11, 25)


def stances(*rows):
    base = {
        "article_id": "a",
        "stance": "neutral",
        "event_type": "CONSULT",
        "quad_class": "verbal cooperation",
        "intensity": 1.0,
        "realis": "actual",
    }
    return frame(
        "stances", [{**base, "stance_id": f"a:s{i}", "event_id": f"e{i}", **row} for i, row in enumerate(rows)]
    )


def articles(**days):
    return frame(
        "articles",
        [{"article_id": name, "published_earliest": day, "published_latest": day} for name, day in days.items()],
    )


def towards(source, target, **rest):
    return {"source_party": source, "target_party": target, **rest}


def test_dyads_keep_direction_and_count_each_stance():
    table = activity.dyads(
        stances(
            towards("RUS", "USA", stance="oppose", intensity=-4),
            towards("RUS", "USA", stance="support", intensity=2),
            towards("USA", "RUS"),
        )
    )
    first = table.iloc[0]
    assert (
        first["source_party"],
        first["target_party"],
        first["n"],
        first["support"],
        first["oppose"],
        first["neutral"],
    ) == ("RUS", "USA", 2, 1, 1, 0)
    assert first["intensity"] == -1
    assert len(table) == 2


@pytest.mark.parametrize(
    "row", [towards("RUS", "RUS"), towards("RUS", None), towards(None, "USA"), towards("RUS", "USA", realis="denied")]
)
def test_what_is_no_relation_is_not_counted(row):
    assert activity.dyads(stances(row)).empty


def test_a_pair_that_never_spoke_is_null_not_zero():
    intensity, n = activity.matrix(stances(towards("RUS", "USA", intensity=0)))
    assert n.loc["RUS", "USA"] == 1 and intensity.loc["RUS", "USA"] == 0
    assert pd.isna(n.loc["USA", "RUS"]) and pd.isna(intensity.loc["USA", "RUS"])


def test_an_act_told_twice_counts_once_with_the_day_that_one_telling_gives():
    rows = stances(
        towards("USA", "RUS", event_id="x"),
        towards("USA", "RUS", event_id="x", article_id="b", date=DAY, date_latest=DAY),
    )
    acts = activity.acts(rows, articles(a=datetime.date(2015, 11, 27), b=datetime.date(2015, 11, 28)))
    assert len(acts) == 1
    assert acts.loc[0, "first"] == pd.Timestamp(DAY) and acts.loc[0, "day_from"] == "text" and acts.loc[0, "n"] == 2


def test_an_undated_act_leans_on_publication_and_says_so():
    acts = activity.acts(stances(towards("USA", "RUS")), articles(a=DAY))
    assert acts.loc[0, ["first", "day_from"]].tolist() == [pd.Timestamp(DAY), "publication"]


def test_an_act_without_any_day_is_left_out():
    assert activity.acts(stances(towards("USA", "RUS")), articles(a=None)).empty


def test_periods_are_weeks_for_short_spans_and_months_for_long_ones():
    week = activity.by_period(stances(towards("USA", "RUS", date=DAY, date_latest=DAY)), articles(a=DAY))
    assert week.loc[0, "period"] == pd.Timestamp("2015-11-23") and week.loc[0, "per_article"] == 1
    old = datetime.date(2010, 3, 9)
    months = activity.by_period(
        stances(towards("USA", "RUS", date=DAY, date_latest=DAY), towards("USA", "RUS", date=old, date_latest=old)),
        articles(a=DAY),
    )
    assert months["period"].tolist() == [pd.Timestamp("2010-03-01"), pd.Timestamp("2015-11-01")]


def test_together_counts_articles_not_mentions():
    rows = [("a", "RUS"), ("a", "RUS"), ("a", "USA"), ("b", "RUS"), ("b", None)]
    mentions = frame("mentions", [{"mention_id": str(i), "article_id": a, "party": p} for i, (a, p) in enumerate(rows)])
    table = activity.together(mentions)
    assert table[["party_a", "party_b", "n_articles"]].to_numpy().tolist() == [["RUS", "USA", 1]]
    presence = activity.presence(mentions, articles(a=DAY, b=DAY)).set_index("party")
    assert presence.loc["RUS", ["n_mentions", "n_articles", "share"]].tolist() == [3, 2, 1.0]


def test_a_wide_publication_window_is_no_day():
    wide = articles(a=DAY).assign(published_earliest=pd.Timestamp("2014-01-01"))
    assert activity.acts(stances(towards("USA", "RUS")), wide).empty
    assert activity.course(stances(towards("USA", "RUS")), wide, ("USA", "RUS"))["day"].isna().all()


def test_congruence_counts_each_concept_once_and_opposite_sides_as_conflict():
    table = activity.congruence(
        stances(
            towards("RUS", "SYR", stance="support"),
            towards("RUS", "SYR", stance="support"),
            towards("IRN", "SYR", stance="support"),
            towards("RUS", "IS", stance="oppose"),
            towards("IRN", "IS", stance="oppose"),
            towards("USA", "SYR", stance="oppose"),
        )
    )
    pairs = table.set_index(["party_a", "party_b"])
    assert pairs.loc[("IRN", "RUS")].tolist() == [2, 0, 2]
    assert pairs.loc[("IRN", "USA")].tolist() == [0, 1, -1]
    assert ("RUS", "USA") in pairs.index and len(pairs) == 3


def test_a_neutral_row_takes_no_side():
    assert activity.positions(stances(towards("RUS", "SYR"))).empty
    assert activity.congruence(stances(towards("RUS", "SYR"))).empty


def test_an_issue_is_the_concept_where_there_is_no_target():
    table = activity.positions(stances(towards("RUS", None, issue="ceasefire", stance="support")))
    assert table.to_numpy().tolist() == [["RUS", "ceasefire", 1, 0]]


def test_the_course_of_a_pair_is_numbered_by_day_in_both_directions():
    later = datetime.date(2015, 11, 27)
    table = activity.course(
        stances(
            towards("USA", "RUS", date=later, date_latest=later),
            towards("RUS", "USA", date=DAY, date_latest=DAY),
            towards("USA", "FRA"),
        ),
        articles(a=later),
        ("USA", "RUS"),
    )
    assert table[["number", "source_party"]].to_numpy().tolist() == [[1, "RUS"], [2, "USA"]]


def test_centrality_finds_the_one_between():
    table = activity.centrality(stances(towards("RUS", "USA"), towards("USA", "FRA", intensity=-3))).set_index("party")
    assert table["betweenness"].idxmax() == "USA"
    assert table.loc["USA", ["out_degree", "in_degree", "cooperation"]].tolist() == [1, 1, 0.5]


def test_evidence_shares_add_up(tables):
    table = activity.evidence(tables)
    assert table.groupby("table")["share"].sum().round(9).eq(1).all()
    assert table.groupby("table")["n"].sum()["names"] == len(tables["mentions"])
