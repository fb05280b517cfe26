"""The tables of what points name: sheets, sources and whom they copy, actors, places."""

from typing import get_args

from factsheet.data.tables.columns import Column, Table, date, key, link, permalink
from factsheet.model.actor import ActorKind
from factsheet.model.source import EDGE_KINDS, Basis, SourceKind, UrlStatus
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
            Column("name", "text", _("Its name."), required=True),
            Column("kind", "text", _("What it is."), required=True, options=get_args(ActorKind)),
            Column("aliases", "list", _("Other spellings and short names.")),
            link("owner", "actors", _("Who owns this outlet or agency.")),
            Column("url", "address", _("Its own address.")),
            Column("description", "text", _("What it is, in our words.")),
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
            Column("name", "text", _("Its name."), required=True),
            Column("kind", "text", _("City, region, country and the like.")),
            Column("aliases", "list", _("Other spellings.")),
            Column("latitude", "number", _("In decimal degrees, WGS 84.")),
            Column("longitude", "number", _("In decimal degrees, WGS 84.")),
            link("lies_in", "places", _("The place that it lies in.")),
            Column("description", "text", _("What it is, in our words.")),
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
            Column("title", "text", _("Its title; empty only where nobody here holds it.")),
            Column("trans_title", "text", _("Its title in the language of the site.")),
            Column("author", "list", _("Its authors.")),
            Column("work", "text", _("The newspaper, site or series, where it is not the publisher’s name.")),
            link("publisher", "actors", _("Who published it.")),
            *date("date", _("When it was published.")),
            Column("language", "text", _("Its language (BCP 47); empty where it is not recorded.")),
            Column("kind", "text", _("What it is."), required=True, options=get_args(SourceKind)),
            Column("url", "address", _("Its address.")),
            Column(
                "url_status", "text", _("Whether the address works, where it is recorded."), options=get_args(UrlStatus)
            ),
            Column("url_note", "text", _("Why there is no address.")),
            Column("archive_url", "address", _("Its address in an archive.")),
            Column("held", "yes_no", _("False where nobody here has seen it; empty where it is not recorded.")),
            Column("uncertain", "list", _("Fields that are likely and not verified.")),
            Column("description", "text", _("What it is, in our words.")),
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
            Column("basis", "text", _("Whether it says so itself."), required=True, options=get_args(Basis)),
            Column("evidence", "text", _("How this is known."), required=True),
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
            Column("title", "text", _("Its title."), required=True),
            Column("question", "text", _("The question that it answers."), required=True),
            Column("summary", "text", _("Its summary.")),
            Column("editors", "list", _("Who edits it.")),
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
            Column("title", "text", _("Its title."), required=True),
            Column("summary", "text", _("Its summary.")),
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
            Column("read_by", "text", _("Who read it.")),
            Column("read_on", "edtf", _("When it was read.")),
        ),
        facets=("sheet", "read_in_full"),
        of_points=False,
    )
