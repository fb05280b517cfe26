"""The words of the synthetic content: made-up towns, offices and matters, and several wordings of each sentence."""

from dataclasses import dataclass
from random import Random

TOWNS = tuple(
    before + after
    for after in ("port", "ford", "haven", "bridge", "field", "mouth", "wick", "stead", "holm", "gate")
    for before in ("North", "South", "East", "West", "Mid", "Over", "Nether", "Long", "White", "Stone")
)
OFFICES = (
    *("Harbour Office", "Water Board", "Bridge Commission", "Ministry of Transport", "Grid Operator"),
    *("Relief Committee", "Monitoring Mission", "Council", "Rail Authority", "Census Office"),
)
MATTERS = (
    *("the river crossing", "the relief corridor", "the joint commission", "the grain terminal", "the power line"),
    *("the exchange of lists", "the pumping station", "the monitoring zone", "the ferry service", "the draft accord"),
    *("the northern road", "the observers’ access", "the fuel depot", "the school buildings", "the rail link"),
)
DEEDS = (
    ("reopen", "open again", "put back into service"),
    ("sharply reduce", "greatly scale down", "drastically cut back"),
    ("hand over", "transfer", "give up control of"),
    ("inspect", "examine", "look into"),
    ("extend", "prolong", "carry on with"),
    ("suspend", "halt for now", "put on hold"),
    ("guarantee", "vouch for", "give guarantees for"),
)
WHEN = ("within three days", "before the end of the month", "after the second round of talks", "once observers arrive")
SAID = ("We intend to", "Our side is ready to", "It has been decided to", "The delegation proposes to")
MEASURES = ("displaced", "evacuated", "refugees", "vehicles", "households without power", "tonnes of grain")
QUESTIONS = (
    ("Called", ("a pause", "a withdrawal", "a regrouping")),
    ("Status", ("agreed", "under discussion", "refused")),
    ("Tone", ("constructive", "difficult")),
)
BY_WHOM = (
    ("officials say", "unnamed_official"),
    ("according to the published text", "document"),
    ("residents told reporters", "unnamed_person"),
    ("reports said", "dangling"),
)
EVIDENCE = (
    "every paragraph is the same",
    "five-word sequences agree in a quarter of the text",
    "named in the last line of the article",
    "the later version repeats the title and adds two paragraphs",
)
FRENCH = (
    "Le passage restera fermé jusqu’à la fin du mois, dit le bureau.",
    "The crossing stays closed, the office says.",
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to be said, in as many wordings as its deed has."""

    deed: tuple[str, ...]
    matter: str
    when: str

    def words(self, wording: int) -> str:
        return f"{self.deed[wording % len(self.deed)]} {self.matter} {self.when}"


def draw_saying(draw: Random) -> Saying:
    return Saying(draw.choice(DEEDS), draw.choice(MATTERS), draw.choice(WHEN))
