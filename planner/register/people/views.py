"""Pages of the people: the list, one person, entering and editing."""

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import access, clock
from planner.access import Permission, Scope
from planner.audit import queries as audit
from planner.extensions import db
from planner.models.people import Person
from planner.register import addresses
from planner.register.asof import AsOfForm
from planner.register.editing import save
from planner.register.people import operations, queries
from planner.register.people.forms import NewPersonForm, PeopleForm, PersonForm
from planner.web import paging
from planner.web.forms import Form, answer
from planner.web.guard import ensure, requires, signed_in

blueprint = Blueprint("people", __name__, url_prefix="/people")

Answer = str | Response | tuple[str, int]

DETAILS = ("code", "name", "email", "phone")


@blueprint.get("")
@requires(Permission.READ_REGISTER)
def index() -> Answer:
    form = PeopleForm()
    group, text = form.chosen(), form.text.data or ""
    if paging.wants_everything():
        rows = queries.people(form.day, group, text)
        pages = paging.whole(len(rows))
    else:
        pages = paging.asked(queries.count(form.day, group, text))
        rows = queries.people(form.day, group, text, page=pages.page, size=pages.size)
    return answer(
        form, "register/people/index.html", people=rows, paging=pages, may_edit=_may_edit()
    )


@blueprint.get("/<int:person_id>")
@requires(Permission.READ_REGISTER)
def show(person_id: int) -> Answer:
    person = queries.whole(person_id) or abort(404)
    sees_history = access.may(signed_in(), Permission.READ_HISTORY, scope=Scope())
    return answer(
        AsOfForm(),
        "register/people/show.html",
        person=person,
        memberships=queries.memberships(person_id),
        leaderships=queries.leaderships(person_id),
        headships=queries.headships(person_id),
        may_edit=_may_edit(),
        history=audit.shown(person) if sees_history else None,
    )


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def create() -> Answer:
    _ensure()
    form = NewPersonForm()
    entered: list[Person] = []

    def write() -> None:
        entered.append(operations.create(**_typed(form), user=signed_in(), at=clock.now()))

    if form.validate_on_submit() and save(form, None, write):
        flash(_("The person is entered in the register."), "success")
        return redirect(addresses.of(entered[0]))
    return answer(form, "register/people/create.html")


@blueprint.route("/<int:person_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def edit(person_id: int) -> Answer:
    _ensure()
    person: Person = db.get_or_404(Person, person_id)
    form = PersonForm(obj=person)

    def write() -> None:
        user, seen = signed_in(), form.version.data
        operations.edit(person, **_typed(form), user=user, at=clock.now(), seen=seen)

    def stored() -> dict[str, object]:
        return {name: getattr(person, name) for name in DETAILS}

    if form.validate_on_submit() and save(form, person, write, now=stored):
        flash(_("The details are saved."), "success")
        return redirect(addresses.of(person))
    back = addresses.of(person)
    return answer(form, "register/people/edit.html", name=person.name, back=back)


def _typed(form: Form) -> dict[str, str]:
    return {name: form[name].data or "" for name in DETAILS}


def _may_edit() -> bool:
    return access.may(signed_in(), Permission.EDIT_REGISTER, scope=Scope())


def _ensure() -> None:
    """People belong to nobody's committee: only those who edit the whole register."""
    ensure(Permission.EDIT_REGISTER, Scope(), what=signed_in())
