"""The lighter route: what another body judged already, and per criterium how much of it that covers.

Lighter is our reading of "maximaal aansluiten" (application, pijler 4). The aanbieder asks, the bureau
decides; what is not covered goes to the deskundigen.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kwaliteit.domain.aanvraag.bewijs import keep_bestand
from kwaliteit.domain.aanvraag.verantwoorden import find_criterium, lock_schrijfbaar
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import (
    Aanvraagroute,
    Aanvraagstatus,
    Dekking,
    Dekkingsoordeel,
    Instantie,
    Stelsel,
    Stelselonderdeel,
)
from kwaliteit.models import (
    Aanvraagaccreditatie,
    Criterium,
    Criteriumdekking,
    Erkenningsaanvraag,
    Kaderverband,
)
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG
from napl.domain.bestand import delete_bestand
from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import Waarde, record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy

if TYPE_CHECKING:
    from django.core.files.base import File

MAX_REDEN = 2000


@dataclass(frozen=True)
class Accreditatieinvoer:
    instantie: Instantie
    nummer: str
    geldig_tot_en_met: date
    andere_naam: str = ""
    bestand: "File[Any] | None" = None


@transaction.atomic
def add_accreditatie(
    aanvraag: Erkenningsaanvraag, invoer: Accreditatieinvoer, *, by: Gebruiker, at: datetime
) -> Aanvraagaccreditatie:
    """Name a judgement that the traject holds already; one that ended says nothing any more."""
    aanvraag = lock_schrijfbaar(aanvraag, by=by)
    andere = tidy(invoer.andere_naam) if invoer.instantie == Instantie.ANDERS else ""
    if invoer.instantie == Instantie.ANDERS and not andere:
        raise Domeinfout("Vul in welke instantie het is.", veld="andere_naam")
    if not tidy(invoer.nummer):
        raise Domeinfout("Vul het nummer of het kenmerk van het besluit in.", veld="nummer")
    if invoer.geldig_tot_en_met < timezone.localdate(at):
        raise Domeinfout("Deze accreditatie is al voorbij.", veld="geldig_tot_en_met")
    bestand = keep_bestand(aanvraag, invoer.bestand, by=by, at=at) if invoer.bestand else None
    row = Aanvraagaccreditatie.objects.create(
        aanvraag=aanvraag,
        instantie=invoer.instantie,
        andere_naam=andere[:200],
        nummer=tidy(invoer.nummer)[:100],
        geldig_tot_en_met=invoer.geldig_tot_en_met,
        bestand=bestand,
        toegevoegd_op=at,
    )
    gegevens: dict[str, Waarde] = {"accreditatie": row.pk, "instantie": row.instantie}
    record_gebeurtenis(aanvraag, "aanvraag.accreditatie-toegevoegd", by=by, at=at, gegevens=gegevens)
    return row


@transaction.atomic
def remove_accreditatie(row: Aanvraagaccreditatie, *, by: Gebruiker, at: datetime) -> None:
    """Take one away; without any the aanvraag goes back to the full route."""
    aanvraag = lock_schrijfbaar(row.aanvraag, by=by)
    bestand, gegevens = row.bestand, {"accreditatie": row.pk}
    row.delete()
    record_gebeurtenis(aanvraag, "aanvraag.accreditatie-weggehaald", by=by, at=at, gegevens=gegevens)
    if bestand is not None:
        delete_bestand(bestand, by=None, at=at)
    if not aanvraag.accreditaties.exists() and aanvraag.status == Aanvraagstatus.CONCEPT:
        save_fields(aanvraag, route=Aanvraagroute.VOLLEDIG)


@transaction.atomic
def choose_route(
    aanvraag: Erkenningsaanvraag, route: Aanvraagroute, *, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Ask for the lighter route or the full one; until it is submitted, because the fee depends on it."""
    aanvraag = lock_schrijfbaar(aanvraag, by=by)
    if aanvraag.status != Aanvraagstatus.CONCEPT:
        raise OngeldigeOvergang("De route staat vast sinds u indiende.", veld="route")
    if route == Aanvraagroute.VERLICHT and not aanvraag.accreditaties.exists():
        raise Domeinfout("Voeg eerst een accreditatie toe.", veld="route")
    if aanvraag.route == route:
        return aanvraag
    save_fields(aanvraag, route=route)
    record_gebeurtenis(aanvraag, "aanvraag.route", by=by, at=at, gegevens={"route": route.value})
    return aanvraag


@dataclass(frozen=True)
class Dekkingsbesluit:
    oordeel: Dekkingsoordeel
    reden: str
    accreditatie: Aanvraagaccreditatie | None = None


@transaction.atomic
def decide_dekking(
    aanvraag: Erkenningsaanvraag, code: str, besluit: Dekkingsbesluit, *, by: Gebruiker, at: datetime
) -> Criteriumdekking:
    """Decide how much of a criterium an accreditation covers, with the reason; until the toets is done."""
    require_recht(by, BEHANDEL_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    if aanvraag.route != Aanvraagroute.VERLICHT or aanvraag.status != Aanvraagstatus.VOLLEDIGHEIDSTOETS:
        raise OngeldigeOvergang("Bij deze aanvraag valt nu niets over dekking te beslissen.", veld="oordeel")
    criterium = find_criterium(aanvraag, code)
    reden = check_tekst(besluit.reden, max_lengte=MAX_REDEN, naam="reden", veld="reden")
    if not reden:
        raise Domeinfout("Leg uit waarom. De aanbieder en de adviseur lezen dit.", veld="reden")
    accreditatie = None if besluit.oordeel == Dekkingsoordeel.NIET else besluit.accreditatie
    if besluit.oordeel != Dekkingsoordeel.NIET:
        accreditatie = _require_geldig(aanvraag, accreditatie, timezone.localdate(at))
    row, _ = Criteriumdekking.objects.update_or_create(
        aanvraag=aanvraag,
        criterium=criterium,
        defaults={
            "oordeel": besluit.oordeel,
            "reden": reden,
            "accreditatie": accreditatie,
            "besloten_op": at,
            "besloten_door": by,
        },
    )
    gegevens = {"criterium": criterium.code, "oordeel": besluit.oordeel.value}
    record_gebeurtenis(aanvraag, "aanvraag.dekking", by=by, at=at, gegevens=gegevens)
    return row


def _require_geldig(
    aanvraag: Erkenningsaanvraag, accreditatie: Aanvraagaccreditatie | None, op: date
) -> Aanvraagaccreditatie:
    if accreditatie is None or accreditatie.aanvraag_id != aanvraag.pk:
        raise Domeinfout("Kies welke accreditatie dit dekt.", veld="accreditatie")
    if accreditatie.geldig_tot_en_met < op:
        raise Domeinfout("Deze accreditatie is voorbij en kan niets meer dekken.", veld="accreditatie")
    return accreditatie


@dataclass(frozen=True)
class Voorstel:
    """What the mapping of the kader says that an accreditation covers, to be judged by a person."""

    oordeel: Dekkingsoordeel
    accreditatie: Aanvraagaccreditatie | None
    grond: str


def propose(aanvraag: Erkenningsaanvraag) -> dict[int, Voorstel]:
    """Return a proposal per criterium: by NVAO standards from the kader, of nobody else anything is known."""
    nvao = aanvraag.accreditaties.filter(instantie=Instantie.NVAO).order_by("-geldig_tot_en_met").first()
    if nvao is None:
        return {}
    rows = Kaderverband.objects.filter(criterium__in=geldende_criteria(aanvraag.kaderversie).values("pk"))
    voorstellen: dict[int, Voorstel] = {}
    for row in rows.order_by("criterium", "dekking"):
        onderdeel = Stelselonderdeel(row.onderdeel)
        if onderdeel.stelsel != Stelsel.NVAO:
            continue
        geheel = row.dekking == Dekking.GEHEEL
        before = voorstellen.get(row.criterium_id)
        if before is not None and (before.oordeel == Dekkingsoordeel.GEHEEL or not geheel):
            continue
        voorstellen[row.criterium_id] = Voorstel(
            Dekkingsoordeel.GEHEEL if geheel else Dekkingsoordeel.DEELS,
            nvao,
            f"Het kader legt dit naast NVAO-standaard {onderdeel.nummer}: {onderdeel.label.lower()}.",
        )
    return voorstellen


def te_beoordelen(aanvraag: Erkenningsaanvraag) -> "QuerySet[Criterium]":
    """Return the criteria that deskundigen judge: all, but what an accreditation covers as a whole."""
    covered = aanvraag.dekkingen.filter(oordeel=Dekkingsoordeel.GEHEEL)
    return geldende_criteria(aanvraag.kaderversie).exclude(pk__in=covered.values("criterium"))


def needs_deskundigen(aanvraag: Erkenningsaanvraag) -> bool:
    return te_beoordelen(aanvraag).exists()


def require_decided(aanvraag: Erkenningsaanvraag) -> None:
    """Raise Domeinfout while nobody decided on a criterium of the lighter route."""
    decided = aanvraag.dekkingen.values("criterium")
    open_ = geldende_criteria(aanvraag.kaderversie).exclude(pk__in=decided)
    codes = ", ".join(open_.values_list("code", flat=True))
    if codes:
        raise Domeinfout(f"Beslis eerst wat een accreditatie dekt bij: {codes}.", veld="status")
