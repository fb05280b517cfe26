"""The form of an id: the kebab-case file stem by which actors, places and sources are referred to."""

import re
import sys
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from factsheet.model.values.error import make_mistake
from factsheet.text.yaml_scalar import NullWord

# Safe as a file name on every system, and as part of an address without encoding.
_FORM = "[a-z0-9]+(?:-[a-z0-9]+)*"

_MATCH_ID = re.compile(_FORM).fullmatch
_FILE = re.compile(r"^.*/(?=[^/]+$)|\.ya?ml$", re.IGNORECASE)


def validate_id(written: str) -> str:
    """Return the text if it has the form of an id; else raise a mistake whose fix is the likely id."""
    if _MATCH_ID(written) is None:
        several = re.split(r"\s*,\s*", written)
        if len(several) > 1 and all(map(_MATCH_ID, several)):
            raise make_mistake("write several ids as a list, in brackets", f"[{', '.join(several)}]")
        message = "“{written}” is not an id: write the name of its file without .yml, lower-case words joined by -"
        raise make_mistake(message.format(written=written), _guess_id(written))
    return sys.intern(written)  # one string in memory for an id, although each point names it anew


def _validate_text(written: object) -> str:
    if not isinstance(written, str):
        raise make_mistake("write one id, such as kyiv")
    if isinstance(written, NullWord):
        raise make_mistake(written.message)
    return written


Id = Annotated[
    str,
    BeforeValidator(_validate_text),
    AfterValidator(validate_id),
    WithJsonSchema({"type": "string", "pattern": f"^{_FORM}$"}),
]


def _guess_id(written: str) -> str | None:
    """Return the likely id for a name or a path; None where a letter would be lost."""
    apart = unicodedata.normalize("NFKD", _FILE.sub("", written)).lower()
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    if any(sign.isalnum() and not sign.isascii() for sign in plain):  # Cyrillic, say: nobody can guess the spelling
        return None
    return "-".join(re.findall("[a-z0-9]+", plain)) or None
