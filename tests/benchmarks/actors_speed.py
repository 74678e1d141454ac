"""How fast names are found and linked, beside `underthesea.ner` on the same text in one run.

Run it as `python tests/benchmarks/actors_speed.py [ARTICLES]`; ARTICLES is a folder of articles, `seeds` unless given.
"""

import sys
import time
from pathlib import Path

import underthesea

from ngoaigiao import actors, articles, sentences
from ngoaigiao.codebook import load

LEAST = 2.0  # seconds that each side runs at least


def main(folder):
    codebook = load()
    readings = [_reading(article, codebook) for article in articles.load(folder)[0]]
    texts = [reading["article"]["text"][start:end] for reading in readings for start, end in reading["sentences"]]
    size = sum(len(text.encode()) for text in texts) / 1000
    actors.read(readings[0], codebook)
    underthesea.ner(texts[0])  # both have loaded what they need
    ours = size / _seconds(lambda: [actors.read(reading, codebook) for reading in readings])
    theirs = size / _seconds(lambda: [underthesea.ner(text) for text in texts])
    print(f"{len(readings)} articles, {size:.0f} KB of title and body")
    print(f"names found and linked  {ours:8.0f} KB/s")
    print(f"underthesea.ner         {theirs:8.0f} KB/s")
    print(f"ratio                   {ours / theirs:8.1f}")


def _reading(article, codebook):
    passages = articles.passages(article, codebook)
    return {"article": article, "passages": passages, "sentences": sentences.split(article["text"], passages, codebook)}


def _seconds(run):
    """Processor seconds that one run takes, the mean of as many as fill `LEAST`."""
    runs, start = 0, time.process_time()
    while time.process_time() - start < LEAST:
        run()
        runs += 1
    return (time.process_time() - start) / runs


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "seeds")
