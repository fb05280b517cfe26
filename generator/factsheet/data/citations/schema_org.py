"""What a page is about in the words of https://schema.org, as JSON-LD for search engines and archives.

Claims and where they appear; no verdicts and no ratings. Everything is named by its address, so that a site which does
not know where it will stand says nothing.
"""

from collections.abc import Iterable

from factsheet.analysis.analysis import Findings
from factsheet.analysis.passage_urls import UNSAFE
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
from factsheet.data.formats import list_sheet_formats
from factsheet.model.point import Point
from factsheet.model.report import AGAINST
from factsheet.model.sheet import Sheet
from factsheet.model.source import COPYING, Source
from factsheet.model.values.date import Date
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


def make_point_data(findings: Findings, settings: Settings, point: Point, above: Step) -> LinkedData:
    """Return the claim that the point sets out, where it appears, and the way to its page."""
    corpus, page = findings.corpus, urls.make_point_address(point.sheet, point.id)
    sources = [corpus.sources[id] for id in _list_claiming_sources(corpus, point)]
    claim = drop_empty_values(
        {
            "@type": "Claim",
            "@id": make_node_url(settings, page),
            "url": make_node_url(settings, page),
            "name": point.title,
            "text": point.statement,
            "inLanguage": get_language(settings, corpus.sheets[point.sheet], point),
            "author": [_make_party(corpus, settings, id) for id in point.by if corpus.actors[id].kind != "unnamed"],
            "about": _make_event(corpus, settings, point),
            "spatialCoverage": [_make_place(corpus, settings, id) for id in point.places],
            "dateModified": git_dates.find_point_date(corpus, point),
            "appearance": [_make_source_node(settings, source) for source in sources],
            "firstAppearance": _find_first_appearance(settings, sources, _list_reporting_sources(corpus, point)),
            "isPartOf": {"@id": make_node_url(settings, urls.make_sheet_address(point.sheet))},
            "publisher": make_publisher(settings),
            "license": settings.licence_url,
        }
    )
    return encode_graph(
        settings, (claim, make_breadcrumb_list(settings, ((above.text, above.href), (point.title, page))))
    )


def make_source_data(corpus: Corpus, settings: Settings, source: Source) -> LinkedData:
    """Return the source as its page shows it; what is likely and not verified is left out."""
    page = urls.make_source_address(source.id)
    known = drop_empty_values(
        {
            **_make_source_node(settings, source),
            "inLanguage": source.language,
            "creditText": ", ".join(source.author) if "author" not in source.uncertain else None,
            "publisher": _make_outlet(corpus, settings, source),
            "isPartOf": _make_work(source),
            "archivedAt": source.archive_url,
            "isBasedOn": [
                {"@id": make_node_url(settings, urls.make_source_address(edge.target))}
                for edge in source.edges
                if edge.kind in COPYING
            ],
        }
    )
    return encode_graph(
        settings, (known, make_breadcrumb_list(settings, ((known.get("headline") or source.id, page),)))
    )


def make_sheet_data(corpus: Corpus, settings: Settings, sheet: Sheet) -> LinkedData:
    """Return the sheet as a set of data, and the way to its page."""
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
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": format.file,
                    "encodingFormat": format.media_type,
                    "contentUrl": make_node_url(settings, urls.make_data_address(format.file, sheet.id)),
                }
                for format in list_sheet_formats()
            ],
        }
    )
    return encode_graph(settings, (data, make_breadcrumb_list(settings, ((sheet.title, page),))))


def make_site_data(settings: Settings) -> LinkedData:
    """Return the site itself, and who publishes it."""
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
    """Return who publishes, with its principles and how it corrects itself."""
    return drop_empty_values(
        {
            "@type": "Organization",
            "name": settings.name,
            "url": settings.url,
            "publishingPrinciples": urls.make_absolute_url(settings.url, settings.principles),
            "correctionsPolicy": make_node_url(settings, urls.make_policy_address()),
        }
    )


def _list_claiming_sources(corpus: Corpus, point: Point) -> Iterable[str]:
    """Return the sources in which the claim stands: not those that deny it, nor what we hold to be no report of it."""
    saying = (report.source for report in corpus.list_counted_reports(point) if report.stance not in AGAINST)
    return dict.fromkeys((*saying, *(row.source for row in corpus.list_counted_rows(point))))


def _make_event(corpus: Corpus, settings: Settings, point: Point) -> Node | None:
    if point.kind != "event":
        return None
    return drop_empty_values(
        {
            "@type": "Event",
            "name": point.title,
            "startDate": _format_day(point.date),
            "location": [_make_place(corpus, settings, id) for id in point.places],
        }
    )


def _make_source_node(settings: Settings, source: Source) -> Node:
    """Return as much of a source as names it: title, address, date."""
    doubtful = source.uncertain
    return drop_empty_values(
        {
            "@type": _ARTICLES.get(source.kind, "Article"),
            "@id": make_node_url(settings, urls.make_source_address(source.id)),
            "headline": source.title if "title" not in doubtful else None,
            "url": source.url if source.url_status not in UNSAFE else None,
            "datePublished": _format_day(source.date) if "date" not in doubtful else None,
        }
    )


def _list_reporting_sources(corpus: Corpus, point: Point) -> list[Source]:
    """Return all sources that say something of the point: one that denies it has heard of it."""
    ids = [report.source for report in corpus.list_counted_reports(point)] + [
        row.source for row in corpus.list_counted_rows(point)
    ]
    return [corpus.sources[id] for id in dict.fromkeys(ids)]


def _find_first_appearance(settings: Settings, claiming: Iterable[Source], speaking: Iterable[Source]) -> Node | None:
    """Return the source that was surely published before all others; None where their dates do not tell."""
    candidates = list(speaking)
    for source in claiming:
        others = [other for other in candidates if other is not source]
        if source.date and others and all(other.date and _is_surely_earlier(source, other) for other in others):
            return {"@id": make_node_url(settings, urls.make_source_address(source.id))}
    return None


def _is_surely_earlier(first: Source, second: Source) -> bool:
    known = "date" not in first.uncertain and "date" not in second.uncertain
    return known and first.date is not None and second.date is not None and first.date.is_surely_before(second.date)


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
    known = source.publisher and "publisher" not in source.uncertain
    return _make_party(corpus, settings, source.publisher) if known and source.publisher else None


def _make_work(source: Source) -> Node | None:
    known = source.work and "work" not in source.uncertain
    return {"@type": "CreativeWork", "name": source.work} if known else None


def _format_day(date: Date | None) -> str:
    return format_iso(date) if date else ""
