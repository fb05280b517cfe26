"""The tables of what points name: sheets, sources and their edges, actors, places."""

from factsheet.data.tables.columns import (
    Column,
    Table,
    make_columns,
    make_key_column,
    make_link_column,
    make_permalink_column,
)
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.sheet import Group, Reading, Sheet
from factsheet.model.source import EDGE_KINDS, Edge, Source
from factsheet.text.i18n import _


def make_tables() -> tuple[Table, ...]:
    return (
        _make_actors_table(),
        _make_places_table(),
        _make_sources_table(),
        _make_edges_table(),
        _make_sheets_table(),
        _make_groups_table(),
        _make_readings_table(),
    )


def _make_actors_table() -> Table:
    return Table(
        "actors",
        _("Actors"),
        _("Who speaks, acts, publishes or is counted: persons, states, organisations, outlets, agencies."),
        ("actor",),
        (
            make_key_column("actor", _("Its id, which never changes.")),
            make_permalink_column(),
            *make_columns(Actor),
        ),
        label="name",
        facets=("kind", "owner"),
        of_points=False,
    )


def _make_places_table() -> Table:
    return Table(
        "places",
        _("Places"),
        _("Where things happened or were said."),
        ("place",),
        (
            make_key_column("place", _("Its id, which never changes.")),
            make_permalink_column(),
            *make_columns(Place),
            Column("latitude", "number", _("In decimal degrees, WGS 84.")),
            Column("longitude", "number", _("In decimal degrees, WGS 84.")),
        ),
        label="name",
        facets=("kind", "lies_in"),
        of_points=False,
    )


def _make_sources_table() -> Table:
    return Table(
        "sources",
        _("Sources"),
        _("Articles, transcripts, posts and documents, including those that we do not have but others copy."),
        ("source",),
        (
            make_key_column("source", _("Its id, which never changes.")),
            make_permalink_column(),
            Column("outlet", "text", _("Its name in tables."), required=True),
            *make_columns(Source),
        ),
        label="title",
        facets=("publisher", "language", "kind"),
        sought=("title", "description"),
        of_points=False,
    )


def _make_edges_table() -> Table:
    return Table(
        "edges",
        _("Who copies whom"),
        _("How a source was made from another: copies are shown but never counted as independent."),
        (),
        (
            make_link_column("source", "sources", _("The source that copies or cites."), required=True),
            Column("kind", "text", _("How it copies or cites."), required=True, options=EDGE_KINDS),
            make_link_column("target_source", "sources", _("The source that it copies or cites, if it is one source.")),
            make_link_column(
                "target_actor", "actors", _("The agency or outlet that it uses, if no single source is named.")
            ),
            *make_columns(Edge),
        ),
        facets=("kind", "basis"),
        of_points=False,
    )


def _make_sheets_table() -> Table:
    return Table(
        "sheets",
        _("Sheets"),
        _("Fact sheets, each about one event or question."),
        ("sheet",),
        (
            make_key_column("sheet", _("Its id, which never changes.")),
            make_permalink_column(),
            *make_columns(Sheet),
            Column("modified", "moment", _("When it or one of its points last changed; empty if unknown.")),
        ),
        label="title",
        of_points=False,
    )


def _make_groups_table() -> Table:
    return Table(
        "sheet_groups",
        _("Sections of sheets"),
        _("The sections of each sheet; `position` is their order."),
        ("sheet", "group"),
        (
            make_link_column("sheet", "sheets", _("The sheet."), required=True),
            make_key_column("group", _("The id of the section within its sheet.")),
            Column("position", "whole", _("Its position among the sections, from 1."), required=True),
            *make_columns(Group),
        ),
        label="title",
        of_points=False,
    )


def _make_readings_table() -> Table:
    return Table(
        "sheet_sources",
        _("Sources of sheets"),
        _("Which sources a sheet uses, and which of them somebody has read in full."),
        ("sheet", "source"),
        (
            make_link_column("sheet", "sheets", _("The sheet."), required=True),
            make_link_column("source", "sources", _("The source."), required=True),
            Column(
                "read_in_full",
                "yes_no",
                _("True if it was read in full, so its silence means something."),
                required=True,
            ),
            *make_columns(Reading, always=False),
        ),
        facets=("sheet", "read_in_full"),
        of_points=False,
    )
