"""The page on the data: what files there are, how they are used, what each column holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.dependencies import MOST_PLAIN
from factsheet.content.corpus import Corpus
from factsheet.data.tables import CONTENTS, DATABASE, LINES, PACKAGE, Column, DataFolder, Table, data_folder, tables
from factsheet.data.tables.formats import formats
from factsheet.data.tables.views import views
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _, number
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.rich_text import Span
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

CHECK = "jq -cjS 'del(.hash)' point.json | sha256sum"


@dataclass(frozen=True, slots=True)
class DataFile:
    name: Span
    format: str
    holds: str


@dataclass(frozen=True, slots=True)
class SheetData:
    title: Span
    files: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A program that reads the data, and what is typed into it."""

    title: str
    code: str


@dataclass(frozen=True, slots=True)
class ColumnItem:
    id: str
    name: str
    type: str
    """In words."""
    told: str
    options: tuple[str, ...]
    to: Span | None
    """The table whose key stands there."""


@dataclass(frozen=True, slots=True)
class TableItem:
    id: str
    name: Span
    """The file, and the way to it."""
    title: str
    told: str
    columns: tuple[ColumnItem, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A view of the database."""

    name: str
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class DataView:
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    files: tuple[DataFile, ...]
    sheets: tuple[SheetData, ...]
    packed: str
    """What is packed and why, and how it is read; empty where nothing is."""
    example: Span | None
    """The document of a point; None where there is none."""
    check: str
    """The command that tells whether a document is as it was published."""
    uses: tuple[Use, ...]
    tables: tuple[TableItem, ...]
    questions: tuple[Question, ...]
    feeds: tuple[Span, ...]
    """Those of the whole site; empty where the site has no address yet."""
    cited: str
    """How the data is cited."""


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the one page on the data."""
    make, stamp = partial(view, findings, settings), findings.stamps.of_everything
    yield Page(urls.section("data"), _("Data"), "pages/data.html", make, None, stamp)


def view(findings: Findings, settings: Settings) -> DataView:
    corpus, folder = findings.corpus, data_folder(findings.corpus)
    return DataView(
        title=_("Data"),
        crumbs=(),
        description=_("Everything on this site as data: what files there are, and what each column holds."),
        files=tuple(_files(folder)),
        sheets=tuple(_sheet(corpus, sheet.id, sheet.title) for sheet in corpus.sheets.values()),
        packed=_packed() if folder.is_packed else "",
        example=next((_document(one.sheet, one.id, one.title) for one in corpus.points.values()), None),
        check=CHECK,
        uses=tuple(_uses(settings, folder)),
        tables=tuple(_table(folder, table) for table in tables()),
        questions=tuple(Question(one.name, one.title, one.description) for one in views()),
        feeds=tuple(_feeds(settings)),
        cited=_cited(settings),
    )


def _files(folder: DataFolder) -> Iterator[DataFile]:
    there = (one for one in formats() if folder.has(one.file))
    yield from (DataFile(_file(folder, one.file), one.name, one.holds) for one in there)
    explained = Span(folder.name("*.csv"), urls.section("data").at("fs-tables"))
    yield DataFile(explained, "CSV", _("One file for each table; their columns are explained below."))


def _file(folder: DataFolder, file: str) -> Span:
    return Span(folder.name(file), folder.address(file))


def _sheet(corpus: Corpus, id: str, title: str) -> SheetData:
    folder = data_folder(corpus, id)
    return SheetData(
        Span(title, urls.sheet(id)), tuple(_file(folder, one.file) for one in formats() if one.file != CONTENTS)
    )


def _packed() -> str:
    told = _(
        "This site has more than {count} points. So that it stays small, all files but the two that describe the "
        "others are packed with gzip (.gz). Most programs read packed tables as they are; gunzip unpacks a file. "
        "One JSON document is there for each sheet only: the JSON Lines have everything."
    )
    return told.format(count=number(MOST_PLAIN))


def _document(sheet: str, point: str, title: str) -> Span:
    return Span(title, urls.document(sheet, point))


def _uses(settings: Settings, folder: DataFolder) -> Iterator[Use]:
    """Return what can be copied into a terminal or a program; whole addresses where the site has one."""
    values, package = (_where(settings, folder.address(name)) for name in ("values.csv", PACKAGE))
    unpack = f"gunzip {folder.name(DATABASE)}\n" if folder.packs(DATABASE) else ""
    datasette = f"{unpack}datasette {DATABASE} --metadata {CONTENTS}"
    yield Use(_("Datasette, to look around and to ask in a browser"), datasette)
    yield Use(
        _("pandas"), f'import pandas\nvalues = pandas.read_csv("{values}", keep_default_na=False, na_values=[""])'
    )
    yield Use(_("Frictionless, to check types, keys and hashes"), f"frictionless validate {package}")
    question = "SELECT outlet, as_stated, as_of, claimed_by FROM figures WHERE measure = 'killed'"
    yield Use(_("SQLite"), f'sqlite3 {DATABASE} "{question}"')
    lines = f"gunzip -c {folder.name(LINES)} | jq" if folder.packs(LINES) else "jq"
    read = "" if folder.packs(LINES) else f" {LINES}"
    yield Use(_("jq, and the lines"), f"{lines} -r '[.id, .support, .counts.origins] | @csv'{read}")


def _where(settings: Settings, address: Address) -> str:
    return urls.permalink(settings.url, address) or address.path.rpartition("/")[2]


def _table(folder: DataFolder, table: Table) -> TableItem:
    return TableItem(
        id=f"fs-table-{table.name}",
        name=_file(folder, table.file),
        title=table.title,
        told=table.description,
        columns=tuple(_column(table, column) for column in table.columns),
    )


def _column(table: Table, column: Column) -> ColumnItem:
    to = Span(column.to, urls.section("data").at(f"fs-table-{column.to}")) if column.to else None
    type = _type(column.type) if column.required else _("{type}, may be empty").format(type=_type(column.type))
    return ColumnItem(
        f"fs-column-{table.name}-{column.name}", column.name, type, column.description, column.options, to
    )


def _type(type: str) -> str:
    return {
        "text": _("text"),
        "id": _("id"),
        "list": _("list, as a JSON array"),
        "edtf": _("date (EDTF)"),
        "day": _("day (ISO 8601)"),
        "moment": _("moment (UTC)"),
        "address": _("address"),
        "whole": _("whole number"),
        "number": _("number"),
        "yes_no": _("true or false"),
    }[type]


def _feeds(settings: Settings) -> Iterator[Span]:
    if settings.url:
        yield Span("Atom", urls.feed(urls.home(), "xml"))
        yield Span("JSON Feed", urls.feed(urls.home(), "json"))


def _cited(settings: Settings) -> str:
    """Return the words; the version is the reader's to fill in, since it names the file that was used."""
    where = urls.permalink(settings.url, urls.section("data"))
    cited = _("{site}: data, version … (of datapackage.json), retrieved on ….").format(site=settings.name)
    return " ".join(filter(None, (cited, f"{settings.licence}." if settings.licence else "", where)))
