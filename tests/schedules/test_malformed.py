"""Files that are not what they should be: refused with place and expectation, or solved whole.

There is no third way: no traceback, no row of the file that is silently left out of the plan.
"""

import contextlib
import copy
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.__main__ import FAULTY, IMPOSSIBLE, REFUSED, SOLVED, main
from tests.oracles.profiles import examples
from tests.schedules.calendar import builders
from tests.schedules.rotation.instances import town

DAYS = ["2026-02-30", "2026-13-01", "0001-01-01", "9999-12-31", "2026-1-1", "01-01-2026", "26"]
HOURS = ["24:00", "16", "16:00:00", "9:00", "-1:00", "23:59"]
TEXTS = ["", " ", "x", "\x00", "\u202e", "æ" * 10_001, "null", "u00", "m00", "BUU", *DAYS, *HOURS]
NUMBERS = [0, -1, 1, 2, 10**6, 2**31, 2**63, -(2**63), 10**30, 0.5, -0.0, 1e308]
STRANGE = [float("nan"), float("inf"), -float("inf"), "\ud800", 10**4000]

CHANGES = ["replace", "wrap", "leave out", "twice", "elsewhere", "add"]
SCALARS = st.sampled_from([None, True, False, *NUMBERS, *STRANGE, *TEXTS])
VALUES = st.recursive(
    SCALARS | st.text(max_size=5),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3)
    ),
    max_leaves=6,
)


def rotation() -> Any:
    data: Any = town(1, units=5, meetings=5).to_json()
    data["published"] = {"m00": ["u00"]}
    data["units"][0]["cancelled"] = ["2026-01-20"]
    data["meetings"][1]["locked"] = ["u01"]
    return data


def calendar() -> Any:
    return builders.small(3)


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every member inside."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in members:
        yield (*way, key)
        if isinstance(member, dict | list):
            yield from places(member, (*way, key))


@st.composite
def spoilt(draw: st.DrawFn, whole: Callable[[], Any]) -> Any:
    """A well-formed problem with one to three things wrong, or strange."""
    data = whole()
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(list(places(data))))
        target = data
        for key in way:
            target = target[key]
        change = draw(
            st.sampled_from(["replace", "wrap", "leave out", "twice", "elsewhere", "add"])
        )
        match change:
            case "wrap":
                target[last] = draw(st.sampled_from([[target[last]], {"value": target[last]}]))
            case "leave out":
                del target[last]
            case "twice" if isinstance(target, list):
                target.insert(0, copy.deepcopy(target[last]))
            case "elsewhere":
                other = draw(st.sampled_from(list(places(data))))
                target[last] = copy.deepcopy(at(data, other))
            case "add" if isinstance(target, dict):
                target[draw(st.sampled_from(["", "ID", "name ", "$", "colour"]))] = draw(VALUES)
            case _:
                target[last] = draw(VALUES)
        if not any(True for _ in places(data)):
            break
    return data


def at(data: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        data = data[key]
    return data


def run(command: str, content: bytes) -> tuple[int, str, Any]:
    """The exit code, what was said, and the plan that was written and checks, if one was."""
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(said):
        problem, plan = Path(folder, "problem.json"), Path(folder, "plan.json")
        problem.write_bytes(content)
        code = main([command, str(problem), "-o", str(plan), "--time-limit", "2"])
        if code != SOLVED:
            assert not plan.exists()
            return code, said.getvalue(), None
        assert main(["check", str(problem), str(plan)]) == SOLVED
        return code, said.getvalue(), json.loads(plan.read_bytes())


def judged(command: str, content: bytes) -> None:
    """Solved with nothing left out, impossible by its own demands, or refused as it should be."""
    code, said, plan = run(command, content)
    match code:
        case 0:
            nothing_is_dropped(json.loads(content), plan)
        case 2:
            (line,) = said.splitlines()
            assert line.startswith("$")
            assert ": expected " in line
            assert ", found " in line
        case _:
            assert code == IMPOSSIBLE
            assert said


def nothing_is_dropped(problem: Any, plan: Any) -> None:
    """Every meeting of the file has its place in the plan, and every unit its sentence."""
    if problem["format"] == "rotation/1":
        assert list(plan["assignments"]) == sorted(one["id"] for one in problem["meetings"])
        told = {one["unit"] for one in plan["explanations"]}
        assert told == {one["id"] for one in problem["units"]}
        return
    wanted = [(one["id"], cycle) for one in problem["bodies"] for cycle in one["cycles"]]
    planned = [*plan["meetings"], *plan["missing"]]
    ordinary = [(one["body"], one["cycle"]) for one in planned if one["purpose"] == "ordinary"]
    assert sorted(ordinary) == sorted(wanted)
    assert len(planned) - len(ordinary) == (0 if problem["budget"] is None else 3)


@examples(400)
@given(spoilt(rotation))
def test_spoilt_rotation_is_refused_with_its_place_or_solved_whole(data: Any) -> None:
    judged("rotation", json.dumps(data).encode())


@examples(250)
@given(spoilt(calendar))
def test_spoilt_calendar_is_refused_with_its_place_or_solved_whole(data: Any) -> None:
    judged("calendar", json.dumps(data).encode())


@examples(150)
@given(spoilt(rotation), st.sampled_from(["1990-01-01", "2027-07-01", "2199-12-31"]))
def test_spoilt_rotation_is_measured_or_refused_with_its_place(data: Any, day: str) -> None:
    said, table = io.StringIO(), io.StringIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.redirect_stderr(said),
        contextlib.redirect_stdout(table),
    ):
        problem = Path(folder, "problem.json")
        problem.write_text(json.dumps(data), encoding="utf-8")
        code = main(["equity", str(problem), "--on", day])
    assert code in (SOLVED, REFUSED)
    assert said.getvalue().startswith("$") == (code == REFUSED)
    assert table.getvalue().startswith("Access on ") == (code == SOLVED)


@pytest.mark.parametrize("years", [-2025, -100, 175, 7960])
def test_a_term_whose_holidays_nobody_knows_is_refused(years: int) -> None:
    text = json.dumps(rotation())
    moved = re.sub(r'"(\d{4})(-\d\d-\d\d")', lambda day: _moved(day, years), text)
    code, said, _ = run("rotation", moved.encode())
    assert code == REFUSED
    assert said.startswith("$.term: expected days in the years 1990 to 2199")


def _moved(day: re.Match[str], years: int) -> str:
    return f'"{int(day[1]) + years:04}{day[2]}'.replace("-02-29", "-02-28")


@examples(150)
@given(VALUES, st.sampled_from(["rotation", "calendar"]))
def test_any_json_value_is_refused(data: Any, command: str) -> None:
    code, said, _ = run(command, json.dumps(data).encode())
    assert code == REFUSED
    assert said.startswith("$")


@examples(200)
@given(
    st.sampled_from([("rotation", rotation), ("calendar", calendar)]),
    st.integers(0, 10**6),
    st.binary(max_size=4),
    st.booleans(),
)
def test_spoilt_bytes_are_refused_with_their_place_or_solved_whole(
    which: tuple[str, Callable[[], Any]], place: int, put: bytes, cut: bool
) -> None:
    command, whole = which
    content = json.dumps(whole(), ensure_ascii=False).encode()
    place %= len(content)
    rest = b"" if cut else content[place + len(put) :]
    judged(command, content[:place] + put + rest)


ILL_WRITTEN = {
    "nothing": b"",
    "white space": b" \n ",
    "half a list": b"[1, 2",
    "two values": b"{} {}",
    "latin-1": '{"format": "rotation/1", "kåd": 1}'.encode("latin-1"),
    "half a utf-16": json.dumps(rotation()).encode("utf-16")[:-1],
    "zeros": b"\x00" * 64,
    "not text": bytes(range(256)),
    "deep lists": b"[" * 200_000 + b"]" * 200_000,
    "deep objects": b'{"format":' * 100_000 + b"1" + b"}" * 100_000,
    "a number too long": b'{"format": ' + b"9" * 5_000 + b"}",
    "a comment": b'{"format": "rotation/1" /* here */}',
}


@pytest.mark.parametrize("command", ["rotation", "calendar"])
@pytest.mark.parametrize("content", ILL_WRITTEN.values(), ids=ILL_WRITTEN)
def test_ill_written_file_is_refused_in_one_line(command: str, content: bytes) -> None:
    code, said, _ = run(command, content)
    assert code == REFUSED
    assert said.startswith("$")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_the_other_encodings_of_json_are_read(encoding: str) -> None:
    for command, whole in (("rotation", rotation), ("calendar", calendar)):
        content = json.dumps(whole(), ensure_ascii=False).encode(encoding)
        code, _, plan = run(command, content)
        assert code == SOLVED
        nothing_is_dropped(whole(), plan)


@pytest.mark.parametrize(
    ("place", "key"),
    [((), "term"), (("units", 0), "id"), (("meetings", 0), "date"), (("published",), "m00")],
)
def test_key_that_comes_twice_is_refused_at_the_key(place: tuple[Any, ...], key: str) -> None:
    text = json.dumps(rotation())
    inside = json.dumps(at(rotation(), place))
    twice = inside[:-1] + f", {json.dumps(key)}: {json.dumps(at(rotation(), (*place, key)))}}}"
    code, said, _ = run("rotation", text.replace(inside, twice, 1).encode())
    assert code == REFUSED
    assert said.rstrip().endswith(f"{key}: expected the key once, found the key again")


@examples(150)
@given(st.data())
def test_spoilt_plan_is_faulty_or_refused_or_as_good_never_a_traceback(data: st.DataObject) -> None:
    """A plan from anywhere goes through `check`."""
    command, whole = data.draw(st.sampled_from([("rotation", rotation), ("calendar", calendar)]))
    _, _, plan = run(command, json.dumps(whole()).encode())
    spoiled = data.draw(spoilt(lambda: copy.deepcopy(plan)))
    said, faults = io.StringIO(), io.StringIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.redirect_stderr(said),
        contextlib.redirect_stdout(faults),
    ):
        files = [Path(folder, name) for name in ("problem.json", "plan.json")]
        files[0].write_text(json.dumps(whole()), encoding="utf-8")
        files[1].write_text(json.dumps(spoiled), encoding="utf-8")
        code = main(["check", *map(str, files)])
    assert code in (SOLVED, FAULTY, REFUSED)
    assert bool(faults.getvalue()) == (code == FAULTY)
    assert (code == REFUSED) == said.getvalue().startswith("$")
