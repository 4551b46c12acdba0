"""The word that a demo municipality's papers carry on every page, as its pages do."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from planner.extensions import db
from planner.models.municipality import Municipality
from typeset.blocks import Document
from typeset.words import Language

DEMO: Mapping[Language, str] = {Language.DANISH: "Demodata", Language.ENGLISH: "Demo data"}


def marked(document: Document) -> Document:
    """The paper, marked where the municipality is made up."""
    is_demo = db.session.scalar(select(Municipality.is_demo))
    return replace(document, notice=DEMO[document.language]) if is_demo else document
