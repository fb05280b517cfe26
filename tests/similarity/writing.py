"""Invented articles on one subject, by writers who never met, and what copyists of every degree make of them."""

import re
from collections.abc import Callable, Sequence
from random import Random

TIMES = "yesterday:recently today:now overnight:nightly suddenly:abruptly meanwhile:meantime eventually:finally"
TIMES += " quietly:silently briefly:shortly again:anew reportedly:apparently formally:officially later:afterwards"
KINDS = "angry:furious worried:anxious senior:leading local:nearby retired:former young:youthful elected:chosen"
KINDS += " regional:provincial tired:weary independent:outside hopeful:optimistic cautious:careful"
ACTORS = "engineers:technicians inspectors:examiners teachers:educators councillors:delegates residents:inhabitants"
ACTORS += " surveyors:assessors owners:proprietors ministers:secretaries fishermen:anglers drivers:motorists"
ACTORS += " lawyers:attorneys neighbours:locals"
VERBS = "announced:declared rejected:refused described:outlined examined:studied questioned:doubted defended:justified"
VERBS += " postponed:delayed supported:backed criticised:attacked discussed:debated praised:welcomed opposed:resisted"
STATES = "planned:intended larger:bigger damaged:broken earlier:sooner wooden:timber costly:expensive rusting:corroding"
STATES += " second:further northern:upper winter:seasonal hidden:concealed temporary:provisional"
THINGS = "closure:shutdown budget:funding repairs:fixes proposal:suggestion limits:restrictions pier:jetty"
THINGS += " inquiry:investigation fares:prices timetable:schedule crossing:passage report:document boats:vessels"
LINKS = ["while", "although", "because", "before", "after", "until", "since", "whereas", "though", "once", "unless"]
SYNONYMS = dict(pair.split(":") for pairs in (TIMES, KINDS, ACTORS, VERBS, STATES, THINGS) for pair in pairs.split())
SAID = (
    "We have waited long enough and the water will not wait for us",
    "Nobody in this town was asked, and nobody in this town agreed to it",
    "The cables are safe today, but I cannot promise you the spring",
    "Every household will be told in writing before a single stone is moved",
    "This is the end of the crossing as our parents knew it",
    "I will not sign a paper that takes the ferry from the island",
)


def article(random: Random, quoted: Sequence[str] = (), sentences: int = 24) -> str:
    """Return paragraphs of three sentences; each quotation ends a paragraph, in the order given."""
    written = [_sentence(random) for _ in range(sentences)]
    paragraphs = [written[first : first + 3] for first in range(0, sentences, 3)]
    for paragraph, words in zip(paragraphs, quoted, strict=False):
        paragraph.append(f"“{words},” {_one(random, ACTORS)} said.")
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _sentence(random: Random) -> str:
    first, second = (" ".join(_one(random, slot) for slot in (KINDS, ACTORS, VERBS)) for _ in range(2))
    matter, other = (" ".join(_one(random, slot) for slot in (STATES, THINGS)) for _ in range(2))
    time = _one(random, TIMES).capitalize()
    return f"{time}, {first} the {matter}, {random.choice(LINKS)} {second} the {other}."


def _one(random: Random, slot: str) -> str:
    return random.choice(slot.split()).partition(":")[0]


def verbatim(text: str, random: Random) -> str:
    return f"Our news desk\n\n{text}\n\nShare this page"


def cut(text: str, random: Random) -> str:
    """Keep the first paragraphs, two to five of eight."""
    return "\n\n".join(text.split("\n\n")[: random.randint(2, 5)])


def reordered(text: str, random: Random) -> str:
    paragraphs = text.split("\n\n")
    random.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def spun(text: str, random: Random) -> str:
    """Replace four to six in ten of the words that have another word."""
    return replaced(text, random, random.uniform(0.4, 0.6))


def replaced(text: str, random: Random, share: float) -> str:
    return re.sub(r"\w+", lambda word: _other(word.group(), random, share), text)


def quotations_kept(text: str, random: Random) -> str:
    """Spin what stands outside quotations, turn every other sentence round, and leave the quotations as they are."""
    parts = re.split(r"(“[^”]*”)", text)
    kept = [part if part.startswith("“") else spun(part, random) for part in parts]
    return re.sub(r"([A-Z][^.“”\n]+), ([^,.“”\n]+)\.", lambda found: _turned(found, random), "".join(kept))


def _turned(found: re.Match[str], random: Random) -> str:
    opening, rest = found.groups()
    if random.random() < 0.5:
        return found.group()
    return f"{rest[0].upper()}{rest[1:]}, {opening[0].lower()}{opening[1:]}."


def _other(word: str, random: Random, share: float) -> str:
    return SYNONYMS[word] if word in SYNONYMS and random.random() < share else word


DEGREES: tuple[Callable[[str, Random], str], ...] = (verbatim, cut, reordered, spun, quotations_kept)


def newsroom(sources: int) -> dict[str, str]:
    """Return articles by id on a subject for every fifty, each subject with words of its own; each tenth is a copy."""
    random = Random(1)
    texts: dict[str, str] = {}
    words: list[str] = []
    for number in range(sources):
        if number % 50 == 0:
            words = ["".join(random.choices("abdefgiklmnoprstuv", k=random.randint(4, 9))) for _ in range(900)]
        if number % 10 == 9:
            copied = f"s{number - random.randint(1, 9):05}"
            texts[f"s{number:05}"] = random.choice(DEGREES)(texts[copied], random)
        else:
            rows = (random.choices(words, k=18) for _ in range(25))
            texts[f"s{number:05}"] = "\n\n".join(f"In {' '.join(row[:9])} of the {' '.join(row[9:])}." for row in rows)
    return texts
