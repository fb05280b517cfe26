"""Rules across the fields of one record: a held source needs a title, a choice its options."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Self, TypeVar

from pydantic import ValidationError, ValidationInfo, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import InitErrorDetails

from factsheet.model.field_types import CONFIG
from factsheet.model.gaps import Unknown, iterate_known
from factsheet.model.values.error import make_mistake
from factsheet.problems.problem import Spot

T = TypeVar("T")


class Misfit(NamedTuple):
    """Something that one field says and another does not allow."""

    message: str
    fix: str | None = None
    spot: Spot = ()
    """Where in the record it is reported."""
    written: Any = None
    """The value at the spot."""
    gap: Spot | None = None
    """What cannot be trusted because of it; None: the value at the spot."""

    def make_details(self, around: Spot = ()) -> InitErrorDetails:
        return InitErrorDetails(
            type=make_mistake(self.message, self.fix), loc=(*around, *self.spot), input=self.written
        )


FieldCheck = Callable[[], Iterator[Misfit]]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class CheckedRecord:
    """A record whose fields are checked against each other once each of them is valid.

    In a lenient context they are not: the reader of a faulty file calls `find_misfits` afterwards.
    """

    @model_validator(mode="after")
    def _check_fields(self, info: ValidationInfo) -> Self:
        if getattr(info.context, "is_lenient", False):
            return self
        errors = []
        for check in self.list_checks():
            for misfit in check():
                errors.append(misfit.make_details())
        if errors:
            raise ValidationError.from_exception_data("record", errors)
        return self

    def list_checks(self) -> Sequence[FieldCheck]:
        """Return the checks, one for each rule: a check that meets an unknown field ends without an answer."""
        return ()


def find_misfits(record: CheckedRecord) -> Iterator[Misfit]:
    """Return all that does not fit, as far as the fields are known."""
    for check in record.list_checks():
        yield from iterate_known(check())


def find_repeated(things: Iterable[T], name: Callable[[T], str]) -> Iterator[tuple[int, str]]:
    """Return each id that is used again, with its index; unknown ids are skipped."""
    seen: set[str] = set()
    for number, thing in enumerate(things):
        try:
            id = name(thing)
        except Unknown:
            continue
        if id in seen:
            yield number, id
        seen.add(id)
