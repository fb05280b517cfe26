"""JSON-LD held against the vocabulary of schema.org, as another package has it."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace as replace_record
from typing import Any

import msgspec_schemaorg.models as vocabulary
import pytest
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.web import urls
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.citing.site import FIGURE, NAMED, SPEECH
from tests.model.content import SETTINGS, Content

Written = Callable[[str], Content]
Node = dict[str, Any]
ABOVE = Crumb("Talks", urls.make_sheet_address("talks"))
EVENT = FIGURE.replace("kind: figure", "kind: event")
VERDICTS = ("ClaimReview", "Rating", "reviewRating", "aggregateRating", "truth")


def ranges(sort: str) -> dict[str, str]:
    """Return the properties of a type with what each may hold."""
    found: dict[str, str] = {}
    for one in reversed(getattr(vocabulary, sort).__mro__):
        found |= getattr(one, "__annotations__", {})
    return found


def mistakes(node: Node) -> Iterator[str]:
    """Return what is no word of the vocabulary, or stands where no such thing belongs."""
    sort = node.get("@type")
    if sort is None:
        assert list(node) == ["@id"]
        return
    known = ranges(sort)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{sort} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from mistakes(one)
                yield from misplaced(sort, name, known[name], one)


def misplaced(sort: str, name: str, allowed: str, node: Node) -> Iterator[str]:
    if "@type" not in node:
        return
    ancestors = {one.__name__ for one in getattr(vocabulary, node["@type"]).__mro__}
    if not ancestors & set(re.findall(r"\w+", str(allowed))):
        yield f"{sort}.{name} holds no {node['@type']}"


def graph(data: LinkedData) -> list[Node]:
    told = json.loads(data)
    assert told["@context"] == "https://schema.org"
    nodes: list[Node] = told["@graph"]
    assert [mistake for node in nodes for mistake in mistakes(node)] == []
    assert not any(word in data for word in VERDICTS)
    return nodes


def of_point(found: Content) -> list[Node]:
    return graph(schema_org.make_point_data(found.findings, NAMED, found.point(), ABOVE))


def test_the_check_itself_finds_mistakes() -> None:
    wrong = {"@type": "Claim", "verdict": "x", "publisher": {"@type": "Place", "name": "x"}}
    assert list(mistakes(wrong)) == ["Claim has no verdict", "Claim.publisher holds no Place"]


def test_a_point_is_a_claim_with_its_appearances(content: Written) -> None:
    claim, way = of_point(content(FIGURE))
    assert claim["@type"] == "Claim"
    assert claim["@id"] == "https://example.org/facts/sheets/talks/points/point/"
    assert [one["@id"] for one in claim["appearance"]] == [
        f"https://example.org/facts/sources/{id}/" for id in ("bugle", "herald", "mirror")
    ]
    assert "datePublished" not in claim["appearance"][1], "what is only likely is not told as known"
    assert [step["name"] for step in way["itemListElement"]] == ["Sheets", "Talks", "People injured at the quay"]


def test_who_said_it_is_the_author_of_the_claim_and_the_first_appearance_is_sure(content: Written) -> None:
    claim, _way = of_point(content(SPEECH))
    assert [(one["@type"], one["name"]) for one in claim["author"]] == [("Person", "Anna Berg")]
    assert claim["firstAppearance"] == {"@id": "https://example.org/facts/sources/bugle/"}


def test_a_claim_appears_where_it_stands_and_not_where_it_is_denied_or_deprecated(content: Written) -> None:
    more = """
    - {source: gazette, quote: there was no word of it, stance: asserts_absence}
    - {source: mirror, quote: it opens soon, rank: deprecated, rank_reason: withdrawn}
    - {source: post, quote: it opens, stance: accepts, extent: partial}
"""
    claim, _way = of_point(content(SPEECH.rstrip() + more))
    assert [one["@id"].split("/")[-2] for one in claim["appearance"]] == ["bugle", "post"]
    assert "firstAppearance" not in claim, "nobody knows when the others came out"


def test_an_address_that_nobody_should_follow_is_told_to_no_program(content: Written) -> None:
    usurped = 'url: "https://bugle.example.org/1", url_status: usurped'
    found = content(FIGURE.replace('url: "https://bugle.example.org/1"', usurped))
    bugle, herald, *_others = of_point(found)[0]["appearance"]
    assert (bugle.get("url"), herald["url"]) == (None, "https://herald.example.org/2")
    assert "bugle.example.org" not in schema_org.make_source_data(
        found.findings.corpus, NAMED, found.findings.corpus.sources["bugle"]
    )


def test_no_first_appearance_where_dates_leave_it_open(content: Written) -> None:
    assert "firstAppearance" not in of_point(content(FIGURE))[0]


def test_an_event_is_what_the_claim_is_about(content: Written) -> None:
    claim, _way = of_point(content(EVENT))
    assert claim["about"]["@type"] == "Event"
    assert claim["about"]["startDate"] == "2031-03-28"


def test_the_publisher_names_its_principles_and_how_it_corrects_itself(content: Written) -> None:
    publisher = of_point(content(FIGURE))[0]["publisher"]
    assert publisher["publishingPrinciples"] == "https://example.org/facts/methodology/"
    assert publisher["correctionsPolicy"] == "https://example.org/facts/corrections/#fs-policy"


def test_sources_sheets_and_the_site_are_told_too(content: Written) -> None:
    corpus = content(FIGURE).findings.corpus
    article, _way = graph(schema_org.make_source_data(corpus, NAMED, corpus.sources["mirror"]))
    assert article["isBasedOn"] == [{"@id": "https://example.org/facts/sources/bugle/"}]
    assert article["publisher"]["name"] == "The Mirror"
    data, _way = graph(schema_org.make_sheet_data(corpus, NAMED, corpus.sheets["talks"]))
    assert data["inLanguage"] == "en"
    foreign_sheet = replace_record(corpus.sheets["talks"], foreign="uk")
    foreign, _way = graph(schema_org.make_sheet_data(corpus, NAMED, foreign_sheet))
    assert foreign["inLanguage"] == "uk"
    assert data["@type"] == "Dataset"
    assert data["distribution"][0]["contentUrl"] == "https://example.org/facts/sheets/talks/data/points.jsonl"
    (site,) = graph(schema_org.make_site_data(NAMED))
    assert site["@type"] == "WebSite"


def test_a_site_without_an_address_says_nothing(content: Written) -> None:
    found = content(FIGURE)
    assert schema_org.make_point_data(found.findings, SETTINGS, found.point(), ABOVE) == ""
    assert schema_org.make_site_data(SETTINGS) == ""


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_text_ends_the_element_that_it_stands_in(text: str) -> None:
    told = schema_org.make_site_data(replace(NAMED, name=text))
    assert json.loads(told)["@graph"][0]["name"] == text
    assert not re.search(r"[<>\u2028\u2029]", told)


@pytest.mark.parametrize("text", ["</script><script>", "<!--", "]]>"])
def test_not_even_one_that_means_to(content: Written, text: str) -> None:
    found = content(FIGURE.replace("People injured at the quay", f"'{text}'"))
    told = schema_org.make_point_data(found.findings, NAMED, found.point(), ABOVE)
    assert text not in told
    assert json.loads(told)["@graph"][0]["name"] == text
