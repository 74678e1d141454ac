"""The tables in other tools' formats: POLECAT, Discourse Network Analyzer, GraphML, GEXF, Web Annotation, XLSX, CSV."""

import csv
import json
from pathlib import Path

import networkx as nx
import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ngoaigiao import activity, tables

# The header of POLECAT's yearly files, in its order. What it says with "None" is empty here.
POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|"
    "Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
    "Wikipedia Actor ID|"
    "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|"
    "Recipient Name Raw|Wikipedia Recipient ID|"
    "Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|"
    "Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")
# Excel holds no more characters in one cell.
XLSX_CELL = 32_767
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(made, folder):
    """Write every export of the tables `made` to `folder`; returns the paths.

    `polecat.tsv`, `dna.csv`, `network.graphml`, `network.gexf`, `annotations.jsonld` (the spans, as W3C Web
    Annotations), `tables.xlsx`, and a CSV a table with a byte-order mark, so that Excel shows the accents. A text cell
    that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    polecat(made).to_csv(folder / "polecat.tsv", sep="\t", index=False, na_rep="None")
    dna(made).to_csv(folder / "dna.csv", sep=";", index=False, quoting=csv.QUOTE_NONNUMERIC, encoding="utf-8")
    graph = network(made)
    nx.write_graphml(graph, folder / "network.graphml")
    nx.write_gexf(graph, folder / "network.gexf")
    (folder / "annotations.jsonld").write_text(
        json.dumps(annotations(made), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    _xlsx(made, folder / "tables.xlsx")
    for name in tables.COLUMNS:
        made[name].map(_as_text).to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig")
    return sorted(folder.iterdir())


def polecat(made):
    """A row a stance with POLECAT's columns; an act told by several rows shares its `Event ID`.

    Country columns hold ISO 3166-1 alpha-3 codes, or the party's short code where it is no state. Columns for which we
    have nothing (COW, sectors, coordinates, Wikipedia) are null.
    """
    actors = made["actors"].set_index("actor_id")
    rows = made["stances"].merge(
        made["articles"][["article_id", "published_latest", "publisher"]], on="article_id", how="left"
    )
    rows = rows[rows["source_id"].notna() & (rows["realis"] != "denied")]
    offices = made["mentions"].dropna(subset=["office"]).drop_duplicates(["article_id", "actor_id"])
    offices = offices.set_index(["article_id", "actor_id"])["office"]
    names = actors["name_en"].fillna(actors["name_vi"])
    titled = lambda actor: [offices.get(key) for key in zip(rows["article_id"], rows[actor])]
    table = pd.DataFrame(
        {
            "Event ID": rows["event_id"].fillna(rows["stance_id"]),
            "Event Date": rows["date"].dt.strftime("%Y-%m-%d"),
            "Event Type": rows["event_type"],
            "Event Mode": rows["event_mode"],
            "Intensity": rows["intensity"],
            "Quad Code": rows["quad_class"].str.upper(),
            "Contexts": rows["issue"],
            "Actor Name": rows["source_id"].map(names),
            "Actor Country": rows["source_party"],
            "Actor Title": titled("source_id"),
            "Recipient Name": rows["target_id"].map(names),
            "Recipient Country": rows["target_party"],
            "Recipient Title": titled("target_id"),
            "Placename": rows["place"],
            "Source": rows["publisher"],
            "Publication Date": rows["published_latest"].dt.strftime("%Y-%m-%d"),
            "Story People": rows["article_id"].map(_present(made, ("person",))),
            "Story Organizations": rows["article_id"].map(_present(made, ("organisation", "group"))),
            "Story Locations": rows["article_id"].map(_present(made, ("state", "place"))),
            "Language": "Vietnamese",
            "Version": "ngoaigiao",
        }
    )
    return table.reindex(columns=POLECAT).map(_one_line)


def _present(made, kinds):
    """The names of an article's actors of some kinds, in order of first mention, joined as POLECAT joins them."""
    rows = made["mentions"][made["mentions"]["kind"].isin(kinds)].drop_duplicates(["article_id", "actor_id"])
    names = made["actors"].set_index("actor_id")["name_en"]
    named = rows["actor_id"].map(names).fillna(rows["text"])
    return named.groupby(rows["article_id"]).agg("; ".join)


def dna(made):
    """Statements as Discourse Network Analyzer exports them: person, organization, concept, agreement (1 or 0).

    The concept is the issue where there is one, else the event type and the target. A neutral stance has no agreement
    in DNA's terms and is left out; a conditional one counts as agreement, with the condition in the text.
    """
    rows = made["stances"][
        made["stances"]["stance"].isin(["support", "oppose", "conditional"]) & made["stances"]["source_id"].notna()
    ]
    rows = rows.merge(made["articles"], on="article_id", suffixes=("", "_article"))
    actors = made["actors"].set_index("actor_id")
    names, people = actors["name_en"].fillna(actors["name_vi"]), actors.index[actors["kind"] == "person"]
    parties = activity.party_names(made["actors"])
    target = rows["target_id"].map(names).fillna("")
    documents = {name: number for number, name in enumerate(made["articles"]["article_id"], 1)}
    time = rows["date"].fillna(rows["published_latest"]).dt.strftime("%Y-%m-%d 00:00:00")
    table = pd.DataFrame(
        {
            "statement_id": range(1, len(rows) + 1),
            "time": time.fillna(""),
            "person": rows["source_id"].where(rows["source_id"].isin(people)).map(names).fillna(""),
            "organization": rows["source_party"].map(lambda party: parties.get(party, party)).fillna(""),
            "concept": rows["issue"].fillna((rows["event_type"] + " " + target).str.strip()),
            "agreement": (rows["stance"] != "oppose").astype(int),
            "start_position": rows["start"].astype(int),
            "stop_position": rows["end"].astype(int),
            "text": rows["text"],
            "coder": 1,
            "document_id": rows["article_id"].map(documents),
            "document_title": rows["title"].fillna(rows["article_id"]),
            "document_author": rows["author"].fillna(""),
            "document_source": rows["publisher"].fillna(""),
            "document_section": rows["section"].fillna(""),
            "document_type": "article",
        }
    )
    # DNA itself writes these two characters so, since its reader knows no escapes.
    return table.map(
        lambda value: _one_line(value).replace(";", ",").replace('"', "'") if isinstance(value, str) else value
    )


def network(made):
    """Directed graph of parties: nodes with names, edges with `n`, mean intensity as `weight`, each stance's count."""
    graph, names = nx.DiGraph(), activity.party_names(made["actors"])
    for row in activity.dyads(made["stances"]).itertuples():
        for party in (row.source_party, row.target_party):
            graph.add_node(party, label=names.get(party, party))
        counts = {stance: int(getattr(row, stance)) for stance in ("support", "oppose", "conditional", "neutral")}
        graph.add_edge(
            row.source_party,
            row.target_party,
            weight=float(row.intensity),
            n=int(row.n),
            articles=int(row.n_articles),
            **counts,
        )
    return graph


def annotations(made):
    """Every mention, date, quotation and stance as a W3C Web Annotation on its article: a JSON-LD document.

    The source is the article's file; the selectors give the span and its words. The body holds the row's other values.
    """
    files, items = dict(zip(made["articles"]["article_id"], made["articles"]["file"])), []
    for name, key in (
        ("mentions", "mention_id"),
        ("dates", "date_id"),
        ("quotes", "quote_id"),
        ("stances", "stance_id"),
    ):
        rows = made[name].astype(object).where(made[name].notna(), None)
        for row in rows.to_dict("records"):
            selectors = [
                {"type": "TextPositionSelector", "start": row.pop("start"), "end": row.pop("end")},
                {"type": "TextQuoteSelector", "exact": row.pop("text")},
            ]
            value = {
                column: str(cell)[:10] if isinstance(cell, pd.Timestamp) else cell
                for column, cell in row.items()
                if cell is not None
            }
            items.append(
                {
                    "id": f"urn:ngoaigiao:{row[key]}",
                    "type": "Annotation",
                    "motivation": "identifying" if name == "mentions" else "describing",
                    "body": {"type": "Dataset", "value": value},
                    "target": {"source": files[row["article_id"]], "selector": selectors},
                }
            )
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"type": "AnnotationPage", "items": items},
    }


def _xlsx(made, path):
    with pd.ExcelWriter(path, engine="openpyxl", date_format="YYYY-MM-DD", datetime_format="YYYY-MM-DD") as book:
        for name in tables.COLUMNS:
            made[name].map(_cell).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            for row in book.sheets[name].iter_rows(min_row=2):
                for cell in row:
                    if cell.data_type == "f":
                        cell.data_type = "s"


def _cell(value):
    if not isinstance(value, str):
        return value
    value = ILLEGAL_CHARACTERS_RE.sub("", value)
    return value if len(value) <= XLSX_CELL else value[: XLSX_CELL - 1] + "…"


def _as_text(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _one_line(value):
    return " ".join(value.split()) if isinstance(value, str) else value
