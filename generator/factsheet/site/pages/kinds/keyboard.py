"""The page of keyboard shortcuts, which `reader.js` also shows as an overlay on any page."""

from collections.abc import Iterator

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


class Shortcut(Struct, frozen=True):
    keys: tuple[str, ...]
    """Pressed one after the other."""
    action: str


class KeyboardView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    shortcuts: tuple[Shortcut, ...]


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the list of keys, which shows nothing of the content."""
    yield Page(urls.make_section_address("keyboard"), _format_title(), "pages/keyboard.html", make_view, None, bytes)


def make_view() -> KeyboardView:
    description = _("Keyboard shortcuts on this site, and how to switch them off.")
    return KeyboardView(_format_title(), (), description, tuple(list_shortcuts()))


def _format_title() -> str:
    return _("Keyboard")


def list_shortcuts() -> Iterator[Shortcut]:
    """Return all shortcuts; a test makes sure that `reader.js` has the same keys."""
    yield Shortcut(("?",), _("This list"))
    yield Shortcut(("/",), _("Search, or the A–Z index if there is no search"))
    yield Shortcut(("f",), _("Filter the points of the page"))
    yield Shortcut(("j",), _("Next row of a table or entry of a list"))
    yield Shortcut(("k",), _("The previous one"))
    yield Shortcut(("o",), _("Open the passage of a row, or the page of an entry"))
    yield Shortcut(("c",), _("Copy the address of the row, or of the page"))
    yield Shortcut(("n",), _("Next point in the list you came from"))
    yield Shortcut(("p",), _("Previous point"))
    yield Shortcut(("g", "s"), _("Go to the sheet"))
    yield Shortcut(("g", "h"), _("Go to the home page"))
    yield Shortcut(("g", "g"), _("Go to the glossary"))
    yield Shortcut(("Esc",), _("Close the open dialog"))
