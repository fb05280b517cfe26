"""The page with the form for proposals. Without JavaScript it shows the other ways to contribute instead."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class ProposalFormView(Struct, frozen=True, kw_only=True):
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    form: Address
    """The file with the rules and words of the form."""
    known: Address
    top: Address
    help: Address
    """The folder of the pages that explain the codes."""
    repository: str = ""
    """Where the files are kept; this and the next three are empty if the site has no repository."""
    new: str = ""
    """The page on which a file can be created; name and text are added to its address."""
    edit: str = ""
    """The page on which a file can be edited; its path is added to the address."""
    issues: str = ""
    contact: str
    content: str
    """The folder of the content, with a slash at its end."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the page, which shows nothing of the content."""
    content = next((sheet.file.partition("/")[0] for sheet in findings.corpus.sheets.values()), "content")
    address, template = urls.make_section_address("suggest"), "pages/suggest.html"
    yield Page(address, _format_title(), template, lambda: make_view(settings, f"{content}/"), None, content.encode)


def make_view(settings: Settings, content: str) -> ProposalFormView:
    view = ProposalFormView(
        title=_format_title(),
        crumbs=(),
        description=_("Suggest a correction, add what another source says, or propose a new point."),
        form=urls.make_form_file_address("form.json"),
        known=urls.make_form_file_address("known.json"),
        top=urls.make_home_address(),
        help=urls.make_section_address("help"),
        contact=settings.contact,
        content=content,
    )
    repository = settings.repository
    if repository is None:
        return view
    return replace(
        view,
        repository=repository.url,
        new=repository.make_new_file_url(),
        edit=repository.make_edit_url(""),
        issues=repository.make_issue_url(),
    )


def _format_title() -> str:
    return _("Propose a change")
