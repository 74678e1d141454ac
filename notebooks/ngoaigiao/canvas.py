"""What all charts share: the style, the colours, the note below, and time axes that are cut where nothing happens.

Colours are Okabe and Ito's and never the only sign: cooperation is round and conflict square, planned acts are hollow,
days that rest on the publication date are hatched.
"""

import textwrap
from contextlib import contextmanager
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

STYLE = Path(__file__).with_name("ngoaigiao.mplstyle")
QUAD_COLOURS = {
    "verbal cooperation": "#56b4e9",
    "material cooperation": "#0072b2",
    "verbal conflict": "#e69f00",
    "material conflict": "#d55e00",
}
COOPERATION, CONFLICT, PLAIN, PALE = "#0072b2", "#d55e00", "#5b5b5b", "#b8b8b8"
BROKEN = (0, (4, 2))  # the line of conflict
WIDTH = 8.6
GAP = pd.Timedelta(days=45)
PANELS = 6


@contextmanager
def canvas(rows=1, columns=1, height=4.0, **options):
    """A figure and its axes in the one style, `height` inches high."""
    with plt.style.context(STYLE):
        yield plt.subplots(rows, columns, figsize=(WIDTH, height), **options)


def title(figure, text):
    """The finding, above all panels."""
    figure.suptitle(textwrap.fill(text, 84), x=0.01, ha="left", fontweight="bold")


def note(figure, text, legend_lines=0):
    """What the chart counts and leaves out, below it and above its legend."""
    figure.supxlabel(
        textwrap.fill(text, 125) + "\n" * legend_lines,
        x=0.01,
        ha="left",
        fontsize=8.5,
        color="#555555",
        linespacing=1.7,
    )


def legend(figure, handles, columns):
    """The legend below everything."""
    figure.legend(handles=handles, loc="outside lower left", ncols=columns, fontsize=8.5)


def left_out(n, top, what):
    """The end of a note: how many of `n` things a chart of the `top` first leaves out."""
    return f"; {n - top} {what} left out" if n > top else ""


def empty(message):
    """A figure that says why there is nothing to draw, and its alternative text."""
    with canvas(height=1.2) as (figure, axes):
        axes.axis("off")
        axes.text(0, 0.5, message, transform=axes.transAxes, va="center")
    return figure, f"Nothing is drawn here. {message}"


def segments(days):
    """Cut the days where nothing happens for longer than GAP, at the longest gaps where these are many.

    Returns (first, last) of each of at most PANELS segments, with a margin around it.
    """
    days = pd.Series(days.dropna().unique()).sort_values(ignore_index=True)
    gaps = days.diff()
    starts = sorted(gaps[gaps > GAP].sort_values(ascending=False, kind="stable").index[: PANELS - 1])
    margin = max(pd.Timedelta(days=2), (days.iloc[-1] - days.iloc[0] - gaps[starts].sum()) / 60)
    return [
        (days[first] - margin, days[last] + margin)
        for first, last in zip([0, *starts], [*(start - 1 for start in starts), len(days) - 1])
    ]


def time_panels(cuts, height):
    """A canvas with a panel a segment, as wide as its days deserve."""
    widths = [max((last - first).days, 6) ** 0.5 for first, last in cuts]
    return canvas(1, len(cuts), height=height, sharey=True, squeeze=False, gridspec_kw={"width_ratios": widths})


def cut_time(panels, cuts):
    """Limits, ticks and the marks that say that time is cut between two panels."""
    widths = [panel.get_position().width for panel in panels]
    for place, (panel, (first, last), width) in enumerate(zip(panels, cuts, widths)):
        panel.set_xlim(first, last)
        ticks = pd.date_range(first, last, periods=max(1, int(8 * width / sum(widths))) + 2)[1:-1].normalize()
        panel.set_xticks(ticks, [f"{day:%-d %b\n%Y}" for day in ticks], fontsize=8)
        if place:
            panel.tick_params(axis="y", length=0)
            panel.plot([0, 0], [0, 1], transform=panel.transAxes, color="#767676", linestyle=(0, (2, 3)), linewidth=1)
