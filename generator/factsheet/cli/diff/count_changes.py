"""The words for what is counted differently after a change: sources, families, origins, support, differences."""

from collections.abc import Iterator

from factsheet.analysis.support import Support
from factsheet.cli.diff.model import PointChange, PointCounts, TableRow
from factsheet.site.pages.parts import labels


def format_counts(change: PointChange) -> tuple[str, ...]:
    """Return "now 2 origins, was 1" and the like; all figures of a new point; nothing where nothing is counted."""
    was = change.before.counted if change.before else None
    now = change.after.counted if change.after else None
    if now is None:
        return ()
    if was is None:
        amounts = (_format_amount(now.sources, "source"), _format_amount(now.families, "family"), _format_origins(now))
        return (", ".join(amounts), f"support: {_format_support(now)}", *now.series)
    return (*_list_lineage_changes(change), *_list_count_changes(was, now))


def _list_lineage_changes(change: PointChange) -> Iterator[str]:
    """Return the rows that are counted now and were not, or the other way round."""
    before: dict[str, TableRow] = {}
    if change.table_before is not None:
        before = {row.anchor: row for row in change.table_before.rows}
    for row in change.table_after.rows if change.table_after else ():
        old = before.get(row.anchor, row)
        if ("counted" in row.standing) != ("counted" in old.standing):
            yield f"{row.outlet}: now {row.standing or 'counted in full'}, was {old.standing or 'counted in full'}"


def _list_count_changes(was: PointCounts, now: PointCounts) -> Iterator[str]:
    if was.sources != now.sources:
        yield f"now {_format_amount(now.sources, 'source')}, was {was.sources}"
    if was.families != now.families:
        yield f"now {_format_amount(now.families, 'family')}, was {was.families}"
    if (was.origins, was.unnamed) != (now.origins, now.unnamed):
        yield f"now {_format_origins(now)}, was {_format_origins(was)}"
    if was.support != now.support:
        yield f"support: now {_format_support(now)}, was {_format_support(was)}"
    if was.differences != now.differences:
        yield f"reports differ on: now {_format_differences(now)}, was {_format_differences(was)}"
    for sentence in now.series:
        if sentence not in was.series:
            yield f"now {sentence}"
    for sentence in was.series:
        if sentence not in now.series:
            yield f"was {sentence}"


def _format_amount(count: int, singular: str) -> str:
    if count == 1:
        return f"1 {singular}"
    return f"{count:,} {'families' if singular == 'family' else f'{singular}s'}"


def _format_origins(counted: PointCounts) -> str:
    if not counted.origins:
        return "origin not named"
    if not counted.unnamed:
        return _format_amount(counted.origins, "origin")
    none = f"{_format_amount(counted.unnamed, 'report')} {'names' if counted.unnamed == 1 else 'name'} none"
    return f"{_format_amount(counted.origins, 'named origin')}, {none}"


def _format_support(counted: PointCounts) -> str:
    return labels.make_support(Support(counted.support)).word.lower()


def _format_differences(counted: PointCounts) -> str:
    kinds = [labels.get_label("difference", key).lower() for key in dict.fromkeys(counted.differences)]
    return ", ".join(kinds) or "nothing"
