"""When an article was published: the order of evidence, the window, and its argument."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ngoaigiao import clues, milestones, publication_days, published, world_clues
from ngoaigiao.publication_days import N, Constraint, index, within
from ngoaigiao.codebook import load
from ngoaigiao.dates import find
from ngoaigiao.extract import first_reading

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def settled(text, mentions=(), roles=None, **article):
    lines, place = [], 0
    for number, line in enumerate(text.split("\n")):
        role = roles[number] if roles else "body"
        lines.append({"start": place, "end": place + len(line), "role": role})
        place += len(line) + 1
    reading = {
        "article": {"article_id": "a", "text": text, **article},
        "passages": lines,
        "mentions": list(mentions),
        "sentences": [(row["start"], row["end"]) for row in lines if row["role"] == "body"],
        "expressions": find(text, [(row["start"], row["end"]) for row in lines if row["role"] == "body"], load()),
    }
    return published.settle(reading, load())


def person(text, name, actor_id, office=None):
    start = text.index(name)
    end = start + len(name)
    return {"text": name, "start": start, "end": end, "actor_id": actor_id, "office": office, "kind": "person"}


def window(row):
    return row["published_earliest"], row["published_latest"]


def test_metadata_come_first():
    day = date(2018, 3, 1)
    row = settled("Hôm nay (5/7/2016), hai bên ký hiệp định.", published_earliest=day, published_latest=day)
    assert window(row) == (day, day) and row["published_how"] == "metadata"


@pytest.mark.parametrize(
    "stamp",
    [
        "08:15 03/09/2018",
        "Thứ hai, 3/9/2018 | 08:15 GMT+7",
        "3 tháng 9 2018",
        "Cập nhật lúc 8:15 ngày 03-09-2018",
    ],
)
def test_a_stamp_on_its_own_line_before_the_body(stamp):
    row = settled(f"{stamp}\nHai ngoại trưởng gặp nhau ở thủ đô.", roles=["byline", "body"])
    assert window(row) == (date(2018, 9, 3),) * 2 and row["published_how"] == "stamped"
    assert "the article's own stamp" in row["published_evidence"]


def test_a_stamp_right_behind_the_body_counts_and_one_in_a_side_bar_does_not():
    body = "Hai ngoại trưởng gặp nhau ở thủ đô."
    assert settled(f"{body}\n03/09/2018", roles=["body", "byline"])["published_how"] == "stamped"
    aside = settled(f"{body}\nBão lớn sắp vào bờ\n20:01:45 03/09/2018", roles=["body", "teaser", "teaser"])
    assert aside["published_how"] != "stamped"


def test_a_stamp_within_a_sentence_is_none():
    row = settled("Hiệp định ký ngày 03/09/2018 tại thủ đô vẫn chưa được phê chuẩn.")
    assert row["published_how"] == "inferred"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Hôm qua (4/7/2016), hai bên ký.", date(2016, 7, 5)),
        ("Sáng nay 4/7/2016, hai bên ký.", date(2016, 7, 4)),
        ("Ngày mai (4/7/2016), hai bên ký.", date(2016, 7, 3)),
        ("Hai bên ký chiều qua (4-7-2016).", date(2016, 7, 5)),
    ],
)
def test_a_relative_day_beside_its_date_states_the_day(words, day):
    row = settled(words)
    assert window(row) == (day, day) and row["published_how"] == "stated"


def test_the_newest_day_named_is_the_day_or_the_day_before():
    earliest, latest = window(settled("Ngày 3/5/2016, hai bên gặp nhau. Ngày 8/5/2016, họ ký hiệp định."))
    assert earliest == date(2016, 5, 8) and date(2016, 5, 9) <= latest <= date(2016, 5, 15)


def test_what_lies_ahead_is_not_reached():
    row = settled("Ngày 3/5/2016, hai bên gặp nhau. Họ sẽ gặp lại vào ngày 9/5 tới.")
    assert row["published_earliest"] == date(2016, 5, 3) and row["published_latest"] < date(2016, 5, 9)


def test_a_weekday_chooses_the_year():
    text = "Hôm thứ Ba (30/3), Thủ tướng Nhật Junichiro Koizumi phát biểu. Ngày 30/3, quốc hội họp."
    row = settled(text, [person(text, "Junichiro Koizumi", "JPN.junichiro-koizumi", "thủ tướng")])
    assert row["published_earliest"] == date(2004, 3, 30) and "weekday" in row["published_evidence"]


def test_who_holds_which_office_chooses_the_year():
    text = "Ngày 18/5, Ngoại trưởng Mỹ Rex Tillerson và Thủ tướng Anh Theresa May gặp Giám đốc FBI James Comey."
    people = [
        person(text, "Rex Tillerson", "USA.rex-tillerson", "ngoại trưởng"),
        person(text, "Theresa May", "GBR.theresa-may", "thủ tướng"),
    ]
    earliest, latest = window(settled(text + " Tháng 1/2017, hai bên đã gặp nhau.", people))
    assert earliest == date(2017, 5, 18) and latest.year == 2017


def test_former_and_elect_turn_an_office_round():
    former = "Ngày 2/3, cựu Tổng thống Mỹ Barack Obama phát biểu. Năm 2017 khép lại."
    row = settled(former, [person(former, "Barack Obama", "USA.barack-obama", "tổng thống")])
    assert row["published_earliest"] >= date(2017, 1, 20) and "former" in row["published_evidence"]
    elect = "Ngày 2/12, Tổng thống đắc cử Mỹ Barack Obama phát biểu."
    row = settled(elect, [person(elect, "Barack Obama", "USA.barack-obama", "tổng thống")])
    assert row["published_earliest"] == date(2008, 12, 2)


def test_an_event_beside_its_day_gives_the_year():
    row = settled("Ngày 19/11, ông kêu gọi đoàn kết sau loạt vụ tấn công tại Paris hôm 13/11.")
    assert row["published_earliest"] == date(2015, 11, 19) and "Paris attacks 2015-11-13" in row["published_evidence"]


def test_a_measure_of_time_beside_an_event():
    earliest, latest = window(settled("Ankara bắt thêm người sau vụ đảo chính bất thành ở Thổ Nhĩ Kỳ hồi tuần trước."))
    assert date(2016, 7, 18) <= earliest <= latest <= date(2016, 7, 24)


def test_an_article_that_tells_nothing_has_no_window():
    assert settled("Hai bên nhất trí tiếp tục trao đổi.") == {
        "published_earliest": None,
        "published_latest": None,
        "published_how": None,
        "published_evidence": None,
    }


def test_evidence_gives_spans_of_the_text():
    text = "Ngày 8/5/2016, hai bên ký hiệp định."
    assert f"“Ngày 8/5/2016” [0:{len('Ngày 8/5/2016')}]" in settled(text)["published_evidence"]


@pytest.mark.parametrize(
    ("seed", "first", "last", "how", "words"),
    [
        ("000", date(2015, 11, 26), date(2015, 11, 26), "inferred", "26/11"),
        ("001", date(2015, 11, 20), date(2015, 11, 21), "inferred", "20/11"),
        ("002", date(2014, 10, 15), date(2014, 10, 15), "stated", "14/10"),
        ("004", date(2016, 7, 22), date(2016, 7, 22), "stamped", "22/07/2016"),
    ],
)
def test_the_seeds_without_metadata(seed, first, last, how, words):
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    row = first_reading({"article_id": seed, "text": text}, load())["article"]
    assert row["published_earliest"] <= last and row["published_latest"] >= first
    assert row["published_latest"] - row["published_earliest"] <= timedelta(7)
    assert row["published_how"] == how and words in row["published_evidence"]


def test_every_milestone_can_be_found():
    for row in load()["milestones"]:
        assert row["kind"] in ("event", "lasting", "occasion", "name", "period"), row
        assert row["until"] is None or row["until"] >= row["date"], row
        assert row["until"] or row["kind"] != "period", row
        for phrase in row["phrases"]:
            day = f" {row['date'].day}/{row['date'].month}/{row['date'].year}"
            text = f"Có {phrase.removesuffix(milestones.DATED).replace(milestones.GAP, ' ở ')} ngày{day} chứ."
            found = milestones.find(text, [(0, len(text))], find(text, [(0, len(text))], load()), load())
            assert any(row in naming.rows for naming in found), (row["milestone_id"], phrase)


def test_a_phrase_with_a_day_needs_the_day():
    text = "Đoàn xe tới Aleppo ngày 3/8. Trời mưa. Họ ở lại. Đêm xuống."
    spans = [(0, len(text))]
    assert not milestones.find(text, spans, find(text, spans, load()), load())


@given(st.lists(st.tuples(st.integers(0, N - 1), st.integers(0, 400), st.floats(-9, -0.1)), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_window_holds_the_likeliest_day(bounds):
    constraints = [Constraint("x", within(first, first + width, outside)) for first, width, outside in bounds]
    first, last, share = publication_days.window(constraints)
    total = sum(constraint.weights for constraint in constraints)
    assert 0 <= first <= last < N and 0 < share <= 1 + 1e-9
    assert total[first : last + 1].max() >= total.max() - 1e-9 or last - first >= publication_days.WEEK - 1


@given(st.dates(date(1996, 1, 1), date(2030, 1, 1)))
def test_one_certain_day_is_the_window(day):
    weights = np.full(N, -30.0)
    weights[index(day)] = 0
    assert publication_days.window([Constraint("x", weights)])[:2] == (index(day), index(day))


@given(st.text(alphabet="ngày thứba hôm qua0123456789/().,-tới năm\n", max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_window_in_order_or_none(text):
    row = settled(text)
    earliest, latest = window(row)
    assert (earliest is None) == (latest is None) == (row["published_how"] is None)
    assert earliest is None or earliest <= latest


def test_a_day_that_names_an_old_event_is_no_news():
    text = "Sau vụ 11/9, sân bay nào cũng bị kiểm tra. Ngày 3/5/2005, Bộ Giao thông nới lỏng quy định."
    assert window(settled(text))[0] == date(2005, 5, 3)


@pytest.mark.parametrize("words", ["chịu 30 năm tù", "đã sống ở đây 30 năm và yêu thành phố"])
def test_years_that_do_not_count_from_an_event_date_nothing(words):
    told = settled(f"Ngày 3/5/2005, một người {words}, quê ở gần Chernobyl, vùng thảm họa Chernobyl.")
    assert "reckoned" not in told["published_evidence"]


def test_years_that_count_from_an_event_date_the_article():
    earliest, latest = window(settled("Hôm qua, Kiev kỷ niệm 20 năm thảm họa Chernobyl."))
    assert date(2005, 12, 1) <= earliest <= latest <= date(2006, 12, 31)


def test_an_event_of_the_background_leaves_the_window_wide():
    lead = "Bộ trưởng nói rằng ngành đường sắt cần thêm nhiều tiền và nhiều người có tay nghề. " * 6
    fresh = settled("Một vụ đánh bom ở Madrid làm nhiều người chết trên các chuyến tàu sáng.")
    later = settled(lead + "Kể từ vụ đánh bom ở Madrid, người ta đã siết chặt an ninh.")
    wide, narrow = (latest - earliest for earliest, latest in (window(later), window(fresh)))
    assert narrow <= timedelta(7) < wide


def test_days_with_their_years_far_down_are_weak():
    lead = "Bà kể lại cuộc đời mình cho các sinh viên nghe trong một buổi tối đông người. " * 6
    earliest, latest = window(settled(lead + "Bà sinh con đầu lòng ngày 3/5/2005."))
    assert latest - earliest > timedelta(7)


def test_a_day_before_a_verb_of_saying_does_not_date_the_event_before_it():
    told = settled("Ủy ban điều tra vụ đánh bom ở Madrid hôm nay cho biết họ cần thêm một năm.")["published_evidence"]
    assert "reckoned" not in told
    assert "reckoned" in settled("Cả nước bàng hoàng vì vụ đánh bom ở Madrid hôm nay.")["published_evidence"]


def days(text):
    earliest, latest = window(settled(text))
    return (latest - earliest).days


def test_a_day_vua_qua_is_none_of_the_last_days():
    told = settled("Ngày 3/5/2016 vừa qua, hai bên đã ký hiệp định tại thủ đô.")
    fresh = settled("Ngày 3/5/2016, hai bên đã ký hiệp định tại thủ đô.")
    middle = [
        row["published_earliest"] + (row["published_latest"] - row["published_earliest"]) / 2 for row in (told, fresh)
    ]
    assert middle[0] > middle[1]


def test_articles_thin_out_with_the_years_since_a_month_with_its_year():
    text = "Ngày 28/5, hai bên ký hiệp định. Vòng đàm phán đầu tiên diễn ra hồi tháng 2/2013."
    (told,) = clues._years(text, find(text, [(0, len(text))], load()), load())
    weights = [told.weights[index(date(year, 5, 28))] for year in (2013, 2014, 2015, 2016)]
    assert weights == sorted(weights, reverse=True) and told.weights[index(date(2012, 5, 28))] < weights[1]


def test_a_year_that_words_put_ahead_is_not_the_newest_year():
    row = settled(
        "Ngày 28/5, quân đội xác nhận họ sẽ rút về nước vào cuối năm 2014. Cuộc chiến nổ ra hồi tháng 10/2012."
    )
    assert row["published_earliest"].year == 2013


@pytest.mark.parametrize(("words", "last"), [("5/6/2016 tới", date(2016, 6, 6)), ("5/6/2016", date(2016, 6, 9))])
def test_a_day_ahead_alone_dates_an_article(words, last):
    earliest, latest = window(settled(f"Hai ngoại trưởng sẽ gặp nhau vào ngày {words}."))
    assert date(2016, 4, 1) < earliest <= latest <= last


def test_den_at_the_head_of_a_clause_goes_on_with_the_story():
    earliest, _ = window(settled("Ngày 3/5/2016, họ bắt đầu họp. Đến ngày 8/5/2016, họ ký hiệp định."))
    assert earliest > date(2016, 5, 3)


def test_the_day_of_a_photograph_is_no_news():
    row = settled("Hai ngoại trưởng bắt tay ngày 9/5/2016. Ảnh: AFP\nNgày 3/5/2016, hai bên gặp nhau.")
    assert row["published_earliest"] == date(2016, 5, 3)


def test_the_first_day_of_a_span_that_ends_ahead_is_no_news():
    row = settled("Ngày 1/11/2016, Anh công bố lệnh mới. Lệnh có hiệu lực từ 5/11/2016 đến 2/12/2016.")
    assert row["published_earliest"] == date(2016, 11, 1)


def test_how_the_first_day_stands_tells_how_fresh_it_is():
    told = [
        "Ngày 3/5, hai bên ký.",
        "Hai bên họp trưa 3/5 ở thủ đô.",
        "Họ tăng tuần tra kể từ vụ nổ ngày 3/5.",
        "Ngày 3/5 vừa qua, họ ký.",
    ]
    standing = []
    for text in told:
        expressions = find(text, [(0, len(text))], load())
        reading = {"article": {"text": text}, "sentences": [(0, len(text))]}
        standing.append(clues._standing(reading, expressions, expressions, load()))
    assert standing == ["news", "plain", "side", "gone"]


def test_days_of_several_years_are_weak():
    assert days("Anh cả sinh ngày 3/5/2005 ở thủ đô. Em gái sinh ngày 8/8/2009 ở miền nam.") > 7


@pytest.mark.parametrize("words", ["vụ đánh bom ở Madrid, năm ngoái họ đã", "vụ đánh bom ở Madrid, từ năm ngoái"])
def test_a_comma_or_tu_parts_a_measure_of_time_from_the_event(words):
    assert "reckoned" not in settled(f"Ngày 3/5, họ nhắc lại {words} siết chặt an ninh.")["published_evidence"]


def test_last_year_is_the_calendar_year_before():
    earliest, latest = window(settled("Ủy ban điều tra vụ đánh bom ở Madrid năm ngoái họp kín."))
    assert earliest.year == 2005


def test_who_is_named_without_a_title_is_mostly_in_office():
    text = "Ngày 2/3, bà Theresa May phát biểu tại thủ đô."
    may = person(text, "Theresa May", "GBR.theresa-may")
    (told,) = world_clues._offices(text, [may], load())
    assert told.weights[index(date(2016, 12, 1))] > told.weights[index(date(2021, 12, 1))]


def test_an_event_of_this_year_is_as_fresh_as_any():
    row = settled("Tokyo phản đối vụ thử tên lửa lần thứ 9 trong năm của Bình Nhưỡng.")
    assert row["published_earliest"] == date(2017, 5, 29)
    assert (row["published_latest"] - row["published_earliest"]).days <= 7


def test_a_day_in_a_text_that_tells_the_news_of_yesterday_is_some_days_old():
    later = "hai bên họp kín ở Busan bên lề hội nghị APEC lần thứ 13. Họ từng ký hiệp định ngày 3/5."
    weights = []
    for text in (f"Hôm qua, {later}", f"Ở thủ đô, {later}"):
        row = first_reading({"article_id": "a", "text": text}, load())
        found = clues._named_days(row, row["expressions"], {}, load())
        weights.append(next(found).weights[[index(date(2005, 5, 4)), index(date(2005, 5, 20))]])
    assert weights[0][0] - weights[0][1] < 2 < weights[1][0] - weights[1][1]


def test_yesterday_before_the_first_day_takes_the_news_from_it():
    text = "Hôm qua, hai bên ký hiệp định. Luật này ra đời hôm 3/5 và bị phản đối."
    expressions = find(text, [(0, len(text))], load())
    reading = {"article": {"text": text}, "sentences": [(0, len(text))]}
    assert clues._standing(reading, expressions[1:], expressions, load()) == "told"


def listed(text, *days):
    lines = [text, *(f"Tin khác ({day})" for day in days)]
    return settled("\n".join(lines), roles=["body", *("teaser" for _ in days)])


def test_linked_articles_are_older_and_listed_ones_about_as_new():
    text = "Hai ngoại trưởng gặp nhau ở thủ đô."
    row = listed(text, "02/05/2005", "19/05/2005", "18/05/2005")
    assert "older articles are listed up to (02/05/2005)" in row["published_evidence"]
    assert date(2005, 5, 2) <= row["published_earliest"] <= date(2005, 5, 19) <= row["published_latest"]
    assert window(listed(text, "02/05/2005"))[0] >= date(2005, 5, 2)


def test_a_past_month_gives_the_year_of_the_event_beside_it():
    text = "Bộ trưởng nhắc tới cuộc bầu cử tại Iraq hồi tháng giêng."
    expressions, spans = find(text, [(0, len(text))], load()), [(0, len(text))]
    (naming,) = [n for n in milestones.find(text, spans, expressions, load()) if n.dated]
    assert [row["milestone_id"] for row in naming.rows] == ["iraq-january-2005"]
    weights = world_clues._dated(text, expressions, spans, [naming])[expressions[-1].start][2].weights
    assert weights[index(date(2005, 6, 1))] > weights[index(date(2006, 6, 1))] == weights[index(date(2004, 6, 1))]
    ahead = "Iraq sẽ tổ chức bầu cử tại Iraq vào tháng giêng."
    assert not milestones.find(ahead, [(0, len(ahead))], find(ahead, [(0, len(ahead))], load()), load())


def test_the_number_of_a_summit_tells_which_it_is():
    text = "Các nhà lãnh đạo tới Busan dự hội nghị cấp cao APEC lần thứ 13."
    earliest, latest = window(settled(text))
    assert date(2005, 11, 1) <= earliest <= latest <= date(2005, 12, 1)


def test_news_goes_on_naming_a_lasting_event():
    rows = {row["milestone_id"]: row for row in load()["milestones"]}
    kinds = "event", "lasting"
    fade = {kind: world_clues._fading({**rows["katrina"], "kind": kind}, "news", load()) for kind in kinds}
    near, far = index(date(2005, 8, 30)), index(date(2005, 11, 30))
    assert fade["event"][near] - fade["event"][far] > fade["lasting"][near] - fade["lasting"][far] > 0


def test_shares_are_in_order_of_distance_and_no_share_is_nothing():
    clues_told = {row["clue"] for row in load()["shares"]}
    for clue in clues_told:
        distances, shares = publication_days.shares(load(), clue)
        assert (np.diff(distances) > 0).all() and (shares > 0).all() and (shares <= 1).all(), clue
        assert publication_days.weigh(load(), clue, distances).max() == 0


@pytest.mark.parametrize(("weekday", "told"), [("thứ Ba", True), ("thứ Năm", False)])
def test_the_weekday_of_an_event_tells_that_it_is_of_this_week(weekday, told):
    row = settled(f"Hôm {weekday}, tổng thống ban bố thiết quân luật trên đảo Mindanao. Quân đội đã tới thành phố.")
    assert ("reckoned from" in row["published_evidence"]) == told
    assert not told or date(2017, 5, 23) <= row["published_earliest"] <= row["published_latest"] <= date(2017, 5, 31)
