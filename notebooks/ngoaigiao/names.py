"""Words of Vietnamese text, and the search for many names in them at once.

A text is cut into words; a name is a sequence of words. Spaces, no-break spaces and hyphens between words do not count,
nor does the style of tone marks ("hoà", "hòa") or of i and y ("Kì", "Kỳ").
"""

import itertools
import re
import sys
import unicodedata
from functools import lru_cache

# All letters that foreign names may bring, not only those of `patterns`.
_UPPER = "".join(c for c in map(chr, range(0x2000)) if c.isalpha() and c.isupper())
_LOWER = "".join(c for c in map(chr, range(0x2000)) if c.isalpha() and not c.isupper())
# "McMaster" and glued "tiênNga" are two words each, as no syllable goes on with a capital.
_WORD = re.compile(rf"[{_UPPER}]+(?![{_LOWER}])|[{_UPPER}]?[{_LOWER}]+|\d+")
_SOFT_GAP = re.compile(r"[ \u00a0]{0,2}[-‐‑–—'’]?[ \u00a0]{0,2}")
_DASHES = set("-‐‑–—/")
_SPOKEN = re.compile(r"[\"”»'’]+\s*[,–—-]\s*")  # after a quotation that a sentence goes on from: "“…”, ông X nói"
_remembered = lru_cache(1 << 17)  # more words than a year of news holds, yet a bound
_TONES = dict.fromkeys("\u0300\u0301\u0303\u0309\u0323")
_INITIAL_CONSONANTS = "ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RHYMES = "(?:[aăâeêioôơuưy]|ia|iê|ya|yê|uyê|uya|oa|oă|oe|ua|uâ|uê|uô|uơ|ưa|ươ|uy)(?:ch|ng|nh|[cmnptiyou])?"
_SYLLABLE = re.compile(f"(?:{_INITIAL_CONSONANTS})?{_RHYMES}")
_Y_AS_VOWEL = re.compile(r"(?<![aâuoeươăê])y$|^y$")

JOINED, SOFT, HARD = 0, 1, 2  # what stands before a word: nothing, a space or hyphen, anything else


@_remembered
def _toneless(word):
    decomposed = unicodedata.normalize("NFD", word.lower())
    tone = next((c for c in decomposed if c in _TONES), "")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)), tone


@_remembered
def is_syllable(word):
    """Whether `word` is spelled as one Vietnamese syllable."""
    return _SYLLABLE.fullmatch(_toneless(word)[0]) is not None


@_remembered
def fold(word):
    """The word as it is compared: lower case, one style of tones and of i and y; a foreign word loses all marks."""
    base, tone = _toneless(word)
    if _SYLLABLE.fullmatch(base):
        return sys.intern(_Y_AS_VOWEL.sub("i", base) + tone)
    plain = "".join(c for c in unicodedata.normalize("NFD", base) if not unicodedata.combining(c))
    return sys.intern(plain.replace("đ", "d").replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("y", "i"))


def keys(name):
    """The words of a name as they are compared."""
    return tuple(fold(word) for word in _WORD.findall(name))


class Words:
    """The words of some spans of a text, as parallel lists.

    start, end: offsets; form: the word as it stands; key: as it is compared; gap: JOINED, SOFT or HARD; head: whether
    a capital is due here anyway, as the word begins a sentence, a quotation or the like.
    """

    def __init__(self, text, spans, heads=()):
        self.text = text
        self.start, self.end, self.form, self.key, self.gap, self.head = [], [], [], [], [], []
        heads = set(heads)
        start, end, form, gap, head = self.start, self.end, self.form, self.gap, self.head
        for span in spans:
            last = None
            for match in _WORD.finditer(text, *span):
                here, there = match.span()
                between = "\n" if last is None else text[last:here]
                kind = _gap(between)
                word = match.group()
                if kind == HARD and between.strip() == "." and len(form[-1]) == 1 and form[-1].isupper():
                    kind = SOFT
                glued = kind == JOINED and word[0].isupper() and _goes_without_capital(form[-1], word)
                start.append(here)
                end.append(there)
                form.append(word)
                gap.append(kind)
                head.append(glued or here in heads or kind == HARD and _starts(between))
                last = there
        self.key = [fold(word) for word in form]

    def unglue(self, listed, plain):
        """Part words that lost the space after them, "Ngacác" before "nước".

        listed: keys of the words that names begin with; a name is also what stands elsewhere in the article. plain:
        keys of words without marks that may be glued to a name; one with marks is no part of a foreign name anyway.
        """
        names = {key for key, form in zip(self.key, self.form) if form[0].isupper()}
        for i in range(len(self.form) - 1, -1, -1):
            form = self.form[i]
            if len(form) < 5 or not form[0].isupper() or self.key[i] in listed or is_syllable(form):
                continue
            for cut in range(len(form) - 2, 1, -1):
                name, rest = form[:cut], form[cut:]
                if (fold(rest) in plain if rest.isascii() else is_syllable(rest)) and (cut > 2 or not name.isascii()):
                    if fold(name) in listed or fold(name) in names:
                        self._part(i, cut)
                        break

    def _part(self, i, cut):
        form, middle = self.form[i], self.start[i] + cut
        self.form[i : i + 1] = form[:cut], form[cut:]
        self.key[i : i + 1] = fold(form[:cut]), fold(form[cut:])
        self.start.insert(i + 1, middle)
        self.end.insert(i, middle)
        self.gap.insert(i + 1, JOINED)
        self.head.insert(i + 1, False)

    def __len__(self):
        return len(self.form)

    def between(self, i):
        """The characters before word `i`."""
        return self.text[self.end[i - 1] : self.start[i]] if i else ""

    def dashed(self, i):
        """Whether a dash or slash parts word `i` from the word before."""
        return 0 < i < len(self.form) and any(c in _DASHES for c in self.between(i))

    def runs_on(self, i):
        """Whether there is a word `i` and nothing but a space, if anything, parts it from the word before."""
        return i < len(self.form) and self.gap[i] != HARD and not self.dashed(i)

    def capital(self, i):
        """Whether word `i` begins with a capital letter."""
        return self.form[i][0].isupper()


@_remembered
def _goes_without_capital(word, following):
    """Whether no name joins these two words ("tiênNga"), unlike "McMaster", "ElBaradei"."""
    return len(word) > 3 or is_syllable(word) and is_syllable(following)


@_remembered
def _gap(between):
    if not between:
        return JOINED
    return SOFT if _SOFT_GAP.fullmatch(between) else HARD


@_remembered
def _starts(between):
    return any(c in between for c in "\n.?!…:;\"“”'‘’()[]") and not _SPOKEN.fullmatch(between)


class Matcher:
    """Many names, found in one pass over the words.

    A name, written as in the codebook, stands where the capitals fit: its first capital must be one in the text, and a
    name all in capitals must stand so (a longer one, "NATO", also as "Nato"). Of one spelling those in capitals go
    first, then the first added. `listed` holds the keys of all words of all names.
    """

    def __init__(self):
        self.root, self.listed = {}, set()

    def add(self, name, entry):
        """Look for `name`, and for its spellings without hyphens, from now on."""
        for spelling in _spellings(name):
            words = Words(spelling, [(0, len(spelling))])
            node = self.root
            for i in range(len(words)):
                node = node.setdefault(_edge(words, i), {})
            found = _capitals(words.form), entry
            entries = node.setdefault(None, [])
            if words.form and found not in entries:
                entries.append(found)
                entries.sort(key=lambda found: -sum(demand == "AA" for _, demand in found[0]))
                self.listed.update(words.key)

    def exact(self, keys):
        """The entries of the name with these word keys."""
        node = self.root
        for key in keys:
            node = node.get(key)
            if node is None:
                return []
        return [entry for _, entry in node.get(None, ())]

    def find(self, words, i):
        """(end, entry) of every name that begins at word `i`, the longest first."""
        node, key, gap, form, n = self.root.get(words.key[i]), words.key, words.gap, words.form, len(words.key)
        found, j = [], i + 1
        while node is not None:
            if None in node:
                found.append([(j, entry) for capitals, entry in node[None] if _fit(capitals, form, i)])
            if j == n:
                break
            node = node.get(key[j] if gap[j] != HARD else _edge(words, j))
            j += 1
        return [match for matches in reversed(found) for match in matches]


def _edge(words, i):
    """What leads to word `i` within a name: its key, and before it what else than a space or hyphen parts the words."""
    if i == 0 or words.gap[i] != HARD:
        return words.key[i]
    between = words.between(i)
    return ("\n" if "\n" in between else between.strip()) + words.key[i]


def _spellings(name):
    """`name`, and as written with some or all of its hyphens left out: "Mát-xcơ-va", "Mátxcơva"."""
    groups = [(group, group.replace("-", "")) if "-" in group else (group,) for group in name.split()]
    return (" ".join(choice) for choice in itertools.product(*groups))


def _capitals(forms):
    """What the capitals of a name demand: pairs of word number and "A" (capital letter) or "AA" (all capitals)."""
    demands = [(k, "AA") for k, form in enumerate(forms) if len(form) > 1 and form.isupper()]
    first = next((k for k, form in enumerate(forms) if form[0].isupper()), None)
    if first is not None and (first, "AA") not in demands:
        demands.append((first, "A"))
    return tuple(demands)


def _fit(capitals, form, i):
    for k, demand in capitals:
        word = form[i + k]
        if not word[0].isupper():
            return False
        if demand == "AA" and not word.isupper() and not (len(word) > 3 and word[1:].islower()):
            return False
    return True
