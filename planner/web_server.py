"""How gunicorn serves the application: `gunicorn --config python:planner.web_server wsgi:app`.

The lower-case names are gunicorn's settings.
"""

import gc
from pathlib import Path

from flask import Flask
from gunicorn.app.base import Application

from planner.config import read

_settings = read()

bind = f"{_settings.host}:{_settings.port}"
workers = _settings.web_workers
# Threads, so that a browser's connection opened in advance does not occupy a whole process.
worker_class = "gthread"
threads = 4
preload_app = True  # loaded once, shared by the workers
timeout = 60
graceful_timeout = 10
control_socket_disable = True
loglevel = "warning"
if Path("/dev/shm").is_dir():  # noqa: S108 - memory, so that a slow disk cannot stall the heartbeat
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def post_worker_init(_worker: object) -> None:
    """Keep the collector off what lives as long as the process: a fifth of the CPU per page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


class _Loaded(Application):
    """gunicorn, given an application that is loaded already."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        super().__init__()

    def load_config(self) -> None:
        self.load_config_from_module_name_or_filename(f"python:{__name__}")

    def load(self) -> Flask:
        return self._app


def serve(app: Flask) -> None:
    """Serve `app` until told to stop."""
    _Loaded(app).run()
