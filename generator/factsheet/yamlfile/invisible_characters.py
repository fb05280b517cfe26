"""Characters that editors do not show."""

import re

# U+200C and U+200D (joiners) are allowed: Persian, the scripts of India and emoji need them.
# Listed themselves: the pattern of all other characters, with its long ranges, takes milliseconds to compile.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that YAML refuses, that break lines unseen, or that have no width."""
FALSE_INDENT = re.compile(r"(?:^|(?<=[\n\r]))[\u00a0\u202f\u3000]")
"""A space that looks like indentation, but is not for YAML."""

UNSEEN_IN_A_NAME = re.compile(r"[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
"""Some scripts need them in texts; in a field name they are a typing error."""


def describe_invisible(text: str) -> str | None:
    """Return the message for the first invisible character, or None."""
    invisible = UNSEEN.search(text)
    if invisible is None:
        return None
    return f"an invisible character (U+{ord(invisible[0]):04X}): delete it"


def is_invisible(sign: str) -> bool:
    return UNSEEN.match(sign) is not None
