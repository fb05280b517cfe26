"""A source: one article, transcript, post or document, and whom it copies."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import CheckedRecord, FieldCheck, Misfit
from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import (
    CONFIG,
    ActorId,
    Day,
    Id,
    Language,
    OptionalUrl,
    PartyId,
    Prose,
    SourceId,
    Text,
    Texts,
    Url,
    YesNo,
)
from factsheet.model.sentence_numbers import check_sentence_numbers

SourceKind = Literal["article", "transcript", "statement", "post", "document", "dataset", "recording"]
# The values of `url-status` in Wikipedia's citation templates, which many editors know, and "unchecked".
UrlStatus = Literal["unchecked", "live", "dead", "unfit", "usurped", "deviated"]
Basis = Literal["declared", "inferred"]
EdgeKind = Literal["republishes", "rewrites", "revises", "cites", "uses_agency"]

COPYING: tuple[EdgeKind, ...] = ("republishes", "rewrites", "revises")
"""Edges that join two sources in a family; the others only lead to an origin."""
EDGE_KINDS: tuple[EdgeKind, ...] = (*COPYING, "cites", "uses_agency")
_IN_TABLE = FieldInfo(columns=("kind", "target_source", "target_actor"))


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Edge(CheckedRecord):
    republishes: Annotated[SourceId | None, _IN_TABLE] = None
    """The same text."""
    rewrites: Annotated[SourceId | None, _IN_TABLE] = None
    """Paraphrased, compiled or machine-spun."""
    revises: Annotated[SourceId | None, _IN_TABLE] = None
    """A later version of it, by the same outlet."""
    cites: Annotated[PartyId | None, _IN_TABLE] = None
    """ "According to CNN"."""
    uses_agency: Annotated[PartyId | None, _IN_TABLE] = None
    """ "With AFP, AP"."""
    basis: Annotated[Basis, FieldInfo(prompt="Basis")]
    """Whether the outlet itself says so (declared), or an editor concluded it (inferred)."""
    evidence: Prose
    """The evidence for it."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return (self._check_kind,)

    def _check_kind(self) -> Iterator[Misfit]:
        if sum(getattr(self, kind) is not None for kind in EDGE_KINDS) != 1:
            yield Misfit(f"an edge needs exactly one of {', '.join(EDGE_KINDS)}: add one, or split the edge in two")

    @property
    def kind(self) -> EdgeKind:
        return next(kind for kind in EDGE_KINDS if getattr(self, kind) is not None)

    @property
    def target(self) -> str:
        return str(getattr(self, self.kind))


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Snapshot(CheckedRecord):
    sha256: Text
    """Of the file as captured, in hexadecimal; the text itself is never published."""
    retrieved: Day | None = None
    """The date of capture; left out where it is unknown."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return (self._check_hash,)

    def _check_hash(self) -> Iterator[Misfit]:
        if len(self.sha256) != 64 or set(self.sha256.lower()) - set("0123456789abcdef"):
            message = "a SHA-256 has 64 hexadecimal digits: `sha256sum FILE` prints it"
            yield Misfit(message, spot=("sha256",), written=self.sha256)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class NotContent(CheckedRecord):
    """Sentences of the snapshot that are navigation, advertisements or the like."""

    sentences: Texts
    """Numbers from 1, or ranges (`3-5`), as printed by `factsheet coverage`."""
    reason: Prose
    """What they are."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return (self._check_sentences,)

    def _check_sentences(self) -> Iterator[Misfit]:
        for number, text in enumerate(self.sentences):
            if message := check_sentence_numbers(text):
                yield Misfit(message, spot=("sentences", number), written=text)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Source(CheckedRecord):
    id: Annotated[Id, FieldInfo(supplied_by="the place of the file")]
    file: Annotated[str, FieldInfo(supplied_by="the place of the file")]
    title: Annotated[Prose | None, FieldInfo(is_first=True)] = None
    """Its title; empty only if we do not have the source."""
    trans_title: Text | None = None
    """Its title in the language of the site."""
    author: Texts = ()
    """Its authors."""
    work: Text | None = None
    """The newspaper, site or series, if it is not the name of the publisher."""
    publisher: Annotated[ActorId | None, FieldInfo(is_first=True)] = None
    """The publisher."""
    date: Annotated[Day | None, FieldInfo(is_first=True)] = None
    """When it was published."""
    access_date: Annotated[Day | None, FieldInfo(hidden=("form",))] = None
    """The day we opened the page."""
    language: Annotated[Language | None, FieldInfo(is_first=True)] = None
    """Its language (BCP 47); empty if not recorded."""
    kind: SourceKind = "article"
    """The kind of source."""
    url: Annotated[OptionalUrl, FieldInfo(prompt="Address", is_first=True)]
    """Its address."""
    url_note: Annotated[Text | None, FieldInfo(prompt="Why there is no address", is_first=True)] = None
    """Why there is no address."""
    url_status: Annotated[UrlStatus | None, FieldInfo(hidden=("form",))] = None
    """Whether the address works, if recorded."""
    archive_url: Annotated[Url | None, FieldInfo(prompt="Address of an archived copy")] = None
    """Its address in a web archive."""
    archive_date: Annotated[Day | None, FieldInfo(hidden=("form",))] = None
    """When the archive captured it."""
    held: Annotated[YesNo | None, FieldInfo(prompt="Has anybody here seen it?", hidden=("json",))] = None
    """False if we have not seen it; empty if not recorded."""
    uncertain: tuple[Literal["publisher", "title", "date", "author", "work"], ...] = ()
    """Fields that are likely but not verified."""
    snapshot: Annotated[
        Snapshot | None, FieldInfo(hidden=("form",), internal="pages say when it was captured and what it proves")
    ] = None
    not_content: Annotated[
        tuple[NotContent, ...],
        FieldInfo(hidden=("form",), internal="pages show the share that is reported, which leaves it out"),
    ] = ()
    """Sentences that no report can use; they are left out of the share that is reported."""
    edges: Annotated[
        tuple[Edge, ...], FieldInfo(prompt="What it copies or cites", table="edges", hidden=("json",))
    ] = ()
    description: Annotated[Prose | None, FieldInfo(hidden=("json",))] = None
    """A description in our words."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return self._check_title, self._check_address

    @property
    def is_seen(self) -> bool:
        """False where nobody here has opened it."""
        return self.held is not False

    def _check_title(self) -> Iterator[Misfit]:
        if self.is_seen and self.title is None:
            yield Misfit("`title` is missing: write it; only a source with `held: no` needs none", gap=("title",))

    def _check_address(self) -> Iterator[Misfit]:
        if self.url is None and self.url_note is None:
            message = "`url_note` is missing: write why there is no address"
            yield Misfit(message, "url_note: …", spot=("url",), gap=("url_note",))
