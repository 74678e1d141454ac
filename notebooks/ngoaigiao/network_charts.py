"""Charts of who stands with whom: a network of parties, what they are for and against, and who holds the same positions.

Each takes the tables and returns a matplotlib figure and its alternative text, as `activity_charts` does.
"""

import networkx as nx
import numpy as np
from matplotlib.lines import Line2D

from ngoaigiao import activity
from ngoaigiao.canvas import BROKEN, CONFLICT, COOPERATION, canvas, empty, left_out, legend, note, title


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
