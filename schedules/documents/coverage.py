"""The coverage report: whom the committees have met, how evenly, and who waits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schedules.documents.coverage_content import (
    Came,
    CoverageContent,
    Covered,
    Groups,
    Hours,
    Waiting,
)
from schedules.documents.issue import Heads, issued, slug
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
from typeset.voice import Voice


def document(content: CoverageContent) -> Document:
    """The statement, the figures, groups, what came of contacts, who waits, what is ahead."""
    voice = content.issue.voice
    title = voice(f"Dækning og lige adgang: {content.name}", f"Coverage and access: {content.name}")
    period = f"{voice.day(content.since)} – {voice.day(content.until)}"
    seen = voice(
        f"Møder {period}, set fra {voice.day(content.on)}",
        f"Contacts {period}, seen from {voice.day(content.on)}",
    )
    subject = voice(
        "Hvem udvalgene har mødt, hvor jævnt det er fordelt, og hvem der venter",
        "Whom the committees have met, how evenly it is shared, and who waits",
    )
    blocks = (
        Notice(voice("Er adgangen lige?", "Is access equal?"), (Bullets(content.statement),)),
        Facts(_figures(content, voice)),
        *_groups(content.groups[:1], content.months, voice),
        *_came(content.came, voice),
        *_waiting(content.waiting, voice),
        *_ahead(content, voice),
        *_curve(content, voice),
        *_groups(content.groups[1:], content.months, voice),
        *_heat(content, voice),
        *_hours(content.hours, voice),
        *_method(voice),
    )
    heads = Heads(slug(f"{title} {content.on}"), title, seen, subject)
    return issued(content.issue, heads, blocks)


def _figures(content: CoverageContent, voice: Voice) -> tuple[Fact, ...]:
    whole, months = content.whole, content.months
    waits = content.longest_wait_days
    entries = [
        fact(voice("Mødt i perioden", "Met in the period"), _of(whole.met, whole.units, voice)),
        fact(
            voice(f"Mødt de seneste {months} måneder", f"Met in the last {months} months"),
            _of(whole.covered, whole.units, voice),
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


def _of(part: int, whole: int, voice: Voice) -> str:
    return voice(f"{part} af {whole} enheder", f"{part} of {whole} units")


def _groups(listed: Sequence[Groups], months: int, voice: Voice) -> Iterator[Block]:
    for one in listed:
        if not one.groups:
            continue
        yield Heading(2, one.by)
        yield _table(one, months, voice)
        rated = [group for group in one.groups if group.per_year is not None]
        if rated and one.is_drawn:
            yield _rates(rated, one.column, voice)


def _table(one: Groups, months: int, voice: Voice) -> Block:
    columns = (
        Column(one.column),
        Column(voice("Enheder", "Units"), Align.RIGHT),
        Column(voice("Mødt", "Met"), Align.RIGHT),
        Column(voice(f"Mødt {months} mdr.", f"Met, {months} months"), Align.RIGHT),
        Column(voice("Værtsmøder", "Hosted"), Align.RIGHT),
        Column(voice("Dialogpladser", "Dialogue"), Align.RIGHT),
        Column(voice("Pr. år", "Per year"), Align.RIGHT),
    )
    rows = tuple(
        (
            group.name,
            *map(str, (group.units, group.met, group.covered, group.hosted, group.dialogue)),
            _rate(group.per_year, voice),
        )
        for group in one.groups
    )
    return Table(columns, rows)


def _rates(groups: Sequence[Covered], column: str, voice: Voice) -> Block:
    shown = [
        Bar(group.name, group.per_year or 0.0, _rate(group.per_year, voice)) for group in groups
    ]
    named = "; ".join(f"{bar.label}: {bar.shown}" for bar in shown)
    titles = Titles(
        voice("Møder pr. enhed pr. år", "Contacts per unit and year"),
        voice(f"Søjler over møder pr. enhed pr. år. {named}", f"Bars of contacts. {named}"),
        column,
        voice("Pr. år", "Per year"),
    )
    return replace(bars(shown, titles), data=None)


def _came(came: Sequence[Came], voice: Voice) -> Iterator[Block]:
    if not came:
        return
    yield Heading(2, voice("Hvad blev der af møderne?", "What became of the contacts?"))
    columns = (
        Column(voice("Form", "Form")),
        Column(voice("Afholdt", "Held"), Align.RIGHT),
        Column(voice("Med medarbejdere", "With staff"), Align.RIGHT),
        Column(voice("Planlagt", "Planned"), Align.RIGHT),
        Column(voice("Aflyst", "Cancelled"), Align.RIGHT),
        Column(voice("Heraf planlagt igen", "Of these replanned"), Align.RIGHT),
        Column(voice("Ikke noteret", "Not recorded"), Align.RIGHT),
        Column(voice("For få politikere", "Too few politicians"), Align.RIGHT),
    )
    rows = tuple(
        (
            one.name,
            *map(str, (one.held, one.with_staff, one.planned, one.cancelled, one.replanned)),
            *map(str, (one.unrecorded, one.short)),
        )
        for one in came
    )
    yield Table(columns, rows)


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


def _ahead(content: CoverageContent, voice: Voice) -> Iterator[Block]:
    if content.forecast:
        yield Heading(2, voice("Frem til valgperiodens udløb", "To the end of the council term"))
        yield Bullets(content.forecast)
    if content.advice:
        yield Heading(2, voice("Det vil hjælpe", "What would help"))
        yield Bullets(content.advice)


def _hours(hours: Sequence[Hours], voice: Voice) -> Iterator[Block]:
    if not hours:
        return
    yield Heading(2, voice("Politikernes tid", "The politicians' time"))
    columns = (
        Column(voice("Politiker", "Politician")),
        Column(voice("Timer hos enheder", "Hours at units"), Align.RIGHT),
        Column(voice("Timer i dialogmøder", "Hours in dialogue meetings"), Align.RIGHT),
        Column(voice("Timer i alt", "Hours in all"), Align.RIGHT),
    )
    rows = tuple(
        (
            one.name,
            voice.number(one.hosted, 1),
            voice.number(one.dialogue, 1),
            voice.number(one.hosted + one.dialogue, 1),
        )
        for one in hours
    )
    yield Table(columns, rows)
    yield Paragraph(
        voice(
            "Længden af de afholdte møder i de udvalg, hver sad i på dagen. Fravær er ikke "
            "noteret.",
            "The length of the meetings held by the committees each sat in on the day. Absence is "
            "not recorded.",
        ),
        Role.SMALL,
    )


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
