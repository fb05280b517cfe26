"""Searching as a reader does: by keyboard, by facets, under any sub-path, and what is there where it cannot work."""

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.conftest import Serve
from tests.incremental.desk import Desk
from tests.site.builds import SEARCHED_SITE, SMALL, laid_out

WORDS = "walkers on bridge"
MOST = 250 * 1024
"""Bytes of the index that a first search of three words may cost."""
STATUS = ".fs-search__status[role=status]"
"""What a screen reader reads out as soon as it changes."""
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'"
HOSTILE = "title: Three <img src=x onerror=alert(1)> &lt;b&gt;zebras"

Fetched = list[str]


@pytest.fixture
def fetched(page: Page) -> Fetched:
    """The addresses below the folder of the index that the page has asked for so far."""
    asked: Fetched = []
    page.on("request", lambda request: asked.append(request.url) if "/pagefind/" in request.url else None)
    return asked


def search_page(page: Page, site: str, query: str = "") -> Page:
    page.goto(f"{site}search/{query}")
    return page


def told(page: Page) -> int:
    """Wait for the results, and return how many there are."""
    status = page.locator(STATUS)
    expect(status).to_have_text(re.compile(r"^Results: \d+$"))
    return int(status.inner_text().partition(": ")[2])


def titles(page: Page) -> list[str]:
    return page.locator(".fs-search__title").all_inner_texts()


def facet(page: Page, name: str) -> Callable[[str], None]:
    return lambda value: page.get_by_label(name, exact=True).select_option(value)


@contextmanager
def without_script(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def test_nothing_of_the_index_is_fetched_before_the_first_word(page: Page, site: str, fetched: Fetched) -> None:
    search_page(page, site)
    page.wait_for_load_state("networkidle")
    assert fetched == []
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("k")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert fetched != []


def test_no_other_page_asks_for_the_index(page: Page, site: str, fetched: Fetched) -> None:
    for address in ("", "sheets/bridge-repair/", "a-z/", "about/"):
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
    assert fetched == []


def test_a_point_is_found_by_the_words_of_its_title_with_the_keyboard_alone(page: Page, site: str) -> None:
    search_page(page, site)
    page.keyboard.type("walkers on the bridge")
    assert told(page) > 0
    # While the last letters are typed, the results of the first ones can still be shown.
    expect(page.locator(".fs-search__hit").first).to_contain_text("Walkers on the bridge each day")
    assert titles(page)[0] == "Walkers on the bridge each day"
    assert page.locator(".fs-search__hit").first.locator("mark").count() > 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Walkers on the bridge each day").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}sheets/bridge-repair/points/walkers/")


def test_a_first_search_of_three_words_stays_small(page: Page, site: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if "/pagefind/" in request.url else None)
    search_page(page, site)
    page.keyboard.type(WORDS)
    told(page)
    page.wait_for_load_state("networkidle")
    bodies = [answer.body() for request in asked if (answer := request.response())]
    assert 20_000 < sum(min(len(body), len(gzip.compress(body))) for body in bodies) <= MOST


def test_facets_narrow_and_tell_beforehand_what_they_leave(page: Page, site: str) -> None:
    search_page(page, site, "?q=bridge")
    every = told(page)
    page.get_by_label(re.compile(r"^Statement \(\d+\)")).check()
    statements = int(re.findall(r"Statement \((\d+)\)", page.locator("[data-facet=kind]").inner_text())[0])
    expect(page.locator(STATUS)).to_have_text(f"Results: {statements}")
    assert 0 < statements < every
    assert {kind.partition(" · ")[0] for kind in page.locator(".fs-search__hit .fs-small").all_inner_texts()} == {
        "Statement"
    }
    offered = page.get_by_label("Source").locator("option").all_inner_texts()
    source, count = re.fullmatch(r"(.*) \((\d+)\)", offered[1]).groups()  # type: ignore[union-attr]
    facet(page, "Source")(source)
    expect(page.locator(STATUS)).to_have_text(f"Results: {count}")


def test_two_values_of_one_facet_widen_it(page: Page, site: str) -> None:
    search_page(page, site, "?q=bridge&kind=Statement")
    statements = told(page)
    events = page.get_by_label(re.compile(r"^Event \((\d+)\)"))
    more = int(re.findall(r"Event \((\d+)\)", page.locator("[data-facet=kind]").inner_text())[0])
    events.check()
    expect(page.locator(STATUS)).to_have_text(f"Results: {statements + more}")


def test_facets_alone_list_all_that_has_them(page: Page, site: str) -> None:
    search_page(page, site)
    page.get_by_text("Filters").click()
    page.get_by_label(re.compile(r"^Figure \(")).check()
    assert told(page) > 2


def test_the_address_keeps_the_search_and_the_back_button_takes_a_step_back(page: Page, site: str) -> None:
    search_page(page, site)
    page.keyboard.type("bridge")
    every = told(page)
    page.get_by_label(re.compile(r"^Statement \(")).check()
    expect(page).to_have_url(f"{site}search/?q=bridge&kind=Statement")
    expect(page.locator(STATUS)).not_to_have_text(f"Results: {every}")
    narrowed = told(page)
    page.reload()
    assert told(page) == narrowed
    assert page.get_by_label(re.compile(r"^Statement \(")).is_checked()
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(f"Results: {every}")
    assert not page.get_by_label(re.compile(r"^Statement \(")).is_checked()


def test_more_results_are_added_below_and_the_focus_goes_on_there(page: Page, site: str) -> None:
    search_page(page, site, "?q=bridge")
    every = told(page)
    assert len(titles(page)) == 10 < every
    page.get_by_role("button", name="More results").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fs-search__hit")).to_have_count(min(20, every))
    expect(page.locator(".fs-search__title a").nth(10)).to_be_focused()


def test_what_is_not_there_is_said_to_be_not_there(page: Page, site: str) -> None:
    search_page(page, site, "?q=xyzzyplugh")
    expect(page.locator(STATUS)).to_contain_text("No results")
    assert titles(page) == []


def test_it_works_under_any_sub_path_and_a_strict_policy(page: Page, serve: Serve) -> None:
    top = serve(SEARCHED_SITE.folder, under="/some/other/place/")
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)

    def strictly(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/*", strictly)
    search_page(page, top, "?q=bridge")
    assert told(page) > 0
    first = page.locator(".fs-search__title a").first
    assert (first.get_attribute("href") or "").startswith("/some/other/place/")
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert broken == []


def test_where_the_index_is_missing_the_page_leads_to_the_letters(page: Page, serve: Serve, tmp_path: Path) -> None:
    shutil.copytree(SEARCHED_SITE.folder, tmp_path / "copy", ignore=shutil.ignore_patterns("pagefind"))
    search_page(page, serve(tmp_path / "copy"))
    page.keyboard.type("bridge")
    expect(page.get_by_text("The search index could not be loaded")).to_be_visible()
    assert not page.get_by_role("searchbox").is_visible()
    page.get_by_role("main").get_by_role("link", name="A–Z").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A–Z")


def test_without_javascript_a_sentence_leads_to_the_letters(browser: Browser, site: str) -> None:
    with without_script(browser) as page:
        page.goto(site)
        page.get_by_role("link", name="Search").click()
        expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
        assert not page.get_by_role("searchbox").is_visible()
        assert page.get_by_role("main").get_by_role("button").count() == 0
        page.get_by_role("main").get_by_role("link", name="A–Z").click()
        page.get_by_role("navigation", name="Letters").get_by_role("link", name="M", exact=True).click()
        page.get_by_role("link", name="Mira Lund").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Mira Lund"


def test_read_from_a_disk_the_page_says_why_it_cannot_search(page: Page) -> None:
    page.goto((SEARCHED_SITE.folder / "search/index.html").as_uri())
    expect(page.get_by_text("Search does not work on pages opened from disk")).to_be_visible()
    assert not page.get_by_text("Search needs JavaScript").is_visible()
    assert not page.get_by_role("searchbox").is_visible()


def test_words_of_a_page_never_become_elements_of_the_results(page: Page, serve: Serve, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    laid_out(SMALL, desk.folder, ("search: false", "search: true"))
    desk.change("content/sheets/bridge-repair/points/repair-plan.yml", "title: Three", HOSTILE)
    assert desk.build().code == 0
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    search_page(page, serve(desk.site), "?q=zebras")
    assert told(page) > 0
    assert titles(page)[0].startswith("Three <img src=x onerror=alert(1)> &lt;b&gt;zebras")
    inside = page.locator(".fs-search__hit").evaluate_all(
        "hits => hits.flatMap(hit => [...hit.querySelectorAll('*')].map(one => one.tagName))"
    )
    assert set(inside) <= {"H2", "A", "P", "MARK"}
