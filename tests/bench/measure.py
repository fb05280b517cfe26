"""What a command costs: seconds on the clock, seconds of CPU, and peak memory. Linux only.

Time comes from `wait4`, which adds up the CPU of the process and of all children it waited for. Memory is measured in
a run of its own, so that looking does not slow a timed one: `smaps_rollup` of every process of the tree is read each
20 ms, and the largest sum kept. Of what programs allocate, each process counts its proportional share (PSS), so that
pages which forked processes share count once; of mapped files, the process that maps the most counts for all.
"""

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

BETWEEN_LOOKS = 0.02
"""Seconds."""
QUIET = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}
"""Keeps the rivals' notices about their own future out of the way."""


class Failed(Exception):
    """The command ended with an error; holds what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system, of all processes together."""


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run the command in the folder to its end; raise Failed where it ends with an error."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=said, stderr=subprocess.STDOUT)
        _pid, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(command)}\n{said.read().decode(errors='replace')[-2000:]}")
        return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """Run the command in the folder to its end, and return the most memory that it and its children held, in bytes."""
    child = subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while child.poll() is None:
        held = [_held(pid) for pid in _tree(child.pid)]
        peak = max(peak, sum(share for share, _files in held) + max(files for _share, files in held))
        time.sleep(BETWEEN_LOOKS)
    if child.returncode:
        raise Failed(" ".join(command))
    return peak


def environment(folder: Path) -> dict[str, str]:
    return os.environ | QUIET | {"XDG_CACHE_HOME": str(cache_of(folder))}


def cache_of(folder: Path) -> Path:
    """Return where a program that runs in the folder finds the user's cache: outside, for ours takes no other."""
    return folder.absolute().with_name(f"{folder.name}-cache")


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _tree(int(child))


def _held(pid: int) -> tuple[int, int]:
    """Return the process's share of allocated memory, and the files it maps, in bytes; 0 where it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0, 0
    found = {name: int(size.split()[0]) * 1024 for name, _colon, size in (line.partition(":") for line in lines)}
    return found.get("Pss_Anon", 0), found.get("Rss", 0) - found.get("Anonymous", 0)
