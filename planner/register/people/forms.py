"""The forms of the people: the search over the list, and their details."""

from flask_babel import lazy_gettext as _
from wtforms import EmailField, SearchField, SelectField
from wtforms.validators import Length, Optional

from planner.register import fields
from planner.register.asof import AsOfForm
from planner.register.people.queries import Group
from planner.web.fields import EmailAddress, choices
from planner.web.forms import Form, VersionForm


class PeopleForm(AsOfForm):
    """What to look for among the people."""

    text = SearchField(_("Search"), name="q", validators=[Optional()], filters=[fields.trimmed])
    group = SelectField(
        _("Who"),
        validators=[Optional()],
        default=Group.COUNCIL,
        choices=choices(
            [
                (Group.COUNCIL, _("Members of the council")),
                (Group.LEADERS, _("Leaders and deputies")),
                (Group.EVERYBODY, _("Everybody")),
            ]
        ),
    )

    def chosen(self) -> Group:
        """The group asked for; the council when the address names no such group."""
        known = self.group.data in set(Group)
        return Group(self.group.data) if known else Group.COUNCIL


class NewPersonForm(Form):
    """Only what a public role needs."""

    name = fields.text(_("Name"), required=True)
    code = fields.text(
        _("Identifier"),
        longest=40,
        description=_("The municipality's own. Leave empty to get the next free one."),
    )
    email = EmailField(
        _("E-mail"),
        validators=[Optional(), Length(max=200), EmailAddress()],
        filters=[fields.trimmed],
        default="",
    )
    phone = fields.text(_("Phone"), longest=40)


class PersonForm(NewPersonForm, VersionForm):
    """The same, of somebody known."""

    code = fields.text(_("Identifier"), required=True, longest=40)
