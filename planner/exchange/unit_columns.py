"""The columns of the sheet of units."""

from planner.exchange import cells
from planner.exchange.sheets import Column
from planner.models.units import HostingClass
from planner.register.denmark import LATITUDES, LONGITUDES

COLUMNS = (
    Column("code", "id", cells.code, ("nummer", "enhedsnummer"), is_required=True),
    Column("name", "navn", cells.text, ("enhed",), is_required=True),
    Column("kind", "type", cells.text, ("art",), is_required=True),
    Column("committee", "udvalg", cells.text),
    Column("other_committees", "andre udvalg", cells.codes, ("committee 2", "udvalg 2")),
    Column("centre", "center", cells.text),
    Column("address", "adresse", cells.text),
    Column("postcode", "postnummer", cells.text, ("postnr",)),
    Column("town", "by", cells.text),
    Column("area", "område", cells.text, ("bydel",)),
    Column("lat", "breddegrad", cells.coordinate(LATITUDES), ("latitude",)),
    Column("lon", "længdegrad", cells.coordinate(LONGITUDES), ("longitude", "lng")),
    Column("seats", "pladser", cells.seats),
    Column("step_free", "trinfri adgang", cells.yes_or_no, ("step-free access",)),
    Column("accessible_toilet", "handicaptoilet", cells.yes_or_no, ("toilet",)),
    Column("hearing_loop", "teleslynge", cells.yes_or_no, ("loop",)),
    Column(
        "hosting_class",
        "værtsklasse",
        cells.one_of({one.value.casefold(): one for one in HostingClass}, said="A, B, C"),
        ("host_class",),
        is_required=True,
    ),
    Column("hosting_from", "vært fra", cells.clock_time, ("hosting hours from",)),
    Column("hosting_to", "vært til", cells.clock_time, ("hosting hours to",)),
    Column("is_self_governing", "selvejende", cells.yes_or_no, ("self-governing",)),
    Column("core_task", "kerneopgave", cells.text),
    Column("employees", "medarbejdere", cells.employees, ("ansatte",)),
    Column("leader", "leder", cells.text, ("leder navn", "leader name")),
    Column("leader_email", "leders e-mail", cells.email, ("leder e-mail", "leader e-mail")),
    Column("opened_on", "åben fra", cells.day, ("open_from", "åbnet")),
    Column("closed_on", "åben til", cells.day, ("open_to", "lukket")),
)

PERIOD = (
    "name",
    "kind",
    "centre",
    "hosting_class",
    "hosting_from",
    "hosting_to",
    "is_self_governing",
    "core_task",
    "employees",
)
SITE = (
    "address",
    "postcode",
    "town",
    "area",
    "lat",
    "lon",
    "seats",
    "step_free",
    "accessible_toilet",
    "hearing_loop",
)
COMMITTEES = ("committee", "other_committees")
LEADER = ("leader", "leader_email")
