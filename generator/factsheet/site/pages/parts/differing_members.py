"""Lists and votes that differ, in words: only the members on which they do, and how many are the same."""

from collections.abc import Iterator, Sequence

from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.member_differences import DOUBTFUL, NAMED, Membership, Memberships
from factsheet.content.corpus import Corpus
from factsheet.model.values.members import format_names
from factsheet.text.i18n import _, ngettext

MOST_MEMBERS = 12
"""Members named; the rest are counted, since the table of the lists has each of them."""


def describe_member_differences(corpus: Corpus, memberships: Memberships) -> str:
    """Say on whom the lists differ, and whom only one names: "only BBC: Ethiopia; the other 180 the same"."""
    return "; ".join(_list_parts(corpus, memberships))


def format_same_members(memberships: Memberships) -> str:
    """Say how many members are the same in all lists; nothing where none are."""
    if not memberships.alike:
        return ""
    if not memberships.apart:
        return ngettext("the only member is the same", "all {count} members are the same", memberships.alike)
    return ngettext("the other member is the same", "the other {count} are the same", memberships.alike)


def _list_parts(corpus: Corpus, memberships: Memberships) -> Iterator[str]:
    shown, left = memberships.apart[:MOST_MEMBERS], memberships.apart[MOST_MEMBERS:]
    for said, members in _group_differing(corpus, [membership for membership in shown if membership.is_disputed]):
        yield f"{format_names(members, memberships.of, corpus)}: {said}"
    alone: dict[str, list[str]] = {}
    for membership in shown:
        if not membership.is_disputed:
            alone.setdefault(_format_outlets(corpus, membership.named_by), []).append(membership.member)
    for outlets, members in alone.items():
        yield _("only {outlets}: {members}").format(
            outlets=outlets, members=format_names(members, memberships.of, corpus)
        )
    if left:
        yield ngettext("{count} more member differs", "{count} more members differ", len(left))
    missing: set[str] = set()
    for membership in memberships.apart:
        missing.update(lineage.report.anchor for lineage in membership.missing)
    if complete := [lineage for lineage in memberships.complete if lineage.report.anchor in missing]:
        yield _("described as complete: the list of {outlets}").format(outlets=_format_outlets(corpus, complete))
    if same_members := format_same_members(memberships):
        yield same_members


def _group_differing(corpus: Corpus, differing: Sequence[Membership]) -> Iterator[tuple[str, Sequence[str]]]:
    """Return together the members of whom the same sources say the same: "for (BBC), against (AP)"."""
    grouped: dict[str, list[str]] = {}
    for membership in differing:
        said = [f"{_name_membership(word)} ({_format_outlets(corpus, by)})" for word, by in membership.statements]
        grouped.setdefault(", ".join(said), []).append(membership.member)
    yield from grouped.items()


def _name_membership(said: str) -> str:
    return {NAMED: _("named"), DOUBTFUL: _("doubtful")}.get(said, said)


def _format_outlets(corpus: Corpus, lineages: Sequence[ReportLineage]) -> str:
    return ", ".join(dict.fromkeys(corpus.get_name("source", lineage.report.source) for lineage in lineages))
