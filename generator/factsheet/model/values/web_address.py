"""Addresses that may be linked: https, http and mailto by RFC 3986; letters of any script are welcome (RFC 3987)."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from factsheet.model.values.error import make_mistake

_BARRED = r"""\s"<>\\^`{|}\[\]%#"""
_ENCODED = "%[0-9A-Fa-f]{2}"


def _make_pattern(signs: str, least: str = "*") -> str:
    return f"{signs}{least}(?:{_ENCODED}{signs}*)*"


_NUMERIC_HOST = r"\[[0-9A-Fa-f:.]+\](?::[0-9]*)?(?=[/?#]|$)"
_HOST = rf"(?=[^/?#])(?:{_make_pattern(f'[^{_BARRED}/?]')}|{_NUMERIC_HOST})"
_REST, _MAILBOX = _make_pattern(f"[^{_BARRED}]"), _make_pattern(f"[^{_BARRED}@]", "+")
# No other schemes: `javascript:` and `data:` would run or hide something, others lead nowhere in a browser.
_HTTP, _MAIL = "[Hh][Tt][Tt][Pp][Ss]?://", "[Mm][Aa][Ii][Ll][Tt][Oo]:"
ADDRESS = rf"{_HTTP}{_HOST}(?:[/?]{_REST})?(?:#{_REST})?|{_MAIL}{_MAILBOX}@{_MAILBOX}"
BEGIN = rf"{_HTTP}(?=[^\s/?#])(?:{_NUMERIC_HOST})?|{_MAIL}(?=[^@]+@[^@]+$)"
"""The beginning of an address, up to where signs are checked."""
FOREIGN = r"""%(?![0-9A-Fa-f]{2})|[\s"<>\\^`{|}\[\]]"""
"""A sign that no address may contain."""
NAMES: Mapping[str, str] = {"": "`{sign}`", " ": "a space", "%": "a `%` without two digits", "#": "a second `#`"}
"""How a message names such a sign: in general; any space; signs that are allowed in other places."""

_MATCH_ADDRESS, _MATCH_BEGINNING = re.compile(ADDRESS).fullmatch, re.compile(BEGIN).match
_IS_FOREIGN = re.compile(FOREIGN)


def validate_address(written: str) -> str:
    """Return the address; else raise a mistake, whose fix has foreign signs percent-encoded."""
    if _MATCH_ADDRESS(written):
        return written
    begin = _MATCH_BEGINNING(written)
    if begin is None:
        raise make_mistake(f"`{written}` cannot be linked: an address must begin with https://, http:// or mailto:")
    before, mark, fragment = written[begin.end() :].partition("#")
    foreign = _IS_FOREIGN.search(f"{before}{fragment}")
    sign = foreign[0] if foreign else "#"
    name = NAMES[" "] if sign.isspace() else NAMES.get(sign, NAMES[""]).format(sign=sign)
    # A host cannot be percent-encoded, so there is no fix.
    if _IS_FOREIGN.search(re.split("[/?]", before, maxsplit=1)[0]):
        raise make_mistake(f"the name of a site cannot contain {name}: copy the address again")
    encoded = f"{begin[0]}{_encode_foreign(before)}{mark}{_encode_foreign(fragment).replace('#', '%23')}"
    message = f"an address cannot contain {name}: write `{quote(sign)}` for it, or copy the address again"
    raise make_mistake(message, encoded if _MATCH_ADDRESS(encoded) else None)


def _encode_foreign(text: str) -> str:
    return _IS_FOREIGN.sub(lambda match: quote(match[0]), text)
