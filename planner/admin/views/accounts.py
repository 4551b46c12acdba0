"""Pages for accounts: who signs in, and in which roles."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock, versions
from planner.access import Permission
from planner.admin import forms, operations, queries
from planner.admin.forms import AccountForm, AccountSearchForm
from planner.admin.views.shared import blueprint
from planner.audit import queries as audit_queries
from planner.auth import invitations
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.roles import ROLES
from planner.web.forms import answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

RESET = lazy_gettext(
    "The password used until now stops working and the person is signed out. You get a link to"
    " give to the person; it works once, for two days."
)
DISABLE = lazy_gettext(
    "Nobody can sign in with it, and the person is signed out everywhere. What the person has done"
    " stays in the history. You can open the account again."
)


@blueprint.get("/accounts")
@requires(Permission.MANAGE_ACCOUNTS)
def accounts() -> str:
    form = AccountSearchForm(formdata=request.args)
    role = Role(form.role.data) if form.role.data in set(Role) else None
    found = queries.accounts(queries.AccountSearch(text=form.text.data or "", role=role))
    roles = {role: str(name) for role, name in ROLES.items()}  # translated once a page
    return render_template("admin/accounts.html", form=form, accounts=found, roles=roles)


@blueprint.route("/accounts/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def account_new() -> str | Response | tuple[str, int]:
    form = AccountForm()
    if form.validate_on_submit():
        try:
            with transaction():
                account = operations.create(form.account(), user=signed_in(), at=clock.now())
        except operations.EmailTaken:
            form.email.errors = [_("Another account has this e-mail.")]
        else:
            return _link_page(account)
    return answer(form, "admin/account_form.html", account=None)


@blueprint.get("/accounts/<int:account_id>")
@requires(Permission.MANAGE_ACCOUNTS)
def account(account_id: int) -> str:
    row = _account(account_id)
    return render_template(
        "admin/account.html",
        account=row,
        roles=[(ROLES[role], scope) for role, scope in queries.roles_of(row)],
        history=audit_queries.shown(row),
        is_own=row.id == signed_in().id,
        has_password=row.password_hash != operations.NO_PASSWORD,
    )


@blueprint.route("/accounts/<int:account_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def account_edit(account_id: int) -> str | Response | tuple[str, int]:
    row = _account(account_id)
    form = AccountForm(data=forms.typed(row))
    if form.validate_on_submit():
        seen = int(form.version.data) if form.version.data.isdecimal() else 0
        try:
            with transaction():
                versions.claim(row, seen=seen)
                operations.edit(row, form.account(), user=signed_in(), at=clock.now())
        except operations.EmailTaken:
            form.email.errors = [_("Another account has this e-mail.")]
        except operations.LastAdministrator:
            form.roles.errors = [_("This is the last administrator. Make another one first.")]
        except versions.Overtaken:
            return _overtaken(form, row)
        else:
            flash(_("The account is saved."), "success")
            return redirect(url_for("admin.account", account_id=row.id))
    return answer(form, "admin/account_form.html", account=row)


@blueprint.route("/accounts/<int:account_id>/reset-password", methods=["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def account_reset_password(account_id: int) -> str:
    row = _account(account_id)
    if row.id == signed_in().id or not row.enabled:
        abort(409)
    if request.method == "GET":
        return _ask(row, _("Make a link to choose a password"), RESET, _("Make the link"))
    with transaction():
        operations.reset_password(row, user=signed_in(), at=clock.now())
    return _link_page(row)


@blueprint.route("/accounts/<int:account_id>/disable", methods=["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def account_disable(account_id: int) -> str | Response:
    row = _account(account_id)
    if request.method == "GET":
        return _ask(row, _("Close the account"), DISABLE, _("Close the account"))
    try:
        with transaction():
            operations.disable(row, user=signed_in(), at=clock.now())
    except operations.LastAdministrator:
        flash(_("This is the last administrator. Make another one first."), "error")
    else:
        flash(_("The account is closed and signed out everywhere."), "success")
    return redirect(url_for("admin.account", account_id=account_id))


@blueprint.post("/accounts/<int:account_id>/enable")
@requires(Permission.MANAGE_ACCOUNTS)
def account_enable(account_id: int) -> Response:
    with transaction():
        operations.enable(_account(account_id), user=signed_in(), at=clock.now())
    flash(_("The account is open again."), "success")
    return redirect(url_for("admin.account", account_id=account_id))


def _account(account_id: int) -> User:
    return db.session.get(User, account_id) or abort(404)


def _ask(row: User, heading: str, text: LazyString, yes: str) -> str:
    return render_template("admin/ask.html", account=row, heading=heading, text=text, yes=yes)


def _link_page(row: User) -> str:
    """The link, shown this once: it is stored nowhere."""
    link = url_for("auth.choose_password", token=invitations.token(row), _external=True)
    return render_template("admin/link.html", account=row, link=link, hours=invitations.HOURS)


def _overtaken(form: AccountForm, row: User) -> tuple[str, int]:
    """What was typed, beside what another administrator has saved meanwhile."""
    db.session.refresh(row)
    form.version.process_data(row.version)
    form.version.raw_data = None
    page = render_template(
        "admin/account_form.html",
        form=form,
        account=row,
        theirs=[(ROLES[role], scope) for role, scope in queries.roles_of(row)],
    )
    return page, 409
