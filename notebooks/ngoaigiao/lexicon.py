"""The names of the codebook, compiled once for the search in the words of an article."""
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ngoaigiao.names import Matcher, keys

# The roles of `vocabulary.csv` that are looked for everywhere in an article.
MATCHED = ("title", "not_name", "institution_head", "coalition_head")


@dataclass(frozen=True, slots=True)
class Name:
    """Whom a name means. use: "" or, where the name needs its surroundings, "pair" (Hàn), "capital" or "seat"."""

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
    """A noun that with the name of a state makes an institution's name ("Bộ Quốc phòng"); bare: also alone, in capitals."""

    slug: str
    kind: str
    bare: bool


@dataclass(frozen=True, eq=False)
class Lexicon:
    """matcher: finds Name, Title and Institution entries; actors: {actor_id: row of names}; surnames: {short
    name: people}, lone: those that may stand alone;
    vocabulary: {role: word keys}; contexts: {name key: [(side, sequences of keys)]}; terms: {actor_id: [offices]}."""

    matcher: Matcher
    actors: dict
    surnames: dict
    lone: dict
    short_words: dict
    full_keys: dict
    vocabulary: dict
    contexts: dict
    terms: dict
    institutions: dict
    particles: set


@cache
def compiled(codebook):
    """The Lexicon of a codebook."""
    matcher, actors, surnames, lone = Matcher(), {}, defaultdict(list), defaultdict(list)
    for row in codebook["states"]:
        _add_state(row, matcher, actors)
    for row in codebook["places"]:
        _add(matcher, row, Name(f"@{row['name_vi']}", "place", row["party"], "name"))
        actors[f"@{row['name_vi']}"] = {"name_vi": row["name_vi"], "name_en": None, "kind": "place", "party": row["party"]}
    for row in codebook["organisations"]:
        _add(matcher, row, Name(row["actor_id"], row["kind"], row["party"], "name"))
        actors[row["actor_id"]] = {key: row[key] for key in ("name_vi", "name_en", "kind", "party")}
    for row in codebook["people"]:
        _add(matcher, row, Name(row["actor_id"], "person", row["party"], "name"))
        actors[row["actor_id"]] = {"name_vi": row["name_vi"], "name_en": row["name_en"], "kind": "person", "party": row["party"]}
        for short in row["short_names"]:
            surnames[keys(short)].append(row["actor_id"])
            if row["lone"]:
                lone[keys(short)].append(row["actor_id"])
    short_words = {row["actor_id"]: {key for short in row["short_names"] for key in keys(short)} for row in codebook["people"]}
    full_keys = {row["actor_id"]: {key for name in (row["name_vi"], row["name_en"], *row["aliases"]) for key in keys(name)}
                 for row in codebook["people"]}
    institutions = {}
    for row in codebook["institutions"]:
        institution = Institution(slug(row["name_en"] or row["noun"]), row["kind"], bool(row["bare"]))
        institutions.setdefault(institution.slug, row)
        for noun in (row["noun"], *row["aliases"]):
            matcher.add(_any_case(noun), institution)
    vocabulary = {row["role"]: frozenset(keys(word) for word in row["words"]) for row in codebook["vocabulary"]}
    for row in codebook["titles"]:
        if keys(row["title"]) not in vocabulary["honorific"]:
            matcher.add(_any_case(row["title"]), Title(row["office"]))
    for row in codebook["vocabulary"]:
        if row["role"] in MATCHED:
            for word in row["words"]:
                matcher.add(word, Title(None) if row["role"] == "title" else row["role"])
    particles = {key for sequence in vocabulary["particle"] for key in sequence}
    terms = defaultdict(list)
    for row in codebook["offices"]:
        terms[row["actor_id"]].append(row)
    contexts = defaultdict(list)
    for row in codebook["contexts"]:
        contexts[keys(row["name"])].append((row["side"], frozenset(keys(word) for word in row["words"])))
    return Lexicon(matcher, actors, dict(surnames), dict(lone), short_words, full_keys, vocabulary, dict(contexts), dict(terms), institutions, particles)


def slug(name):
    """A name in ASCII lower case with hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower().replace("đ", "d")) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _any_case(phrase):
    return phrase if phrase.isupper() else phrase.lower()


def _add(matcher, row, name):
    matcher.add(row["name_vi"], name)
    for alias in row["aliases"]:
        matcher.add(alias, Name(name.actor_id, name.kind, name.party, "alias", name.use))


def _add_state(row, matcher, actors):
    actor = row["actor_id"], "state", row["party"]
    actors[row["actor_id"]] = {"name_vi": row["name_vi"], "name_en": row["name_en"], "kind": "state", "party": row["party"]}
    matcher.add(row["name_vi"], Name(*actor, "name"))
    for alias in (*row["aliases"], *row["poetic_names"]):
        matcher.add(alias, Name(*actor, "alias"))
    for alias in row["pair_forms"]:
        matcher.add(alias, Name(*actor, "alias", "pair"))
    for capital in (row["capital"], *row["capital_aliases"]):
        if capital:
            matcher.add(capital, Name(*actor, "metonym", "capital"))
    for seat in row["seats"]:
        matcher.add(seat, Name(*actor, "metonym", "seat"))
