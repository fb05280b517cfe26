"""The tables of what points name: sheets, sources and whom they copy, actors, places."""

from factsheet.data.tables.columns import Column, Table, key, link, make_columns, permalink
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.sheet import Group, Reading, Sheet
from factsheet.model.source import EDGE_KINDS, Edge, Source
from factsheet.text.i18n import _


def tables() -> tuple[Table, ...]:
    return (_actors(), _places(), _sources(), _edges(), _sheets(), _groups(), _readings())


def _actors() -> Table:
    return Table(
        "actors",
        _("Actors"),
        _("Who speaks, acts, publishes or is counted: persons, states, organisations, outlets, agencies."),
        ("actor",),
        (
            key("actor", _("Its id, which never changes.")),
            permalink(),
            *make_columns(Actor),
        ),
        label="name",
        facets=("kind", "owner"),
        of_points=False,
    )


def _places() -> Table:
    return Table(
        "places",
        _("Places"),
        _("Where things happened or were said."),
        ("place",),
        (
            key("place", _("Its id, which never changes.")),
            permalink(),
            *make_columns(Place),
            Column("latitude", "number", _("In decimal degrees, WGS 84.")),
            Column("longitude", "number", _("In decimal degrees, WGS 84.")),
        ),
        label="name",
        facets=("kind", "lies_in"),
        of_points=False,
    )


def _sources() -> Table:
    return Table(
        "sources",
        _("Sources"),
        _("Articles, transcripts, posts and documents, and those that nobody here holds but others copy."),
        ("source",),
        (
            key("source", _("Its id, which never changes.")),
            permalink(),
            Column("outlet", "text", _("The name that stands for it in a table."), required=True),
            *make_columns(Source),
        ),
        label="title",
        facets=("publisher", "language", "kind"),
        sought=("title", "description"),
        of_points=False,
    )


def _edges() -> Table:
    return Table(
        "edges",
        _("Who copies whom"),
        _("How a source came from another: copies are shown and never counted as independent."),
        (),
        (
            link("source", "sources", _("The source that takes."), required=True),
            Column("kind", "text", _("How it takes."), required=True, options=EDGE_KINDS),
            link("target_source", "sources", _("The source that is taken from, where it is one.")),
            link("target_actor", "actors", _("The agency or outlet that is taken from, where no single source is.")),
            *make_columns(Edge),
        ),
        facets=("kind", "basis"),
        of_points=False,
    )


def _sheets() -> Table:
    return Table(
        "sheets",
        _("Sheets"),
        _("Fact sheets, each about one event or question."),
        ("sheet",),
        (
            key("sheet", _("Its id, which never changes.")),
            permalink(),
            *make_columns(Sheet),
            Column("modified", "moment", _("When it or one of its points was last changed; empty where unknown.")),
        ),
        label="title",
        of_points=False,
    )


def _groups() -> Table:
    return Table(
        "sheet_groups",
        _("Sections of sheets"),
        _("The sections of each sheet; position tells their order."),
        ("sheet", "group"),
        (
            link("sheet", "sheets", _("The sheet."), required=True),
            key("group", _("The id of the section within its sheet.")),
            Column("position", "whole", _("Its place among the sections, from 1."), required=True),
            *make_columns(Group),
        ),
        label="title",
        of_points=False,
    )


def _readings() -> Table:
    return Table(
        "sheet_sources",
        _("Sources of sheets"),
        _("Which sources a sheet draws on, and which of them somebody read from the first word to the last."),
        ("sheet", "source"),
        (
            link("sheet", "sheets", _("The sheet."), required=True),
            link("source", "sources", _("The source."), required=True),
            Column("read_in_full", "yes_no", _("True where its silence means something."), required=True),
            *make_columns(Reading, always=False),
        ),
        facets=("sheet", "read_in_full"),
        of_points=False,
    )
