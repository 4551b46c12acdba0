"""The environment templates run in: Flask's, quicker at what a page of 200 rows does most."""

from collections.abc import Callable, MutableMapping
from types import FunctionType, MappingProxyType

import markupsafe
from flask.templating import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
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


# How Jinja marks what is told whether its place escapes, and a mark that says nothing.
_EVALUATION = Macro.__call__.jinja_pass_arg  # type: ignore[attr-defined]
_OTHER = MappingProxyType({"": None})


class Compiler(CodeGenerator):
    """Compiles `{{ value }}` to `written(value)`."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.written({finalize.src or ''}")


class QuickContext(Context):
    """Jinja's context, quicker at calling macros and functions.

    Jinja asks of everything that is called, in five lookups, whether it wants the context as its
    first argument. What wants only to know whether its place escapes, as a macro does, and what
    wants nothing is called at once.
    """

    def call(self, called: Callable[..., object], /, *args: object, **named: object) -> object:
        """What `called` gives, where Jinja would give it, with the arguments Jinja would add."""
        kind = type(called)
        marks = called.__dict__ if kind is FunctionType else _OTHER
        if kind is Macro or marks.get("jinja_pass_arg") is _EVALUATION:
            args = (self.eval_ctx, *args)
        elif marks:
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


class PlannerEnvironment(Environment):
    """Flask's environment with our compiler, and one set of globals for all templates.

    Jinja lays a `ChainMap` over the globals for each template, in case one is loaded with some of
    its own, and walks through it at every `import` and `include`: 0.1 ms each.
    """

    code_generator_class = Compiler
    context_class = QuickContext
    written = staticmethod(written)

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """The globals of a template: `d` over ours where it is loaded with some, else ours."""
        return super().make_globals(d) if d else self.globals
