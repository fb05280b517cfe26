"""Write a text as YAML: plain if it cannot be misread, else in quotation marks."""

import re
from collections.abc import Iterator, Sequence

Scalar = str | int | float | bool
"""The types that one text can have in a YAML schema, which takes `400` for a number and `NO` for a boolean."""

NULL_WORDS = frozenset(("null", "Null", "NULL", "~"))
"""The words for no value in YAML."""

_BEGINS_PLAIN = re.compile(r"[^\W_]")
_UNSAFE = re.compile(r": |:$|#|[\]}]$")
_BRACKETS = re.compile(r"[,\[\]{}:\"]")


class NullWord(str):
    """One of the null words, written without quotation marks."""

    __slots__ = ()

    @property
    def message(self) -> str:
        """Return the message for a field that needs a value."""
        return (
            f"`{self}` means an empty value: write a value or delete the line;"
            f' put the word itself in quotation marks, "{self}"'
        )


def format_scalar(text: str, *, in_brackets: bool = False, style: str | None = None) -> str:
    """Return the text on one line; `style` is the quotation mark that it had before, if any."""
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style or text in NULL_WORDS or not _BEGINS_PLAIN.match(text) or _UNSAFE.search(text):
        return quote_scalar(text)
    if in_brackets and _BRACKETS.search(text):
        return quote_scalar(text)
    return text


def quote_scalar(text: str) -> str:
    """Return the text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def format_field(name: str, value: str | Sequence[str]) -> Iterator[str]:
    """Yield the lines of a field: a list in brackets; a text of several lines as a block below its name."""
    if not isinstance(value, str):
        items = [format_scalar(item, in_brackets=True) for item in value]
        yield f"{name}: [{', '.join(items)}]"
    elif "\n" in value:
        yield f"{name}: |-"
        for line in value.split("\n"):
            yield f"  {line}"
    else:
        yield f"{name}: {format_scalar(value)}"
