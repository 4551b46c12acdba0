"""`docs/roles.md` as `access.TABLE` has it: `python -m tests.guards.roles_page` writes it."""

from collections.abc import Iterator
from pathlib import Path

from planner import access
from planner.access import Permission, Reach
from planner.models.accounts import Role

PAGE = Path(access.__file__).parent.parent / "docs" / "roles.md"
INTRODUCTION = (
    "# Who may do what\n\n"
    "**all**: on every object. **own**: on objects inside the role's committee, unit or centre."
    " Nothing: refused. A person with several roles may do what any of them may.\n\n"
    "When one committee takes over from another, its secretary and chair reach, from that day, what"
    " was the other's (its meetings, rotations, contacts and agreements, and what it had taken over"
    " itself), so that no promise is left without anybody to answer for it. It does not go the"
    " other way: a role in the committee that ended gives nothing in the one that took over, and"
    " keeps what it had until the administrator takes it away. A subscription to the old"
    " committee's calendar goes on with the new one's meetings. A unit that closes hands nothing"
    " on: its leader's promise ends with it, and the committee, the centre and the secretariat can"
    " still bring its agreement to an end.\n\n"
    "The public does not sign in, and sees the published calendar where the municipality shows it."
    " What a step of an agreement asks for besides is in [agreements.md](agreements.md).\n\n"
    "The table is `planner/access.py` (`python -m tests.guards.roles_page` writes it here).\n"
)


def written() -> str:
    """The page."""
    return "\n".join([INTRODUCTION, *_table(), ""])


def _table() -> Iterator[str]:
    yield _row(["", *(role.replace("_", " ") for role in Role)])
    yield _row(["---"] * (len(Role) + 1))
    for permission in Permission:
        yield _row([permission.replace("_", " "), *(_cell(role, permission) for role in Role)])


def _cell(role: Role, permission: Permission) -> str:
    match access.TABLE[role].get(permission):
        case Reach.ANY:
            return "all"
        case Reach.OWN:
            return "own"
        case None:
            return ""


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
