"""The kinds of field that records are made of: texts, ids, dates, yes and no, as strings stand in a file."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema
from rapidfuzz import process
from rapidfuzz.distance import OSA

from factsheet.model.sentence_numbers import FROM_ONE
from factsheet.model.values import date, ids, web_address, yes_no
from factsheet.model.values.error import mistake, surplus
from factsheet.text.yaml_scalar import NULL_WORDS, Nothing

CONFIG = ConfigDict(extra="forbid")

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
WHOLE = r"(?!0+$)[0-9]{1,9}"
_LANGUAGE, _NUMBER, _ZERO = map(re.compile, (LANGUAGE, WHOLE, "0+"))
_SEPARATOR = "[ ,.\\u00a0\\u202f]"
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}({_SEPARATOR})[0-9]{{3}}(?:\1[0-9]{{3}})*")


@dataclass(frozen=True)
class Refers:
    """Marks a field whose text is an id."""

    kind: str
    """`actor`, `source`, `place`, `point`, `party` (actor or source), `group`, `report` or `aspect`."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "x-refers": self.kind}


@dataclass(frozen=True)
class EachOnce:
    """Marks a list of ids none of which stands there twice; in a list that has an order, not twice in a row."""

    in_order: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(core) if self.in_order else {**handler(core), "uniqueItems": True}

    def _checked(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        if len(ids) == len(set(ids)):
            return ids
        before = (ids[number - 1 : number] if self.in_order else ids[:number] for number in range(len(ids)))
        if again := [(number, ids[number]) for number, others in enumerate(before) if ids[number] in others]:
            raise surplus(again)
        return ids


class OneOrMany:
    """Marks a list of which a single item may be written as it is."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler(core)
        return {"anyOf": [found, found["items"]]}


def closest(word: str, choices: list[str]) -> str | None:
    """Return the choice that was probably meant, or None."""
    same = [choice for choice in choices if _plain(choice) == _plain(word)]
    if same:
        return same[0]
    nearly = process.extractOne(word, choices, scorer=OSA.normalized_similarity, score_cutoff=0.75)
    found = nearly or process.extractOne(word, choices, score_cutoff=65)
    return found[0] if found else None


def _plain(word: str) -> str:
    """Return letters and digits of a word, since capitals, spaces, - and _ are easily taken for each other."""
    return "".join(sign for sign in word.casefold() if sign.isalnum())


def _text(raw: Any) -> Any:
    if not isinstance(raw, str):
        raise mistake("write a text here, not a list or further fields")
    if isinstance(raw, Nothing):
        raise mistake(raw.told)
    if not raw.strip():
        raise mistake("nothing is written here: write a text or delete the line")
    return raw.strip()


def _point_id(raw: Any) -> Any:
    text = _text(raw)
    if all(ID.fullmatch(part) for part in text.split("/", 1)):
        return text
    raise mistake(f"`{text}` is no point: write its id, or `sheet/point` for one of another sheet")


def _one_or_many(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


def _whole(raw: Any) -> Any:
    if isinstance(raw, str) and _NUMBER.fullmatch(raw):
        return int(raw)
    if not isinstance(raw, str):
        raise mistake("one whole number belongs here, such as 3")
    if _ZERO.fullmatch(raw):
        raise mistake(FROM_ONE)
    written = raw.strip()
    digits = re.sub(_SEPARATOR, "", written) if _GROUPED.fullmatch(written) else written
    raise mistake(f"`{raw}` is no whole number: write digits only", digits if _NUMBER.fullmatch(digits) else None)


def _address(raw: Any) -> Any:
    return web_address.checked(_text(raw))


def _optional_address(raw: Any) -> Any:
    return None if isinstance(raw, str) and (not raw or raw in NULL_WORDS) else _address(raw)


def _language(raw: Any) -> Any:
    text = _text(raw)
    if not _LANGUAGE.fullmatch(text):
        first, *rest = text.replace("_", "-").split("-")
        meant = "-".join((first.lower(), *rest))
        advice = meant if _LANGUAGE.fullmatch(meant) else None
        raise mistake(f"`{text}` is no language: write its short code (BCP 47), such as en, uk, ru, ar", advice)
    return text


_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}

Text = Annotated[str, BeforeValidator(_text), Field(json_schema_extra=_SCALAR)]
Id = ids.Id
YesNo = yes_no.Truth
Day = date.Written
Whole = Annotated[
    int, BeforeValidator(_whole, json_schema_input_type=int | str), Field(json_schema_extra={"x-value": "whole"})
]
Url = Annotated[str, BeforeValidator(_address), Field(json_schema_extra={"x-value": "address"})]
OptionalUrl = Annotated[
    str | None, BeforeValidator(_optional_address), Field(json_schema_extra={"x-value": "address", "x-nullable": True})
]
Language = Annotated[str, BeforeValidator(_language), Field(json_schema_extra={"x-value": "language"})]

ActorId = Annotated[Id, Refers("actor")]
SourceId = Annotated[Id, Refers("source")]
PlaceId = Annotated[Id, Refers("place")]
PartyId = Annotated[Id, Refers("party")]
GroupId = Annotated[Id, Refers("group")]
ReportId = Annotated[Id, Refers("report")]
AspectId = Annotated[Id, Refers("aspect")]
PointId = Annotated[
    str,
    BeforeValidator(_point_id),
    Field(json_schema_extra={"pattern": f"^{ID.pattern}(?:/{ID.pattern})?$"}),
    Refers("point"),
]

_many = BeforeValidator(_one_or_many)
_ONE, _ONCE = OneOrMany(), EachOnce()
Texts = Annotated[tuple[Text, ...], _many, _ONE]
ActorIds = Annotated[tuple[ActorId, ...], _ONCE, _many, _ONE]
PlaceIds = Annotated[tuple[PlaceId, ...], _ONCE, _many, _ONE]
SourceIds = Annotated[tuple[SourceId, ...], _ONCE, _many, _ONE]
PartyIds = Annotated[tuple[PartyId, ...], EachOnce(in_order=True), _many, _ONE]
PointIds = Annotated[tuple[PointId, ...], _ONCE, _many, _ONE]
GroupIds = Annotated[tuple[GroupId, ...], _ONCE, _many, _ONE]

DifferenceKind = Literal["substance", "number", "list", "speaker", "time", "wording", "spelling"]
