"""A newsroom of N articles with its private snapshots, to time `factsheet verify` and `factsheet similar` with.

Example:  python -m tests.bench.newsroom 1000 newsroom && cd newsroom && time factsheet verify --snapshots snapshots

All articles are written with the same hundred words, which is harder on `similar` than anything that people write.
"""

import hashlib
import sys
from pathlib import Path
from random import Random

from tests.similarity.writing import SAID, article, spun

ROOT = Path(__file__).parents[2]
QUOTATIONS = 5
"""For each article, each for a point of its own; one of them is not in the article."""
SETTINGS = f"""site_name: Newsroom
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""


def write(count: int, folder: Path) -> None:
    """Write the content and the snapshots; every tenth article is a spun copy of the one before it."""
    random, before = Random(count), ""
    for number in range(count):
        is_copy = before and number % 10 == 0
        before = spun(before, random) if is_copy else article(random, SAID[number % 6 :][:2], sentences=30)
        _write_source(folder, number, before)
        _write_points(folder, number, before.split(), random)
    _put(folder / "content/sheets/news/sheet.yml", "title: News\nquestion: What is new?\n")
    _put(folder / "content/pages/about.md", "# About\n")
    _put(folder / "site.yml", SETTINGS)


def _write_source(folder: Path, number: int, text: str) -> None:
    _put(folder / f"snapshots/{number}.txt", text)
    fields = f"title: Article {number}\ndate: 2031-05-01\nurl: https://example.org/{number}\n"
    snapshot = f"snapshot: {{sha256: {hashlib.sha256(text.encode()).hexdigest()}}}\n"
    _put(folder / f"content/sources/source-{number}.yml", fields + snapshot)


def _write_points(folder: Path, number: int, words: list[str], random: Random) -> None:
    for which in range(QUOTATIONS):
        first = random.randrange(len(words) - 8)
        quote = " ".join(words[first : first + 5]) if which else "these words stand nowhere at all"
        text = f"title: Point {number}-{which}\nkind: statement\nstatement: Something was said.\n"
        text += f'reports:\n  - source: source-{number}\n    quote: "{quote}"\n'
        _put(folder / f"content/sheets/news/points/{number}/point-{number}-{which}.yml", text)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
