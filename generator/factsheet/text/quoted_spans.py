"""Find direct quotations in a text: everything between quotation marks, with the marks."""

import re

from factsheet.text.rich_text import Range

_QUOTATION = re.compile(
    r"“[^“”\n]*(?:”|(?=\n|\Z))"  # a mark that is not closed reaches to the end of its paragraph …
    r"|“[^“”\n]*(?=“)"  # … or to the next one that opens
    r"|„[^„“”\n]*[“”]"
    r"|«[^«»\n]*»"
    r"|「[^」\n]*」"
    r'|(?<!\w)"[^"\n]*"'
    r"|(?<!\w)‘[^‘’\n]*(?:’\w[^‘’\n]*)*’(?!\w)"  # an apostrophe within stands between letters
)


def find_quotations(text: str) -> tuple[Range, ...]:
    """Return every quotation in the order of the text; nested quotations are part of the outer one."""
    return tuple(match.span() for match in _QUOTATION.finditer(text))
