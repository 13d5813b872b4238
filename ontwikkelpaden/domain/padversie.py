"""Write a version of an ontwikkelpad and publish it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import DimensieInvoer, PadversieInvoer, require_valid
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.enums import PAD_ACTUEEL, PAD_OVERGANGEN, Niveau, PadStatus
from ontwikkelpaden.models import Dimensie, Eindterm, Niveaubeschrijving, Ontwikkelpad, Padversie, Subdimensie

PUBLICEER = "ontwikkelpaden.publiceer_padversie"


@transaction.atomic
def create_padversie(
    pad: Ontwikkelpad, inhoud: PadversieInvoer, *, by: Gebruiker | None, at: datetime
) -> Padversie:
    """Write the next version of a path as a concept, with its raamwerk and eindtermen.

    ``by`` is None for the system itself. Raises Domeinfout for content that contradicts itself.
    """
    if by is not None:
        require_recht(by, BEWERK, pad)
    require_valid(inhoud)
    pad = lock(pad)  # two writers at once would give one number twice
    hoogste = pad.versies.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    versie = Padversie.objects.create(
        pad=pad,
        nummer=hoogste + 1,
        omschrijving=inhoud.omschrijving,
        toelichting=inhoud.toelichting,
        niveaus=_in_order(inhoud.niveaus),
        initieel=inhoud.initieel,
        eindtermen_toelichting=inhoud.eindtermen_toelichting,
        grondslag=inhoud.grondslag,
        bron=inhoud.bron,
        zekerheid=inhoud.zekerheid,
        gepubliceerd_als="",
    )
    for volgorde, dimensie in enumerate(inhoud.dimensies, start=1):
        _write_dimensie(versie, volgorde, dimensie)
    Eindterm.objects.bulk_create(
        Eindterm(padversie=versie, code=e.code, niveau=e.niveau, tekst=e.tekst) for e in inhoud.eindtermen
    )
    record_gebeurtenis(
        versie, "padversie.aangemaakt", by=by, at=at, gegevens={"pad": pad.pk, "nummer": versie.nummer}
    )
    return versie


@transaction.atomic
def publish_padversie(versie: Padversie, *, by: Gebruiker | None, at: datetime, als: PadStatus) -> Padversie:
    """Publish a concept as an example or as adopted; it is immutable and citable from ``at`` on.

    The version that was current becomes ``herzien``. Only a version with a complete raamwerk can be adopted
    (application, pijler 1: every path has a raamwerk), and an example never replaces what was adopted.
    ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    lock(versie.pad)
    versie = lock(versie)
    if als not in PAD_ACTUEEL:
        raise OngeldigeOvergang(f"Publiceren als ‘{als.label}’ bestaat niet.", veld="status")
    require_transition(versie.status, to=als, allowed=PAD_OVERGANGEN)
    if als == PadStatus.VASTGESTELD:
        _require_complete(versie)
    _replace_current(versie, als, by=by, at=at)
    save_fields(versie, status=als, gepubliceerd_op=at, gepubliceerd_als=als)
    record_gebeurtenis(
        versie,
        "padversie.gepubliceerd",
        by=by,
        at=at,
        gegevens={"pad": versie.pad_id, "nummer": versie.nummer, "als": als.value},
    )
    return versie


def _in_order(niveaus: Collection[Niveau]) -> list[str]:
    return [niveau.value for niveau in Niveau if niveau in niveaus]


def _write_dimensie(versie: Padversie, volgorde: int, invoer: DimensieInvoer) -> None:
    dimensie = Dimensie.objects.create(padversie=versie, volgorde=volgorde, naam=invoer.naam)
    for nummer, sub in enumerate(invoer.subdimensies, start=1):
        subdimensie = Subdimensie.objects.create(
            dimensie=dimensie, volgorde=nummer, naam=sub.naam, toelichting=sub.toelichting
        )
        Niveaubeschrijving.objects.bulk_create(
            Niveaubeschrijving(subdimensie=subdimensie, niveau=niveau, tekst=tekst)
            for niveau, tekst in sub.beschrijvingen.items()
        )


def _require_complete(versie: Padversie) -> None:
    """Raise Domeinfout naming the first cell subdimensie × niveau that is missing or empty."""
    dimensies = versie.dimensies.order_by("volgorde").prefetch_related("subdimensies__beschrijvingen")
    for dimensie in dimensies:
        subdimensies = sorted(dimensie.subdimensies.all(), key=lambda sub: sub.volgorde)
        if not subdimensies:
            raise Domeinfout(f"De dimensie ‘{dimensie.naam}’ heeft nog geen subdimensies.", veld="dimensies")
        for subdimensie in subdimensies:
            _require_all_niveaus(subdimensie, versie.niveaus)
    if not dimensies:
        raise Domeinfout("Dit pad heeft nog geen raamwerk. Vul het raamwerk eerst in.", veld="dimensies")


def _require_all_niveaus(subdimensie: Subdimensie, niveaus: Collection[str]) -> None:
    filled = {item.niveau for item in subdimensie.beschrijvingen.all() if item.tekst.strip()}
    for niveau in niveaus:
        if niveau not in filled:
            raise Domeinfout(
                f"Het raamwerk is niet compleet: bij ‘{subdimensie.naam}’ ontbreekt "
                f"de beschrijving voor ‘{Niveau(niveau).label}’.",
                veld="dimensies",
            )


def _replace_current(versie: Padversie, als: PadStatus, *, by: Gebruiker | None, at: datetime) -> None:
    vorige = Padversie.objects.actueel().select_for_update().filter(pad=versie.pad_id).first()
    if vorige is None:
        return
    if vorige.nummer > versie.nummer:
        raise OngeldigeOvergang(
            f"Er is al een nieuwere versie gepubliceerd: versie {vorige.nummer}.", veld="status"
        )
    if vorige.status == PadStatus.VASTGESTELD and als == PadStatus.VOORBEELD:
        raise OngeldigeOvergang("Een voorbeeld kan een vastgesteld pad niet vervangen.", veld="status")
    require_transition(vorige.status, to=PadStatus.HERZIEN, allowed=PAD_OVERGANGEN)
    save_fields(vorige, status=PadStatus.HERZIEN, beeindigd_op=at)
    record_gebeurtenis(
        vorige,
        "padversie.herzien",
        by=by,
        at=at,
        gegevens={"pad": vorige.pad_id, "nummer": vorige.nummer, "opvolger": versie.nummer},
    )
