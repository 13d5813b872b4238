"""Propose who could judge a case: by expertise, availability and load, without who has a conflict."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q

from kwaliteit.domain.deskundige.banden import Conflict, Zaakpartijen, ties_between
from kwaliteit.domain.deskundige.partijen import facts_of, parties_of
from kwaliteit.enums import (
    BEOORDELING_ACTIEF,
    Aanvraagstatus,
    Beoordelingstatus,
    Conflictgrond,
)
from kwaliteit.models import Afwezigheid, Beoordeling, Deskundige, Erkenningsaanvraag
from napl.enums import Sector
from register.enums import Thema
from register.models import Trajectversie

# A review takes about this long; who goes away within it is told, not left out.
DUUR = timedelta(weeks=3)
LAST_VAN = (Aanvraagstatus.TOEWIJZING, Aanvraagstatus.IN_BEOORDELING, Aanvraagstatus.CONSENSUS)
_PAD, _SECTOR, _THEMA, _AANPAK = 4, 3, 2, 1


@dataclass(frozen=True)
class Voorstel:
    """One deskundige for one case; ``waarom_niet`` says why they cannot be asked now."""

    deskundige: Deskundige
    past: tuple[str, ...]
    gewicht: int
    last: int
    conflicten: tuple[Conflict, ...] = ()
    waarom_niet: str = ""
    let_op: str = ""

    @property
    def kan(self) -> bool:
        return not self.conflicten and not self.waarom_niet


@dataclass(frozen=True)
class Voorstellen:
    passend: list[Voorstel] = field(default_factory=list)
    niet_beschikbaar: list[Voorstel] = field(default_factory=list)
    uitgesloten: list[Voorstel] = field(default_factory=list)


def propose_deskundigen(aanvraag: Erkenningsaanvraag, peildatum: date) -> Voorstellen:
    """Return everybody in the pool for a case: who can be asked best first, and why others cannot.

    Of equal fit who has least to do goes first, and then who judged least; a fixed number of queries.
    """
    pool = list(
        Deskundige.objects.inzetbaar_op(peildatum)
        .select_related("gebruiker")
        .prefetch_related("paden", "aanpakken")
        .annotate(ooit=Count("beoordelingen", filter=Q(beoordelingen__status=Beoordelingstatus.INGELEVERD)))
        .order_by("pk")
    )
    context = _Context(aanvraag, pool, peildatum)
    made = [context.judge(deskundige) for deskundige in pool]
    made.sort(key=lambda item: (-item.gewicht, item.last, item.deskundige.ooit, item.deskundige.pk))  # type: ignore[attr-defined]
    return Voorstellen(
        [item for item in made if item.kan],
        [item for item in made if item.waarom_niet and not item.conflicten],
        [item for item in made if item.conflicten],
    )


def load_of(deskundigen: list[Deskundige]) -> Counter[int]:
    """Return how many reviews each has now, by primary key."""
    rows = Beoordeling.objects.actief().filter(
        deskundige__in=[item.pk for item in deskundigen], aanvraag__status__in=LAST_VAN
    )
    return Counter(rows.values_list("deskundige", flat=True))


class _Context:
    """What is the same for everybody in the pool, read once."""

    def __init__(self, aanvraag: Erkenningsaanvraag, pool: list[Deskundige], peildatum: date) -> None:
        self.peildatum = peildatum
        self.zaak: Zaakpartijen = parties_of(aanvraag)
        self.feiten = facts_of(pool)
        self.last = load_of(pool)
        self.weg = {
            row.deskundige_id: row
            for row in Afwezigheid.objects.filter(
                deskundige__in=[item.pk for item in pool],
                geldig_van__lt=peildatum + DUUR,
                geldig_tot__gt=peildatum,
            ).order_by("-geldig_van")
        }
        self.hier = dict(
            Beoordeling.objects.filter(aanvraag=aanvraag).order_by("pk").values_list("deskundige", "status")
        )
        versie: Trajectversie | None = aanvraag.versie
        self.sectoren = set(versie.sectoren) if versie else set()
        self.themas = set(versie.themas) if versie else set()
        self.paden = set(versie.typeringen.values_list("padversie__pad", flat=True)) if versie else set()
        self.aanpakken = set(versie.aanpakken.values_list("aanpak", flat=True)) if versie else set()

    def judge(self, deskundige: Deskundige) -> Voorstel:
        past, gewicht = self._fit(deskundige)
        return Voorstel(
            deskundige,
            past,
            gewicht,
            self.last[deskundige.pk],
            ties_between(self.feiten[deskundige.pk], self.zaak, self.peildatum),
            self._not_now(deskundige),
            self._heeds(deskundige),
        )

    def _fit(self, deskundige: Deskundige) -> tuple[tuple[str, ...], int]:
        paden = [pad.naam for pad in deskundige.paden.all() if pad.pk in self.paden]
        sectoren = [Sector(code).label for code in sorted(self.sectoren & set(deskundige.sectoren))]
        themas = [Thema(code).label for code in sorted(self.themas & set(deskundige.themas))]
        aanpakken = [aanpak.naam for aanpak in deskundige.aanpakken.all() if aanpak.pk in self.aanpakken]
        gewicht = sum(
            bool(found) * waarde
            for found, waarde in (
                (paden, _PAD),
                (sectoren, _SECTOR),
                (themas, _THEMA),
                (aanpakken, _AANPAK),
            )
        )
        return (*paden, *sectoren, *themas, *aanpakken), gewicht

    def _not_now(self, deskundige: Deskundige) -> str:
        hier = self.hier.get(deskundige.pk)
        if hier in BEOORDELING_ACTIEF:
            return "Is al gevraagd voor deze aanvraag."
        if hier == Beoordelingstatus.GEWEIGERD:
            return "Heeft deze beoordeling geweigerd."
        if hier == Beoordelingstatus.TERUGGENOMEN:
            return f"{Conflictgrond.EERDER_TERUG.label}; die beoordeling is teruggenomen."
        weg = self.weg.get(deskundige.pk)
        if weg is not None and weg.is_geldig_op(self.peildatum):
            return f"Is afwezig tot {weg.geldig_tot:%d-%m-%Y}."
        if self.last[deskundige.pk] >= deskundige.max_tegelijk:
            return f"Heeft al {self.last[deskundige.pk]} van hoogstens {deskundige.max_tegelijk} tegelijk."
        return ""

    def _heeds(self, deskundige: Deskundige) -> str:
        weg = self.weg.get(deskundige.pk)
        if weg is not None and not weg.is_geldig_op(self.peildatum):
            return f"Is afwezig vanaf {weg.geldig_van:%d-%m-%Y}."
        if deskundige.banden_bevestigd_op is None:
            return "Heeft nog geen banden opgegeven of bevestigd dat er geen zijn."
        return ""
