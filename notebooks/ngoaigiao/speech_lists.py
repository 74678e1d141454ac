"""Those who speak together: lists that nobody leads, and those whom a list only names in part ("EU, gồm Pháp …")."""

import re

PLURAL, MANY = 2, 3  # so many names, after a plural or by themselves, are nobody's words alone
FEW = 5  # words at most between a plural and the first name ("các nhà lãnh đạo của Nga và Mỹ")


def names(speech, begin, end):
    """The actors between two places, where nothing but commas, dashes and "và" parts them, up to a verb of speech."""
    rows, place = speech.between(begin, end), begin
    for row in rows:
        if not speech.grammar.joint.fullmatch(speech.mask, place, row["start"]):
            return []
        place = row["end"]
    return rows if speech.grammar.adverb.fullmatch(speech.mask, place, end) else []


def without_members(speech, stretches):
    """The stretches before a list of whom the subject holds ("các nước EU, gồm Pháp và Đức, cho rằng")."""
    begin, end = stretches[0][0], stretches[-1][1]
    for found in speech.grammar.members.finditer(speech.mask, begin, end):
        if names(speech, found.end(), end):
            kept = [(start, min(stop, found.start()), opener) for start, stop, opener in stretches]
            return [row for row in kept if re.search(r"\w", speech.mask[row[0] : row[1]])] or stretches
    return stretches


def together(speech, stretches):
    """Whether a list is the subject: two states after a plural, or three ("ngoại trưởng các nước Nga và Mỹ")."""
    if _persons(speech, stretches[-MANY:]):
        return True
    end = stretches[-1][1]
    for start, stop, _ in stretches:
        row = next(iter(speech.between(start, stop)), None)
        rows = names(speech, row["start"], end) if row else []
        if len(rows) >= PLURAL and all(row["kind"] != "person" for row in rows):
            return _opens(speech, start, row["start"], len(rows))
    return False


def _persons(speech, stretches):
    """Whether the stretches are three persons and no more ("bà X, ông Y và ông Z cam kết")."""
    if [opener for _, _, opener in stretches[1:]] != ["comma", "equal"]:
        return False
    rows = [_person(speech, *stretch) for stretch in stretches]
    return None not in rows and len({row["actor_id"] for row in rows}) == MANY


def _person(speech, start, end, _):
    """The person who is all that a stretch names, but for an office, or None."""
    row = None if speech.grammar.adjunct.match(speech.mask, start) else speech.noun_phrase(start, end, False)
    if not row or row["kind"] != "person" or speech.grammar.genitive.search(speech.mask, start, row["start"]):
        return None
    return row if speech.grammar.adverb.fullmatch(speech.mask, row["end"], end) else None


def _opens(speech, start, place, number):
    """Whether a list of a number of names at `place` is the subject of the stretch from `start`."""
    before = speech.mask[start:place]
    if not before.strip() or speech.grammar.all.fullmatch(before):
        return number >= MANY
    free = not (speech.grammar.adjunct.match(before) or speech.grammar.predicate.search(before))
    return free and len(before.split()) <= FEW and bool(speech.grammar.several.search(before))
