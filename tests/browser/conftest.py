"""A real Chromium for the tests of this folder, pages in it, and a server for the sites it looks at."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import FLAGS, NoChromium, chromium
from tests.browser.serving import serving
from tests.site.builds import PUBLISHED_SITE, SEARCHED_SITE

HERE = Path(__file__).parent

Serve = Callable[..., str]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder and move them to the end.

    Playwright leaves its event loop running in the main thread until the session ends, and a later test that
    calls asyncio.run would be refused.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.path.is_relative_to(HERE))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run; a test opens its own profile or uses `page`."""
    try:
        program = chromium()
    except NoChromium as missing:
        pytest.exit(str(missing), returncode=1)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for the whole run: the site keeps nothing in it, and a new one costs as much as many a test."""
    with browser.new_context() as context:
        yield context


@pytest.fixture
def page(profile: BrowserContext) -> Iterator[Page]:
    """An empty page, closed after the test."""
    opened = profile.new_page()
    yield opened
    opened.unroute_all(behavior="ignoreErrors")  # an answer that is still on its way is nobody's any more
    opened.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the small site's top, with its slash: served below the path that its settings name."""
    with serving(SEARCHED_SITE.folder, SEARCHED_SITE.path) as top:
        yield top


@pytest.fixture(scope="session")
def published() -> Iterator[str]:
    """The same of the site that this repository publishes."""
    with serving(PUBLISHED_SITE.folder, PUBLISHED_SITE.path) as top:
        yield top


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a folder: serve(folder, under="/some/sub-path/") returns the address of its top, with its slash.

    Only that sub-path is answered, so a link that forgets it is found out. The host is 127.0.0.1.
    """
    with ExitStack() as open_servers:
        yield lambda folder, under="/": open_servers.enter_context(serving(folder, under))
