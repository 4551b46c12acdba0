"""What WTForms says when a field is wrong, in words that tell the reader what to do.

WTForms has no Danish catalogue and its English names the rule, not the remedy. Each of its
messages is put in our own words here and translated with everything else.
"""

from collections.abc import Callable

from flask_babel import get_translations, lazy_gettext

WORDS = {
    "This field is required.": lazy_gettext("Fill in this field."),
    "Invalid input.": lazy_gettext("Write this in the form the hint shows."),
    "Field must be between %(min)d and %(max)d characters long.": lazy_gettext(
        "Write between %(min)d and %(max)d characters."
    ),
    "Field must be equal to %(other_name)s.": lazy_gettext("Write the same in both fields."),
    "Number must be at least %(min)s.": lazy_gettext("Write a number that is %(min)s or more."),
    "Number must be at most %(max)s.": lazy_gettext("Write a number that is %(max)s or less."),
    "Number must be between %(min)s and %(max)s.": lazy_gettext(
        "Write a number from %(min)s to %(max)s."
    ),
    "Date must be at least %(min)s.": lazy_gettext("Choose a date on or after %(min)s."),
    "Date must be at most %(max)s.": lazy_gettext("Choose a date on or before %(max)s."),
    "Date must be between %(min)s and %(max)s.": lazy_gettext(
        "Choose a date from %(min)s to %(max)s."
    ),
    "Invalid email address.": lazy_gettext(
        "Write an email address with an @, for example name@municipality.dk."
    ),
    "Invalid IP address.": lazy_gettext("Write an IP address."),
    "Invalid Mac address.": lazy_gettext("Write a MAC address."),
    "Invalid URL.": lazy_gettext("Write a web address that starts with https://."),
    "Invalid UUID.": lazy_gettext("Write an identifier in UUID form."),
    "Invalid value, must be one of: %(values)s.": lazy_gettext("Write one of: %(values)s."),
    "Invalid value, can't be any of: %(values)s.": lazy_gettext(
        "Write something other than: %(values)s."
    ),
    "This field cannot be edited.": lazy_gettext("This field cannot be changed here."),
    "This field is disabled and cannot have a value.": lazy_gettext(
        "This field cannot be filled in here."
    ),
    "Invalid field name '%s'.": lazy_gettext("The form knows no field “%s”."),
    "Invalid CSRF Token.": lazy_gettext("The page had been open too long. Send the form again."),
    "CSRF token missing.": lazy_gettext("The page had been open too long. Send the form again."),
    "CSRF failed.": lazy_gettext("The page had been open too long. Send the form again."),
    "CSRF token expired.": lazy_gettext("The page had been open too long. Send the form again."),
    "Invalid Choice: could not coerce.": lazy_gettext("Choose one of the options."),
    "Choices cannot be None.": lazy_gettext("There is nothing to choose from."),
    "Not a valid choice.": lazy_gettext("Choose one of the options."),
    "Invalid choice(s): one or more data inputs could not be coerced.": lazy_gettext(
        "Choose among the options."
    ),
    "Not a valid datetime value.": lazy_gettext("Write a date and a time."),
    "Not a valid date value.": lazy_gettext("Write a date that exists, for example 17-03-2026."),
    "Not a valid time value.": lazy_gettext("Write a time from 00.00 to 23.59."),
    "Not a valid week value.": lazy_gettext("Write a week of the year, for example 2026-W12."),
    "Not a valid integer value.": lazy_gettext("Write a whole number, for example 12."),
    "Not a valid decimal value.": lazy_gettext("Write a number, for example 12,5."),
    "Not a valid float value.": lazy_gettext("Write a number, for example 12,5."),
}

COUNTED: dict[str, Callable[[int], str]] = {
    "Field must be at least %(min)d character long.": lambda count: get_translations().ngettext(
        "Write at least %(min)d character.", "Write at least %(min)d characters.", count
    ),
    "Field cannot be longer than %(max)d character.": lambda count: get_translations().ngettext(
        "Write at most %(max)d character.", "Write at most %(max)d characters.", count
    ),
    "Field must be exactly %(max)d character long.": lambda count: get_translations().ngettext(
        "Write exactly %(max)d character.", "Write exactly %(max)d characters.", count
    ),
    "'%(value)s' is not a valid choice for this field.": lambda count: get_translations().ngettext(
        "“%(value)s” is not among the options.", "“%(value)s” are not among the options.", count
    ),
}


class Messages:
    """The translations object WTForms asks for, over our own catalogue."""

    def gettext(self, message: str) -> str:
        """Our words; a label WTForms makes of a field's name, for one without, stays as it is."""
        return str(WORDS.get(message, message))

    def ngettext(self, singular: str, _plural: str, count: int) -> str:
        return COUNTED[singular](count)
