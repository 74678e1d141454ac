"""Who made an article, from its own words: title, publisher, agency, author, section."""

import re
from dataclasses import dataclass
from functools import cache

from ngoaigiao.codebook import CodebookError
from ngoaigiao.lines import PHOTO_CREDIT, SECTION, SIGNATURE
from ngoaigiao.patterns import EXACT, LOWER, UPPER, any_of, time_words

_NAME = re.compile(
    rf"(?:(?:CTV|PV)\.?\s)?([{UPPER}][\w.'’-]*(?:\s[{UPPER}][\w.'’-]*){{0,3}})(?=\s*(?:[(/,|–-]|dịch|thực hiện|\Z))"
)


@dataclass(frozen=True)
class Media:
    """The table `media`: {name or alias: its first name} of either kind, {site: name}, and patterns."""

    newspapers: dict
    agencies: dict
    sites: dict
    site: re.Pattern
    named: re.Pattern
    lead: re.Pattern
    source: re.Pattern
    weekday: re.Pattern


def read(article, passages, codebook):
    """The columns of `articles` that metadata left empty and the article itself fills, as a dict.

    publisher: by the site of the url, the mark that opens the lead ("VOV.VN - "), the name behind the author's
    ("TTXVN/Tin Tức") or the site's own lines; a name of `media`. agency: those credited in bylines and captions, parted
    by `|`.
    """
    media = _media(codebook)
    parts = {"title": [], "section": [], "signed": [], "credit": [], "body": [], "furniture": []}
    for row in passages:
        part = _part(row)
        if part in parts:
            parts[part].append(article["text"][row["start"] : row["end"]])
    credited = [media.agencies.get(name) for name in media.named.findall(" · ".join(parts["signed"] + parts["credit"]))]
    found = {
        "title": next(iter(parts["title"]), None),
        "section": next(iter(parts["section"]), None),
        "publisher": _by_site(article.get("url"), media) or _by_words(parts, media),
        "agency": "|".join(dict.fromkeys(filter(None, credited))),
        "author": next(filter(None, (_author(words, media) for words in parts["signed"])), None),
    }
    return {name: value for name, value in found.items() if value and not article.get(name)}


def _part(row):
    """What a passage tells of: its role, but `signed` for authors and sources, `credit` for captions."""
    how = row.get("how")
    if how == SECTION:
        return "section"
    if how == SIGNATURE or row["role"] == "byline":
        return "signed"
    return "credit" if how == PHOTO_CREDIT or row["role"] == "caption" else row["role"]


def _by_site(url, media):
    found = media.site.search(str(url or "").casefold())
    return media.sites[found[1]] if found else None


def _by_words(parts, media):
    lead = parts["body"][0] if parts["body"] else ""
    found = media.lead.match(lead)
    if found:
        return media.newspapers[found["name"]]
    signed = [words.rpartition("/")[2] for words in parts["signed"] if "/" in words and not media.source.search(words)]
    own = [words for words in parts["furniture"] if "theo dõi" in words.casefold()]
    names = [name for words in signed + own for name in media.named.findall(words) if name in media.newspapers]
    return media.newspapers[names[0]] if names else None


def _author(words, media):
    """The name that a byline begins with, unless it is a medium's."""
    found = _NAME.match(media.source.split(words)[0].strip(" (,-–|"))
    name = found and found[1]
    known = name in media.newspapers or name in media.agencies
    return name if name and not known and not media.weekday.match(name) and (" " in name or "." in name) else None


@cache
def _media(codebook):
    by_kind = {"newspaper": {}, "agency": {}, "nobody": {}}
    sites = {}
    for row in codebook["media"]:
        if row["kind"] not in by_kind:
            raise CodebookError(f"media.csv, {row['name']}: the kind must be {' or '.join(by_kind)}, not {row['kind']}")
        by_kind[row["kind"]].update(dict.fromkeys((row["name"], *row["aliases"]), row["name"]))
        sites.update(dict.fromkeys(row["sites"], row["name"]))
    newspapers = any_of(by_kind["newspaper"], EXACT)
    source = any_of(row["phrase"] for row in codebook["furniture"] if row["kind"] in ("source", "author"))
    return Media(
        newspapers=by_kind["newspaper"],
        agencies=by_kind["agency"],
        sites=sites,
        site=re.compile(rf"(?:^|//|\.)({any_of(sites)})(?=[/:?#]|\Z)"),
        named=re.compile(rf"(?<!\w){any_of([*by_kind['newspaper'], *by_kind['agency']], EXACT)}(?!\w)"),
        lead=re.compile(rf"[(\[]?(?P<name>{newspapers})(?:[)\]]\s?[-–:,]?|\s?[-–:])\s"),
        source=re.compile(rf"\b(?i:{source})\b|(?<=[{LOWER}]){source}\b"),
        weekday=re.compile(rf"(?i:{time_words(codebook, 'weekday')})\b"),
    )
