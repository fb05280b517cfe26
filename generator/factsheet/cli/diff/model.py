"""The differences between two states of the content, as data; computing and drawing them is done elsewhere."""

from typing import Literal, NamedTuple

from msgspec import Struct

from factsheet.problems.problem import Problem

Turn = Literal["added", "removed", "changed"]
PointTurn = Literal["added", "removed", "renamed", "moved", "changed", "affected"]


class StateNames(NamedTuple):
    """How the report names the two states: as commits, or in words."""

    before: str
    after: str


class FieldChange(Struct, frozen=True):
    """One field whose content differs; of a list, only the items that are not on both sides."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reordered: bool = False
    """The same in another order."""


class ReportState(Struct, frozen=True):
    anchor: str
    outlet: str
    said: str
    """Its values, or its first words where it has none."""


class ReportChange(Struct, frozen=True):
    before: ReportState | None
    after: ReportState | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def turn(self) -> Turn:
        return get_turn(self.before, self.after)


class TableRow(Struct, frozen=True):
    anchor: str
    outlet: str
    cells: tuple[str, ...]
    """One for each column; empty where the report does not say."""
    standing: str
    """ "copy, counted as a source only", "denies"; empty for a plain row."""


class ComparisonTable(Struct, frozen=True):
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


class PointCounts(Struct, frozen=True):
    """The figures that follow from the reports of a point."""

    sources: int
    families: int
    origins: int
    unnamed: int
    """How many reports, without copies, name no origin."""
    support: str
    """A value of `Support`."""
    differences: tuple[str, ...]
    """The kinds of difference between the reports, most serious first."""
    series: tuple[str, ...] = ()
    """How the claimants of each series compare, in a sentence."""


class PointState(Struct, frozen=True):
    key: str
    title: str
    counted: PointCounts | None
    """None where errors in the content make counting impossible."""
    table: ComparisonTable


class PointChange(Struct, frozen=True):
    before: PointState | None
    after: PointState | None
    own: bool
    """False where only something that the point names has changed."""
    fields: tuple[FieldChange, ...] = ()
    reports: tuple[ReportChange, ...] = ()

    @property
    def turn(self) -> PointTurn:
        if self.before is None or self.after is None:
            return get_turn(self.before, self.after)
        if self.before.key != self.after.key:
            old_sheet = self.before.key.partition("/")[0]
            new_sheet = self.after.key.partition("/")[0]
            return "renamed" if old_sheet == new_sheet else "moved"
        return "changed" if self.own else "affected"

    @property
    def table_before(self) -> ComparisonTable | None:
        return self.before.table if self.before else None

    @property
    def table_after(self) -> ComparisonTable | None:
        return self.after.table if self.after else None

    @property
    def state(self) -> PointState:
        """The point as it is now; a removed point as it was."""
        latest = self.after or self.before
        assert latest is not None
        return latest


class NamedThing(Struct, frozen=True):
    id: str
    name: str


class ThingChange(Struct, frozen=True):
    kind: Literal["sheet", "source", "actor", "place"]
    before: NamedThing | None
    after: NamedThing | None
    fields: tuple[FieldChange, ...] = ()
    points: tuple[str, ...] = ()
    """Titles of the first points that name it."""
    touched: int = 0
    """How many points name it."""

    @property
    def turn(self) -> Turn:
        return get_turn(self.before, self.after)

    @property
    def named(self) -> NamedThing:
        latest = self.after or self.before
        assert latest is not None
        return latest


class LineChange(Struct, frozen=True):
    """A line of a hand-written page that was removed or added."""

    number: int
    """From 1, in the state that has it."""
    text: str
    """Without control characters that a terminal would obey; a long line is cut."""
    is_new: bool


class ProseChange(Struct, frozen=True):
    """A hand-written page, or a file among them."""

    file: str
    turn: Turn
    kind: str
    """`Markdown`, `PNG`, `PDF` …; empty for a kind that is not allowed among pages."""
    size_before: int | None
    """In bytes; None where the file did not exist."""
    size_after: int | None
    lines: tuple[LineChange, ...] = ()
    """The first lines that differ, for Markdown only."""
    more_lines: int = 0
    """How many more differ."""


class PageChange(Struct, frozen=True):
    path: str
    """Below the top of the site."""
    title: str
    turn: Turn
    point: str | None
    """The key of the point that the page is about."""


class PageChanges(Struct, frozen=True):
    changed: tuple[PageChange, ...]
    files: int
    """How many other files (data, feeds, pictures) change."""


class UnreadFile(Struct, frozen=True):
    """A file that differs between the two sides and has errors on at least one of them."""

    file: str
    before: int | None
    """The line of its first error; None where it has no error or does not exist."""
    after: int | None
    partly: bool
    """True where only the faulty part, such as a line of a series, is left out of the comparison."""


class Changes(Struct, frozen=True):
    unread: tuple[UnreadFile, ...]
    """Files whose changes are not known."""
    points: tuple[PointChange, ...]
    things: tuple[ThingChange, ...]
    prose: tuple[ProseChange, ...]
    pages: PageChanges | None
    """None where errors make it impossible to build one of the two sites."""
    new_problems: tuple[Problem, ...]
    fixed_problems: tuple[Problem, ...]
    errors_before: int
    errors_after: int

    @property
    def changed_pages(self) -> tuple[PageChange, ...]:
        """The pages that change, as far as that is known."""
        return self.pages.changed if self.pages else ()

    def __bool__(self) -> bool:
        """True where anything has changed that a reader can see."""
        if self.pages is not None and (self.pages.changed or self.pages.files):
            return True
        facts = self.unread or self.points or self.things or self.prose
        return bool(facts or self.new_problems or self.fixed_problems)


def get_turn(before: object | None, after: object | None) -> Turn:
    if before is None:
        return "added"
    return "removed" if after is None else "changed"
