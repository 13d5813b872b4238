from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.aanvraagdossier import (
    Aanvraagaccreditatie,
    Aanvraagbewijs,
    Aanvulpunt,
    Aanvulverzoek,
    Criteriumdekking,
)
from kwaliteit.models.advies import (
    Advies,
    Adviesoordeel,
    Adviesvoorwaarde,
    Zienswijze,
    Zienswijzebestand,
)
from kwaliteit.models.beoordeling import (
    Beoordeling,
    Beoordelingoordeel,
    Consensusoordeel,
    Oordeelversie,
)
from kwaliteit.models.besluit import (
    Besluit,
    Besluitoordeel,
    Erkenningsbeleid,
    Voorwaarde,
    Voorwaardemelding,
)
from kwaliteit.models.betaling import Betaalbericht, Betaling, Terugbetaling
from kwaliteit.models.bezwaar import Bezwaar
from kwaliteit.models.deskundige import Afwezigheid, Band, Deskundige
from kwaliteit.models.erkenning import Erkenning
from kwaliteit.models.erkenningsleven import Intrekkingsvoornemen, Schorsing
from kwaliteit.models.evaluatie import (
    Evaluatie,
    Evaluatieantwoord,
    Evaluatiecijfer,
    Evaluatiedeel,
    Evaluatiejaar,
)
from kwaliteit.models.factuur import Factuur, Factuurreeks
from kwaliteit.models.kader import (
    Bewijsvorm,
    Criterium,
    Criteriumbron,
    Kaderbron,
    Kaderverband,
    Kaderversie,
    Niveauleidraad,
    Standaard,
)
from kwaliteit.models.kaderleven import (
    Kaderbevinding,
    Kaderconsultatie,
    Kaderreactie,
    Openstelling,
)
from kwaliteit.models.proefbetaling import Proefbetaling
from kwaliteit.models.tarief import Tarief, Terugbetaalregel
from kwaliteit.models.toezicht import (
    Jaargegevens,
    Signaal,
    Signaleringsregel,
    Steekproef,
    TussentijdseBeoordeling,
)
from kwaliteit.models.verantwoording import Verantwoording

__all__ = [
    "Aanvraagaccreditatie",
    "Aanvraagbewijs",
    "Aanvulpunt",
    "Aanvulverzoek",
    "Advies",
    "Adviesoordeel",
    "Adviesvoorwaarde",
    "Afwezigheid",
    "Band",
    "Beoordeling",
    "Beoordelingoordeel",
    "Besluit",
    "Besluitoordeel",
    "Betaalbericht",
    "Betaling",
    "Bewijsvorm",
    "Bezwaar",
    "Consensusoordeel",
    "Criterium",
    "Criteriumbron",
    "Criteriumdekking",
    "Deskundige",
    "Erkenning",
    "Erkenningsaanvraag",
    "Erkenningsbeleid",
    "Evaluatie",
    "Evaluatieantwoord",
    "Evaluatiecijfer",
    "Evaluatiedeel",
    "Evaluatiejaar",
    "Factuur",
    "Factuurreeks",
    "Intrekkingsvoornemen",
    "Jaargegevens",
    "Kaderbevinding",
    "Kaderbron",
    "Kaderconsultatie",
    "Kaderreactie",
    "Kaderverband",
    "Kaderversie",
    "Niveauleidraad",
    "Oordeelversie",
    "Openstelling",
    "Proefbetaling",
    "Schorsing",
    "Signaal",
    "Signaleringsregel",
    "Standaard",
    "Steekproef",
    "Tarief",
    "Terugbetaalregel",
    "Terugbetaling",
    "TussentijdseBeoordeling",
    "Verantwoording",
    "Voorwaarde",
    "Voorwaardemelding",
    "Zienswijze",
    "Zienswijzebestand",
]
