from ontwikkelpaden.models.atelier import Atelier, Atelierbijeenkomst, Atelierdeelnemer, Werkdocument
from ontwikkelpaden.models.consultatie import Consultatie, Consultatiereactie
from ontwikkelpaden.models.doel import Doel
from ontwikkelpaden.models.pad import Ontwikkelpad, Padversie, PadversieQuerySet
from ontwikkelpaden.models.padverband import Padverband
from ontwikkelpaden.models.raamwerk import Dimensie, Eindterm, Niveaubeschrijving, Subdimensie
from ontwikkelpaden.models.volgen import Gevolgdpad, Leerruimte
from ontwikkelpaden.models.werk import Celbericht, Padwijziging
from ontwikkelpaden.models.zelfevaluatie import Zelfevaluatie, Zelfevaluatieantwoord

__all__ = [
    "Atelier",
    "Atelierbijeenkomst",
    "Atelierdeelnemer",
    "Celbericht",
    "Consultatie",
    "Consultatiereactie",
    "Dimensie",
    "Doel",
    "Eindterm",
    "Gevolgdpad",
    "Leerruimte",
    "Niveaubeschrijving",
    "Ontwikkelpad",
    "Padverband",
    "Padversie",
    "PadversieQuerySet",
    "Padwijziging",
    "Subdimensie",
    "Werkdocument",
    "Zelfevaluatie",
    "Zelfevaluatieantwoord",
]
