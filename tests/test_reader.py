from bs4 import BeautifulSoup

from ngoaigiao import reader
from ngoaigiao.tables import COLUMNS, frame

TEXT = "Moscow <b>ủng hộ</b> ông Assad & Syria"


def view(**rows):
    made = {name: frame(name, rows.get(name, [])) for name in COLUMNS}
    made["articles"] = frame("articles", [{"article_id": "a", "text": TEXT}])
    made["passages"] = frame("passages", [{"article_id": "a", "start": 0, "end": len(TEXT), "role": "body"}])
    return next(reader.views(made))


def span(words, **more):
    start = TEXT.index(words)
    return {"article_id": "a", "start": start, "end": start + len(words), "text": words, **more}


def test_text_is_kept_whole_and_escaped():
    html = view()["parts"][0]["html"]
    assert BeautifulSoup(html, "html.parser").get_text() == TEXT and "<b>" not in html


def test_marks_that_overlap_are_all_there():
    html = view(
        mentions=[span("Moscow", actor_id="RUS", party="RUS"), span("Syria", actor_id="SYR", party="SYR")],
        quotes=[span("hộ</b> ông Assad", speaker_id=None)],
        stances=[
            {
                **span(TEXT),
                "stance_id": "a:s1",
                "source_party": "RUS",
                "cue": "ủng hộ",
                "cue_start": 10,
                "cue_end": 16,
                "event_type": "SUPPORT",
                "stance": "support",
            }
        ],
    )["parts"][0]["html"]
    page = BeautifulSoup(html, "html.parser")
    assert page.get_text() == TEXT
    cue = page.find(class_="cue")
    assert cue["href"] == "#row-s1" and page.find(id="words-s1")
    assert "".join(piece.get_text() for piece in page.find_all(class_="cue")) == "ủng hộ"
    assert "".join(piece.get_text() for piece in page.find_all(class_="quote")) == "hộ</b> ông Assad"


def test_a_hostile_identifier_cannot_leave_its_attribute():
    html = view(mentions=[span("Moscow", actor_id='?."><script>', party=None)])["parts"][0]["html"]
    assert not BeautifulSoup(html, "html.parser").find("script")


def test_file_names_are_plain_and_apart():
    names = {reader.file_name(name) for name in ("a/b (1)", "a/b (2)", "a_b__1_", "001")}
    assert len(names) == 4 and "001.html" in names
    assert not any("/" in name or " " in name for name in names)
