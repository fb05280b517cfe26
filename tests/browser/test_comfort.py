"""What holds on every kind of page: each stop is seen, nothing jumps while a page loads, scripts stay small."""

import gzip

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, SOME_KINDS, WIDTHS

PHONE, _TABLET, DESK = WIDTHS
MOST_SCRIPT = 12 * 1024
"""Bytes of our own script on a page, packed."""
MOST_OF_FORM = 40 * 1024
"""The form for proposals checks and writes files; a reader never fetches it."""

STOPS = """() => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
    return stops.filter(stop => stop.checkVisibility() && !stop.disabled).slice(0, 150).flatMap(stop => {
        stop.focus();
        const style = getComputedStyle(stop), box = stop.getClientRects()[0];
        const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth, left + 40);
        const there = document.elementFromPoint((left + right) / 2, box.top + Math.min(box.height / 2, 8));
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        const seen = outlined && stop.matches(":focus-visible");
        const free = stop.hasAttribute("tabindex") || there && (stop.contains(there) || there.contains(stop));
        return seen && free ? [] : [`${seen ? "covered" : "unseen"}: ${stop.outerHTML.slice(0, 120)}`];
    });
}"""
"""Stops without an outline, or covered by something else."""

SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 250);
})"""


@pytest.mark.parametrize("kind", SOME_KINDS)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_stop_of_the_keyboard_is_seen_and_uncovered(page: Page, site: str, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + KINDS[kind])
    page.keyboard.press("Tab")
    assert page.evaluate(STOPS) == []


@pytest.mark.parametrize("kind", SOME_KINDS)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_jumps_while_a_page_loads(page: Page, site: str, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + KINDS[kind])
    assert page.evaluate(SHIFT) == 0


@pytest.mark.parametrize("kind", SOME_KINDS)
def test_scripts_of_a_page_are_small(page: Page, site: str, kind: str) -> None:
    page.goto(site + KINDS[kind])
    sources = page.evaluate("[...document.scripts].map(script => script.src).filter(Boolean)")
    weights = [len(gzip.compress(page.request.get(source).body(), 9)) for source in sources]
    most = MOST_OF_FORM if kind == "suggest" else MOST_SCRIPT
    assert sum(weights) <= most, dict(zip(sources, weights, strict=True))
