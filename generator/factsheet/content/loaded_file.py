"""One fact file as it was loaded: its bytes, its record and its problems."""

from msgspec import Struct, field

from factsheet.content.layout import FileLocation
from factsheet.model.record_types import Record
from factsheet.problems.problem import Problem, Spot
from factsheet.problems.suppressions import Suppression
from factsheet.yamlfile.decoding import clear_lines, decode
from factsheet.yamlfile.document import Document


class ParsedFile(Struct, frozen=True):
    """The result of parsing a file, as plain data.

    A build stores it as MessagePack, so that the next one need not parse the same bytes. Unlike a pickle, nothing in it
    can run.
    """

    file: str
    home: FileLocation
    digest: bytes
    """The digest of the bytes of the file, its place, and the CSV files of its series."""
    problems: tuple[Problem, ...]
    is_readable: bool
    """False where the YAML is so wrong that no problem can be placed in it."""
    fields: bytes = b""
    """The fields of the record as MessagePack; empty where too little is left to make one."""
    series: tuple[str, ...] | None = ()
    """The CSV files from which a point takes values, whether they exist or not; None where they are not known."""
    report_lines: tuple[int, ...] = ()
    """The line (from 1) on which each report of a point begins."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By kind: the ids that a point names, each once; rows and aspects only where it has none with that id."""
    allowed: tuple[Suppression, ...] = ()
    """The problems that its comments allow."""
    gaps: tuple[Spot, ...] = ()
    """The unknown parts of the record; a record with gaps is for checking alone."""
    veiled: tuple[str, ...] = ()
    """Of a record with gaps: the aspects that have mistakes themselves."""
    knows_all: bool = True
    """False where a record with gaps may have aspects whose id is not known."""
    blank: tuple[int, ...] = ()
    """Lines (from 1) that were left out, since they could not be understood."""


class LoadedFile(Struct, frozen=True):
    parsed: ParsedFile
    data: bytes
    """The whole file, as it was read."""
    record: Record | None
    """None where the file has too many mistakes to make one."""

    @property
    def is_whole(self) -> bool:
        return self.record is not None and not self.parsed.gaps

    @property
    def text(self) -> str:
        """The file as its editors wrote it."""
        return decode(self.parsed.file, self.data)[0]

    def make_document(self) -> Document:
        """Return the text that the record was read from, for placing problems in it."""
        text = self.text
        if self.parsed.blank:
            text = clear_lines(text, self.parsed.blank)
        return Document(self.parsed.file, text)
