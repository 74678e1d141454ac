"""The exports, read back as the other tools read them."""

import json

import networkx as nx
import openpyxl
import pandas as pd
import pytest

from ngoaigiao import activity, exports
from ngoaigiao import tables as contract
from ngoaigiao.cli import main


@pytest.fixture(scope="module")
def folder(tables, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")
    exports.export(tables, folder)
    return folder


def test_every_file_is_there(folder):
    named = {"polecat.tsv", "dna.csv", "network.graphml", "network.gexf", "annotations.jsonld", "tables.xlsx"}
    assert {path.name for path in folder.iterdir()} == named | {f"{name}.csv" for name in contract.COLUMNS}


def test_polecat_loads_as_polecat_does(folder, tables):
    table = pd.read_csv(folder / "polecat.tsv", sep="\t", keep_default_na=False)
    assert list(table.columns) == exports.POLECAT and len(exports.POLECAT) == 40
    assert len(table) == (tables["stances"]["realis"] != "denied").sum()
    assert set(table["Quad Code"]) <= {
        "VERBAL COOPERATION",
        "MATERIAL COOPERATION",
        "VERBAL CONFLICT",
        "MATERIAL CONFLICT",
        "None",
    }
    assert (table["Event Date"].eq("None") | table["Event Date"].str.fullmatch(r"\d{4}-\d\d-\d\d")).all()
    assert "Nga" not in set(table["Actor Name"]) and table["Actor Country"].str.fullmatch("[A-Z0-9_]+|None").all()


def test_dna_statements_have_its_header_and_their_place_in_the_text(folder, tables):
    table = pd.read_csv(folder / "dna.csv", sep=";")
    assert list(table.columns[:6]) == ["statement_id", "time", "person", "organization", "concept", "agreement"]
    assert set(table["agreement"]) <= {0, 1} and table["concept"].notna().all()
    articles = tables["articles"]["text"]
    for row in table.head(20).itertuples():
        words = articles[row.document_id - 1][row.start_position : row.stop_position]
        assert " ".join(words.split()).replace(";", ",").replace('"', "'") == row.text


@pytest.mark.parametrize("name, reader", [("network.graphml", nx.read_graphml), ("network.gexf", nx.read_gexf)])
def test_networks_hold_every_pair(folder, tables, name, reader):
    graph = reader(folder / name)
    dyads = activity.dyads(tables["stances"])
    assert {(a, b): data["n"] for a, b, data in graph.edges(data=True)} == {
        (r.source_party, r.target_party): r.n for r in dyads.itertuples()
    }
    assert all(data["label"] for _, data in graph.nodes(data=True))


def test_annotations_select_their_words(folder, tables):
    page = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["total"] == sum(len(tables[name]) for name in ("mentions", "dates", "quotes", "stances"))
    text = dict(zip(tables["articles"]["file"], tables["articles"]["text"]))
    for item in page["first"]["items"]:
        place, words = item["target"]["selector"]
        assert text[item["target"]["source"]][place["start"] : place["end"]] == words["exact"]


def test_csv_shows_accents_in_excel_and_reads_back(folder, tables):
    assert (folder / "mentions.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(folder / "mentions.csv")
    assert table["text"].tolist() == tables["mentions"]["text"].tolist()


def test_workbook_has_a_sheet_a_table(folder, tables):
    book = openpyxl.load_workbook(folder / "tables.xlsx", read_only=True)
    assert book.sheetnames == list(contract.COLUMNS)
    assert [cell.value for cell in next(book["dates"].iter_rows(max_row=1))] == list(tables["dates"].columns)


@pytest.mark.parametrize("cell", ["=1+1", "+84 24", "-5 độ", "@ai", "\tx", "\rx"])
def test_a_cell_that_looks_like_a_formula_stays_text(tmp_path, cell):
    made = {name: contract.frame(name, []) for name in contract.COLUMNS}
    made["problems"] = contract.frame(
        "problems", [{"file": "a.txt", "layer": "articles", "problem": cell, "detail": cell}]
    )
    exports.export(made, tmp_path)
    assert pd.read_csv(tmp_path / "problems.csv").loc[0, "problem"].startswith("'")
    found = openpyxl.load_workbook(tmp_path / "tables.xlsx")["problems"]["D2"]
    assert found.data_type == "s" and found.value.strip() == cell.strip()


def test_a_long_text_and_control_characters_fit_into_a_cell(tmp_path):
    made = {name: contract.frame(name, []) for name in contract.COLUMNS}
    made["articles"] = contract.frame("articles", [{"article_id": "a", "text": "\x0bNga " * 20_000}])
    exports.export(made, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "tables.xlsx")["articles"]
    assert len(sheet["D2"].value) <= exports.XLSX_CELL and "\x0b" not in sheet["D2"].value


def test_the_command_exports_a_folder_of_tables(tables, tmp_path, capsys):
    contract.write(tables, tmp_path / "tables")
    assert main(["export", str(tmp_path / "tables"), "--to", str(tmp_path / "out")]) == 0
    assert "polecat.tsv" in capsys.readouterr().out
    assert main(["export", str(tmp_path / "none"), "--to", str(tmp_path / "other")]) == 1
    assert "ngoaigiao extract" in capsys.readouterr().err
