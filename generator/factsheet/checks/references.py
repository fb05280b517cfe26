"""Every id belongs to something of the right kind: an actor, a source, a place, a point, a group, a row or a column.

Most ids are the name of a file without `.yml`. For a point of another sheet, write `sheet/point`.
"""

from collections.abc import Collection, Iterator

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, make_point_key
from factsheet.content.series_csv import make_series_name
from factsheet.model import report_rules
from factsheet.model.field_types import find_closest
from factsheet.model.gaps import is_in_gap
from factsheet.model.point import Point
from factsheet.model.record_types import Record
from factsheet.model.references import OWN, list_references
from factsheet.model.sheet import Sheet
from factsheet.model.values.value_type import RecordReference
from factsheet.problems.problem import Level, Problem, Spot

CODES = ("F023", "F030")


def check(findings: Findings) -> Iterator[Problem]:
    for _file, _spot, problem in find_dangling(findings.corpus):
        yield problem


def find_dangling(corpus: Corpus) -> Iterator[tuple[str, Spot, Problem]]:
    """Yield each breach with the file and the place of the id; ids behind gaps are skipped."""
    suspects = _list_suspects(corpus)
    for record in corpus.list_records():
        if not isinstance(record, Point) or record.file in suspects or _is_suspect(corpus, record):
            yield from _find_dangling_in(corpus, record)


def _list_suspects(corpus: Corpus) -> set[str]:
    """Return the files of points that may name what does not exist, but for groups; places are found afterwards."""
    suspects: set[str] = set()
    for (kind, id), points in corpus.points_naming.items():
        if kind in OWN or (kind != "group" and id not in corpus.known[kind]):
            suspects.update(point.file for point in points)
    return suspects


def _is_suspect(corpus: Corpus, point: Point) -> bool:
    """Return whether its sheet may not exist, or a group that it names."""
    if point.sheet not in corpus.known["sheet"]:
        return True
    return not all(_has_target(corpus, point.sheet, "group", id) for id in point.groups)


def _collect_own_ids(point: Point, kind: str) -> set[str]:
    if kind == "report":
        return {report.anchor for report in point.reports}
    return {aspect.id for aspect in point.compare}


def _has_target(corpus: Corpus, sheet: str, kind: str, id: str) -> bool:
    """True if the id leads to a file, or to a group of the sheet; rows and aspects are not checked here."""
    if kind == "party":
        return id in corpus.known["actor"] or id in corpus.known["source"]
    if kind == "point":
        return make_point_key(sheet, id) in corpus.known["point"]
    if kind == "group":
        return sheet not in corpus.sheets or _is_possible_group(corpus, sheet, id)
    return kind in OWN or id in corpus.known[kind]


def _is_possible_group(corpus: Corpus, sheet: str, id: str) -> bool:
    """True if the sheet has the group, or one whose id could not be read."""
    record = corpus.sheets[sheet]
    for gap in corpus.gaps.get(record.file, ()):
        if gap[0] == "groups" and (len(gap) < 3 or gap[2] == "id"):
            return True
    return any(group.id == id for group in record.groups)


def _find_dangling_in(corpus: Corpus, record: Record) -> Iterator[tuple[str, Spot, Problem]]:
    if isinstance(record, Point) and record.sheet not in corpus.known["sheet"]:
        advice = f"the folder `{record.sheet}` has points but no `sheet.yml`: write one, with `title` and `question`"
        yield record.file, ("sheet",), corpus.get_document(record.file).make_problem("F023", advice, ())
    gaps = frozenset(corpus.gaps.get(record.file, ()))
    behind = [kind for kind in OWN if _has_unknown_ids(kind, gaps)]
    for mention in list_references(record):
        if gaps and (mention.kind in behind or is_in_gap(mention.spot, gaps)):
            continue
        if mention.kind in OWN or not _has_target(corpus, _get_sheet_id(record), mention.kind, mention.id):
            choices = _list_choices(corpus, record, mention)
            if mention.kind not in OWN or mention.id not in choices:
                yield record.file, mention.spot, _make_problem(corpus, record, mention, choices)


def _has_unknown_ids(kind: str, gaps: Collection[Spot]) -> bool:
    """Return whether a row or an aspect of the point may have any name, since one of them has a gap there."""
    listed, names = ("reports", ("id", "source")) if kind == "report" else ("compare", ("id",))
    return any(gap[0] == listed and (len(gap) < 3 or gap[2] in names) for gap in gaps)


def _list_choices(corpus: Corpus, record: Record, mention: RecordReference) -> Collection[str]:
    """Return the ids that are possible there; points by the name that this sheet has for them."""
    if mention.kind == "party":
        return corpus.known["actor"] | corpus.known["source"]
    if mention.kind == "point":
        prefix = f"{_get_sheet_id(record)}/"
        return {key.removeprefix(prefix) for key in corpus.known["point"]}
    if isinstance(record, Point):
        if mention.kind in OWN:
            return _collect_own_ids(record, mention.kind)
        if mention.kind == "group":
            return [group.id for group in corpus.sheets[record.sheet].groups]
    return corpus.known[mention.kind]


def _get_sheet_id(record: Record) -> str:
    if isinstance(record, Point):
        return record.sheet
    return record.id if isinstance(record, Sheet) else ""


def _make_problem(corpus: Corpus, record: Record, mention: RecordReference, choices: Collection[str]) -> Problem:
    ids = sorted(choices)
    meant = find_closest(mention.id, ids)
    message = report_rules.NO_SUCH.message.format(
        nothing=report_rules.describe_missing(mention.kind),
        id=mention.id,
        advice=f': did you mean "{meant}"?' if meant else report_rules.describe_remedy(mention.kind, ids),
    )
    if isinstance(record, Point) and mention.spot[0] == "series":
        row = record.series[int(mention.spot[1])]
        where = make_series_name(record, row.aspect)
        return Problem(where, row.line, 1, "F030", Level.ERROR, f"{mention.spot[2]}: {message}", meant)
    return corpus.get_document(record.file).make_problem("F030", message, mention.spot, meant)
