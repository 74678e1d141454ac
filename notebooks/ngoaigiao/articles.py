"""Stage 1: files in, articles and their passages out."""

import datetime
import hashlib
import re
import unicodedata

from ngoaigiao import encodings, glue, layout, lines, sources
from ngoaigiao.encodings import Unreadable

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_VIETNAMESE_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def load(source, metadata=None, progress=iter):
    """The articles of a file, a folder or a table: (rows of `articles`, rows of `problems`).

    source, metadata: as in `sources.records`, whose errors it raises. progress: wraps the list of files or rows while
    they are decoded. What cannot be read (empty, binary, not Vietnamese, more than `sources.LARGEST` bytes, a broken
    row or archive) becomes a problem; the rest goes on. The text is decoded, `\\r\\n` is `\\n`, NFC, nothing else.
    Metadata goes before what an HTML page says of itself.
    """
    records, problems = sources.records(source, metadata)
    articles = []
    for record in progress(records):
        try:
            article, doubts = _article(record)
        except Unreadable as error:
            problems.append(sources.problem(record.file, record.article_id, error.problem, error.detail))
            continue
        articles.append(article)
        problems += [sources.problem(record.file, record.article_id, *doubt) for doubt in doubts]
    return articles, problems


def passages(article, codebook):
    """The rows of `passages` of one article: every character that is no blank lies in one of them.

    A line is one passage; hard-wrapped lines are joined; a paragraph is cut where something is glued into it: a photo
    credit, another article's headline in brackets, a line that lost its break, the author's name behind the last word.
    """
    found = lines.read(article["text"])
    roles = layout.roles(found, codebook, article.get("title"))
    return [
        {"article_id": article["article_id"], "start": start, "end": end, "role": role, "how": how}
        for start, end, role, how in glue.pieces(article["text"], found, roles, codebook)
    ]


def _article(record):
    """The row of `articles` and what is doubtful in it. Raises Unreadable."""
    raw, doubts = record.read(), []
    if len(raw) > sources.LARGEST:
        raise Unreadable("too large", f"more than {sources.LARGEST:,} bytes")
    text, known = encodings.decode(raw), record.known
    if record.form == "html":
        text, said = _page(text)
        known = said | known
    if not encodings.is_vietnamese(text):
        raise Unreadable("not Vietnamese", "fewer than 3 % of its characters are letters that only Vietnamese has")
    if "\ufffd" in text:
        doubts.append(("damaged", f"{text.count(chr(0xFFFD))} characters could not be decoded"))
    day = _day(known.get("published"))
    if known.get("published") and not day:
        doubts.append(("no date", f"published is {known['published']!r}; write 2015-11-26"))
    return {
        "article_id": record.article_id,
        "file": record.file,
        "sha256": hashlib.sha256(raw).hexdigest(),
        "text": text,
        **{name: known.get(name) for name in sources.FIELDS if name != "published"},
        "language": known.get("language") or "vi",
        "published_earliest": day,
        "published_latest": day,
        "published_how": "metadata" if day else None,
        "published_evidence": f"metadata: published {known['published']}" if day else None,
    }, doubts


def _page(html):
    """The text of a web page, its title first, and what the page says of itself. Raises Unreadable."""
    import trafilatura  # slow to import, and few need it

    page = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None or not page.text:
        raise Unreadable("no article in the page", "trafilatura finds no text")
    text, title = unicodedata.normalize("NFC", page.text), unicodedata.normalize("NFC", page.title or "")
    if title and lines.key(title) not in map(lines.key, text.split("\n")[:3]):
        text = f"{title}\n{text}"
    said = {
        "title": title,
        "author": page.author,
        "publisher": page.sitename,
        "url": page.url,
        "published": page.date,
        "section": "; ".join(page.categories or ()),
        "language": page.language,
    }
    return text, {name: value for name, value in said.items() if value}


def _day(value):
    """The day that a cell of metadata names, None if it names none. Day and month stand in the Vietnamese order."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    found = _ISO_DAY.search(str(value or ""))
    numbers = found.groups() if found else None
    if not found and (found := _VIETNAMESE_DAY.search(str(value or ""))):
        numbers = found.groups()[::-1]
    try:
        return datetime.date(*map(int, numbers)) if numbers else None
    except ValueError:
        return None
