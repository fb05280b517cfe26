"""The answers for one new file: taken from options, from a page or from a person, until the file can stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from factsheet.cli.commands import prompt
from factsheet.edit.new.answers import parted, understood
from factsheet.edit.new.existing_ids import Known
from factsheet.edit.new.fields import Field, fields, list_asked
from factsheet.edit.new.ids import id_from
from factsheet.edit.new.validate import is_wanted, lacking, mistake_in, mistakes
from factsheet.edit.new.yaml_writer import Draft, draft
from factsheet.model.field_types import ID
from factsheet.yamlfile.parse import Raw

_SHEET = Field(("sheet",), "The fact sheet that it belongs to.", refers="sheet")
_UNSTATED = "The saved page does not state its address."
_FOLDERS = {"source": "sources", "actor": "actors", "place": "places"}


class Drafted:
    """Collects answers; nothing of it is written before all of them can stand."""

    def __init__(self, kind: str, known: Known, sheet: str = "") -> None:
        self.kind = kind
        self.known = known
        self.sheet = sheet or self._only_sheet()
        self.id = ""
        self.answers: dict[str, Raw] = {}
        self.is_captured = False

    def _only_sheet(self) -> str:
        sheets = self.known.choices("sheet")
        return sheets[0] if self.kind == "point" and len(sheets) == 1 else ""

    def take(self, given: Mapping[str, str | Sequence[str]]) -> None:
        """Take what stands in options."""
        for name, written in given.items():
            texts = [written] if isinstance(written, str) else list(written)
            self.answers[name] = understood(fields(self.kind)[name], texts, self.known, self.sheet)

    def fill(self, found: Mapping[str, Raw]) -> list[str]:
        """Take what nobody has answered, and return which fields these are; what is given is no longer likely."""
        taken = [name for name in found if name not in self.answers]
        for name in taken:
            value = found[name]
            if name == "uncertain" and isinstance(value, list):
                value = [one for one in value if one in taken]
            if value:
                self.answers[name] = value
        self.is_captured = True
        return [name for name in taken if name in self.answers]

    def settle(self, id: str | None) -> None:
        """Make the id, and say of an address that neither page nor person has told why it is not there."""
        if self.is_captured and "url" not in self.answers:
            self.answers.setdefault("url_note", _UNSTATED)
        self.id = id or id_from(self._name())

    def ask(self, id: str | None) -> None:
        """Ask a person for what the file lacks, and then for what else is usual; nothing where nothing is lacking."""
        if self.kind == "point" and self.sheet not in self.known.choices("sheet"):
            self._ask_for_sheet()
        if self._lacks:
            for field in list_asked(self.kind):
                if field.name not in self.answers and is_wanted(field.name, self.answers):
                    self._ask(field)
        self.settle(id)
        for names in self._lacks:
            self._ask(fields(self.kind)[names[-1]], is_needed=True)
        self.settle(id)
        if wrong := self._mistake_in_id(self.id):
            prompt.ask_for_id(self.id, wrong, self._take_id)

    @property
    def _lacks(self) -> list[tuple[str, ...]]:
        """What nobody has answered; that a saved page is in the language of the site would be a guess."""
        found = list(lacking(self.kind, self.answers))
        return [*found, ("language",)] if self.is_captured and "language" not in self.answers else found

    def _ask(self, field: Field, *, is_needed: bool = False) -> None:
        known = field.choices or (self.known.choices(field.refers, self.sheet) if field.refers else ())
        needed = is_needed or any(names == (field.name,) for names in self._lacks)
        prompt.ask(field, known, is_needed=needed, understand=lambda text: self._take_answer(field, text))

    def _take_answer(self, field: Field, text: str) -> str | None:
        value = understood(field, parted(field, text), self.known, self.sheet)
        wrong = mistake_in(field, self.kind, value, self.known, self.sheet)
        if wrong is None:
            self.answers[field.name] = value
        return wrong

    def _ask_for_sheet(self) -> None:
        prompt.ask(_SHEET, self.known.choices("sheet"), is_needed=True, understand=self._take_sheet)

    def _take_sheet(self, text: str) -> str | None:
        self.sheet = text
        return self.known.mistake("sheet", text)

    def _take_id(self, text: str) -> str | None:
        self.id = text
        return self._mistake_in_id(text)

    def _name(self) -> str:
        return str(self.answers.get("title") or self.answers.get("name") or "")

    def _mistake_in_id(self, id: str) -> str | None:
        if not id:
            return "no id can be made from the title: choose one"
        if not ID.fullmatch(id):
            return f"`{id}` is no id: small letters, digits and hyphens, such as {id_from(id) or 'river-post'}"
        taken = self.known.taken_by(self.kind, f"{self.sheet}/{id}" if self.kind == "point" else id)
        return f"the id `{id}` is taken by {taken}: choose another" if taken else None

    def refuse_what_cannot_stand(self) -> None:
        """Raise a usage error that names each option that is missing or wrong."""
        found = [*self._missing(), *self._wrong()]
        if found:
            raise click.UsageError("\n  ".join((f"the {self.kind} cannot be written:", *dict.fromkeys(found))))

    def _missing(self) -> Iterator[str]:
        if self.kind == "point" and not self.sheet:
            yield f"--sheet is missing: one of {', '.join(self.known.choices('sheet')) or 'none yet'}"
        for names in self._lacks:
            known = [fields(self.kind)[name] for name in names]
            choices = f": {', '.join(known[0].choices)}" if len(known) == 1 and known[0].choices else ""
            yield f"{' or '.join(field.option for field in known)} is missing{choices}"

    def _wrong(self) -> Iterator[str]:
        if self.sheet and (wrong := self.known.mistake("sheet", self.sheet)):
            yield f"--sheet: {wrong}"
        if (self._name() or self.id) and (wrong := self._mistake_in_id(self.id)):
            yield f"--id: {wrong}"
        if not self.answers:
            return
        lacks = bool(self._lacks)
        for one in mistakes(self.kind, self._stated, self.known, self.sheet):
            if one.of_value or not lacks:
                yield f"{one.field.option}: {one.message}" if one.field else one.message

    @property
    def _stated(self) -> Mapping[str, Any]:
        """The answers, and that there is no address where its note says why."""
        has_none = self.kind == "source" and "url" not in self.answers and "url_note" in self.answers
        return {**self.answers, **({"url": "null"} if has_none else {})}

    @property
    def draft(self) -> Draft:
        return draft(self.kind, self._stated)

    @property
    def file(self) -> str:
        """The file, from the content folder."""
        if self.kind == "point":
            return f"sheets/{self.sheet}/points/{self.id}.yml"
        return f"sheets/{self.id}/sheet.yml" if self.kind == "sheet" else f"{_FOLDERS[self.kind]}/{self.id}.yml"
