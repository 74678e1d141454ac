from pathlib import Path

import pytest

from ngoaigiao.extract import extract

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def tables():
    """The tables of the five seeds."""
    return extract(SEEDS)
