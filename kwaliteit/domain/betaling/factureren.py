"""Make the invoice of an aanvraag that was submitted."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.termijnen import BETALEN
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.betaling.mail import send_to_payers, write_factuur
from kwaliteit.domain.betaling.nummer import take_nummer
from kwaliteit.domain.betaling.tarieven import expected_tarief
from kwaliteit.enums import Aanvraagstatus, Factuurreekssoort
from kwaliteit.models import Erkenningsaanvraag, Factuur, Tarief
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import running_termijn
from napl.models import Gebruiker


@transaction.atomic
def invoice_aanvraag(aanvraag: Erkenningsaanvraag, *, by: Gebruiker | None, at: datetime) -> Factuur | None:
    """Ask for what the tariff of the day says and move the case on; part of the verb that submits.

    What costs nothing, or has no tariff, goes on to the volledigheidstoets and gives None. Raises
    OngeldigeOvergang when the case was not just submitted.
    """
    op = timezone.localdate(at)
    tarief = expected_tarief(aanvraag, op)
    if tarief is None or tarief.bedrag == 0:
        reden = "geen-tarief" if tarief is None else "kosteloos"
        move_aanvraag(aanvraag, Aanvraagstatus.VOLLEDIGHEIDSTOETS, by=by, at=at, gegevens={"betaling": reden})
        return None
    aanvraag, gebeurtenis = move_aanvraag(
        aanvraag, Aanvraagstatus.WACHT_OP_BETALING, by=by, at=at, gegevens={"tarief": tarief.pk}
    )
    factuur = _make(aanvraag, tarief, at=at)
    record_gebeurtenis(factuur, "factuur.uitgegeven", by=by, at=at, gegevens={"aanvraag": aanvraag.pk})
    inhoud = write_factuur(aanvraag, factuur.nummer, factuur.bedrag, factuur.vervaldatum)
    send_to_payers(aanvraag, "factuur", inhoud, gebeurtenis=gebeurtenis)
    return factuur


def _make(aanvraag: Erkenningsaanvraag, tarief: Tarief, *, at: datetime) -> Factuur:
    termijn = running_termijn(aanvraag, BETALEN)
    assert termijn is not None  # noqa: S101 - the move began it
    assert termijn.einde is not None  # noqa: S101 - it does not stand still
    aanbieder = aanvraag.aanbieder
    organisatie = aanbieder.organisatie or (
        aanbieder.onderdeel_van.organisatie if aanbieder.onderdeel_van else None
    )
    nummer = take_nummer(Factuurreekssoort.FACTUUR, timezone.localdate(at).year)
    naam = aanvraag.versie.naam if aanvraag.versie else str(aanvraag.traject)
    return Factuur.objects.create(
        nummer=nummer.tekst,
        jaar=nummer.jaar,
        volgnummer=nummer.volgnummer,
        aanvraag=aanvraag,
        tarief=tarief,
        bedrag=tarief.bedrag,
        omschrijving=f"Beoordeling voor erkenning van ‘{naam}’, aanvraag {aanvraag.kenmerk}",
        geadresseerde=organisatie.naam if organisatie else aanbieder.naam,
        adres=aanbieder.adres,
        plaats=aanbieder.plaats or (organisatie.plaats if organisatie else ""),
        kvk=organisatie.kvk if organisatie else "",
        uitgegeven_op=at,
        vervaldatum=termijn.einde,
    )
