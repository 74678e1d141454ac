"""From the bytes of a file to Vietnamese text, whatever encoding it comes in."""

import codecs
import re
import string
import unicodedata


class Unreadable(ValueError):
    """Bytes or a text that hold no Vietnamese article; `problem` and `detail` go to the table of problems."""

    def __init__(self, problem, detail):
        super().__init__(f"{problem}: {detail}")
        self.problem, self.detail = problem, detail


BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GRAVE, ACUTE, HOOK, TILDE, DOT, HAT, BREVE, HORN = "\u0300\u0301\u0309\u0303\u0323\u0302\u0306\u031b"
TONES = GRAVE + ACUTE + HOOK + TILDE + DOT

# TCVN 5712:1993 (VN3, "ABC" fonts): the letters of its bytes, read as Latin-1. The table is the standard's.
TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
# VNI-Windows: a letter and, behind it, its marks as one Latin-1 letter; ơ, ư and some others stand alone.
VNI_MARKS = {
    "ø": GRAVE,
    "ù": ACUTE,
    "û": HOOK,
    "õ": TILDE,
    "ï": DOT,
    "â": HAT,
    "à": HAT + GRAVE,
    "á": HAT + ACUTE,
    "å": HAT + HOOK,
    "ã": HAT + TILDE,
    "ä": HAT + DOT,
    "ê": BREVE,
    "è": BREVE + GRAVE,
    "é": BREVE + ACUTE,
    "ú": BREVE + HOOK,
    "ü": BREVE + TILDE,
    "ë": BREVE + DOT,
}
VNI_LETTERS = dict(zip("ñôöìíæóòîÑÔÖÌÍÆÓÒÎ", "đơưìíỉĩịỵĐƠƯÌÍỈĨỊỴ"))
_MARKS = "".join(VNI_MARKS) + "".join(VNI_MARKS).upper()
VNI = re.compile(f"([aeouyAEOUYôöÔÖ])([{_MARKS}])|([{''.join(VNI_LETTERS)}])")

_VIETNAMESE = re.compile("[đơưĐƠƯ\u1ea0-\u1ef9]")
_ACCENTED = re.compile(r"(?=\w*[^\W\d_a-zA-Z])[^\W\d_]+")
_SYLLABLE = re.compile(
    "(?:ngh?|gh?|gi|kh?|ph?|qu|th?|tr|ch?|nh?|[bdđhlmrsvx])?(?:[aăâeêioôơuưy]{1,3})(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_UTF8_AS_1252 = re.compile("[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")
_NOT_CONTROL = bytes(byte for byte in range(256) if byte >= 32 or byte in b"\t\n\r\x0b\x0c")
_C1 = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_C1_BACK = {ord(shown): byte for byte, shown in _C1.items()}
SAMPLE = 5_000  # characters that suffice to know the language and the encoding


def decode(raw):
    """The text of `raw` with `\\r\\n` as `\\n`, in NFC. Raises Unreadable.

    UTF-8 and UTF-16 with or without a byte order mark; else windows-1258, TCVN3 or VNI, whichever yields Vietnamese
    syllables; text that was once read in a wrong encoding is repaired if what comes out is Vietnamese beyond doubt.
    """
    text = _unicode(raw)
    if text is None:
        text = _legacy(raw.decode("latin-1").translate(_C1), raw) or _damaged(raw)
    elif not is_vietnamese(text) and _well_formed(text) < 0.5:
        text = _misread(text) or text
    if not text.strip("\ufeff\0" + string.whitespace):
        raise Unreadable("empty", "no characters but blanks")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def is_vietnamese(text):
    """Whether 3 % of the characters or more (in Vietnamese prose 15 to 20 %) are letters that only Vietnamese has."""
    text = unicodedata.normalize("NFC", text[:SAMPLE])
    return len(_VIETNAMESE.findall(text)) >= 0.03 * len(text) > 0


def _unicode(raw):
    """The text of UTF-8, UTF-16 or UTF-32 bytes, None for other 8-bit text. Raises Unreadable for what is no text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    for encoding, zeros in (("utf-16-le", raw[1:SAMPLE:2]), ("utf-16-be", raw[0:SAMPLE:2])):
        if zeros.count(0) > 0.4 * len(zeros) and len(raw) % 2 == 0:
            return raw.decode(encoding, errors="replace")
    if len(raw[:SAMPLE].translate(None, _NOT_CONTROL)) > 0.01 * len(raw[:SAMPLE]):
        raise Unreadable("binary", "control characters")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _legacy(latin, raw=None):
    """Text of a Vietnamese 8-bit encoding, or None. `latin`: its bytes as Latin letters."""
    readings = [latin.translate(TCVN3), VNI.sub(_vni_letter, latin)]
    if raw is not None:
        readings.append(raw.decode("cp1258", errors="replace"))
    best = max(readings, key=_well_formed)
    return best if _well_formed(best) > 0.9 and is_vietnamese(best) else None


def _vni_letter(found):
    letter, mark, alone = found.groups()
    if alone:
        return VNI_LETTERS[alone]
    return VNI_LETTERS.get(letter, letter) + VNI_MARKS[mark.lower()]


def _well_formed(text):
    """The share of the words with an accented letter that are Vietnamese syllables with one tone."""
    words = _ACCENTED.findall(unicodedata.normalize("NFC", text[:SAMPLE]))
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _is_syllable(word):
    letters = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in TONES))
    return sum(letter in TONES for letter in letters) <= 1 and bool(_SYLLABLE.fullmatch(bare))


def _misread(text):
    """`text` as it was before UTF-8 was read as windows-1252, or TCVN3 or VNI as Latin letters; None if unsure."""
    repaired = _UTF8_AS_1252.sub(_as_utf8, text)
    if is_vietnamese(repaired) and _well_formed(repaired) > 0.9:
        return repaired
    return _legacy(text)


def _as_utf8(found):
    try:
        return found.group().translate(_C1_BACK).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return found.group()


def _damaged(raw):
    """UTF-8 in which a few bytes are broken, each shown as `\ufffd`. Raises Unreadable if it is more than 1 %."""
    text = raw.decode("utf-8", errors="replace")
    if text.count("\ufffd") > 0.01 * len(text):
        raise Unreadable("unknown encoding", "neither Unicode nor windows-1258, TCVN3 or VNI")
    return text
