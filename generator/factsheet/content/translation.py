"""The corpus as it was written → as a site of one language tells it: in a translation, where there is one.

What was written stays beside it (`original`); what has no translation names its language (`foreign`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.field_types import is_language
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.record_types import RECORDS
from factsheet.model.sheet import Group, Sheet
from factsheet.model.translation import GroupTranslation, Original, SheetTranslation
from factsheet.text.i18n import script
from factsheet.web.settings import Settings

UNKNOWN = "und"
"""What BCP 47 calls a language that nobody has recorded."""
T = TypeVar("T")
Named = TypeVar("Named", Actor, Place)


@dataclass(frozen=True)
class Languages:
    """That of the site, that in which the content is written, and those of sheets that are written in another."""

    site: str
    content: str
    sheets: Mapping[str, str]

    def is_foreign(self, sheet: str) -> bool:
        """True where a sheet and its points may be in another language than the site's: it is another, or unknown."""
        return not is_same(self.site, self.written(sheet))

    def written(self, sheet: str) -> str:
        """Return the language in which a sheet and its points are written; empty where nobody has recorded it."""
        return self.sheets.get(sheet, self.content)

    def best(self, translations: Mapping[str, T]) -> T | None:
        """Return what is in the language of the site, or in a variety of it."""
        found = translations.get(self.site)
        return found if found is not None else next(self._near(translations), None)

    def _near(self, translations: Mapping[str, T]) -> Iterator[T]:
        return (told for language, told in translations.items() if is_same(self.site, language))


def language_of(settings: Settings, sheet: Sheet, record: Sheet | Point) -> str:
    """Return the language of the words of a sheet, or of a point on it; empty where nobody has recorded it."""
    is_known = sheet.language or record.original is not None
    return record.foreign or (settings.language if is_known else settings.language_of_facts)


def is_same(one: str, other: str) -> bool:
    """True for one language, be it in two varieties: uk and uk-UA, but not one in two scripts: zh-Hans and zh-Hant."""
    return one.partition("-")[0] == other.partition("-")[0] and script(one) == script(other)


def told_in(corpus: Corpus, site: str, content: str) -> Corpus:
    """Return the corpus in the language of the site; `content` is that of sheets which name none, empty if unknown."""
    sheets = {id: sheet.language for id, sheet in corpus.sheets.items() if sheet.language}
    if all(is_same(site, written) for written in (content, *sheets.values())):
        return corpus
    languages = Languages(site, content, sheets)
    return replace(
        corpus,
        sheets={id: _sheet(languages, sheet) for id, sheet in corpus.sheets.items()},
        points={key: _point(languages, point) for key, point in corpus.points.items()},
        actors={id: _named(languages, "actor", actor) for id, actor in corpus.actors.items()},
        places={id: _named(languages, "place", place) for id, place in corpus.places.items()},
    )


def _retell(kind: str, record: T, **words: Any) -> T:
    """Return the record in other words; `dataclasses.replace` would want a field by the name that it has in files."""
    retold: T = RECORDS[kind].validate_python({**vars(record), **words}, by_alias=False, by_name=True)
    return retold


def _point(languages: Languages, point: Point) -> Point:
    if not languages.is_foreign(point.sheet):
        return point
    foreign, told = languages.written(point.sheet), languages.best(point.translations)
    if told is None:
        return _retell("point", point, foreign=foreign) if foreign else point
    original = Original(
        language=foreign,
        title=point.title,
        text=point.statement,
        summary=point.summary,
        translator=told.translator,
    )
    summary = told.summary or point.summary
    return _retell("point", point, title=told.title, statement=told.statement, summary=summary, original=original)


def _sheet(languages: Languages, sheet: Sheet) -> Sheet:
    if not languages.is_foreign(sheet.id):
        return sheet
    foreign, told = languages.written(sheet.id), languages.best(sheet.translations)
    if told is None:
        return _retell("sheet", sheet, foreign=foreign) if foreign else sheet
    original = Original(
        language=foreign,
        title=sheet.title,
        text=sheet.question,
        summary=sheet.summary,
        groups={one.id: _as_written(one) for one in sheet.groups if one.id in told.groups},
        translator=told.translator,
    )
    return _retell(
        "sheet",
        sheet,
        title=told.title,
        question=told.question,
        summary=told.summary or sheet.summary,
        groups=tuple(_group(one, told) for one in sheet.groups),
        original=original,
    )


def _as_written(group: Group) -> GroupTranslation:
    return GroupTranslation(title=group.title, summary=group.summary)


def _group(group: Group, told: SheetTranslation) -> Group:
    found = told.groups.get(group.id)
    return replace(group, title=found.title, summary=found.summary or group.summary) if found else group


def _named(languages: Languages, kind: str, one: Named) -> Named:
    """Return an actor or a place under its name in the language of the site, the written one among its other names."""
    name = None if is_same(languages.site, languages.content) else languages.best(one.names)
    if name is None:
        return one
    others = {language: other for language, other in one.names.items() if other != name}
    written_in = languages.content if is_language(languages.content) else UNKNOWN
    return _retell(kind, one, name=name, names={written_in: one.name, **others})
