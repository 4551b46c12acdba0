"""The WSGI entry: `gunicorn --config python:planner.web_server wsgi:app` serves the planner."""

from planner import config, create_app

try:
    app = create_app()
except config.UnsafeSettings as unsafe:
    raise SystemExit(f"Samspil does not start. {unsafe}") from None
