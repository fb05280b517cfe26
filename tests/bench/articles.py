"""The synthetic sources of a sheet, some of them made from others."""

from datetime import date, timedelta
from random import Random

from tests.bench.cast import Cast, Fields
from tests.bench.vocabulary import EVIDENCE, draw_saying

FIRST_DAY = date(2031, 3, 1)
COPIES = ("republishes", "rewrites", "revises")


def make_articles(sheet: int, count: int, cast: Cast, draw: Random) -> dict[str, Fields]:
    """Return the sources in order of publication: every third is made from earlier ones, one parent is missing."""
    made: dict[str, Fields] = {}
    for number in range(count):
        article = _make_article(f"source-{sheet}-{number}", sheet, number, cast, draw)
        edges = _make_edges(number, list(made), cast, draw)
        if number == 1:
            article |= {"held": "no", "url": None, "url_note": "known only by its copies"}
            del article["access_date"]
            article.pop("archive_url")
        if edges:
            article["edges"] = edges
            if "revises" in edges[0]:
                article["publisher"] = made[edges[0]["revises"]]["publisher"]
        made[f"source-{sheet}-{number}"] = article
    return made


def find_day(sheet: int) -> date:
    """Return the day of the event that the sheet is about."""
    return FIRST_DAY + timedelta(days=7 * sheet)


def list_read_in_full(articles: dict[str, Fields]) -> list[str]:
    """Return every second of those that we have."""
    return [id for id, article in articles.items() if article.get("held") != "no"][::2]


def list_parents(article: Fields) -> list[str]:
    """Return the sources from which the article is copied."""
    return [edge[kind] for edge in article.get("edges", ()) for kind in COPIES if kind in edge]


def _make_article(id: str, sheet: int, number: int, cast: Cast, draw: Random) -> Fields:
    said = draw_saying(draw)
    article = {
        "title": f"Talks on {said.matter}: report {number}",
        "author": [f"Reporter {draw.randrange(200)}"],
        "publisher": draw.choice(cast.outlets),
        "date": (find_day(sheet) + timedelta(days=number % 4)).isoformat(),
        "access_date": "2031-12-01",
        "language": "fr" if number % 9 == 8 else "en",
        "kind": "transcript" if number % 12 == 11 else "article",
        "url": f"https://archive.example/{id}/article.html",
        "archive_url": f"https://kept.example/2031/{id}",
    }
    return article | ({"uncertain": ["date"]} if number % 7 == 6 else {})


def _make_edges(number: int, earlier: list[str], cast: Cast, draw: Random) -> list[Fields]:
    edges: list[Fields] = []
    if number % 3 == 2:
        parent = earlier[1] if number == 2 else draw.choice(earlier)
        edges.append({COPIES[number // 3 % len(COPIES)]: parent})
        others = [id for id in earlier if id != parent]
        if number % 2 and others:
            edges.append({"rewrites": draw.choice(others)})
    elif number % 3 == 1:
        edges.append({"uses_agency": draw.choice(cast.agencies)})
    elif number % 6 == 3:
        edges.append({"cites": draw.choice(cast.outlets)})
    basis = ("declared", "inferred")
    return [
        edge | {"basis": basis[(number + i) % 2], "evidence": draw.choice(EVIDENCE)} for i, edge in enumerate(edges)
    ]
