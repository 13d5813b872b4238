from kwaliteit.models.aanvraag import Erkenningsaanvraag
from kwaliteit.models.erkenning import Erkenning
from kwaliteit.models.erkenningsleven import Intrekkingsvoornemen, Schorsing
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

__all__ = [
    "Bewijsvorm",
    "Criterium",
    "Criteriumbron",
    "Erkenning",
    "Erkenningsaanvraag",
    "Intrekkingsvoornemen",
    "Kaderbevinding",
    "Kaderbron",
    "Kaderconsultatie",
    "Kaderreactie",
    "Kaderverband",
    "Kaderversie",
    "Niveauleidraad",
    "Openstelling",
    "Schorsing",
    "Standaard",
]
