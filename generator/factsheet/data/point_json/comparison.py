"""Comparisons of series and of lists in the document of a point."""

from collections.abc import Iterable, Iterator

from factsheet.analysis.analysis import Finding
from factsheet.analysis.compare import AspectComparison
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.member_differences import Membership, compare_memberships
from factsheet.analysis.series_comparison import ClaimComparison, SeriesClaim
from factsheet.data.point_json.values import JsonObject, format_edtf
from factsheet.data.record_json import drop_empty


def make_series_comparisons(finding: Finding) -> Iterator[JsonObject]:
    """Yield the comparison of the claimants of each series, then of sources that relay one claimant differently."""
    for comparison in finding.series:
        if comparison.between:
            yield {"aspect": comparison.aspect.id, **_make_record(comparison.between)}
        for claimant, record in comparison.relayed:
            yield {"aspect": comparison.aspect.id, "claimant": claimant, **_make_record(record)}


def compare_members(finding: Finding, comparison: AspectComparison) -> JsonObject | None:
    """Return the members of lists or votes on which reports differ, copies left out; None for other aspects."""
    lists = compare_memberships(comparison.aspect, finding.independence.heads)
    if lists is None:
        return None
    return {"alike": lists.alike, "members": [_make_membership(membership) for membership in lists.apart]}


def _make_membership(membership: Membership) -> JsonObject:
    said = []
    for word, lineages in membership.statements:
        said.append({"as": word, "reports": _list_anchors(lineages)})
    missing = _list_anchors(membership.missing)
    return drop_empty({"member": membership.member, "said": said, "not_named_in": missing})


def _list_anchors(lineages: Iterable[ReportLineage]) -> list[str]:
    return [lineage.report.anchor for lineage in lineages]


def _make_record(record: ClaimComparison) -> JsonObject:
    most = record.most
    return drop_empty(
        {
            "parties": record.parties,
            "dates": record.dates,
            "agreeing": record.agreeing,
            "compatible": record.compatible,
            "differing": record.differing,
            "most": [_make_claim(most.first), _make_claim(most.second)] if most else None,
        }
    )


def _make_claim(claim: SeriesClaim) -> JsonObject:
    figure = claim.row.figure
    return {
        "claimant": claim.claimant,
        "source": claim.row.source,
        "as_of": format_edtf(figure.as_of),
        "as_stated": figure.value.as_stated,
    }
