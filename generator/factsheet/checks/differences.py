"""A person explains why reports contradict each other, under `differences`.

That two values cannot both be true is computed; why they differ is not: another day, another place, a copy that changed
a word. Each aspect in which reports contradict each other, a copy and its parent too, has an entry with its reason.
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
            message = f"reports contradict each other in `{aspect.id}` and nobody says why: {conflict.reason}"
            kind = _KINDS.get(aspect.type, "substance")
            fix = f"differences: [{{kind: {kind}, aspect: {aspect.id}, reason: …}}]"
            document = findings.corpus.get_document(point.file)
            yield document.make_problem("F046", message, ("compare", number), fix, level=Level.WARNING)
