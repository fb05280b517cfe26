"""What a form offers to choose from: the ids of all that is known, with names."""

from typing import Any

from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet


def things(corpus: Corpus) -> dict[str, Any]:
    """Return sources, actors and places, each `[id, name, more to find it by]`, the sheets with their groups."""
    return {
        "source": [
            [one.id, corpus.source_name(one), one.title or "", one.date.as_stated if one.date else ""]
            for one in corpus.sources.values()
        ],
        "actor": [[one.id, one.name, " ".join(one.aliases)] for one in corpus.actors.values()],
        "place": [[one.id, one.name, " ".join(one.aliases)] for one in corpus.places.values()],
        "languages": [[one.id, one.language] for one in corpus.sources.values() if one.language != "en"],
        "unnamed": [one.id for one in corpus.actors.values() if one.kind == "unnamed"],
        "sheet": [
            [sheet.id, sheet.title, [[group.id, group.title] for group in sheet.groups], _folder(sheet)]
            for sheet in corpus.sheets.values()
        ],
    }


def points(corpus: Corpus, sheet: Sheet) -> list[list[str]]:
    """Return id, title and file of each point of the sheet, the file from the sheet's own folder."""
    folder = _folder(sheet)
    return [[one.id, one.title, one.file.removeprefix(folder)] for one in corpus.points_of(sheet.id)]


def _folder(sheet: Sheet) -> str:
    return sheet.file.removesuffix("sheet.yml")
