"""What a page is about in the words of https://schema.org, as JSON-LD for search engines and archives.

Claims and where they appear; no verdicts and no ratings. Everything is named by its address, so that a site which does
not know where it will stand says nothing.
"""

from collections.abc import Iterable

from factsheet.analysis.analysis import Findings
from factsheet.analysis.passage_urls import UNSAFE
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.content.translation import language_of
from factsheet.data.citations.dates import iso
from factsheet.data.citations.linked_data import LinkedData, Node, Step, at, crumbs, graph, without_nothing
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


def of_point(findings: Findings, settings: Settings, point: Point, above: Step) -> LinkedData:
    """Return the claim that the point sets out, where it appears, and the way to its page."""
    corpus, page = findings.corpus, urls.point(point.sheet, point.id)
    sources = [corpus.sources[id] for id in _claiming(corpus, point)]
    claim = without_nothing(
        {
            "@type": "Claim",
            "@id": at(settings, page),
            "url": at(settings, page),
            "name": point.title,
            "text": point.statement,
            "inLanguage": language_of(settings, corpus.sheets[point.sheet], point),
            "author": [_party(corpus, settings, id) for id in point.by if corpus.actors[id].kind != "unnamed"],
            "about": _event(corpus, settings, point),
            "spatialCoverage": [_place(corpus, settings, id) for id in point.places],
            "dateModified": git_dates.of_point(corpus, corpus.outlines[point.key]),
            "appearance": [_named(settings, source) for source in sources],
            "firstAppearance": _first(settings, sources, _speaking(corpus, point)),
            "isPartOf": {"@id": at(settings, urls.sheet(point.sheet))},
            "publisher": publisher(settings),
            "license": settings.licence_url,
        }
    )
    return graph(settings, (claim, crumbs(settings, ((above.text, above.href), (point.title, page)))))


def of_source(corpus: Corpus, settings: Settings, source: Source) -> LinkedData:
    """Return the source as its page shows it; what is likely and not verified is left out."""
    page = urls.source(source.id)
    known = without_nothing(
        {
            **_named(settings, source),
            "inLanguage": source.language,
            "creditText": ", ".join(source.author) if "author" not in source.uncertain else None,
            "publisher": _outlet(corpus, settings, source),
            "isPartOf": _work(source),
            "archivedAt": source.archive_url,
            "isBasedOn": [
                {"@id": at(settings, urls.source(edge.target))} for edge in source.edges if edge.kind in COPYING
            ],
        }
    )
    return graph(settings, (known, crumbs(settings, ((known.get("headline") or source.id, page),))))


def of_sheet(corpus: Corpus, settings: Settings, sheet: Sheet) -> LinkedData:
    """Return the sheet as a set of data, and the way to its page."""
    page = urls.sheet(sheet.id)
    data = without_nothing(
        {
            "@type": "Dataset",
            "@id": at(settings, page),
            "url": at(settings, page),
            "name": sheet.title,
            "description": sheet.summary or sheet.question,
            "inLanguage": language_of(settings, sheet, sheet),
            "creator": [{"@type": "Organization", "name": name} for name in sheet.editors],
            "publisher": publisher(settings),
            "dateModified": git_dates.of_sheet(corpus, sheet.id),
            "license": settings.licence_url,
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": format.file,
                    "encodingFormat": format.media_type,
                    "contentUrl": at(settings, urls.data(format.file, sheet.id)),
                }
                for format in list_sheet_formats()
            ],
        }
    )
    return graph(settings, (data, crumbs(settings, ((sheet.title, page),))))


def of_site(settings: Settings) -> LinkedData:
    """Return the site itself, and who publishes it."""
    site = {
        "@type": "WebSite",
        "@id": at(settings, urls.home()),
        "url": at(settings, urls.home()),
        "name": settings.name,
        "description": settings.description,
        "inLanguage": settings.language_of_facts,
        "publisher": publisher(settings),
    }
    return graph(settings, (without_nothing(site),))


def publisher(settings: Settings) -> Node:
    """Return who publishes, with its principles and how it corrects itself."""
    return without_nothing(
        {
            "@type": "Organization",
            "name": settings.name,
            "url": settings.url,
            "publishingPrinciples": urls.absolute(settings.url, settings.principles),
            "correctionsPolicy": at(settings, urls.corrections_policy()),
        }
    )


def _claiming(corpus: Corpus, point: Point) -> Iterable[str]:
    """Return the sources in which the claim stands: not those that deny it, nor what we hold to be no report of it."""
    saying = (report.source for report in corpus.counted(point) if report.stance not in AGAINST)
    return dict.fromkeys((*saying, *(row.source for row in corpus.counted_series(point))))


def _event(corpus: Corpus, settings: Settings, point: Point) -> Node | None:
    if point.kind != "event":
        return None
    return without_nothing(
        {
            "@type": "Event",
            "name": point.title,
            "startDate": _day(point.date),
            "location": [_place(corpus, settings, id) for id in point.places],
        }
    )


def _named(settings: Settings, source: Source) -> Node:
    """Return as much of a source as names it: title, address, date."""
    doubtful = source.uncertain
    return without_nothing(
        {
            "@type": _ARTICLES.get(source.kind, "Article"),
            "@id": at(settings, urls.source(source.id)),
            "headline": source.title if "title" not in doubtful else None,
            "url": source.url if source.url_status not in UNSAFE else None,
            "datePublished": _day(source.date) if "date" not in doubtful else None,
        }
    )


def _speaking(corpus: Corpus, point: Point) -> list[Source]:
    """Return all sources that say something of the point: one that denies it has heard of it."""
    ids = [report.source for report in corpus.counted(point)] + [row.source for row in corpus.counted_series(point)]
    return [corpus.sources[id] for id in dict.fromkeys(ids)]


def _first(settings: Settings, claiming: Iterable[Source], speaking: Iterable[Source]) -> Node | None:
    """Return the source that was surely published before all others; None where their dates do not tell."""
    found = list(speaking)
    for source in claiming:
        others = [other for other in found if other is not source]
        if source.date and others and all(other.date and _before(source, other) for other in others):
            return {"@id": at(settings, urls.source(source.id))}
    return None


def _before(one: Source, other: Source) -> bool:
    known = "date" not in one.uncertain and "date" not in other.uncertain
    return known and one.date is not None and other.date is not None and one.date.surely_before(other.date)


def _party(corpus: Corpus, settings: Settings, id: str) -> Node:
    actor = corpus.actors[id]
    sort = _PARTIES.get(actor.kind, "Organization")
    return {"@type": sort, "@id": at(settings, urls.actor(id)), "name": actor.name}


def _place(corpus: Corpus, settings: Settings, id: str) -> Node:
    return {"@type": "Place", "@id": at(settings, urls.place(id)), "name": corpus.places[id].name}


def _outlet(corpus: Corpus, settings: Settings, source: Source) -> Node | None:
    known = source.publisher and "publisher" not in source.uncertain
    return _party(corpus, settings, source.publisher) if known and source.publisher else None


def _work(source: Source) -> Node | None:
    known = source.work and "work" not in source.uncertain
    return {"@type": "CreativeWork", "name": source.work} if known else None


def _day(date: Date | None) -> str:
    return iso(date) if date else ""
