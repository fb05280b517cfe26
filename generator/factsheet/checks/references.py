"""Every id leads to a file of the right kind: an actor, a source, a place, a point, a group, a row or a column.

An id is the name of a file without `.yml`. A point of another sheet is named `sheet/point`.
"""

from collections.abc import Collection, Iterator

from factsheet.corpus import Corpus, Record, point_key
from factsheet.findings import Findings
from factsheet.problems import Problem
from factsheet.records.fields import closest
from factsheet.records.point import Point
from factsheet.records.references import references
from factsheet.records.sheet import Sheet
from factsheet.values.agreement import Mention

CODES = ("F023", "F030")


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    for record in corpus.records():
        if isinstance(record, Point) and record.sheet not in corpus.known["sheet"]:
            advice = f"the folder `{record.sheet}` has points and no `sheet.yml`"
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
    names = {
        "party": "actor or source",
        "group": "group of the sheet",
        "report": "row of this point",
        "aspect": "aspect of this point",
    }
    meant = closest(mention.id, sorted(choices))
    advice = f': did you mean "{meant}"?' if meant else _where(mention.kind)
    message = f'there is no {names.get(mention.kind, mention.kind)} "{mention.id}"{advice}'
    return corpus.documents[record.file].problem("F030", message, mention.spot, meant)


def _where(kind: str) -> str:
    folders = {
        "actor": "content/actors",
        "source": "content/sources",
        "place": "content/places",
        "party": "content/actors",
    }
    return f"; write its file in {folders[kind]}/ first" if kind in folders else ""
