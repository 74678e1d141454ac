"""All stages together: one article's failure is its own, and order does not matter."""

import pandas as pd
from conftest import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from ngoaigiao import dates, extract
from ngoaigiao.codebook import load

WORDS = "Nga|Mỹ|ông|Lavrov|Ngoại trưởng|Tổng thống|Kerry|kêu gọi|cáo buộc|bị|được|không|nếu|phản đối|hội đàm|với|và|của|tại|Paris|ngày 25/11|hôm qua|rằng|“|”|,|.|IS|trừng phạt|lệnh|cuộc gặp|giữa|dù|vốn|mà|để|nhằm|\n"


def test_no_seed_fails(tables):
    assert not (tables["problems"]["problem"] == "failed").any()


def test_one_failure_leaves_the_rest_and_is_told(monkeypatch):
    read = dates.read

    def fail(reading, codebook):
        if reading["article"]["article_id"].startswith("003"):
            raise KeyError("broken")
        return read(reading, codebook)

    monkeypatch.setattr("ngoaigiao.extract.dates.read", fail)
    made = extract.extract(SEEDS)
    assert made["dates"]["article_id"].nunique() == 4 and len(made["articles"]) == 5
    row = made["problems"].query("problem == 'failed'").iloc[0]
    assert (row["file"], row["layer"]) == ("003_42beaa4c2245c016.txt", "second_reading")
    assert "KeyError in test_extract.py" in row["detail"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_at_all_can_be_read(text):
    article = {"article_id": "a", "file": "a.txt", "sha256": "", "text": text}
    reading = extract.first_reading(article, load())
    extract.second_reading(reading, load())
    for name in ("mentions", "references", "dates", "quotes", "stances"):
        for row in reading[name]:
            assert text[row["start"] : row["end"]] == row["text"]


def test_order_of_files_does_not_matter(tables, tmp_path):
    rows = [{"article_id": path.stem, "text": path.read_text(encoding="utf-8")} for path in SEEDS.glob("*.txt")]
    made = []
    for name, order in (("a", 1), ("b", -1)):
        pd.DataFrame(sorted(rows, key=lambda row: row["article_id"])[::order]).to_csv(
            tmp_path / f"{name}.csv", index=False
        )
        made.append(extract.extract(tmp_path / f"{name}.csv"))
    for name in ("mentions", "dates", "stances"):
        key = tables[name].columns[0]
        first, second = (
            one[name].sort_values(key, ignore_index=True).drop(columns=["event_id"], errors="ignore") for one in made
        )
        pd.testing.assert_frame_equal(first, second)
