"""Headings of a development agreement's sections and labels of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.language import Bilingual


class Section(StrEnum):
    """In the order they are printed."""

    PARTIES = "parties"
    PURPOSE = "purpose"
    PROFILE = "profile"
    ROOM = "room"
    CROSS_CUTTING_GOALS = "cross_cutting_goals"
    COMMITTEE_GOALS = "committee_goals"
    LOCAL_GOALS = "local_goals"
    PARTNERS = "partners"
    INVOLVEMENT = "involvement"
    COURSE = "course"
    REGULATION = "regulation"
    SIGNATURES = "signatures"


class Label(StrEnum):
    ACTIONS = "actions"
    ADMINISTRATION = "administration"
    ANNUAL_DUE = "annual_due"
    APPROVED = "approved"
    AREA = "area"
    BASELINE = "baseline"
    BY = "by"
    CARRY_OVER = "carry_over"
    CASE_NUMBER = "case_number"
    COMMITTEE = "committee"
    CONTACTS = "contacts"
    CONTRIBUTION = "contribution"
    CORE_TASK = "core_task"
    DECISION_ITEM = "decision_item"
    DIVISION = "division"
    DUE = "due"
    EXPENSE = "expense"
    EXPENSE_SHORT = "expense_short"
    FINANCES = "finances"
    INDICATOR = "indicator"
    INDICATORS = "indicators"
    KEY_FIGURES = "key_figures"
    LEADER_DECIDES = "leader_decides"
    MEASURES = "measures"
    MED_HEARD = "med_heard"
    MIDWAY_DUE = "midway_due"
    MILESTONE = "milestone"
    MILESTONES = "milestones"
    MUNICIPALITY = "municipality"
    NOT_YET = "not_yet"
    NO_USER_BOARD = "no_user_board"
    OWNER = "owner"
    OWNER_AND_DUE = "owner_and_due"
    PERIOD = "period"
    REMARKS = "remarks"
    SITES = "sites"
    STAFF = "staff"
    SUCCESS_CRITERION = "success_criterion"
    TARGET = "target"
    TARGET_GROUP = "target_group"
    UNIT = "unit"
    UNIT_LEADER = "unit_leader"
    USER_BOARD_HEARD = "user_board_heard"
    WHY = "why"


SECTIONS: Mapping[Section, Bilingual] = {
    Section.PARTIES: Bilingual("Aftalens parter og periode", "Parties and period"),
    Section.PURPOSE: Bilingual("Formål og grundlag", "Purpose and basis"),
    Section.PROFILE: Bilingual("Enheden kort", "The unit in short"),
    Section.ROOM: Bilingual("Rammer og ledelsesrum", "Frames and room for manoeuvre"),
    Section.CROSS_CUTTING_GOALS: Bilingual("Tværgående mål", "Cross-cutting goals"),
    Section.COMMITTEE_GOALS: Bilingual("Udvalgets mål", "The committee's goals"),
    Section.LOCAL_GOALS: Bilingual("Lokale mål", "Local goals"),
    Section.PARTNERS: Bilingual("Samarbejde på tværs", "Working together across units"),
    Section.INVOLVEMENT: Bilingual(
        "Medarbejder- og brugerinddragelse", "Involvement of staff and users"
    ),
    Section.COURSE: Bilingual("Dialog og opfølgning", "Dialogue and follow-up"),
    Section.REGULATION: Bilingual("Regulering af aftalen", "Changing the agreement"),
    Section.SIGNATURES: Bilingual("Underskrifter", "Signatures"),
}

LABELS: Mapping[Label, Bilingual] = {
    Label.ACTIONS: Bilingual("Indsatser", "Actions"),
    Label.ADMINISTRATION: Bilingual("Forvaltning", "Administration"),
    Label.ANNUAL_DUE: Bilingual("Årsopfølgning senest", "Annual follow-up by"),
    Label.APPROVED: Bilingual("Godkendt i udvalget", "Approved by the committee"),
    Label.AREA: Bilingual("Gælder for", "Concerns"),
    Label.BASELINE: Bilingual("Udgangspunkt", "Baseline"),
    Label.BY: Bilingual("ved", "by"),
    Label.CARRY_OVER: Bilingual("Overførsel mellem år", "Carry-over between years"),
    Label.CASE_NUMBER: Bilingual("Sagsnummer", "Case number"),
    Label.COMMITTEE: Bilingual("Udvalg", "Committee"),
    Label.CONTACTS: Bilingual("Møder i perioden", "Meetings in the period"),
    Label.CONTRIBUTION: Bilingual("Vores bidrag", "Our contribution"),
    Label.CORE_TASK: Bilingual("Kerneopgave", "Core task"),
    Label.DECISION_ITEM: Bilingual("punkt {number}", "item {number}"),
    Label.DIVISION: Bilingual("Hvem gør hvad", "Who does what"),
    Label.DUE: Bilingual("Frist", "Due"),
    Label.EXPENSE: Bilingual(
        "Kan målet nås på en anden enheds bekostning?",
        "Could this goal be reached at another unit's expense?",
    ),
    Label.EXPENSE_SHORT: Bilingual(
        "På andres bekostning?",
        "At others’ expense?",
    ),
    Label.FINANCES: Bilingual("Økonomisk ramme", "Financial frame"),
    Label.INDICATOR: Bilingual("Indikator", "Indicator"),
    Label.INDICATORS: Bilingual("Indikatorer", "Indicators"),
    Label.KEY_FIGURES: Bilingual("Nøgletal", "Key figures"),
    Label.LEADER_DECIDES: Bilingual("Lederen beslutter selv", "The leader decides"),
    Label.MEASURES: Bilingual(
        "Sådan måler vi",
        "How we measure",
    ),
    Label.MED_HEARD: Bilingual("Drøftet i MED", "Discussed in MED"),
    Label.MIDWAY_DUE: Bilingual("Midtvejsopfølgning senest", "Midway follow-up by"),
    Label.MILESTONE: Bilingual("Milepæl", "Milestone"),
    Label.MILESTONES: Bilingual("Milepæle", "Milestones"),
    Label.MUNICIPALITY: Bilingual("Kommune", "Municipality"),
    Label.NOT_YET: Bilingual("ikke endnu", "not yet"),
    Label.NO_USER_BOARD: Bilingual(
        "Enheden har ingen brugerbestyrelse.", "The unit has no user board."
    ),
    Label.OWNER: Bilingual("Ansvarlig", "Responsible"),
    Label.OWNER_AND_DUE: Bilingual("Ansvarlig og frist", "Responsible, and due"),
    Label.PERIOD: Bilingual("Aftaleperiode", "Agreement period"),
    Label.REMARKS: Bilingual("Bemærkninger", "Remarks"),
    Label.SITES: Bilingual("Adresser", "Addresses"),
    Label.STAFF: Bilingual("Personale", "Staff"),
    Label.SUCCESS_CRITERION: Bilingual("Succeskriterium", "Success criterion"),
    Label.TARGET: Bilingual("Mål", "Target"),
    Label.TARGET_GROUP: Bilingual("Målgruppe", "Whom it serves"),
    Label.UNIT: Bilingual("Enhed", "Unit"),
    Label.UNIT_LEADER: Bilingual(
        "Leder",
        "Leader",
    ),
    Label.USER_BOARD_HEARD: Bilingual("Brugerbestyrelsen hørt", "User board heard"),
    Label.WHY: Bilingual("Hvorfor", "Why"),
}
