"""The command `ngoaigiao`."""

import argparse
import sys
from functools import partial
from pathlib import Path

from tqdm import tqdm

from ngoaigiao import exports, tables
from ngoaigiao.codebook import CodebookError
from ngoaigiao.extract import extract

# A bar on a terminal, nothing in a log.
PROGRESS = partial(tqdm, disable=None, leave=False)
SHOWN = 10


def main(arguments=None):
    """Run the command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (CodebookError, OSError, ValueError) as error:
        print(f"ngoaigiao: {error}", file=sys.stderr)
        return 1
    return 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="ngoaigiao", description="Who stands how towards whom, and when, in Vietnamese news."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("extract", help="write the tables of a folder of articles")
    command.add_argument(
        "articles", metavar="ARTICLES", type=Path, help="a file or folder of articles, or a table of articles"
    )
    command.add_argument(
        "--out", metavar="TABLES", type=Path, required=True, help="the folder to write the tables to (Parquet)"
    )
    command.add_argument(
        "--metadata",
        metavar="FILE",
        type=Path,
        help="a CSV with what is known of each file: file, published, publisher, ...",
    )
    command.set_defaults(run=_extract)
    command = commands.add_parser("report", help="write the HTML pages of a folder of articles")
    command.add_argument("articles", metavar="ARTICLES", type=Path, help="as for extract")
    command.add_argument("--out", metavar="REPORTS", type=Path, required=True, help="the folder to write the pages to")
    command.add_argument("--metadata", metavar="FILE", type=Path, help="as for extract")
    command.set_defaults(run=_report)
    command = commands.add_parser("export", help="write tables in other tools' formats")
    command.add_argument("tables", metavar="TABLES", type=Path, help="a folder that extract wrote")
    command.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="the folder to write the files to")
    command.set_defaults(run=_export)
    command = commands.add_parser("notebooks", help="run the notebooks on their own articles and save their outputs")
    command.set_defaults(run=_notebooks)
    return parser


def _extract(options):
    tables.check_writable(options.out)
    made = extract(options.articles, options.metadata, progress=PROGRESS)
    tables.write(made, options.out)
    unread = made["problems"][made["problems"]["layer"] == "articles"]
    for row in unread.head(SHOWN).itertuples():
        print(f"ngoaigiao: {row.file}: {row.problem} ({row.detail})", file=sys.stderr)
    if len(unread) > SHOWN:
        print(f"ngoaigiao: {len(unread) - SHOWN} more are in the table problems", file=sys.stderr)
    if made["articles"].empty:
        raise ValueError(f"{options.articles} holds no article that can be read")
    print(", ".join(f"{len(made[name])} {name}" for name in tables.COLUMNS))


def _export(options):
    tables.check_writable(options.to)
    print(*exports.export(tables.read(options.tables), options.to), sep="\n")


def _report(options):
    from ngoaigiao import report  # here, for Jupyter takes seconds to import

    tables.check_writable(options.out)
    print(f"{report.build(options.articles, options.out, options.metadata, PROGRESS)} is the first page")


def _notebooks(options):
    from ngoaigiao import report

    report.refresh()


if __name__ == "__main__":
    sys.exit(main())
