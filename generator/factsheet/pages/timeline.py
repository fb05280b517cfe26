"""The timeline of a sheet: what was said, what happened, what was published, in order, told apart by word and shape."""

from dataclasses import dataclass

from factsheet.pages.shown import Crumb, PointItem
from factsheet.words import Span, Words


@dataclass(frozen=True, slots=True)
class Entry:
    time: str
    """The hour where it is known; empty else."""
    sort: str
    """`said`, `happened`, `counted`, `published`, `expected`: a key for the style sheet."""
    sort_word: str
    point: PointItem | None
    source: Span | None
    """For `published`: the outlet, linked to the source's page."""
    details: Words
    """For `published`: the title; for `expected`: what came of it."""


@dataclass(frozen=True, slots=True)
class Day:
    id: str
    """The anchor."""
    title: str
    """ "29 March 2022", "March 2022", "No date"."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    days: tuple[Day, ...]
