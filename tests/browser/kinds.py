"""A page of each kind, the hardest to show: of the small site for tests, of our own for pictures and at night."""

import pytest

SHEET = "sheets/bridge-repair/"
POINT = f"{SHEET}points/closing-pledge/"
MATRIX = f"{SHEET}points/repair-plan/"


def kinds(sheet: str, point: str, matrix: str, figures: str, **others: str) -> dict[str, str]:
    """Return the address in the site of a page of each kind, by the name of the kind."""
    views = [
        "timeline",
        "copying",
        "map",
        "who-says-what",
        "positions",
        "differences",
        "quotations",
        "one-source",
        "corrections",
    ]
    return {
        "home": "",
        "sheet": sheet,
        **{view: f"{sheet}{view}/" for view in views},
        "all corrections": "corrections/",
        "point": point,
        "matrix": matrix,
        "figures": figures,
        "card": f"{figures}card/",
        "ledger": f"{sheet}figures/",
        **{kind: f"{kind}s/{others[kind]}/" for kind in ("source", "actor", "place")},
        **{index: f"{index}/" for index in ("sources", "actors", "places", "search", "data", "glossary", "keyboard")},
        "letters": "a-z/",
        "suggest": "suggest/?do=correct&point=" + figures.removeprefix("sheets/").replace("/points/", "/").strip("/"),
        "help": "help/F012/",
        "prose": others["prose"],
        "missing": "404.html",
    }


KINDS = kinds(
    *(SHEET, POINT, MATRIX, f"{SHEET}points/walkers/"),
    source="gazette",
    actor="weirford-council",
    place="old-bridge",
    prose="about/",
)
_EACH_TIME = {"home", "sheet", "point", "card", "who-says-what", "positions", "timeline", "source", "search", "suggest"}
"""One kind for each sort of page: lists, tables, plots, forms."""
SOME_KINDS = [kind if kind in _EACH_TIME else pytest.param(kind, marks=pytest.mark.nightly) for kind in KINDS]
"""All kinds, of which most are looked at by night: for questions whose answer the frame of the page decides."""

TALKS = "sheets/istanbul-talks/"
PUBLISHED_MATRIX = f"{TALKS}points/guarantor-states/"
PUBLISHED_KINDS = kinds(
    *(TALKS, f"{TALKS}points/pledge-kyiv-chernihiv/", PUBLISHED_MATRIX, f"{TALKS}points/chernihiv-killed/"),
    source="treenews",
    actor="volodymyr-zelenskyy",
    place="kyiv",
    prose="methodology/",
)

SCHEMES = ("light", "dark")
WIDTHS = (360, 768, 1280)
"""A phone, a tablet, a desk; in CSS pixels."""
