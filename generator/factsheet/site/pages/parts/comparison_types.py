"""The pieces of the comparison table, as its partial templates receive them."""

from typing import NamedTuple

from msgspec import Struct

from factsheet.site.pages.parts.view_types import Counts, Sentence
from factsheet.text.rich_text import RichText, Span
from factsheet.web.urls import Address


class QuotedText(Struct, frozen=True, array_like=True):
    """A source's own words, with their language and their translation."""

    parts: tuple[RichText, ...]
    """Spans with manner `mark` differ from other renderings. Between parts words are left out."""
    language: str
    """Empty where nobody has recorded it."""
    direction: str
    """`ltr` or `rtl`; `auto` where the language is not known."""
    translation: RichText = ()
    translation_note: str = ""
    """ "our translation", or whose it is."""
    translation_language: str = ""


class ValueCell(Struct, frozen=True):
    """One value in a table."""

    label: str
    """The head of its column, repeated on narrow screens."""
    words: RichText
    """Empty: the report does not say."""
    missing: str = ""
    """Shown instead of a value: "not stated"."""
    notes: tuple[str, ...] = ()
    """Small lines under the value: "as of 29 March 2022", "provisional", "says the mayor"."""


class ComparisonRow(Struct, frozen=True):
    """One report."""

    anchor: str
    href: Address
    """The row's own address."""
    outlet: Span
    """The outlet's name, linked to the page of the source."""
    uncertain: str
    """ "likely" where the outlet is not verified; empty else."""
    details: tuple[str, ...]
    """Small lines under the outlet: date of publication, what kind of source it is, which rendering."""
    is_copy: bool
    copy_note: str
    """ "reposts Sky News · counts only as a source"; empty for a row of its own."""
    quotation: QuotedText | None
    no_quotation: str
    """Why there are no words: "page not seen"."""
    language: str
    """That of the source."""
    remarks: tuple[RichText, ...]
    """Small lines under the quotation: voice, extent, stance, verification, the altered words."""
    cells: tuple[ValueCell, ...]
    """One for each column of the table that is an aspect, in the order of the columns."""
    through: tuple[Span, ...]
    """The chain from the origin to the outlet, in order; shown with arrows."""
    attribution: RichText
    """The attribution as printed; empty where none is recorded."""
    origin: RichText
    """Where the chain ends: the origin that is counted, or why none is."""
    excerpt: str
    """One sentence for search results; empty where the report is not counted."""
    passage: str
    """The outside address of the very passage; empty where there is none."""
    archive: str
    no_address: str
    """Why there is no address."""
    uncounted: str
    """Why the report is not counted; empty for one that is."""
    edit: str
    """The row's line in the repository; empty without a repository."""
    note: RichText


class AspectColumn(Struct, frozen=True):
    """An aspect as a column."""

    id: str
    label: str
    context: str
    """ "killed, population unstated, cumulative" for a quantity; empty else."""
    verdict: str
    """ "agree", "differ", … in a word; empty where one value or none is known."""
    is_different: bool


class FamilyRows(Struct, frozen=True):
    """Rows of one family, copies folded beneath their parent."""

    rows: tuple[ComparisonRow, ...]


class Matrix(Struct, frozen=True):
    """A set or positions by source: who is on whose list."""

    caption: str
    head: str
    """What the lines are: "Guarantor state"."""
    sources: tuple[Span, ...]
    """Column heads."""
    copies: tuple[bool, ...]
    """For each column, whether it is a copy, which counts as a source only."""
    lines: tuple["MatrixLine", ...]
    key: tuple[tuple[str, str], ...]
    """Symbol and meaning, for those that occur."""


class MatrixMark(NamedTuple):
    symbol: str
    """● ○ ? –, or the option of a vote."""
    meaning: str
    """In words."""
    key: str
    """For the style sheet: `named`, `absent`, `doubtful` or `none`."""


class MatrixLine(Struct, frozen=True):
    head: Span
    marks: tuple[MatrixMark, ...]
    """One for each column."""


class ClaimantColumn(Struct, frozen=True):
    """The head of a column of a series."""

    name: Span
    note: RichText
    """What applies to all its values: the source they are from, the period they were counted for."""


class SeriesTable(Struct, frozen=True):
    """A series: lines are as-of dates, columns are claimants."""

    caption: str
    fitting: Sentence | None
    """On how many dates the claimants agree or are compatible; None where they differ: the summary says so above."""
    claimants: tuple[ClaimantColumn, ...]
    lines: tuple[tuple[str, tuple[RichText, ...]], ...]


class SilenceItem(Struct, frozen=True):
    """Sources without a report, grouped by what their silence means."""

    href: Address
    """Where the glossary explains it."""
    term: str
    """ "Read in full and silent", "Not checked", "Published before"."""
    meaning: str
    sources: RichText


class CitedReport(Struct, frozen=True):
    """A source that others cite on the point but that we have not opened: below the table, not counted."""

    anchor: str
    outlet: Span
    uncertain: str
    details: tuple[str, ...]
    who: RichText
    """The reported speakers; empty where nobody is named."""
    values: tuple[ValueCell, ...]
    """Its reported values, for each aspect that has one."""
    difference_note: str
    """That a value differs from the counted ones; empty where none does."""
    note: RichText
    """How the page is known."""
    address: str
    """That of the page; empty where none is known."""
    edit: str


class PointComparison(Struct, frozen=True):
    """The heart of a point's page."""

    counts: Counts
    alone: Sentence | None
    """The only family that reports it; None where several do."""
    agreed: Sentence | None
    """The values on which several families agree; None where there are none."""
    alike: Sentence | None
    """That several families say it was said, or report the same; None where a value says more."""
    differences: tuple[Sentence, ...]
    """One entry for each difference, typed or computed, the weightiest first; a typed one rests on no row."""
    compatible: tuple[Sentence, ...]
    """Values that are not the same and can all be right, aspect by aspect."""
    spans: tuple[Sentence, ...]
    """For each quantity "Reported: 7 to 12, 3 origins", or why the figures are not comparable."""
    columns: tuple[AspectColumn, ...]
    families: tuple[FamilyRows, ...]
    uncounted: tuple[ComparisonRow, ...]
    """Reports that are deprecated or state nothing, below the others, not counted."""
    cited: tuple[CitedReport, ...]
    """Below the table."""
    shows_quotations: bool
    """False where no report has words or a reason for having none."""
    verified: str
    """The note on verification that applies to every quotation; empty where each row has its own."""
    shows_marks: bool
    """True where words are marked in a quotation."""
    matrices: tuple[Matrix, ...]
    series: tuple[SeriesTable, ...]
    silent: tuple[SilenceItem, ...]
