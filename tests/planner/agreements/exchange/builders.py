"""A round with a draft of the leader's unit, one that runs, and one of another committee's."""

from datetime import UTC, datetime

from agreements.transitions import State
from planner.agreements import mapping
from planner.agreements.exchange.kinds import SHEETS, RoundSheet
from planner.exchange import export, operations
from planner.exchange.comparison import Preview
from planner.exchange.export import Format
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.agreements import Agreement, SharedGoal
from planner.models.units import Unit
from tests.agreements import builders as contents
from tests.planner import builders, occasions
from tests.planner.agreements.builders import agreement, agreement_round
from tests.planner.exchange.files import Rows, as_csv, as_xlsx

AT = datetime(2027, 8, 20, 9, tzinfo=UTC)


class Town:
    """`U1` is a draft, `U2` runs, `U3` is another leader's draft."""

    def __init__(self) -> None:
        builders.municipality()
        self.committee = builders.committee("BUU", name="Børneudvalget")
        self.round = agreement_round()
        goal = contents.shared_goal()
        db.session.add(
            SharedGoal(
                round_id=self.round.id,
                key=goal.key,
                layer=goal.layer,
                content=mapping.goal_text(goal),
            )
        )
        self.draft = self._agree("U1", "Åskolen", State.DRAFT)
        self.running = self._agree("U2", "Birkehuset", State.RUNNING)
        self.other = self._agree("U3", "Centret", State.DRAFT)
        self.secretariat = builders.user(Role.SECRETARIAT)
        db.session.commit()

    def _agree(self, code: str, name: str, state: State) -> Agreement:
        unit = builders.unit(self.committee, code=code, name=name)
        is_frozen = state is not State.DRAFT
        return agreement(self.round, unit, self.committee, state=state, are_frozen=(is_frozen,))

    def leader(self, *units: Unit) -> User:
        """Somebody who leads these units."""
        person = builders.person()
        first, *others = units
        user = builders.user(Role.UNIT_LEADER, unit=first, person=person)
        for unit in others:
            user.roles.append(type(user.roles[0])(role=Role.UNIT_LEADER, unit_id=unit.id))
        for unit in units:
            occasions.leader(unit)
        db.session.commit()
        return user

    def sheet(self, name: str, user: User) -> RoundSheet:
        return SHEETS[name](self.round, user=user, at=AT)

    def table(self, name: str, user: User) -> tuple[list[str], dict[str, list[object]]]:
        """Headings, and the cells of each exported row by its identifier."""
        sheet = self.sheet(name, user)
        headings = [column.heading for column in sheet.columns]
        rows = {
            one.code: [one.values[column.key] for column in sheet.columns]
            for one in sheet.known().values()
        }
        return headings, rows

    def seen(self, name: str, user: User, rows: Rows | bytes) -> Preview:
        content = rows if isinstance(rows, bytes) else as_xlsx(rows)
        return operations.preview(self.sheet(name, user), content)

    def confirmed(self, name: str, user: User, rows: Rows) -> Preview:
        content = as_csv(rows)
        file = operations.keep(self.sheet(name, user), "fil.csv", content, user=user, at=AT)
        seen = self.seen(name, user, content)
        done = operations.confirm(
            file, self.sheet(name, user), digest=seen.digest(), user=user, at=AT
        )
        db.session.commit()
        db.session.expire_all()
        return done

    def exported(self, name: str, user: User, format_: Format) -> bytes:
        return export.export(self.sheet(name, user), format_).content


def reasons(seen: Preview) -> list[tuple[str, str]]:
    """Heading and reason of each refusal."""
    return [(one.heading, str(one.reason)) for one in seen.refused]
