"""Pages of coverage: the overview, who waits, month by month, the map, the politicians' hours."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.coverage import (
    files,
    papers,
    people,
    pictures,
    plans,
    queries,
    sentences,
    shown,
    towns,
    words,
)
from planner.coverage.forms import CoverageForm
from planner.coverage.pictures import Picture
from planner.exports.views import issued
from planner.files import spreadsheets
from planner.files.delivery import deliver, download
from planner.web import figures, paging
from planner.web.addresses import here_with
from planner.web.forms import answer
from planner.web.guard import requires
from schedules.documents import coverage as coverage_paper
from schedules.equity.coverage import BOTH
from schedules.equity.grouping import Trait

blueprint = Blueprint("coverage", __name__, url_prefix="/coverage")

Answer = str | tuple[str, int]
WORDS = (*(trait.value for trait in Trait), "form")  # that narrow what is shown, beside the days
MOST_DOTS = 300  # beyond them the strip of dots is a wall; the bars say the same


@blueprint.get("")
@requires(Permission.READ_COVERAGE)
def index() -> Answer:
    """The whole of it in figures, by one trait, and what is ahead."""

    def content(form: CoverageForm, picture: Picture) -> dict[str, object]:
        contacts = shown.per_unit(picture, form.forms)
        return {
            "by": _trait(),
            "groups": shown.groups(picture, _trait(), form.forms),
            "strip": figures.dot_strip(contacts) if len(contacts) <= MOST_DOTS else None,
            "bars": _bars([number for _name, number in contacts]),
            "curves": _curves(picture, form),
            "by_tabs": [
                (str(label), here_with(by=trait.value), trait is _trait())
                for trait, label in words.TRAIT.items()
            ],
            "by_form": shown.forms(picture),
            "plans": (listed := plans.in_force(form.day)),
            "advised": [
                text for plan in listed for text in sentences.advice(plan, picture.known.committees)
            ],
        }

    return _page("index", content)


@blueprint.get("/waiting")
@requires(Permission.READ_COVERAGE)
def waiting() -> Answer:
    """The open units by how long they have waited."""

    def content(form: CoverageForm, picture: Picture) -> dict[str, object]:
        lines = shown.wait_lines(picture, form.forms)
        pages = paging.asked(len(lines))
        return {
            "paging": pages,
            "waits": pages.cut(lines),
            "overdue": sum(line.is_overdue for line in lines),
        }

    return _page("waiting", content)


@blueprint.get("/months")
@requires(Permission.READ_COVERAGE)
def months() -> Answer:
    """Units by months."""

    def content(form: CoverageForm, picture: Picture) -> dict[str, object]:
        columns, rows = shown.by_month(picture, form.forms)
        pages = paging.asked(len(rows))
        return {"paging": pages, "columns": columns, "rows": pages.cut(rows)}

    return _page("months", content)


@blueprint.get("/map")
@requires(Permission.READ_COVERAGE)
def where() -> Answer:
    """The map, and the towns as a list."""

    def content(form: CoverageForm, picture: Picture) -> dict[str, object]:
        drawn, missing = towns.drawn(picture, form.forms)
        return {"map": drawn, "missing": missing, "towns": towns.towns(picture, form.forms)}

    return _page("where", content)


@blueprint.get("/politicians")
@requires(Permission.READ_COVERAGE)
def politicians() -> Answer:
    """The hours politicians were called to."""

    def content(form: CoverageForm, picture: Picture) -> dict[str, object]:
        counted = picture.coverage.view.counted
        committee = picture.chosen.get(Trait.COMMITTEE)
        return {"counted": counted, "loads": people.loads_of(counted, committee=committee)}

    return _page("politicians", content)


@blueprint.get("/report.<any(pdf, html, xlsx, csv):file>")
@requires(Permission.READ_COVERAGE)
def report(file: str) -> Response | Answer:
    """What the pages show, to be taken away: everything in a paper or a workbook, units as CSV."""
    form = CoverageForm()
    picture = look(form)
    if picture is None:
        return _page("index", lambda _form, _picture: {})
    stem = f"daekning-{form.day.isoformat()}"
    match file:
        case "pdf" | "html":
            issue = issued(clock.now(), draft=False)
            name = _chosen(form, picture) or issue.municipality
            content = papers.content(picture, issue, name=name, forms=form.forms)
            trail = [(gettext("Coverage"), url_for(".index", **asked(form)))]
            return deliver(coverage_paper.document(content), file, trail=trail)
        case "xlsx":
            book = spreadsheets.as_xlsx(files.sheets(picture, form.forms))
            return download(book, f"{stem}.xlsx", spreadsheets.XLSX)
        case _:
            sheet = files.units(picture, form.forms)
            return download(spreadsheets.as_csv(sheet), f"{stem}.csv", spreadsheets.CSV)


def _chosen(form: CoverageForm, picture: Picture) -> str:
    """What was asked for, in words: a committee, a town, a form of meeting."""
    said = [words.group(trait, name, picture.known) for trait, name in form.chosen().items()]
    if len(form.forms) == 1:
        said.append(str(words.FORM[form.forms[0]]))
    return ", ".join(said)


def _page(name: str, content: Callable[[CoverageForm, Picture], dict[str, object]]) -> Answer:
    """The page, with its search fields alone where they could not be understood."""
    form = CoverageForm()
    picture = look(form)
    said = content(form, picture) if picture and picture.coverage.present() else {}
    return answer(
        form,
        f"coverage/{name}.html",
        picture=picture,
        is_empty=not said,
        words=words,
        sentences=sentences,
        title=words.VIEW[name],
        here=f".{name}",
        views=_views(form),
        asked=asked(form),
        dated=form.days(),
        **said,
    )


def asked(form: CoverageForm) -> dict[str, Any]:
    """The search words that carry what is asked to another page of coverage."""
    return {**form.days(), **{name: form[name].data for name in WORDS if form[name].data}}


def _views(form: CoverageForm) -> list[tuple[str, str, bool]]:
    """The views of what is asked, as tabs."""
    same = asked(form)
    return [
        (str(title), url_for(f".{name}", **same), request.endpoint == f"coverage.{name}")
        for name, title in words.VIEW.items()
    ]


def look(form: CoverageForm) -> Picture | None:
    """What the form asks to see; None when it cannot be understood, or there is no council term."""
    period = form.period
    if form.errors or period is None:
        form.offer(queries.NOTHING)
        return None
    picture = pictures.of_day(form.day, term=form.term, period=period, chosen=form.chosen())
    form.offer(picture.known)
    return picture


def _trait() -> Trait:
    asked = request.args.get("by", "")
    return Trait(asked) if asked in set(Trait) else Trait.COMMITTEE


def _bars(contacts: Sequence[int]) -> list[figures.Bar]:
    counted = Counter(contacts)
    numbers = range(max(counted, default=0) + 1)
    return figures.bars(
        [(str(number), counted[number], str(counted[number])) for number in numbers]
    )


def _curves(picture: Picture, form: CoverageForm) -> list[figures.LorenzCurve]:
    """Both forms together, and each apart; one curve where one form is asked for."""
    series = {str(words.FORM[one]): shown.shares(picture, (one,)) for one in form.forms}
    if len(form.forms) > 1:
        series = {gettext("Both together"): shown.shares(picture, BOTH), **series}
    return figures.lorenz({name: values for name, values in series.items() if sum(values)})
