"""A file as it was read and as it shall be, and how the one takes the place of the other."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile


@dataclass(frozen=True, slots=True)
class Change:
    before: bytes
    after: bytes


def put(path: Path, change: Change) -> bool:
    """Write the file in one step; return False where it is no longer what was read, and leave it alone."""
    path = path.resolve()
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as new:
        new.write(change.after)
    made = Path(new.name)
    try:
        made.chmod(path.stat().st_mode)
        if path.read_bytes() != change.before:
            return False
        made.replace(path)
    except FileNotFoundError:
        return False
    finally:
        made.unlink(missing_ok=True)
    return True
