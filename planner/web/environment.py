"""The environment templates run in: Flask's, with one set of globals for all of them."""

from collections.abc import MutableMapping

from flask.templating import Environment


class SharedGlobals(Environment):
    """Templates read the environment's globals themselves.

    Jinja lays a `ChainMap` over them for each template, in case one is loaded with globals of its
    own, and walks through it at every `import` and `include`: 0.1 ms each.
    """

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """The globals of a template: `d` over ours where it is loaded with some, else ours."""
        return super().make_globals(d) if d else self.globals
