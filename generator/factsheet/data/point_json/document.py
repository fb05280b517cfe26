"""A point as one document for machines: all that its page shows, with every key always there.

`point.schema.json` describes it. What is not known is null or empty; references to points are `sheet/point`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison
from factsheet.analysis.not_mentioned import Silence
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.content.translation import language_of
from factsheet.data.point_json.comparison import members_apart, series_comparisons
from factsheet.data.point_json.reports import reports, series
from factsheet.data.point_json.values import Told
from factsheet.data.record_json import write_record
from factsheet.model.point import Point
from factsheet.model.source import Source
from factsheet.model.translation import Original
from factsheet.web import urls
from factsheet.web.settings import Settings

FORMAT = "factsheet/point/2"
"""Changes when a key changes its meaning or goes."""
MOST_NAMED = 60
"""More silent sources than this are counted, not named, and never those that nobody has checked."""


Describe = Callable[[Source], Any]
"""Gives what is told of a source, which recurs in many documents."""


def document(findings: Findings, settings: Settings, point: Point, describe: Describe) -> Told:
    """Return the document without the text of its file and its hash."""
    corpus, finding = findings.corpus, findings.on(point)
    page = urls.point(point.sheet, point.id)
    return {
        "format": FORMAT,
        "id": point.key,
        "sheet": point.sheet,
        "sheet_title": corpus.sheets[point.sheet].title,
        "point": point.id,
        "path": page.path,
        "permalink": urls.permalink(settings.url, page),
        "card": urls.permalink(settings.url, urls.card(point.sheet, point.id)),
        "language": language_of(settings, corpus.sheets[point.sheet], point) or None,
        **write_record(point, point.sheet),
        "original": _original(point.original) if point.original else None,
        "groups": corpus.groups_of(point),
        "aspects": [_aspect(finding, found) for found in finding.aspects],
        "reports": list(reports(findings, point)),
        "series": series(corpus, point),
        "series_comparisons": list(series_comparisons(finding)),
        **_support(finding),
        "silent": dict(_silent(findings, point)),
        **_named(corpus, point, finding, describe),
        "licence": settings.licence_and_address(),
        "modified": git_dates.of_point(corpus, point),
    }


def _original(written: Original) -> Told:
    """Return the words as written, where a translation stands in their place."""
    return {
        "language": written.language or None,
        "title": written.title,
        "statement": written.text,
        "summary": written.summary,
        "translator": written.translator,
    }


def _aspect(finding: Finding, found: AspectComparison) -> Told:
    aspect, verdict = found.aspect, found.verdict
    return {
        **write_record(aspect),
        "label": aspect.head,
        "agreement": verdict.relation if verdict else None,
        "agreement_reason": verdict.reason if verdict else None,
        "members_apart": members_apart(finding, found),
    }


def _support(finding: Finding) -> Told:
    standings = finding.standings
    return {
        "counts": {
            "sources": standings.sources,
            "families": standings.families,
            "origins": standings.origins,
            "reports_naming_no_origin": standings.unnamed,
        },
        "support": finding.support,
    }


def _silent(findings: Findings, point: Point) -> Iterator[tuple[str, Told]]:
    for meaning, sources in findings.silences(point).items():
        named = sources if meaning is not Silence.NOT_CHECKED and len(sources) <= MOST_NAMED else None
        yield meaning.replace(" ", "_"), {"count": len(sources), "sources": named}


def _named(corpus: Corpus, point: Point, finding: Finding, describe: Describe) -> Told:
    """Return who and what the document names by an id."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for kind, id in corpus.named_in(point):
        kinds[kind].add(id)
    origins = {one.origin.id for one in finding.standings.standings}
    actors = kinds["actor"].union(origins.intersection(corpus.actors))
    return {
        "names": {
            "actors": {id: corpus.actors[id].name for id in actors},
            "places": {id: corpus.places[id].name for id in kinds["place"]},
        },
        "sources": {id: describe(corpus.sources[id]) for id in kinds["source"]},
    }


def of_source(corpus: Corpus, settings: Settings, source: Source) -> Told:
    """Return what a document tells of a source that it names."""
    return {
        **write_record(source),
        "outlet": corpus.source_name(source),
        "permalink": urls.permalink(settings.url, urls.source(source.id)),
    }
