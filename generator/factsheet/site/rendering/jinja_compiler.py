"""Our templates as plain Python: what Jinja leaves open for any template and any value is settled when one is compiled.

Pages are ten thousand times the same few pieces, so that each question asked while drawing is asked millions of times.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache, partial
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_MAY_BE_MISSING = ("defined", "undefined", "default", "d")
"""Tests and filters that ask whether there is such a thing."""

RECURRING = ("chain", "name", "small_counts", "words")
"""Pieces that are shown again and again with the same in them; each is drawn once, while it is among the last."""
_MOST_KEPT = 1024

_escaped = lru_cache(maxsize=8192)(lambda text: str(escape(text)))
_safe: Callable[[str], str] = partial(str.__new__, Markup)


def shown(value: Any) -> str:
    """Return the value as HTML: what is HTML already as it is, anything else escaped. Names and words recur."""
    if type(value) is str:
        return _escaped(value)
    if type(value) is Markup:
        return value
    return str(value.__html__()) if hasattr(value, "__html__") else _escaped(str(value))


class Piece(Macro):
    """A macro that is nearly always called with its arguments in order."""

    def __init__(self, *settled: Any) -> None:
        super().__init__(*settled)
        self._show = lru_cache(_MOST_KEPT)(self._drawn) if self.name in RECURRING else self._drawn

    def __call__(self, *shown: Any, **named: Any) -> str:
        try:
            return self._show(*shown, **named)
        except TypeError:  # a template of the site's own may show a list, which cannot be kept
            return self._drawn(*shown, **named)

    def _drawn(self, *shown: Any, **named: Any) -> str:
        left = self._argument_count - len(shown)
        if named or left < 0:
            return Markup(super().__call__(*shown, **named))
        return _safe(self._func(*shown, *(missing,) * left) if left else self._func(*shown))


class Writer(CodeGenerator):
    """Writes `view.title` and calls as Python does; what is not there is an error still.

    So `thing.name` is an attribute and never the key of a mapping, and no function is handed the context.
    """

    _asks = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline("from operator import call")
        self.writeline(f"from {__name__} import Piece, shown")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        of_blocks = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if self._asks or of_blocks or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        self._asks = node.name in _MAY_BE_MISSING
        super().visit_Test(node, frame)
        self._asks = False

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        self._asks = node.name in _MAY_BE_MISSING
        super().visit_Filter(node, frame)
        self._asks = False

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        name, names = getattr(macro_ref.node, "name", None), [argument.name for argument in macro_ref.node.args]
        self.write(f"Piece(environment, macro, {name!r}, {names!r}, False, False, False, True)")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("shown(")


class Theme(Environment):
    """The templates of a site, which stay as they are while it is built."""

    code_generator_class = Writer

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, auto_reload=False, **options)
        self._found: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """Return the template; each page asks for a dozen by their names, again and again."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._found:
            self._found[name] = super().get_template(name, parent)
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return a plain dictionary, in which `_` is found ten times as fast as in the chain that Jinja makes."""
        return {**self.globals, **(d or {})}
