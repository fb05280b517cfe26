"""The machine, the file system and the versions that a result belongs to."""

import importlib.metadata
import json
import os
import platform
import subprocess
from pathlib import Path

OURS = ("factsheet", "mkdocs", "jinja2", "pydantic", "pyyaml")
RIVALS = ("hugo", "mkdocs", "mkdocs-gen-files", "mkdocs-material", "markdown")
_READ_VERSIONS = "import importlib.metadata as m, json, sys; print(json.dumps({n: m.version(n) for n in sys.argv[1:]}))"


def read_machine(at: Path) -> dict[str, str | int]:
    """Return what the computer is, and on what kind of file system the folder lies."""
    return {
        "cpu": _read_line("/proc/cpuinfo", "model name"),
        "cores": len(os.sched_getaffinity(0)),
        "memory": _read_line("/proc/meminfo", "MemTotal"),
        "system": platform.system(),
        "kernel": platform.release(),
        "file_system": _find_file_system(at),
        "python": platform.python_version(),
    }


def read_versions(tools: Path) -> dict[str, dict[str, str]]:
    """Return the versions of what we build with, and of the rivals in their own environment."""
    output = subprocess.run(
        [tools / "bin/python", "-c", _READ_VERSIONS, *RIVALS], check=True, capture_output=True, text=True
    )
    return {"ours": {name: importlib.metadata.version(name) for name in OURS}, "rivals": json.loads(output.stdout)}


def _read_line(file: str, name: str) -> str:
    """Return the value of the first line of that name; empty where there is none, as on other processors."""
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _find_file_system(at: Path) -> str:
    """Return the kind of the file system, such as ext4, or tmpfs for one in memory."""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    around = [(len(point), kind) for point, kind in mounts if at.resolve().is_relative_to(point)]
    return max(around)[1] if around else ""
