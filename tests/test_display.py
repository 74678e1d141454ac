import base64
import datetime

import matplotlib.pyplot as plt
import pandas as pd

from ngoaigiao import display
from ngoaigiao.tables import frame


def shown(frame):
    return display.Table(frame, "A caption")


def test_text_is_escaped_and_vietnamese_is_marked():
    html = shown(pd.DataFrame({"text": ["<script>alert(1)</script> & Nga"], "party": ["RUS"]}))._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Nga" in html
    assert '<td lang="vi"' in html and html.count('lang="vi"') == 1


def test_null_is_blank_days_are_iso_and_numbers_stand_right():
    table = frame("dates", [{"text": "hôm qua", "earliest": datetime.date(2015, 11, 24), "start": 3}])[
        ["text", "value", "earliest", "start"]
    ]
    html, plain = shown(table)._repr_html_(), repr(shown(table))
    assert (
        "2015-11-24<" in html and "NaN" not in html + plain and "NaT" not in html + plain and "None" not in html + plain
    )
    assert '<td class="number">3</td>' in html
    assert (
        '<th scope="col" class="number">start</th>' in html
        and '<th scope="col" style="text-align: left">value</th>' in html
    )


def test_a_caption_says_how_many_rows_were_left_out(capsys):
    display.table(pd.DataFrame({"n": range(100)}), "Numbers", top=10)
    assert "Numbers (n = 100, the first 10 of them shown)" in capsys.readouterr().out


def test_an_empty_table_says_so():
    assert repr(shown(frame("disagreements", []))) == "A caption\n(no rows)"


def test_a_figure_is_the_same_bytes_each_time_and_closed():
    def draw():
        figure, axes = plt.subplots()
        axes.plot([1, 2])
        return display.png(figure)

    assert draw() == draw()
    assert base64.b64decode(draw()).startswith(b"\x89PNG")
    assert not plt.get_fignums()


def test_passages_show_what_was_cut_with_its_role():
    article = frame("articles", [{"article_id": "a", "text": "Nga <b>\nXem thêm"}]).iloc[0]
    rows = frame(
        "passages",
        [
            {"article_id": "a", "start": 0, "end": 7, "role": "body"},
            {"article_id": "a", "start": 8, "end": 16, "role": "teaser"},
        ],
    )
    html = display.Passages(article, rows)._repr_html_()
    assert "Nga &lt;b&gt;" in html and "<del>Xem thêm</del>" in html and "teaser" in html
    assert repr(display.Passages(article, rows)) == "a: 1 passages kept, 1 cut\n[teaser] Xem thêm"
