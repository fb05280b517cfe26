"""Words of the glossary on reports: what is recorded, who copies whom, silence, support. Pages lead to their keys."""

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.analysis.not_mentioned import Silence
from factsheet.analysis.support import Support
from factsheet.site.pages.parts import labels
from factsheet.text.i18n import _


class Term(NamedTuple):
    key: str
    """Never changes."""
    name: str
    meaning: str


def recorded() -> Iterator[Term]:
    yield Term("sheet", _("Sheet"), _("All that is recorded about one event or question: its points and its sources."))
    yield Term(
        "point",
        _("Point"),
        _(
            "One thing that was said, proposed, done or counted, no larger than it can be compared, with all reports "
            "on it."
        ),
    )
    yield Term(
        "source",
        _("Source"),
        _(
            "One article, transcript, statement, post, recording, document or data set. Every text that reports a "
            "point counts as one of its sources, a copy too, where we have seen it."
        ),
    )
    yield Term(
        "report",
        _("Report"),
        _(
            "What one source says on one point: its words, its values, who is said to have said it, and where it "
            "stands in the source. It is a row of the comparison table."
        ),
    )
    yield Term(
        "counted",
        _("Counted, not counted"),
        _(
            "A report is counted where we have seen the page, it gives words, a value or a place in the source, and "
            "it is not deprecated. What is not counted is in no count, no comparison and no computed sentence."
        ),
    )
    yield Term(
        "cited_not_seen",
        _("Cited, not seen"),
        _(
            "A source is said to have it, and nobody here has seen it there. It is listed below the table, with what "
            "tells us of it, and is not counted. It is neither a report nor silence."
        ),
    )
    yield Term(
        "estimate",
        _("Estimate from other sources"),
        _(
            "One value that was made from several sources. Where all of these have reports on the point, it counts as "
            "a source and a family, and adds no origin."
        ),
    )
    yield Term(
        "aspect",
        _("Aspect"),
        _(
            "That in which reports on a point are compared, such as a number, a list or a place. It is a column of "
            "the table."
        ),
    )
    yield Term(
        "actor",
        _("Actor"),
        _("A person, state, organisation, group, outlet or agency that speaks, acts or publishes."),
    )
    yield Term(
        "held",
        _("Held"),
        _(
            "A copy of the source’s text is kept privately, so that quotations can be checked against it. A source "
            "that is not held is listed because others copy or cite it, and nothing of it is counted."
        ),
    )
    yield Term(
        "read-in-full",
        _("Read in full"),
        _(
            "A named person has read the whole source for this sheet, on the date given. Only then does its silence "
            "mean anything."
        ),
    )
    yield Term(
        "likely",
        _("Likely"),
        _("Inferred, and not verified: said of the outlet, title, author or date of a source."),
    )
    yield Term(
        "superseded",
        _("Superseded, corrected, withdrawn"),
        _("No longer what stands. It stays visible, with the reason and the date, and counts no more."),
    )


def copies() -> Iterator[Term]:
    yield Term(
        "copy",
        _("Copy"),
        _(
            "A source that reposts or rewrites another, or is a later version of it. It is shown beneath what it "
            "copies and counts as a source, never as a family of its own. Only a later version can add an origin."
        ),
    )
    yield Term(
        "family",
        _("Family"),
        _("Sources of which one reposts, rewrites or revises another, or whose outlets have one owner."),
    )
    yield Term(
        "origin",
        _("Origin"),
        _(
            "Where what a source reports comes from in the end: a speaker, an agency, a document, or the source "
            "itself. What goes back to one end has one origin, in however many texts and translations it stands. An "
            "end that is unknown or not named is no origin: we say how many reports name none."
        ),
    )
    yield Term(
        "attribution-chain",
        _("Attribution chain"),
        _(
            "Through whom words or a number came, from the origin to the outlet, as the source prints it. What we "
            "infer about copying is told apart from it."
        ),
    )
    yield Term("reposts", _("Reposts"), _("Publishes the same text."))
    yield Term(
        "rewrites",
        _("Rewrites"),
        _("Tells another text in other words: paraphrased, compiled from several, or reworded by a machine."),
    )
    yield Term("later-version", _("Later version"), _("The same outlet’s revision of a text of its own."))
    yield Term(
        "cites",
        _("Cites, uses an agency"),
        _("Names another source or an agency for a part of what it says. This joins no family; it leads to an origin."),
    )
    yield Term(
        "declared",
        _("Declared, inferred"),
        _(
            "Declared: the outlet says itself what it copies or cites. Inferred: an editor concludes it from "
            "evidence, which is printed beside it."
        ),
    )


def silences() -> Iterator[Term]:
    for silence in Silence:
        word, meaning = labels.silence(silence)
        yield Term(silence, word, _("Of a source without a report on a point: {meaning}.").format(meaning=meaning))
    yield Term(
        "asserted-absence",
        _("Asserted absence"),
        _("A source says in words that something was not said or did not occur. That is a report, and no silence."),
    )
    yield Term("denial", _("Denial"), _("A source, or somebody it quotes, says that what others report is not so."))
    yield Term(
        "headline-only",
        _("In the headline only"),
        _("A headline, or a line that links to another article, has it; the text beneath does not."),
    )


def supports() -> Iterator[Term]:
    yield Term(
        "support",
        _("Support"),
        _(
            "What the counted reports on a point amount to, computed from them and never typed: whether independent "
            "ones with named origins agree or contradict one another. It does not say whether the point is true."
        ),
    )
    for support in Support:
        shown = labels.support(support)
        yield Term(support, shown.word, shown.meaning)
