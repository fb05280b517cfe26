"""The rules for reports beyond their shape, and the message for unknown ids: one wording for checker and form."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from factsheet.problems.problem import Level


class Demand(Struct, frozen=True):
    """A rule; names in braces are filled in with what was written."""

    code: str
    message: str
    fix: str | None = None
    level: Level = Level.ERROR


NO_WORDS = Demand(
    "F040",
    "`quote` is missing: add it, or `no_quote` with the reason (page_not_seen, paywalled or number_only)",
    "quote: …",
)
TOO_LONG = Demand(
    "F041", "the quotation has {length} characters: cut it to the part that carries the point, at most {most}"
)
WORDS_AND_NONE = Demand("F042", "the report has both `quote` and `no_quote`: delete one")
ONE_WORD = Demand("F043", "one word alone is not evidence: quote the words around it too", level=Level.WARNING)
NO_NOTE = Demand(
    "F047",
    "nobody here has seen the page: write in `note` who cites it, or where you found its address",
    level=Level.WARNING,
)
_BASES = "unnamed_official, unnamed_person, document, own_observation, other_outlet, dangling or none"
NOBODY = Demand("F045", f"the attribution names nobody, so it needs `basis`: {_BASES}", "basis: …")
UNNAMED = Demand("F045", f"the chain begins with `{{id}}`, an unnamed actor, so it needs `basis`: {_BASES}", "basis: …")
CONTRADICTED = Demand(
    "F061",
    "the quotation says {quoted}, not “{value}”: write the value as quoted, or quote the words it comes from",
)
UNQUOTED = Demand("F062", "“{value}” is not in the quotation: quote the words it comes from", level=Level.HINT)
LIMIT_UNQUOTED = Demand(
    "F062",
    "the quotation says {quoted} without the limit of “{value}”: quote the word that limits it",
    level=Level.HINT,
)
NO_SUCH = Demand("F030", '{nothing} "{id}"{advice}')

SPACELESS = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
"""Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

_NOTHING: Mapping[str, str] = {
    "party": "there is no actor or source",
    "group": "the sheet has no group",
    "report": "this point has no row",
    "aspect": "this point has no aspect",
}
_FOLDERS: Mapping[str, str] = {
    "actor": "content/actors/",
    "source": "content/sources/",
    "place": "content/places/",
    "party": "content/actors/ or content/sources/",
}


def describe_missing(kind: str) -> str:
    return _NOTHING.get(kind, f"there is no {kind}")


def describe_remedy(kind: str, choices: Sequence[str]) -> str:
    """Return what to do about an unknown id that resembles no other."""
    if kind in _FOLDERS:
        return f": write its file in {_FOLDERS[kind]} first"
    if kind == "point":
        return ": write its id, or `sheet/point` for one of another sheet"
    return f"; it has {', '.join(choices)}" if choices else "; it has none yet"
