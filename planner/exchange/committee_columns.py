"""The columns of the sheet of committees."""

from planner.exchange import cells
from planner.exchange.sheets import Column
from planner.models.committees import CommitteeKind

KIND_WORDS = {
    CommitteeKind.STANDING: "stående udvalg",
    CommitteeKind.FINANCE: "økonomiudvalg",
    CommitteeKind.COUNCIL: "byråd",
    CommitteeKind.MAIN_MED: "hovedmed",
    CommitteeKind.OTHER: "andet",
}
_KINDS = {
    **{kind.value: kind for kind in CommitteeKind},
    **{word: kind for kind, word in KIND_WORDS.items()},
    "kommunalbestyrelse": CommitteeKind.COUNCIL,
}

COLUMNS = (
    Column("code", "id", cells.code, ("forkortelse", "kode"), is_required=True),
    Column("name", "navn", cells.text, ("udvalg",), is_required=True),
    Column(
        "kind",
        "art",
        cells.one_of(_KINDS, said=", ".join(KIND_WORDS.values())),
        ("type",),
        is_required=True,
    ),
    Column("first_day", "fra", cells.day, ("open_from", "første dag")),
    Column("last_day", "til", cells.day, ("open_to", "sidste dag")),
    Column("chair", "formand", cells.text, ("formand id",)),
    Column("vice_chair", "næstformand", cells.text, ("næstformand id",)),
    Column("members", "medlemmer", cells.codes, ("øvrige medlemmer",)),
)
PEOPLE = ("chair", "vice_chair", "members")
