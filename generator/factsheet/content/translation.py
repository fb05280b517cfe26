"""The corpus as written → in the language of the site, as far as there are translations.

A translated record keeps its original words (`original`); one without a translation names its language (`foreign`).
This is done once, before any page is made, so that no page, feed or card has to choose a language.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.field_types import is_language
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.record_types import RECORDS, Record
from factsheet.model.sheet import Group, Sheet
from factsheet.model.translation import GroupTranslation, Original, SheetTranslation
from factsheet.text.i18n import get_script
from factsheet.web.settings import Settings

UNKNOWN = "und"
"""The tag of BCP 47 for an unknown language. https://www.rfc-editor.org/info/bcp47"""
T = TypeVar("T")
R = TypeVar("R", bound=Record)
Named = TypeVar("Named", Actor, Place)


class Languages(Struct, frozen=True):
    """The languages of the site, of the content, and of the sheets that are written in another."""

    site: str
    content: str
    sheets: Mapping[str, str]

    def is_foreign(self, sheet: str) -> bool:
        """True where the language of a sheet and its points is not the site's, or not known."""
        return not is_same_language(self.site, self.get_sheet_language(sheet))

    def get_sheet_language(self, sheet: str) -> str:
        """Return the language in which a sheet and its points are written; empty where it is not recorded."""
        return self.sheets.get(sheet, self.content)

    def choose_translation(self, translations: Mapping[str, T]) -> T | None:
        """Return the translation into the language of the site, or else into a variety of it."""
        if self.site in translations:
            return translations[self.site]
        for language, translation in translations.items():
            if is_same_language(self.site, language):
                return translation
        return None


def get_language(settings: Settings, sheet: Sheet, record: Sheet | Point) -> str:
    """Return the language of the words of a sheet, or of a point on it; empty where it is not recorded."""
    if record.foreign:
        return record.foreign
    is_known = sheet.language or record.original is not None
    return settings.language if is_known else settings.language_of_facts


def is_same_language(first: str, second: str) -> bool:
    """True for two varieties of a language (uk and uk-UA), but not for two scripts (zh-Hans and zh-Hant)."""
    return first.partition("-")[0] == second.partition("-")[0] and get_script(first) == get_script(second)


def translate_corpus(corpus: Corpus, site: str, content: str) -> Corpus:
    """Return the corpus in the language of the site; `content` is that of sheets without one, empty if unknown."""
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


def _replace_words(kind: str, record: R, **words: Any) -> R:
    """Return the record with other words; `dataclasses.replace` would need the name that a field has in files."""
    values = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    replaced: R = RECORDS[kind].validate_python({**values, **words}, by_alias=False, by_name=True)
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
    if words is None:
        return group
    return dataclasses.replace(group, title=words.title, summary=words.summary or group.summary)


def _translate_name(languages: Languages, kind: str, record: Named) -> Named:
    """Return an actor or a place with its name in the language of the site; the written name becomes another name."""
    if is_same_language(languages.site, languages.content):
        return record
    name = languages.choose_translation(record.names)
    if name is None:
        return record
    others = {language: other for language, other in record.names.items() if other != name}
    written_in = languages.content if is_language(languages.content) else UNKNOWN
    return _replace_words(kind, record, name=name, names={written_in: record.name, **others})
