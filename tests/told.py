"""Readings for tests: a text, and the names in it with their actors."""

import re
from datetime import date

from ngoaigiao import quotes, references, sentences

ACTORS = {
    "Nga": ("RUS", "state"),
    "Mỹ": ("USA", "state"),
    "Pháp": ("FRA", "state"),
    "Trung Quốc": ("CHN", "state"),
    "Hàn Quốc": ("KOR", "state"),
    "Nhật Bản": ("JPN", "state"),
    "Qatar": ("QAT", "state"),
    "Moskva": ("RUS", "state"),
    "Sergei Lavrov": ("RUS.sergey-lavrov", "person"),
    "Lavrov": ("RUS.sergey-lavrov", "person"),
    "John Kerry": ("USA.john-kerry", "person"),
    "Kerry": ("USA.john-kerry", "person"),
    "Vladimir Putin": ("RUS.vladimir-putin", "person"),
    "Putin": ("RUS.vladimir-putin", "person"),
    "Angela Merkel": ("DEU.angela-merkel", "person"),
    "Merkel": ("DEU.angela-merkel", "person"),
    "Dmitry Peskov": ("RUS.dmitry-peskov", "person"),
    "Vương Nghị": ("CHN.wang-yi", "person"),
    "Bộ Quốc phòng Nga": ("RUS.ministry-of-defence", "organisation"),
    "NATO": ("NATO", "organisation"),
    "liên minh quân sự phương Tây": ("COALITION", "group"),
    "IS": ("IS", "group"),
    "Hamas": ("HAMAS", "group"),
    "Reuters": ("REUTERS", "media"),
    "Đức": ("DEU", "state"),
}
PARTIES = {"NATO": "NATO", "COALITION": "COALITION", "IS": "IS", "HAMAS": "HAMAS", "REUTERS": "GBR"}
_NAMES = re.compile("|".join(rf"(?<!\w){name}(?!\w)" for name in sorted(ACTORS, key=len, reverse=True)))


def reading(text, codebook, title=None, day=None):
    """A reading of `text`, its lines body; a `title` goes before them on a line of its own."""
    rows, whole = [], text if title is None else f"{title}\n{text}"
    for line in re.finditer(r"[^\n]+", whole):
        role = "title" if title is not None and not rows else "body"
        rows.append({"article_id": "a", "start": line.start(), "end": line.end(), "role": role})
    day = day and date.fromisoformat(day)
    told = {
        "article": {"article_id": "a", "text": whole, "published_earliest": day, "published_latest": day},
        "passages": rows,
        "sentences": sentences.split(whole, rows, codebook),
        "quotes": [],
        "references": [],
    }
    told["mentions"] = [_mention(found) for found in _NAMES.finditer(whole)]
    told["references"] = references.read(told, codebook)
    told["quotes"] = quotes.read(told, codebook)
    return told


def _mention(found):
    actor_id, kind = ACTORS[found.group()]
    party = PARTIES.get(actor_id, actor_id[:3])
    return {
        "mention_id": f"a:m{found.start()}",
        "article_id": "a",
        "start": found.start(),
        "end": found.end(),
        "text": found.group(),
        "actor_id": actor_id,
        "kind": kind,
        "party": party,
        "office": None,
        "how": "name",
        "confidence": 1.0,
    }
