"""What is there already: ids to choose from, the names that they go by, and which file has an id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.content import layout
from factsheet.content.corpus import Corpus
from factsheet.content.load import assemble
from factsheet.content.read_files import read_all
from factsheet.model import report_rules
from factsheet.model.actor import Actor
from factsheet.model.field_types import closest
from factsheet.model.place import Place


@dataclass(frozen=True)
class Known:
    corpus: Corpus
    """All but the points, which are not read."""
    files: Mapping[tuple[str, str], str]
    """By kind and key."""

    def taken_by(self, kind: str, key: str) -> str | None:
        """Return the file that has the id; actors and sources share theirs."""
        kinds = ("actor", "source") if kind in ("actor", "source") else (kind,)
        return next((self.files[one, key] for one in kinds if (one, key) in self.files), None)

    def captured_as(self, sha256: str) -> str | None:
        """Return the source whose snapshot has the hash."""
        sources = self.corpus.sources.values()
        return next((one.id for one in sources if one.snapshot and one.snapshot.sha256.lower() == sha256), None)

    def choices(self, kind: str, sheet: str = "") -> list[str]:
        """Return the ids of a kind; points by the name that the sheet has for them."""
        if kind == "group":
            found = self.corpus.sheets.get(sheet)
            return [group.id for group in found.groups] if found else []
        kinds = ("actor", "source") if kind == "party" else (kind,)
        return sorted(key.removeprefix(f"{sheet}/") for one, key in self.files if one in kinds)

    def meant(self, kind: str, written: str, sheet: str = "") -> str:
        """Return the id of the only thing that has this id, name or other spelling; else what was written."""
        if written in self.choices(kind, sheet):
            return written
        names = [*self._names(kind, sheet), *self._addresses(kind)]
        found = {id for id, name in names if name.casefold() == _address(written).casefold()}
        return found.pop() if len(found) == 1 else written

    def mistake(self, kind: str, written: str, sheet: str = "") -> str | None:
        """Return what is wrong with an id that leads nowhere, in the words of the checker."""
        choices = self.choices(kind, sheet)
        if written in choices or (kind == "group" and sheet not in self.corpus.sheets):
            return None
        likely = closest(written, choices) or self._called(kind, written, sheet)
        advice = f': did you mean "{likely}"?' if likely else report_rules.advice(kind, choices)
        return report_rules.NO_SUCH.message.format(nothing=report_rules.nothing(kind), id=written, advice=advice)

    def _called(self, kind: str, written: str, sheet: str) -> str | None:
        names = {name.casefold(): id for id, name in self._names(kind, sheet)}
        likely = closest(written.casefold(), list(names))
        return names[likely] if likely else None

    def _names(self, kind: str, sheet: str) -> Iterator[tuple[str, str]]:
        things: Mapping[str, Mapping[str, Actor | Place]] = {"actor": self.corpus.actors, "place": self.corpus.places}
        for shelf in ("actor", "place") if kind == "party" else (kind,):
            for one in things[shelf].values() if shelf in things else ():
                yield from ((one.id, name) for name in names_of(one))
        if kind == "group" and sheet in self.corpus.sheets:
            yield from ((group.id, group.title) for group in self.corpus.sheets[sheet].groups)
        if kind == "source":
            yield from ((one.id, one.title) for one in self.corpus.sources.values() if one.title)

    def _addresses(self, kind: str) -> Iterator[tuple[str, str]]:
        for one in self.corpus.sources.values() if kind == "source" else ():
            yield from ((one.id, _address(address)) for address in (one.url, one.archive_url) if address)


def _address(written: str) -> str:
    """Return an address without what leads to a place on its page; any other text as it is."""
    is_address = written.startswith(("https://", "http://"))
    return written.partition("#")[0].rstrip("/") if is_address else written


def names_of(one: Actor | Place) -> tuple[str, ...]:
    return (one.name, *one.names.values(), *one.aliases)


def known(content: Path) -> Known:
    files = layout.present(content)
    few = replace(files, names=tuple(name for name in files.names if "/points/" not in name))
    corpus, _problems = assemble(content, few, read_all(content, few, {}))
    there = {
        (home.kind, home.key): layout.name_of(files.content, name)
        for name, home in files.facts
        if isinstance(home, layout.Home)
    }
    return Known(corpus, there)
