"""What a command costs: seconds on the clock, seconds of CPU, and peak memory. Linux only.

Time comes from `wait4`, which adds up the CPU of the process and of all children it waited for. Memory is measured in
a run of its own, so that looking does not slow a timed one: `smaps_rollup` of every process of the tree is read each
20 ms, and the largest sum is kept, as well as the largest process. Of what programs allocate, each process counts its
proportional share (PSS), so that pages which forked processes share count once; of mapped files, the process that maps
the most counts for all.
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


@dataclass(frozen=True, slots=True)
class Peak:
    """Memory in bytes."""

    total: int
    """Of all processes together, what they share counted once."""
    largest: int
    """Of the largest process, with its share of what several have."""


def measure_cost(command: Sequence[str], folder: Path) -> Cost:
    """Run the command in the folder to its end; raise Failed where it ends with an error."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=make_environment(folder), stdout=output, stderr=subprocess.STDOUT
        )
        _pid, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            raise Failed(f"{' '.join(command)}\n{output.read().decode(errors='replace')[-2000:]}")
        return Cost(wall, usage.ru_utime + usage.ru_stime)


def measure_peak(command: Sequence[str], folder: Path) -> Peak:
    """Run the command in the folder to its end, and return the most memory that it and its children used."""
    child = subprocess.Popen(
        command, cwd=folder, env=make_environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    total = largest = 0
    while child.poll() is None:
        sizes = [_read_memory(pid) for pid in _list_tree(child.pid)]
        total = max(total, sum(share for share, _files in sizes) + max(files for _share, files in sizes))
        largest = max(largest, *(share + files for share, files in sizes))
        time.sleep(BETWEEN_LOOKS)
    if child.returncode:
        raise Failed(" ".join(command))
    return Peak(total, largest)


def make_environment(folder: Path) -> dict[str, str]:
    return os.environ | QUIET | {"XDG_CACHE_HOME": str(find_cache(folder))}


def find_cache(folder: Path) -> Path:
    """Return where a program that runs in the folder finds the user's cache: outside, for ours takes no other."""
    return folder.absolute().with_name(f"{folder.name}-cache")


def _list_tree(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _list_tree(int(child))


def _read_memory(pid: int) -> tuple[int, int]:
    """Return the process's share of allocated memory, and the files it maps, in bytes; 0 where it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0, 0
    sizes: dict[str, int] = {}
    for line in lines:
        name, _colon, size = line.partition(":")
        sizes[name] = int(size.split()[0]) * 1024
    return sizes.get("Pss_Anon", 0), sizes.get("Rss", 0) - sizes.get("Anonymous", 0)
