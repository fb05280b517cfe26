"""JSON-LD as text: a graph of nodes, each identified by its URL, for a script element of a page."""

from collections.abc import Iterable
from typing import Any, Protocol

import orjson

from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

Node = dict[str, Any]
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Escaped, so that no text can end the script element, and no line separator can break JavaScript."""


class Step(Protocol):
    """A step of a breadcrumb trail."""

    @property
    def text(self) -> str: ...
    @property
    def href(self) -> Address: ...


class LinkedData(str):
    """JSON that is safe inside a script element."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def encode_graph(settings: Settings, nodes: Iterable[Node | orjson.Fragment]) -> LinkedData:
    """Return the nodes as text; empty if the site has no URL, since nodes are identified by theirs."""
    if not settings.url:
        return LinkedData()
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = orjson.dumps(document).decode()
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return LinkedData(text)


def make_breadcrumb_list(settings: Settings, trail: Iterable[tuple[str, Address]]) -> Node:
    """Return the breadcrumbs from the home page; the page itself is the last of the trail."""
    steps = ((settings.name, urls.make_home_address()), *trail)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": make_node_url(settings, address)}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def make_node_url(settings: Settings, address: Address) -> str:
    """Return the URL that identifies a thing; empty if the site has none."""
    return urls.make_permalink(settings.url, address) or ""


def drop_empty_values(node: Node) -> Node:
    """Return the node without unknown values."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
