"""Settings: read from the environment once, checked, and refused with a sentence when unsafe."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

ENV_FILE = Path(__file__).parent.parent / ".env"
MIGRATIONS = Path(__file__).parent / "migrations"
DEVELOPMENT_SECRET = "only-for-development-never-in-production"  # noqa: S105 - refused there
SHORTEST_SECRET = 32
POSTGRESQL = "postgresql+psycopg://"
FEWEST_LETTERS = 8  # different ones; "aaaa..." is long but no secret


class Environment(StrEnum):
    """Where the application runs."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class UnsafeSettings(Exception):
    """A setting the application refuses to start with; carries its name and what to do."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name}: {remedy}")
        self.name = name
        self.remedy = remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the environment decides; `.env.example` describes each variable."""

    environment: Environment
    host: str
    port: int
    web_workers: int
    secret_key: str
    database_url: str
    var: Path
    base_url: str
    mail_url: str
    mail_from: str
    backup_keep: int
    trusted_proxies: int
    demo: bool

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION

    def flask(self) -> dict[str, object]:
        """The settings under the names Flask and its extensions read."""
        cookie = "__Host-samspil" if self.is_production else "samspil"
        return {
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SESSION_COOKIE_NAME": cookie,
            "SESSION_COOKIE_SECURE": self.is_production,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "PERMANENT_SESSION_LIFETIME": timedelta(hours=8),
            "MAX_CONTENT_LENGTH": 12 * 1024 * 1024,
            "MAX_FORM_MEMORY_SIZE": 12 * 1024 * 1024,
            "WTF_CSRF_TIME_LIMIT": None,
            "BABEL_DEFAULT_LOCALE": "da",
            "BABEL_DEFAULT_TIMEZONE": "Europe/Copenhagen",
            # A page is written once per reader: half the processor time for a twentieth more bytes.
            "COMPRESS_BR_LEVEL": 2,
            "COMPRESS_LEVEL": 3,
            "TESTING": self.environment is Environment.TEST,
        }

    def make_folder(self) -> None:
        """Make the folder for what is kept. Raises UnsafeSettings where it cannot be made."""
        try:
            self.var.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnsafeSettings(
                "SAMSPIL_VAR",
                f"{self.var} cannot be made ({error.strerror}); name a folder you may write in",
            ) from None


def read(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from `environ`; an empty variable counts as one not set.

    Without an argument they come from the environment, and below it from the file `.env`.
    Raises UnsafeSettings when production lacks a strong secret, when it asks for the demo, whose
    password everybody knows, and when a setting cannot be read.
    """
    if environ is None:
        environ = {**_env_file(ENV_FILE), **os.environ}
    environment = _environment(environ.get("SAMSPIL_ENV") or "development")
    port = _number(environ, "PORT", default=5000, least=1, most=65535)
    var = Path(environ.get("SAMSPIL_VAR") or "var").absolute()
    return Settings(
        environment=environment,
        host=environ.get("HOST") or "127.0.0.1",
        port=port,
        web_workers=_number(environ, "WEB_WORKERS", default=2, least=1),
        secret_key=_secret(environ.get("SECRET_KEY", ""), environment=environment),
        database_url=_database_url(environ.get("DATABASE_URL", ""), var=var),
        var=var,
        base_url=(environ.get("BASE_URL") or f"http://127.0.0.1:{port}").rstrip("/"),
        mail_url=environ.get("MAIL_URL", ""),
        mail_from=environ.get("MAIL_FROM") or "samspil@example.invalid",
        backup_keep=_number(environ, "BACKUP_KEEP", default=14),
        trusted_proxies=_number(environ, "TRUSTED_PROXIES", default=0),
        demo=_demo(environ.get("DEMO", ""), environment=environment),
    )


def _env_file(path: Path) -> dict[str, str]:
    """The lines NAME=value of a file; blank lines, comments and quotes are left out."""
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _equals, value in pairs}


def _environment(text: str) -> Environment:
    try:
        return Environment(text)
    except ValueError:
        raise UnsafeSettings(
            "SAMSPIL_ENV", f"is {text!r}; use one of {', '.join(Environment)}"
        ) from None


def _secret(text: str, *, environment: Environment) -> str:
    if environment is not Environment.PRODUCTION:
        return text or DEVELOPMENT_SECRET
    if text == DEVELOPMENT_SECRET or len(text) < SHORTEST_SECRET or len(set(text)) < FEWEST_LETTERS:
        raise UnsafeSettings(
            "SECRET_KEY",
            f"is missing or weak; set at least {SHORTEST_SECRET} random characters,"
            ' e.g. from python -c "import secrets; print(secrets.token_urlsafe(48))"',
        )
    return text


def _database_url(text: str, *, var: Path) -> str:
    if not text:
        return f"sqlite:///{var / 'samspil.db'}"
    for plain in ("postgres://", "postgresql://"):
        text = text.replace(plain, POSTGRESQL, 1) if text.startswith(plain) else text
    if not text.startswith((POSTGRESQL, "sqlite://")):  # the address may hold a password: not said
        raise UnsafeSettings(
            "DATABASE_URL", "is not postgresql://user:password@host/database, nor empty for SQLite"
        )
    return text


def _demo(text: str, *, environment: Environment) -> bool:
    if text not in ("", "0", "1"):
        raise UnsafeSettings("DEMO", f"is {text!r}; use 1 or 0")
    if environment is not Environment.PRODUCTION:
        return text != "0"
    if text == "1":
        raise UnsafeSettings(
            "DEMO", "is 1, but everybody knows the demo's password; use DEMO=0 in production"
        )
    return False


def _number(
    environ: Mapping[str, str], name: str, *, default: int, least: int = 0, most: int | None = None
) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or int(text) < least or (most is not None and int(text) > most):
        reach = f"from {least} to {most}" if most is not None else f"of {least} or more"
        raise UnsafeSettings(name, f"is {text!r}; use a whole number {reach}")
    return int(text)
