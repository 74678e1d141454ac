"""Stage 6: how far our tables agree with a person who coded the same articles by hand.

The answer key in `data/reference/` follows the coding manual's definitions, told in `data/README.md`. Every layer
counts `right`, `coded` (rows of the key) and `ours` (rows of our tables): precision is right / ours, recall right /
coded, F their harmonic mean. Where only found rows are judged (`publication date`, `person`, `speaker`) the three are
one: the share right.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from ngoaigiao.tables import ascii_name

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"

LAYERS = {
    "passages": "characters kept as title and body",
    "publication date": "our window meets the coder's and is a week wide at most",
    "mentions": "names found, any overlap",
    "mentions, party": "names found, with the right party",
    "person": "of the persons found, the right one",
    "dates": "time expressions found, any overlap",
    "dates, value": "found, with the right TIMEX3 value or the right days",
    "dates, span": "exact span and right value",
    "dates, calendar": "those that resolve to days, right value",
    "quotes": "quotations found, four fifths in common",
    "speaker": "of the quotes found, the right speaker",
    "dyads": "pairs (source, target) in an article",
    "stances": "(source, target, stance) in an article",
    "event types": "(source, target, event type) in an article",
    "stances in place": "stance rows whose evidence lies in the coder's sentences",
}
SCORED_KINDS = {"state", "person", "organisation", "group"}
WEEK = pd.Timedelta(days=7)


def reference(folder=REFERENCE):
    """The answer key: {table name: DataFrame} with `articles`, `passages`, `mentions`, `dates`, `quotes`, `stances`."""
    days = {
        "articles": ["published_earliest", "published_latest"],
        "dates": ["earliest", "latest"],
        "stances": ["date"],
    }
    names = ("articles", "passages", "mentions", "dates", "quotes", "stances")
    return {
        name: pd.read_csv(Path(folder) / f"{name}.csv", parse_dates=days.get(name, False), dtype={"value": "str"})
        for name in names
    }


def beside(scores, folder=REFERENCE):
    """Our F on dates beside other tools' on the same articles: `layer`, `n`, `ours`, and a column a tool.

    Theirs stand in `timex_baselines.csv` with the version and how they were got; they were given the publication dates.
    """
    table = pd.read_csv(Path(folder) / "timex_baselines.csv")
    theirs = table.assign(name=table["tool"] + " " + table["version"].str.extract(r"(\d[\d.]*)")[0]).pivot(
        index=["layer", "n"], columns="name", values="f"
    )
    own = scores.set_index("layer")["f"].rename("ours")
    return theirs.join(own, on="layer").reset_index()[["layer", "n", "ours", *theirs.columns]]


def unseen(folder=REFERENCE):
    """What was measured on articles from which nothing was learnt.

    Columns: `layer`, `precision`, `recall`, `f`, `n` (rows that the coder made), `articles`, `coder` (`person` or
    `language model`), `kept` (`unread`: nobody who wrote the rules had read them; `opened`: their errors had been
    looked at), `measured` (day). The articles are not in the repository.
    """
    return pd.read_csv(Path(folder) / "unseen.csv")


def compare(tables, key):
    """Compare our tables with the key, article by article.

    Returns two DataFrames. Counts: `article_id`, `layer`, `right`, `coded`, `ours`. Errors: `article_id`, `layer`,
    `error` (`missed`: coded, not ours; `extra`: ours, not coded; `wrong`: found, judged differently), `coded`, `ours`.
    """
    counts, errors = [], []
    names = _names(tables)
    for article_id in key["articles"]["article_id"]:
        coded = {name: _records(table, article_id) for name, table in key.items()}
        ours = {name: _records(tables[name], article_id) for name in key}
        if not ours["articles"]:
            raise ValueError(f"the tables lack article {article_id} of the answer key: extract it with the others")
        for layer, right, n_coded, n_ours, wrong in _layers(coded, ours, names):
            counts.append((article_id, layer, right, n_coded, n_ours))
            errors += [(article_id, layer, *error) for error in wrong]
    return (
        pd.DataFrame(counts, columns=["article_id", "layer", "right", "coded", "ours"]),
        pd.DataFrame(errors, columns=["article_id", "layer", "error", "coded", "ours"]),
    )


def score(counts, draws=2000, seed=2015):
    """Precision, recall and F of each layer, with a bootstrap interval of F.

    The interval (`low`, `high`) holds 95 % of the F of `draws` samples of articles, drawn with replacement: with few
    articles it is wide, as it should be.
    """
    generator = np.random.default_rng(seed)
    articles = sorted(counts["article_id"].unique())
    samples = generator.integers(0, len(articles), (draws, len(articles)))
    rows = []
    for layer, group in counts.groupby("layer", sort=False):
        table = (
            group.set_index("article_id")[["right", "coded", "ours"]].reindex(articles, fill_value=0).to_numpy(float)
        )
        right, coded, ours = table.sum(axis=0)
        drawn = _f(table[samples].sum(axis=1))
        low, high = np.nanpercentile(drawn, [2.5, 97.5]) if np.isfinite(drawn).any() else (np.nan, np.nan)
        rows.append(
            {
                "layer": layer,
                "precision": right / ours if ours else np.nan,
                "recall": right / coded if coded else np.nan,
                "f": _f(np.array([[right, coded, ours]]))[0],
                "low": low,
                "high": high,
                "coded": int(coded),
                "ours": int(ours),
            }
        )
    return pd.DataFrame(rows)


def _f(totals):
    """F of rows (right, coded, ours): harmonic mean of precision and recall, which is 2 right / (coded + ours)."""
    both = totals[:, 1] + totals[:, 2]
    return np.divide(2 * totals[:, 0], both, out=np.full(len(totals), np.nan), where=both > 0)


def _layers(coded, ours, names):
    yield _passages(coded["passages"], ours["passages"])
    yield _published(coded["articles"][0], ours["articles"][0])
    yield from _mentions(coded["mentions"], ours["mentions"], names)
    yield from _dates(coded["dates"], ours["dates"])
    yield from _quotes(coded["quotes"], ours["quotes"], names)
    yield from _stances(coded["stances"], ours["stances"])


def _records(table, article_id):
    rows = table[table["article_id"] == article_id].to_dict("records")
    return [{column: None if pd.isna(value) else value for column, value in row.items()} for row in rows]


def _names(tables):
    actors = tables["actors"]
    return dict(zip(actors["actor_id"], actors["name_en"].fillna("") + " " + actors["name_vi"].fillna("")))


def _passages(coded, ours):
    kept = [
        {c for row in rows if row["role"] in ("title", "body") for c in range(row["start"], row["end"])}
        for rows in (coded, ours)
    ]
    ranges = {c for row in coded for c in range(row["start"], row["end"])}
    return "passages", len(kept[0] & kept[1]), len(kept[0]), len(kept[1] & ranges), []


def _published(coded, ours):
    window = (ours["published_earliest"], ours["published_latest"])
    first, last = coded["published_earliest"], coded["published_latest"]
    right = (
        None not in window
        and window[0] <= last
        and window[1] >= first
        and window[1] - window[0] <= max(WEEK, last - first)
    )
    wrong = (
        []
        if right
        else [("wrong", f"{first:%F} to {last:%F}", " to ".join("?" if day is None else f"{day:%F}" for day in window))]
    )
    return "publication date", int(right), 1, 1, wrong


def _mentions(coded, ours, names):
    spare = [row for row in coded if row["kind"] not in SCORED_KINDS]
    coded = [row for row in coded if row["kind"] in SCORED_KINDS]
    ours = [row for row in ours if row["kind"] in SCORED_KINDS and (_meets(row, coded) or not _meets(row, spare))]
    pairs, missed, extra = _pair(coded, ours)
    yield "mentions", len(pairs), len(coded), len(ours), _unpaired(missed, extra)
    wrong = [
        ("wrong", f"{a['text']}: {a['party']}", f"{b['text']}: {b['party']}")
        for a, b in pairs
        if a["party"] != b["party"]
    ]
    yield "mentions, party", len(pairs) - len(wrong), len(coded), len(ours), wrong
    people = [(a, b) for a, b in pairs if a["kind"] == "person"]
    wrong = [
        ("wrong", f"{a['text']}: {a['name_en']}", f"{b['text']}: {b['actor_id']}")
        for a, b in people
        if b["kind"] != "person" or not _same_name(a["name_en"], names.get(b["actor_id"], b["text"]))
    ]
    yield "person", len(people) - len(wrong), len(people), len(people), wrong


def _dates(coded, ours):
    pairs, missed, extra = _pair(coded, ours)
    yield "dates", len(pairs), len(coded), len(ours), _unpaired(missed, extra)
    right = [(a, b) for a, b in pairs if _same_time(a, b)]
    wrong = [
        ("wrong", f"{a['text']}: {a['value']}", f"{b['text']}: {b['value']}") for a, b in pairs if not _same_time(a, b)
    ]
    yield "dates, value", len(right), len(coded), len(ours), wrong
    exact = [(a["start"], a["end"]) == (b["start"], b["end"]) for a, b in right]
    wrong = [("wrong", a["text"], b["text"]) for (a, b), same in zip(right, exact) if not same]
    yield "dates, span", sum(exact), len(coded), len(ours), wrong
    fixed = [sum(row["earliest"] is not None for row in rows) for rows in (coded, ours)]
    yield "dates, calendar", sum(None not in (a["earliest"], b["earliest"]) for a, b in right), *fixed, []


def _same_time(a, b):
    days = a["earliest"] is not None and (a["earliest"], a["latest"]) == (b["earliest"], b["latest"])
    return days or a["value"] == b["value"]


def _quotes(coded, ours, names):
    pairs, _, _ = _pair(coded, ours)
    pairs = [
        (a, b) for a, b in pairs if _overlap(a, b) >= 0.8 * (max(a["end"], b["end"]) - min(a["start"], b["start"]))
    ]
    missed = [a for a in coded if not any(a is x for x, _ in pairs)]
    extra = [b for b in ours if not any(b is y for _, y in pairs)]
    yield "quotes", len(pairs), len(coded), len(ours), _unpaired(missed, extra)
    wrong = [
        ("wrong", f"{a['text'][:60]}: {a['speaker']}", f"{b['speaker_id']}")
        for a, b in pairs
        if not _same_speaker(a, b, names)
    ]
    yield "speaker", len(pairs) - len(wrong), len(pairs), len(pairs), wrong


def _same_speaker(a, b, names):
    person = a["speaker_kind"] == "person"
    return a["speaker_party"] == b["speaker_party"] and (
        not person or _same_name(a["speaker"], names.get(b["speaker_id"], ""))
    )


def _stances(coded, ours):
    coded, ours = ([row for row in rows if _between_parties(row)] for rows in (coded, ours))
    for layer, judged in (("dyads", ()), ("stances", ("stance",)), ("event types", ("event_type",))):
        columns = ("source_party", "target_party", *judged)
        a, b = ({tuple(row[column] for column in columns) for row in rows} for rows in (coded, ours))
        wrong = [("missed", _said(x), None) for x in sorted(a - b)] + [("extra", None, _said(x)) for x in sorted(b - a)]
        yield layer, len(a & b), len(a), len(b), wrong
    free, right = list(ours), 0
    for row in coded:
        same = [other for other in free if _same_stance(row, other)]
        right += bool(same)
        free = [other for other in free if not same or other is not same[0]]
    yield "stances in place", right, len(coded), len(ours), []


def _between_parties(row):
    parties = row["source_party"], row["target_party"]
    return None not in parties and parties[0] != parties[1] and row["realis"] != "denied"


def _same_stance(coded, ours):
    columns = ("source_party", "target_party", "stance")
    spans = [map(int, span.split("-")) for span in coded["evidence"].split("|")]
    return all(coded[c] == ours[c] for c in columns) and any(
        ours["start"] < end and start < ours["end"] for start, end in spans
    )


def _said(judged):
    return f"{judged[0]} → {' '.join(judged[1:])}"


def _pair(coded, ours):
    """Pair rows that overlap, one to one, longest overlap first; returns the pairs and both lists' rest."""
    candidates = sorted(
        (-_overlap(a, b), abs(a["start"] - b["start"]), i, j)
        for i, a in enumerate(coded)
        for j, b in enumerate(ours)
        if _overlap(a, b) > 0
    )
    left, right, pairs = set(range(len(coded))), set(range(len(ours))), []
    for _, _, i, j in candidates:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((coded[i], ours[j]))
    return pairs, [coded[i] for i in sorted(left)], [ours[j] for j in sorted(right)]


def _unpaired(missed, extra):
    return [("missed", row["text"], None) for row in missed] + [("extra", None, row["text"]) for row in extra]


def _meets(row, others):
    return any(_overlap(row, other) > 0 for other in others)


def _overlap(a, b):
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def _same_name(a, b):
    return bool(_tokens(a) & _tokens(b))


def _tokens(name):
    return set(ascii_name(name).split())
