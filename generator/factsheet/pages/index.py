"""The index pages: all sources, all actors, all places."""

from dataclasses import dataclass

from factsheet.pages.shown import Crumb
from factsheet.words import Words


@dataclass(frozen=True, slots=True)
class IndexEntry:
    name: Words
    details: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    id: str
    title: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    groups: tuple[IndexGroup, ...]
