"""Stage 1: files in, articles and their passages out."""
import hashlib
import csv
import datetime
import unicodedata
from pathlib import Path


def load(source, metadata=None, codebook=None):
    out = []
    meta = {}
    if metadata:
        meta = {row["file"]: row for row in csv.DictReader(open(metadata, encoding="utf-8"))}
    for path in sorted(Path(source).rglob("*.txt")):
        raw = path.read_bytes()
        row = meta.get(path.name, {})
        day = datetime.date.fromisoformat(row["published"]) if row.get("published") else None
        out.append({"article_id": path.stem, "file": path.name, "sha256": hashlib.sha256(raw).hexdigest(),
                    "text": unicodedata.normalize("NFC", raw.decode("utf-8").replace("\r\n", "\n")),
                    "published_earliest": day, "published_latest": day, "published_how": "metadata" if day else None})
    return out, []


def passages(article, codebook):
    text, place, rows = article["text"], 0, []
    for line in text.split("\n"):
        if line.strip():
            rows.append({"article_id": article["article_id"], "start": place, "end": place + len(line), "role": "body"})
        place += len(line) + 1
    return rows
