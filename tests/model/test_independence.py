"""Families and origins, rule by rule."""

from collections.abc import Callable

import pytest

from tests.model.content import Content

Write = Callable[[str], Content]


def test_two_sources_that_share_nothing_are_two_families_and_their_ends_two_origins(content: Write) -> None:
    found = content("""
point:
  reports:
    - {source: one, attribution: {chain: [mayor]}}
    - {source: two, attribution: {chain: [governor]}}
""")
    assert found.counts() == (2, 2, 2)
    assert found.rows() == {"one": None, "two": None}


def test_two_sources_that_cite_one_speaker_are_two_families_and_one_origin(content: Write) -> None:
    found = content("""
point:
  reports:
    - {source: one, attribution: {chain: [mayor, cnn]}}
    - {source: two, attribution: {chain: [mayor]}}
""")
    assert found.counts() == (2, 2, 1)


@pytest.mark.parametrize("kind", ["republishes", "rewrites"])
def test_a_copy_counts_as_a_source_and_as_nothing_else(content: Write, kind: str) -> None:
    found = content(f"""
sources:
  copy: {{publisher: other-house, edges: [{{{kind}: parent}}]}}
  parent: {{publisher: house}}
point:
  reports:
    - {{source: copy, attribution: {{chain: [governor]}}}}
    - {{source: parent, attribution: {{chain: [mayor]}}}}
""")
    assert found.counts() == (2, 1, 1)
    assert found.rows() == {"parent": None, "copy": "parent"}
    assert found.origins() == {"parent": "mayor"}


def test_a_copy_of_a_copy_stands_beneath_the_row_at_the_top(content: Write) -> None:
    found = content("""
sources:
  parent: {publisher: house}
  copy: {edges: [{republishes: parent}]}
  second: {edges: [{rewrites: copy}]}
point: {reports: [{source: second}, {source: copy}, {source: parent}]}
""")
    assert found.counts() == (3, 1, 0)
    assert found.rows() == {"parent": None, "copy": "parent", "second": "parent"}


def test_a_copy_of_a_copy_stands_beneath_the_parent_where_the_copy_between_is_silent(content: Write) -> None:
    found = content("""
sources:
  parent: {publisher: house}
  copy: {edges: [{republishes: parent}]}
  second: {publisher: third-house, edges: [{rewrites: copy}]}
point: {reports: [{source: second}, {source: parent}]}
""")
    assert found.counts() == (2, 1, 0)
    assert found.rows() == {"parent": None, "second": "parent"}


def test_a_later_version_is_folded_and_is_no_copy(content: Write) -> None:
    found = content("""
sources:
  morning: {publisher: house}
  evening: {publisher: house, edges: [{revises: morning}]}
point:
  reports:
    - {source: morning, attribution: {chain: [mayor]}}
    - {source: evening, attribution: {chain: [governor]}}
""")
    assert found.counts() == (2, 1, 2)
    assert found.rows() == {"morning": None, "evening": "morning"}
    assert found.origins() == {"morning": "mayor", "evening": "governor"}


def test_outlets_of_one_owner_are_one_family_with_a_row_each(content: Write) -> None:
    found = content("""
actors:
  daily: {owner: house}
  evening-post: {owner: regional-house}
  regional-house: {owner: house}
sources: {one: {publisher: daily}, two: {publisher: evening-post}, three: {publisher: weekly}}
point:
  reports:
    - {source: one, attribution: {chain: [mayor]}}
    - {source: two, attribution: {chain: [governor]}}
    - {source: three, attribution: {chain: [mayor]}}
""")
    assert found.counts() == (3, 2, 2)
    assert found.rows() == {"one": None, "two": None, "three": None}
    assert {"one", "two"} in found.families()


def test_two_articles_of_one_outlet_are_one_family(content: Write) -> None:
    assert content("""
sources: {one: {publisher: house}, two: {publisher: house}}
point: {reports: [{source: one}, {source: two}]}
""").counts() == (2, 1, 0)


COMPILATION = """
sources:
  first: {publisher: first-house}
  second: {publisher: second-house}
  compilation: {publisher: third-house, edges: [{rewrites: first}, {rewrites: second}]}
point:
  reports:
    - {source: first, attribution: {chain: [mayor]}}
    - {source: second, attribution: {chain: [governor]}}
    - {source: compilation, CHOICE attribution: {chain: [envoy]}}
"""


def test_a_compilation_stands_beneath_the_parent_that_its_report_is_taken_from(content: Write) -> None:
    found = content(COMPILATION.replace("CHOICE", "copied_from: second,"))
    assert found.counts() == (3, 2, 2)
    assert found.rows()["compilation"] == "second"


def test_a_compilation_never_joins_its_parents(content: Write) -> None:
    found = content(COMPILATION.replace("CHOICE", ""))
    assert found.counts() == (3, 2, 2)
    assert found.rows()["first"] is None
    assert found.rows()["second"] is None


def test_a_compilation_that_says_not_which_follows_the_only_parent_that_reports(content: Write) -> None:
    found = content(
        COMPILATION.replace("CHOICE", "").replace("    - {source: first, attribution: {chain: [mayor]}}\n", "")
    )
    assert found.rows() == {"second": None, "compilation": "second"}
    assert found.counts() == (2, 1, 1)


def test_a_compilation_follows_a_parent_that_only_another_copy_stands_for(content: Write) -> None:
    found = content("""
sources:
  first: {publisher: first-house, held: no}
  second: {publisher: second-house, held: no}
  copy: {edges: [{republishes: second}]}
  compilation: {publisher: third-house, edges: [{rewrites: first}, {rewrites: second}]}
point: {reports: [{source: compilation}, {source: copy}]}
""")
    assert found.counts() == (2, 1, 0)
    assert found.rows() == {"copy": None, "compilation": "copy"}


def test_a_compilation_stands_for_itself_where_no_parent_reports(content: Write) -> None:
    found = content("""
sources:
  first: {publisher: first-house, held: no}
  second: {publisher: second-house, held: no}
  compilation: {publisher: third-house, edges: [{rewrites: first}, {rewrites: second}]}
  other: {publisher: fourth-house}
point: {reports: [{source: compilation}, {source: other}]}
""")
    assert found.counts() == (2, 2, 0)
    assert found.rows() == {"compilation": None, "other": None}


def test_a_copy_of_a_compilation_is_of_the_family_that_the_compilation_is_of(content: Write) -> None:
    found = content("""
sources:
  first: {publisher: first-house, held: no}
  second: {publisher: second-house, held: no}
  compilation: {publisher: third-house, edges: [{rewrites: first}, {rewrites: second}]}
  copy: {publisher: fourth-house, edges: [{republishes: compilation}]}
point: {reports: [{source: compilation, copied_from: second}, {source: copy}]}
""")
    assert found.counts() == (2, 1, 0)
    assert found.families() == [{"compilation", "copy"}]


def test_one_source_with_rows_from_two_parents_is_one_family_where_neither_reports(content: Write) -> None:
    assert content("""
sources:
  compilation: {edges: [{rewrites: first}, {rewrites: second}]}
point:
  reports:
    - {source: compilation, copied_from: first}
    - {id: compilation-second, source: compilation, copied_from: second}
""").counts() == (1, 1, 0)


def test_the_nearest_verbatim_copy_stands_for_a_parent_that_nobody_holds(content: Write) -> None:
    found = content("""
sources:
  parent: {publisher: house, held: no}
  paraphrase: {edges: [{rewrites: parent}]}
  far: {edges: [{republishes: between}]}
  between: {edges: [{republishes: parent}]}
  near: {edges: [{republishes: parent}]}
point: {reports: [{source: paraphrase}, {source: far}, {source: near}]}
""")
    assert found.rows() == {"near": None, "far": "near", "paraphrase": "near"}
    assert found.counts() == (3, 1, 0)


def test_the_nearest_copy_stands_for_a_parent_that_nobody_holds_where_none_is_verbatim(content: Write) -> None:
    found = content("""
sources:
  parent: {publisher: house, held: no}
  between: {held: no, edges: [{rewrites: parent}]}
  far: {edges: [{rewrites: between}]}
  near: {edges: [{rewrites: parent}]}
point: {reports: [{source: far}, {source: near}]}
""")
    assert found.rows() == {"near": None, "far": "near"}


def test_the_verbatim_copy_of_a_copy_that_nobody_holds_stands_before_a_paraphrase_of_it(content: Write) -> None:
    found = content("""
sources:
  parent: {publisher: house, held: no}
  between: {held: no, edges: [{rewrites: parent}]}
  a-paraphrase: {edges: [{rewrites: between}]}
  verbatim: {edges: [{republishes: between}]}
point: {reports: [{source: a-paraphrase}, {source: verbatim}]}
""")
    assert found.rows() == {"verbatim": None, "a-paraphrase": "verbatim"}


def test_the_copy_that_stands_for_its_parent_counts_as_the_parent_would(content: Write) -> None:
    found = content("""
sources:
  parent: {publisher: house, held: no}
  copy: {edges: [{republishes: parent}]}
  own: {publisher: house}
point: {reports: [{source: copy, attribution: {chain: [mayor]}}, {source: own, attribution: {chain: [governor]}}]}
""")
    assert found.counts() == (2, 1, 2)
    assert found.rows() == {"copy": None, "own": None}


@pytest.mark.parametrize("kind", ["cites", "uses_agency"])
def test_an_agency_is_the_origin_of_the_report_that_says_so_and_of_no_other(content: Write, kind: str) -> None:
    article = f"""
sources:
  one: {{publisher: house, edges: [{{{kind}: reuters}}]}}
  two: {{publisher: other-house, edges: [{{{kind}: reuters}}]}}
point:
  reports:
    - {{source: one, attribution: {{basis: other_outlet}}}}
    - {{source: two, attribution: {{basis: BASIS}}}}
"""
    both = content(article.replace("BASIS", "other_outlet"))
    assert both.origins() == {"one": "reuters", "two": "reuters"}
    assert both.counts() == (2, 2, 1), "an outlet that cites is no copy"
    one = content(article.replace("BASIS", "own_observation"))
    assert one.origins() == {"one": "reuters", "two": "other-house"}
    assert one.counts() == (2, 2, 2)


def test_another_outlet_of_several_that_is_not_named_is_no_known_end(content: Write) -> None:
    found = content("""
sources: {one: {publisher: house, edges: [{uses_agency: reuters}, {uses_agency: afp}]}}
point: {reports: [{source: one, attribution: {basis: other_outlet}}]}
""")
    assert found.origins() == {"one": ""}


def test_anonymous_and_dangling_ends_are_no_origin(content: Write) -> None:
    found = content("""
actors: {western-official: {kind: unnamed}}
point:
  reports:
    - {source: one, attribution: {basis: unnamed_official}}
    - {source: two, attribution: {basis: dangling}}
    - {source: three, attribution: {chain: [western-official], basis: unnamed_official}}
    - {source: four}
""")
    assert found.counts() == (4, 4, 0)
    assert found.words() == "4 sources, 4 families, origin not named"
    assert found.support() == "origin_not_established"


def test_an_anonymous_end_adds_nothing_to_a_known_one(content: Write) -> None:
    found = content("""
point:
  reports:
    - {source: one, attribution: {basis: unnamed_official}}
    - {source: two, attribution: {chain: [mayor]}}
""")
    assert found.counts() == (2, 2, 1)
    assert found.words() == "2 sources, 2 families, 1 named origin, 1 report names none"
    assert found.support() == "origin_not_established"


@pytest.mark.parametrize("kind", ["statement", "proposal", "reaction"])
def test_one_utterance_in_many_translations_is_one_origin_whatever_way_it_came(content: Write, kind: str) -> None:
    found = content(f"""
point:
  kind: {kind}
  by: [alexander-fomin]
  reports:
    - {{source: one, attribution: {{chain: [alexander-fomin, cnn]}}}}
    - {{source: two, attribution: {{chain: [tass]}}}}
    - {{source: three, attribution: {{basis: dangling}}}}
""")
    assert found.counts() == (3, 3, 1)
    assert set(found.origins().values()) == {"alexander-fomin"}


def test_another_speaker_whom_an_independent_source_names_is_another_origin(content: Write) -> None:
    assert content("""
point:
  kind: statement
  by: [pentagon]
  reports: [{source: one}, {source: two, by: [john-kirby]}]
""").counts() == (2, 2, 2)


def test_a_chain_through_an_outlet_that_reports_itself_leads_to_the_end_of_its_own_report(content: Write) -> None:
    found = content("""
sources: {cnn-story: {publisher: cnn}}
point:
  reports:
    - {source: one, attribution: {chain: [cnn]}}
    - {source: two, attribution: {chain: [cnn-story]}}
    - {source: cnn-story, attribution: {chain: [mayor]}}
""")
    assert set(found.origins().values()) == {"mayor"}
    assert found.counts() == (3, 3, 1)


def test_an_outlet_is_the_origin_where_it_is_cited_and_does_not_report_itself(content: Write) -> None:
    found = content("""
point: {reports: [{source: one, attribution: {chain: [cnn]}}, {source: two, attribution: {chain: [cnn, tass]}}]}
""")
    assert found.origins() == {"one": "cnn", "two": "cnn"}


def test_a_source_that_nobody_holds_is_the_same_origin_as_its_publisher(content: Write) -> None:
    found = content("""
sources: {cnn-story: {publisher: cnn, held: no}, copy-of-it: {held: no, edges: [{republishes: cnn-story}]}}
point:
  reports:
    - {source: one, attribution: {chain: [cnn]}}
    - {source: two, attribution: {chain: [cnn-story]}}
    - {source: three, attribution: {chain: [copy-of-it]}}
""")
    assert found.counts() == (3, 3, 1)


def test_outlets_that_cite_each_other_know_no_end(content: Write) -> None:
    found = content("""
sources: {one: {publisher: daily}, two: {publisher: weekly}}
point:
  reports:
    - {source: one, attribution: {chain: [weekly]}}
    - {source: two, attribution: {chain: [daily]}}
""")
    assert found.origins() == {"one": "", "two": ""}
    assert found.counts() == (2, 2, 0)
    assert found.finding().independence.unnamed == 2


def test_an_outlet_that_names_itself_is_its_own_origin(content: Write) -> None:
    found = content("""
sources: {one: {publisher: daily}}
point: {reports: [{source: one, attribution: {chain: [daily]}}]}
""")
    assert found.origins() == {"one": "daily"}


@pytest.mark.parametrize("kind", ["transcript", "statement", "post", "document", "dataset", "recording"])
def test_who_publishes_a_first_hand_text_is_its_origin(content: Write, kind: str) -> None:
    found = content(f"""
sources: {{one: {{publisher: ministry, kind: {kind}}}, two: {{publisher: daily}}}}
point: {{reports: [{{source: one}}, {{source: two}}]}}
""")
    assert found.origins() == {"one": "ministry", "two": ""}


def test_the_claimant_of_a_figure_is_its_origin_before_the_chain(content: Write) -> None:
    found = content("""
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - source: one
      says: {killed: {value: "5", as_of: not_given, claimed_by: health-ministry}}
      attribution: {chain: [mayor]}
""")
    assert found.origins() == {"one": "health-ministry"}


def test_a_deprecated_report_is_in_no_count_and_in_no_comparison(content: Write) -> None:
    found = content("""
point:
  compare: [{id: raised, type: yes_no}]
  reports:
    - {source: one, says: {raised: "yes"}, attribution: {chain: [mayor]}}
    - source: two
      says: {raised: "no"}
      attribution: {chain: [governor]}
      rank: deprecated
      rank_reason: misread
""")
    assert found.counts() == (1, 1, 1)
    assert found.rows() == {"one": None}
    assert found.relation("raised") is None


def test_a_point_without_reports_counts_nothing(content: Write) -> None:
    assert content("point: {}").counts() == (0, 0, 0)


def test_a_copy_stands_beneath_the_row_that_it_alters(content: Write) -> None:
    found = content("""
sources: {copy: {edges: [{rewrites: parent}]}}
point:
  reports:
    - {id: parent-headline, source: parent, quote: to pull back}
    - {id: parent-text, source: parent, quote: to cut back}
    - {source: copy, quote: to cut, alters: parent-text}
""")
    assert found.rows() == {"parent-headline": None, "parent-text": None, "copy": "parent-text"}
    assert found.counts() == (2, 1, 0)


def test_what_a_copy_says_is_compared_with_nothing(content: Write) -> None:
    found = content("""
sources: {copy: {edges: [{rewrites: parent}]}}
point:
  compare: [{id: raised, type: yes_no}]
  reports: [{source: parent, says: {raised: "yes"}}, {source: copy, says: {raised: "no"}}]
""")
    assert found.relation("raised") is None
    assert found.support() == "origin_not_established"


def test_families_are_shown_by_name_and_copies_after_their_head(content: Write) -> None:
    found = content("""
actors: {zeta: {name: Zeta}, alpha: {name: Alpha}}
sources:
  parent: {publisher: zeta}
  copy: {publisher: alpha, edges: [{republishes: parent}]}
  other: {publisher: alpha}
point:
  reports: [{source: copy, quote: words}, {source: parent, quote: words}, {source: other, quote: words}]
""")
    assert list(found.rows()) == ["other", "parent", "copy"]


def test_a_compilation_of_compilations_is_a_copy_of_what_went_into_them(content: Write) -> None:
    found = content("""
sources:
  wire: {publisher: first-house}
  other: {publisher: second-house}
  digest: {publisher: third-house, edges: [{rewrites: wire}, {rewrites: other}]}
  mix: {publisher: fourth-house, edges: [{rewrites: digest}, {rewrites: elsewhere}]}
point:
  reports:
    - {source: wire, attribution: {chain: [mayor]}}
    - {source: mix, attribution: {chain: [governor]}}
""")
    assert found.counts() == (2, 1, 1)
    assert found.rows() == {"wire": None, "mix": "wire"}


def test_an_own_observation_is_its_outlet_s_whatever_else_the_outlet_reports(content: Write) -> None:
    found = content("""
sources: {one: {publisher: daily}, two: {publisher: daily}}
point:
  reports:
    - {source: one, attribution: {basis: own_observation}}
    - {source: two, attribution: {chain: [mayor]}}
""")
    assert found.origins() == {"one": "daily", "two": "mayor"}
    assert found.support() == "origin_not_established"


def test_an_outlet_that_names_itself_is_not_followed_to_another_of_its_articles(content: Write) -> None:
    found = content("""
sources: {one: {publisher: daily}, two: {publisher: daily}}
point:
  reports:
    - {source: one, attribution: {chain: [daily]}}
    - {source: two, attribution: {chain: [mayor]}}
""")
    assert found.origins() == {"one": "daily", "two": "mayor"}


def test_a_chain_to_an_article_leads_to_the_end_of_that_one_and_not_of_another_by_its_outlet(content: Write) -> None:
    found = content("""
sources: {early: {publisher: cnn}, late: {publisher: cnn}}
point:
  reports:
    - {source: early, attribution: {chain: [mayor]}}
    - {source: late, attribution: {chain: [governor]}}
    - {source: one, attribution: {chain: [late]}}
""")
    assert found.origins() == {"early": "mayor", "late": "governor", "one": "governor"}


def test_a_copy_that_names_nobody_takes_the_end_of_its_parent_whatever_kind_of_source_it_is(content: Write) -> None:
    found = content("""
sources: {copy: {publisher: other-house, kind: post, edges: [{republishes: parent}]}}
point: {reports: [{source: parent, attribution: {chain: [mayor]}}, {source: copy}]}
""")
    assert found.support() == "single_origin"
