"""Every encoding yields the same text; what is no Vietnamese text says why."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngoaigiao import encodings
from ngoaigiao.encodings import HORN, TCVN3, TONES, VNI_LETTERS, VNI_MARKS, Unreadable, decode

TEXT = (
    "Ngoại trưởng Mỹ kêu gọi các biện pháp mới\n"
    "Ở Đức, phái viên Liên hợp quốc nhấn mạnh: “Lệnh ngừng bắn phải được giữ vững”, dù những cuộc đụng độ vẫn xảy ra.\n"
    "Ông Sergei đã tới Ý, gặp ủy ban trù bị; kỹ sư Ưng Ỷ Ẩn ở lại Huế. Bầy cừu, mưa xuân, tủ sách, hẹn hò, trĩu quả.\n"
)


def tcvn3(text):
    letters = {chr(letter): chr(code) for code, letter in TCVN3.items()}
    return "".join(letters.get(letter) or letters.get(letter.lower(), letter) for letter in text).encode("cp1252")


def vni(text):
    letters = {letter: shown for shown, letter in VNI_LETTERS.items()}
    shown_marks = {frozenset(marks): shown for shown, marks in VNI_MARKS.items()}
    out = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        if letter in letters:
            out.append(letters[letter])
            continue
        if HORN in marks:
            base = letters[unicodedata.normalize("NFC", base + HORN)]
            marks.remove(HORN)
        mark = shown_marks[frozenset(marks)] if marks else ""
        out.append(base + (mark.upper() if letter.isupper() else mark))
    return "".join(out).encode("cp1252")


def windows_1258(text):
    out = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        tone = "".join(part for part in parts if part in TONES)
        out.append(letter if letter in "áàéèóúùâêôăơưđÂÊÔĂƠƯĐíÁÀÉÈÓÚÙÍ" else bare + tone)
    return "".join(out).encode("cp1258")


def as_unicode(raw):
    """8-bit text that somebody saved as UTF-8 without converting it."""
    return raw.decode("latin-1").translate(encodings._C1).encode()


@pytest.mark.parametrize(
    "encode",
    [
        str.encode,
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        vni,
        windows_1258,
        lambda text: as_unicode(text.encode()),
        lambda text: as_unicode(vni(text)),
    ],
)
def test_text_comes_back(encode):
    assert decode(encode(TEXT)) == TEXT


@pytest.mark.parametrize("encode", [tcvn3, lambda text: as_unicode(tcvn3(text))])
def test_tcvn3_comes_back(encode):
    """The code page has no capitals with a tone, so these come back small."""
    assert decode(encode(TEXT)).casefold() == TEXT.casefold()
    assert decode(encode(TEXT)).startswith("Ngoại trưởng Mỹ")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"PK\x03\x04" + bytes(range(256)) * 4, "binary"),
        (bytes(range(1, 32)) * 20 + "Việt Nam".encode(), "binary"),
        ("Les ministres ont discuté à Genève de la trêve négociée".encode("cp1252"), "unknown encoding"),
    ],
)
def test_no_text(raw, problem):
    with pytest.raises(Unreadable) as error:
        decode(raw)
    assert error.value.problem == problem


def test_few_broken_bytes_are_shown():
    assert decode(TEXT.encode() + b"\xff" + TEXT.encode()) == f"{TEXT}\ufffd{TEXT}"


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Geneva – a café, naïve hopes, and a truce.",
        "Les ministres ont déjà discuté à Genève de la trêve négociée.",
        "Miniștrii s-au întâlnit la Geneva și au discutat încă o dată pacea după război.",
        "Министры встретились в Женеве.",
        "",
    ],
)
def test_other_languages_are_told_apart_and_left_alone(text):
    assert not encodings.is_vietnamese(text)
    assert not text or decode(text.encode()) == unicodedata.normalize("NFC", text)


def test_proper_vietnamese_is_never_repaired():
    """ "Ã" before a no-break space is a letter here, not half of a broken one."""
    text = "HÃ\xa0NG HOÁ VÀ NGƯỜI Ở CỬA KHẨU\nMọi thứ vẫn được lưu thông như thường lệ."
    assert decode(text.encode()) == text


@given(st.text())
def test_any_text_in_utf8_decodes_or_says_why(text):
    try:
        assert isinstance(decode(text.encode()), str)
    except Unreadable as error:
        assert error.problem in {"empty", "binary"}


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_say_why(raw):
    try:
        assert isinstance(decode(raw), str)
    except Unreadable as error:
        assert error.detail
