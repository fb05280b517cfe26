"""The pages of the content of this repository, each kind as long as it is: colours, widths, what axe finds."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import PUBLISHED_KINDS, SCHEMES
from tests.browser.test_layout import ENLARGED, REFLOW, WIDE, WIDTHS, too_wide
from tests.browser.test_light_dark_paper import CONTRAST, violations

pytestmark = [pytest.mark.nightly, pytest.mark.published]


@pytest.mark.parametrize("kind", PUBLISHED_KINDS)
def test_axe_finds_nothing_and_all_words_stand_out(page: Page, published: str, kind: str) -> None:
    page.goto(published + PUBLISHED_KINDS[kind])
    assert violations(page) == []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(CONTRAST)
        assert {where: ratio for where, ratio in found.items() if ratio < 4.5} == {}
    assert violations(page, rules=["color-contrast", "link-in-text-block"]) == []


@pytest.mark.parametrize("kind", PUBLISHED_KINDS)
def test_no_page_scrolls_sideways(page: Page, published: str, kind: str) -> None:
    page.goto(published + PUBLISHED_KINDS[kind])
    for width in (WIDE, *WIDTHS, REFLOW, *ENLARGED):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == 0, width
