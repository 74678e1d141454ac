"""`dates.csv` gives sentences, the time expression in brackets (none: nothing to find), and what it means."""

import csv
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngoaigiao import codebook, dates, sentences

CODEBOOK = codebook.load()
with open(Path(__file__).with_name("dates.csv"), encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


def reading_of(text, published="", book=CODEBOOK, **more):
    """The reading of an article of one paragraph; published: a day, a window "day/day" or nothing."""
    window = [date.fromisoformat(day) for day in published.split("/")] if published else [None]
    reading = {
        "article": {"article_id": "a", "text": text, "published_earliest": window[0], "published_latest": window[-1]},
        "passages": [{"start": 0, "end": len(text), "role": "body"}],
        "sentences": [(0, len(text))],
        "mentions": [],
        "references": [],
    } | more
    reading["expressions"] = dates.find(text, sentences.prose(reading["passages"]), book)
    reading["dates"] = dates.read(reading, book)
    return reading


def read(text, published="2017-06-10"):
    return reading_of(text, published)["dates"]


@pytest.mark.parametrize("row", ROWS, ids=[str(number) for number in range(2, len(ROWS) + 2)])
def test_table(row):
    before, bracket, rest = row["sentence"].partition("[")
    expression, _, after = rest.partition("]")
    found = read(before + expression + after, row["published"])
    if not bracket:
        assert not found
        return
    (one,) = (r for r in found if r["start"] == len(before))
    assert one["text"] == expression
    days = "value", "earliest", "latest"
    assert [str(one[name] or "") for name in days] == [row[name] for name in days]


def test_table_is_large_enough_to_mean_something():
    assert len(ROWS) >= 250 and len({row["sentence"] + row["published"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    "text, type_, mod",
    [
        ("Hội đàm kéo dài hơn ba giờ đồng hồ.", "DURATION", "MORE_THAN"),
        ("Hội đàm kéo dài gần ba giờ.", "DURATION", "LESS_THAN"),
        ("Hội đàm kéo dài khoảng ba giờ.", "DURATION", "APPROX"),
        ("Họ gặp nhau cuối tháng 5.", "DATE", "END"),
        ("Họ gặp nhau sáng nay.", "TIME", None),
        ("Họ gặp nhau hàng tuần.", "SET", None),
    ],
)
def test_type_and_mod(text, type_, mod):
    (row,) = read(text)
    assert (row["type"], row["mod"]) == (type_, mod)


def test_every_row_names_its_rule_and_anchor():
    rules = {row["rule"] for row in CODEBOOK["time_rules"]}
    one, two, three = read("Ngày 5/6 họ cắt quan hệ. Cùng ngày, Cairo làm theo hiệp định năm 1979.")
    assert {one["how"], two["how"], three["how"]} <= rules
    assert (one["anchor"], two["anchor"], three["anchor"]) == ("published 2017-06-10", f"date {one['date_id']}", None)


def test_what_a_window_leaves_open_weighs_less():
    (sure,) = read("Họ gặp nhau hôm qua.", "2017-06-10")
    (unsure,) = read("Họ gặp nhau hôm qua.", "2017-06-10/2017-06-12")
    assert sure["confidence"] > unsure["confidence"]


@pytest.mark.parametrize(
    "text",
    [
        "Họ gặp nhau ngày\u00a025/5.",
        "Họ gặp nhau NGÀY 25/5.",
        "Họ gặp nhau ngày 25/5.Sau đó",
        "Họ gặp nhau ngày25/5.",
        "(ngày 25–5)",
    ],
)
def test_real_text_is_untidy(text):
    assert [str(row["earliest"]) for row in read(text)] == ["2017-05-25"]


def test_only_title_and_body_are_read():
    text = "Họ gặp nhau hôm qua.\nẢnh chụp hôm nay"
    passages = [{"start": 0, "end": 20, "role": "body"}, {"start": 21, "end": len(text), "role": "caption"}]
    assert [row["text"] for row in reading_of(text, "2017-06-10", passages=passages)["dates"]] == ["hôm qua"]


def governed(text, clause, **more):
    reading = reading_of(text, "2017-06-10", **more)
    start = text.index(clause)
    row = dates.governing(reading, start, start + len(clause), CODEBOOK, more.get("source_id"))
    return row and row["text"]


@pytest.mark.parametrize("clause, day", [("chỉ trích Doha", "Ngày 9/6"), ("cắt quan hệ", "ngày 5/6")])
def test_a_side_clause_has_its_own_day(clause, day):
    assert governed("Ngày 9/6 Cairo chỉ trích Doha sau khi ngày 5/6 Riyadh cắt quan hệ.", clause) == day


def test_a_limit_governs_nothing():
    assert governed("Kể từ ngày 1/6 Cairo đã ba lần chỉ trích Doha.", "chỉ trích Doha") is None


def test_the_day_of_the_nearest_clause_before_governs():
    text = "Ngày 8/6 Paris đề nghị hòa giải, ngày 9/6 Doha nhận lời."
    assert governed(text, "đề nghị") == "Ngày 8/6"
    assert governed(text, "nhận lời") == "ngày 9/6"


def test_no_day_of_another_sentence_governs_unless_the_same_actor_goes_on():
    text = "Ngày 8/6 ông Lavrov đề nghị hòa giải. Ông Lavrov cũng chỉ trích Doha."
    sentences = [(0, 37), (38, len(text))]
    mention = {"actor_id": "RUS.sergey-lavrov", "start": 12, "end": 18}
    reading = reading_of(text, "2017-06-10", sentences=sentences, mentions=[mention])
    assert dates.governing(reading, 38, len(text), CODEBOOK) is None
    assert dates.governing(reading, 38, len(text), CODEBOOK, "QAT") is None
    assert dates.governing(reading, 38, len(text), CODEBOOK, "RUS.sergey-lavrov")["text"] == "Ngày 8/6"


def test_an_analyst_adds_a_word_and_a_rule(tmp_path):
    folder = shutil.copytree(codebook.FOLDER, tmp_path / "codebook")
    with open(folder / "time_words.csv", "a", encoding="utf-8") as file:
        file.write("trăng,unit,M,\n")
    with open(folder / "time_rules.csv", "a", encoding="utf-8") as file:
        file.write("last_moon,shift,M-1,dạo trăng trước,[dạo trăng trước],\n")
    mine = codebook.load(folder)
    text = "Họ gặp nhau dạo trăng trước, sau ba trăng."
    reading = reading_of(text, "2017-06-10", mine)
    assert [row["value"] for row in reading["dates"]] == ["2017-05", "P3M"]


def test_a_pattern_with_an_unknown_class_says_so(tmp_path):
    folder = shutil.copytree(codebook.FOLDER, tmp_path / "codebook")
    with open(folder / "time_rules.csv", "a", encoding="utf-8") as file:
        file.write("last_moon,shift,M-1,{moon} trước,,\n")
    with pytest.raises(codebook.CodebookError, match="moon"):
        dates.find("", [], codebook.load(folder))


WORDS = [row["word"] for row in CODEBOOK["time_words"]] + (
    "ngày hôm tháng năm tuần 25/11 30/2 29/2 2015 1/3 7h30 24/7 99 0 10000 , . ( ) “ ” Nga Thứ İ hàng mỗi Tết".split()
    + ["\n", "Noel", "cùng ngày", "ngày hôm sau", "trước đó", "sau đó", "Giáng sinh", "mùng 3", "thế kỷ"]
)
DAYS = st.dates(date(1950, 1, 1), date(2040, 12, 31))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), st.none() | DAYS, st.integers(0, 900))
def test_any_row_of_words_keeps_the_contract(text, day, width):
    published = "" if day is None else f"{day}/{day + timedelta(width)}"
    rows = read(text, published)
    assert all(text[row["start"] : row["end"]] == row["text"] != "" for row in rows)
    assert all(one["end"] <= two["start"] for one, two in zip(rows, rows[1:]))
    for row in rows:
        assert (row["earliest"] is None) == (row["latest"] is None)
        assert row["earliest"] is None or row["earliest"] <= row["latest"]
        if row["value"] and row["value"][:4].isdigit() and "/" not in row["value"] and "W" not in row["value"]:
            assert str(row["earliest"]).startswith(row["value"][:4])
        assert row["type"] in ("DATE", "TIME", "DURATION", "SET")


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(-170, 170))
def test_a_day_near_publication_keeps_its_year(published, away):
    day = published + timedelta(away)
    (row,) = read(f"Họ gặp nhau ngày {day.day}/{day.month}/{day.year}.", str(published))
    assert row["value"] == str(day)
    if -120 < away < 40 and day.year == published.year:
        (row,) = read(f"Họ gặp nhau ngày {day.day}/{day.month}.", str(published))
        assert (row["value"], row["earliest"], row["latest"]) == (str(day), day, day)


@settings(max_examples=60, deadline=None)
@given(
    DAYS,
    st.integers(1, 20),
    st.sampled_from(["hôm qua", "tuần trước", "tháng 3", "ngày 31/12", "thứ Ba", "năm ngoái"]),
)
def test_a_window_covers_what_each_of_its_days_gives(first, width, words):
    last = first + timedelta(width)
    (wide,) = read(f"Họ gặp nhau {words}.", f"{first}/{last}")
    for day in (first, last):
        (narrow,) = read(f"Họ gặp nhau {words}.", str(day))
        assert wide["earliest"] <= narrow["earliest"] and narrow["latest"] <= wide["latest"]
        assert wide["value"] in (None, narrow["value"])
