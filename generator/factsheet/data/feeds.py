"""Feeds of what is new: on the site, on each sheet, of each actor; and of what was corrected.

A feed names whole addresses, so there is none where the site has no address yet.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.analysis.corrections import corrections_of, newest_first
from factsheet.data import feed
from factsheet.data.feed import Feed
from factsheet.data.news import Entry, News
from factsheet.model.point import Point
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class Followed(NamedTuple):
    """A page that can be followed."""

    of: Address
    title: str
    entries: Callable[[], list[Entry]]
    stamp: Callable[[], bytes]


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return both forms of each feed."""
    if not settings.url:
        return
    news = News(findings)
    for one in (*_of_site(news, settings.name), *_of_sheets(news), *_of_actors(news)):
        for ending, form in (("xml", feed.atom), ("json", feed.json)):
            yield File(urls.feed(one.of, ending), partial(_content, settings, one, form), one.stamp)


def _content(settings: Settings, followed: Followed, form: Callable[[Feed], bytes], read: Read) -> bytes:
    title = followed.title
    if title != settings.name:
        title = _("{title} · {site}").format(title=title, site=settings.name)
    return form(Feed(followed.of, title, settings, tuple(followed.entries())))


def _of_site(news: News, name: str) -> Iterator[Followed]:
    corpus, stamp = news.findings.corpus, news.findings.stamps.of_everything
    yield Followed(urls.home(), name, lambda: news.of_points(corpus.points.values()), stamp)
    yield Followed(urls.corrections(), _("Corrections"), lambda: _corrected(news, *corpus.sheets), stamp)


def _of_sheets(news: News) -> Iterator[Followed]:
    corpus = news.findings.corpus
    for sheet in corpus.sheets.values():
        points, stamp = partial(corpus.points_of, sheet.id), partial(news.findings.stamps.whole_sheet, sheet.id)
        yield Followed(urls.sheet(sheet.id), sheet.title, partial(_newest, news, points), stamp)
        title = _("Corrections: {sheet}").format(sheet=sheet.title)
        yield Followed(urls.corrections(sheet.id), title, partial(_corrected, news, sheet.id), stamp)


def _of_actors(news: News) -> Iterator[Followed]:
    corpus = news.findings.corpus
    for actor in corpus.actors.values():
        points = partial(corpus.points_naming, "actor", actor.id)
        stamp = partial(news.findings.stamps.beside, "actor", actor.id)
        yield Followed(urls.actor(actor.id), actor.name, partial(_newest, news, points), stamp)


def _newest(news: News, points: Callable[[], Iterable[Point]]) -> list[Entry]:
    return news.of_points(points())


def _corrected(news: News, *sheets: str) -> list[Entry]:
    found = [one for sheet in sheets for one in corrections_of(news.findings, sheet)]
    return news.of_corrections(newest_first(found))
