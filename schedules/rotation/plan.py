"""A rotation plan (`rotation-plan/1`): who meets whom, how good it is and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schedules import levels
from schedules.levels import LevelResult
from schedules.reading import Node
from schedules.rotation import certificate as proofs
from schedules.rotation.certificate import Certificate
from schedules.rotation.rules import Rule
from schedules.rotation.whatif import Kind, Suggestion

FORMAT = "rotation-plan/1"


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A meeting with `slots` left empty, and how many units each rule kept away."""

    meeting: str
    slots: int
    ruled_out: Mapping[Rule, int]

    def to_json(self) -> dict[str, object]:
        """As in `unfilled`."""
        return {
            "meeting": self.meeting,
            "slots": self.slots,
            "ruled_out": {rule.value: count for rule, count in self.ruled_out.items()},
        }


@dataclass(frozen=True, slots=True)
class OverruledRule:
    """A lock that outranks a rule of the table."""

    meeting: str
    unit: str
    rule: Rule

    def to_json(self) -> dict[str, object]:
        """As in `overruled`."""
        return {"meeting": self.meeting, "unit": self.unit, "rule": self.rule.value}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why `unit` comes to `meeting`, or why it comes to none (null), in Danish and English."""

    unit: str
    meeting: str | None
    da: str
    en: str

    def to_json(self) -> dict[str, object]:
        """As in `explanations`."""
        return {"unit": self.unit, "meeting": self.meeting, "da": self.da, "en": self.en}


@dataclass(frozen=True, slots=True)
class Tried:
    """What was found to help a unit after so many `trials`; `is_capped`: more could be tried."""

    found: tuple[Suggestion, ...]
    trials: int
    is_capped: bool

    def to_json(self) -> dict[str, object]:
        """As in `suggestions`."""
        found = [one.to_json() for one in self.found]
        return {"found": found, "trials": self.trials, "is_capped": self.is_capped}


@dataclass(frozen=True, slots=True)
class Plan:
    """The assignments (meeting id -> unit ids), and what was reached, proven and explained.

    `suggestions` (unit id -> what was tried) are for units without a planned contact, if asked for.
    """

    assignments: Mapping[str, tuple[str, ...]]
    unfilled: tuple[Unfilled, ...] = ()
    overruled: tuple[OverruledRule, ...] = ()
    levels: tuple[LevelResult, ...] = ()
    certificate: Certificate | None = None
    explanations: tuple[Explanation, ...] = ()
    suggestions: Mapping[str, Tried] = field(default_factory=dict)
    took_seconds: float = 0.0
    seed: int = 0

    def to_json(self) -> dict[str, object]:
        """The object `from_json` reads."""
        return {
            "format": FORMAT,
            "assignments": {key: list(one) for key, one in sorted(self.assignments.items())},
            "unfilled": [one.to_json() for one in self.unfilled],
            "overruled": [one.to_json() for one in self.overruled],
            "levels": [one.to_json() for one in self.levels],
            "certificate": None if self.certificate is None else self.certificate.to_json(),
            "explanations": [one.to_json() for one in self.explanations],
            "suggestions": {key: one.to_json() for key, one in sorted(self.suggestions.items())},
            "took_seconds": self.took_seconds,
            "seed": self.seed,
        }


def from_json(data: object) -> Plan:
    """The plan in `data`; only `format` and `assignments` are required. Raises `Refused`."""
    node = data if isinstance(data, Node) else Node(data)
    record = node.of_format(FORMAT).record(
        required=("format", "assignments"),
        optional=(
            *("unfilled", "overruled", "levels", "certificate"),
            *("explanations", "suggestions", "took_seconds", "seed"),
        ),
    )
    return Plan(
        assignments=_assignments(record["assignments"]),
        unfilled=tuple(map(_unfilled, record.items("unfilled"))),
        overruled=tuple(map(_overruled, record.items("overruled"))),
        levels=tuple(map(levels.level, record.items("levels"))),
        certificate=record.get("certificate", None, lambda one: one.maybe(proofs.certificate)),
        explanations=tuple(map(_explanation, record.items("explanations"))),
        suggestions=record.get("suggestions", {}, _suggestions),
        took_seconds=record.get("took_seconds", 0.0, lambda one: one.real(least=0, most=1e9)),
        seed=record.get("seed", 0, lambda one: one.whole(least=0, most=2**31 - 1)),
    )


def _assignments(node: Node) -> dict[str, tuple[str, ...]]:
    return {
        meeting: tuple(sorted(guest.text() for guest in member.items()))
        for meeting, member in node.mapping().items()
    }


def _unfilled(node: Node) -> Unfilled:
    record = node.record(required=("meeting", "slots", "ruled_out"))
    counts = {
        Node(rule, one, rule).one_of(Rule): one.whole(least=0, most=10**9)
        for rule, one in record["ruled_out"].mapping().items()
    }
    return Unfilled(record["meeting"].text(), record["slots"].whole(least=1, most=10**9), counts)


def _overruled(node: Node) -> OverruledRule:
    record = node.record(required=("meeting", "unit", "rule"))
    return OverruledRule(
        record["meeting"].text(), record["unit"].text(), record["rule"].one_of(Rule)
    )


def _explanation(node: Node) -> Explanation:
    record = node.record(required=("unit", "meeting", "da", "en"))
    return Explanation(
        record["unit"].text(),
        record["meeting"].maybe(Node.text),
        record["da"].text(),
        record["en"].text(),
    )


def _suggestions(node: Node) -> dict[str, Tried]:
    return {unit: _tried(member) for unit, member in node.mapping().items()}


def _tried(node: Node) -> Tried:
    record = node.record(required=("found", "trials", "is_capped"))
    return Tried(
        tuple(map(_suggestion, record["found"].items())),
        record["trials"].whole(least=0, most=10**9),
        record["is_capped"].flag(),
    )


def _suggestion(node: Node) -> Suggestion:
    record = node.record(required=("kind", "value", "da", "en"))
    value = record["value"].value
    return Suggestion(
        record["kind"].one_of(Kind),
        "" if value == "" else record["value"].text(),
        record["da"].text(),
        record["en"].text(),
    )
