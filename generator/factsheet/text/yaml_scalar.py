"""A text as YAML writes it: plain where nobody can misread it, else in quotation marks."""

import re
from collections.abc import Iterator, Sequence

Scalar = str | int | float | bool
"""How one text may look to a schema of YAML, which takes `400` for a number and `NO` for a boolean."""

NULL_WORDS = frozenset(("null", "Null", "NULL", "~"))
"""The words by which YAML says that a field has no value."""

_BEGINS_PLAIN = re.compile(r"[^\W_]")
_UNSAFE = re.compile(r": |:$|#|[\]}]$")
_BRACKETS = re.compile(r"[,\[\]{}:\"]")


class NullWord(str):
    """One of the null words as somebody wrote it, without quotation marks."""

    __slots__ = ()

    @property
    def message(self) -> str:
        """Return what is said of it where something has to stand."""
        return (
            f"`{self}` says that nothing is written here: write what belongs here, or delete the line;"
            f' the word itself needs quotation marks, "{self}"'
        )


def format_scalar(text: str, *, in_brackets: bool = False, style: str | None = None) -> str:
    """Return the text on one line; `style` is the quotation mark that it had before, if any."""
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    is_plain = not style and _BEGINS_PLAIN.match(text) and not _UNSAFE.search(text) and text not in NULL_WORDS
    return text if is_plain and not (in_brackets and _BRACKETS.search(text)) else quote_scalar(text)


def quote_scalar(text: str) -> str:
    """Return the text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def format_field(name: str, value: str | Sequence[str]) -> Iterator[str]:
    """Return the lines of a field: a list in brackets; a text over several lines as it is, below its name."""
    if not isinstance(value, str):
        yield f"{name}: [{', '.join(format_scalar(item, in_brackets=True) for item in value)}]"
    elif "\n" in value:
        yield f"{name}: |-"
        yield from (f"  {line}" for line in value.split("\n"))
    else:
        yield f"{name}: {format_scalar(value)}"
