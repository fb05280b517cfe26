"""A source: one article, transcript, post or document, and whom it copies."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import Demand, Fitting, Misfit
from factsheet.model.field_types import (
    CONFIG,
    ActorId,
    Day,
    Id,
    Language,
    OptionalUrl,
    PartyId,
    SourceId,
    Text,
    Texts,
    Url,
    YesNo,
)
from factsheet.model.sentence_numbers import mistake_in

SourceKind = Literal["article", "transcript", "statement", "post", "document", "dataset", "recording"]
UrlStatus = Literal["unchecked", "live", "dead", "unfit", "usurped", "deviated"]
Basis = Literal["declared", "inferred"]
EdgeKind = Literal["republishes", "rewrites", "revises", "cites", "uses_agency"]

COPYING: tuple[EdgeKind, ...] = ("republishes", "rewrites", "revises")
"""The edges that make one family of two sources; the others only lead to an origin."""
EDGE_KINDS: tuple[EdgeKind, ...] = (*COPYING, "cites", "uses_agency")


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Edge(Fitting):
    republishes: SourceId | None = None
    """The same text."""
    rewrites: SourceId | None = None
    """Paraphrased, compiled or machine-spun."""
    revises: SourceId | None = None
    """A later version of it, by the same outlet."""
    cites: PartyId | None = None
    """ "According to CNN"."""
    uses_agency: PartyId | None = None
    """ "With AFP, AP"."""
    basis: Basis
    evidence: Text

    def demands(self) -> Sequence[Demand]:
        return (self._one_kind,)

    def _one_kind(self) -> Iterator[Misfit]:
        if sum(getattr(self, kind) is not None for kind in EDGE_KINDS) != 1:
            yield Misfit(f"an edge has exactly one of {', '.join(EDGE_KINDS)}: make two of them, or name its kind")

    @cached_property
    def kind(self) -> EdgeKind:
        return next(kind for kind in EDGE_KINDS if getattr(self, kind) is not None)

    @cached_property
    def target(self) -> str:
        return str(getattr(self, self.kind))


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Snapshot(Fitting):
    sha256: Text
    """Of the file as captured, in hexadecimal; the text itself is never published."""
    retrieved: Day | None = None
    """None: the date of capture is unknown."""

    def demands(self) -> Sequence[Demand]:
        return (self._is_hash,)

    def _is_hash(self) -> Iterator[Misfit]:
        if len(self.sha256) != 64 or set(self.sha256.lower()) - set("0123456789abcdef"):
            message = "a SHA-256 has 64 hexadecimal digits: `sha256sum FILE` prints it"
            yield Misfit(message, at=("sha256",), written=self.sha256)


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class NotContent(Fitting):
    """Sentences of the snapshot that are navigation, adverts or the like."""

    sentences: Texts
    """Numbers from 1, or ranges (`3-5`): `factsheet coverage` prints them."""
    reason: Text

    def demands(self) -> Sequence[Demand]:
        return (self._numbers,)

    def _numbers(self) -> Iterator[Misfit]:
        for number, text in enumerate(self.sentences):
            if message := mistake_in(text):
                yield Misfit(message, at=("sentences", number), written=text)


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Source(Fitting):
    id: Id
    file: str
    title: Text | None = None
    """None only for a parent that nobody here holds."""
    trans_title: Text | None = None
    """The title in the language of the site."""
    author: Texts = ()
    work: Text | None = None
    """The newspaper, site or series, where it is not the publisher's name."""
    publisher: ActorId | None = None
    date: Day | None = None
    """When it was published."""
    access_date: Day | None = None
    language: Language | None = None
    """None: not recorded, so that no page and no data name one."""
    kind: SourceKind = "article"
    url: OptionalUrl
    url_note: Text | None = None
    """Why there is no address."""
    url_status: UrlStatus | None = None
    """None: not recorded; `unchecked`: recorded that nobody has opened the address."""
    archive_url: Url | None = None
    archive_date: Day | None = None
    held: YesNo | None = None
    """No: a parent that nobody here has, kept to hang edges on; its reports are not counted. None: not recorded."""
    uncertain: tuple[Literal["publisher", "title", "date", "author", "work"], ...] = ()
    snapshot: Snapshot | None = None
    not_content: tuple[NotContent, ...] = ()
    """What no report can use, and the share of the article that is recorded leaves out."""
    edges: tuple[Edge, ...] = ()
    description: Text | None = None
    """What it is, in a few words: "verbatim repost of a Sky News story"."""

    def demands(self) -> Sequence[Demand]:
        return self._title, self._why_no_address

    @property
    def is_seen(self) -> bool:
        """False where nobody here has opened it."""
        return self.held is not False

    def _title(self) -> Iterator[Misfit]:
        if self.is_seen and self.title is None:
            yield Misfit("`title` is missing; only a source with `held: no` may go without", hole=("title",))

    def _why_no_address(self) -> Iterator[Misfit]:
        if self.url is None and self.url_note is None:
            message = "where there is no address, `url_note` says why"
            yield Misfit(message, "url_note: …", at=("url",), hole=("url_note",))
