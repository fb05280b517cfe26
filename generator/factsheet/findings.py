"""What is found out about each point, once for all pages: independence, agreement, support, silence."""

from dataclasses import dataclass, field

from factsheet.compare import AspectComparison, compare
from factsheet.corpus import Corpus
from factsheet.independence import Independence, independence
from factsheet.linking import Names
from factsheet.records.point import Point
from factsheet.silence import Silence, Silences
from factsheet.support import Support, support


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found out about one point."""

    standings: Independence
    aspects: tuple[AspectComparison, ...]
    support: Support


@dataclass(frozen=True)
class Findings:
    """The corpus with what follows from it; each point is looked at when it is first asked for."""

    corpus: Corpus
    names: Names
    _silences: Silences
    _found: dict[str, Finding] = field(default_factory=dict)

    def on(self, point: Point) -> Finding:
        if point.key not in self._found:
            self._found[point.key] = _look(self.corpus, point)
        return self._found[point.key]

    def silences(self, point: Point) -> dict[Silence, tuple[str, ...]]:
        return self._silences.on(point)


def find(corpus: Corpus) -> Findings:
    return Findings(corpus, Names(corpus), Silences(corpus))


def _look(corpus: Corpus, point: Point) -> Finding:
    standings = independence(corpus, point)
    aspects = compare(corpus, point, standings)
    return Finding(standings, aspects, support(corpus, point, standings, aspects))
