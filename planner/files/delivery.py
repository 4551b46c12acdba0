"""A file handed out under its name; a paper in the form asked for: PDF, or a page with the same."""

from collections.abc import Sequence
from urllib.parse import quote

from flask import current_app, render_template, request, url_for
from markupsafe import Markup
from werkzeug.http import dump_options_header
from werkzeug.wrappers import Response

from planner.files import marking
from typeset import html, paper
from typeset.blocks import Document

PDF, PAGE = "pdf", "html"
ANYWAY = "anyway"
ICALENDAR = "text/calendar"

Trail = Sequence[tuple[str, str]]


def deliver(document: Document, form: str, *, trail: Trail = ()) -> Response | str:
    """The paper as `form` (PDF or PAGE) says; `trail` names the pages above and where they are.

    A PDF that has to leave characters out says so first.
    """
    shown = {"title": document.title, "trail": trail}
    if form == PAGE:
        content = Markup(html.render(document))  # noqa: S704 - typeset.html escapes every text in it
        return render_template("exports/paper.html", paper=content, pdf_url=_as_pdf(), **shown)
    made = paper.render(marking.marked(document))
    if made.replaced and ANYWAY not in request.args:
        return render_template("exports/replaced.html", replaced=made.replaced, **shown)
    return download(made.content, made.filename, made.mimetype)


def _as_pdf() -> str:
    """This page's address as a file, whatever the address calls the form."""
    given = {**(request.view_args or {}), **request.args.to_dict()}
    asked = {name: PDF if value == PAGE else value for name, value in given.items()}
    return url_for(request.endpoint or "", **asked)  # type: ignore[arg-type]  # the view's own


def download(content: bytes, filename: str, mimetype: str) -> Response:
    """The file, to be saved under its name."""
    response = current_app.response_class(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = dump_options_header("attachment", _names(filename))
    return response


def _names(filename: str) -> dict[str, str]:
    """The file's name for every browser: in plain letters, and beside it as it is (RFC 6266)."""
    if filename.isascii():
        return {"filename": filename}
    plain = filename.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return {
        "filename": plain.encode("ascii", "ignore").decode(),
        "filename*": f"UTF-8''{quote(filename)}",
    }
