"""What every answer tells the browser about what it may do."""

import pytest
from flask import Flask

from planner import frontend


@pytest.mark.parametrize("path", ["/", "/nowhere", "/crash"])
def test_every_answer_carries_the_strict_policy(gallery_app: Flask, path: str) -> None:
    answer = gallery_app.test_client().get(path)

    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_only_a_secure_answer_asks_to_be_fetched_securely(gallery_app: Flask) -> None:
    client = gallery_app.test_client()

    assert "Strict-Transport-Security" not in client.get("/").headers
    secure = client.get("/", base_url="https://samspil.example")
    assert secure.headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.skipif(not frontend.is_built(), reason="the front end is not built: `make assets`")
def test_a_built_file_may_be_kept_for_a_year(gallery_app: Flask) -> None:
    client = gallery_app.test_client()
    with gallery_app.test_request_context():
        address = gallery_app.jinja_env.globals["asset"]("samspil.css")

    assert client.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "immutable" not in client.get("/static/css/samspil.scss").headers["Cache-Control"]
