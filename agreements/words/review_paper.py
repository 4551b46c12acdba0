"""What the paper of HovedMED's review says around its figures."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.language import Bilingual


class Heading(StrEnum):
    """The paper's sections, in order."""

    FIGURES = "figures"
    COMMITTEES = "committees"
    KODEKS = "kodeks"
    LAST_YEAR = "last_year"
    REMARKS = "remarks"
    RECOMMENDATIONS = "recommendations"
    SIGNATURES = "signatures"


class Line(StrEnum):
    AGREEMENTS_SIGNED = "agreements_signed"
    ANNUAL = "annual"
    ANSWER = "answer"
    ANSWERED_ON = "answered_on"
    AS_OF = "as_of"
    BY = "by"
    COMMITTEE = "committee"
    DAYS = "days"
    HELD = "held"
    KODEKS_ACKNOWLEDGED = "kodeks_acknowledged"
    LAST_DISCUSSED = "last_discussed"
    LONGEST_WAIT = "longest_wait"
    MED_HEARD = "med_heard"
    MIDWAY = "midway"
    NEVER = "never"
    NEVER_CONTACTED = "never_contacted"
    NONE = "none"
    NO_FIGURES = "no_figures"
    NO_SHARE = "no_share"
    NOT_ANSWERED = "not_answered"
    NOT_FOLLOWED_UP = "not_followed_up"
    NUMBERED = "numbered"
    OUTCOME = "outcome"
    PERIOD = "period"
    PLAN_VERSION = "plan_version"
    RECOMMENDATION = "recommendation"
    REPLANNED = "replanned"
    SHARE = "share"
    SIGN_MANAGEMENT = "sign_management"
    SIGN_EMPLOYEES = "sign_employees"
    STAFF_VOICE = "staff_voice"
    VALUE = "value"
    WAITED = "waited"
    WAITING = "waiting"
    WITH_CONTACT = "with_contact"


HEADINGS: Mapping[Heading, Bilingual] = {
    Heading.FIGURES: Bilingual("Tallene, som de så ud", "The figures as they stood"),
    Heading.COMMITTEES: Bilingual("Udvalgenes enheder", "The committees’ units"),
    Heading.KODEKS: Bilingual("Kodekset i brug", "The code in use"),
    Heading.LAST_YEAR: Bilingual("Opfølgning på sidste gang", "Follow-up since last time"),
    Heading.REMARKS: Bilingual("Bemærkninger", "Remarks"),
    Heading.RECOMMENDATIONS: Bilingual("Anbefalinger og svar", "Recommendations and answers"),
    Heading.SIGNATURES: Bilingual("Underskrifter", "Signatures"),
}

LINES: Mapping[Line, Bilingual] = {
    Line.AGREEMENTS_SIGNED: Bilingual(
        "Aftaler underskrevet til tiden", "Agreements signed in time"
    ),
    Line.ANNUAL: Bilingual("Årsopfølgninger til tiden", "Annual follow-ups in time"),
    Line.ANSWER: Bilingual("Svar", "Answer"),
    Line.ANSWERED_ON: Bilingual("{answer} ({day})", "{answer} ({day})"),
    Line.AS_OF: Bilingual("Opgjort pr.", "As of"),
    Line.BY: Bilingual("Fra", "By"),
    Line.COMMITTEE: Bilingual("Udvalg", "Committee"),
    Line.DAYS: Bilingual("{count} dage", "{count} days"),
    Line.HELD: Bilingual("Planlagte møder, der blev holdt", "Planned meetings that were held"),
    Line.KODEKS_ACKNOWLEDGED: Bilingual(
        "Har tilkendegivet, at de kender kodekset", "Have acknowledged the code"
    ),
    Line.LAST_DISCUSSED: Bilingual("Sidst drøftet", "Last discussed"),
    Line.LONGEST_WAIT: Bilingual("Længste ventetid", "Longest wait"),
    Line.MED_HEARD: Bilingual("Aftaler, hvor MED er hørt", "Agreements where MED was heard"),
    Line.MIDWAY: Bilingual("Midtvejsopfølgninger til tiden", "Midway follow-ups in time"),
    Line.NEVER: Bilingual("Aldrig", "Never"),
    Line.NEVER_CONTACTED: Bilingual("Uden kontakt endnu", "Without contact so far"),
    Line.NONE: Bilingual("Ingen.", "None."),
    Line.NO_FIGURES: Bilingual("Tallene er ikke frosset endnu.", "The figures are not frozen yet."),
    Line.NO_SHARE: Bilingual("Ingen endnu", "None yet"),
    Line.NOT_ANSWERED: Bilingual("Ikke besvaret endnu", "Not answered yet"),
    Line.NOT_FOLLOWED_UP: Bilingual("Ikke fulgt op endnu", "Not followed up yet"),
    Line.NUMBERED: Bilingual("Anbefaling {number}", "Recommendation {number}"),
    Line.OUTCOME: Bilingual("Hvad blev der af den?", "What became of it?"),
    Line.PERIOD: Bilingual("Periode", "Period"),
    Line.PLAN_VERSION: Bilingual("Plan, der er set på", "The plan looked at"),
    Line.RECOMMENDATION: Bilingual("Anbefaling", "Recommendation"),
    Line.REPLANNED: Bilingual("Aflyste møder, der fik en ny dato", "Cancelled, with a new date"),
    Line.SHARE: Bilingual("{percent} % ({part} af {whole})", "{percent} % ({part} of {whole})"),
    Line.SIGN_MANAGEMENT: Bilingual("Formand for HovedMED", "Chair of HovedMED"),
    Line.SIGN_EMPLOYEES: Bilingual("Næstformand for HovedMED", "Vice-chair of HovedMED"),
    Line.STAFF_VOICE: Bilingual(
        "Møder, hvor en medarbejderrepræsentant var med",
        "Meetings with an employee representative present",
    ),
    Line.VALUE: Bilingual("Værdi", "Value"),
    Line.WAITED: Bilingual("{unit}: {count} dage", "{unit}: {count} days"),
    Line.WAITING: Bilingual(
        "Har ventet længere end garantien", "Have waited longer than guaranteed"
    ),
    Line.WITH_CONTACT: Bilingual("Enheder med kontakt", "Units with contact"),
}
