"""What tells programs about the site: `robots.txt` (RFC 9309) and `llms.txt` (https://llmstxt.org)."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.data.formats import list_sheet_formats, list_site_formats
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    yield _file("robots.txt", partial(_robots, settings), bytes)
    yield _file("llms.txt", partial(_llms, findings, settings), findings.stamps.of_everything)


def _file(name: str, lines: Callable[[], Iterator[str]], stamp: Callable[[], bytes]) -> File:
    def content(read: Read) -> bytes:
        return "".join(f"{line}\n" for line in lines()).encode()

    return File(Address(name), content, stamp)


def _robots(settings: Settings) -> Iterator[str]:
    if urls.root_path(settings.url) != "/":
        yield "# Programs look for this file at the top of a host only: here, in a folder, it counts for none of them."
        yield "# Whoever keeps the host can take over the line that names the sitemap."
    yield "User-agent: *"
    yield "Allow: /"
    if settings.url:
        yield ""
        yield f"Sitemap: {urls.canonical(settings.url, Address('sitemap.xml'))}"


def _llms(findings: Findings, settings: Settings) -> Iterator[str]:
    corpus = findings.corpus
    yield f"# {_plain(settings.name)}"
    yield ""
    yield f"> {_plain(settings.description)}" if settings.description else f"> {_plain(_purpose())}"
    yield ""
    yield from _manners(settings)
    yield from _section(_("Sheets"), (_sheet(settings, sheet) for sheet in corpus.sheets.values()))
    examples = (link for point in islice(corpus.outlines.values(), 1) for link in _one_point(settings, point))
    yield from _section(_("Data"), chain(_data(corpus, settings), examples))
    yield from _section(_("Optional"), _more(settings))


def _purpose() -> str:
    return _("Every point side by side with its sources: who said it, in whose words, with which number.")


def _manners(settings: Settings) -> Iterator[str]:
    """Tell how to quote, so that nothing is lost on the way."""
    yield _("When you use a point of this site:")
    yield ""
    for rule in (
        _("Name who claims it, and through which source: “A said, according to B”. The site itself claims nothing."),
        _("Keep the words of a number: “at least 5” is not 5, and “up to 400” is not 400."),
        _("Keep the date for which a number holds, and say so where none is given; publication is another date."),
        _("Never add, average or merge numbers of different sources or claimants."),
        _("Sources are not origins: ten copies of one report are one origin. Give the three counts together."),
        _("“Not mentioned”, “not checked” and “says that it did not happen” are three things."),
        _("Status words tell what support there is. They are no verdicts on truth."),
        _("Link the permanent address of the point, and quote words only as they are printed."),
    ):
        yield f"- {rule}"
    if settings.licence:
        yield ""
        licence = _("Our own words and the data: {licence}. Quotations belong to their sources.")
        yield licence.format(licence=f"{settings.licence} {settings.licence_url}".strip())


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from lines


def _sheet(settings: Settings, sheet: Sheet) -> str:
    return _link(settings, sheet.title, urls.sheet(sheet.id), sheet.question)


def _data(corpus: Corpus, settings: Settings) -> Iterator[str]:
    yield _link(settings, _("About the data"), urls.section("data"), _("Every file, table and column explained"))
    for format in list_site_formats():
        yield _link(settings, format.file, urls.data(format.file), format.holds)
    for sheet in corpus.sheets.values():
        for format in list_sheet_formats():
            yield _link(settings, f"{sheet.title}: {format.file}", urls.data(format.file, sheet.id), format.holds)


def _one_point(settings: Settings, point: Outline) -> Iterator[str]:
    told = _("An example of point.json, which stands beside the page of each point and tells all that it shows")
    yield _link(settings, point.title, urls.document(point.sheet, point.id), told)


def _more(settings: Settings) -> Iterator[str]:
    sections = {"sources": _("Sources"), "actors": _("Actors"), "places": _("Places")}
    for name, title in sections.items():
        yield _link(settings, title, urls.section(name), "")
    yield _link(settings, _("Corrections"), urls.corrections(), _("What was wrong, and what stands there now"))


def _link(settings: Settings, title: str, address: Address, told: str) -> str:
    """Return an entry of a list; its address is whole where the site has one, else the way from the top."""
    href = urls.permalink(settings.url, address) or address.path
    return f"- [{_plain(title)}]({href}){': ' if told else ''}{_plain(told)}"


def _plain(text: str) -> str:
    """Return the text as Markdown that shows it as it is, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
