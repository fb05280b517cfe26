"""The preview of a proposal, opened from a disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.changes.conftest import commit, git
from tests.changes.test_command import diff
from tests.site.builds import SMALL, laid_out

WALKERS = "content/sheets/bridge-repair/points/traffic/walkers.yml"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preview of a change to one figure of the small site."""
    folder = tmp_path_factory.mktemp("proposal")
    laid_out(SMALL, folder)
    git(folder, "init", "--quiet")
    commit(folder)
    point = folder / WALKERS
    text = point.read_text(encoding="utf-8")
    point.write_text(text.replace("title: Walkers on", "title: People seen on"), encoding="utf-8")
    told = diff(folder, "HEAD", "--preview", str(folder / "preview.html"))
    assert told.exit_code == 0, told.output
    return folder / "preview.html"


def test_a_maintainer_reads_what_changes_opens_a_page_and_comes_back_without_a_request(
    page: Page, preview: Path
) -> None:
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(preview.as_uri())
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["What this changes"]
    page.get_by_role("link", name="People seen on the bridge each day", exact=True).first.click()
    heading = page.get_by_role("heading", level=1)
    assert heading.all_inner_texts() == ["People seen on the bridge each day"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.get_by_role("link", name="Weirford Gazette").first.click()
    page.get_by_role("link", name="Back to what changes").click()
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["What this changes"]
    assert requests == [preview.as_uri()]
    assert errors == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_it_fits_the_screen(page: Page, preview: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for place in ("", "#p1"):
        page.goto(f"{preview.as_uri()}{place}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
