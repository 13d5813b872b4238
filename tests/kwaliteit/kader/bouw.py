"""Versions of the kwaliteitskader for tests, made by the verbs."""

from dataclasses import replace
from datetime import datetime, timedelta

from kwaliteit.domain.kader.consultatie import open_kaderconsultatie
from kwaliteit.domain.kader.laden import read_kader
from kwaliteit.domain.kader.versie import adopt_kaderversie, create_kaderversie
from kwaliteit.enums import Criteriumset
from kwaliteit.models import Kaderconsultatie, Kaderversie
from napl.enums import Rol
from napl.models import Gebruiker
from ontwikkelpaden.domain.consultatie import Consultatiegegevens
from tests.factories import NU, make_gebruiker

DUUR = timedelta(days=14)
NA_CONSULTATIE = NU + DUUR + timedelta(days=2)
BESLUIT = "Besluit stuurgroep van 17 september 2026"


def maak_kader(*, omvang: Criteriumset = Criteriumset.MINIMAAL, at: datetime = NU) -> Kaderversie:
    """Make a concept with the content of the data file."""
    inhoud = read_kader()
    inhoud = replace(inhoud, teksten=replace(inhoud.teksten, omvang=omvang))
    return create_kaderversie(inhoud, by=None, at=at)


def consulteer(versie: Kaderversie, *, by: Gebruiker | None = None, at: datetime = NU) -> Kaderconsultatie:
    dag = at.date()
    gegevens = Consultatiegegevens(dag, dag + DUUR, "Wat vindt u van de criteria?")
    return open_kaderconsultatie(versie, gegevens, by=by or make_gebruiker(Rol.COORDINATOR), at=at)


def stel_vast(versie: Kaderversie, *, by: Gebruiker | None = None, at: datetime = NU) -> Kaderversie:
    """Take a concept through consultation to adoption, which is ``DUUR`` and two days after ``at``."""
    consulteer(versie, at=at)
    return adopt_kaderversie(
        versie,
        besluit=BESLUIT,
        by=by or make_gebruiker(Rol.BESLISSER),
        at=at + DUUR + timedelta(days=2),
    )
