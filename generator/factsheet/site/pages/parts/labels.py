"""The words that pages use for the keys of the model, in the language of the site."""

from factsheet.analysis.not_mentioned import Silence
from factsheet.analysis.support import Support
from factsheet.model.report import Locator
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts.view_types import Support as Shown
from factsheet.text.i18n import _, remembered


@remembered
def kind(key: str) -> str:
    return {
        "proposal": _("Proposal"),
        "reaction": _("Reaction"),
        "figure": _("Figure"),
        "statement": _("Statement"),
        "event": _("Event"),
        "background": _("Background"),
    }[key]


@remembered
def kinds(key: str) -> str:
    return {
        "proposal": _("Proposals"),
        "reaction": _("Reactions"),
        "figure": _("Figures"),
        "statement": _("Statements"),
        "event": _("Events"),
        "background": _("Background"),
    }[key]


@remembered
def support(key: Support) -> Shown:
    word, meaning = {
        Support.CORROBORATED: (
            _("Corroborated"),
            _("Two families or more report it from different named origins, and their values fit together."),
        ),
        Support.SINGLE_ORIGIN: (_("Single origin"), _("We can trace these reports to only one origin.")),
        Support.ORIGIN_NOT_ESTABLISHED: (
            _("Origin not established"),
            _("The reports name no origin, only some name one, or those named do not support it independently."),
        ),
        Support.CONTESTED: (
            _("Contested"),
            _("Independent reports contradict one another, or one denies the claim."),
        ),
        Support.CONCEDED: (_("Conceded"), _("A party said to be responsible accepts it.")),
        Support.PENDING: (_("Pending"), _("No outcome or report recorded yet.")),
        Support.ON_RECORD: (
            _("On record"),
            _("The speaker’s own channel, transcript or recording is among the sources."),
        ),
        Support.RELAYED: (
            _("Relayed"),
            _("Reported second-hand; none of our sources is the speaker’s own."),
        ),
    }[key]
    return Shown(key.value, word, meaning)


@remembered
def difference(key: str) -> str:
    return {
        "substance": _("Substance"),
        "number": _("Number"),
        "list": _("List"),
        "speaker": _("Speaker"),
        "time": _("Time"),
        "wording": _("Wording"),
        "spelling": _("Spelling"),
    }[key]


@remembered
def verdict(relation: Relation) -> str:
    """Say of an aspect how the values stand to each other that differ most."""
    return {
        Relation.AGREES: _("alike"),
        Relation.COMPATIBLE: _("compatible"),
        Relation.DATE: _("other dates"),
        Relation.SCOPE: _("not comparable"),
        Relation.CONTRADICTS: _("differ"),
    }[relation]


@remembered
def silence(key: Silence) -> tuple[str, str]:
    """Return a word for what the silence of sources means, and its explanation."""
    return {
        Silence.NOT_MENTIONED: (_("Not mentioned"), _("read in full, and silent on this")),
        Silence.PUBLISHED_BEFORE: (_("Published before"), _("older than this, so its silence means nothing")),
        Silence.NOT_CHECKED: (_("Not checked"), _("not read in full, or its date leaves open whether it is older")),
    }[key]


@remembered
def source_kind(key: str) -> str:
    return {
        "article": _("Article"),
        "transcript": _("Transcript"),
        "statement": _("Statement"),
        "post": _("Post"),
        "document": _("Document"),
        "dataset": _("Dataset"),
        "recording": _("Recording"),
    }[key]


@remembered
def actor_kind(key: str) -> str:
    return {
        "person": _("Person"),
        "state": _("State"),
        "organisation": _("Organisation"),
        "outlet": _("Outlet"),
        "agency": _("News agency"),
        "group": _("Group"),
        "unnamed": _("Not named by the sources"),
    }[key]


@remembered
def edge(key: str) -> str:
    """Say how a copy came from its parent, so that the parent's name can follow."""
    return {
        "republishes": _("reposts"),
        "rewrites": _("rewrites"),
        "revises": _("later version of"),
        "cites": _("cites"),
        "uses_agency": _("uses"),
    }[key]


@remembered
def edge_back(key: str) -> str:
    """Say the same from the parent's side, so that the copy's name can follow."""
    return {
        "republishes": _("reposted by"),
        "rewrites": _("rewritten by"),
        "revises": _("revised as"),
        "cites": _("cited by"),
        "uses_agency": _("used by"),
    }[key]


@remembered
def no_quote(key: str) -> str:
    return {
        "page_not_seen": _("no quotation: not seen by us"),
        "paywalled": _("no quotation: behind a paywall"),
        "number_only": _("no quotation: only the number is given"),
    }[key]


@remembered
def voice(key: str) -> str:
    """Say where the quotation stands; nothing for news."""
    return {
        "news": "",
        "analysis": _("from an analysis"),
        "headline": _("from the headline"),
        "caption": _("from a caption"),
        "link": _("from a line that links to another article"),
    }[key]


@remembered
def extent(key: str) -> str:
    return {
        "full": "",
        "partial": _("says a part of it"),
        "headline_only": _("stands in the headline only; the body is silent"),
    }[key]


def locator(place: Locator) -> str:
    """Say where in the source the words stand."""
    parts = []
    if place.page:
        parts.append(_("page {page}").format(page=place.page))
    if place.paragraph:
        parts.append(_("paragraph {number}").format(number=place.paragraph))
    if place.sentences:
        told = ", ".join(place.sentences)
        form = _("sentence {numbers}") if told.isdecimal() else _("sentences {numbers}")
        parts.append(form.format(numbers=told.replace("-", "–")))
    if place.timestamp:
        parts.append(_("at {time}").format(time=place.timestamp))
    return ", ".join(parts)


@remembered
def stance(key: str) -> str:
    return {
        "reports": "",
        "denies": _("says that it is not so"),
        "accepts": _("accepts it"),
        "asserts_absence": _("says that there was none"),
    }[key]


@remembered
def attribution_basis(key: str | None) -> str:
    """Say why an origin is not known, from what the report's attribution rests on."""
    return {
        "unnamed_official": _("an official who is not named"),
        "unnamed_person": _("somebody who is not named"),
        "dangling": _("“the report”, which is not named"),
        "document": _("a document that is not named"),
        "other_outlet": _("another outlet that is not named"),
    }.get(key or "", _("not stated"))


@remembered
def position(key: str) -> str:
    return {
        "accepts": _("accepts"),
        "conditional": _("sets conditions"),
        "rejects": _("rejects"),
        "noncommittal": _("leaves it open"),
    }[key]


@remembered
def outcome(key: str) -> str:
    return {
        "happened": _("it happened"),
        "did_not_happen": _("it did not happen"),
        "changed": _("it came otherwise"),
    }[key]


@remembered
def status(key: str) -> str:
    return {
        "stands": "",
        "superseded": _("superseded"),
        "corrected": _("corrected"),
        "withdrawn": _("withdrawn"),
    }[key]
