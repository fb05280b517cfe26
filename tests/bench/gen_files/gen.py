"""Makes the pages of the plain site from its data: run by the mkdocs-gen-files plugin at each build.

They are Markdown, as users of the plugin write them, so that MkDocs checks the links. Pages of raw HTML instead take
some 0.6 of the time under the minimal theme, and give that up.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import mkdocs_gen_files  # type: ignore[import-not-found,unused-ignore]

Plain = dict[str, Any]
DATA = Path("data")
SHELVES = ("sources", "actors", "places", "groups")


def main() -> None:
    shelves: dict[str, dict[str, Plain]] = json.loads((DATA / "shelves.json").read_text(encoding="utf-8"))
    points = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(DATA.glob("points/*/*.json"))]
    points.sort(key=lambda point: point["day"])
    listed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for point in points:
        write(f"sheets/{point['sheet']}/{point['id']}.md", "".join(render_point(point, shelves)))
        item = f"- [{point['title']}](../sheets/{point['sheet']}/{point['id']}.md) {point['kind']}, {point['date']}\n"
        listed["sheets", point["sheet"]].append(item)
        for shelf in SHELVES:
            for id in point[shelf]:
                listed[shelf, id].append(item)
    for shelf, things in shelves.items():
        write(f"{shelf}/index.md", "".join(render_shelf(shelf, things, listed)))
        for id, thing in things.items():
            write(f"{shelf}/{id}.md", "".join(render_term(thing, listed[shelf, id])))


def render_point(point: Plain, shelves: dict[str, dict[str, Plain]]) -> Iterable[str]:
    yield f"# {point['title']}\n\n{point['kind']}, {point['date']}\n\n{point['statement']}\n\n"
    heads = ("Outlet", "Date", "Quotation", *point["columns"], "Said by", "Passage")
    yield f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|\n"
    for row in point["rows"]:
        outlet = f"[{row['outlet']}](../../sources/{row['source']}.md)"
        passage = f"[Passage]({row['url']})" if row["url"] else ""
        cells = (outlet, row["date"], row["quote"], *row["values"], row["said_by"], passage)
        yield f"| {' | '.join(cells)} |\n"
    for shelf in SHELVES[1:]:
        links = (f"[{shelves[shelf][id]['title']}](../../{shelf}/{id}.md)" for id in point[shelf])
        yield f"\n{shelf.capitalize()}: {', '.join(links)}\n"
    yield f"\n[{shelves['sheets'][point['sheet']]['title']}](../{point['sheet']}.md)\n"


def render_term(thing: Plain, items: list[str]) -> Iterable[str]:
    yield f"# {thing['title']}\n\n"
    if "outlet" in thing:
        original = f" [Original]({thing['url']})" if thing["url"] else ""
        yield f"{thing['outlet']}, {thing['date']}{original}\n\n"
    yield from items


def render_shelf(shelf: str, things: dict[str, Plain], listed: dict[tuple[str, str], list[str]]) -> Iterable[str]:
    yield f"# {shelf.capitalize()}\n\n"
    for id, thing in sorted(things.items(), key=lambda entry: str(entry[1]["title"])):
        yield f"- [{thing['title']}]({id}.md) ({len(listed[shelf, id])})\n"


def write(path: str, text: str) -> None:
    with mkdocs_gen_files.open(path, "w") as file:
        file.write(text)


main()
