"""Every id leads to a file of the right kind: an actor, a source, a place, a point, a group, a row or a column.

An id is the name of a file without `.yml`. A point of another sheet is named `sheet/point`.
"""

from collections.abc import Collection, Iterator, Sequence

from factsheet.corpus import Corpus, Record, point_key
from factsheet.findings import Findings
from factsheet.problems import Level, Problem
from factsheet.records.fields import closest
from factsheet.records.point import Point
from factsheet.records.references import references
from factsheet.records.sheet import Sheet
from factsheet.seriesfile import series_file
from factsheet.values.agreement import Mention

CODES = ("F023", "F030")

_NOTHING = {
    "party": "there is no actor or source",
    "group": "the sheet has no group",
    "report": "this point has no row",
    "aspect": "this point compares no aspect",
}
_FOLDERS = {
    "actor": "content/actors/",
    "source": "content/sources/",
    "place": "content/places/",
    "party": "content/actors/ or content/sources/",
}


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    for record in corpus.records():
        if isinstance(record, Point) and record.sheet not in corpus.known["sheet"]:
            advice = f"the folder `{record.sheet}` has points and no `sheet.yml`: write it, with `title` and `question`"
            yield corpus.documents[record.file].problem("F023", advice, ())
        for mention in references(record):
            if mention.id not in (choices := _choices(corpus, record, mention)) and not _elsewhere(
                corpus, record, mention
            ):
                yield _problem(corpus, record, mention, choices)


def _choices(corpus: Corpus, record: Record, mention: Mention) -> Collection[str]:
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
            sheet = corpus.sheets.get(record.sheet)
            return [group.id for group in sheet.groups] if sheet else [mention.id]
    return corpus.known[mention.kind]


def _elsewhere(corpus: Corpus, record: Record, mention: Mention) -> bool:
    """True for a point of the own sheet that is named in full."""
    return mention.kind == "point" and point_key(_sheet(record), mention.id) in corpus.known["point"]


def _sheet(record: Record) -> str:
    return record.sheet if isinstance(record, Point) else record.id if isinstance(record, Sheet) else ""


def _problem(corpus: Corpus, record: Record, mention: Mention, choices: Collection[str]) -> Problem:
    meant = closest(mention.id, sorted(choices))
    advice = f': did you mean "{meant}"?' if meant else _advice(mention.kind, sorted(choices))
    message = f'{_NOTHING.get(mention.kind, f"there is no {mention.kind}")} "{mention.id}"{advice}'
    if isinstance(record, Point) and mention.spot[0] == "series":
        row = record.series[int(mention.spot[1])]
        where = series_file(record, row.aspect)
        return Problem(where, row.line, 1, "F030", Level.ERROR, f"{mention.spot[2]}: {message}", meant)
    return corpus.documents[record.file].problem("F030", message, mention.spot, meant)


def _advice(kind: str, choices: Sequence[str]) -> str:
    if kind in _FOLDERS:
        return f": write its file in {_FOLDERS[kind]} first"
    if kind == "point":
        return ": write its id, or `sheet/point` for one of another sheet"
    return f"; it has {', '.join(choices)}" if choices else "; it has none yet"
