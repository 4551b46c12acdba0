"""A small application that shows every component, without rows, accounts or a database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flask import Flask, flash, render_template, request, session
from flask_babel import Babel
from flask_wtf import CSRFProtect
from wtforms import (
    BooleanField,
    EmailField,
    FileField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional

from planner.web import figures, kit, month
from planner.web.fields import AtLeastOne, DanishDecimal, IsoDate, MultiCheckbox, Time, choices
from planner.web.forms import Form, answer
from planner.web.frame import Frame, NavigationEntry, SignedIn

ROOT = Path(__file__).parents[3]
CENTRES = ("Dagtilbud", "Skole", "Sundhed og ældre", "Kultur", "Teknik", "Handicap")
UNITS = [
    choice
    for centre in CENTRES
    for choice in choices(
        [(f"{centre}-{n}", f"Enhed {n} i {centre}") for n in range(1, 26)], heading=centre
    )
]


class GalleryForm(Form):
    """One field of every kind."""

    name = StringField("Navn", [InputRequired(), Length(max=80)], description="Som det skal stå.")
    mail = EmailField("E-mail", [Optional()])
    secret = PasswordField("Adgangskode", [Optional()])
    day = IsoDate("Dato", [InputRequired()])
    start = Time("Begynder", [InputRequired()])
    seats = IntegerField("Pladser", [Optional()])
    share = DanishDecimal("Andel", [Optional()])
    kind = SelectField("Art", choices=choices([("skole", "Skole"), ("dag", "Dagtilbud")]))
    place = RadioField(
        "Sted", [InputRequired()], choices=choices([("hall", "Rådhuset"), ("unit", "Hos enheden")])
    )
    needs = MultiCheckbox(
        "Forhold",
        [Optional()],
        choices=choices([("step", "Trinfri adgang"), ("loop", "Teleslynge")]),
    )
    units = MultiCheckbox("Enheder", [AtLeastOne()], choices=UNITS)
    agree = BooleanField("Jeg har læst kodekset")
    words = TextAreaField("Begrundelse", [InputRequired(), Length(max=200)])
    paper = FileField("Fil", [Optional()])


@dataclass(frozen=True)
class Event:
    what: str
    who: str
    at: datetime
    changes: tuple[tuple[str, str, str], ...] = ()


def create_gallery(*, current_frame: Callable[[], Frame] | None = None) -> Flask:
    """The gallery; session["language"] chooses its language."""
    app = Flask(
        "gallery",
        template_folder=str(ROOT / "planner" / "templates"),
        static_folder=str(ROOT / "planner" / "static"),
    )
    app.config.update(
        SECRET_KEY="gallery",
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "planner" / "translations"),
    )
    app.jinja_loader = _loader(app)  # type: ignore[method-assign,assignment]
    Babel(app, locale_selector=lambda: session.get("language", "da"))
    CSRFProtect(app)
    kit.init_app(app, current_frame or _frame)
    _views(app)
    return app


def _loader(app: Flask) -> Any:
    from jinja2 import ChoiceLoader, FileSystemLoader

    here = FileSystemLoader(Path(__file__).parent / "templates")
    return ChoiceLoader([FileSystemLoader(str(app.template_folder)), here])


def _frame() -> Frame:
    places = [("Forside", "/"), ("Mødekalender", "/kalender"), ("Besøgsrunde", "/formular"),
              ("Aftaler", "/a"), ("Dækning", "/figurer"), ("Register", "/r")]  # fmt: skip
    return Frame(
        municipality="Slagelse Kommune",
        is_demo=True,
        navigation=tuple(NavigationEntry(n, u, request.path == u) for n, u in places),
        signed_in=SignedIn("Sekretær 3", "Politisk sekretariat"),
        sign_in_url="/sign-in",
        sign_out_url="/sign-out",
        language_url="/language",
        accessibility_url="/accessibility",
    )


def _views(app: Flask) -> None:
    @app.get("/")
    def parts() -> str:
        if "flash" in request.args:
            flash("Kalenderen er offentliggjort.", "success")
        return render_template("gallery/parts.html", events=EVENTS)

    @app.route("/formular", methods=["GET", "POST"])
    def form() -> str | tuple[str, int]:
        shown = GalleryForm()
        shown.validate_on_submit()
        return answer(shown, "gallery/form.html")

    @app.get("/kalender")
    def months() -> str:
        return render_template("gallery/calendar.html", **calendar_words())

    @app.get("/figurer")
    def pictures() -> str:
        return render_template("gallery/figures.html", **figure_words())

    @app.get("/progress")
    def progress() -> tuple[str, int]:
        return render_template("gallery/progress_done.html"), 286

    @app.get("/crash")
    def crash() -> str:
        raise RuntimeError("the database is gone")


EVENTS = [
    Event("Kalenderen er offentliggjort", "Sekretær 3", datetime(2026, 3, 17, 13, tzinfo=UTC)),
    Event(
        "Mødet er flyttet",
        "Sekretær 3",
        datetime(2026, 3, 12, 8, 5, tzinfo=UTC),
        (("Dato", "14. april 2026", "21. april 2026"), ("Sted", "", "Enhed 12")),
    ),
]


def calendar_words() -> dict[str, object]:
    events = month.by_day(
        [
            (date(2026, 4, 7), month.DayEvent("Børne- og Skoleudvalget", "14.00", "/m", 1)),
            (date(2026, 4, 7), month.DayEvent("Kulturudvalget", "09.00", "/m", 2)),
            (date(2026, 4, 20), month.DayEvent("Økonomiudvalget", "08.30", "/m", 3)),
            (date(2026, 4, 27), month.DayEvent("Byrådet", "17.00", "/m", 4)),
            (date(2026, 4, 29), month.DayEvent("Teknikudvalget", "15.00", "/m", 5, cancelled=True)),
            (date(2026, 5, 5), month.DayEvent("Børne- og Skoleudvalget", "14.00")),
        ]
    )
    names = {date(2026, 4, 2): "Skærtorsdag", date(2026, 4, 3): "Langfredag"}
    options = {"names": names, "closed": frozenset(names)}
    return {
        "april": month.month(date(2026, 4, 1), events, **options),
        "july": month.month(date(2026, 7, 1), {}),
        "months": month.year(2026, {d: len(on_day) for d, on_day in events.items()}, closed=names),
        "month_at": "/m#%d",
    }


def figure_words() -> dict[str, object]:
    contacts = [(f"Enhed {n}", (n * 7) % 11 % 4) for n in range(109)]
    values = [value for _unit, value in contacts]
    entries = [
        figures.WheelEntry("Budgetseminar", date(2026, 2, 5), date(2026, 2, 6), 3, "/w"),
        figures.WheelEntry("Mål aftales", date(2026, 1, 10), date(2026, 3, 15), 1),
        figures.WheelEntry("Midtvejsopfølgning", date(2026, 6, 1), date(2026, 6, 30), 2),
        figures.WheelEntry("Værtsrunde", date(2026, 1, 1), date(2026, 12, 31), 4),
        figures.WheelEntry("Årsopfølgning", date(2026, 11, 15), date(2026, 12, 20), 5),
    ]
    return {
        "curves": figures.lorenz({"Sidste år": values, "Med planen": [1] * 60 + [2] * 49}),
        "strip": figures.dot_strip(contacts),
        "rows": figures.bars(
            [("Skole", 12.5, "12,5"), ("Dagtilbud", 25, "25,0"), ("Kultur", 0, "0,0")]
        ),
        "wheel": figures.year_wheel(2026, entries, today=date(2026, 5, 4)),
    }
