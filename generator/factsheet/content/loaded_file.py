"""One fact file as it was loaded: its bytes, its record, and what was found in it."""

from dataclasses import dataclass, field

from factsheet.content.layout import FileLocation
from factsheet.model.record_types import Record
from factsheet.problems.problem import Problem, Spot
from factsheet.problems.suppressions import Suppression
from factsheet.yamlfile.decoding import clear_lines, decode
from factsheet.yamlfile.document import Document


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What parsing a file gave, as data alone: a build remembers it, and the next one need not parse the same bytes."""

    file: str
    home: FileLocation
    stamp: bytes
    """Of the bytes of the file, its place, and the files of series beside it."""
    problems: tuple[Problem, ...]
    is_readable: bool
    """False where the writing is so wrong that nothing can be placed in it."""
    fields: bytes = b""
    """What the record is made from, as MessagePack; empty where too little is left to make one."""
    series: tuple[str, ...] | None = ()
    """The CSV files from which a point takes values, whether they are there or not; None where nobody can tell."""
    report_lines: tuple[int, ...] = ()
    """The line (from 1) on which each report of a point begins."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By kind: the ids that a point names, each once; its own rows and aspects are among them."""
    allowed: tuple[Suppression, ...] = ()
    """What comments in it allow."""
    gaps: tuple[Spot, ...] = ()
    """What of the record is not known: then it is there to be checked, and for nothing else."""
    veiled: tuple[str, ...] = ()
    """Of a record with gaps: the aspects that have mistakes themselves."""
    knows_all: bool = True
    """False where a record with gaps may have aspects whose id is not known."""
    blank: tuple[int, ...] = ()
    """Lines (from 1) that were left out, since nobody can say what stands there."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    parsed: ParsedFile
    data: bytes
    """The whole file, as it was read."""
    record: Record | None
    """None where the file is too faulty to give one."""

    @property
    def is_whole(self) -> bool:
        return self.record is not None and not self.parsed.gaps

    @property
    def text(self) -> str:
        """The file as its editors wrote it."""
        return decode(self.parsed.file, self.data)[0]

    def make_document(self) -> Document:
        """Return the text as the record was read from it, for placing problems in it."""
        blank = self.parsed.blank
        return Document(self.parsed.file, clear_lines(self.text, blank) if blank else self.text)
