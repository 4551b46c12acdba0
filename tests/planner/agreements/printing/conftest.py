"""Printing begins without what other tests printed: the files outlive the emptied database."""

import shutil

import pytest
from flask import Flask


@pytest.fixture(autouse=True)
def no_papers(app: Flask) -> None:
    shutil.rmtree(app.extensions["settings"].var / "papers", ignore_errors=True)
