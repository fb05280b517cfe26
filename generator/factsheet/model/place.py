"""A place: its names, where it is, and what it lies in."""

import re
from typing import Annotated, TypeGuard

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import CONFIG, Id, Language, PlaceId, Prose, Text, Texts
from factsheet.model.values.error import make_mistake

_Pair = Annotated[list[float], Field(min_length=2, max_length=2)]
_NUMBER = r"([-−–]?[0-9]{1,3}(?:[.,][0-9]+)?)"
_TWO = re.compile(rf"\s*{_NUMBER}\s*[,; ]\s*{_NUMBER}\s*")


def _guess_coordinates(raw: object) -> str | None:
    """Return the pair that was probably meant, ready to paste; None where nothing can be guessed."""
    if isinstance(raw, list) and _is_text_list(raw):
        if len(raw) == 4:  # [50,45, 30,52]: the decimal commas have split the numbers
            raw = [f"{raw[0]}.{raw[1]}", f"{raw[2]}.{raw[3]}"]
        raw = " ".join(raw)
    if not isinstance(raw, str):
        return None
    pair = _TWO.fullmatch(raw)
    if pair is None:
        return None
    numbers = [re.sub("[−–]", "-", number).replace(",", ".") for number in pair.groups()]
    return f"[{', '.join(numbers)}]"


def _is_text_list(raw: list[object]) -> TypeGuard[list[str]]:
    return all(isinstance(part, str) for part in raw)


def _validate_coordinates(raw: object) -> object:
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise make_mistake("write latitude and longitude in degrees, such as [50.45, 30.52]", _guess_coordinates(raw))
    try:
        latitude, longitude = float(raw[0]), float(raw[1])
    except (TypeError, ValueError):
        raise make_mistake(
            "latitude and longitude are decimal degrees, such as [50.45, 30.52]", _guess_coordinates(raw)
        ) from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise make_mistake("latitude runs from -90 to 90, longitude from -180 to 180")
    return (latitude, longitude)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Place:
    id: Annotated[Id, FieldInfo(supplied_by="the place of the file")]
    file: Annotated[str, FieldInfo(supplied_by="the place of the file")]
    name: Annotated[Text, FieldInfo(is_first=True)]
    """Its name."""
    names: Annotated[dict[Language, Text], FieldInfo(hidden=("form",))] = Field(default_factory=dict)
    """Its name in other languages."""
    aliases: Texts = ()
    """Other spellings."""
    kind: Annotated[Text | None, FieldInfo(is_first=True)] = None
    """The kind of place: city, region, country and the like."""
    coordinates: Annotated[
        Annotated[tuple[float, float], BeforeValidator(_validate_coordinates, json_schema_input_type=_Pair)] | None,
        FieldInfo(columns=("latitude", "longitude")),
    ] = None
    """Latitude and longitude in degrees, WGS 84."""
    lies_in: Annotated[PlaceId | None, FieldInfo(label="Lies in", is_first=True)] = Field(default=None, alias="in")
    """The larger place that it lies in."""
    description: Prose | None = None
    """A description in our words."""
