"""One account for each role in the demo, all with the same password, and never in production."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.auth import operations, passwords
from planner.auth.demo import DOMAIN, PASSWORD
from planner.extensions import db
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import Centre, Unit


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demo: who signs in, as whom in the register, in charge of what."""

    mailbox: str
    name: str
    role: Role
    person: str = ""
    committees: tuple[str, ...] = ()
    unit: str = ""
    centre: str = ""

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{DOMAIN}"


ACCOUNTS = (
    DemoAccount("administrator", "Administrator", Role.ADMINISTRATOR),
    DemoAccount("sekretariat", "Politisk sekretariat", Role.SECRETARIAT),
    DemoAccount(
        "sekretaer", "Udvalgssekretær", Role.COMMITTEE_SECRETARY, committees=("BUU", "KFU")
    ),
    DemoAccount("formand", "Medlem 8", Role.COMMITTEE_CHAIR, person="P008", committees=("BUU",)),
    DemoAccount("centerchef", "Centerchef 2", Role.CENTRE_HEAD, person="C002", centre="DS"),
    DemoAccount("leder", "Leder 1", Role.UNIT_LEADER, person="L001", unit="U001"),
    DemoAccount("direktoer", "Direktør", Role.DIRECTOR),
    DemoAccount("hovedmed", "Medarbejderrepræsentant 1", Role.MAIN_MED, person="M005"),
    DemoAccount("hovedmed-leder", "Ledelsesrepræsentant 1", Role.MAIN_MED, person="M001"),
    DemoAccount("byraad", "Medlem 14", Role.COUNCIL_MEMBER, person="P014"),
)


def add_accounts(
    people: Mapping[str, Person],
    committees: Mapping[str, Committee],
    units: Mapping[str, Unit],
    centres: Mapping[str, Centre],
) -> dict[str, User]:
    """The accounts by mailbox; what they are in charge of must have its ids."""
    password_hash = passwords.hash_password(PASSWORD)
    users = {}
    for account in ACCOUNTS:
        user = User(
            email=account.email,
            name=account.name,
            password_hash=password_hash,
            session_key=operations.new_session_key(),
            person=people.get(account.person),
        )
        for code in account.committees or ("",):
            user.roles.append(
                RoleAssignment(
                    role=account.role,
                    committee_id=committees[code].id if code else None,
                    unit_id=units[account.unit].id if account.unit else None,
                    centre_id=centres[account.centre].id if account.centre else None,
                )
            )
        db.session.add(user)
        users[account.mailbox] = user
    return users
