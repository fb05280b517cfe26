"""Drawings as a browser lays them out: no words cover others, boxes hold their words, signs lead to their entries."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, SCHEMES, WIDTHS

PHONE, _TABLET, DESK = WIDTHS
DRAWN = ("timeline", "map", "place")

COVERING = """() => [...document.querySelectorAll("main svg")].flatMap(svg => {
    const words = [...svg.querySelectorAll("text")].filter(text => text.getBoundingClientRect().width > 0);
    const boxes = words.map(text => [text.textContent, text.getBoundingClientRect()]);
    const before = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 4;
    const apart = (a, b) => before(a, b) || before(b, a);
    return boxes.flatMap(([told, a], number) => boxes.slice(number + 1)
        .filter(([, b]) => !apart(a, b)).map(([other]) => [told, other]));
})"""
"""Pairs of words that cover each other; letters may reach a little into the line above."""


def shown(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_words_of_a_drawing_cover_others(page: Page, site: str, kind: str, width: int) -> None:
    shown(page, site + KINDS[kind], width)
    assert page.locator("main svg text").count() > 0
    assert page.evaluate(COVERING) == []


@pytest.mark.parametrize("kind", DRAWN)
def test_a_drawing_has_a_name_and_tells_what_it_shows(page: Page, site: str, kind: str) -> None:
    shown(page, site + KINDS[kind], DESK)
    unnamed = page.locator("main svg:not([aria-hidden])").evaluate_all(
        """all => all.filter(svg => !svg.getAttribute("aria-label")
            && !document.getElementById(svg.getAttribute("aria-labelledby"))?.textContent).map(svg => svg.outerHTML)"""
    )
    assert unnamed == []


def test_a_sign_of_the_strip_is_reached_by_keyboard_and_leads_to_its_entry(page: Page, site: str) -> None:
    shown(page, site + KINDS["timeline"], DESK)
    mark = page.locator(".fs-strip__mark").first
    mark.focus()
    page.keyboard.press("Enter")
    entry = page.locator(".fs-day__entry:target")
    assert entry.count() == 1
    assert 0 <= entry.evaluate("entry => entry.getBoundingClientRect().top") < 800


def test_the_strip_can_be_passed(page: Page, site: str) -> None:
    shown(page, site + KINDS["timeline"], DESK)
    skip = page.locator(".fs-strip__skip").first
    skip.focus()
    assert skip.bounding_box()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg')") is None


@pytest.mark.parametrize("scheme", SCHEMES)
def test_land_and_water_are_told_apart(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    shown(page, site + KINDS["map"], DESK)
    colours = {
        part: page.locator(f".fs-map__{part}").first.evaluate("shape => getComputedStyle(shape).fill")
        for part in ("sea", "land", "dot")
    }
    assert len(set(colours.values())) == 3


@pytest.mark.parametrize("kind", DRAWN)
def test_a_drawing_fits_on_paper(page: Page, site: str, kind: str) -> None:
    page.emulate_media(media="print")
    shown(page, site + KINDS[kind], 720)
    drawn = page.locator("main svg:not([aria-hidden])").evaluate_all(
        "all => all.map(svg => svg.getBoundingClientRect()).map(box => [box.left, box.right, box.height])"
    )
    assert drawn
    assert all(left >= 0 and right <= 720 and height > 50 for left, right, height in drawn)
    page.emulate_media(media="screen")
