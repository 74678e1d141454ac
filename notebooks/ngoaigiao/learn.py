"""Weights for the ranker of stances, learnt from coded articles: `python -m ngoaigiao.learn ARTICLES GOLD`.

ARTICLES: a folder of articles. GOLD: a folder with one JSON a coded article (`article_id`; `stances`, each with
`source_party`, `target_party`, `stance`, `event_type`, `realis`, `spans`). Writes `weights.csv` of the codebook. The
same articles and codebook give the same file.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from ngoaigiao import codebook, extract, proposals, ranker, stories
from ngoaigiao.articles import load

PENALTY = 16.0  # of the squared weights: chosen by cross-validation over articles
SEEN = 15  # a feature counts from so many candidates on
STEPS = 8  # of Newton's method


def main(articles, gold):
    """Learn from the articles of a folder that have a coding, and write the weights."""
    book = codebook.load()
    codings = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(gold).glob("*.json"))]
    coded = {coding["article_id"]: coding for coding in codings}
    readings = [r for r in _readings(articles, book) if r["article"]["article_id"] in coded]
    examples = [e for r in readings for e in labelled(proposals.read(r, book)[0], coded[r["article"]["article_id"]])]
    path = book.folder / "weights.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["feature", "weight", "note"])
        learnt = sorted(fit(examples).items())
        table.writerows([feature, f"{weight:.4f}", ""] for feature, weight in learnt if abs(weight) >= 0.00005)
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


def _common(feature, counts):
    return ranker.RARE if ranker.is_cue(feature) and counts[feature] < SEEN else feature


def fit(examples):
    """{feature: weight} of a logistic regression with a quadratic penalty (not on `bias`), by Newton's method."""
    counts = Counter(feature for features, _ in examples for feature in set(features))
    examples = [([_common(f, counts) for f in features], label) for features, label in examples]
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(feature for feature, n in counts.items() if n >= SEEN) + ["bias"]
    place = {name: i for i, name in enumerate(names)}
    known = np.zeros((len(examples), len(names)))
    known[:, -1] = 1
    for i, (features, _) in enumerate(examples):
        known[i, [place[f] for f in features if f in place]] = 1
    labels = np.array([label for _, label in examples], float)
    penalty = np.full(len(names), PENALTY)
    penalty[-1] = 0.001
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-known @ weights))
        spread = (known * (expected * (1 - expected))[:, None]).T @ known + np.diag(penalty)
        weights -= np.linalg.solve(spread, known.T @ (expected - labels) + penalty * weights)
    return dict(zip(names, weights.tolist()))


if __name__ == "__main__":
    main(*sys.argv[1:])
