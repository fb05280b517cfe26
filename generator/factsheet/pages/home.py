"""The home page: every sheet with its question, and how to read a table."""

from dataclasses import dataclass

from factsheet.pages.shown import Row
from factsheet.words import Span


@dataclass(frozen=True, slots=True)
class SheetItem:
    title: Span
    question: str
    figures: str
    """ "91 points · 24 sources · 12 contested"."""
    reviewed: str
    """ "Sources last read on 22 November 2026", or empty."""


@dataclass(frozen=True, slots=True)
class HomeView:
    title: str
    lead: str
    sheets: tuple[SheetItem, ...]
    example: Row | None
    """A row of the real content, to show how a table is read; None without content."""
    example_point: Span | None
