"""The trail can say everything that is written into it in words."""

import ast
from pathlib import Path

from sqlalchemy import Enum

from planner import config, stored_words, trail
from planner.audit import names, words
from planner.extensions import db

PLANNER = Path(config.__file__).parent
# Tables nothing is ever recorded about, and columns no history may or need show.
SILENT_TABLES = {
    *("audit_event", "import_file", "planning_revision", "runner_lock", "sign_in_attempt")
}
SILENT_COLUMNS = words.UNSHOWN | trail._SECRET | {"holder", "until", "before", "after"}


def test_every_action_recorded_has_its_words() -> None:
    recorded = {
        call.args[0].value: f"{path.relative_to(PLANNER)}:{call.lineno}"
        for path in sorted(PLANNER.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in ("trail.record", "record")
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    wordless = {action: at for action, at in recorded.items() if action not in words.ACTIONS}

    assert not wordless, f"give these a word in planner/audit/words/actions.py: {wordless}"


def test_every_table_and_column_has_its_words() -> None:
    tables = [t for t in db.metadata.sorted_tables if t.name not in SILENT_TABLES]
    kinds = [table.name for table in tables if table.name not in words.OBJECTS]
    fields = {
        column.name
        for table in tables
        for column in table.columns
        if column.name not in words.FIELDS.keys() | SILENT_COLUMNS
    }

    assert not kinds, f"add to planner/audit/words/objects.py: {kinds}"
    assert not fields, f"add to planner/audit/words/fields.py: {sorted(fields)}"


def test_every_code_of_a_column_has_its_words() -> None:
    codes = {
        (column.name, code)
        for table in db.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Enum)
        for code in column.type.enums
    }

    worded = {(field, str(code)) for field, table in stored_words.CHOICES for code in table}

    assert codes <= worded, f"add to planner/stored_words.py: {sorted(codes - worded)}"


def test_every_pointer_leads_to_something_with_a_name() -> None:
    assert set(names.POINTERS.values()) <= names.NAMINGS.keys()
