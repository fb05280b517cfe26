"""The site read from a disk, where no server completes a folder's address."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.builds import SMALL, built, laid_out

FLAT = ("use_directory_urls: true", "use_directory_urls: false")


@pytest.fixture
def home(tmp_path: Path) -> str:
    """The address of the home page on the disk."""
    site = built(laid_out(SMALL, tmp_path / "copy", FLAT), tmp_path / "site")
    return (site / "index.html").as_uri()


def test_a_reader_clicks_from_the_home_page_to_a_point_and_back(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("heading", name="The repair of the Old Bridge").get_by_role("link").click()
    page.get_by_role("link", name="Three parties should share").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Three parties should share the cost"
    assert page.url.startswith("file://")
    assert page.locator(".fs-shell__header").evaluate("bar => getComputedStyle(bar).borderBottomStyle") == "solid"
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link").first.click()
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Sources").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Sources"
