"""A concept as the people who write it see it: the grid with its texts, who wrote last, what is discussed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch

from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import afdruk
from ontwikkelpaden.domain.plek import Plek
from ontwikkelpaden.enums import Niveau, Padveld
from ontwikkelpaden.models import (
    Celbericht,
    Dimensie,
    Eindterm,
    Padversie,
    Padwijziging,
    Subdimensie,
)


@dataclass(frozen=True)
class Laatste:
    """Who changed a text last, and when; without a name when the account is gone."""

    door: str
    op: datetime


@dataclass(frozen=True)
class Celstand:
    subdimensie: Subdimensie
    niveau: Niveau
    tekst: str
    gesprekken: int
    laatste: Laatste | None

    @property
    def sleutel(self) -> str:
        return f"{self.subdimensie.pk}-{self.niveau}"


@dataclass(frozen=True)
class Bewerkrij:
    subdimensie: Subdimensie
    cellen: tuple[Celstand, ...]


@dataclass(frozen=True)
class Bewerkgroep:
    dimensie: Dimensie
    rijen: tuple[Bewerkrij, ...]


@dataclass(frozen=True)
class Bewerking:
    versie: Padversie
    niveaus: tuple[Niveau, ...]
    groepen: tuple[Bewerkgroep, ...]
    eindtermen: tuple[Eindterm, ...]

    @property
    def cellen(self) -> list[Celstand]:
        return [cel for groep in self.groepen for rij in groep.rijen for cel in rij.cellen]

    @property
    def beschreven(self) -> int:
        return sum(bool(cel.tekst) for cel in self.cellen)

    @property
    def gesprekken(self) -> int:
        return sum(cel.gesprekken for cel in self.cellen)


def find_bewerking(atelier: str, pad: str, nummer: int) -> Padversie | None:
    """Return a version of a path of an atelier, whatever its status, with path and atelier."""
    return (
        Padversie.objects.filter(pad__atelier__slug=atelier, pad__slug=pad, nummer=nummer)
        .select_related("pad__atelier")
        .first()
    )


def read_bewerking(versie: Padversie) -> Bewerking:
    """Return the whole grid of a version, in a fixed number of queries."""
    dimensies = versie.dimensies.order_by("volgorde").prefetch_related(
        Prefetch("subdimensies", Subdimensie.objects.order_by("volgorde")), "subdimensies__beschrijvingen"
    )
    laatste = dict(_last_changes(versie))
    gesprekken = _open_conversations(versie)
    niveaus = tuple(Niveau(code) for code in versie.niveaus)
    groepen = tuple(
        Bewerkgroep(
            dimensie,
            tuple(_row(sub, niveaus, gesprekken, laatste) for sub in dimensie.subdimensies.all()),
        )
        for dimensie in dimensies
    )
    return Bewerking(versie, niveaus, groepen, tuple(versie.eindtermen.order_by("pk")))


def _row(
    sub: Subdimensie,
    niveaus: tuple[Niveau, ...],
    gesprekken: Counter[tuple[int, str]],
    laatste: dict[Plek, Laatste],
) -> Bewerkrij:
    teksten = {item.niveau: item.tekst for item in sub.beschrijvingen.all()}
    return Bewerkrij(
        sub,
        tuple(
            Celstand(
                sub,
                niveau,
                teksten.get(niveau.value, ""),
                gesprekken[sub.pk, niveau.value],
                laatste.get(Plek.cel(sub.pk, niveau)),
            )
            for niveau in niveaus
        ),
    )


def _open_conversations(versie: Padversie) -> Counter[tuple[int, str]]:
    rows = (
        Celbericht.objects.filter(
            versie=versie, antwoord_op__isnull=True, opgelost_op__isnull=True, subdimensie__isnull=False
        )
        .values_list("subdimensie", "niveau")
        .annotate(n=Count("pk"))
    )
    return Counter({(sub, niveau): n for sub, niveau, n in rows})


def _last_changes(versie: Padversie) -> Iterator[tuple[Plek, Laatste]]:
    """Yield per cell who changed it last."""
    rows = list(
        Padwijziging.objects.filter(versie=versie, veld=Padveld.CEL)
        .order_by("onderdeel", "niveau", "-pk")
        .distinct("onderdeel", "niveau")
    )
    namen = names_of({row.door_id for row in rows})
    for row in rows:
        yield Plek.van(row), Laatste(namen.get(row.door_id, ZONDER_NAAM), row.op)


ZONDER_NAAM = "iemand zonder account"
COLLEGA = "een deelnemer"


def names_of(pks: "set[int | None]") -> dict[int | None, str]:
    """Return the names of accounts by id; who has no name is a participant: an address is not for all."""
    rows = Gebruiker.objects.filter(pk__in=[pk for pk in pks if pk is not None]).values_list("pk", "naam")
    return {pk: naam or COLLEGA for pk, naam in rows}


def name_of(gebruiker: Gebruiker | None) -> str:
    return (gebruiker.naam or COLLEGA) if gebruiker else ZONDER_NAAM


def list_gesprekken(versie: Padversie, subdimensie: int, niveau: Niveau) -> list[Celbericht]:
    """Return the conversations about a cell with their answers: what is open first, then the oldest first."""
    rows = (
        Celbericht.objects.filter(
            versie=versie, subdimensie=subdimensie, niveau=niveau, antwoord_op__isnull=True
        )
        .select_related("door", "opgelost_door")
        .prefetch_related(
            Prefetch("antwoorden", Celbericht.objects.select_related("door").order_by("op", "pk"))
        )
    )
    return sorted(rows, key=lambda row: (row.opgelost_op is not None, row.op, row.pk))


def afdruk_cel(cel: Celstand) -> str:
    return afdruk(cel.tekst)
