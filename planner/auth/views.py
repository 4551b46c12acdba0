"""Pages for signing in and out, changing password and language."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.auth import invitations, operations, passwords, queries
from planner.auth.forms import NewPasswordForm, PasswordForm, SignInForm
from planner.auth.session import LANGUAGES
from planner.web.forms import answer
from planner.web.guard import public, requires, signed_in
from planner.web.transaction import transaction

blueprint = Blueprint("auth", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> str | Response | tuple[str, int]:
    form = SignInForm()
    if form.validate_on_submit():
        try:
            with transaction():
                user = operations.sign_in(
                    form.email.data,
                    form.password.data,
                    address=request.remote_addr or "",
                    at=clock.now(),
                )
        except operations.TooManyAttempts as locked:
            minutes = max(1, round((locked.until - clock.now()).total_seconds() / 60))
            form.password.errors = [
                _("Too many attempts. Try again in %(minutes)s minutes.", minutes=minutes)
            ]
            return answer(form, "auth/sign_in.html")
        if user:
            session.clear()
            login_user(user)
            session.permanent = True
            return redirect(_safe(request.args.get("next")))
        form.password.errors = [_("The e-mail or the password is wrong. Try again.")]
    return answer(form, "auth/sign_in.html")


@blueprint.post("/sign-out")
@requires(Permission.SEE_START_PAGE)
def sign_out() -> Response:
    logout_user()
    session.clear()
    flash(_("You are signed out."), "success")
    return redirect(url_for("auth.sign_in"))


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires(Permission.SEE_START_PAGE)
def change_password() -> str | Response | tuple[str, int]:
    user, form = signed_in(), PasswordForm()
    if form.validate_on_submit():
        if not passwords.verify(form.current.data, stored=user.password_hash):
            form.current.errors = [_("This is not your current password.")]
        elif _change_password(form):
            login_user(user)
            flash(_("Your password is changed. Other devices are signed out."), "success")
            return redirect(url_for("dashboard.start"))
    return answer(form, "auth/change_password.html")


def _change_password(form: PasswordForm) -> bool:
    try:
        with transaction():
            operations.change_password(signed_in(), form.new.data, at=clock.now())
    except operations.SamePassword:
        form.new.errors = [_("This is the password you have. Choose another.")]
    return not form.errors


@blueprint.route("/choose-password/<token>", methods=["GET", "POST"])
@public
def choose_password(token: str) -> str | Response | tuple[str, int]:
    user, form = invitations.user_of(token), NewPasswordForm()
    if user is None:
        return render_template("auth/invitation_spent.html"), 410
    if form.validate_on_submit():
        with transaction():
            operations.choose_password(user, form.new.data, at=clock.now())
        flash(_("Your password is chosen. Sign in with it."), "success")
        return redirect(url_for("auth.sign_in"))
    return answer(form, "auth/choose_password.html", email=user.email)


@blueprint.post("/language")
@public
def choose_language() -> Response:
    language = request.form.get("language", "")
    if language in LANGUAGES:
        if current_user.is_authenticated:
            with transaction():
                operations.choose_language(signed_in(), language, at=clock.now())
        session["language"] = language
    return redirect(_safe(request.form.get("next")))


@blueprint.get("/accessibility")
@public
def accessibility() -> str:
    return render_template("auth/accessibility.html", contact=queries.contact())


def _safe(target: str | None) -> str:
    """The address to go on to, if it is one of ours; else the start page."""
    if target:
        parts = urlsplit(target)
        if not parts.scheme and not parts.netloc and target.startswith("/") and "\\" not in target:
            return target
    return url_for("dashboard.start")
