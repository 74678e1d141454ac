"""The notebooks as files: valid, run in order, without errors, each figure with its alternative text."""

import re

import nbformat
import pytest

from ngoaigiao import report

TAGS = {"parameters"}
paths = pytest.mark.parametrize("path", report.notebooks(), ids=lambda path: path.stem)


def cells(path, kind="code"):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind and cell.source.strip()]


def outputs(path):
    return [output for cell in cells(path) for output in cell.outputs]


def test_there_is_a_notebook_for_each_stage():
    assert [path.stem for path in report.notebooks()] == [
        "00-start-here",
        "01-articles",
        "02-actors",
        "03-dates",
        "04-stances",
        "05-activity",
        "06-accuracy",
    ]


@paths
def test_valid_and_run_in_order(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    assert [cell.execution_count for cell in cells(path)] == list(range(1, len(cells(path)) + 1))


@paths
def test_no_errors_and_no_warnings(path):
    assert not [output for output in outputs(path) if output.output_type == "error"]
    assert not [output.text for output in outputs(path) if output.output_type == "stream" and output.name == "stderr"]


@paths
def test_one_parameters_cell_and_no_unknown_tag(path):
    tagged = [(cell.source, cell.metadata["tags"]) for cell in cells(path) if cell.metadata.get("tags")]
    assert tagged == [('ARTICLES = "../seeds"', ["parameters"])]


@paths
def test_figures_have_alternative_text(path):
    figures = [output for output in outputs(path) if "image/png" in output.get("data", {})]
    assert figures
    for output in figures:
        assert len(output.metadata["image/png"]["alt"]) > 30


@paths
def test_anatomy(path):
    text = [cell.source for cell in cells(path, "markdown")]
    assert sum(len(re.findall(r"^# ", source, re.M)) for source in text) == 1
    assert "**Questions**" in text[0]
    assert any("Findings and limits" in source for source in text[-2:])
    assert any(
        line.startswith("assert ") or line.startswith("    assert ")
        for cell in cells(path)
        for line in cell.source.splitlines()
    )


@paths
def test_nothing_that_differs_from_machine_to_machine(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata.language_info == {"name": "python"}
    assert not [cell for cell in notebook.cells if "execution" in cell.metadata]
    for output in outputs(path):
        output.get("data", {}).pop("image/png", None)
        assert not re.search(r"/(?:home|Users|ro+t)/|0x[0-9a-f]{6,}", str(output))
