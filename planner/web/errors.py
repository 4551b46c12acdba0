"""Pages for what went wrong: what happened, and what the reader can do about it."""

import logging
from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, current_app, redirect, render_template, request
from flask_babel import LazyString, lazy_gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from planner import sqlite
from planner.web import frame

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words of one error page."""

    title: LazyString
    remedy: LazyString


EXPLANATIONS = {
    400: Explanation(
        lazy_gettext("We could not read that"),
        lazy_gettext("Go back, check what you wrote and send it again."),
    ),
    403: Explanation(
        lazy_gettext("You do not have access to this page"),
        lazy_gettext(
            "Your role does not include it. If you need it, ask the political secretariat,"
            " who can give you the role."
        ),
    ),
    404: Explanation(
        lazy_gettext("The page does not exist"),
        lazy_gettext(
            "It may have been moved or removed. Check the address, or start from the front page."
        ),
    ),
    405: Explanation(
        lazy_gettext("This address cannot be opened directly"),
        lazy_gettext("Go back to the page you came from and use its button."),
    ),
    409: Explanation(
        lazy_gettext("Somebody else saved at the same moment"),
        lazy_gettext(
            "Nothing of yours was saved. Go back, reload the page to see what changed, and try"
            " again."
        ),
    ),
    410: Explanation(
        lazy_gettext("The address has been closed"),
        lazy_gettext("Whoever made it has closed it. Ask for a new one."),
    ),
    413: Explanation(
        lazy_gettext("That was too much at once"),
        lazy_gettext(
            "At most 12 MB can be sent. Go back: what you wrote is still there. Shorten it, or"
            " choose a smaller file, and send it again."
        ),
    ),
    422: Explanation(
        lazy_gettext("What you sent could not be used"),
        lazy_gettext("Go back, check the fields and send the form again."),
    ),
    429: Explanation(
        lazy_gettext("Too many attempts"),
        lazy_gettext("Wait a few minutes and try again."),
    ),
    500: Explanation(
        lazy_gettext("Something went wrong on our side"),
        lazy_gettext(
            "Nothing you had saved is lost. Try again in a moment. If it happens again, tell the"
            " administrator what you were doing and when."
        ),
    ),
    503: Explanation(
        lazy_gettext("Samspil is busy just now"),
        lazy_gettext(
            "Nothing of what you sent was saved. Wait a minute, go back and send it again. If it"
            " happens again, tell the administrator."
        ),
    ),
}
MOST_HEARD_OUT = 200 * 1024 * 1024
"""Bytes; whoever sends more than this is no reader."""

EXPIRED = Explanation(
    lazy_gettext("The page had been open too long"),
    lazy_gettext(
        "You may have been signed out since. Nothing has been saved. Open the page again and send"
        " it anew."
    ),
)


def init_app(app: Flask) -> None:
    """Show a page of ours for every HTTP error and for every crash."""
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(StaleDataError, _overtaken)
    app.register_error_handler(OperationalError, _unanswered)
    app.register_error_handler(OverflowError, _beyond_reckoning)
    app.register_error_handler(DataError, _beyond_reckoning)
    app.register_error_handler(HTTPException, _explained)


def _expired(_error: CSRFError) -> tuple[str, int]:
    """What was written is shown, to be copied: the page before may come back without it."""
    page = render_template(
        "errors/error.html",
        explanation=EXPIRED,
        code=400,
        written=_written(),
        again=quote(request.path) if _is_page(request.path) else "",
    )
    return page, 400


def _written() -> list[str]:
    """The texts of more than one word in the form; none that another site has sent."""
    if request.headers.get("Origin", "") != request.host_url.rstrip("/"):
        return []
    return [
        text.strip()
        for name, text in request.form.items(multi=True)
        if len(text.split()) > 1 and "password" not in name
    ]


def _is_page(path: str) -> bool:
    """Whether there is a page to open at the path."""
    adapter = current_app.create_url_adapter(request)
    return adapter is not None and adapter.test(path, "GET")


def _overtaken(_error: StaleDataError) -> tuple[str, int]:
    return _page(EXPLANATIONS[409], 409)


def _unanswered(error: OperationalError) -> tuple[str, int]:
    """The database is gone, or another writer held SQLite too long; no fault of what was sent."""
    if not (error.connection_invalidated or sqlite.is_busy(error)):
        raise error
    log.error("the database did not answer", exc_info=error)
    return _page(EXPLANATIONS[503], 503)


def _beyond_reckoning(error: OverflowError | DataError) -> tuple[str, int]:
    """A number that no row can have, in an address or a hidden field, or words beyond a column."""
    log.warning("the database cannot hold what was sent", exc_info=error)
    return _page(EXPLANATIONS[400], 400)


def _explained(error: HTTPException) -> tuple[str, int] | HTTPException | Response:
    code = error.code or 500
    if error.response is not None or code < 400:
        return error
    if code == 404 and (address := _without_last_slash()):
        return redirect(address, 301)
    if code == 413:
        _hear_out()
    return _page(EXPLANATIONS.get(code, EXPLANATIONS[500 if code >= 500 else 400]), code)


def _without_last_slash() -> str:
    """The page that was meant by an address with a slash too many; "" where there is none."""
    path = "/" + request.path.strip("/")  # one slash in front: two would lead to another site
    adapter = current_app.create_url_adapter(request)
    is_asked = request.method in ("GET", "HEAD") and request.routing_exception is not None
    if not is_asked or path == request.path or adapter is None or not adapter.test(path, "GET"):
        return ""
    query = request.query_string.decode("latin-1")
    return f"{quote(path)}?{query}" if query else quote(path)


def _hear_out() -> None:
    """Take in what the browser is still sending: one that is cut off shows no page at all."""
    body, left = request.environ["wsgi.input"], min(request.content_length or 0, MOST_HEARD_OUT)
    while left > 0 and (piece := body.read(min(left, 1 << 16))):
        left -= len(piece)


def _page(explanation: Explanation, code: int) -> tuple[str, int]:
    if code >= 500:
        return _without_frame(explanation, code), code
    return render_template("errors/error.html", explanation=explanation, code=code), code


def _without_frame(explanation: Explanation, code: int) -> str:
    """The page with none of what the reader's frame asks the database for: it may be the fault."""
    template = current_app.jinja_env.get_template("errors/error.html")
    return template.render(explanation=explanation, code=code, frame=frame.bare(), request=request)
