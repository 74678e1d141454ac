"""Weights for the ranker of stances, learnt from coded articles: `python -m ngoaigiao.learn ARTICLES GOLD`.

ARTICLES: a folder of articles. GOLD: a folder with one JSON a coded article (`article_id`; `stances`, each with
`source_party`, `target_party`, `stance`, `event_type`, `realis`, `spans`). Writes `weights.csv` of the codebook. The
same articles and codebook give the same file.

A logistic regression weighs each feature, and the pairs of features that it mistakes most when it weighs them apart.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from ngoaigiao import codebook, extract, proposals, stories
from ngoaigiao.articles import load

# Chosen by cross-validation over articles:
PENALTY = 40.0  # of the squared weights
SEEN = 50  # a feature counts from so many candidates on
FREQUENT = 300  # a feature is tried in pairs from so many candidates on
TOGETHER = 60  # a pair counts from so many candidates on
NESTED = 0.97  # above this share of one of its features a pair says no more than the feature
MISTAKEN = 4.0  # standard deviations by which labels with both differ from what the features say apart
PAIRS = 3000  # at most
STEPS = 8  # of Newton's method, each
NEAR = 0.1  # solved to this share of what is left
BLOCK = 10_000  # candidates counted at a time


def main(articles, gold):
    """Learn from the articles of a folder that have a coding, and write the weights."""
    book = codebook.load()
    codings = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(gold).glob("*.json"))]
    coded = {coding["article_id"]: coding for coding in codings}
    readings = [r for r in _readings(articles, book) if r["article"]["article_id"] in coded]
    examples = [e for r in readings for e in labelled(proposals.read(r, book)[0], coded[r["article"]["article_id"]])]
    learnt = sorted(fit(examples).items())
    path = book.folder / "weights.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["feature", "with", "weight", "note"])
        table.writerows([*features, f"{weight:.4f}", ""] for features, weight in learnt if abs(weight) >= 0.00005)
    print(f"{len(readings)} articles, {len(examples)} candidates: {path}")


def _readings(folder, book):
    read, _ = load(folder)
    readings = [extract.first_reading(article, book) for article in read]
    stories.join(readings)
    for reading in readings:
        extract.second_reading(reading, book)
    return readings


def labelled(candidates, coded):
    """[(features, label)]: 1 where the coder has the row in that sentence, .7 where its event type differs, else 0."""
    rows = [r for r in coded["stances"] if r["source_party"] and r["realis"] != "denied"]
    found = []
    for candidate in candidates:
        row = candidate.row
        here = [
            r
            for r in rows
            if (r["source_party"], r["target_party"]) == (row["source_party"], row["target_party"])
            and any(min(end, row["end"]) > max(start, row["start"]) for start, end in r["spans"])
        ]
        position = any(r["stance"] == row["stance"] for r in here)
        act = any(r["event_type"] == row["event_type"] for r in here)
        found.append((candidate.features, (0.7 + 0.3 * act) * position))
    return found


def fit(examples):
    """{(feature, second feature or ""): weight}, `bias` among them, of [(features, label)]."""
    labels = np.array([label for _, label in examples], float)
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(feature for feature, n in counts.items() if n >= SEEN) + ["bias"]
    place = {name: i for i, name in enumerate(names)}
    have = _holders([[*features, "bias"] for features, _ in examples], place)
    expected = _expected(have, _weighed(have, labels), len(labels))
    pairs = _mistaken(have[:-1], labels, expected)
    have += [np.intersect1d(have[a], have[b], assume_unique=True) for a, b in pairs]
    keys = [(name, "") for name in names] + [(names[a], names[b]) for a, b in pairs]
    return dict(zip(keys, _weighed(have, labels, bias=len(names) - 1).tolist()))


def _holders(rows, place):
    """For each feature the rows that have it, in order."""
    have = [[] for _ in place]
    for i, features in enumerate(rows):
        for feature in set(features):
            if feature in place:
                have[place[feature]].append(i)
    return [np.array(rows, np.int64) for rows in have]


def _spread(have):
    """The entries (row, column) of the table that says which row has which feature."""
    return np.concatenate(have), np.repeat(np.arange(len(have)), [len(rows) for rows in have])


def _expected(have, weights, n):
    rows, columns = _spread(have)
    return 1 / (1 + np.exp(-np.bincount(rows, weights[columns], n)))


def _weighed(have, labels, bias=-1):
    """Weights of a logistic regression with a quadratic penalty (not on the bias), by Newton's method."""
    rows, columns = _spread(have)
    penalty = np.full(len(have), PENALTY)
    penalty[bias] = 0.001
    weights = np.zeros(len(have))

    def up(values):
        return np.bincount(rows, values[columns], len(labels))

    def down(values):
        return np.bincount(columns, values[rows], len(have))

    for _ in range(STEPS):
        expected = _expected(have, weights, len(labels))
        doubt = expected * (1 - expected)
        slope = down(expected - labels) + penalty * weights
        weights -= _solved(lambda v: down(doubt * up(v)) + penalty * v, slope, down(doubt) + penalty)
    return weights


def _solved(times, right, diagonal):
    """x of times(x) = right by conjugate gradients, scaled by the diagonal."""
    x, rest = np.zeros_like(right), right.copy()
    scaled = rest / diagonal
    way, size = scaled.copy(), rest @ scaled
    enough = NEAR**2 * size
    while size > enough:
        turned = times(way)
        length = size / (way @ turned)
        x, rest = x + length * way, rest - length * turned
        scaled = rest / diagonal
        size, before = rest @ scaled, size
        way = scaled + size / before * way
    return x


def _mistaken(have, labels, expected):
    """The pairs of features, the rarer first, whose labels differ most from what the features say apart."""
    frequent = [f for f, rows in enumerate(have) if len(rows) >= FREQUENT]
    both, missed, doubt = _together([have[f] for f in frequent], labels, expected)
    alone = both.diagonal()
    nested = (both < TOGETHER) | (both >= NESTED * np.minimum(alone[:, None], alone[None, :]))
    score = np.triu(np.where(nested, 0, missed / np.sqrt(doubt + 1)), 1)
    chosen, same = [], set()
    for spot in np.argsort(-np.abs(score), axis=None, kind="stable"):
        a, b = divmod(int(spot), len(frequent))
        if len(chosen) == PAIRS or abs(score[a, b]) < MISTAKEN:
            break
        told = round(float(score[a, b]), 2), int(both[a, b])  # the same candidates by other names
        if told not in same:
            same.add(told)
            chosen.append(tuple(sorted((frequent[a], frequent[b]), key=lambda f: len(have[f]))))
    return chosen


def _together(have, labels, expected):
    """For each two features: how many rows have both, the sum of what they miss, and of how much is open."""
    both, missed, doubt = (np.zeros((len(have), len(have)), np.float32) for _ in range(3))
    for start in range(0, len(labels), BLOCK):
        known = np.zeros((min(BLOCK, len(labels) - start), len(have)), np.float32)
        for column, rows in enumerate(have):
            known[rows[np.searchsorted(rows, start) : np.searchsorted(rows, start + BLOCK)] - start, column] = 1
        p = expected[start : start + BLOCK]
        both += known.T @ known
        missed += known.T @ (known * (labels[start : start + BLOCK] - p).astype(np.float32)[:, None])
        doubt += known.T @ (known * (p * (1 - p)).astype(np.float32)[:, None])
    return both, missed, doubt


if __name__ == "__main__":
    main(*sys.argv[1:])
