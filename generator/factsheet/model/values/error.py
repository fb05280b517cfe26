"""A content mistake inside a value, as an error that pydantic carries to its place in the file."""

from collections.abc import Iterable

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

CONTENT, SURPLUS = "content", "surplus"
"""The types of our own errors: a value that cannot stay as it is, an item that can be deleted."""


def make_mistake(message: str, fix: str | None = None) -> PydanticCustomError:
    """Return the error to raise; `fix` is what to write instead, ready to paste, or None."""
    # The message goes in as a parameter, since pydantic would read braces in it as names of parameters.
    return PydanticCustomError(CONTENT, "{message}", {"message": message, "fix": fix})


def make_mistake_at(
    spot: tuple[str | int, ...], written: object, message: str, fix: str | None = None
) -> ValidationError:
    """Return a mistake to raise in a validator of a mapping or list, at a spot (keys, indexes) inside it."""
    details = InitErrorDetails(type=make_mistake(message, fix), loc=spot, input=written)
    return ValidationError.from_exception_data("value", [details])


def make_surplus_mistakes(again: Iterable[tuple[int, str]]) -> ValidationError:
    """Return the mistakes to raise in a validator of a list: items, with their indexes, that say nothing more."""
    details = []
    for number, id in again:
        error = PydanticCustomError(SURPLUS, "`{id}` is already in this list: delete it here", {"id": id})
        details.append(InitErrorDetails(type=error, loc=(number,), input=id))
    return ValidationError.from_exception_data("list", details)
