"""A real Chromium for the tests of this folder, pages in it, and a server for the sites it looks at."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from threading import Thread
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, NoChromium, chromium

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
    """One headless Chromium for the whole run; a test opens its own context or uses `page`."""
    try:
        program = chromium()
    except NoChromium as missing:
        pytest.exit(str(missing), returncode=1)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page with a profile of its own; FACTSHEET_SCREENSHOTS names a folder for its last picture."""
    with browser.new_context() as context:
        opened = context.new_page()
        yield opened
        album = os.environ.get("FACTSHEET_SCREENSHOTS")
        if album:
            name = re.sub(r"[^\w.-]+", "-", request.node.name).strip("-")
            opened.screenshot(path=Path(album) / f"{name}.png", full_page=True)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a folder: serve(folder, under="/some/sub-path/") returns the address of its top, with its slash.

    Only that sub-path is answered, so a link that forgets it is found out. The host is 127.0.0.1.
    """
    with ExitStack() as open_servers:
        yield lambda folder, under="/": open_servers.enter_context(serving(folder, under))


@contextmanager
def serving(folder: Path, under: str) -> Iterator[str]:
    """Answer requests below `under` from the folder, for as long as the context lasts."""
    prefix = "/" + under.strip("/") + "/" if under.strip("/") else "/"
    answer = partial(Folder, prefix=prefix, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


class Folder(SimpleHTTPRequestHandler):
    """The files of one folder below a prefix, as a static host gives them out: without listings."""

    def __init__(
        self, request: socket, client: tuple[str, int], server: BaseServer, *, prefix: str, directory: str
    ) -> None:
        self.prefix = prefix
        super().__init__(request, client, server, directory=directory)

    def send_head(self) -> BytesIO | BinaryIO | None:
        if not self.path.startswith(self.prefix):
            self.send_error(404)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing: a request that matters is seen in the browser."""
