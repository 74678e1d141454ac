"""References: pronouns, bare offices, bare nouns and plurals."""

import pytest
from hypothesis import given, strategies
from told import ACTORS, reading

from ngoaigiao import actors as actors_module
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


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        ("Ngoại trưởng Nga Sergei Lavrov tới Paris. Ông sẽ ở lại hai ngày.", "Ông", {"RUS.sergey-lavrov"}),
        ("Ông Kerry nói với ông Lavrov rằng ông chưa hài lòng.", "ông", {"USA.john-kerry"}),
        ("Bà Merkel gặp ông Putin. Sau đó bà bay về nước.", "bà", {"DEU.angela-merkel"}),
        ("Bà Merkel gặp ông Putin. Sau đó ông bay về nước.", "ông", {"RUS.vladimir-putin"}),
        (
            "Tổng thống Vladimir Putin phát biểu ở Sochi. Nhà lãnh đạo này tỏ ra lạc quan.",
            "Nhà lãnh đạo này",
            {"RUS.vladimir-putin"},
        ),
        (
            "Ông Lavrov đến sớm. Vị ngoại trưởng này không trả lời báo giới.",
            "Vị ngoại trưởng này",
            {"RUS.sergey-lavrov"},
        ),
    ],
)
def test_a_pronoun_means_the_subject_that_fits(text, surface, actors):
    if "Vị ngoại trưởng" in text:
        text = "Ngoại trưởng Nga Sergei Lavrov họp báo. " + text
    assert meant(text, surface) == [actors]


@pytest.mark.parametrize(
    "text",
    [
        "Vương Nghị họp báo, sau đó bà ra về. Cựu thiếu tướng hải quân Kerry nhận định Vương Nghị cần thận trọng. Sau đó ông về nhà.",
        "Ông Lavrov gặp báo giới. Nguyên đại tá lục quân Kerry ngồi cạnh Vương Nghị. Sau đó ông về nhà.",
    ],
)
def test_a_rank_before_a_name_hides_no_subject_and_a_pronoun_tells_a_woman(text):
    assert meant(text, "ông") == [{"USA.john-kerry"}]


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        (
            "Ngoại trưởng Mỹ John Kerry đến Viên. Hôm sau, Ngoại trưởng Mỹ rời đi.",
            "Ngoại trưởng Mỹ",
            {"USA.john-kerry"},
        ),
        (
            "Ngoại trưởng Nga Sergei Lavrov phát biểu. Nhiều nhà báo hỏi Ngoại trưởng về Syria.",
            "Ngoại trưởng",
            {"RUS.sergey-lavrov"},
        ),
        ("Ngoại trưởng Nga Sergei Lavrov điện đàm với người đồng cấp Qatar.", "người đồng cấp Qatar", {"QAT"}),
        (
            "Ngoại trưởng Nga Sergei Lavrov đến sớm. Ngoại trưởng Nga nói trên đài truyền hình.",
            "Ngoại trưởng Nga",
            {"RUS.sergey-lavrov"},
        ),
        ("Thái tử Vương Nghị vào viện. Thái tử cảm ơn mọi người.", "Thái tử", {"CHN.wang-yi"}),
        (
            "Ông Peskov im lặng. Dmitry Peskov, người phát ngôn Điện Kremlin, từ chối bình luận.",
            "người phát ngôn Điện Kremlin",
            {"RUS.dmitry-peskov"},
        ),
    ],
)
def test_a_bare_office_means_its_holder(text, surface, actors):
    assert meant(text, surface) == [actors]


def test_an_office_without_a_name_goes_by_the_day_of_publication():
    text = "Hôm qua, Tổng thống Mỹ lên tiếng về vụ việc."
    assert meant(text, "Tổng thống Mỹ", day="2014-05-02") == [{"USA.barack-obama"}]
    assert meant(text, "Tổng thống Mỹ", day="2018-05-02") == [{"USA.donald-trump"}]
    assert meant(text, "Tổng thống Mỹ") == [{"USA"}]


def test_on_an_unknown_day_an_office_means_who_is_named_and_holds_it_at_any_time():
    text = "Ông Kerry tới Paris. Bà Merkel và ông Putin ra đón. Hôm nay, {} lên tiếng."
    assert meant(text.format("Ngoại trưởng Mỹ"), "Ngoại trưởng Mỹ") == [{"USA.john-kerry"}]
    assert meant(text.format("Ngoại trưởng Pháp"), "Ngoại trưởng Pháp") == [{"FRA"}]


def test_of_two_holders_on_an_unknown_day_the_one_first_and_most_often_named_is_meant():
    text = (
        "Tổng thống Nga Dmitry Peskov tới Paris. Dmitry Peskov vui. Lệnh do Tổng thống Nga Sergei Lavrov ký năm xưa. "
    )
    assert meant(text + "Hôm nay Tổng thống Nga lên tiếng.", "Tổng thống Nga")[-1:] == [{"RUS.dmitry-peskov"}]
    text = (
        "Lệnh do Tổng thống Nga Sergei Lavrov ký năm xưa. Tổng thống Nga Dmitry Peskov tới Paris. Dmitry Peskov vui. "
    )
    assert meant(text + "Hôm nay Tổng thống Nga lên tiếng.", "Tổng thống Nga")[-1:] == [{"RUS"}]


def test_an_elected_president_is_not_the_one_in_office():
    text = "Tổng thống đắc cử Mỹ gửi lời chúc."
    assert meant(text, "Tổng thống đắc cử Mỹ", day="2016-12-01") == [{"USA.donald-trump"}]


@pytest.mark.parametrize(
    "text",
    [
        "Ông chủ nhà hàng Nga gặp ông Putin. Người đàn ông đó không nói gì.",
        "Ông Kerry từng tranh cử tổng thống.",
        "Họ tên ông Lavrov có trong danh sách.",
        "Nga tổ chức cuộc gặp này ở Sochi.",
        "Hai ngoại trưởng khác vắng mặt.",
        "Nga và Iran rời phòng họp. Hai nước Anh và Pháp ở lại.",
        "Nga và Iran rời phòng họp. Hai nước châu Âu là Anh và Pháp ở lại.",
        "Ông Lavrov và ông Kerry rời phòng họp khi một trợ lý báo tin.",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text):
    assert reading(text, CODEBOOK)["references"] == []


def test_an_unnamed_official_takes_the_pronoun():
    rows = reading("Ông Kerry rời Viên. Một quan chức Nga hoan nghênh kết quả. Ông đề nghị họp tiếp.", CODEBOOK)[
        "references"
    ]
    assert [(row["text"], row["actor_id"]) for row in rows] == [("Ông", "RUS")]


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        ("Hàn Quốc bắn cảnh cáo. Quân đội nước này đặt trong tình trạng báo động.", "nước này", {"KOR"}),
        ("Mỹ lên án Nga, cáo buộc nước này vi phạm hiệp ước.", "nước này", {"RUS"}),
        ("Trung Quốc nói với Mỹ và cho biết nước này sẽ nhượng bộ.", "nước này", {"CHN"}),
        ("Hamas bắn rocket. Nhóm này nhận trách nhiệm.", "Nhóm này", {"HAMAS"}),
        ("Nga phê phán NATO vì liên minh này mở rộng.", "liên minh này", {"NATO"}),
        (
            "IS lùi bước. Với liên minh quân sự phương Tây, tổ chức khủng bố này vẫn nguy hiểm.",
            "tổ chức khủng bố này",
            {"IS"},
        ),
        ("Pháp rời liên minh quân sự phương Tây chống IS khi liên minh này chia rẽ.", "liên minh này", {"COALITION"}),
        ("Bộ Quốc phòng Nga ra thông cáo. Bộ này phủ nhận tin trên.", "Bộ này", {"RUS.ministry-of-defence"}),
        (
            "Mỹ hối thúc Qatar nhượng bộ và cử đặc phái viên đến quốc gia vùng Vịnh này.",
            "quốc gia vùng Vịnh này",
            {"QAT"},
        ),
        ("Nga tuyên bố họ không rút quân.", "họ", {"RUS"}),
    ],
)
def test_a_noun_with_this_means_the_state_or_body(text, surface, actors):
    assert meant(text, surface) == [actors]


def test_two_states_side_by_side_tie():
    assert meant("Pháp cùng Nga và Mỹ họp bàn về quốc gia này.", "quốc gia này") == []


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        ("Nga và Mỹ nối lại đàm phán. Hai nước sẽ họp ở Viên.", "Hai nước", {"RUS", "USA"}),
        (
            "Ngoại trưởng Nga Sergei Lavrov gặp Ngoại trưởng Mỹ John Kerry. Hai ngoại trưởng bàn về Syria.",
            "Hai ngoại trưởng",
            {"RUS.sergey-lavrov", "USA.john-kerry"},
        ),
        (
            "Ông Putin gặp bà Merkel và hai nhà lãnh đạo nhất trí hợp tác.",
            "hai nhà lãnh đạo",
            {"RUS.vladimir-putin", "DEU.angela-merkel"},
        ),
        ("Nga, Pháp và Đức họp. Ba bên ra tuyên bố.", "Ba bên", {"RUS", "FRA", "DEU"}),
        ("Nga và Mỹ ký thỏa thuận, cả hai đều hài lòng.", "cả hai", {"RUS", "USA"}),
        (
            "Ông Putin chờ bà Merkel một giờ, rồi cả hai cùng họp báo.",
            "cả hai",
            {"RUS.vladimir-putin", "DEU.angela-merkel"},
        ),
        ("Hai miền Triều Tiên nối lại đường dây nóng.", "Hai miền Triều Tiên", {"PRK", "KOR"}),
        ("Các bên gồm hai miền Triều Tiên, Mỹ và Nga.", "hai miền Triều Tiên", {"PRK", "KOR"}),
    ],
)
def test_a_plural_means_each_of_them(text, surface, actors):
    assert meant(text, surface) == [actors]


def test_first_persons_of_a_quotation_are_its_speaker_and_his_state():
    told = reading("“Tôi tin rằng chúng tôi sẽ thành công”, ông Lavrov nói.", CODEBOOK)
    rows = references.with_speakers(told, CODEBOOK)
    assert [(row["text"], row["actor_id"], row["kind"]) for row in rows] == [
        ("Tôi", "RUS.sergey-lavrov", "person"),
        ("chúng tôi", "RUS", "state"),
    ]


_PIECES = list(ACTORS) + [
    "ông",
    "bà",
    "Tổng thống Pháp",
    "hai nước",
    "nước này",
    "họ",
    "cả hai",
    "nói rằng",
    "gặp",
    "Ngoại trưởng",
    "và",
    ",",
    ".",
    "“",
    "”",
    "một quan chức",
    "người đồng cấp",
    "cho biết",
    "vị này",
    "nhóm này",
    "\n",
    "hai ngoại trưởng",
]


@given(strategies.lists(strategies.sampled_from(_PIECES), min_size=1, max_size=30).map(" ".join).filter(str.strip))
def test_every_row_can_be_found_again_and_every_actor_has_been_named_or_is_listed(text):
    told = reading(text, CODEBOOK)
    rows = references.with_speakers(told, CODEBOOK)
    known = {row["actor_id"] for row in told["mentions"]} | {row["party"] for row in told["mentions"]}
    for row in rows:
        assert told["article"]["text"][row["start"] : row["end"]] == row["text"]
        assert row["actor_id"] in known and row["how"] in ("pronoun", "office") and 0 < row["confidence"] < 1
    tables.frame("references", rows)


def truly_meant(text, surface):
    """`meant`, with the names that the package finds."""
    told = reading(text, CODEBOOK)
    told["mentions"] = actors_module.read(told, CODEBOOK)
    places = {}
    for row in references.read(told, CODEBOOK):
        if row["text"] == surface:
            places.setdefault(row["start"], set()).add(row["actor_id"])
    return list(places.values())


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        ("Khi Tổng thống Obama mở tiệc, ông Kerry đọc bài chúc mừng của ông.", "ông", {"USA.john-kerry"}),
        ("Được Thủ tướng Koizumi mời, ông Kerry bay sang Tokyo. Ông ở lại ba ngày.", "Ông", {"USA.john-kerry"}),
        ("Ông Lavrov cho biết ông Trump từng đề nghị ông tới Viên.", "ông", {"RUS.sergey-lavrov"}),
        (
            "Ông Putin nhắc tới Maskhadov và gọi nhân vật này là kẻ thù.",
            "nhân vật này",
            {"CHECHEN_SEPARATISTS.aslan-maskhadov"},
        ),
        (
            "Ngoại trưởng Kerry họp báo ở Viên, nói rằng Nhà Trắng ủng hộ ông Putin. Ông không nói thêm.",
            "Ông",
            {"USA.john-kerry"},
        ),
    ],
)
def test_a_pronoun_means_the_main_subject_rather_than_one_of_a_side_clause(text, surface, actors):
    assert truly_meant(text, surface) == [actors]


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        ("Argentina gặp khó, trong khi Mỹ cũng không mở kho lương thực cho nước này.", "nước này", {"ARG"}),
        ("Hà Lan tăng cường canh gác quanh các tòa nhà của Anh tại nước này.", "nước này", {"NLD"}),
        ("Ông Macron nhắc tới Iran và cho rằng nước này cần kiên nhẫn.", "nước này", {"IRN"}),
        ("Nhiều công ty Qatar bị Bộ Tài chính Mỹ phạt. Nước này im lặng.", "Nước này", set()),
    ],
)
def test_this_state_is_not_that_of_the_subject_it_is_set_against(text, surface, actors):
    assert truly_meant(text, surface) == ([actors] if actors else [])


def test_an_office_of_this_state_is_held_there():
    text = "Tổng thống Mỹ Barack Obama và Ngoại trưởng Mỹ John Kerry rời Geneva. Uganda phủ nhận tin này, ngoại trưởng nước này nói."
    assert truly_meant(text, "ngoại trưởng") == [{"UGA"}]


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        ("Ông Putin gặp bà Merkel bàn về Syria. Hai bên nhất trí nối lại đàm phán.", "Hai bên", {"RUS", "DEU"}),
        (
            "Tổng thống Nga Vladimir Putin gặp Thủ tướng Đức Angela Merkel. Hai nhà lãnh đạo bàn về Iran. Hai bên sẽ gặp lại.",
            "Hai bên",
            {"RUS", "DEU"},
        ),
        ("Cuộc đàm phán giữa EU và Anh kéo dài. Hai bên sẽ họp lại.", "Hai bên", {"EU", "GBR"}),
        (
            "Theo Thủ tướng Anh Theresa May và Thủ tướng Đức Angela Merkel, ông Putin cần nhượng bộ. Hai nhà lãnh đạo này sắp họp.",
            "Hai nhà lãnh đạo này",
            {"GBR.theresa-may", "DEU.angela-merkel"},
        ),
        (
            "Saudi Arabia, UAE, Bahrain và Ai Cập cắt quan hệ với Qatar. Các nước này đóng cửa biên giới.",
            "Các nước này",
            {"SAU", "ARE", "BHR", "EGY"},
        ),
        (
            "Saudi Arabia, UAE, Bahrain và Ai Cập cắt quan hệ với Qatar. Bốn nước Arab sẽ họp ở Cairo.",
            "Bốn nước Arab",
            {"SAU", "ARE", "BHR", "EGY"},
        ),
    ],
)
def test_a_plural_goes_back_to_those_who_met_or_stand_in_a_list(text, surface, actors):
    assert truly_meant(text, surface) == [actors]


def test_a_list_is_not_looked_for_two_sentences_back():
    assert truly_meant("Áo, Bỉ và Đức họp. Nga vắng mặt. Trời mưa. Các nước này sẽ họp lại.", "Các nước này") == []


@pytest.mark.parametrize(
    "text, surface, actors",
    [
        (
            "Hội đồng Bảo an Liên hợp quốc họp kín về Triều Tiên. Hội đồng kêu gọi các bên kiềm chế.",
            "Hội đồng",
            {"UN.SECURITY_COUNCIL"},
        ),
        ("Bộ Ngoại giao Mỹ lên tiếng và cho hay Bộ đang đàm phán.", "Bộ", {"USA.ministry-of-foreign-affairs"}),
        ("Giới chức Damascus không hài lòng với Israel. Họ chờ một lời đáp.", "Họ", {"SYR"}),
        (
            "Các nhà lãnh đạo Palestine bác bỏ đề xuất của Israel. Trong thông cáo hôm qua, họ đòi thương lượng lại.",
            "họ",
            {"PSE"},
        ),
    ],
)
def test_a_body_and_those_who_speak_for_a_state(text, surface, actors):
    assert truly_meant(text, surface) == [actors]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Ngoại giao Mỹ lên tiếng. Tổ chức họp báo là việc khó.",
        "Hội đồng Bảo an họp về Nga. Hội đồng thành phố vắng mặt.",
        "Ngoại trưởng Nga Sergei Lavrov vắng mặt khi ngoại trưởng 4 nước Arab họp ở Cairo.",
    ],
)
def test_a_noun_that_starts_a_longer_phrase_is_no_name(text):
    assert not any(truly_meant(text, noun) for noun in ("Tổ chức", "Hội đồng", "ngoại trưởng"))


def test_who_speaks_is_a_subject_whatever_stands_before_the_name():
    text = "Ông Putin vắng mặt. Thành viên nội các Nhật Bản John Kerry nói việc đón Putin còn xa. Ông thấy lạc quan."
    assert meant(text, "Ông")[-1:] == [{"USA.john-kerry"}]


def test_a_noun_of_media_before_a_name_points_to_nobody():
    assert meant("Reuters viết vậy. Nhật báo lớn nhất Reuters viết khác.", "Nhật báo") == []
