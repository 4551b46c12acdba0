"""The Flask application: rows, pages, writes, jobs, feeds and the command line."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from planner import config


def create_app(settings: config.Settings | None = None) -> Flask:
    """The application. Raises `config.UnsafeSettings` when it must not start."""
    from planner import cli, extensions, features
    from planner.auth import session
    from planner.web import environment, guard, kit, navigation

    settings = settings or config.read()
    settings.make_folder()
    app = Flask(__name__)
    app.jinja_environment = environment.PlannerEnvironment
    app.config.from_mapping(settings.flask())
    app.extensions["settings"] = settings
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    extensions.db.init_app(app)
    extensions.migrate.init_app(app, extensions.db, directory=str(config.MIGRATIONS))
    extensions.csrf.init_app(app)
    extensions.compress.init_app(app)
    session.init_app(app)
    guard.init_app(app)
    features.init_app(app)
    kit.init_app(app, navigation.frame)
    cli.init_app(app)
    return app
