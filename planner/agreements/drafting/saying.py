"""Leaves in words: what is missing and where, and what the trail says was changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agreements import leaves
from agreements.agreement import Agreement as Content
from agreements.agreement_rules import content_problems
from agreements.leaves import Leaves
from agreements.plan_rules import Limits
from agreements.problems import Problem
from planner.agreements import words
from planner.agreements.drafting import fields, form


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that stands in the way of submitting, and the address on the page to mend it."""

    leaf: str
    where: str
    message: str

    @property
    def anchor(self) -> str:
        """The id a link goes to: of the first option where it is a choice."""
        return f"{self.leaf}-0" if self.leaf.endswith(".expense") else self.leaf


def missing(content: Content, *, today: date, limits: Limits) -> list[Missing]:
    """Exactly what is missing, in the order of the page."""
    problems = content_problems(content, today=today, limits=limits)
    found = [_missing(each, content) for each in problems]
    order = {name: at for at, name in enumerate(leaves.spread(content))}
    return sorted(found, key=lambda each: order.get(each.leaf, -1))


def label(leaf: str, content: Content) -> str:
    """A leaf's name in words, its goal first."""
    place = form.place(leaf, content)
    known = leaf in leaves.spread(content)
    own = str(fields.field_of(leaf, Limits()).args[0]) if known else ""
    return ", ".join(filter(None, (place, own)))


def lines(names: Iterable[str], said: Leaves, content: Content) -> str:
    """The named leaves, one a line, those that are empty left out."""
    told = ((label(name, content), said.get(name, "")) for name in names)
    return "\n".join(f"{where}: {text}" for where, text in told if text)


def _missing(problem: Problem, content: Content) -> Missing:
    leaf = leaves.leaf_of(problem.field, content)
    return Missing(leaf, label(leaf, content), words.speaker().say(problem.message))
