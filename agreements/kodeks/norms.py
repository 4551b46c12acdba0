"""All norms with questions: the seven national ones in their order, then the local values."""

from __future__ import annotations

from agreements.kodeks.classic_norms import CLASSIC_NORMS
from agreements.kodeks.newer_norms import NEWER_NORMS

NORMS = (*CLASSIC_NORMS, *NEWER_NORMS)
