"""Every page of a site is HTML as the Nu HTML checker knows it."""

from pathlib import Path

import pytest

from tests import nu
from tests.site.builds import SITES, SharedSite

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def jar() -> Path:
    found = nu.checker()
    if found is None:
        pytest.skip("the Nu HTML checker needs Java, and npm to fetch it; FACTSHEET_VNU=/path/to/vnu.jar names another")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("site", SITES)
def test_every_page_is_sound(jar: Path, site: SharedSite) -> None:
    assert nu.errors(jar, site.folder) == []


def test_a_mistake_is_found(jar: Path, tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>t</title><p><figcaption>never here</figcaption>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (found,) = nu.errors(jar, tmp_path)
    assert found.file == "page.html"
    assert "figcaption" in found.message
