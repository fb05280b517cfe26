"""The ids that the web form offers, with names."""

from typing import Any

from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet


def collect_choices(corpus: Corpus) -> dict[str, Any]:
    """Return sources, actors and places as `[id, name, further search text]`, and the sheets with their groups."""
    # Lists by position, and only the languages that are not English: the file is loaded with the form.
    choices: dict[str, Any] = {"source": [], "actor": [], "place": [], "languages": [], "unnamed": [], "sheet": []}
    for source in corpus.sources.values():
        date = source.date.as_stated if source.date else ""
        choices["source"].append([source.id, corpus.get_source_name(source), source.title or "", date])
        if source.language != "en":
            choices["languages"].append([source.id, source.language])
    for actor in corpus.actors.values():
        choices["actor"].append([actor.id, actor.name, " ".join(actor.aliases)])
        if actor.kind == "unnamed":
            choices["unnamed"].append(actor.id)
    for place in corpus.places.values():
        choices["place"].append([place.id, place.name, " ".join(place.aliases)])
    for sheet in corpus.sheets.values():
        groups = [[group.id, group.title] for group in sheet.groups]
        choices["sheet"].append([sheet.id, sheet.title, groups, _get_folder(sheet)])
    return choices


def list_points(corpus: Corpus, sheet: Sheet) -> list[list[str]]:
    """Return id, title and file of each point of the sheet; the path of the file begins at the folder of the sheet."""
    folder = _get_folder(sheet)
    return [[point.id, point.title, point.file.removeprefix(folder)] for point in corpus.list_points(sheet.id)]


def _get_folder(sheet: Sheet) -> str:
    return sheet.file.removesuffix("sheet.yml")
