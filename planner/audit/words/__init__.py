"""What actions, objects and fields are called in an object's history and in the trail."""

from planner.audit.words.actions import ACTIONS
from planner.audit.words.fields import FIELDS, FIELDS_OF
from planner.audit.words.objects import OBJECTS

__all__ = ["ACTIONS", "FIELDS", "OBJECTS", "UNSHOWN", "action", "field", "object_"]

# Bookkeeping that tells a reader nothing.
UNSHOWN = frozenset(
    {"at", "changed_at", "id", "object_id", "saved_from", "sequence", "uid", "user_id", "version"}
)


def action(name: str) -> str:
    """An action in words; the bare verb when it has none."""
    return str(ACTIONS.get(name, name))


def object_(type_: str) -> str:
    """A kind of object in words; its table's name when it has none."""
    return str(OBJECTS.get(type_, type_))


def field(name: str, *, of: str = "") -> str:
    """A field in words, as a kind of object calls it; its name when it has none."""
    return str(FIELDS_OF.get((of, name)) or FIELDS.get(name, name))
