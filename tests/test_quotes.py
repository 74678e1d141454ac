"""Quotes: marks, spans, speakers, addressees."""
import re

import pytest
from hypothesis import given, strategies
from told import reading

from ngoaigiao import quotes, tables
from ngoaigiao.codebook import load

CODEBOOK = load()


def said(text, **more):
    """(words, speaker) of each quotation."""
    return [(row["text"], row["speaker_id"]) for row in reading(text, CODEBOOK, **more)["quotes"]]


@pytest.mark.parametrize("opening, closing", ["“”", "\"\"", "“\"", "\"”", "„“", "«»", ("''", "''"), ("&‘", "&’"), "‘’", "''"])
def test_every_pair_of_marks_holds_a_quotation(opening, closing):
    text = f"Ông Lavrov nói: {opening}Moskva sẵn sàng đối thoại{closing}."
    assert said(text) == [("Moskva sẵn sàng đối thoại", "RUS.sergey-lavrov")]


def test_a_quotation_runs_over_sentences_and_an_apostrophe_does_not_end_it():
    words = "Chúng tôi đã nghe. Ông O'Neil cũng đã nghe. Giờ phải hành động"
    assert said(f"\"{words}\", ông Kerry nói.") == [(words, "USA.john-kerry")]


def test_a_split_quotation_is_two_of_one_speaker():
    text = "“Đây là bước tiến lớn”, ông Kerry nói, “nhưng vẫn còn nhiều việc phải làm”."
    assert [speaker for _, speaker in said(text)] == ["USA.john-kerry", "USA.john-kerry"]


def test_an_unclosed_quotation_ends_with_its_line_and_a_new_mark_begins_the_next():
    text = "Ông Putin nói: \"Nga không hề đe dọa bất cứ nước nào cả.\nBáo chí đưa tin rộng rãi."
    assert said(text) == [("Nga không hề đe dọa bất cứ nước nào cả.", "RUS.vladimir-putin")]
    text = "Ông Putin nói: \"Nga không đe dọa nước nào. \"Nga chỉ muốn an ninh cho mình\"."
    assert said(text) == [("Nga không đe dọa nước nào.", "RUS.vladimir-putin"),
                          ("Nga chỉ muốn an ninh cho mình", "RUS.vladimir-putin")]


def test_an_answer_led_by_a_dash_after_a_question_is_speech_and_a_list_is_not():
    assert [words for words, _ in said("Ông Lavrov trả lời báo giới.\n- Quan hệ hai bên ra sao?\n- Quan hệ đang tốt dần lên.")] == [
        "Quan hệ đang tốt dần lên."]
    assert said("Diễn biến khác:\n- Ba quả rocket rơi xuống thành phố.\n- Cảnh sát bắt hai người.") == []


@pytest.mark.parametrize("text", [
    "Nga khởi động dự án \"Dòng chảy phương Bắc\".",
    "Mỹ có hành động “ăn miếng trả miếng” với Nga.",
    "Tổ chức \"Nhà nước Hồi giáo\" chiếm thêm một thị trấn.",
    "Ông Lavrov gọi đó là \"vô lý\".",
])
def test_names_scare_quotes_and_short_pieces_are_no_quotations(text):
    assert said(text) == []


@pytest.mark.parametrize("text, speaker", [
    ("“Chúng tôi rất lấy làm tiếc”, Ngoại trưởng Nga Sergei Lavrov nói.", "RUS.sergey-lavrov"),
    ("“Chúng tôi rất lấy làm tiếc” – ông Kerry cho biết.", "USA.john-kerry"),
    ("“Chúng tôi rất lấy làm tiếc”, Reuters dẫn lời ông Kerry.", "USA.john-kerry"),
    ("“Chúng tôi rất lấy làm tiếc”, theo ông Kerry.", "USA.john-kerry"),
    ("Ông Lavrov cho rằng Mỹ “đang đùa với lửa ở Syria”.", "RUS.sergey-lavrov"),
    ("Trong cuộc gặp với ông Lavrov, ông Kerry cảnh báo Nga “sẽ phải trả giá đắt”.", "USA.john-kerry"),
    ("Ông Lavrov, trong cuộc gặp với ông Kerry, nhấn mạnh “Nga không nhượng bộ nữa”.", "RUS.sergey-lavrov"),
    ("Ông Peskov nghỉ. Dmitry Peskov, người phát ngôn của Tổng thống Vladimir Putin, nói: “Tin đó hoàn toàn sai”.", "RUS.dmitry-peskov"),
    ("Ông Kerry đến Viên và khẳng định “đàm phán sẽ thành công”.", "USA.john-kerry"),
    ("Ngoại trưởng Mỹ John Kerry nói rằng Mỹ sẽ “không bao giờ chấp nhận điều đó”.", "USA.john-kerry"),
    ("Nhận xét của ông Putin rằng “phương Tây đã thất bại” gây tranh cãi.", "RUS.vladimir-putin"),
    ("Bộ Quốc phòng Nga ra thông cáo. Thông cáo nhấn mạnh: “Không có binh sĩ nào thương vong”.", "RUS.ministry-of-defence"),
    ("Thông báo của Bộ Quốc phòng Nga cho hay “không có binh sĩ thương vong”.", "RUS.ministry-of-defence"),
    ("Ông Kerry lên tiếng hôm qua. “Đây là một thất bại đối với tất cả chúng ta”.", "USA.john-kerry"),
    ("Ông Lavrov im lặng. Các nhà phân tích cho rằng “Nga đã đạt mục tiêu”.", None),
    ("Ông Lavrov đến. “Tôi nghe thấy ba tiếng nổ lớn”, chị Anna Petrova kể lại.", None),
    ("Thỏa thuận bị Mỹ coi là “một thất bại hoàn toàn”.", "USA"),
    ("Ông Putin bông đùa rằng “ai cũng muốn đến Sochi”.", "RUS.vladimir-putin"),
    ("Theo dự thảo, Nga có hai tuần để “ngừng hoàn toàn mọi hoạt động quân sự tại khu vực này”.", None),
])
def test_the_speaker_is_found_wherever_he_stands(text, speaker):
    assert [row["speaker_id"] for row in reading(text, CODEBOOK)["quotes"]] == [speaker]


def test_a_medium_is_the_speaker_only_where_it_speaks_itself():
    assert said("(Ảnh: Reuters) Ông Kerry nói: “Mỹ luôn giữ lời hứa”.")[0][1] == "USA.john-kerry"
    assert said("Reuters nhận định “thỏa thuận khó đứng vững”.")[0][1] == "REUTERS"


def test_a_headline_takes_the_speaker_of_the_sentence_that_says_the_same():
    text = "Ông Putin thăm Sochi. Ông Lavrov tuyên bố Moskva không rút quân khỏi Syria trong năm nay."
    assert said(text, title="'Moskva không rút quân khỏi Syria'") == [("Moskva không rút quân khỏi Syria", "RUS.sergey-lavrov")]


def test_the_addressee_is_named_after_the_verb():
    row, = reading("“Mỹ sẽ làm tất cả những gì có thể”, ông Kerry nói với ông Lavrov.", CODEBOOK)["quotes"]
    assert (row["speaker_id"], row["addressee_id"]) == ("USA.john-kerry", "RUS.sergey-lavrov")


def test_the_cue_can_be_found_again():
    told = reading("“Mỹ sẽ làm tất cả những gì có thể”, ông Kerry khẳng định.", CODEBOOK)
    row, = told["quotes"]
    assert row["cue"] == told["article"]["text"][row["cue_start"]:row["cue_end"]] == "khẳng định"


_MARKS = ["“", "”", "\"", "''", "«", "»", "‘", "’", "'", "&’", "[", "]"]
_TEXT = strategies.lists(strategies.sampled_from(_MARKS + [
    " ", ", ", ". ", "\n", "- ", "ông Lavrov", "ông Kerry", "nói", "cho biết", "theo", "Nga sẽ không lùi bước", "một hai ba bốn năm sáu bảy tám chín",
    "thông cáo", "dẫn lời", "?"]), min_size=1, max_size=25).map("".join).filter(str.strip)


@given(_TEXT)
def test_quotations_lie_apart_in_one_line_without_their_marks(text):
    told = reading(text, CODEBOOK)
    place = 0
    for row in told["quotes"]:
        words = told["article"]["text"][row["start"]:row["end"]]
        assert place <= row["start"] and words == row["text"] == words.strip() and "\n" not in words
        assert len(re.findall(r"\S+", words)) >= quotes.SYLLABLES
        place = row["end"]
    tables.frame("quotes", told["quotes"])
