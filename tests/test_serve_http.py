"""What the server of `factsheet serve` answers while MkDocs writes its pages anew."""

from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from factsheet.build.server import http


class EmptySite:
    """A site without a page, in a folder that MkDocs is emptying."""

    problems = ()
    trouble = ""
    version = 0

    def __init__(self, folder: Path) -> None:
        self.files = folder

    def draw(self, path: str) -> None:
        return None

    def make(self, path: str) -> None:
        return None

    def draw_missing(self) -> str:
        return "<body>not yet</body>"


def test_a_page_that_vanishes_while_it_is_read_is_not_found_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "about/index.html"
    monkeypatch.setattr(http._RequestHandler, "_find_file", lambda _self, _path: gone)
    site: Any = EmptySite(tmp_path)
    with http.Server("127.0.0.1", 0, site, "/") as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            with pytest.raises(HTTPError) as refused:
                urlopen(f"http://127.0.0.1:{server.server_address[1]}/about/", timeout=30)
        finally:
            server.shutdown()
    assert refused.value.code == HTTPStatus.NOT_FOUND
    assert "not yet" in refused.value.read().decode()
