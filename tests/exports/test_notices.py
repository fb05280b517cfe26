"""What programs are told about the site."""

import re
from pathlib import Path
from urllib.robotparser import RobotFileParser

import markdown
import pytest
from factsheet.data import robots_llms
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from tests.exports.making import SETTINGS, URL, found, made
from tests.site.builds import SMALL

CONTENT = SMALL.parent / "content"


def told(name: str, url: str = URL, title: str = "Bridges") -> str:
    return made(found(CONTENT), (robots_llms,), replace(SETTINGS, url=url, name=title))[name].decode()


@pytest.mark.parametrize(
    ("url", "sitemaps"),
    [
        ("https://example.org/", ["https://example.org/sitemap.xml"]),
        (URL, [f"{URL}sitemap.xml"]),
        ("", None),
    ],
)
def test_robots_may_read_everything_and_find_the_sitemap(url: str, sitemaps: list[str] | None) -> None:
    robots = RobotFileParser()
    robots.parse(told("robots.txt", url).splitlines())
    assert robots.can_fetch("Any", f"{url or URL}sheets/ferry/")
    assert robots.site_maps() == sitemaps


def test_a_copy_that_counts_for_nothing_says_so() -> None:
    assert told("robots.txt").startswith("# Crawlers read this file only at the top of a host")
    assert told("robots.txt", "https://example.org/").startswith("User-agent")


def test_llms_txt_has_the_shape_that_its_proposal_asks_for() -> None:
    """One headline, then a quotation, then words without headings, then lists of links under second headings."""
    page = LexborHTMLParser(markdown.markdown(told("llms.txt")))
    body = page.css_first("body")
    assert body is not None
    tags = [node.tag for node in body.iter()]
    assert tags[:2] == ["h1", "blockquote"]
    first = tags.index("h2")
    assert not {"h1", "h2", "h3"} & set(tags[2:first])
    assert tags[first:] == ["h2", "ul"] * (len(tags[first:]) // 2)
    assert all(item.css("a") for item in page.css("h2 ~ ul > li"))


def test_llms_txt_leads_to_every_sheet_by_its_whole_address() -> None:
    links = re.findall(r"\]\((.*?)\)", told("llms.txt"))
    assert {f"{URL}sheets/{sheet}/" for sheet in ("bridge-repair", "ferry")} <= set(links)
    assert all(link.startswith(URL) for link in links)
    assert not any(link.startswith("http") for link in re.findall(r"\]\((.*?)\)", told("llms.txt", "")))


def test_a_name_with_marks_of_markdown_stays_a_name() -> None:
    text = told("llms.txt", title="# [A](b) `c` *d*")
    headline = LexborHTMLParser(markdown.markdown(text)).css_first("h1")
    assert headline is not None
    assert headline.text() == "# [A](b) `c` *d*"


def test_every_file_that_is_named_is_made(site: Path) -> None:
    for link in re.findall(r"\]\((.*?)\)", told("llms.txt")):
        path = link.removeprefix(URL)
        assert path.endswith("/") or (site / path).is_file()
