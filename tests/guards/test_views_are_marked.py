"""Every view says who may use it."""

from flask import Flask

from planner.web import guard


def test_every_view_is_marked_or_it_is_refused(app: Flask) -> None:
    unmarked = [
        f"{rule.rule} ({rule.endpoint})"
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and guard.marking(app.view_functions[rule.endpoint]) is None
    ]

    assert not unmarked, "mark these with @requires(...) or @public: " + ", ".join(unmarked)


def test_an_unmarked_view_is_refused(app: Flask) -> None:
    view = app.view_functions["health.alive"]
    app.view_functions["health.alive"] = lambda: "open to all"
    try:
        assert app.test_client().get("/healthz").status_code == 403
    finally:
        app.view_functions["health.alive"] = view
