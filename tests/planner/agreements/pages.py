"""A page's largest form as a browser would send it: every field with the value it shows."""

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class Control:
    """A field one fills in; its kind is that of the input, else the element's name."""

    name: str
    kind: str


class _Fields(HTMLParser):
    """What the forms of a page hold, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.controls: list[list[Control]] = []
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        self._begin(tag)
        if not self.forms or not (name or tag == "option"):
            return
        own = self.forms[-1]
        if tag in ("input", "textarea", "select"):
            self.controls[-1].append(
                Control(name, given.get("type", "text") if tag == "input" else tag)
            )
        match tag:
            case "input":
                unticked = given.get("type") in ("radio", "checkbox") and "checked" not in given
                if not unticked:
                    own[name] = given.get("value", "")
            case "textarea":
                self._textarea = name
                own[name] = ""
            case "select":
                self._select = name
            case "option" if self._select:
                if "selected" in given or self._select not in own:
                    own[self._select] = given.get("value", "")

    def _begin(self, tag: str) -> None:
        if tag == "main":  # the page's own begin here; before it are those of every page
            self.forms.clear()
            self.controls.clear()
        if tag == "form":
            self.forms.append({})
            self.controls.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "textarea" and self.forms:
            own = self.forms[-1]
            # A browser leaves out the line break that follows the opening tag.
            own[self._textarea] = own[self._textarea].removeprefix("\r\n").removeprefix("\n")
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1][self._textarea] += data


def typed(html: str, **changes: str) -> dict[str, str]:
    """What the form would send, with `changes`; a double underscore stands for a dot."""
    largest = max(_read(html).forms, key=len)
    return largest | {name.replace("__", "."): value for name, value in changes.items()}


def controls(html: str) -> list[Control]:
    """What the largest form lets one fill in, each name once."""
    reader = _read(html)
    largest = max(range(len(reader.forms)), key=lambda place: len(reader.forms[place]))
    own = (each for each in reader.controls[largest] if each.kind not in ("hidden", "submit"))
    return list(dict.fromkeys(own))


def _read(html: str) -> _Fields:
    reader = _Fields()
    reader.feed(html)
    return reader
