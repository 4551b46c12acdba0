"""Adding, removing and moving goals, indicators and milestones in what somebody has typed."""

import re
from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from agreements import leaves

Typed = MultiDict[str, str]

MOST_KEYS = 20
"""More entries than any limit allows; a list beyond it was not made by the page."""

_KEY = re.compile(r"[\w-]{1,60}")


class NoSuchChange(Exception):
    """The page offers no such button."""


def cleaned(form: Mapping[str, str]) -> Typed:
    """What came in, with lists that hold only keys, each once."""
    typed = MultiDict(form.items())
    for name in [name for name in typed if leaves.is_list(name)]:
        own = dict.fromkeys(key for key in leaves.keys(typed[name]) if _KEY.fullmatch(key))
        typed[name] = " ".join(list(own)[:MOST_KEYS])
    return typed


def change(typed: Typed, command: str, *, new_key: str) -> str:
    """Do what a button says: ``add local``, ``remove local.k1``, ``up local.k1.milestones.m2``.

    Returns what to look at afterwards. Raises NoSuchChange.
    """
    action, _blank, target = command.partition(" ")
    if action == "add":
        name, key = _to_add(target, new_key)
    else:
        name, _dot, key = target.rpartition(".")
    order = list(leaves.keys(typed.get(name, "")))
    if not leaves.is_list(name) or (key in order) == (action == "add"):
        raise NoSuchChange(command)
    typed[name] = " ".join(_changed(order, action, key))
    return name if action == "remove" else f"{name}.{key}"


def _to_add(target: str, new_key: str) -> tuple[str, str]:
    """A shared goal has its key already."""
    head, _dot, key = target.partition(".")
    if head == leaves.CONTRIBUTIONS and key and "." not in key:
        return head, key
    return target, new_key


def _changed(order: list[str], action: str, key: str) -> list[str]:
    match action:
        case "add":
            return [*order, key]
        case "remove":
            return [each for each in order if each != key]
        case "up" | "down":
            at = order.index(key)
            to = max(0, at - 1) if action == "up" else at + 1
            order.insert(to, order.pop(at))
            return order
        case _:
            raise NoSuchChange(action)
