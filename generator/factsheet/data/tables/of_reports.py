"""The tables of reports: what each source says on a point, in whose words, and with which values."""

from typing import get_args

from factsheet.data.tables.columns import Column, Table, date, key, link, permalink
from factsheet.model.aspect import AspectType, Population
from factsheet.model.report import AttributionBasis, Extent, NoQuote, NotCounted, Rank, Stance, Voice
from factsheet.model.series import RowNotCounted
from factsheet.model.values.figure import Verification
from factsheet.model.values.quantity_table import QuantityRelation
from factsheet.model.values.value_type import Relation
from factsheet.text.i18n import _


def tables() -> tuple[Table, ...]:
    return (_reports(), _aspects(), _values())


def _point() -> Column:
    return link("point", "points", _("The point."), required=True)


def _counted(reasons: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column(
            "counted",
            "yes_no",
            _("Whether it is in any count or comparison. A copy counts as a source."),
            required=True,
        ),
        Column("not_counted_because", "text", _("Why it is not counted."), options=reasons),
    )


def _is_copy() -> Column:
    return Column("is_copy", "yes_no", _("True for a copy, which is no family or origin of its own."), required=True)


def _reports() -> Table:
    return Table(
        "reports",
        _("Reports"),
        _("What one source says on one point; a source may say more than one thing. The words are the evidence."),
        ("report",),
        (
            key("report", _("The point and the row on its page, with # between.")),
            _point(),
            link("source", "sources", _("The source."), required=True),
            permalink(),
            Column("quote", "text", _("Its words, verbatim; […] where words between are left out.")),
            Column("language", "text", _("The language of these words (BCP 47); empty where it is not recorded.")),
            Column("no_quote", "text", _("Why there are no words."), options=get_args(NoQuote)),
            Column("translation", "text", _("The same in the language of the site.")),
            Column("translator", "text", _("Who translated; empty: we did.")),
            Column("matches_snapshot", "yes_no", _("Whether the words were found in our copy of the source.")),
            Column("url", "address", _("The address of the passage.")),
            Column("archive_url", "address", _("The address of the passage in an archive.")),
            Column("by", "list", _("The speakers whom this source names, where they are others than the point’s.")),
            Column("attribution", "text", _("To whom it attributes, as printed.")),
            Column("chain", "list", _("From the origin to the outlet, as printed: ids of actors and sources.")),
            Column("derived_from", "list", _("Of an estimate: the ids of the sources that it was made from.")),
            Column("basis", "text", _("What it rests on."), options=get_args(AttributionBasis)),
            Column("stance", "text", _("How it stands to the point."), required=True, options=get_args(Stance)),
            Column("extent", "text", _("How much of the point it says."), required=True, options=get_args(Extent)),
            Column("voice", "text", _("Where in it the words stand."), required=True, options=get_args(Voice)),
            Column("family", "text", _("The same text on all reports of one family on the point.")),
            *_counted(get_args(NotCounted)),
            _is_copy(),
            Column("copy_of", "id", _("The report beneath which it stands.")),
            Column("copied_how", "text", _("How its source came from the one above it.")),
            Column("origin", "id", _("The end of its chain, an actor or a source; empty where nobody is named.")),
            Column("alters", "id", _("The report whose words this one changes.")),
            Column("rank", "text", _("Deprecated ones are not counted."), required=True, options=get_args(Rank)),
            Column("rank_reason", "text", _("Why it is preferred or deprecated.")),
            Column("note", "text", _("What must be added, in our words.")),
        ),
        facets=("source", "stance", "extent", "language"),
        sought=("quote", "translation", "note"),
    )


def _scope() -> tuple[Column, ...]:
    return (
        Column("measure", "text", _("What a quantity counts: killed, injured, missing …")),
        Column("population", "text", _("Of whom."), options=get_args(Population)),
        Column("unit", "text", _("In which unit; empty: in persons or things.")),
        link("place", "places", _("Where.")),
        Column("period", "text", _("In which time.")),
        Column("counting", "text", _("Since the beginning, or within each period.")),
    )


def _aspects() -> Table:
    return Table(
        "aspects",
        _("Aspects"),
        _("In what the reports on a point are compared: the columns of its table, and whether they agree."),
        ("point", "aspect"),
        (
            _point(),
            key("aspect", _("The id of the aspect within its point.")),
            Column("label", "text", _("The head of the column."), required=True),
            Column("type", "text", _("What its values are."), required=True, options=get_args(AspectType)),
            *_scope(),
            Column("agreement", "text", _("How the values stand that differ most."), options=tuple(Relation)),
            Column("agreement_reason", "text", _("Why.")),
        ),
        label="label",
        facets=("type", "measure", "agreement"),
    )


def _values() -> Table:
    return Table(
        "values",
        _("Values"),
        _(
            "What each report says in each aspect. Numbers keep their words and their bounds: an empty bound is open, "
            "0 is never written for what is unknown, and numbers of different sources are never to be added."
        ),
        (),
        (
            _point(),
            link("report", "reports", _("The report; empty for a value of a series.")),
            link("source", "sources", _("The source."), required=True),
            key("aspect", _("The aspect.")),
            Column("type", "text", _("What the value is."), required=True, options=get_args(AspectType)),
            Column("words", "text", _("The value as pages print it."), required=True),
            Column("value", "text", _("The value itself: an id, an option, a date; a list or a table as JSON.")),
            Column("as_stated", "text", _("A quantity in the words of the source.")),
            Column("relation", "text", _("What these words say of the number."), options=get_args(QuantityRelation)),
            Column("min", "number", _("The least that is said; empty where nothing is.")),
            Column("max", "number", _("The most that is said; empty where nothing is.")),
            *_scope(),
            *date("as_of", _("The date for which it holds; empty where the source gives none.")),
            link("claimed_by", "actors", _("Whose figure it is: as stated with it, else the first of the chain.")),
            Column("provisional", "yes_no", _("Whether the source says that it is not final.")),
            Column("verification", "text", _("As the source states it."), options=get_args(Verification)),
            Column("best", "text", _("The best estimate within a range, in the words of the source.")),
            Column("filled_in", "yes_no", _("Of a series: whether the claimant filled a gap with it.")),
            Column("locator", "text", _("Where a value of a series stands in its source.")),
            Column("quote", "text", _("The words of a value of a series.")),
            *_counted(get_args(RowNotCounted)),
            _is_copy(),
        ),
        facets=("aspect", "measure", "relation", "claimed_by"),
    )
