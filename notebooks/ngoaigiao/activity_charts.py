"""Charts of relations and activity.

Each takes the tables and returns a matplotlib figure and its alternative text. The title states the finding, the note
says what was counted and what was left out, and the numbers stand in tables made by `activity`.
"""

from pathlib import Path

import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch

from ngoaigiao import activity
from ngoaigiao.canvas import (
    CONFLICT,
    COOPERATION,
    PALE,
    PLAIN,
    QUAD_COLOURS,
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

WORLD = Path(__file__).resolve().parents[2] / "data" / "world.csv"
LANE_OFFSETS = {
    "verbal cooperation": 0.2,
    "material cooperation": 0.07,
    "verbal conflict": -0.07,
    "material conflict": -0.2,
}
BROKEN = (0, (4, 2))
SERIES = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", PALE]


def timeline(tables, top=10):
    """Acts by day in lanes, a lane a source.

    Shape and colour are the quad class; hollow is planned, hatched has the day of publication, a bar is a span.
    """
    acts = activity.acts(tables["stances"], tables["articles"])
    if acts.empty:
        return empty("No act has a day.")
    names = activity.party_names(tables["actors"])
    counts = acts["source_party"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    lanes = list(counts.index[:top])[::-1]
    shown = acts[acts["source_party"].isin(lanes)]
    cuts = segments(pd.concat([shown["first"], shown["last"]]))
    finding = f"{names.get(lanes[-1], lanes[-1])} acts most often: {counts.iloc[0]} of {len(acts)} acts"
    with time_panels(cuts, height=2.0 + 0.44 * len(lanes)) as (figure, axes):
        for panel, (first, last) in zip(axes[0], cuts):
            panel.hlines(range(len(lanes)), first, last, color="#ececec", linewidth=1)
            for lane, party in enumerate(lanes):
                _lane(
                    panel,
                    lane,
                    shown[(shown["source_party"] == party) & (shown["last"] >= first) & (shown["first"] <= last)],
                )
        cut_time(axes[0], cuts)
        axes[0][0].set_yticks(range(len(lanes)), [names.get(party, party) for party in lanes])
        axes[0][0].set_ylim(-0.6, len(lanes) - 0.4)
        title(figure, finding)
        legend(
            figure,
            [
                *(
                    Line2D([], [], marker="o" if "cooperation" in quad else "s", linestyle="", color=colour, label=quad)
                    for quad, colour in QUAD_COLOURS.items()
                ),
                Line2D(
                    [],
                    [],
                    marker="o",
                    linestyle="",
                    markerfacecolor="white",
                    markeredgecolor=PLAIN,
                    label="planned or possible",
                ),
                Patch(facecolor="white", edgecolor=PLAIN, hatch="//////", label="day: publication only"),
            ],
            3,
        )
        note(
            figure,
            f"n = {len(acts)} acts, larger marks for several; the text gives the day of "
            f"{(acts['day_from'] == 'text').mean():.0%}" + left_out(len(counts), top, "parties"),
            2,
        )
    return figure, f"{finding}. Other lanes: " + ", ".join(
        f"{names.get(party, party)} {n}" for party, n in counts.iloc[1:top].items()
    )


def _lane(panel, lane, acts):
    for (first, quad), day in acts.groupby(["first", "quad_class"], sort=True):
        height, colour = lane + LANE_OFFSETS.get(quad, 0), QUAD_COLOURS.get(quad, PLAIN)
        planned, inferred = (day["realis"] != "actual").all(), (day["day_from"] == "publication").all()
        if day["last"].max() > first:
            panel.hlines(height, first, day["last"].max(), color=colour, linewidth=2.5, alpha=0.5)
        panel.scatter(
            [first],
            [height],
            s=(5 + 2 * min(len(day), 9) ** 0.5) ** 2,
            marker="o" if "cooperation" in str(quad) else "s",
            facecolor="white" if planned or inferred else colour,
            edgecolor=colour,
            hatch="//////" if inferred else None,
            zorder=3,
        )


def matrix(tables, top=10):
    """Source × target side by side: mean intensity and number of rows; blank where nobody spoke."""
    intensity, n = activity.matrix(tables["stances"], top)
    if n.empty:
        return empty("No stance between two parties was found.")
    names, dyads = activity.party_names(tables["actors"]), activity.dyads(tables["stances"])
    labels = [names.get(party, party) for party in n.index]
    finding = _dyad_sentence(dyads.iloc[0], names)
    with canvas(1, 2, height=1.9 + 0.36 * len(labels), sharey=True) as (figure, (left, right)):
        _cells(left, intensity, "PuOr", -10, 10, "{:+d}")
        _cells(right, n, "Greys", 0, 1.5 * float(np.nanmax(n.astype(float))), "{:d}")
        for panel, name in ((left, "mean intensity"), (right, "stance rows")):
            panel.set_xticks(range(len(labels)), labels, rotation=45, ha="right", rotation_mode="anchor", fontsize=8.5)
            panel.set_yticks(range(len(labels)), labels)
            panel.set_title(name, fontsize=10, fontweight="normal", loc="left", pad=4)
        title(figure, finding)
        note(
            figure,
            f"Rows: source; columns: target; blank: no stance. n = {int(dyads['n'].sum())} rows of {len(dyads)} pairs"
            + left_out(len(activity.ranked(tables["stances"])), top, "parties"),
        )
    return figure, f"{finding}. " + "; ".join(
        f"{names.get(r.source_party, r.source_party)} towards {names.get(r.target_party, r.target_party)}: {r.n} rows, "
        f"mean intensity {r.intensity:+.1f}"
        for r in dyads.head(6).itertuples()
    )


def _dyad_sentence(row, names):
    source, target = (names.get(row[c], row[c]) for c in ("source_party", "target_party"))
    mood = (
        "more for than against"
        if row["support"] > row["oppose"]
        else "more against than for"
        if row["oppose"] > row["support"]
        else "as much for as against"
    )
    return f"{source} turns to {target} most often ({row['n']} rows), {mood} it"


def _cells(panel, values, colours, low, high, form):
    values = values.astype(float).to_numpy()
    panel.imshow(values, cmap=colours, vmin=low, vmax=high, aspect="auto")
    for (i, j), value in np.ndenumerate(values):
        if np.isfinite(value):
            red, green, blue, _ = plt.get_cmap(colours)((value - low) / (high - low))
            dark = 0.3 * red + 0.59 * green + 0.11 * blue < 0.5
            panel.text(
                j,
                i,
                form.format(round(value)) if round(value) else "0",
                ha="center",
                va="center",
                fontsize=8.5,
                color="white" if dark else "black",
            )


def network(tables, top=30):
    """Who acts towards whom: cooperation in whole blue lines, conflict in broken orange ones, width by rows."""
    dyads = activity.dyads(tables["stances"])
    if dyads.empty:
        return empty("No stance between two parties was found.")
    names, shown = activity.party_names(tables["actors"]), dyads.head(top)
    graph = nx.DiGraph()
    for row in shown.itertuples():
        graph.add_edge(row.source_party, row.target_party, n=int(row.n), sign=row.intensity > 0)
    degree = dict(graph.degree(weight="n"))
    centre = max(sorted(degree), key=degree.get)
    finding = f"{names.get(centre, centre)} stands at the centre: {degree[centre]} of {shown['n'].sum()} rows touch it"
    signs = {edge: graph.edges[edge]["sign"] for edge in graph.edges}
    widths = {edge: 0.8 + 4.2 * graph.edges[edge]["n"] / shown["n"].max() for edge in graph.edges}
    sizes = {node: 60 + 900 * n / max(degree.values()) for node, n in degree.items()}
    with canvas(height=6.2) as (figure, axes):
        title(figure, finding)
        legend(figure, _sign_handles("cooperation on the whole", "conflict on the whole"), 2)
        note(
            figure,
            f"n = {shown['n'].sum()} rows; a line runs from source to target, the wider the more rows"
            + left_out(len(dyads), top, "rarer pairs"),
            1,
        )
        _graph(axes, graph, names, signs, widths, sizes)
    against = sum(not data["sign"] for *_, data in graph.edges(data=True))
    return (
        figure,
        f"{finding}. {len(shown) - against} of the pairs cooperate and {against} are in conflict on the whole",
    )


def _sign_handles(for_, against):
    return [
        Line2D([], [], color=COOPERATION, label=for_),
        Line2D([], [], color=CONFLICT, linestyle=BROKEN, label=against),
    ]


def _graph(axes, graph, names, signs, widths, sizes):
    """Draw a graph whose layout is the same on each run, with labels that keep clear of each other."""
    place = nx.forceatlas2_layout(
        graph.to_undirected(), seed=1, max_iter=500, scaling_ratio=6, strong_gravity=True, gravity=0.3
    )
    for sign, colour, style in ((True, COOPERATION, "solid"), (False, CONFLICT, BROKEN)):
        edges = [edge for edge in graph.edges if signs[edge] == sign]
        arrows = {"arrowsize": 11, "connectionstyle": "arc3,rad=0.12"} if graph.is_directed() else {}
        nx.draw_networkx_edges(
            graph,
            place,
            edgelist=edges,
            ax=axes,
            edge_color=colour,
            style=style,
            alpha=0.85,
            width=[widths[edge] for edge in edges],
            node_size=[sizes[node] for node in graph],
            **arrows,
        )
    nx.draw_networkx_nodes(graph, place, ax=axes, node_size=[sizes[node] for node in graph], node_color="#333333")
    axes.margins(0.16)
    axes.axis("off")
    _labels(axes, place, {node: names.get(node, node) for node in graph}, sizes)


def _labels(axes, place, names, sizes):
    """Write each name at the first of eight sides of its node where it meets no node and no other name."""
    figure = axes.figure
    figure.canvas.draw()
    taken = []
    for node, point in place.items():
        x, y = axes.transData.transform(point)
        radius = (sizes[node] ** 0.5 / 2 + 1) * figure.dpi / 72
        taken.append((x - radius, y - radius, x + radius, y + radius))
    for node in sorted(place, key=lambda node: -sizes[node]):
        x, y = place[node]
        gap = sizes[node] ** 0.5 / 2 + 4
        tried = []
        for dx, dy, ha, va in (
            (0, 1, "center", "bottom"),
            (0, -1, "center", "top"),
            (1, 0, "left", "center"),
            (-1, 0, "right", "center"),
            (0.7, 0.7, "left", "bottom"),
            (-0.7, 0.7, "right", "bottom"),
            (0.7, -0.7, "left", "top"),
            (-0.7, -0.7, "right", "top"),
        ):
            text = axes.annotate(
                names[node], (x, y), (gap * dx, gap * dy), textcoords="offset points", ha=ha, va=va, fontsize=9
            )
            text.set_bbox({"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.7})
            box = text.get_window_extent(figure.canvas.get_renderer())
            tried.append((sum(_common(box.extents, other) for other in taken), len(tried), text, tuple(box.extents)))
            if not tried[-1][0]:
                break
        best = min(tried, key=lambda one: one[:2])
        for one in tried:
            if one is not best:
                one[2].remove()
        taken.append(best[3])


def _common(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def affiliation(tables, top=9):
    """The actor–issue network: who is for and against what; whole blue lines agree, broken orange ones disagree."""
    table = activity.positions(tables["stances"])
    if table.empty:
        return empty("Nobody takes a side.")
    names = activity.party_names(tables["actors"])
    table = table.assign(n=table["agree"] + table["disagree"])
    rank = lambda column: list(
        table.groupby(column)["n"].sum().sort_index().sort_values(ascending=False, kind="stable").index
    )
    actors, concepts = rank("actor"), rank("concept")
    shown = table[table["actor"].isin(actors[:top]) & table["concept"].isin(concepts[:top])]
    lead = table.groupby("concept")[["agree", "disagree"]].sum().loc[concepts[0]]
    finding = (
        f"{names.get(concepts[0], concepts[0])} is judged most: {lead['agree']} rows for it, {lead['disagree']} against"
    )
    left = {name: -place for place, name in enumerate(actors[:top])}
    near = lambda concept: np.average(
        shown.loc[shown["concept"] == concept, "actor"].map(left),
        weights=shown.loc[shown["concept"] == concept, "n"],
    )
    right = {name: -place for place, name in enumerate(sorted(set(shown["concept"]), key=near, reverse=True))}
    lines = [
        (row.actor, row.concept, sign, n)
        for row in shown.itertuples()
        for sign, n in ((1, row.agree), (-1, row.disagree))
        if n
    ]
    starts, ends = _ports(lines, left, right, 0), _ports(lines, right, left, 1)
    along = np.linspace(0, 1, 50)
    bend = along**2 * (3 - 2 * along)
    with canvas(height=1.6 + 0.45 * max(len(left), len(right))) as (figure, axes):
        for line in lines:
            axes.plot(
                along,
                starts[line] + (ends[line] - starts[line]) * bend,
                color=COOPERATION if line[2] > 0 else CONFLICT,
                linestyle="solid" if line[2] > 0 else BROKEN,
                linewidth=0.8 + 3 * line[3] / shown["n"].max(),
                alpha=0.8,
            )
        for side, places, align in ((-0.02, left, "right"), (1.02, right, "left")):
            for name, place in places.items():
                axes.text(side, place, names.get(name, name), ha=align, va="center")
        axes.set_xlim(-0.55, 1.55)
        axes.set_ylim(-max(len(left), len(right)) + 0.4, 0.6)
        axes.axis("off")
        title(figure, finding)
        legend(figure, _sign_handles("supports, also on a condition", "opposes"), 2)
        note(
            figure,
            "Left: who speaks; right: of whom or what, near its speakers. "
            + f"n = {int(shown['n'].sum())} rows"
            + left_out(len(actors), top, "actors")
            + left_out(len(concepts), top, "concepts"),
            1,
        )
    return figure, f"{finding}. " + "; ".join(
        f"{names.get(r.actor, r.actor)} on {names.get(r.concept, r.concept)}: {r.agree} for, {r.disagree} against"
        for r in shown.sort_values("n", ascending=False, kind="stable").head(6).itertuples()
    )


def _ports(lines, places, other_places, side):
    """Where each line of `affiliation` meets the names of one side: beside each other, in the order they leave in."""
    ports = {}
    for name, place in places.items():
        here = sorted((ln for ln in lines if ln[side] == name), key=lambda ln: (-other_places[ln[1 - side]], -ln[2]))
        for i, line in enumerate(here):
            ports[line] = place + min(0.12, 0.7 / len(here)) * ((len(here) - 1) / 2 - i)
    return ports


def congruence(tables, top=25):
    """Which actors stand together: whole blue lines where they take the same side more often than opposite ones."""
    table = activity.congruence(tables["stances"])
    table = table[table["net"] != 0]
    if table.empty:
        return empty("No two actors take sides on the same thing.")
    names = activity.party_names(tables["actors"])
    shown = (
        table.assign(weight=table["net"].abs())
        .sort_values(["weight", "party_a", "party_b"], ascending=[False, True, True])
        .head(top)
    )
    graph = nx.Graph()
    for row in shown.itertuples():
        graph.add_edge(row.party_a, row.party_b, net=row.net)
    lead = table.iloc[0]
    pair = " and ".join(names.get(lead[c], lead[c]) for c in ("party_a", "party_b"))
    sides = f"the same side on {lead['congruence']} things, opposite sides on {lead['conflict']}"
    finding = f"{pair} stand together most: {sides}"
    signs = {edge: graph.edges[edge]["net"] > 0 for edge in graph.edges}
    widths = {edge: 0.8 + 3.5 * abs(graph.edges[edge]["net"]) / shown["weight"].max() for edge in graph.edges}
    with canvas(height=5.6) as (figure, axes):
        title(figure, finding)
        legend(figure, _sign_handles("more often on the same side", "more often on opposite sides"), 2)
        note(
            figure,
            f"n = {len(table)} pairs that judge something in common" + left_out(len(table), top, "weaker pairs"),
            1,
        )
        _graph(axes, graph, names, signs, widths, {node: 160 for node in graph})
    return (
        figure,
        f"{finding}. {(table['net'] > 0).sum()} pairs stand together, {(table['net'] < 0).sum()} against each other",
    )


def course(tables, pair=None, top=40):
    """How two parties get on: each row's intensity in the order of its day, numbered as in `activity.course`."""
    dyads = activity.dyads(tables["stances"])
    if dyads.empty:
        return empty("No stance between two parties was found.")
    pair = pair or tuple(dyads.loc[0, ["source_party", "target_party"]])
    names, rows = activity.party_names(tables["actors"]), activity.course(tables["stances"], tables["articles"], pair)
    shown = rows.tail(top)
    mean = rows.groupby("source_party")["intensity"].mean()
    a, b = (names.get(party, party) for party in pair)
    warmer = mean.idxmax()
    finding = (
        f"{a} and {b}: {names.get(warmer, warmer)} speaks more warmly (mean {mean.max():+.1f} against "
        f"{mean.min():+.1f})"
        if len(mean) > 1
        else f"Only {a} turns to {b}: mean intensity {mean.iloc[0]:+.1f}"
    )
    with canvas(height=3.6) as (figure, axes):
        axes.axhline(0, color="#767676", linewidth=1)
        for party, colour, marker in zip(pair, (COOPERATION, CONFLICT), ("o", "s")):
            own = shown[shown["source_party"] == party]
            inferred = own["day_from"] == "publication"
            axes.vlines(own["number"], 0, own["intensity"], color=colour, linewidth=1.2, alpha=0.6)
            axes.scatter(
                own["number"],
                own["intensity"],
                marker=marker,
                s=60,
                facecolor=np.where(inferred, "white", colour),
                edgecolor=colour,
                zorder=3,
            )
        ticks = _apart(shown.drop_duplicates("day"), max(1, len(shown) / 7))
        axes.set_xticks(ticks["number"], [f"{row.number}\n{_day(row.day)}" for row in ticks.itertuples()], fontsize=8)
        axes.set_ylim(-10.5, 10.5)
        axes.set_ylabel("intensity")
        title(figure, finding)
        legend(
            figure,
            [
                Line2D([], [], marker=marker, linestyle="", color=colour, label=f"{names.get(party, party)} acts")
                for party, colour, marker in zip(pair, (COOPERATION, CONFLICT), ("o", "s"))
            ]
            + [
                Line2D(
                    [],
                    [],
                    marker="o",
                    linestyle="",
                    markerfacecolor="white",
                    markeredgecolor=PLAIN,
                    label="day: publication only",
                )
            ],
            3,
        )
        note(
            figure,
            f"n = {len(rows)} rows, numbered in the order of their days" + left_out(len(rows), top, "earlier rows"),
            1,
        )
    return figure, f"{finding}. {len(rows)} rows" + (
        f" from {rows['day'].min():%F} to {rows['day'].max():%F}" if rows["day"].notna().any() else ""
    )


def _apart(rows, gap):
    """The rows whose numbers lie at least `gap` apart, from the first on."""
    kept = []
    for place, number in enumerate(rows["number"]):
        if not kept or number - rows["number"].iloc[kept[-1]] >= gap:
            kept.append(place)
    return rows.iloc[kept]


def _day(day):
    return f"{day:%-d %b %Y}" if pd.notna(day) else "no day"


def periods(tables):
    """Acts by event type in each week or month, as counts and an article, with the number of articles below."""
    counts = activity.by_period(tables["stances"], tables["articles"])
    if counts.empty:
        return empty("No act has a day.")
    table = counts.pivot_table(index="period", columns="event_type", values="n", aggfunc="sum", fill_value=0)
    table = table[table.sum().sort_index().sort_values(ascending=False, kind="stable").index]
    leading, rest = table.iloc[:, :6], table.iloc[:, 6:].sum(axis=1)
    shown = leading.assign(other=rest) if rest.any() else leading
    articles = counts.drop_duplicates("period").set_index("period")["articles"].reindex(shown.index)
    finding = (
        f"{shown.columns[0]} is the commonest kind of act: {int(table.iloc[:, 0].sum())} of {int(counts['n'].sum())}"
    )
    with canvas(3, 1, height=5.6, sharex=True, gridspec_kw={"height_ratios": [3, 1.3, 1]}) as (
        figure,
        (above, middle, below),
    ):
        bottom, places = np.zeros(len(shown)), np.arange(len(shown))
        for colour, (_, values) in zip(SERIES, shown.items()):
            above.bar(places, values, bottom=bottom, color=colour, width=0.75)
            bottom += values.to_numpy()
        rate = shown.sum(axis=1) / articles.astype(float)
        middle.plot(places, rate, "o", color=PLAIN)
        middle.set_ylim(0, 1.25 * rate.max() if rate.notna().any() else 1)
        below.bar(places, articles.fillna(0).astype(float), color=PLAIN, width=0.75)
        for panel, name in ((above, "acts"), (middle, "acts an article"), (below, "articles")):
            panel.set_ylabel(name, fontsize=8.5)
        step = max(1, len(shown) // 12)
        below.set_xticks(places[::step], [f"{period:%-d %b\n%Y}" for period in shown.index[::step]], fontsize=8)
        title(figure, finding)
        legend(figure, [Patch(color=colour, label=name) for colour, name in zip(SERIES, shown.columns)], 7)
        note(
            figure,
            f"n = {int(counts['n'].sum())} acts in {len(shown)} {counts.attrs['unit']}s; {counts.attrs['unit']}s "
            "without acts are left out",
            1,
        )
    return figure, f"{finding}, in {len(shown)} {counts.attrs['unit']}s"


def world(tables, top=25):
    """The parties on a map: the darker the more rows touch them, with arcs between those who meet or visit."""
    ranked = activity.ranked(tables["stances"])
    outlines = pd.read_csv(WORLD, keep_default_na=False)
    outlines = outlines.assign(
        points=[np.array(line.split(), dtype=float).reshape(-1, 2) for line in outlines["outline"]]
    )
    rows = dict(zip(ranked["party"], ranked["as_source"] + ranked["as_target"]))
    drawn = {party: n for party, n in rows.items() if party in set(outlines["party"])}
    if not drawn:
        return empty("No state takes part in a stance.")
    names = activity.party_names(tables["actors"])
    # A country's largest outline stands first: its middle is where arcs begin and end.
    middle = {party: group["points"].iloc[0].mean(axis=0) for party, group in outlines.groupby("party", sort=False)}
    meetings = activity.between_parties(tables["stances"]).query("event_type == 'CONSULT'")
    pairs = pd.Series(
        [frozenset(pair) for pair in zip(meetings["source_party"], meetings["target_party"])]
    ).value_counts()
    arcs = sorted((tuple(sorted(pair)), int(n)) for pair, n in pairs.items() if pair <= set(drawn))
    lead, busiest = max(sorted(drawn), key=drawn.get), max(drawn.values())
    finding = f"{names.get(lead, lead)} takes part most; {len(arcs)} pairs of states meet or talk"
    with canvas(height=4.8) as (figure, axes):
        shade = plt.get_cmap("Greys")
        colours = [
            "#f1f1ee" if party not in drawn else shade(0.25 + 0.6 * drawn[party] / busiest)
            for party in outlines["party"]
        ]
        axes.add_collection(PolyCollection(outlines["points"], facecolors=colours, edgecolors="white", linewidths=0.4))
        for (a, b), n in sorted(arcs, key=lambda arc: -arc[1])[:top]:
            axes.add_patch(
                FancyArrowPatch(
                    middle[a],
                    middle[b],
                    arrowstyle="-",
                    connectionstyle="arc3,rad=0.25",
                    color=COOPERATION,
                    linewidth=0.8 + 0.5 * min(n, 8),
                    alpha=0.8,
                )
            )
        axes.set_xlim(-175, 185)
        axes.set_ylim(-57, 84)
        axes.set_aspect(1.2)
        axes.axis("off")
        title(figure, finding)
        legend(
            figure,
            [
                Patch(color=shade(0.85), label=f"{busiest} rows touch it"),
                Patch(color=shade(0.27), label="one row"),
                Line2D([], [], color=COOPERATION, label="meetings, visits, talks"),
            ],
            3,
        )
        note(
            figure,
            f"n = {len(drawn)} states, {len(arcs)} pairs; not on the map: "
            + (", ".join(names.get(p, p) for p in list(rows) if p not in drawn) or "nobody"),
            1,
        )
    return figure, f"{finding}. Most rows: " + ", ".join(
        f"{names.get(party, party)} {n}" for party, n in sorted(drawn.items(), key=lambda item: (-item[1], item[0]))[:8]
    )
