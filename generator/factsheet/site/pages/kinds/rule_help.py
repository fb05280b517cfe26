"""The help page of each code of the checker: the reason for the rule, how to fix a problem, and a tested example."""

from collections.abc import Iterator

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.checks import collect_reasons
from factsheet.problems.problem import Level
from factsheet.problems.rules import Rule, load_rules
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class RuleEntry(Struct, frozen=True):
    code: str
    title: str
    level: str
    href: Address


class RuleGroup(Struct, frozen=True):
    title: str
    entries: tuple[RuleEntry, ...]


class HelpIndexView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    groups: tuple[RuleGroup, ...]


class HelpView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    description: str
    level: str
    weight: str
    """The effect of a problem of this level."""
    why: tuple[RichText, ...]
    fix: tuple[RichText, ...]
    rule: Rule


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the list of codes and a page for each; they show nothing of the content."""
    yield Page(urls.make_section_address("help"), _format_title(), "pages/help.html", make_index_view, None, bytes)
    for rule in load_rules().values():
        yield _make_page(rule)


def _make_page(rule: Rule) -> Page:
    title = f"{rule.code}: {rule.title}"
    return Page(urls.make_help_address(rule.code), title, "pages/help_on.html", lambda: make_view(rule), None, bytes)


def make_index_view() -> HelpIndexView:
    description = _("Each problem that the check can report has a code: what it means and how to fix it.")
    return HelpIndexView(_format_title(), (), description, tuple(_group_rules()))


def make_view(rule: Rule) -> HelpView:
    return HelpView(
        title=rule.title,
        crumbs=(Crumb(_format_title(), urls.make_section_address("help")),),
        description=rule.title,
        level=_name_levels()[rule.level],
        weight=_describe_levels()[rule.level],
        why=_split_paragraphs(rule.why or collect_reasons()[rule.code]),
        fix=_split_paragraphs(rule.how_to_fix),
        rule=rule,
    )


def _format_title() -> str:
    return _("Error messages explained")


def _name_levels() -> dict[Level, str]:
    return {Level.ERROR: _("Error"), Level.WARNING: _("Warning"), Level.HINT: _("Hint")}


def _describe_levels() -> dict[Level, str]:
    return {
        Level.ERROR: _("The site will not build until this is fixed."),
        Level.WARNING: _("The site builds; an editor should decide."),
        Level.HINT: _("Nothing is wrong; something could be better."),
    }


def _group_rules() -> Iterator[RuleGroup]:
    titles = {
        "F00": _("Syntax of files"),
        "F01": _("Fields and their values"),
        "F02": _("Files and folders"),
        "F03": _("Ids, circular references and copies"),
        "F04": _("Reports and quotations"),
        "F05": _("Quotations compared with the page"),
        "F06": _("Names"),
        "F07": _("Missing information"),
        "F08": _("Allowed problems"),
    }
    for beginning, title in titles.items():
        entries: list[RuleEntry] = []
        for code, rule in load_rules().items():
            if code.startswith(beginning):
                entries.append(RuleEntry(code, rule.title, _name_levels()[rule.level], urls.make_help_address(code)))
        yield RuleGroup(title, tuple(entries))


def _split_paragraphs(text: str) -> tuple[RichText, ...]:
    """Return the paragraphs of a text, with the words between backticks marked as code."""
    return tuple(_mark_code(" ".join(part.split())) for part in text.strip().split("\n\n"))


def _mark_code(text: str) -> RichText:
    spans: list[Span] = []
    for number, part in enumerate(text.split("`")):
        if part:
            # Every second part was between backticks.
            spans.append(Span(part, manner="code" if number % 2 else ""))
    return tuple(spans)
