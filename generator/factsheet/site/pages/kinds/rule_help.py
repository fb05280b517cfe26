"""What each code of the checker means: why the rule is there, how to mend a breach, and an example that was checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.checks import reasons
from factsheet.problems.problem import Level
from factsheet.problems.rules import Rule, rules
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


@dataclass(frozen=True, slots=True)
class Entry:
    code: str
    title: str
    level: str
    href: Address


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class HelpIndexView:
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class HelpView:
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    level: str
    weight: str
    """What a problem of this level does."""
    why: tuple[RichText, ...]
    mend: tuple[RichText, ...]
    rule: Rule


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the list of codes and a page for each; nothing of the content is in them."""
    yield Page(urls.section("help"), _title(), "pages/help.html", index, None, bytes)
    for rule in rules().values():
        title = f"{rule.code}: {rule.title}"
        yield Page(urls.help_on(rule.code), title, "pages/help_on.html", partial(view, rule), None, bytes)


def index() -> HelpIndexView:
    description = _("Each problem that the check of facts can find has a code: what it means, and how to mend it.")
    return HelpIndexView(_title(), (), description, tuple(_groups()))


def view(rule: Rule) -> HelpView:
    return HelpView(
        title=rule.title,
        crumbs=(Crumb(_title(), urls.section("help")),),
        description=rule.title,
        level=_levels()[rule.level],
        weight=_weights()[rule.level],
        why=_paragraphs(rule.why or reasons()[rule.code]),
        mend=_paragraphs(rule.mend),
        rule=rule,
    )


def _title() -> str:
    return _("What the check of facts says")


def _levels() -> dict[Level, str]:
    return {Level.ERROR: _("Error"), Level.WARNING: _("Warning"), Level.HINT: _("Hint")}


def _weights() -> dict[Level, str]:
    return {
        Level.ERROR: _("The site is not built until it is mended."),
        Level.WARNING: _("The site is built; somebody should decide."),
        Level.HINT: _("Nothing is wrong; something could be better."),
    }


def _groups() -> Iterator[Group]:
    titles = {
        "F00": _("How a file is written"),
        "F01": _("Fields and their values"),
        "F02": _("Files and folders"),
        "F03": _("Ids, circles and copies"),
        "F04": _("Reports and their words"),
        "F05": _("Quotations beside the page"),
        "F06": _("Names"),
        "F07": _("What could be added"),
        "F08": _("Problems that are allowed"),
    }
    for beginning, title in titles.items():
        yield Group(title, tuple(_entry(rule) for code, rule in rules().items() if code.startswith(beginning)))


def _entry(rule: Rule) -> Entry:
    return Entry(rule.code, rule.title, _levels()[rule.level], urls.help_on(rule.code))


def _paragraphs(text: str) -> tuple[RichText, ...]:
    """Return the paragraphs of a text, with what stands between backticks told apart."""
    return tuple(_mark_code(" ".join(part.split())) for part in text.strip().split("\n\n"))


def _mark_code(text: str) -> RichText:
    parts = text.split("`")
    return tuple(Span(part, manner="code" if number % 2 else "") for number, part in enumerate(parts) if part)
