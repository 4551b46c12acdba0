"""Addresses templates ask for: built files by content, and this page with other search words."""

import json
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, current_app, g, request, url_for

BUILD = "build"


_PLACE = 918_273_645  # stands for a row's number while a pattern is made


def init_app(app: Flask) -> None:
    """Give every template the functions below."""
    app.jinja_env.globals.update(
        asset=asset,
        here_with=here_with,
        here_pattern=here_pattern,
        address_pattern=address_pattern,
    )


def address_pattern(endpoint: str, *numbers: str, **values: object) -> str:
    """An address with `%d` for each of its `numbers`: made once, then filled in for each row.

    `{% set unit_at = address_pattern("register.units.show", "unit_id") %}`, then
    `{{ unit_at % unit.id }}`: a hundredth of what `url_for` takes for each of 200 rows. Several
    numbers are named in the order the address has them; ValueError otherwise. A page makes each
    once, so that a row's own macro may ask for it too.
    """
    asked = (endpoint, *numbers, *values.items())
    made: dict[tuple[object, ...], str] = g.setdefault("address_patterns", {})
    if asked not in made:
        made[asked] = _address_pattern(endpoint, numbers, values)
    return made[asked]


def _address_pattern(endpoint: str, numbers: Sequence[str], values: Mapping[str, object]) -> str:
    places = {name: _PLACE + position for position, name in enumerate(numbers)}
    address = url_for(endpoint, **places, **values)  # type: ignore[arg-type]
    return _pattern(address, list(map(str, places.values())))


def here_pattern(number: str, **changes: object) -> str:
    """`here_with` with `%d` for the word `number`, to be filled in for each of many links."""
    return _pattern(here_with(**changes, **{number: _PLACE}), [str(_PLACE)])


def _pattern(address: str, places: Sequence[str]) -> str:
    parts = []
    for place in places:
        before, found, address = address.partition(place)
        if not found:
            raise ValueError(f"{address} does not have its numbers in this order")
        parts.append(before)
    return "%d".join(part.replace("%", "%%") for part in [*parts, address])


def asset(name: str) -> str:
    """Address of a built file, `samspil.css` say; plain, thus unstyled, where nothing is built."""
    if "assets" not in g:  # a page shows dozens of icons; one look at the disk is enough for it
        g.assets = _addresses()
    found: dict[str, str] = g.assets
    return found[name] if found else url_for("static", filename=f"{BUILD}/{name}")


def here_with(**changes: object) -> str:
    """This page's address with `changes` made to its query; None takes a word out of it."""
    words = request.args.to_dict(flat=False)
    for name, value in changes.items():
        words[name] = [] if value is None else [str(value)]
    if "here" not in g:  # a page of tabs, headings and pages to turn has dozens of such links
        g.here = url_for(request.endpoint or "", **(request.view_args or {}))
    asked = urlencode(words, doseq=True)
    return f"{g.here}?{asked}" if asked else g.here


def _addresses() -> dict[str, str]:
    manifest = f"{current_app.static_folder}/{BUILD}/manifest.json"
    try:
        changed = os.stat(manifest).st_mtime_ns  # noqa: PTH116 - every page asks; a Path costs more
    except FileNotFoundError:
        current_app.logger.warning("The front end is not built: run `make assets`.")
        return {}
    return _read(manifest, changed, request.script_root)


@lru_cache(maxsize=16)
def _read(manifest: str, _changed: int, _root: str) -> dict[str, str]:
    """Each file's address, for an application that is served below the path `_root`."""
    names: dict[str, str] = json.loads(Path(manifest).read_text(encoding="utf-8"))
    build = url_for("static", filename=f"{BUILD}/")
    return {name: f"{build}{built}" for name, built in names.items()}
