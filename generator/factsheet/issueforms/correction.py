"""A correction in an issue: one value exchanged and told in the log of the point, or where a person has to do it."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet import yamlfile
from factsheet.drafting.draft import scalar, typed
from factsheet.drafting.growth import grown
from factsheet.drafting.located import Located
from factsheet.drafting.report import Opened, opened
from factsheet.issueforms.answered import Issue, Told
from factsheet.issueforms.proposal import Folder, Mistakes, Proposal, place_of
from factsheet.issueforms.questions import CORRECTION, Question
from factsheet.problems import Spot
from factsheet.yamlfile import Raw
from factsheet.yamlfile.meaning import spliced
from factsheet.yamlfile.spots import Value, values

_LOGS = ("corrections", "reviewed")
"""Fields that tell what was; nothing in them is corrected."""
_TOLD = 8
"""Lines that are named where there are many."""
_SEVERAL = "stands in several values"
_NOWHERE = "stands in no value of the file word for word"
_WRAPPED = "stands in a text that goes over several lines"


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person has to do, since a machine would have to guess."""

    file: str
    line: int
    reason: str
    words: tuple[str, ...]
    """The correction, a line each, as a comment could tell it."""


def correction(issue: Issue, folder: Folder, date: str) -> Proposal | ByHand | Mistakes:
    """Return the file of the point as corrected; `date` is that of the correction."""
    missing = [issue.told(one.id, "this is needed, and was left empty") for one in _unanswered(issue)]
    place = place_of(issue, folder.known)
    if missing or isinstance(place, Told):
        return [*missing, *([place] if isinstance(place, Told) and issue.text("point") else [])]
    point = opened(folder.content, place.file)
    if isinstance(point, str):
        return [issue.told("point", point)]
    was, now = (typed(issue.text(name)) for name in ("was", "now"))
    meant = list(_meant(point, place, was))
    if len(meant) != 1:
        line = meant[0].line if meant else _line_of_row(point, place)
        lines = ", ".join(str(value.line) for value in meant[:_TOLD])
        more = " …" if len(meant) > _TOLD else ""
        return _by_hand(issue, point, line, f"{_SEVERAL} (lines {lines}{more})" if meant else _NOWHERE)
    value = meant[0]
    instead = now if _same(value.text, was) else value.text.replace(was, now)
    if not value.is_on_one_line or "\n" in instead:
        return _by_hand(issue, point, value.line, _WRAPPED)
    corrected = _corrected(point, value, instead)
    made = grown(point.file, corrected, "corrections", _logged(issue, date)) if corrected else ""
    if isinstance(made, str):
        return _by_hand(issue, point, value.line, "cannot be exchanged without a doubt")
    said = {"date": "now", "was": "was", "now": "now", "reason": "reason", "reported_by": "reported_by"}
    asked = {number: said[path[-1]] for number, path in made.lines.items()}
    is_above = min(made.lines) <= value.line
    shift = len(made.data.splitlines()) - len(point.data.splitlines()) if is_above else 0
    return Proposal(point.file, point.data, made.data, {value.line + shift: "now", **asked})


def _unanswered(issue: Issue) -> Iterator[Question]:
    yield from (one for one in issue.form.questions if one.is_required and not issue.text(one.id))


def _meant(point: Opened, place: Located, was: str) -> Iterator[Value]:
    """Return the values that are these words; where there is none, those that hold them once."""
    row = point.rows.index(place.row) if place.row in point.rows else None
    there = [
        value
        for value in values(point.data.decode("utf-8-sig"))
        if value.spot[0] not in _LOGS and (row is None or value.spot[:2] == ("reports", row))
    ]
    same = [value for value in there if _same(value.text, was)]
    yield from same or [value for value in there if value.text.count(was) == 1]


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _line_of_row(point: Opened, place: Located) -> int:
    spot: Spot = ("reports", point.rows.index(place.row)) if place.row in point.rows else ()
    fields, _problems = yamlfile.read(point.file, point.data)
    return fields.document.position(spot)[0] if fields else 1


def _corrected(point: Opened, value: Value, instead: str) -> bytes | None:
    """Return the file with the other value; None where anything else would be read otherwise."""
    text = point.data.decode("utf-8-sig")
    mark = point.data[: len(point.data) - len(text.encode())]
    after = mark + spliced(text, value.exchanged(scalar(instead, in_brackets=True))).encode()
    fields, problems = yamlfile.read(point.file, after)
    if fields is None or problems or fields.written != _with(dict(point.written), value.spot, instead):
        return None
    return after


def _with(written: Raw, spot: Spot, instead: str) -> Raw:
    """Return what is written with another text at the spot."""
    if not spot:
        return instead
    step, *deeper = spot
    if isinstance(written, dict):
        return {name: _with(one, tuple(deeper), instead) if name == step else one for name, one in written.items()}
    items = enumerate(written)
    return [_with(one, tuple(deeper), instead) if number == step else one for number, one in items]


def _logged(issue: Issue, date: str) -> dict[str, Raw]:
    """Return the correction as the point tells it; what was said of the source goes with the reason."""
    reason = " ".join(filter(None, (typed(issue.text(name)) for name in ("reason", "link"))))
    told: dict[str, Raw] = {"date": date, "was": typed(issue.text("was")), "now": typed(issue.text("now"))}
    by = typed(issue.text("reported_by"))
    return {**told, "reason": reason, **({"reported_by": by} if by else {})}


def _by_hand(issue: Issue, point: Opened, line: int, reason: str) -> ByHand:
    words = [f"{issue.form.name}: {point.written.get('title', point.file)}"]
    for question in issue.form.questions:
        if question.of == CORRECTION or question.id == "link":
            answered = [one for one in issue.text(question.id).splitlines() if one.strip()]
            words += [f"{question.label}: {answered[0]}", *(f"  {one}" for one in answered[1:])] if answered else []
    return ByHand(point.file, line, reason, tuple(words))
