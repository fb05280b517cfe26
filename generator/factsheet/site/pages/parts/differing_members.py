"""Lists and votes that differ, in words: only the members on which they do, and how many are the same."""

from collections.abc import Iterator, Sequence

from factsheet.analysis.independence import Standing
from factsheet.analysis.member_differences import DOUBTFUL, NAMED, Membership, Memberships
from factsheet.content.corpus import Corpus
from factsheet.model.values.members import names
from factsheet.text.i18n import _, ngettext

MOST_MEMBERS = 12
"""More members than this are counted behind those that are named; the table of the lists has each of them."""


def apart(corpus: Corpus, found: Memberships) -> str:
    """Say who differs on whom, and who alone names whom: "only BBC: Ethiopia; the other 180 the same"."""
    return "; ".join(_parts(corpus, found))


def rest(found: Memberships) -> str:
    """Say how many members are the same in all lists; nothing where none is."""
    if not found.alike:
        return ""
    if not found.apart:
        return ngettext("the only member the same", "all {count} members the same", found.alike)
    return ngettext("the other one the same", "the other {count} the same", found.alike)


def _parts(corpus: Corpus, found: Memberships) -> Iterator[str]:
    shown, left = found.apart[:MOST_MEMBERS], found.apart[MOST_MEMBERS:]
    for said, members in _gathered(corpus, [one for one in shown if one.differs]):
        yield f"{names(members, found.of, corpus)}: {said}"
    alone: dict[str, list[str]] = {}
    for one in shown:
        if not one.differs:
            alone.setdefault(_outlets(corpus, one.naming), []).append(one.member)
    for outlets, members in alone.items():
        yield _("only {outlets}: {members}").format(outlets=outlets, members=names(members, found.of, corpus))
    if left:
        yield ngettext("{count} more member differs", "{count} more members differ", len(left))
    missing = {standing.report.anchor for one in found.apart for standing in one.missing}
    if complete := [standing for standing in found.complete if standing.report.anchor in missing]:
        yield _("said to be complete: the list of {outlets}").format(outlets=_outlets(corpus, complete))
    if told := rest(found):
        yield told


def _gathered(corpus: Corpus, differing: Sequence[Membership]) -> Iterator[tuple[str, Sequence[str]]]:
    """Return those of whom the same sources say the same, together: "for (BBC), against (AP)"."""
    found: dict[str, list[str]] = {}
    for one in differing:
        said = ", ".join(f"{_word(word)} ({_outlets(corpus, by)})" for word, by in one.told)
        found.setdefault(said, []).append(one.member)
    yield from found.items()


def _word(said: str) -> str:
    return {NAMED: _("named"), DOUBTFUL: _("doubtful")}.get(said, said)


def _outlets(corpus: Corpus, standings: Sequence[Standing]) -> str:
    return ", ".join(dict.fromkeys(corpus.name("source", standing.report.source) for standing in standings))
