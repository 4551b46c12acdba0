"""Settings: read, checked, and refused with a sentence that says what to do."""

import ast
import re
from pathlib import Path

import pytest

from planner import config
from planner.config import Environment, UnsafeSettings

ROOT = Path(config.__file__).parent.parent
STRONG = "kX3vTq9mZp7LwR2sYb8NcHf4JdGa6UeW"
PRODUCTION = {"SAMSPIL_ENV": "production", "SECRET_KEY": STRONG}


def test_without_any_setting_it_is_a_development_demo_on_sqlite() -> None:
    settings = config.read({})

    assert settings.environment is Environment.DEVELOPMENT
    assert settings.demo
    assert settings.database_url.startswith("sqlite:///")
    assert settings.base_url == "http://127.0.0.1:5000"


@pytest.mark.parametrize(
    "secret", ["", "changeme", "short-but-random-8Fj2", "a" * 64, config.DEVELOPMENT_SECRET]
)
def test_production_with_a_missing_or_weak_secret_is_refused(secret: str) -> None:
    with pytest.raises(UnsafeSettings, match="SECRET_KEY") as refusal:
        config.read({"SAMSPIL_ENV": "production", "SECRET_KEY": secret})

    assert "token_urlsafe" in refusal.value.remedy


def test_production_with_a_strong_secret_has_a_secure_cookie_and_no_demo() -> None:
    settings = config.read(PRODUCTION)

    assert settings.flask()["SESSION_COOKIE_SECURE"] is True
    assert not settings.demo


def test_production_that_asks_for_the_demo_is_refused() -> None:
    with pytest.raises(UnsafeSettings, match="DEMO"):
        config.read({**PRODUCTION, "DEMO": "1"})


def test_demo_0_leaves_the_demo_out() -> None:
    assert not config.read({"DEMO": "0"}).demo


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SAMSPIL_ENV", "prod"),
        ("DEMO", "yes"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "http"),
        ("BACKUP_KEEP", "-1"),
        ("WEB_WORKERS", "0"),
        ("DATABASE_URL", "mysql://user@host/samspil"),
        ("DATABASE_URL", "samspil.db"),
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(UnsafeSettings) as refusal:
        config.read({name: text})

    assert refusal.value.name == name


def test_an_empty_setting_counts_as_not_set() -> None:
    names = _names_read()

    assert config.read(dict.fromkeys(names, "")) == config.read({})


def test_a_postgresql_url_is_given_the_driver_it_needs() -> None:
    for url in ("postgres://u@h/d", "postgresql://u@h/d"):
        assert config.read({"DATABASE_URL": url}).database_url == "postgresql+psycopg://u@h/d"


def test_a_refused_database_url_keeps_its_password_to_itself() -> None:
    with pytest.raises(UnsafeSettings) as refusal:
        config.read({"DATABASE_URL": "mysql://user:hush@host/samspil"})

    assert "hush" not in str(refusal.value)


def test_env_file_gives_what_the_environment_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"
    file.write_text('# ours\nPORT=5077\nMAIL_FROM="samspil@kommune.example"\n\nBACKUP_KEEP=3\n')
    monkeypatch.setattr(config, "ENV_FILE", file)
    monkeypatch.setenv("BACKUP_KEEP", "5")
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("MAIL_FROM", raising=False)

    settings = config.read()

    assert (settings.port, settings.mail_from) == (5077, "samspil@kommune.example")
    assert settings.backup_keep == 5


def _names_read() -> set[str]:
    """Every name in capitals that config.py asks the environment for."""
    tree = ast.parse(Path(config.__file__).read_text(encoding="utf-8"))
    asked = (
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("environ.get", "_number")
        for argument in call.args
        if isinstance(argument, ast.Constant)
    )
    return {name for name in asked if isinstance(name, str) and re.fullmatch("[A-Z][A-Z_]+", name)}


def test_env_example_lists_exactly_the_settings_that_are_read() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    listed = re.findall(r"^([A-Z_]+)=", example, flags=re.MULTILINE)

    assert sorted(listed) == sorted(_names_read()), "make .env.example and config.py agree"


def test_env_example_as_it_stands_changes_nothing() -> None:
    given = config._env_file(ROOT / ".env.example")

    assert config.read(given) == config.read({})
