"""What the kinds of papers are called: on pages, and in the files that are printed."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.language import Bilingual
from planner.agreements.printing.orders import Binding, PaperKind

KINDS: Mapping[PaperKind, LazyString] = {
    PaperKind.AGREEMENT: _("The agreements, with signatures and annexes"),
    PaperKind.MIDWAY: _("The midway follow-ups"),
    PaperKind.ANNUAL: _("The annual follow-ups"),
    PaperKind.DIALOGUE: _("One page on each unit for its next meeting"),
}

BINDINGS: Mapping[Binding, LazyString] = {
    Binding.PACKED: _("One file for each unit, packed in a ZIP file with checksums"),
    Binding.BOUND: _("One PDF with contents and bookmarks"),
}

TITLES: Mapping[PaperKind, Bilingual] = {
    PaperKind.AGREEMENT: Bilingual("Udviklingsaftaler", "Development agreements"),
    PaperKind.MIDWAY: Bilingual("Midtvejsopfølgninger", "Midway follow-ups"),
    PaperKind.ANNUAL: Bilingual("Årsopfølgninger", "Annual follow-ups"),
    PaperKind.DIALOGUE: Bilingual("Ark til dialogmøder", "Sheets for dialogue meetings"),
}

ALL_UNITS = Bilingual("Alle enheder", "All units")
