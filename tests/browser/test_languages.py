"""Pages in Ukrainian, and from right to left: they fit the screen, and quotations keep their own direction."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Serve
from tests.site.builds import SMALL, built, laid_out
from tests.test_languages import BRIDGE, PLEDGE, translations

VIEWS = ("differences", "who-says-what", "positions", "figures", "timeline", "copying")
PAGES = ("", BRIDGE, PLEDGE, *(f"{BRIDGE}/{view}" for view in VIEWS))


@pytest.fixture(scope="module", params=["uk", "ar"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site in one of the languages."""
    folder = tmp_path_factory.mktemp(request.param)
    settings = laid_out(SMALL, folder, ("\n  language: en", f"\n  language: {request.param}"))
    translations(folder / "content")
    return built(settings, folder / "built")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(page: Page, serve: Serve, folder: Path, name: str) -> None:
    page.goto(f"{serve(folder)}{name}/".replace("//", "/").replace(":/", "://"))
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_a_quotation_runs_as_its_language_does(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(f"{serve(folder)}{PLEDGE}/")
    for language, direction in (("ar", "rtl"), ("en", "ltr"), ("uk", "ltr")):
        quotation = page.locator(f"q.fs-quotation[lang={language}]").first
        assert quotation.evaluate("one => getComputedStyle(one).direction") == direction
