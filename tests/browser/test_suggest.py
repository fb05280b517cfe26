"""The form for proposals, driven to the address that it makes; what arrives there is checked like any other file."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from factsheet.checks.check_content import examine
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Serve
from tests.browser.serving import serving
from tests.browser.test_search import POLICY, without_script
from tests.site.builds import SMALL, built, laid_out

FORGE = "https://example.org/forge/bridge-facts"
SHEET = "content/sheets/bridge-repair"
QUOTE = 'the bridge: "closed" # until May, up to 400 gates — Київ 😀'


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suggest")
    laid_out(SMALL, folder)
    return built(folder / "site.yml", folder / "site").parent


@pytest.fixture(scope="module")
def top(small: Path) -> Iterator[str]:
    with serving(small / "site", "/bridges/") as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context


@pytest.fixture
def form(context: BrowserContext) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def opened(page: Page, top: str, query: str) -> Page:
    page.goto(f"{top}suggest/?{query}")
    expect(page.locator("#fs-suggest")).to_be_visible()
    return page


def proposed(page: Page) -> tuple[str, dict[str, list[str]]]:
    """Return the page of the forge that “Propose” leads to, and what its address carries."""
    address = urlsplit(page.locator("#fs-propose").get_attribute("href") or "")
    return address._replace(query="").geturl(), parse_qs(address.query, keep_blank_values=True)


def press_propose(page: Page) -> str:
    """Press the button with the forge out of reach, and return what is on the clipboard then."""
    page.context.route(f"{FORGE}/**", lambda route: route.fulfill(body="the forge", content_type="text/html"))
    with page.expect_popup():
        page.get_by_role("link", name="Propose", exact=True).click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    page.bring_to_front()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


def wrong_in(small: Path, folder: Path, name: str, text: str) -> set[tuple[str, str]]:
    """Return what the checker says of the file among the content of the site."""
    shutil.copytree(small / "content", folder / "content", dirs_exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    _findings, problems = examine(folder / "content")
    return {(one.code, one.message) for one in problems if one.file == name and one.level != "hint"}


def said(page: Page) -> list[str]:
    return page.locator("#fs-form-summary li > a:first-child").all_inner_texts()


def a_new_point(page: Page) -> None:
    page.get_by_label("Title", exact=False).first.fill("The bridge: closed # until May")
    page.get_by_label("Kind").select_option("figure")
    page.locator("#fs-f-statement").fill("Two gates were counted.")
    page.locator("#fs-f-date").fill("2025-03")
    page.get_by_role("button", name="Add: What is compared (the columns of the table)").click()
    page.locator("#fs-f-compare-0-id").fill("gates")
    page.locator("#fs-f-compare-0-type").select_option("quantity")
    page.locator("#fs-f-compare-0-measure").fill("gates")
    page.locator("#fs-f-compare-0-population").select_option("unstated")
    page.get_by_role("button", name="Add: What the sources say").click()
    page.locator("#fs-f-reports-0-source").fill("notice")
    page.locator("#fs-f-reports-0-quote").fill(QUOTE)
    page.locator("#fs-f-reports-0-says-gates-value").fill("up to 400")
    page.locator("#fs-f-reports-0-says-gates-as_of").fill("not_given")


def test_a_new_point_reaches_the_forge_as_a_file_that_the_checker_accepts(
    form: Page, top: str, small: Path, tmp_path: Path
) -> None:
    opened(form, top, "do=point&sheet=bridge-repair")
    a_new_point(form)
    expect(form.get_by_text("Understood as: at most 400")).to_be_visible()
    expect(form.get_by_text("This page found no problems.")).to_be_visible()
    address, carried = proposed(form)
    assert address == f"{FORGE}/new/main"
    name, text = carried["filename"][0], carried["value"][0]
    assert name == f"{SHEET}/points/the-bridge-closed-until-may.yml"
    assert text == form.locator("#fs-form-yaml").inner_text().rstrip("\n") + "\n"
    assert wrong_in(small, tmp_path, name, text) == set()
    findings, _problems = examine(tmp_path / "content")
    point = findings.corpus.points["bridge-repair/the-bridge-closed-until-may"]
    assert point.title == "The bridge: closed # until May"
    assert point.reports[0].quote is not None
    assert point.reports[0].quote.text == QUOTE


def test_the_form_and_the_checker_name_the_same_mistakes(form: Page, top: str, small: Path, tmp_path: Path) -> None:
    opened(form, top, "do=point&sheet=bridge-repair")
    a_new_point(form)
    form.locator("#fs-f-date").fill("2025-02-30")
    form.locator("#fs-f-reports-0-says-gates-value").fill("1,5 gates")
    form.locator("#fs-f-reports-0-says-gates-as_of").fill("")
    form.get_by_role("link", name="Propose", exact=True).click()
    expect(form.locator("#fs-form-summary")).to_be_focused()
    _address, carried = proposed(form)
    told = wrong_in(small, tmp_path, carried["filename"][0], carried["value"][0])
    assert len(told) == 3
    assert set(said(form)) == {message for _code, message in told}
    assert form.locator("#fs-f-date").get_attribute("aria-invalid") == "true"
    assert "fs-f-date-error" in (form.locator("#fs-f-date").get_attribute("aria-describedby") or "")
    form.locator("#fs-form-summary a").first.click()
    assert form.evaluate("document.activeElement.id").startswith("fs-f-")
    help_page = form.locator("#fs-form-summary li").first.get_by_role("link", name="why").get_attribute("href")
    assert help_page == f"{top}help/F011/"


def test_what_another_source_says_is_added_at_the_end_of_the_file(
    form: Page, top: str, small: Path, tmp_path: Path
) -> None:
    form.goto(f"{top}sheets/bridge-repair/points/crack/")
    form.get_by_role("link", name="Add what another source says").click()
    expect(form.locator("#fs-suggest")).to_be_visible()
    form.locator("#fs-f-source").fill("almanac")
    form.locator("#fs-f-quote").fill(QUOTE)
    row = form.locator(".fs-form__row tbody tr")
    expect(row).to_contain_text("closed")
    copied = press_propose(form)
    before = (small / f"{SHEET}/points/crack.yml").read_text("utf-8")
    address, _carried = proposed(form)
    assert address == f"{FORGE}/edit/main/{SHEET}/points/crack.yml"
    assert set(before.splitlines()) < set(copied.splitlines())
    assert wrong_in(small, tmp_path, f"{SHEET}/points/crack.yml", copied) == set()
    findings, _problems = examine(tmp_path / "content")
    assert findings.corpus.points["bridge-repair/crack"].reports[-1].source == "almanac"


def test_a_correction_exchanges_one_value_and_tells_readers_why(
    form: Page, top: str, small: Path, tmp_path: Path
) -> None:
    form.goto(f"{top}sheets/bridge-repair/points/crack/")
    form.get_by_role("link", name="Suggest a correction").click()
    form.get_by_label("What is wrong?").select_option(json.dumps(["title"], separators=(",", ":")))
    old = form.locator(".fs-form__now blockquote").inner_text()
    form.get_by_label("What should it say?").fill("A better title: this one")
    form.get_by_label("Why? Readers will see this").fill("It said too much.")
    copied = press_propose(form)
    assert wrong_in(small, tmp_path, f"{SHEET}/points/crack.yml", copied) == set()
    findings, _problems = examine(tmp_path / "content")
    point = findings.corpus.points["bridge-repair/crack"]
    assert point.title == "A better title: this one"
    assert (point.corrections[-1].was, point.corrections[-1].now) == (old, "A better title: this one")


def test_a_source_and_an_actor_are_proposed_in_their_folders(form: Page, top: str, small: Path, tmp_path: Path) -> None:
    opened(form, top, "do=source")
    form.get_by_label("Title").first.fill("A new article")
    form.get_by_label("Why there is no address").fill("printed only")
    _address, carried = proposed(form)
    assert carried["filename"] == ["content/sources/a-new-article.yml"]
    assert wrong_in(small, tmp_path, carried["filename"][0], carried["value"][0]) == set()
    form.get_by_label("New actor").check()
    form.locator("#fs-f-name").fill("Clerk")
    form.get_by_label("Kind").select_option("person")
    form.get_by_role("link", name="Propose", exact=True).click()
    assert said(form) == ["the id `clerk` is taken: choose another"]


def test_it_is_filled_in_by_keyboard_alone(form: Page, top: str) -> None:
    opened(form, top, "do=report&point=bridge-repair/crack")
    form.locator("#fs-f-source").focus()
    form.keyboard.type("alm")
    offered = form.locator(".fs-form__list").get_by_role("option")
    expect(offered).to_have_count(1)
    form.keyboard.press("ArrowDown")
    assert form.locator("#fs-f-source").get_attribute("aria-activedescendant") == "fs-f-source-0"
    form.keyboard.press("Enter")
    expect(offered).to_have_count(0)
    form.keyboard.press("Tab")
    form.keyboard.type("Words that it prints.")
    expect(form.locator("#fs-form-yaml")).to_contain_text("source: almanac")
    expect(form.locator("#fs-form-yaml")).to_contain_text("quote: Words that it prints.")


def test_a_draft_survives_a_reload_until_it_is_cleared(form: Page, top: str) -> None:
    opened(form, top, "do=point&sheet=bridge-repair")
    a_new_point(form)
    kept = form.locator("#fs-form-yaml").inner_text()
    form.reload()
    expect(form.locator("#fs-suggest")).to_be_visible()
    expect(form.get_by_text("Your earlier entries have been restored.")).to_be_visible()
    assert form.locator("#fs-form-yaml").inner_text() == kept
    form.get_by_role("button", name="Clear the form").click()
    form.reload()
    expect(form.locator("#fs-suggest")).to_be_visible()
    assert form.locator("#fs-form-yaml").inner_text() == ""


def test_a_text_too_long_for_an_address_goes_by_the_clipboard(form: Page, top: str) -> None:
    opened(form, top, "do=point&sheet=bridge-repair")
    a_new_point(form)
    form.get_by_text("More", exact=True).last.click()
    form.locator("#fs-f-summary").fill("Ж" * 1500)
    address, carried = proposed(form)
    assert (address, set(carried)) == (f"{FORGE}/new/main", {"filename"})
    assert "Ж" * 1500 in press_propose(form)


def test_it_asks_no_other_host_and_keeps_to_a_strict_policy(form: Page, top: str) -> None:
    asked: list[str] = []
    refused: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    form.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)

    def strictly(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})  # type: ignore[attr-defined]

    form.route("**/*", strictly)
    opened(form, top, "do=report&point=bridge-repair/crack")
    form.locator("#fs-f-quote").fill("two words")
    assert [address for address in asked if not address.startswith(top)] == []
    assert refused == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_wider_than_a_phone(form: Page, top: str, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 800})
    opened(form, top, "do=point&sheet=bridge-repair")
    a_new_point(form)
    form.get_by_role("link", name="Propose", exact=True).focus()
    assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_a_point_that_is_not_known_or_not_chosen_is_told(form: Page, top: str) -> None:
    opened(form, top, "do=report&point=bridge-repair/crak")
    expect(form.locator("#fs-f-point-error")).to_contain_text('there is no point "crak"')
    form.locator("#fs-f-point").fill("")
    form.keyboard.press("Escape")
    form.get_by_role("link", name="Propose", exact=True).click()
    expect(form.locator("#fs-form-summary")).to_be_focused()
    assert said(form) == ["the field `Which point?` is missing"]
    form.locator("#fs-f-point").fill("crack")
    form.keyboard.press("Escape")
    expect(form.locator("#fs-f-source")).to_be_visible()
    form.get_by_label("Suggest a correction").check()
    expect(form.locator("#fs-f-path")).to_be_visible()
    form.get_by_role("link", name="Propose", exact=True).click()
    assert said(form) == ["the field `What is wrong?` is missing"]


def test_a_title_that_gives_no_file_name_asks_for_one(form: Page, top: str) -> None:
    opened(form, top, "do=actor")
    form.locator("#fs-f-name").fill("Радіо Хвиля")
    form.locator("#fs-f-kind").select_option("outlet")
    form.get_by_role("link", name="Propose", exact=True).click()
    assert said(form) == ["the field `Short name for the file` is missing"]


def test_hostile_words_stay_words(form: Page, top: str) -> None:
    form.on("dialog", lambda dialog: pytest.fail(dialog.message))
    opened(form, top, "do=report&point=bridge-repair/crack%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E")
    opened(form, top, "do=report&point=bridge-repair/crack")
    form.locator("#fs-f-source").fill("almanac")
    form.locator("#fs-f-quote").fill("<img src=x onerror=alert(1)> words")
    expect(form.locator(".fs-form__row q")).to_have_text("<img src=x onerror=alert(1)> words")
    assert form.locator(".fs-form__row img").count() == 0


def test_without_javascript_a_sentence_leads_to_the_other_ways(browser: Browser, top: str) -> None:
    with without_script(browser) as page:
        page.goto(f"{top}suggest/")
        assert page.get_by_text("The form needs JavaScript").is_visible()
        assert not page.locator("#fs-suggest").is_visible()
        ways = page.locator(".fs-form__ways a").evaluate_all("links => links.map(link => link.href)")
        assert ways == [f"{FORGE}/issues/new/choose", FORGE, "mailto:desk@example.org"]


def test_where_its_data_is_missing_the_page_says_so(page: Page, small: Path) -> None:
    page.goto((small / "site/suggest/index.html").as_uri())
    expect(page.get_by_text("The form could not load its data")).to_be_visible()
    assert not page.get_by_text("The form needs JavaScript").is_visible()
    assert page.get_by_role("link", name="Write to the editors").is_visible()


def test_where_no_forge_is_named_the_file_is_taken_along(page: Page, serve: Serve, tmp_path: Path) -> None:
    laid_out(SMALL, tmp_path / "desk", (f"repo_url: {FORGE}\n", ""))
    top = serve(built(tmp_path / "desk/site.yml", tmp_path / "desk/site"))
    opened(page, top, "do=point&sheet=bridge-repair")
    a_new_point(page)
    assert not page.get_by_role("link", name="Propose", exact=True).is_visible()
    assert page.locator("#fs-form-hint a").get_attribute("href") == "mailto:desk@example.org"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file").click()
    assert waiting.value.suggested_filename == "the-bridge-closed-until-may.yml"
    assert waiting.value.path().read_text("utf-8") == page.locator("#fs-form-yaml").inner_text().rstrip("\n") + "\n"
