"""The synthetic reports of a point: who quotes it, with which values, through whom, and what copies make of it."""

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.bench.articles import list_parents, list_read_in_full
from tests.bench.cast import Cast, Fields
from tests.bench.columns import Column
from tests.bench.vocabulary import BY_WHOM, FRENCH, SAID, Saying

COUNTS = (2, 2, 2, 3, 3, 4, 5, 6)
"""How many reports points have: few have many."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the reports of one point are about."""

    said: Saying
    speaker: str
    columns: tuple[Column, ...]
    contested: bool
    """Whether one report contradicts the others."""


def make_reports(matter: Matter, articles: dict[str, Fields], cast: Cast, draw: Random) -> list[Fields]:
    """Return reports of 2 to 6 of the articles, in their order; a parent that we do not have reports nothing."""
    held = [id for id, article in articles.items() if article.get("held") != "no"]
    chosen = set(draw.sample(held, min(len(held), draw.choice(COUNTS))))
    reporting = [id for id in held if id in chosen]
    made: list[Fields] = []
    read = list_read_in_full(articles)
    for number, source in enumerate(reporting):
        contrary = matter.contested and number == len(reporting) - 1
        report: Fields = {"source": source} | _make_words(
            number, articles[source], matter, draw, is_read=source in read
        )
        report["says"] = _make_says(number, matter.columns, contrary)
        report["attribution"] = _make_attribution(number, matter.speaker, cast, draw)
        report |= _make_manner(number, draw) | _make_descent(report, articles[source], made)
        made.append(report)
    if draw.random() < 0.05:
        made.append(_make_second(made[0], matter))
    return made


def _make_words(number: int, article: Fields, matter: Matter, draw: Random, *, is_read: bool) -> Fields:
    if article["language"] == "fr":
        text = {"language": "en", "text": FRENCH[1], "translator": "Desk"}
        return {"quote": FRENCH[0], "translation": text}
    chance = draw.random()
    if chance < 0.06:
        reason = draw.choice(("page_not_seen", "paywalled", "number_only"))
        if reason == "page_not_seen" and is_read:
            reason = "paywalled"
        known = {"note": "Another outlet cites it."} if reason == "page_not_seen" else {}
        return {"no_quote": reason, **known}
    beginning = SAID[number % len(SAID)]
    words = f"{beginning} {matter.said.words(number)}" if chance < 0.6 else matter.said.words(number)
    if chance < 0.12:
        return {"quote": [beginning, matter.said.words(number)]}
    if chance < 0.16:
        return {"quote": {"exact": words, "prefix": "They said:", "suffix": "in the evening"}}
    return {"quote": words}


def _make_says(number: int, columns: tuple[Column, ...], contrary: bool) -> Fields:
    values: dict[str, Any] = {}
    for place, column in enumerate(columns):
        usual = column.usual[(number + place) % len(column.usual)]
        values[column.aspect["id"]] = column.contrary if contrary and column.contrary is not None else usual
    return values


def _make_attribution(number: int, speaker: str, cast: Cast, draw: Random) -> Fields:
    chance = draw.random()
    if chance < 0.15:
        return {"chain": [draw.choice(cast.unnamed)], "basis": "unnamed_official"}
    if chance < 0.35:
        printed, basis = draw.choice(BY_WHOM)
        return {"as_printed": printed, "basis": basis}
    if chance < 0.6:
        return {"chain": [speaker]}
    chain = [speaker, draw.choice((*cast.agencies, *cast.outlets))]
    return {"as_printed": "the spokesperson said", "chain": chain, "basis": "named_official"}


def _make_manner(number: int, draw: Random) -> Fields:
    """Return what sets some reports apart: where the words stand, how far they go, what was noted."""
    fields: Fields = {}
    chance = draw.random()
    if chance < 0.2:
        fields["locator"] = {"paragraph": str(draw.randint(1, 30))}
    elif chance < 0.3:
        first = draw.randint(1, 40)
        fields["locator"] = {"sentences": [f"{first}-{first + 1}"]}
    if number and chance > 0.9:
        fields |= {"voice": "headline", "extent": "headline_only"}
    if 0.5 < chance < 0.54:
        fields["note"] = "The page was changed later in the day."
    if number and 0.54 < chance < 0.56:
        fields |= {"rank": "deprecated", "rank_reason": "The outlet took the sentence back."}
    return fields


def _make_descent(report: Fields, article: Fields, earlier: list[Fields]) -> Fields:
    """Return how a copy relates to its parent: which of several it follows, and whether it changes the quotation."""
    known = list_parents(article)
    fields: Fields = {"copied_from": known[0]} if len(known) > 1 else {}
    above = next((row for row in earlier if row["source"] in known), None)
    if above and isinstance(above.get("quote"), str) and isinstance(report.get("quote"), str):
        fields["alters"] = above["source"]
    return fields


def _make_second(first: Fields, matter: Matter) -> Fields:
    """Return a second report of the same source, from its headline."""
    words = matter.said.words(0)
    return {
        "id": f"{first['source']}-headline",
        "source": first["source"],
        "quote": words[:1].upper() + words[1:],
        "attribution": {"basis": "none"},
        "voice": "headline",
    }
