"""Who may do what with tariffs, invoices and payments."""

from rules.predicates import Predicate

from kwaliteit.models import Erkenningsaanvraag
from napl import klok
from napl.enums import Rol
from napl.rechten import BUREAU, IEDEREEN, Actor, Recht
from register.models.aanbod import may_sign

ZIE_FACTUUR = "kwaliteit.zie_factuur"
ZIE_FACTUREN = "kwaliteit.zie_facturen"
BETAAL_FACTUUR = "kwaliteit.betaal_factuur"
BEHEER_TARIEVEN = "kwaliteit.beheer_tarieven"
REGISTREER_BETALING = "kwaliteit.registreer_betaling"
BEHANDEL_TERUGBETALING = "kwaliteit.behandel_terugbetaling"
MELD_BETALING = "kwaliteit.meld_betaling"

AANBIEDER = frozenset({Rol.AANBIEDER})
FINANCIEEL = frozenset({Rol.FINANCIEEL})


def _betaalt(actor: Actor, aanvraag: Erkenningsaanvraag | None) -> bool:
    return aanvraag is None or may_sign(actor, aanvraag.aanbieder, klok.vandaag())  # type: ignore[arg-type]


betaalt_factuur = Predicate(_betaalt, name="betaalt_factuur")

RECHTEN: list[Recht] = [
    Recht(ZIE_FACTUUR, BUREAU | AANBIEDER, "een factuur bekijken (een aanbieder alleen die van zichzelf)"),
    Recht(ZIE_FACTUREN, BUREAU, "alle facturen bekijken"),
    Recht(BETAAL_FACTUUR, AANBIEDER, "een factuur betalen namens een aanbieder", betaalt_factuur),
    Recht(
        BEHEER_TARIEVEN,
        frozenset({Rol.COORDINATOR, Rol.FINANCIEEL}),
        "tarieven en regels voor terugbetalen bepalen voor de toekomst",
    ),
    Recht(REGISTREER_BETALING, FINANCIEEL, "een betaling registreren en navraag doen bij de betaaldienst"),
    Recht(
        BEHANDEL_TERUGBETALING,
        FINANCIEEL,
        "beslissen over een terugbetaling en haar registreren",
    ),
    # Not the role but the signature says who it is.
    Recht(MELD_BETALING, IEDEREEN, "melden dat een betaling veranderde (alleen met een handtekening)"),
]
