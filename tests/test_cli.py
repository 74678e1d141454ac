import pytest
from conftest import SEEDS

from ngoaigiao import tables
from ngoaigiao.cli import main


def test_extract_writes_every_table(tmp_path, capsys):
    assert main(["extract", str(SEEDS), "--out", str(tmp_path / "tables")]) == 0
    assert {path.stem for path in (tmp_path / "tables").glob("*.parquet")} == set(tables.COLUMNS)
    assert capsys.readouterr().out.startswith("5 articles, ")


def test_metadata_gives_the_publication_date(tmp_path):
    (tmp_path / "known.csv").write_text("file,published\n003_42beaa4c2245c016.txt,2014-10-16\n", encoding="utf-8")
    main(["extract", str(SEEDS), "--out", str(tmp_path / "tables"), "--metadata", str(tmp_path / "known.csv")])
    row = tables.read(tmp_path / "tables")["articles"].set_index("article_id").loc["003_42beaa4c2245c016"]
    assert (f"{row['published_earliest']:%F}", row["published_how"]) == ("2014-10-16", "metadata")


@pytest.mark.parametrize("arguments", [["missing"], [str(SEEDS), "--metadata", "missing.csv"]])
def test_what_is_missing_is_named_and_nothing_written(tmp_path, capsys, arguments):
    assert main(["extract", *arguments, "--out", str(tmp_path / "tables")]) == 1
    message = capsys.readouterr().err
    assert message.startswith("ngoaigiao: ") and "missing" in message
    assert not (tmp_path / "tables").exists()


def test_what_could_not_be_read_is_said(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    assert main(["extract", str(tmp_path / "in"), "--out", str(tmp_path / "tables")]) == 1
    message = capsys.readouterr().err
    assert "empty.txt: empty" in message and "no article that can be read" in message


@pytest.mark.parametrize(
    "command", [["extract", str(SEEDS), "--out"], ["report", str(SEEDS), "--out"], ["export", str(SEEDS), "--to"]]
)
def test_an_output_that_cannot_be_written_is_said_before_work_starts(tmp_path, capsys, monkeypatch, command):
    (tmp_path / "file").write_text("here")
    monkeypatch.setattr("ngoaigiao.cli.extract", lambda *_, **__: pytest.fail("work started"))
    assert main([*command, str(tmp_path / "file" / "tables")]) == 1
    assert "is a file; name another folder" in capsys.readouterr().err


def test_reading_tables_that_are_not_there_tells_the_remedy(tmp_path):
    with pytest.raises(FileNotFoundError, match="ngoaigiao extract"):
        tables.read(tmp_path)
