"""The people, offices and titles of the codebook: sound rows, no claim made twice, the right holder on a day."""

import re
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngoaigiao.codebook import load

CODEBOOK = load()
PEOPLE = {row["actor_id"]: row for row in CODEBOOK["people"]}
OFFICES = CODEBOOK["offices"]
TITLES = CODEBOOK["titles"]
EXCLUSIVE = {row["office"] for row in TITLES if row["exclusive"] == "yes"}
STATUSES = {
    "former",
    "late",
    "new",
    "elect",
    "acting",
    "current",
    "outgoing",
    "claimed",
    "honorary",
    "deputy",
    "woman",
    "first",
    "permanent",
    "senior",
}
OPEN = date.max


def slug(name):
    """The name in lower-case ASCII: marks and apostrophes dropped, words joined by hyphens."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in plain.lower() if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’.]", "", plain)).strip("-")


def key(name):
    return " ".join(re.sub("[-’']", " ", name).casefold().split())


def holders(party, office, day):
    """Who holds an office on a day; both people on the day that it changes hands."""
    return {
        row["actor_id"]
        for row in OFFICES
        if (row["party"], row["office"]) == (party, office)
        and row["valid_from"]
        and row["valid_from"] <= day <= (row["valid_to"] or OPEN)
    }


def test_ids_are_party_and_ascii_slug_of_the_english_name():
    for actor_id, row in PEOPLE.items():
        prefix, _, rest = actor_id.partition(".")
        assert rest == slug(row["name_en"]), actor_id
        assert prefix == (row["party"] or prefix) and re.fullmatch(r"[A-Z][A-Z0-9_]*", prefix), actor_id


def test_parties_are_codes_of_the_codebook():
    codes = {
        row[column]
        for name in ("states", "organisations")
        for row in CODEBOOK[name]
        for column in ("actor_id", "party")
    }
    assert {row["party"] for row in (*PEOPLE.values(), *OFFICES)} <= codes


def test_no_name_is_claimed_by_two_people():
    claims = defaultdict(set)
    for actor_id, row in PEOPLE.items():
        for name in (row["name_vi"], row["name_en"], *row["aliases"]):
            claims[key(name)].add(actor_id)
    assert not {name: sorted(ids) for name, ids in claims.items() if len(ids) > 1}


def test_short_names_are_shorter_than_a_name_and_no_vietnamese_syllable():
    for actor_id, row in PEOPLE.items():
        longest = max(len(name.split()) for name in (row["name_vi"], *row["aliases"]))
        assert all(len(short.split()) <= longest for short in row["short_names"]), actor_id
        assert row["lone"] is None or row["lone"] == "yes" and row["short_names"], actor_id
        if row["party"] in ("CHN", "TWN", "VNM"):
            assert all(" " in short or short == row["name_vi"] for short in row["short_names"]), actor_id


def test_every_office_has_its_person_and_its_title():
    known = {row["office"] for row in TITLES}
    for row in OFFICES:
        assert row["actor_id"] in PEOPLE
        words = row["office"].split()
        assert any(" ".join(words[:length]) in known for length in range(1, len(words) + 1)), row["office"]


def test_terms_begin_before_they_end_and_say_why_an_end_is_missing():
    for row in OFFICES:
        assert row["valid_from"] and row["valid_from"] <= (row["valid_to"] or OPEN), row
        assert row["valid_to"] or row["note"], row


def test_an_exclusive_office_has_one_holder_but_on_the_day_of_the_handover():
    terms = defaultdict(list)
    for row in OFFICES:
        if row["office"] in EXCLUSIVE:
            terms[row["party"], row["office"]].append(row)
    for rows in terms.values():
        for one, other in combinations(rows, 2):
            first, last = (
                max(one["valid_from"], other["valid_from"]),
                min(one["valid_to"] or OPEN, other["valid_to"] or OPEN),
            )
            vague = any(re.search("month|year", row["note"] or "") for row in (one, other)) and first.replace(
                day=1
            ) == last.replace(day=1)
            assert one["actor_id"] == other["actor_id"] or first >= last or vague, (one, other)


@pytest.mark.parametrize(
    "party, office, day, actor_id",
    [
        ("USA", "ngoại trưởng", date(2017, 5, 18), "USA.rex-tillerson"),
        ("USA", "ngoại trưởng", date(2004, 11, 1), "USA.colin-powell"),
        ("USA", "bộ trưởng quốc phòng", date(2015, 10, 14), "USA.ashton-carter"),
        ("RUS", "tổng thống", date(2009, 8, 1), "RUS.dmitry-medvedev"),
        ("RUS", "thủ tướng", date(2009, 8, 1), "RUS.vladimir-putin"),
        ("CHN", "ngoại trưởng", date(2023, 8, 1), "CHN.wang-yi"),
        ("GBR", "thủ tướng", date(2022, 9, 20), "GBR.liz-truss"),
        ("FRA", "ngoại trưởng", date(2003, 2, 14), "FRA.dominique-de-villepin"),
        ("DEU", "thủ tướng", date(2005, 11, 1), "DEU.gerhard-schroeder"),
        ("JPN", "thủ tướng", date(2013, 1, 30), "JPN.shinzo-abe"),
        ("KOR", "ngoại trưởng", date(2005, 9, 19), "UN.ban-ki-moon"),
        ("UN", "tổng thư ký", date(2005, 9, 19), "UN.kofi-annan"),
        ("NATO", "tổng thư ký", date(2016, 7, 9), "NATO.jens-stoltenberg"),
        ("EU", "đại diện cấp cao", date(2013, 11, 24), "EU.catherine-ashton"),
        ("IAEA", "tổng giám đốc", date(2005, 10, 7), "IAEA.mohamed-elbaradei"),
        ("PSE", "thủ tướng", date(2004, 7, 17), "PSE.ahmed-qurei"),
        ("VNM", "ngoại trưởng", date(2014, 5, 20), "VNM.pham-binh-minh"),
        ("TWN", "tổng thống", date(2004, 3, 20), "TWN.chen-shui-bian"),
    ],
)
def test_holder_of_an_office_on_a_day(party, office, day, actor_id):
    assert holders(party, office, day) == {actor_id}


@given(
    st.dates(date(2001, 7, 1), date(2025, 6, 30)),
    st.sampled_from(
        [
            ("USA", "tổng thống"),
            ("RUS", "tổng thống"),
            ("FRA", "tổng thống"),
            ("CHN", "chủ tịch nước"),
            ("GBR", "thủ tướng"),
            ("DEU", "thủ tướng"),
            ("JPN", "thủ tướng"),
            ("ITA", "thủ tướng"),
            ("GBR", "ngoại trưởng"),
            ("UN", "tổng thư ký"),
        ]
    ),
)
def test_the_great_offices_are_never_vacant(day, post):
    assert holders(*post, day), (day, post)


@given(st.sampled_from([row for row in OFFICES if row["office"] in EXCLUSIVE and row["valid_to"] and not row["note"]]))
def test_a_term_is_over_on_the_day_after_its_last(row):
    following = holders(row["party"], row["office"], row["valid_to"] + timedelta(days=1))
    returned = any(
        other["actor_id"] == row["actor_id"]
        and other["office"] == row["office"]
        and other["party"] == row["party"]
        and other["valid_from"] == row["valid_to"]
        for other in OFFICES
    )
    assert returned or row["actor_id"] not in following


def test_titles_of_one_office_agree():
    facts = defaultdict(set)
    for row in TITLES:
        facts[row["office"]].add((row["name_en"], row["institution"], row["exclusive"]))
    assert not {office: found for office, found in facts.items() if len(found) > 1}


@pytest.mark.parametrize(
    "title, office",
    [
        ("Ngoại trưởng", "ngoại trưởng"),
        ("Bộ trưởng Ngoại giao", "ngoại trưởng"),
        ("Bộ trưởng Bộ Ngoại giao", "ngoại trưởng"),
        ("phát ngôn nhân", "người phát ngôn"),
        ("Nhà vua", "quốc vương"),
        ("Đặc sứ", "đặc phái viên"),
        ("Chủ tịch Duma", "chủ tịch hạ viện"),
    ],
)
def test_titles_lead_to_their_office(title, office):
    assert {row["office"] for row in TITLES if row["title"] == title} == {office}


def test_modifiers_have_a_known_status():
    assert {row["status"] for row in CODEBOOK["modifiers"]} <= STATUSES
    assert {row["modifier"]: row["status"] for row in CODEBOOK["modifiers"]}["cựu"] == "former"
