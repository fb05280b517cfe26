"""The page of an actor: who it is, what it said and proposed, on what it is quoted, what it publishes."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor, Role
from factsheet.model.point import Point
from factsheet.model.source import Source
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import labels, pagination, point_list, search_facets
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import Group, ListPage
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
    """Return the pages of each actor: as many as its points and sources fill."""
    for actor in findings.corpus.actors.values():
        yield from _make_pages(findings, actor)


def _make_pages(findings: Findings, actor: Actor) -> Iterator[Page]:
    corpus, address = findings.corpus, urls.actor(actor.id)
    return PageList(
        address=address,
        title=actor.name,
        template="pages/actor.html",
        view=lambda page: view(findings, actor, page),
        stamp=lambda: findings.stamps.beside("actor", actor.id),
        of=pagination.number_of(len(corpus.points_naming("actor", actor.id)) + len(corpus.published_by(actor.id))),
        origin=Origin(actor.file),
        followed=address,
    ).make()


def view(findings: Findings, actor: Actor, page: ListPage) -> ActorView:
    """Return a page: the first has all facts, each its part of points, then of sources."""
    corpus, first, number, whole = findings.corpus, page.first, page.number, page.number == 1
    groups, points = _groups(corpus, actor), len(corpus.points_naming("actor", actor.id))
    sources = (Group("fs-sources", _("Its sources"), corpus.published_by(actor.id)),)
    headings = (*pagination.beginnings(groups, first), *pagination.beginnings(sources, first, before=points))
    return ActorView(
        title=page.title,
        crumbs=page.crumbs((Crumb(_("Actors"), urls.section("actors")),), actor.name),
        kicker=(labels.get_label("actor_kind", actor.kind), *(role.title for role in actor.roles)),
        description=findings.names.linked(actor.description or "", but=("actor", actor.id)) if whole else (),
        facts=(*_facts(corpus, actor), *list_fields(corpus, actor)) if whole else (),
        lists=point_list.lists(findings, pagination.cut(groups, number)),
        sources=tuple(
            _source(corpus, source)
            for group in pagination.cut(sources, number, before=points)
            for source in group.entries
        ),
        facets=search_facets.of_actor(actor) if whole else (),
        parts=page.ways(headings),
    )


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


def _groups(corpus: Corpus, actor: Actor) -> tuple[Group[Point], ...]:
    """Sort every point that names the actor by the role that it has there, the most active role first."""
    roles: dict[str, list[Point]] = {"by": [], "to": [], "through": [], "named": []}
    for point in corpus.points_naming("actor", actor.id):
        roles[_role(point, actor.id)].append(point)
    titles = {
        "to": _("Addressed to it"),
        "through": _("Quoted or cited on"),
        "named": _("Named in"),
    }
    return (
        *point_list.by_kind(roles["by"], "by"),
        *(Group(key, title, roles[key]) for key, title in titles.items() if roles[key]),
    )


def _role(point: Point, actor: str) -> str:
    if actor in point.by:
        return "by"
    if actor in point.to:
        return "to"
    spoken_through = {id for report in point.reports for id in (*report.by, *report.attribution.chain)}
    return "through" if actor in spoken_through else "named"


def _source(corpus: Corpus, source: Source) -> Definition:
    words = (Span(source.title or corpus.source_name(source), urls.source(source.id)),)
    return Definition(printed(source.date) if source.date else _("date unknown"), words, source.description or "")
