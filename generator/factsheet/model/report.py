"""A report: what one source says about a point, in its own words, with its own values. One row of the table."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, ValidationInfo
from pydantic.dataclasses import dataclass
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from factsheet.model.aspect import Aspect
from factsheet.model.cross_field_rules import CheckedRecord, FieldCheck, Misfit
from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import (
    CONFIG,
    ActorIds,
    Id,
    PartyIds,
    Prose,
    ReferenceMarker,
    ReportId,
    SourceId,
    SourceIds,
    Text,
    Texts,
    Whole,
    find_closest,
)
from factsheet.model.quote import Exact, Quote, Translation, parse_quote
from factsheet.model.sentence_numbers import FROM_ONE, check_sentence_numbers
from factsheet.model.source import Source
from factsheet.model.values import TYPES
from factsheet.model.values.error import CONTENT, make_mistake

AttributionBasis = Literal[
    "own_observation",
    "named_official",
    "unnamed_official",
    "named_person",
    "unnamed_person",
    "document",
    "other_outlet",
    "dangling",
    "none",
]
Stance = Literal["reports", "denies", "accepts", "asserts_absence"]
AGAINST: tuple[Stance, ...] = ("denies", "asserts_absence")
"""Stances of a report that disputes the point."""
Extent = Literal["full", "partial", "headline_only"]
Voice = Literal["news", "analysis", "headline", "caption", "link"]
NoQuote = Literal["page_not_seen", "paywalled", "number_only"]
Rank = Literal["preferred", "normal", "deprecated"]
NotCounted = Literal["deprecated", "page_not_seen", "states_nothing"]
"""Why a report is in no count."""
OF_ITSELF = "an estimate cannot be made from itself: name the sources it was made from, or delete this one"
Manner = Literal["said", "partial", "headline_only", "asserts_absence", "denies"]

# Built once: building one costs far more than validating a value.
_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {name: TypeAdapter(type.written) for name, type in TYPES.items()}


@dataclasses.dataclass
class ReportContext:
    """What a point passes to its reports while it is validated; `aspects` is None until they are valid."""

    aspects: Mapping[str, Aspect] | None = None
    is_lenient: bool = False
    """True while a file is read that is known to have mistakes: fields are not checked against each other."""
    faulty_aspects: frozenset[str] = frozenset()
    """Aspects that have mistakes themselves: values under them cannot be judged."""
    has_all_aspects: bool = True
    """False where there may be aspects whose id is not known."""


def find_reason_not_counted(own_reason: NotCounted | None, source: Source | None) -> NotCounted | None:
    """Return why a report does not count, or None where it does; nothing else decides this.

    It counts if it is not deprecated, if somebody here has opened its source, and if it states something.
    """
    if own_reason != "deprecated" and source is not None and not source.is_seen:
        return "page_not_seen"
    return own_reason


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Attribution:
    as_printed: Annotated[
        Prose | None,
        FieldInfo(prompt="Attribution as printed (“officials said”)", column="attribution", cell="as_printed"),
    ] = None
    """The attribution, as printed."""
    chain: Annotated[PartyIds, FieldInfo(prompt="Chain from the origin to the outlet")] = ()
    """The chain from the origin to the outlet, as printed: ids of actors and sources."""
    basis: Annotated[AttributionBasis | None, FieldInfo(prompt="Basis")] = None
    """The type of source behind it."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Locator(CheckedRecord):
    paragraph: Whole | None = None
    """The number of the paragraph on the page."""
    sentences: Texts = ()
    """Numbers of sentences in the snapshot, from 1, or ranges (`3-5`)."""
    page: Text | None = None
    """The page of a printed source."""
    timestamp: Text | None = None
    """The time in a recording."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return self._check_page, self._check_sentences

    def _check_page(self) -> Iterator[Misfit]:
        if self.page is not None and not self.page.strip("0"):
            yield Misfit(FROM_ONE, spot=("page",), written=self.page)

    def _check_sentences(self) -> Iterator[Misfit]:
        for number, text in enumerate(self.sentences):
            if message := check_sentence_numbers(text):
                yield Misfit(message, spot=("sentences", number), written=text)


def _parse_values(raw: Any, info: ValidationInfo) -> Any:
    """Parse each value by the type of its aspect; every mistake keeps its place."""
    if not isinstance(raw, dict):
        raise make_mistake("write the values as `aspect: value` lines")
    context: ReportContext | None = info.context
    if context is None or context.aspects is None:
        return {}
    aspects = context.aspects
    values: dict[str, Any] = {}
    errors: list[InitErrorDetails] = []
    for name, written in raw.items():
        aspect = aspects.get(name)
        if name in context.faulty_aspects or (aspect is None and not context.has_all_aspects):
            continue
        if aspect is None:
            errors.append({"type": _make_unknown_aspect_mistake(name, aspects), "loc": (name,), "input": written})
            continue
        try:
            values[name] = _ADAPTERS[aspect.type].validate_python(written, context=aspect)
        except ValidationError as error:
            errors += [_move_error(details, name) for details in error.errors(include_url=False)]
    if errors:
        raise ValidationError.from_exception_data("says", errors)
    return values


def _make_unknown_aspect_mistake(name: str, aspects: Mapping[str, Aspect]) -> PydanticCustomError:
    known = list(aspects)
    if not known:
        return make_mistake(f"the point has no aspects, so `{name}` has no column: add it under `compare`")
    return make_mistake(
        f"`{name}` is not an aspect of this point; its aspects are {', '.join(known)}", find_closest(name, known)
    )


def _move_error(details: ErrorDetails, name: str) -> InitErrorDetails:
    """Return an error of a value as one of the column."""
    context = details.get("ctx", {})
    error: PydanticCustomError | str = details["type"]
    if error == CONTENT:  # pydantic knows its own types by name, but ours only as an object
        error = make_mistake(context["message"], context["fix"])
    return {"type": error, "loc": (name, *details["loc"]), "input": details["input"], "ctx": context}


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Report(CheckedRecord):
    source: Annotated[SourceId, FieldInfo(is_first=True)]
    """The source."""
    id: Annotated[Id | None, FieldInfo(prompt="Short name (id)", columns=("report",), cell="report_id")] = None
    """The id in the address of the row, if a source reports the same point twice; otherwise the id of the source."""
    quote: (
        Annotated[
            Quote,
            BeforeValidator(parse_quote, json_schema_input_type=str | list[str] | Exact),
            FieldInfo(prompt="Its own words, exactly as printed", is_first=True),
        ]
        | None
    ) = None
    """Its words, verbatim; […] marks words left out in between."""
    no_quote: Annotated[
        NoQuote | None,
        FieldInfo(label="Why nothing is quoted", prompt="Or: why there is no quotation", is_first=True),
    ] = None
    """Why there is no quotation."""
    translation: Translation | None = None
    says: Annotated[
        dict[Annotated[str, ReferenceMarker("aspect")], Any],
        BeforeValidator(_parse_values),
        FieldInfo(prompt="What it states", is_first=True, table="values", hidden=("json",)),
    ] = Field(default_factory=dict)
    by: Annotated[ActorIds, FieldInfo(label="Said or done by", cell="report_by")] = ()
    """The speakers that this source names, if they differ from those of the point."""
    attribution: Annotated[Attribution, FieldInfo(prompt="Attribution", is_first=True)] = Attribution()
    stance: Annotated[Stance, FieldInfo(prompt="What does it say on the point?")] = "reports"
    """Whether it reports, denies or accepts the point, or says that there was none."""
    extent: Annotated[Extent, FieldInfo(prompt="How much of the point does it report?")] = "full"
    """How much of the point it reports."""
    voice: Annotated[Voice, FieldInfo(prompt="Where are the words?")] = "news"
    """The part of the source that has the words."""
    alters: Annotated[ReportId | None, FieldInfo(hidden=("form",))] = None
    """The report whose words this one changes."""
    copied_from: SourceId | None = None
    """For a compilation of several sources: the one that this report is from."""
    derived_from: Annotated[SourceIds, FieldInfo(prompt="For an estimate: the sources that it was made from")] = ()
    """For an estimate: the ids of the sources that it was made from."""
    locator: Locator | None = None
    rank: Annotated[Rank, FieldInfo(label="Rank among the reports", hidden=("form",))] = "normal"
    """The rank among the reports; deprecated ones are not counted."""
    rank_reason: Annotated[Text | None, FieldInfo(hidden=("form",))] = None
    """Why it is preferred or deprecated."""
    note: Annotated[Prose | None, FieldInfo(cell="report_note")] = None
    """A note in our words."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return (self._check_derived_from,)

    def _check_derived_from(self) -> Iterator[Misfit]:
        if self.source in self.derived_from:
            spot = "derived_from", self.derived_from.index(self.source)
            yield Misfit(OF_ITSELF, spot=spot, written=self.source)

    @property
    def anchor(self) -> str:
        return self.id or self.source

    def find_reason_not_counted(self, source: Source | None) -> NotCounted | None:
        """Return why it is in no count and no comparison, or None; `source` is its own, None where it is unknown."""
        return find_reason_not_counted(self.own_reason, source)

    @property
    def own_reason(self) -> NotCounted | None:
        """Why it is not counted, as far as it says itself, without its source."""
        if self.rank == "deprecated":
            return "deprecated"
        if self.no_quote == "page_not_seen":
            return "page_not_seen"
        if self.quote or self.says or self.locator:
            return None
        return "states_nothing"

    @property
    def manner(self) -> Manner:
        """How the source reports the point, in a word; a denial goes before how much it says."""
        if self.stance in ("denies", "asserts_absence"):
            return self.stance
        return "said" if self.extent == "full" else self.extent
