"""The pictures of CONTRIBUTING.md: a report of our own site is taken out of its point, and proposed again by the form.

So what is typed is true and stands in the content already: nothing is made up for the sake of a picture.
"""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.kinds import TALKS
from tests.browser.serving import serving
from tests.site.builds import REAL, built, laid_out, run

POINT = f"{TALKS}points/chernihiv-killed/"
FILE = "content/sheets/istanbul-talks/points/humanitarian/chernihiv-killed.yml"
FORGE = ("# repo_url: https://", "repo_url: https://")
"""The change of the settings by which the site has a “Propose” and a pencil."""
WIDTH = 800
"""CSS pixels: about what a forge leaves to the text of a file."""
MARGIN = 16


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed into the form: the report as our content has it, and a date as people write it first."""

    source: str = "bbc"
    quote: str = "up to 400 people have been killed"
    value: str = "up to 400"
    as_of: str = "not_given"
    as_printed: str = "officials say"
    chain: str = "chernihiv-officials"
    basis: str = "unnamed_official"
    mistake: str = "29 March"


TYPED = Typed()


def take(browser: Browser, desk: Path, into: Path) -> dict[str, Path]:
    """Build the site of the pictures in the folder `desk`, and take every one; return the files by name."""
    settings = laid_out(REAL, desk, FORGE)
    file = desk / FILE
    whole = file.read_text(encoding="utf-8")
    file.write_text(without(whole, TYPED.source), encoding="utf-8")
    taken: dict[str, Path] = {}
    with (
        serving(built(settings, desk / "site"), "/factsheet/") as top,
        browser.new_context(viewport=ViewportSize(width=WIDTH, height=900), device_scale_factor=1.5) as context,
    ):
        page = context.new_page()
        for name, step in STEPS.items():
            first, last = step(page, top, desk)
            taken[name] = framed(page, first, last, into / f"{name}.png")
    return taken


def without(point: str, source: str) -> str:
    """Return the text of a point without the report of the source."""
    found = re.sub(rf"^  - source: {source}\n(?:    .*\n)+", "", point, flags=re.MULTILINE)
    assert found != point, source
    return found


def committed(desk: Path) -> None:
    """Make a repository of the folder, so that a proposal can be compared with what was there."""
    git = ("git", "-C", str(desk), "-c", "user.name=Factsheet", "-c", "user.email=pictures@example.org")
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    subprocess.run([*git, "add", "content", "site.yml"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "Before"], check=True)


def framed(page: Page, first: Locator, last: Locator, file: Path) -> Path:
    """Take what stands from one element to another, in the whole width of the page."""
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    above, below = first.bounding_box(), last.bounding_box()
    assert above is not None
    assert below is not None
    upper = above["y"] - MARGIN
    height = below["y"] + below["height"] + MARGIN - upper
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": upper, "width": WIDTH, "height": height})
    return file


def buttons(page: Page, top: str, _desk: Path) -> tuple[Locator, Locator]:
    """Show the end of a point's page, with all ways to tell something about it."""
    page.goto(top + POINT)
    return page.get_by_role("heading", name="Related"), page.locator(".fs-shell__small")


def form(page: Page, _top: str, _desk: Path) -> tuple[Locator, Locator]:
    """Follow the button and fill in what the source says."""
    page.get_by_role("link", name="Add what another source says").click()
    expect(page.locator("#fs-suggest")).to_be_visible()
    choose(page, "#fs-f-source", TYPED.source)
    page.locator("#fs-f-quote").fill(TYPED.quote)
    page.locator("#fs-f-says-killed-value").fill(TYPED.value)
    page.locator("#fs-f-says-killed-as_of").fill(TYPED.as_of)
    expect(page.get_by_text("Understood as: at most 400")).to_be_visible()
    return page.locator("label[for=fs-f-point]"), stated(page)


def mistake(page: Page, _top: str, _desk: Path) -> tuple[Locator, Locator]:
    """Write the day as it cannot be read, and look at what is said of it."""
    day = page.locator("#fs-f-says-killed-as_of")
    day.fill(TYPED.mistake)
    expect(page.locator("#fs-f-says-killed-as_of-error")).to_contain_text("is not a valid date")
    return page.get_by_text("What it states", exact=True).first, page.locator("#fs-f-says-killed-as_of-error")


def propose(page: Page, _top: str, _desk: Path) -> tuple[Locator, Locator]:
    """Mend it, say who is named, and come to the end of the form."""
    page.locator("#fs-f-says-killed-as_of").fill(TYPED.as_of)
    page.locator("#fs-f-attribution-as_printed").fill(TYPED.as_printed)
    page.locator("#fs-f-attribution-chain-add").click()
    choose(page, "#fs-f-attribution-chain-0", TYPED.chain)
    page.locator("#fs-f-attribution-basis").select_option(TYPED.basis)
    expect(page.get_by_text("This page found no problems.")).to_be_visible()
    return page.get_by_role("heading", name="The row, as readers will see it"), page.locator("#fs-form-hint")


def preview(page: Page, _top: str, desk: Path) -> tuple[Locator, Locator]:
    """Put the proposed text in the place of the file, and show what the check of a proposal keeps of it."""
    committed(desk)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file").click()
    waiting.value.save_as(desk / FILE)
    told = run("factsheet", "diff", "main", "--preview", "preview.html", folder=desk)
    assert told.returncode == 0, told.stderr
    page.goto((desk / "preview.html").as_uri())
    return page.get_by_role("heading", name="What this changes"), page.get_by_text("Pages that change").first


def choose(page: Page, field: str, id: str) -> None:
    """Type into a field that offers known things, and take the first of them."""
    page.locator(field).fill(id)
    page.locator(f"{field}-0").click()


def stated(page: Page) -> Locator:
    """Return the frame around what the source states."""
    return page.locator("fieldset").filter(has_text="What it states").last


Step = Callable[[Page, str, Path], tuple[Locator, Locator]]
STEPS: dict[str, Step] = {
    "buttons": buttons,
    "form": form,
    "form-mistake": mistake,
    "form-propose": propose,
    "preview": preview,
}
"""Each picture by its name: what is done for it, after what was done before, and from where to where it reaches."""
