"""How fast the whole extraction is, beside `underthesea.ner` over the same text in one run.

Run it as `python tests/benchmarks/extract_speed.py [ARTICLES]`; ARTICLES is a folder of articles, `seeds` unless given.
The codebook is read and both sides are warmed up before the clock starts; times are processor seconds of one process.
"""

import sys
import time
from pathlib import Path

import underthesea

from ngoaigiao import articles
from ngoaigiao.codebook import load
from ngoaigiao.extract import extract

LEAST = 2.0  # seconds that each side runs at least
SAMPLE = 200  # articles that the slower side reads


def main(folder):
    codebook = load()
    extract(Path(__file__).resolve().parents[2] / "seeds", codebook=codebook)
    loaded = articles.load(folder)[0]
    texts = [article["text"] for article in loaded]
    size, sample = _size(texts), texts[:SAMPLE]
    underthesea.ner("Hà Nội")
    ours = size / _seconds(lambda: extract(folder, codebook=codebook))
    lines = [line for text in sample for line in text.split("\n") if line.strip()]
    theirs = _size(sample) / _seconds(lambda: [underthesea.ner(line) for line in lines])
    print(f"{len(texts)} articles, {size:.0f} KB")
    print(f"extract          {ours:8.0f} KB/s")
    print(f"underthesea.ner  {theirs:8.0f} KB/s (the first {len(sample)} articles)")
    print(f"ratio            {ours / theirs:8.1f}")


def _size(texts):
    return sum(len(text.encode()) for text in texts) / 1000


def _seconds(run):
    """Processor seconds that one run takes, the mean of as many as fill `LEAST`."""
    runs, start = 0, time.process_time()
    while time.process_time() - start < LEAST:
        run()
        runs += 1
    return (time.process_time() - start) / runs


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "seeds"))
