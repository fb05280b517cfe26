"""The page with the form for proposals. Without JavaScript it is a sentence and the other ways to tell something."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


@dataclass(frozen=True, slots=True)
class ProposalFormView:
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    form: Address
    """Rules and words."""
    known: Address
    top: Address
    help: Address
    """The folder of the pages that explain the codes."""
    repository: str
    """Where the files are kept; empty where nobody can propose there."""
    new: str
    """The page on which a file can be made; its address takes the name and the text."""
    edit: str
    """The page on which a file can be edited, without the file at its end."""
    issues: str
    contact: str
    content: str
    """The folder of the content, with a slash at its end."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the page, which shows nothing of the content."""
    content = next((sheet.file.partition("/")[0] for sheet in findings.corpus.sheets.values()), "content")
    address, template = urls.make_section_address("suggest"), "pages/suggest.html"
    yield Page(address, _format_title(), template, lambda: make_view(settings, f"{content}/"), None, content.encode)


def make_view(settings: Settings, content: str) -> ProposalFormView:
    kept = settings.repository
    return ProposalFormView(
        title=_format_title(),
        crumbs=(),
        description=_("Suggest a correction, add what another source says, or propose a new point."),
        form=urls.make_form_file_address("form.json"),
        known=urls.make_form_file_address("known.json"),
        top=urls.make_home_address(),
        help=urls.make_section_address("help"),
        repository=kept.url if kept else "",
        new=kept.make_new_file_url() if kept else "",
        edit=kept.make_edit_url("") if kept else "",
        issues=kept.make_issue_url() if kept else "",
        contact=settings.contact,
        content=content,
    )


def _format_title() -> str:
    return _("Propose a change")
