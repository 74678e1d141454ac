"""The words of the parser of stances: what is no act although it looks like one, and what one row decides."""

import pytest

from ngoaigiao import ranker
from ngoaigiao.clauses import items, lexicon
from ngoaigiao.codebook import load
from ngoaigiao.patterns import old_tones
from test_stances import proposed

BOOK = load()


@pytest.mark.parametrize(
    "sentence",
    [
        "Anh đang bấp bênh hơn Pháp.",
        "Anh ghi vào nhật ký về Pháp.",
        "Nga thăm dò qua điện thoại di động ở Pháp.",
        "Nga xây sân vận động ở Iran.",
        "Nga có hệ thống đánh chặn ở Syria.",
        "Xung đột vũ trang ở Syria làm Nga nóng ruột.",
        "Cộng đồng tình báo Mỹ làm việc ở Iran.",
        "Người Nga chiếm đa số ở Ukraine.",
        "Nga trưng bày tên lửa chống hạm ở Pháp.",
        "Anh cử lính đánh thuê ở Syria.",
        "Mỹ chống biến đổi khí hậu ở Pháp.",
        "Nga gặp thời tiết xấu ở Pháp.",
        "Nga đổi số điện thoại ở Pháp.",
        "Tàu Nga đi qua vùng biển tranh chấp gần Pháp.",
        "Chương trình gây tranh cãi của Nga làm Pháp chú ý.",
        "Nội các Anh mở phiên họp nội các ở Pháp.",
        "Nga quay lại vòng đàm phán 6 bên ở Pháp.",
        "Nga gặp nhiều khó khăn ở Pháp.",
        "Nga có liên hệ với Pháp.",
        "Nga có tên lửa với khả năng bay tới Pháp.",
        "Nga kiểm soát một cây cầu ở Iran.",
        "Lính có vũ trang của Nga đi qua Pháp.",
        "Lực lượng khủng bố IS ở Syria.",
        "Quân nổi dậy Syria ở Iran.",
        "Nga bảo vệ an ninh quốc gia trước Pháp.",
        "Ủy ban điều tra của Pháp ra mắt ở Nga.",
        "Nga giữ quyền kiểm soát thành phố ở Syria.",
        "Anh khẳng định không hay biết về Pháp.",
        "Anh ghi nhận ba ca nhiễm đến từ Pháp.",
        "Nga đứng trước nhiều thách thức với EU.",
    ],
)
def test_a_cue_inside_a_larger_word_is_no_act(sentence):
    assert not proposed(sentence)


@pytest.mark.parametrize(
    "sentence, wrong",
    [
        ("EU bỏ phiếu thông qua nghị quyết trừng phạt Iran.", ("EU", "IRN", "CONCEDE", "support")),
        ("Pháp không ngừng ủng hộ Ukraine.", ("FRA", "UKR", "REJECT", "oppose")),
        ("Nga gặp phản ứng gay gắt của Pháp.", ("RUS", "FRA", "CONSULT", "neutral")),
        ("Mỹ nói rằng Nga không được thông báo.", ("USA", "RUS", "REQUEST", "oppose")),
        ("Pháp phản đối liên minh quốc tế chống Iran.", ("FRA", "IRN", "ASSAULT", "oppose")),
        ("Các lực lượng thân Nga ủng hộ Iran.", ("RUS", "IRN", "SUPPORT", "support")),
        ("Iran phóng tên lửa ở gần biên giới với Syria.", ("IRN", "SYR", "COOPERATE", "support")),
        ("Đức nói Anh đã phải đổi hướng.", ("DEU", "GBR", "REQUEST", "oppose")),
        ("Đức nói Anh không được mời.", ("DEU", "GBR", "REQUEST", "oppose")),
        ("Nga buộc phải đáp xuống Pháp.", ("RUS", "FRA", "REQUEST", "neutral")),
        ("Mỹ sẽ viện trợ cho Ukraine nếu cần thiết.", ("USA", "UKR", "AGREE", "conditional")),
        ("Nga sẵn sàng hủy diệt Mỹ.", ("RUS", "USA", "AGREE", "support")),
        ("Pháp gửi công hàm tới Nga.", ("FRA", "RUS", "PROTEST", "oppose")),
        ("Pháp tìm cách xua tan hoài nghi với Nga.", ("FRA", "RUS", "ACCUSE", "oppose")),
    ],
)
def test_a_function_word_inside_a_larger_word(sentence, wrong):
    assert wrong not in proposed(sentence)


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Nga lên án Mỹ, còn người dân Anh ủng hộ Iran.", ("GBR", "IRN", "SUPPORT", "support")),
        ("EU bỏ phiếu thông qua nghị quyết trừng phạt Iran.", ("EU", "IRN", "SANCTION", "oppose")),
        ("Pháp không ngừng ủng hộ Ukraine.", ("FRA", "UKR", "SUPPORT", "support")),
        ("Nga bác bỏ cáo buộc của Mỹ.", ("RUS", "USA", "REJECT", "oppose")),
        ("Nga bác bỏ cáo buộc của Mỹ.", ("USA", "RUS", "ACCUSE", "oppose")),
        ("Mỹ bác bỏ đề nghị của Nga.", ("USA", "RUS", "REJECT", "oppose")),
        ("Đức hoan nghênh đề xuất của Pháp.", ("DEU", "FRA", "SUPPORT", "support")),
        ("Nga rút quân khỏi Syria.", ("RUS", "SYR", "RETREAT", "support")),
        ("Nga ngừng rút quân khỏi Syria.", ("RUS", "SYR", "REJECT", "oppose")),
        ("Pháp và Anh không nhất trí về ngân sách.", ("FRA", "GBR", "REJECT", "oppose")),
        ("Mỹ nói rằng Iran sẽ phải trả giá.", ("USA", "IRN", "THREATEN", "oppose")),
        ("Mỹ kêu gọi phi hạt nhân hóa Iran.", ("USA", "IRN", "REQUEST", "oppose")),
        ("Nga đàm phán hòa bình với Ukraine.", ("RUS", "UKR", "CONSULT", "neutral")),
        ("Đích thân Tổng thống Mỹ gọi điện cho Nga.", ("USA", "RUS", "CONSULT", "neutral")),
        ("Syria thắng thế nhờ sự giúp đỡ của Nga.", ("RUS", "SYR", "AID", "support")),
        ("Pháp nêu điều kiện rằng Iran phải từ bỏ chương trình này.", ("FRA", "IRN", "REQUEST", "oppose")),
        ("Pháp vũ trang cho Ukraine.", ("FRA", "UKR", "AID", "support")),
        ("Mỹ tấn công lực lượng khủng bố IS.", ("USA", "IS", "ASSAULT", "oppose")),
        ("Iran chống Mỹ.", ("IRN", "USA", "REJECT", "oppose")),
    ],
)
def test_reading(sentence, wanted):
    assert wanted in proposed(sentence)


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Pháp đồng ý hội kiến Nga.", ("FRA", "RUS", "AGREE", "support")),
        ("Pháp cam kết hội kiến Nga.", ("FRA", "RUS", "AGREE", "support")),
        ("Đức hứa viện trợ cho Ukraine.", ("DEU", "UKR", "AGREE", "support")),
        ("Đức nói Anh cần viện trợ cho Ukraine.", ("GBR", "UKR", "SUPPORT", "support")),
        ("Đức và Pháp cần phối hợp với Anh.", ("DEU", "GBR", "AGREE", "support")),
        ("Mỹ cảnh báo Iran không nên thử bom.", ("USA", "IRN", "REQUEST", "oppose")),
        ("Mỹ sẽ hội kiến Iran nếu Iran ngừng làm giàu urani.", ("USA", "IRN", "AGREE", "conditional")),
        ("Pháp hội kiến Nga.", ("FRA", "RUS", "CONSULT", "neutral")),
        ("Pháp không đồng ý hội kiến Nga.", ("FRA", "RUS", "REJECT", "oppose")),
    ],
)
def test_a_promise_a_call_and_a_warning_decide_the_type(sentence, wanted):
    assert wanted in proposed(sentence)


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Nga bán mười hai trực thăng cho Iran.", ("RUS", "IRN", "COOPERATE", "support")),
        ("Đức mua thêm hai hệ thống phòng không từ Mỹ.", ("DEU", "USA", "COOPERATE", "support")),
        ("Hai tàu ngầm đã được Nga xuất khẩu sang Iran.", ("RUS", "IRN", "COOPERATE", "support")),
        ("Anh giao Lavrov cho Mỹ.", ("GBR", "USA", "AID", "support")),  # a name in the gap is no target
        ("Mỹ rút một trung đoàn khỏi miền bắc Syria.", ("USA", "SYR", "RETREAT", "support")),
        ("Iran phóng ba quả đạn từ miền tây nước này sang Syria.", ("IRN", "SYR", "ASSAULT", "oppose")),
        ("Anh là đồng minh gần gũi nhất của Pháp.", ("FRA", "GBR", "COOPERATE", "support")),
        ("Đức cảnh báo về đường ống mới của Nga.", ("DEU", "RUS", "ACCUSE", "oppose")),
        ("Pháp muốn Đức giúp Ukraine.", ("FRA", "DEU", "REQUEST", "neutral")),
        ("Pháp muốn các nước EU ngừng mua dầu.", ("FRA", "EU", "REQUEST", "oppose")),
        ("Đức không muốn Nga có mặt ở hội nghị.", ("DEU", "RUS", "REJECT", "oppose")),
        ("Anh nghi Nga giấu máy bay.", ("GBR", "RUS", "ACCUSE", "oppose")),
        ("Ngoại trưởng Mỹ John Kerry tới Pháp.", ("USA", "FRA", "CONSULT", "neutral")),
        ("Sergei Lavrov tiếp Đại sứ Anh.", ("RUS", "GBR", "CONSULT", "neutral")),
        ("Nga đánh trúng các mục tiêu của IS.", ("RUS", "IS", "ASSAULT", "oppose")),
    ],
)
def test_a_cue_with_a_gap(sentence, wanted):
    assert wanted in proposed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nga bán thuyền, còn gỗ để cho Pháp.",  # the gap ends at a comma
        "Pháp nêu giá trị nhập khẩu của Iran.",  # whose imports, not from where
        "Đường dây từ Nga tới Iran.",  # nobody travels
        "Nga phóng ba quả đạn vào biển Baltic gần Đức.",  # a sea is no party
        "Nga muốn thêm dầu.",
        "Nga nói với phóng viên ở Pháp.",  # nobody is told
    ],
)
def test_a_gap_without_a_participant(sentence):
    assert not proposed(sentence)


@pytest.mark.parametrize("word", sorted({row["cue"] for row in BOOK["cues"] if row["part"] == "blocker"}))
def test_a_blocker_is_no_cue_of_its_own(word):
    assert not any(row["event_type"] for row in BOOK["cues"] if old_tones(row["cue"]) == old_tones(word))
    [unit] = items(word, 0, len(word), [], lexicon(BOOK))
    assert unit.kind == "word"


def test_no_function_word_hides_the_verb_that_it_begins_with():
    """ "rút quân khỏi" asks for a change and still withdraws."""
    acts = {tuple(old_tones(row["cue"]).split()) for row in BOOK["cues"] if row["event_type"]}
    asks = [tuple(old_tones(row["word"]).split()) for row in BOOK["particles"] if row["role"] == "change"]
    hidden = [word for word in asks if word not in acts and any(word[:n] in acts for n in range(2, len(word)))]
    assert not hidden


def test_a_meeting_may_end_in_an_agreement():
    """A sentence gives a pair one stance, but talks and what was agreed there are both kept."""
    talks, agreed = {"event_type": "CONSULT", "stance": "neutral"}, {"event_type": "AGREE", "stance": "support"}
    blamed = {"event_type": "ACCUSE", "stance": "oppose"}
    assert not ranker._contrary(talks, agreed)
    assert ranker._contrary(talks, blamed) and ranker._contrary(agreed, blamed)
