"""What the fields of one record ask of each other: a name for a held source, options for a choice."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Self, TypeVar

from pydantic import ValidationError, ValidationInfo, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import InitErrorDetails

from factsheet.model.field_types import CONFIG
from factsheet.model.gaps import Unknown
from factsheet.model.values.error import make_mistake
from factsheet.problems.problem import Spot

T = TypeVar("T")


class Misfit(NamedTuple):
    """Something that one field says and another does not allow."""

    message: str
    fix: str | None = None
    spot: Spot = ()
    """Where in the record it is told."""
    written: Any = None
    """What stands there."""
    gap: Spot | None = None
    """What cannot be trusted because of it; None: what stands where it is told."""

    def make_details(self, around: Spot = ()) -> InitErrorDetails:
        return InitErrorDetails(
            type=make_mistake(self.message, self.fix), loc=(*around, *self.spot), input=self.written
        )


FieldCheck = Callable[[], Iterator[Misfit]]


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class CheckedRecord:
    """A record whose fields are held against each other once each of them is sound.

    Where the context is lenient they are not: who reads what is left of a faulty file asks for the misfits afterwards.
    """

    @model_validator(mode="after")
    def _check_fields(self, info: ValidationInfo) -> Self:
        if not getattr(info.context, "is_lenient", False):
            errors = [misfit.make_details() for demand in self.list_checks() for misfit in demand()]
            if errors:
                raise ValidationError.from_exception_data("record", errors)
        return self

    def list_checks(self) -> Sequence[FieldCheck]:
        """Return what is asked, each by itself: one that meets a field that is not known is not answered."""
        return ()


def find_misfits(record: CheckedRecord) -> Iterator[Misfit]:
    """Return all that does not fit, as far as the fields are known."""
    for demand in record.list_checks():
        try:
            yield from demand()
        except Unknown:
            continue


def find_repeated(things: Iterable[T], name: Callable[[T], str]) -> Iterator[tuple[int, str]]:
    """Return each id that has stood before, with its index; ids that are not known are passed over."""
    seen: set[str] = set()
    for number, thing in enumerate(things):
        try:
            id = name(thing)
        except Unknown:
            continue
        if id in seen:
            yield number, id
        seen.add(id)
