"""The filters of a long list: they act on the page that is there, and the address tells what is chosen."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.kinds import SHEET
from tests.site import long
from tests.site.builds import ROOT, SEARCHED_SITE, built


def filters(page: Page, site: str, query: str = "") -> Locator:
    page.goto(f"{site}{SHEET}{query}")
    return page.locator("#fs-filters")


def shown(page: Page) -> list[str]:
    """Return the titles of the points that are in view or could be scrolled there."""
    return page.locator(".fs-section .fs-point-list__item:visible .fs-point-list__what > a").all_inner_texts()


def every(page: Page) -> int:
    return page.locator(".fs-section .fs-point-list__item").count()


def told(form: Locator) -> tuple[int, int]:
    found = re.fullmatch(r"Points shown: (\d+) of (\d+)", form.get_by_role("status").inner_text())
    assert found is not None
    return int(found[1]), int(found[2])


def test_a_choice_leaves_the_points_that_it_promised_and_folds_what_has_none(page: Page, site: str) -> None:
    form = filters(page, site)
    all_points = every(page)
    assert len(shown(page)) == all_points
    offered = form.get_by_label("Kind").locator("option", has_text="Figures").inner_text()
    form.get_by_label("Kind").select_option("figure")
    figures = shown(page)
    assert offered == f"Figures ({len(figures)})"
    assert told(form) == (len(figures), all_points)
    assert "Walkers on the bridge each day" in figures
    for section in page.locator(".fs-section").all():
        hits = len(section.locator(".fs-point-list__item:not([hidden])").all())
        assert (section.get_attribute("open") is not None) == (hits > 0)
        assert section.locator(".fs-section__count").inner_text().startswith(f"{hits} of ")


def test_choices_and_words_meet(page: Page, site: str) -> None:
    form = filters(page, site)
    form.get_by_label("Source").select_option("gazette")
    by_source = set(shown(page))
    form.get_by_label("Words").fill("BRIDGE")
    both = set(shown(page))
    assert both < by_source
    assert both
    form.get_by_label("Source").select_option("")
    assert both < set(shown(page))


def test_what_would_leave_nothing_cannot_be_chosen(page: Page, site: str) -> None:
    form = filters(page, site, "?kind=figure")
    dead = form.get_by_label("Actor").locator("option:disabled")
    assert dead.count() > 0
    assert all(words.endswith("(0)") for words in dead.all_inner_texts())


def test_the_address_keeps_the_choice_and_the_back_button_takes_a_step_back(page: Page, site: str) -> None:
    form = filters(page, site)
    form.get_by_label("Kind").select_option("figure")
    expect(page).to_have_url(f"{site}{SHEET}?kind=figure")
    figures = shown(page)
    form.get_by_label("Words").fill("walkers")
    expect(page).to_have_url(f"{site}{SHEET}?q=walkers&kind=figure")
    page.reload()
    assert 0 < len(shown(page)) < len(figures)
    assert form.get_by_label("Words").input_value() == "walkers"
    form.get_by_label("Kind").select_option("")
    expect(page).to_have_url(f"{site}{SHEET}?q=walkers")
    page.go_back()
    assert form.get_by_label("Kind").input_value() == "figure"
    assert set(shown(page)) < set(figures)
    form.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(f"{site}{SHEET}")
    assert len(shown(page)) == every(page)
    assert form.get_by_role("status").inner_text() == ""
    expect(form.get_by_label("Words")).to_be_focused()


def test_a_choice_that_is_not_offered_is_no_choice(page: Page, site: str) -> None:
    form = filters(page, site, "?kind=opinion&source=nobody")
    assert len(shown(page)) == every(page)
    assert form.get_by_label("Kind").input_value() == ""


def test_sections_that_a_reader_had_folded_are_folded_again_afterwards(page: Page, site: str) -> None:
    form = filters(page, site)
    folded = page.locator(".fs-section").nth(1)
    folded.locator("summary").click()
    before = folded.locator(".fs-section__count").inner_text()
    form.get_by_label("Words").fill("bridge")
    assert folded.get_attribute("open") is not None
    form.get_by_role("button", name="Show all").click()
    expect(folded).not_to_have_attribute("open", "")
    assert folded.locator(".fs-section__count").inner_text() == before


def test_it_is_done_with_the_keyboard_and_without_a_request(page: Page, site: str) -> None:
    form = filters(page, site)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    form.get_by_label("Words").focus()
    page.keyboard.type("bridge")
    page.keyboard.press("Tab")
    page.keyboard.press("F")
    assert form.get_by_label("Kind").input_value() == "figure"
    assert "Walkers on the bridge each day" in shown(page)
    assert all("bridge" in title for title in shown(page))
    assert [address for address in asked if not address.endswith("favicon.svg")] == []


def test_without_javascript_everything_is_listed_and_no_dead_control_shows(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}{SHEET}?kind=figure")
        assert not page.locator("#fs-filters").is_visible()
        assert not page.get_by_text("Filter the points").is_visible()
        assert len(shown(page)) == every(page) > 15


def test_it_works_on_a_page_that_is_read_from_a_disk(page: Page) -> None:
    page.goto((SEARCHED_SITE.folder / SHEET / "index.html").as_uri())
    page.locator("#fs-filters").get_by_label("Kind").select_option("figure")
    assert 0 < len(shown(page)) < every(page)


@pytest.mark.nightly
def test_a_page_of_a_long_section_filters_its_own_points(page: Page, serve: Serve, tmp_path_factory: object) -> None:
    folder = tmp_path_factory.mktemp("long")  # type: ignore[attr-defined]
    top = serve(built(long.lay_out(folder, ROOT / "templates"), folder / "site"))
    page.goto(f"{top}sheets/talks/")
    assert page.locator("#fs-filters").count() == 0
    page.goto(f"{top}sheets/talks/sections/first/2/")
    form = page.locator("#fs-filters")
    form.get_by_label("Words").fill("a")
    assert re.fullmatch(r"Points shown on this page: \d+ of \d+", form.get_by_role("status").inner_text())
