"""The Nu HTML checker, where Java can run it: one that is at hand, else the one that npm has, fetched once."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "26.9.27"
SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
"""Of the package, as npm writes it."""
KEPT = Path(__file__).parents[1] / ".venv" / "vnu.jar"

ON_PURPOSE = re.compile(r"“role” attribute must not be used on a “(td|th|tr)” element which has a “table” ancestor")
"""Tables have their roles written out, since a table that is shown as cards would lose them in some browsers."""


@dataclass(frozen=True, slots=True)
class Found:
    """An error on a page."""

    file: str
    line: int
    message: str


def checker() -> Path | None:
    """Return the checker, or None where there is no Java, or where it is not at hand and cannot be fetched."""
    if shutil.which("java") is None:
        return None
    named = os.environ.get("FACTSHEET_VNU")
    if named:
        return Path(named)
    if not KEPT.is_file():
        _fetch()
    return KEPT if KEPT.is_file() else None


def errors(jar: Path, site: Path) -> list[Found]:
    """Return what is wrong with the pages below a folder, but for what is so on purpose."""
    command = ["java", "-jar", str(jar), "--skip-non-html", "--errors-only", "--exit-zero-always"]
    told = subprocess.run([*command, "--format", "json", str(site)], capture_output=True, text=True, check=True).stderr
    return [
        Found(one["url"].removeprefix(f"file:{site}/"), one.get("lastLine", 0), one["message"])
        for one in json.loads(told)["messages"]
        if one["type"] in ("error", "non-document-error") and not ON_PURPOSE.search(one["message"])
    ]


def _fetch() -> None:
    """Put the checker where it is kept, if npm has the package that was pinned; else leave all as it is."""
    with TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"vnu-jar@{VERSION}", "--pack-destination", folder]
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=300)
        except (OSError, subprocess.SubprocessError):
            return
        package = Path(folder) / f"vnu-jar-{VERSION}.tgz"
        found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        assert found == SHA512, f"{package.name} is not the package that was pinned: {found}"
        with tarfile.open(package) as archive:
            archive.extract("package/build/dist/vnu.jar", folder, filter="data")
        begun = KEPT.with_suffix(f".{os.getpid()}")
        shutil.move(Path(folder) / "package/build/dist/vnu.jar", begun)
        begun.replace(KEPT)
