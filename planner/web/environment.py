"""The environment templates run in: Flask's, quicker at what a page of 200 rows does most."""

from collections.abc import Callable, MutableMapping

import markupsafe
from flask.templating import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

# Kinds whose text holds nothing to escape, or is markup already.
_SAFE = frozenset({Markup, int, float})
# `escape` without a `Markup` around the piece: a template joins its pieces anyway.
_escaped: Callable[[str], str] = markupsafe._escape_inner  # type: ignore[attr-defined]  # no public name


def written(value: object) -> str:
    """What a template writes for `{{ value }}`: `escape(value)`, for a fifth of its price."""
    kind = type(value)
    if kind is str:
        return _escaped(value)  # type: ignore[arg-type]  # a text, by its kind
    return str(value) if kind in _SAFE else escape(value)


class Compiler(CodeGenerator):
    """Compiles `{{ value }}` to `written(value)`."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.written({finalize.src or ''}")


class PlannerEnvironment(Environment):
    """Flask's environment with our compiler, and one set of globals for all templates.

    Jinja lays a `ChainMap` over the globals for each template, in case one is loaded with some of
    its own, and walks through it at every `import` and `include`: 0.1 ms each.
    """

    code_generator_class = Compiler
    written = staticmethod(written)

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """The globals of a template: `d` over ours where it is loaded with some, else ours."""
        return super().make_globals(d) if d else self.globals
