"""Charts of who acts when, towards whom and where.

Each takes the tables and returns a matplotlib figure and its alternative text. The title states the finding, the note
says what was counted and what was left out, and the numbers stand in tables made by `activity`.
"""

from pathlib import Path

import matplotlib.pyplot as plt
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
