"""Find the names of actors and places in our own prose, to link them.

A name is linked where it first occurs in a block, as whole words in the same case, and never inside quotation marks.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct, field

from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.urls import Address

ThingKey = tuple[str, str]
"""`actor` or `place`, and the id."""
MOST_READ = 256
"""Texts whose names are in memory: each is asked for several times in quick succession."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"|‘(?:[^’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)"
)


class Occurrence(NamedTuple):
    """A name in a text: `text[start:end]`."""

    start: int
    end: int
    meanings: frozenset[ThingKey]


class NameIndex(Struct, frozen=True, dict=True):
    """Every name and alias of a corpus, by its first word."""

    corpus: Corpus
    _occurrences_by_text: dict[str, tuple[Occurrence, ...]] = field(default_factory=dict)

    def link_names(self, text: str, *, near: Collection[str] = (), but: ThingKey | None = None) -> RichText:
        """Return the text with its names linked.

        `near` are the ids of the actors that the text is about: a name that several things share links to the one
        among them, else it stays plain. `but` is the thing that needs no link, since the text is on its own page.
        """
        if not text:
            return ()
        spans: list[Span] = []
        done = 0
        linked = set() if but is None else {but}
        for start, end, meanings in self._find_occurrences(text):
            thing = self._choose_meaning(meanings, near)
            if thing is None or thing in linked:
                continue
            linked.add(thing)
            if start > done:
                spans.append(Span(text[done:start]))
            spans.append(Span(text[start:end], make_address(thing)))
            done = end
        if done < len(text):
            spans.append(Span(text[done:]))
        return tuple(spans)

    def find_ambiguous(self, text: str, near: Collection[str] = ()) -> Iterator[tuple[str, frozenset[ThingKey]]]:
        """Return the names that stay unlinked because they may mean several things."""
        # Few names are shared, so most texts are done with here.
        if not any(name in text for name in self._shared):
            return
        for start, end, meanings in self._find_occurrences(text):
            if self._choose_meaning(meanings, near) is None:
                yield text[start:end], meanings

    @cached_property
    def digest(self) -> bytes:
        """Return the digest of all names and what they mean."""
        lines = [f"{name}\n{sorted(meanings)}" for name, meanings in sorted(self._meanings.items())]
        return compute_digest(*lines)

    def digest_texts(self, texts: Iterable[str]) -> bytes:
        """Return the digest of the names in the texts, each with what it means."""
        lines: list[str] = []
        for text in texts:
            lines += [f"{start} {end} {sorted(meanings)}" for start, end, meanings in self._find_occurrences(text)]
        return compute_digest(*lines)

    def _find_occurrences(self, text: str) -> Sequence[Occurrence]:
        """Return the names in the text, in order; they do not overlap."""
        if text not in self._occurrences_by_text:
            if len(self._occurrences_by_text) >= MOST_READ:
                self._occurrences_by_text.clear()
            self._occurrences_by_text[text] = tuple(self._scan_occurrences(text))
        return self._occurrences_by_text[text]

    def _scan_occurrences(self, text: str) -> Iterator[Occurrence]:
        lengths_by_word = self._lengths
        if lengths_by_word.keys().isdisjoint(_WORD.findall(text)):
            return
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        done = 0
        for word in _WORD.finditer(text):
            start = word.start()
            lengths = lengths_by_word.get(word[0])
            if lengths is None or start < done or _is_word_character(text[start - 1 : start]):
                continue
            if any(first <= start < last for first, last in quoted):
                continue
            for length in lengths:
                end = start + length
                meanings = self._meanings.get(text[start:end])
                if meanings is not None and not _is_word_character(text[end : end + 1]):
                    done = end
                    yield Occurrence(start, end, meanings)
                    break

    @staticmethod
    def _choose_meaning(meanings: frozenset[ThingKey], near: Collection[str]) -> ThingKey | None:
        """Return the only meaning, else the only one in `near`, else the only actor; None if there is none of these.

        A state and its land share a name, and prose mostly means the state.
        """
        if len(meanings) == 1:
            return next(iter(meanings))
        nearby = [meaning for meaning in meanings if meaning[1] in near]
        if len(nearby) == 1:
            return nearby[0]
        actors = [meaning for meaning in meanings if meaning[0] == "actor"]
        return actors[0] if len(actors) == 1 else None

    @cached_property
    def _meanings(self) -> Mapping[str, frozenset[ThingKey]]:
        meanings: defaultdict[str, set[ThingKey]] = defaultdict(set)
        for actor in self.corpus.actors.values():
            for name in (actor.name, *actor.names.values(), *actor.aliases):
                meanings[name].add(("actor", actor.id))
        for place in self.corpus.places.values():
            for name in (place.name, *place.names.values(), *place.aliases):
                meanings[name].add(("place", place.id))
        return {name: frozenset(things) for name, things in meanings.items()}

    @cached_property
    def _shared(self) -> Sequence[str]:
        """The names that mean several things."""
        return [name for name, meanings in self._meanings.items() if len(meanings) > 1]

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """By first word: the lengths of the names that begin with it, the longest first, so that it is preferred."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._meanings:
            if first := _WORD.match(name):
                lengths[first.group()].add(len(name))
        return {word: tuple(sorted(name_lengths, reverse=True)) for word, name_lengths in lengths.items()}


def _is_word_character(character: str) -> bool:
    """True if the word does not end at this character: a letter, a digit, or a combining mark of one."""
    return character.isalnum() or (character != "" and unicodedata.category(character).startswith("M"))


def make_address(thing: ThingKey) -> Address:
    kind, id = thing
    return urls.make_actor_address(id) if kind == "actor" else urls.make_place_address(id)
