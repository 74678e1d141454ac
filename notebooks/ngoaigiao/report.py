"""The report: the notebooks run on a folder of articles and set as self-contained HTML pages, with a first page of findings."""
import base64
import io
import os
import re
from importlib.metadata import version
from pathlib import Path

import jinja2
import matplotlib.pyplot as plt
import nbformat
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html

from ngoaigiao import charts, findings, tables
from ngoaigiao.extract import extract

NOTEBOOKS = Path(__file__).resolve().parents[1]
TEMPLATES = Path(__file__).resolve().parent / "templates"
CELL_SECONDS = 600


def notebooks():
    """The stage notebooks, in their order."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))


def run(path, articles=None):
    """The notebook at `path`, executed from a fresh kernel; `articles` takes the place of its ARTICLES parameter.

    What differs from machine to machine (times, the Python version) is left out, so that the same code and articles give
    the same bytes. Raises nbclient's CellExecutionError where a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if articles is not None and "parameters" in cell.metadata.get("tags", []):
            cell.source = f"ARTICLES = {articles!r}"
    resources = {"metadata": {"path": str(NOTEBOOKS)}}
    quiet = ["--log-level=ERROR"]
    NotebookClient(
        notebook, timeout=CELL_SECONDS, kernel_name="python3", resources=resources, record_timing=False, extra_arguments=quiet,
    ).execute()
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def refresh():
    """Run every notebook on its own articles and save it with its outputs."""
    for path in notebooks():
        nbformat.write(run(path), path)


def build(articles, out, metadata=None, progress=iter):
    """Write the HTML pages of the articles in `articles` to the folder `out`, and their tables to `out`/tables.

    Returns the path of the first page. Each page is written whole or not at all.
    """
    out = Path(out)
    made = extract(articles, metadata)
    if made["articles"].empty:
        raise ValueError(f"{articles} holds no article that can be read: {_reasons(made['problems'])}")
    tables.write(made, out / "tables")
    source = os.path.relpath(out / "tables", NOTEBOOKS)
    executed = {path: run(path, source) for path in progress(notebooks())}
    pages = [{"file": "index.html", "short": "Findings", "title": "Findings", "about": ""}, *map(_entry, executed, executed.values())]
    name = f"{len(made['articles'])} articles in {Path(articles).name}"
    _write(out / "index.html", _home(made, pages, name))
    for entry, notebook in zip(pages[1:], executed.values()):
        _write(out / entry["file"], _page(notebook, entry, pages, name))
    return out / "index.html"


def _reasons(problems):
    return "; ".join(sorted(set(problems["file"] + ": " + problems["problem"]))[:5]) or "it is empty"


def _entry(path, notebook):
    """What the list of pages says of a notebook: its heading and the paragraph below it."""
    heading, about = re.match(r"# (.+?)\n+(.+?)(?:\n\n|$)", notebook.cells[0].source, re.S).groups()
    plain = BeautifulSoup(markdown2html(about), "html.parser").get_text()
    return {"file": f"{path.stem}.html", "short": path.stem[3:].replace("-", " ").capitalize(), "title": heading, "about": plain}


def _home(made, pages, name):
    drawn, alt = charts.timeline(made)
    image = io.BytesIO()
    drawn.savefig(image, format="png", metadata={"Software": None})
    plt.close(drawn)
    return _environment().get_template("home.html.j2").render(
        title="Who stands how towards whom, and when", file="index.html", pages=pages, contents=[], source=name,
        version=version("ngoaigiao"), style=_style(), image=base64.b64encode(image.getvalue()).decode(), alt=alt,
        scope=findings.scope(made), findings=findings.relations(made), trust=findings.trust(made),
    )


def _page(notebook, entry, pages, name):
    exporter = HTMLExporter(template_name="cells", extra_template_basedirs=[str(TEMPLATES)], exclude_anchor_links=True)
    soup = BeautifulSoup(exporter.from_notebook_node(notebook)[0], "html.parser")
    for link in soup.find_all("a", href=re.compile(r"^[^/:]+\.ipynb$")):
        link["href"] = link["href"].removesuffix(".ipynb") + ".html"
    contents = []
    for heading in soup.find_all("h2"):
        heading["id"] = "-".join(tables.ascii_name(heading.get_text()).split())
        contents.append({"id": heading["id"], "title": heading.get_text()})
    return _environment().get_template("page.html.j2").render(
        title=entry["title"], file=entry["file"], pages=pages, contents=contents, body=str(soup), source=name,
        version=version("ngoaigiao"), style=_style(),
    )


def _environment():
    return jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined)


def _style():
    return (TEMPLATES / "style.css").read_text(encoding="utf-8")


def _write(path, text):
    unfinished = path.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
