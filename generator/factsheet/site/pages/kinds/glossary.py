"""The glossary: each word of ours with what it means, at an anchor that pages lead to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.site.pages.parts import glossary_report_terms, glossary_value_terms
from factsheet.site.pages.parts.glossary_report_terms import Term
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class TermItem:
    id: str
    """The anchor."""
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TermGroup:
    id: str
    title: str
    terms: tuple[TermItem, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    lead: str
    groups: tuple[TermGroup, ...]
    """In the order in which one explains the next."""


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the glossary, which shows nothing of the content."""
    yield Page(urls.section("glossary"), _("Glossary"), "pages/glossary.html", view, None, bytes)


def view() -> GlossaryView:
    return GlossaryView(
        title=_("Glossary"),
        crumbs=(),
        description=_("What the words of this site mean: source, family, origin, silence, support, as of, and others."),
        lead=_("One word has one meaning on this site. None of them judges a source or says what is true."),
        groups=(
            _group("fs-recorded", _("What is recorded"), glossary_report_terms.recorded()),
            _group("fs-copies", _("Who copies whom"), glossary_report_terms.copies()),
            _group("fs-silences", _("Silence and denial"), glossary_report_terms.silences()),
            _group("fs-supports", _("Support"), glossary_report_terms.supports()),
            _group("fs-differing", _("Differences"), glossary_value_terms.differences()),
            _group("fs-numbers", _("Numbers and dates"), glossary_value_terms.numbers()),
            _group("fs-words", _("Quotations"), glossary_value_terms.quotations()),
        ),
    )


def _group(id: str, title: str, terms: Iterable[Term]) -> TermGroup:
    return TermGroup(id, title, tuple(TermItem(urls.term_anchor(term.key), term.name, term.meaning) for term in terms))
