"""What a publication tells the units it changes: what is new, what is gone, and why."""

import pytest
from sqlalchemy import select

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.rotations import Contact
from planner.models.units import LeaderRole, Unit
from planner.rotations import telling
from planner.rotations.publication import Changes
from tests.planner import builders, occasions
from tests.planner.occasions import NOW

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def school(school: Unit) -> Unit:
    occasions.leader(school, "leder@example.test")
    return school


def test_new_and_lost_meetings_are_told_to_each_unit(
    march: Meeting, school: Unit, committee: Committee
) -> None:
    rotation = occasions.rotation(committee)
    other = builders.unit(committee, name="Børnehuset")
    occasions.leader(other, "hus@example.test")
    occasions.leader(other, "stedfortraeder@example.test", role=LeaderRole.DEPUTY)
    version = occasions.published(rotation, {march: [school]})
    gone = db.session.scalars(select(Contact)).one()
    gained = occasions.contact(other, march)

    told = telling.tell(version, Changes(added=(gained,), dropped=(gone,)), at=NOW)

    assert told == 3
    by_recipient = {mail.recipient: mail for mail in occasions.mails()}
    assert set(by_recipient) == {
        "leder@example.test",
        "hus@example.test",
        "stedfortraeder@example.test",
    }
    new, off = by_recipient["hus@example.test"], by_recipient["leder@example.test"]
    assert "Børnehuset skal mødes med Børne- og Ungeudvalget" in new.body
    assert "tirsdag 2. marts 2027 kl. 14.00" in new.body
    assert off.subject.endswith("udgår")
    assert telling.tell(version, Changes(added=(gained,), dropped=(gone,)), at=NOW) == 0


def test_units_are_told_why_and_hosts_where_their_pack_is(
    march: Meeting, school: Unit, committee: Committee
) -> None:
    """Our visit is gone: nobody told us why."""
    version = occasions.published(occasions.rotation(committee), {march: [school]})
    (contact,) = db.session.scalars(select(Contact))
    run = version.run
    key = run.problem["meetings"][0]["id"]
    gone = "Skolen er ikke længere vært, fordi enheden har meldt afbud."
    run.replanning = {
        "moves": [{"meeting": key, "unit": school.code, "kind": "leaves", "da": gone, "en": ""}]
    }
    db.session.flush()

    telling.tell(version, Changes(added=(contact,), dropped=()), at=NOW)
    telling.tell(version, Changes(added=(), dropped=(contact,)), at=NOW)

    new, off = sorted(occasions.mails(), key=lambda mail: mail.id)
    assert f"Hvorfor: {school.code} har ventet.\n\n" in new.body
    assert f"/visits/{contact.id}\n" in new.body
    assert f"Hvorfor: {gone}\n\n" in off.body
    assert "\n\n\n" not in new.body + off.body
