"""The tables of points: what each is, whom and what it names, and who is silent on it."""

from typing import get_args

from factsheet.analysis.not_mentioned import Silence
from factsheet.analysis.support import Support
from factsheet.data.tables.columns import Column, Table, date, key, link, permalink
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Kind
from factsheet.text.i18n import _


def tables() -> tuple[Table, ...]:
    return (_points(), _actors(), _places(), _groups(), _links(), _silence(), _differences(), _corrections())


def _point() -> Column:
    return link("point", "points", _("The point."), required=True)


def _points() -> Table:
    return Table(
        "points",
        _("Points"),
        _("One row for each thing said, proposed, done or counted. The counts are of sources, families and origins."),
        ("point",),
        (
            key("point", _("Its id, sheet and point with a slash between, which never changes.")),
            link("sheet", "sheets", _("The sheet."), required=True),
            permalink(),
            Column("path", "text", _("The way to its page from the top of the site."), required=True),
            Column("kind", "text", _("What it is."), required=True, options=get_args(Kind)),
            Column("title", "text", _("Its title."), required=True),
            Column("language", "text", _("Its language (BCP 47); empty where it is not recorded.")),
            Column("statement", "text", _("What it says, in one neutral sentence of ours."), required=True),
            Column("summary", "text", _("Where reports agree and differ, in our words.")),
            *date("date", _("When it was said; for events, when it happened.")),
            Column("date_basis", "text", _("How the date is known where sources print only a weekday.")),
            Column("position", "text", _("Of a reaction: how it answers.")),
            Column("support", "text", _("What stands behind it; no verdict."), required=True, options=tuple(Support)),
            Column("sources", "whole", _("Sources that report it, copies too."), required=True),
            Column("families", "whole", _("Sources that copy each other, or have one owner, are one."), required=True),
            Column("origins", "whole", _("Distinct named ends of the chains of attribution."), required=True),
            Column("reports_naming_no_origin", "whole", _("Reports that name none, copies apart."), required=True),
            Column("not_mentioned", "whole", _("Sources read in full that do not mention it."), required=True),
            Column("published_before", "whole", _("Sources older than the point."), required=True),
            Column("not_checked", "whole", _("Sources whose silence tells nothing."), required=True),
            Column("expected", "yes_no", _("Announced, and not known to have come then."), required=True),
            Column("outcome", "text", _("What became of it: happened, did_not_happen or changed.")),
            Column("outcome_point", "id", _("The point that tells what became of it.")),
            Column("same_event", "text", _("`doubtful`: the reports may be about two events."), required=True),
            Column("subset_of", "id", _("The point within which it is counted: never add the two.")),
            Column("status", "text", _("Whether it stands still."), required=True),
            Column("status_date", "edtf", _("When it ceased to stand.")),
            Column("status_reason", "text", _("Why it stands no longer.")),
            Column("superseded_by", "id", _("The point that took its place.")),
            Column("withheld", "text", _("Why something is left out, to do no harm.")),
            Column("modified", "moment", _("When it was last changed; empty where unknown.")),
            Column("hash", "text", _("The digest of its JSON document."), required=True),
        ),
        label="title",
        facets=("sheet", "kind", "support", "status"),
        sought=("title", "statement", "summary"),
    )


def _actors() -> Table:
    return Table(
        "point_actors",
        _("Actors of points"),
        _("Who speaks, is addressed, or is said to be responsible."),
        ("point", "actor", "role"),
        (
            _point(),
            link("actor", "actors", _("The actor."), required=True),
            Column("role", "text", _("In what role."), required=True, options=("by", "to", "responsible")),
        ),
        facets=("role", "actor"),
    )


def _places() -> Table:
    return Table(
        "point_places",
        _("Places of points"),
        _("Where it happened or was said."),
        ("point", "place"),
        (_point(), link("place", "places", _("The place."), required=True)),
        facets=("place",),
    )


def _groups() -> Table:
    return Table(
        "point_groups",
        _("Points of sections"),
        _("To which sections of its sheet a point belongs."),
        ("point", "group"),
        (_point(), key("group", _("The section, within the sheet of the point."))),
        facets=("group",),
    )


def _links() -> Table:
    return Table(
        "point_links",
        _("Points that name points"),
        _("Answers and relations; the other point may belong to another sheet."),
        ("point", "relation", "other"),
        (
            _point(),
            Column("relation", "text", _("What it is to it."), required=True, options=("responds_to", "related")),
            key("other", _("The other point.")),
        ),
        facets=("relation",),
    )


def _silence() -> Table:
    return Table(
        "silence",
        _("Silence"),
        _(
            "Which sources say nothing of a point, and what that means. A source of the sheet that has neither a "
            "report nor a row here was not checked: its silence tells nothing."
        ),
        ("point", "source"),
        (
            _point(),
            link("source", "sources", _("The source that says nothing of it."), required=True),
            Column(
                "meaning",
                "text",
                _("Read in full and silent, or older than the point."),
                required=True,
                options=(Silence.NOT_MENTIONED.name.lower(), Silence.PUBLISHED_BEFORE.name.lower()),
            ),
        ),
        facets=("meaning", "source"),
    )


def _differences() -> Table:
    return Table(
        "differences",
        _("Differences"),
        _("Why reports differ, told by a person; computed agreement stands with the aspects."),
        (),
        (
            link("sheet", "sheets", _("The sheet."), required=True),
            Column("point", "id", _("The point; one row for each, of this sheet or another, where several differ.")),
            Column("kind", "text", _("What differs."), required=True, options=get_args(DifferenceKind)),
            Column("aspect", "id", _("The aspect that differs, where it is one.")),
            Column("reason", "text", _("Why, or how."), required=True),
            Column("across", "yes_no", _("True where it is told of several points at once."), required=True),
        ),
        facets=("sheet", "kind"),
        sought=("reason",),
    )


def _corrections() -> Table:
    return Table(
        "corrections",
        _("Corrections"),
        _("What we had wrong: nothing is corrected without a word."),
        (),
        (
            _point(),
            *date("date", _("When it was corrected.")),
            Column("was", "text", _("What stood there."), required=True),
            Column("now", "text", _("What stands there now."), required=True),
            Column("reason", "text", _("Why."), required=True),
            Column("reported_by", "text", _("Who told us.")),
        ),
    )
