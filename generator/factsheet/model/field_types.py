"""The types of fields: texts, ids, dates, yes and no, each parsed from the string in the file."""

import re
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema
from rapidfuzz import process
from rapidfuzz.distance import OSA

from factsheet.model.sentence_numbers import FROM_ONE
from factsheet.model.values import date, ids, web_address, yes_no
from factsheet.model.values.error import make_mistake, make_surplus_mistakes
from factsheet.text.yaml_scalar import NULL_WORDS, NullWord

# An unknown field is a mistake: ignored, a misspelled name would lose what was written.
CONFIG = ConfigDict(extra="forbid", defer_build=True)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The shape of BCP 47 (RFC 5646); whether the subtags are registered is not checked.
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
# Nine digits fit a 32-bit integer, which SQLite, JSON and JavaScript all keep exactly.
WHOLE = r"(?!0+$)[0-9]{1,9}"
_LANGUAGE, _NUMBER, _ZERO = map(re.compile, (LANGUAGE, WHOLE, "0+"))
_SEPARATOR = "[ ,.\\u00a0\\u202f]"
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}({_SEPARATOR})[0-9]{{3}}(?:\1[0-9]{{3}})*")


class ReferenceMarker(Struct, frozen=True):
    """Marks a field whose text is an id."""

    kind: str
    """`actor`, `source`, `place`, `point`, `party` (actor or source), `group`, `report` or `aspect`."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "x-refers": self.kind}


class UniqueItems(Struct, frozen=True):
    """Marks a list without repeated ids; in a list whose order matters, without the same id twice in a row."""

    in_order: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._validate_items, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        if not self.in_order:
            return {**schema, "uniqueItems": True}
        return schema

    def _validate_items(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        repeated = []
        for number, id in enumerate(ids):
            # In a chain of attribution, A → B → A is possible: only a repetition next to itself is a mistake.
            before = ids[max(0, number - 1) : number] if self.in_order else ids[:number]
            if id in before:
                repeated.append((number, id))
        if repeated:
            raise make_surplus_mistakes(repeated)
        return ids


class Lines:
    """Marks a text that needs several lines in the form."""


class SingleOrList:
    """Marks a list whose single item may be written without brackets."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        list_schema = handler(core)
        return {"anyOf": [list_schema, list_schema["items"]]}


def find_closest(word: str, choices: list[str]) -> str | None:
    """Return the choice that was probably meant, or None."""
    for choice in choices:
        if _normalize_word(choice) == _normalize_word(word):
            return choice
    # First typing errors (one letter in four, exchanged ones too), then shared parts: "killed-total" for "killed".
    # RapidFuzz is compiled; difflib takes seconds for thousands of ids.
    match = process.extractOne(word, choices, scorer=OSA.normalized_similarity, score_cutoff=0.75)
    if match is None:
        match = process.extractOne(word, choices, score_cutoff=65)
    return match[0] if match else None


def _normalize_word(word: str) -> str:
    """Return the letters and digits of a word, since capitals, spaces, - and _ are easily confused."""
    return "".join(sign for sign in word.casefold() if sign.isalnum())


def _validate_text(raw: Any) -> Any:
    if not isinstance(raw, str):
        raise make_mistake("write a text here, not a list or further fields")
    if isinstance(raw, NullWord):
        raise make_mistake(raw.message)
    if not raw.strip():
        raise make_mistake("nothing is written here: write a text or delete the line")
    return raw.strip()


def _validate_point_id(raw: Any) -> Any:
    text = _validate_text(raw)
    if all(ID.fullmatch(part) for part in text.split("/", 1)):
        return text
    raise make_mistake(f"`{text}` is no point: write its id, or `sheet/point` for one of another sheet")


def _make_list(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


def _validate_whole_number(raw: Any) -> Any:
    if isinstance(raw, str) and _NUMBER.fullmatch(raw):
        return int(raw)
    if not isinstance(raw, str):
        raise make_mistake("one whole number belongs here, such as 3")
    if _ZERO.fullmatch(raw):
        raise make_mistake(FROM_ONE)
    digits = raw.strip()
    if _GROUPED.fullmatch(digits):
        digits = re.sub(_SEPARATOR, "", digits)
    raise make_mistake(f"`{raw}` is no whole number: write digits only", digits if _NUMBER.fullmatch(digits) else None)


def _validate_address(raw: Any) -> Any:
    return web_address.validate_address(_validate_text(raw))


def _validate_optional_address(raw: Any) -> Any:
    if isinstance(raw, str) and (not raw or raw in NULL_WORDS):
        return None
    return _validate_address(raw)


def is_language(tag: str) -> bool:
    """Return whether it is a language tag of BCP 47, such as `uk` or `zh-Hans`."""
    return _LANGUAGE.fullmatch(tag) is not None


def _validate_language(raw: Any) -> Any:
    text = _validate_text(raw)
    if not _LANGUAGE.fullmatch(text):
        language, hyphen, rest = text.replace("_", "-").partition("-")
        meant = f"{language.lower()}{hyphen}{rest}"
        advice = meant if _LANGUAGE.fullmatch(meant) else None
        raise make_mistake(f"`{text}` is no language: write its short code (BCP 47), such as en, uk, ru, ar", advice)
    return text


_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}

Text = Annotated[str, BeforeValidator(_validate_text), Field(json_schema_extra=_SCALAR)]
Prose = Annotated[Text, Lines()]
Id = ids.Id
YesNo = yes_no.Truth
Day = date.Written
Whole = Annotated[
    int,
    BeforeValidator(_validate_whole_number, json_schema_input_type=int | str),
    Field(json_schema_extra={"x-value": "whole"}),
]
Url = Annotated[str, BeforeValidator(_validate_address), Field(json_schema_extra={"x-value": "address"})]
OptionalUrl = Annotated[
    str | None,
    BeforeValidator(_validate_optional_address),
    Field(json_schema_extra={"x-value": "address", "x-nullable": True}),
]
Language = Annotated[str, BeforeValidator(_validate_language), Field(json_schema_extra={"x-value": "language"})]

ActorId = Annotated[Id, ReferenceMarker("actor")]
SourceId = Annotated[Id, ReferenceMarker("source")]
PlaceId = Annotated[Id, ReferenceMarker("place")]
PartyId = Annotated[Id, ReferenceMarker("party")]
GroupId = Annotated[Id, ReferenceMarker("group")]
ReportId = Annotated[Id, ReferenceMarker("report")]
AspectId = Annotated[Id, ReferenceMarker("aspect")]
PointId = Annotated[
    str,
    BeforeValidator(_validate_point_id),
    Field(json_schema_extra={"pattern": f"^{ID.pattern}(?:/{ID.pattern})?$"}),
    ReferenceMarker("point"),
]

_LISTED = BeforeValidator(_make_list)
_SINGLE_OR_LIST, _UNIQUE = SingleOrList(), UniqueItems()
Texts = Annotated[tuple[Text, ...], _LISTED, _SINGLE_OR_LIST]
ActorIds = Annotated[tuple[ActorId, ...], _UNIQUE, _LISTED, _SINGLE_OR_LIST]
PlaceIds = Annotated[tuple[PlaceId, ...], _UNIQUE, _LISTED, _SINGLE_OR_LIST]
SourceIds = Annotated[tuple[SourceId, ...], _UNIQUE, _LISTED, _SINGLE_OR_LIST]
PartyIds = Annotated[tuple[PartyId, ...], UniqueItems(in_order=True), _LISTED, _SINGLE_OR_LIST]
PointIds = Annotated[tuple[PointId, ...], _UNIQUE, _LISTED, _SINGLE_OR_LIST]
GroupIds = Annotated[tuple[GroupId, ...], _UNIQUE, _LISTED, _SINGLE_OR_LIST]

DifferenceKind = Literal["substance", "number", "list", "speaker", "time", "wording", "spelling"]
