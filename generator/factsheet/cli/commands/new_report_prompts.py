"""The answers for one more report of a point, from options or from a person, until it is valid."""

from collections.abc import Iterator, Mapping, Sequence

import click

from factsheet.cli.commands import prompt
from factsheet.edit.new.answers import parse_answer, split_answers, split_quote
from factsheet.edit.new.append_report import ExtendedFile
from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.fields import REPORT, Field, get_form_fields
from factsheet.edit.new.find_point import PointLocation
from factsheet.edit.new.report import OpenedPoint, append_report, check_row_id, find_report_mistakes
from factsheet.edit.new.validate import is_wanted, list_missing_fields
from factsheet.yamlfile.parse import Raw

_ASKED = ("source", "id", "quote", "no_quote", "value", "as_of", "says", "as_printed", "chain", "basis")
"""In the order of questions: an id is needed only where the source has a row already, `as_of` only for a value."""


class ReportDraft:
    """Collects answers; nothing is written before all of them are valid."""

    def __init__(self, place: PointLocation, point: OpenedPoint, known: KnownIds) -> None:
        self.place = place
        self.point = point
        self.known = known
        self.answers: dict[str, Raw] = {}

    def take(self, options: Mapping[str, str | Sequence[str]]) -> None:
        """Take the values of options."""
        for name, written in options.items():
            texts = [written] if isinstance(written, str) else list(written)
            self.answers[name] = parse_answer(get_form_fields(REPORT)[name], texts, self.known, self.place.sheet)
        self.answers = split_quote(self.answers)

    def ask(self) -> None:
        """Ask a person for missing and other usual fields; ask nothing where no field is missing."""
        if not self._missing_fields and self._row_mistake is None:
            return
        for name in _ASKED:
            if name not in self.answers and self._is_asked(name):
                if name == "id":
                    click.echo(f"  {self._row_mistake}")
                self._ask(get_form_fields(REPORT)[name])

    def _is_asked(self, name: str) -> bool:
        if name == "id":
            return self._row_mistake is not None
        if name == "value":
            return bool(self.point.counted_aspect)
        if name == "as_of":
            return "value" in self.answers
        if name == "says":
            return any(type != "quantity" for type in self.point.columns.values())
        return is_wanted(name, self.answers)

    @property
    def _missing_fields(self) -> list[tuple[str, ...]]:
        return list(list_missing_fields(REPORT, self.answers))

    @property
    def _row_mistake(self) -> str | None:
        return check_row_id(self.answers, self.point)

    def _ask(self, field: Field) -> None:
        def take(text: str) -> str | None:
            return self._take_answer(field, text)

        known = prompt.list_choices(field, self.known, self.place.sheet)
        if field.name == "says":
            known = tuple(self.point.columns)
        needed = field.name == "id" or any(names[-1] == field.name for names in self._missing_fields)
        prompt.ask(field, known, is_needed=needed, understand=take)

    def _take_answer(self, field: Field, text: str) -> str | None:
        before = self.answers
        value = parse_answer(field, split_answers(field, text), self.known, self.place.sheet)
        self.answers = split_quote({**before, field.name: value})
        for mistake in find_report_mistakes(self.answers, self.point, self.known, self.place.sheet):
            if mistake.of_value and mistake.field == field:
                self.answers = before
                return mistake.message
        return None

    def refuse_invalid(self) -> None:
        """Raise a usage error that names each option that is missing or wrong."""
        messages = [*self._list_missing(), *self._list_wrong()]
        if messages:
            raise click.UsageError("\n  ".join(("the report was not written:", *dict.fromkeys(messages))))

    def _list_missing(self) -> Iterator[str]:
        for names in self._missing_fields:
            options = " or ".join(get_form_fields(REPORT)[name].option for name in names)
            advice = ": a date, or not_given if the source gives none" if names == ("as_of",) else ""
            yield f"{options} is missing{advice}"

    def _list_wrong(self) -> Iterator[str]:
        if not self.answers:
            return
        is_complete = not self._missing_fields
        for mistake in find_report_mistakes(self.answers, self.point, self.known, self.place.sheet):
            if mistake.of_value or is_complete:  # other mistakes may only follow from the missing fields
                yield f"{mistake.field.option}: {mistake.message}" if mistake.field else mistake.message

    @property
    def extended_file(self) -> ExtendedFile:
        """The file with the report; only where nothing of it was refused."""
        extended = append_report(self.point, self.answers)
        assert not isinstance(extended, str), "it would have been refused"
        return extended
