"""What a review costs on a day, and for whom; the bureau plans what it will cost, never what it cost."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kwaliteit.enums import Aanbiedergroep, Aanvraagroute, Tariefklasse, tariefklasse_van
from kwaliteit.models import Erkenningsaanvraag, Tarief
from kwaliteit.models.tarief import MAX_BEDRAG
from kwaliteit.rules.betaling import BEHEER_TARIEVEN
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, valid_on
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst
from register.enums import Aanmeldingstatus
from register.models import Aanbieder, Aanmelding


@dataclass(frozen=True)
class Tariefsleutel:
    """What a tariff depends on."""

    klasse: Tariefklasse
    groep: Aanbiedergroep
    route: Aanvraagroute


def groep_van(aanbieder: Aanbieder) -> Aanbiedergroep:
    """Return the group of an aanbieder, by what the bureau verified when it registered."""
    eigenaar = aanbieder if aanbieder.organisatie_id else aanbieder.onderdeel_van
    if eigenaar is None or eigenaar.organisatie_id is None:
        return Aanbiedergroep.ORGANISATIE
    laatste = (
        Aanmelding.objects.filter(organisatie=eigenaar.organisatie_id, status=Aanmeldingstatus.GOEDGEKEURD)
        .order_by("-beoordeeld_op", "-pk")
        .first()
    )
    alleen = laatste is not None and laatste.zelfstandig
    return Aanbiedergroep.ALLEEN if alleen else Aanbiedergroep.ORGANISATIE


def sleutel_van(aanvraag: Erkenningsaanvraag) -> Tariefsleutel:
    """Return what the tariff of an aanvraag depends on: the frozen text, or the live one of a concept."""
    versie = aanvraag.versie or aanvraag.traject.live
    return Tariefsleutel(
        tariefklasse_van(versie.soort if versie else ""),
        groep_van(aanvraag.aanbieder),
        Aanvraagroute(aanvraag.route),
    )


def find_tarief(sleutel: Tariefsleutel, peildatum: date) -> Tarief | None:
    return (
        Tarief.objects.geldig_op(peildatum)
        .filter(klasse=sleutel.klasse, groep=sleutel.groep, route=sleutel.route)
        .first()
    )


def expected_tarief(aanvraag: Erkenningsaanvraag, peildatum: date) -> Tarief | None:
    """Return what an aanvraag would cost when it is submitted on a date; None: nothing was decided."""
    return find_tarief(sleutel_van(aanvraag), peildatum)


@transaction.atomic
def plan_tarief(
    sleutel: Tariefsleutel,
    *,
    bedrag: Decimal,
    geldig_van: date,
    grond: str,
    by: Gebruiker | None,
    at: datetime,
    is_demo: bool = False,
) -> Tarief:
    """Write what a review will cost from a day on; the tariff that runs ends on that day.

    The first one of all can begin today. ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, BEHEER_TARIEVEN)
    rows = Tarief.objects.filter(klasse=sleutel.klasse, groep=sleutel.groep, route=sleutel.route)
    bestaand = list(rows.select_for_update().order_by("geldig_van"))
    require_toekomst(geldig_van, eerste=not bestaand, at=at, by=by)
    bedrag = _require_bedrag(bedrag)
    grond = require_tekst(grond, "Vul in waarop dit berust.", veld="grond", hooguit=1000)
    if bestaand and bestaand[-1].geldig_van >= geldig_van:
        raise Domeinfout(
            f"Er is al een tarief vanaf {bestaand[-1].geldig_van:%d-%m-%Y}. Kies een latere dag, of haal dat "
            "tarief eerst weg.",
            veld="geldig_van",
        )
    if bestaand:
        save_fields(bestaand[-1], geldig_tot=geldig_van)
    tarief = Tarief.objects.create(
        klasse=sleutel.klasse,
        groep=sleutel.groep,
        route=sleutel.route,
        bedrag=bedrag,
        geldig_van=geldig_van,
        grond=grond,
        is_demo=is_demo,
    )
    gegevens = {"van": geldig_van.isoformat(), "bedrag": str(bedrag)}
    record_gebeurtenis(tarief, "tarief.gepland", by=by, at=at, gegevens=gegevens)
    return tarief


@transaction.atomic
def take_back_tarief(tarief: Tarief, *, by: Gebruiker, at: datetime) -> None:
    """Take away a tariff that has not begun; the one before it goes on."""
    require_recht(by, BEHEER_TARIEVEN)
    tarief = lock(tarief)
    if tarief.geldig_van <= timezone.localdate(at):
        raise OngeldigeOvergang("Dit tarief geldt al. Plan een nieuw tarief voor later.")
    vorige = Tarief.objects.select_for_update().filter(
        klasse=tarief.klasse, groep=tarief.groep, route=tarief.route, geldig_tot=tarief.geldig_van
    )
    record_gebeurtenis(tarief, "tarief.teruggenomen", by=by, at=at)
    geldig_tot, gevonden = tarief.geldig_tot, vorige.first()
    tarief.delete()
    if gevonden is not None:
        save_fields(gevonden, geldig_tot=geldig_tot)


def require_toekomst(geldig_van: date, *, eerste: bool, at: datetime, by: Gebruiker | None) -> None:
    """Raise Domeinfout for a day on which somebody may have relied on what held then."""
    vandaag = timezone.localdate(at)
    if by is None:
        return
    if geldig_van < vandaag or (geldig_van == vandaag and not eerste):
        vroegst = vandaag if eerste else vandaag + timedelta(days=1)
        raise Domeinfout(
            f"Kies {vroegst:%d-%m-%Y} of later. Wat gold, verandert niet meer.", veld="geldig_van"
        )


def _require_bedrag(bedrag: Decimal) -> Decimal:
    if not bedrag.is_finite() or bedrag < 0 or bedrag > MAX_BEDRAG:
        raise Domeinfout(f"Vul een bedrag in tussen 0 en {MAX_BEDRAG} euro.", veld="bedrag")
    if bedrag != bedrag.quantize(Decimal("0.01")):
        raise Domeinfout("Vul hooguit twee cijfers achter de komma in.", veld="bedrag")
    return bedrag


def tarieven_op(peildatum: date) -> list[Tarief]:
    """Return what holds on a date, in the order in which it is read."""
    volgorde = {waarde: plaats for plaats, waarde in enumerate(Tariefklasse.values)}
    rows = Tarief.objects.filter(valid_on(peildatum))
    return sorted(
        rows, key=lambda row: (row.route != Aanvraagroute.VOLLEDIG, volgorde[row.klasse], row.groep)
    )
