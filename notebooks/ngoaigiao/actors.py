"""Stage 2: who acts. Names of actors in an article, and whom they mean."""
from collections import Counter

from ngoaigiao import tables
from ngoaigiao.institutions import settle_institutions
from ngoaigiao.lexicon import compiled
from ngoaigiao.listed import claim_names, settle_metonyms
from ngoaigiao.mentions import draft, quieten
from ngoaigiao.persons import claim_persons

CONFIDENCE = {"name": 0.98, "alias": 0.95, "metonym": 0.9, "short name": 0.9, "unlisted": 0.6}


def read(reading, codebook):
    """The mentions of one article, rows of the table `mentions` in order of start, not overlapping.

    confidence: the share of mentions found in this way (`how`) that were right in the coded articles.
    """
    article, lexicon = reading["article"], compiled(codebook)
    spans = [(row["start"], row["end"]) for row in reading["passages"] if row["role"] in ("title", "body")]
    made = draft(article, spans, [start for start, _ in reading["sentences"]], lexicon)
    quieten(made.words, reading["sentences"])
    claim_names(made)
    settle_metonyms(made)
    claim_persons(made, (article.get("published_earliest"), article.get("published_latest")))
    settle_institutions(made)
    rows = [_row(article, made.words, mention) for mention in made.mentions()]
    return tables.number(rows, "mention_id", article["article_id"], "m")


def _row(article, words, mention):
    start, end = words.start[mention.first], words.end[mention.last - 1]
    return {
        "article_id": article["article_id"], "start": start, "end": end, "text": article["text"][start:end],
        "actor_id": mention.actor_id, "kind": mention.kind, "party": mention.party, "office": mention.office,
        "how": mention.how, "confidence": CONFIDENCE[mention.how],
    }


def tabulate(readings, codebook):
    """The actors whom the mentions and references of `readings` name, rows of the table `actors`, most mentions first."""
    known, lexicon = {}, compiled(codebook)
    counts, seen = Counter(), {}
    for reading in readings:
        for mention in reading["mentions"]:
            actor_id = mention["actor_id"]
            counts[actor_id] += 1
            seen.setdefault(actor_id, set()).add(mention["article_id"])
            known.setdefault(actor_id, []).append(mention)
    rows = [{**_names(actor_id, mentions, lexicon), "actor_id": actor_id, "n_mentions": counts[actor_id], "n_articles": len(seen[actor_id])}
            for actor_id, mentions in known.items()]
    return sorted(rows, key=lambda row: (-row["n_mentions"], row["actor_id"]))


def _names(actor_id, mentions, lexicon):
    row = lexicon.actors.get(actor_id)
    if row:
        return dict(row)
    longest = max((mention["text"] for mention in mentions), key=len)
    parties = Counter(mention["party"] for mention in mentions)
    first = mentions[0]
    name_en = None
    owner, _, noun = actor_id.partition(".")
    if owner in lexicon.actors and noun in lexicon.institutions:
        name_en = f"{lexicon.institutions[noun]['name_en']} of {lexicon.actors[owner]['name_en']}"
    return {"name_vi": longest, "name_en": name_en, "kind": first["kind"], "party": parties.most_common(1)[0][0]}
