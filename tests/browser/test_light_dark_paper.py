"""What a page looks like by day, by night and on paper, and what it keeps to itself."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.browser.kinds import KINDS, MATRIX, POINT, SCHEMES, SHEET, SOME_KINDS

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
GROUND = "getComputedStyle(document.body).backgroundColor"

CONTROLS = "#fs-filters, #fs-filters-way, #fs-search, #fs-search-without, .fs-keys__switch"
"""What scripts show because it works with them alone, and the sentence that stands there without."""


@pytest.mark.parametrize("kind", SOME_KINDS)
def test_all_words_stand_out_in_both_schemes(page: Page, site: str, kind: str) -> None:
    page.goto(site + KINDS[kind])
    grounds = set()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        grounds.add(page.evaluate(GROUND))
        found = page.evaluate(CONTRAST)
        assert len(found) > 5
        assert {where: ratio for where, ratio in found.items() if ratio < 4.5} == {}
    assert len(grounds) == 2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_copies_and_links_are_among_what_was_measured(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(site + POINT)
    found = " ".join(page.evaluate(CONTRAST))
    for element in ("mark.fs-words__mark", "a. ", "small.fs-row__line", "q.fs-quotation"):
        assert element in found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, site: str, kind: str) -> None:
    page.goto(site + KINDS[kind])
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, rules=["color-contrast", "link-in-text-block"]) == []


def violations(page: Page, rules: list[str] | None = None) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds, with the HTML it stumbles over; all its rules, or those that colours can break."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_paper_shows_addresses_and_every_section(page: Page, site: str) -> None:
    page.goto(site + SHEET)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = false)")
    inside = page.locator("details ul a")
    assert not inside.first.is_visible()
    page.emulate_media(media="print")
    assert inside.evaluate_all("all => all.every(one => one.checkVisibility())")
    assert not page.get_by_role("navigation", name="Site").is_visible()
    page.goto(site + MATRIX)
    links = page.locator(".fs-passage")
    printed = links.evaluate_all('all => all.map(one => [one.href, getComputedStyle(one, "::after").content])')
    assert len(printed) > 3
    assert [words for _href, words in printed] == [f'" <{href}>"' for href, _words in printed]
    assert page.locator(".fs-row__tools").first.is_hidden()


@pytest.mark.parametrize("path", [SHEET, POINT])
def test_paper_comes_out(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF-")
    assert paper.count(b"/Type /Page\n") > 2


@pytest.mark.parametrize("kind", SOME_KINDS)
def test_a_page_needs_no_script_and_nobody_else(browser: Browser, site: str, kind: str) -> None:
    with_scripts, asked, wrong = read(browser, site + KINDS[kind], scripts=True)
    without_scripts, _asked, _wrong = read(browser, site + KINDS[kind], scripts=False)
    if kind != "suggest":  # a form that writes a file: tests/browser/test_suggest.py has what stands there without
        assert without_scripts == with_scripts
    assert min(len(without_scripts), len(with_scripts)) > 40
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(site).netloc}
    assert wrong == []


def read(browser: Browser, address: str, scripts: bool) -> tuple[list[str], list[str], list[str]]:
    """Return the words of a page but for the controls of scripts, what it asked for, and what went wrong."""
    asked: list[str] = []
    wrong: list[str] = []

    def request(one: Request) -> None:
        asked.append(one.url)

    def response(one: Response) -> None:
        if one.status >= 400:
            wrong.append(f"{one.status} {one.url}")

    def console(one: ConsoleMessage) -> None:
        if one.type in ("error", "warning"):
            wrong.append(one.text)

    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.on("request", request)
        page.on("response", response)
        page.on("console", console)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        words = page.locator("body").inner_text()
        for control in page.locator(CONTROLS).locator("visible=true").all():
            words = words.replace(control.inner_text(), "")
        return words.split(), asked, wrong
