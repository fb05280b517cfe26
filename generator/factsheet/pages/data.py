"""The page on the data: what files there are, how they are used, what each column holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet import addresses
from factsheet.addresses import Address
from factsheet.dataset import DATABASE, PACKAGE, Column, Table, tables
from factsheet.dataset.formats import CONTENTS, formats
from factsheet.dataset.views import views
from factsheet.findings import Findings
from factsheet.language import _
from factsheet.page import Page
from factsheet.pages.shown import Crumb
from factsheet.settings import Settings
from factsheet.words import Span

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
    yield Page(addresses.section("data"), _("Data"), "pages/data.html", make, None, stamp)


def view(findings: Findings, settings: Settings) -> DataView:
    corpus = findings.corpus
    return DataView(
        title=_("Data"),
        crumbs=(),
        description=_("Everything on this site as data: what files there are, and what each column holds."),
        files=tuple(_files()),
        sheets=tuple(_sheet(sheet.id, sheet.title) for sheet in corpus.sheets.values()),
        example=next((_document(one.sheet, one.id, one.title) for one in corpus.outlines.values()), None),
        check=CHECK,
        uses=tuple(_uses(settings)),
        tables=tuple(map(_table, tables())),
        questions=tuple(Question(one.name, one.title, one.description) for one in views()),
        feeds=tuple(_feeds(settings)),
        cited=_cited(settings),
    )


def _files() -> Iterator[DataFile]:
    yield from (DataFile(Span(one.file, addresses.data(one.file)), one.name, one.holds) for one in formats())
    explained = addresses.section("data").at("fs-tables")
    yield DataFile(Span("*.csv", explained), "CSV", _("One file for each table; their columns are explained below."))


def _sheet(id: str, title: str) -> SheetData:
    files = tuple(Span(one.file, addresses.data(one.file, id)) for one in formats() if one.file != CONTENTS)
    return SheetData(Span(title, addresses.sheet(id)), files)


def _document(sheet: str, point: str, title: str) -> Span:
    return Span(title, addresses.document(sheet, point))


def _uses(settings: Settings) -> Iterator[Use]:
    """Return what can be copied into a terminal or a program; whole addresses where the site has one."""
    values, package = (_where(settings, addresses.data(name)) for name in ("values.csv", PACKAGE))
    yield Use(_("Datasette, to look around and to ask in a browser"), f"datasette {DATABASE} --metadata {CONTENTS}")
    yield Use(
        _("pandas"), f'import pandas\nvalues = pandas.read_csv("{values}", keep_default_na=False, na_values=[""])'
    )
    yield Use(_("Frictionless, to check types, keys and hashes"), f"frictionless validate {package}")
    question = "SELECT outlet, as_stated, as_of, claimed_by FROM figures WHERE measure = 'killed'"
    yield Use(_("SQLite"), f'sqlite3 {DATABASE} "{question}"')
    yield Use(_("jq, and the lines"), "jq -r '[.id, .support, .counts.origins] | @csv' points.jsonl")


def _where(settings: Settings, address: Address) -> str:
    return addresses.permalink(settings.url, address) or address.path.rpartition("/")[2]


def _table(table: Table) -> TableItem:
    return TableItem(
        id=f"fs-table-{table.name}",
        name=Span(table.file, addresses.data(table.file)),
        title=table.title,
        told=table.description,
        columns=tuple(_column(table, column) for column in table.columns),
    )


def _column(table: Table, column: Column) -> ColumnItem:
    to = Span(column.to, addresses.section("data").at(f"fs-table-{column.to}")) if column.to else None
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
        yield Span("Atom", addresses.feed(addresses.home(), "xml"))
        yield Span("JSON Feed", addresses.feed(addresses.home(), "json"))


def _cited(settings: Settings) -> str:
    """Return the words; the version is the reader's to fill in, since it names the file that was used."""
    where = addresses.permalink(settings.url, addresses.section("data"))
    told = _("{site}: data, version … (of datapackage.json), retrieved on …. {licence}.")
    cited = told.format(site=settings.name, licence=settings.licence) if settings.licence else settings.name
    return f"{cited} {where}" if where else cited
