"""The hand-written pages that a proposal changes, and the pictures among them, for its preview."""

import base64
from collections.abc import Iterator, Mapping
from html import escape

from factsheet.cli.diff.model import Changes
from factsheet.cli.diff.state import ContentState
from factsheet.content.front_matter import read_page
from factsheet.content.prose_files import escape_invisible
from factsheet.content.prose_kinds import find_kind, is_page

LARGEST_PICTURE = 200_000
"""Bytes of a picture that the preview contains; a larger one is only named."""
MOST_OF_PICTURES = 1_500_000
"""Bytes of all pictures together: base64 makes them a third larger, and the file is sent around."""


def list_changed_pages(after: ContentState, changes: Changes) -> Iterator[tuple[str, str]]:
    """Return title and file below the site of each page that is new or changed."""
    for name, path in _list_changed(after, changes):
        if is_page(name):
            page, _problems = read_page(name, after.prose.read_file(name))
            if page is not None:
                yield page.find_heading(name), path


def collect_pictures(after: ContentState, changes: Changes) -> Mapping[str, str]:
    """Return the pictures that are small enough as `data:` addresses by file; changed pictures get room first."""
    pictures_by_file: dict[str, str] = {}
    left = MOST_OF_PICTURES
    places = dict(_list_changed(after, changes))
    places.update(after.prose.list_places())  # keeps the place of the changed ones at the front
    for name, path in places.items():
        kind = find_kind(name)
        if kind is None or not kind.is_picture:
            continue
        data = after.prose.read_file(name)
        if len(data) <= min(LARGEST_PICTURE, left):
            left -= len(data)
            pictures_by_file[path] = f"data:{kind.media_type};base64,{base64.b64encode(data).decode()}"
    return pictures_by_file


def draw_files(after: ContentState, changes: Changes, shown: Mapping[str, str]) -> str:
    """Return the list of new and changed pictures and PDFs; `shown` are pictures by file, as `data:` addresses."""
    files = [(name, path) for name, path in _list_changed(after, changes) if not is_page(name)]
    if not files:
        return ""
    items = "".join(f"<li>{escape(name)}{_draw_image(name, shown.get(path, ''))}</li>" for name, path in files)
    return f"<h2>New and changed pictures and PDFs</h2><ul>{items}</ul>"


def _list_changed(after: ContentState, changes: Changes) -> Iterator[tuple[str, str]]:
    turned = {change.file for change in changes.prose if change.turn != "removed"}
    for name, path in after.prose.list_places().items():
        if f"{after.prose.name}/{escape_invisible(name)}" in turned:
            yield name, path


def _draw_image(name: str, address: str) -> str:
    if address:
        return f'<br><img class="fs-preview__picture" src="{escape(address)}" alt="">'
    kind = find_kind(name)
    return " – too large to be shown here" if kind and kind.is_picture else ""
