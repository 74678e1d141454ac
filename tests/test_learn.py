"""The weights of the ranker: what the learner finds in labels that are known."""

import numpy as np
import pytest

from ngoaigiao import learn


@pytest.fixture
def few(monkeypatch):
    """Thresholds for some hundred examples."""
    monkeypatch.setattr(learn, "PENALTY", 1.0)
    monkeypatch.setattr(learn, "SEEN", 5)
    monkeypatch.setattr(learn, "FREQUENT", 20)
    monkeypatch.setattr(learn, "TOGETHER", 10)


def examples(rule):
    """400 examples of three features that are there or not, each with the label that a rule gives it."""
    dice = np.random.default_rng(3)
    rows = [[name for name in "abc" if dice.random() < 0.5] for _ in range(400)]
    return [(features, float(rule(features))) for features in rows]


def test_a_feature_that_decides_weighs_most(few):
    weights = learn.fit(examples(lambda features: "a" in features))
    assert weights["a", ""] > 3 > abs(weights["b", ""]) + abs(weights["c", ""])
    assert weights["bias", ""] < 0


def test_a_pair_is_found_where_its_features_apart_mislead(few):
    weights = learn.fit(examples(lambda features: ("a" in features) != ("b" in features)))
    pairs = {frozenset(features): weight for features, weight in weights.items() if features[1]}
    assert list(pairs) == [frozenset("ab")] and pairs[frozenset("ab")] < -2


def test_rare_features_and_pairs_are_left_out(few, monkeypatch):
    marked = [(features + ["d"] * (i < 4), label) for i, (features, label) in enumerate(examples(lambda f: "a" in f))]
    assert ("d", "") not in learn.fit(marked)
    monkeypatch.setattr(learn, "TOGETHER", 500)
    assert not [f for f in learn.fit(examples(lambda f: ("a" in f) != ("b" in f))) if f[1]]


def test_the_weights_minimise_the_penalised_loss(few):
    labels = np.array([label for _, label in examples(lambda f: "a" in f or "b" in f)])
    rows = [[*features, "bias"] for features, _ in examples(lambda f: 0)]
    have = learn._holders(rows, {"a": 0, "b": 1, "c": 2, "bias": 3})
    weights = learn._weighed(have, labels)
    missed = learn._expected(have, weights, len(labels)) - labels
    slope = [missed[rows].sum() for rows in have] + np.array([1, 1, 1, 0.001]) * weights
    assert np.abs(slope).max() < 0.05
