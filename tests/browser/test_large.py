"""Every kind of page of a large synthetic site: axe finds nothing, in light and dark, and no page scrolls sideways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.bench import our_site, synthetic
from tests.browser.serving import serving
from tests.browser.test_layout import PHONE, too_wide
from tests.browser.test_light_dark_paper import violations
from tests.site.builds import built

POINTS = 300
SHEET = "sheets/sheet-0/"
VIEWS = (
    *("differences", "who-says-what", "positions", "quotations", "figures"),
    *("timeline", "one-source", "copying", "map", "corrections"),
)
KINDS = {
    "home": "",
    "sheet": SHEET,
    **{view: f"{SHEET}{view}/" for view in VIEWS},
    "point": f"{SHEET}points/statement-1/",
    "figure": f"{SHEET}points/figure-0/",
    "series": f"{SHEET}points/figure-6/",
    "card": f"{SHEET}points/figure-0/card/",
    "source": "sources/source-0-0/",
    **{index: f"{index}/" for index in ("sources", "actors", "places", "a-z", "data", "corrections")},
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("large")
    our_site.lay_out(synthetic.facts(POINTS), folder)
    with serving(built(folder / "site.yml", Path(folder) / "site"), "/") as top:
        yield top


@pytest.mark.nightly
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_large_site(page: Page, large: str, kind: str) -> None:
    page.goto(large + KINDS[kind])
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, rules=["color-contrast", "link-in-text-block"]) == []


@pytest.mark.nightly
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_of_a_large_site_scrolls_sideways_on_a_phone(page: Page, large: str, kind: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(large + KINDS[kind])
    assert too_wide(page) == 0
