"""A page of each kind on our own site, the hardest to show: what tests of reading and pictures go through."""

SHEET = "sheets/istanbul-talks/"
POINT = f"{SHEET}points/pledge-kyiv-chernihiv/"
MATRIX = f"{SHEET}points/guarantor-states/"

KINDS = {
    "home": "",
    "sheet": SHEET,
    "timeline": f"{SHEET}timeline/",
    "copying": f"{SHEET}copying/",
    "map": f"{SHEET}map/",
    "who says what": f"{SHEET}who-says-what/",
    "positions": f"{SHEET}positions/",
    "differences": f"{SHEET}differences/",
    "quotations": f"{SHEET}quotations/",
    "one source": f"{SHEET}one-source/",
    "corrections": "corrections/",
    "point": POINT,
    "matrix": MATRIX,
    "figures": f"{SHEET}points/chernihiv-killed/",
    "card": f"{SHEET}points/chernihiv-killed/card/",
    "ledger": f"{SHEET}figures/",
    "source": "sources/treenews/",
    "actor": "actors/volodymyr-zelenskyy/",
    "place": "places/kyiv/",
    "index": "sources/",
    "search": "search/",
    "letters": "a-z/",
    "sheet corrections": f"{SHEET}corrections/",
    "actors": "actors/",
    "places": "places/",
    "data": "data/",
    "glossary": "glossary/",
    "keyboard": "keyboard/",
    "suggest": "suggest/?do=correct&point=istanbul-talks/chernihiv-killed",
    "help": "help/F012/",
    "prose": "methodology/",
    "missing": "404.html",
}
"""Name of the kind and address in the site."""

SCHEMES = ("light", "dark")
WIDTHS = (360, 768, 1280)
"""A phone, a tablet, a desk; in CSS pixels."""
