"""The words of the parser of stances: what is no act although it looks like one, and what one row decides."""
import pytest

from ngoaigiao import ranker
from ngoaigiao.clauses import fold, items, lexicon
from ngoaigiao.codebook import load
from test_stances import proposed

BOOK = load()


@pytest.mark.parametrize("sentence", [
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
])
def test_a_cue_inside_a_larger_word_is_no_act(sentence):
    assert not proposed(sentence)


@pytest.mark.parametrize("sentence, wrong", [
    ("EU bỏ phiếu thông qua nghị quyết trừng phạt Iran.", ("EU", "IRN", "CONCEDE", "support")),
    ("Pháp không ngừng ủng hộ Ukraine.", ("FRA", "UKR", "REJECT", "oppose")),
    ("Nga gặp phản ứng gay gắt của Pháp.", ("RUS", "FRA", "CONSULT", "neutral")),
    ("Mỹ nói rằng Nga không được thông báo.", ("USA", "RUS", "REQUEST", "oppose")),
    ("Pháp phản đối liên minh quốc tế chống Iran.", ("FRA", "IRN", "ASSAULT", "oppose")),
    ("Các lực lượng thân Nga ủng hộ Iran.", ("RUS", "IRN", "SUPPORT", "support")),
    ("Iran phóng tên lửa ở gần biên giới với Syria.", ("IRN", "SYR", "COOPERATE", "support")),
])
def test_a_function_word_inside_a_larger_word(sentence, wrong):
    assert wrong not in proposed(sentence)


@pytest.mark.parametrize("sentence, wanted", [
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
])
def test_reading(sentence, wanted):
    assert wanted in proposed(sentence)


@pytest.mark.parametrize("sentence, wanted", [
    ("Pháp đồng ý hội kiến Nga.", ("FRA", "RUS", "AGREE", "support")),
    ("Pháp cam kết hội kiến Nga.", ("FRA", "RUS", "AGREE", "support")),
    ("Đức hứa viện trợ cho Ukraine.", ("DEU", "UKR", "AGREE", "support")),
    ("Đức nói Anh cần viện trợ cho Ukraine.", ("GBR", "UKR", "SUPPORT", "support")),
    ("Đức và Pháp cần phối hợp với Anh.", ("DEU", "GBR", "AGREE", "support")),
    ("Mỹ cảnh báo Iran không nên thử bom.", ("USA", "IRN", "REQUEST", "oppose")),
    ("Mỹ sẽ hội kiến Iran nếu Iran ngừng làm giàu urani.", ("USA", "IRN", "AGREE", "conditional")),
    ("Pháp hội kiến Nga.", ("FRA", "RUS", "CONSULT", "neutral")),
    ("Pháp không đồng ý hội kiến Nga.", ("FRA", "RUS", "REJECT", "oppose")),
])
def test_a_promise_a_call_and_a_warning_decide_the_type(sentence, wanted):
    assert wanted in proposed(sentence)


@pytest.mark.parametrize("word", sorted({row["cue"] for row in BOOK["cues"] if row["part"] == "blocker"}))
def test_a_blocker_is_no_cue_of_its_own(word):
    assert not any(row["event_type"] for row in BOOK["cues"] if fold(row["cue"]) == fold(word))
    [unit] = items(word, 0, len(word), [], lexicon(BOOK))
    assert unit.kind == "word"


def test_no_function_word_hides_the_verb_that_it_begins_with():
    """ "rút quân khỏi" asks for a change and still withdraws."""
    acts = {tuple(fold(row["cue"]).split()) for row in BOOK["cues"] if row["event_type"]}
    asks = [tuple(fold(row["word"]).split()) for row in BOOK["particles"] if row["role"] == "change"]
    hidden = [word for word in asks if word not in acts and any(word[:n] in acts for n in range(2, len(word)))]
    assert not hidden


def test_a_meeting_may_end_in_an_agreement():
    """A sentence gives a pair one stance, but talks and what was agreed there are both kept."""
    talks, agreed = {"event_type": "CONSULT", "stance": "neutral"}, {"event_type": "AGREE", "stance": "support"}
    blamed = {"event_type": "ACCUSE", "stance": "oppose"}
    assert not ranker._contrary(talks, agreed)
    assert ranker._contrary(talks, blamed) and ranker._contrary(agreed, blamed)
