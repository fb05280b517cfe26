"""Which hand-written pages changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from factsheet import homes
from factsheet.changes.found import ProseChange, turn
from factsheet.changes.state import State
from factsheet.regular_files import read_regular, walk_files, why_not_folder


def prose_changed(before: State, after: State) -> Iterator[ProseChange]:
    one, other = _pages(before.content), _pages(after.content)
    for name in sorted(one.keys() | other.keys()):
        old = read_regular(one[name], before.content / homes.PROSE) if name in one else None
        new = read_regular(other[name], after.content / homes.PROSE) if name in other else None
        if old != new:
            yield ProseChange(homes.name_of(after.content.name, name), turn(old, new))


def _pages(content: Path) -> Mapping[str, Path]:
    """Return each file by its name; what is a link out of the folder, or not a file, is a problem of the content."""
    top = content / homes.PROSE
    if why_not_folder(top):
        return {}
    return {f"{homes.PROSE}/{name}": top / name for name, found in walk_files(top, hidden=True) if not found}
