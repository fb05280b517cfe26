"""Results as Markdown tables: what each builder took, and our share of what the others took."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

Results = dict[str, Any]
OURS = "factsheet"
TIMED = (
    ("cold", "Cold build"),
    ("no_change", "Nothing changed"),
    ("one_change", "One value changed"),
    ("serve", "One value, under serve"),
)


def markdown(results: Results) -> str:
    """Return all tables and the machine they belong to."""
    return "\n".join(_lines(results)) + "\n"


def ratios(results: Results, size: str) -> dict[str, dict[str, float]]:
    """Return, for each rival, our median divided by its: 0.25 is a quarter. What was not measured is left out."""
    builders = results["sizes"][size]["builders"]
    ours = _figures(builders[OURS])
    found: dict[str, dict[str, float]] = {}
    for name, measured in builders.items():
        theirs = _figures(measured)
        if name != OURS:
            found[name] = {what: ours[what] / theirs[what] for what in ours if what in theirs}
    return found


def _figures(measured: Results) -> dict[str, float]:
    walls = {what: median(_walls(measured[what])) for what, _title in TIMED if measured.get(what)}
    cpu = median(cost["cpu"] for cost in measured["cold"])
    return walls | {"cpu": cpu, "peak": measured["peak"], "bytes": measured["bytes"]}


def _walls(costs: list[Any]) -> list[float]:
    return [cost["wall"] if isinstance(cost, dict) else cost for cost in costs]


def _lines(results: Results) -> Iterator[str]:
    for size in results["sizes"]:
        yield from (f"### {int(size):,} points", "", *_taken(results, size), "", *_shares(results, size), "")
    yield from (*_growth(results), *_machine(results))


def _taken(results: Results, size: str) -> Iterator[str]:
    titles = (*(title for _what, title in TIMED), "CPU, cold", "Peak memory", "Pages", "Files", "Site")
    yield f"| Seconds, median of {results['runs']} (least–most) | {' | '.join(titles)} |"
    yield f"|---|{'--:|' * len(titles)}"
    for measured in results["sizes"][size]["builders"].values():
        cells = [_spread(_walls(measured.get(what) or [])) for what, _title in TIMED]
        cells += [_spread([cost["cpu"] for cost in measured["cold"]]), _megabytes(measured["peak"])]
        cells += [f"{measured['pages']:,}", f"{measured['files']:,}", _megabytes(measured["bytes"])]
        yield f"| {measured['title']} | {' | '.join(cells)} |"
    checked = results["sizes"][size]["builders"][OURS].get("check")
    if checked:
        yield f"\n`factsheet check` alone: {_spread(_walls(checked))} s."


def _shares(results: Results, size: str) -> Iterator[str]:
    titles = (*(title for _what, title in TIMED), "CPU, cold", "Peak memory", "Site")
    columns = (*(what for what, _title in TIMED), "cpu", "peak", "bytes")
    yield f"| Ours ÷ theirs | {' | '.join(titles)} |"
    yield f"|---|{'--:|' * len(titles)}"
    builders = results["sizes"][size]["builders"]
    for name, shares in ratios(results, size).items():
        cells = (f"{shares[column]:.2f}" if column in shares else "–" for column in columns)
        yield f"| {builders[name]['title']} | {' | '.join(cells)} |"


def _growth(results: Results) -> Iterator[str]:
    """Tell how the cold build grows from each size to the next: with ten times the points, 10 is linear."""
    sizes = list(results["sizes"])
    steps = list(pairwise(sizes))
    if not steps:
        return
    yield f"| Cold build grows | {' | '.join(f'{int(a):,} → {int(b):,} points' for a, b in steps)} |"
    yield f"|---|{'--:|' * len(steps)}"
    for name, measured in results["sizes"][sizes[0]]["builders"].items():
        colds = {size: median(_walls(results["sizes"][size]["builders"][name]["cold"])) for size in sizes}
        yield f"| {measured['title']} | {' | '.join(f'× {colds[b] / colds[a]:.1f}' for a, b in steps)} |"
    yield ""


def _machine(results: Results) -> Iterator[str]:
    machine, versions = results["machine"], results["versions"]
    yield (
        f"{machine['cpu'] or 'Unknown processor'}, {machine['cores']} cores, {machine['memory']} of memory, "
        f"{machine['system']} {machine['kernel']}, {machine['file_system']}, Python {machine['python']}; "
        f"measured on {results['measured']}."
    )
    for title, found in (("Ours", versions["ours"]), ("Theirs", versions["rivals"])):
        yield f"{title}: {', '.join(f'{name} {version}' for name, version in found.items())}."


def _spread(found: list[float]) -> str:
    if not found:
        return "–"
    return f"{_seconds(median(found))} ({_seconds(min(found))}–{_seconds(max(found))})"


def _seconds(found: float) -> str:
    return f"{found:.2f}" if found < 10 else f"{found:.1f}"


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.1f} MB"
