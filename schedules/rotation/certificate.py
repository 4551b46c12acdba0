"""What proves the first levels without a solver: a potential for every node of the network."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from schedules import levels
from schedules.reading import Node
from schedules.rotation.levels import Level

Vector = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A potential per node of the network, one component per level of `levels`, most weighty first.

    `blocks` is keyed by unit id and the block's first day. A node left out has potential zero.
    """

    levels: tuple[Level, ...]
    meetings: Mapping[str, Vector]
    blocks: Mapping[tuple[str, str], Vector]
    units: Mapping[str, Vector]

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
        }


def certificate(node: Node) -> Certificate:
    """Read back what `Certificate.to_json` wrote."""
    record = node.record(required=("levels", "meetings", "units", "blocks"))
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
    )


def _vectors(node: Node, length: int) -> dict[str, Vector]:
    return {key: _vector(member, length) for key, member in node.mapping().items()}


def _vector(node: Node, length: int) -> Vector:
    items = node.items()
    if len(items) != length:
        raise node.refused(f"a list of {length}")
    return tuple(levels.fraction(item) for item in items)


def _vector_json(vector: Vector) -> list[int | str]:
    return [levels.exact(component) for component in vector]
