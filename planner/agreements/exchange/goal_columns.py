"""The columns of the sheet of goals, and the Danish words in them."""

from collections.abc import Mapping

from agreements.goals import Direction, Expense, Layer
from agreements.plan_rules import Limits
from agreements.words import goals as said
from planner.agreements.exchange import parsing
from planner.exchange import cells
from planner.exchange.sheets import Column

LIMITS = Limits()
INDICATORS = range(1, LIMITS.indicators + 1)

# A file is read by others than the one who wrote it, so its words are Danish whoever exports it.
LAYERS: Mapping[Layer, str] = {layer: both.da for layer, both in said.ONE_GOAL.items()}
EXPENSES: Mapping[Expense, str] = {each: both.da for each, both in said.EXPENSES.items()}
DIRECTIONS: Mapping[Direction, str] = {each: both.da for each, both in said.DIRECTIONS.items()}

_PLAN = (
    Column("owner", "ansvarlig", parsing.text(LIMITS.owner, multiline=False)),
    Column("actions", "indsatser", parsing.lines(LIMITS.actions * (LIMITS.action + 1))),
    Column("due", "frist", parsing.day),
    Column("expense", "på andres bekostning", parsing.choice(EXPENSES.values())),
    Column("expense_note", "på andres bekostning, hvordan", parsing.text(LIMITS.expense_note)),
    Column("milestones", "milepæle", parsing.lines(LIMITS.milestones * (LIMITS.name + 12))),
)

COLUMNS = (
    Column("code", "id", cells.code, is_required=True),
    Column("unit", "enhed", parsing.read_only),
    Column("layer", "lag", parsing.choice(LAYERS.values())),
    Column("name", "mål", parsing.text(LIMITS.title, multiline=False), ("titel",)),
    Column("why", "hvorfor", parsing.text(LIMITS.why)),
    Column("success_criterion", "succeskriterium", parsing.text(LIMITS.success_criterion)),
    Column("contribution", "bidrag", parsing.text(LIMITS.contribution)),
    *_PLAN,
    *(
        column
        for number in INDICATORS
        for column in (
            Column(
                f"indicator_{number}_name",
                f"indikator {number}",
                parsing.text(LIMITS.name, multiline=False),
            ),
            Column(
                f"indicator_{number}_unit",
                f"indikator {number} måles i",
                parsing.text(40, multiline=False),
            ),
            Column(
                f"indicator_{number}_direction",
                f"indikator {number} retning",
                parsing.choice(DIRECTIONS.values()),
            ),
            Column(
                f"indicator_{number}_baseline", f"indikator {number} udgangspunkt", parsing.amount
            ),
            Column(f"indicator_{number}_target", f"indikator {number} mål", parsing.amount),
        )
    ),
)
SHARED = ("name", "why", "success_criterion")
"""What a shared goal says for everybody, so that no unit can change it."""
