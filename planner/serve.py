"""One command that runs everything: `python -m planner.serve`, behind `make run`.

Migrates the database, loads the demo into an empty one, then keeps two processes going, the web
server and the job runner, and ends both when it is told to stop or when one of them ends. The
application is loaded once and the processes are forked from it, which halves the time to start.
"""

import ctypes
import errno
import gc
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from multiprocessing.context import ForkProcess
from urllib.error import URLError
from urllib.request import urlopen

from flask import Flask

from planner import config, create_app, prepare
from planner.config import Settings, UnsafeSettings
from planner.jobs import runner
from planner.stopping import Told

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_SECONDS = 15.0
START_SECONDS = 60.0


class PortUnusable(Exception):
    """The address cannot be listened on; the message says what to do."""


def main() -> int:
    """Run until told to stop; 0, or 1 with a sentence on stderr when something is in the way."""
    stop = Told(*STOPPING)
    try:
        settings = config.read()
        refuse_unusable_port(settings)
        app = create_app(settings)
        greeting = prepare.prepare(app)
    except (UnsafeSettings, PortUnusable, prepare.NotReady) as refusal:
        print(f"Samspil does not start. {refusal}", file=sys.stderr)
        return 1
    return run(app, settings, greeting, stop)


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


def run(app: Flask, settings: Settings, greeting: str, stop: Told) -> int:
    """Keep the two processes going until `stop` is told or one of them ends by itself."""
    gc.freeze()  # what is loaded now is shared by the processes, and stays
    processes = {
        "The web server": _start(lambda: _serve_pages(app)),
        "The job runner": _start(lambda: runner.run_until_told(app)),
    }
    try:
        if _wait_until_serving(settings, processes, stop):
            print(greeting, flush=True)
        while not stop.wait():
            if ended := _ended(processes):
                print(f"{ended} ended by itself; Samspil stops.", file=sys.stderr)
                return 1
    finally:
        _end(processes.values())
    return 0


def _serve_pages(app: Flask) -> None:
    from planner import web_server  # reads the settings where it is imported

    web_server.serve(app)


def _start(task: Callable[[], None]) -> ForkProcess:
    process = multiprocessing.get_context("fork").Process(target=_alone, args=(task,))
    process.start()
    return process


def _alone(task: Callable[[], None]) -> None:
    """Run a task in a group of its own, so that Ctrl-C reaches it through the parent alone."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)
    os.setsid()
    if sys.platform == "linux":  # the kernel ends us when the parent is killed outright
        set_parent_death_signal = 1  # PR_SET_PDEATHSIG, prctl(2)
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
    task()


def _wait_until_serving(
    settings: Settings, processes: Mapping[str, ForkProcess], stop: Told
) -> bool:
    """Whether the web server answers; False once it is clear that it will not."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    address = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/healthz"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not stop.wait() and not _ended(processes):
        try:
            with urlopen(address, timeout=5):
                return True
        except (URLError, OSError):
            continue
    return False


def _ended(processes: Mapping[str, ForkProcess]) -> str | None:
    return next((name for name, one in processes.items() if not one.is_alive()), None)


def _end(processes: Iterable[ForkProcess]) -> None:
    """Ask every process to finish, then end whatever is left of its group."""
    running = [one for one in processes if one.is_alive()]
    for one in running:
        one.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for one in running:
        one.join(max(0.0, deadline - time.monotonic()))
        if one.is_alive() and one.pid:
            os.killpg(one.pid, signal.SIGKILL)
            one.join()


if __name__ == "__main__":
    raise SystemExit(main())
