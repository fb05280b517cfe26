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
from factsheet.content.corpus import Corpus, point_key
from factsheet.content.translation import language_of
from factsheet.data.point_json.comparison import members_apart, series_comparisons
from factsheet.data.point_json.reports import reports, series
from factsheet.data.point_json.values import Told, edtf
from factsheet.model.point import Correction, Outcome, Point, Status, Utterance
from factsheet.model.source import Source
from factsheet.model.translation import Original, PointTranslation
from factsheet.web import urls
from factsheet.web.settings import Settings

FORMAT = "factsheet/point/2"
"""Changes when a key changes its meaning or goes."""
MOST_NAMED = 60
"""More silent sources than this are counted, not named, and never those that nobody has checked."""


Describe = Callable[[Source], Any]
"""Gives what is told of a source, which recurs in many documents."""


def document(findings: Findings, settings: Settings, point: Point, describe: Describe) -> Told:
    """Return the document without its hash."""
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
        **_told(point),
        "groups": corpus.groups_of(point),
        **_neighbours(point),
        "aspects": [_aspect(finding, found) for found in finding.aspects],
        "reports": list(reports(findings, point)),
        "series": series(corpus, point),
        "series_comparisons": list(series_comparisons(finding)),
        **_support(finding),
        "silent": dict(_silent(findings, point)),
        **_named(corpus, point, finding, describe),
        "yaml": corpus.texts[point.key],
        "licence": settings.licence_and_address(),
        "modified": git_dates.of_point(corpus, corpus.outlines[point.key]),
    }


def _told(point: Point) -> Told:
    return {
        "kind": point.kind,
        "title": point.title,
        "statement": point.statement,
        "summary": point.summary,
        "original": _original(point.original) if point.original else None,
        "translations": {language: _translation(told) for language, told in point.translations.items()},
        "date": edtf(point.date),
        "date_basis": point.date_basis,
        "by": point.by,
        "to": point.to,
        "places": point.places,
        "responsible": point.responsible,
        "utterance": _utterance(point.utterance) if point.utterance else None,
        "position": point.position,
        "same_event": point.same_event,
        "expected": point.expected,
        "withheld": point.withheld,
        "differences": [{"kind": one.kind, "aspect": one.aspect, "reason": one.reason} for one in point.differences],
        "corrections": [_correction(one) for one in point.corrections],
        "reviewed": [{"by": one.by, "date": one.date.as_stated} for one in point.reviewed],
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


def _translation(told: PointTranslation) -> Told:
    return {
        "title": told.title,
        "statement": told.statement,
        "summary": told.summary,
        "translator": told.translator,
    }


def _neighbours(point: Point) -> Told:
    """Return what names other points."""
    return {
        "responds_to": [point_key(point.sheet, one) for one in point.responds_to],
        "subset_of": point_key(point.sheet, point.subset_of) if point.subset_of else None,
        "related": [point_key(point.sheet, one) for one in point.related],
        "outcome": _outcome(point, point.outcome) if point.outcome else None,
        "status": _status(point, point.status),
    }


def _utterance(utterance: Utterance) -> Told:
    return {"language": utterance.language, "channel": utterance.channel, "where": utterance.where}


def _outcome(point: Point, outcome: Outcome) -> Told:
    came = point_key(point.sheet, outcome.point) if outcome.point else None
    return {"result": outcome.result, "point": came, "reason": outcome.reason}


def _status(point: Point, status: Status) -> Told:
    by = point_key(point.sheet, status.by) if status.by else None
    return {"state": status.state, "date": edtf(status.date), "reason": status.reason, "by": by}


def _correction(correction: Correction) -> Told:
    return {
        "date": correction.date.as_stated,
        "was": correction.was,
        "now": correction.now,
        "reason": correction.reason,
        "reported_by": correction.reported_by,
    }


def _aspect(finding: Finding, found: AspectComparison) -> Told:
    aspect, verdict = found.aspect, found.verdict
    return {
        "id": aspect.id,
        "type": aspect.type,
        "label": aspect.head,
        "of": aspect.of,
        "options": aspect.options,
        "measure": aspect.measure,
        "population": aspect.population,
        "unit": aspect.unit,
        "place": aspect.place,
        "period": aspect.period,
        "counting": aspect.counting,
        "series": aspect.series,
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
    for kind, id in corpus.named_in(corpus.outlines[point.key]):
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
        "title": source.title,
        "trans_title": source.trans_title,
        "author": source.author,
        "outlet": corpus.source_name(source),
        "work": source.work,
        "publisher": source.publisher,
        "date": edtf(source.date),
        "access_date": edtf(source.access_date),
        "language": source.language,
        "kind": source.kind,
        "url": source.url,
        "url_status": source.url_status,
        "url_note": source.url_note,
        "archive_url": source.archive_url,
        "archive_date": edtf(source.archive_date),
        "uncertain": source.uncertain,
        "permalink": urls.permalink(settings.url, urls.source(source.id)),
    }
