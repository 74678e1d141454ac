"""Patterns of many phrases, and the letters of Vietnamese."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ngoaigiao.patterns import EXACT, LOWER, UPPER, any_of, lower, old_tones

PHRASES = st.lists(st.text(alphabet="ab (.*", min_size=1, max_size=5), max_size=6)


@given(PHRASES, st.text(alphabet="ab (.*", max_size=12))
def test_any_of_finds_the_longest_phrase_at_each_place(phrases, text):
    pattern = re.compile(any_of(phrases, EXACT))
    for place in range(len(text)):
        fits = [phrase for phrase in phrases if text.startswith(phrase, place)]
        found = pattern.match(text, place)
        assert (found and found.group()) == max(fits, key=len, default=None)


def test_a_blank_is_any_white_space_unless_it_must_be_exact():
    assert re.fullmatch(any_of(["sau khi"]), "sau\n khi") and not re.fullmatch(any_of(["sau khi"], EXACT), "sau\n khi")
    assert re.fullmatch(any_of(["sau khi"], EXACT), "sau khi", re.VERBOSE)


@given(st.text(max_size=40))
def test_small_letters_stand_where_the_text_has_them(text):
    assert len(lower(text)) == len(old_tones(text)) == len(text)


def test_letters_and_tones():
    assert re.fullmatch(f"[{UPPER}]+", "ĂẮĐƠỨỶ") and re.fullmatch(f"[{LOWER}]+", "ăắđơứỷ")
    assert not re.search(f"[{LOWER}]", "ĂẮĐƠỨỶ")
    assert old_tones("Hoà bình, thoả thuận, HUỶ BỎ, quý, khoản") == "hòa bình, thỏa thuận, hủy bỏ, qúy, khoản"
