"""Stage 1: files in, articles and their passages out."""
import hashlib
import csv
import datetime
import re
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


_CAPTION = re.compile(r"[(\s.](?:Ảnh|Nguồn|Ảnh minh họa)\s*:?\s*[^.()]{2,40}\)?\.?$|^\(?Ảnh|\(trái\)|\(phải\)|^Image c|Hình \d+$")
_BYLINE = re.compile(r"^.{0,40}\(?Theo[ _][A-Z][^.]{1,30}\)?$|^TTXVN|^[\d:]+ \d+/\d+/\d{4}|^Thứ \w+, \d")
_FURNITURE = re.compile(r"^(?:Tin liên quan|Theo dõi|Mời quý độc giả|Video đang HOT|End of content|Bạn thấy bài viết|Không có tin nào|Cột tin)")


def passages(article, codebook):
    text, place, rows, after, title = article["text"], 0, [], None, False
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = place + line.index(bare)
            if _FURNITURE.match(bare):
                role = "furniture"
                after = "teaser" if any(row["role"] == "body" and row["end"] - row["start"] > 200 for row in rows) and bare.startswith(("Tin", "End", "Bạn", "Không")) else after
            elif after:
                role = after
            elif len(bare) < 300 and _CAPTION.search(bare):
                role = "caption"
            elif len(bare) < 60 and _BYLINE.search(bare):
                role = "byline"
            elif not title and len(bare) < 130 and bare[-1] not in ".:" and len(bare) > 15:
                role = "title"
            else:
                role = "body"
            title = title or role in ("title", "body")
            rows.append({"article_id": article["article_id"], "start": start, "end": start + len(bare), "role": role, "how": None})
        place += len(line) + 1
    return rows
