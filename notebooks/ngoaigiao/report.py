"""The report: the notebooks run on a folder of articles, set as self-contained HTML pages with a page of findings."""

import os
import re
from functools import partial
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path
from urllib.parse import quote

import jinja2
import nbformat
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html

from ngoaigiao import accuracy, activity, activity_charts, findings, reader, tables
from ngoaigiao.display import png
from ngoaigiao.extract import extract

NOTEBOOKS = Path(__file__).resolve().parents[1]
TEMPLATES = Path(__file__).resolve().parent / "templates"
CELL_SECONDS = 600
# The page of pairs shows so many, each with so many of its rows.
PAIRS, ROWS = 100, 60


def notebooks():
    """The stage notebooks, in their order."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))


def run(path, articles=None):
    """The notebook at `path`, executed from a fresh kernel; `articles` takes the place of its ARTICLES parameter.

    What differs from machine to machine (times, the Python version) is left out, so that the same code and articles
    give the same bytes. Raises nbclient's CellExecutionError where a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if articles is not None and "parameters" in cell.metadata.get("tags", []):
            cell.source = f"ARTICLES = {articles!r}"
    resources = {"metadata": {"path": str(NOTEBOOKS)}}
    quiet = ["--log-level=ERROR"]
    NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources=resources,
        record_timing=False,
        extra_arguments=quiet,
    ).execute()
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def refresh():
    """Run every notebook on its own articles and save it with its outputs."""
    for path in notebooks():
        nbformat.write(run(path), path)


def build(articles, out, metadata=None, progress=iter):
    """Write the HTML pages of the articles in `articles` to the folder `out`, and their tables to `out`/tables.

    A page a notebook, a page an article in `out`/articles, and a first page of findings, whose path is returned. Each
    page is written whole or not at all. Raises ValueError where no article can be read.
    """
    out = Path(out)
    made = extract(articles, metadata, progress=progress)
    if made["articles"].empty:
        raise ValueError(f"{articles} holds no article that can be read: {_reasons(made['problems'])}")
    tables.write(made, out / "tables")
    source = os.path.relpath(out / "tables", NOTEBOOKS)
    executed = {path: run(path, source) for path in progress(notebooks())}
    entries = [_entry(path, notebook) for path, notebook in executed.items()]
    name = f"{findings.count(len(made['articles']), 'article')} in {Path(articles).name}"
    pages = [
        ("index.html", "Findings"),
        *((entry["file"], entry["short"]) for entry in entries),
        ("pairs.html", "Pairs"),
        ("texts.html", "Texts"),
    ]
    page = partial(_page, pages=pages, source=name)
    (out / "articles").mkdir(exist_ok=True)
    for stale in (out / "articles").glob("*.html"):
        stale.unlink()
    for view in reader.views(made):
        _write(out / "articles" / reader.file_name(view["article"].article_id), _text(view, page))
    _write(out / "texts.html", page("texts.html.j2", file="texts.html", title="The texts", texts=_texts(made)))
    _write(
        out / "pairs.html",
        page("pairs.html.j2", file="pairs.html", title="The pairs", top=PAIRS, most=ROWS, pairs=_pairs(made)),
    )
    for entry, notebook in zip(entries, executed.values()):
        body, contents = _body(notebook, set(made["stances"]["stance_id"]))
        _write(
            out / entry["file"],
            page("page.html.j2", file=entry["file"], title=entry["title"], body=body, contents=contents),
        )
    _write(out / "index.html", _home(made, entries, page))
    return out / "index.html"


def _reasons(problems):
    return "; ".join(sorted(set(problems["file"] + ": " + problems["problem"]))[:5]) or "it is empty"


def _entry(path, notebook):
    """What the list of pages says of a notebook: its heading and the paragraph below it."""
    heading, about = re.match(r"# (.+?)\n+(.+?)(?:\n\n|$)", notebook.cells[0].source, re.S).groups()
    short = path.stem[3:].replace("-", " ").capitalize()
    return {"file": f"{path.stem}.html", "short": short, "title": heading, "about": markdown2html(about)}


def _home(made, entries, page):
    figures = [
        {"alt": alt, "image": png(drawn)}
        for drawn, alt in (activity_charts.timeline(made), activity_charts.matrix(made))
    ]
    leading = [
        _anchor(row.source_party, row.target_party) for row in activity.dyads(made["stances"]).head(3).itertuples()
    ]
    return page(
        "home.html.j2",
        file="index.html",
        title="Who stands how towards whom, and when",
        entries=entries,
        figures=figures,
        scope=findings.scope(made),
        findings=list(zip_longest(findings.relations(made), leading)),
        disagreements=findings.disagreements(made),
        measured=findings.measured(accuracy.unseen()),
        trust=findings.trust(made),
    )


def _anchor(source, target):
    return f"{source}--{target}"


def _pairs(made):
    """The most frequent pairs of parties with their stance rows, each row linked to its words."""
    rows, names = activity.between_parties(made["stances"]), activity.party_names(made["actors"])
    actors = dict(zip(made["actors"]["actor_id"], made["actors"]["name_en"].fillna(made["actors"]["name_vi"])))
    groups = dict(list(rows.groupby(["source_party", "target_party"])))
    for dyad in activity.dyads(made["stances"]).head(PAIRS).itertuples():
        own = groups[dyad.source_party, dyad.target_party].head(ROWS)
        links = [f"articles/{quote(file)}#{words}" for file, words, _ in map(reader.place_of, own["stance_id"])]
        source, target = dyad.source_party, dyad.target_party
        yield {
            "id": _anchor(source, target),
            "n": dyad.n,
            "intensity": f"{dyad.intensity:+.1f}",
            "name": f"{names.get(source, source)} → {names.get(target, target)}",
            "rows": [
                {"link": link, "source": actors.get(row.source_id), "target": actors.get(row.target_id), "row": row}
                for link, row in zip(links, own.itertuples())
            ],
        }


def _texts(made):
    """The list of all texts: file, title, publication, number of stances."""
    n = made["stances"]["article_id"].value_counts()
    for row in made["articles"].itertuples():
        yield {
            "file": f"articles/{quote(reader.file_name(row.article_id))}",
            "title": _title(row),
            "published": _published(row),
            "publisher": row.publisher,
            "n": n.get(row.article_id, 0),
        }


def _text(view, page):
    article = view["article"]
    file = f"articles/{reader.file_name(article.article_id)}"
    contents = [{"id": "stances", "title": "Stances in this article"}]
    return page(
        "reader.html.j2",
        file=file,
        title=_title(article),
        root="../",
        published=_published(article),
        contents=contents,
        **view,
    )


def _title(article):
    return " ".join(article.title.split()) if isinstance(article.title, str) else article.article_id


def _published(article):
    first, last = article.published_earliest, article.published_latest
    return "" if first != first else f"{first:%F}" if first == last else f"{first:%F} to {last:%F}"


def _body(notebook, stance_ids):
    """A notebook's cells as HTML, linked between pages and from each stance to its words; and its table of contents."""
    exporter = HTMLExporter(template_name="cells", extra_template_basedirs=[str(TEMPLATES)], exclude_anchor_links=True)
    soup = BeautifulSoup(exporter.from_notebook_node(notebook)[0], "html.parser")
    for link in soup.find_all("a", href=re.compile(r"^[^/:]+\.ipynb$")):
        link["href"] = link["href"].removesuffix(".ipynb") + ".html"
    for cell in soup.find_all("td", string=stance_ids.__contains__):
        file, words, _ = reader.place_of(cell.string)
        cell.string.wrap(soup.new_tag("a", href=f"articles/{quote(file)}#{words}"))
    contents = []
    for heading in soup.find_all("h2"):
        heading["id"] = "-".join(tables.ascii_name(heading.get_text()).split())
        contents.append({"id": heading["id"], "title": heading.get_text()})
    return str(soup), contents


def _page(template, pages, source, root="", contents=(), **values):
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    return environment.get_template(template).render(
        pages=pages, source=source, root=root, contents=contents, version=version("ngoaigiao"), style=style, **values
    )


def _write(path, text):
    unfinished = path.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
