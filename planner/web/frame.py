"""What stands around every page: whose planner it is, who is signed in, where they can go."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app, g

from planner.web import translations

_IS_DEMO = "samspil-is-demo"


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One place in the main navigation."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The one signed in, as the masthead names them."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything `base.html` needs; a part that is empty is left out of the page."""

    home_url: str = "/"
    municipality: str = ""
    is_demo: bool = False
    navigation: tuple[NavigationEntry, ...] = ()
    signed_in: SignedIn | None = None
    sign_in_url: str = ""
    sign_out_url: str = ""
    password_url: str = ""
    language_url: str = ""
    accessibility_url: str = ""


def init_app(app: Flask, frame: Callable[[], Frame]) -> None:
    """Give every template `frame`, worked out once a request, and the names the shells use."""

    @app.context_processor
    def _provide() -> dict[str, Frame]:
        if "frame" not in g:
            g.frame = frame()
            app.extensions[_IS_DEMO] = g.frame.is_demo
        return {"frame": g.frame}

    app.jinja_env.globals.update(
        language=translations.language,
        languages=translations.LANGUAGES,
    )


def bare() -> Frame:
    """What can stand around a page when the database may be gone.

    That the data are a demo's is remembered from the page this process showed before; one that has
    shown none has shown nobody any data.
    """
    return Frame(is_demo=current_app.extensions.get(_IS_DEMO, False))
