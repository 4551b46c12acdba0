"""Following every link from one page on, and reading what the pages hold."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

SILENT = {"script", "style"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}  # opened, never closed


@dataclass
class Form:
    """A form that posts: where to, and its controls by name with what they say now."""

    action: str
    values: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """A page's title, language, words, links and posting forms."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address = address
        self.title = ""
        self.language = ""
        self.words: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.ids: Counter[str] = Counter()
        self.repeated: list[str] = []
        self._open: list[str] = []
        self._form: Form | None = None
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) < len(attrs):
            self.repeated.append(self.get_starttag_text() or tag)
        if tag not in VOID:
            self._open.append(tag)
        if "id" in given:
            self.ids[given["id"]] += 1
        match tag:
            case "html":
                self.language = given.get("lang", "")
            case "a":
                self.links.append(urljoin(self.address, given.get("href", "")))
            case "form":
                self._form = None
                if given.get("method", "get").lower() == "post":
                    self._form = Form(urljoin(self.address, given.get("action", "")))
                    self.forms.append(self._form)
            case "input" | "textarea" | "button" | "select":
                self._control(tag, given)
            case "option" if self._form and self._select and "selected" in given:
                self._form.values[self._select] = given.get("value", "")

    def _control(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        kind = given.get("type", "text") if tag == "input" else tag
        self._select = name if tag == "select" else ""
        if self._form is None or not name:
            return
        if kind in ("checkbox", "radio") and "checked" not in given:
            self._form.kinds.setdefault(name, kind)
            return
        if tag != "button" or name not in self._form.values:
            self._form.values[name] = given.get("value", "")
            self._form.kinds[name] = kind

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if not words or SILENT.intersection(self._open):
            return
        if self._open[-2:] == ["head", "title"]:
            self.title = words
        else:
            self.words.append(words)


class Look(HTMLParser):
    """What a page's content is built of: each kind of element with the kind it stands in.

    Two pages of the same look have the same components, whatever their words and however many rows.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: set[tuple[str, str]] = set()
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = f"{tag} {given.get('class', '')} {given.get('type', '')} {given.get('role', '')}"
        if tag == "main" or self._open:
            self.parts.add((self._open[-1] if self._open else "", kind))
            self._open += [] if tag in VOID else [kind]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().split(" ", 1)[0] != tag:
            pass


class Crawler:
    """One reader's way through the application, at most `most` pages of each kind.

    Pages are of a kind when they have the same endpoint and search words of the same names. Files
    are followed too where `files` says so: papers take their time.
    """

    def __init__(self, app: Flask, client: FlaskClient, *, files: bool, most: int = 1) -> None:
        self._addresses = app.url_map.bind("localhost")
        self._client = client
        self._files = files
        self._most = most

    def pages(self, start: str = "/") -> Iterator[tuple[str, str, TestResponse]]:
        """Endpoint, address and answer of every page reached by links from `start`."""
        waiting, seen, of_kind = [start], {start}, Counter[object]()
        while waiting:
            address = waiting.pop(0)
            endpoint = self.endpoint(address)
            if "." in urlsplit(address).path and not self._files:
                continue
            kind = self._kind(endpoint, address)
            of_kind[kind] += 1
            if of_kind[kind] > self._most:
                continue
            answer = self._client.get(address, follow_redirects=True)
            yield endpoint, address, answer
            if answer.mimetype != "text/html":
                continue
            for link in Page(answer.request.path, answer.text).links:
                place = urlsplit(link)
                found = place.path + ("?" + place.query if place.query else "")
                if not place.netloc and found.startswith("/") and found not in seen:
                    seen.add(found)
                    waiting.append(found)

    def endpoint(self, address: str) -> str:
        """The view behind an address; raises NotFound for one that leads nowhere."""
        endpoint, _values = self._addresses.match(urlsplit(address).path, method="GET")
        return endpoint

    def _kind(self, endpoint: str, address: str) -> object:
        path = urlsplit(address).path
        ending = path.rpartition(".")[2] if "." in path else ""
        names = frozenset(name for name, _value in parse_qsl(urlsplit(address).query))
        view = dict(parse_qsl(urlsplit(address).query)).get("view")
        return endpoint, ending, names, view
