"""Pages → HTML. The only room with Jinja."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from factsheet import addresses, language
from factsheet.addresses import Address
from factsheet.page import Origin, Page
from factsheet.pages.shown import Crumb, Editing
from factsheet.settings import Settings
from factsheet.words import Span

SHIPPED = Path(__file__).parent / "templates"
CHECKED_OUT = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What every page shows around its own content."""

    name: str
    description: str
    language: str
    direction: str
    url: str
    repository: str
    contact: str
    nav: tuple[Span, ...]
    licence: Span


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What the frame says of the page in it."""

    canonical: str
    editing: Editing
    current: Address


@dataclass(frozen=True, slots=True)
class ProseView:
    title: str
    body: Markup
    """HTML that has been made safe."""
    crumbs: tuple[Crumb, ...] = ()


def own_templates() -> Path:
    """Return the folder of the templates that come with the generator: in the package, or beside it in a checkout."""
    return SHIPPED if SHIPPED.is_dir() else CHECKED_OUT


def _worded(message: str, **values: object) -> Markup:
    """Return an interface word for a template, with escaped values in its `%(name)s`."""
    words = Markup(language.gettext(message))
    return words % values if values else words


class Renderer:
    """Draws pages with the site's templates where it has them, else with ours."""

    def __init__(self, folders: Sequence[Path], settings: Settings, frame: SiteFrame, *, bare: bool = False) -> None:
        """Search the folders in order, ours last; `bare` draws what another theme puts into a page of its own."""
        own = FileSystemLoader(own_templates())
        self._environment = Environment(
            loader=ChoiceLoader([*map(FileSystemLoader, folders), own, PrefixLoader({"default": own})]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(
            _=_worded,
            ngettext=language.plural,
            asset=addresses.asset,
            home=addresses.home(),
            layout="body.html" if bare else "shell.html",
        )
        self._settings = settings
        self._frame = frame

    def draw(self, page: Page) -> str:
        """Return the page as HTML, its internal addresses as the way from where it stands."""
        frame = PageFrame(addresses.canonical(self._settings.url, page.address), self._editing(page), page.address)
        return self._settled(page.template, page.address, view=page.view(), page=frame)

    def draw_prose(self, address: Address, title: str, body: str, origin: Origin) -> str:
        """Return a hand-written page; its body is HTML that has been made safe."""
        view = ProseView(title, Markup(body))
        return self.draw(Page(address, title, "pages/prose.html", lambda: view, origin, b""))

    def draw_missing(self) -> str:
        """Return the page for addresses that lead nowhere: shown at any depth, so its links start from the root."""
        frame = PageFrame("", Editing("", ""), Address("404.html"))
        top = addresses.root_path(self._settings.url)
        return self._settled(
            "pages/missing.html",
            None,
            top=top,
            view={"title": language.gettext("Page not found")},
            page=frame,
        )

    def _settled(self, template: str, address: Address | None, *, top: str = "", **shown: Any) -> str:
        html = self._environment.get_template(template).render(site=self._frame, **shown)
        top = addresses.root(address) if address is not None else top
        return addresses.settle(html, top, directory_urls=self._settings.directory_urls)

    def _editing(self, page: Page) -> Editing:
        repository = self._settings.repository
        if repository is None or page.origin is None:
            return Editing("", "")
        return Editing(repository.edit(page.origin.file), repository.line(page.origin.file, page.origin.line))
