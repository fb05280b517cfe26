"""How the claimants of a series compare, in a sentence: on how many days they differ, and most on which."""

from collections.abc import Iterable, Iterator

from factsheet.analysis.series_comparison import Claim, Pair, Record, SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Precision, printed
from factsheet.model.values.quantity import print_figure
from factsheet.site.pages.parts.view_types import Sentence
from factsheet.text.i18n import _, ngettext, number
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls

MOST_NAMED = 3
"""More claimants than these are counted, not named."""


def differing(corpus: Corpus, found: SeriesComparison) -> Iterator[Sentence]:
    """Say on how many dates claimants contradict each other, and sources that relay the same claimant."""
    if found.between and found.between.differing:
        yield _sentence(found, found.between, _claimants_differ(corpus, found, found.between))
    for claimant, record in found.relayed:
        yield _sentence(found, record, _sources_differ(corpus, found, claimant, record))


def fitting(corpus: Corpus, found: SeriesComparison) -> Sentence | None:
    """Say on how many dates the claimants agree or are compatible; nothing where any of them contradict."""
    record = found.between
    if record is None or record.differing:
        return None
    names, on_all = _named(corpus, record.parties), _on_all(found, record.dates)
    if record.agreeing == record.dates:
        told = _("{aspect}: {names} agree {on_dates}.").format(aspect=found.aspect.head, names=names, on_dates=on_all)
    elif record.agreeing:
        on_dates = _on_some(found, record.agreeing, record.dates)
        told = _("{aspect}: {names} agree {on_dates}; on the others their values are compatible.")
        told = told.format(aspect=found.aspect.head, names=names, on_dates=on_dates)
    else:
        told = _("{aspect}: the values of {names} are compatible {on_dates}, and the same on none.")
        told = told.format(aspect=found.aspect.head, names=names, on_dates=on_all)
    return _sentence(found, record, told)


def compared(corpus: Corpus, found: SeriesComparison) -> Iterator[Sentence]:
    """Return all that is said of the series."""
    yield from differing(corpus, found)
    if told := fitting(corpus, found):
        yield told


def farthest(corpus: Corpus, point: Point, found: SeriesComparison) -> Iterator[tuple[Span, RichText, str]]:
    """Return who gives the values that lie farthest apart, leading to the table, with the value and its date."""
    series = [aspect.id for aspect in point.compare if aspect.series]
    table = urls.point(point.sheet, point.id).at(f"fs-series-{series.index(found.aspect.id) + 1}")
    for claim in found.farthest:
        who, source = corpus.name("party", claim.claimant), corpus.name("source", claim.row.source)
        told = who if who == source else _("{claimant}, in {source}").format(claimant=who, source=source)
        figure = print_figure(claim.row.figure)
        yield Span(told, table), figure.value, figure.as_of


def anchors(aspect: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the lines of a series, as sentences name what they rest on."""
    return tuple(f"{aspect}:{claim.row.line}" for claim in claims)


def _sentence(found: SeriesComparison, record: Record, told: str) -> Sentence:
    return Sentence((Span(told),), anchors(found.aspect.id, record.claims))


def _claimants_differ(corpus: Corpus, found: SeriesComparison, record: Record) -> str:
    assert record.most is not None, "values contradict"
    names = _named(corpus, record.parties)
    told = _("{aspect}: {names} differ {on_dates}, {example}.")
    values = _values(corpus, record, record.most, [claim.claimant for claim in record.most[:2]])
    return told.format(
        aspect=found.aspect.head,
        names=names,
        on_dates=_on_some(found, record.differing, record.dates),
        example=_example(record, record.most, values),
    )


def _sources_differ(corpus: Corpus, found: SeriesComparison, claimant: str, record: Record) -> str:
    assert record.most is not None, "values contradict"
    told = _("{aspect}: {names} give different values of {claimant} {on_dates}, {example}.")
    values = _values(corpus, record, record.most, [claim.row.source for claim in record.most[:2]])
    return told.format(
        aspect=found.aspect.head,
        names=_named(corpus, record.parties),
        claimant=corpus.name("party", claimant),
        on_dates=_on_some(found, record.differing, record.dates),
        example=_example(record, record.most, values),
    )


def _values(corpus: Corpus, record: Record, most: Pair, parties: list[str]) -> str:
    """Return the two values in the order of the names; each with its name where more than two are compared."""
    pairs = list(zip(parties, (claim.row.figure.value.as_stated for claim in (most.one, most.other)), strict=True))
    pairs.sort(key=lambda pair: record.parties.index(pair[0]))
    told = [value if len(record.parties) == 2 else f"{value} ({corpus.name('party', id)})" for id, value in pairs]
    return _("{one} and {other}").format(one=told[0], other=told[1])


def _named(corpus: Corpus, parties: tuple[str, ...]) -> str:
    if len(parties) > MOST_NAMED:
        return ngettext("{count} claimant", "{count} claimants", len(parties))
    names = [corpus.name("party", id) for id in parties]
    return _("{one} and {other}").format(one=", ".join(names[:-1]), other=names[-1])


def _example(record: Record, most: Pair, values: str) -> str:
    """Return the date on which the values lie farthest apart, with them."""
    as_of = most.one.row.figure.as_of
    assert as_of is not None, "only dated lines are compared"
    is_day = as_of.precision >= Precision.DAY and not as_of.qualified and as_of.ends is None
    if record.differing == 1:
        return _("{date}: {values}").format(date=printed(as_of), values=values)
    told = _("most on {date}: {values}") if is_day else _("most in {date}: {values}")
    return told.format(date=printed(as_of), values=values)


def _on_some(found: SeriesComparison, some: int, of: int) -> str:
    """Return "on 211 of 257 days", in the unit of the series."""
    if some == of:
        return _on_all(found, of)
    told = number(some)
    return {
        "daily": ngettext("on {some} of {count} day", "on {some} of {count} days", of, some=told),
        "weekly": ngettext("in {some} of {count} week", "in {some} of {count} weeks", of, some=told),
        "monthly": ngettext("in {some} of {count} month", "in {some} of {count} months", of, some=told),
        "yearly": ngettext("in {some} of {count} year", "in {some} of {count} years", of, some=told),
    }[found.aspect.series or "daily"]


def _on_all(found: SeriesComparison, of: int) -> str:
    return {
        "daily": ngettext("on the only day they share", "on all {count} days they share", of),
        "weekly": ngettext("in the only week they share", "in all {count} weeks they share", of),
        "monthly": ngettext("in the only month they share", "in all {count} months they share", of),
        "yearly": ngettext("in the only year they share", "in all {count} years they share", of),
    }[found.aspect.series or "daily"]
