"""Articles on one event share story_id; copies name their original; windows are shared within a story."""

from datetime import date

import pytest
from ngoaigiao import stories

MEETING = (
    "Ngoại trưởng hai nước ký bản ghi nhớ về mở lại cửa khẩu đường sắt bị đóng từ mùa đông năm kia. "
    "Bản ghi nhớ gồm bảy điều, trong đó điều ba quy định lịch chạy tàu hàng tuần giữa hai thành phố biên giới. "
    "Đại diện công ty đường sắt nói chuyến đầu tiên chở phân bón và ngũ cốc. "
    "Hai bên hẹn gặp lại vào tháng sau để bàn về phí quá cảnh và kiểm dịch thực vật."
)
RETOLD = (
    "Cửa khẩu đường sắt bị đóng từ mùa đông năm kia sắp được mở lại. "
    "Ngoại trưởng hai nước ký bản ghi nhớ gồm bảy điều hôm qua. "
    "Theo điều ba, lịch chạy tàu hàng tuần giữa hai thành phố biên giới bắt đầu ngay. "
    "Chuyến đầu tiên chở phân bón, công ty cho biết. "
    "Phí quá cảnh và kiểm dịch thực vật còn phải bàn, và giới buôn bán ở đây chờ đợi điều ấy hơn cả."
)
STORM = (
    "Cơn bão đổ bộ vào bờ biển phía đông làm hàng nghìn ngôi nhà tốc mái. "
    "Lực lượng cứu hộ dùng xuồng đưa người già ra khỏi vùng ngập. "
    "Điện bị cắt ở năm huyện và trường học đóng cửa đến hết tuần. "
    "Chính phủ hứa gửi gạo và thuốc men trong đêm."
)


def reading(article_id, text, window=(None, None), actors=("AAA.minister", "BBB.minister"), how=None):
    article = {
        "article_id": article_id,
        "text": text,
        "published_earliest": window[0],
        "published_latest": window[1],
        "published_how": how or ("inferred" if window[0] else None),
        "published_evidence": None,
    }
    mentions = [{"actor_id": actor, "kind": "person"} for actor in actors]
    return {"article": article, "sentences": [(0, len(text))], "mentions": mentions}


def joined(*readings):
    stories.join(list(readings))
    return {one["article"]["article_id"]: one["article"] for one in readings}


def test_the_same_event_told_twice_is_one_story_and_no_copy():
    made = joined(reading("b", MEETING), reading("a", RETOLD), reading("c", STORM, actors=("CCC.governor",)))
    assert made["a"]["story_id"] == made["b"]["story_id"] == "a"
    assert made["c"]["story_id"] == "c"
    assert [made[key]["duplicate_of"] for key in "abc"] == [None, None, None]


def test_a_copy_names_the_earlier_article():
    late, early = (date(2019, 5, 3),) * 2, (date(2019, 5, 2),) * 2
    made = joined(reading("a", MEETING + " Theo hãng tin.", late), reading("b", MEETING, early), reading("c", STORM))
    assert made["a"]["duplicate_of"] == "b" and made["b"]["duplicate_of"] is None
    assert made["a"]["story_id"] == made["b"]["story_id"]


def test_many_copies_are_found():
    made = joined(*(reading(f"n{i:02}", MEETING) for i in range(40)))
    assert {article["story_id"] for article in made.values()} == {"n00"}
    assert [article["duplicate_of"] for article in made.values()] == [None] + ["n00"] * 39


@pytest.mark.parametrize(
    ("window", "actors"),
    [
        ((date(2012, 1, 1), date(2012, 1, 2)), ("AAA.minister", "BBB.minister")),
        ((date(2019, 5, 3), date(2019, 5, 3)), ("XXX.minister", "YYY.minister")),
    ],
)
def test_other_days_or_other_actors_make_another_story(window, actors):
    made = joined(reading("a", MEETING, (date(2019, 5, 2),) * 2), reading("b", RETOLD, window, actors))
    assert made["b"]["story_id"] == "b"


def test_the_window_is_shared_with_its_argument():
    made = joined(
        reading("known", MEETING, (date(2019, 5, 2),) * 2, how="stated"),
        reading("vague", RETOLD, (date(2018, 1, 1), date(2020, 12, 31))),
        reading("mute", RETOLD + " Hết."),
    )
    for key in ("vague", "mute"):
        assert (made[key]["published_earliest"], made[key]["published_latest"]) == (date(2019, 5, 2), date(2019, 5, 4))
        assert made[key]["published_how"] == "shared" and "the same story as known" in made[key]["published_evidence"]
    assert made["known"]["published_how"] == "stated"


def test_metadata_are_never_overruled():
    wide = date(2019, 1, 1), date(2019, 12, 31)
    made = joined(reading("a", MEETING, (date(2019, 5, 2),) * 2), reading("b", RETOLD, wide, how="metadata"))
    assert made["a"]["story_id"] == made["b"]["story_id"]
    assert made["b"]["published_latest"] == date(2019, 12, 31)


def test_the_order_of_the_articles_does_not_matter():
    rows = [("a", MEETING), ("b", RETOLD), ("c", STORM), ("d", MEETING + " Hết."), ("e", "")]
    forward, backward = (joined(*(reading(*row) for row in order)) for order in (rows, rows[::-1]))
    assert forward == backward


def test_nothing_to_join():
    stories.join([])
    assert joined(reading("only", "Một câu."))["only"]["story_id"] == "only"
