"""Run a command with a PostgreSQL server of its own: `python -m tests.postgresql pytest ...`.

The server is made in a temporary folder, listens on loopback only, and is gone afterwards. The
command finds it in TEST_DATABASE_URL. PostgreSQL refuses to run as root; there the system's
`postgres` user runs it.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SYSTEM_USER = "postgres"


class NoServer(Exception):
    """PostgreSQL's server programs are not there, or do not start."""


def main(command: list[str]) -> int:
    """The command's own exit code; 1 with a sentence when there is no server to give it."""
    try:
        with server() as url:
            environ = {**os.environ, "TEST_DATABASE_URL": url}
            return subprocess.run(command, env=environ, check=False).returncode
    except NoServer as reason:
        print(f"No PostgreSQL for the tests: {reason}", file=sys.stderr)
        return 1


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The URL of a running, empty server. Raises NoServer."""
    programs, port = find_programs(), free_port()
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="samspil-postgresql-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, SYSTEM_USER)
        data = folder / "data"
        settings = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off"
        _run(
            *(programs / "initdb", "--pgdata", data, "--username=samspil", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C", "--no-sync"),
        )
        control = (programs / "pg_ctl", "--pgdata", data, "--wait", "--silent")
        _run(*control, "start", "--log", folder / "log", "--options", settings)
        try:
            yield f"postgresql://samspil@127.0.0.1:{port}/postgres"
        finally:
            _run(*control, "stop", "--mode=immediate")


def find_programs() -> Path:
    """The folder of initdb and pg_ctl; Debian keeps them off the PATH. Raises NoServer."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)
    if not versions:
        raise NoServer("install its server (Debian: apt install postgresql)")
    return versions[-1]


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(*command: str | Path) -> None:
    """Run one of PostgreSQL's programs, as its own user where we are root. Raises NoServer."""
    as_root = os.geteuid() == 0
    done = subprocess.run(
        list(map(str, command)),
        cwd="/",
        user=SYSTEM_USER if as_root else None,
        group=pwd.getpwnam(SYSTEM_USER).pw_gid if as_root else None,
        extra_groups=[] if as_root else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NoServer(f"{Path(command[0]).name} said: {done.stderr.strip()}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
