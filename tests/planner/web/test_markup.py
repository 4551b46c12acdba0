"""What the field macros ask about a form."""

from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, FormField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from planner.web import markup
from planner.web.fields import AtLeastOne, MultiCheckbox, choices
from planner.web.forms import Form
from tests.planner.web.conftest import Speaking


class Part(Form):
    class Meta(Form.Meta):
        csrf = False

    name = StringField("Navn", [InputRequired()])


class Sheet(Form):
    title = StringField("Titel", [Optional(), Length(max=80)], description="Et par ord")
    words = TextAreaField("Tekst", [Length(max=200), Length(max=100)])
    kind = SelectField("Art", choices=choices([("a", "A")]))
    place = RadioField("Sted", [InputRequired()], choices=choices([("x", "X")]))
    units = MultiCheckbox(
        "Enheder",
        [AtLeastOne()],
        choices=choices([("1", "En"), ("2", "To")], heading="Skole")
        + choices([("3", "Tre")], heading="Kultur"),
    )
    parts = FieldList(FormField(Part), min_entries=2)


def sheet(**given: str) -> FlaskForm:
    form = Sheet(MultiDict(given), meta={"csrf": False})
    form.validate()
    return form


def test_every_problem_of_the_form_and_its_parts_leads_to_its_field(speaking: Speaking) -> None:
    with speaking("da"):
        found = list(markup.problems(sheet(kind="a", **{"parts-0-name": "Udfyldt"})))

    assert [(problem.anchor, problem.label) for problem in found] == [
        ("place-0", "Sted"),
        ("units-0", "Enheder"),
        ("parts-1-name", "Navn"),
    ]
    assert found[0].message == "Udfyld feltet."


def test_a_label_that_asks_gets_no_colon_before_its_answer() -> None:
    assert markup.Problem("name", "Navn", "Udfyld feltet.").said == "Navn: Udfyld feltet."
    assert markup.Problem("why", "Hvorfor?", "Udfyld feltet.").said == "Hvorfor? Udfyld feltet."


def test_the_first_box_of_each_group_carries_its_heading(speaking: Speaking) -> None:
    with speaking("da"):
        boxes = markup.boxes(sheet(units="2").units)

    assert [(box.label, box.checked, box.heading) for box in boxes] == [
        ("En", False, "Skole"),
        ("To", True, ""),
        ("Tre", False, "Kultur"),
    ]


def test_only_what_may_be_left_out_is_called_optional(speaking: Speaking) -> None:
    with speaking("da"):
        form = sheet()

    assert [field.name for field in form if markup.is_optional(field)][:2] == ["title", "words"]
    assert not markup.is_optional(form.kind)
    assert not markup.is_optional(form.units)


def test_the_strictest_limit_is_the_one_that_is_counted_down_to(speaking: Speaking) -> None:
    with speaking("da"):
        form = sheet()

    assert markup.longest(form.words) == 100
    assert markup.longest(form.kind) is None


def test_a_long_text_is_never_cut_by_the_browser(speaking: Speaking) -> None:
    with speaking("da"):
        form = sheet(words="x" * 101)
        given = markup.facing(form.words, "Kort, tak").attributes

        assert given["aria-invalid"] == "true"
        assert given["aria-describedby"] == "words-hint words-error words-count"
        assert "maxlength" not in form.words(**given)


def test_a_field_faces_its_reader_with_its_own_hint_unless_the_page_has_another(
    speaking: Speaking,
) -> None:
    with speaking("da"):
        form = sheet()

        own = markup.facing(form.title)
        assert (own.label, own.hint, own.limit, own.error) == ("Titel", "Et par ord", None, "")
        assert own.attributes == {"aria-describedby": "title-hint"}
        assert markup.facing(form.title, "Fra siden").hint == "Fra siden"
        assert markup.facing(form.words, counter=False).limit is None


def test_each_cell_is_told_its_heading_and_a_first_heading_cell_is_not() -> None:
    columns = [("Navn", ""), ("Pladser & <borde>", "number"), ("", "")]
    row = Markup('<tr><th scope="row">A</th><td class="number">3</td><td>Flyt</td></tr>')

    told = markup.under_headings(Markup("\n") + row + row, columns)

    assert isinstance(told, Markup)
    heading = 'data-title="Pladser &amp; &lt;borde&gt;"'
    said = f'<tr><th scope="row">A</th><td {heading} class="number">3</td><td>Flyt</td></tr>'
    assert told == "\n" + said + said


def test_a_row_without_a_heading_cell_is_told_the_first_heading_too() -> None:
    told = markup.under_headings(Markup("<tr><td>1</td><td>2</td></tr>"), [("A", ""), ("B", "")])

    assert told == '<tr><td data-title="A">1</td><td data-title="B">2</td></tr>'


def test_a_row_with_a_table_in_a_cell_is_left_as_it_is() -> None:
    row = Markup(
        "<tr><td>1</td><td><table><tr><td>x</td><td>y</td><td>z</td></tr></table></td></tr>"
    )

    assert "z</td></tr></table>" in markup.under_headings(row, [("A", ""), ("B", "")])


def test_cells_alike_are_written_once_and_stand_as_often_as_they_are() -> None:
    asked = []

    def cell(value: int) -> Markup:
        asked.append(value)
        return Markup("<td>{}</td>").format(value)

    cells = markup.for_each(cell)
    written = [cells([1, 2, 1]), cells([2, 2])]

    assert written == ["<td>1</td><td>2</td><td>1</td>", "<td>2</td><td>2</td>"]
    assert all(isinstance(row, Markup) for row in written)
    assert asked == [1, 2]
