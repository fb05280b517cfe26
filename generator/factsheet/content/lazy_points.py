"""Points and documents that stay away until somebody asks for them: most builds open a few of ten thousand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from factsheet.content.corpus import Record
from factsheet.content.read_files import Reading
from factsheet.model.point import Point
from factsheet.text.regular_files import read_regular
from factsheet.yamlfile import parse
from factsheet.yamlfile.document import Document

MOST_OPEN = 512
"""Points that stay open at a time: a point is looked at, drawn, and named by its neighbours, soon after each other."""


class Points(Mapping[str, Point]):
    """Points by key, each opened when it is asked for."""

    def __init__(
        self,
        readings: Iterable[Reading],
        opened: Callable[[Reading], Record] = Reading.opened,
        tell: Callable[[Point], Point] | None = None,
    ) -> None:
        """`opened` is where each comes from, and `tell` what is done with it."""
        self._readings = {reading.home.key: reading for reading in readings}
        self._source = opened
        self._tell = tell
        self._opened: dict[str, Point] = {}

    def told(self, tell: Callable[[Point], Point]) -> "Points":
        """Return the same points, each as it is told in the language of a site."""
        return Points(self._readings.values(), self._source, tell)

    def __getitem__(self, key: str) -> Point:
        if key not in self._opened:
            if len(self._opened) >= MOST_OPEN:
                self._opened.clear()
            record = self._source(self._readings[key])
            assert isinstance(record, Point)
            self._opened[key] = self._tell(record) if self._tell else record
        return self._opened[key]

    def __contains__(self, key: object) -> bool:
        return key in self._readings

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)


class Documents(Mapping[str, Document]):
    """Documents by file, each read anew: they are asked for where there is a problem to place, which is seldom."""

    def __init__(self, content: Path, readings: Iterable[Reading]) -> None:
        self._content, self._folder = content, content.parent
        self._files = {reading.file: frozenset(reading.blank) for reading in readings if reading.has_document}
        self._last: tuple[str, bytes, Document] | None = None
        """The one asked for last, and its bytes: many problems of one file are placed one after another."""

    def __getitem__(self, file: str) -> Document:
        if file not in self._files:
            raise KeyError(file)
        try:
            data = read_regular(self._folder / file, self._content)
        except OSError:
            return Document(file, "")
        if self._last is None or self._last[:2] != (file, data):
            self._last = file, data, parse.reopened(file, data, self._files[file])
        return self._last[2]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
