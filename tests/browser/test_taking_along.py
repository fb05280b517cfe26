"""What a reader takes along: texts are copied or marked, the card fits a frame, paper keeps the address of a point."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import POINT, SCHEMES

CARD = f"{POINT}card/"
FRAME = """<!doctype html><title>A page of somebody else</title>
<iframe src="{card}" title="A card" width="{width}" height="420"></iframe>"""


def opened(page: Page, site: str) -> None:
    page.goto(site + POINT)
    page.locator("#fs-take > summary").click()


def test_a_text_is_copied_by_keyboard_and_a_screen_reader_is_told(browser: Browser, site: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as profile:
        page = profile.new_page()
        opened(page, site)
        button = page.get_by_role("button", name="Copy: As a sentence")
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#fs-take [role=status]")).to_have_text("As a sentence: Copied")
        shown = page.locator("#fs-take p.fs-taking__text").first.text_content()
        assert page.evaluate("navigator.clipboard.readText()") == shown
        assert shown
        assert "Mira Lund" in shown


def test_where_nothing_may_be_copied_the_text_is_marked(browser: Browser, site: str) -> None:
    with browser.new_context() as profile:
        page = profile.new_page()
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))")
        opened(page, site)
        page.get_by_role("button", name="Copy: BibTeX").click()
        expect(page.locator("#fs-take [role=status]")).to_have_text("BibTeX: Selected: copy it yourself")
        assert str(page.evaluate("getSelection().toString()")).startswith("@online{")


def test_without_a_script_every_text_is_there_to_be_selected(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as profile:
        page = profile.new_page()
        opened(page, site)
        assert page.get_by_role("button").count() == 0
        expect(page.locator("#fs-take")).to_contain_text("TY  - ELEC")
        expect(page.locator("#fs-take")).to_contain_text("{{cite web")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [300, 700])
def test_a_card_fits_the_frame_of_another_page(page: Page, site: str, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(site)
    page.set_content(FRAME.format(card=site + CARD, width=width))
    card = page.frame_locator("iframe")
    expect(card.get_by_role("heading", level=1)).to_be_visible()
    assert card.locator("html").evaluate("at => at.scrollWidth <= at.clientWidth")


def test_a_card_leads_to_the_point_in_a_page_of_its_own(page: Page, site: str) -> None:
    page.goto(site + CARD)
    with page.expect_popup() as found:
        page.get_by_role("heading", level=1).get_by_role("link").click()
    assert found.value.url == site + POINT
    found.value.close()


def test_the_permanent_address_stands_open_and_on_paper(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(site + POINT)
    expect(page.get_by_text(f"Permanent address: https://example.org/bridges/{POINT}")).to_be_visible()
    page.emulate_media(media="screen")


def test_each_row_has_an_address_that_the_keyboard_reaches(page: Page, site: str) -> None:
    page.goto(site + POINT)
    rows = page.locator(".fs-row")
    links = page.locator(".fs-row__tools a[href^='#']")
    assert links.count() == rows.count()
    links.first.focus()
    page.wait_for_timeout(300)
    assert page.locator(".fs-row__tools").first.evaluate("at => getComputedStyle(at).opacity") == "1"
