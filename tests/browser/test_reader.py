"""Comfort that no page depends on: keys and their list, rows, previews of sources, tables that can be sorted."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.kinds import POINT, SHEET
from tests.site.builds import SEARCHED_SITE

DIALOG = "dialog.fs-keys__dialog"
PREVIEW = ".fs-preview"
SOURCE = ".fs-row__source > a"
PASSING = """all => all.forEach(([where, pointerType]) =>
    document.querySelector(where).dispatchEvent(new PointerEvent("pointerover", {pointerType, bubbles: true})))"""
"""A pointer that passes over elements without resting on one."""


@pytest.fixture
def own(browser: Browser) -> Iterator[BrowserContext]:
    """A profile of its own, which may use the clipboard and remembers nothing of other tests."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context


@pytest.fixture
def alone(own: BrowserContext) -> Page:
    return own.new_page()


def at(page: Page) -> str:
    """Return the id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def opened(page: Page, address: str, *keys: str) -> Page:
    page.goto(address)
    for key in keys:
        page.keyboard.press(key)
    return page


def test_the_list_of_keys_opens_over_the_page_and_gives_the_focus_back(alone: Page, site: str) -> None:
    alone.goto(site + POINT)
    alone.locator(SOURCE).first.focus()
    alone.keyboard.press("?")
    dialog = alone.locator(DIALOG)
    expect(dialog.get_by_role("heading", name="Keyboard")).to_be_visible()
    expect(dialog.get_by_role("row")).to_have_count(14)
    alone.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(alone.locator(SOURCE).first).to_be_focused()
    assert alone.url == site + POINT


def test_the_way_in_the_footer_opens_the_same_list(alone: Page, site: str) -> None:
    alone.goto(site + POINT)
    alone.get_by_role("contentinfo").get_by_role("link", name="Keyboard").click()
    expect(alone.locator(DIALOG)).to_be_visible()
    alone.get_by_role("button", name="Close").click()
    expect(alone.locator(DIALOG)).to_have_count(0)


def test_where_the_list_cannot_be_fetched_its_page_is_opened(alone: Page, site: str) -> None:
    alone.goto(site + POINT)
    alone.evaluate("() => { window.fetch = () => Promise.reject(); }")
    alone.keyboard.press("?")
    alone.wait_for_url("**/keyboard/")


def test_keys_that_are_switched_off_stay_off_until_they_are_switched_on(alone: Page, site: str) -> None:
    opened(alone, site + POINT, "?")
    alone.get_by_label("Shortcuts are on").uncheck()
    alone.keyboard.press("Escape")
    opened(alone, site + SHEET, "j", "g", "h", "?")
    alone.wait_for_timeout(200)
    assert alone.url == site + SHEET
    assert alone.evaluate("document.activeElement.tagName") == "BODY"
    expect(alone.locator(DIALOG)).to_have_count(0)
    alone.goto(f"{site}keyboard/")
    alone.get_by_label("Shortcuts are on").check()
    opened(alone, site + SHEET, "g", "h")
    alone.wait_for_url(site)


def test_no_key_acts_while_somebody_writes_or_holds_another(alone: Page, site: str) -> None:
    opened(alone, site + SHEET, "f")
    words = alone.get_by_label("Words")
    expect(words).to_be_focused()
    alone.keyboard.type("gh/?j")
    expect(words).to_have_value("gh/?j")
    opened(alone, site + POINT, "Control+j", "Alt+j", "Meta+j")
    assert alone.evaluate("document.activeElement.tagName") == "BODY"


def test_rows_are_walked_through_and_the_passage_opened(alone: Page, site: str) -> None:
    opened(alone, site + POINT, "j", "j")
    second = alone.locator(".fs-row").nth(1)
    expect(second).to_be_focused()
    expect(second).to_be_in_viewport()
    alone.keyboard.press("k")
    expect(alone.locator(".fs-row").first).to_be_focused()
    row = alone.locator(".fs-row:has(.fs-passage)").first
    address = row.locator(".fs-passage").first.get_attribute("href") or ""
    alone.route("https://**/*", lambda route: route.fulfill(body="The page of the source"))
    alone.goto(f"{site}{POINT}#{row.get_attribute('id')}")
    expect(row).to_be_focused()
    alone.keyboard.press("o")
    alone.wait_for_url(re.compile(re.escape(address.partition("#")[0])))


def test_letters_of_another_keyboard_are_known_by_where_they_lie(alone: Page, site: str) -> None:
    alone.goto(site + POINT)
    alone.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))")
    expect(alone.locator(".fs-row").first).to_be_focused()


def test_entries_of_a_list_open_and_the_points_beside_them_follow(alone: Page, site: str) -> None:
    opened(alone, site + SHEET)
    alone.get_by_label("Kind").select_option("figure")
    items = alone.locator(".fs-section .fs-point-list__item:visible .fs-point-list__what > a")
    first, second = (str(items.nth(n).evaluate("link => link.href")) for n in (0, 1))
    assert first != second
    items.first.focus()
    alone.keyboard.press("Enter")
    alone.wait_for_url(first)
    alone.keyboard.press("n")
    alone.wait_for_url(second)
    alone.keyboard.press("p")
    alone.wait_for_url(first)
    alone.keyboard.press("g")
    alone.keyboard.press("s")
    alone.wait_for_url(site + SHEET)


def test_the_address_of_a_row_is_copied_by_key_and_by_its_link(alone: Page, site: str) -> None:
    row = opened(alone, site + POINT, "j", "c").locator(".fs-row").first
    told = alone.get_by_role("status").filter(has_text="Address copied:")
    expect(told).to_be_visible()
    copied = alone.evaluate("navigator.clipboard.readText()")
    assert copied == f"https://example.org/bridges/{POINT}#{row.get_attribute('id')}"
    other = alone.locator(".fs-row").nth(2)
    other.hover()
    other.locator(".fs-row__tools a").first.click()
    expect(told).to_contain_text(f"#{other.get_attribute('id')}")
    expect(other).to_be_focused()
    assert alone.evaluate("navigator.clipboard.readText()").endswith(f"#{other.get_attribute('id')}")


def preview(page: Page) -> Locator:
    return page.locator(PREVIEW)


def test_a_source_is_previewed_under_the_pointer_which_may_rest_on_the_panel(alone: Page, site: str) -> None:
    link = opened(alone, site + POINT).locator(SOURCE).first
    link.hover()
    expect(preview(alone)).to_contain_text("Read at least in part")
    expect(link).to_have_accessible_description(re.compile("Read at least in part"))
    preview(alone).hover()
    alone.wait_for_timeout(400)
    expect(preview(alone)).to_be_visible()
    alone.get_by_role("heading", level=1).hover()
    expect(preview(alone)).to_have_count(0)
    link.hover()
    expect(preview(alone)).to_be_visible()
    alone.keyboard.press("Escape")
    expect(preview(alone)).to_have_count(0)


def test_a_source_is_previewed_at_the_focus_until_it_moves_on(alone: Page, site: str) -> None:
    opened(alone, site + POINT, "j", "Tab")
    expect(alone.locator(SOURCE).first).to_be_focused()
    expect(preview(alone)).to_be_visible()
    alone.keyboard.press("Tab")
    expect(preview(alone)).to_have_count(0)


def test_a_touch_opens_no_preview_and_nothing_is_fetched_for_one_that_nobody_waits_for(alone: Page, site: str) -> None:
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url) if "/sources/" in request.url else None)
    opened(alone, site + POINT)
    alone.evaluate(PASSING, [[SOURCE, "mouse"], ["h1", "mouse"], [SOURCE, "touch"]])
    alone.wait_for_timeout(700)
    assert asked == []
    expect(preview(alone)).to_have_count(0)


def test_read_from_a_disk_the_list_of_keys_is_a_page_and_nothing_fails(alone: Page) -> None:
    broken: list[str] = []
    alone.on("pageerror", lambda error: broken.append(str(error)))
    alone.goto((SEARCHED_SITE.folder / POINT / "index.html").as_uri())
    alone.locator(SOURCE).first.hover()
    alone.wait_for_timeout(600)
    expect(preview(alone)).to_have_count(0)
    alone.keyboard.press("?")
    alone.wait_for_url("**/keyboard/**")
    assert broken == []


def column(page: Page, table: str, name: str) -> list[str]:
    at = page.locator(f"#{table} th[data-key={name}]").evaluate("head => head.cellIndex")
    cells = page.locator(f"#{table} tbody tr").evaluate_all(
        "(rows, at) => rows.map(row => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim())", at
    )
    return [str(cell) for cell in cells]


def test_a_table_is_sorted_both_ways_and_back_with_what_is_not_known_last(alone: Page, site: str) -> None:
    table = "held-table"
    given = column(opened(alone, f"{site}sources/"), table, "source")
    head = alone.locator(f"#{table} th[data-key=published]")
    for order, backwards in (("ascending", False), ("descending", True)):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        found = column(alone, table, "published")
        known = [one for one in found if one]
        assert known == sorted(known, reverse=backwards)
        assert found == [*known, *[""] * (len(found) - len(known))]
        assert 1 < len(known) < len(found)
    assert alone.url == f"{site}sources/?held-table=-published"
    alone.reload()
    assert column(alone, table, "published") == found
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert column(alone, table, "source") == given
    assert alone.url == f"{site}sources/"


def test_numbers_are_sorted_by_what_they_count_the_most_first(alone: Page, site: str) -> None:
    opened(alone, f"{site}sources/").locator("#held-table th[data-key=points]").get_by_role("button").click()
    counts = list(map(int, column(alone, "held-table", "points")))
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1
