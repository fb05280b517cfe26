"""The page of an actor: description, roles, points by the actor's part in them, and own sources."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor, Role
from factsheet.model.point import Point
from factsheet.model.source import Source
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import labels, pagination, point_list, search_facets
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.view_types import Crumb, Definition, PageParts, PointList
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings


class ActorView(Struct, frozen=True, kw_only=True):
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    description: RichText = ()
    facts: tuple[Definition, ...] = ()
    """Roles with dates, other names, owner, what it owns."""
    lists: tuple[PointList, ...]
    """Said, proposed, answered; addressed; passed on; named; none of them empty."""
    sources: tuple[Definition, ...]
    """Its sources, where it publishes."""
    facets: tuple[Facet, ...] = ()
    """The search finds the first page by these; empty on further pages."""
    parts: PageParts | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each actor, as many as its points and sources fill."""
    for actor in findings.corpus.actors.values():
        yield from _make_pages(findings, actor)


def _make_pages(findings: Findings, actor: Actor) -> Iterator[Page]:
    corpus, address = findings.corpus, urls.make_actor_address(actor.id)
    points, sources = corpus.list_points_naming("actor", actor.id), corpus.list_published_sources(actor.id)
    return PageList(
        address=address,
        title=actor.name,
        template="pages/actor.html",
        view=lambda page: make_view(findings, actor, page),
        digest=lambda: findings.dependencies.digest_with_mentions("actor", actor.id),
        of=pagination.count_pages_for(len(points) + len(sources)),
        origin=PageOrigin(actor.file),
        followed=address,
    ).make()


def make_view(findings: Findings, actor: Actor, page: ListPage) -> ActorView:
    """Return a page: the facts are on the first only, the points and then the sources go on over all pages."""
    corpus, first, number = findings.corpus, page.first, page.number
    groups, points = _group_points(corpus, actor), len(corpus.list_points_naming("actor", actor.id))
    sources = (EntryGroup("fs-sources", _("Its sources"), corpus.list_published_sources(actor.id)),)
    headings = (*pagination.link_headings(groups, first), *pagination.link_headings(sources, first, before=points))
    view = ActorView(
        title=page.title,
        crumbs=page.make_crumbs((Crumb(_("Actors"), urls.make_section_address("actors")),), actor.name),
        kicker=(labels.get_label("actor_kind", actor.kind), *(role.title for role in actor.roles)),
        lists=point_list.make_lists(findings, pagination.select_page(groups, number)),
        sources=tuple(_list_sources(corpus, pagination.select_page(sources, number, before=points))),
        parts=page.link_pages(headings),
    )
    if number > 1:
        return view
    return replace(
        view,
        description=findings.names.link_names(actor.description or "", but=("actor", actor.id)),
        facts=(*_list_facts(corpus, actor), *list_fields(corpus, actor)),
        facets=search_facets.list_actor_facets(actor),
    )


def _list_facts(corpus: Corpus, actor: Actor) -> Iterator[Definition]:
    for role in actor.roles:
        words: RichText = (Span(role.title),)
        if role.of:
            words = (*words, Span(", "), point_list.link_name(corpus, "actor", role.of))
        yield Definition(_("Role"), words, _format_term(role))
    if other := (*actor.aliases, *actor.names.values()):
        yield Definition(_("Also written"), (Span(", ".join(dict.fromkeys(other))),))
    if actor.owner:
        yield Definition(_("Owner"), point_list.link_names(corpus, "actor", (actor.owner,)))
    if owned := corpus.list_owned_actors(actor.id):
        yield Definition(_("Owns"), point_list.link_names(corpus, "actor", (subsidiary.id for subsidiary in owned)))
    if users := dict.fromkeys(source.id for source, _edge in corpus.list_edges_to(actor.id)):
        yield Definition(_("Used or cited by"), point_list.link_names(corpus, "source", users))
    if actor.url:
        yield Definition(_("Address"), (Span(actor.url, actor.url),))


def _format_term(role: Role) -> str:
    if role.since and role.until:
        return _("from {since} to {until}").format(since=describe_date(role.since), until=describe_date(role.until))
    if role.since:
        return _("since {since}").format(since=describe_date(role.since))
    if role.until:
        return _("until {until}").format(until=describe_date(role.until))
    return ""


def _group_points(corpus: Corpus, actor: Actor) -> tuple[EntryGroup[Point], ...]:
    """Group the points that name the actor by its role in them, the most active role first."""
    roles: dict[str, list[Point]] = {"by": [], "to": [], "through": [], "named": []}
    for point in corpus.list_points_naming("actor", actor.id):
        roles[_find_role(point, actor.id)].append(point)
    titles = {
        "to": _("Addressed to it"),
        "through": _("Quoted or cited on"),
        "named": _("Named in"),
    }
    return (
        *point_list.group_by_kind(roles["by"], "by"),
        *(EntryGroup(key, title, roles[key]) for key, title in titles.items() if roles[key]),
    )


def _find_role(point: Point, actor: str) -> str:
    if actor in point.by:
        return "by"
    if actor in point.to:
        return "to"
    for report in point.reports:
        if actor in report.by or actor in report.attribution.chain:
            return "through"
    return "named"


def _list_sources(corpus: Corpus, groups: Iterable[EntryGroup[Source]]) -> Iterator[Definition]:
    for group in groups:
        for source in group.entries:
            date = describe_date(source.date) if source.date else _("date unknown")
            name = Span(source.title or corpus.get_source_name(source), urls.make_source_address(source.id))
            yield Definition(date, (name,), source.description or "")
