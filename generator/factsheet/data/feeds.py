"""Feeds of new points (of the site, each sheet, each actor) and of corrections.

Both formats need absolute URLs, so a site without an address has no feeds.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.analysis.corrections import Amendment, list_amendments, sort_newest_first
from factsheet.data import feed
from factsheet.data.feed import Feed
from factsheet.data.news import FeedEntry, News
from factsheet.model.point import Point
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class Followed(NamedTuple):
    """A page with a feed."""

    of: Address
    title: str
    entries: Callable[[], list[FeedEntry]]
    digest: Callable[[], bytes]


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return both forms of each feed."""
    if not settings.url:
        return
    news = News(findings, settings)
    for followed in (*_list_site_feeds(news, settings.name), *_list_sheet_feeds(news), *_list_actor_feeds(news)):
        for ending, form in (("xml", feed.encode_atom), ("json", feed.encode_json)):
            yield File(
                urls.make_feed_address(followed.of, ending),
                partial(_encode_feed, settings, followed, form),
                followed.digest,
            )


def _encode_feed(settings: Settings, followed: Followed, form: Callable[[Feed], bytes], read: FileReader) -> bytes:
    title = followed.title
    if title != settings.name:
        title = _("{title} · {site}").format(title=title, site=settings.name)
    return form(Feed(followed.of, title, settings, tuple(followed.entries())))


def _list_site_feeds(news: News, name: str) -> Iterator[Followed]:
    corpus, digest = news.findings.corpus, news.findings.dependencies.digest_site
    yield Followed(urls.make_home_address(), name, lambda: news.make_point_entries(corpus.points.values()), digest)
    yield Followed(
        urls.make_corrections_address(),
        _("Corrections"),
        lambda: _make_correction_entries(news, *corpus.sheets),
        digest,
    )


def _list_sheet_feeds(news: News) -> Iterator[Followed]:
    corpus = news.findings.corpus
    for sheet in corpus.sheets.values():
        points = partial(corpus.list_points, sheet.id)
        digest = partial(news.findings.dependencies.digest_whole_sheet, sheet.id)
        yield Followed(
            urls.make_sheet_address(sheet.id), sheet.title, partial(_make_newest_entries, news, points), digest
        )
        title = _("Corrections: {sheet}").format(sheet=sheet.title)
        yield Followed(
            urls.make_corrections_address(sheet.id), title, partial(_make_correction_entries, news, sheet.id), digest
        )


def _list_actor_feeds(news: News) -> Iterator[Followed]:
    corpus = news.findings.corpus
    for actor in corpus.actors.values():
        points = partial(corpus.list_points_naming, "actor", actor.id)
        digest = partial(news.findings.dependencies.digest_with_mentions, "actor", actor.id)
        yield Followed(
            urls.make_actor_address(actor.id), actor.name, partial(_make_newest_entries, news, points), digest
        )


def _make_newest_entries(news: News, points: Callable[[], Iterable[Point]]) -> list[FeedEntry]:
    return news.make_point_entries(points())


def _make_correction_entries(news: News, *sheets: str) -> list[FeedEntry]:
    amendments: list[Amendment] = []
    for sheet in sheets:
        amendments += list_amendments(news.findings, sheet)
    return news.make_correction_entries(sort_newest_first(amendments))
