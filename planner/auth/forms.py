"""The forms of signing in and choosing a password."""

from flask_babel import lazy_gettext as _
from wtforms import EmailField, PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from planner.auth import passwords
from planner.web.forms import Form


class SignInForm(Form):
    """E-mail and password."""

    email = EmailField(
        _("E-mail"),
        validators=[InputRequired(), Length(max=200)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _("Password"),
        validators=[InputRequired(), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )


class NewPasswordForm(Form):
    """The new password, twice."""

    new = PasswordField(
        _("New password"),
        description=_("At least 12 characters. Three ordinary words are fine."),
        validators=[InputRequired(), Length(min=passwords.SHORTEST, max=200)],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _("New password once more"),
        validators=[InputRequired(), EqualTo("new", message=_("The two passwords differ"))],
        render_kw={"autocomplete": "new-password"},
    )


class PasswordForm(NewPasswordForm):
    """The password now, and the new one twice."""

    current = PasswordField(
        _("Current password"),
        validators=[InputRequired()],
        render_kw={"autocomplete": "current-password"},
    )
