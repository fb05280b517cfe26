"""Linked data of pages as https://schema.org vocabulary, in JSON-LD, for search engines and archives.

It states claims and where they appear, without verdicts or ratings (`ClaimReview`). Values that are only likely are
left out: a reader of linked data could not see the doubt.
"""

from collections.abc import Iterable, Sequence

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.analysis.report_table import UNSAFE
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.content.translation import get_language
from factsheet.data.citations.dates import format_iso
from factsheet.data.citations.linked_data import (
    LinkedData,
    Node,
    Step,
    drop_empty_values,
    encode_graph,
    make_breadcrumb_list,
    make_node_url,
)
from factsheet.data.formats import Format, list_sheet_formats
from factsheet.model.point import Point
from factsheet.model.report import AGAINST
from factsheet.model.sheet import Sheet
from factsheet.model.source import COPYING, Source
from factsheet.text.memory import Memory
from factsheet.web import urls
from factsheet.web.settings import Settings

_ARTICLES = {
    "article": "NewsArticle",
    "post": "SocialMediaPosting",
    "dataset": "Dataset",
    "document": "DigitalDocument",
    "recording": "MediaObject",
}
_PARTIES = {
    "person": "Person",
    "state": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
    "agency": "NewsMediaOrganization",
}

_SOURCES: Memory[orjson.Fragment] = Memory()
"""By id: the node of a source, which appears on many pages of points."""


def make_point_data(findings: Findings, settings: Settings, point: Point, above: Step) -> LinkedData:
    """Return the claim of the point, its appearances, and breadcrumbs."""
    corpus = findings.corpus
    page = urls.make_point_address(point.sheet, point.id)
    reports, rows = corpus.list_counted_reports(point), corpus.list_counted_rows(point)
    in_series = [row.source for row in rows]
    reporting = _list_sources(corpus, (*(report.source for report in reports), *in_series))
    # Those that deny it do not make the claim.
    claiming = [report.source for report in reports if report.stance not in AGAINST]
    sources = _list_sources(corpus, (*claiming, *in_series))
    claim = drop_empty_values(
        {
            "@type": "Claim",
            "@id": make_node_url(settings, page),
            "url": make_node_url(settings, page),
            "name": point.title,
            "text": point.statement,
            "inLanguage": get_language(settings, corpus.sheets[point.sheet], point),
            "author": _list_authors(corpus, settings, point),
            "about": _make_event(corpus, settings, point),
            "spatialCoverage": [_make_place(corpus, settings, id) for id in point.places],
            "dateModified": git_dates.find_point_date(corpus, point),
            "appearance": [_encode_source(findings, settings, source) for source in sources],
            "firstAppearance": _find_first_appearance(settings, sources, reporting),
            "isPartOf": {"@id": make_node_url(settings, urls.make_sheet_address(point.sheet))},
            "publisher": make_publisher(settings),
            "license": settings.licence_url,
        }
    )
    breadcrumbs = make_breadcrumb_list(settings, ((above.text, above.href), (point.title, page)))
    return encode_graph(settings, (claim, breadcrumbs))


def make_source_data(corpus: Corpus, settings: Settings, source: Source) -> LinkedData:
    """Return the source with its verified fields, and breadcrumbs."""
    page = urls.make_source_address(source.id)
    known = drop_empty_values(
        {
            **_make_source_node(settings, source),
            "inLanguage": source.language,
            "creditText": ", ".join(source.author) if "author" not in source.uncertain else None,
            "publisher": _make_outlet(corpus, settings, source),
            "isPartOf": _make_work(source),
            "archivedAt": source.archive_url,
            "isBasedOn": [_make_source_id(settings, edge.target) for edge in source.edges if edge.kind in COPYING],
        }
    )
    title = known.get("headline") or source.id
    return encode_graph(settings, (known, make_breadcrumb_list(settings, ((title, page),))))


def make_sheet_data(corpus: Corpus, settings: Settings, sheet: Sheet) -> LinkedData:
    """Return the sheet as a data set, and breadcrumbs."""
    page = urls.make_sheet_address(sheet.id)
    data = drop_empty_values(
        {
            "@type": "Dataset",
            "@id": make_node_url(settings, page),
            "url": make_node_url(settings, page),
            "name": sheet.title,
            "description": sheet.summary or sheet.question,
            "inLanguage": get_language(settings, sheet, sheet),
            "creator": [{"@type": "Organization", "name": name} for name in sheet.editors],
            "publisher": make_publisher(settings),
            "dateModified": git_dates.find_sheet_date(corpus, sheet.id),
            "license": settings.licence_url,
            "isAccessibleForFree": True,
            "distribution": [_make_download(settings, sheet, format) for format in list_sheet_formats()],
        }
    )
    return encode_graph(settings, (data, make_breadcrumb_list(settings, ((sheet.title, page),))))


def make_site_data(settings: Settings) -> LinkedData:
    """Return the site and its publisher."""
    site = {
        "@type": "WebSite",
        "@id": make_node_url(settings, urls.make_home_address()),
        "url": make_node_url(settings, urls.make_home_address()),
        "name": settings.name,
        "description": settings.description,
        "inLanguage": settings.language_of_facts,
        "publisher": make_publisher(settings),
    }
    return encode_graph(settings, (drop_empty_values(site),))


def make_publisher(settings: Settings) -> Node:
    """Return the publisher, with its principles and its corrections policy."""
    return drop_empty_values(
        {
            "@type": "Organization",
            "name": settings.name,
            "url": settings.url,
            "publishingPrinciples": urls.make_absolute_url(settings.url, settings.principles),
            "correctionsPolicy": make_node_url(settings, urls.make_policy_address()),
        }
    )


def _list_sources(corpus: Corpus, ids: Iterable[str]) -> list[Source]:
    """Return the sources, each once."""
    return [corpus.sources[id] for id in dict.fromkeys(ids)]


def _list_authors(corpus: Corpus, settings: Settings, point: Point) -> list[Node]:
    # An unnamed actor is no person or organisation that a search engine could link.
    return [_make_party(corpus, settings, id) for id in point.by if corpus.actors[id].kind != "unnamed"]


def _make_download(settings: Settings, sheet: Sheet, format: Format) -> Node:
    return {
        "@type": "DataDownload",
        "name": format.file,
        "encodingFormat": format.media_type,
        "contentUrl": make_node_url(settings, urls.make_data_address(format.file, sheet.id)),
    }


def _make_event(corpus: Corpus, settings: Settings, point: Point) -> Node | None:
    if point.kind != "event":
        return None
    return drop_empty_values(
        {
            "@type": "Event",
            "name": point.title,
            "startDate": format_iso(point.date),
            "location": [_make_place(corpus, settings, id) for id in point.places],
        }
    )


def _make_source_node(settings: Settings, source: Source) -> Node:
    """Return the fields that identify a source: title, URL, date."""
    doubtful = source.uncertain
    return drop_empty_values(
        {
            "@type": _ARTICLES.get(source.kind, "Article"),
            "@id": make_node_url(settings, urls.make_source_address(source.id)),
            "headline": source.title if "title" not in doubtful else None,
            "url": source.url if source.url_status not in UNSAFE else None,
            "datePublished": format_iso(source.date) if "date" not in doubtful else None,
        }
    )


def _encode_source(findings: Findings, settings: Settings, source: Source) -> orjson.Fragment:
    def encode() -> orjson.Fragment:
        return orjson.Fragment(orjson.dumps(_make_source_node(settings, source)))

    return _SOURCES.get(findings, source.id, encode)


def _find_first_appearance(settings: Settings, claiming: Iterable[Source], speaking: Sequence[Source]) -> Node | None:
    """Return the source that was certainly published before all others; None if their dates leave that open."""
    for source in claiming:
        others = [other for other in speaking if other is not source]
        if others and all(_is_surely_earlier(source, other) for other in others):
            return _make_source_id(settings, source.id)
    return None


def _make_source_id(settings: Settings, id: str) -> Node:
    return {"@id": make_node_url(settings, urls.make_source_address(id))}


def _is_surely_earlier(first: Source, second: Source) -> bool:
    if first.date is None or second.date is None or "date" in (*first.uncertain, *second.uncertain):
        return False
    return first.date.is_surely_before(second.date)


def _make_party(corpus: Corpus, settings: Settings, id: str) -> Node:
    actor = corpus.actors[id]
    sort = _PARTIES.get(actor.kind, "Organization")
    return {"@type": sort, "@id": make_node_url(settings, urls.make_actor_address(id)), "name": actor.name}


def _make_place(corpus: Corpus, settings: Settings, id: str) -> Node:
    return {
        "@type": "Place",
        "@id": make_node_url(settings, urls.make_place_address(id)),
        "name": corpus.places[id].name,
    }


def _make_outlet(corpus: Corpus, settings: Settings, source: Source) -> Node | None:
    if not source.publisher or "publisher" in source.uncertain:
        return None
    return _make_party(corpus, settings, source.publisher)


def _make_work(source: Source) -> Node | None:
    if not source.work or "work" in source.uncertain:
        return None
    return {"@type": "CreativeWork", "name": source.work}
