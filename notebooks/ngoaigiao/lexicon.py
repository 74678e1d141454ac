"""The names of the codebook, compiled once for the search in the words of articles."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from ngoaigiao.names import Matcher, is_syllable, keys
from ngoaigiao.tables import ascii_name

# The roles of `vocabulary.csv` that are looked for everywhere in an article.
_MATCHED = ("title", "not_name", "institution_head", "coalition_head")


@dataclass(frozen=True, slots=True)
class Name:
    """Whom a name means.

    how: as in `mentions`; use: "" or, where the surroundings decide, "pair" (Hàn), "capital" or "seat".
    """

    actor_id: str
    kind: str
    party: str | None
    how: str
    use: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title of persons ("Ngoại trưởng") and the office that it names, None for "người đồng cấp" and the like."""

    office: str | None


@dataclass(frozen=True, slots=True)
class Institution:
    """A noun that with a state's name makes an institution's ("Bộ Quốc phòng"); bare: also alone, in capitals."""

    slug: str
    kind: str
    bare: bool


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A person of the codebook.

    words: keys of all words of the names; short: the keys of each short name; terms: rows of `offices.csv`.
    """

    party: str | None
    words: frozenset
    short: tuple
    terms: tuple


@dataclass(frozen=True, eq=False)
class Lexicon:
    """matcher: finds Name, Title and Institution entries and the roles of `_MATCHED`.

    actors: {actor_id: its names, kind and party}; people: {actor_id: Listed}; compatriots: {party: their actor_ids};
    surnames: {keys of a short or one-word name: actor_ids}, lone: those of them that are known by it alone;
    institutions: {slug: row}; contexts: {keys of a name: [(side, sequences of keys)]}; vocabulary: {role: sequences of
    keys}; particles: the small words within foreign names; women: actor_ids of those whose short name a man shares.
    """

    matcher: Matcher = field(default_factory=Matcher)
    actors: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    compatriots: dict = field(default_factory=lambda: defaultdict(list))
    surnames: dict = field(default_factory=lambda: defaultdict(list))
    lone: dict = field(default_factory=lambda: defaultdict(list))
    institutions: dict = field(default_factory=dict)
    contexts: dict = field(default_factory=lambda: defaultdict(list))
    vocabulary: dict = field(default_factory=dict)
    particles: set = field(default_factory=set)
    women: set = field(default_factory=set)


@cache
def compiled(codebook):
    """The Lexicon of a codebook."""
    lexicon = Lexicon()
    for row in codebook["vocabulary"]:
        lexicon.vocabulary[row["role"]] = frozenset(keys(word) for word in row["words"])
        lexicon.women.update(row["words"] if row["role"] == "woman" else ())
    lexicon.particles.update(key for sequence in lexicon.vocabulary["particle"] for key in sequence)
    for row in codebook["contexts"]:
        lexicon.contexts[keys(row["name"])].append((row["side"], frozenset(keys(word) for word in row["words"])))
    _add_states(lexicon, codebook["states"])
    _add_actors(lexicon, codebook["places"], "place")
    _add_actors(lexicon, codebook["organisations"], None)
    _add_actors(lexicon, codebook["people"], "person")
    _add_people(lexicon, codebook["people"], codebook["offices"])
    _add_institutions(lexicon, codebook["institutions"])
    for row in codebook["titles"]:
        lexicon.matcher.add(_any_case(row["title"]), Title(row["office"]))
    for row in codebook["vocabulary"]:
        for word in row["words"] if row["role"] in _MATCHED else ():
            lexicon.matcher.add(word, Title(None) if row["role"] == "title" else row["role"])
    return lexicon


def slug(name):
    """A name in plain lower-case letters with hyphens, as in identifiers."""
    return "-".join(ascii_name(name).split())


def place_id(name):
    """The actor_id of a place."""
    return f"@{name}"


def _add_states(lexicon, rows):
    add = lexicon.matcher.add
    for row in rows:
        actor = row["actor_id"], "state", row["party"]
        lexicon.actors[row["actor_id"]] = _known(row, "state")
        add(row["name_vi"], Name(*actor, "name"))
        for alias in (*row["aliases"], *row["poetic_names"]):
            add(alias, Name(*actor, "alias"))
        for alias in row["pair_forms"]:
            add(alias, Name(*actor, "alias", "pair"))
        for capital in (row["capital"], *row["capital_aliases"]):
            if capital:
                add(capital, Name(*actor, "metonym", "capital"))
        for seat in row["seats"]:
            add(seat, Name(*actor, "metonym", "seat"))


def _add_actors(lexicon, rows, kind):
    """kind: that of all rows; None if each row has its own."""
    for row in rows:
        actor_id = place_id(row["name_vi"]) if kind == "place" else row["actor_id"]
        actor = actor_id, kind or row["kind"], row["party"]
        lexicon.actors[actor_id] = _known(row, actor[1])
        lexicon.matcher.add(row["name_vi"], Name(*actor, "name"))
        for alias in row["aliases"]:
            lexicon.matcher.add(alias, Name(*actor, "alias"))


def _known(row, kind):
    return {"name_vi": row["name_vi"], "name_en": row.get("name_en"), "kind": kind, "party": row["party"]}


def _add_people(lexicon, rows, offices):
    terms = defaultdict(list)
    for row in offices:
        terms[row["actor_id"]].append(row)
    for row in rows:
        actor_id = row["actor_id"]
        names = (row["name_vi"], row["name_en"], *row["aliases"], *row["short_names"])
        words = frozenset(key for name in names for key in keys(name))
        short = tuple(keys(name) for name in row["short_names"]) or (_family_name(row),)
        lexicon.people[actor_id] = Listed(row["party"], words, short, tuple(terms[actor_id]))
        lexicon.compatriots[row["party"]].append(actor_id)
        for name in dict.fromkeys((*short, keys(row["name_vi"]), *(keys(alias) for alias in row["aliases"]))):
            lexicon.surnames[name].append(actor_id)
            if row["lone"] or name == keys(row["name_vi"]):
                lexicon.lone[name].append(actor_id)


def _family_name(row):
    """The key of the word by which a person without short names is called.

    Names in Vietnamese syllables have the family name first; yet Vietnamese are called by the last word, as all others.
    """
    words = row["name_vi"].split()
    first = row["party"] != "VNM" and all(is_syllable(word) for word in words)
    return keys(words[0 if first else -1])


def _add_institutions(lexicon, rows):
    for row in rows:
        institution = Institution(slug(row["name_en"] or row["noun"]), row["kind"], bool(row["bare"]))
        lexicon.institutions.setdefault(institution.slug, row)
        for noun in (row["noun"], *row["aliases"]):
            lexicon.matcher.add(_any_case(noun), institution)


def _any_case(phrase):
    """A phrase that stands for itself in lower case too; an acronym does not."""
    return phrase if phrase.isupper() else phrase.lower()
