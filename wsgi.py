"""The WSGI entry: `gunicorn wsgi:app` serves the planner."""

from planner import create_app

app = create_app()
