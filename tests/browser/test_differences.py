"""From the sheet to the very rows that differ, on a phone, with the keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.browser.kinds import SHEET, WIDTHS

PHONE, _TABLET, DESK = WIDTHS


def test_from_what_differs_to_the_row_that_says_so(page: Page, site: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(site + SHEET)
    page.get_by_role("link", name=re.compile(r"^All \d+ differences")).press("Enter")
    page.get_by_role("navigation", name="In this list").get_by_role("link", name="Number").press("Enter")
    expect(page).to_have_url(re.compile(r"/differences/#fs-number$"))
    entry = page.locator(".fs-difference__kind", has=page.locator("#fs-number")).locator(".fs-difference")
    row = entry.locator(".fs-sides__who a").first
    outlet = row.inner_text()
    row.press("Enter")
    expect(page.locator(".fs-row:target .fs-row__source")).to_contain_text(outlet)


def test_who_says_it_stands_beside_what_is_said_or_above_it(page: Page, site: str) -> None:
    page.goto(f"{site}{SHEET}differences/")
    for width, beside in ((DESK, True), (PHONE, False)):
        page.set_viewport_size({"width": width, "height": 800})
        tops = page.locator(".fs-sides__side").evaluate_all(
            "all => all.map(one => [...one.children].map(part => part.getBoundingClientRect().top))"
        )
        assert len(tops) > 10
        assert all((who == what) == beside for who, what in tops)


def test_an_entry_that_is_led_to_stands_out(page: Page, site: str) -> None:
    page.goto(f"{site}{SHEET}differences/")
    anchor = page.locator(".fs-difference").nth(2).get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{site}{SHEET}differences/#{anchor}")
    opened = page.locator(".fs-difference:target")
    expect(opened).to_have_attribute("id", str(anchor))
    expect(opened).to_have_css("background-color", "rgb(227, 239, 240)")
    expect(opened).to_be_in_viewport()
