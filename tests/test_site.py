"""A site as a whole: what every page owes its readers, whatever it is about."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from factsheet.checks.check_content import examine
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.text import text_fragments
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site.builds import SITES, SharedSite, built, files
from tests.site.reading import MISSING, Reading, Written, addresses, ids, tree, words

pytestmark = pytest.mark.slow

SAFE_SCHEMES = ("https:", "http:", "mailto:")
NOT_LINKED = ("unfit", "usurped", "deviated")
COUNTS = re.compile(
    r"(\d+) sources?, (\d+) famil(?:y|ies), "
    r"(?:(\d+) (?:origins?|named origins?, \d+ reports? names? none)|origin not named)\."
)
TERM = r"[A-Za-z0-9._~%]+"
DIRECTIVE = re.compile(rf"(?:{TERM}-,)?{TERM}(?:,{TERM})?(?:,-{TERM})?")
"""A bare hyphen, comma or ampersand inside a term would change the meaning of the whole."""
POINT_PAGE = re.compile(r"/points/[^/]+/index\.html$")
CARD = "/card/index.html"
"""How the path of a card ends, which stands for the page of its point."""
LARGEST = {True: 15 * 1024, False: 60 * 1024}
"""Bytes that a first visit may cost, packed: a point's page, and any other."""


@pytest.fixture(scope="module", params=SITES)
def shared(request: pytest.FixtureRequest) -> SharedSite:
    found: SharedSite = request.param
    return found


@pytest.fixture(scope="module")
def site(shared: SharedSite) -> Reading:
    return Reading(shared.server, shared.path)


@pytest.fixture(scope="module")
def corpus(shared: SharedSite) -> Corpus:
    return examine(shared.content)[0].corpus


def made(site: Reading) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Return the pages that have an address of their own, by their path in the site."""
    for path, page in site.pages.items():
        if not path.endswith((MISSING, CARD)):
            yield path.removeprefix(site.under), page


def page_of(site: Reading, point: Point) -> LexborHTMLParser:
    return site.pages[f"{site.under}sheets/{point.sheet}/points/{point.id}/index.html"]


def row_of(site: Reading, point: Point, report: Report) -> LexborNode:
    """Return the row of a report that somebody has seen, or its entry in the list below the table."""
    row = page_of(site, point).css_first(f":is(table.fs-comparison tr, .fs-cited li)[id='{report.anchor}']")
    assert row is not None, f"{point.key}: no row {report.anchor}"
    return row


def reports(corpus: Corpus) -> Iterator[tuple[Point, Report]]:
    for point in corpus.points.values():
        for report in point.reports:
            yield point, report


def test_two_builds_are_the_same_to_the_byte_whatever_the_day(shared: SharedSite, tmp_path: Path) -> None:
    again = built(shared.settings, tmp_path / "again", SOURCE_DATE_EPOCH="1000000000")
    first, second = files(shared.folder), files(again)
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_every_link_leads_to_a_page_of_the_site_and_to_its_anchor(site: Reading) -> None:
    assert site.lost() == []
    assert sum(1 for page in site.pages.values() for _ in addresses(page)) > 2000


def test_only_the_page_for_lost_addresses_begins_links_at_the_root(site: Reading) -> None:
    absolute = {path for path, page in site.pages.items() for _, href in addresses(page) if href.startswith("/")}
    assert absolute == {site.under + MISSING}


def test_addresses_are_of_three_kinds_only(site: Reading) -> None:
    outside = {href for page in site.pages.values() for _, href in addresses(page) if ":" in re.split("[/#]", href)[0]}
    assert [href for href in outside if not href.startswith(SAFE_SCHEMES)] == []


def test_a_page_asks_no_other_host_for_anything(site: Reading) -> None:
    asked = [
        (path, tag, address)
        for path, page in site.pages.items()
        for tag, address in addresses(page)
        if tag != "a" and "//" in address
    ]
    canonical = f"https://example.org/{site.under}"
    assert [one for one in asked if not (one[1] == "link" and one[2].startswith(canonical))] == []


def test_a_strict_security_policy_holds(site: Reading) -> None:
    found = [
        (path, element.tag)
        for path, page in site.pages.items()
        for element in page.css("*")
        if element.tag in ("style", "iframe", "object", "embed", "base")
        or (element.tag == "script" and not is_ours(element))
        or any(name == "style" or name.startswith("on") for name in element.attributes)
    ]
    assert found == []


def is_ours(script: LexborNode) -> bool:
    """True for a file of ours, and for data that no browser runs."""
    given = script.attributes
    return (not script.text() and "//" not in (given.get("src") or "//")) or given.get("type") == "application/ld+json"


def test_a_link_that_leaves_the_site_gives_it_no_hold_on_our_page(site: Reading) -> None:
    left = [
        (path, link.attributes["href"])
        for path, page in site.pages.items()
        for link in page.css("main a[href^='http']")
        if "noopener" not in (link.attributes.get("rel") or "")
    ]
    assert left == []


def test_every_page_has_a_language_a_title_and_one_headline(site: Reading) -> None:
    for path, page in site.pages.items():
        root = page.css_first("html")
        assert root is not None, path
        assert root.attributes.get("lang") == "en", path
        assert words(page.css_first("title")), path
        assert len(page.css("h1")) == 1, path
        assert words(page.css_first("h1")), path


def test_titles_tell_the_pages_of_sheets_apart(site: Reading) -> None:
    """Copies share the title of their source, and a state the name of its land; no two points do."""
    titles = Counter(words(page.css_first("title")) for path, page in made(site) if path.startswith("sheets/"))
    assert [title for title, times in titles.items() if times > 1] == []


def test_ids_are_unique_on_their_page(site: Reading) -> None:
    for path, page in site.pages.items():
        assert [id for id, times in Counter(ids(page)).items() if times > 1] == [], path


def test_headings_leave_out_no_level(site: Reading) -> None:
    for path, page in site.pages.items():
        levels = [int(str(heading.tag)[1]) for heading in page.css("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_every_picture_has_words(site: Reading) -> None:
    assert [path for path, page in site.pages.items() if page.css("img:not([alt])")] == []


def test_a_browser_finds_nothing_to_mend(site: Reading) -> None:
    for path, page in site.pages.items():
        written = Written((site.server / path).read_text(encoding="utf-8")).elements
        assert written == tree(page), path


def test_every_table_of_facts_has_a_name_and_heads(site: Reading) -> None:
    tables = [(path, table) for path, page in site.pages.items() for table in page.css("main table[class]")]
    assert {(table.attributes["class"] or "").split()[0] for _, table in tables} >= {"fs-comparison", "fs-matrix"}
    for path, table in tables:
        assert named(table, site.pages[path]), path
        assert table.css("thead th[scope=col]"), path
        assert not table.css("th:not([scope])"), path
        assert all(row.css_first("th[scope=row], th[scope=rowgroup]") for row in table.css("tbody tr")), path


def named(table: LexborNode, page: LexborHTMLParser) -> str:
    """Return the caption, or the heading that names the region in which the table scrolls."""
    region = table.parent
    heading = region.attributes.get("aria-labelledby") if region is not None else None
    return words(table.css_first("caption")) or words(page.css_first(f"[id='{heading}']"))


def test_every_report_has_its_row_with_its_words_as_they_are_written(site: Reading, corpus: Corpus) -> None:
    for point, report in reports(corpus):
        shown = row_of(site, point, report).css("q.fs-quotation")
        parts = report.quote.parts if report.quote else ()
        assert [quote.text() for quote in shown] == ([" […] ".join(parts)] if parts else []), point.key
        for quote in shown:
            assert quote.attributes["lang"] == corpus.sources[report.source].language, point.key


def test_every_passage_address_reads_back_as_the_quotation(site: Reading, corpus: Corpus) -> None:
    read = 0
    for point, report in reports(corpus):
        row = row_of(site, point, report)
        source = corpus.sources[report.source]
        urls = [source.url if source.url_status not in NOT_LINKED else None, source.archive_url]
        links = [str(link.attributes["href"]) for link in row.css("a.fs-passage")]
        expected = [url for url in urls if url]
        if corpus.find_reason_not_counted(report) == "page_not_seen":
            expected = expected[:1]
        assert [link.partition("#:~:")[0].partition(":~:")[0] for link in links] == expected, point.key
        for link in links if report.quote else ():
            assert DIRECTIVE.fullmatch(link.partition(":~:text=")[2]), link
            assert_leads_to_the_words(text_fragments.parse_text_fragment(link), report)
            read += 1
    assert read > 20


def assert_leads_to_the_words(passage: text_fragments.Passage | None, report: Report) -> None:
    assert passage is not None
    assert report.quote is not None
    first, last = (" ".join(part.split()) for part in (report.quote.parts[0], report.quote.parts[-1]))
    if passage.end is None:
        assert [passage.start] == [" ".join(part.split()) for part in report.quote.parts]
    else:
        assert f"{first} ".startswith(f"{passage.start} ")
        assert f" {last}".endswith(f" {passage.end}")
    assert (passage.prefix, passage.suffix) == (report.quote.prefix, report.quote.suffix)


def test_every_point_tells_its_three_counts_in_words(site: Reading, corpus: Corpus) -> None:
    for point in corpus.points.values():
        page = page_of(site, point)
        sources = {report.source for report in corpus.list_counted_reports(point)}
        if not sources:
            assert "no source that we have read" in words(page.css_first(".fs-support")), point.key
            continue
        told = COUNTS.search(words(page.css_first("table.fs-comparison caption")))
        assert told is not None, point.key
        assert [words(number) for number in page.css("dl.fs-counts dd")] == [one or "–" for one in told.groups()], (
            point.key
        )
        assert int(told[1]) == len(sources) or point.series, point.key
        assert int(told[1]) >= int(told[2]) >= 1, point.key


def test_everything_that_has_a_file_has_a_page(site: Reading, corpus: Corpus) -> None:
    expected = {f"sheets/{point.sheet}/points/{point.id}/index.html": point.title for point in corpus.points.values()}
    expected |= {f"sheets/{sheet.id}/index.html": sheet.title for sheet in corpus.sheets.values()}
    expected |= {f"actors/{actor.id}/index.html": actor.name for actor in corpus.actors.values()}
    expected |= {f"places/{place.id}/index.html": place.name for place in corpus.places.values()}
    expected |= {
        f"sources/{source.id}/index.html": source.title or corpus.get_source_name(source)
        for source in corpus.sources.values()
    }
    shown = {path: words(page.css_first("h1")) for path, page in made(site)}
    assert {path: shown.get(path) for path in expected} == {
        path: " ".join(title.split()) for path, title in expected.items()
    }


def test_the_sitemap_lists_every_page_once(site: Reading) -> None:
    text = (site.server / site.under / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", text)
    canonical = [str(link.attributes["href"]) for _, page in made(site) for link in page.css("link[rel=canonical]")]
    assert sorted(listed) == sorted(canonical)
    assert len(listed) == sum(1 for _ in made(site))
    assert len(set(listed)) == len(listed)
    shown = {path for path in site.pages if not path.endswith(CARD)}
    assert {f"https://example.org/{path.removesuffix('index.html')}" for path in shown} - set(listed) == {
        f"https://example.org/{site.under}{MISSING}"
    }


def test_a_card_is_cited_as_the_page_of_its_point(site: Reading) -> None:
    cards = {path: page for path, page in site.pages.items() if path.endswith(CARD)}
    assert len(cards) == sum(1 for path in site.pages if POINT_PAGE.search(path))
    for path, page in cards.items():
        cited = page.css_first("link[rel=canonical]")
        assert cited is not None, path
        assert cited.attributes["href"] == f"https://example.org/{path.removesuffix('card/index.html')}", path


def test_what_machines_are_told_of_a_page_names_it(site: Reading) -> None:
    """The first thing told is what the page is about, by the address that the page is cited by."""
    told = {path: page.css_first("script[type='application/ld+json']") for path, page in made(site)}
    about = {path: json.loads(script.text())["@graph"][0]["@id"] for path, script in told.items() if script is not None}
    assert about == {path: f"https://example.org/{site.under}{path.removesuffix('index.html')}" for path in about}
    points = {path for path in site.pages if POINT_PAGE.search(path)}
    assert {f"{site.under}{path}" for path in about} >= points


def test_a_first_visit_stays_small(site: Reading) -> None:
    style = packed(*(site.server / site.under).glob("assets/factsheet.*.css"))
    sizes = {path: packed(site.server / path) + style for path in site.pages}
    assert {path: size for path, size in sizes.items() if size > LARGEST[bool(POINT_PAGE.search(path))]} == {}


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))
