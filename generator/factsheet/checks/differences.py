"""If reports contradict one another, an editor explains why under `differences`.

The program computes that two values cannot both be true, but not why they differ: a different day, a different place, a
copy that changed a word. Each aspect in which reports contradict one another, a copy and its parent included, needs an
entry with the reason.
"""

from collections.abc import Iterator, Mapping

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import find_contradiction
from factsheet.model.point import Point
from factsheet.problems.problem import Level, Problem

CODES = ("F046",)

_KINDS: Mapping[str, str] = {"quantity": "number", "set": "list", "date": "time", "time": "time", "actor": "speaker"}
"""By the type of an aspect: the most likely kind of a difference in it, proposed as a fix."""


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    explained = {difference.aspect for difference in point.differences}
    # A difference without an aspect may explain any of them.
    if None in explained:
        return
    # All of them before the first is compared: a faulty file with an unknown aspect gets no such problem at all.
    unexplained = [(number, aspect) for number, aspect in enumerate(point.compare) if aspect.id not in explained]
    for number, aspect in unexplained:
        if conflict := find_contradiction(findings.corpus, point, aspect):
            message = (
                f"reports contradict one another in `{aspect.id}` ({conflict.reason}): explain why in `differences`"
            )
            kind = _KINDS.get(aspect.type, "substance")
            fix = f"differences: [{{kind: {kind}, aspect: {aspect.id}, reason: …}}]"
            document = findings.corpus.get_document(point.file)
            yield document.make_problem("F046", message, ("compare", number), fix, level=Level.WARNING)
