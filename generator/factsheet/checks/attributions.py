"""An attribution without a named origin has a `basis`.

"Officials said", "according to reports": such words name no origin, so `basis` must say what kind of origin the report
states. The same applies to a chain that begins with an unnamed actor, such as "a Western official".
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Attribution, Report
from factsheet.model.report_rules import NOBODY, UNNAMED
from factsheet.problems.problem import Problem

CODES = ("F045",)


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    corpus, attribution = findings.corpus, report.attribution
    if attribution.basis is None and _is_anonymous(corpus, attribution):
        spot, chain = ("reports", number, "attribution"), attribution.chain
        message = UNNAMED.message.format(id=chain[0]) if chain else NOBODY.message
        yield corpus.get_document(point.file).make_problem("F045", message, spot, NOBODY.fix)


def _is_anonymous(corpus: Corpus, attribution: Attribution) -> bool:
    if attribution.chain:
        origin = corpus.actors.get(attribution.chain[0])
        return origin is not None and origin.kind == "unnamed"
    return attribution.as_printed is not None
