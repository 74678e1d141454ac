"""Charts of the stages: what was kept, who is named, which days, on what evidence, how exact.

Each takes the tables and returns a matplotlib figure and its alternative text; the title states the finding.
"""

import numpy as np
import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import PercentFormatter

from ngoaigiao import activity
from ngoaigiao.canvas import (
    COOPERATION,
    PALE,
    canvas,
    cut_time,
    empty,
    left_out,
    legend,
    note,
    segments,
    time_panels,
    title,
)

ROLES = {
    "title": "#003f5c",
    "body": "#0072b2",
    "caption": "#e69f00",
    "byline": "#f0c674",
    "teaser": "#c4c4c4",
    "furniture": "#8c8c8c",
}
# A chart of days shows those so near to publication; the rest is history or far plans, and only counted.
DAYS_SHOWN = pd.Timedelta(days=400)
LABEL = 26


def passages(tables, top=30):
    """How much of each file is the article: characters by role, the `top` files of which most was cut."""
    rows = tables["passages"].assign(n=lambda rows: rows["end"] - rows["start"])
    counts = rows.pivot_table(index="article_id", columns="role", values="n", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=list(ROLES), fill_value=0).astype(float)
    shares = counts.div(counts.sum(axis=1), axis=0)
    kept = (shares["title"] + shares["body"]).sort_values(kind="stable")
    shown = shares.loc[kept.index[:top][::-1]]
    total = counts.to_numpy().sum()
    finding = f"{1 - counts[['title', 'body']].to_numpy().sum() / total:.0%} of the text is not the article"
    with canvas(height=1.4 + 0.34 * len(shown)) as (figure, axes):
        left = np.zeros(len(shown))
        for role, colour in ROLES.items():
            axes.barh(range(len(shown)), shown[role], left=left, color=colour, height=0.7)
            left += shown[role].to_numpy()
        axes.set_yticks(range(len(shown)), [_short(article) for article in shown.index])
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(PercentFormatter(1))
        title(figure, finding)
        legend(figure, [Patch(color=colour, label=role) for role, colour in ROLES.items()], 6)
        note(
            figure,
            f"n = {total:,.0f} characters in {len(counts)} files"
            + left_out(len(counts), top, "files with a smaller share cut"),
            1,
        )
    return figure, f"{finding}. Kept: " + "; ".join(f"{article} {share:.0%}" for article, share in kept.head(8).items())


def presence(tables, top=15):
    """Who is named in how many articles: parties as dots, ranked."""
    table = activity.presence(tables["mentions"], tables["articles"])
    if table.empty:
        return empty("No party was named.")
    names, n = activity.party_names(tables["actors"]), len(tables["articles"])
    shown = table.head(top)[::-1]
    lead = table.iloc[0]
    name = names.get(lead["party"], lead["party"])
    finding = f"{name} is named in {lead['n_articles']} of {n} articles, {lead['n_mentions']} times"
    with canvas(height=1.2 + 0.28 * len(shown)) as (figure, axes):
        axes.hlines(range(len(shown)), 0, shown["share"], color=PALE, linewidth=1)
        axes.plot(shown["share"], range(len(shown)), "o", color=COOPERATION, markersize=8)
        for place, row in enumerate(shown.itertuples()):
            axes.annotate(
                f"{row.n_mentions}", (row.share, place), (9, 0), textcoords="offset points", va="center", fontsize=8.5
            )
        axes.set_yticks(range(len(shown)), [names.get(party, party) for party in shown["party"]])
        axes.set_xlim(0, 1.1)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        axes.set_xlabel("share of the articles; the number is that of mentions")
        title(figure, finding)
        note(
            figure,
            f"n = {table['n_mentions'].sum():,} mentions of {len(table)} parties in {n} articles"
            + left_out(len(table), top, "parties"),
        )
    others = "; ".join(f"{names.get(r.party, r.party)} {r.n_articles}" for r in table.iloc[1:8].itertuples())
    return figure, f"{finding}. In how many articles the next ones are named: {others}"


def calendar(tables, top=20):
    """The days that each article speaks of: a line an article, its publication marked, spans as bars."""
    known = tables["dates"].dropna(subset=["earliest", "latest"])
    if known.empty:
        return empty("No time expression resolves to days.")
    published = tables["articles"].set_index("article_id")[["published_earliest", "published_latest"]].dropna()
    near = [
        (known[side] - known["article_id"].map(published["published_latest"])).abs() <= DAYS_SHOWN
        for side in ("earliest", "latest")
    ]
    dates = known[near[0] & near[1]]
    if dates.empty:
        return empty("No article has both a publication date and days near it.")
    order = dates.groupby("article_id")["latest"].max().sort_values(kind="stable").index[-top:]
    dates = dates[dates["article_id"].isin(order)]
    cuts = segments(pd.concat([dates["latest"], published.loc[published.index.isin(order), "published_latest"]]))
    near = f"three quarters within {_distance(known, published)} of publication"
    finding = f"{len(known)} of {len(tables['dates'])} expressions fix days, {near}"
    with time_panels(cuts, height=1.8 + 0.42 * len(order)) as (figure, axes):
        for panel, (first, last) in zip(axes[0], cuts):
            for place, article_id in enumerate(order):
                own = dates[
                    (dates["article_id"] == article_id) & (dates["latest"] >= first) & (dates["earliest"] <= last)
                ]
                for row in own.itertuples():
                    _expression(panel, place, row)
                if article_id in published.index and first <= published.loc[article_id, "published_latest"] <= last:
                    panel.hlines(place + 0.28, *published.loc[article_id], color="black", linewidth=2)
                    panel.plot(
                        [published.loc[article_id, "published_latest"]],
                        [place + 0.28],
                        marker="v",
                        color="black",
                        markersize=6,
                    )
        cut_time(axes[0], cuts)
        axes[0][0].set_yticks(range(len(order)), [_short(article) for article in order])
        axes[0][0].set_ylim(-0.6, len(order) - 0.3)
        title(figure, finding)
        legend(
            figure,
            [
                Line2D([], [], marker="o", linestyle="", color=COOPERATION, label="a day, named by number"),
                Line2D(
                    [],
                    [],
                    marker="o",
                    linestyle="",
                    markerfacecolor="white",
                    markeredgecolor=COOPERATION,
                    label="a day, reckoned",
                ),
                Line2D([], [], color=COOPERATION, linewidth=5, alpha=0.35, label="a span of days"),
                Line2D([], [], marker="v", linestyle="", color="black", label="published"),
            ],
            4,
        )
        note(
            figure,
            f"n = {len(dates)} in {len(order)} articles"
            + left_out(len(known), len(dates), "expressions (far from publication, or in other articles)"),
            1,
        )
    return figure, f"{finding}. Drawn: {len(order)} articles, {dates['latest'].min():%F} to {dates['latest'].max():%F}"


def _short(article_id):
    """An identifier's end, which tells articles apart better than its beginning."""
    return article_id if len(article_id) <= LABEL else f"…{article_id[-LABEL:]}"


def _expression(panel, place, row):
    if row.earliest == row.latest:
        named = any(character.isdigit() for character in row.text)
        panel.plot(
            [row.earliest],
            [place],
            "o",
            markersize=7,
            color=COOPERATION,
            markerfacecolor=COOPERATION if named else "white",
        )
    else:
        panel.hlines(place, row.earliest, row.latest, color=COOPERATION, linewidth=5, alpha=0.35)


def _distance(dates, published):
    """Three quarters of the days named lie no further from publication than this."""
    days = (dates["latest"] - dates["article_id"].map(published["published_latest"])).abs().dt.days.dropna()
    return f"{days.quantile(0.75):.0f} days" if len(days) else "an unknown number of days"


def reliability(tables):
    """On what kind of evidence the rows of each table rest: one bar a table, its commonest kinds named."""
    kinds = activity.evidence(tables)
    shades = ["#003f5c", "#0072b2", "#56b4e9", "#9fd0ee", "#d9d9d9", "#a3a3a3"]
    listed = kinds[kinds["evidence"].isin(["name", "alias", "short name"]) & (kinds["table"] == "names")]["share"].sum()
    dated = kinds[kinds["evidence"] == "day in the text"]["share"].sum()
    finding = f"{listed:.0%} of the names rest on the codebook, {dated:.0%} of the stances have a day from the text"
    groups = list(kinds.groupby("table", sort=False))[::-1]
    with canvas(height=1.2 + 0.75 * len(groups)) as (figure, axes):
        for place, (_, rows) in enumerate(groups):
            left = 0.0
            for shade, row in zip(shades, rows.itertuples()):
                axes.barh(place, row.share, left=left, color=shade, edgecolor="white", height=0.45)
                if row.share > 0.06:
                    axes.annotate(
                        f"{row.evidence} {row.share:.0%}",
                        (left, place + 0.28),
                        fontsize=8,
                        va="bottom",
                        annotation_clip=False,
                    )
                left += row.share
        axes.set_yticks(range(len(groups)), [f"{name} ({rows['n'].sum():,})" for name, rows in groups])
        axes.set_ylim(-0.5, len(groups) - 0.3)
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(PercentFormatter(1))
        title(figure, finding)
        note(figure, "Shares of the rows of each table; kinds below 6 % are not named")
    return figure, "Evidence. " + "; ".join(
        f"{row.table}, {row.evidence}: {row.share:.0%}" for row in kinds.itertuples()
    )


def agreement(scores):
    """F of each layer against the hand-coded key, with its bootstrap interval; `scores` is from `accuracy.score`."""
    judged = scores.dropna(subset=["f"])
    if judged.empty:
        return empty("No layer could be scored.")
    best, worst = judged.loc[judged["f"].idxmax()], judged.loc[judged["f"].idxmin()]
    shown = judged[::-1].reset_index(drop=True)
    finding = f"Surest: {best['layer']} (F {best['f']:.2f}); least sure: {worst['layer']} (F {worst['f']:.2f})"
    with canvas(height=1.2 + 0.3 * len(shown)) as (figure, axes):
        axes.hlines(range(len(shown)), shown["low"], shown["high"], color=COOPERATION, linewidth=4, alpha=0.35)
        axes.plot(shown["f"], range(len(shown)), "o", color=COOPERATION, markersize=7)
        for place, row in enumerate(shown.itertuples()):
            axes.annotate(
                f"{row.f:.2f}  (n {row.coded:,})", (1.03, place), va="center", fontsize=8.5, annotation_clip=False
            )
        axes.set_yticks(range(len(shown)), shown["layer"])
        axes.set_xlim(0, 1.2)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
        title(figure, finding)
        note(figure, "Dot: F; bar: the middle 95 % over samples of articles; n: rows that the coder made")
    return figure, f"{finding}. " + "; ".join(f"{row.layer} {row.f:.2f}" for row in judged.itertuples())
