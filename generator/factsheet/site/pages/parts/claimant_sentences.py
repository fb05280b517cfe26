"""How the claimants of a series compare, in a sentence: on how many days they differ, and most on which."""

from collections.abc import Iterable, Iterator

from factsheet.analysis.series_comparison import ClaimComparison, ClaimPair, SeriesClaim, SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Precision, describe_date
from factsheet.model.values.quantity import print_figure
from factsheet.site.pages.parts.view_types import Sentence
from factsheet.text.i18n import _, format_number, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls

MOST_NAMED = 3
"""Claimants named in a sentence; more are only counted, since the head of the table names them all."""


def list_differences(corpus: Corpus, comparison: SeriesComparison) -> Iterator[Sentence]:
    """Say on how many dates claimants contradict each other, and on how many sources that relay one claimant do."""
    between = comparison.between
    if between and between.differing:
        yield _make_sentence(comparison, between, _describe_claimant_difference(corpus, comparison, between))
    for claimant, record in comparison.relayed:
        yield _make_sentence(comparison, record, _describe_source_difference(corpus, comparison, claimant, record))


def describe_agreement(corpus: Corpus, comparison: SeriesComparison) -> Sentence | None:
    """Say on how many dates the claimants agree or are compatible; nothing where any of them contradict."""
    record = comparison.between
    if record is None or record.differing:
        return None
    names, on_all = _format_names(corpus, record.parties), _format_all_dates(comparison, record.dates)
    if record.agreeing == record.dates:
        text = _("{aspect}: {names} agree {on_dates}.").format(
            aspect=comparison.aspect.head, names=names, on_dates=on_all
        )
    elif record.agreeing:
        on_dates = _format_some_dates(comparison, record.agreeing, record.dates)
        text = _("{aspect}: {names} agree {on_dates}; their other values are compatible.")
        text = text.format(aspect=comparison.aspect.head, names=names, on_dates=on_dates)
    else:
        text = _("{aspect}: the values of {names} are compatible {on_dates}, but never the same.")
        text = text.format(aspect=comparison.aspect.head, names=names, on_dates=on_all)
    return _make_sentence(comparison, record, text)


def list_sentences(corpus: Corpus, comparison: SeriesComparison) -> Iterator[Sentence]:
    """Return all that is said of the series."""
    yield from list_differences(corpus, comparison)
    if sentence := describe_agreement(corpus, comparison):
        yield sentence


def list_farthest_values(
    corpus: Corpus, point: Point, comparison: SeriesComparison
) -> Iterator[tuple[Span, RichText, str]]:
    """Return the claimants whose values are farthest apart, linked to the table, with the value and its date."""
    series = [aspect.id for aspect in point.compare if aspect.series]
    anchor = f"fs-series-{series.index(comparison.aspect.id) + 1}"
    table = urls.make_point_address(point.sheet, point.id).add_anchor(anchor)
    for claim in comparison.farthest:
        label, source = corpus.get_name("party", claim.claimant), corpus.get_name("source", claim.row.source)
        if label != source:
            label = _("{claimant}, in {source}").format(claimant=label, source=source)
        figure = print_figure(claim.row.figure)
        yield Span(label, table), figure.value, figure.as_of


def list_anchors(aspect: str, claims: Iterable[SeriesClaim]) -> tuple[str, ...]:
    """Return the lines of a series in the form in which a sentence names its evidence."""
    return tuple(f"{aspect}:{claim.row.line}" for claim in claims)


def _make_sentence(comparison: SeriesComparison, record: ClaimComparison, text: str) -> Sentence:
    return Sentence((Span(text),), list_anchors(comparison.aspect.id, record.claims))


def _describe_claimant_difference(corpus: Corpus, comparison: SeriesComparison, record: ClaimComparison) -> str:
    assert record.most is not None, "values contradict"
    names = _format_names(corpus, record.parties)
    text = _("{aspect}: {names} differ {on_dates}, {example}.")
    values = _format_values(corpus, record, record.most, [claim.claimant for claim in record.most[:2]])
    return text.format(
        aspect=comparison.aspect.head,
        names=names,
        on_dates=_format_some_dates(comparison, record.differing, record.dates),
        example=_format_example(record, record.most, values),
    )


def _describe_source_difference(
    corpus: Corpus, comparison: SeriesComparison, claimant: str, record: ClaimComparison
) -> str:
    assert record.most is not None, "values contradict"
    text = _("{aspect}: {names} give different values of {claimant} {on_dates}, {example}.")
    values = _format_values(corpus, record, record.most, [claim.row.source for claim in record.most[:2]])
    return text.format(
        aspect=comparison.aspect.head,
        names=_format_names(corpus, record.parties),
        claimant=corpus.get_name("party", claimant),
        on_dates=_format_some_dates(comparison, record.differing, record.dates),
        example=_format_example(record, record.most, values),
    )


def _format_values(corpus: Corpus, record: ClaimComparison, most: ClaimPair, parties: list[str]) -> str:
    """Return the two values in the order of the names; each with its name where more than two are compared."""
    values = (most.first.row.figure.value.as_stated, most.second.row.figure.value.as_stated)
    pairs = sorted(zip(parties, values, strict=True), key=lambda pair: record.parties.index(pair[0]))
    texts = []
    for id, value in pairs:
        texts.append(value if len(record.parties) == 2 else f"{value} ({corpus.get_name('party', id)})")
    return _("{one} and {other}").format(one=texts[0], other=texts[1])


def _format_names(corpus: Corpus, parties: tuple[str, ...]) -> str:
    if len(parties) > MOST_NAMED:
        return ngettext("{count} claimant", "{count} claimants", len(parties))
    names = [corpus.get_name("party", id) for id in parties]
    return _("{one} and {other}").format(one=", ".join(names[:-1]), other=names[-1])


def _format_example(record: ClaimComparison, most: ClaimPair, values: str) -> str:
    """Return the values that are farthest apart, with their date."""
    as_of = most.first.row.figure.as_of
    assert as_of is not None, "only dated lines are compared"
    text = _("most in {date}: {values}")
    if record.differing == 1:
        text = _("{date}: {values}")
    elif as_of.precision >= Precision.DAY and not as_of.is_qualified and as_of.ends is None:
        text = _("most on {date}: {values}")
    return text.format(date=describe_date(as_of), values=values)


def _format_some_dates(comparison: SeriesComparison, some: int, of: int) -> str:
    """Return "on 211 of 257 days", in the unit of the series."""
    if some == of:
        return _format_all_dates(comparison, of)
    count_text = format_number(some)
    return {
        "daily": ngettext("on {some} of {count} day", "on {some} of {count} days", of, some=count_text),
        "weekly": ngettext("in {some} of {count} week", "in {some} of {count} weeks", of, some=count_text),
        "monthly": ngettext("in {some} of {count} month", "in {some} of {count} months", of, some=count_text),
        "yearly": ngettext("in {some} of {count} year", "in {some} of {count} years", of, some=count_text),
    }[comparison.aspect.series or "daily"]


def _format_all_dates(comparison: SeriesComparison, of: int) -> str:
    return {
        "daily": ngettext("on the only day they share", "on all {count} days they share", of),
        "weekly": ngettext("in the only week they share", "in all {count} weeks they share", of),
        "monthly": ngettext("in the only month they share", "in all {count} months they share", of),
        "yearly": ngettext("in the only year they share", "in all {count} years they share", of),
    }[comparison.aspect.series or "daily"]
