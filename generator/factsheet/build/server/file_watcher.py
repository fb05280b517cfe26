"""Which files changed, told a moment after the last of several changes."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET = 0.03
"""Seconds without a change after which changes are told: an editor writes a file in several steps."""
_MEANT = ("created", "modified", "deleted", "moved")


class Watcher(FileSystemEventHandler):
    """Calls `tell` with those of the files, and of all files below the folders, that changed; from its own thread.

    A folder that came or went is told as well: what lies in one that is moved away goes without a word of its own.
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
        paths = [Path(str(path)) for path in (event.src_path, getattr(event, "dest_path", "")) if path]
        with self._some:
            self._changed.update(path for path in paths if path in self._files or self._is_below(path))
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
        """Watch by the system's own means; where those are used up, look again and again."""
        for kind in (Observer, PollingObserver):
            observer = kind()
            for folder in {path for path in self._folders if not self._is_within(path)}:
                observer.schedule(self, str(folder), recursive=True)
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
