"""What a comparison of two states of the content finds; nothing is drawn here, and nothing is worked out."""

from dataclasses import dataclass
from typing import Literal

from factsheet.problems.problem import Problem

Turn = Literal["added", "removed", "changed"]
PointTurn = Literal["added", "removed", "renamed", "moved", "changed", "affected"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field whose content differs; of a list only what is not on both sides."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reordered: bool = False
    """The same in another order."""


@dataclass(frozen=True, slots=True)
class ReportState:
    anchor: str
    outlet: str
    said: str
    """Its values, or its first words where it has none."""


@dataclass(frozen=True, slots=True)
class ReportChange:
    before: ReportState | None
    after: ReportState | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def turn(self) -> Turn:
        return get_turn(self.before, self.after)


@dataclass(frozen=True, slots=True)
class TableRow:
    anchor: str
    outlet: str
    cells: tuple[str, ...]
    """One for each column; empty where the report does not say."""
    standing: str
    """ "copy, counted as a source only", "denies"; empty for a plain row."""


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class PointCounts:
    """What is computed of a point."""

    sources: int
    families: int
    origins: int
    unnamed: int
    """How many reports, copies apart, name no origin."""
    support: str
    """A key, as `support` has them."""
    differences: tuple[str, ...]
    """In what the reports differ: kinds, the weightiest first."""
    series: tuple[str, ...] = ()
    """How the claimants of each series compare, in a sentence."""


@dataclass(frozen=True, slots=True)
class PointState:
    key: str
    title: str
    counted: PointCounts | None
    """None where the content has errors that forbid to count."""
    table: ComparisonTable


@dataclass(frozen=True, slots=True)
class PointChange:
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
            old_sheet, new_sheet = (state.key.partition("/")[0] for state in (self.before, self.after))
            return "renamed" if old_sheet == new_sheet else "moved"
        return "changed" if self.own else "affected"

    @property
    def state(self) -> PointState:
        """Return the point as it is now; one that was removed, as it was."""
        latest = self.after or self.before
        assert latest is not None
        return latest


@dataclass(frozen=True, slots=True)
class NamedThing:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ThingChange:
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


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of a hand-written page that went or came."""

    number: int
    """From 1, in the state that has it."""
    text: str
    """With nothing in it that a terminal obeys; a long line is cut."""
    is_new: bool


@dataclass(frozen=True, slots=True)
class ProseChange:
    """A hand-written page, or a file among them."""

    file: str
    turn: Turn
    kind: str
    """`Markdown`, `PNG`, `PDF` …; empty for one that pages may not contain."""
    size_before: int | None
    """In bytes; None where it was not there."""
    size_after: int | None
    lines: tuple[LineChange, ...] = ()
    """Of Markdown: the first lines that differ."""
    more_lines: int = 0
    """How many more differ."""


@dataclass(frozen=True, slots=True)
class PageChange:
    path: str
    """Below the top of the site."""
    title: str
    turn: Turn
    point: str | None
    """The key of the point that it is about."""


@dataclass(frozen=True, slots=True)
class PageChanges:
    changed: tuple[PageChange, ...]
    files: int
    """How many files that are no pages (data, feeds, pictures) are made anew."""


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that is not the same on both sides, and has errors on one of them at least."""

    file: str
    before: int | None
    """The line of its first error; None where it has none, or is not there."""
    after: int | None
    partly: bool
    """True where what it states is compared but for what is wrong, such as a line of a series."""


@dataclass(frozen=True, slots=True)
class Changes:
    unread: tuple[UnreadFile, ...]
    """Nobody can tell what changed in these."""
    points: tuple[PointChange, ...]
    things: tuple[ThingChange, ...]
    prose: tuple[ProseChange, ...]
    pages: PageChanges | None
    """None where errors forbid to make one of the two sites."""
    new_problems: tuple[Problem, ...]
    fixed_problems: tuple[Problem, ...]
    errors_before: int
    errors_after: int

    def __bool__(self) -> bool:
        """True where anything that a reader can see has changed."""
        facts = self.unread or self.points or self.things or self.prose or self.new_problems or self.fixed_problems
        return bool(facts or (self.pages and (self.pages.changed or self.pages.files)))


def get_turn(before: object | None, after: object | None) -> Turn:
    return "added" if before is None else "removed" if after is None else "changed"
