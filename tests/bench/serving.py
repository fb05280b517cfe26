"""A builder's own server on a free port of this computer, and how long an edit takes to be seen through it."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from tests.bench.builders import fill_command
from tests.bench.measure import Failed, make_environment

PATIENCE = 900.0
"""Seconds after which a page that does not come is given up."""
BETWEEN_LOOKS = 0.01
REST = 1.0
"""Seconds left to a server after each edit, to finish whatever it does besides."""
_open = build_opener(ProxyHandler({})).open


def time_edits(
    command: tuple[str, ...], folder: Path, page: str, edits: Sequence[tuple[str, Callable[[], None]]]
) -> list[float]:
    """Serve, make the edits one after the other, and return the seconds from each to the page that has its words."""
    seconds = []
    port = _find_free_port()
    root = f"http://127.0.0.1:{port}/"
    with _serve(fill_command(command, folder, port), folder):
        _wait(root + page, "")
        for words, edit in edits:
            time.sleep(REST)
            started = time.perf_counter()
            edit()
            _wait(root + page, words)
            seconds.append(time.perf_counter() - started)
    return seconds


@contextlib.contextmanager
def _serve(command: tuple[str, ...], folder: Path) -> Iterator[None]:
    server = subprocess.Popen(
        command,
        cwd=folder,
        env=make_environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server and what it has started: they are a session of their own."""
    for order in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, order)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(5)


def _find_free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        return port


def _wait(address: str, words: str) -> None:
    """Ask for the page until it has the words."""
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        with contextlib.suppress(URLError, ConnectionError, TimeoutError), _open(address, timeout=PATIENCE) as answer:
            if words in answer.read().decode():
                return
        time.sleep(BETWEEN_LOOKS)
    raise Failed(f"{address} did not show “{words}” within {PATIENCE:.0f} s")
