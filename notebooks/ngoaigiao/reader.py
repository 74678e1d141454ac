"""Reader pages: each article with its names, dates, quotations and stances marked, and its stance rows below.

Text from articles is data: it reaches the page through `html.escape` or an autoescaping template, never as markup.
"""

import hashlib
import re
from html import escape

from ngoaigiao import activity

COLOURS = 8


def file_name(article_id):
    """The name of an article's page: its id, made plain where that is no file name, with a hash to keep it apart."""
    plain = re.sub(r"[^\w.-]+", "_", article_id)
    return (
        f"{plain}.html"
        if plain == article_id
        else f"{plain}-{hashlib.sha256(article_id.encode()).hexdigest()[:8]}.html"
    )


def place_of(stance_id):
    """Where a stance stands on its article's page, for a link: (page, id of the words, id of the row)."""
    article_id, number = stance_id.rsplit(":", 1)
    return file_name(article_id), f"words-{number}", f"row-{number}"


def colours(tables):
    """A colour class for each of the most named parties: {party: class}; the others share one."""
    return {
        party: f"party-{i}"
        for i, party in enumerate(activity.presence(tables["mentions"], tables["articles"])["party"].head(COLOURS))
    }


def views(tables):
    """What the template of a reader page needs, an article each: dicts of `article`, `parts`, `stances`, `legend`."""
    names = dict(zip(tables["actors"]["actor_id"], tables["actors"]["name_en"].fillna(tables["actors"]["name_vi"])))
    parties, classes = activity.party_names(tables["actors"]), colours(tables)
    own = {
        name: dict(list(tables[name].groupby("article_id")))
        for name in ("passages", "mentions", "references", "dates", "quotes", "stances")
    }
    for article in tables["articles"].itertuples():
        rows = {name: groups.get(article.article_id, tables[name].iloc[:0]) for name, groups in own.items()}
        stances = [_stance(row, names) for row in rows["stances"].itertuples()]
        marks = _marks(rows, names, parties, classes)
        present = list(dict.fromkeys(party for party in rows["mentions"]["party"].dropna() if party in classes))
        yield {
            "article": article,
            "parts": [
                {"role": row.role, "html": _marked(article.text, row.start, row.end, marks)}
                for row in rows["passages"].itertuples()
            ],
            "stances": stances,
            "legend": [(classes[party], parties.get(party, party)) for party in present],
        }


def _stance(row, names):
    _, words, own = place_of(row.stance_id)
    party = lambda actor: names.get(actor, actor) if isinstance(actor, str) else "an issue"
    return {
        "row": row,
        "words": words,
        "id": own,
        "number": row.stance_id.rsplit(":s", 1)[-1],
        "source": party(row.source_id),
        "target": party(row.target_id),
        "text": lambda value: "" if not isinstance(value, str) else " ".join(value.split()),
        "day": f"{row.date:%F}" if row.date == row.date else "",
    }


def _marks(rows, names, parties, classes):
    """All marks of an article as (start, end, class, title, anchor), the anchor a stance's row or None."""
    marks = []
    for name in ("mentions", "references"):
        for row in rows[name].itertuples():
            party = parties.get(row.party, row.party) if isinstance(row.party, str) else "no party known"
            office = f", {row.office}" if isinstance(row.office, str) else ""
            kind = "actor" if name == "mentions" else "actor reference"
            title = f"{names.get(row.actor_id, row.actor_id)} ({party}{office})"
            marks.append((row.start, row.end, f"{kind} {classes.get(row.party, 'party-other')}", title, None))
    for row in rows["dates"].itertuples():
        marks.append(
            (row.start, row.end, "date", f"{row.value if isinstance(row.value, str) else 'undecided'}: {row.how}", None)
        )
    for row in rows["quotes"].itertuples():
        speaker = names.get(row.speaker_id, "speaker unknown") if isinstance(row.speaker_id, str) else "speaker unknown"
        marks.append((row.start, row.end, "quote", f"quotation: {speaker}", None))
    for row in rows["stances"].itertuples():
        cue = row.cue_start == row.cue_start and row.cue_start is not None
        start, end = (int(row.cue_start), int(row.cue_end)) if cue else (row.start, row.start + 1)
        target = row.target_party if isinstance(row.target_party, str) else "issue"
        title = f"{row.source_party} → {target}: {row.event_type}, {row.stance}"
        marks.append((start, end, "cue", title, row.stance_id))
    return marks


def _marked(text, start, end, marks):
    """The text of one passage as HTML: cut wherever a mark begins or ends, each piece in a span with all its marks."""
    own = [mark for mark in marks if mark[0] < end and mark[1] > start]
    cuts = sorted({start, end, *(place for mark in own for place in mark[:2] if start < place < end)})
    return "".join(
        _piece(text, left, right, [mark for mark in own if mark[0] < right and mark[1] > left])
        for left, right in zip(cuts, cuts[1:])
    )


def _piece(text, start, end, marks):
    words = escape(text[start:end])
    if not marks:
        return words
    stances = [mark[4] for mark in marks if mark[4] and mark[0] == start]
    targets = "".join(f'<span id="{place_of(stance)[1]}"></span>' for stance in stances)
    classes = " ".join(dict.fromkeys(word for mark in marks for word in mark[2].split()))
    title = escape("; ".join(dict.fromkeys(mark[3] for mark in marks)))
    if stances:
        return f'{targets}<a class="{classes}" title="{title}" href="#{place_of(stances[0])[2]}">{words}</a>'
    return f'<span class="{classes}" title="{title}">{words}</span>'
