"""The map's geometry: dots apart, inside the picture, north up; names over no dot."""

import math
from itertools import combinations

from planner.web import maps
from planner.web.maps import Spot


def spot(label: str, lat: float, lon: float, town: str = "") -> Spot:
    return Spot(label, town, lat, lon, "met")


def test_no_spots_give_no_map() -> None:
    assert maps.draw([]) is None


def test_one_spot_stands_inside_the_picture() -> None:
    drawn = maps.draw([spot("a", 55.4, 11.35, "Ørbæk")])
    assert drawn is not None
    (dot,) = drawn.dots
    assert 0 < dot.x < maps.WIDTH
    assert 0 < dot.y < drawn.height
    assert [name.text for name in drawn.names] == ["Ørbæk"]


def test_north_is_up_and_east_is_right() -> None:
    drawn = maps.draw([spot("south-west", 55.2, 11.1), spot("north-east", 55.5, 11.5)])
    assert drawn is not None
    low, high = drawn.dots
    assert low.y > high.y
    assert low.x < high.x


def test_many_units_at_one_address_do_not_hide_each_other() -> None:
    drawn = maps.draw([spot(str(number), 55.4, 11.35, "Å") for number in range(150)])
    assert drawn is not None
    nearest = min(math.dist((a.x, a.y), (b.x, b.y)) for a, b in combinations(drawn.dots, 2))
    assert nearest > maps.APART - 0.2
    assert all(0 < dot.x < maps.WIDTH and 0 < dot.y < drawn.height for dot in drawn.dots)


def test_names_stand_over_no_dot_and_not_over_each_other() -> None:
    spots = [
        spot(f"{town}{number}", 55.3 + town / 50 + number / 4000, 11.2 + town / 70, f"By {town}")
        for town in range(8)
        for number in range(12)
    ]
    drawn = maps.draw(spots)
    assert drawn is not None
    assert drawn.names
    assert not any(maps._covers(name, dot) for name in drawn.names for dot in drawn.dots)
    assert not any(maps._is_hidden(a, [b]) for a, b in combinations(drawn.names, 2))


def test_bar_is_as_long_as_its_kilometres() -> None:
    drawn = maps.draw([spot("a", 55.0, 11.0), spot("b", 55.0 + 10 / maps.KM_PER_DEGREE, 11.0)])
    assert drawn is not None
    south, north = drawn.dots[0].y, drawn.dots[1].y
    assert math.isclose((south - north) / 10 * drawn.km, drawn.bar, rel_tol=0.05)
