"""What the administrators' pages share: the blueprint, and the way from one to the next."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner.access import Permission
from planner.web.guard import requires

blueprint = Blueprint("admin", __name__, url_prefix="/admin")


@blueprint.get("/")
@requires(Permission.MANAGE_ACCOUNTS)
def index() -> Response:
    return redirect(url_for("admin.accounts"))


@blueprint.context_processor
def _tabs() -> dict[str, list[tuple[str, str, bool]]]:
    places = (
        (_("Accounts"), "admin.accounts", ("admin.account",)),
        (_("Audit trail"), "admin.trail", ("admin.trail",)),
        (_("Background jobs"), "admin.jobs", ("admin.job",)),
        (_("Backups"), "admin.backups", ("admin.backup",)),
    )
    here = request.endpoint or ""
    return {"tabs_here": [(name, url_for(to), here.startswith(own)) for name, to, own in places]}
