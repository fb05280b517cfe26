"""Watching files: changes are reported together, a moment after the last of them."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

# Watches by the means of each system, and comes with MkDocs anyway.
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET = 0.03
"""Seconds without a change before changes are reported: an editor writes a file in several steps."""
_MEANT = ("created", "modified", "deleted", "moved")
"""Events that change a file; there are others for opening and closing it."""


class Watcher(FileSystemEventHandler):
    """Calls `report`, from its own thread, with the changed files among the given ones and below the folders.

    New, moved and removed folders are reported too: there are no events for the files in a folder that is moved away.
    """

    def __init__(
        self, folders: Iterable[Path], files: Iterable[Path], report: Callable[[frozenset[Path]], None]
    ) -> None:
        self._folders = _list_existing(folders)
        self._files = {file.resolve() for file in files}
        self._report = report
        self._changed: set[Path] = set()
        self._some = threading.Condition()
        self._observer = self._start_observer()
        threading.Thread(target=self._wait, daemon=True).start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _MEANT or (event.is_directory and event.event_type == "modified"):
            return
        with self._some:
            for name in (event.src_path, getattr(event, "dest_path", "")):
                path = Path(str(name))
                if name and (path in self._files or self._is_below(path)):
                    self._changed.add(path)
            self._some.notify()

    def stop(self) -> None:
        self._observer.stop()

    def watch(self, folders: Iterable[Path] = (), files: Iterable[Path] = ()) -> None:
        """Watch these folders and files too."""
        for folder in _list_existing(folders):
            if not self._is_below(folder):
                self._folders.add(folder)
                self._observer.schedule(self, str(folder), recursive=True)
        for file in {file.resolve() for file in files} - self._files:
            if file.parent.is_dir():
                self._files.add(file)
                self._observer.schedule(self, str(file.parent), recursive=False)

    def _is_below(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self._folders)

    def _start_observer(self) -> BaseObserver:
        """Watch by the means of the system, or by polling if it has no watches left."""
        for kind in (Observer, PollingObserver):
            observer = kind()
            for folder in self._folders:
                if not self._is_within(folder):
                    observer.schedule(self, str(folder), recursive=True)
            # The folders of single files: many editors replace a file, which ends a watch on the file itself.
            for folder in _list_existing(file.parent for file in self._files) - self._folders:
                observer.schedule(self, str(folder), recursive=False)
            try:
                observer.start()
            except OSError:
                continue
            return observer
        raise OSError("this system cannot watch files")

    def _is_within(self, folder: Path) -> bool:
        return any(other != folder and folder.is_relative_to(other) for other in self._folders)

    def _wait(self) -> None:
        while True:
            with self._some:
                self._some.wait_for(lambda: bool(self._changed))
            self._settle()
            with self._some:
                changed, self._changed = frozenset(self._changed), set()
            self._report(changed)

    def _settle(self) -> None:
        count = -1
        while count != len(self._changed):
            count = len(self._changed)
            time.sleep(QUIET)


def _list_existing(folders: Iterable[Path]) -> set[Path]:
    return {folder.resolve() for folder in folders if folder.is_dir()}
