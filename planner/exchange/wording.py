"""What the sheets and a preview's parts are called on a page."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.exchange import committee_columns, politician_sheet, unit_columns
from planner.exchange.cells import Value, written
from planner.web.filters import as_date, as_number, as_time

TITLES: Mapping[str, LazyString] = {
    "units": _("Units"),
    "politicians": _("Politicians"),
    "committees": _("Committees with their members"),
}

COLUMNS: Mapping[str, str] = {
    name: ", ".join(column.heading for column in columns if column.key != "code")
    for name, columns in (
        ("units", unit_columns.COLUMNS),
        ("politicians", politician_sheet.COLUMNS),
        ("committees", committee_columns.COLUMNS),
    )
}


def said(value: Value) -> str:
    """A value of a row as the preview shows it; – for nothing."""
    match value:
        case bool():
            return str(_("Yes") if value else _("No"))
        case date():
            return as_date(value)
        case time():
            return as_time(value)
        case Decimal():
            return as_number(value)
        case float() | int():
            return as_number(value) if isinstance(value, int) else str(value).replace(".", ",")
        case _:
            return str(written(value) or "–")
