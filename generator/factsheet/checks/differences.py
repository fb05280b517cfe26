"""Reports that contradict each other are told apart by a person, under `differences`.

That two values cannot both be true is computed; why they differ is not: another day, another place, a copy that changed
a word. Each aspect in which reports contradict each other, a copy and its parent too, has an entry with its reason.
"""

from collections.abc import Iterator, Mapping

from factsheet.compare import contradiction
from factsheet.findings import Findings
from factsheet.problems import Level, Problem

CODES = ("F046",)

_KINDS: Mapping[str, str] = {"quantity": "number", "set": "list", "date": "time", "time": "time", "actor": "speaker"}
"""By the type of an aspect: what a difference in it most often is."""


def check(findings: Findings) -> Iterator[Problem]:
    for point in findings.corpus.points.values():
        told = {difference.aspect for difference in point.differences}
        if None in told:
            continue
        for number, aspect in enumerate(point.compare):
            if aspect.id in told:
                continue
            if found := contradiction(findings.corpus, point, aspect):
                message = f"reports contradict each other in `{aspect.id}` and nobody says why: {found.reason}"
                kind = _KINDS.get(aspect.type, "substance")
                fix = f"differences: [{{kind: {kind}, aspect: {aspect.id}, reason: …}}]"
                document = findings.corpus.documents[point.file]
                yield document.problem("F046", message, ("compare", number), fix, level=Level.WARNING)
