"""Documents to test with: one of every block, and any number of seeded random ones."""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

from typeset.blocks import (
    Align,
    Attachment,
    Block,
    Bullets,
    Card,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Masthead,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from typeset.charts import Bar, Season, Titles, bars, heat_table, lorenz, year_wheel
from typeset.inline import Emphasis, Inline, Link, Shape, Status, Strong, Text, Tone
from typeset.styles import MM, Measures
from typeset.words import Language

CREATED = datetime(2026, 3, 17, 14, 0, tzinfo=UTC)


def document(*blocks: Block, **changes: object) -> Document:
    """A document of `blocks`, everything else plain."""
    values: dict[str, object] = {
        "title": "Prøveaftale for Åbakkens Børnehave",
        "author": "Prøve Kommune",
        "subject": "En prøve på alle byggeklodser",
        "created": CREATED,
        "filename": "prøve.pdf",
        "opening": Masthead("Prøve Kommune"),
        "blocks": blocks,
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]  # values are as the fields


STATUS = Status("I risiko", Shape.TRIANGLE, Tone.WARNING)
RICH: Text = (
    "Se ",
    Link("rammen for aftaler på kommunens side", "https://example.org/æøå?a=1&b=(2)"),
    ", som ",
    Strong(("gælder ", Emphasis("alle"))),
    " virksomheder. ",
    Emphasis("Skriv"),
    " til ",
    Link("sekretariatet", "mailto:sekretariat@example.org"),
    ".",
)
TITLES = Titles("Figur", "En figur, der viser prøvetal", "Navn", "Antal")


def sample_blocks() -> dict[str, tuple[Block, ...]]:
    """Each kind of block by name, with what belongs before it."""
    goal = (Fact("Succeskriterium", ("Alle er ude to timer hver dag",)), Fact("Status", (STATUS,)))
    return {
        "headings": (Heading(2, "To"), Heading(3, "Tre"), Heading(4, "Fire"), Heading(2, "To")),
        "paragraphs": tuple(Paragraph(RICH, role) for role in Role),
        "lists": (
            Bullets(("Et", Item("To", Numbered(("a", Item("b", Bullets((RICH,)))))), "Tre")),
            Numbered(("Ni", "Ti"), start=9),
            Bullets(("Kryds af",), boxes=True),
        ),
        "facts": (Facts((*goal, Fact("Flere", ("Et", "To")), Fact("Intet", ())), "Fakta"),),
        "table": (plain_table(12),),
        "spans": (spanned_table(),),
        "card": (Heading(2, "Mål"), Card("Mål 1 · Lokalt", "Ude hver dag", goal, STATUS)),
        "notice": (Notice("Husk", (Paragraph(RICH), Bullets(("Et", "To"))), Tone.WARNING),),
        "signatures": (
            Signatures(tuple(Signature(f"Medlem {number}", "Formand") for number in range(3))),
        ),
        "contents": (Contents(3), Heading(2, "Et"), Heading(3, "To"), PageBreak(), Heading(2, "3")),
        "bars": (bars([Bar("Skoler", 4, "4"), Bar("Plejehjem", 0, "0", Tone.BAD)], TITLES),),
        "wheel": (
            year_wheel(
                [Season("Budget", 8, 10), Season("Udkast", 11, 1), Season("Dialog", 3, 3)],
                TITLES,
                middle="2027",
                language=Language.DANISH,
            ),
        ),
        "lorenz": (lorenz([0, 1, 1, 2, 5], TITLES, language=Language.DANISH),),
        "heat": (
            heat_table(
                [("Skoler", [0, 1.5, None]), ("Plejehjem", [2, 3, 4])],
                ["2026", "2027", "2028"],
                corner="Type",
                caption="Besøg",
                digits=1,
                language=Language.DANISH,
            ),
        ),
        "attachment": (Paragraph("Data er vedlagt."),),
    }


def sample(name: str) -> Document:
    """The document of one kind of block; a cover and a draft mark now and then."""
    made = document(*sample_blocks()[name])
    if name == "attachment":
        file = Attachment("aftale.json", "application/json", b'{"a": 1}', "Aftalen som data")
        return document(*made.blocks, attachments=(file,))
    if name == "card":
        cover = Cover("Prøve Kommune", "Undertitel", (Fact("Periode", ("2027",)),))
        return document(*made.blocks, opening=cover, draft=True, language=Language.ENGLISH)
    return made


def plain_table(rows: int) -> Table:
    columns = (Column("Virksomhed"), Column("By"), Column("Besøg", Align.RIGHT), Column("Note"))
    body = tuple((f"Skole {n}", "Korsør", str(n), "" if n % 2 else RICH) for n in range(rows))
    return Table(columns, body, "Besøg i perioden")


def spanned_table() -> Table:
    tall: Row = (Cell(("Januar",), rows=2), "første", Cell(("x", STATUS)))
    return Table(
        (Column("Måned"), Column("A"), Column("B", Align.CENTRE)),
        (tall, ("anden", ""), ("Marts", Cell(("over begge",), columns=2))),
        groups=(Cell(("",)), Cell(("Begge",), columns=2)),
    )


WORDS = (
    *("aftalen", "virksomheden", "børnene", "Ærø", "Østergård", "Åbenrå", "i", "på", "og", "det"),
    *("er", "en", "dialog,", "udvalget;", "målet", "«hvad»", "37", "%", "14.00", "§", "20", "–"),
    *("sundheds-", "ældreudvalget", "input/output", "mødes.", "hver", "dag(e)", "½", "→"),
    "specialpædagogikkonsulentfunktionsbeskrivelsesudvalgsformandsskab",
)


class Writer:
    """Makes up documents from a seed; the same seed makes the same document."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def document(self) -> Document:
        blocks: list[Block] = [Contents(self.random.randint(2, 4))] if self.chance(0.4) else []
        level = 1
        for _ in range(self.random.randint(3, 12)):
            if self.chance(0.4):
                level = self.random.randint(2, min(level + 1, 6))
                blocks.append(Heading(level, self.text(6)))
            else:
                blocks.append(self.block(min(level + 1, 6)))
        opening = Masthead("Prøve Kommune", self.words(8))
        cover = Cover("Prøve", self.words(5), self.facts())
        return document(
            *blocks,
            opening=cover if self.chance(0.2) else opening,
            draft=self.chance(0.2),
            language=self.random.choice(list(Language)),
        )

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def words(self, most: int) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(1, most)))

    def text(self, most: int) -> Text:
        if self.chance(0.6):
            return self.words(most)
        made: list[Inline] = []
        for _ in range(self.random.randint(1, 4)):
            words = self.words(max(most // 3, 1))
            kinds: list[Inline] = [
                words,
                Strong(words),
                Emphasis(words),
                Link(words, "https://example.org/a"),
                Status(words, self.random.choice(list(Shape))),
            ]
            made.append(self.random.choice(kinds))
            made.append(self.random.choice([" ", ", ", ""]))
        return tuple(made)

    def block(self, level: int) -> Block:
        makers: list[Callable[[], Block]] = [
            self.paragraph,
            self.paragraph,
            self.listing,
            self.table,
            self.tall_table,
            lambda: Facts(self.facts(), self.words(3) if self.chance(0.5) else ""),
            lambda: Card(self.words(3), self.text(6), self.facts(), level=level),
            lambda: Notice(self.words(3), (self.paragraph(), self.listing())),
            lambda: Signatures((Signature(self.words(2), self.words(3)),) * 3),
            lambda: bars([Bar(self.words(4), self.random.random(), "x")] * 3, TITLES),
            PageBreak,
        ]
        make = self.random.choice(makers)
        return make()

    def paragraph(self) -> Paragraph:
        return Paragraph(self.text(60), self.random.choice(list(Role)))

    def listing(self, depth: int = 0) -> Bullets | Numbered:
        below = self.listing(depth + 1) if depth < 2 and self.chance(0.4) else None
        items = (Item(self.text(20), below), Item(self.text(5)), self.words(10))
        if self.chance(0.5):
            return Numbered(items, self.random.randint(1, 99))
        return Bullets(items, self.chance(0.3))

    def facts(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(self.words(2), tuple(self.text(15) for _ in range(self.random.randint(0, 3))))
            for _ in range(self.random.randint(1, 4))
        )

    def table(self) -> Table:
        columns = tuple(
            Column(self.words(2), self.random.choice(list(Align)))
            for _ in range(self.random.randint(1, 5))
        )
        rows = tuple(tuple(self.cell() for _ in columns) for _ in range(self.random.randint(0, 14)))
        return Table(columns, rows, self.words(3), row_heads=self.chance(0.7))

    def cell(self) -> Cell | Text:
        if self.chance(0.2):
            return ""
        if self.chance(0.1):
            return Cell((self.text(40), self.words(9)), shade=self.random.randint(0, 4))
        return self.text(8)

    def tall_table(self) -> Table:
        tall = self.random.randint(2, 4)
        rows: list[Row] = []
        for _ in range(self.random.randint(1, 3)):
            rows.append((Cell((self.text(30),), rows=tall), self.words(3), self.cell()))
            rows += [(self.words(12), self.cell()) for _ in range(tall - 1)]
            rows.append((self.words(2), Cell((self.text(9),), columns=2)))
        columns = (Column("Måned"), Column("A"), Column("B"))
        groups = (Cell(("",)), Cell((self.words(2),), columns=2))
        return Table(columns, tuple(rows), self.words(3), groups=groups)

    def measures(self) -> Measures:
        """A small page, so that everything has to be cut somewhere."""
        width, height = self.random.randint(95, 160) * MM, self.random.randint(90, 180) * MM
        return Measures(width, height, 8 * MM, 8 * MM, 18 * MM, 16 * MM)


def agreement() -> Document:
    """An agreement of six pages: parties, frames, goals as cards, and all goals in a table."""
    frame = (
        "Aftalen gælder i et kalenderår og er indgået mellem udvalget og virksomheden. Den siger, "
        "hvad der er vigtigst det næste år, og hvordan vi følger op på det sammen. "
    )
    blocks: list[Block] = [
        Heading(2, "Parter og periode"),
        Facts((Fact("Virksomhed", ("Åbakkens Børnehave",)), Fact("Periode", ("2027",)))),
    ]
    for title in ("Formål", "Virksomheden kort", "Rammer", "Inddragelse", "Opfølgning"):
        blocks += [
            Heading(2, title),
            Paragraph(frame * 3),
            Paragraph(("Se ", Link("rammen", "https://example.org"), ". ", Strong(frame))),
            Bullets(("Vi mødes to gange om året", "Vi skriver kort og klart", frame)),
        ]
    blocks.append(Heading(2, "Mål"))
    for number in range(1, 6):
        facts = (
            Fact("Succeskriterium", ("Alle børn er ude mindst to timer hver dag hele året",)),
            Fact("Indikator", ("Timer ude pr. dag: 1,2 i dag og 2,0 ved årets udgang",)),
            Fact("Milepæle", ("1. april: plan er lagt", "1. oktober: halvvejs")),
            Fact("Ansvarlig", (f"Leder {number}",)),
        )
        blocks.append(Card(f"Mål {number} · Lokalt mål", "Udeliv hver dag", facts))
    titles = ("Nr.", "Lag", "Mål", "Indikator", "Udgangspunkt", "Frist", "Ansvarlig")
    rows = tuple(
        (
            str(n),
            "Lokalt",
            "Flere børn deltager i fællesskabet og er ude hver dag",
            "Timer ude",
            "1,2",
            f"{n % 28 + 1}. maj 2027",
            f"Leder {n}",
        )
        for n in range(1, 50)
    )
    blocks += [Heading(2, "Målskema"), Table(tuple(map(Column, titles)), rows, "Alle mål")]
    return document(*blocks)


def rotation_plan(rows: int) -> Document:
    """Visits of a whole municipality over a term, one to a row."""
    titles = ("Dato", "Uge", "Udvalg", "Form", "Virksomhed", "By", "Tid", "Sted")
    body = tuple(
        (
            f"{n % 28 + 1}. marts 2026",
            str(n % 52 + 1),
            "Børne- og Ungeudvalget",
            "Værtsmøde" if n % 3 else "Dialogmøde",
            f"Virksomhed {n}",
            ("Slagelse", "Korsør", "Skælskør")[n % 3],
            "14.00–16.30",
            f"Skovvej {n}",
        )
        for n in range(rows)
    )
    table = Table(tuple(map(Column, titles)), body, "Besøg og møder")
    return document(table, title="Besøgsplan", sheet=Sheet.LANDSCAPE)
