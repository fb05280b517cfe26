"""Lists that are longer than a page: cut where they should be, nothing lost, nothing twice, every part in reach."""

import gzip
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from factsheet.site.pages.parts import alphabet, pagination
from factsheet.site.pages.parts.pagination import EntryGroup
from factsheet.web import urls
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.site import long
from tests.site.builds import ROOT, built
from tests.site.reading import MISSING, Reading, words
from tests.site.reading import addresses as addresses_on

pytestmark = pytest.mark.slow

ENTRIES = ".fs-point-list__item, .fs-day__entry, .fs-index > li, .fs-table__row, .fs-facts > div"
LARGEST = {True: 15 * 1024, False: 60 * 1024}
"""Bytes of a page and the style sheet, packed: of a point, of any other."""
UNDER = "long/"
FURTHER = re.compile(r"/\d+/index\.html$")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    settings = long.lay_out(tmp_path_factory.mktemp("long"), ROOT / "templates")
    return Reading(built(settings, settings.parent / "server" / "long").parent, UNDER)


def page(site: Reading, path: str) -> LexborHTMLParser:
    return site.pages[f"{UNDER}{path}index.html"]


def below(site: Reading) -> list[str]:
    """Return the path of each page below the site's top."""
    return [path.removeprefix(UNDER) for path in site.pages]


def chain(site: Reading, first: str) -> Iterator[str]:
    """Return the pages of a list, following each link to the next."""
    path: str | None = first
    while path is not None:
        yield path
        way = page(site, path).css_first(".fs-parts a[rel=next]")
        path = posixpath.normpath(f"{path}{way.attributes['href']}") + "/" if way is not None else None


def linked(site: Reading, path: str, within: str) -> Iterator[str]:
    for link in page(site, path).css(within):
        yield posixpath.normpath(f"{path}{link.attributes['href']}")


def shown(site: Reading, first: str, within: str) -> Counter[str]:
    """Return what the pages of a list link to, and how often each."""
    return Counter(one for path in chain(site, first) for one in linked(site, path, within))


def points(numbers: range) -> Counter[str]:
    return Counter(f"sheets/talks/points/q{number}" for number in numbers)


POINT = ".fs-point-list__what > a"


def test_no_page_shows_more_than_it_should(site: Reading) -> None:
    counts = {path: len(html.css(ENTRIES)) for path, html in site.pages.items()}
    assert {path: count for path, count in counts.items() if count > pagination.MOST + 10} == {}
    assert sum(count == pagination.MOST for path, count in counts.items() if FURTHER.search(path)) > 5


def test_no_page_weighs_more_than_it_may(site: Reading) -> None:
    sizes = {path: packed(site.server / path) + sum(map(packed, styles(site, path))) for path in site.pages}
    assert {path: size for path, size in sizes.items() if size > LARGEST["/points/" in path]} == {}
    assert max(sizes.values()) > 25 * 1024


def styles(site: Reading, path: str) -> Iterator[Path]:
    """Return the style sheets of a page."""
    for link in site.pages[path].css("link[rel=stylesheet]"):
        top = f"/{UNDER}" if path.endswith(MISSING) else posixpath.dirname(path)
        yield site.server / posixpath.normpath(posixpath.join(top, link.attributes["href"] or "")).lstrip("/")


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("actors/speaker/", points(range(long.SPOKEN))),
        ("sources/s0/", points(range(long.REPORTED))),
        ("places/p0/", points(range(900)) + points(range(1050, long.POINTS, long.PLACES))),
        ("sheets/talks/sections/first/", points(range(900))),
        ("sheets/talks/sections/second/", points(range(900, long.POINTS))),
        ("sheets/talks/timeline/", points(range(long.POINTS))),
        ("sheets/talks/one-source/", Counter(f"sheets/talks/points/q{number}" for number in long.in_one_house())),
    ],
)
def test_every_point_stands_on_one_page_of_the_list(site: Reading, first: str, expected: Counter[str]) -> None:
    assert shown(site, first, POINT) == expected
    assert len(list(chain(site, first))) >= expected.total() / pagination.MOST


def test_every_source_stands_on_one_page_of_each_list_of_sources(site: Reading) -> None:
    sources = Counter(f"sources/s{number}" for number in range(long.SOURCES))
    assert shown(site, "sheets/talks/sources/", ".fs-table th > a") == sources
    assert shown(site, "sheets/talks/timeline/", ".fs-day__entry strong > a") == sources
    of_gazette = Counter(f"sources/s{number}" for number in range(220))
    assert shown(site, "actors/gazette/", "main dl.fs-facts a") == of_gazette


def test_every_utterance_stands_on_one_page_of_the_quotations(site: Reading) -> None:
    found = shown(site, "sheets/talks/quotations/", ".fs-utterance__point > a")
    assert found == Counter(f"sheets/talks/points/q{number}" for number in long.rendered_twice())
    assert len(list(chain(site, "sheets/talks/quotations/"))) == -(-found.total() * 2 // pagination.MOST)


@pytest.mark.parametrize(
    ("index", "count"), [("actors", long.ACTORS + 2), ("places", long.PLACES), ("sources", long.SOURCES)]
)
def test_everything_is_found_in_its_index_once_by_its_letter(site: Reading, index: str, count: int) -> None:
    found = Counter(linked(site, f"{index}/", ".fs-table th > a"))
    for path in linked(site, f"{index}/", ".fs-letters a"):
        found += shown(site, f"{path}/", ".fs-table th > a")
    assert len(found) == found.total() == count


def test_letters_without_accents_and_small_groups_whole(site: Reading) -> None:
    assert list(linked(site, "places/", ".fs-letters a")) == ["places/all/e"]
    assert len(list(chain(site, "places/all/e/"))) == 2
    assert words(page(site, "actors/").css_first("section:last-of-type")).startswith("Outlets")
    assert len(list(linked(site, "actors/", ".fs-table th > a"))) == 11


def test_the_way_forth_is_the_way_back(site: Reading) -> None:
    further = {path.removesuffix("index.html") for path in below(site) if FURTHER.search(path)}
    seen: set[str] = set()
    for first in sorted(path.rpartition("/2/")[0] + "/" for path in further if path.endswith("/2/")):
        whole = list(chain(site, first))
        assert whole == [first, *(f"{first}{number}/" for number in range(2, len(whole) + 1))]
        for before, after in pairwise(whole):
            assert list(linked(site, after, ".fs-parts a[rel=prev]")) == [before.removesuffix("/")]
        for number, path in enumerate(whole, start=1):
            html = page(site, path)
            assert words(html.css_first(".fs-parts__way span")) == f"Page {number} of {len(whole)}"
            assert list(linked(site, path, ".fs-parts__pages a")) == [one.removesuffix("/") for one in whole]
            assert list(linked(site, path, ".fs-parts [aria-current]")) == [path.removesuffix("/")]
        seen |= set(whole[1:])
    assert seen == further
    assert len(further) > 25


def test_a_further_page_says_what_it_is_and_where_it_belongs(site: Reading) -> None:
    for path in filter(FURTHER.search, below(site)):
        folder = path.removesuffix("index.html")
        html = page(site, folder)
        number = folder.rstrip("/").rpartition("/")[2]
        assert words(html.css_first("h1")).endswith(f"(page {number})"), path
        assert words(html.css_first("title")).startswith(words(html.css_first("h1"))), path
        canonical = html.css_first("link[rel=canonical]")
        assert canonical is not None
        assert canonical.attributes["href"] == f"https://example.org/long/{folder}"
        *_, last = linked(site, folder, ".fs-crumbs a")
        assert f"{last}/{number}/" == folder


def test_facts_stand_on_the_first_page_only(site: Reading) -> None:
    first, second = page(site, "sources/s0/"), page(site, "sources/s0/2/")
    assert "https://example.org/0" in words(first.css_first(".fs-facts"))
    assert second.css(".fs-facts") == []
    assert words(second.css_first(".fs-heading__kicker")) == words(first.css_first(".fs-heading__kicker"))


def test_the_sheet_shows_the_first_of_each_section_and_keeps_its_anchors(site: Reading) -> None:
    sheet = page(site, "sheets/talks/")
    for section, count in (("first", 900), ("second", 600)):
        part = sheet.css_first(f"details#{section}")
        assert part is not None
        assert len(part.css(".fs-point-list__item")) == 20
        assert words(part.css_first(".fs-section__more")) == f"All {count} points"
    assert len(sheet.css(".fs-table__row")) == 50
    assert words(sheet.css_first("#fs-sources ~ .fs-section__more")) == f"All {long.SOURCES} sources"


def test_a_day_is_torn_only_where_it_alone_is_too_long(site: Reading) -> None:
    days = [words(day) for path in chain(site, "sheets/talks/timeline/") for day in page(site, path).css(".fs-day h2")]
    assert [day for day in days if day.endswith("(continued)")] == ["15 March 2031 (continued)"]
    assert [day for day, times in Counter(days).items() if times > 1] == []


def test_a_long_list_links_each_heading_to_where_it_begins(site: Reading) -> None:
    links = page(site, "sheets/talks/sections/first/2/").css(".fs-jump a")
    ways = [str(link.attributes["href"]).rpartition("sections/first/")[2] for link in links]
    begins = dict(zip(map(words, links), ways, strict=True))
    assert begins == {"Proposals": "#first-proposal", "Statements": "#first-statement", "Events": "4/#first-event"}
    days = [words(link) for link in page(site, "sheets/talks/timeline/2/").css(".fs-jump a")]
    assert days[0] == "1 January 2031"
    assert len(days) == len(list(chain(site, "sheets/talks/timeline/")))


def test_over_several_pages_each_entry_tells_what_no_other_source_says(site: Reading) -> None:
    entries = [item for path in chain(site, "sources/s0/") for item in page(site, path).css(".fs-point-list__item")]
    assert sum("no other source" in words(item) for item in entries) == len(long.ALONE)
    assert page(site, "sources/s0/").css("[id^=alone]") == []
    assert page(site, "sources/s1/").css("[id^=alone]") != []


def test_every_link_leads_somewhere_and_every_page_can_be_reached(site: Reading) -> None:
    assert site.lost() == []
    start = f"{UNDER}index.html"
    found, todo = {start}, [start]
    while todo:
        folder = posixpath.dirname(todo[-1])
        for tag, address in addresses_on(site.pages[todo.pop()]):
            target = posixpath.normpath(posixpath.join(folder, re.split("[#?]", address)[0], "index.html"))
            if tag == "a" and target in site.pages and target not in found:
                found.add(target)
                todo.append(target)
    assert set(site.pages) - found == {UNDER + MISSING, f"{UNDER}about/index.html"}


def test_the_sitemap_lists_the_further_pages(site: Reading) -> None:
    text = (site.server / UNDER / "sitemap.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<loc>https://example.org/long/(.*?)</loc>", text))
    cited = (path for path in below(site) if path != MISSING and not path.endswith("/card/index.html"))
    assert listed == {path.removesuffix("index.html") for path in cited}


SIZES = st.lists(st.integers(0, 3 * pagination.MOST), max_size=8)


def groups(sizes: list[int]) -> list[EntryGroup[tuple[int, int]]]:
    return [EntryGroup(f"g{id}", f"G{id}", [(id, entry) for entry in range(size)]) for id, size in enumerate(sizes)]


@given(SIZES)
def test_cutting_loses_and_doubles_nothing_and_fills_every_page_but_the_last(sizes: list[int]) -> None:
    pages = [
        list(pagination.select_page(groups(sizes), number))
        for number in range(1, pagination.count_pages_for(sum(sizes)) + 1)
    ]
    entries = [[entry for group in page for entry in group.entries] for page in pages]
    assert [entry for page in entries for entry in page] == [one for group in groups(sizes) for one in group.entries]
    assert {len(page) for page in entries[:-1]} <= {pagination.MOST}
    assert len(entries[-1]) <= pagination.MOST
    assert list(pagination.select_page(groups(sizes), len(pages) + 1)) == []


@given(SIZES)
def test_a_heading_leads_to_the_page_on_which_it_first_stands(sizes: list[int]) -> None:
    first = urls.make_actor_address("speaker")
    for heading in pagination.link_headings(groups(sizes), first):
        assert isinstance(heading.href, urls.Address)
        number = int(heading.href.path.removeprefix(first.path).rstrip("/") or 1)
        assert heading.text in [group.title for group in pagination.select_page(groups(sizes), number)]


@given(SIZES)
def test_whole_groups_fill_a_page_as_far_as_they_fit(sizes: list[int]) -> None:
    pages = list(pagination.fill_pages(groups(sizes)))
    found = [entry for page in pages for group in page for entry in group.entries]
    assert found == [one for group in groups(sizes) for one in group.entries]
    assert all(sum(len(group.entries) for group in page) <= pagination.MOST for page in pages)
    torn = {group.id for page in pages for group in page if group.title.endswith("(continued)")}
    assert torn == {group.id for group in groups(sizes) if len(group.entries) > pagination.MOST}


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Émile", "e"), ("“Ober”", "o"), ("1+1", "0-9"), ("Київ", "к"), ("…", "other"), ("ʼĄ", "a"), ("Straße", "s")],
)
def test_a_name_is_found_by_its_first_letter(name: str, letter: str) -> None:
    assert alphabet.find_letter(name) == letter
    assert not letter.isdigit()
