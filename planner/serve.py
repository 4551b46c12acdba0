"""One command that runs everything: `python -m planner.serve`, behind `make run`.

Migrates the database, loads the demo into an empty one, then keeps two processes going, the web
server and the job runner, and ends both when it is told to stop or when one of them ends.
"""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from planner import config
from planner.config import Settings, UnsafeSettings

PREPARE = ("-m", "planner.prepare")
WEB = ("-m", "gunicorn", "--config", "python:planner.web_server", "wsgi:app")
JOBS = ("-m", "flask", "--app", "wsgi", "jobs", "run")
ROOT = Path(__file__).parent.parent
POLL_SECONDS = 0.1
GRACE_SECONDS = 15.0
START_SECONDS = 60.0


class PortUnusable(Exception):
    """The address cannot be listened on; the message says what to do."""


def main() -> int:
    """Run until told to stop; 0, or 1 with a sentence on stderr when something is in the way."""
    stop = _stop_on_signals()
    try:
        settings = config.read()
        refuse_unusable_port(settings)
    except (UnsafeSettings, PortUnusable) as refusal:
        print(f"Samspil does not start. {refusal}", file=sys.stderr)
        return 1
    prepared = _start(PREPARE, stdout=subprocess.PIPE)
    greeting, _nothing = prepared.communicate()
    if prepared.returncode:
        return 1  # it has said why
    return run(settings, greeting.decode(), stop)


def refuse_unusable_port(settings: Settings) -> None:
    """Try the address once. Raises PortUnusable with a sentence."""
    host, port = settings.host, settings.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortUnusable(_why_unusable(error, host, port)) from None


def _why_unusable(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"Port {port} is in use by another program: stop that one,"
                f" or choose another port with PORT={port + 1 if port < 65535 else 5000}."
            )
        case errno.EACCES:
            return f"Port {port} needs an administrator: choose one above 1023 with PORT=5000."
        case _:
            return f"{host}:{port} cannot be listened on ({error.strerror}): set HOST and PORT."


def run(settings: Settings, greeting: str, stop: threading.Event) -> int:
    """Keep the two processes going until `stop` is set or one of them ends by itself."""
    processes = {"The web server": _start(WEB), "The job runner": _start(JOBS)}
    try:
        if _wait_until_serving(settings, processes, stop):
            print(greeting, end="", flush=True)
        while not stop.wait(POLL_SECONDS):
            if ended := _ended(processes):
                print(f"{ended} ended by itself; Samspil stops.", file=sys.stderr)
                return 1
    finally:
        _end(processes.values())
    return 0


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: stop.set())
    return stop


def _start(arguments: tuple[str, ...], stdout: int | None = None) -> subprocess.Popen[bytes]:
    """Start a process in a group of its own, so that Ctrl-C reaches it through us alone."""
    return subprocess.Popen(  # noqa: S603 - our own modules
        (sys.executable, *arguments),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - this process has one thread
    )


def _end_with_parent() -> None:
    """Let the kernel end this process when its parent is killed outright (Linux only)."""
    if sys.platform == "linux":
        set_parent_death_signal = 1  # PR_SET_PDEATHSIG, prctl(2)
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def _wait_until_serving(
    settings: Settings, processes: Mapping[str, subprocess.Popen[bytes]], stop: threading.Event
) -> bool:
    """Whether the web server answers; False once it is clear that it will not."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    address = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/healthz"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not stop.wait(POLL_SECONDS) and not _ended(processes):
        try:
            with urlopen(address, timeout=5):
                return True
        except (URLError, OSError):
            continue
    return False


def _ended(processes: Mapping[str, subprocess.Popen[bytes]]) -> str | None:
    return next((name for name, one in processes.items() if one.poll() is not None), None)


def _end(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    """Ask every process to finish, then end whatever is left of its group."""
    running = [one for one in processes if one.poll() is None]
    for one in running:
        one.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for one in running:
        try:
            one.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(one.pid, signal.SIGKILL)
            one.wait()


if __name__ == "__main__":
    raise SystemExit(main())
