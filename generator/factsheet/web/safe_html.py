"""HTML of hand-written Markdown → its safe part, without requests to other hosts. The only module that uses nh3."""

import re

import nh3

ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"id", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "th": {"scope", "colspan", "rowspan", "align"},
    "td": {"colspan", "rowspan", "align"},
    "img": {"src", "alt", "width", "height"},
}
SCHEMES = {"https", "http", "mailto"}
_SEGMENT = r"[\w.~!$&'()*+,;=@%-][\w.~!$&'()*+,;=@% -]*"
_ON_OWN_HOST = re.compile(rf"/?(?:{_SEGMENT}/)*{_SEGMENT}(?:\?[^#\s\\]*)?(?:#[^\s\\]*)?")
"""A path of non-empty segments, with an optional query and fragment.

Browsers read `\\` as `/`, drop tabs, line ends and leading control characters, and take `//host`, `https:host` and
`http:/host` for another host (https://url.spec.whatwg.org/#concept-basic-url-parser). None of these can match: there is
no colon, no backslash, no control character, and no empty segment.
"""


def sanitize_html(html: str) -> str:
    """Keep what prose needs; remove scripts, styles, frames, event handlers and URLs of other schemes."""
    return nh3.clean(
        html,
        attributes=ATTRIBUTES,
        attribute_filter=_filter_attribute,
        url_schemes=SCHEMES,
        link_rel="noopener",
        strip_comments=True,
    )


def _filter_attribute(element: str, attribute: str, value: str) -> str | None:
    """Remove the URL of a picture on another host: pages make no third-party requests."""
    if (element, attribute) == ("img", "src") and not _ON_OWN_HOST.fullmatch(value):
        return None
    return value
