"""Results as Markdown tables: what each builder took, and our share of what the others took."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from statistics import median
from typing import Any

Results = dict[str, Any]
Shares = dict[str, dict[str, float]]
TIMED = (
    ("cold", "Cold build"),
    ("no_change", "Nothing changed"),
    ("one_change", "One value changed"),
)
SAME_WORK = (
    ("Points only", "factsheet-points", "hugo-same-points", TIMED[:1]),
    ("Everything", "factsheet", "hugo-same", TIMED),
)
"""Ours, the one that builds the same pages and files, and the stages to show first.

Of points only, the cold build: our launcher for them does not notice as early as the command that nothing has changed.
"""
OURS = "factsheet"
_COLUMNS = (
    *TIMED,
    ("wall", "Cold, clock"),
    ("serve", "Edit under serve, clock"),
    ("largest", "Largest process"),
    ("peak", "All processes"),
    ("files", "Files"),
    ("bytes", "Site"),
)


def format_tables(results: Results) -> str:
    """Return all tables and the machine they belong to."""
    return "\n".join(_list_lines(results)) + "\n"


def compute_shares(results: Results, size: str) -> Shares:
    """Return, for each rival, our median divided by its: 0.25 is a quarter. What was not measured is left out."""
    builders = results["sizes"][size]["builders"]
    counterparts = {theirs: ours for _title, ours, theirs, _stages in SAME_WORK}
    shares: Shares = {}
    for name, measured in builders.items():
        ours = builders.get(counterparts.get(name, OURS))
        if ours is None or name in counterparts.values():
            continue
        first, second = _list_figures(ours), _list_figures(measured)
        shares[name] = {what: first[what] / second[what] for what in first if second.get(what)}
    return shares


def _list_figures(measured: Results) -> dict[str, float]:
    figures = {what: median(_list_cpu(measured[what])) for what, _title in TIMED if measured.get(what)}
    figures["wall"] = median(cost["wall"] for cost in measured["cold"])
    if measured.get("serve"):
        figures["serve"] = median(measured["serve"])
    return figures | {what: measured[what] for what in ("largest", "peak", "files", "bytes")}


def _list_cpu(costs: list[Mapping[str, float]]) -> list[float]:
    return [cost["cpu"] for cost in costs]


def _list_lines(results: Results) -> Iterator[str]:
    yield from _list_same_work(results)
    for size in results["sizes"]:
        yield from (f"### {int(size):,} points", "", *_list_costs(results, size), "", *_list_shares(results, size), "")
    yield from (*_list_growth(results), *_list_versions(results))


def _list_same_work(results: Results) -> Iterator[str]:
    """Return our share of Hugo's CPU on the same work, which is what the race is about."""
    shares = {size: compute_shares(results, size) for size in results["sizes"]}
    rows: list[str] = []
    for title, _ours, theirs, stages in SAME_WORK:
        for what, stage in stages:
            cells = [_format_share(shares[size].get(theirs, {}), what) for size in shares]
            if any(cell != "–" for cell in cells):
                rows.append(f"| {title}: {stage.lower()} | {' | '.join(cells)} |")
    if rows:
        yield f"| Ours ÷ Hugo on the same work, CPU | {' | '.join(f'{int(size):,} points' for size in shares)} |"
        yield from (f"|---|{'--:|' * len(shares)}", *rows, "")


def _list_costs(results: Results, size: str) -> Iterator[str]:
    titles = " | ".join(title for _what, title in (*_COLUMNS[:-2], ("", "Pages"), *_COLUMNS[-2:]))
    builders = results["sizes"][size]["builders"]
    rounds = max(len(measured["cold"]) for measured in builders.values())
    yield f"| CPU seconds, median of {rounds} (least–most) | {titles} |"
    yield f"|---|{'--:|' * (len(_COLUMNS) + 1)}"
    for measured in builders.values():
        cells = [_format_spread(_list_cpu(measured.get(what) or [])) for what, _title in TIMED]
        cells += [_format_spread([cost["wall"] for cost in measured["cold"]])]
        cells += [_format_spread(measured.get("serve") or [])]
        cells += [_format_megabytes(measured[what]) for what in ("largest", "peak")]
        cells += [f"{measured['pages']:,}", f"{measured['files']:,}", _format_megabytes(measured["bytes"])]
        yield f"| {measured['title']} | {' | '.join(cells)} |"
    checked = builders.get(OURS, {}).get("check")
    if checked:
        yield f"\n`factsheet check` alone: {_format_spread(_list_cpu(checked))} s."


def _list_shares(results: Results, size: str) -> Iterator[str]:
    shares = compute_shares(results, size)
    if not shares:
        return
    yield f"| Ours ÷ theirs | {' | '.join(title for _what, title in _COLUMNS)} |"
    yield f"|---|{'--:|' * len(_COLUMNS)}"
    builders = results["sizes"][size]["builders"]
    for name, figures in shares.items():
        cells = (_format_share(figures, what) for what, _title in _COLUMNS)
        yield f"| {builders[name]['title']} | {' | '.join(cells)} |"


def _list_growth(results: Results) -> Iterator[str]:
    """Return how the cold build grows from each size to the next: with ten times the points, 10 is linear."""
    sizes = list(results["sizes"])
    steps = list(pairwise(sizes))
    if not steps:
        return
    yield f"| Cold build grows, CPU | {' | '.join(f'{int(a):,} → {int(b):,} points' for a, b in steps)} |"
    yield f"|---|{'--:|' * len(steps)}"
    for name, measured in results["sizes"][sizes[0]]["builders"].items():
        colds = {size: median(_list_cpu(results["sizes"][size]["builders"][name]["cold"])) for size in sizes}
        yield f"| {measured['title']} | {' | '.join(f'× {colds[b] / colds[a]:.1f}' for a, b in steps)} |"
    yield ""


def _list_versions(results: Results) -> Iterator[str]:
    machine, versions = results["machine"], results["versions"]
    yield (
        f"{machine['cpu'] or 'Unknown processor'}, {machine['cores']} cores, {machine['memory']} of memory, "
        f"{machine['system']} {machine['kernel']}, {machine['file_system']}, Python {machine['python']}; "
        f"measured on {results['measured']}."
    )
    for title, packages in (("Ours", versions["ours"]), ("Theirs", versions["rivals"])):
        yield f"{title}: {', '.join(f'{name} {version}' for name, version in packages.items())}."


def _format_share(figures: Mapping[str, float], what: str) -> str:
    return f"{figures[what]:.2f}" if what in figures else "–"


def _format_spread(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    return f"{_format_seconds(median(seconds))} ({_format_seconds(min(seconds))}–{_format_seconds(max(seconds))})"


def _format_seconds(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"


def _format_megabytes(count: int) -> str:
    return f"{count / 1e6:,.1f} MB"
