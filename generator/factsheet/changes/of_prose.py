"""Which hand-written pages changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from factsheet import homes
from factsheet.changes.found import ProseChange, turn
from factsheet.changes.state import State


def prose_changed(before: State, after: State) -> Iterator[ProseChange]:
    one, other = _pages(before.content), _pages(after.content)
    for name in sorted(one.keys() | other.keys()):
        old, new = (side[name].read_bytes() if name in side else None for side in (one, other))
        if old != new:
            yield ProseChange(homes.name_of(after.content.name, name), turn(old, new))


def _pages(content: Path) -> Mapping[str, Path]:
    top = content / homes.PROSE
    return {path.relative_to(content).as_posix(): path for path in sorted(top.rglob("*")) if path.is_file()}
