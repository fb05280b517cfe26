"""Which characters nobody sees."""

import re

UNSEEN = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u200a\u200c-\u2027\u202a-\u205f\u2061-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that YAML refuses, that break lines unseen, or that have no width."""
FALSE_INDENT = re.compile(r"(?:^|(?<=[\n\r]))[\u00a0\u202f\u3000]")
"""A space that looks like an indentation and is none."""

UNSEEN_IN_A_NAME = re.compile(r"[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
"""Welcome in a text of some script; in the name of a field it is a slip."""


def describe_invisible(text: str) -> str | None:
    """Return what is said of the first character that nobody sees; None where there is none."""
    invisible = UNSEEN.search(text)
    return f"an invisible character (U+{ord(invisible[0]):04X}): delete it" if invisible else None


def is_invisible(sign: str) -> bool:
    return UNSEEN.match(sign) is not None
