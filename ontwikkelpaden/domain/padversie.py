"""Write a version of an ontwikkelpad, publish it as an example, adopt it, withdraw it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from napl.domain.consultatie import require_consulted
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import DimensieInvoer, PadversieInvoer, require_tekst, require_valid
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.volledig import require_volledig
from ontwikkelpaden.enums import PAD_OVERGANGEN, Niveau, PadStatus
from ontwikkelpaden.models import (
    Consultatie,
    Dimensie,
    Eindterm,
    Niveaubeschrijving,
    Ontwikkelpad,
    Padversie,
    Subdimensie,
)

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
    versie = Padversie.objects.create(
        pad=pad,
        nummer=next_nummer(pad),
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
    _record(versie, "aangemaakt", by=by, at=at)
    return versie


def next_nummer(pad: Ontwikkelpad) -> int:
    """Return the number of the next version of a path that is locked."""
    hoogste: int | None = pad.versies.aggregate(hoogste=Max("nummer"))["hoogste"]
    return (hoogste or 0) + 1


@transaction.atomic
def publish_padversie(versie: Padversie, *, by: Gebruiker | None, at: datetime) -> Padversie:
    """Publish a concept as an example, which nobody adopted; it is immutable and citable from ``at`` on.

    The example that was current becomes ``herzien``; what was adopted is never replaced by an example.
    ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    lock(versie.pad)
    versie = lock(versie)
    require_transition(versie.status, to=PadStatus.VOORBEELD, allowed=PAD_OVERGANGEN)
    return _publish(versie, PadStatus.VOORBEELD, by=by, at=at)


@transaction.atomic
def adopt_padversie(versie: Padversie, *, by: Gebruiker | None, at: datetime) -> Padversie:
    """Adopt a consulted version; it is immutable and citable from ``at`` on.

    The version that was current becomes ``herzien``. Only a version with a complete raamwerk can be adopted
    (application, pijler 1: every path has a raamwerk), after the consultation closed and its answers were
    published. ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    lock(versie.pad)
    versie = lock(versie)
    require_transition(versie.status, to=PadStatus.VASTGESTELD, allowed=PAD_OVERGANGEN)
    _require_consulted(versie, at=at)
    require_volledig(versie)
    return _publish(versie, PadStatus.VASTGESTELD, by=by, at=at)


@transaction.atomic
def withdraw_padversie(versie: Padversie, *, reden: str, by: Gebruiker | None, at: datetime) -> Padversie:
    """Withdraw a version for good; who could read it still can, with the reason on top.

    ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    versie = lock(versie)
    require_transition(versie.status, to=PadStatus.INGETROKKEN, allowed=PAD_OVERGANGEN)
    reden = require_tekst(reden, "Vul in waarom deze versie wordt ingetrokken.", veld="reden")
    save_fields(versie, status=PadStatus.INGETROKKEN, beeindigd_op=at, ingetrokken_reden=reden)
    _record(versie, "ingetrokken", by=by, at=at)
    return versie


def _require_consulted(versie: Padversie, *, at: datetime) -> None:
    consultatie = Consultatie.objects.get(versie=versie, afgebroken_op=None)
    reacties = consultatie.reacties
    zonder_antwoord = reacties.filter(beantwoord_op=None).count()
    require_consulted(consultatie, reacties=reacties.count(), zonder_antwoord=zonder_antwoord, at=at)


def _publish(versie: Padversie, als: PadStatus, *, by: Gebruiker | None, at: datetime) -> Padversie:
    _replace_current(versie, als, by=by, at=at)
    save_fields(versie, status=als, gepubliceerd_op=at, gepubliceerd_als=als)
    _record(versie, "gepubliceerd", by=by, at=at, als=als.value)
    return versie


def _record(versie: Padversie, wat: str, *, by: Gebruiker | None, at: datetime, **meer: str | int) -> None:
    gegevens = {"pad": versie.pad_id, "nummer": versie.nummer, **meer}
    record_gebeurtenis(versie, f"padversie.{wat}", by=by, at=at, gegevens=gegevens)


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
    _record(vorige, "herzien", by=by, at=at, opvolger=versie.nummer)
