"""The aspect type `yes_no`: whether something is so, as a source says it; silence has no value."""

from typing import Annotated, Literal

from msgspec import Struct
from pydantic import BeforeValidator, PlainValidator

from factsheet.model.values.error import make_mistake
from factsheet.model.values.value_type import Agreement, RecordNames, Relation, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span

# YAML 1.2 no longer takes `on`, `off`, `y` and `n` for booleans, so they are refused, with a fix.
_MEANINGS = {"yes": True, "true": True, "no": False, "false": False}
_NEARLY = {"y": "yes", "on": "yes", "1": "yes", "n": "no", "off": "no", "0": "no"}


def parse_yes_no(written: object) -> bool:
    """Return what `yes`, `no`, `true` or `false` says, in any case; raise a mistake for all else."""
    if isinstance(written, bool):
        return written
    folded = written.strip().lower() if isinstance(written, str) else ""
    if folded not in _MEANINGS:
        raise make_mistake("write yes or no", _NEARLY.get(folded))
    return _MEANINGS[folded]


_Typed = bool | Literal["yes", "no", "true", "false"]
Truth = Annotated[bool, BeforeValidator(parse_yes_no, json_schema_input_type=_Typed)]
"""A plain field that is written as yes or no."""


class Answer(Struct, frozen=True):
    """What a source answers to a question of yes or no."""

    yes: Truth


NO = Answer(yes=False)
"""What an asserted absence says."""


def _validate_value(written: object) -> Answer:
    return written if isinstance(written, Answer) else Answer(yes=parse_yes_no(written))


Written = Annotated[Answer, PlainValidator(_validate_value, json_schema_input_type=_Typed)]


def compare(a: Answer, b: Answer, world: RecordNames) -> Agreement:
    """Two answers are the same or contradict."""
    if a == b:
        return Agreement(Relation.AGREES, _("both say {answer}").format(answer=_format_answer(a)))
    return Agreement(Relation.CONTRADICTS, _("one says yes, the other no"))


def print_value(value: Answer, world: RecordNames) -> RichText:
    """Print yes or no in the language of the site."""
    return (Span(_format_answer(value)),)


def _format_answer(answer: Answer) -> str:
    return _("yes") if answer.yes else _("no")


TYPE = ValueType("yes_no", Written, compare, print_value)
