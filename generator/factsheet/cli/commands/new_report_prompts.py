"""The answers for one more report of a point: taken from options or from a person, until it can stand."""

from collections.abc import Iterator, Mapping, Sequence

import click

from factsheet.cli.commands import prompt
from factsheet.edit.new.answers import parted, quoted, understood
from factsheet.edit.new.append_report import Grown
from factsheet.edit.new.existing_ids import Known
from factsheet.edit.new.fields import REPORT, Field, fields
from factsheet.edit.new.find_point import Located
from factsheet.edit.new.report import Opened, report_mistakes, row_mistake, with_report
from factsheet.edit.new.validate import is_wanted, lacking
from factsheet.yamlfile.parse import Raw

_ASKED = ("source", "id", "quote", "no_quote", "value", "as_of", "says", "as_printed", "chain", "basis")


class Reported:
    """Collects answers; nothing of them is written before all of them can stand."""

    def __init__(self, place: Located, point: Opened, known: Known) -> None:
        self.place = place
        self.point = point
        self.known = known
        self.answers: dict[str, Raw] = {}

    def take(self, given: Mapping[str, str | Sequence[str]]) -> None:
        """Take what stands in options."""
        for name, written in given.items():
            texts = [written] if isinstance(written, str) else list(written)
            self.answers[name] = understood(fields(REPORT)[name], texts, self.known, self.place.sheet)
        self.answers = quoted(self.answers)

    def ask(self) -> None:
        """Ask a person for what the report lacks, and then for what else is usual; nothing where nothing is lacking."""
        if not self._lacks and self._row_mistake is None:
            return
        for name in _ASKED:
            if name not in self.answers and self._is_asked(name):
                if name == "id":
                    click.echo(f"  {self._row_mistake}")
                self._ask(fields(REPORT)[name])

    def _is_asked(self, name: str) -> bool:
        if name == "id":
            return self._row_mistake is not None
        if name == "value":
            return bool(self.point.counted)
        if name == "as_of":
            return "value" in self.answers
        if name == "says":
            return any(type != "quantity" for type in self.point.columns.values())
        return is_wanted(name, self.answers)

    @property
    def _lacks(self) -> list[tuple[str, ...]]:
        return list(lacking(REPORT, self.answers))

    @property
    def _row_mistake(self) -> str | None:
        return row_mistake(self.answers, self.point)

    def _ask(self, field: Field) -> None:
        known = field.choices or (self.known.choices(field.refers, self.place.sheet) if field.refers else ())
        known = tuple(self.point.columns) if field.name == "says" else known
        needed = field.name == "id" or any(names[-1] == field.name for names in self._lacks)
        prompt.ask(field, known, is_needed=needed, understand=lambda text: self._take_answer(field, text))

    def _take_answer(self, field: Field, text: str) -> str | None:
        before = self.answers
        value = understood(field, parted(field, text), self.known, self.place.sheet)
        self.answers = quoted({**before, field.name: value})
        found = report_mistakes(self.answers, self.point, self.known, self.place.sheet)
        wrong = next((one.message for one in found if one.of_value and one.field == field), None)
        if wrong is not None:
            self.answers = before
        return wrong

    def refuse_what_cannot_stand(self) -> None:
        """Raise a usage error that names each option that is missing or wrong."""
        found = [*self._missing(), *self._wrong()]
        if found:
            raise click.UsageError("\n  ".join(("the report cannot be written:", *dict.fromkeys(found))))

    def _missing(self) -> Iterator[str]:
        for names in self._lacks:
            known = [fields(REPORT)[name] for name in names]
            advice = ": a date, or not_given where the source names none" if names == ("as_of",) else ""
            yield f"{' or '.join(field.option for field in known)} is missing{advice}"

    def _wrong(self) -> Iterator[str]:
        lacks = bool(self._lacks)
        if not self.answers:
            return
        for one in report_mistakes(self.answers, self.point, self.known, self.place.sheet):
            if one.of_value or not lacks:
                yield f"{one.field.option}: {one.message}" if one.field else one.message

    @property
    def grown(self) -> Grown:
        """The file with the report; only where nothing of it was refused."""
        found = with_report(self.point, self.answers)
        assert not isinstance(found, str), "it would have been refused"
        return found
