"""Share a part of one's dossier with one person for a while, and see every look (docs/adr/0023)."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from napl.domain.bericht import full_url, queue_geheim
from napl.domain.dossier import bestanden_in, find_deel
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.rem import take
from napl.domain.transitie import lock, save_fields
from napl.enums import Delingstand
from napl.fouten import Domeinfout, OngeldigeOvergang, TeDruk
from napl.models import Bestand, Deling, Delinginzage, Gebruiker
from napl.rechten import require_recht
from napl.registers import Dossierstuk, dossierdelen

LANGST = timedelta(days=366)
PER_DAG = 20
DAG = 24 * 3600
MAX_BERICHT = 500
PAGINA, BESTAND, API = "pagina", "bestand", "api"
GESLOTEN = {
    Delingstand.NOG_NIET: "U kunt dit nog niet bekijken. De deling begint op {van}.",
    Delingstand.VERLOPEN: "U kunt dit niet meer bekijken. De deling is voorbij.",
    Delingstand.INGETROKKEN: "U kunt dit niet meer bekijken. De eigenaar heeft de deling ingetrokken.",
}


class DelingDicht(OngeldigeOvergang):
    """The right person came, but not at a time when there is something to see."""


def deelbare_keuzes(gebruiker: Gebruiker) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what somebody can share now: per part the whole and what can be shared apart."""
    return [
        (
            deel.titel,
            [
                (sleutel, f"Alles van ‘{deel.titel}’"),
                *(
                    (f"{sleutel}:{key}", naam)
                    for key, naam in (deel.keuzes(gebruiker) if deel.keuzes else ())
                ),
            ],
        )
        for sleutel, deel in dossierdelen.items()
        if deel.deelbaar and deel.stukken(gebruiker, None)
    ]


def shared_stukken(eigenaar: Gebruiker, deel: str, keuze: str) -> Sequence[Dossierstuk]:
    """Return exactly what a deling of this shows now; raise Domeinfout for what cannot be shared."""
    found = find_deel(deel)
    if not found.deelbaar or (keuze and found.keuzes is None):
        raise Domeinfout("Dit kunt u niet delen.", veld="wat")
    if keuze and keuze not in {key for key, _ in (found.keuzes(eigenaar) if found.keuzes else ())}:
        raise Domeinfout("Dit is niet (meer) van u. Kies iets anders.", veld="wat")
    return _for_others(found.stukken(eigenaar, keuze or None))


def _for_others(stukken: Sequence[Dossierstuk]) -> list[Dossierstuk]:
    """Leave out the facts that are not for a deling, however deep."""
    return [
        replace(
            stuk,
            velden=[veld for veld in stuk.velden if veld.deelbaar],
            stukken=_for_others(stuk.stukken),
        )
        for stuk in stukken
    ]


def require_ontvanger(eigenaar: Gebruiker, email: str) -> str:
    """Return the address as it is kept; raise Domeinfout for none, and for one's own."""
    bare = email.strip().lower()
    try:
        validate_email(bare)
    except ValidationError as error:
        raise Domeinfout("Vul een e-mailadres in, bijvoorbeeld naam@school.nl.", veld="email") from error
    if bare == eigenaar.email.lower():
        raise Domeinfout("Dit is uw eigen adres. Vul het adres van iemand anders in.", veld="email")
    return bare


def require_periode(geldig_van: date, geldig_tot: date, *, op: date) -> None:
    """Raise Domeinfout unless the period begins today or later, and lasts a year at most."""
    if geldig_van < op:
        raise Domeinfout("Kies een begin vanaf vandaag.", veld="geldig_van")
    if geldig_tot <= geldig_van:
        raise Domeinfout("Kies een einde na het begin.", veld="geldig_tot")
    if geldig_tot - geldig_van > LANGST:
        raise Domeinfout("Delen kan hoogstens een jaar. Kies een eerder einde.", veld="geldig_tot")


def create_deling(
    *,
    deel: str,
    keuze: str,
    email: str,
    geldig_van: date,
    geldig_tot: date,
    bericht: str,
    by: Gebruiker,
    at: datetime,
) -> tuple[Deling, str]:
    """Let one person look from ``geldig_van`` up to, not including, ``geldig_tot``; return the secret once.

    The mail to that person says who shares and where to look, never what.
    """
    require_recht(by, "napl.deel")
    email = require_ontvanger(by, email)
    require_periode(geldig_van, geldig_tot, op=localdate(at))
    if not shared_stukken(by, deel, keuze):
        raise Domeinfout("Hier staat nog niets in. Kies iets anders om te delen.", veld="wat")
    if len(bericht) > MAX_BERICHT:
        raise Domeinfout(f"Uw bericht mag hoogstens {MAX_BERICHT} tekens hebben.", veld="bericht")
    if not take("delen", str(by.pk), hoogstens=PER_DAG, seconden=DAG):
        raise TeDruk(f"U hebt vandaag al {PER_DAG} keer iets gedeeld. Probeer het morgen weer.")
    return _write(
        Deling(
            eigenaar=by,
            deel=deel,
            keuze=keuze,
            ontvanger_email=email,
            geldig_van=geldig_van,
            geldig_tot=geldig_tot,
            bericht=bericht,
            aangemaakt_op=at,
        ),
        at=at,
    )


@transaction.atomic
def _write(deling: Deling, *, at: datetime) -> tuple[Deling, str]:
    token = secrets.token_urlsafe(32)
    deling.afdruk = _print(token)
    deling.save()
    _mail(deling, token, at=at)
    record_gebeurtenis(
        deling,
        "deling.gemaakt",
        by=deling.eigenaar,
        at=at,
        gegevens={"deel": deling.deel, "keuze": bool(deling.keuze)},
    )
    return deling, token


def _mail(deling: Deling, token: str, *, at: datetime) -> None:
    """Mail the link: by the address of the owner, which was proved, and not by a name, which is free text."""
    account = Gebruiker.objects.filter(email__iexact=deling.ontvanger_email, is_active=True).first()
    laatste = deling.geldig_tot - timedelta(days=1) if deling.geldig_tot else deling.geldig_van
    queue_geheim(
        account or deling.ontvanger_email,
        "deling",
        context={
            "eigenaar": deling.eigenaar.email,
            "van": deling.geldig_van,
            "tot_en_met": laatste,
            "url": full_url(reverse("gedeeld", args=[token])),
            "ontvanger": deling.ontvanger_email,
        },
        at=at,
    )


@transaction.atomic
def revoke_deling(deling: Deling, *, by: Gebruiker, at: datetime) -> Deling:
    """End a deling now; once more does no harm."""
    require_recht(by, "napl.beheer_deling", deling)
    deling = lock(deling)
    if deling.ingetrokken_op is None:
        save_fields(deling, ingetrokken_op=at)
        record_gebeurtenis(deling, "deling.ingetrokken", by=by, at=at)
    return deling


def find_deling(token: str, *, voor: Gebruiker) -> Deling | None:
    """Return the deling of a link for the person it was made for; to anybody else it does not exist."""
    deling = Deling.objects.select_related("eigenaar").filter(afdruk=_print(token)).first()
    if deling is None or not voor.is_active or not deling.eigenaar.is_active:
        return None
    return deling if deling.ontvanger_email == voor.email.lower() else None


@transaction.atomic
def look_at_deling(
    deling: Deling, *, by: Gebruiker, at: datetime, wat: str = PAGINA, bestand: Bestand | None = None
) -> Sequence[Dossierstuk]:
    """Return what is shared now and write the look down; raise DelingDicht outside its time.

    The lock makes a look and a revocation wait for each other.
    """
    eigenaar = deling.eigenaar
    deling = lock(deling)
    stand = deling.stand(localdate(at))
    if stand != Delingstand.OPEN:
        raise DelingDicht(GESLOTEN[stand].format(van=f"{deling.geldig_van:%d-%m-%Y}"))
    try:
        stukken = shared_stukken(eigenaar, deling.deel, deling.keuze)
    except Domeinfout:
        stukken = ()  # the owner erased it: the deling shows nothing
    if deling.ontvanger_id != by.pk:
        save_fields(deling, ontvanger=by)
    Delinginzage.objects.create(deling=deling, gebruiker=by, op=at, wat=wat, bestand=bestand)
    return stukken


def shared_bestand(deling: Deling, pk: object) -> Bestand | None:
    """Return a file that belongs to what is shared, or None."""
    try:
        stukken = shared_stukken(deling.eigenaar, deling.deel, deling.keuze)
    except Domeinfout:
        return None
    found = next((bestand for bestand in bestanden_in(stukken) if bestand.pk == pk), None)
    # A part of somebody can name a file of another, such as a team's: only their own is theirs to share.
    return found if found is not None and found.eigenaar_id == deling.eigenaar_id else None


def _print(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
