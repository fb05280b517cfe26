"""How pages fit a screen: none scrolls sideways, tables become cards that are still tables, headings tell the order."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, MATRIX, POINT, SOME_KINDS, WIDTHS

REFLOW = 320
"""CSS pixels: 1280 at 400 %, the narrowest screen that WCAG 2.2 (1.4.10) asks for."""
PHONE, TABLET, DESK = WIDTHS
WIDE = 1920
ENLARGED = [width // 2 for width in (WIDE, DESK, PHONE)]
"""What letters of twice the size leave of a screen."""


def shown(page: Page, address: str, width: int) -> Page:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    return page


def too_wide(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(page: Page, site: str, kind: str) -> None:
    shown(page, site + KINDS[kind], WIDE)
    for width in (WIDE, *WIDTHS, REFLOW, *ENLARGED):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == 0, width


@pytest.mark.parametrize("point", [POINT, MATRIX])
@pytest.mark.parametrize("width", [PHONE, TABLET])
def test_a_narrow_row_is_a_card_with_its_labels(page: Page, site: str, point: str, width: int) -> None:
    shown(page, site + point, width)
    cards = page.locator(".fs-row").evaluate_all(
        """rows => rows.map(row => ({
            wide: row.getBoundingClientRect().width,
            tops: [...row.children].map(cell => cell.getBoundingClientRect().top),
            labels: [...row.querySelectorAll("[data-label]")].map(cell => cell.dataset.label),
            printed: [...row.querySelectorAll("[data-label]")].map(cell => getComputedStyle(cell, "::before").content),
        }))"""
    )
    assert len(cards) > 3
    for card in cards:
        assert card["wide"] <= width
        assert card["tops"] == sorted(set(card["tops"])), "one cell under the other"
        assert card["printed"] == [f'"{label}"' for label in card["labels"]] != []


def roles(page: Page) -> list[str]:
    """Return the roles in the comparison table as a screen reader meets them."""
    told = page.locator(".fs-comparison").aria_snapshot()
    return [role for role in re.findall(r"^\s*- '?([a-z]+)", told, re.MULTILINE) if role in TABLE_ROLES]


TABLE_ROLES = {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"}


@pytest.mark.parametrize("point", [POINT, MATRIX])
def test_cards_are_a_table_to_a_screen_reader(page: Page, site: str, point: str) -> None:
    on_a_desk = roles(shown(page, site + point, DESK))
    on_a_phone = roles(shown(page, site + point, PHONE))
    unsaid = page.locator(".fs-comparison:not([role]), .fs-comparison :is(thead, tbody, tr, th, td):not([role])")
    assert unsaid.count() == 0, "Chromium guesses the roles of a card, Safari does not"
    assert set(on_a_phone) == TABLE_ROLES
    assert on_a_phone == on_a_desk
    assert on_a_phone.count("rowheader") == page.locator(".fs-row").count()


@pytest.mark.parametrize("kind", SOME_KINDS)
def test_headings_never_skip_a_level_and_stand_in_reading_order(page: Page, site: str, kind: str) -> None:
    shown(page, site + KINDS[kind], PHONE)
    headings = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.filter(one => !one.closest('[hidden]'))"
        ".map(one => [Number(one.tagName[1]), one.getBoundingClientRect().top])"
    )
    levels, tops = zip(*headings, strict=True)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert list(tops) == sorted(tops)


def test_an_opened_row_stands_out_and_is_not_covered(page: Page, site: str) -> None:
    row = shown(page, site + POINT, DESK).locator(".fs-row").nth(8).get_attribute("id")
    for width in (PHONE, DESK):
        shown(page, "about:blank", width).goto(f"{site}{POINT}#{row}")
        painted = page.evaluate(
            """() => {
                const ground = row => [row, ...row.children].map(each => getComputedStyle(each).backgroundColor);
                const [opened, other] = [":target", ".fs-row:not(:target)"].map(row => document.querySelector(row));
                const head = document.querySelector(".fs-comparison__column").getBoundingClientRect();
                return {
                    id: opened.id, opened: ground(opened), other: ground(other), bar: head.height > 1 ? head.bottom : 0,
                    top: opened.getBoundingClientRect().top, screen: innerHeight,
                };
            }"""
        )
        assert painted["id"] == row
        assert set(painted["opened"]) - set(painted["other"]) == {"rgb(227, 239, 240)"}, "the token --fs-target"
        assert painted["bar"] <= painted["top"] < painted["screen"]
