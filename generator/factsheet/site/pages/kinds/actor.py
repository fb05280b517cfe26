"""The page of an actor: who it is, what it said and proposed, on what it is quoted, what it publishes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor, Role
from factsheet.model.point_summary import Outline
from factsheet.model.source import Source
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import labels, pagination, point_list, search_facets
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.view_types import Crumb, Definition, Parts, PointList
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class ActorView:
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    description: RichText
    facts: tuple[Definition, ...]
    """Roles with dates, other names, owner, what it owns."""
    lists: tuple[PointList, ...]
    """Said, proposed, answered; addressed; passed on; named; none of them empty."""
    sources: tuple[Definition, ...]
    """Its sources, where it publishes."""
    facets: tuple[Facet, ...]
    """What it is found by; empty where another page is found instead."""
    parts: Parts | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a page for each actor."""
    for actor in findings.corpus.actors.values():
        make, stamp = partial(view, findings, actor), partial(findings.stamps.beside, "actor", actor.id)
        address, origin = urls.actor(actor.id), Origin(actor.file)
        first = Page(address, actor.name, "pages/actor.html", make, origin, stamp, followed=address)
        yield from pagination.each(first, _number_of_parts(findings.corpus, actor), make)


def view(findings: Findings, actor: Actor, number: int = 1) -> ActorView:
    """Return the page of a number (from 1): the first has all facts, each its part of points, then of sources."""
    corpus, first, whole = findings.corpus, urls.actor(actor.id), number == 1
    groups, points = _groups(corpus, actor), len(corpus.outlines_naming("actor", actor.id))
    sources = (Group("fs-sources", _("Its sources"), corpus.published_by(actor.id)),)
    headings = (*pagination.beginnings(groups, first), *pagination.beginnings(sources, first, before=points))
    return ActorView(
        title=pagination.titled(actor.name, number),
        crumbs=pagination.crumbs((Crumb(_("Actors"), urls.section("actors")),), actor.name, first, number),
        kicker=(labels.get_label("actor_kind", actor.kind), *(role.title for role in actor.roles)),
        description=findings.names.linked(actor.description or "", but=("actor", actor.id)) if whole else (),
        facts=tuple(_facts(corpus, actor)) if whole else (),
        lists=point_list.lists(findings, pagination.cut(groups, number)),
        sources=tuple(
            _source(corpus, source)
            for group in pagination.cut(sources, number, before=points)
            for source in group.entries
        ),
        facets=search_facets.of_actor(actor) if number == 1 else (),
        parts=pagination.turned(first, number, _number_of_parts(corpus, actor), headings),
    )


def _number_of_parts(corpus: Corpus, actor: Actor) -> int:
    return pagination.number_of(len(corpus.outlines_naming("actor", actor.id)) + len(corpus.published_by(actor.id)))


def _facts(corpus: Corpus, actor: Actor) -> Iterator[Definition]:
    for role in actor.roles:
        words = (Span(role.title), *((Span(", "), point_list.name(corpus, "actor", role.of)) if role.of else ()))
        yield Definition(_("Role"), words, _term(role))
    if other := (*actor.aliases, *actor.names.values()):
        yield Definition(_("Also written"), (Span(", ".join(dict.fromkeys(other))),))
    if actor.owner:
        yield Definition(_("Owner"), point_list.names(corpus, "actor", (actor.owner,)))
    if owned := corpus.owned_by(actor.id):
        yield Definition(_("Owns"), point_list.names(corpus, "actor", (one.id for one in owned)))
    if users := dict.fromkeys(source.id for source, _edge in corpus.edges_to(actor.id)):
        yield Definition(_("Used or cited by"), point_list.names(corpus, "source", users))
    if actor.url:
        yield Definition(_("Address"), (Span(actor.url, actor.url),))


def _term(role: Role) -> str:
    since = printed(role.since) if role.since else ""
    until = printed(role.until) if role.until else ""
    if since and until:
        return _("from {since} to {until}").format(since=since, until=until)
    if since:
        return _("since {since}").format(since=since)
    return _("until {until}").format(until=until) if until else ""


def _groups(corpus: Corpus, actor: Actor) -> tuple[Group[Outline], ...]:
    """Sort every point that names the actor by the role that it has there, the most active role first."""
    roles: dict[str, list[Outline]] = {"by": [], "to": [], "through": [], "named": []}
    for outline in corpus.outlines_naming("actor", actor.id):
        roles[_role(outline, actor.id)].append(outline)
    titles = {
        "to": _("Addressed to it"),
        "through": _("Quoted or cited on"),
        "named": _("Named in"),
    }
    return (
        *point_list.by_kind(roles["by"], "by"),
        *(Group(key, title, roles[key]) for key, title in titles.items() if roles[key]),
    )


def _role(point: Outline, actor: str) -> str:
    if actor in point.by:
        return "by"
    if actor in point.to:
        return "to"
    return "through" if actor in point.through else "named"


def _source(corpus: Corpus, source: Source) -> Definition:
    words = (Span(source.title or corpus.source_name(source), urls.source(source.id)),)
    return Definition(printed(source.date) if source.date else _("date unknown"), words, source.description or "")
