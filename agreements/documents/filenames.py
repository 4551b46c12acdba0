"""File names that every system can store: small letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "/": "-"})
LONGEST = 100


def pdf_name(*parts: str) -> str:
    """``udviklingsaftale-2027-skovboernehuset.pdf`` from any words."""
    text = "-".join(parts).lower().translate(_DANISH)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub("[^a-z0-9]+", "-", ascii_text)[:LONGEST].strip("-")
    return f"{slug or 'dokument'}.pdf"
