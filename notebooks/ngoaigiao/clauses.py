"""A sentence as the parser of stances sees it: participants, cues and function words in their order.

The words come from the codebook: cues (`cues.csv`), function words (`particles.csv`), verbs of speech (`speech.csv`),
issues (`issues.csv`), camps (`camps.csv`) and titles (`titles.csv`).
"""

import functools
import re
from dataclasses import dataclass

from ngoaigiao.patterns import old_tones

_TOKEN = re.compile(r"\w+(?:[./]\w+)*|[^\w\s]")
GAP = "…"  # in a cue: "bán … cho"
BEFORE_VERB = {"future", "possible", "negation", "deontic", "passive", "adverb", "wish"}
BEFORE_TRAVEL = BEFORE_VERB | {"cessation", "when"}
SO = {"negation", "future", "deontic", "head", "owner"}  # behind a word for "so", not for "should"
NOT_BEFORE_SUBJECT = {"owner", "by", "toward", "with", "place", "passive", "source", "nominal", "between", "sending"}
QUOTE_MARKS = {"“": "”", "‘": "’", '"': '"', "'": "'", "”": "”", "’": "’"}
END_MARKS = {",", ";", ":", ".", "?", "!", "(", ")"}
SCARE = 3  # words at most in quotation marks that only set them off


@dataclass(frozen=True)
class Actor:
    """Whom a name or reference means. holder: who holds a place, a `territory.Holder`."""

    actor_id: str
    party: str | None
    kind: str | None
    holder: object = None


@dataclass(slots=True)
class Item:
    """One unit of a sentence. kind: `actor`, `word`, `cue`, `mark` (punctuation). roles: of a function word."""

    kind: str
    start: int
    end: int
    text: str
    roles: frozenset = frozenset()
    cues: tuple = ()
    actors: tuple = ()
    camps: tuple = ()
    closing: int = 0  # of a cue with a gap ("bán … cho"): where its last word ends


@functools.cache
def issue_names(codebook):
    """{Vietnamese phrase: its English name} of `issues.csv`."""
    return {" ".join(old_tones(row["phrase"]).split()): row["name_en"] for row in codebook["issues"]}


@dataclass(frozen=True)
class Entry:
    """What the codebook knows of a phrase. roles: of a function word; cues: rows of `cues.csv`; camps: of `camps.csv`."""

    roles: frozenset
    cues: tuple
    camps: tuple


@dataclass(frozen=True)
class Known:
    """All cues and function words. lengths: {first syllable: numbers of syllables of what begins so, longest first}."""

    entries: dict  # {syllables: Entry}
    lengths: dict

    def at(self, words, i):
        """(number of syllables, Entry) of the longest phrase that stands in `words` from i on; (1, None) if none does."""
        for n in self.lengths.get(words[i], ()):
            phrase = words[i : i + n]
            entry = self.entries.get(phrase)
            if entry is not None:
                return len(phrase), entry
        return 1, None


@functools.cache
def lexicon(codebook):
    """The phrases that `items` looks for, as `Known`."""
    entries = {}

    def entry(text):
        return entries.setdefault(tuple(old_tones(text).split()), (set(), [], []))

    for row in codebook["cues"]:
        lead, gap, _ = row["cue"].partition(GAP)
        words = entry(lead)
        if not gap:
            words[1].append(row)
    for text, row in _counted(codebook):
        if not entry(text)[1]:
            entry(text)[1].append(row)
    for row in codebook["particles"]:
        entry(row["word"])[0].add(row["role"])
    for row in codebook["speech"]:
        entry(row["cue"])[0].add("speech" if row["speaker"] != "after" else "according")
    for row in codebook["camps"]:
        entry(row["noun"])[2].append(row)
    passives = {row["word"] for row in codebook["particles"] if row["role"] == "passive"}
    for row in codebook["titles"]:
        if row["title"].split()[0] not in passives:  # "bị cáo" would hide "bị cáo buộc"
            entry(row["title"])[0].add("head")
    for phrase in issue_names(codebook):
        entry(phrase)[0].add("issue")
    for role, parts in _parts_of_cues(codebook, entries).items():
        for syllables, (roles, cues, _) in entries.items():
            if cues and cues[0]["part"] != "blocker" and parts(syllables):
                roles.add(role)
    lengths = {}
    for syllables in entries:
        lengths.setdefault(syllables[0], set()).add(len(syllables))
    return Known(
        {
            syllables: Entry(frozenset(roles), tuple(cues), tuple(camps))
            for syllables, (roles, cues, camps) in entries.items()
        },
        {first: sorted(found, reverse=True) for first, found in lengths.items()},
    )


def _counted(codebook):
    """(text, row) of the cues with "là" as they are told of one or several: "là nhóm khủng bố", "là các nhóm …"."""
    counts = [row["word"] for row in codebook["particles"] if row["role"] == "counting"]
    for row in codebook["cues"]:
        copula, _, rest = row["cue"].partition(" ")
        if copula == "là" and GAP not in rest:
            yield from ((f"{copula} {count} {rest}", row) for count in counts)


def _parts_of_cues(codebook, entries):
    """{role: whether the syllables of a cue give it the role}."""
    has = lambda role: {syllables for syllables, (roles, _, _) in entries.items() if role in roles}
    words = {row["role"]: set(row["words"]) for row in codebook["vocabulary"]}
    changes, refusals = has("change") - has("negation"), has("negation")
    between = has("between")
    envoys = {tuple(old_tones(word).split()) for word in words["diplomacy"]}
    refusals |= {plan + refusal for plan in has("future") for refusal in refusals}
    sanctions = {
        syllables for syllables, (_, cues, _) in entries.items() if cues and cues[0]["event_type"] == "SANCTION"
    }
    begins = lambda heads: lambda syllables: any(syllables[:n] in heads for n in range(1, len(syllables) + 1))
    return {
        "change": begins(changes),  # "chấm dứt hỗ trợ"
        "refusing": begins(refusals),  # "sẽ không đàm phán"
        "claiming": begins(has("claiming")),  # "nhận trách nhiệm về vụ"
        "meeting": lambda syllables: not words["meeting"].isdisjoint(syllables),  # "hội kiến"
        "linking": lambda syllables: syllables[-1] in words["linking"],  # "bắt tay với"
        "diplomatic": lambda syllables: not envoys.isdisjoint(zip(syllables, syllables[1:])),  # "triệu hồi đại sứ"
        "between": lambda syllables: syllables[-1:] in between,  # "rạn nứt giữa"
        "sanction": lambda syllables: any(syllables[n:] in sanctions for n in range(1, len(syllables))),  # "bỏ cấm vận"
    }


def items(text, start, end, named, lexicon):
    """The items of text[start:end]. named: [(start, end, actors)] in order, inside the span, not overlapping."""
    found = []
    plain, place = old_tones(text[start:end]), start
    for a, b, actors in [*named, (end, end, None)]:
        found += _words(plain, place, a, start, lexicon)
        if actors is not None:
            found.append(Item("actor", a, b, text[a:b], actors=actors))
        place = max(place, b)
    found = _unquoted(found, [t.text for t in found])
    found = [part for i, item in enumerate(found) for part in _parts(found, i, lexicon)]
    for i, item in enumerate(found):
        if "travel" in item.roles:
            _travel(found, i, lexicon)
        elif {"deontic", "reason"} <= item.roles:
            _duty(found, i)
    return found


def _duty(items, i):
    """Leave a word that means "should" or "so" ("nên") only one of the two."""
    if _so(items, i):
        items[i].kind, items[i].cues, items[i].roles = "word", (), items[i].roles - {"deontic", "soft"}
    else:
        items[i].roles -= {"reason", "soft"}


def _so(items, i):
    """Whether a consequence begins at i: "…, nên Nga rút quân", "vì Mỹ phản đối nên …", "nên không", "nên các nước"."""
    after = items[i + 1] if i + 1 < len(items) else None
    if not i or after is None or items[i - 1].kind == "mark":
        return True
    if after.kind == "actor" or after.kind == "word" and after.roles & SO:
        return True
    k = next((k for k in range(i, 0, -1) if items[k - 1].kind == "mark"), 0)
    return any("reason" in t.roles for t in items[k:i])


def _travel(items, i, lexicon):
    """Leave a verb of travel either an act or a word that only tells where: "có mặt tại Iraq"."""
    if _travels(items, i, lexicon):
        items[i].roles = items[i].roles - {"place", "site"}
    else:
        items[i].kind, items[i].cues = "word", ()


def _parts(items, i, lexicon):
    """The item at i, in two where a denied passive looks like a ban: "không được Nga ủng hộ"."""
    item, k = items[i], i + 1
    if not {"negation", "deontic"} <= item.roles:
        return [item]
    while k < len(items) and (items[k].kind == "actor" or "head" in items[k].roles):
        k += 1
    by = any(t.kind == "actor" for t in items[i + 1 : k])
    if not (by and verb_follows(items, k)):
        return [item]
    lead, last = item.text.split(" ", 1)
    place = item.start + len(lead)
    return [
        Item("word", a, b, word, lexicon.entries[word,].roles)
        for a, b, word in ((item.start, place, lead), (place + 1, item.end, last))
    ]


def _unquoted(units, words):
    """Units without the marks about a few words that are no statement: "muốn tránh 'leo thang' với Syria"."""
    opened, dropped = None, set()
    for i, word in enumerate(words):
        if opened is not None and word == QUOTE_MARKS[words[opened]]:
            said = opened and words[opened - 1] == ":"
            if not said and 0 < i - opened - 1 <= SCARE and not END_MARKS & set(words[opened:i]):
                dropped |= {opened, i}
            opened = None
        elif word in QUOTE_MARKS:
            opened = i
    return [unit for i, unit in enumerate(units) if i not in dropped]


def _travels(items, i, lexicon):
    """Whether somebody in office comes to a country: "Ngoại trưởng Mỹ đến Nga", not "máy bay từ Mỹ đến Nga"."""
    k = i - 1
    while k > 0 and items[k].kind == "word" and items[k].roles & BEFORE_TRAVEL:
        k -= 1
    to = i + 1
    while to < len(items) and items[to].kind == "word" and items[to].roles & {"head", "place"}:
        to += 1
    if k >= 0 and not items[k].actors and " " in items[i].text:
        return not items[k].roles & {"nominal", "head", "unnamed"}  # "… và bay tới Nga", not "chuyến bay tới Nga"
    if k < 0 or to >= len(items) or not items[k].actors or not items[to].actors:
        return False
    who, where = items[k].actors[-1], items[to].actors[0]
    abroad = where.kind in ("state", "place") and where.party not in (None, who.party)
    start = noun_start(items, k)
    before = items[start - 1] if start else None
    governed = before and (before.kind == "cue" or before.roles & NOT_BEFORE_SUBJECT)
    return abroad and not governed and _in_office(items, k, lexicon)


def _in_office(items, k, lexicon):
    """Whether an actor is a known person, an office ("Ngoại trưởng Mỹ"), or a delegation ("phái đoàn Mỹ")."""
    who = items[k].actors[-1]
    if who.kind == "person":
        return not who.actor_id.startswith("?")
    words = tuple(old_tones(items[k].text).split())
    titles = (lexicon.entries.get(words[:n]) for n in range(1, len(words)))
    titled = any(title is not None and "head" in title.roles for title in titles)
    return titled or k > 0 and "envoy" in items[k - 1].roles


def _words(plain, first, last, offset, lexicon):
    """The words, cues and marks from first to last of a text that `plain` is from `offset` on."""
    tokens = [
        (m.start() + offset, m.end() + offset, m[0]) for m in _TOKEN.finditer(plain, first - offset, last - offset)
    ]
    tokens = _unquoted(tokens, [word for _, _, word in tokens])
    words = tuple(word for _, _, word in tokens)
    found = []
    i = 0
    while i < len(tokens):
        n, entry = lexicon.at(words, i)
        start, end = tokens[i][0], tokens[i + n - 1][1]
        if entry is None:
            found.append(Item("word" if words[i][0].isalnum() else "mark", start, end, words[i]))
        else:
            is_cue = bool(entry.cues) and entry.cues[0]["part"] != "blocker"
            text, cues = " ".join(words[i : i + n]), entry.cues if is_cue else ()
            found.append(Item("cue" if is_cue else "word", start, end, text, entry.roles, cues, (), entry.camps))
        i += n
    return found


def verb_place(items, i):
    """Where the verb stands, if one follows at i: behind "sẽ", "không", "có thể", "cũng", "bị"."""
    while i < len(items) and items[i].kind != "cue" and items[i].roles & BEFORE_VERB:
        i += 1
    return i


def verb_follows(items, i):
    i = verb_place(items, i)
    return i < len(items) and (items[i].kind == "cue" or "speech" in items[i].roles)


def cue_at(items, i):
    return i < len(items) and items[i].kind == "cue"


def act_follows(items, i):
    """Whether a cue that is a verb follows at i, perhaps behind "sẽ" or "không"."""
    i = verb_place(items, i)
    return cue_at(items, i) and "despite" not in items[i].roles and not points_at_target(items, i)


def points_at_target(items, i):
    """ "biện pháp trừng phạt chống Nga": after another cue "chống" only points at the target."""
    return "toward" in items[i].roles and any(t.kind == "cue" for t in items[max(0, i - 3) : i])


def noun_start(items, i):
    """Where the titles and counts before items[i] begin."""
    while i and "head" in items[i - 1].roles and items[i - 1].text != "của":
        i -= 1
    counted = i and i < len(items) and "head" in items[i].roles and items[i - 1].text.isdigit()
    return i - 1 if counted and len(items[i - 1].text) < 3 else i
