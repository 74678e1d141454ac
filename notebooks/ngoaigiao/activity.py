"""Stage 5: from stance rows to diplomatic activity: acts, dyads, and counts over time.

Every function takes tables as `extract` makes them and returns a DataFrame with plain columns, so that each number can be
followed to its rows by `stance_id` or `event_id`.
"""
import pandas as pd

QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


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
        n=("stance_id", "size"), intensity=("intensity", "mean"), n_articles=("article_id", "nunique"),
        first=("date", "min"), last=("date_latest", "max"),
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
        value: table.pivot(index="source_party", columns="target_party", values=value).reindex(index=parties, columns=parties)
        for value in ("intensity", "n")
    }
    return shaped["intensity"], shaped["n"]


def ranked(stances):
    """Parties by activity: `party`, `as_source`, `as_target` (stance rows), most active first."""
    rows = between_parties(stances)
    table = pd.DataFrame({
        "as_source": rows["source_party"].value_counts(), "as_target": rows["target_party"].value_counts(),
    }).fillna(0).astype(int)
    table = table.rename_axis("party").reset_index()
    table["rows"] = table["as_source"] + table["as_target"]
    return table.sort_values(["rows", "party"], ascending=[False, True], ignore_index=True).drop(columns="rows")


def acts(stances, articles):
    """One row an act and source: who acted when, and how the day is known.

    Columns: `event_id`, `source_party`, `event_type`, `quad_class`, `realis`, `first`, `last` (days), `day_from` (`text`
    where the article gives the day, `publication` where the act is only known to be reported by then), `n` (rows).
    Acts of articles without any publication date and without a day of their own are left out.
    """
    rows = stances[stances["source_party"].notna() & (stances["realis"] != "denied")]
    rows = rows.merge(articles[["article_id", "published_earliest", "published_latest"]], on="article_id")
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
        event_type=("event_type", "first"), quad_class=("quad_class", "first"), realis=("realis", "first"),
        first=("first", "first"), last=("last", "first"), day_from=("day_from", "first"), n=("stance_id", "size"),
    ).reset_index()
    return table.sort_values(["first", "event_id", "source_party"], ignore_index=True)


def by_period(stances, articles):
    """Acts by event type and period, with the coverage: `period`, `event_type`, `n`, `articles`, `per_article`.

    The period is a week where the acts span less than two years, else a month.
    """
    table = acts(stances, articles)
    unit = "W" if len(table) and (table["first"].max() - table["first"].min()).days < 730 else "M"
    table = table.assign(period=table["first"].dt.to_period(unit).dt.start_time)
    coverage = articles["published_latest"].dropna().dt.to_period(unit).dt.start_time.value_counts().rename("articles")
    counts = table.groupby(["period", "event_type"]).size().rename("n").reset_index()
    counts = counts.merge(coverage, left_on="period", right_index=True, how="left")
    return counts.assign(per_article=counts["n"] / counts["articles"])


def together(mentions, top=12):
    """Parties named in one article: `party_a`, `party_b`, `n_articles`, for the `top` most frequent parties."""
    present = mentions.dropna(subset=["party"]).drop_duplicates(["article_id", "party"])[["article_id", "party"]]
    leading = present["party"].value_counts().rename_axis("party").reset_index(name="n").sort_values(
        ["n", "party"], ascending=[False, True]).head(top)["party"]
    present = present[present["party"].isin(leading)]
    pairs = present.merge(present, on="article_id", suffixes=("_a", "_b"))
    pairs = pairs[pairs["party_a"] < pairs["party_b"]]
    counts = pairs.groupby(["party_a", "party_b"]).size().reset_index(name="n_articles")
    return counts.sort_values(["n_articles", "party_a", "party_b"], ascending=[False, True, True], ignore_index=True)


def presence(mentions, articles):
    """Parties by presence: `party`, `n_mentions`, `n_articles`, `share` (of all articles), most present first."""
    table = mentions.dropna(subset=["party"]).groupby("party").agg(
        n_mentions=("mention_id", "size"), n_articles=("article_id", "nunique")).reset_index()
    table = table.assign(share=table["n_articles"] / max(len(articles), 1))
    return table.sort_values(["n_articles", "n_mentions", "party"], ascending=[False, False, True], ignore_index=True)


def party_names(actors):
    """The English name of each party that has a row of its own in `actors`: {code: name}."""
    own = actors[actors["actor_id"] == actors["party"]]
    return dict(zip(own["party"], own["name_en"].fillna(own["party"])))
