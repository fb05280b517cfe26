"""Names in our own prose → links: whole words, case-sensitive, first in a block, never inside quotation marks."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import digest
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.urls import Address

Named = tuple[str, str]
"""`actor` or `place`, and the id."""
Occurrence = tuple[int, int, frozenset[Named]]
"""Characters from, and up to but not including, and what the name there may mean."""
MOST_READ = 256

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"|‘(?:[^’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)"
)


@dataclass(frozen=True)
class Names:
    """Every name and alias of a corpus, found by its first word."""

    corpus: Corpus
    _read: dict[str, tuple[Occurrence, ...]] = field(default_factory=dict)

    def linked(self, text: str, *, near: Collection[str] = (), but: Named | None = None) -> RichText:
        """Return the text with its names linked.

        `near` are the ids of the actors that the text is about: an alias of several leads to the one among them, else
        nowhere. `but` is the thing on whose own page the text stands.
        """
        if not text:
            return ()
        spans: list[Span] = []
        done = 0
        for start, end, named in self._found(text, near, but):
            if start > done:
                spans.append(Span(text[done:start]))
            spans.append(Span(text[start:end], address(named)))
            done = end
        return (*spans, Span(text[done:])) if done < len(text) else tuple(spans)

    def ambiguous(self, text: str, near: Collection[str] = ()) -> Iterator[tuple[str, frozenset[Named]]]:
        """Return the names in the text that may mean several things and are left unlinked for that."""
        if not any(name in text for name in self._shared):
            return
        for start, end, meanings in self._occurrences(text):
            if self._meant(meanings, near) is None:
                yield text[start:end], meanings

    @cached_property
    def stamp(self) -> bytes:
        """Return the digest of all names and what they mean."""
        return digest(*(f"{name}\n{sorted(meanings)}" for name, meanings in sorted(self._meanings.items())))

    def stamp_in(self, texts: Iterable[str]) -> bytes:
        """Return the digest of the names in the texts, each with what it means."""
        found = (one for text in texts for one in self._occurrences(text))
        return digest(*(f"{start} {end} {sorted(meanings)}" for start, end, meanings in found))

    def _found(self, text: str, near: Collection[str], but: Named | None) -> Iterator[tuple[int, int, Named]]:
        seen: set[Named] = set() if but is None else {but}
        for start, end, meanings in self._occurrences(text):
            named = self._meant(meanings, near)
            if named is not None and named not in seen:
                seen.add(named)
                yield start, end, named

    def _occurrences(self, text: str) -> Sequence[Occurrence]:
        """Return where names stand and what they may mean; a text is asked for several times, soon after each other."""
        if text not in self._read:
            if len(self._read) >= MOST_READ:
                self._read.clear()
            self._read[text] = tuple(self._occurring(text))
        return self._read[text]

    def _occurring(self, text: str) -> Iterator[Occurrence]:
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
            if start < done or _goes_on(text[start - 1 : start]):
                continue
            if any(first <= start < last for first, last in quoted):
                continue
            for end in (start + length for length in lengths):
                meanings = self._meanings.get(text[start:end])
                if meanings is not None and not _goes_on(text[end : end + 1]):
                    done = end
                    yield start, end, meanings
                    break

    @staticmethod
    def _meant(meanings: frozenset[Named], near: Collection[str]) -> Named | None:
        """Of several meanings, the one near; else the actor where only one is an actor (a state before its land)."""
        for some in (
            meanings,
            [one for one in meanings if one[1] in near],
            [one for one in meanings if one[0] == "actor"],
        ):
            if len(some) == 1:
                return next(iter(some))
        return None

    @cached_property
    def _meanings(self) -> Mapping[str, frozenset[Named]]:
        meanings: defaultdict[str, set[Named]] = defaultdict(set)
        for actor in self.corpus.actors.values():
            for name in (actor.name, *actor.names.values(), *actor.aliases):
                meanings[name].add(("actor", actor.id))
        for place in self.corpus.places.values():
            for name in (place.name, *place.names.values(), *place.aliases):
                meanings[name].add(("place", place.id))
        return {name: frozenset(found) for name, found in meanings.items()}

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
        return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def _goes_on(character: str) -> bool:
    """True for a letter, a digit or a mark that belongs to a letter: the word does not end there."""
    return character.isalnum() or (character != "" and unicodedata.category(character).startswith("M"))


def address(named: Named) -> Address:
    kind, id = named
    return urls.actor(id) if kind == "actor" else urls.place(id)
