"""Stage 2: who acts. Names of actors in an article, and whom they mean."""

from collections import Counter, defaultdict

from ngoaigiao import tables
from ngoaigiao.institutions import settle_institutions
from ngoaigiao.lexicon import compiled
from ngoaigiao.listed import claim_names, settle_metonyms
from ngoaigiao.mentions import draft, quieten
from ngoaigiao.persons import claim_persons
from ngoaigiao.sentences import prose

# The share of mentions found each way that got the right party in 64 hand-coded articles, rounded down to 0.05 but for
# names: 0.998 of 1724 names, 0.958 of 312 aliases, 0.996 of 232 short names, 1.000 of 172 metonyms, 5 of 9 unlisted.
CONFIDENCE = {"name": 0.99, "alias": 0.95, "short name": 0.95, "metonym": 0.95, "unlisted": 0.55}


def read(reading, codebook):
    """The mentions of one article, rows of the table `mentions` in order of start, not overlapping.

    confidence: the share of mentions found in this way (`how`) that were right in the coded articles.
    """
    article, lexicon = reading["article"], compiled(codebook)
    made = draft(article, prose(reading["passages"]), [start for start, _ in reading["sentences"]], lexicon)
    quieten(made.words, reading["sentences"])
    claim_names(made)
    settle_metonyms(made)
    claim_persons(made, (article.get("published_earliest"), article.get("published_latest")))
    settle_institutions(made)
    rows = [_row(article, made, mention) for mention in made.mentions()]
    return tables.number(rows, "mention_id", article["article_id"], "m")


def _row(article, made, mention):
    words, first = made.words, mention.first
    if mention.kind == "person" and first and words.key[first - 1] in made.lexicon.particles:
        first -= words.between(first) == "-"  # "al-Sadr"
    start, end = words.start[first], words.end[mention.last - 1]
    return {
        "article_id": article["article_id"],
        "start": start,
        "end": end,
        "text": article["text"][start:end],
        "actor_id": mention.actor_id,
        "kind": mention.kind,
        "party": mention.party,
        "office": mention.office,
        "how": mention.how,
        "confidence": CONFIDENCE[mention.how],
    }


def tabulate(readings, codebook):
    """The actors whom the mentions and references of `readings` mean, rows of the table `actors`, most mentions first.

    Their parties and the listed actors of stances have rows too, also where no mention is theirs. n_mentions,
    n_articles: mentions only; 0 for an actor for whom only pronouns, bare offices or its people stand.
    """
    lexicon, rows = compiled(codebook), defaultdict(list)
    for reading in readings:
        for row in (*reading["mentions"], *reading["references"]):
            if row["actor_id"]:
                rows[row["actor_id"]].append(row)
            if row["party"] in lexicon.actors:
                rows.setdefault(row["party"], [])
        for row in reading["stances"]:
            for actor_id in {row["source_id"], row["target_id"]} & lexicon.actors.keys():
                rows.setdefault(actor_id, [])
    actors = [_actor(actor_id, found, lexicon) for actor_id, found in rows.items()]
    return sorted(actors, key=lambda row: (-row["n_mentions"], row["actor_id"]))


def _actor(actor_id, rows, lexicon):
    mentions = [row for row in rows if row["how"] not in ("pronoun", "office")]
    return {
        "actor_id": actor_id,
        **(lexicon.actors.get(actor_id) or _described(actor_id, mentions or rows, lexicon)),
        "n_mentions": len(mentions),
        "n_articles": len({row["article_id"] for row in mentions}),
    }


def _described(actor_id, rows, lexicon):
    """Names, kind and party of an actor that has no row in the codebook, from how the articles name it."""
    owner, _, noun = actor_id.partition(".")
    name_en = None
    if owner in lexicon.actors and noun in lexicon.institutions:
        name_en = f"{lexicon.institutions[noun]['name_en']} of {lexicon.actors[owner]['name_en']}"
    return {
        "name_vi": max((row["text"] for row in rows), key=len),
        "name_en": name_en,
        "kind": rows[0]["kind"],
        "party": Counter(row["party"] for row in rows).most_common(1)[0][0],
    }
