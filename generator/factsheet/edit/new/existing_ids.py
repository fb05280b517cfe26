"""What is there already: ids to choose from, the names that they go by, and which file has an id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.content import layout
from factsheet.content.corpus import Corpus
from factsheet.content.load import assemble_corpus
from factsheet.content.read_files import read_all
from factsheet.model import report_rules
from factsheet.model.actor import Actor
from factsheet.model.field_types import find_closest
from factsheet.model.place import Place


@dataclass(frozen=True)
class KnownIds:
    corpus: Corpus
    """All but the points, which are not read."""
    files: Mapping[tuple[str, str], str]
    """By kind and key."""

    def find_file_of_id(self, kind: str, key: str) -> str | None:
        """Return the file that has the id; actors and sources share theirs."""
        kinds = ("actor", "source") if kind in ("actor", "source") else (kind,)
        return next((self.files[candidate, key] for candidate in kinds if (candidate, key) in self.files), None)

    def find_source_by_hash(self, sha256: str) -> str | None:
        """Return the source whose snapshot has the hash."""
        sources = self.corpus.sources.values()
        return next(
            (source.id for source in sources if source.snapshot and source.snapshot.sha256.lower() == sha256), None
        )

    def list_choices(self, kind: str, sheet: str = "") -> list[str]:
        """Return the ids of a kind; points by the name that the sheet has for them."""
        if kind == "group":
            sheet_record = self.corpus.sheets.get(sheet)
            return [group.id for group in sheet_record.groups] if sheet_record else []
        kinds = ("actor", "source") if kind == "party" else (kind,)
        return sorted(key.removeprefix(f"{sheet}/") for file_kind, key in self.files if file_kind in kinds)

    def resolve_id(self, kind: str, written: str, sheet: str = "") -> str:
        """Return the id of the only thing that has this id, name or other spelling; else what was written."""
        if written in self.list_choices(kind, sheet):
            return written
        names = [*self._list_names(kind, sheet), *self._list_addresses(kind)]
        matches = {id for id, name in names if name.casefold() == _normalize_address(written).casefold()}
        return matches.pop() if len(matches) == 1 else written

    def check_id(self, kind: str, written: str, sheet: str = "") -> str | None:
        """Return what is wrong with an id that leads nowhere, in the words of the checker."""
        choices = self.list_choices(kind, sheet)
        if written in choices or (kind == "group" and sheet not in self.corpus.sheets):
            return None
        likely = find_closest(written, choices) or self._find_similar_name(kind, written, sheet)
        advice = f': did you mean "{likely}"?' if likely else report_rules.describe_remedy(kind, choices)
        return report_rules.NO_SUCH.message.format(
            nothing=report_rules.describe_missing(kind), id=written, advice=advice
        )

    def _find_similar_name(self, kind: str, written: str, sheet: str) -> str | None:
        names = {name.casefold(): id for id, name in self._list_names(kind, sheet)}
        likely = find_closest(written.casefold(), list(names))
        return names[likely] if likely else None

    def _list_names(self, kind: str, sheet: str) -> Iterator[tuple[str, str]]:
        things: Mapping[str, Mapping[str, Actor | Place]] = {"actor": self.corpus.actors, "place": self.corpus.places}
        for shelf in ("actor", "place") if kind == "party" else (kind,):
            for record in things[shelf].values() if shelf in things else ():
                yield from ((record.id, name) for name in list_names(record))
        if kind == "group" and sheet in self.corpus.sheets:
            yield from ((group.id, group.title) for group in self.corpus.sheets[sheet].groups)
        if kind == "source":
            yield from ((record.id, record.title) for record in self.corpus.sources.values() if record.title)

    def _list_addresses(self, kind: str) -> Iterator[tuple[str, str]]:
        for source in self.corpus.sources.values() if kind == "source" else ():
            yield from (
                (source.id, _normalize_address(address)) for address in (source.url, source.archive_url) if address
            )


def _normalize_address(written: str) -> str:
    """Return an address without what leads to a place on its page; any other text as it is."""
    is_address = written.startswith(("https://", "http://"))
    return written.partition("#")[0].rstrip("/") if is_address else written


def list_names(record: Actor | Place) -> tuple[str, ...]:
    return (record.name, *record.names.values(), *record.aliases)


def load_known_ids(content: Path) -> KnownIds:
    files = layout.find_files(content)
    few = replace(files, names=tuple(name for name in files.names if "/points/" not in name))
    corpus, _problems = assemble_corpus(content, few, read_all(content, few, {}))
    files_by_key = {
        (home.kind, home.key): layout.make_file_name(files.content, name)
        for name, home in files.facts
        if isinstance(home, layout.FileLocation)
    }
    return KnownIds(corpus, files_by_key)
