"""The page that shows two texts of the same field side by side, and asks which is to stand."""

from flask import render_template

from planner.agreements import inheritance
from planner.agreements.drafting import clashes, fields, form
from planner.agreements.drafting.clashes import Disagreement
from planner.agreements.drafting.structure import Typed
from planner.audit import queries as audit
from planner.models.agreements import Agreement


def page(agreement: Agreement, between: Disagreement, sent: Typed | None = None) -> tuple[str, int]:
    """The page; it begins anew with what the other saved, and forgets nothing that was typed."""
    content = inheritance.content(agreement.current)
    found = clashes.choices_in(between, content)
    text = render_template(
        "agreements/draft/clash.html",
        form=clashes.asked(found, sent),
        agreement=agreement,
        unit=content.parties.unit,
        page_id=between.page,
        typed=[(name, fields.typed(name, leaf)) for name, leaf in between.mine.items()],
        base=form.as_base(between.theirs),
        found=found,
        newest=next(iter(audit.history(agreement, most=1)), None),
    )
    return text, 422
