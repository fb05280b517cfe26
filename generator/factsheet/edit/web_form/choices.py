"""What a form offers to choose from: the ids of all that is known, with names."""

from typing import Any

from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet


def collect_choices(corpus: Corpus) -> dict[str, Any]:
    """Return sources, actors and places, each `[id, name, more to find it by]`, the sheets with their groups."""
    return {
        "source": [
            [
                record.id,
                corpus.get_source_name(record),
                record.title or "",
                record.date.as_stated if record.date else "",
            ]
            for record in corpus.sources.values()
        ],
        "actor": [[record.id, record.name, " ".join(record.aliases)] for record in corpus.actors.values()],
        "place": [[record.id, record.name, " ".join(record.aliases)] for record in corpus.places.values()],
        "languages": [[record.id, record.language] for record in corpus.sources.values() if record.language != "en"],
        "unnamed": [record.id for record in corpus.actors.values() if record.kind == "unnamed"],
        "sheet": [
            [sheet.id, sheet.title, [[group.id, group.title] for group in sheet.groups], _get_folder(sheet)]
            for sheet in corpus.sheets.values()
        ],
    }


def list_points(corpus: Corpus, sheet: Sheet) -> list[list[str]]:
    """Return id, title and file of each point of the sheet, the file from the sheet's own folder."""
    folder = _get_folder(sheet)
    return [[outline.id, outline.title, outline.file.removeprefix(folder)] for outline in corpus.list_points(sheet.id)]


def _get_folder(sheet: Sheet) -> str:
    return sheet.file.removesuffix("sheet.yml")
