"""JSON-LD as text: a graph of nodes that may stand in a page, each named by its address."""

from collections.abc import Iterable
from typing import Any, Protocol

import orjson

from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

Node = dict[str, Any]
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Nothing in the text can end the element that it stands in."""


class Step(Protocol):
    """A page on the way from the top."""

    @property
    def text(self) -> str: ...
    @property
    def href(self) -> Address: ...


class LinkedData(str):
    """JSON that may stand inside a script element as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def encode_graph(settings: Settings, nodes: Iterable[Node]) -> LinkedData:
    """Return the nodes as text; nothing where the site does not know yet where it will stand."""
    if not settings.url:
        return LinkedData()
    return _encode_json({"@context": "https://schema.org", "@graph": list(nodes)})


def _encode_json(document: Node) -> LinkedData:
    return LinkedData(orjson.dumps(document).decode().translate(_UNSAFE))


def make_breadcrumb_list(settings: Settings, trail: Iterable[tuple[str, Address]]) -> Node:
    """Return the way from the top to a page, which is its last step."""
    steps = ((settings.name, urls.make_home_address()), *trail)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": make_node_url(settings, address)}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def make_node_url(settings: Settings, address: Address) -> str:
    """Return the address by which a thing is named, or an empty text where the site has none yet."""
    return urls.make_permalink(settings.url, address) or ""


def drop_empty_values(node: Node) -> Node:
    """Return the node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
