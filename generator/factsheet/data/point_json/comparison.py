"""How claimants of a series and members of lists compare, as machines read it."""

from collections.abc import Iterator

from factsheet.analysis.analysis import Finding
from factsheet.analysis.compare import AspectComparison
from factsheet.analysis.member_differences import memberships
from factsheet.analysis.series_comparison import Claim, Record
from factsheet.data.point_json.values import Told, edtf


def series_comparisons(finding: Finding) -> Iterator[Told]:
    """Return how the claimants of each series compare, then how sources compare that relay one claimant unlike."""
    for found in finding.series:
        if found.between:
            yield {"aspect": found.aspect.id, "claimant": None, **_record(found.between)}
        for claimant, record in found.relayed:
            yield {"aspect": found.aspect.id, "claimant": claimant, **_record(record)}


def members_apart(finding: Finding, found: AspectComparison) -> Told | None:
    """Return on which members of lists or votes the reports with a row of their own do not say the same."""
    lists = memberships(found.aspect, finding.standings.heads())
    if lists is None:
        return None
    members = [
        {
            "member": one.member,
            "said": [{"as": word, "reports": [by.report.anchor for by in those]} for word, those in one.told],
            "not_named_in": [standing.report.anchor for standing in one.missing],
        }
        for one in lists.apart
    ]
    return {"alike": lists.alike, "members": members}


def _record(record: Record) -> Told:
    most = record.most
    return {
        "parties": record.parties,
        "dates": record.dates,
        "agreeing": record.agreeing,
        "compatible": record.compatible,
        "differing": record.differing,
        "most": [_claim(most.one), _claim(most.other)] if most else None,
    }


def _claim(claim: Claim) -> Told:
    figure = claim.row.figure
    return {
        "claimant": claim.claimant,
        "source": claim.row.source,
        "as_of": edtf(figure.as_of),
        "as_stated": figure.value.as_stated,
    }
