"""Addresses templates ask for: built files by content, and this page with other search words."""

import json
from functools import lru_cache
from pathlib import Path

from flask import current_app, request, url_for

BUILD = "build"


def asset(name: str) -> str:
    """Address of a built file, `samspil.css` say; plain, thus unstyled, where nothing is built."""
    return url_for("static", filename=f"{BUILD}/{_hashed_name(name)}")


def here_with(**changes: object) -> str:
    """This page's address with `changes` made to its query; None takes a word out of it."""
    words = request.args.to_dict(flat=False)
    for name, value in changes.items():
        words[name] = [] if value is None else [str(value)]
    endpoint, view_args = request.endpoint or "", request.view_args or {}
    return url_for(endpoint, **view_args, **words)  # type: ignore[arg-type]  # lists repeat a word


def _hashed_name(name: str) -> str:
    manifest = Path(current_app.static_folder or "") / BUILD / "manifest.json"
    if not manifest.is_file():
        current_app.logger.warning("The front end is not built: run `make assets`.")
        return name
    return _read(manifest, manifest.stat().st_mtime_ns)[name]


@lru_cache(maxsize=2)
def _read(manifest: Path, _changed: int) -> dict[str, str]:
    names: dict[str, str] = json.loads(manifest.read_text())
    return names
