"""Stage 5: from stance rows to diplomatic activity: acts, dyads, and counts over time.

Every function takes tables as `extract` makes them and returns a DataFrame with plain columns, so that each number can
be followed to its rows by `stance_id` or `event_id`.
"""

import networkx as nx
import pandas as pd

# A publication window wider than this says too little to stand in for the day of an act.
WINDOW = pd.Timedelta(days=31)


def between_parties(stances):
    """The rows that a chart of relations counts: source and target known and different, not denied by the source."""
    known = stances["source_party"].notna() & stances["target_party"].notna()
    return stances[known & (stances["source_party"] != stances["target_party"]) & (stances["realis"] != "denied")]


def dyads(stances):
    """One row a directed pair of parties, most active first.

    Columns: `source_party`, `target_party`, `n` (stance rows), `support`, `oppose`, `conditional`, `neutral` (rows of
    each stance), `intensity` (mean of the PLOVER scale, -10 to 10), `n_articles`, `first`, `last` (days, where known).
    """
    rows = between_parties(stances)
    columns = ["source_party", "target_party"]
    groups = rows.groupby(columns, sort=True)
    table = groups.agg(
        n=("stance_id", "size"),
        intensity=("intensity", "mean"),
        n_articles=("article_id", "nunique"),
        first=("date", "min"),
        last=("date_latest", "max"),
    )
    counts = rows.groupby([*columns, "stance"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=["support", "oppose", "conditional", "neutral"], fill_value=0)
    table = table.join(counts).reset_index()
    order = [*columns, "n", *counts.columns, "intensity", "n_articles", "first", "last"]
    return table.sort_values(["n", *columns], ascending=[False, True, True], ignore_index=True)[order]


def matrix(stances, top=12):
    """Source × target: the mean intensity and the number of rows, as two frames with the `top` most active parties.

    A pair without a row is null in both: nobody spoke is not zero.
    """
    table = dyads(stances)
    parties = ranked(stances).head(top)["party"]
    shaped = {
        value: table.pivot(index="source_party", columns="target_party", values=value).reindex(
            index=parties, columns=parties
        )
        for value in ("intensity", "n")
    }
    return shaped["intensity"], shaped["n"]


def ranked(stances):
    """Parties by activity: `party`, `as_source`, `as_target` (stance rows), most active first."""
    rows = between_parties(stances)
    table = (
        pd.DataFrame(
            {
                "as_source": rows["source_party"].value_counts(),
                "as_target": rows["target_party"].value_counts(),
            }
        )
        .fillna(0)
        .astype(int)
    )
    table = table.rename_axis("party").reset_index()
    table["rows"] = table["as_source"] + table["as_target"]
    return table.sort_values(["rows", "party"], ascending=[False, True], ignore_index=True).drop(columns="rows")


def acts(stances, articles):
    """One row an act and source: who acted when, and how the day is known.

    Columns: `event_id`, `source_party`, `event_type`, `quad_class`, `realis`, `first`, `last` (days), `day_from`
    (`text` where the article gives the day, `publication` where the act is only known to be reported by then), `n`
    (rows). An act without a day of its own is left out where its article's publication window is unknown or wider than
    WINDOW.
    """
    rows = stances[stances["source_party"].notna() & (stances["realis"] != "denied")]
    narrow = articles["published_latest"] - articles["published_earliest"] <= WINDOW
    published = articles.loc[narrow, ["article_id", "published_earliest", "published_latest"]]
    rows = rows.merge(published, on="article_id", how="left")
    dated = rows["date"].notna()
    rows = rows.assign(
        first=rows["date"].where(dated, rows["published_earliest"]),
        last=rows["date_latest"].where(dated, rows["published_latest"]),
        day_from=dated.map({True: "text", False: "publication"}),
        event_id=rows["event_id"].fillna(rows["stance_id"]),
    )
    rows = rows.assign(last=rows["last"].fillna(rows["first"])).dropna(subset=["first"])
    # Where one telling of an act gives its day and another does not, the day counts.
    rows = rows.sort_values(["day_from", "stance_id"], ascending=[False, True], kind="stable")
    groups = rows.groupby(["event_id", "source_party"], sort=False)
    table = groups.agg(
        event_type=("event_type", "first"),
        quad_class=("quad_class", "first"),
        realis=("realis", "first"),
        first=("first", "first"),
        last=("last", "first"),
        day_from=("day_from", "first"),
        n=("stance_id", "size"),
    ).reset_index()
    return table.sort_values(["first", "event_id", "source_party"], ignore_index=True)


def by_period(stances, articles):
    """Acts by event type and period, with the coverage: `period`, `event_type`, `n`, `articles`, `per_article`.

    The period is a week where the acts span less than two years, else a month; `attrs["unit"]` says which.
    """
    table = acts(stances, articles)
    unit = "W" if len(table) and (table["first"].max() - table["first"].min()).days < 730 else "M"
    table = table.assign(period=table["first"].dt.to_period(unit).dt.start_time)
    coverage = articles["published_latest"].dropna().dt.to_period(unit).dt.start_time.value_counts().rename("articles")
    counts = table.groupby(["period", "event_type"]).size().rename("n").reset_index()
    counts = counts.merge(coverage, left_on="period", right_index=True, how="left")
    counts = counts.assign(per_article=counts["n"] / counts["articles"])
    counts.attrs["unit"] = {"W": "week", "M": "month"}[unit]
    return counts


def together(mentions, top=12):
    """Parties named in one article: `party_a`, `party_b`, `n_articles`, for the `top` most frequent parties."""
    present = mentions.dropna(subset=["party"]).drop_duplicates(["article_id", "party"])[["article_id", "party"]]
    leading = (
        present["party"]
        .value_counts()
        .rename_axis("party")
        .reset_index(name="n")
        .sort_values(["n", "party"], ascending=[False, True])
        .head(top)["party"]
    )
    present = present[present["party"].isin(leading)]
    pairs = present.merge(present, on="article_id", suffixes=("_a", "_b"))
    pairs = pairs[pairs["party_a"] < pairs["party_b"]]
    counts = pairs.groupby(["party_a", "party_b"]).size().reset_index(name="n_articles")
    return counts.sort_values(["n_articles", "party_a", "party_b"], ascending=[False, True, True], ignore_index=True)


def presence(mentions, articles):
    """Parties by presence: `party`, `n_mentions`, `n_articles`, `share` (of all articles), most present first."""
    table = (
        mentions.dropna(subset=["party"])
        .groupby("party")
        .agg(n_mentions=("mention_id", "size"), n_articles=("article_id", "nunique"))
        .reset_index()
    )
    table = table.assign(share=table["n_articles"] / max(len(articles), 1))
    return table.sort_values(["n_articles", "n_mentions", "party"], ascending=[False, False, True], ignore_index=True)


def party_names(actors):
    """The English name of each party that has a row of its own in `actors`: {code: name}."""
    own = actors[actors["actor_id"] == actors["party"]]
    return dict(zip(own["party"], own["name_en"].fillna(own["party"])))


def evidence(tables):
    """On what kind of evidence rows rest: `table`, `evidence`, `n`, `share` of the table's rows, commonest first."""
    dates, stances = tables["dates"], tables["stances"]
    year = dates["text"].str.contains(r"\b(?:19|20)\d\d\b", na=False)
    kinds = {
        "publication dates": tables["articles"]["published_how"].fillna("unknown"),
        "names": tables["mentions"]["how"],
        "dates": pd.Series("reckoned", dates.index)
        .mask(year, "year in the words")
        .mask(dates["earliest"].isna(), "no days"),
        "quotations": tables["quotes"]["speaker_id"].notna().map({True: "speaker known", False: "speaker unknown"}),
        "stances": stances["date"].notna().map({True: "day in the text", False: "day unknown"}),
    }
    parts = [
        rows.value_counts().rename_axis("evidence").reset_index(name="n").assign(table=name)
        for name, rows in kinds.items()
        if len(rows)
    ]
    if not parts:
        return pd.DataFrame(columns=["table", "evidence", "n", "share"])
    table = pd.concat(parts, ignore_index=True)
    return table.assign(share=table["n"] / table.groupby("table")["n"].transform("sum"))[
        ["table", "evidence", "n", "share"]
    ]


def course(stances, articles, pair):
    """What the two parties of `pair` said and did to each other, in order.

    Columns: `number`, `day` (from the text, else publication), `day_from`, and the stance's columns.
    """
    rows = between_parties(stances)
    rows = rows[rows["source_party"].isin(pair) & rows["target_party"].isin(pair)]
    narrow = articles["published_latest"] - articles["published_earliest"] <= WINDOW
    rows = rows.merge(articles.loc[narrow, ["article_id", "published_latest"]], on="article_id", how="left")
    rows = rows.assign(
        day=rows["date"].fillna(rows["published_latest"]),
        day_from=rows["date"].notna().map({True: "text", False: "publication"}),
    )
    rows = rows.sort_values(["day", "stance_id"], kind="stable", ignore_index=True)
    return rows.assign(number=range(1, len(rows) + 1))


def positions(stances):
    """Who is for and against what, in the terms of discourse networks.

    Columns: `actor` (party), `concept`, `agree`, `disagree` (rows).
    The concept is the party towards which the stance is held, or the issue where there is no target.
    """
    rows = stances[
        stances["stance"].isin(["support", "oppose", "conditional"])
        & stances["source_party"].notna()
        & (stances["realis"] != "denied")
    ]
    rows = rows[rows["source_party"] != rows["target_party"].fillna("")]
    rows = rows.assign(
        concept=rows["target_party"].fillna(rows["issue"]),
        agree=rows["stance"] != "oppose",
        disagree=rows["stance"] == "oppose",
    )
    table = (
        rows.dropna(subset=["concept"]).groupby(["source_party", "concept"])[["agree", "disagree"]].sum().astype(int)
    )
    return table.reset_index().rename(columns={"source_party": "actor"})


def congruence(stances):
    """Pairs of parties by the concepts on which they take the same side and opposite sides.

    Discourse Network Analyzer's definitions: `congruence` counts the concepts with the same sign, `conflict` those with
    opposite signs, each concept once however often it was voiced; `net` is their difference.
    """
    table = positions(stances)
    signs = {}
    for sign in ("agree", "disagree"):
        wide = table.assign(held=(table[sign] > 0).astype(int)).pivot_table(
            index="actor", columns="concept", values="held", aggfunc="max", fill_value=0
        )
        signs[sign] = wide
    same = sum((side @ side.T) for side in signs.values()) if len(table) else pd.DataFrame()
    opposite = (signs["agree"] @ signs["disagree"].T) + (signs["disagree"] @ signs["agree"].T) if len(table) else same
    rows = [
        {"party_a": a, "party_b": b, "congruence": int(same.loc[a, b]), "conflict": int(opposite.loc[a, b])}
        for i, a in enumerate(same.index)
        for b in same.index[i + 1 :]
        if same.loc[a, b] or opposite.loc[a, b]
    ]
    result = pd.DataFrame(rows, columns=["party_a", "party_b", "congruence", "conflict"])
    result = result.assign(net=result["congruence"] - result["conflict"])
    return result.sort_values(
        ["net", "congruence", "party_a", "party_b"], ascending=[False, False, True, True], ignore_index=True
    )


def centrality(stances):
    """Parties in the network of stances.

    Columns: `party`, `out_degree`, `in_degree` (partners), `betweenness`, `cooperation` (share of the rows that touch
    it with an intensity above 0).
    """
    rows = between_parties(stances)
    graph = nx.DiGraph(list(zip(rows["source_party"], rows["target_party"])))
    between = nx.betweenness_centrality(graph)
    table = pd.DataFrame(
        [
            {
                "party": party,
                "out_degree": graph.out_degree(party),
                "in_degree": graph.in_degree(party),
                "betweenness": between[party],
                "cooperation": (
                    rows.loc[(rows["source_party"] == party) | (rows["target_party"] == party), "intensity"] > 0
                ).mean(),
            }
            for party in sorted(graph)
        ],
        columns=["party", "out_degree", "in_degree", "betweenness", "cooperation"],
    )
    return table.sort_values(["betweenness", "out_degree", "party"], ascending=[False, False, True], ignore_index=True)
