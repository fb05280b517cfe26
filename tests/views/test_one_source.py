"""The page of what only one source says: by source, with its copies, and nothing that two families report."""

from collections.abc import Callable

import pytest
from factsheet.site.pages.kinds import one_source
from factsheet.site.pages.kinds import source as source_page
from factsheet.site.pages.kinds.one_source import OneSourceView
from factsheet.site.pages.parts.pagination import ListPage
from factsheet.text.rich_text import RichText
from factsheet.web import urls

from tests.model.content import SETTINGS, Content

Write = Callable[[str], Content]


def lists(content: Content) -> dict[str, list[tuple[str, str]]]:
    """Return under each heading the points, with what is said of copies."""
    (page,) = one_source.make_pages(content.findings, SETTINGS)
    view = page.view()
    assert isinstance(view, OneSourceView)
    assert [(way.text, count) for way, count in view.counts] == [(one.title, len(one.items)) for one in view.lists]
    return {one.title: [(item.title, text(item.note)) for item in one.items] for one in view.lists}


def text(words: RichText) -> str:
    return "".join(span.text for span in words)


SOURCES = """
sources:
  copy: {edges: [{rewrites: one}]}
  repost: {edges: [{republishes: unseen}]}
  unseen: {held: no}
  east: {publisher: east-press}
  west: {publisher: west-press}
  later: {edges: [{revises: one}]}
actors: {east-press: {kind: outlet, owner: house}, west-press: {kind: outlet, owner: house}}
point: {reports: [REPORTS]}
"""


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        (["one"], {"One": [("Point", "")]}),
        (["one", "two"], {}),
        (["one", "copy"], {"One": [("Point", "and its copy: Copy")]}),
        (["repost"], {"Repost": [("Point", "")]}),
        (["copy", "two"], {}),
        (["east", "west"], {"East-Press, West-Press": [("Point", "")]}),
        (["one", "later"], {"One": [("Point", "")]}),
        ([], {}),
    ],
)
def test_a_point_stands_under_the_source_that_alone_reports_it(
    content: Write, sources: list[str], found: dict[str, list[tuple[str, str]]]
) -> None:
    reports = ", ".join(f"{{source: {source}}}" for source in sources)
    expected = {title.replace("-", " "): points for title, points in found.items()}
    assert lists(content(SOURCES.replace("REPORTS", reports))) == expected


def test_a_deprecated_report_makes_nobody_a_second_source(content: Write) -> None:
    found = content("point: {reports: [{source: one}, {source: two, rank: deprecated, rank_reason: old}]}")
    assert lists(found) == {"One": [("Point", "")]}


def test_sources_stand_in_the_order_of_their_names_and_those_of_one_outlet_are_told_apart(content: Write) -> None:
    found = lists(
        content("""
actors: {gazette: {kind: outlet, name: Gazette}}
sources: {a: {publisher: gazette, title: Noon}, b: {publisher: gazette, title: Evening}, c: {title: Almanac}}
points:
  first: {reports: [{source: a}]}
  second: {reports: [{source: b}]}
  third: {reports: [{source: c}]}
""")
    )
    assert list(found) == ["Almanac", "Gazette (Evening)", "Gazette (Noon)"]


def test_the_page_and_the_sheet_count_alike(content: Write) -> None:
    found = content("""
points:
  first: {reports: [{source: one}]}
  second: {reports: [{source: one}, {source: two}]}
  third: {reports: [{source: two}]}
""")
    briefs = [found.findings.get_brief(key) for key in found.findings.corpus.points]
    assert sum(brief.families == 1 for brief in briefs) == sum(map(len, lists(found).values())) == 2


@pytest.mark.parametrize(
    "report", ["{source: two, rank: deprecated, rank_reason: old}", "{source: two, stance: denies}"]
)
def test_what_is_denied_or_no_longer_counted_is_nothing_that_a_source_alone_says(content: Write, report: str) -> None:
    others = "{source: one}, " if "deprecated" in report else ""
    found = content(f"point: {{reports: [{others}{report}]}}")
    source = found.findings.corpus.sources["two"]
    view = source_page.make_view(found.findings, SETTINGS, source, ListPage(urls.make_source_address(source.id), ""))
    assert view.exclusives == ()
    (listed,) = view.reports
    assert text(listed.items[0].note).endswith(("not counted", "denies"))


def test_a_source_that_alone_denies_it_is_said_to(content: Write) -> None:
    found = content("point: {reports: [{source: one, stance: denies}]}")
    assert lists(found) == {"One": [("Point", "denies")]}
