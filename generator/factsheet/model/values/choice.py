"""The aspect type `choice`: one of the options that the aspect lists."""

from difflib import get_close_matches
from typing import Annotated

from msgspec import Struct
from pydantic import PlainValidator, ValidationInfo

from factsheet.model.values.error import make_mistake
from factsheet.model.values.value_type import Agreement, AspectContext, RecordNames, Relation, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.text.yaml_scalar import Scalar


class Choice(Struct, frozen=True):
    """The option that fits a source's words."""

    option: str


def validate_option(written: str, options: tuple[str, ...]) -> str:
    """Return the text if it is one of the options; else raise a mistake whose fix is the nearest one."""
    if written in options:
        return written
    quoted = ", ".join(f"“{option}”" for option in options)
    folded = {option.casefold(): option for option in options}
    matches = get_close_matches(written.casefold(), folded, n=1)
    if not matches:
        raise make_mistake(f"“{written}” is not an option here; the options are {quoted}")
    nearest = folded[matches[0]]
    raise make_mistake(
        f"“{written}” is not an option here, did you mean “{nearest}”? The options are {quoted}", nearest
    )


def _validate_value(written: object, info: ValidationInfo) -> Choice:
    if isinstance(written, Choice):
        return written
    if not isinstance(written, str) or not written.strip():
        raise make_mistake("write one of the options of the aspect")
    column: AspectContext | None = info.context
    if column is not None:
        validate_option(written, column.options)
    return Choice(option=written)


Written = Annotated[Choice, PlainValidator(_validate_value, json_schema_input_type=Scalar)]


def compare(a: Choice, b: Choice, world: RecordNames) -> Agreement:
    """Two options are the same or exclude one another."""
    if a == b:
        return Agreement(Relation.AGREES, _("both say “{option}”").format(option=a.option))
    return Agreement(Relation.CONTRADICTS, _("one says “{a}”, the other “{b}”").format(a=a.option, b=b.option))


def print_value(value: Choice, world: RecordNames) -> RichText:
    """Return the option as the aspect writes it."""
    return (Span(value.option),)


TYPE = ValueType("choice", Written, compare, print_value)
