"""The forms of the kodeks: drafting, hearing, adoption, acknowledgement, comparison."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import RadioField, SelectField, ValidationError
from wtforms.fields import Field
from wtforms.validators import InputRequired, Optional

from agreements.kodeks.kodeks import Clause, Side
from agreements.kodeks.seven_norms import SEVEN_NORMS
from agreements.language import Bilingual
from planner.kodeks import words
from planner.kodeks.acknowledgements import Missing
from planner.kodeks.drafting import Opening
from planner.kodeks.members import Group
from planner.models.kodeks import KodeksVersion
from planner.web import typed
from planner.web.bilingual import said
from planner.web.fields import AtLeastOne, IsoDate, MultiCheckbox, choices
from planner.web.forms import Form, VersionForm

MEANING, DUTIES, PREAMBLE, COMMENT = 600, 1500, 1500, 2000
IN_DANISH_TOO = _("Left empty, the Danish text is shown in English too.")


class BeginForm(Form):
    """What a new version begins from."""

    source = RadioField(_("Begin from"), validators=[InputRequired()])

    def __init__(self, *, has_current: bool) -> None:
        super().__init__(source="current" if has_current else "sketch")
        listed = [
            ("sketch", _("The local sketch: four values and the municipality's own")),
            ("norms", _("The seven national norms")),
        ]
        if has_current:
            listed.insert(0, ("current", _("The version in force")))
        self.source.choices = choices(listed)


class OpeningForm(VersionForm):
    """The title and what stands before the values."""

    title_da = typed.line(_("Title"), limit=120)
    preamble_da = typed.paragraphs(_("Preamble"), limit=PREAMBLE)
    title_en = typed.line(_("Title in English"), limit=120, required=False)
    preamble_en = typed.paragraphs(_("Preamble in English"), limit=PREAMBLE, required=False)

    def opening(self) -> Opening:
        """What was typed."""
        return Opening(
            _both(self.title_da.data, self.title_en.data),
            _both(self.preamble_da.data, self.preamble_en.data),
        )


class ClauseForm(VersionForm):
    """One value: what it means, what each side promises, which norms it answers to."""

    title_da = typed.line(_("Value"), limit=120)
    meaning_da = typed.paragraphs(_("What it means"), limit=MEANING)
    politicians_da = typed.paragraphs(
        _("What politicians promise"), limit=DUTIES, description=_("One promise a line.")
    )
    staff_da = typed.paragraphs(
        _("What leaders and employees promise"),
        limit=DUTIES,
        description=_("One promise a line."),
    )
    covers = MultiCheckbox(
        _("National norms it answers to"),
        description=_("So that what the kodeks leaves out of the seven can be shown."),
        validators=[Optional()],
    )
    title_en = typed.line(_("Value in English"), limit=120, required=False)
    meaning_en = typed.paragraphs(_("What it means, in English"), limit=MEANING, required=False)
    politicians_en = typed.paragraphs(
        _("What politicians promise, in English"), limit=DUTIES, required=False
    )
    staff_en = typed.paragraphs(
        _("What leaders and employees promise, in English"), limit=DUTIES, required=False
    )

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        norms = [(norm.key, said(norm.title)) for norm in SEVEN_NORMS.clauses]
        self.covers.choices = choices(norms)

    def validate_politicians_en(self, field: Field) -> None:
        _as_many_lines(self.politicians_da, field)

    def validate_staff_en(self, field: Field) -> None:
        _as_many_lines(self.staff_da, field)

    def clause(self) -> Clause:
        """What was typed; its key is the operation's to give."""
        return Clause(
            key="",
            title=_both(self.title_da.data, self.title_en.data),
            meaning=_both(self.meaning_da.data, self.meaning_en.data),
            politicians=_duties(self.politicians_da.data, self.politicians_en.data),
            staff=_duties(self.staff_da.data, self.staff_en.data),
            covers=tuple(self.covers.data or ()),
        )


def typed_opening(row: KodeksVersion) -> dict[str, object]:
    """A version's opening as the form holds it."""
    return {
        "version": row.version,
        "title_da": row.title_da,
        "preamble_da": row.preamble_da,
        "title_en": _english(Bilingual(row.title_da, row.title_en)),
        "preamble_en": _english(Bilingual(row.preamble_da, row.preamble_en)),
    }


def typed_clause(clause: Clause, version: int) -> dict[str, object]:
    """A clause as the form holds it."""
    lines = {
        f"{side}_{code}": "\n".join(filter(None, map(spoken, clause.duties(side))))
        for side in Side
        for code, spoken in (("da", _danish), ("en", _english))
    }
    return {
        "version": version,
        "title_da": clause.title.da,
        "meaning_da": clause.meaning.da,
        "title_en": _english(clause.title),
        "meaning_en": _english(clause.meaning),
        "covers": list(clause.covers),
        **lines,
    }


def _danish(both: Bilingual) -> str:
    return both.da


def _english(both: Bilingual) -> str:
    """The English words, none where they are the Danish ones for want of others."""
    return "" if both.en == both.da else both.en


def _both(danish: str, english: str | None) -> Bilingual:
    return Bilingual(danish, english or danish)


def _lines(text: str | None) -> list[str]:
    return [line.strip(" •-") for line in (text or "").splitlines() if line.strip(" •-")]


def _duties(danish: str, english: str | None) -> tuple[Bilingual, ...]:
    """Line by line; the Danish ones stand for both where the English are not as many."""
    first, second = _lines(danish), _lines(english)
    spoken = second if len(second) == len(first) else first
    return tuple(Bilingual(da, en) for da, en in zip(first, spoken, strict=True))


def _as_many_lines(danish: Field, english: Field) -> None:
    if english.data and len(_lines(english.data)) != len(_lines(danish.data)):
        raise ValidationError(_("Write one line in English for each line in Danish, or none."))


class HearingForm(Form):
    """Until when comments are taken."""

    ends_on = IsoDate(
        _("Last day of the hearing"),
        validators=[InputRequired()],
        description=_("Politicians, leaders, HovedMED and staff representatives are heard."),
    )


class ReasonForm(Form):
    """Why a text is taken back."""

    reason = typed.paragraphs(_("Reason"), limit=400)


class AdoptForm(Form):
    """When HovedMED discussed the text, and the council's decision."""

    main_med_discussed_on = IsoDate(_("Discussed by HovedMED"), validators=[InputRequired()])
    decided_on = IsoDate(_("Decided by the council"), validators=[InputRequired()])
    item = typed.line(
        _("Item number"),
        limit=60,
        description=_("As it stands in the council's minutes, such as 7."),
    )


class CommentForm(Form):
    """What somebody says about a value or the whole."""

    clause_key = SelectField(_("About"), validators=[Optional()])
    spoken_by = typed.line(
        _("On behalf of"), limit=120, description=_("As it is to be read, such as HovedMED.")
    )
    side = RadioField(
        _("Which side"),
        choices=choices(words.SIDES.items()),
        coerce=Side,
        default=Side.STAFF,
        validators=[InputRequired()],
    )
    text = typed.paragraphs(_("Comment"), limit=COMMENT)

    def __init__(self, clauses: Sequence[Clause], *, asks_side: bool, **given: Any) -> None:
        super().__init__(**given)
        if not asks_side:
            del self.side
        named = [(clause.key, said(clause.title)) for clause in clauses]
        self.clause_key.choices = choices([("", _("The kodeks as a whole")), *named])


class AnswerForm(VersionForm):
    """What the authors did about a comment."""

    answer = typed.paragraphs(_("Answer"), limit=COMMENT)


class OnPaperForm(Form):
    """Those who acknowledged on paper or at a meeting."""

    people = MultiCheckbox(_("Who"), coerce=int, validators=[AtLeastOne()])
    acknowledged_on = IsoDate(_("Acknowledged on"), validators=[InputRequired()])

    def __init__(self, missing: Sequence[Missing], **given: Any) -> None:
        super().__init__(**given)
        by_group: dict[Group, list[tuple[int, str]]] = {}
        for one in missing:
            by_group.setdefault(one.group, []).append((one.person_id, one.name))
        self.people.choices = [
            choice
            for group, pairs in by_group.items()
            for choice in choices(pairs, heading=str(words.GROUPS[group]))
        ]


class CompareForm(Form):
    """Which two versions to compare: the two newest unless others are asked for."""

    old = SelectField(_("Version"), coerce=int)
    new = SelectField(_("compared with"), coerce=int)

    def __init__(self, versions: Mapping[int, KodeksVersion]) -> None:
        newest, before = list(versions)[:2]
        super().__init__(
            formdata=request.args or None, meta={"csrf": False}, old=before, new=newest
        )
        named = [(number, _("Version %(number)s", number=number)) for number in versions]
        self.old.choices = self.new.choices = choices(named)
