"""The files that describe the site to programs: `robots.txt` (RFC 9309) and `llms.txt` (https://llmstxt.org)."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.data.formats import list_sheet_formats, list_site_formats
from factsheet.model.point import Point
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    yield _make_file("robots.txt", partial(_list_robots_lines, settings), bytes)
    yield _make_file("llms.txt", partial(_list_llms_lines, findings, settings), findings.dependencies.digest_site)


def _make_file(name: str, lines: Callable[[], Iterator[str]], digest: Callable[[], bytes]) -> File:
    def encode_lines(read: FileReader) -> bytes:
        return "".join(f"{line}\n" for line in lines()).encode()

    return File(Address(name), encode_lines, digest)


def _list_robots_lines(settings: Settings) -> Iterator[str]:
    # RFC 9309, 2.3: the file is looked for at the top of a host only.
    if urls.get_root_path(settings.url) != "/":
        yield "# Crawlers read this file only at the top of a host: in a folder, it has no effect."
        yield "# If you run the host, copy the sitemap line to its robots.txt."
    yield "User-agent: *"
    yield "Allow: /"
    if settings.url:
        yield ""
        yield f"Sitemap: {urls.make_canonical_url(settings.url, Address('sitemap.xml'))}"


def _list_llms_lines(findings: Findings, settings: Settings) -> Iterator[str]:
    corpus = findings.corpus
    # The order of parts is that of https://llmstxt.org: title, summary, free text, lists of links, "Optional" last.
    yield f"# {_escape_markdown(settings.name)}"
    yield ""
    purpose = _("Every point side by side with its sources: who said it, in whose words, with which number.")
    yield f"> {_escape_markdown(settings.description or purpose)}"
    yield ""
    yield from _list_rules(settings)
    yield from _format_heading(_("Sheets"))
    for sheet in corpus.sheets.values():
        yield _format_link(settings, sheet.title, urls.make_sheet_address(sheet.id), sheet.question)
    yield from _format_heading(_("Data"))
    yield from _link_data(corpus, settings)
    for point in islice(corpus.points.values(), 1):
        yield _link_example(settings, point)
    yield from _format_heading(_("Optional"))
    yield from _link_sections(settings)


def _list_rules(settings: Settings) -> Iterator[str]:
    """Yield the rules for quoting the site."""
    yield _("When you use a point of this site:")
    yield ""
    for rule in (
        _("Name who claims it, and through which source: “A said, according to B”. The site itself claims nothing."),
        _("Keep the words of a number: “at least 5” is not 5, and “up to 400” is not 400."),
        _("Keep the date a number refers to, and say so if none is given; the date of publication is not that date."),
        _("Never add, average or merge numbers of different sources or claimants."),
        _(
            "Sources are not origins: ten copies of one report count as one origin. Always give the three counts "
            "together."
        ),
        _("“Not mentioned”, “not checked” and “says that it did not happen” are three different things."),
        _("Status words describe how well a point is supported. They are not verdicts on truth."),
        _("Link to the permanent address of the point, and quote words only as printed."),
    ):
        yield f"- {rule}"
    if settings.licence:
        yield ""
        licence = _("Our own words and the data: {licence}. Quotations belong to their sources.")
        yield licence.format(licence=f"{settings.licence} {settings.licence_url}".strip())


def _format_heading(title: str) -> tuple[str, str, str]:
    return "", f"## {title}", ""


def _link_data(corpus: Corpus, settings: Settings) -> Iterator[str]:
    yield _format_link(
        settings, _("About the data"), urls.make_section_address("data"), _("Every file, table and column explained")
    )
    for format in list_site_formats():
        yield _format_link(settings, format.file, urls.make_data_address(format.file), format.description)
    for sheet in corpus.sheets.values():
        for format in list_sheet_formats():
            yield _format_link(
                settings,
                f"{sheet.title}: {format.file}",
                urls.make_data_address(format.file, sheet.id),
                format.description,
            )


def _link_example(settings: Settings, point: Point) -> str:
    description = _(
        "An example of point.json, which is next to the page of each point and contains everything it shows"
    )
    return _format_link(settings, point.title, urls.make_document_address(point.sheet, point.id), description)


def _link_sections(settings: Settings) -> Iterator[str]:
    sections = {"sources": _("Sources"), "actors": _("Actors"), "places": _("Places")}
    for name, title in sections.items():
        yield _format_link(settings, title, urls.make_section_address(name), "")
    yield _format_link(
        settings, _("Corrections"), urls.make_corrections_address(), _("What was wrong, and the corrected text")
    )


def _format_link(settings: Settings, title: str, address: Address, description: str) -> str:
    """Return an entry of a list; its link is absolute if the site has a URL, else relative to the top."""
    href = urls.make_permalink(settings.url, address) or address.path
    link = f"- [{_escape_markdown(title)}]({href})"
    return f"{link}: {_escape_markdown(description)}" if description else link


def _escape_markdown(text: str) -> str:
    """Return the text on one line, its Markdown characters escaped."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
