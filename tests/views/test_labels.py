"""The tables of labels and of the glossary have words for every key, and translators get all of them."""

from collections.abc import Iterable
from typing import get_args

import pytest
from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.analysis.support import Support
from factsheet.analysis.who_says_what import SourceTreatment
from factsheet.model.actor import ActorKind
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import PointKind
from factsheet.model.point_parts import StatusKind
from factsheet.model.report import AttributionBasis, Extent, NoQuote, NotCounted, Stance, Voice
from factsheet.model.source import EdgeKind, SourceKind
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.kinds import glossary
from factsheet.site.pages.parts.labels import LABELS, get_label

from generator.messages import make

KEYS: dict[str, Iterable[str]] = {
    "kind": get_args(PointKind),
    "kinds": get_args(PointKind),
    "status": get_args(StatusKind),
    "difference": get_args(DifferenceKind),
    "source_kind": get_args(SourceKind),
    "actor_kind": get_args(ActorKind),
    "edge": get_args(EdgeKind),
    "edge_back": get_args(EdgeKind),
    "no_quote": get_args(NoQuote),
    "voice": get_args(Voice),
    "extent": get_args(Extent),
    "stance": get_args(Stance),
    "attribution_basis": get_args(AttributionBasis),
    "position": ("accepts", "conditional", "rejects", "noncommittal"),
    "outcome": ("happened", "did_not_happen", "changed"),
    "verdict": Relation,
    "not_counted": get_args(NotCounted),
    "support": Support,
    "support_meaning": Support,
    "silence": SilenceKind,
    "silence_meaning": SilenceKind,
    "saying": SourceTreatment,
    "saying_meaning": SourceTreatment,
}


@pytest.mark.parametrize("group", KEYS)
def test_every_key_has_a_label_and_every_label_a_key(group: str) -> None:
    assert set(LABELS[group]) == set(KEYS[group])


def test_no_group_is_left_over() -> None:
    assert set(LABELS) == set(KEYS)


def test_a_key_that_pages_do_not_mention_has_no_words_in_any_language() -> None:
    assert get_label("stance", "reports") == ""


def test_translators_get_every_word_of_the_tables() -> None:
    extracted = {message.id for message in make.extracted()}
    words = {word for group in LABELS.values() for word in group.values() if word}
    for group in glossary.GROUPS.values():
        words.add(group["title"])
        words |= {term[key] for term in group["terms"].values() for key in ("name", "meaning") if key in term}
    assert words <= extracted


def test_the_glossary_takes_labels_where_it_names_them() -> None:
    terms = {term.id: term for group in glossary.make_view().groups for term in group.terms}
    silent = terms["not-mentioned"]
    assert (silent.name, silent.meaning) == (
        "Not mentioned",
        "Of a source without a report on a point: read in full; does not mention it.",
    )
