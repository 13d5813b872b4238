from ontwikkelpaden.models.pad import Ontwikkelpad, Padversie, PadversieQuerySet
from ontwikkelpaden.models.raamwerk import Dimensie, Eindterm, Niveaubeschrijving, Subdimensie

__all__ = [
    "Dimensie",
    "Eindterm",
    "Niveaubeschrijving",
    "Ontwikkelpad",
    "Padversie",
    "PadversieQuerySet",
    "Subdimensie",
]
