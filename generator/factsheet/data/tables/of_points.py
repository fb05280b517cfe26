"""The tables of points: the points themselves, what they name, and which sources are silent on them."""

from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.analysis.support import Support
from factsheet.data.tables.columns import (
    Column,
    Table,
    make_columns,
    make_key_column,
    make_link_column,
    make_permalink_column,
    merge_columns,
)
from factsheet.model.fields import get_fields
from factsheet.model.point import Point
from factsheet.model.point_parts import Correction, Difference
from factsheet.text.i18n import _


def list_links(refers: str) -> tuple[str, ...]:
    """Return the fields of a point that list ids of a kind; each id becomes a row of a link table."""
    return tuple(field.name for field in get_fields(Point) if field.is_many and field.refers == refers)


_LINK_FIELDS = frozenset((*list_links("actor"), *list_links("place"), *list_links("group"), *list_links("point")))


def make_tables() -> tuple[Table, ...]:
    return (
        _make_points_table(),
        _make_actors_table(),
        _make_places_table(),
        _make_groups_table(),
        _make_links_table(),
        _make_silence_table(),
        _make_differences_table(),
        _make_corrections_table(),
    )


def _make_point_column() -> Column:
    return make_link_column("point", "points", _("The point."), required=True)


def _make_points_table() -> Table:
    return Table(
        "points",
        _("Points"),
        _("One row per thing said, proposed, done or counted, with its counts of sources, families and origins."),
        ("point",),
        merge_columns(
            (
                make_key_column("point", _("Its id (sheet/point), which never changes.")),
                make_link_column("sheet", "sheets", _("The sheet."), required=True),
                make_permalink_column(),
                Column("path", "text", _("The path of its page from the top of the site."), required=True),
                Column("language", "text", _("Its language (BCP 47); empty if not recorded.")),
            ),
            (column for column in make_columns(Point) if column.name not in _LINK_FIELDS),
            (
                Column(
                    "support",
                    "text",
                    _("How well it is supported; not a verdict."),
                    required=True,
                    options=tuple(Support),
                ),
                Column("sources", "whole", _("Sources that report it, copies included."), required=True),
                Column(
                    "families",
                    "whole",
                    _("Families of sources: sources that copy one another, or have the same owner."),
                    required=True,
                ),
                Column("origins", "whole", _("Distinct named ends of the chains of attribution."), required=True),
                Column(
                    "reports_naming_no_origin",
                    "whole",
                    _("Reports that name no origin, copies excluded."),
                    required=True,
                ),
                Column("not_mentioned", "whole", _("Sources read in full that do not mention it."), required=True),
                Column("published_before", "whole", _("Sources older than the point."), required=True),
                Column("not_checked", "whole", _("Sources whose silence means nothing."), required=True),
                Column("modified", "moment", _("When it last changed; empty if unknown.")),
                Column("hash", "text", _("The digest of its JSON document."), required=True),
            ),
        ),
        label="title",
        facets=("sheet", "kind", "support", "status"),
        sought=("title", "statement", "summary"),
    )


def _make_actors_table() -> Table:
    return Table(
        "point_actors",
        _("Actors of points"),
        _("Who speaks, is addressed, or is said to be responsible."),
        ("point", "actor", "role"),
        (
            _make_point_column(),
            make_link_column("actor", "actors", _("The actor."), required=True),
            Column("role", "text", _("The role."), required=True, options=list_links("actor")),
        ),
        facets=("role", "actor"),
    )


def _make_places_table() -> Table:
    return Table(
        "point_places",
        _("Places of points"),
        _("Where it happened or was said."),
        ("point", "place"),
        (_make_point_column(), make_link_column("place", "places", _("The place."), required=True)),
        facets=("place",),
    )


def _make_groups_table() -> Table:
    return Table(
        "point_groups",
        _("Points of sections"),
        _("The sections of its sheet that a point belongs to."),
        ("point", "group"),
        (_make_point_column(), make_key_column("group", _("The section, within the sheet of the point."))),
        facets=("group",),
    )


def _make_links_table() -> Table:
    return Table(
        "point_links",
        _("Links between points"),
        _("Answers and relations; the other point may belong to another sheet."),
        ("point", "relation", "other"),
        (
            _make_point_column(),
            Column("relation", "text", _("The kind of link."), required=True, options=list_links("point")),
            make_key_column("other", _("The other point.")),
        ),
        facets=("relation",),
    )


def _make_silence_table() -> Table:
    return Table(
        "silence",
        _("Silence"),
        _(
            "Which sources do not mention a point, and what that means. A source of the sheet that has neither a "
            "report nor a row here was not checked: its silence means nothing."
        ),
        ("point", "source"),
        (
            _make_point_column(),
            make_link_column("source", "sources", _("The source that does not mention it."), required=True),
            Column(
                "meaning",
                "text",
                _("Read in full without a mention, or older than the point."),
                required=True,
                options=(SilenceKind.NOT_MENTIONED.name.lower(), SilenceKind.PUBLISHED_BEFORE.name.lower()),
            ),
        ),
        facets=("meaning", "source"),
    )


def _make_differences_table() -> Table:
    return Table(
        "differences",
        _("Differences"),
        _("Why reports differ, explained by an editor; computed agreement is in the table of aspects."),
        (),
        (
            make_link_column("sheet", "sheets", _("The sheet."), required=True),
            Column("point", "id", _("The point; if several differ, one row for each, of this sheet or another.")),
            *make_columns(Difference),
            Column("across", "yes_no", _("True if it concerns several points at once."), required=True),
        ),
        facets=("sheet", "kind"),
        sought=("reason",),
    )


def _make_corrections_table() -> Table:
    return Table(
        "corrections",
        _("Corrections"),
        _("What we got wrong. We never correct silently."),
        (),
        (
            _make_point_column(),
            *make_columns(Correction),
        ),
    )
