"""The coverage report: whom the committees have met, how evenly, and who waits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from schedules.documents.issue import Heads, Issue, issued, slug
from typeset import html as pages
from typeset import paper
from typeset.blocks import (
    Align,
    Block,
    Bullets,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Role,
    Table,
    fact,
)
from typeset.charts import Bar, Titles, bars, heat_table, lorenz, lorenz_at
from typeset.paper import Paper
from typeset.voice import Voice


@dataclass(frozen=True, slots=True)
class Covered:
    """One committee (or another group) on the day of the report.

    `units` are open on the day and `covered` those of them met in the last twelve months;
    `hosted` and `dialogue` count contacts since the term began; `per_year` is contacts per open
    year of a unit, None when no unit was open.
    """

    name: str
    units: int
    covered: int
    hosted: int
    dialogue: int
    per_year: float | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit that waits: last met and next planned, if ever."""

    unit: str
    committee: str
    last: date | None
    next: date | None


@dataclass(frozen=True, slots=True)
class Heat:
    """Contacts per unit and year by two traits: `rows` of values for `columns`, None: no unit."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class CoverageContent:
    """How access is shared on `on`, counted from `since`.

    `shares` are each unit's contacts per open year, for the Lorenz curve; `statement` the
    sentences of the fairness statement; `advice` what would bring the guarantee to all.
    """

    issue: Issue
    name: str
    since: date
    on: date
    whole: Covered
    groups: tuple[Covered, ...]
    shares: tuple[float, ...]
    gini: float | None
    longest_wait_days: int | None
    statement: tuple[str, ...]
    heat: Heat | None = None
    waiting: tuple[Waiting, ...] = ()
    advice: tuple[str, ...] = ()


def render(content: CoverageContent) -> Paper:
    """The report as PDF."""
    return paper.render(document(content))


def html(content: CoverageContent) -> str:
    """The report as a fragment of HTML."""
    return pages.render(document(content))


def document(content: CoverageContent) -> Document:
    """The statement, the figures, committees, the Lorenz curve, the heat table, who waits."""
    voice = content.issue.voice
    title = voice(f"Dækning og lige adgang: {content.name}", f"Coverage and access: {content.name}")
    period = f"{voice.day(content.since)} – {voice.day(content.on)}"
    subject = voice(
        "Hvem udvalgene har mødt, hvor jævnt det er fordelt, og hvem der venter",
        "Whom the committees have met, how evenly it is shared, and who waits",
    )
    blocks = (
        Notice(voice("Er adgangen lige?", "Is access equal?"), (Bullets(content.statement),)),
        Facts(_figures(content, voice)),
        *_groups(content, voice),
        *_curve(content, voice),
        *_heat(content, voice),
        *_waiting(content.waiting, voice),
        *_advice(content, voice),
        *_method(voice),
    )
    heads = Heads(slug(f"{title} {content.on}"), title, period, subject)
    return issued(content.issue, heads, blocks)


def _figures(content: CoverageContent, voice: Voice) -> tuple[Fact, ...]:
    whole = content.whole
    waits = content.longest_wait_days
    entries = [
        fact(
            voice("Mødt de seneste 12 måneder", "Met in the last 12 months"),
            voice(
                f"{whole.covered} af {whole.units} enheder",
                f"{whole.covered} of {whole.units} units",
            ),
        ),
        fact(voice("Værtsmøder", "Hosted meetings"), str(whole.hosted)),
        fact(
            voice("Deltagelser i dialogmøder", "Places in dialogue meetings"), str(whole.dialogue)
        ),
    ]
    if waits is not None:
        days = voice(f"{voice.number(waits)} dage", f"{voice.number(waits)} days")
        entries.append(fact(voice("Længste ventetid", "Longest wait"), days))
    if content.gini is not None:
        gini = voice.number(content.gini, 2)
        scale = voice(f"{gini} (0 er helt lige)", f"{gini} (0 is all alike)")
        entries.append(fact(voice("Gini-koefficient", "Gini coefficient"), scale))
    return tuple(entries)


def _groups(content: CoverageContent, voice: Voice) -> Iterator[Block]:
    if not content.groups:
        return
    yield Heading(2, voice("Udvalg for udvalg", "Committee by committee"))
    columns = (
        Column(voice("Udvalg", "Committee")),
        Column(voice("Enheder", "Units"), Align.RIGHT),
        Column(voice("Mødt 12 mdr.", "Met, 12 months"), Align.RIGHT),
        Column(voice("Værtsmøder", "Hosted"), Align.RIGHT),
        Column(voice("Dialogpladser", "Dialogue"), Align.RIGHT),
        Column(voice("Pr. år", "Per year"), Align.RIGHT),
    )
    rows = tuple(
        (
            group.name,
            str(group.units),
            str(group.covered),
            str(group.hosted),
            str(group.dialogue),
            _rate(group.per_year, voice),
        )
        for group in content.groups
    )
    yield Table(columns, rows)
    rated = [group for group in content.groups if group.per_year is not None]
    if rated:
        yield _rates(rated, voice)


def _rates(groups: Sequence[Covered], voice: Voice) -> Block:
    shown = [
        Bar(group.name, group.per_year or 0.0, _rate(group.per_year, voice)) for group in groups
    ]
    named = "; ".join(f"{bar.label}: {bar.shown}" for bar in shown)
    titles = Titles(
        voice("Møder pr. enhed pr. år", "Contacts per unit and year"),
        voice(f"Søjler over møder pr. enhed pr. år. {named}", f"Bars of contacts. {named}"),
        voice("Udvalg", "Committee"),
        voice("Pr. år", "Per year"),
    )
    return replace(bars(shown, titles), data=None)


def _rate(value: float | None, voice: Voice) -> str:
    return "–" if value is None else voice.number(value, 2)


def _curve(content: CoverageContent, voice: Voice) -> Iterator[Block]:
    if len(content.shares) < 2:
        return
    half = lorenz_at(content.shares, 0.5)
    message = voice(
        f"Den halvdel, der er mødt mindst, har fået {voice.percent(half)} af møderne. "
        "Ved helt lige fordeling var det 50 %.",
        f"The half that was met least has had {voice.percent(half)} of the contacts. "
        "If all were alike it would be 50 %.",
    )
    alt = voice(
        "Lorenzkurve over møderne mod linjen for helt lige fordeling. Tallene står i tabellen.",
        "Lorenz curve of the contacts against the line of equal shares. The table has the numbers.",
    )
    titles = Titles(
        voice("Hvor jævnt er møderne fordelt?", "How evenly are the contacts shared?"),
        alt,
        voice("Andel af enhederne", "Share of the units"),
        voice("Andel af møderne", "Share of the contacts"),
    )
    yield Heading(2, voice("Fordelingen", "How it is shared"))
    yield Paragraph(message)
    yield lorenz(content.shares, titles, language=voice.language)


def _heat(content: CoverageContent, voice: Voice) -> Iterator[Block]:
    if not content.heat:
        return
    yield heat_table(
        content.heat.rows,
        content.heat.columns,
        corner=content.heat.corner,
        caption=voice("Møder pr. enhed pr. år", "Contacts per unit and year"),
        digits=1,
        language=voice.language,
    )


def _waiting(waiting: Sequence[Waiting], voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice("Venteliste", "Waiting list"))
    if not waiting:
        yield Paragraph(
            voice("Ingen venter ud over garantien.", "No one waits past the guarantee.")
        )
        return
    columns = (
        Column(voice("Enhed", "Unit")),
        Column(voice("Udvalg", "Committee")),
        Column(voice("Sidst mødt", "Last met")),
        Column(voice("Næste møde", "Next contact")),
    )
    never, none = voice("Endnu ikke", "Not yet"), voice("Ikke planlagt", "Not planned")
    rows = tuple(
        (
            unit.unit,
            unit.committee,
            voice.day(unit.last) if unit.last else never,
            voice.day(unit.next) if unit.next else none,
        )
        for unit in waiting
    )
    yield Table(columns, rows)


def _advice(content: CoverageContent, voice: Voice) -> Iterator[Block]:
    if content.advice:
        yield Heading(2, voice("Det vil hjælpe", "What would help"))
        yield Bullets(content.advice)


def _method(voice: Voice) -> Iterator[Block]:
    yield Paragraph(
        voice(
            "Kun afholdte møder tæller. En enhed, der har været åben halvdelen af tiden, "
            "skal have halvt så mange møder som en, der har været åben hele tiden.",
            "Only contacts that were held count. A unit that was open half the time is due half "
            "as many as one that was open all the time.",
        ),
        Role.SMALL,
    )
