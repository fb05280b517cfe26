"""Which Chromium the browser tests drive: one that is there, else one installed for them where we may."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# As root there is no sandbox to be had. The rest keeps the browser from calling its maker's servers.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

HOW_TO_INSTALL = """\
The browser tests found no Chromium. Any of these gives them one:
  sudo apt-get install chromium
  .venv/bin/playwright install chromium
  FACTSHEET_CHROMIUM=/path/to/chromium make test"""


class NoChromium(Exception):
    """No Chromium is there and none could be installed; the message says what to type."""


def chromium() -> Path:
    """Return a Chromium that starts, installing one as root or under CI if there is none.

    Raises NoChromium, also where FACTSHEET_CHROMIUM names a program that does not start.
    """
    named = os.environ.get("FACTSHEET_CHROMIUM")
    if named:
        if not starts(Path(named)):
            raise NoChromium(f"FACTSHEET_CHROMIUM={named} is not a Chromium that starts.")
        return Path(named)
    with one_at_a_time():
        found = installed() or newly_installed()
    if found is None:
        raise NoChromium(HOW_TO_INSTALL)
    return found


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process of this user pass: parallel test runs would install over each other."""
    with (Path(tempfile.gettempdir()) / f"factsheet-chromium-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def installed() -> Path | None:
    """Return the first Chromium that starts: a system's own before Playwright's."""
    return next((program for program in candidates() if starts(program)), None)


def candidates() -> Iterator[Path]:
    """Yield what may be a Chromium, best first."""
    for name in PROGRAMS:
        program = shutil.which(name)
        if program:
            yield Path(program)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    yield own


def starts(program: Path) -> bool:
    """Tell whether the program answers; Ubuntu's chromium-browser may be a note that a snap is missing."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def newly_installed() -> Path | None:
    """Install Debian's Chromium where we may, else Playwright's; None where neither works."""
    if may_use_apt():
        asked = [] if os.geteuid() == 0 else ["sudo", "-n"]
        succeeds([*asked, "apt-get", "update", "-q"])
        succeeds([*asked, "apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"])
        if found := installed():
            return found
    succeeds([sys.executable, "-m", "playwright", "install", "chromium"])
    return installed()


def may_use_apt() -> bool:
    """Tell whether a system package may be added unasked: by root, or on a machine made for tests."""
    return shutil.which("apt-get") is not None and (os.geteuid() == 0 or bool(os.environ.get("CI")))


def succeeds(command: list[str]) -> bool:
    """Run a command that may ask nothing, its words going to standard error; tell whether it succeeded."""
    unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=unattended, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True
