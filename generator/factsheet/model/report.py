"""A report: what one source says about a point, in its own words, with its own values. One row of the table."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, ValidationInfo
from pydantic.dataclasses import dataclass
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from factsheet.model.aspect import Aspect
from factsheet.model.cross_field_rules import Demand, Fitting, Misfit
from factsheet.model.field_types import (
    CONFIG,
    ActorIds,
    Id,
    Language,
    PartyIds,
    Refers,
    ReportId,
    SourceId,
    SourceIds,
    Text,
    Texts,
    Whole,
    closest,
)
from factsheet.model.sentence_numbers import FROM_ONE, mistake_in
from factsheet.model.source import Source
from factsheet.model.values import TYPES
from factsheet.model.values.error import CONTENT, mistake

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
"""Stances of a report that does not hold it to be so."""
Extent = Literal["full", "partial", "headline_only"]
Voice = Literal["news", "analysis", "headline", "caption", "link"]
NoQuote = Literal["page_not_seen", "paywalled", "number_only"]
Rank = Literal["preferred", "normal", "deprecated"]
NotCounted = Literal["deprecated", "page_not_seen", "states_nothing"]
"""Why a report is in no count."""
OF_ITSELF = "an estimate is not made from itself: name the sources that it was made from, or delete this one"
Manner = Literal["said", "partial", "headline_only", "asserts_absence", "denies"]

_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {name: TypeAdapter(type.written) for name, type in TYPES.items()}


@dataclasses.dataclass
class Context:
    """What a point hands down to its reports while it is read; `aspects` is None until they are known to be sound."""

    aspects: Mapping[str, Aspect] | None = None
    is_lenient: bool = False
    """True while something is read that is known to have mistakes: fields are not held against each other."""
    veiled: frozenset[str] = frozenset()
    """Aspects that have mistakes themselves: values under them cannot be judged."""
    knows_all: bool = True
    """False where there may be aspects whose id is not known."""


def why_not_counted(own_reason: NotCounted | None, source: Source | None) -> NotCounted | None:
    """Decide whether a report counts, the one place where that is decided: None where it does.

    It counts where it is not deprecated, somebody here has opened its source, and it states something.
    """
    if own_reason != "deprecated" and source is not None and not source.is_seen:
        return "page_not_seen"
    return own_reason


def _quote(raw: Any) -> Any:
    if isinstance(raw, str):
        return {"parts": [raw]}
    if isinstance(raw, list):
        return {"parts": raw}
    if isinstance(raw, dict) and "exact" in raw:
        rest = {key: value for key, value in raw.items() if key != "exact"}
        return {"parts": [raw["exact"]], **rest}
    if isinstance(raw, dict):
        raise mistake("write the quotation as a text, a list of parts, or `exact` with `prefix` and `suffix`")
    return raw


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Quote:
    """Words as the page prints them; more than one part where words between are left out."""

    parts: Annotated[tuple[Text, ...], Field(min_length=1)]
    prefix: Text | None = None
    """What stands before it in the page, where the words alone are ambiguous (W3C TextQuoteSelector)."""
    suffix: Text | None = None

    @property
    def text(self) -> str:
        return " … ".join(self.parts)

    @property
    def words(self) -> int:
        return sum(len(part.split()) for part in self.parts)


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Exact:
    """A quotation as it is written where its words stand more than once on the page."""

    exact: Text
    prefix: Text | None = None
    """What stands before it in the page."""
    suffix: Text | None = None
    """What stands after it."""


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Translation:
    language: Language
    text: Text
    translator: Text | None = None


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Attribution:
    as_printed: Text | None = None
    chain: PartyIds = ()
    """From the origin to the outlet, as printed; the outlet itself is left out."""
    basis: AttributionBasis | None = None


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Locator(Fitting):
    paragraph: Whole | None = None
    sentences: Texts = ()
    """Numbers from 1, or ranges (`3-5`), in the snapshot."""
    page: Text | None = None
    timestamp: Text | None = None

    def demands(self) -> Sequence[Demand]:
        return self._page, self._numbers

    def _page(self) -> Iterator[Misfit]:
        if self.page is not None and not self.page.strip("0"):
            yield Misfit(FROM_ONE, at=("page",), written=self.page)

    def _numbers(self) -> Iterator[Misfit]:
        for number, text in enumerate(self.sentences):
            if message := mistake_in(text):
                yield Misfit(message, at=("sentences", number), written=text)


def _says(raw: Any, info: ValidationInfo) -> Any:
    """Parse each value by the type of its aspect; every mistake keeps its place."""
    if not isinstance(raw, dict):
        raise mistake("write the values as `aspect: value` lines")
    aspects: Mapping[str, Aspect] | None = info.context.aspects if info.context is not None else None
    if aspects is None:
        return {}
    context: Context = info.context or Context()
    values: dict[str, Any] = {}
    found: list[InitErrorDetails] = []
    for name, written in raw.items():
        aspect = aspects.get(name)
        if name in context.veiled or (aspect is None and not context.knows_all):
            continue
        if aspect is None:
            found.append({"type": _no_such_aspect(name, aspects), "loc": (name,), "input": written})
            continue
        try:
            values[name] = _ADAPTERS[aspect.type].validate_python(written, context=aspect)
        except ValidationError as error:
            found += [
                {
                    "type": _kept(line),
                    "loc": (name, *line["loc"]),
                    "input": line["input"],
                    "ctx": line.get("ctx", {}),
                }
                for line in error.errors(include_url=False)
            ]
    if found:
        raise ValidationError.from_exception_data("says", found)
    return values


def _no_such_aspect(name: str, aspects: Mapping[str, Aspect]) -> PydanticCustomError:
    known = list(aspects)
    if not known:
        return mistake(f"the point compares nothing, so `{name}` has no column: add it under `compare`")
    return mistake(f"`{name}` is no aspect of this point; it compares {', '.join(known)}", closest(name, known))


def _kept(line: ErrorDetails) -> PydanticCustomError | str:
    """Return the error's type as pydantic wants it back: its name, or our own with message and fix."""
    context = line.get("ctx", {})
    return mistake(context["message"], context["fix"]) if line["type"] == CONTENT else line["type"]


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Report(Fitting):
    source: SourceId
    id: Id | None = None
    """Makes the row's anchor; None: the source's id. Required where a source occurs twice."""
    quote: Annotated[Quote, BeforeValidator(_quote, json_schema_input_type=str | list[str] | Exact)] | None = None
    no_quote: NoQuote | None = None
    translation: Translation | None = None
    says: Annotated[dict[Annotated[str, Refers("aspect")], Any], BeforeValidator(_says)] = Field(default_factory=dict)
    by: ActorIds = ()
    """The speaker whom this source names, where it is another than the point's."""
    attribution: Attribution = Attribution()
    stance: Stance = "reports"
    extent: Extent = "full"
    voice: Voice = "news"
    alters: ReportId | None = None
    """The parent's report whose quotation this copy changes."""
    copied_from: SourceId | None = None
    """For a compilation of several parents: the one that this report is taken from."""
    derived_from: SourceIds = ()
    """For an estimate made from several sources: those that it was made from."""
    locator: Locator | None = None
    rank: Rank = "normal"
    rank_reason: Text | None = None
    note: Text | None = None

    def demands(self) -> Sequence[Demand]:
        return (self._other_sources,)

    def _other_sources(self) -> Iterator[Misfit]:
        if self.source in self.derived_from:
            spot = "derived_from", self.derived_from.index(self.source)
            yield Misfit(OF_ITSELF, at=spot, written=self.source)

    @property
    def anchor(self) -> str:
        return self.id or self.source

    def why_not_counted(self, source: Source | None) -> NotCounted | None:
        """Return why it is in no count and no comparison, or None; `source` is its own, None where it is unknown."""
        return why_not_counted(self.own_reason, source)

    @property
    def own_reason(self) -> NotCounted | None:
        """Why it is not counted, as far as it says itself, without its source."""
        if self.rank == "deprecated":
            return "deprecated"
        if self.no_quote == "page_not_seen":
            return "page_not_seen"
        return None if self.quote or self.says or self.locator else "states_nothing"

    @property
    def manner(self) -> Manner:
        """How the source tells the point, in one word: what it does not hold to be so goes before how much it says."""
        if self.stance in ("denies", "asserts_absence"):
            return self.stance
        return "said" if self.extent == "full" else self.extent
