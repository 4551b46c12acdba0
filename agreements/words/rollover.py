"""Why a goal did not come along into the next agreement."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.language import Bilingual


class LeftOut(StrEnum):
    REACHED = "reached"
    DROPPED = "dropped"
    NO_LONGER_SHARED = "no_longer_shared"


LEFT_OUT: Mapping[LeftOut, Bilingual] = {
    LeftOut.REACHED: Bilingual("Målet er nået.", "The goal was reached."),
    LeftOut.DROPPED: Bilingual("Målet er bortfaldet.", "The goal was dropped."),
    LeftOut.NO_LONGER_SHARED: Bilingual(
        "Målet er ikke længere fælles for enhederne.",
        "The goal is no longer shared between the units.",
    ),
}
