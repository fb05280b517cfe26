"""Independence of the reports on a point: copies, families, origins, and how many of each.

Families, folding and origins are computed together, since each depends on the others.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from factsheet.analysis.origins import Origin, OriginKind, find_origins
from factsheet.analysis.source_lineage import Descent, trace_descent
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Attribution, Report
from factsheet.model.source import EdgeKind


class ReportLineage(Struct, frozen=True):
    """The place of one report among the others on its point."""

    report: Report
    family: str
    """Reports of one family share this key."""
    parent: str | None
    """The anchor of the row under which this one is folded; None for a row of its own."""
    edge: EdgeKind | None
    """How its source derives from the one above it; None if it copies or revises nothing."""
    above: str | None
    """The source it derives from, whether that one has a report or not."""
    is_copy: bool
    """True if it adds no family and no origin; a later version is folded, but is not a copy."""
    origin: Origin


class Independence(Struct, frozen=True):
    """The counted reports of a point in the order of display, and the counts."""

    lineages: tuple[ReportLineage, ...]
    """Family by family, heads before copies."""
    heads: tuple[ReportLineage, ...]
    """Those with a row of their own: only these can agree or contradict."""
    series: tuple[ReportLineage, ...]
    """One for each source and claimant of a series; these have no rows in the table of reports."""
    sources: int
    families: int
    origins: int
    """Distinct named origins; copies add none."""
    unnamed: int
    """Reports, copies excluded, that lead to nobody by name."""
    is_single: bool
    """True if exactly one origin is named, counting those of copies, and every report that is no copy leads to one."""

    def list_later_versions(self) -> tuple[ReportLineage, ...]:
        """Return those folded under an earlier version: they are no copies, and can undo an agreement."""
        return tuple(lineage for lineage in self.lineages if lineage.parent is not None and not lineage.is_copy)


def analyze_independence(corpus: Corpus, point: Point) -> Independence:
    """Group the reports on a point into families and count: a copy counts as a source, but not as family or origin."""
    shown = corpus.list_counted_reports(point)
    reports = (*shown, *_make_series_reports(corpus, point))
    descents = {report.anchor: trace_descent(corpus, report, reports) for report in reports}
    heads = _find_heads(reports, descents)
    families = _assign_families(corpus, reports, descents, heads)
    copies = {anchor for anchor in heads if descents[anchor].is_copy}
    origins = find_origins(corpus, point, reports, copies)
    lineages = []
    for report in reports:
        descent = descents[report.anchor]
        lineage = ReportLineage(
            report=report,
            family=families[report.anchor],
            parent=heads.get(report.anchor),
            edge=descent.first_edge,
            above=descent.above,
            is_copy=report.anchor in copies,
            origin=origins[report.anchor],
        )
        lineages.append(lineage)
    named = {lineage.origin for lineage in lineages if lineage.origin.kind is OriginKind.NAMED}
    own_origins = [lineage.origin for lineage in lineages if not lineage.is_copy]
    unnamed = sum(origin.kind is OriginKind.UNKNOWN for origin in own_origins)
    rows = tuple(_sort_lineages(corpus, lineages[: len(shown)]))
    return Independence(
        lineages=rows,
        heads=tuple(lineage for lineage in rows if lineage.parent is None),
        series=tuple(lineages[len(shown) :]),
        sources=len({report.source for report in reports}),
        families=len(set(families.values())),
        origins=len(named.intersection(own_origins)),
        unnamed=unnamed,
        # A copy that names another origin than its parent does not add one, but one origin is then no longer certain.
        is_single=len(named) == 1 and not unnamed,
    )


def collect_series_claims(corpus: Corpus, point: Point) -> dict[tuple[str, str], bool]:
    """Return each source with each claimant of its lines, in the order of `Independence.series`.

    True if a line names the claimant; else it is the publisher by default, which names no origin.
    """
    claims: dict[tuple[str, str], bool] = {}
    for row in corpus.list_counted_rows(point):
        pair = row.source, row.find_claimant(corpus.sources.get(row.source))
        claims[pair] = claims.get(pair, False) or row.claimed_by is not None
    return claims


def _make_series_reports(corpus: Corpus, point: Point) -> list[Report]:
    """Return a report for each source and claimant of a series, so that they count like the others."""
    reports: list[Report] = []
    for (source, claimant), is_named in collect_series_claims(corpus, point).items():
        attribution = Attribution(chain=(claimant,) if is_named else ())
        reports.append(Report(source=source, id=f"series-{len(reports)}", attribution=attribution))
    return reports


def _assign_families(
    corpus: Corpus, reports: tuple[Report, ...], descents: Mapping[str, Descent], heads: Mapping[str, str]
) -> dict[str, str]:
    """Return the family of each report; a folded report has that of its head."""
    sources = {report.anchor: report.source for report in reports}
    of_source: dict[str, str] = {}
    for report in reports:
        if report.anchor not in heads:
            family = _find_family(corpus, descents[report.anchor])
            # Rows of one source may descend from several texts, but a source belongs to one family: the first by name.
            of_source[report.source] = min(family, of_source.get(report.source, family))
    families: dict[str, str] = {}
    for anchor in sources:
        head = heads.get(anchor, anchor)
        families[anchor] = of_source[sources[head]]
    return families


def _find_family(corpus: Corpus, descent: Descent) -> str:
    """Return the top owner of the root's publisher, else the root.

    Owners join at the root alone: an outlet that reposts two agencies does not make one family of the agencies.
    """
    root = corpus.sources.get(descent.root)
    if root is None or root.publisher is None:
        return descent.root
    return corpus.find_top_owner(root.publisher)


def _find_heads(reports: tuple[Report, ...], descents: Mapping[str, Descent]) -> dict[str, str]:
    """Return for each folded report the anchor of the row it is shown under.

    A copy is folded under the nearest source above it that reports. If none does, the nearest verbatim copy, else the
    nearest copy, takes the place of the missing parent. A cycle of copies is cut where it would close.
    """
    rows: dict[str, list[Report]] = {}
    for report in reports:
        rows.setdefault(report.source, []).append(report)
    source_of = {report.anchor: report.source for report in reports}
    folded: dict[str, str] = {}
    stand_ins: dict[str, str] = {}
    by_nearness = sorted(reports, key=lambda candidate: (*_rank_nearness(descents[candidate.anchor]), candidate.source))
    for report in by_nearness:
        descent = descents[report.anchor]
        above = next((source for source in descent.path[1:] if source in rows), None)
        # The nearest copies come first, so that the first one becomes the stand-in.
        if above is None and descent.is_copy:
            above = stand_ins.setdefault(descent.root, report.source)
        if above is not None and above != report.source:
            row = _choose_parent_row(rows[above], report)
            if source_of[_find_top(row, folded)] != report.source:
                folded[report.anchor] = row
    return {anchor: _find_top(anchor, folded) for anchor in folded}


def _choose_parent_row(rows: list[Report], copy: Report) -> str:
    """Return the anchor of the parent's row that the copy changes, else of its first."""
    for row in rows:
        if row.anchor == copy.alters:
            return row.anchor
    return rows[0].anchor


def _rank_nearness(descent: Descent) -> tuple[int, int]:
    """Return how often the text was rewritten on its way, then the steps: verbatim copies are the nearest."""
    return descent.edges.count("rewrites"), len(descent.edges)


def _find_top(anchor: str, folded: Mapping[str, str]) -> str:
    while anchor in folded:
        anchor = folded[anchor]
    return anchor


def _sort_lineages(corpus: Corpus, lineages: list[ReportLineage]) -> Iterable[ReportLineage]:
    """Yield families by name of their head, rows of one source in the order of the file, copies after their head."""
    rows = {lineage.report.anchor for lineage in lineages}
    heads: dict[str, list[ReportLineage]] = {}
    copies: dict[str, list[ReportLineage]] = {}
    for lineage in lineages:
        if lineage.parent not in rows:
            heads.setdefault(lineage.family, []).append(lineage)
        else:
            copies.setdefault(lineage.parent, []).append(lineage)
    for family in sorted(heads, key=lambda key: _make_sort_key(corpus, heads[key][0])):
        for head in heads[family]:
            yield head
            yield from copies.get(head.report.anchor, ())


def _make_sort_key(corpus: Corpus, lineage: ReportLineage) -> tuple[bool, str, str]:
    """Sort by name, reports without a quotation last."""
    source = lineage.report.source
    return lineage.report.quote is None, corpus.get_name("source", source).casefold(), source
