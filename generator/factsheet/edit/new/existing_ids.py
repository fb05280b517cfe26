"""Existing ids: to choose from, to find by name, and the file that has an id."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factsheet.content import layout
from factsheet.content.corpus import Corpus
from factsheet.content.load import assemble_corpus
from factsheet.content.read_files import read_all
from factsheet.model import report_rules
from factsheet.model.actor import Actor
from factsheet.model.field_types import find_closest
from factsheet.model.place import Place
from factsheet.model.sheet import Group


class KnownIds(Struct, frozen=True):
    corpus: Corpus
    """Everything but the points: reading them would take most of the time, and their ids are the names of files."""
    files: Mapping[tuple[str, str], str]
    """Path of the file by kind and key."""

    def find_file_of_id(self, kind: str, key: str) -> str | None:
        """Return the file that has the id; an actor and a source cannot have the same."""
        kinds = [kind]
        if kind in ("actor", "source"):
            kinds = ["actor", "source"]
        for candidate in kinds:
            if (candidate, key) in self.files:
                return self.files[candidate, key]
        return None

    def find_source_by_hash(self, sha256: str) -> str | None:
        """Return the source whose snapshot has the hash."""
        for source in self.corpus.sources.values():
            if source.snapshot and source.snapshot.sha256.lower() == sha256:
                return source.id
        return None

    def list_choices(self, kind: str, sheet: str = "") -> list[str]:
        """Return the ids of a kind; points of the sheet without its id before them."""
        if kind == "group":
            return [group.id for group in self._list_groups(sheet)]
        kinds = ("actor", "source") if kind == "party" else (kind,)
        return sorted(key.removeprefix(f"{sheet}/") for file_kind, key in self.files if file_kind in kinds)

    def resolve_id(self, kind: str, written: str, sheet: str = "") -> str:
        """Return the id of the only thing with this id, name, alias or address; else what was written."""
        if written in self.list_choices(kind, sheet):
            return written
        wanted = _normalize_address(written).casefold()
        matches = set()
        for id, name in (*self._list_names(kind, sheet), *self._list_addresses(kind)):
            if name.casefold() == wanted:
                matches.add(id)
        return matches.pop() if len(matches) == 1 else written

    def check_id(self, kind: str, written: str, sheet: str = "") -> str | None:
        """Return the message of the checker for an id that does not exist; None if it does."""
        choices = self.list_choices(kind, sheet)
        if written in choices or (kind == "group" and sheet not in self.corpus.sheets):
            return None
        advice = report_rules.describe_remedy(kind, choices)
        likely = find_closest(written, choices) or self._find_similar_name(kind, written, sheet)
        if likely:
            advice = f': did you mean "{likely}"?'
        nothing = report_rules.describe_missing(kind)
        return report_rules.NO_SUCH.message.format(nothing=nothing, id=written, advice=advice)

    def _find_similar_name(self, kind: str, written: str, sheet: str) -> str | None:
        names = {name.casefold(): id for id, name in self._list_names(kind, sheet)}
        likely = find_closest(written.casefold(), list(names))
        return names[likely] if likely else None

    def _list_names(self, kind: str, sheet: str) -> Iterator[tuple[str, str]]:
        """Yield id and name, for each name."""
        records: list[Actor | Place] = []
        if kind in ("actor", "party"):
            records += self.corpus.actors.values()
        if kind == "place":
            records += self.corpus.places.values()
        for record in records:
            for name in list_names(record):
                yield record.id, name
        if kind == "group":
            for group in self._list_groups(sheet):
                yield group.id, group.title
        if kind in ("source", "party"):  # a party is an actor, or a source that speaks for itself
            for source in self.corpus.sources.values():
                if source.title:
                    yield source.id, source.title

    def _list_groups(self, sheet: str) -> tuple[Group, ...]:
        return self.corpus.sheets[sheet].groups if sheet in self.corpus.sheets else ()

    def _list_addresses(self, kind: str) -> Iterator[tuple[str, str]]:
        if kind != "source":
            return
        for source in self.corpus.sources.values():
            for address in (source.url, source.archive_url):
                if address:
                    yield source.id, _normalize_address(address)


def _normalize_address(written: str) -> str:
    """Return an address without its fragment and final slash; other texts unchanged."""
    is_address = written.startswith(("https://", "http://"))
    return written.partition("#")[0].rstrip("/") if is_address else written


def list_names(record: Actor | Place) -> tuple[str, ...]:
    return (record.name, *record.names.values(), *record.aliases)


def load_known_ids(content: Path) -> KnownIds:
    files = layout.find_files(content)
    few = replace(files, names=tuple(name for name in files.names if "/points/" not in name))
    corpus, _problems = assemble_corpus(content, few, read_all(content, few, {}))
    files_by_key = {}
    for name, location in files.facts:
        if isinstance(location, layout.FileLocation):
            files_by_key[location.kind, location.key] = layout.make_file_name(files.content, name)
    return KnownIds(corpus, files_by_key)
