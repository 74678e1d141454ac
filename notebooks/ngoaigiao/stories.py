"""Articles on one event, and copies of one article.

Two articles tell one story if they share many runs of three syllables, weighed by how rare these are; if they name the
same actors and places; and if they may have been published within a few days. Only articles that share a rare run are
compared, so that the work grows with the articles and not with their pairs.
"""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import numpy as np

# Measured on 2,548 dated articles, where a pair is right if its two days lie no more than APART from each other.
COMMON = (
    12  # a run that more articles share proposes only neighbours in the order of the list; at 30 fewer pairs are right
)
KNOWN = 2000  # a run counts as if so many articles without it had been read besides; 500 or 8,000 give the same pairs
ALIKE = 0.08  # least weighed share of runs, a cosine: 91% of the pairs from 0.08 to 0.1 are right, 83% of those below
ACTORS = 0.25  # share of the actors and places of the article that names fewer: of pairs below 0.2, 57% are right
LINKED = 0.5  # share of the pairs between two parts of a story that are alike; from 0.25 to 1 little changes
COPY = 0.6  # share of the runs of the shorter of two articles that stand in the other: 98% of such pairs are right
APART = timedelta(days=3)  # judged: the news of an event comes out on its day and the two after
_WORD = re.compile(r"\w+")
_BITS = 21  # of a syllable's number, three to a run


def join(readings):
    """Give `story_id`, `duplicate_of` and shared publication days to reading["article"], in place.

    story_id: the smallest article_id of the story; an article that is alone has its own. duplicate_of: the article_id
    of the earliest article (by publication day, then id) of which this one is a copy. An article of which nothing as
    narrow is known takes the publication window of its story, published_how `shared`.
    """
    readings = sorted(readings, key=lambda reading: reading["article"]["article_id"])
    articles = [reading["article"] for reading in readings]
    runs = _runs(readings)
    actors = [{row["actor_id"] for row in reading["mentions"] if row["kind"] != "state"} for reading in readings]
    copies, alike = [], {}
    for (i, j), likeness in _likeness(runs).items():
        if likeness < ALIKE:
            continue
        if likeness > COPY / 2 and _is_copy(runs[i], runs[j]):
            copies.append((i, j))
        elif _share_actors(actors[i], actors[j]) and _near(articles[i], articles[j]):
            alike[i, j] = likeness
    same = _parts(len(articles), copies)
    for part in _stories(same, alike):
        _share([articles[i] for i in part])
    for part in same:
        first, *later = sorted((articles[i] for i in part), key=lambda one: (_window(one)[0], one["article_id"]))
        first["duplicate_of"] = None
        for article in later:
            article["duplicate_of"] = first["article_id"]


def _runs(readings):
    """For each reading the numbers of the runs of three syllables in its sentences, sorted."""
    numbers, runs = {}, []
    for reading in readings:
        text, syllables = reading["article"]["text"], []
        for start, end in reading["sentences"]:
            words = _WORD.findall(text[start:end].lower())
            syllables += [numbers.setdefault(word, len(numbers) + 1) for word in words] + [0, 0]
        row = np.array(syllables, dtype=np.int64)
        one, two, three = row[:-2], row[1:-1], row[2:]
        runs.append(np.unique((one << 2 * _BITS | two << _BITS | three)[(one > 0) & (two > 0) & (three > 0)]))
    return runs


def _likeness(runs):
    """{(i, j): cosine} of the readings i < j that share a run, weighed by inverse document frequency."""
    n = len(runs)
    reading = np.repeat(np.arange(n), [len(row) for row in runs])
    if not len(reading):
        return {}
    _, run, counts = np.unique(np.concatenate(runs), return_inverse=True, return_counts=True)
    weights = np.log((n + KNOWN) / counts) ** 2
    norms = np.sqrt(np.bincount(reading, weights[run], minlength=n))
    order = np.argsort(run, kind="stable")
    reading, run = reading[order], run[order]
    pairs, shares = [], []
    for count in np.unique(counts[counts > 1]):
        rows = reading[counts[run] == count].reshape(-1, count)
        worth = weights[counts == count]
        columns = combinations(range(count), 2) if count <= COMMON else zip(range(count - 1), range(1, count))
        for i, j in columns:
            pairs.append(rows[:, i] * n + rows[:, j])
            shares.append(worth)
    if not pairs:
        return {}
    pairs, place = np.unique(np.concatenate(pairs), return_inverse=True)
    first, second = pairs // n, pairs % n
    cosines = np.bincount(place, np.concatenate(shares)) / (norms[first] * norms[second])
    kept = cosines >= ALIKE
    return dict(zip(zip(first[kept].tolist(), second[kept].tolist()), cosines[kept].tolist()))


def _is_copy(one, two):
    return len(np.intersect1d(one, two, assume_unique=True)) >= COPY * min(len(one), len(two))


def _share_actors(one, two):
    fewer = min(len(one), len(two))
    return fewer > 0 and len(one & two) >= ACTORS * fewer


def _near(one, two):
    (first, last), (start, end) = _window(one), _window(two)
    return first - APART <= end and start - APART <= last


def _window(article):
    earliest, latest = article.get("published_earliest"), article.get("published_latest")
    return (earliest, latest) if earliest else (date.min + APART, date.max)


def _parts(n, pairs):
    """The connected parts of 0 … n-1, each a sorted list."""
    part = {i: [i] for i in range(n)}
    for i, j in pairs:
        if part[i] is not part[j]:
            part[i] += part[j]
            for k in part[j]:
                part[k] = part[i]
    return [sorted(members) for first, members in part.items() if first == min(members)]


def _stories(parts, alike):
    """Parts joined, the most alike first, where LINKED of the pairs between them are alike."""
    story = {i: part for part in parts for i in part}
    links = Counter({frozenset(pair): 1 for pair in alike})
    for (i, j), _ in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        one, two = story[i], story[j]
        if one is two:
            continue
        linked = sum(links[frozenset((a, b))] for a in one for b in two)
        if linked >= LINKED * len(one) * len(two):
            joined = sorted(one + two)
            story.update(dict.fromkeys(joined, joined))
    return [members for first, members in story.items() if first == members[0]]


def _share(articles):
    """One story: its id, and its narrowest publication window for those of which nothing as narrow is known."""
    known = [article for article in articles if article.get("published_earliest")]
    best = min(known, key=lambda one: (_width(one), one["article_id"]), default=None)
    for article in articles:
        article["story_id"] = articles[0]["article_id"]
        if best is not None and best is not article and _is_wider(article, best):
            article.update(_taken(article, best))


def _width(article):
    first, last = _window(article)
    return last - first


def _is_wider(article, best):
    sure = article.get("published_how") in ("metadata", "stamped", "stated")
    return not sure and _width(article) > _width(best) + 2 * APART


def _taken(article, best):
    """The window of the story's best known article and the two days after, as far as the article's own allows."""
    first, last = _window(article)
    earliest = max(best["published_earliest"], first)
    latest = max(min(best["published_latest"] + APART - timedelta(1), last), earliest)
    told = "..".join(str(day) for day in dict.fromkeys(_window(best)))
    own = article.get("published_evidence")
    return {
        "published_earliest": earliest,
        "published_latest": latest,
        "published_how": "shared",
        "published_evidence": f"the same story as {best['article_id']}, published {told} => {earliest}..{latest}"
        + (f"; by itself: {own}" if own else ""),
    }
