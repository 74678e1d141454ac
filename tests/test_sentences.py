"""One splitter: where a Vietnamese sentence ends, and where it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngoaigiao import articles, sentences
from ngoaigiao.codebook import load


def split(text, role="body"):
    spans = sentences.split(text, [{"start": 0, "end": len(text), "role": role}], load())
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "parts",
    [
        ("Nga phản đối.", "Mỹ ủng hộ."),
        ("Ông có tới không?", "Chưa ai biết…", "Thế thôi!"),
        ("Hai bên đã hội đàm./.", "Tin mới nhận."),
        ('Ông nói: "Chúng tôi sẽ đáp trả.', 'Không ai cản được."', "Mỹ im lặng."),
        ("“Chúng tôi sẽ tới”.", "“Rất sớm”, ông nói."),
        ('Bà nói "không".', '"Có", ông đáp.'),
        ("Cuộc gặp ở Geneva (Thụy Sĩ).", "Phe đối lập vắng mặt."),
        ("Nhiệt độ ở Moskva xuống âm 20 độ C.", "Đường phố vắng."),
        ("Đó là nền kinh tế lớn nhất châu Á.", "Đứng sau là Ấn Độ."),
        ("Ông tới Washington D.C.", "Bà ở lại."),
        ("Phiến quân rút đi...", "13 người chết."),
        ("Cuộc họp diễn ra hôm 25/11.", "13 nước tham dự."),
        ("Số vụ tăng lên 1.230.", "Đó là con số kỷ lục."),
    ],
)
def test_sentences_end(parts):
    assert split(" ".join(parts)) == list(parts)
    assert split(" ".join(parts).replace(" ", "\xa0")) == [part.replace(" ", "\xa0") for part in parts]


@pytest.mark.parametrize(
    "parts",
    [
        ("Ông đến hôm qua.", "Trong khi đó, bà ở lại."),
        ("Hội nghị kết thúc (Ảnh: AFP).", "Trả lời báo chí, ông im lặng."),
        ("Ông gọi đó là “sai lầm”.", "Bộ Ngoại giao bác bỏ."),
        ("Nga không tham gia vào IS.", "Các nước đã rõ."),
        ("Bà nói: “Không.”", "Ông gật đầu."),
        ("Cuộc gặp bị hoãn.", '"Tôi rất tiếc", ông nói.'),
        ("Ai thắng?", "Chưa rõ."),
    ],
)
def test_glued_sentences_end(parts):
    assert split("".join(parts)) == list(parts)


@pytest.mark.parametrize(
    "text",
    [
        "Tổng thống George W. Bush tới St. Petersburg.",
        "Cố vấn H.R. McMaster gặp bà A. Merkel ở TP. Hồ Chí Minh, rồi về TP.HCM.",
        "Báo VOV.VN và U.S.News đưa tin hơn 1.230 vụ, 2.5 triệu USD.",
        "Theo Mr. Smith và GS. Nguyễn Văn A, điều đó đúng.",
        "Ông nói “không.” rồi im lặng, v.v. và v.v.",
        "Ngày 27.5, Anh và Pháp ủng hộ.",
        "Liệu Nga (và Mỹ?) có đồng ý hay không?",
        "1. Thiếu lương thực xảy ra trên cả nước.",
        "Ông đã ... không tới.",
    ],
)
def test_sentences_go_on(text):
    assert split(text) == [text]


def test_only_title_and_body_count():
    text = "Tiêu đề của bài\nNga phản đối. Mỹ ủng hộ.\nẢnh: AFP. Ông Kerry tới."
    rows = [
        {"start": start, "end": end, "role": role}
        for start, end, role in ((0, 15, "title"), (16, 40, "body"), (41, 65, "caption"))
    ]
    made = [text[start:end] for start, end in sentences.split(text, rows, load())]
    assert made == ["Tiêu đề của bài", "Nga phản đối.", "Mỹ ủng hộ."]


def test_credits_and_authors_in_the_text_are_no_sentences():
    text = (
        "Nga và Mỹ hội đàm về Syria\nÔng Kerry tới Geneva hôm 4/3. Ảnh: AFP Hai bên bàn về lệnh ngừng bắn ở Syria."
        " Chưa có thỏa thuận nào được công bố sau cuộc gặp. Minh Anh (Theo RT)"
    )
    rows = articles.passages({"article_id": "a", "text": text}, load())
    assert [text[start:end] for start, end in sentences.split(text, rows, load())] == [
        "Nga và Mỹ hội đàm về Syria",
        "Ông Kerry tới Geneva hôm 4/3.",
        "Hai bên bàn về lệnh ngừng bắn ở Syria.",
        "Chưa có thỏa thuận nào được công bố sau cuộc gặp.",
    ]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aAĐạ1 .…!?\"“”'’()[]/-,:\n\xa0"), max_size=200), st.data())
def test_sentences_are_trimmed_in_order_and_cover_the_passages(text, data):
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    rows = [
        {"start": start, "end": end, "role": data.draw(st.sampled_from(["title", "body", "teaser"]))}
        for start, end in zip(edges[::2], edges[1::2])
    ]
    spans = sentences.split(text, rows, load())
    assert spans == sorted(spans) and all(left[1] <= right[0] for left, right in zip(spans, spans[1:]))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    kept = [row for row in rows if row["role"] != "teaser"]
    assert all(any(row["start"] <= start and end <= row["end"] for row in kept) for start, end in spans)
    inside = {place for start, end in spans for place in range(start, end)}
    assert {place for row in kept for place in range(row["start"], row["end"]) if not text[place].isspace()} <= inside
