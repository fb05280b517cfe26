"""A content mistake inside a value, as the error type that pydantic carries to its place in the file."""

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError


def mistake(message: str, fix: str | None = None) -> PydanticCustomError:
    """Return the error to raise; `fix` is what to write instead, ready to paste, or None."""
    return PydanticCustomError("content", "{message}", {"message": message, "fix": fix})


def mistake_at(spot: tuple[str | int, ...], written: object, message: str, fix: str | None = None) -> ValidationError:
    """Return a mistake to raise in a validator of a mapping or list, at a spot (keys, indexes) inside it."""
    details = InitErrorDetails(type=mistake(message, fix), loc=spot, input=written)
    return ValidationError.from_exception_data("value", [details])
