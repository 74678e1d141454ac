"""Files in, articles and passages out."""

import datetime
import gzip
import hashlib
import json

import pandas as pd
import pytest
from conftest import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from ngoaigiao import articles, credits, extract, sentences, sources
from ngoaigiao.codebook import CodebookError, Codebook, load

LEAD = "Ngày 4/3, Ngoại trưởng Nga Sergei Lavrov và người đồng cấp Mỹ John Kerry đã hội đàm tại Geneva về Syria."
MORE = (
    "Phát biểu sau cuộc gặp, ông Lavrov cho biết hai bên còn nhiều bất đồng. Ông nói Moskva không đổi lập trường.",
    "Theo tuyên bố của Nhà Trắng, Washington sẽ tiếp tục gây sức ép để các bên tuân thủ thỏa thuận đã đạt được.",
)
TITLE = "Nga và Mỹ hội đàm về lệnh ngừng bắn"
ARTICLE = "\n".join([TITLE, LEAD, *MORE])


def passages(text, title=None):
    return articles.passages({"article_id": "a", "text": text, "title": title}, load())


def roles(*lines, title=None):
    """[(role, text)] of a page with these lines."""
    text = "\n".join(lines)
    return [(row["role"], text[row["start"] : row["end"]]) for row in passages(text, title)]


def cut(*lines):
    """The lines of a page that are neither title nor body, with their roles."""
    return [(role, words) for role, words in roles(*lines) if role not in ("title", "body")]


@pytest.fixture
def folder(tmp_path):
    """A function that writes files into a folder: {name: text or bytes}."""

    def write(**files):
        for name, content in files.items():
            path = tmp_path / "articles" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "articles"

    return write


# Reading


def test_folder_with_one_bad_file_of_every_kind_yields_the_good_ones(folder):
    page = f"<html><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE[0]}</p><p>{MORE[1]}</p></article></body></html>"
    good = {"a.txt": ARTICLE, "sub/b.txt.gz": gzip.compress(ARTICLE.encode()), "c.html": page}
    bad = {
        "empty.txt": ("", "empty"),
        "d.htm": ("", "empty"),
        "binary.txt": (b"\x89PNG\x00\x01\x02\x03" * 50, "binary"),
        "english.txt": ("The ministers met in Geneva to talk about the truce.", "not Vietnamese"),
        "large.txt": (ARTICLE * (sources.LARGEST // len(ARTICLE)), "too large"),
        "broken.txt.gz": (gzip.compress(ARTICLE.encode())[:-20], "broken archive"),
        "nothing.html": ("<html><body></body></html>", "no article in the page"),
        "paper.pdf": (b"%PDF-1.4", "unknown form"),
        "table.csv": ("text\nx\n", "table in a folder"),
    }
    made, problems = articles.load(folder(**good | {name: content for name, (content, _) in bad.items()}))
    assert {row["article_id"]: row["file"] for row in made} == {"a": "a.txt", "b": "sub/b.txt.gz", "c": "c.html"}
    assert {row["file"]: row["problem"] for row in problems} == {name: problem for name, (_, problem) in bad.items()}
    assert all(row["detail"] and row["layer"] == "articles" for row in problems)


def test_text_is_decoded_and_otherwise_left_alone(folder):
    raw = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n\r\n  ").replace("Nga ", "Nga\xa0").encode()
    (made,), _ = articles.load(folder(**{"x.txt": raw}))
    assert made["text"] == ARTICLE.replace("\n", "\n\n  ").replace("Nga ", "Nga\xa0")
    assert made["sha256"] == hashlib.sha256(raw).hexdigest()


def test_a_single_file_is_an_article(folder):
    (made,), problems = articles.load(folder(**{"x.txt": ARTICLE}) / "x.txt")
    assert (made["article_id"], problems) == ("x", [])


def test_metadata_beside_the_articles_or_by_option(folder, tmp_path):
    known = "file,published,publisher\na.txt,2016-03-05,VOV\nsub/b.txt,5/3/2016,\nc.txt,soon,\nz.txt,,\n"
    files = {"a.txt": ARTICLE, "sub/b.txt": ARTICLE, "c.txt": ARTICLE, "articles.csv": known}
    made, problems = articles.load(folder(**files))
    rows = {row["article_id"]: row for row in made}
    assert rows["a"]["published_earliest"] == rows["a"]["published_latest"] == datetime.date(2016, 3, 5)
    assert rows["a"]["publisher"] == "VOV" and rows["a"]["published_how"] == "metadata"
    assert rows["b"]["published_earliest"] == datetime.date(2016, 3, 5) and rows["b"]["publisher"] is None
    assert rows["c"]["published_earliest"] is rows["c"]["published_how"] is None
    assert {(row["problem"], row["article_id"]) for row in problems} == {("no date", "c"), ("no such article", None)}
    other = tmp_path / "articles" / "other.csv"
    other.write_text("article_id;title\nb;Tên khác\n", encoding="utf-8-sig")
    made, problems = articles.load(tmp_path / "articles", other)
    rows = {row["article_id"]: row for row in made}
    assert problems == []
    assert rows["b"]["title"] == "Tên khác" and rows["a"]["publisher"] is None


@pytest.mark.parametrize("suffix", [".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".jsonl.xz", ".parquet"])
def test_tables_of_articles(tmp_path, suffix):
    path = tmp_path / f"news{suffix}"
    frame = pd.DataFrame(
        {
            "id": ["p/1", "p/2", "p/3"],
            "text": [ARTICLE, None, "no"],
            "html": [None, f"<p>{LEAD}</p><p>{MORE[0]}</p>", None],
            "published": ["2013-05-29T10:52+07:00", None, None],
            "url": [None, "https://vov.vn/x", None],
        }
    )
    if "parquet" in suffix:
        frame.to_parquet(path)
    elif "jsonl" in suffix:
        frame.to_json(path, orient="records", lines=True, force_ascii=False)
    else:
        frame.to_csv(path, index=False)
    (one, two), problems = articles.load(path)
    assert (one["article_id"], one["file"], one["text"]) == ("p/1", path.name, ARTICLE)
    assert one["published_earliest"] == datetime.date(2013, 5, 29)
    assert LEAD in two["text"] and two["url"] == "https://vov.vn/x" and two["published_earliest"] is None
    assert [(row["article_id"], row["problem"]) for row in problems] == [("p/3", "not Vietnamese")]


def test_broken_rows_of_a_table(tmp_path):
    path = tmp_path / "news.jsonl"
    rows = [json.dumps({"text": ARTICLE}), "{", "[1]", json.dumps({"title": TITLE})]
    path.write_text("\n".join(rows), encoding="utf-8")
    (made,), problems = articles.load(path)
    assert made["article_id"] == "news-1"
    assert [(row["problem"], row["detail"].split(":")[0]) for row in problems] == [
        ("broken row", "row 2"),
        ("broken row", "row 3"),
        ("empty", "no characters but blanks"),
    ]


@pytest.mark.parametrize(
    ("files", "source", "metadata", "message"),
    [
        ({"a.txt": ARTICLE, "sub/a.html": "x"}, "", None, "a.txt and sub/a.html have one id, a"),
        ({"a.txt": ARTICLE}, "", "none.csv", "no metadata file"),
        ({"a.txt": ARTICLE}, "b.txt", None, "no file or folder"),
        ({"a.doc": ARTICLE}, "a.doc", None, "no article and no table"),
        ({"a.csv": "x,y\n1,2\n"}, "a.csv", None, "needs a column text or html"),
        ({"a.csv": "id,text\n1,x\n1,y\n"}, "a.csv", None, "2 rows of a.csv have one id, 1"),
        ({"a.parquet": "nothing"}, "a.parquet", None, "cannot be read as a table"),
        ({"a.txt": ARTICLE, "m.csv": "name\na\n"}, "", "m.csv", "needs a column file or article_id"),
        ({"a.txt": ARTICLE, "m.csv": "file\na.txt\na.txt\n"}, "", "m.csv", "on one article"),
    ],
)
def test_what_must_be_set_right_first_is_said_before_work_starts(folder, files, source, metadata, message):
    place = folder(**files)
    with pytest.raises((ValueError, FileNotFoundError), match=message):
        articles.load(place / source, metadata and place / metadata)


def test_a_page_speaks_for_itself_but_metadata_goes_first(folder):
    page = f"""<html lang="vi"><head><meta property="og:title" content="{TITLE}">
        <meta property="og:site_name" content="Báo Thử"><meta name="author" content="Minh Anh">
        <meta property="article:published_time" content="2016-03-05T08:00:00+07:00"></head>
        <body><nav><a href="/">Trang chủ</a></nav>
        <article><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE[0]}</p><p>{MORE[1]}</p></article>
        <footer>Bản quyền thuộc Báo Thử</footer></body></html>"""
    (made,), _ = articles.load(folder(**{"x.html": page, "articles.csv": "file,publisher\nx.html,Báo Khác\n"}))
    assert made["text"] == ARTICLE
    assert (made["title"], made["author"], made["publisher"]) == (TITLE, "Minh Anh", "Báo Khác")
    assert made["published_earliest"] == datetime.date(2016, 3, 5)


def test_a_page_without_a_date_gets_none(folder):
    paragraphs = "".join(f"<p>{line}</p>" for line in (LEAD, *MORE))
    page = f"<html><body><article>{paragraphs}</article><footer>© 2024</footer></body></html>"
    (made,), _ = articles.load(folder(**{"x.html": page}))
    assert made["published_earliest"] is None


# Passages

LETTERS = "aA1Ảđ .,:;!?…\"“”'()[]/|-–\n\r\t\xa0\u200b\u2028>"
LINES = [
    TITLE,
    LEAD,
    *MORE,
    "Tin liên quan",
    "Ảnh: AFP",
    "Minh Anh (Theo AFP)",
    "07:10 22/07/2016",
    "Thế giới",
    "",
    "Xem thêm: Mỹ và Nga",
]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(LETTERS), max_size=400) | st.text(max_size=400))
def test_any_text_at_all_is_covered_once_and_in_order(text):
    rows = passages(text)
    covered = [place for row in rows for place in range(row["start"], row["end"])]
    assert covered == sorted(set(covered))
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= set(covered) <= set(range(len(text)))
    assert {row["role"] for row in rows} <= {"title", "body", "caption", "byline", "teaser", "furniture"}
    assert all(row["how"] for row in rows)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_any_order_of_lines_is_covered(lines):
    text = "\n".join(lines)
    assert "".join("".join(text[row["start"] : row["end"]].split()) for row in passages(text)) == "".join(text.split())


def test_title_and_body():
    assert roles(TITLE, "", LEAD, *MORE) == [("title", TITLE), ("body", LEAD), ("body", MORE[0]), ("body", MORE[1])]


def test_no_title_where_the_text_begins_with_a_sentence():
    assert [role for role, _ in roles(LEAD, *MORE)] == ["body"] * 3


def test_the_title_of_the_metadata_is_found_below_another_line():
    assert roles("Một dòng nhỏ ở trên đầu trang", TITLE, LEAD, title=TITLE.upper())[1] == ("title", TITLE)


@pytest.mark.parametrize(
    "line",
    [
        "Ngoại trưởng Kerry (trái) và người đồng cấp Lavrov ở Geneva",
        "Ngoại trưởng Kerry, bên trái, và người đồng cấp Lavrov ở Geneva",
        "Từ trái sang: các ngoại trưởng Kerry, Lavrov và Hammond ở Vienna",
        "Hai bên bắt tay trước cuộc gặp. Ảnh: AFP/TTXVN",
        "(Ảnh AFP).",
        "Ông Lavrov trả lời báo chí (Nguồn: Reuters)",
        "Tàu chiến Nga ở Địa Trung Hải - Ảnh : RIA Novosti",
        "Image caption Ông Kerry tới Geneva hôm 3/3",
        "Ảnh minh họa: Internet",
        "Nga và Mỹ hội đàm - Hình 1",
        "Đại sứ Mỹ tại Nga rời Moskva (anh: AP).",
    ],
)
def test_captions(line):
    assert cut(TITLE, LEAD, line, *MORE) == [("caption", line)]


def test_a_sentence_above_its_photo_credit():
    assert cut(TITLE, LEAD, "Ông Kerry tới Geneva.", "Ảnh: AFP", *MORE)[0] == ("caption", "Ông Kerry tới Geneva.")
    assert len(cut(TITLE, LEAD, "Ông Kerry tới Geneva.", "Ông Lavrov. Ảnh: AFP", *MORE)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Minh Anh (Theo AFP)",
        "Theo RT",
        "Theo_VnMedia",
        "TTXVN/Tin Tức",
        "Minh PhươngTheo Reuters",
        "Tổng hợp",
        "M.C. (theo BBC, AP)",
        "Hoài Thu (Từ Doha, Qatar)",
        "Minh Anh - Thu Hà (theo Reuters, BBC)",
        "Minh Anh",
        "THU HÀ",
        "Minh Anh dịch",
    ],
)
def test_authors_and_sources_behind_the_text(line):
    assert cut(TITLE, LEAD, *MORE, line) == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "07:10 22/07/2016",
        "Thứ ba, 13/12/2016 | 19:12 GMT+7",
        "9 tháng 12 2016",
        "Hà Nội, ngày 5/3/2016",
        "Cập nhật lúc 10:20, 05/03/2016 (GMT+7)",
        "Thế giới",
        "THẾ GIỚI",
    ],
)
def test_stamps_and_sections_above_the_text(line):
    assert cut(line, TITLE, LEAD, *MORE) == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Theo tuyên bố của Bộ Ngoại giao Nga, hai bên sẽ gặp lại nhau.",
        "Vấn đề Ukraine",
        "Nhật Bản",
        "Quân sự",
        "Ảnh hưởng của lệnh trừng phạt đối với Nga ngày càng rõ rệt.",
        "Không có gì mới.",
        "Nguồn tin này từ chối nêu tên.",
        "Video mà phiến quân công bố cho thấy một con tin.",
        "Xem ra hai bên còn xa nhau.",
    ],
)
def test_what_stays_body_within_the_text(line):
    assert ("body", line) in roles(TITLE, LEAD, MORE[0], line, MORE[1])


def test_what_follows_the_heading_of_a_list_is_other_articles():
    below = ["EU gia hạn trừng phạt Nga", "EU gia hạn trừng phạt Nga", "VOV.VN - " + LEAD, "20:15 25/12/2024", MORE[1]]
    made = cut(TITLE, LEAD, *MORE, "TIN LIÊN QUAN:", *below, "Xem nhiều", *below)
    teasers = [("teaser", line) for line in below]
    assert made == [("furniture", "TIN LIÊN QUAN:"), *teasers, ("furniture", "Xem nhiều"), *teasers]


def test_the_text_goes_on_behind_a_list_in_its_midst():
    headlines = ["EU gia hạn trừng phạt Nga", "Mỹ sắp công bố lệnh trừng phạt mới"]
    made = roles(TITLE, LEAD, "Tin liên quan", *headlines, *MORE)
    assert [role for role, _ in made] == ["title", "body", "furniture", "teaser", "teaser", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Nga đưa thêm máy bay tới Syria(01/02/2016)",
        "Xem thêm: Nga đưa thêm máy bay",
        ">> Nga đưa thêm máy bay",
        "Nga đưa thêm máy bay tới Syria / Mỹ dọa áp lệnh trừng phạt mới",
        "Nga đưa thêm máy bayNga đưa thêm máy bay",
    ],
)
def test_other_articles_headlines(line):
    assert cut(TITLE, LEAD, line, *MORE) == [("teaser", line)]


def test_headlines_behind_the_text():
    lines = ["Nga đưa thêm máy bay tới Syria", "Mỹ dọa áp lệnh trừng phạt mới"]
    assert cut(TITLE, LEAD, *MORE, *lines) == [("teaser", line) for line in lines]
    assert cut(TITLE, LEAD, *MORE, lines[0]) == []
    assert cut(TITLE, LEAD, *MORE, *(f"{line} hôm 4/3. (AFP)" for line in lines)) == []
    assert cut(TITLE, LEAD, *MORE, "Minh Anh", lines[0])[1] == ("teaser", lines[0])


@pytest.mark.parametrize(
    "line",
    [
        "Theo dõi Báo Thử trên",
        "Mời quý độc giả theo dõi Báo Thử trên Facebook",
        "Chia sẻ",
        "// -->",
        "***",
        "\u200b",
    ],
)
def test_furniture(line):
    assert cut(TITLE, LEAD, line, *MORE) == [("furniture", line)]


def test_repeated_lines_count_once():
    assert cut(TITLE, TITLE, LEAD, MORE[0], MORE[0], MORE[1]) == [("furniture", TITLE), ("furniture", MORE[0])]


def test_a_row_added_to_the_table_works(tmp_path):
    codebook = load()
    row = {"phrase": "Góc của bạn đọc thân thiết", "match": "line", "kind": "end", "note": None}
    rows = (*codebook["furniture"], row)
    added = Codebook(tmp_path, {**codebook.tables, "furniture": rows})
    text = f"{ARTICLE}\nGóc của bạn đọc thân thiết\n{LEAD} Ngoài ra.\n{MORE[0]} Thế thôi."
    made = articles.passages({"article_id": "a", "text": text}, added)
    assert [row["role"] for row in made][-3:] == ["furniture", "teaser", "teaser"]
    wrong = Codebook(tmp_path, {**codebook.tables, "furniture": ({**rows[0], "kind": "teasers"},)})
    with pytest.raises(CodebookError, match="kinds are"):
        articles.passages({"article_id": "a", "text": text}, wrong)


# Glued text


def test_a_glued_paragraph_is_cut_but_stays_body():
    caption, credit, other = "Hai ngoại trưởng tại Geneva hôm 4/3", "(Ảnh: AFP)", "[Nga đưa thêm máy bay tới Syria]"
    made = roles(TITLE, LEAD, f"{caption} {credit}{MORE[0]}{other} {MORE[1]}Minh PhươngTheo Reuters")
    parts = (caption, credit, MORE[0], other, MORE[1], "Minh Phương", "Theo Reuters")
    assert made[2:] == [("body", part) for part in parts]


def test_a_lost_line_break_is_found():
    assert ("body", MORE[0]) in roles(TITLE, LEAD, f"Tàu chiến của Nga{MORE[0]}")
    assert len(roles(TITLE, "Ông McCain dùng iPhone và xem YouTube khi tới VnExpress trong chuyến thăm của mình.")) == 2


def test_wrapped_lines_are_one_paragraph():
    words = f"{LEAD} {MORE[0]} {MORE[1]} {MORE[0]} {LEAD}".split()
    lines = [" ".join(words[place : place + 13]) for place in range(0, len(words), 13)]
    text = "\n".join([TITLE, "", *lines])
    assert [row["role"] for row in passages(text)] == ["title", "body"]
    assert len(sentences.split(text, passages(text), load())) == 8


# Who made it


def made_by(*lines, **known):
    text = "\n".join(lines)
    article = {"article_id": "a", "text": text, **known}
    return credits.read(article, articles.passages(article, load()), load())


def test_credits_are_read_from_the_text():
    page = "Thế giới", TITLE, f"VOV.VN - {LEAD}", "Ông Kerry tới Geneva. Ảnh: Getty", *MORE, "Minh Anh (Theo AFP, THX)"
    assert made_by(*page) == {
        "title": TITLE,
        "section": "Thế giới",
        "publisher": "VOV",
        "author": "Minh Anh",
        "agency": "AFP|Tân Hoa xã|Getty Images",
    }
    signed = made_by(TITLE, LEAD, f"{MORE[0]} TTXVN/Tin Tức")
    assert signed == {"title": TITLE, "publisher": "Tin Tức", "agency": "TTXVN"}
    assert made_by(LEAD, url="https://www.tuoitre.vn/a.htm") == {"publisher": "Tuổi Trẻ"}
    assert made_by(LEAD, url="http://www.bbc.com/vietnamese/world-1") == {"publisher": "BBC Tiếng Việt"}
    assert made_by(LEAD, url="http://[tuoitre/") == {}
    assert made_by(LEAD, "Theo Hà Anh/VnExpress") == {}


def test_metadata_is_not_overwritten():
    assert made_by(TITLE, f"(VOV) - {LEAD}", publisher="Báo Thử", title="Tên khác") == {}


def test_seeds():
    """The seeds' pages: nothing of the side bars is kept, nothing of the text is lost."""
    codebook = load()
    kept = {}
    for article in articles.load(SEEDS)[0]:
        rows = articles.passages(article, codebook)
        article.update(credits.read(article, rows, codebook))
        body = [article["text"][row["start"] : row["end"]] for row in rows if row["role"] == "body"]
        kept[article["article_id"][:3]] = article, body
    assert {place: article["publisher"] for place, (article, _) in kept.items()} == {
        "000": "VOV",
        "001": "Doanh nghiệp Việt Nam",
        "002": "VietGiaiTri",
        "003": None,
        "004": "Tin Tức",
    }
    assert kept["000"][1][0].startswith("VOV.VN - Tổng thống Hollande") and kept["000"][1][-1].endswith("phát động./.")
    assert len(kept["002"][1]) > 10 and "2024" not in "".join(kept["002"][1])
    assert kept["001"][0]["author"] == "Tùng Bách" and kept["001"][0]["section"] == "Quốc tế"
    assert kept["004"][0]["agency"] == "TTXVN|AFP"


def test_a_weekday_in_a_stamp_is_no_author():
    text = "Nga và Mỹ hội đàm tại Geneva\nThứ Hai, 27/11/2023 18:30\nHai ngoại trưởng nói về Syria trong ba giờ đồng hồ.\nMinh Anh"
    reading = extract.first_reading({"article_id": "a", "file": "a.txt", "sha256": "", "text": text}, load())
    assert reading["article"]["author"] == "Minh Anh"
