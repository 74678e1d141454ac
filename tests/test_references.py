"""References: pronouns, bare offices, bare nouns and plurals."""
import pytest
from hypothesis import given, strategies
from told import ACTORS, reading

from ngoaigiao import references, tables
from ngoaigiao.codebook import load

CODEBOOK = load()


def meant(text, surface, **more):
    """Whom each place where `surface` is a reference means, as one set of actors a place."""
    places = {}
    for row in reading(text, CODEBOOK, **more)["references"]:
        if row["text"] == surface:
            places.setdefault(row["start"], set()).add(row["actor_id"])
    return list(places.values())


@pytest.mark.parametrize("text, surface, actors", [
    ("Ngoại trưởng Nga Sergei Lavrov tới Paris. Ông sẽ ở lại hai ngày.", "Ông", {"RUS.sergey-lavrov"}),
    ("Ông Kerry nói với ông Lavrov rằng ông chưa hài lòng.", "ông", {"USA.john-kerry"}),
    ("Bà Merkel gặp ông Putin. Sau đó bà bay về nước.", "bà", {"DEU.angela-merkel"}),
    ("Bà Merkel gặp ông Putin. Sau đó ông bay về nước.", "ông", {"RUS.vladimir-putin"}),
    ("Tổng thống Vladimir Putin phát biểu ở Sochi. Nhà lãnh đạo này tỏ ra lạc quan.", "Nhà lãnh đạo này", {"RUS.vladimir-putin"}),
    ("Ông Lavrov đến sớm. Vị ngoại trưởng này không trả lời báo giới.", "Vị ngoại trưởng này", {"RUS.sergey-lavrov"}),
])
def test_a_pronoun_means_the_subject_that_fits(text, surface, actors):
    if "Vị ngoại trưởng" in text:
        text = "Ngoại trưởng Nga Sergei Lavrov họp báo. " + text
    assert meant(text, surface) == [actors]


@pytest.mark.parametrize("text, surface, actors", [
    ("Ngoại trưởng Mỹ John Kerry đến Viên. Hôm sau, Ngoại trưởng Mỹ rời đi.", "Ngoại trưởng Mỹ", {"USA.john-kerry"}),
    ("Ngoại trưởng Nga Sergei Lavrov phát biểu. Nhiều nhà báo hỏi Ngoại trưởng về Syria.", "Ngoại trưởng", {"RUS.sergey-lavrov"}),
    ("Ngoại trưởng Nga Sergei Lavrov điện đàm với người đồng cấp Qatar.", "người đồng cấp Qatar", {"QAT"}),
    ("Ông Peskov im lặng. Dmitry Peskov, người phát ngôn Điện Kremlin, từ chối bình luận.", "người phát ngôn Điện Kremlin", {"RUS.dmitry-peskov"}),
])
def test_a_bare_office_means_its_holder(text, surface, actors):
    assert meant(text, surface) == [actors]


def test_an_office_without_a_name_goes_by_the_day_of_publication():
    text = "Hôm qua, Tổng thống Mỹ lên tiếng về vụ việc."
    assert meant(text, "Tổng thống Mỹ", day="2014-05-02") == [{"USA.barack-obama"}]
    assert meant(text, "Tổng thống Mỹ", day="2018-05-02") == [{"USA.donald-trump"}]
    assert meant(text, "Tổng thống Mỹ") == [{"USA"}]


def test_an_elected_president_is_not_the_one_in_office():
    text = "Tổng thống đắc cử Mỹ gửi lời chúc."
    assert meant(text, "Tổng thống đắc cử Mỹ", day="2016-12-01") == [{"USA.donald-trump"}]


@pytest.mark.parametrize("text", [
    "Ông chủ nhà hàng Nga gặp ông Putin. Người đàn ông đó không nói gì.",
    "Ông Kerry từng tranh cử tổng thống.",
    "Họ tên ông Lavrov có trong danh sách.",
    "Nga tổ chức cuộc gặp này ở Sochi.",
    "Hai ngoại trưởng khác vắng mặt.",
    "Ông Lavrov và ông Kerry rời phòng họp khi một trợ lý báo tin.",
])
def test_what_only_looks_like_a_reference_is_none(text):
    assert reading(text, CODEBOOK)["references"] == []


def test_an_unnamed_official_takes_the_pronoun():
    rows = reading("Ông Kerry rời Viên. Một quan chức Nga hoan nghênh kết quả. Ông đề nghị họp tiếp.", CODEBOOK)["references"]
    assert [(row["text"], row["actor_id"]) for row in rows] == [("Ông", "RUS")]


@pytest.mark.parametrize("text, surface, actors", [
    ("Hàn Quốc bắn cảnh cáo. Quân đội nước này đặt trong tình trạng báo động.", "nước này", {"KOR"}),
    ("Mỹ lên án Nga, cáo buộc nước này vi phạm hiệp ước.", "nước này", {"RUS"}),
    ("Trung Quốc nói với Mỹ và cho biết nước này sẽ nhượng bộ.", "nước này", {"CHN"}),
    ("Hamas bắn rocket. Nhóm này nhận trách nhiệm.", "Nhóm này", {"HAMAS"}),
    ("Nga phê phán NATO vì liên minh này mở rộng.", "liên minh này", {"NATO"}),
    ("IS lùi bước. Với liên minh quân sự phương Tây, tổ chức khủng bố này vẫn nguy hiểm.", "tổ chức khủng bố này", {"IS"}),
    ("Pháp rời liên minh quân sự phương Tây chống IS khi liên minh này chia rẽ.", "liên minh này", {"COALITION"}),
    ("Bộ Quốc phòng Nga ra thông cáo. Bộ này phủ nhận tin trên.", "Bộ này", {"RUS.ministry-of-defence"}),
    ("Mỹ hối thúc Qatar nhượng bộ và cử đặc phái viên đến quốc gia vùng Vịnh này.", "quốc gia vùng Vịnh này", {"QAT"}),
    ("Nga tuyên bố họ không rút quân.", "họ", {"RUS"}),
])
def test_a_noun_with_this_means_the_state_or_body(text, surface, actors):
    assert meant(text, surface) == [actors]


def test_two_states_side_by_side_tie():
    assert meant("Pháp cùng Nga và Mỹ họp bàn về quốc gia này.", "quốc gia này") == []


@pytest.mark.parametrize("text, surface, actors", [
    ("Nga và Mỹ nối lại đàm phán. Hai nước sẽ họp ở Viên.", "Hai nước", {"RUS", "USA"}),
    ("Ngoại trưởng Nga Sergei Lavrov gặp Ngoại trưởng Mỹ John Kerry. Hai ngoại trưởng bàn về Syria.",
     "Hai ngoại trưởng", {"RUS.sergey-lavrov", "USA.john-kerry"}),
    ("Ông Putin gặp bà Merkel và hai nhà lãnh đạo nhất trí hợp tác.", "hai nhà lãnh đạo", {"RUS.vladimir-putin", "DEU.angela-merkel"}),
    ("Nga, Pháp và Đức họp. Ba bên ra tuyên bố.", "Ba bên", {"RUS", "FRA", "DEU"}),
    ("Nga và Mỹ ký thỏa thuận, cả hai đều hài lòng.", "cả hai", {"RUS", "USA"}),
    ("Ông Putin chờ bà Merkel một giờ, rồi cả hai cùng họp báo.", "cả hai", {"RUS.vladimir-putin", "DEU.angela-merkel"}),
    ("Hai miền Triều Tiên nối lại đường dây nóng.", "Hai miền Triều Tiên", {"PRK", "KOR"}),
])
def test_a_plural_means_each_of_them(text, surface, actors):
    assert meant(text, surface) == [actors]


def test_first_persons_of_a_quotation_are_its_speaker_and_his_state():
    told = reading("“Tôi tin rằng chúng tôi sẽ thành công”, ông Lavrov nói.", CODEBOOK)
    rows = references.with_speakers(told, CODEBOOK)
    assert [(row["text"], row["actor_id"], row["kind"]) for row in rows] == [
        ("Tôi", "RUS.sergey-lavrov", "person"), ("chúng tôi", "RUS", "state")]


_PIECES = list(ACTORS) + [
    "ông", "bà", "Tổng thống Pháp", "hai nước", "nước này", "họ", "cả hai", "nói rằng", "gặp", "Ngoại trưởng", "và", ",", ".", "“", "”",
    "một quan chức", "người đồng cấp", "cho biết", "vị này", "nhóm này", "\n", "hai ngoại trưởng"]


@given(strategies.lists(strategies.sampled_from(_PIECES), min_size=1, max_size=30).map(" ".join).filter(str.strip))
def test_every_row_can_be_found_again_and_every_actor_has_been_named_or_is_listed(text):
    told = reading(text, CODEBOOK)
    rows = references.with_speakers(told, CODEBOOK)
    known = {row["actor_id"] for row in told["mentions"]} | {row["party"] for row in told["mentions"]}
    for row in rows:
        assert told["article"]["text"][row["start"]:row["end"]] == row["text"]
        assert row["actor_id"] in known and row["how"] in ("pronoun", "office") and 0 < row["confidence"] < 1
    tables.frame("references", rows)
