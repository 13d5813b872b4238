"""Who may do what with advice, zienswijze and decision: separated duties (application, 3.2)."""

from napl.enums import Rol
from napl.rechten import BUREAU, Recht

SCHRIJF_ADVIES = "kwaliteit.schrijf_advies"
BESLIS = "kwaliteit.beslis_aanvraag"
ZIE_BESLUITEN = "kwaliteit.zie_besluiten"
BEOORDEEL_VOORWAARDE = "kwaliteit.beoordeel_voorwaarde"
BEHEER_BELEID = "kwaliteit.beheer_erkenningsbeleid"

_BEHANDELAARS = frozenset({Rol.BEHANDELAAR, Rol.COORDINATOR})

RECHTEN: list[Recht] = [
    Recht(
        SCHRIJF_ADVIES,
        _BEHANDELAARS,
        "een advies over een erkenningsaanvraag schrijven en versturen, en op een zienswijze antwoorden",
    ),
    Recht(BESLIS, frozenset({Rol.BESLISSER}), "op een erkenningsaanvraag beslissen"),
    Recht(ZIE_BESLUITEN, BUREAU, "adviezen en besluiten over erkenningsaanvragen bekijken"),
    Recht(BEOORDEEL_VOORWAARDE, _BEHANDELAARS, "beoordelen of aan een voorwaarde is voldaan"),
    Recht(
        BEHEER_BELEID,
        frozenset({Rol.COORDINATOR}),
        "bepalen hoe lang een erkenning duurt, en wat er onder een besluit staat",
    ),
]
