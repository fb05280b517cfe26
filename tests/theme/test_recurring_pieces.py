"""A piece that is kept and shown again is what it would be if it were drawn anew."""

from factsheet.site.rendering.jinja_compiler import RECURRING, Theme
from factsheet.text.rich_text import Span
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined

PIECE = (
    "{% macro words(spans, level=2) %}"
    "<h{{ level }}>{% for span in spans %}{{ span.text }}{% endfor %}</h{{ level }}>"
    "{% endmacro %}"
)
TEMPLATES = {
    "kept.html": PIECE,
    "anew.html": PIECE.replace("words", "drawn_anew"),
    "kept": '{% from "kept.html" import words %}{% for one in shown %}{{ words(one, level) }}{% endfor %}',
    "anew": '{% from "anew.html" import drawn_anew %}{% for one in shown %}{{ drawn_anew(one, level) }}{% endfor %}',
    "named": '{% from "kept.html" import words %}{% for one in shown %}{{ words(level=level, spans=one) }}{% endfor %}',
}
SPANS = st.lists(st.builds(Span, st.sampled_from(["", "a", "<b>", "&lt;b&gt;", "“c”"])), max_size=3)


def theme() -> Theme:
    return Theme(loader=DictLoader(TEMPLATES), undefined=StrictUndefined)


@given(shown=st.lists(SPANS.map(tuple) | SPANS, max_size=5), level=st.sampled_from([1, 2]))
def test_kept_or_drawn_anew_by_place_or_by_name_it_is_the_same(shown: list[list[Span]], level: int) -> None:
    assert "words" in RECURRING
    drawn = {name: theme().get_template(name).render(shown=shown, level=level) for name in ("kept", "anew", "named")}
    assert drawn["kept"] == drawn["anew"] == drawn["named"]
