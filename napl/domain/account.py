"""Make an account, and set a new password: each in two steps, the second with a code from the mail.

Nothing of an account exists before its owner showed the code, so nobody can take an address of another.
Whether an address is known here is told to its owner alone, by mail.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from napl.domain.bericht import full_url, queue_geheim
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.rem import take
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, TeDruk
from napl.models import Gebruiker

CODE_CIJFERS = 6
GELDIG = timedelta(minutes=15)
MAX_POGINGEN = 5
# Good ones count too, and each part of a dossier can be erased by itself.
MAX_WACHTWOORDEN = 20
UUR = 3600
AANMELDEN, WACHTWOORD = "aanmelden", "wachtwoord"
KLOPT_NIET = "Deze code klopt niet. Kijk in de laatste e-mail die u van ons kreeg."


@dataclass(frozen=True)
class Codeverzoek:
    """What waits for a code, as plain values for a session; the code itself cannot be read from it.

    Without an ``afdruk`` no code fits: the address was known already, or is not known.
    """

    doel: str
    # By which its tries are counted.
    kenmerk: str
    email: str
    afdruk: str
    tot: float
    naam: str = ""
    wachtwoord: str = ""


def request_aanmelding(*, email: str, wachtwoord: str, naam: str, vanaf: str, at: datetime) -> Codeverzoek:
    """Mail a code to a new address; to a known one that there is an account already.

    ``vanaf`` is from where it is asked, to count by. The answer is the same in both cases, and takes as long.
    """
    email = email.strip().lower()
    _brake(AANMELDEN, email, vanaf)
    hashed = make_password(wachtwoord)
    known = Gebruiker.objects.filter(email__iexact=email).first()
    code = _make_code()
    if known is not None:
        _mail_known(known, at=at)
    else:
        _mail_code(email, code, AANMELDEN, at=at)
    return Codeverzoek(
        doel=AANMELDEN,
        kenmerk=secrets.token_hex(16),
        email=email,
        afdruk="" if known is not None else _print(code, email),
        tot=(at + GELDIG).timestamp(),
        naam=naam,
        wachtwoord=hashed,
    )


def request_wachtwoord(*, email: str, vanaf: str, at: datetime) -> Codeverzoek:
    """Mail a code for a new password to an account that is on; to anybody else nothing, and say nothing."""
    email = email.strip().lower()
    _brake(WACHTWOORD, email, vanaf)
    known = Gebruiker.objects.filter(email__iexact=email, is_active=True).first()
    code = _make_code()
    if known is not None:
        _mail_code(known, code, WACHTWOORD, at=at)
    afdruk = _print(code, email) if known is not None else ""
    return Codeverzoek(WACHTWOORD, secrets.token_hex(16), email, afdruk, (at + GELDIG).timestamp())


def require_code(verzoek: Codeverzoek, code: str, *, at: datetime) -> None:
    """Count a try, and raise Domeinfout (``veld="code"``) unless this is the code."""
    if at.timestamp() >= verzoek.tot:
        raise Domeinfout("Deze code is niet meer geldig. Vraag een nieuwe code aan.", veld="code")
    mark = verzoek.kenmerk
    if not take("code", mark, hoogstens=MAX_POGINGEN, seconden=int(GELDIG.total_seconds())):
        raise Domeinfout(
            "U hebt te vaak een verkeerde code ingevuld. Vraag een nieuwe code aan.", veld="code"
        )
    bare = "".join(char for char in code if char.isdigit())
    if not verzoek.afdruk or not constant_time_compare(_print(bare, verzoek.email), verzoek.afdruk):
        raise Domeinfout(KLOPT_NIET, veld="code")


@transaction.atomic
def create_account(verzoek: Codeverzoek, *, code: str, at: datetime) -> Gebruiker:
    """Make the account of who showed the code."""
    require_code(verzoek, code, at=at)
    gebruiker = Gebruiker(
        email=verzoek.email, naam=verzoek.naam, password=verzoek.wachtwoord, aangemaakt_op=at
    )
    gebruiker.full_clean(exclude=["password"], validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            gebruiker.save()
    except IntegrityError as error:
        # Made in another window while this one waited for the code.
        raise Domeinfout("U hebt al een account met dit e-mailadres. Log in.", veld="code") from error
    record_gebeurtenis(gebruiker, "gebruiker.aangemeld", by=gebruiker, at=at)
    return gebruiker


@transaction.atomic
def reset_wachtwoord(verzoek: Codeverzoek, *, code: str, wachtwoord: str, at: datetime) -> Gebruiker:
    """Set the new password of who showed the code; every session of the account ends with the old one."""
    require_code(verzoek, code, at=at)
    found = Gebruiker.objects.filter(email__iexact=verzoek.email, is_active=True).first()
    if found is None:
        raise Domeinfout(KLOPT_NIET, veld="code")
    gebruiker = lock(found)
    save_fields(gebruiker, password=make_password(wachtwoord))
    record_gebeurtenis(gebruiker, "gebruiker.nieuw_wachtwoord", by=gebruiker, at=at)
    return gebruiker


def require_wachtwoord(gebruiker: Gebruiker, wachtwoord: str) -> None:
    """Count a try, and raise Domeinfout (``veld="wachtwoord"``) unless this is the password of who asks.

    For what a screen that somebody left open must not allow.
    """
    if not take("wachtwoord", str(gebruiker.pk), hoogstens=MAX_WACHTWOORDEN, seconden=UUR):
        raise Domeinfout(
            "U hebt te vaak een wachtwoord geprobeerd. Er is niets gewist. Probeer het over een uur opnieuw.",
            veld="wachtwoord",
        )
    if not gebruiker.check_password(wachtwoord):
        raise Domeinfout("Dit wachtwoord klopt niet. Er is niets gewist.", veld="wachtwoord")


def _brake(doel: str, email: str, vanaf: str) -> None:
    """Refuse who asks too many codes: for one address, or from one place (of a whole school)."""
    for_address = take(f"{doel}:adres", _print("", email), hoogstens=settings.CODES_PER_ADRES, seconden=UUR)
    from_place = take(f"{doel}:plek", _print("", vanaf), hoogstens=settings.CODES_PER_PLEK, seconden=UUR)
    if not (for_address and from_place):
        raise TeDruk("U hebt te vaak een code aangevraagd. Wacht een uur en probeer het dan opnieuw.")


def _make_code() -> str:
    return f"{secrets.randbelow(10**CODE_CIJFERS):0{CODE_CIJFERS}}"


def _print(code: str, email: str) -> str:
    return salted_hmac("napl.account.code", f"{email}:{code}", algorithm="sha256").hexdigest()


def _mail_code(ontvanger: Gebruiker | str, code: str, doel: str, *, at: datetime) -> None:
    queue_geheim(ontvanger, f"code-{doel}", context={"code": f"{code[:3]} {code[3:]}"}, at=at)


def _mail_known(gebruiker: Gebruiker, *, at: datetime) -> None:
    context = {"inloggen": full_url(reverse("account_login")), "wachtwoord": full_url(reverse("wachtwoord"))}
    queue_geheim(gebruiker, "al-een-account", context=context, at=at)
