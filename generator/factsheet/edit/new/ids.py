"""An id made from a title: in Latin letters, whatever the title is written in."""

import re

from anyascii import anyascii

LONGEST = 60


def make_id(title: str) -> str:
    """Return small letters, digits and hyphens, at most LONGEST, cut after a word; empty if the title has neither."""
    # anyascii knows every script without a dependency, and gives the same letters on every machine; python-slugify
    # rests on text-unidecode, whose licence is unusual, and ICU needs a compiler.
    plain = re.sub("['`]", "", anyascii(title)).lower()
    words = re.findall("[a-z0-9]+", plain)
    slug = words[0][:LONGEST] if words else ""
    for word in words[1:]:
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug = f"{slug}-{word}"
    return slug
