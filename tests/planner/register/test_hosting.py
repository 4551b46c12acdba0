"""Homes and units without premises never host."""

from flask import Flask

from planner.extensions import db
from planner.models.rotations import ContactForm
from planner.models.units import HostingClass
from planner.register import hosting
from planner.register.units import queries
from tests.planner import builders


def test_only_class_a_hosts_a_committee_and_class_c_nothing() -> None:
    """Why may nobody plan a meeting in the children's home?"""
    assert hosting.classes_for(ContactForm.HOSTED) == (HostingClass.FULL,)
    assert hosting.classes_for(ContactForm.DIALOGUE) == (HostingClass.FULL, HostingClass.SMALL)


def test_units_offered_as_hosts_are_open_have_a_site_and_the_class(database: Flask) -> None:
    committee = builders.committee()
    hall = builders.unit(committee, name="Hallen")
    small = builders.unit(committee, hosting_class=HostingClass.SMALL)
    builders.unit(committee, hosting_class=HostingClass.NEVER)
    db.session.delete(builders.unit(committee, name="Uden adresse").sites[0])
    builders.unit(name="Et andet udvalgs")

    def offered(form: ContactForm) -> set[int]:
        found = queries.can_host(builders.TERM_START, form, committee_id=committee.id)
        return {unit.id for unit in found}

    assert offered(ContactForm.HOSTED) == {hall.id}
    assert offered(ContactForm.DIALOGUE) == {hall.id, small.id}
