"""The charts. Each takes the tables and returns a matplotlib figure and its alternative text.

A title states what the chart shows to be so; n and what was left out stand below it. Colours are never the only sign:
cooperation is round and conflict square, planned acts are hollow, days that rest on the publication date are pale.
"""
from contextlib import contextmanager
from pathlib import Path

import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.lines import Line2D

from ngoaigiao import activity

STYLE = Path(__file__).with_name("ngoaigiao.mplstyle")
QUAD_COLOURS = {
    "verbal cooperation": "#56b4e9", "material cooperation": "#0072b2",
    "verbal conflict": "#e69f00", "material conflict": "#d55e00",
}
SUPPORT, OPPOSE, PLAIN, PALE = "#0072b2", "#d55e00", "#5b5b5b", "#b8b8b8"
ROLES = {"title": "#003f5c", "body": "#0072b2", "caption": "#e69f00", "byline": "#f0c674", "teaser": "#c4c4c4", "furniture": "#8c8c8c"}
WIDTH = 8.6
GAP = pd.Timedelta(days=45)


@contextmanager
def _canvas(rows=1, columns=1, height=4.0, **options):
    with plt.style.context(STYLE):
        yield plt.subplots(rows, columns, figsize=(WIDTH, height), **options)


def _note(figure, text, legend_lines=0):
    """What the chart counts and leaves out, below it and above its legend."""
    figure.supxlabel(text + "\n" * legend_lines, x=0.01, ha="left", fontsize=8.5, color="#555555", linespacing=1.7)


def _empty(message):
    """A figure that says why there is nothing to draw."""
    with _canvas(height=1.2) as (figure, axes):
        axes.axis("off")
        axes.text(0, 0.5, message, transform=axes.transAxes, va="center")
    return figure, message


def passages(tables, top=30):
    """How much of each file is the article: characters by role, the `top` files of which most was cut."""
    rows = tables["passages"]
    rows = rows.assign(n=rows["end"] - rows["start"])
    counts = rows.pivot_table(index="article_id", columns="role", values="n", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=list(ROLES), fill_value=0)
    shares = counts.div(counts.sum(axis=1), axis=0)
    kept = shares["title"] + shares["body"]
    shown = shares.loc[kept.sort_values(kind="stable").index[:top][::-1]]
    total = counts.to_numpy().sum()
    title = f"{1 - counts[['title', 'body']].to_numpy().sum() / total:.0%} of the text is not the article"
    with _canvas(height=1.3 + 0.34 * len(shown)) as (figure, axes):
        left = np.zeros(len(shown))
        for role, colour in ROLES.items():
            axes.barh(range(len(shown)), shown[role], left=left, color=colour, label=role, height=0.7)
            left += shown[role].to_numpy()
        axes.set_yticks(range(len(shown)), [article[:28] for article in shown.index])
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(plt.matplotlib.ticker.PercentFormatter(1))
        axes.set_title(title)
        figure.legend(*axes.get_legend_handles_labels(), loc="outside lower left", ncols=6, fontsize=8.5)
        _note(figure, f"n = {total:,} characters in {len(counts)} files" + _left_out(len(counts), top, "files with the smallest share cut"), 1)
    alt = f"Bars of the share of each role in {len(shown)} files. " + "; ".join(
        f"{article}: {kept[article]:.0%} kept" for article in shown.index[::-1][:5])
    return figure, alt


def _left_out(n, top, what):
    return f"; {n - top} {what} left out" if n > top else ""


def presence(tables, top=15):
    """Who is named in how many articles: parties as dots, ranked."""
    table = activity.presence(tables["mentions"], tables["articles"])
    if table.empty:
        return _empty("No party was named.")
    names, n = activity.party_names(tables["actors"]), len(tables["articles"])
    shown = table.head(top)[::-1]
    lead = table.iloc[0]
    title = f"{names.get(lead['party'], lead['party'])} is named in {lead['n_articles']} of {n} articles"
    with _canvas(height=1.2 + 0.28 * len(shown)) as (figure, axes):
        axes.hlines(range(len(shown)), 0, shown["share"], color=PALE, linewidth=1)
        axes.plot(shown["share"], range(len(shown)), "o", color=SUPPORT, markersize=8)
        for place, row in enumerate(shown.itertuples()):
            axes.annotate(f"{row.n_mentions} mentions", (row.share, place), (9, 0), textcoords="offset points", va="center", fontsize=8.5)
        axes.set_yticks(range(len(shown)), [names.get(party, party) for party in shown["party"]])
        axes.set_xlim(0, 1.18)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 % of the articles"])
        axes.set_title(title)
        _note(figure, f"n = {table['n_mentions'].sum():,} mentions of {len(table)} parties in {n} articles" + _left_out(len(table), top, "parties"))
    alt = f"{title}. Then: " + "; ".join(f"{names.get(r.party, r.party)} {r.n_articles}" for r in table.head(8).iloc[1:].itertuples())
    return figure, alt


def calendar(tables, top=20):
    """The days that each article speaks of: a line an article, its publication marked, vague spans as bars."""
    dates = tables["dates"].dropna(subset=["earliest", "latest"])
    if dates.empty:
        return _empty("No time expression resolves to days.")
    articles = tables["articles"].set_index("article_id")
    order = dates.groupby("article_id")["latest"].max().sort_values(kind="stable").index[-top:]
    segments = _segments(pd.concat([dates["earliest"], dates["latest"]])[lambda days: days > dates["latest"].max() - pd.Timedelta(days=1500)])
    with _canvas(1, len(segments), height=1.6 + 0.42 * len(order), sharey=True, squeeze=False,
                 gridspec_kw={"width_ratios": _widths(segments)}) as (figure, axes):
        for place, article_id in enumerate(order):
            own = dates[dates["article_id"] == article_id]
            for row in own.itertuples():
                for panel, (first, last) in zip(axes[0], segments):
                    if row.latest >= first and row.earliest <= last:
                        _span(panel, place, row)
            published = articles.loc[article_id, ["published_earliest", "published_latest"]]
            for panel, (first, last) in zip(axes[0], segments):
                if published.notna().all() and first <= published.iloc[1] <= last:
                    panel.plot([published.iloc[1]], [place], marker="|", markersize=16, color="black", markeredgewidth=2)
        _broken(axes[0], segments)
        axes[0][0].set_yticks(range(len(order)), [article[:24] for article in order])
        title = f"{len(dates)} expressions fix days; most lie within {_typical_distance(dates, articles)} days of publication"
        figure.suptitle(title, x=0.01, ha="left", fontweight="bold")
        handles = [
            Line2D([], [], marker="o", linestyle="", color=SUPPORT, label="a day, in the words"),
            Line2D([], [], marker="o", linestyle="", markerfacecolor="white", markeredgecolor=SUPPORT, label="a day, reckoned"),
            Line2D([], [], color=SUPPORT, linewidth=5, alpha=0.35, label="a span of days"),
            Line2D([], [], marker="|", linestyle="", color="black", markersize=12, label="published"),
        ]
        figure.legend(handles=handles, loc="outside lower left", ncols=4, fontsize=8.5)
        _note(figure, f"n = {len(dates)} in {dates['article_id'].nunique()} articles", 1)
    return figure, f"{title}. Articles from {dates['earliest'].min():%F} to {dates['latest'].max():%F}."


def _span(panel, place, row):
    if row.earliest == row.latest:
        explicit = any(character.isdigit() for character in row.text)
        panel.plot([row.earliest], [place], "o", markersize=7, color=SUPPORT, markerfacecolor=SUPPORT if explicit else "white")
    else:
        panel.hlines(place, row.earliest, row.latest, color=SUPPORT, linewidth=5, alpha=0.35)


def _typical_distance(dates, articles):
    distance = (dates["latest"] - dates["article_id"].map(articles["published_latest"])).abs().dt.days.dropna()
    return int(distance.quantile(0.75)) if len(distance) else "an unknown number of"


def _segments(days):
    """Cut the days where nothing happens for longer than GAP; returns (first, last) with a margin around each."""
    days = pd.Series(days.dropna().unique()).sort_values(ignore_index=True)
    starts = [0, *np.flatnonzero(days.diff() > GAP)]
    ends = [*(start - 1 for start in starts[1:]), len(days) - 1]
    margin = pd.Timedelta(days=2)
    return [(days[start] - margin, days[end] + margin) for start, end in zip(starts, ends)]


def _widths(segments):
    return [max((last - first).days, 6) ** 0.5 for first, last in segments]


def _broken(panels, segments):
    """Limits, ticks and the marks that say that time is cut between two panels."""
    for place, (panel, (first, last)) in enumerate(zip(panels, segments)):
        panel.set_xlim(first, last)
        locator = plt.matplotlib.dates.AutoDateLocator(minticks=1, maxticks=max(2, int(14 / len(segments))))
        panel.xaxis.set_major_locator(locator)
        panel.xaxis.set_major_formatter(plt.matplotlib.dates.DateFormatter("%-d %b\n%Y"))
        panel.tick_params(axis="x", labelsize=8)
        if place:
            panel.tick_params(axis="y", length=0)
            panel.plot([0, 0], [0, 1], transform=panel.transAxes, color="#767676", linestyle=(0, (2, 3)), linewidth=1)


def timeline(tables, top=10):
    """Acts by day in lanes, a lane a source: shape and colour by quad class, hollow where planned, pale where undated."""
    acts = activity.acts(tables["stances"], tables["articles"])
    if acts.empty:
        return _empty("No act has a day.")
    names = activity.party_names(tables["actors"])
    lanes = list(acts["source_party"].value_counts().rename_axis("party").reset_index().sort_values(
        ["count", "party"], ascending=[False, True])["party"][:top])[::-1]
    shown = acts[acts["source_party"].isin(lanes)]
    segments = _segments(pd.concat([shown["first"], shown["last"]]))
    dated = (acts["day_from"] == "text").mean()
    busiest = names.get(lanes[-1], lanes[-1])
    title = f"{busiest} acts most often: {(acts['source_party'] == lanes[-1]).sum()} of {len(acts)} acts"
    with _canvas(1, len(segments), height=1.8 + 0.42 * len(lanes), sharey=True, squeeze=False,
                 gridspec_kw={"width_ratios": _widths(segments)}) as (figure, axes):
        for panel, (first, last) in zip(axes[0], segments):
            panel.hlines(range(len(lanes)), first, last, color="#ececec", linewidth=1)
            for lane, party in enumerate(lanes):
                own = shown[(shown["source_party"] == party) & (shown["last"] >= first) & (shown["first"] <= last)]
                _lane(panel, lane, own)
        _broken(axes[0], segments)
        axes[0][0].set_yticks(range(len(lanes)), [names.get(party, party) for party in lanes])
        axes[0][0].set_ylim(-0.6, len(lanes) - 0.4)
        figure.suptitle(title, x=0.01, ha="left", fontweight="bold")
        figure.legend(handles=_quad_handles(), loc="outside lower left", ncols=3, fontsize=8.5)
        _note(figure, f"n = {len(acts)} acts; the text gives the day of {dated:.0%}" + _left_out(acts["source_party"].nunique(), top, "parties"), 2)
    alt = f"{title}. The other lanes: " + ", ".join(f"{names.get(p, p)} {(acts['source_party'] == p).sum()}" for p in lanes[-2::-1])
    return figure, alt


def _lane(panel, lane, acts):
    for (first, quad), day in acts.groupby(["first", "quad_class"], sort=True):
        offset = {"verbal cooperation": 0.18, "material cooperation": 0.06, "verbal conflict": -0.06, "material conflict": -0.18}.get(quad, 0)
        colour, planned = QUAD_COLOURS.get(quad, PLAIN), (day["realis"] != "actual").all()
        pale = (day["day_from"] == "publication").all()
        last = day["last"].max()
        if last > first:
            panel.hlines(lane + offset, first, last, color=colour, linewidth=2.5, alpha=0.35 if pale else 0.8)
        panel.plot(
            [first], [lane + offset], marker="o" if "cooperation" in str(quad) else "s", markersize=4 + 2 * min(len(day), 6) ** 0.5,
            color=colour, markerfacecolor="white" if planned else colour, alpha=0.4 if pale else 1, linestyle="",
        )


def _quad_handles():
    handles = [
        Line2D([], [], marker="o" if "cooperation" in quad else "s", linestyle="", color=colour, label=quad)
        for quad, colour in QUAD_COLOURS.items()
    ]
    return [
        *handles, Line2D([], [], marker="o", linestyle="", markerfacecolor="white", markeredgecolor=PLAIN, label="planned or possible"),
        Line2D([], [], marker="o", linestyle="", color=PLAIN, alpha=0.4, label="day: publication"),
    ]


def matrix(tables, top=10):
    """Source × target side by side: mean intensity and number of rows; blank where nobody spoke."""
    intensity, n = activity.matrix(tables["stances"], top)
    if n.empty:
        return _empty("No stance between two parties was found.")
    names = activity.party_names(tables["actors"])
    labels = [names.get(party, party) for party in n.index]
    dyads = activity.dyads(tables["stances"])
    lead = dyads.iloc[0]
    mood = "mostly for" if lead["support"] > lead["oppose"] else "mostly against" if lead["oppose"] > lead["support"] else "neither for nor against"
    title = f"{names.get(lead['source_party'], lead['source_party'])} speaks most of {names.get(lead['target_party'], lead['target_party'])}, {mood} it"
    with _canvas(1, 2, height=1.6 + 0.36 * len(labels), sharey=True) as (figure, (left, right)):
        panels = ((left, intensity, "PuOr", (-10, 10), "{:+.0f}", "mean intensity"), (right, n, "Greys", (0, float(np.nanmax(n)) * 1.4), "{:.0f}", "stance rows"))
        for panel, values, colours, (low, high), form, name in panels:
            values = values.astype(float).to_numpy()
            panel.imshow(values, cmap=colours, vmin=low, vmax=high, aspect="auto")
            for (i, j), value in np.ndenumerate(values):
                if np.isfinite(value):
                    dark = abs((value - low) / (high - low) - (0.5 if low < 0 else 0)) > (0.35 if low < 0 else 0.55)
                    panel.text(j, i, form.format(value), ha="center", va="center", fontsize=8.5, color="white" if dark else "black")
            panel.set_xticks(range(len(labels)), labels, rotation=45, ha="right", fontsize=8.5)
            panel.set_yticks(range(len(labels)), labels)
            panel.set_xlabel(name)
        figure.suptitle(title, x=0.01, ha="left", fontweight="bold")
        _note(figure, f"Rows: source; columns: target. n = {int(dyads['n'].sum())} rows of {len(dyads)} pairs"
              + _left_out(len(activity.ranked(tables["stances"])), top, "parties"))
    alt = f"{title}. " + "; ".join(
        f"{names.get(r.source_party, r.source_party)} towards {names.get(r.target_party, r.target_party)}: {r.n} rows, mean intensity {r.intensity:+.1f}"
        for r in dyads.head(6).itertuples())
    return figure, alt


def network(tables, top=30):
    """Who acts towards whom: cooperation in whole blue lines, conflict in broken orange ones, width by number of rows."""
    dyads = activity.dyads(tables["stances"]).head(top)
    if dyads.empty:
        return _empty("No stance between two parties was found.")
    names = activity.party_names(tables["actors"])
    graph = nx.DiGraph()
    for row in dyads.itertuples():
        graph.add_edge(row.source_party, row.target_party, n=row.n, intensity=row.intensity)
    place = nx.spring_layout(graph.to_undirected(), seed=1, iterations=500, k=2.2 / len(graph) ** 0.5, weight=None)
    against = [edge for edge in graph.edges if graph.edges[edge]["intensity"] < 0]
    favour = [edge for edge in graph.edges if edge not in against]
    degree = dict(graph.degree(weight="n"))
    centre = max(sorted(degree), key=degree.get)
    title = f"{names.get(centre, centre)} stands at the centre: {degree[centre]} of {dyads['n'].sum()} rows touch it"
    with _canvas(height=6.2) as (figure, axes):
        for edges, colour, style in ((favour, SUPPORT, "solid"), (against, OPPOSE, (0, (4, 2)))):
            nx.draw_networkx_edges(
                graph, place, edgelist=edges, ax=axes, edge_color=colour, style=style, arrowsize=11, node_size=420, alpha=0.85,
                width=[0.8 + 0.6 * graph.edges[edge]["n"] for edge in edges], connectionstyle="arc3,rad=0.12",
            )
        nx.draw_networkx_nodes(graph, place, ax=axes, node_size=[60 + 25 * degree[node] for node in graph], node_color="#333333")
        for node, (x, y) in place.items():
            axes.annotate(names.get(node, node), (x, y), (0, 9), textcoords="offset points", ha="center", fontsize=9,
                          bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85})
        axes.margins(0.12)
        axes.axis("off")
        axes.set_title(title)
        handles = [Line2D([], [], color=SUPPORT, label="cooperation on the whole"), Line2D([], [], color=OPPOSE, linestyle=(0, (4, 2)), label="conflict on the whole")]
        figure.legend(handles=handles, loc="outside lower left", ncols=2, fontsize=8.5)
        _note(figure, f"n = {dyads['n'].sum()} rows of the {len(dyads)} most frequent directed pairs", 1)
    return figure, f"{title}. {len(favour)} pairs cooperate and {len(against)} are in conflict on the whole."


def periods(tables):
    """Acts by event type in each week or month, with the number of articles below."""
    counts = activity.by_period(tables["stances"], tables["articles"])
    if counts.empty:
        return _empty("No act has a day.")
    table = counts.pivot_table(index="period", columns="event_type", values="n", fill_value=0)
    table = table[table.sum().sort_values(ascending=False, kind="stable").index]
    leading, rest = table.iloc[:, :6], table.iloc[:, 6:].sum(axis=1)
    shown = leading.assign(**({"other": rest} if rest.any() else {}))
    articles = counts.drop_duplicates("period").set_index("period")["articles"].reindex(shown.index).fillna(0)
    title = f"{shown.columns[0]} is the commonest act: {int(table.iloc[:, 0].sum())} of {int(counts['n'].sum())}"
    colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", PALE]
    with _canvas(2, 1, height=4.6, sharex=True, gridspec_kw={"height_ratios": [3, 1]}) as (figure, (above, below)):
        bottom, places = np.zeros(len(shown)), range(len(shown))
        for colour, (name, values) in zip(colours, shown.items()):
            above.bar(places, values, bottom=bottom, color=colour, label=name, width=0.75)
            bottom += values.to_numpy()
        below.bar(places, articles, color=PLAIN, width=0.75)
        above.set_ylabel("acts")
        below.set_ylabel("articles")
        step = max(1, len(shown) // 12)
        below.set_xticks(places[::step], [f"{period:%-d %b\n%Y}" for period in shown.index[::step]], fontsize=8)
        above.set_title(title)
        figure.legend(*above.get_legend_handles_labels(), loc="outside lower left", ncols=7, fontsize=8.5)
        _note(figure, f"n = {int(counts['n'].sum())} acts", 1)
    return figure, f"{title}, in {len(shown)} periods with acts; periods without any are left out."


def agreement(scores, baselines=None):
    """F of each layer against the hand-coded key, with its bootstrap interval."""
    shown = scores[::-1].reset_index(drop=True)
    best = scores.loc[scores["f"].idxmax()] if scores["f"].notna().any() else None
    worst = scores.loc[scores["f"].idxmin()] if scores["f"].notna().any() else None
    title = f"Surest: {best['layer']} (F {best['f']:.2f}). Weakest: {worst['layer']} (F {worst['f']:.2f})"
    with _canvas(height=1.2 + 0.3 * len(shown)) as (figure, axes):
        axes.hlines(range(len(shown)), shown["low"], shown["high"], color=SUPPORT, linewidth=4, alpha=0.35)
        axes.plot(shown["f"], range(len(shown)), "o", color=SUPPORT, markersize=7)
        for place, row in enumerate(shown.itertuples()):
            axes.annotate(f"{row.f:.2f}  (n {row.coded})", (1.02, place), va="center", fontsize=8.5, annotation_clip=False)
        axes.set_yticks(range(len(shown)), shown["layer"])
        axes.set_xlim(0, 1.18)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
        axes.set_title(title)
        _note(figure, "Dot: F; bar: the middle 95 % over samples of articles; n: rows that the coder made")
    return figure, f"{title}. " + "; ".join(f"{r.layer} {r.f:.2f}" for r in scores.itertuples())
