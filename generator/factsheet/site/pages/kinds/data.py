"""The page on the data: what files there are, how they are used, what each column holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.data.formats import DATABASE, LINES, METADATA, PACKAGE, list_sheet_formats, list_site_formats
from factsheet.data.tables import Column, Table, tables
from factsheet.data.tables.views import views
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

CHECK = "jq -cjS 'del(.hash, .yaml)' point.json | sha256sum"


@dataclass(frozen=True, slots=True)
class DataFile:
    name: Span
    format: str
    holds: str


@dataclass(frozen=True, slots=True)
class SheetData:
    title: Span
    files: tuple[DataFile, ...]
    tables: tuple[Span, ...]
    """The CSV file of each table."""


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
    file: str
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
    stamp = findings.stamps.of_everything
    yield Page(urls.section("data"), _("Data"), "pages/data.html", lambda: view(findings, settings), None, stamp)


def view(findings: Findings, settings: Settings) -> DataView:
    corpus = findings.corpus
    return DataView(
        title=_("Data"),
        crumbs=(),
        description=_("Everything on this site as data: what files there are, and what each column holds."),
        files=tuple(_files()),
        sheets=tuple(_sheet(sheet) for sheet in corpus.sheets.values()),
        example=next((_document(one.sheet, one.id, one.title) for one in corpus.points.values()), None),
        check=CHECK,
        uses=tuple(_uses(settings, corpus)),
        tables=tuple(map(_table, tables())),
        questions=tuple(Question(one.name, one.title, one.description) for one in views()),
        feeds=tuple(_feeds(settings)),
        cited=_cited(settings),
    )


def _files() -> Iterator[DataFile]:
    for format in list_site_formats():
        yield DataFile(Span(format.file, urls.data(format.file)), format.name, format.holds)


def _sheet(sheet: Sheet) -> SheetData:
    explained = []
    for format in list_sheet_formats():
        explained.append(DataFile(Span(format.file, urls.data(format.file, sheet.id)), format.name, format.holds))
    files = tuple(Span(table.file, urls.data(table.file, sheet.id)) for table in tables())
    return SheetData(Span(sheet.title, urls.sheet(sheet.id)), tuple(explained), files)


def _document(sheet: str, point: str, title: str) -> Span:
    return Span(title, urls.document(sheet, point))


def _uses(settings: Settings, corpus: Corpus) -> Iterator[Use]:
    """Return what can be copied into a terminal or a program, with the files of the first sheet as the example."""
    sheet = next(iter(corpus.sheets), None)
    values, package = _where(settings, "values.csv", sheet), _where(settings, PACKAGE, sheet)
    yield Use(_("Datasette, to look around and to ask in a browser"), f"datasette {DATABASE} --metadata {METADATA}")
    yield Use(
        _("pandas"), f'import pandas\nvalues = pandas.read_csv("{values}", keep_default_na=False, na_values=[""])'
    )
    yield Use(_("Frictionless, to check types, keys and hashes"), f"frictionless validate {package}")
    question = "SELECT outlet, as_stated, as_of, claimed_by FROM figures WHERE measure = 'killed'"
    yield Use(_("SQLite"), f'sqlite3 {DATABASE} "{question}"')
    yield Use(_("jq, and the lines"), f"jq -r '[.id, .support, .counts.origins] | @csv' {LINES}")


def _where(settings: Settings, file: str, sheet: str | None) -> str:
    """Return the whole address of a file; its name alone where the site has no address yet, or no sheet."""
    return (urls.permalink(settings.url, urls.data(file, sheet)) if sheet else None) or file


def _table(table: Table) -> TableItem:
    return TableItem(
        id=f"fs-table-{table.name}",
        file=table.file,
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
        "json": _("JSON"),
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
