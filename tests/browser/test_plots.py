"""Plots in a real browser: shapes inside their frames at every width, words for everybody, seen with any colours."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import SHEET, WIDTHS

LEDGER = f"{SHEET}figures/"
SERIES = "sheets/bridge-repair/points/crossings/"
OUTSIDE = """
    all => all.flatMap(svg => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll(":is(line, use, path, text):not(defs *)")]
            .map(shape => shape.getBoundingClientRect())
            .filter(one => one.left < frame.left - 8 || one.right > frame.right + 8)
            .map(one => [one.left, one.right, frame.left, frame.right]);
    })
"""


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_every_shape_stands_in_its_frame(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in (site + LEDGER, site + SERIES):
        page.goto(address)
        plots = page.locator("svg[role=img]")
        assert plots.count() > 1
        assert plots.evaluate_all(OUTSIDE) == []


def test_labels_of_a_scale_do_not_meet(page: Page, site: str) -> None:
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.goto(site + LEDGER)
    gaps = page.locator(".fs-range__scale").evaluate_all(
        """all => all.flatMap(scale => {
            const labels = [...scale.querySelectorAll("text")].map(one => one.getBoundingClientRect());
            return labels.slice(1).map((one, number) => one.left - labels[number].right);
        })"""
    )
    assert len(gaps) > 5
    assert min(gaps) > 0


def test_each_shape_has_a_name_and_its_sentence_beside_it(page: Page, site: str) -> None:
    page.goto(site + LEDGER)
    rows = page.locator("li.fs-range__row").filter(has=page.get_by_role("img"))
    told = rows.evaluate_all("all => all.map(row => [row.querySelector('title').textContent, row.innerText])")
    assert len(told) > 5
    for title, sentence in told:
        assert title.partition(": ")[2].partition(";")[0] in sentence


def test_with_forced_colours_the_shapes_are_still_seen(browser: Browser, site: str) -> None:
    with browser.new_context(forced_colors="active", color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site + LEDGER)
        ink, ground = page.evaluate(
            """() => [getComputedStyle(document.querySelector(".fs-range__track")).fill,
                getComputedStyle(document.body).backgroundColor]"""
        )
        assert ink != ground
