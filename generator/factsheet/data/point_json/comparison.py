"""How claimants of a series and members of lists compare, as machines read it."""

from collections.abc import Iterator

from factsheet.analysis.analysis import Finding
from factsheet.analysis.compare import AspectComparison
from factsheet.analysis.member_differences import compare_memberships
from factsheet.analysis.series_comparison import ClaimComparison, SeriesClaim
from factsheet.data.point_json.values import JsonObject, format_edtf


def make_series_comparisons(finding: Finding) -> Iterator[JsonObject]:
    """Return how the claimants of each series compare, then how sources compare that relay one claimant unlike."""
    for comparison in finding.series:
        if comparison.between:
            yield {"aspect": comparison.aspect.id, "claimant": None, **_make_record(comparison.between)}
        for claimant, record in comparison.relayed:
            yield {"aspect": comparison.aspect.id, "claimant": claimant, **_make_record(record)}


def compare_members(finding: Finding, comparison: AspectComparison) -> JsonObject | None:
    """Return on which members of lists or votes the reports with a row of their own do not say the same."""
    lists = compare_memberships(comparison.aspect, finding.independence.list_heads())
    if lists is None:
        return None
    members = [
        {
            "member": membership.member,
            "said": [
                {"as": word, "reports": [by.report.anchor for by in those]} for word, those in membership.statements
            ],
            "not_named_in": [standing.report.anchor for standing in membership.missing],
        }
        for membership in lists.apart
    ]
    return {"alike": lists.alike, "members": members}


def _make_record(record: ClaimComparison) -> JsonObject:
    most = record.most
    return {
        "parties": record.parties,
        "dates": record.dates,
        "agreeing": record.agreeing,
        "compatible": record.compatible,
        "differing": record.differing,
        "most": [_make_claim(most.first), _make_claim(most.second)] if most else None,
    }


def _make_claim(claim: SeriesClaim) -> JsonObject:
    figure = claim.row.figure
    return {
        "claimant": claim.claimant,
        "source": claim.row.source,
        "as_of": format_edtf(figure.as_of),
        "as_stated": figure.value.as_stated,
    }
