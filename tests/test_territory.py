"""Who holds a place that its country does not: whom an attack on it harms, and when."""

from datetime import date

import pytest

from ngoaigiao import proposals, territory
from ngoaigiao.codebook import load
from test_stances import reading_of

BOOK = load()
PLACES = {"Raqqa": "SYR", "Mosul": "IRQ", "Donetsk": "UKR", "Aleppo": "SYR", "Dải Gaza": "PSE"}
PARTIES = {"Iraq": "IRQ", "Israel": "ISR", "Iran": "IRN"}


def harmed(sentence, day):
    """The rows (source, target, type) of the first readings of a sentence in an article of a day."""
    reading = reading_of(sentence)
    reading["article"].update(published_earliest=date.fromisoformat(day), published_latest=date.fromisoformat(day))
    for name, party in {**PLACES, **PARTIES}.items():
        start = sentence.find(name)
        if start >= 0:
            kind, actor_id = ("place", f"@{name}") if name in PLACES else ("state", party)
            reading["mentions"] = [m for m in reading["mentions"] if m["start"] != start]
            reading["mentions"].append(
                {
                    "start": start,
                    "end": start + len(name),
                    "text": name,
                    "actor_id": actor_id,
                    "party": party,
                    "kind": kind,
                }
            )
    reading["mentions"].sort(key=lambda m: m["start"])
    rows = [c.row for c in proposals.read(reading, BOOK)[0] if not c.act.other]
    return {(row["source_party"], row["target_party"], row["event_type"]) for row in rows}


@pytest.mark.parametrize(
    "sentence, day, expected",
    [
        ("Mỹ không kích Raqqa.", "2015-09-01", ("USA", "IS", "ASSAULT")),
        ("Mỹ không kích Raqqa.", "2012-09-01", ("USA", "SYR", "ASSAULT")),  # before IS came
        ("Mỹ không kích thành phố Raqqa của Syria.", "2015-09-01", ("USA", "IS", "ASSAULT")),
        ("Quân đội Iraq giải phóng Mosul.", "2017-07-20", ("IRQ", "IS", "ASSAULT")),  # told within the month
        ("Quân đội Syria tấn công Aleppo.", "2016-10-01", ("SYR", "SYRIAN_OPPOSITION", "ASSAULT")),
        ("Nga ném bom Aleppo, Syria.", "2016-10-01", ("RUS", "SYRIAN_OPPOSITION", "ASSAULT")),
        ("IS tấn công Mosul.", "2015-09-01", ("IS", "IRQ", "ASSAULT")),  # the holder itself
        ("Ukraine nã pháo vào Donetsk.", "2015-02-01", ("UKR", "DONBAS_SEPARATISTS", "ASSAULT")),
        ("Nga nã pháo vào Donetsk.", "2015-02-01", ("RUS", "UKR", "ASSAULT")),  # a friend of the holder
        ("Israel pháo kích Dải Gaza.", "2014-07-20", ("ISR", "HAMAS", "ASSAULT")),
        ("Israel pháo kích Dải Gaza.", "2004-07-20", ("ISR", "PSE", "ASSAULT")),
    ],
)
def test_an_attack_on_a_place_harms_who_holds_it(sentence, day, expected):
    assert harmed(sentence, day) == {expected}


def test_an_article_of_an_unknown_day_must_name_the_holder():
    reading = reading_of("Mỹ không kích Mosul.")
    reading["article"].update(published_earliest=date(2004, 1, 1), published_latest=date(2021, 1, 1))
    assert territory.holder("@Mosul", reading, BOOK) is None
    reading["mentions"].append({"actor_id": "IS"})
    assert territory.holder("@Mosul", reading, BOOK).actor_id == "IS"


def test_other_acts_leave_a_place_to_its_country():
    assert {row[1] for row in harmed("Nga rút khỏi Aleppo.", "2016-10-01")} == {"SYR"}


def test_every_place_is_known_and_held_in_order():
    places = {row["name_vi"] for row in BOOK["places"]} | {row["capital"] for row in BOOK["states"]}
    assert not [row["place"] for row in BOOK["territory"] if row["place"] not in places]
    assert all(row["valid_to"] is None or row["valid_from"] <= row["valid_to"] for row in BOOK["territory"])
