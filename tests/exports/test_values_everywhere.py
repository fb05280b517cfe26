"""Wherever a program reads a value, it reads the operator, the claimant and the as-of date with it.

A registry of all figures of a corpus is sought in every text that is made for programs: of the small site and of the
real one. What nobody here has seen, and what was dropped, is nowhere said.
"""

import csv
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import get_value
from factsheet.checks.check_content import examine
from factsheet.content.corpus import Corpus
from factsheet.data.citations.sentence import format_excerpt, format_sentence
from factsheet.model.point import Point
from factsheet.model.values.quantity import Figure, print_figure
from selectolax.lexbor import LexborHTMLParser

from tests.citing.site import NAMED
from tests.site.builds import PUBLISHED_SITE, SMALL_SITE

pytestmark = pytest.mark.slow

SITES = ("small", pytest.param("published", marks=pytest.mark.published))
EXCERPTS = "div[hidden][data-pagefind-body] > p"
COUNTS = re.compile(r"\((?:\d+ sources?|no source)[^()]*\)")
"""At the end of the sentence to cite, where “2 reports name none” is no value."""
_SMALL = TemporaryDirectory(prefix="factsheet-tests-")


@dataclass(frozen=True)
class Said:
    """One value of the registry."""

    point: str
    source: str
    stated: str
    """With its operator, as the source has it."""
    as_of: str
    """In words, also where it is not given."""
    day: str | None
    """The same as data have it."""
    claimant: str | None
    """The id of an actor or a source; None where the source names none."""
    name: str
    relation: str
    is_counted: bool
    is_of_series: bool


@cache
def findings(name: str) -> Findings:
    return examine((PUBLISHED_SITE if name == "published" else SMALL_SITE).content)[0]


@cache
def folder(name: str) -> Path:
    return (PUBLISHED_SITE if name == "published" else SMALL_SITE).folder


@cache
def registry(name: str) -> tuple[Said, ...]:
    corpus = findings(name).corpus
    return tuple(said for point in corpus.points.values() for said in _of_point(corpus, point))


def _of_point(corpus: Corpus, point: Point) -> Iterator[Said]:
    for report in point.reports:
        counted = corpus.find_reason_not_counted(report) is None
        for aspect in point.compare:
            value = get_value(report, aspect) if aspect.type == "quantity" else None
            if value is not None:
                claimant = value.claimed_by or next(iter(report.attribution.chain), None)
                yield _said(corpus, point, report.source, value, claimant, counted=counted, of_series=False)
    for row in point.series:
        counted = row.find_reason_not_counted(corpus.sources.get(row.source)) is None
        yield _said(corpus, point, row.source, row.figure, row.claimed_by, counted=counted, of_series=True)


def _said(
    corpus: Corpus, point: Point, source: str, value: Figure, claimant: str | None, *, counted: bool, of_series: bool
) -> Said:
    return Said(
        point=point.key,
        source=source,
        stated=value.value.as_stated,
        as_of=print_figure(value).as_of,
        day=value.as_of.as_stated if value.as_of else None,
        claimant=claimant,
        name=corpus.get_name("party", claimant) if claimant else "",
        relation=value.value.relation,
        is_counted=counted,
        is_of_series=of_series,
    )


def whole(said: Said) -> str:
    """Return the pattern of a value that is printed with all that belongs to it, in parentheses and behind them."""
    claimed = rf" according to {re.escape(said.name)}" if said.claimant else ""
    return rf"{re.escape(said.stated)} \([^()]*{re.escape(said.as_of)}[^()]*\){claimed}"


def of(name: str, point: str, *, counted: bool = True) -> list[Said]:
    return [said for said in registry(name) if said.point == point and said.is_counted == counted]


def without_whole(text: str, values: list[Said]) -> str:
    """Return the text without every value that is printed with its date and its claimant."""
    for said in sorted(values, key=lambda said: (-len(whole(said)), said.stated)):
        text = re.sub(whole(said), "", text)
    return text


def bare(text: str, values: list[Said]) -> list[str]:
    """Return the values that are left in a text, from which those with date and claimant were taken."""
    return sorted({said.stated for said in values if re.search(rf"(?<!\w){re.escape(said.stated)}(?!\w)", text)})


def without_own_words(text: str, point: Point) -> str:
    """Return the text without what editors wrote and what sources are quoted with, which is no value of a program."""
    own = [point.title, point.statement, point.statement.rstrip("."), point.summary or ""]
    quotes = [report.quote.text for report in point.reports if report.quote]
    quotes += [report.attribution.as_printed or "" for report in point.reports]
    notes = [report.note or "" for report in point.reports]
    for words in sorted(filter(None, (*own, *quotes, *notes)), key=len, reverse=True):
        text = text.replace(words, "")
    return re.sub("“[^”]*”", "", text)


@pytest.mark.parametrize("name", SITES)
def test_the_registries_hold_enough_to_be_worth_seeking(name: str) -> None:
    counted = [said for said in registry(name) if said.is_counted]
    assert len(counted) > 8
    assert any(said.claimant for said in counted)
    assert any(said.claimant is None for said in counted)
    assert any(said.relation != "exactly" for said in counted)


@pytest.mark.parametrize("name", SITES)
def test_the_sentence_to_cite_and_the_search_print_no_value_alone(name: str) -> None:
    found = findings(name)
    seen = 0
    for point in found.corpus.points.values():
        values, uncounted = of(name, point.key), of(name, point.key, counted=False)
        excerpts = _list_excerpts(found, point)
        for text in (format_sentence(found, NAMED, point), *excerpts):
            rest = without_own_words(without_whole(COUNTS.sub("", text), values), point)
            seen += rest != without_own_words(COUNTS.sub("", text), point)
            assert bare(rest, [*values, *uncounted]) == [], text
        assert [text for text in excerpts if re.search("(?:^|; )None: ", text)] == []
        of_reports = [said for said in values if not said.is_of_series]
        missing = [said for said in of_reports if not any(re.search(whole(said), text) for text in excerpts)]
        assert missing == []
    assert seen > 8


@pytest.mark.parametrize("name", SITES)
def test_the_search_reads_the_excerpt_of_every_counted_row_and_nothing_else_of_the_table(name: str) -> None:
    found = findings(name)
    for point in found.corpus.points.values():
        page = _page(name, f"sheets/{point.sheet}/points/{point.id}/index.html")
        assert [row.text() for row in page.css(EXCERPTS)] == _list_excerpts(found, point)
        assert page.css("[data-pagefind-body] table, [data-pagefind-body] .fs-cited") == []


def test_the_search_keeps_quotation_marks_and_outlets_apart() -> None:
    page = _page("small", "sheets/bridge-repair/points/new-estimate/index.html")
    cost = "Cost: 3 million crowns (as of 5 May 2031)"
    assert [row.text() for row in page.css(EXCERPTS)] == [
        f"“3 million crowns”; {cost}, as reported by County Bridge Office, 5 May 2031",
        f"“3 million crowns” according to County Bridge Office; {cost} according to County Bridge Office, "
        "as reported by Valley Courier, 7 May 2031",
    ]


def test_what_is_doubtful_says_so_in_plain_text_too() -> None:
    page = _page("small", "sheets/bridge-repair/points/repair-plan/index.html")
    assert any("Canal Boat Owners (doubtful), as reported by" in row.text() for row in page.css(EXCERPTS))
    told = json.loads((folder("small") / "sheets/bridge-repair/points/repair-plan/point.json").read_bytes())
    (report,) = [report for report in told["reports"] if report["id"] == "gazette"]
    assert report["says"]["payers"]["words"].endswith("Canal Boat Owners (doubtful)")


@pytest.mark.parametrize("name", SITES)
def test_a_card_prints_date_and_claimant_beside_each_value_and_nothing_uncounted(name: str) -> None:
    seen = 0
    for point in findings(name).corpus.points.values():
        page = _page(name, f"sheets/{point.sheet}/points/{point.id}/card/index.html")
        known = {(said.stated, said.as_of, said.name) for said in of(name, point.key)}
        for line in page.css(".fs-card__value"):
            remarks = line.css_first("small").text().split(" · ")
            claimant = [remark.removeprefix("says ") for remark in remarks if remark.startswith("says ")]
            dated = [remark for remark in remarks if remark.startswith(("as of", "as-of"))]
            value = line.text(deep=False).strip()
            assert (value, " ".join(dated), " ".join(claimant)) in known
            seen += 1
    assert seen > 8


@pytest.mark.parametrize("name", SITES)
def test_titles_descriptions_feeds_and_files_for_programs_print_no_value_of_their_own(name: str) -> None:
    """They hold what editors wrote, and counts; a value has no room there for what belongs to it."""
    for point in findings(name).corpus.points.values():
        where = f"sheets/{point.sheet}/points/{point.id}/"
        page = _page(name, f"{where}index.html")
        texts = [meta.attributes.get("content") or "" for meta in page.css('meta[name="description"], meta[property]')]
        texts += [script.text() for script in page.css('script[type="application/ld+json"]')]
        feed = json.loads((folder(name) / f"sheets/{point.sheet}/feed.json").read_bytes())
        texts += [item["content_text"] for item in feed["items"] if item["url"].endswith(f"/points/{point.id}/")]
        every = [said for said in registry(name) if said.point == point.key]
        numbers = [said for said in every if re.search(r"\d{2}", said.stated) or " " in said.stated]
        for text in texts:
            assert bare(without_own_words(_without_counts(text, point), point), numbers) == [], text
    notice = (folder(name) / "llms.txt").read_text(encoding="utf-8")
    assert "Keep the words of a number" in notice
    titles = [sheet.question for sheet in findings(name).corpus.sheets.values()]
    for title in titles:
        notice = notice.replace(title, "")
    assert not re.search(r"killed|injured", notice)


@pytest.mark.parametrize("name", SITES)
def test_documents_have_every_value_with_all_that_belongs_to_it(name: str) -> None:
    for point in findings(name).corpus.points.values():
        path = folder(name) / f"sheets/{point.sheet}/points/{point.id}/point.json"
        told = json.loads(path.read_bytes())
        found = {
            (report["source"], value["as_stated"], value["relation"], value.get("as_of"), report["counted"])
            for report in told.get("reports", ())
            for value in report.get("says", {}).values()
            if value["type"] == "quantity"
        }
        of_series = told.get("series", ())
        found |= {
            (row["source"], row["as_stated"], row["relation"], row.get("as_of"), row["counted"]) for row in of_series
        }
        every = [said for said in registry(name) if said.point == point.key]
        assert found == {(said.source, said.stated, said.relation, said.day, said.is_counted) for said in every}
        every_row = (*told.get("reports", ()), *of_series)
        reasons = {(one["counted"], "not_counted_because" not in one) for one in every_row}
        assert reasons <= {(True, True), (False, False)}


@pytest.mark.parametrize("name", SITES)
def test_tables_and_ready_questions_have_every_counted_value_and_no_other(name: str) -> None:
    corpus = findings(name).corpus
    actors = {said: said.claimant if said.claimant in corpus.actors else None for said in registry(name)}
    expected = [
        (said.point, said.source, said.stated, said.relation, said.day or "", actors[said] or "", said.is_counted)
        for said in registry(name)
    ]
    rows = []
    for path in (folder(name) / "sheets").glob("*/data/values.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows += [row for row in csv.DictReader(file) if row["type"] == "quantity"]
    columns = ("point", "source", "as_stated", "relation", "as_of", "claimed_by")
    assert sorted((*(row[column] for column in columns), row["counted"] == "true") for row in rows) == sorted(expected)
    names = [
        (said.point, said.stated, said.relation, said.day, corpus.actors[id].name if (id := actors[said]) else None)
        for said in registry(name)
        if said.is_counted
    ]
    question = "SELECT point, as_stated, relation, as_of, claimed_by FROM figures"
    assert _sorted(_asked(name, question)) == _sorted(names)
    unseen = set(_asked(name, "SELECT point, permalink FROM not_counted"))
    assert unseen.isdisjoint(_asked(name, "SELECT point, permalink FROM who_says_what"))
    everything = set(_asked(name, "SELECT point, permalink FROM reports"))
    assert unseen | set(_asked(name, "SELECT point, permalink FROM who_says_what")) == everything


def _sorted(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: [str(cell) for cell in row])


def _asked(name: str, question: str) -> list[Any]:
    database = sqlite3.connect(folder(name) / "data/factsheet.sqlite")
    try:
        return database.execute(question).fetchall()
    finally:
        database.close()


def _list_excerpts(findings: Findings, point: Point) -> list[str]:
    excerpts: list[str] = []
    for family in findings.analyze_point(point).reports.families:
        excerpts += [format_excerpt(findings.corpus, point, row) for row in family]
    return excerpts


@cache
def _page(name: str, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder(name) / path).read_text(encoding="utf-8"))


def _without_counts(text: str, point: Point) -> str:
    """Return the text without addresses, dates of JSON-LD, and what was corrected: these are no values."""
    text = re.sub(r"https?://[^\s\"]+|\d{4}-\d{2}-\d{2}T?[\d:]*Z?", "", text)
    for correction in point.corrections:
        text = text.replace(correction.was, "").replace(correction.now, "").replace(correction.reason, "")
    return text
