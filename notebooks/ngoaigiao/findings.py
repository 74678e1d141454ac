"""Sentences made from the tables: what was found, and how far to trust it. None is written for one set of articles."""

from ngoaigiao import activity
from ngoaigiao.tables import ascii_name


def scope(tables):
    """What the report rests on, in a sentence."""
    articles = tables["articles"]
    days = articles[["published_earliest", "published_latest"]].dropna()
    published = f", published from {days.min().min():%-d %B %Y} to {days.max().max():%-d %B %Y}" if len(days) else ""
    return (
        f"{count(len(articles), 'article')}{published}: {count(len(tables['mentions']), 'name')}, "
        f"{count(len(tables['dates']), 'time expression')}, "
        f"{count(len(tables['quotes']), 'quotation')} and {count(len(tables['stances']), 'stance')}, each with the "
        "words it rests on."
    )


PLURALS = {"story": "stories", "party": "parties", "person": "people"}
KEPT = {
    "unread": "that nobody who wrote the rules had read",
    "opened": "from which nothing was learnt, though their errors were looked at",
}


def count(n, thing):
    """A number with its noun, in the singular or the plural."""
    return f"{n:,} {thing if n == 1 else PLURALS.get(thing, thing + 's')}"


def relations(tables, top=3):
    """The main findings on who stands how towards whom, a sentence each."""
    dyads = activity.dyads(tables["stances"])
    if dyads.empty:
        return ["No stance of one party towards another was found."]
    names = activity.party_names(tables["actors"])
    name = lambda party: names.get(party, party)
    lines = [_course(row, name) for row in dyads.head(top).itertuples()]
    conditional = tables["stances"][tables["stances"]["stance"] == "conditional"]
    if len(conditional):
        first = conditional.loc[conditional["condition"].fillna("").str.len().idxmax()]  # the fullest
        towards = f" towards {name(first['target_party'])}" if isinstance(first["target_party"], str) else ""
        words = f": “{' '.join(first['condition'].split())}”" if isinstance(first["condition"], str) else ""
        lines.append(
            f"{count(len(conditional), 'stance')} {'is' if len(conditional) == 1 else 'are'} conditional, such as that "
            f"of {name(first['source_party'])}{towards}{words}."
        )
    both = dyads[(dyads["support"] > 0) & (dyads["oppose"] > 0)]
    if len(both):
        row = both.iloc[0]
        lines.append(
            f"{count(len(both), 'pair')} of parties show{'s' if len(both) == 1 else ''} both support and opposition, "
            f"{name(row['source_party'])} towards {name(row['target_party'])} most often."
        )
    if len(tables["disagreements"]):
        lines.append(
            f"The articles differ on {count(tables['disagreements']['event_id'].nunique(), 'event')} that they report."
        )
    return lines


def _course(row, name):
    counts = [
        f"{getattr(row, stance)} {word}"
        for stance, word in (
            ("support", "supporting"),
            ("oppose", "opposing"),
            ("conditional", "conditional"),
            ("neutral", "neutral"),
        )
        if getattr(row, stance)
    ]
    return (
        f"{name(row.source_party)} towards {name(row.target_party)}: {count(row.n, 'stance')} in "
        f"{count(row.n_articles, 'article')} "
        f"({', '.join(counts)}), mean intensity {row.intensity:+.1f} on a scale from -10 to 10."
    )


TELLING = ("date", "source_id", "target_id", "stance", "condition")


def disagreements(tables, top=6):
    """What two tellings of one act say differently, a sentence each: first between articles, then within one."""
    rows, stances = tables["disagreements"], tables["stances"].drop_duplicates("event_id").set_index("event_id")
    rows = rows[rows["field"].isin(TELLING) | (rows["article_a"] != rows["article_b"])]
    rows = rows.assign(
        within=rows["article_a"] == rows["article_b"],
        rank=rows["field"].map({field: i for i, field in enumerate(TELLING)}),
    )
    rows = rows.sort_values(["within", "rank", "event_id"], kind="stable")
    parties, actors = activity.party_names(tables["actors"]), tables["actors"].set_index("actor_id")["name_en"]
    say = lambda value: actors.get(value) if isinstance(actors.get(value), str) else value
    lines = []
    for row in rows[rows["event_id"].isin(stances.index)].itertuples():
        act = stances.loc[row.event_id]
        target = (
            f" towards {parties.get(act['target_party'], act['target_party'])}"
            if isinstance(act["target_party"], str)
            else ""
        )
        where = f"both in {row.article_a}" if row.within else f"{row.article_a} and {row.article_b}"
        lines.append(
            f"{parties.get(act['source_party'], act['source_party'])}{target}, {act['event_type']}: "
            f"{row.field.removesuffix('_id')} is "
            f"“{say(row.value_a)}” or “{say(row.value_b)}” ({where})."
        )
    return list(dict.fromkeys(lines))[:top]


def measured(unseen):
    """How exact the stances are on unseen articles, a sentence a coder; `unseen` as `accuracy.unseen` gives it."""
    return [
        f"On {row.articles} articles {KEPT[row.kept]}, coded by a {row.coder}, {row.precision:.0%} of our "
        f"(source, target, stance) were the coder's, and {row.recall:.0%} of the coder's were found "
        f"(F {row.f:.2f}, {row.n} coded)."
        for row in unseen[unseen["layer"] == "stances"].itertuples()
    ]


def trust(tables):
    """How far to trust the tables, a sentence each."""
    articles, mentions, stances = tables["articles"], tables["mentions"], tables["stances"]
    lines = []
    known = articles["published_latest"].notna()
    how = articles["published_how"].value_counts()
    lines.append(
        f"The publication date of {known.sum()} of {count(len(articles), 'article')} is known or inferred "
        f"({', '.join(f'{n} {kind}' for kind, n in how.items()) or 'none'})."
    )
    if len(mentions):
        lines.append(
            f"{(mentions['how'] == 'unlisted').mean():.0%} of the names are not in the codebook; "
            f"{mentions['party'].isna().mean():.0%} have no party."
        )
    if len(stances):
        lines.append(
            f"{stances['date'].notna().mean():.0%} of the stances have a day from the text; the rest lean on the "
            "publication date in charts."
        )
    left_out = tables["problems"]["problem"].value_counts()
    if len(left_out):
        lines.append(
            f"{count(int(left_out.sum()), 'thing')} could not be read or decided and "
            f"{'is' if left_out.sum() == 1 else 'are'} listed as problems, most often: {left_out.index[0]} "
            f"({left_out.iloc[0]})."
        )
    return lines


def articles(tables):
    """What the first stage found: how much was cut, how publication dates are known, stories."""
    rows, passages = tables["articles"], tables["passages"]
    length = (passages["end"] - passages["start"]).groupby(passages["role"]).sum()
    cut = 1 - (length.get("title", 0) + length.get("body", 0)) / length.sum()
    day = (rows["published_earliest"] == rows["published_latest"]).sum()
    window = rows["published_latest"].notna().sum() - day
    told = rows["story_id"].value_counts()
    lines = [
        f"{cut:.0%} of the text is not the article: most of it "
        f"{length.drop(['title', 'body'], errors='ignore').idxmax()}."
        if cut
        else "The files hold nothing but their articles.",
        f"{count(day, 'article')} of {len(rows)} {'has' if day == 1 else 'have'} a known publication day, {window} a "
        f"window of days, {len(rows) - day - window} nothing.",
        f"{count(int((told > 1).sum()), 'story')} {'is' if (told > 1).sum() == 1 else 'are'} told more than once.",
    ]
    inferred = rows[rows["published_how"].isin(["stated", "inferred", "shared"])].dropna(subset=["published_evidence"])
    if len(inferred):
        lines.append(f"The argument for {inferred.iloc[0]['article_id']}: {inferred.iloc[0]['published_evidence']}.")
    return lines


def actors(tables):
    """What the second stage found: who leads, how names were linked."""
    mentions, names = tables["mentions"], activity.party_names(tables["actors"])
    presence = activity.presence(mentions, tables["articles"])
    if presence.empty:
        return ["No party was named."]
    lead = [names.get(party, party) for party in presence["party"].head(3)]
    how = mentions["how"].value_counts(normalize=True)
    people = mentions.loc[mentions["kind"] == "person", "actor_id"].nunique()
    return [
        f"{_list(lead)} are named in the most articles; {count(len(presence), 'party')} in all, and "
        f"{count(people, 'person')}.",
        f"{how.get('name', 0) + how.get('alias', 0):.0%} of the names stand in the codebook as written, "
        f"{how.get('short name', 0):.0%} are short names, "
        f"{how.get('metonym', 0):.0%} capitals or palaces that act, {how.get('unlisted', 0):.0%} unlisted.",
        f"Pronouns and bare offices are resolved {count(len(tables['references']), 'time')} to the one they mean.",
    ]


def _list(things):
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def codebook_rows(unlisted, top=5):
    """Rows for `data/codebook/` to complete and paste, for the most frequent names it lacks."""
    if unlisted.empty:
        return "The codebook knows every name."
    lines = "\n".join(f"    {_row(row)}" for row in unlisted.head(top).itertuples())
    tables = "`people.csv` or `organisations.csv`"
    return f"Rows to complete and paste into {tables} (party and spelling are for you to check):\n\n{lines}"


def _row(row):
    party = row.party if isinstance(row.party, str) else "???"
    slug = "-".join(ascii_name(row.text).split())
    return f"{party}.{slug},{row.text},{row.text},{party}"


def dates(tables):
    """What the third stage found: how many expressions fix days, by which evidence."""
    rows = tables["dates"]
    if rows.empty:
        return ["No time expression was found."]
    fixed = rows["earliest"].notna()
    one = (rows["earliest"] == rows["latest"]) & fixed
    explicit = rows["value"].fillna("").str.match(r"\d{4}-\d\d-\d\d") & rows["text"].str.contains(r"\b(?:19|20)\d\d\b")
    return [
        f"{fixed.sum()} of {count(len(rows), 'time expression')} fix days, {one.sum()} a single day.",
        f"{explicit.sum()} of them {'names' if explicit.sum() == 1 else 'name'} the year; the year of the others comes "
        "from the publication date and the tense.",
        f"{rows['type'].eq('DURATION').sum()} are durations, {rows['type'].eq('SET').sum()} repeat, "
        f"{rows['value'].fillna('').str.endswith('_REF').sum()} are vague.",
    ]


def stances(tables):
    """What the fourth stage found beyond the pairs: kinds of act, modality, quotations, what was left out."""
    rows, quotes = tables["stances"], tables["quotes"]
    if rows.empty:
        return ["No stance was found."]
    kinds, realis = rows["event_type"].value_counts(), rows["realis"].value_counts()
    left_out = (tables["problems"]["layer"] == "stances").sum()
    return [
        f"The commonest kinds of act are {_list([f'{kind} ({n})' for kind, n in kinds.head(3).items()])}.",
        f"{realis.get('planned', 0)} stances are planned, {realis.get('possible', 0)} possible, "
        f"{realis.get('denied', 0)} denied by the source itself.",
        f"{quotes['speaker_id'].notna().sum()} of {count(len(quotes), 'quotation')} have a speaker.",
        f"{count(int(left_out), 'possible stance')} {'was' if left_out == 1 else 'were'} left out for want of a source "
        "or a clear reading.",
    ]


def accuracy(scores):
    """What the scores say, with the warning that belongs to them."""
    judged = scores.dropna(subset=["f"])
    weak, wide = (
        judged[judged["f"] < 0.8],
        judged.assign(width=judged["high"] - judged["low"]).sort_values("width").iloc[-1],
    )
    lines = [f"{(judged['f'] >= 0.9).sum()} of {len(judged)} layers reach F .90."]
    if len(weak):
        lines.append(
            f"Below .80: {_list([f'{row.layer} ({row.f:.2f})' for row in weak.itertuples()])}. Read single rows of "
            "these with their sentence beside you."
        )
    lines.append(
        f"The widest interval is that of {wide['layer']}: {wide['low']:.2f} to {wide['high']:.2f}. Five articles prove "
        "little."
    )
    return lines
