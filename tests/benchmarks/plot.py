"""A log-log plot of measured points with a straight line through them, as SVG with a text twin."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, exp, floor, log, log10

_WIDTH, _HEIGHT = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 45, 30, 50
_INK, _GRID, _LINE = "#1b1b1b", "#d0d0d0", "#0b5394"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Power:
    """y = factor * x ^ exponent, by least squares on the logarithms."""

    factor: float
    exponent: float

    def at(self, x: float) -> float:
        """The line's height."""
        return float(self.factor * x**self.exponent)


def fit(points: Sequence[Point]) -> Power:
    """The power law nearest to the points."""
    logs = [(log(x), log(y)) for x, y in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    rise = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    exponent = rise / sum((x - mean_x) ** 2 for x, _ in logs)
    return Power(exp(mean_y - exponent * mean_x), exponent)


def svg(points: Sequence[Point], *, title: str, x_name: str, y_name: str) -> str:
    """The plot; the title says what the line says, for those who do not see it."""
    scale = _Scale.around(points)
    line = fit(points)
    ends = [(x, line.at(x)) for x in (min(points)[0], max(points)[0])]
    (x1, y1), (x2, y2) = (scale.place(point) for point in ends)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_LINE}"/>'
        for x, y in map(scale.place, points)
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            f'aria-label="{title}" font-family="sans-serif" font-size="13" fill="{_INK}">',
            f"<title>{title}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
            *scale.grid(),
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_LINE}"/>',
            dots,
            f'<text x="{_LEFT}" y="18">{y_name}</text>',
            f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 12}" text-anchor="end">{x_name}</text>',
            "</svg>",
            "",
        ]
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Whole decades around the points."""

    x: tuple[int, int]
    y: tuple[int, int]

    @classmethod
    def around(cls, points: Sequence[Point]) -> "_Scale":
        xs, ys = ([log10(point[axis]) for point in points] for axis in (0, 1))
        return cls((floor(min(xs)), ceil(max(xs))), (floor(min(ys)), ceil(max(ys))))

    def place(self, point: Point) -> Point:
        """Where on the page a point is."""
        across = (log10(point[0]) - self.x[0]) / (self.x[1] - self.x[0])
        up = (log10(point[1]) - self.y[0]) / (self.y[1] - self.y[0])
        return (
            _LEFT + across * (_WIDTH - _LEFT - _RIGHT),
            _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM),
        )

    def grid(self) -> list[str]:
        """A line and a figure at every decade."""
        low_x, low_y = 10.0 ** self.x[0], 10.0 ** self.y[0]
        found = []
        for decade in range(self.x[0], self.x[1] + 1):
            x, _ = self.place((10.0**decade, low_y))
            found.append(f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="{_GRID}"/>')
            label = f"{10**decade:,}"
            found.append(
                f'<text x="{x:.1f}" y="{_HEIGHT - 32}" text-anchor="middle">{label}</text>'
            )
        for decade in range(self.y[0], self.y[1] + 1):
            _, y = self.place((low_x, 10.0**decade))
            found.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="{_GRID}"/>')
            label = f"{10.0**decade:g} s"
            found.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
        return found
