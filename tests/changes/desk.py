"""Two states of the small content: as it is, and as somebody left it."""

import shutil
from pathlib import Path

from factsheet.build.cache import Cache
from factsheet.cli.diff import compare_states
from factsheet.cli.diff.model import Changes
from factsheet.cli.diff.state import load_state
from factsheet.web.settings import Settings

BASE = Path(__file__).parents[1] / "problems" / "base" / "content"
SETTINGS = Settings("Lake", "", "", "en", None, "", True)
POINTS = "sheets/talks/points"
PLEDGE = f"{POINTS}/pledge.yml"
TRAVELLERS = f"{POINTS}/travellers.yml"

Edit = tuple[str, str, str]
"""A file, what stands in it once, and what comes in its place; an empty text is at its end. No file: the text whole."""


def laid(folder: Path, *edits: Edit) -> Path:
    """Copy the small content into the folder and edit the copy."""
    content = Path(shutil.copytree(BASE, folder / "content"))
    for name, before, after in edits:
        change(content, name, before, after)
    return content


def change(content: Path, name: str, before: str, after: str) -> None:
    file = content / name
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    assert not before or text.count(before) == 1, (name, before)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace(before, after) if before else f"{text}{after}", encoding="utf-8")


def compared(before: Path, after: Path) -> Changes:
    old = load_state(before, SETTINGS, Cache())
    return compare_states(old, load_state(after, SETTINGS, Cache(), before=old.loaded))
