"""Builds in processes of their own, which can be killed, kept waiting, or made to work in two."""

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.incremental.desk import Desk

COMMAND = "from factsheet.cli.main import main; main()"
IN_TWO = f"from factsheet.content import workers; workers.FEWEST = 1; assert workers._is_worthwhile(1); {COMMAND}"
WITHOUT_EXCHANGE = (
    f"from factsheet.build import atomic_swap; atomic_swap._exchange_folders = lambda first, second: False; {COMMAND}"
)

CHANGING = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.utime", "ctypes.dlsym"}
"""What Python tells its audit hooks of; the last comes right before folders are exchanged."""
_KILLED = """
import os, signal, sys
last, seen = int(sys.argv.pop(1)), []
def count(event, words):
    writes = event == "open" and isinstance(words[2], int) and words[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in {changing!r}:
        seen.append(event)
        if len(seen) == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
try:
    exec({command!r})
finally:
    print(*seen, file=sys.stderr)
"""


def started(desk: Desk, program: str = COMMAND, words: Sequence[str] = ()) -> subprocess.Popen[str]:
    """Start a build of the desk, its words in one stream as they are said."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *words, "build"],
        cwd=desk.folder,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(desk: Desk, program: str = COMMAND, words: Sequence[str] = ()) -> tuple[int, str]:
    """Return how a build ended, and all that it said."""
    with started(desk, program, words) as building:
        said, _ = building.communicate()
    return building.returncode, said


def killed(desk: Desk, at: int, command: str = COMMAND) -> tuple[int, str]:
    """Build, and kill the process right before the change to the disk with the number; it may end before that."""
    return ended(desk, _KILLED.format(changing=CHANGING, command=command), (str(at),))


def changes(desk: Desk, command: str = COMMAND) -> list[str]:
    """Return the changes to the disk that a build makes, in order."""
    code, said = killed(desk, 0, command)
    assert code == 0, said
    return said.splitlines()[-1].split()
