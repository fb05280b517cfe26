"""A point as one document: everything that its page shows. `point.schema.json` describes it.

A key whose value is unknown or empty is left out; 0 and false are values. References to points are `sheet/point`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison
from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.content.translation import get_language
from factsheet.data.point_json.comparison import compare_members, make_series_comparisons
from factsheet.data.point_json.reports import make_reports, make_series
from factsheet.data.point_json.values import JsonObject
from factsheet.data.record_json import drop_empty, write_record
from factsheet.model.point import Point
from factsheet.model.source import Source
from factsheet.model.translation import Original
from factsheet.web import urls
from factsheet.web.settings import Settings

FORMAT = "factsheet/point/3"
"""Changes when a key changes its meaning or is removed."""
# All silent sources in each of ten thousand points would be the largest part of a site.
MOST_NAMED = 60
"""More silent sources than this are counted, not named; unchecked ones never are."""

Describe = Callable[[Source], Any]
"""Returns the part of the document about a source."""


def make_document(findings: Findings, settings: Settings, point: Point, describe: Describe) -> JsonObject:
    """Return the document without the text of its file and its hash; no key is null or empty."""
    corpus, finding = findings.corpus, findings.analyze_point(point)
    page = urls.make_point_address(point.sheet, point.id)
    document = {
        "format": FORMAT,
        "id": point.key,
        "sheet": point.sheet,
        "sheet_title": corpus.sheets[point.sheet].title,
        "point": point.id,
        "path": page.path,
        "permalink": urls.make_permalink(settings.url, page),
        "card": urls.make_permalink(settings.url, urls.make_card_address(point.sheet, point.id)),
        "language": get_language(settings, corpus.sheets[point.sheet], point) or None,
        **write_record(point, point.sheet),
        "original": _make_original(point.original) if point.original else None,
        "groups": corpus.list_groups(point),
        "aspects": [_make_aspect(finding, comparison) for comparison in finding.aspects],
        "reports": list(make_reports(corpus, point, finding.reports)),
        "series": make_series(corpus, point),
        "series_comparisons": list(make_series_comparisons(finding)),
        **_make_support(finding),
        "silent": dict(_make_silences(finding)),
        **_make_names(corpus, point, finding, describe),
        "licence": settings.get_licence(),
        "modified": git_dates.find_point_date(corpus, point),
    }
    return drop_empty(document)


def _make_original(written: Original) -> JsonObject:
    """Return the original text of a translated point."""
    return drop_empty(
        {
            "language": written.language or None,
            "title": written.title,
            "statement": written.text,
            "summary": written.summary,
            "translator": written.translator,
        }
    )


def _make_aspect(finding: Finding, comparison: AspectComparison) -> JsonObject:
    written = write_record(comparison.aspect)
    written["label"] = comparison.aspect.head
    if comparison.verdict:
        written["agreement"] = comparison.verdict.relation
        written["agreement_reason"] = comparison.verdict.reason
    written["members_apart"] = compare_members(finding, comparison)
    return drop_empty(written)


def _make_support(finding: Finding) -> JsonObject:
    lineages = finding.independence
    return {
        "counts": {
            "sources": lineages.sources,
            "families": lineages.families,
            "origins": lineages.origins,
            "reports_naming_no_origin": lineages.unnamed,
        },
        "support": finding.support,
    }


def _make_silences(finding: Finding) -> Iterator[tuple[str, JsonObject]]:
    for meaning, sources in finding.silent.items():
        is_named = meaning is not SilenceKind.NOT_CHECKED and len(sources) <= MOST_NAMED
        yield meaning.replace(" ", "_"), {"count": len(sources), **({"sources": sources} if is_named else {})}


def _make_names(corpus: Corpus, point: Point, finding: Finding, describe: Describe) -> JsonObject:
    """Return the names of the ids in the document, and its sources."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for kind, id in corpus.list_named_records(point):
        kinds[kind].add(id)
    origins = {lineage.origin.id for lineage in finding.independence.lineages}
    actors = kinds["actor"].union(origins.intersection(corpus.actors))
    return {
        "names": drop_empty(
            {
                "actors": {id: corpus.actors[id].name for id in actors},
                "places": {id: corpus.places[id].name for id in kinds["place"]},
            }
        ),
        "sources": {id: describe(corpus.sources[id]) for id in kinds["source"]},
    }


def make_source(corpus: Corpus, settings: Settings, source: Source) -> JsonObject:
    """Return the part of a document about a source."""
    return drop_empty(
        {
            **write_record(source),
            "outlet": corpus.get_source_name(source),
            "permalink": urls.make_permalink(settings.url, urls.make_source_address(source.id)),
        }
    )
