"""The answers for one new file, from options, from a saved page or from a person, until the file is valid."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from factsheet.cli.commands import prompt
from factsheet.edit.new.answers import parse_answer, split_answers
from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.fields import Field, get_form_fields, list_asked
from factsheet.edit.new.ids import make_id
from factsheet.edit.new.validate import check_answer, find_mistakes, is_wanted, list_missing_fields
from factsheet.edit.new.yaml_writer import Draft, make_draft
from factsheet.model.field_types import ID
from factsheet.yamlfile.parse import Raw

_SHEET = Field(("sheet",), "Its fact sheet.", refers="sheet")
_UNSTATED = "The saved page does not state its address."
_FOLDERS = {"source": "sources", "actor": "actors", "place": "places"}


class FileDraft:
    """Collects answers; nothing is written before all of them are valid."""

    def __init__(self, kind: str, known: KnownIds, sheet: str = "") -> None:
        self.kind = kind
        self.known = known
        self.sheet = sheet or self._find_only_sheet()
        self.id = ""
        self.answers: dict[str, Raw] = {}
        self.is_captured = False

    def _find_only_sheet(self) -> str:
        sheets = self.known.list_choices("sheet")
        return sheets[0] if self.kind == "point" and len(sheets) == 1 else ""

    def take(self, options: Mapping[str, str | Sequence[str]]) -> None:
        """Take the values of options."""
        for name, written in options.items():
            texts = [written] if isinstance(written, str) else list(written)
            self.answers[name] = parse_answer(get_form_fields(self.kind)[name], texts, self.known, self.sheet)

    def fill(self, captured: Mapping[str, Raw]) -> list[str]:
        """Take the fields of a saved page that no option answers, and return their names."""
        missing = [name for name in captured if name not in self.answers]
        for name in missing:
            value = captured[name]
            if name == "uncertain" and isinstance(value, list):  # an answer of a person is not uncertain
                value = [field_name for field_name in value if field_name in missing]
            if value:
                self.answers[name] = value
        self.is_captured = True
        return [name for name in missing if name in self.answers]

    def settle(self, id: str | None) -> None:
        """Make the id, and add the reason for an address that neither the page nor a person states."""
        if self.is_captured and "url" not in self.answers:
            self.answers.setdefault("url_note", _UNSTATED)
        self.id = id or make_id(self._get_name())

    def ask(self, id: str | None) -> None:
        """Ask a person for missing and other usual fields; ask nothing where no field is missing."""
        if self.kind == "point" and self.sheet not in self.known.list_choices("sheet"):
            self._ask_for_sheet()
        if self._missing_fields:
            for field in list_asked(self.kind):
                if field.name not in self.answers and is_wanted(field.name, self.answers):
                    self._ask(field)
        self.settle(id)
        for names in self._missing_fields:
            self._ask(get_form_fields(self.kind)[names[-1]], is_needed=True)
        self.settle(id)
        if wrong := self._check_id(self.id):
            prompt.ask_for_id(self.id, wrong, self._take_id)

    @property
    def _missing_fields(self) -> list[tuple[str, ...]]:
        """The required fields without an answer, each with its alternatives."""
        missing = list(list_missing_fields(self.kind, self.answers))
        if self.is_captured and "language" not in self.answers:
            missing.append(("language",))  # to take the language of the site for that of a page would be a guess
        return missing

    def _ask(self, field: Field, *, is_needed: bool = False) -> None:
        def take(text: str) -> str | None:
            return self._take_answer(field, text)

        known = prompt.list_choices(field, self.known, self.sheet)
        needed = is_needed or (field.name,) in self._missing_fields
        prompt.ask(field, known, is_needed=needed, understand=take)

    def _take_answer(self, field: Field, text: str) -> str | None:
        value = parse_answer(field, split_answers(field, text), self.known, self.sheet)
        wrong = check_answer(field, self.kind, value, self.known, self.sheet)
        if wrong is None:
            self.answers[field.name] = value
        return wrong

    def _ask_for_sheet(self) -> None:
        prompt.ask(_SHEET, self.known.list_choices("sheet"), is_needed=True, understand=self._take_sheet)

    def _take_sheet(self, text: str) -> str | None:
        self.sheet = text
        return self.known.check_id("sheet", text)

    def _take_id(self, text: str) -> str | None:
        self.id = text
        return self._check_id(text)

    def _get_name(self) -> str:
        return str(self.answers.get("title") or self.answers.get("name") or "")

    def _check_id(self, id: str) -> str | None:
        if not id:
            return "the title gives no id: choose one"
        if not ID.fullmatch(id):
            example = make_id(id) or "river-post"
            return f"`{id}` is not an id: use lower-case letters, digits and hyphens, such as {example}"
        key = f"{self.sheet}/{id}" if self.kind == "point" else id
        taken = self.known.find_file_of_id(self.kind, key)
        return f"the id `{id}` is taken by {taken}: choose another" if taken else None

    def refuse_invalid(self) -> None:
        """Raise a usage error that names each option that is missing or wrong."""
        messages = [*self._list_missing(), *self._list_wrong()]
        if messages:
            raise click.UsageError("\n  ".join((f"the {self.kind} was not written:", *dict.fromkeys(messages))))

    def _list_missing(self) -> Iterator[str]:
        if self.kind == "point" and not self.sheet:
            yield f"--sheet is missing: one of {', '.join(self.known.list_choices('sheet')) or 'none yet'}"
        for names in self._missing_fields:
            fields = [get_form_fields(self.kind)[name] for name in names]
            choices = f": {', '.join(fields[0].choices)}" if len(fields) == 1 and fields[0].choices else ""
            yield f"{' or '.join(field.option for field in fields)} is missing{choices}"

    def _list_wrong(self) -> Iterator[str]:
        if self.sheet and (wrong := self.known.check_id("sheet", self.sheet)):
            yield f"--sheet: {wrong}"
        if (self._get_name() or self.id) and (wrong := self._check_id(self.id)):
            yield f"--id: {wrong}"
        if not self.answers:
            return
        is_complete = not self._missing_fields
        for mistake in find_mistakes(self.kind, self._stated_answers, self.known, self.sheet):
            if mistake.of_value or is_complete:  # other mistakes may only follow from the missing fields
                yield f"{mistake.field.option}: {mistake.message}" if mistake.field else mistake.message

    @property
    def _stated_answers(self) -> Mapping[str, Any]:
        """The answers; a note on the address also says that there is none."""
        if self.kind == "source" and "url" not in self.answers and "url_note" in self.answers:
            return {**self.answers, "url": "null"}
        return self.answers

    @property
    def draft(self) -> Draft:
        return make_draft(self.kind, self._stated_answers)

    @property
    def file(self) -> str:
        """The file, from the content folder."""
        if self.kind == "point":
            return f"sheets/{self.sheet}/points/{self.id}.yml"
        if self.kind == "sheet":
            return f"sheets/{self.id}/sheet.yml"
        return f"{_FOLDERS[self.kind]}/{self.id}.yml"
