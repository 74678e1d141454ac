"""Which candidates become rows: readings, stances and types compete."""

import math
from types import SimpleNamespace

from ngoaigiao import ranker


def candidate(probability, source="USA", target="RUS", stance="oppose", event_type="REJECT", act=None, start=0):
    """A candidate; without an act it has an act and a cue of its own."""
    row = {
        "source_id": source,
        "source_party": source,
        "target_id": target,
        "target_party": target,
        "stance": stance,
        "event_type": event_type,
        "start": start,
        "cue_start": start,
    }
    return SimpleNamespace(row=row, act=act or reading(SimpleNamespace()), probability=probability)


def reading(cue):
    return SimpleNamespace(cue=cue)


def kept(*candidates):
    return [c for c in candidates if c in ranker.chosen(candidates)[0]]


def test_a_cue_is_read_once():
    cue = SimpleNamespace()
    likely, other = reading(cue), reading(cue)
    first, second = candidate(0.5, act=likely), candidate(0.5, target="UKR", act=likely)
    rival = candidate(0.4, target="CHN", act=other)
    assert kept(first, second, rival) == [first, second]
    rival.probability = 0.7  # likely enough by itself, and now the likeliest
    assert kept(first, second, rival) == [rival]
    first.probability = 0.68
    assert kept(first, second, rival) == [first, rival]


def test_a_sentence_gives_a_pair_one_stance():
    strong, weak = candidate(0.8), candidate(0.3, stance="support", event_type="AGREE")
    elsewhere = candidate(0.3, stance="support", event_type="AGREE", start=90)
    assert kept(strong, weak) == [strong]
    assert kept(strong, elsewhere) == [strong, elsewhere]
    weak.probability = 0.75
    assert kept(strong, weak) == [strong, weak]


def test_a_condition_contradicts_no_stance():
    offer, refusal = candidate(0.3, stance="conditional", event_type="AGREE"), candidate(0.5)
    assert kept(offer, refusal) == [offer, refusal]


def test_a_position_has_one_type_in_a_sentence():
    strong, weak, sure = (candidate(p, event_type=t) for p, t in ((0.9, "REJECT"), (0.5, "ACCUSE"), (0.7, "THREATEN")))
    assert kept(strong, weak, sure) == [strong, sure]


def test_further_tellings_are_told_apart_from_rows():
    early, late = candidate(0.5), candidate(0.8, start=90)
    rows, again = ranker.chosen([early, late])
    assert rows == [late] and again == [early]
    assert kept(candidate(ranker.THRESHOLD - 0.01)) == []


def test_a_second_type_of_a_position_must_be_likely():
    refusal, blame = candidate(0.5), candidate(0.3, event_type="ACCUSE", start=90)
    assert kept(refusal, blame) == [refusal]
    blame.probability = 0.45
    assert kept(refusal, blame) == [refusal, blame]


def test_a_position_counts_anew_far_from_its_likelier_tellings():
    first, near, far = candidate(0.9), candidate(0.8, start=90), candidate(0.8, start=700)
    beside = candidate(0.78, start=900)
    assert kept(first, near, far, beside) == [first, far]
    far.probability = 0.7
    assert kept(first, near, far, beside) == [first, beside]


def item(text, *roles, kind="word"):
    return SimpleNamespace(text=text, roles=frozenset(roles), kind=kind)


def test_features_weigh_apart_and_together():
    weights = {"bias": (-1.0, {}), "a": (0.5, {"b": 2.0}), "b": (0.25, {})}
    logit = {("a",): -0.5, ("b",): -0.75, ("a", "b"): 1.75, ("c",): -1.0}
    for features, expected in logit.items():
        assert abs(ranker.probability(features, weights) - 1 / (1 + math.exp(-expected))) < 1e-12


def test_the_words_around_cue_and_participants_are_told():
    name, ask, join, place = item("Pháp", kind="actor"), item("kêu gọi", kind="cue"), item("tham gia"), item("2015")
    units = [name, ask, name, join, place]
    assert ranker._around("source", units, 0, 1) == ["before source=^", "behind source=kêu gọi"]
    assert ranker._around("cue", units, 1, 2) == ["before cue=a name", "behind cue=a name"]
    assert ranker._around("target", units, 2, 3) == ["before target=kêu gọi", "behind target=tham gia"]
    assert ranker._around("target", units, 3, 5)[1] == "behind target=$"
    assert ranker._word(place) == "a number"
