"""What the charts draw: their titles and marks, not their pixels."""

import datetime

import matplotlib.pyplot as plt
import pytest

from ngoaigiao import accuracy, activity, activity_charts, canvas, charts, network_charts
from ngoaigiao.tables import COLUMNS, frame

STAGES = [charts.passages, charts.presence, charts.calendar, charts.reliability]
RELATIONS = [
    activity_charts.timeline,
    activity_charts.matrix,
    network_charts.network,
    network_charts.affiliation,
    network_charts.congruence,
    activity_charts.course,
    activity_charts.periods,
    activity_charts.world,
]


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


@pytest.mark.parametrize("chart", STAGES + RELATIONS, ids=lambda chart: chart.__name__)
def test_states_a_finding_and_n_and_has_alternative_text(tables, chart):
    figure, alt = chart(tables)
    assert len(alt) > 30
    assert figure.get_suptitle().split()[0] in alt or chart is charts.reliability
    assert any(character.isdigit() for character in figure._supxlabel.get_text()) or chart is charts.reliability


@pytest.mark.parametrize("chart", RELATIONS + [charts.presence, charts.calendar], ids=lambda chart: chart.__name__)
def test_says_so_where_there_is_nothing_to_draw(chart):
    figure, alt = chart({name: frame(name, []) for name in COLUMNS})
    assert alt.startswith("Nothing is drawn here.")


def test_the_network_is_laid_out_the_same_each_time(tables):
    def places():
        figure, _ = network_charts.network(tables)
        return [text.xy for text in figure.axes[0].texts]

    assert places() == places()


def test_names_in_the_network_keep_clear_of_each_other(tables):
    figure, _ = network_charts.network(tables)
    figure.canvas.draw()
    boxes = [text.get_window_extent().extents for text in figure.axes[0].texts]
    overlaps = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if network_charts._common(a, b) > 20]
    assert not overlaps


def test_gaps_of_years_are_cut():
    days = frame(
        "dates", [{"earliest": datetime.date(year, 11, day)} for year, day in ((2014, 3), (2014, 9), (2016, 1))]
    )["earliest"]
    cuts = canvas.segments(days)
    assert [(f"{first:%F}", f"{last:%F}") for first, last in cuts] == [
        ("2014-11-01", "2014-11-11"),
        ("2016-10-30", "2016-11-03"),
    ]


def test_the_heat_map_leaves_blank_who_never_spoke(tables):
    figure, _ = activity_charts.matrix(tables)
    intensity, n = activity.matrix(tables["stances"], 10)
    assert len(figure.axes[1].texts) == n.notna().to_numpy().sum() < n.size


def test_the_matrix_says_what_it_left_out(tables):
    figure, _ = activity_charts.matrix(tables, top=3)
    left_out = len(activity.ranked(tables["stances"])) - 3
    assert f"{left_out} parties left out" in figure._supxlabel.get_text()


def test_the_map_names_those_who_are_not_on_it(tables):
    figure, _ = activity_charts.world(tables)
    assert "Islamic State" in figure._supxlabel.get_text().replace("\n", " ")


def test_agreement_names_the_surest_and_the_least_sure(tables):
    scores = accuracy.score(accuracy.compare(tables, accuracy.reference())[0], draws=50)
    figure, alt = charts.agreement(scores)
    assert scores.loc[scores["f"].idxmin(), "layer"] in figure.get_suptitle().replace("\n", " ")
    assert all(layer in alt for layer in scores.dropna(subset=["f"])["layer"])
