"""From the home page to a passage without a pointer: every stop is seen, and the skip link saves the way."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from tests.browser.kinds import MATRIX, SHEET

MOST_STOPS = 60


def stop(page: Page) -> dict[str, str]:
    """Go on to the next stop; return its words and address, sure that its outline is in view."""
    page.keyboard.press("Tab")
    found = page.evaluate(
        """() => {
            const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
            return {
                words: at.textContent.trim(), href: at.href ?? "", shape: style.outlineStyle,
                outline: parseFloat(style.outlineWidth), top: box.top, bottom: box.bottom, screen: innerHeight,
            };
        }"""
    )
    assert found["outline"] > 0, found
    assert found["shape"] != "none", found
    assert found["bottom"] > 0, found
    assert found["top"] < found["screen"], found
    return found


def walk_to(page: Page, words: str) -> dict[str, str]:
    """Go from stop to stop until one begins with the words."""
    for _ in range(MOST_STOPS):
        found = stop(page)
        if found["words"].startswith(words):
            return found
    raise AssertionError(f"no stop says “{words}”")


def skip_the_header(page: Page) -> None:
    assert stop(page)["words"] == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "fs-main"


def follow(page: Page, path: str) -> None:
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path}")


def test_a_passage_is_reached_with_the_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site)
    skip_the_header(page)
    walk_to(page, "The repair of the Old Bridge")
    follow(page, SHEET)
    skip_the_header(page)
    walk_to(page, "Three parties should share")
    follow(page, MATRIX)
    skip_the_header(page)
    passage = walk_to(page, "passage in")
    assert "#:~:text=" in passage["href"]

    asked = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="The page of the source")

    outside = urlsplit(passage["href"])
    page.route(f"{outside.scheme}://{outside.netloc}/**", answer)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{outside.scheme}://{outside.netloc}/**")
    assert asked[0] == passage["href"].partition("#")[0]


def test_a_section_is_folded_and_opened_with_the_keyboard(page: Page, site: str) -> None:
    page.goto(site + SHEET)
    section = page.locator("details").first
    section.locator("summary").focus()
    page.keyboard.press("Enter")
    assert not section.locator("a").first.is_visible()
    page.keyboard.press("Enter")
    assert section.locator("a").first.is_visible()
