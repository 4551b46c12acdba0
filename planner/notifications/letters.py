"""The text of a mail from its template, in a job as in a request."""

from flask import current_app

from planner.config import Settings


def body(template: str, **context: object) -> str:
    """`emails/<template>.txt`, knowing Samspil's own address.

    Without what pages have around them: a job has nobody signed in.
    """
    settings: Settings = current_app.extensions["settings"]
    found = current_app.jinja_env.get_template(f"emails/{template}.txt")
    return found.render(address=settings.base_url, **context)
