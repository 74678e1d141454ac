"""What the README files say is there, is there; and what is there, they say."""

import re

from conftest import ROOT

from ngoaigiao import codebook, tables

README = (ROOT / "README.md").read_text(encoding="utf-8")
DICTIONARY = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_every_module_is_named_and_every_named_module_is_there():
    section = README[README.index("| Stage | Modules") : README.index("## Packages")]
    named = set(re.findall(r"`([a-z_]+)`", section))
    assert named == {path.stem for path in (ROOT / "notebooks" / "ngoaigiao").glob("[a-z]*.py")}


def test_every_column_of_every_table_is_in_the_dictionary():
    for name, columns in tables.COLUMNS.items():
        assert f"### {name}" in DICTIONARY or f", {name}:" in DICTIONARY, name
        for column in columns:
            assert re.search(rf"\b{column}\b", DICTIONARY), (name, column)


def test_every_codebook_file_and_column_is_in_the_dictionary():
    section = DICTIONARY[DICTIONARY.index("## Codebook") : DICTIONARY.index("## Reference")]
    for name, columns in codebook.COLUMNS.items():
        assert re.search(rf"^\|[^|]*\b{name}\b", section, re.M), name
        for column in columns.split():
            assert re.search(rf"\b{column}\b", section), (name, column)


def test_every_role_of_a_particle_is_explained_and_every_explained_role_is_there():
    section = DICTIONARY.split("### The roles of `particles.csv`")[1].split("\n## ")[0]
    told = re.findall(r"^\| ([a-z ]+) \|", section, flags=re.M)
    assert len(told) == len(set(told))
    assert set(told) == {row["role"] for row in codebook.load()["particles"]}


def test_every_codebook_file_is_declared():
    assert {path.stem for path in codebook.FOLDER.glob("*.csv")} == set(codebook.COLUMNS)


def test_every_direct_package_is_pinned_and_explained():
    lines = lambda name: [
        line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]
    pinned = {re.sub("_", "-", line.split("==")[0].lower()) for line in lines("requirements.txt")}
    assert all("==" in line for line in lines("requirements.txt"))
    assert set(lines("requirements.in")) <= pinned
    section = README[README.index("| Package | What for") : README.index("## Changing it")]
    assert all(re.search(rf"\b{package}\b", section) for package in lines("requirements.in"))


def test_every_command_of_the_readme_is_a_target():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"`?make ([a-z]+)", README)) - {"report"} <= targets and "report" in targets


def test_what_belongs_at_the_top_is_there():
    tops = {"README.md", "requirements.txt", "requirements.in", "pyproject.toml", "Makefile", "LICENSE", "CITATION.cff"}
    assert tops | {"notebooks", "data", "seeds", "tests"} <= {path.name for path in ROOT.iterdir()}
