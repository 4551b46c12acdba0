"""What the kodeks' pages share: the blueprint, finding a version, saying what lacks."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from agreements.kodeks.adoption import Need, State
from agreements.workflow import MissingPrecondition
from planner import access
from planner.access import Permission, Scope
from planner.kodeks import queries, words
from planner.models.kodeks import KodeksClause, KodeksVersion
from planner.web.forms import Form
from planner.web.guard import ensure, signed_in

blueprint = Blueprint("kodeks", __name__, url_prefix="/kodeks")

Answer = str | Response | tuple[str, int]
WHOLE_MUNICIPALITY = Scope()  # only a permission that reaches everything covers it


def drafts() -> bool:
    """Whether the account takes part in drafting."""
    return access.may(signed_in(), Permission.DRAFT_KODEKS, scope=WHOLE_MUNICIPALITY)


def find(number: int) -> KodeksVersion:
    """The version, or 404; one that is still drafted only for those who draft it."""
    row = queries.whole(number) or abort(404)
    if row.state is State.DRAFTING:
        ensure(Permission.DRAFT_KODEKS, WHOLE_MUNICIPALITY, what=row)
    return row


def find_to_change(number: int) -> KodeksVersion:
    """The version, for those who draft; else 404."""
    row = queries.whole(number) or abort(404)
    ensure(Permission.DRAFT_KODEKS, WHOLE_MUNICIPALITY, what=row)
    return row


def clause_of(row: KodeksVersion, key: str) -> KodeksClause:
    """One of the version's clauses, or 404."""
    return next((each for each in row.clauses if each.key == key), None) or abort(404)


def say_what_lacks(form: Form, missing: MissingPrecondition) -> None:
    """Put what the step lacks at its field, or over the form."""
    for need in missing.missing:
        name = _FIELDS.get(Need(need.value), "")
        said = str(words.NEEDS[Need(need.value)])
        if name in form:
            form[name].errors = [*form[name].errors, said]
        else:
            form.form_errors.append(said)


_FIELDS = {
    Need.HEARING_DEADLINE: "ends_on",
    Need.REASON: "reason",
    Need.MAIN_MED_DISCUSSED: "main_med_discussed_on",
    Need.COUNCIL_DECISION: "decided_on",
}
