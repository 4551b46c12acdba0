"""The Danish catalogue: take the strings out of the code, put new ones in, compile it.

Run as `python -m planner.catalogue update` (or `compile`). Strings are English in the code; a
changed one comes back untranslated, never guessed.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PLANNER = Path(__file__).parent
CATALOGUE = PLANNER / "translations" / "da" / "LC_MESSAGES" / "messages.po"
# Without dates, so that two branches do not differ where no string does.
HEADER = rb"""msgid ""
msgstr ""
"Project-Id-Version: Samspil\n"
"Language: da\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
METHODS = [
    ("**/templates/**.html", "jinja2"),
    ("**/templates/**.txt", "jinja2"),
    ("**.py", "python"),
]
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}


def main(arguments: list[str]) -> int:
    """0 when done; 2 when asked for something else than update or compile."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_catalogue()
        case _:
            print("Usage: python -m planner.catalogue update|compile", file=sys.stderr)  # noqa: T201 - a command
            return 2
    return 0


def update() -> None:
    """Bring the catalogue in step with the code and compile it."""
    catalogue = read()
    catalogue.update(in_code(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with CATALOGUE.open("wb") as file:
        file.write(HEADER)
        write_po(file, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    compile_catalogue()


def compile_catalogue() -> None:
    """Write messages.mo beside messages.po, in one step: another process may be reading it."""
    compiled = CATALOGUE.with_suffix(".mo")
    unfinished = compiled.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, read())
    unfinished.replace(compiled)


def is_compiled() -> bool:
    """Whether messages.mo is at least as new as messages.po."""
    compiled = CATALOGUE.with_suffix(".mo")
    return compiled.is_file() and compiled.stat().st_mtime >= CATALOGUE.stat().st_mtime


def read() -> Catalog:
    """The catalogue as it lies in the folder."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="da", domain="messages")


def in_code() -> Catalog:
    """Every string the code and the templates give to gettext, untranslated."""
    found = Catalog(domain="messages", charset="utf-8")
    jinja = {"trimmed": "true", "silent": "false"}
    options = {"**/templates/**.html": jinja, "**/templates/**.txt": jinja}
    for path, line, words, comments, context in extract_from_dir(
        PLANNER, METHODS, options, keywords=KEYWORDS
    ):
        found.add(words, locations=[(path, line)], auto_comments=comments, context=context)
    return found


def gaps() -> Iterator[str]:
    """What keeps the Danish from being complete, a sentence each."""
    catalogue, wanted = read(), in_code()
    for message in wanted:
        if message.id and message.id not in catalogue:
            yield f"missing: {message.id!r} ({_where(message)})"
    for message in catalogue:
        if not message.id:
            continue
        if message.id not in wanted:
            yield f"no longer in the code: {message.id!r}"
        elif message.fuzzy:
            yield f"fuzzy: {message.id!r}"
        elif not _is_translated(message):
            yield f"untranslated: {message.id!r}"


def _is_translated(message: Message) -> bool:
    words = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(words)


def _where(message: Message) -> str:
    return ", ".join(f"planner/{path}:{line}" for path, line in message.locations)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
