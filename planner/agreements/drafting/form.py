"""The drafting form: as many fields as the agreement has leaves, named like them."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from wtforms import HiddenField
from wtforms.fields import Field

from agreements import leaves
from agreements.agreement import Agreement as Content
from agreements.goals import Layer, SharedGoal
from agreements.leaves import Leaves
from agreements.plan_rules import Limits
from planner.agreements import words
from planner.agreements.drafting import fields
from planner.agreements.drafting.structure import Typed
from planner.web.forms import Form


class DraftForm(Form):
    """What every drafting form carries along: what it began with, and which page it is."""

    base = HiddenField("")
    page = HiddenField("")

    def leaves(self) -> dict[str, str]:
        """What was typed, once the form is validated: everything that can stand."""
        return {field.name: fields.read(field) for field in self.leaf_fields() if not field.errors}

    def refused(self) -> frozenset[str]:
        """The leaves that cannot stand as they were typed, once the form is validated."""
        return frozenset(field.name for field in self.leaf_fields() if field.errors)

    def now_begun_with(self) -> dict[str, str]:
        """The leaves as they stand once this is saved; what was refused, as it stood before."""
        before, refused = self.begun_with(), self.refused()
        kept = {name: leaf for name, leaf in before.items() if name in refused}
        return self.leaves() | kept

    def leaf_fields(self) -> list[Field]:
        """The fields that are the agreement's own, in its order."""
        return [field for field in self if field.name not in ("base", "page", "csrf_token")]

    def begun_with(self) -> dict[str, str]:
        """The leaves as they stood when the page was opened, or when it saved last."""
        return base_of(self.base.data or "")


def shown(content: Content, limits: Limits, *, page: str) -> DraftForm:
    """The form with what the draft says."""
    spread = leaves.spread(content)
    data = {name: fields.value(name, leaf) for name, leaf in spread.items()}
    form = _kind(tuple(spread), limits)(formdata=None, data=data)
    form.base.data, form.page.data = as_base(spread), page
    _place(form, content)
    return form


def sent(
    typed: Typed, onto: Content, limits: Limits, *, shared_goals: Mapping[str, SharedGoal]
) -> DraftForm:
    """The form with what somebody typed; goals the form cannot know are left out."""
    lists = {name: value for name, value in typed.items() if leaves.is_list(name)}
    known = " ".join(
        key for key in leaves.keys(lists.get(leaves.CONTRIBUTIONS, "")) if key in shared_goals
    )
    lists[leaves.CONTRIBUTIONS] = known
    skeleton = leaves.gather(lists, onto, shared_goals=shared_goals)
    form = _kind(tuple(leaves.spread(skeleton)), limits)(formdata=typed)
    form[leaves.CONTRIBUTIONS].data = known
    _place(form, skeleton)
    return form


def as_base(spread: Leaves) -> str:
    """How a page remembers what it began with."""
    return json.dumps(dict(spread), ensure_ascii=False, separators=(",", ":"))


def base_of(text: str) -> dict[str, str]:
    """The leaves a page began with; none when the text is no such thing."""
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return {}
    is_leaves = isinstance(read, dict) and all(isinstance(one, str) for one in read.values())
    return read if is_leaves else {}


def place(name: str, content: Content) -> str:
    """Which goal a leaf is of, in words; empty outside the goals."""
    head, *rest = name.split(".")
    if head not in (leaves.CONTRIBUTIONS, leaves.LOCAL) or not rest:
        return ""
    for layer in Layer:
        for number, goal in enumerate(content.goals.in_layer(layer), 1):
            if goal.key == rest[0] and (layer is Layer.LOCAL) == (head == leaves.LOCAL):
                return f"{words.ONE_GOAL[layer]} {number}"
    return ""


@lru_cache(maxsize=64)  # by all it depends on: a form's words come when they are shown
def _kind(names: tuple[str, ...], limits: Limits) -> type[DraftForm]:
    own = {name: fields.field_of(name, limits) for name in names}
    return cast(type[DraftForm], type("DraftForm", (DraftForm,), own))


def _place(form: DraftForm, content: Content) -> None:
    """Tell each field its goal, so that a list of errors can say which one is meant."""
    said: dict[str, str] = {}  # by goal: they have a dozen fields each
    for field in form.leaf_fields():
        goal = ".".join(field.name.split(".")[:2])
        if goal not in said:
            said[goal] = place(goal, content)
        field.place = said[goal]
