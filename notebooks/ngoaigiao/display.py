"""How tables, figures and sentences appear in a notebook and in its HTML page."""

import base64
import html
import io
from numbers import Number

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import Markdown, display

VIETNAMESE = {"text", "title", "cue", "condition", "office", "publisher", "author", "section", "words", "coded", "ours"}
KEPT = {"title", "body"}
BLANK = ""
# JupyterLab sets tables to the right; words read better from the left.
LEFT = ' style="text-align: left"'


class Table:
    """A DataFrame as plain text and as an HTML table whose Vietnamese columns are marked as Vietnamese."""

    def __init__(self, frame, caption):
        self.frame, self.caption = frame, caption

    def __repr__(self):
        shown = self.frame.map(_plain)
        return f"{self.caption}\n{shown.to_string(index=False)}" if len(shown) else f"{self.caption}\n(no rows)"

    def _repr_html_(self):
        head = "".join(_head(column, self.frame[column]) for column in self.frame.columns)
        body = "".join(
            f"<tr>{''.join(map(_cell, self.frame.columns, row))}</tr>" for row in self.frame.itertuples(index=False)
        )
        caption = html.escape(self.caption)
        return (
            f'<div class="table" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )


def table(frame, caption, top=60):
    """Show the first `top` rows of `frame`; the caption says how many there are."""
    left_out = f", the first {top} of them shown" if len(frame) > top else ""
    display(Table(frame.head(top), f"{caption} (n = {len(frame):,}{left_out})"))


def passages(article, rows):
    """Show an article's text with what was cut struck through; the role of each cut passage stands before it."""
    display(Passages(article, rows))


class Passages:
    """One article, its passages in order, what was kept and what was cut."""

    def __init__(self, article, rows):
        self.article, self.rows = article, rows

    def _parts(self):
        return [(row.role, self.article.text[row.start : row.end]) for row in self.rows.itertuples()]

    def __repr__(self):
        cut = [f"[{role}] {text}" for role, text in self._parts() if role not in KEPT]
        return "\n".join(
            [f"{self.article.article_id}: {len(self.rows) - len(cut)} passages kept, {len(cut)} cut", *cut]
        )

    def _repr_html_(self):
        lines = "".join(
            f'<p class="{role}">{html.escape(text)}</p>'
            if role in KEPT
            else f'<p class="cut"><span lang="en">{role}</span> <del>{html.escape(text)}</del></p>'
            for role, text in self._parts()
        )
        summary = f"<summary>{html.escape(self.article.article_id)}</summary>"
        return f'<details class="article" lang="vi">{summary}{lines}</details>'


def figure(drawn, alt):
    """Show a matplotlib figure with its alternative text, then close it."""
    display({"image/png": png(drawn), "text/plain": f"Figure: {alt}"}, raw=True, metadata={"image/png": {"alt": alt}})


def png(drawn):
    """A matplotlib figure as base64 PNG, the same bytes on each run; closes the figure."""
    buffer = io.BytesIO()
    drawn.savefig(buffer, format="png", metadata={"Software": None})
    plt.close(drawn)
    return base64.b64encode(buffer.getvalue()).decode()


def prose(*sentences):
    """Show sentences made from the tables, a list item each; a single one as a paragraph."""
    display(Markdown(sentences[0] if len(sentences) == 1 else "\n".join(f"- {sentence}" for sentence in sentences)))


def _plain(value):
    if value is None or value is pd.NaT or (not isinstance(value, (list, tuple)) and pd.isna(value)):
        return BLANK
    if isinstance(value, pd.Timestamp):
        return f"{value:%F}"
    if isinstance(value, float):
        return f"{value:.2f}"
    return " ".join(str(value).split())


def _head(column, values):
    """The head of a column, above its numbers or its words."""
    known = values.dropna()
    marks = ' class="number"' if len(known) and known.map(_is_number).all() else LEFT
    return f'<th scope="col"{marks}>{html.escape(str(column)).replace("_", " ")}</th>'


def _is_number(value):
    return isinstance(value, Number) and not isinstance(value, bool)


def _cell(column, value):
    text = html.escape(_plain(value))
    number = _is_number(value)
    kind = "number" if number else "day" if isinstance(value, pd.Timestamp) else "wide" if len(text) > 120 else ""
    marks = (
        (' lang="vi"' if column in VIETNAMESE else "") + (f' class="{kind}"' if kind else "") + ("" if number else LEFT)
    )
    return f"<td{marks}>{text}</td>"
