"""The HTML report: whole, self-contained, readable, and safe against what an article holds."""

import posixpath
import re

import pytest
from bs4 import BeautifulSoup
from conftest import SEEDS

from ngoaigiao import report
from ngoaigiao.cli import main


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    out = tmp_path_factory.mktemp("a report") / "pages"
    report.build(SEEDS, out)
    return {
        path.relative_to(out).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in out.rglob("*.html")
    }


def test_a_page_for_each_notebook_and_each_article_and_a_first_one(pages):
    assert set(pages) == {"index.html", "pairs.html", "texts.html"} | {
        f"{path.stem}.html" for path in report.notebooks()
    } | {f"articles/{path.stem}.html" for path in SEEDS.glob("*.txt")}


def test_no_outside_address(pages):
    for name, page in pages.items():
        for element in page.find_all(True):
            for attribute in ("src", "href", "srcset", "action", "data", "poster"):
                value = element.get(attribute, "")
                assert not re.match(r"(?:[a-z]+:)?//", value), (name, value)
                assert not value or element.name == "img" or not value.startswith("data:"), (name, value[:40])
        assert not page.find_all(["script", "iframe", "link", "object"]), name
        assert not re.search(r"@import|url\(", "".join(style.get_text() for style in page.find_all("style"))), name


def test_links_lead_somewhere(pages):
    for name, page in pages.items():
        for link in page.find_all("a", href=True):
            file, _, anchor = link["href"].partition("#")
            target = pages.get(posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name)
            assert target is not None, (name, link["href"])
            assert not anchor or target.find(id=anchor), (name, link["href"])


def test_structure_for_readers_and_screen_readers(pages):
    for name, page in pages.items():
        assert page.html["lang"] == "en"
        assert len(page.find_all("h1")) == 1 and page.find("main") and page.title.get_text()
        assert all(len(image.get("alt", "")) > 30 for image in page.find_all("img")), name
        assert all(table.caption for table in page.find_all("table")), name
        assert page.find(lang="vi") or name in ("index.html", "05-activity.html"), name
        identifiers = [element["id"] for element in page.find_all(id=True)]
        assert len(identifiers) == len(set(identifiers)), name


def test_each_stance_leads_to_its_words_and_back(pages):
    linked = pages["04-stances.html"].find_all("a", href=re.compile(r"^articles/.*#words-"))
    assert len(linked) >= 50
    page = pages["articles/001_5577f382b0d6c822.html"]
    for row in page.find_all("tr", id=re.compile("^row-")):
        words = page.find(id=row.find("a")["href"].removeprefix("#"))
        assert words.find_next("a", class_="cue")


def test_the_first_finding_leads_to_its_rows(pages):
    link = pages["index.html"].find("h2", id="findings").find_next("ul").find("a")
    heading = pages["pairs.html"].find(id=link["href"].partition("#")[2])
    n = int(re.search(r": (\d+) stance", link.get_text())[1])
    assert len(heading.find_next("tbody").find_all("tr")) == n


def test_the_first_page_says_how_exact_the_stances_are(pages):
    assert re.search(
        r"\d+% of our \(source, target, stance\) were the coder's", pages["index.html"].find("main").get_text()
    )


def test_a_reader_page_holds_the_whole_text_and_marks_it(pages):
    page = pages["articles/001_5577f382b0d6c822.html"]
    for label in page.find_all("span", class_="role"):
        label.extract()
    shown = "".join(page.find("div", class_="text").get_text().split())
    assert shown == "".join((SEEDS / "001_5577f382b0d6c822.txt").read_text(encoding="utf-8").split())
    assert {mark for span in page.find_all("span", title=True) for mark in span["class"]} >= {"actor", "date", "quote"}
    lavrov = next(span for span in page.find_all(class_="actor") if span.get_text() == "Sergei Lavrov")
    assert "Russia" in lavrov["title"]


def test_code_is_folded_but_there(pages):
    page = pages["03-dates.html"]
    assert page.find_all("details", class_="code")
    assert not page.find("details", class_="code").has_attr("open")


def test_the_first_page_opens_with_findings_and_a_figure(pages):
    main = pages["index.html"].find("main")
    assert "5 articles" in main.find("p").get_text()
    assert len(main.find("h2", id="findings").find_next("ul").find_all("li")) >= 3
    assert main.find("figure")


def test_an_article_cannot_become_markup(tmp_path):
    (tmp_path / "in").mkdir()
    nasty = "Ngoại trưởng Nga <script>alert(1)</script> & \u202eMỹ\u202c"
    (tmp_path / "in" / "x.txt").write_text(
        f"{nasty}\n\nNgày 25/11/2015, Tổng thống Mỹ Barack Obama kêu gọi Nga <img src=x onerror=alert(1)> kiềm chế. {nasty} hội đàm tại Paris.\n",
        encoding="utf-8",
    )
    report.build(tmp_path / "in", tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert not page.find_all("script"), path.name
        assert not [image for image in page.find_all("img") if image.has_attr("onerror")], path.name


def test_a_second_report_leaves_no_page_of_the_first(tmp_path):
    (tmp_path / "out" / "articles").mkdir(parents=True)
    (tmp_path / "out" / "articles" / "old.html").write_text("old")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "new.txt").write_text(
        "Ngày 25/11/2015, Nga và Mỹ hội đàm tại Paris về cuộc chiến ở Syria.", encoding="utf-8"
    )
    report.build(tmp_path / "in", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "articles").iterdir()] == ["new.html"]


def test_a_folder_without_articles_is_named(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["report", str(tmp_path / "empty"), "--out", str(tmp_path / "out")]) == 1
    assert "empty" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
