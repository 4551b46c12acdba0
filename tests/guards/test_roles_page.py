"""The documentation's table of roles is the one the application asks."""

from tests.guards import roles_page


def test_the_page_of_roles_says_what_the_table_says() -> None:
    assert roles_page.PAGE.read_text(encoding="utf-8") == roles_page.written(), (
        "docs/roles.md is behind planner/access.py: run `python -m tests.guards.roles_page`"
    )
