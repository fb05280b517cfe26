"""A name that several actors share is linked only where the point has one of them as speaker or addressee.

"MoD" is the ministry of more than one state. Elsewhere the name stays unlinked: write it in full where the link
matters.
"""

from collections.abc import Iterator

from factsheet.findings import Findings
from factsheet.problems import Level, Problem
from factsheet.records.point import Point

CODES = ("F060",)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    for field in ("statement", "summary"):
        for name, meanings in findings.names.ambiguous(getattr(point, field) or "", (*point.by, *point.to)):
            known = " or ".join(sorted(id for _kind, id in meanings))
            message = f"“{name}” may be {known}, and is not linked: write the full name"
            yield findings.corpus.documents[point.file].problem("F060", message, (field,), level=Level.HINT)
