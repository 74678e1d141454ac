"""Towards whom: acts of diplomacy without an object, sanctions on a third, votes, what one does as others did."""

import pytest
from test_stances import proposed

CASES = {
    "an envoy is recalled as others did": (
        ("Mỹ và Anh trục xuất các nhà ngoại giao Nga.", "Đức cũng triệu hồi đại sứ về nước."),
        ("DEU", "RUS", "SANCTION", "oppose"),
    ),
    "ties are cut in answer": (
        ("Pháp cắt quan hệ ngoại giao với Iran.", "Iran đã rút đại sứ."),
        ("IRN", "FRA", "SANCTION", "oppose"),
    ),
    "an envoy is summoned as many did": (
        ("Nhiều nước triệu tập đại sứ Nga.", "Pháp đã triệu tập các nhà ngoại giao để hỏi."),
        ("FRA", "RUS", "PROTEST", "oppose"),
    ),
    "an envoy is summoned where he serves": (
        ("Đại sứ Mỹ tại Nga bị triệu tập vì phát ngôn gây sốc.",),
        ("RUS", "USA", "PROTEST", "oppose"),
    ),
    "an envoy is expelled where he serves": (
        ("Hai nhà ngoại giao Nga ở Đức đã bị trục xuất.",),
        ("DEU", "RUS", "SANCTION", "oppose"),
    ),
    "an envoy is recalled from where he serves": (
        ("Pháp triệu hồi các nhà ngoại giao ở Syria.",),
        ("FRA", "SYR", "SANCTION", "oppose"),
    ),
    "others do likewise": (
        ("Mỹ trừng phạt Nga.", "Đức cũng có động thái tương tự."),
        ("DEU", "RUS", "SANCTION", "oppose"),
    ),
    "blames a sanction on a third": (("Nga chỉ trích việc Mỹ trừng phạt Iran.",), ("RUS", "IRN", "REJECT", "support")),
    "objects to one party's sanction on a third": (
        ("Đức phản đối lệnh trừng phạt của Mỹ đối với Iran.",),
        ("DEU", "IRN", "REJECT", "support"),
    ),
    "calls for the end of a sanction on a third": (
        ("Nga kêu gọi Mỹ dỡ bỏ lệnh cấm vận Syria.",),
        ("RUS", "SYR", "REJECT", "support"),
    ),
    "calls on who sanctions a third to end it": (
        ("Nga kêu gọi Mỹ dỡ bỏ lệnh cấm vận Syria.",),
        ("RUS", "USA", "REQUEST", "oppose"),
    ),
    "calls a sanction wrong": (
        ("Ông Lavrov nói rằng việc trừng phạt Iran là vô lý.",),
        ("RUS", "IRN", "REJECT", "support"),
    ),
    "calls a sanction useless": (
        ("Pháp cho rằng việc tiếp tục lệnh cấm vận Syria sẽ không mang lại hòa bình.",),
        ("FRA", "SYR", "REJECT", "support"),
    ),
    "tells that another is not ready": (
        ("Ông John Kerry nói Iran không sẵn sàng hợp tác với thanh sát viên.",),
        ("USA", "IRN", "ACCUSE", "oppose"),
    ),
    "who acts is told behind": (
        ("Chỉ có hai quốc gia ủng hộ Nga là Iran và Syria.",),
        ("IRN", "RUS", "SUPPORT", "support"),
    ),
    "who objects is told behind": (("Nước duy nhất phản đối là Mỹ.",), ("USA", None, "REJECT", "oppose")),
    "a draft of one on another": (
        ("Nga phủ quyết dự thảo nghị quyết về Syria do Anh soạn thảo.",),
        ("RUS", "GBR", "REJECT", "oppose"),
    ),
    "an abstention takes no side": (
        ("Đức bỏ phiếu trống đối với dự thảo nghị quyết của Nga.",),
        ("DEU", "RUS", "REJECT", "neutral"),
    ),
    "two quarrel before a fight with a third": (
        ("Lãnh đạo Pháp - Đức đấu khẩu trước trận chiến với IS.",),
        ("FRA", "DEU", "REJECT", "oppose"),
    ),
    "a breach that is called flagrant": (
        ("Pháp nói Nga vi phạm trắng trợn hiệp ước của EU.",),
        ("FRA", "RUS", "ACCUSE", "oppose"),
    ),
    "what is asked ends where a time begins": (
        ("Mỹ muốn Đức điều binh sĩ tới Syria sau khi Anh rút quân.",),
        ("USA", "DEU", "REQUEST", "neutral"),
    ),
    "blames a kidnapping, not its victim": (
        ("Pháp lên án vụ bắt cóc hai kỹ sư Mỹ.",),
        ("FRA", None, "ACCUSE", "oppose"),
    ),
    "worries about an attack, not whom it hits": (
        ("Đức lo ngại về vụ tấn công Iran.",),
        ("DEU", None, "ACCUSE", "oppose"),
    ),
    "blames who attacked": (("Anh lên án cuộc tấn công của Nga.",), ("GBR", "RUS", "ACCUSE", "oppose")),
    "blames an attack on another": (("Iran đổ lỗi vụ tấn công cho Mỹ.",), ("IRN", "USA", "ACCUSE", "oppose")),
    "spares a sanction": (("Mỹ quyết định miễn trừ trừng phạt cho Iran.",), ("USA", "IRN", "CONCEDE", "support")),
    "takes back an award": (
        ("Pháp rút lại giải thưởng đã trao cho ông Lavrov.",),
        ("FRA", "RUS", "SANCTION", "oppose"),
    ),
    "stays out of talks of many": (
        ("Anh và Mỹ sẽ không tham gia đàm phán về vùng biển này.",),
        ("GBR", None, "REJECT", "oppose"),
    ),
    "refuses talks of several": (
        ("Iran từ chối trở lại vòng đàm phán gồm Mỹ, Nga và Đức.",),
        ("IRN", None, "REJECT", "oppose"),
    ),
}


@pytest.mark.parametrize("sentences, wanted", CASES.values(), ids=CASES)
def test_towards_whom(sentences, wanted):
    assert wanted in proposed(*sentences)


@pytest.mark.parametrize(
    "sentences, wrong",
    [
        (("Ông Lavrov nói rằng việc trừng phạt Iran là vô lý.",), ("RUS", "IRN", "SANCTION", "oppose")),
        (("Nga phủ quyết, Anh ủng hộ dự thảo.",), ("RUS", "GBR", "REJECT", "oppose")),
        (("Nước duy nhất phản đối là Mỹ.",), (None, "USA", "REJECT", "oppose")),
        (("Pháp triệu tập cuộc họp của NATO với Anh.",), ("FRA", "GBR", "PROTEST", "oppose")),
        (("Lãnh đạo Pháp - Đức đấu khẩu trước trận chiến với IS.",), ("FRA", "IS", "REJECT", "oppose")),
        (("Pháp nói Nga vi phạm trắng trợn hiệp ước của EU.",), ("FRA", "EU", "ACCUSE", "oppose")),
        (("Pháp phản đối kế hoạch này còn Anh ủng hộ Mỹ.",), ("FRA", "USA", "REJECT", "oppose")),
        (("Pháp cáo buộc đây là một âm mưu còn Đức muốn hợp tác với Nga.",), ("FRA", "DEU", "ACCUSE", "oppose")),
        (("Đức từ chối mua máy bay F-35 để chọn máy bay của Nga.",), ("DEU", "RUS", "REJECT", "oppose")),
        (("Anh, Mỹ và Pháp không tham gia đàm phán về hiệp ước.",), ("GBR", "USA", "REJECT", "oppose")),
        (("Mỹ trừng phạt Nga.", "Đức không có động thái tương tự."), ("DEU", "RUS", "SANCTION", "oppose")),
        (("Mỹ trừng phạt Nga.", "Anh kêu gọi Đức có động thái tương tự."), ("DEU", "RUS", "SANCTION", "oppose")),
        (("Nga nói việc cấm vận Iran là cần thiết.",), ("RUS", "IRN", "REJECT", "support")),
        (("Nga kêu gọi bỏ lệnh cấm vận Iran.",), ("RUS", "IRN", "REQUEST", "oppose")),
        (("Đức chỉ trích, Pháp lên án vụ thử tên lửa.",), ("DEU", "FRA", "ACCUSE", "oppose")),
        (("Pháp lên án vụ bắt cóc hai kỹ sư Mỹ.",), ("FRA", "USA", "ACCUSE", "oppose")),
        (("Anh và Mỹ sẽ không tham gia đàm phán về vùng biển này.",), ("GBR", "USA", "REJECT", "oppose")),
        (("Mỹ quyết định miễn trừ trừng phạt cho Iran.",), ("USA", "IRN", "SANCTION", "oppose")),
    ],
)
def test_not_towards_whom(sentences, wrong):
    assert wrong not in proposed(*sentences)


def test_why_one_is_punished_is_not_whom():
    rows = proposed("Pháp áp đặt các lệnh trừng phạt Iran do việc tấn công Syria.", others=True)
    assert ("FRA", "SYR", "SANCTION", "oppose") not in rows


def test_who_helps_the_victim_of_a_sanction_does_not_blame_him():
    rows = proposed("Nga chỉ trích việc Mỹ trừng phạt Iran.", others=True)
    assert ("RUS", "IRN", "ACCUSE", "oppose") not in rows


def test_who_tells_of_plotters_killed_is_no_victim_nor_is_their_aim():
    sentence = "Ông Kerry thông báo Nga đã bắn chết mười tay súng đang chuẩn bị tấn công Anh."
    assert ("RUS", None, "ASSAULT", "oppose") in proposed(sentence)
    assert not {target for source, target, *_ in proposed(sentence, others=True) if source == "RUS"}
