"""What ateliers are and do, for pages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q

from napl.enums import Sector
from ontwikkelpaden.enums import AtelierRol, PadSoort
from ontwikkelpaden.models import (
    Atelier,
    Atelierbijeenkomst,
    Atelierdeelnemer,
    Niveaubeschrijving,
    Ontwikkelpad,
    Padversie,
    Subdimensie,
)


@dataclass(frozen=True)
class Padstand:
    """A path of an atelier in its newest version, and how much of its raamwerk is written."""

    pad: Ontwikkelpad
    versie: Padversie
    cellen: int
    beschreven: int


@dataclass(frozen=True)
class Rolgroep:
    """The participants with one role: how many, and the names of who allows that."""

    rol: AtelierRol
    aantal: int
    namen: tuple[str, ...]

    @property
    def zonder_naam(self) -> int:
        return self.aantal - len(self.namen)


def list_ateliers(peildatum: date) -> list[Atelier]:
    """Return the ateliers that run, by kind and sector, each with its paths."""
    rows = Atelier.objects.filter(Q(beeindigd_op__isnull=True) | Q(beeindigd_op__gt=peildatum))
    rows = rows.prefetch_related(
        Prefetch("paden", Ontwikkelpad.objects.order_by("naam", "pk")),
        Prefetch("paden__versies", Padversie.objects.order_by("-nummer")),
    )
    return sorted(
        rows,
        key=lambda atelier: (
            PadSoort.values.index(atelier.soort),
            Sector.values.index(atelier.sector),
            atelier.pk,
        ),
    )


def count_deelnemers(peildatum: date) -> dict[int, Counter[AtelierRol]]:
    """Return per atelier how many take part on a date in each role."""
    rows = Atelierdeelnemer.objects.geldig_op(peildatum).values_list("atelier", "rol").annotate(n=Count("pk"))
    tellingen: dict[int, Counter[AtelierRol]] = {}
    for atelier, rol, n in rows:
        tellingen.setdefault(atelier, Counter())[AtelierRol(rol)] = n
    return tellingen


def newest_versies(atelier: Atelier) -> list[Padversie]:
    """Return the newest version of each path of an atelier that ``list_ateliers`` found."""
    versies = []
    for pad in atelier.paden.all():
        if newest := next(iter(pad.versies.all()), None):
            newest.pad = pad
            versies.append(newest)
    return versies


def list_padstanden(atelier: Atelier) -> list[Padstand]:
    """Return the newest version of each path of an atelier, with its progress; three queries."""
    rows = (
        Padversie.objects.filter(pad__atelier=atelier)
        .select_related("pad__atelier")
        .order_by("pad__naam", "pad", "-nummer")
    )
    newest: dict[int, Padversie] = {}
    for versie in rows:
        newest.setdefault(versie.pad_id, versie)
    pks = [versie.pk for versie in newest.values()]
    subs = Counter(
        dict(
            Subdimensie.objects.filter(dimensie__padversie__in=pks)
            .values_list("dimensie__padversie")
            .annotate(n=Count("pk"))
        )
    )
    written = Counter(
        dict(
            Niveaubeschrijving.objects.filter(subdimensie__dimensie__padversie__in=pks)
            .exclude(tekst="")
            .values_list("subdimensie__dimensie__padversie")
            .annotate(n=Count("pk"))
        )
    )
    return [
        Padstand(versie.pad, versie, subs[versie.pk] * len(versie.niveaus), written[versie.pk])
        for versie in newest.values()
    ]


def list_deelnemers(atelier: Atelier, peildatum: date) -> list[Atelierdeelnemer]:
    """Return who takes part on a date, by role and name."""
    rows = Atelierdeelnemer.objects.filter(atelier=atelier).geldig_op(peildatum)
    return sorted(
        rows.select_related("gebruiker"),
        key=lambda deelnemer: (
            AtelierRol.values.index(deelnemer.rol),
            deelnemer.gebruiker.naam.casefold(),
            deelnemer.pk,
        ),
    )


def group_deelnemers(deelnemers: Iterable[Atelierdeelnemer]) -> list[Rolgroep]:
    """Return what the public may know: counts per role, and only the names whose owner allows it."""
    deelnemers = list(deelnemers)
    groepen = []
    for rol in AtelierRol:
        rows = [deelnemer for deelnemer in deelnemers if deelnemer.rol == rol]
        if rows:
            namen = tuple(row.gebruiker.naam for row in rows if row.toont_naam and row.gebruiker.naam)
            groepen.append(Rolgroep(rol, len(rows), namen))
    return groepen


def list_bijeenkomsten(
    atelier: Atelier, at: datetime
) -> tuple[list[Atelierbijeenkomst], list[Atelierbijeenkomst]]:
    """Return the meetings to come, the first first, and those that were, the last first."""
    rows = list(atelier.bijeenkomsten.order_by("begin", "pk"))
    return [row for row in rows if row.eind >= at], [row for row in reversed(rows) if row.eind < at]
