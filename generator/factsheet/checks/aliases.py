"""A name that several actors share is linked only if one of them is a speaker or an addressee of the point.

"MoD" is the ministry of more than one state. Otherwise the name is not linked: write it in full if the link matters.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.model.point import Point
from factsheet.problems.problem import Level, Problem

CODES = ("F060",)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    for field in ("statement", "summary"):
        # By name, so that an unreadable summary does not hide what is wrong with the statement.
        text = getattr(point, field) or ""
        for name, meanings in findings.names.find_ambiguous(text, (*point.by, *point.to)):
            known = " or ".join(sorted(id for _kind, id in meanings))
            message = f"“{name}” can mean {known}, so it is not linked: write the full name"
            yield findings.corpus.get_document(point.file).make_problem("F060", message, (field,), level=Level.HINT)
