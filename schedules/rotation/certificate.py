"""What proves levels without a solver: potentials of the network's nodes, or prices of places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from schedules import levels
from schedules.reading import Node
from schedules.rotation.levels import Level

Vector = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Prices:
    """What proves one level of a group: what a place at each meeting is worth, by its id.

    `levels` tells what a step on each level before is worth. What is left out is worth nothing.
    """

    meetings: Mapping[str, Fraction]
    levels: Mapping[Level, Fraction]

    def to_json(self) -> dict[str, object]:
        """Whole numbers and fractions (`"3/1461"`)."""
        return {
            "meetings": {key: levels.exact(one) for key, one in sorted(self.meetings.items())},
            "levels": {level.value: levels.exact(one) for level, one in self.levels.items()},
        }


GroupPrices = Mapping[str, Mapping[Level, Prices]]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A potential per node of the network, one component per level of `levels`, most weighty first.

    `blocks` is keyed by unit id and the block's first day. A node left out has potential zero.
    `prices`, keyed by a group's first unit id, prove the group where potentials do not.
    """

    levels: tuple[Level, ...]
    meetings: Mapping[str, Vector]
    blocks: Mapping[tuple[str, str], Vector]
    units: Mapping[str, Vector]
    prices: GroupPrices = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Vectors as lists of whole numbers and fractions (`"3/1461"`)."""
        blocks: dict[str, dict[str, object]] = {}
        for (unit, start), vector in sorted(self.blocks.items()):
            blocks.setdefault(unit, {})[start] = _vector_json(vector)
        return {
            "levels": [level.value for level in self.levels],
            "meetings": {key: _vector_json(one) for key, one in sorted(self.meetings.items())},
            "units": {key: _vector_json(one) for key, one in sorted(self.units.items())},
            "blocks": blocks,
            "prices": {
                name: {level.value: one.to_json() for level, one in by_level.items()}
                for name, by_level in sorted(self.prices.items())
            },
        }


def certificate(node: Node) -> Certificate:
    """Read back what `Certificate.to_json` wrote."""
    record = node.record(required=("levels", "meetings", "units", "blocks"), optional=("prices",))
    names = tuple(one.one_of(Level) for one in record["levels"].items())
    return Certificate(
        names,
        _vectors(record["meetings"], len(names)),
        {
            (unit, start): vector
            for unit, member in record["blocks"].mapping().items()
            for start, vector in _vectors(member, len(names)).items()
        },
        _vectors(record["units"], len(names)),
        record.get("prices", {}, _groups),
    )


def _groups(node: Node) -> GroupPrices:
    return {
        name: {level: _prices(one) for level, one in _by_level(member).items()}
        for name, member in node.mapping().items()
    }


def _prices(node: Node) -> Prices:
    record = node.record(required=("meetings", "levels"))
    return Prices(
        {key: levels.fraction(one) for key, one in record["meetings"].mapping().items()},
        {level: levels.fraction(one) for level, one in _by_level(record["levels"]).items()},
    )


def _by_level(node: Node) -> dict[Level, Node]:
    return {Node(name, node, name).one_of(Level): member for name, member in node.mapping().items()}


def _vectors(node: Node, length: int) -> dict[str, Vector]:
    return {key: _vector(member, length) for key, member in node.mapping().items()}


def _vector(node: Node, length: int) -> Vector:
    items = node.items()
    if len(items) != length:
        raise node.refused(f"a list of {length}")
    return tuple(levels.fraction(item) for item in items)


def _vector_json(vector: Vector) -> list[int | str]:
    return [levels.exact(component) for component in vector]
