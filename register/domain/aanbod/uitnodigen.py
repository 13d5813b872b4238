"""Ask somebody to join an aanbieder, by a link that works once, for its own address, and not for long."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from napl.domain.bericht import full_url, queue_geheim
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.organisatie import add_lidmaatschap
from napl.domain.rem import take
from napl.domain.transitie import lock, save_fields
from napl.enums import Rol
from napl.fouten import Domeinfout, OngeldigeOvergang, TeDruk
from napl.models import Gebruiker, Organisatie
from napl.rechten import require_recht
from register.domain.aanbod.rollen import BEHEER, give_rollen, members_of
from register.enums import Aanbodrol
from register.models import Aanboduitnodiging

NEEM_AAN = "register.neem_aanboduitnodiging_aan"
GELDIG = timedelta(days=14)
PER_DAG = 30
DAG = 24 * 3600


def open_uitnodigingen(organisatie: Organisatie) -> QuerySet[Aanboduitnodiging]:
    """Return what was not accepted or taken back, also when its time is over."""
    rows = Aanboduitnodiging.objects.filter(
        organisatie=organisatie, aangenomen_op__isnull=True, ingetrokken_op__isnull=True
    )
    return rows.order_by("uitgenodigd_op", "pk")


@transaction.atomic
def invite_lid(
    organisatie: Organisatie,
    *,
    email: str,
    rollen: Collection[Aanbodrol],
    by: Gebruiker,
    at: datetime,
) -> tuple[Aanboduitnodiging, str]:
    """Mail a link to join with these roles; return the secret once. Asking again voids the former link."""
    require_recht(by, BEHEER, organisatie)
    email = _require_adres(email)
    if not rollen:
        raise Domeinfout("Kies minstens één rol.", veld="rollen")
    organisatie = lock(organisatie)
    if members_of(organisatie, timezone.localdate(at)).filter(email__iexact=email).exists():
        raise Domeinfout("Deze persoon hoort al bij uw organisatie.", veld="email")
    if not take("aanboduitnodiging", str(organisatie.pk), hoogstens=PER_DAG, seconden=DAG):
        raise TeDruk(
            f"Uw organisatie heeft vandaag al {PER_DAG} mensen uitgenodigd. Probeer het morgen weer."
        )
    open_uitnodigingen(organisatie).filter(email=email).update(ingetrokken_op=at, email="")
    token = secrets.token_urlsafe(32)
    uitnodiging = Aanboduitnodiging.objects.create(
        organisatie=organisatie,
        email=email,
        rollen=[rol.value for rol in Aanbodrol if rol in rollen],
        afdruk=_print(token),
        uitgenodigd_op=at,
        uitgenodigd_door=by,
        verloopt_op=at + GELDIG,
    )
    _mail(uitnodiging, token, by=by, at=at)
    record_gebeurtenis(
        uitnodiging,
        "aanboduitnodiging.verstuurd",
        by=by,
        at=at,
        gegevens={"organisatie": organisatie.pk, "rollen": list(uitnodiging.rollen)},
    )
    return uitnodiging, token


@transaction.atomic
def withdraw_uitnodiging(uitnodiging: Aanboduitnodiging, *, by: Gebruiker, at: datetime) -> None:
    require_recht(by, BEHEER, uitnodiging.organisatie)
    uitnodiging = lock(uitnodiging)
    if uitnodiging.aangenomen_op is not None:
        raise OngeldigeOvergang("Deze uitnodiging is al aangenomen.")
    save_fields(uitnodiging, ingetrokken_op=at, email="")
    record_gebeurtenis(uitnodiging, "aanboduitnodiging.ingetrokken", by=by, at=at)


def find_uitnodiging(token: str, *, voor: Gebruiker, at: datetime) -> Aanboduitnodiging | None:
    """Return the invitation of a link, for the address it was sent to; to anybody else it does not exist."""
    rows = Aanboduitnodiging.objects.filter(
        afdruk=_print(token), aangenomen_op__isnull=True, ingetrokken_op__isnull=True, verloopt_op__gt=at
    )
    return rows.filter(email=voor.email.lower()).select_related("organisatie", "uitgenodigd_door").first()


@transaction.atomic
def accept_uitnodiging(token: str, *, by: Gebruiker, at: datetime) -> Organisatie:
    """Join with the roles of the invitation; the link works once."""
    require_recht(by, NEEM_AAN)
    found = find_uitnodiging(token, voor=by, at=at)
    # The organisation before the invitation, as everywhere: two at once wait, and the second finds it used.
    organisatie = lock(found.organisatie) if found else None
    if organisatie is None or find_uitnodiging(token, voor=by, at=at) is None or found is None:
        raise OngeldigeOvergang("Deze uitnodiging werkt niet meer. Vraag om een nieuwe.")
    uitnodiging = lock(found)
    add_lidmaatschap(by, organisatie, Rol.AANBIEDER, geldig_van=timezone.localdate(at), at=at)
    give_rollen(by, organisatie, [Aanbodrol(rol) for rol in uitnodiging.rollen], by=by, at=at, nieuw=True)
    save_fields(uitnodiging, aangenomen_op=at, email="")
    record_gebeurtenis(uitnodiging, "aanboduitnodiging.aangenomen", by=by, at=at)
    return organisatie


def purge_uitnodigingen(*, before: datetime) -> int:
    """Erase invitations that nobody used in time, and the address with them."""
    old = Aanboduitnodiging.objects.filter(aangenomen_op__isnull=True, verloopt_op__lt=before)
    return old.delete()[0]


def _require_adres(email: str) -> str:
    bare = email.strip().lower()
    try:
        validate_email(bare)
    except ValidationError as error:
        raise Domeinfout("Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl.", veld="email") from error
    return bare


def _mail(uitnodiging: Aanboduitnodiging, token: str, *, by: Gebruiker, at: datetime) -> None:
    account = Gebruiker.objects.filter(email__iexact=uitnodiging.email, is_active=True).first()
    queue_geheim(
        account or uitnodiging.email,
        "aanboduitnodiging",
        context={
            "afzender": by.email,
            "organisatie": uitnodiging.organisatie.naam,
            "tot_en_met": timezone.localdate(uitnodiging.verloopt_op),
            "url": full_url(reverse("register:aanbod-uitnodiging", args=[token])),
            "ontvanger": uitnodiging.email,
        },
        at=at,
    )


def _print(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
