"""The page on the data: the files, how to use them, and the meaning of each column."""

from collections.abc import Iterator

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.data.formats import DATABASE, LINES, METADATA, PACKAGE, list_sheet_formats, list_site_formats
from factsheet.data.tables import Column, Table, list_tables
from factsheet.data.tables.views import list_views
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

# The hash covers the canonical form of RFC 8785, which `jq -cS` prints too: no program of ours is needed to check it.
CHECK = "jq -cjS 'del(.hash, .yaml)' point.json | sha256sum"


class DataFile(Struct, frozen=True):
    name: Span
    format: str
    contents: str


class SheetFiles(Struct, frozen=True):
    title: Span
    files: tuple[DataFile, ...]
    tables: tuple[Span, ...]
    """The CSV file of each table."""


class UsageExample(Struct, frozen=True):
    """A program that reads the data, and what to type into it."""

    title: str
    code: str


class ColumnItem(Struct, frozen=True):
    id: str
    name: str
    type: str
    """In words."""
    description: str
    options: tuple[str, ...]
    to: Span | None
    """The table whose key the column has."""


class TableItem(Struct, frozen=True):
    id: str
    file: str
    title: str
    description: str
    columns: tuple[ColumnItem, ...]


class DatabaseQuestion(Struct, frozen=True):
    """A view of the database."""

    name: str
    title: str
    description: str


class DataView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    files: tuple[DataFile, ...]
    sheets: tuple[SheetFiles, ...]
    example: Span | None
    """The document of a point; None where there is none."""
    check: str
    """The command that shows whether a document is unchanged since publication."""
    uses: tuple[UsageExample, ...]
    tables: tuple[TableItem, ...]
    questions: tuple[DatabaseQuestion, ...]
    feeds: tuple[Span, ...]
    """Those of the whole site; empty where the site has no address yet."""
    citation: str
    """How to cite the data."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the one page on the data."""
    address, digest = urls.make_section_address("data"), findings.dependencies.digest_site
    yield Page(address, _("Data"), "pages/data.html", lambda: make_view(findings, settings), None, digest)


def make_view(findings: Findings, settings: Settings) -> DataView:
    corpus = findings.corpus
    first_point = next(iter(corpus.points.values()), None)
    return DataView(
        title=_("Data"),
        crumbs=(),
        description=_("Everything on this site as data: all files, and the meaning of each column."),
        files=tuple(_list_files()),
        sheets=tuple(_list_sheet_files(sheet) for sheet in corpus.sheets.values()),
        example=_link_document(first_point) if first_point else None,
        check=CHECK,
        uses=tuple(_list_examples(settings, corpus)),
        tables=tuple(map(_make_table, list_tables())),
        questions=tuple(DatabaseQuestion(item.name, item.title, item.description) for item in list_views()),
        feeds=tuple(_link_feeds(settings)),
        citation=_format_citation(settings),
    )


def _list_files() -> Iterator[DataFile]:
    for format in list_site_formats():
        yield DataFile(Span(format.file, urls.make_data_address(format.file)), format.name, format.description)


def _list_sheet_files(sheet: Sheet) -> SheetFiles:
    explained: list[DataFile] = []
    for format in list_sheet_formats():
        link = Span(format.file, urls.make_data_address(format.file, sheet.id))
        explained.append(DataFile(link, format.name, format.description))
    files = tuple(Span(table.file, urls.make_data_address(table.file, sheet.id)) for table in list_tables())
    return SheetFiles(Span(sheet.title, urls.make_sheet_address(sheet.id)), tuple(explained), files)


def _link_document(point: Point) -> Span:
    return Span(point.title, urls.make_document_address(point.sheet, point.id))


def _list_examples(settings: Settings, corpus: Corpus) -> Iterator[UsageExample]:
    """Return examples to copy into a terminal or a program, with the files of the first sheet."""
    sheet = next(iter(corpus.sheets), None)
    values, package = _format_address(settings, "values.csv", sheet), _format_address(settings, PACKAGE, sheet)
    yield UsageExample(_("Datasette, to browse and query"), f"datasette {DATABASE} --metadata {METADATA}")
    yield UsageExample(
        _("pandas"), f'import pandas\nvalues = pandas.read_csv("{values}", keep_default_na=False, na_values=[""])'
    )
    yield UsageExample(_("Frictionless, to validate types, keys and hashes"), f"frictionless validate {package}")
    question = "SELECT outlet, as_stated, as_of, claimed_by FROM figures WHERE measure = 'killed'"
    yield UsageExample(_("SQLite"), f'sqlite3 {DATABASE} "{question}"')
    yield UsageExample(_("jq, for JSON lines"), f"jq -r '[.id, .support, .counts.origins] | @csv' {LINES}")


def _format_address(settings: Settings, file: str, sheet: str | None) -> str:
    """Return the whole address of a file, or its name alone if the site has no address or no sheet yet."""
    if sheet is None:
        return file
    return urls.make_permalink(settings.url, urls.make_data_address(file, sheet)) or file


def _make_table(table: Table) -> TableItem:
    return TableItem(
        id=f"fs-table-{table.name}",
        file=table.file,
        title=table.title,
        description=table.description,
        columns=tuple(_make_column(table, column) for column in table.columns),
    )


def _make_column(table: Table, column: Column) -> ColumnItem:
    to = None
    if column.to:
        to = Span(column.to, urls.make_section_address("data").add_anchor(f"fs-table-{column.to}"))
    type = _name_type(column.type)
    if not column.required:
        type = _("{type}, optional").format(type=type)
    return ColumnItem(
        f"fs-column-{table.name}-{column.name}", column.name, type, column.description, column.options, to
    )


def _name_type(type: str) -> str:
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


def _link_feeds(settings: Settings) -> Iterator[Span]:
    if settings.url:
        yield Span("Atom", urls.make_feed_address(urls.make_home_address(), "xml"))
        yield Span("JSON Feed", urls.make_feed_address(urls.make_home_address(), "json"))


def _format_citation(settings: Settings) -> str:
    """Return the words; readers fill in the version, since only they know which file they used."""
    where = urls.make_permalink(settings.url, urls.make_section_address("data"))
    parts = [_("{site}: data, version … (from datapackage.json), retrieved on ….").format(site=settings.name)]
    if settings.licence:
        parts.append(f"{settings.licence}.")
    if where:
        parts.append(where)
    return " ".join(parts)
