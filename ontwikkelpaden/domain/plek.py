"""The places of a version where a text stands, and how each is read and written."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db import models

from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout
from napl.tekst import tidy
from ontwikkelpaden.enums import Niveau, Padveld
from ontwikkelpaden.models import (
    Dimensie,
    Eindterm,
    Niveaubeschrijving,
    Padversie,
    Padwijziging,
    Subdimensie,
)

MAX_TEKST = 20_000

VERSIEVELDEN: dict[Padveld, str] = {
    Padveld.OMSCHRIJVING: "omschrijving",
    Padveld.TOELICHTING: "toelichting",
    Padveld.INITIEEL: "initieel",
    Padveld.EINDTERMEN_TOELICHTING: "eindtermen_toelichting",
    Padveld.GRONDSLAG: "grondslag",
}
# What these belong to is found by the model, whose rows name the version by this path.
_OUDERS: dict[type[models.Model], str] = {
    Dimensie: "padversie",
    Subdimensie: "dimensie__padversie",
    Eindterm: "padversie",
}
ONDERDEELVELDEN: dict[Padveld, tuple[type[models.Model], str]] = {
    Padveld.DIMENSIE: (Dimensie, "naam"),
    Padveld.SUBDIMENSIE: (Subdimensie, "naam"),
    Padveld.SUBDIMENSIE_TOELICHTING: (Subdimensie, "toelichting"),
    Padveld.EINDTERM: (Eindterm, "tekst"),
    Padveld.EINDTERM_CODE: (Eindterm, "code"),
    Padveld.EINDTERM_NIVEAU: (Eindterm, "niveau"),
}
TEKSTVELDEN = frozenset({*VERSIEVELDEN, *ONDERDEELVELDEN, Padveld.CEL})
EEN_REGEL = frozenset({Padveld.DIMENSIE, Padveld.SUBDIMENSIE, Padveld.EINDTERM_CODE, Padveld.EINDTERM_NIVEAU})
VERPLICHT = frozenset({*EEN_REGEL, Padveld.OMSCHRIJVING, Padveld.EINDTERM})


class OnderdeelWeg(Domeinfout):
    """The dimensie, subdimensie or eindterm is not there (any more)."""

    def __init__(self) -> None:
        super().__init__("Dit onderdeel is er niet meer. Iemand heeft het weggehaald.")


@dataclass(frozen=True)
class Plek:
    """Where a text of a version stands; ``onderdeel`` is the id of what it belongs to, if not the version."""

    veld: Padveld
    onderdeel: int | None = None
    niveau: str = ""

    @classmethod
    def cel(cls, subdimensie: int, niveau: Niveau) -> "Plek":
        return cls(Padveld.CEL, subdimensie, niveau.value)

    @classmethod
    def van(cls, wijziging: Padwijziging) -> "Plek":
        return cls(Padveld(wijziging.veld), wijziging.onderdeel, wijziging.niveau)

    @property
    def op_een_regel(self) -> bool:
        return self.veld in EEN_REGEL


class Vak(Protocol):
    """A place that was found: what stands in it, what it takes, and how to put something in it."""

    @property
    def tekst(self) -> str: ...

    def clean(self, tekst: str) -> str: ...

    def write(self, tekst: str) -> None: ...


@dataclass
class _Veldvak:
    """A column of the version, or of one of its parts."""

    ding: Any
    naam: str
    plek: Plek
    versie: Padversie

    @property
    def tekst(self) -> str:
        return str(getattr(self.ding, self.naam))

    def clean(self, tekst: str) -> str:
        return check_tekst(self.plek.veld, tekst, versie=self.versie, zelf=self.plek.onderdeel)

    def write(self, tekst: str) -> None:
        save_fields(self.ding, **{self.naam: tekst})


@dataclass
class _Celvak:
    """A cell of the raamwerk; an empty one has no row."""

    subdimensie: int
    niveau: str

    @property
    def tekst(self) -> str:
        return self._rows().values_list("tekst", flat=True).first() or ""

    def clean(self, tekst: str) -> str:
        return _check_lengte(tekst, MAX_TEKST)

    def write(self, tekst: str) -> None:
        if not tekst:
            self._rows().delete()
        elif not self._rows().update(tekst=tekst):
            Niveaubeschrijving.objects.create(
                subdimensie_id=self.subdimensie, niveau=self.niveau, tekst=tekst
            )

    def _rows(self) -> models.QuerySet[Niveaubeschrijving]:
        return Niveaubeschrijving.objects.filter(subdimensie=self.subdimensie, niveau=self.niveau)


def find_vak(versie: Padversie, plek: Plek) -> Vak:
    """Return the place in a version; raises OnderdeelWeg when the version has no such place."""
    if plek.veld in VERSIEVELDEN and plek.onderdeel is None:
        return _Veldvak(versie, VERSIEVELDEN[plek.veld], plek, versie)
    if plek.veld == Padveld.CEL:
        if plek.niveau not in versie.niveaus:
            raise OnderdeelWeg
        return _Celvak(find_onderdeel(Subdimensie, versie, plek.onderdeel).pk, plek.niveau)
    if plek.veld in ONDERDEELVELDEN:
        model, naam = ONDERDEELVELDEN[plek.veld]
        return _Veldvak(find_onderdeel(model, versie, plek.onderdeel), naam, plek, versie)
    raise OnderdeelWeg


def find_onderdeel(model: type[models.Model], versie: Padversie, pk: int | None) -> Any:
    """Return a dimensie, subdimensie or eindterm of this version, and of no other."""
    if pk is None:
        raise OnderdeelWeg
    found = model._default_manager.filter(**{"pk": pk, _OUDERS[model]: versie}).first()  # noqa: SLF001
    if found is None:
        raise OnderdeelWeg
    return found


def check_tekst(veld: Padveld, tekst: str, *, versie: Padversie, zelf: int | None = None) -> str:
    """Return a text as a field stores it; raises Domeinfout for what the field refuses."""
    if veld in EEN_REGEL:
        tekst = tidy(tekst)
    if veld in VERPLICHT and not tekst:
        raise Domeinfout("Vul hier iets in. Dit kan niet leeg zijn.", veld="tekst")
    if veld in ONDERDEELVELDEN:
        model, naam = ONDERDEELVELDEN[veld]
        _check_lengte(tekst, model._meta.get_field(naam).max_length or MAX_TEKST)  # type: ignore[union-attr]  # noqa: SLF001
    _check_lengte(tekst, MAX_TEKST)
    if veld == Padveld.EINDTERM_NIVEAU and tekst not in versie.niveaus:
        raise Domeinfout("Kies een niveau van dit pad.", veld="tekst")
    if (
        veld == Padveld.EINDTERM_CODE
        and Eindterm.objects.filter(padversie=versie, code=tekst).exclude(pk=zelf or 0).exists()
    ):
        raise Domeinfout(f"De code ‘{tekst}’ hoort al bij een andere eindterm.", veld="tekst")
    return tekst


def _check_lengte(tekst: str, hoogste: int) -> str:
    if len(tekst) > hoogste:
        raise Domeinfout(
            f"De tekst is te lang: {len(tekst)} tekens. Er passen {hoogste} tekens in.", veld="tekst"
        )
    return tekst
