"""Addresses of the papers: each as PDF and as a page of the site with the same content."""

from flask import abort, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.documents.agreement import DATA_FILE
from agreements.words.followup import Occasion
from planner import clock
from planner.access import Permission
from planner.agreements import mapping, papers, queries, tally, words
from planner.agreements.pages import blueprint, find, find_round, find_texts
from planner.agreements.queries import Filter
from planner.files.delivery import deliver, download
from planner.web.guard import requires, signed_in
from typeset.blocks import Document

DATA = "data"


@blueprint.get("/<int:agreement_id>/versions/<int:number>.<any(pdf, html):kind>")
@requires(Permission.READ_AGREEMENTS)
def agreement(agreement_id: int, number: int, kind: str) -> Response | str:
    """The agreement; with `?data=yes` an approved version's PDF carries its data (PDF/A-3a)."""
    version, with_data = find(agreement_id).version(number), DATA in request.args
    document = papers.of_version(version, language=words.language(), with_data=with_data)
    return _deliver(document, kind)


@blueprint.get("/<int:agreement_id>/versions/<int:number>.json")
@requires(Permission.READ_AGREEMENTS)
def data(agreement_id: int, number: int) -> Response:
    """The bytes that the checksum is of."""
    version = find_texts(agreement_id).version(number)
    return download(version.content.encode(), DATA_FILE, "application/json")


@blueprint.get(
    "/<int:agreement_id>/follow-ups/<any(midway, annual):occasion>-<int:year>.<any(pdf, html):kind>"
)
@requires(Permission.READ_AGREEMENTS)
def follow_up(agreement_id: int, occasion: str, year: int, kind: str) -> Response | str:
    """What the unit handed in, midway or at the end of an agreement year."""
    found = find(agreement_id)
    asked = Occasion(occasion), year
    rows = found.agreement.follow_ups
    row = next((row for row in rows if (row.occasion, row.year) == asked), None) or abort(404)
    return _deliver(papers.of_follow_up(row, found.newest, language=words.language()), kind)


@blueprint.get("/<int:agreement_id>/dialogue-sheet.<any(pdf, html):kind>")
@requires(Permission.READ_AGREEMENTS)
def dialogue_sheet(agreement_id: int, kind: str) -> Response | str:
    """The sheet for the unit's next meeting with politicians, or for its latest one."""
    found = find(agreement_id)
    meeting, before = papers.meeting_of(found.agreement, today=clock.today())
    if meeting is None:
        abort(404)
    document = papers.of_dialogue(found.newest, meeting, before, language=words.language())
    return _deliver(document, kind)


@blueprint.get("/rounds/<int:round_id>/catalogue.<any(pdf, html):kind>")
@requires(Permission.READ_AGREEMENTS)
def catalogue(round_id: int, kind: str) -> Response | str:
    """All approved agreements of a round that the reader may see, of one committee or all."""
    round_, user = find_round(round_id), signed_in()
    committee_id, of = _committee()
    rows = queries.approved(user, Filter(round_id=round_.id, committee_id=committee_id))
    if not rows:
        abort(404)
    contents = [mapping.content(row.content) for row in rows]
    return _deliver(papers.catalogue(round_, contents, of=of, language=words.language()), kind)


@blueprint.get("/rounds/<int:round_id>/shared-goals.<any(pdf, html):kind>")
@requires(Permission.READ_AGREEMENTS)
def shared_goals(round_id: int, kind: str) -> Response | str:
    """The shared goals with every unit's contribution that the reader may see."""
    round_, user = find_round(round_id), signed_in()
    committee_id, of = _committee()
    if not tally.of(user).has_any(Filter(round_id=round_.id, committee_id=committee_id)):
        abort(404)
    made = papers.shared_goals(round_, user, (committee_id, of), language=words.language())
    return _deliver(made, kind)


def _deliver(document: Document, kind: str) -> Response | str:
    trail = [(_("Agreements"), url_for(".index"))]
    if agreement_id := (request.view_args or {}).get("agreement_id"):
        trail.append((_("The agreement"), url_for(".show", agreement_id=agreement_id)))
    return deliver(document, kind, trail=trail)


def _committee() -> tuple[int | None, str]:
    """The committee asked for, by its id and name; the whole municipality when none is."""
    asked = request.args.get("committee", type=int)
    if asked is None:
        return None, papers.municipality()
    names = dict(tally.of(signed_in()).committees())
    return asked, names.get(asked) or abort(404)
