"""The tables across sources and parties: a matrix where there is room, names and cards where there is none."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import SHEET

SAYS = f"{SHEET}who-says-what/"
POSITIONS = f"{SHEET}positions/"
PHONE, DESK = 360, 1280
ROWS = ".fs-says tbody[id] tr:not(.fs-says__group)"


def shown(page: Page, address: str, width: int) -> Page:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    return page


def test_the_heads_stay_in_view_on_the_way_down(page: Page, site: str) -> None:
    shown(page, site + SAYS, DESK).locator(ROWS).nth(12).scroll_into_view_if_needed()
    expect(page.locator(".fs-says__source").first).to_be_in_viewport()
    expect(page.locator(ROWS).nth(12)).to_be_in_viewport()


def test_a_group_is_folded_and_opened_by_keyboard_without_a_script(page: Page, site: str) -> None:
    group = shown(page, site + SAYS, DESK).locator(".fs-says tbody[id]").first
    rows = group.locator("tr:not(.fs-says__group)")
    before = page.locator(f"{ROWS}:visible").count()
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    assert rows.locator("visible=true").count() == 0
    assert page.locator(f"{ROWS}:visible").count() == before - rows.count() > 0
    page.keyboard.press("Space")
    assert page.locator(f"{ROWS}:visible").count() == before


def test_on_paper_a_folded_group_is_printed(page: Page, site: str) -> None:
    shown(page, site + SAYS, DESK).get_by_role("checkbox").first.uncheck()
    page.emulate_media(media="print")
    expect(page.locator(ROWS).first).to_be_visible()


@pytest.mark.parametrize(("width", "name"), [(PHONE, "Valley Courier ○ "), (DESK, "")])
def test_every_cell_has_its_word_for_a_screen_reader(page: Page, site: str, width: int, name: str) -> None:
    """And its source, where no head stands above it."""
    told = shown(page, site + SAYS, width).locator(".fs-says tbody[id]").first.aria_snapshot()
    assert "- rowgroup" in told
    assert f'cell "{name}not mentioned"' in told
    assert 'link "said"' in told


def test_a_mark_leads_to_the_row_of_the_source(page: Page, site: str) -> None:
    mark = shown(page, site + SAYS, DESK).locator(".fs-says__mark--denies[href]").first
    mark.click()
    page.wait_for_url(re.compile(r"/points/.+#.+"))
    expect(page.locator(".fs-row:target")).to_contain_text("denies it")


def test_on_a_phone_the_whole_name_of_a_source_is_the_link(page: Page, site: str) -> None:
    cell = shown(page, site + SAYS, PHONE).locator("td[data-label]:has(> a)").first
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box
    assert box["height"] >= 24
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"/points/"))


def test_on_a_phone_no_source_is_named_of_which_nothing_is_known(page: Page, site: str) -> None:
    shown(page, site + SAYS, PHONE)
    assert page.locator("td.fs-says__mark--not-mentioned:visible").count() > 10
    assert page.locator("td.fs-says__mark--not-checked:visible").count() == 0
    assert page.locator("td.fs-says__mark--not-checked").count() > 0


def test_the_table_of_positions_leads_to_its_cards_and_leaves_a_phone_to_them(page: Page, site: str) -> None:
    shown(page, site + POSITIONS, DESK).locator(".fs-positions td a").first.click()
    expect(page.locator(".fs-positions__card:target")).to_be_in_viewport()
    shown(page, site + POSITIONS, PHONE)
    assert not page.locator(".fs-positions").is_visible()
    assert page.locator(".fs-positions__card:visible").count() > 1
