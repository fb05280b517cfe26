"""No default speaks for the editor: what nobody recorded is printed nowhere, neither for readers nor for programs."""

import csv
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.builds import SMALL, built, laid_out

pytestmark = pytest.mark.slow

LICENCE = """      content_language: en
      licence: CC BY 4.0
      licence_url: https://creativecommons.org/licenses/by/4.0/
"""
RECORDED = re.compile("^(?:language|url_status|held): .*\n", re.MULTILINE)
LANGUAGE_OF_POINTS = re.compile(r'"language":(?!null)("[^"]*")')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, of which nobody has recorded a licence, or the language, link or copy of any source."""
    folder = tmp_path_factory.mktemp("unset")
    settings = laid_out(SMALL, folder, (LICENCE, ""))
    for file in (folder / "content/sources").glob("*.yml"):
        file.write_text(RECORDED.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    return built(settings, folder / "site")


def pages(site: Path) -> dict[str, str]:
    """Return the pages made of content by their path: not those that explain the program."""
    found = {str(path.relative_to(site)): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    return {path: text for path, text in found.items() if not path.startswith(("help/", "glossary/", "suggest/"))}


def linked_data(text: str) -> list[dict[str, Any]]:
    scripts = LexborHTMLParser(text).css('script[type="application/ld+json"]')
    return [node for script in scripts for node in json.loads(script.text())["@graph"]]


def test_no_page_names_a_licence(site: Path) -> None:
    found = pages(site)
    assert [path for path, text in found.items() if "CC BY" in text or "creativecommons" in text] == []
    nodes = [node for text in found.values() for node in linked_data(text)]
    assert nodes
    assert [node for node in nodes if "license" in node] == []
    footers = [LexborHTMLParser(text).css_first(".fs-shell__small") for text in found.values()]
    assert {footer.text().strip()[:4] for footer in footers if footer} == {"Data"}
    assert "Licence" not in found["data/index.html"].split('id="fs-tables"')[0]


def test_no_data_name_a_licence(site: Path) -> None:
    folder = site / "data"
    assert not any("licence" in json.loads(path.read_bytes()) for path in (site / "sheets").rglob("point.json"))
    for package in (site / "sheets").glob("*/data/datapackage.json"):
        assert "licenses" not in json.loads(package.read_bytes())
    assert "license" not in json.loads((folder / "metadata.json").read_bytes())
    assert "<rights>" not in (site / "feed.xml").read_text(encoding="utf-8")
    assert "Quotations belong" not in (site / "llms.txt").read_text(encoding="utf-8")


def test_no_page_names_a_language(site: Path) -> None:
    found = pages(site)
    nodes = [node for text in found.values() for node in linked_data(text)]
    assert [node for node in nodes if "inLanguage" in node] == []
    sources = [text for path, text in found.items() if re.fullmatch("sources/[^/]+/index.html", path)]
    assert sources
    assert [text for text in sources if re.search("English|Ukrainian|Arabic", text)] == []
    quotations = [quote for text in found.values() for quote in LexborHTMLParser(text).css("q.fs-quotation")]
    assert quotations
    assert {quote.attributes.get("dir") for quote in quotations} == {"auto"}
    assert [quote.html for quote in quotations if "lang" in quote.attributes] == []


def test_no_citation_names_a_language(site: Path) -> None:
    text = "\n".join(pages(site).values())
    assert "@online" in text
    assert "{{cite" in text
    for field in (r"\n\s*LA  - ", r"language = \{", r"\|language=", r"&quot;language&quot;:", r'"language":"en"'):
        assert not re.search(field, text), field


def test_no_data_name_a_language_or_the_state_of_a_link(site: Path) -> None:
    points = [json.loads(path.read_bytes()) for path in (site / "sheets").rglob("point.json")]
    assert not any("language" in one for point in points for one in (point, *point.get("reports", ())))
    rows = []
    for path in (site / "sheets").glob("*/data/sources.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    assert {(row["language"], row["url_status"], row["held"]) for row in rows} == {("", "", "")}
    database = sqlite3.connect(site / "data/factsheet.sqlite")
    for table in ("sources", "points", "reports"):
        assert set(database.execute(f"SELECT language FROM {table}")) == {(None,)}
    database.close()
    feed = json.loads((site / "feed.json").read_bytes())
    assert "language" not in feed
    assert [item for item in feed["items"] if "language" in item] == []
    assert "xml:lang" not in (site / "feed.xml").read_text(encoding="utf-8")


def test_nothing_is_said_of_a_source_that_nobody_has_recorded_anything_of(site: Path) -> None:
    page = (site / "sources/wire-early/index.html").read_text(encoding="utf-8")
    assert "What we have read" not in page
    assert not re.search("not seen|Address not opened by us|stored copy|not checked", page)


def test_a_map_says_nothing_of_the_status_of_territories(site: Path) -> None:
    assert "United Nations" not in (site / "sheets/bridge-repair/map/index.html").read_text(encoding="utf-8")
