"""What the programme is called on a page."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.words import kodeks
from planner.web.bilingual import lazily

FORUMS = lazily(kodeks.FORUMS)
KIND: dict[bool, LazyString] = {True: _("Norm"), False: _("Theme")}
