"""Names in our own prose → links: whole words, case-sensitive, first in a block, never inside quotation marks."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.urls import Address

ThingKey = tuple[str, str]
"""`actor` or `place`, and the id."""
Occurrence = tuple[int, int, frozenset[ThingKey]]
"""Characters from, and up to but not including, and what the name there may mean."""
MOST_READ = 256

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"|‘(?:[^’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)"
)


@dataclass(frozen=True)
class NameIndex:
    """Every name and alias of a corpus, found by its first word."""

    corpus: Corpus
    _occurrences_by_text: dict[str, tuple[Occurrence, ...]] = field(default_factory=dict)

    def link_names(self, text: str, *, near: Collection[str] = (), but: ThingKey | None = None) -> RichText:
        """Return the text with its names linked.

        `near` are the ids of the actors that the text is about: an alias of several leads to the one among them, else
        nowhere. `but` is the thing on whose own page the text stands.
        """
        if not text:
            return ()
        spans: list[Span] = []
        done = 0
        for start, end, named in self._find_names(text, near, but):
            if start > done:
                spans.append(Span(text[done:start]))
            spans.append(Span(text[start:end], make_address(named)))
            done = end
        return (*spans, Span(text[done:])) if done < len(text) else tuple(spans)

    def find_ambiguous(self, text: str, near: Collection[str] = ()) -> Iterator[tuple[str, frozenset[ThingKey]]]:
        """Return the names in the text that may mean several things and are left unlinked for that."""
        if not any(name in text for name in self._shared):
            return
        for start, end, meanings in self._find_occurrences(text):
            if self._choose_meaning(meanings, near) is None:
                yield text[start:end], meanings

    @cached_property
    def stamp(self) -> bytes:
        """Return the digest of all names and what they mean."""
        return compute_digest(*(f"{name}\n{sorted(meanings)}" for name, meanings in sorted(self._meanings.items())))

    def stamp_texts(self, texts: Iterable[str]) -> bytes:
        """Return the digest of the names in the texts, each with what it means."""
        occurrences = (occurrence for text in texts for occurrence in self._find_occurrences(text))
        return compute_digest(*(f"{start} {end} {sorted(meanings)}" for start, end, meanings in occurrences))

    def _find_names(
        self, text: str, near: Collection[str], but: ThingKey | None
    ) -> Iterator[tuple[int, int, ThingKey]]:
        seen: set[ThingKey] = set() if but is None else {but}
        for start, end, meanings in self._find_occurrences(text):
            named = self._choose_meaning(meanings, near)
            if named is not None and named not in seen:
                seen.add(named)
                yield start, end, named

    def _find_occurrences(self, text: str) -> Sequence[Occurrence]:
        """Return where names stand and what they may mean; a text is asked for several times, soon after each other."""
        if text not in self._occurrences_by_text:
            if len(self._occurrences_by_text) >= MOST_READ:
                self._occurrences_by_text.clear()
            self._occurrences_by_text[text] = tuple(self._scan_occurrences(text))
        return self._occurrences_by_text[text]

    def _scan_occurrences(self, text: str) -> Iterator[Occurrence]:
        known = self._lengths
        if known.keys().isdisjoint(_WORD.findall(text)):
            return
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        done = 0
        for word in _WORD.finditer(text):
            lengths = known.get(word[0])
            if lengths is None:
                continue
            start = word.start()
            if start < done or _is_word_character(text[start - 1 : start]):
                continue
            if any(first <= start < last for first, last in quoted):
                continue
            for end in (start + length for length in lengths):
                meanings = self._meanings.get(text[start:end])
                if meanings is not None and not _is_word_character(text[end : end + 1]):
                    done = end
                    yield start, end, meanings
                    break

    @staticmethod
    def _choose_meaning(meanings: frozenset[ThingKey], near: Collection[str]) -> ThingKey | None:
        """Of several meanings, the one near; else the actor where only one is an actor (a state before its land)."""
        for some in (
            meanings,
            [meaning for meaning in meanings if meaning[1] in near],
            [meaning for meaning in meanings if meaning[0] == "actor"],
        ):
            if len(some) == 1:
                return next(iter(some))
        return None

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
        """The names that mean several things: few do."""
        return [name for name, meanings in self._meanings.items() if len(meanings) > 1]

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """By the first word of a name: how long the names are that begin with it, the longest first."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._meanings:
            if first := _WORD.match(name):
                lengths[first.group()].add(len(name))
        return {word: tuple(sorted(name_lengths, reverse=True)) for word, name_lengths in lengths.items()}


def _is_word_character(character: str) -> bool:
    """True for a letter, a digit or a mark that belongs to a letter: the word does not end there."""
    return character.isalnum() or (character != "" and unicodedata.category(character).startswith("M"))


def make_address(named: ThingKey) -> Address:
    kind, id = named
    return urls.make_actor_address(id) if kind == "actor" else urls.make_place_address(id)
