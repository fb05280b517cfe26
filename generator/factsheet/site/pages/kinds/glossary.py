"""The glossary: the meaning of each word of the methodology, at an anchor that pages link to."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.site.pages.parts.labels import get_label
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _, gettext
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

GROUPS: Mapping[str, Any] = tomllib.loads(files(__package__).joinpath("glossary.toml").read_text("utf-8"))
"""The groups by their anchor: title and terms, in English. Data, so that they can be edited without the code."""


class TermItem(Struct, frozen=True):
    id: str
    """The anchor."""
    name: str
    meaning: str


class TermGroup(Struct, frozen=True):
    id: str
    title: str
    terms: tuple[TermItem, ...]


class GlossaryView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    lead: str
    groups: tuple[TermGroup, ...]
    """In the order in which each group builds on the one before."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the glossary, which shows nothing of the content."""
    yield Page(urls.make_section_address("glossary"), _("Glossary"), "pages/glossary.html", make_view, None, bytes)


def make_view() -> GlossaryView:
    return GlossaryView(
        title=_("Glossary"),
        crumbs=(),
        description=_("What the terms on this site mean: source, family, origin, silence, support, as of, and others."),
        lead=_("Each term has one meaning on this site. None of them judges a source or says what is true."),
        groups=tuple(_make_group(id, group) for id, group in GROUPS.items()),
    )


def _make_group(id: str, group: Mapping[str, Any]) -> TermGroup:
    title: str = group["title"]
    return TermGroup(id, gettext(title), tuple(_make_term(key, **term) for key, term in group["terms"].items()))


def _make_term(key: str, name: str = "", meaning: str = "", same_as: str = "") -> TermItem:
    """Return an entry. With `same_as`, "group.key" of a label, name and meaning come from the labels unless set."""
    group, _dot, label = same_as.partition(".")
    words = get_label(group, label) if same_as else gettext(name)
    explanation = gettext(meaning) if meaning else "{meaning}"
    if "{meaning}" in explanation:
        explanation = explanation.format(meaning=get_label(f"{group}_meaning", label))
    return TermItem(urls.make_term_anchor(key), words, explanation)
