"""Standard paragraphs that a new agreement begins with, and the standing names in it."""

from __future__ import annotations

from agreements.language import Bilingual

PURPOSE = Bilingual(
    "Aftalen er et redskab til dialog mellem udvalget og enheden. Den siger med få og klare "
    "mål, hvad vi vil nå sammen i perioden. Den er ikke et kontrolskema. Målene bygger på byrådets "
    "budget og politikker og på enhedens egen hverdag. Når vi mødes om aftalen, følger vi "
    "kommunens kodeks, som står i bilag C.",
    "The agreement is a tool for dialogue between the committee and the unit. With few and clear "
    "goals it says what we want to reach together in the period. It is not a form for control. The "
    "goals rest on the council's budget and policies and on the unit's own everyday life. When we "
    "meet about the agreement, we follow the municipality's code of conduct, found in annex C.",
)
CARRY_OVER = Bilingual(
    "Overskud og underskud føres over til næste år efter kommunens regler for økonomistyring.",
    "Surplus and deficit are carried over to the next year by the municipality's financial rules.",
)
LEADER_DECIDES = Bilingual(
    "Lederen tilrettelægger arbejdet, ansætter personale og bruger budgettet inden for kommunens "
    "regler, de politiske beslutninger og det, der er aftalt i MED.",
    "The leader organises the work, employs staff and uses the budget within the municipality's "
    "rules, the political decisions and what is agreed in the MED system.",
)
DIVISION = Bilingual(
    "Enheden følger op på hvert mål midtvejs og ved årets slutning. Centret hjælper med tal. "
    "Udvalgssekretæren samler det, vi beder udvalget om, og sætter det på det næste dialogmøde. "
    "Udvalget svarer på mødet eller senest på sit næste ordinære møde.",
    "The unit follows up on each goal midway and at the end of the year. The centre helps with "
    "figures. The committee secretary collects what we ask of the committee and puts it on the "
    "next dialogue meeting. The committee answers at the meeting, or at its next ordinary one.",
)
REGULATION = Bilingual(
    "Aftalen kan ændres, hvis lovgivning, budget eller opgaver ændrer sig væsentligt, hvis "
    "enheden får ny leder, eller hvis den lægges sammen med en anden eller deles. En ændring "
    "begrundes, drøftes i MED og i brugerbestyrelsen og godkendes af udvalget. Den hidtidige "
    "aftale gælder, til ændringen er underskrevet.",
    "The agreement can be changed if law, budget or tasks change considerably, if the unit gets a "
    "new leader, or if it is merged with another or divided. A change is given a reason, discussed "
    "in MED and in the user board, and approved by the committee. The agreement so far holds until "
    "the change is signed.",
)
HOSTED_MEETING = Bilingual("Udvalgsmøde hos enheden", "Committee meeting at the unit")
DIALOGUE_MEETING = Bilingual("Dialogmøde", "Dialogue meeting")
TOWN_HALL = Bilingual("Rådhuset", "The town hall")
