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
from factsheet.text.i18n import get_script
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
        return not is_same_language(self.site, self.get_sheet_language(sheet))

    def get_sheet_language(self, sheet: str) -> str:
        """Return the language in which a sheet and its points are written; empty where nobody has recorded it."""
        return self.sheets.get(sheet, self.content)

    def choose_translation(self, translations: Mapping[str, T]) -> T | None:
        """Return what is in the language of the site, or in a variety of it."""
        exact = translations.get(self.site)
        return exact if exact is not None else next(self._list_varieties(translations), None)

    def _list_varieties(self, translations: Mapping[str, T]) -> Iterator[T]:
        return (translation for language, translation in translations.items() if is_same_language(self.site, language))


def get_language(settings: Settings, sheet: Sheet, record: Sheet | Point) -> str:
    """Return the language of the words of a sheet, or of a point on it; empty where nobody has recorded it."""
    is_known = sheet.language or record.original is not None
    return record.foreign or (settings.language if is_known else settings.language_of_facts)


def is_same_language(first: str, second: str) -> bool:
    """True for one language, be it in two varieties: uk and uk-UA, but not one in two scripts: zh-Hans and zh-Hant."""
    return first.partition("-")[0] == second.partition("-")[0] and get_script(first) == get_script(second)


def translate_corpus(corpus: Corpus, site: str, content: str) -> Corpus:
    """Return the corpus in the language of the site; `content` is that of sheets which name none, empty if unknown."""
    sheets = {id: sheet.language for id, sheet in corpus.sheets.items() if sheet.language}
    if all(is_same_language(site, written) for written in (content, *sheets.values())):
        return corpus
    languages = Languages(site, content, sheets)
    return replace(
        corpus,
        sheets={id: _translate_sheet(languages, sheet) for id, sheet in corpus.sheets.items()},
        points={key: _translate_point(languages, point) for key, point in corpus.points.items()},
        actors={id: _translate_name(languages, "actor", actor) for id, actor in corpus.actors.items()},
        places={id: _translate_name(languages, "place", place) for id, place in corpus.places.items()},
    )


def _replace_words(kind: str, record: T, **words: Any) -> T:
    """Return the record in other words; `dataclasses.replace` would want a field by the name that it has in files."""
    replaced: T = RECORDS[kind].validate_python({**vars(record), **words}, by_alias=False, by_name=True)
    return replaced


def _translate_point(languages: Languages, point: Point) -> Point:
    if not languages.is_foreign(point.sheet):
        return point
    foreign, translation = languages.get_sheet_language(point.sheet), languages.choose_translation(point.translations)
    if translation is None:
        return _replace_words("point", point, foreign=foreign) if foreign else point
    original = Original(
        language=foreign,
        title=point.title,
        text=point.statement,
        summary=point.summary,
        translator=translation.translator,
    )
    summary = translation.summary or point.summary
    return _replace_words(
        "point", point, title=translation.title, statement=translation.statement, summary=summary, original=original
    )


def _translate_sheet(languages: Languages, sheet: Sheet) -> Sheet:
    if not languages.is_foreign(sheet.id):
        return sheet
    foreign, translation = languages.get_sheet_language(sheet.id), languages.choose_translation(sheet.translations)
    if translation is None:
        return _replace_words("sheet", sheet, foreign=foreign) if foreign else sheet
    original = Original(
        language=foreign,
        title=sheet.title,
        text=sheet.question,
        summary=sheet.summary,
        groups={group.id: _make_group_original(group) for group in sheet.groups if group.id in translation.groups},
        translator=translation.translator,
    )
    return _replace_words(
        "sheet",
        sheet,
        title=translation.title,
        question=translation.question,
        summary=translation.summary or sheet.summary,
        groups=tuple(_translate_group(group, translation) for group in sheet.groups),
        original=original,
    )


def _make_group_original(group: Group) -> GroupTranslation:
    return GroupTranslation(title=group.title, summary=group.summary)


def _translate_group(group: Group, translation: SheetTranslation) -> Group:
    words = translation.groups.get(group.id)
    return replace(group, title=words.title, summary=words.summary or group.summary) if words else group


def _translate_name(languages: Languages, kind: str, record: Named) -> Named:
    """Return an actor or a place under its name in the language of the site, the written one among its other names."""
    name = None if is_same_language(languages.site, languages.content) else languages.choose_translation(record.names)
    if name is None:
        return record
    others = {language: other for language, other in record.names.items() if other != name}
    written_in = languages.content if is_language(languages.content) else UNKNOWN
    return _replace_words(kind, record, name=name, names={written_in: record.name, **others})
