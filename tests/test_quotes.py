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


@pytest.mark.parametrize(
    "opening, closing", ["“”", '""', '“"', '"”', "„“", "«»", ("''", "''"), ("&‘", "&’"), "‘’", "''"]
)
def test_every_pair_of_marks_holds_a_quotation(opening, closing):
    text = f"Ông Lavrov nói: {opening}Moskva sẵn sàng đối thoại{closing}."
    assert said(text) == [("Moskva sẵn sàng đối thoại", "RUS.sergey-lavrov")]


def test_a_quotation_runs_over_sentences_and_an_apostrophe_does_not_end_it():
    words = "Chúng tôi đã nghe. Ông O'Neil cũng đã nghe. Giờ phải hành động"
    assert said(f'"{words}", ông Kerry nói.') == [(words, "USA.john-kerry")]


def test_a_split_quotation_is_two_of_one_speaker():
    text = "“Đây là bước tiến lớn”, ông Kerry nói, “nhưng vẫn còn nhiều việc phải làm”."
    assert [speaker for _, speaker in said(text)] == ["USA.john-kerry", "USA.john-kerry"]


def test_an_unclosed_quotation_ends_with_its_line_and_a_new_mark_begins_the_next():
    text = 'Ông Putin nói: "Nga không hề đe dọa bất cứ nước nào cả.\nBáo chí đưa tin rộng rãi.'
    assert said(text) == [("Nga không hề đe dọa bất cứ nước nào cả.", "RUS.vladimir-putin")]
    text = 'Ông Putin nói: "Nga không đe dọa nước nào. "Nga chỉ muốn an ninh cho mình".'
    assert said(text) == [
        ("Nga không đe dọa nước nào.", "RUS.vladimir-putin"),
        ("Nga chỉ muốn an ninh cho mình", "RUS.vladimir-putin"),
    ]


def test_a_line_led_by_a_dash_without_marks_is_no_quotation():
    assert (
        said("Ông Lavrov trả lời báo giới.\n- Quan hệ hai bên ra sao?\n- Quan hệ đang tốt dần lên, không còn trở ngại.")
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        'Nga khởi động dự án "Dòng chảy phương Bắc".',
        "Mỹ có hành động “ăn miếng trả miếng” với Nga.",
        'Tổ chức "Nhà nước Hồi giáo" chiếm thêm một thị trấn.',
        'Ông Lavrov gọi đó là "vô lý".',
    ],
)
def test_names_scare_quotes_and_short_pieces_are_no_quotations(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("“Chúng tôi rất lấy làm tiếc”, Ngoại trưởng Nga Sergei Lavrov nói.", "RUS.sergey-lavrov"),
        ("“Chúng tôi rất lấy làm tiếc” – ông Kerry cho biết.", "USA.john-kerry"),
        ("“Chúng tôi rất lấy làm tiếc”, Reuters dẫn lời ông Kerry.", "USA.john-kerry"),
        ("“Chúng tôi rất lấy làm tiếc”, theo ông Kerry.", "USA.john-kerry"),
        ("Ông Lavrov cho rằng Mỹ “đang đùa với lửa ở Syria”.", "RUS.sergey-lavrov"),
        ("Trong cuộc gặp với ông Lavrov, ông Kerry cảnh báo Nga “sẽ phải trả giá đắt”.", "USA.john-kerry"),
        ("Ông Lavrov, trong cuộc gặp với ông Kerry, nhấn mạnh “Nga không nhượng bộ nữa”.", "RUS.sergey-lavrov"),
        (
            "Ông Peskov nghỉ. Dmitry Peskov, người phát ngôn của Tổng thống Vladimir Putin, nói: “Tin đó hoàn toàn sai”.",
            "RUS.dmitry-peskov",
        ),
        ("Ông Kerry đến Viên và khẳng định “đàm phán sẽ thành công”.", "USA.john-kerry"),
        ("Ngoại trưởng Mỹ John Kerry nói rằng Mỹ sẽ “không bao giờ chấp nhận điều đó”.", "USA.john-kerry"),
        ("Nhận xét của ông Putin rằng “phương Tây đã thất bại” gây tranh cãi.", "RUS.vladimir-putin"),
        (
            "Bộ Quốc phòng Nga ra thông cáo. Thông cáo nhấn mạnh: “Không có binh sĩ nào thương vong”.",
            "RUS.ministry-of-defence",
        ),
        ("Thông báo của Bộ Quốc phòng Nga cho hay “không có binh sĩ thương vong”.", "RUS.ministry-of-defence"),
        ("Ông Kerry lên tiếng hôm qua. “Đây là một thất bại đối với tất cả chúng ta”.", "USA.john-kerry"),
        ("Ông Lavrov im lặng. Các nhà phân tích cho rằng “Nga đã đạt mục tiêu”.", None),
        ("Ông Lavrov đến. “Tôi nghe thấy ba tiếng nổ lớn”, chị Anna Petrova kể lại.", None),
        ("Thỏa thuận bị Mỹ coi là “một thất bại hoàn toàn”.", "USA"),
        ("Ông Putin bông đùa rằng “ai cũng muốn đến Sochi”.", "RUS.vladimir-putin"),
        ("Theo dự thảo, Nga có hai tuần để “ngừng hoàn toàn mọi hoạt động quân sự tại khu vực này”.", None),
    ],
)
def test_the_speaker_is_found_wherever_he_stands(text, speaker):
    assert [row["speaker_id"] for row in reading(text, CODEBOOK)["quotes"]] == [speaker]


@pytest.mark.parametrize(
    "text, speaker",
    [
        # who holds an office somewhere, or speaks for somebody
        ("Đại sứ Mỹ tại Pháp John Kerry nói: “Chúng tôi sẽ ở lại đây”.", "USA.john-kerry"),
        (
            "Thủ lĩnh phong trào Hamas của người Palestine ở Qatar Vương Nghị cho biết sẽ dùng “những vũ khí hoàn toàn mới”.",
            "CHN.wang-yi",
        ),
        (
            "Phát ngôn viên của Tổng thống Putin Dmitry Peskov khẳng định “không có cuộc gặp nào cả”.",
            "RUS.dmitry-peskov",
        ),
        ("Theo Ngoại trưởng Nga, ông Lavrov, đây là “một bước lùi rất dài”.", "RUS.sergey-lavrov"),
        ("Người phát ngôn của bà Merkel là Dmitry Peskov khẳng định: “Không có gì thay đổi cả”.", "RUS.dmitry-peskov"),
        # a description set off by commas, brackets in it
        (
            "“Đó là chuyện của ngày hôm qua”, ông Dmitry Peskov, người từng làm việc ở nhiều thủ đô, cho hay.",
            "RUS.dmitry-peskov",
        ),
        ("“Đó là chuyện của ngày hôm qua”, ông Kerry, một quan chức của NATO (NATO) tại Pháp, nói.", "USA.john-kerry"),
        ("Ông Kerry (Mỹ) nhận định: “Đàm phán sẽ còn kéo dài”.", "USA.john-kerry"),
        (
            "“Đó là chuyện của ngày hôm qua”, ông Dmitry Peskov, thành viên nhóm của ông Putin, Nga, nhận xét.",
            "RUS.dmitry-peskov",
        ),
        ("Sau cuộc gặp với ông Putin, Trung Quốc tuyên bố “sẽ không đứng về bên nào”.", "CHN"),
        # what another says within what is said, and side clauses
        ("NATO chỉ trích việc ông Putin gọi Pháp là “kẻ đứng sau mọi chuyện”.", "RUS.vladimir-putin"),
        ("Nga và Pháp đều lo lắng, trong đó Nga đe dọa sẽ làm “tất cả những gì có thể”.", "RUS"),
        # words of speech that are nouns, and words that end as one does
        ("Nga nhận định nước này vẫn là một mối đe dọa: “Không ai được phép lơ là”.", "RUS"),
        ("Ông Lavrov phàn nàn một cách đùa cợt: “Họ chẳng bao giờ nghe tôi cả”.", "RUS.sergey-lavrov"),
        (
            "Nga nói rằng mọi lệnh trừng phạt của Mỹ là tuyên bố chiến tranh và sẽ gây ra “những hậu quả nghiêm trọng”.",
            "RUS",
        ),
        (
            "Thông báo của Nga cho biết Ngoại trưởng Mỹ John Kerry đã nhấn mạnh vai trò của “một nền hòa bình lâu dài”.",
            "USA.john-kerry",
        ),
        (
            "Ông Lavrov khẳng định, nhiều nước khác nhất trí siết chặt lệnh cấm đối với nước này: “Chúng tôi đang phối hợp rất chặt chẽ”.",
            "RUS.sergey-lavrov",
        ),
        ("Ông Lavrov nói Mỹ sẽ cam kết “tôn trọng lệnh ngừng bắn”.", "RUS.sergey-lavrov"),
        ("Phát biểu của ông Putin về việc Mỹ là “kẻ gây rối số một” làm nóng dư luận.", "RUS.vladimir-putin"),
        ("“Tất cả đã được báo trước”, ông Kerry viết trên trang cá nhân, theo Reuters.", "USA.john-kerry"),
        # no verb of speech, one that is set apart, one that stands first, one at the end of a name or title
        ("“Tất cả những gì tôi có đã mất”, ông Kerry nghẹn ngào.", "USA.john-kerry"),
        ("“Hai bên đã rất gần nhau”, ông Kerry cho các phóng viên biết.", "USA.john-kerry"),
        ("Gọi đây là “một sai lầm nghiêm trọng”, ông Kerry đòi đàm phán lại.", "USA.john-kerry"),
        ("Ông Lavrov dè bỉu một quan chức Mỹ: “Người như thế thì không nên nói”.", "RUS.sergey-lavrov"),
        ("Nhật Bản tuyên bố “không chấp nhận hành động này”.", "JPN"),
        ("Tổng thư ký NATO John Kerry khẳng định: “Cánh cửa vẫn đang mở”.", "USA.john-kerry"),
        ("“Tình hình đang rất phức tạp”, nhà phân tích Dmitry Peskov nói.", "RUS.dmitry-peskov"),
        # a statement, a rank before a name, a medium that passes on, two states joined by a dash
        ("“Chúng tôi đã bắt ba tay súng”, tuyên bố của Hamas nêu rõ.", "HAMAS"),
        ("Theo tư lệnh liên quân NATO, tướng John Kerry, đây là “một chiến dịch rất dài”.", "USA.john-kerry"),
        ("“Tôi không có gì phải giấu cả”, theo hãng Reuters dẫn lời ông Kerry.", "USA.john-kerry"),
        (
            "“Tôi không có gì phải giấu cả”, Reuters trích lời thủ lĩnh phe đối lập, ông Kerry, trong bản tin tối.",
            "USA.john-kerry",
        ),
        (
            "Ông Kerry cảnh báo quan hệ Nga - Trung Quốc còn xa, đồng thời cho biết mục tiêu là “ổn định lại tình hình”.",
            "USA.john-kerry",
        ),
        ("“Đó là chuyện ngày hôm qua”, ông Kerry, một chuyên gia về dầu mỏ và kinh tế ở Nga, nói.", "USA.john-kerry"),
        ("“Đó là chuyện ngày hôm qua”, ông Kerry, cha của con tin vừa được thả Dmitry Peskov, nói.", "USA.john-kerry"),
        (
            "“Hệ thống đã đạt yêu cầu đề ra”, chỉ huy đơn vị phòng không chống tên lửa John Kerry, cho hay.",
            "USA.john-kerry",
        ),
        (
            "Ông Kerry ca ngợi kết quả của cuộc họp ở Pháp, nhưng nói cuộc chiến với Hamas chưa kết thúc: “Chúng tôi còn nhiều việc phải làm”.",
            "USA.john-kerry",
        ),
        # a clause that tells who somebody is, an institute after a name, a name of a firm between dashes
        ("Ông Kerry, người từng xem ông Lavrov là bạn thân, cho biết: “Cánh cửa vẫn còn để ngỏ”.", "USA.john-kerry"),
        (
            "“Chúng tôi không có gì để nói cả”, John Kerry, người quản lý một hãng tin của Nga tại Đức, nhận xét.",
            "USA.john-kerry",
        ),
        (
            "Ông Kerry tại Viện Nghiên cứu Chiến lược, một tổ chức của Đức, nhận định: “Mọi chuyện đã rồi”.",
            "USA.john-kerry",
        ),
        ("Một cố vấn an ninh, người thường gặp ông Kerry, cho biết: “Kế hoạch đã sẵn sàng từ lâu”.", None),
        # "đồng thời" goes on with the first verb of speech
        (
            "Ông Lavrov cho biết hai bên sẽ phối hợp với nhiều nước, trong đó có Mỹ, gây sức ép với Pháp, đồng thời cho rằng đây là “một bước đi sai lầm”.",
            "RUS.sergey-lavrov",
        ),
        ("“Việc này là một thách thức lớn”, ông Kerry - Phó giám đốc NATO - cảnh báo.", "USA.john-kerry"),
        # several people are no description of the person before the comma
        ("Đáp lại lời mời từ ông Kerry, giới lãnh đạo Nga khẳng định “sẵn sàng và sẵn lòng đàm phán”.", "RUS"),
        # a statement without a verb, what somebody is said to have called, a document that others quote
        ("“Không có binh sĩ nào thương vong cả”, thông cáo của Bộ Quốc phòng Nga.", "RUS.ministry-of-defence"),
        ("Cuộc gặp ấy, như lời của ông Kerry, là “một khởi đầu muộn màng”.", "USA.john-kerry"),
        ("Nghị quyết mới “là hành động thù địch trắng trợn”, Reuters dẫn lời ông Lavrov.", "RUS.sergey-lavrov"),
        ("Ông Kerry cho đây là “một thất bại nặng nề”.", "USA.john-kerry"),
        # somebody whom the article does not name as an actor, or who is kin of one that it names
        ("Ông Lavrov đến. Khi được hỏi về giá xăng, Guan nói: “Tôi không hề bận tâm”.", None),
        ("Ông Lavrov đến. “Hàng nào ở đây cũng có”, gã bán rong hứa hẹn.", None),
        ("Ông Lavrov đến. “Thật là một ngày đẹp trời”, vợ ông nói.", None),
        ("Ông Lavrov phát biểu. “Thị trường đang rất xấu”, Reuters dẫn lời một thương nhân nói.", None),
    ],
)
def test_the_speaker_holds_in_other_constructions(text, speaker):
    assert [row["speaker_id"] for row in reading(text, CODEBOOK)["quotes"]] == [speaker]


@pytest.mark.parametrize(
    "text, speaker",
    [
        # a statement issued, a document whose issuer the article has told, one that another cites
        (
            "Bộ Quốc phòng Nga ngày 6/2 ra thông cáo báo chí cho biết: “Hai tàu đã rời cảng từ sáng sớm nay”.",
            "RUS.ministry-of-defence",
        ),
        (
            "“Chúng tôi xin chia buồn sâu sắc”, lãnh đạo các nước NATO ra tuyên bố chung, theo thông cáo của Hamas.",
            "NATO",
        ),
        (
            "Báo cáo của NATO bị chỉ trích. Ông Lavrov im lặng. “Tình hình đang xấu đi từng ngày”, báo cáo cho biết.",
            "NATO",
        ),
        ("Nga gửi thư cho Mỹ. Ông Kerry đến. “Chúng tôi muốn đối thoại với các ông”, thư viết.", "RUS"),
        (
            "Bộ Quốc phòng Nga công bố một báo cáo. Ông Lavrov đến. “Tình hình đang xấu đi”, bản báo cáo dài 90 trang có đoạn.",
            "RUS.ministry-of-defence",
        ),
        (
            "NATO ra báo cáo. Ông Lavrov nói Nga không đồng ý. Trẻ em ở đó “không còn gì để ăn nữa”, theo báo cáo.",
            "NATO",
        ),
        ("Hamas ra thông cáo. “Quả đạn đã rơi đúng mục tiêu”, Reuters dẫn thông cáo.", "HAMAS"),
        (
            "“Quả đạn đã rơi đúng mục tiêu”, Reuters dẫn thông cáo từ Bộ Quốc phòng Nga cho hay.",
            "RUS.ministry-of-defence",
        ),
        ("Mỹ phản đối tuyên bố của Nga một ngày trước đó rằng lệnh cấm là “một trò đùa không hơn không kém”.", "RUS"),
        # "nói trên" before a channel, brackets, a half of a name, "theo đó", what is called so
        ("“Chúng tôi không có lựa chọn nào khác”, ngoại trưởng Nga nói trên đài truyền hình.", "RUS"),
        ("Ông Lavrov im lặng. “Chúng tôi chỉ cần sự thật” (lời Ngoại trưởng Kerry).", "USA.john-kerry"),
        ("Ông Lavrov im lặng. “Chừng nào còn bom thì còn tường”, cố vấn Do Thái John Kerry.", "USA.john-kerry"),
        (
            "NATO kêu gọi đàm phán, theo đó Palestine được độc lập. “Việc này không thể chờ thêm nữa”, tuyên bố viết.",
            "NATO",
        ),
        (
            "Ông Lavrov kêu gọi, Mỹ không nên dựa vào những thứ gọi là “bằng chứng không thể chối cãi”.",
            "RUS.sergey-lavrov",
        ),
        # "anh" is whom the sentence before tells of, whoever spoke before; "ông" is who spoke there; "cụ ông" is neither
        (
            "Dmitry Peskov, cử tri ở Moskva, muốn ông Putin ở lại. “Tôi ghét những kẻ cầm quyền cũ”, anh nói.",
            "RUS.dmitry-peskov",
        ),
        (
            "Ông Putin nằm viện. Thành viên nội các Nhật Bản John Kerry nói việc chôn cất Putin còn xa. “Đó là một cơ hội”, ông nói.",
            "USA.john-kerry",
        ),
        ("Ông Kerry đến thăm. “Chúng tôi chỉ mong được sống yên,” một cụ ông 91 tuổi, người mất nhà, chia sẻ.", None),
        # who answers, who tells of somebody unnamed, the agent of a passive
        (
            "Ông Kerry nói sẽ xem xét. Ông Putin hỏi có thật không và nhận được câu trả lời rằng: “Mọi việc còn đang bàn”.",
            "USA.john-kerry",
        ),
        ("Ông Putin hỏi có thật không và nhận được câu trả lời rằng: “Mọi việc còn đang bàn”.", None),
        ("Ông Kerry cho biết, các nhà lãnh đạo hoan nghênh “những bước tiến rất tích cực”.", "USA.john-kerry"),
        ("Ông Lavrov, nhà ngoại giao lão luyện, bị nhiều người mô tả là “một kẻ quá cứng rắn”.", None),
        ("Ông Lavrov, nhà ngoại giao lão luyện, bị Mỹ mô tả là “một kẻ quá cứng rắn”.", "USA"),
        # media: their place is no speaker, nor are they who is quoted
        ("Tờ Reuters của Pháp có quan điểm dài hơi hơn: “Người dân đã chịu đựng quá đủ”.", "REUTERS"),
        ("“Người dân đã chịu đựng quá đủ”, tờ báo lớn nhất nước Pháp Reuters viết.", "REUTERS"),
        ("“Người dân đã chịu đựng quá đủ”, tờ Reuters dẫn lời NSC cho biết.", None),
        ("Tờ Reuters chỉ trích NATO. “Người dân đã chịu đựng quá đủ”, tác giả bài báo viết.", "REUTERS"),
    ],
)
def test_the_speaker_is_told_elsewhere_or_by_more_words(text, speaker):
    assert [row["speaker_id"] for row in reading(text, CODEBOOK)["quotes"]] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Phát ngôn viên của nhóm phiến quân “Quân đội nhân dân giải phóng” (QDN) nói với Reuters.",
        "Sau khi Nga tuyên bố rút quân, Mỹ triển khai tàu chiến nhằm “gửi thông điệp cảnh báo” tới các nước.",
        "Hội nghị với chủ đề “Hợp tác vì một châu Á hòa bình, ổn định và phát triển” khai mạc ở Pháp.",
        "Quyết định của Mỹ gây ra một “cơn bão chính trị” và khiến nhiều người nói rằng Mỹ đã sai.",
    ],
)
def test_what_nobody_says_is_no_quotation(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lavrov cho biết hai bên bàn về “Hành lang vận tải phương Bắc” và khí đốt.",
        "Nga cam kết thực hiện các thỏa thuận, trong đó có “Lộ trình tái thiết bền vững”.",
        "Tờ báo ấy chỉ trích Nga trong bài viết “Mùa đông đang đến rất gần”.",
    ],
)
def test_a_capital_that_nothing_asks_for_begins_a_name(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Ông Kerry im lặng. Đám đông gào thét: “Hãy trả tự do cho họ”.", None),
        ("Mở đầu bức thư là câu: “Xin chào các bạn”.", None),
        ("“Tôi thấy ai cũng chạy”, Tin Tin, đang đi chợ gần trụ sở NATO, kể lại.", None),
        ("Gọi đây là “vụ bê bối tồi tệ” của cả năm, nghị sĩ nọ đòi điều tra.", None),
    ],
)
def test_a_short_piece_that_a_colon_or_a_verb_of_speech_leads_in_is_a_quotation(text, speaker):
    assert [row["speaker_id"] for row in reading(text, CODEBOOK)["quotes"]] == [speaker]


def test_a_bare_noun_goes_on_with_who_spoke_last_but_not_another_s_spokesman():
    text = "Ông Peskov, người phát ngôn của Nga, im lặng. Ông Kerry nói: “Chúng tôi đã cố gắng”. {} nói thêm: “Hy vọng vẫn còn đó”."
    assert [speaker for _, speaker in said(text.format("Học giả"))] == ["USA.john-kerry"] * 2
    assert [speaker for _, speaker in said(text.format("Người phát ngôn của chính phủ"))] == ["USA.john-kerry", None]


def test_a_word_of_naming_within_another_word_makes_no_name():
    assert said("Ông Putin tuyên bố cuộc tập trận có nhiệm vụ “bảo vệ biên giới phía tây”.") == [
        ("bảo vệ biên giới phía tây", "RUS.vladimir-putin")
    ]


def test_a_document_speaks_for_who_issued_it_though_its_sentence_tells_of_others():
    text = "Nga ra thông cáo, cho biết Mỹ đe dọa các nước. “Hành động này phá hoại mọi nỗ lực chung”, thông cáo viết."
    assert [speaker for _, speaker in said(text)] == ["RUS"]


def test_a_quotation_that_stands_alone_belongs_to_who_spoke_last_or_to_whom_the_sentence_before_tells_of():
    text = "“Tôi không còn gì cả”, ông Kerry nói. Nước đã rút. Nhà đã sập.\n“Bây giờ phải làm lại từ đầu”."
    assert [speaker for _, speaker in said(text)] == ["USA.john-kerry"] * 2
    text = (
        "“Tôi không còn gì cả”, ông Kerry nói. Ông Lavrov bước ra.\n“Bây giờ phải làm lại từ đầu, không thể chậm trễ”."
    )
    assert [speaker for _, speaker in said(text)] == ["USA.john-kerry", "RUS.sergey-lavrov"]


def test_an_expert_who_analyses_is_no_verb_of_speech():
    text = "“Đây là một bước tiến lớn”, ông Kerry nói. Chuyên gia phân tích này cảnh báo. “Nhưng chưa phải là tất cả”."
    assert [speaker for _, speaker in said(text)] == ["USA.john-kerry"] * 2


def test_a_medium_is_the_speaker_only_where_it_speaks_itself():
    assert said("(Ảnh: Reuters) Ông Kerry nói: “Mỹ luôn giữ lời hứa”.")[0][1] == "USA.john-kerry"
    assert said("Reuters nhận định “thỏa thuận khó đứng vững”.")[0][1] == "REUTERS"


def test_a_headline_takes_the_speaker_of_the_sentence_that_says_the_same():
    text = "Ông Putin thăm Sochi. Ông Lavrov tuyên bố Moskva không rút quân khỏi Syria trong năm nay."
    assert said(text, title="'Moskva không rút quân khỏi Syria'") == [
        ("Moskva không rút quân khỏi Syria", "RUS.sergey-lavrov")
    ]


@pytest.mark.parametrize(
    "text, speaker",
    [
        (
            "Ông Vladimir Putin cho hoãn chuyến đi, “vì không muốn tiếp tay cho kẻ gây hấn”, ám chỉ Pháp.",
            "RUS.vladimir-putin",
        ),
        (
            "Pháp rút quân khỏi Mali. Ngoài cam kết “luôn đứng về phía nhân dân Mali”, Đức còn gửi thêm lương thực.",
            "DEU",
        ),
        (
            "Ông Kerry, cố vấn ngân sách thời bà Merkel, cho rằng hiệp ước đó “chẳng giúp ích được gì”.",
            "USA.john-kerry",
        ),
        (
            "Ông Lavrov đến thăm. Anh Kerry, một y tá, trút giận khi anh nói: “Chúng tôi đã bị bỏ rơi”.",
            "USA.john-kerry",
        ),
        ("Gia đình của Merkel tuyên bố không dính líu. “Chúng tôi phản đối mọi vụ bạo lực”, tuyên bố cho biết.", None),
    ],
)
def test_the_speaker_is_told_by_the_clause_or_the_sentence_round_the_quotation(text, speaker):
    assert said(text)[-1][1] == speaker


def test_the_addressee_is_named_after_the_verb():
    (row,) = reading("“Mỹ sẽ làm tất cả những gì có thể”, ông Kerry nói với ông Lavrov.", CODEBOOK)["quotes"]
    assert (row["speaker_id"], row["addressee_id"]) == ("USA.john-kerry", "RUS.sergey-lavrov")


def test_the_cue_can_be_found_again():
    told = reading("“Mỹ sẽ làm tất cả những gì có thể”, ông Kerry khẳng định.", CODEBOOK)
    (row,) = told["quotes"]
    assert row["cue"] == told["article"]["text"][row["cue_start"] : row["cue_end"]] == "khẳng định"


_MARKS = ["“", "”", '"', "''", "«", "»", "‘", "’", "'", "&’", "[", "]"]
_TEXT = (
    strategies.lists(
        strategies.sampled_from(
            _MARKS
            + [
                " ",
                ", ",
                ". ",
                "\n",
                "- ",
                "ông Lavrov",
                "ông Kerry",
                "nói",
                "cho biết",
                "theo",
                "Nga sẽ không lùi bước",
                "một hai ba bốn năm sáu bảy tám chín",
                "thông cáo",
                "dẫn lời",
                "?",
            ]
        ),
        min_size=1,
        max_size=25,
    )
    .map("".join)
    .filter(str.strip)
)


@given(_TEXT)
def test_quotations_lie_apart_in_one_line_without_their_marks(text):
    told = reading(text, CODEBOOK)
    place = 0
    for row in told["quotes"]:
        words = told["article"]["text"][row["start"] : row["end"]]
        assert place <= row["start"] and words == row["text"] == words.strip() and "\n" not in words
        assert len(re.findall(r"\S+", words)) >= quotes.SYLLABLES
        place = row["end"]
    tables.frame("quotes", told["quotes"])


@pytest.mark.parametrize(
    "text, speaker",
    [
        (
            "Ông Lavrov họp báo. “Chúng tôi không thay đổi lập trường”, nhà ngoại giao Nga nhấn mạnh.",
            "RUS.sergey-lavrov",
        ),
        ("Ông Kerry họp báo. Nói về Syria, chính trị gia Mỹ cho rằng đó là “một vết thương chung”.", "USA.john-kerry"),
        ("Ông Kerry họp báo. “Chúng ta phải tự vệ trước kẻ thù”, nhà tỷ phú công nghệ nói.", "USA.john-kerry"),
        ("Ông Kerry họp báo. “Chúng ta phải tự vệ trước kẻ thù”, nhà ngoại giao Nga đáp.", "RUS"),
        ("Bà Merkel họp báo. Một thủy thủ kể lại rằng biển động. “Chúng tôi tưởng sẽ chết”, ông nói.", None),
    ],
)
def test_a_description_goes_on_with_who_spoke_last_and_with_no_other(text, speaker):
    assert said(text)[-1][1] == speaker


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Ngoại trưởng Nga Sergei Lavrov và ông Kerry cam kết sẽ “tiếp tục đối thoại với nhau”.", "RUS.sergey-lavrov"),
        ("Bà Merkel và các cố vấn cho rằng đó là “một bước đi mạo hiểm”.", "DEU.angela-merkel"),
        ("Bà Merkel im lặng và ông Putin cho rằng đó là “một bước đi mạo hiểm”.", "RUS.vladimir-putin"),
        ("Láng giềng lâu đời của Nga là Trung Quốc tuyên bố đó là “một thảm kịch chung”.", "CHN"),
    ],
)
def test_of_those_who_speak_together_the_first_is_the_speaker_and_a_description_gives_way_to_its_name(text, speaker):
    assert [who for _, who in said(text)] == [speaker]


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Ông Lavrov nhận định, việc Mỹ tuyên bố những điều như thế “chỉ làm tình hình xấu đi”.", "RUS.sergey-lavrov"),
        ("Ông Lavrov phản đối việc Mỹ tuyên bố “đây là chiến tranh thật sự”.", "USA"),
        ("Những người theo Nga rất đông, vốn là “chuyện đã rồi của lịch sử”, ông Kerry nói.", "USA.john-kerry"),
        ("Như nhận xét của ông Kerry, đây là “một mối đe dọa cho liên minh”.", "USA.john-kerry"),
        ("Nga sẵn sàng “mở sang một trang mới”, nói như ông Kerry.", "USA.john-kerry"),
        ("NATO nổi giận với Nga vì phát ngôn “châu Âu đã lỗi thời rồi” của ông Putin.", "RUS.vladimir-putin"),
        ("Cơ quan quân sự của Nga ám chỉ NATO đang chuẩn bị “một cuộc bao vây trên biển”.", "RUS"),
        ("Đại diện thương mại tự do của Mỹ cho rằng đó là “một thỏa thuận tốt”.", "USA"),
    ],
)
def test_a_clause_within_what_is_said_and_a_word_within_a_word_take_no_speaker_away(text, speaker):
    assert [who for _, who in said(text)] == [speaker]


def test_a_sentence_may_end_in_who_says_it():
    text = "Ông Kerry họp báo ở Paris. Nga đồng ý, nhưng Trung Quốc từ chối, ông nói.\n“Chúng tôi sẽ không chờ đợi thêm nữa”."
    assert said(text) == [("Chúng tôi sẽ không chờ đợi thêm nữa", "USA.john-kerry")]


def test_the_bare_army_or_its_spokesman_speaks_for_the_state_of_most_of_the_article_if_there_is_one():
    words = "Chúng tôi chưa rõ nguyên nhân vụ việc"
    for speaker in ("phát ngôn viên quân đội", "một quan chức quốc phòng giấu tên", "cảnh sát"):
        assert said(f"Một vụ nổ xảy ra ở Pháp. Pháp sẽ điều tra. “{words}”, {speaker} cho biết.") == [(words, "FRA")]
        assert said(f"Pháp và Nga điều tra. “{words}”, {speaker} cho biết.") == [(words, None)]


@pytest.mark.parametrize(
    "text, party",
    [
        ("Các ngoại trưởng Nga, Mỹ và Pháp khẳng định “sẽ không có chiến tranh nữa”.", None),
        ("Ngoại trưởng hai nước Nga - Mỹ cho rằng đó là “một bước đi sai lầm”.", None),
        ("Nga, Trung Quốc và Pháp cảnh báo về “những hậu quả khó lường”.", None),
        ("Cả Nga, Trung Quốc và Pháp đều cho rằng đó là “một bước đi sai lầm”.", None),
        ("Thủ tướng Đức Angela Merkel, Tổng thống Nga Putin và ông Kerry cam kết sẽ “hợp tác chặt chẽ hơn”.", None),
        ("Trong khi bà Merkel im lặng, ông Putin và ông Kerry cam kết sẽ “hợp tác chặt chẽ hơn”.", "RUS"),
        ("Theo bà Merkel, ông Putin và ông Kerry cho rằng đó là “một bước đi sai lầm”.", "RUS"),
        ("Nga và Pháp cảnh báo về “những hậu quả khó lường”.", "RUS"),
        ("Trong cuộc gặp với Nga, Mỹ và Pháp khẳng định “sẽ không có chiến tranh nữa”.", "USA"),
        ("Ông Kerry đến Paris. Lãnh đạo ba nước này khẳng định “sẽ không có chiến tranh nữa”.", None),
        (
            "Ông Kerry đến Paris. “Chúng tôi rất tiếc vì chuyện đã xảy ra”, tuyên bố chung của các bộ trưởng nêu rõ.",
            None,
        ),
        ("Các thành viên của NATO gồm Pháp, Đức và Mỹ cho rằng đó là “một bước đi sai lầm”.", "NATO"),
        ("NATO, bao gồm Pháp và Mỹ, cho rằng đó là “một bước đi sai lầm”.", "NATO"),
    ],
)
def test_a_list_that_nobody_leads_is_no_ones_words_and_members_speak_for_their_body(text, party):
    assert [row["speaker_party"] for row in reading(text, CODEBOOK)["quotes"]] == [party]


@pytest.mark.parametrize(
    "text, speaker",
    [
        (
            "AFP dẫn thông báo ngày 5/3 của Bộ Ngoại giao Nga. Ông Kerry im lặng. “Nga sẽ đáp trả”, thông báo viết.",
            "RUS",
        ),
        (
            "Nga bực vì bản báo cáo mới được Mỹ công bố. Ông Lavrov nói báo cáo này coi Nga là “mối đe dọa toàn cầu”.",
            "USA",
        ),
        (
            "Ông Kerry ra thông báo. Thông báo được đưa ra sau khi Nga lên tiếng. Theo thông báo, “Mỹ sẽ kiên trì chờ đợi”.",
            "USA.john-kerry",
        ),
        (
            "“Chúng tôi lấy làm tiếc”, AFP dẫn thông báo ngày 10/12 từ văn phòng phó tổng thống Mỹ Kerry.",
            "USA.john-kerry",
        ),
        ("Ông Kerry đã tán thành “kế hoạch ngừng bắn của cả ba bên ở miền bắc”.", "USA.john-kerry"),
        ("Ông Lavrov nói ông Kerry ủng hộ “kế hoạch ngừng bắn của cả ba bên ở miền bắc”.", "RUS.sergey-lavrov"),
    ],
)
def test_a_document_is_its_issuers_and_who_takes_sides_by_a_quotation_says_it(text, speaker):
    assert [who for _, who in said(text)] == [speaker]
