"""A site is made beside the last good one and takes its place only when it is whole."""

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder that readers are served from, and the two that stand beside it for a while."""

    site: Path

    @property
    def next(self) -> Path:
        return self.site.with_name(f".{self.site.name}.next")

    @property
    def last(self) -> Path:
        return self.site.with_name(f".{self.site.name}.last")

    def heal(self) -> None:
        """Put the last good site back where a build was interrupted while it exchanged the two."""
        if self.last.exists() and not self.site.exists():
            self.last.rename(self.site)

    def begin(self) -> Path:
        """Return an empty folder to build in; a build that was interrupted leaves nothing behind."""
        self.heal()
        shutil.rmtree(self.next, ignore_errors=True)
        self.next.mkdir(parents=True)
        return self.next

    def publish(self) -> None:
        """Put the new site in the place of the last one."""
        shutil.rmtree(self.last, ignore_errors=True)
        if self.site.exists():
            self.site.rename(self.last)
        self.next.rename(self.site)
        shutil.rmtree(self.last, ignore_errors=True)

    def discard(self) -> None:
        """Drop what was begun; the last good site stays as it is."""
        shutil.rmtree(self.next, ignore_errors=True)
