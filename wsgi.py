"""The WSGI entry: `gunicorn --config python:planner.web_server wsgi:app` serves the planner."""

import sys

from gunicorn.arbiter import Arbiter

from planner import config, create_app

try:
    app = create_app()
except config.UnsafeSettings as unsafe:
    print(f"Samspil does not start. {unsafe}", file=sys.stderr)
    # The one status by which a worker tells gunicorn not to try again, and again.
    raise SystemExit(Arbiter.WORKER_BOOT_ERROR) from None
