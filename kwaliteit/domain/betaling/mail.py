"""The texts of mail about money; pages can show them beforehand."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from kwaliteit.models import Erkenningsaanvraag
from napl.domain.bericht import full_url, queue_bericht
from napl.models import Gebeurtenis, Gebruiker
from register.domain.aanbod.rollen import rollen_in
from register.domain.opmaak import euro
from register.enums import Aanbodrol
from register.models import Aanbieder


@dataclass(frozen=True)
class Tekst:
    onderwerp: str
    tekst: str


def payers_of(aanbieder: Aanbieder, peildatum: date) -> list[Gebruiker]:
    """Return who may pay for an aanbieder on a date."""
    bron = aanbieder if aanbieder.organisatie is not None else aanbieder.onderdeel_van
    if bron is None or bron.organisatie is None:
        return []
    rollen = rollen_in(bron.organisatie, peildatum)
    tekenbevoegd = [pk for pk, own in rollen.items() if Aanbodrol.TEKENBEVOEGD in own]
    return list(Gebruiker.objects.filter(pk__in=tekenbevoegd).order_by("pk"))


def send_to_payers(
    aanvraag: Erkenningsaanvraag, soort: str, inhoud: Tekst, *, gebeurtenis: Gebeurtenis
) -> int:
    """Put a mail ready for everybody who may pay; returns for how many."""
    ontvangers = payers_of(aanvraag.aanbieder, gebeurtenis.op.date())
    for ontvanger in ontvangers:
        queue_bericht(
            ontvanger,
            soort,
            onderwerp=inhoud.onderwerp,
            tekst=inhoud.tekst,
            gebeurtenis=gebeurtenis,
            at=gebeurtenis.op,
        )
    return len(ontvangers)


def _waar(aanvraag: Erkenningsaanvraag) -> str:
    return full_url(reverse("kwaliteit:factuur-eigen", args=[aanvraag.factuur.pk]))


def write_factuur(aanvraag: Erkenningsaanvraag, nummer: str, bedrag: Decimal, uiterlijk: date) -> Tekst:
    return Tekst(
        f"Factuur {nummer} voor uw erkenningsaanvraag {aanvraag.kenmerk}",
        f"Wij ontvingen uw aanvraag {aanvraag.kenmerk}. Voor de beoordeling betaalt u {euro(bedrag)}.\n\n"
        f"Betaal uiterlijk op {uiterlijk:%d-%m-%Y}. Dat kan op deze pagina. Daar staat ook de factuur:\n"
        f"{_waar(aanvraag)}\n\n"
        "Wij beginnen zodra de betaling binnen is. Is er dan nog niet betaald, dan vervalt de aanvraag.\n",
    )


def write_betaald(aanvraag: Erkenningsaanvraag, nummer: str, bedrag: Decimal) -> Tekst:
    return Tekst(
        f"Uw betaling voor aanvraag {aanvraag.kenmerk} is binnen",
        f"Wij ontvingen {euro(bedrag)} voor factuur {nummer}. De factuur is helemaal betaald.\n\n"
        "Wij kijken nu eerst of uw aanvraag volledig is. U hoeft niets te doen. Hoe het gaat, leest u hier:\n"
        f"{_waar(aanvraag)}\n",
    )


def write_te_weinig(aanvraag: Erkenningsaanvraag, nummer: str, bedrag: Decimal, rest: Decimal) -> Tekst:
    return Tekst(
        f"Er moet nog {euro(rest)} bij voor aanvraag {aanvraag.kenmerk}",
        f"Wij ontvingen {euro(bedrag)} voor factuur {nummer}. Dat is minder dan de hele factuur. "
        f"Betaal nog {euro(rest)}. Dat kan hier:\n{_waar(aanvraag)}\n\n"
        "Wij beginnen zodra alles betaald is.\n",
    )


def write_terug(aanvraag: Erkenningsaanvraag, nummer: str, bedrag: Decimal) -> Tekst:
    return Tekst(
        f"U krijgt {euro(bedrag)} terug voor aanvraag {aanvraag.kenmerk}",
        f"Wij betalen {euro(bedrag)} terug van factuur {nummer}. Het geld gaat naar de rekening waarmee u "
        f"betaalde. De creditnota staat hier:\n{_waar(aanvraag)}\n",
    )
