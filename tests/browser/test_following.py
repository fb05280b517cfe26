"""`factsheet serve` in a reader's window: it follows every change, and a broken fact leaves the last good pages up."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.builds import SMALL, laid_out

PLACE = "content/places/weirford.yml"
PATIENCE = 20
"""Seconds until the window must show what was written."""


@dataclass(frozen=True)
class Following:
    """A site that is being served, and what its server says."""

    folder: Path
    top: str
    words: Path

    def write(self, name: str) -> None:
        """Give the place another name."""
        text = (self.folder / PLACE).read_text(encoding="utf-8")
        (self.folder / PLACE).write_text(re.sub(r"(?m)^name: .*$", f"name: {name}", text, count=1), encoding="utf-8")

    def said(self) -> str:
        return self.words.read_text(encoding="utf-8")

    def wait_for_words(self, *words: str) -> None:
        until = time.monotonic() + PATIENCE
        while not all(word in self.said() for word in words):
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    """A copy of the small site under `factsheet serve`, on a port of this computer that nobody uses."""
    settings = laid_out(SMALL, tmp_path / "copy")
    words = tmp_path / "words.txt"
    port = free_port()
    command = [sys.executable, "-u", "-m", "factsheet", "serve", "-f", str(settings), "-a", f"127.0.0.1:{port}"]
    with words.open("w", encoding="utf-8") as out, subprocess.Popen(command, stdout=out, stderr=out) as server:
        try:
            served = Following(settings.parent, f"http://127.0.0.1:{port}/bridges/", words)
            served.wait_for_words(f"Serving on {served.top}")
            yield served
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port: int = asking.getsockname()[1]
        return port


def test_the_window_follows_what_is_written(page: Page, following: Following) -> None:
    page.goto(f"{following.top}places/weirford/")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Weirford")
    following.write("Weirford-on-Lune")
    expect(title).to_have_text("Weirford-on-Lune", timeout=PATIENCE * 1000)

    following.write("[Weirford")
    following.wait_for_words("weirford.yml:1:", "error[", "Showing the pages of the last good content.")
    expect(page.get_by_role("alert")).to_contain_text("a bracket is opened here and never closed")
    page.reload()
    expect(title).to_have_text("Weirford-on-Lune")

    following.write("New Weirford")
    expect(title).to_have_text("New Weirford", timeout=PATIENCE * 1000)
