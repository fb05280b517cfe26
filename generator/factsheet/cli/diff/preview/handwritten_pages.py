"""The hand-written pages that a proposal changes, and the pictures among them, for its preview."""

import base64
from collections.abc import Iterator, Mapping
from html import escape

from factsheet.cli.diff.model import Changes
from factsheet.cli.diff.state import State
from factsheet.content.front_matter import read_page
from factsheet.content.prose_files import visible
from factsheet.content.prose_kinds import is_page, kind_of

LARGEST_PICTURE = 200_000
"""Bytes of a picture that stands in the file; of a larger one there is its name, kind and size."""
MOST_OF_PICTURES = 1_500_000
"""Bytes of all pictures together."""


def changed_pages(after: State, changes: Changes) -> Iterator[tuple[str, str]]:
    """Return title and file below the site of each page that is new or changed."""
    for name, path in _changed(after, changes):
        page = read_page(name, after.prose.read(name))[0] if is_page(name) else None
        if page is not None:
            yield page.heading(name), path


def pictures(after: State, changes: Changes) -> Mapping[str, str]:
    """Return the pictures that are small enough, those that change before the others, as `data:` addresses by file."""
    found: dict[str, str] = {}
    left = MOST_OF_PICTURES
    places = after.prose.places()
    for name, path in {**dict(_changed(after, changes)), **places}.items():
        kind = kind_of(name)
        if kind is None or not kind.is_picture:
            continue
        data = after.prose.read(name)
        if len(data) <= min(LARGEST_PICTURE, left):
            left -= len(data)
            found[path] = f"data:{kind.media_type};base64,{base64.b64encode(data).decode()}"
    return found


def draw_files(after: State, changes: Changes, shown: Mapping[str, str]) -> str:
    """Return the list of new and changed pictures and PDFs, with the pictures that are shown by their file."""
    files = [(name, path) for name, path in _changed(after, changes) if not is_page(name)]
    if not files:
        return ""
    items = "".join(f"<li>{escape(name)}{_image(name, shown.get(path, ''))}</li>" for name, path in files)
    return f"<h2>New and changed pictures and PDFs</h2><ul>{items}</ul>"


def _changed(after: State, changes: Changes) -> Iterator[tuple[str, str]]:
    turned = {one.file for one in changes.prose if one.turn != "removed"}
    for name, path in after.prose.places().items():
        if f"{after.prose.name}/{visible(name)}" in turned:
            yield name, path


def _image(name: str, address: str) -> str:
    if address:
        return f'<br><img class="fs-preview__picture" src="{escape(address)}" alt="">'
    kind = kind_of(name)
    return " – too large to be shown here" if kind and kind.is_picture else ""
