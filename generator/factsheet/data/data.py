"""The data of each sheet and of the whole site, in every format.

From the documents of points come lines and the database; from it the tables; then what describes them.
What the site has is put together from what its sheets have, so that a changed point opens no other.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Protocol

from factsheet.analysis.analysis import Findings
from factsheet.analysis.not_mentioned import Silences
from factsheet.content.fingerprint import digest, together
from factsheet.data import datasette, package
from factsheet.data.rows_of_things import all_things, things_of
from factsheet.data.sheet_data import OfSheet
from factsheet.data.site_data import OfOneSheet, OfSite
from factsheet.data.tables import CONTENTS, DATABASE, DOCUMENT, LINES, PACKAGE, DataFolder, Table, data_folder, tables
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings


class Data(Protocol):
    """Makes the files of a sheet or of the site, each from those made before it."""

    def lines(self, read: Read) -> bytes: ...
    def database(self, read: Read) -> bytes: ...
    def document(self, read: Read) -> bytes: ...
    def table(self, table: Table, read: Read) -> bytes: ...


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the files of each sheet, then those of the site, which are the same where it has one sheet."""
    corpus, silences = findings.corpus, Silences(findings.corpus)
    sheets, folder = tuple(corpus.sheets.values()), data_folder(corpus)
    everything = cache(partial(all_things, corpus))
    for sheet in sheets:
        things = everything if len(sheets) == 1 else cache(partial(things_of, corpus, sheet))
        own = data_folder(corpus, sheet.id)
        data = OfSheet(findings, settings, sheet, own, things, silences)
        about = partial(package.of_sheet, settings, things, sheet)
        yield from _files(own, data, about, _stamp(findings, sheet.id))
    alone = data_folder(corpus, sheets[0].id) if len(sheets) == 1 else None
    whole = OfOneSheet(alone) if alone else OfSite(findings, settings, folder)
    yield from _files(folder, whole, partial(package.of_site, settings, everything), findings.stamps.of_everything)


def _files(
    folder: DataFolder, data: Data, about: Callable[[], package.About], stamp: Callable[[], bytes]
) -> Iterator[File]:
    first = 1 if folder.sheet else 2  # those of the site wait for those of the sheets

    def file(turn: int, name: str, content: Callable[[Read], bytes]) -> File:
        return File(folder.address(name), content, stamp, turn=first + turn)

    yield file(0, LINES, data.lines)
    yield file(1, DATABASE, data.database)
    if folder.has(DOCUMENT):
        yield file(1, DOCUMENT, data.document)
    for table in tables():
        yield file(2, table.file, partial(data.table, table))
    yield file(3, PACKAGE, lambda read: package.made(about(), folder, read))
    yield file(0, CONTENTS, lambda read: datasette.made(about()))


def _stamp(findings: Findings, sheet: str) -> Callable[[], bytes]:
    """Return the stamp of all that the documents of a sheet tell."""
    stamps, corpus = findings.stamps, findings.corpus
    if len(corpus.sheets) == 1:
        return stamps.of_everything
    return cache(lambda: digest(stamps.whole_sheet(sheet), together(map(stamps.page, corpus.points_of(sheet)))))
