"""The register's own page, and the blueprint that holds its parts."""

from flask import Blueprint
from werkzeug.wrappers import Response

from planner import access
from planner.access import Permission, Scope
from planner.register import asof, queries, wording
from planner.register.asof import AsOfForm
from planner.register.centres import views as centres
from planner.register.committees import views as committees
from planner.register.people import views as people
from planner.register.periods import views as periods
from planner.register.units import closures
from planner.register.units import views as units
from planner.web.forms import answer
from planner.web.guard import requires, signed_in

blueprint = Blueprint("register", __name__)
for part in (units, closures, committees, people, centres, periods):
    blueprint.register_blueprint(part.blueprint)


@blueprint.context_processor
def _words() -> dict[str, object]:
    """What the pages of every part call things."""
    return {
        "kept": asof.kept(),
        "hosting_classes": wording.HOSTING_CLASSES,
        "leader_roles": wording.LEADER_ROLES,
        "member_roles": wording.MEMBER_ROLES,
        "committee_kinds": wording.COMMITTEE_KINDS,
        "weekdays": wording.WEEKDAYS,
        "weeks": wording.WEEKS,
        "month_name": wording.month_name,
    }


@blueprint.get("/register")
@requires(Permission.READ_REGISTER)
def index() -> str | Response | tuple[str, int]:
    form = AsOfForm()
    may_edit_all = access.may(signed_in(), Permission.EDIT_REGISTER, scope=Scope())
    overview = queries.overview(form.day)
    return answer(form, "register/index.html", overview=overview, may_edit_all=may_edit_all)
