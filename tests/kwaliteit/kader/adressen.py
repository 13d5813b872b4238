"""How to call the addresses of the kwaliteitskader; each maker makes what its address is about."""

from collections.abc import Callable
from typing import Any

from kwaliteit.domain.kader.bevinding import Bevindinginvoer, report_bevinding
from kwaliteit.domain.kader.openstelling import open_pad
from kwaliteit.domain.kader.versie import revise_kaderversie
from kwaliteit.enums import Bevindingsoort, Openstellingbereik
from kwaliteit.models import Kaderversie
from napl.enums import Rol
from tests.factories import NU, VANDAAG, OntwikkelpadFactory, make_gebruiker
from tests.kwaliteit.kader.bouw import NA_CONSULTATIE, consulteer, maak_kader, stel_vast


def _concept() -> dict[str, Any]:
    return {"nummer": maak_kader().nummer}


def _vast() -> dict[str, Any]:
    return {"nummer": stel_vast(maak_kader()).nummer}


def _in_consultatie() -> dict[str, Any]:
    return {"nummer": consulteer(maak_kader()).versie.nummer}


def _criterium() -> dict[str, Any]:
    versie = maak_kader()
    return {"nummer": versie.nummer, "pk": versie.criteria.get(code="1.1").pk}


def _standaard() -> dict[str, Any]:
    versie = maak_kader()
    return {"nummer": versie.nummer, "pk": versie.standaarden.get(volgorde=1).pk}


def _bron() -> dict[str, Any]:
    versie = maak_kader()
    return {"nummer": versie.nummer, "pk": versie.bronnen.get(code="nvao").pk}


def _bevinding() -> dict[str, Any]:
    vast = stel_vast(maak_kader())
    invoer = Bevindinginvoer("Lab Noord", Bevindingsoort.MIST, "Er mist iets.")
    criterium = vast.criteria.get(code="1.1")
    bevinding = report_bevinding(criterium, invoer, by=make_gebruiker(Rol.TEAMLID), at=NA_CONSULTATIE)
    nieuw = revise_kaderversie(vast, by=make_gebruiker(Rol.COORDINATOR), at=NA_CONSULTATIE)
    return {"nummer": nieuw.nummer, "pk": bevinding.pk}


def _openstelling() -> dict[str, Any]:
    made = open_pad(
        OntwikkelpadFactory.create(),
        bereik=Openstellingbereik.ALLE,
        geldig_van=VANDAAG,
        geldig_tot=None,
        grond="Besluit",
        by=None,
        at=NU,
    )
    return {"pk": made.pk}


KADERADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str]] = {
    "kwaliteit:kaderversie-detail": (_vast, "get"),
    "kwaliteit:kaderversie-pdf": (_vast, "get"),
    "kwaliteit:kader-vergelijken": (lambda: {**_vast(), "ander": Kaderversie.objects.get().nummer}, "get"),
    "kwaliteit:kaderconsultatie": (_in_consultatie, "get"),
    "kwaliteit:kaderconsultatie-reageer": (_in_consultatie, "get"),
    "kwaliteit:kaderconsultatie-antwoorden": (_in_consultatie, "get"),
    "kwaliteit:bevinding-nieuw": (lambda: {**_vast(), "code": "1.1"}, "get"),
    "kwaliteit:bevinding-antwoord": (_bevinding, "get"),
    "kwaliteit:openstelling-einde": (_openstelling, "get"),
    "kwaliteit:openstelling-terug": (_openstelling, "post"),
    "kwaliteit:kader-bewerk": (_concept, "get"),
    "kwaliteit:kader-teksten": (_concept, "get"),
    "kwaliteit:standaard-nieuw": (_concept, "get"),
    "kwaliteit:standaard-bewerk": (_standaard, "get"),
    "kwaliteit:criterium-nieuw": (_concept, "get"),
    "kwaliteit:criterium-bewerk": (_criterium, "get"),
    "kwaliteit:kaderbron-nieuw": (_concept, "get"),
    "kwaliteit:kaderbron-bewerk": (_bron, "get"),
    "kwaliteit:kader-zet": (lambda: {**_concept(), "zet": "consulteren"}, "get"),
    "kwaliteit:kader-besluit": (lambda: {**_in_consultatie(), "zet": "vaststellen"}, "get"),
    "api-kwaliteitskader": (_vast, "get"),
}
