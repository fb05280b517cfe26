"""A site of one sheet whose every list is longer than a page: invented facts, the same each time."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

POINTS = 1500
SPOKEN = 450
"""Points by the one speaker who has that many."""
REPORTED = 700
"""Points on which the one outlet reports."""
ALONE = range(50)
"""Those among them on which nobody else does."""
BUSY_DAY = range(600, 850)
"""Points of the one day that no page can hold."""
SOURCES = 260
ACTORS = 230
PLACES = 210
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SETTINGS = """
site_name: Long lists
site_url: https://example.org/long/
docs_dir: content/pages
theme: {name: null, custom_dir: templates}
nav: [index.md, sources/index.md, actors/index.md, places/index.md]
plugins: [factsheet: {search: false}]
"""
SHEET = """
title: The talks
question: What was said?
groups:
  - {id: first, title: First}
  - {id: second, title: Second}
read_in_full:
  - {source: s0, by: Desk, date: 2031-12-01}
"""


def lay_out(folder: Path, templates: Path) -> Path:
    """Write the content and the settings of the site into the folder, and return the settings."""
    for path, text in _files():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = folder / "site.yml"
    settings.write_text(SETTINGS.replace("templates", str(templates)), encoding="utf-8")
    return settings


def in_one_house() -> Iterator[int]:
    """Return the points that sources of one outlet alone report."""
    for number in range(POINTS):
        others = {"gazette" if 1 + number % (SOURCES - 1) < 220 else "a1"} if number not in ALONE else set()
        if len(others | ({"gazette"} if number < REPORTED else set())) == 1:
            yield number


def rendered_twice() -> Iterator[int]:
    """Return what somebody said, and two sources quote."""
    return (number for number in range(REPORTED) if number not in ALONE and number % 3 < 2)


def _files() -> Iterator[tuple[str, str]]:
    draw = Random(POINTS)
    vocabulary = ["".join(draw.choices(LETTERS, k=draw.randint(3, 9))) for _ in range(4000)]

    def words(count: int) -> str:
        return " ".join(draw.choices(vocabulary, k=count))

    yield "pages/about.md", "# About\n"
    yield "sheets/talks/sheet.yml", SHEET
    yield "actors/speaker.yml", "name: The Speaker\nkind: person\n"
    yield "actors/gazette.yml", "name: Gazette\nkind: outlet\n"
    for number in range(ACTORS):
        name = f"{LETTERS[number % 20]}{words(1)} {number}".title()
        yield f"actors/a{number}.yml", f"name: {name}\nkind: {'outlet' if number < 10 else 'person'}\n"
    for number in range(PLACES):
        yield f"places/p{number}.yml", f"name: {'É' if number % 2 else 'e'}{words(1)} {number}\nkind: town\n"
    for number in range(SOURCES):
        outlet, day = "gazette" if number < 220 else "a1", 1 + number % 28
        yield (
            f"sources/s{number}.yml",
            f"title: {words(6)}\npublisher: {outlet}\ndate: 2031-06-{day:02}\nlanguage: en\n"
            f"url: https://example.org/{number}\nurl_status: live\nkind: article\n",
        )
    for number in range(POINTS):
        yield f"sheets/talks/points/q{number}.yml", _point(number, words(9), words(12), words(30))


def _point(number: int, title: str, statement: str, quotation: str) -> str:
    busy = number in BUSY_DAY
    day = "2031-03-15" if busy else f"2031-{1 + number // 150:02}-{1 + number % 28:02}"
    others = [] if number in ALONE else [f"s{1 + number % (SOURCES - 1)}"]
    sources = [*others, *(["s0"] if number < REPORTED else [])]
    reports = "".join(f"  - {{source: {source}, quote: {quotation} {source}}}\n" for source in sources)
    return (
        f"title: {title} {number}\nkind: {('statement', 'proposal', 'event')[number % 3]}\n"
        f"statement: {statement}.\ndate: {day}\nplaces: [p{0 if number < 900 else number % PLACES}]\n"
        f"by: [{'speaker' if number < SPOKEN else f'a{number % ACTORS}'}]\n"
        f"groups: [{'first' if number < 900 else 'second'}]\nreports:\n{reports}"
    )
