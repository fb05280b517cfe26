"""Every id leads to a file of the right kind: an actor, a source, a place, a point, a group, a row or a column.

An id is the name of a file without `.yml`. A point of another sheet is named `sheet/point`.
"""

from collections.abc import Collection, Iterator, Set

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, Record, point_key
from factsheet.content.series_csv import series_file
from factsheet.model import report_rules
from factsheet.model.field_types import closest
from factsheet.model.gaps import is_in_gap
from factsheet.model.point import Point
from factsheet.model.point_summary import OWN, Outline
from factsheet.model.references import references
from factsheet.model.sheet import Sheet
from factsheet.model.values.value_type import RecordReference
from factsheet.problems.problem import Level, Problem, Spot

CODES = ("F023", "F030")


def check(findings: Findings) -> Iterator[Problem]:
    for _file, _spot, problem in dangling(findings.corpus):
        yield problem


def dangling(corpus: Corpus) -> Iterator[tuple[str, Spot, Problem]]:
    """Return each breach with the file and the place of the id; what is not known is passed over."""
    sound = {(kind, id) for kind in ("source", "actor", "place") for id in corpus.known[kind]}
    sound |= {("party", id) for kind in ("source", "actor") for id in corpus.known[kind]}
    for outline in corpus.outlines.values():
        if _is_suspect(corpus, outline, sound):
            yield from _dangling(corpus, corpus.points[outline.key])
    for record in corpus.records():
        yield from _dangling(corpus, record)


def _is_suspect(corpus: Corpus, outline: Outline, sound: Set[tuple[str, str]]) -> bool:
    """Tell from what is known of a point, unopened, that something in it leads nowhere; most of it is `sound`."""
    if outline.is_loose or outline.sheet not in corpus.known["sheet"]:
        return True
    return not all(named in sound or _leads(corpus, outline.sheet, *named) for named in outline.named)


def _leads(corpus: Corpus, sheet: str, kind: str, id: str) -> bool:
    """True where the id leads to a file, or a group of the sheet; rows and aspects are the point's own affair."""
    if kind == "party":
        return id in corpus.known["actor"] or id in corpus.known["source"]
    if kind == "point":
        return point_key(sheet, id) in corpus.known["point"]
    if kind == "group":
        return sheet not in corpus.sheets or _may_be_a_group(corpus, sheet, id)
    return kind in ("report", "aspect") or id in corpus.known[kind]


def _may_be_a_group(corpus: Corpus, sheet: str, id: str) -> bool:
    found = corpus.sheets[sheet]
    unknown = any(gap[0] == "groups" and (len(gap) < 3 or gap[2] == "id") for gap in corpus.gaps.get(found.file, ()))
    return unknown or any(group.id == id for group in found.groups)


def _dangling(corpus: Corpus, record: Record) -> Iterator[tuple[str, Spot, Problem]]:
    if isinstance(record, Point) and record.sheet not in corpus.known["sheet"]:
        advice = f"the folder `{record.sheet}` has points and no `sheet.yml`: write it, with `title` and `question`"
        yield record.file, ("sheet",), corpus.documents[record.file].problem("F023", advice, ())
    gaps = frozenset(corpus.gaps.get(record.file, ()))
    behind = [kind for kind in OWN if _may_be_behind(kind, gaps)]
    for mention in references(record):
        if gaps and (mention.kind in behind or is_in_gap(mention.spot, gaps)):
            continue
        if mention.kind in ("report", "aspect") or not _leads(corpus, _sheet(record), mention.kind, mention.id):
            choices = _choices(corpus, record, mention)
            if mention.kind not in ("report", "aspect") or mention.id not in choices:
                yield record.file, mention.spot, _problem(corpus, record, mention, choices)


def _may_be_behind(kind: str, gaps: Collection[Spot]) -> bool:
    """Tell whether a row or an aspect of the point may have any name, since one of them has a gap there."""
    listed, names = ("reports", ("id", "source")) if kind == "report" else ("compare", ("id",))
    return any(gap[0] == listed and (len(gap) < 3 or gap[2] in names) for gap in gaps)


def _choices(corpus: Corpus, record: Record, mention: RecordReference) -> Collection[str]:
    """Return the ids that may stand there; points by the name that this sheet has for them."""
    if mention.kind == "party":
        return corpus.known["actor"] | corpus.known["source"]
    if mention.kind == "point":
        prefix = f"{_sheet(record)}/"
        return {key.removeprefix(prefix) for key in corpus.known["point"]}
    if isinstance(record, Point):
        if mention.kind == "report":
            return [report.anchor for report in record.reports]
        if mention.kind == "aspect":
            return [aspect.id for aspect in record.compare]
        if mention.kind == "group":
            return [group.id for group in corpus.sheets[record.sheet].groups]
    return corpus.known[mention.kind]


def _sheet(record: Record) -> str:
    return record.sheet if isinstance(record, Point) else record.id if isinstance(record, Sheet) else ""


def _problem(corpus: Corpus, record: Record, mention: RecordReference, choices: Collection[str]) -> Problem:
    meant = closest(mention.id, sorted(choices))
    advice = f': did you mean "{meant}"?' if meant else report_rules.advice(mention.kind, sorted(choices))
    message = report_rules.NO_SUCH.message.format(
        nothing=report_rules.nothing(mention.kind), id=mention.id, advice=advice
    )
    if isinstance(record, Point) and mention.spot[0] == "series":
        row = record.series[int(mention.spot[1])]
        where = series_file(record, row.aspect)
        return Problem(where, row.line, 1, "F030", Level.ERROR, f"{mention.spot[2]}: {message}", meant)
    return corpus.documents[record.file].problem("F030", message, mention.spot, meant)
