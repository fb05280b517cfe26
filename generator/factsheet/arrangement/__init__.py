"""A fact file in its one form: fields in order, no needless quotation marks, single spaces. Nothing is written here.

Each step is taken only where all that is read stays the same.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator

from factsheet import yamlfile
from factsheet.arrangement.order import order_of
from factsheet.yamlfile.arranged import arranged
from factsheet.yamlfile.evened import evened, without_loose_ends


def in_form(file: str, kind: str, data: bytes) -> bytes | None:
    """Return the file as it should be written; None where it cannot be read without a problem."""
    fields, problems = yamlfile.read(file, data)
    if fields is None or problems:
        return None
    before = data
    start = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    for step in _steps(kind):
        after = start + step(data[len(start) :].decode("utf-8")).encode()
        now, problems = yamlfile.read(file, after)
        if now is not None and not problems and now.written == fields.written:
            data = after
    return data if data == before else in_form(file, kind, data)  # a step can make way for one before it


def _steps(kind: str) -> Iterator[Callable[[str], str]]:
    yield without_loose_ends
    yield lambda text: arranged(text, order_of(kind))
    yield evened
