"""What somebody answered, as the file has it."""

import re
from collections.abc import Sequence

from factsheet.drafting.draft import typed
from factsheet.drafting.fields import Field, Form
from factsheet.drafting.ids import id_from
from factsheet.drafting.known import Known
from factsheet.yamlfile import Raw


def understood(field: Field, written: Sequence[str], known: Known, sheet: str = "") -> Raw:
    """Return the value of a field for which one or more texts were given; a name stands for its id."""
    texts = [typed(text).replace("\n", " ") if field.many else typed(text) for text in written]
    if field.form is Form.PAIR:
        return [part for text in texts for part in re.split(r"[,;\s]+", text) if part]
    if field.form is Form.NAMES:
        parts = [text.partition("=") for text in texts]
        return {language.strip(): name.strip() for language, _sign, name in parts}
    if field.form is Form.SECTIONS:
        return [{"id": id_from(title) or f"section-{number}", "title": title} for number, title in enumerate(texts, 1)]
    if field.refers:
        texts = [known.meant(field.refers, text, sheet) for text in texts]
    return [*texts] if field.many else texts[-1]


def parted(field: Field, typed_text: str) -> list[str]:
    """Return the answers that somebody typed on one line, with commas between several."""
    if not field.many:
        return [typed_text]
    return [part.strip() for part in typed_text.split(",") if part.strip()]
