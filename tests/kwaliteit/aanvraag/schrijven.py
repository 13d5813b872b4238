"""What an aanbieder does before it submits, for tests."""

from typing import Any

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.verantwoorden import progress_of, write_verantwoording
from kwaliteit.domain.kader.openstelling import open_pad
from kwaliteit.enums import Openstellingbereik
from kwaliteit.models import Erkenningsaanvraag, Kaderversie
from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import LEEG
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad, Padversie
from register.domain.trajectgegevens import Typeringgegevens
from register.models import Traject
from tests.factories import NU, VANDAAG, make_traject
from tests.kwaliteit.aanvraag.bouw import kader_van_kracht, maak_aanbieder, maak_lid
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie


def gewoon_kader() -> Kaderversie:
    """Return the version in force, adopted before the tests' now."""
    versie = kader_van_kracht()
    Kaderversie.objects.filter(pk=versie.pk).update(vastgesteld_op=NU)
    versie.refresh_from_db()
    return versie


def maak_open_pad(bereik: Openstellingbereik = Openstellingbereik.ALLE) -> Padversie:
    versie = maak_versie(maak_pad(f"rekenen-{Ontwikkelpad.objects.count() + 1}"))
    open_pad(versie.pad, bereik=bereik, geldig_van=VANDAAG, geldig_tot=None, grond="Besluit", by=None, at=NU)
    return versie


def maak_toelaatbaar(
    padversie: Padversie | None = None, *, is_fictief: bool = False, **velden: Any
) -> tuple[Traject, Gebruiker]:
    """Make a traject that can be put forward, and somebody who may write and sign for it."""
    gewoon_kader()
    padversie = padversie or maak_open_pad()
    aanbieder = maak_aanbieder(is_fictief=is_fictief)
    typering = Typeringgegevens(padversie, Niveau.STARTBEKWAAM.value, "Dat blijkt uit het programma.")
    naam = f"Rekencoördinator {Traject.objects.count() + 1}"
    traject = make_traject(naam, aanbieders=[aanbieder], opname=None, typeringen=(typering,), **velden)
    return traject, maak_lid(aanbieder)


def schrijf_alles(aanvraag: Erkenningsaanvraag, by: Gebruiker) -> None:
    for code in progress_of(aanvraag).open:
        write_verantwoording(aanvraag, code, f"Zo doen wij {code}.", basis=LEEG, by=by, at=NU)


def maak_klaar() -> tuple[Erkenningsaanvraag, Gebruiker]:
    """Return a concept that can be submitted, and who may do that."""
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    schrijf_alles(aanvraag, by)
    return aanvraag, by
