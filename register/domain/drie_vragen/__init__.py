"""Drie vragen: from three answers to three explained trajecten (docs/adr/0014-three-questions.md)."""

from register.domain.drie_vragen.antwoorden import Antwoorden, Criterium, to_zoekvraag
from register.domain.drie_vragen.beschrijven import Gegeven, describe_antwoorden
from register.domain.drie_vragen.opties import (
    Optie,
    Vraag1,
    Vraag2,
    Vraag3,
    read_vraag1,
    read_vraag2,
    read_vraag3,
)
from register.domain.drie_vragen.verzamelen import MAX_RONDE, Keuze, choose, read_namen, read_one
from register.domain.drie_vragen.voorstel import Voorstel, build_voorstel

__all__ = [
    "MAX_RONDE",
    "Antwoorden",
    "Criterium",
    "Gegeven",
    "Keuze",
    "Optie",
    "Voorstel",
    "Vraag1",
    "Vraag2",
    "Vraag3",
    "build_voorstel",
    "choose",
    "describe_antwoorden",
    "read_namen",
    "read_one",
    "read_vraag1",
    "read_vraag2",
    "read_vraag3",
    "to_zoekvraag",
]
