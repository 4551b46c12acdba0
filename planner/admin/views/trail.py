"""The audit trail: who did what, to what, and when."""

from flask import render_template, request
from flask_babel import gettext as _

from planner.access import Permission
from planner.admin.forms import TrailSearchForm
from planner.admin.views.shared import blueprint
from planner.audit import queries, words
from planner.collation import danish_key
from planner.web.guard import requires


@blueprint.get("/trail")
@requires(Permission.MANAGE_ACCOUNTS)
def trail() -> str:
    form = TrailSearchForm(formdata=request.args)
    form.user_id.choices = [("", _("All")), *queries.actors()]
    actions = [(name, words.action(name)) for name in queries.actions()]
    form.action.choices = _named(actions)
    form.object_type.choices = _named(
        [(name, words.object_(name)) for name in queries.object_types()]
    )
    form.validate()
    asked = queries.Search(
        object_type=form.object_type.data or "",
        object_id=request.args.get("object_id", type=int),
        user_id=form.user_id.data if not form.user_id.errors else None,
        actions=_alike(form.action.data, actions),
        first_day=form.first_day.data,
        last_day=form.last_day.data,
    )
    page = queries.trail(asked, page=request.args.get("page", 1, type=int))
    return render_template("admin/trail.html", form=form, page=page, asked=asked)


def _named(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The choices in Danish order; those of one name, which is all a reader sees, once."""
    once = {label: name for name, label in sorted(choices, reverse=True)}
    in_order = sorted(once, key=danish_key)
    return [("", _("All")), *((once[label], label) for label in in_order)]


def _alike(chosen: str | None, actions: list[tuple[str, str]]) -> set[str]:
    """The chosen action, and all that are called the same."""
    labels = {label for name, label in actions if name == chosen}
    return {name for name, label in actions if label in labels}
