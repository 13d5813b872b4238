"""Search alerts: make, change, stop, take up again, remove. They write no gebeurtenis (see ``lijst``)."""

import secrets
from datetime import date, datetime

from django.core import signing
from django.db import transaction

from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from register.domain.bewaren.vraagvorm import fingerprint, load_vraag, store_vraag
from register.domain.zoeken import Zoekvraag, matching_trajecten
from register.enums import Frequentie
from register.models import Zoekwaarschuwing
from register.models.waarschuwing import MAX_NAAM

BEHEER = "register.beheer_zoekwaarschuwingen"
MAX_WAARSCHUWINGEN = 20


def matching_ids(vraag: Zoekvraag, peildatum: date) -> set[int]:
    """Return all trajecten that a search finds; the one place that asks the search for an alert."""
    return set(matching_trajecten(vraag, peildatum=peildatum))


@transaction.atomic
def create_zoekwaarschuwing(
    vraag: Zoekvraag,
    *,
    naam: str,
    frequentie: Frequentie,
    by: Gebruiker,
    at: datetime,
    peildatum: date,
    omschrijving: str = "",
) -> Zoekwaarschuwing:
    """Make an alert; what can be found today is known already and is never mailed."""
    require_recht(by, BEHEER)
    lock(by)
    stored = store_vraag(vraag)
    rows = Zoekwaarschuwing.objects.filter(gebruiker=by)
    same = rows.filter(vraagafdruk=fingerprint(stored)).first()
    if same is not None:
        raise Domeinfout(f"U hebt deze waarschuwing al. Zij heet ‘{same.naam}’.")
    if rows.count() >= MAX_WAARSCHUWINGEN:
        raise Domeinfout(
            f"U hebt al {MAX_WAARSCHUWINGEN} waarschuwingen. Verwijder er eerst een die niet meer nodig is."
        )
    return Zoekwaarschuwing.objects.create(
        gebruiker=by,
        naam=_check_naam(naam),
        vraag=stored,
        vraagafdruk=fingerprint(stored),
        omschrijving=omschrijving[:500],
        frequentie=frequentie,
        stopsleutel=secrets.token_urlsafe(32),
        gezien=sorted(matching_ids(vraag, peildatum)),
        gezocht_tot=peildatum,
        aangemaakt_op=at,
    )


def _check_naam(naam: str) -> str:
    tidied = tidy(naam.replace("\x00", ""))
    if not tidied:
        raise Domeinfout("Geef de waarschuwing een naam.", veld="naam")
    if len(tidied) > MAX_NAAM:
        raise Domeinfout(
            f"De naam is te lang: {len(tidied)} tekens. Er passen {MAX_NAAM} tekens in.", veld="naam"
        )
    return tidied


@transaction.atomic
def set_frequentie(
    waarschuwing: Zoekwaarschuwing, frequentie: Frequentie, *, by: Gebruiker
) -> Zoekwaarschuwing:
    waarschuwing = _own(waarschuwing, by=by)
    save_fields(waarschuwing, frequentie=frequentie)
    return waarschuwing


@transaction.atomic
def stop_zoekwaarschuwing(waarschuwing: Zoekwaarschuwing, *, by: Gebruiker, at: datetime) -> Zoekwaarschuwing:
    return _stop(_own(waarschuwing, by=by), at=at)


@transaction.atomic
def resume_zoekwaarschuwing(
    waarschuwing: Zoekwaarschuwing, *, by: Gebruiker, peildatum: date
) -> Zoekwaarschuwing:
    """Turn an alert on again: what came while it was off is not mailed."""
    waarschuwing = _own(waarschuwing, by=by)
    if waarschuwing.actief:
        return waarschuwing
    found = matching_ids(load_vraag(waarschuwing.vraag), peildatum)
    save_fields(
        waarschuwing,
        actief=True,
        gestopt_op=None,
        gezocht_tot=peildatum,
        gezien=sorted(found.union(waarschuwing.gezien)),
    )
    return waarschuwing


@transaction.atomic
def delete_zoekwaarschuwing(waarschuwing: Zoekwaarschuwing, *, by: Gebruiker) -> None:
    _own(waarschuwing, by=by).delete()


def _own(waarschuwing: Zoekwaarschuwing, *, by: Gebruiker) -> Zoekwaarschuwing:
    """Lock an alert of this person; one of somebody else does not exist for them."""
    require_recht(by, BEHEER)
    own = Zoekwaarschuwing.objects.select_for_update().filter(gebruiker=by, pk=waarschuwing.pk).first()
    if own is None:
        raise Domeinfout("Deze waarschuwing staat niet op uw lijst.")
    return own


def _signer() -> signing.Signer:
    return signing.Signer(salt="register.zoekwaarschuwing.stop")


def stop_token(waarschuwing: Zoekwaarschuwing) -> str:
    """Return what stands in the link of a mail: signed, so that a copy of the database makes no links."""
    return _signer().sign(waarschuwing.stopsleutel)


def find_by_token(token: str) -> Zoekwaarschuwing | None:
    """Return the alert of a link; None for a wrong one and for one of an alert that is gone."""
    try:
        sleutel = _signer().unsign(token)
    except signing.BadSignature:
        return None
    return Zoekwaarschuwing.objects.filter(stopsleutel=sleutel).defer("gezien").first()


@transaction.atomic
def stop_by_token(token: str, *, at: datetime) -> Zoekwaarschuwing | None:
    """Stop the alert of a link, as often as it is asked; the link itself is the right to do so."""
    found = find_by_token(token)
    return _stop(lock(found), at=at) if found else None


def _stop(waarschuwing: Zoekwaarschuwing, *, at: datetime) -> Zoekwaarschuwing:
    if waarschuwing.actief:
        save_fields(waarschuwing, actief=False, gestopt_op=at)
    return waarschuwing
