"""Mail about advice and decision: a function per occasion writes the text, and a page can preview it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from kwaliteit.domain.aanvraag.termijnen import ZIENSWIJZE
from kwaliteit.enums import Uitkomst
from kwaliteit.models import Advies, Besluit, Erkenningsaanvraag, Voorwaarde, Voorwaardemelding
from napl.domain.bericht import full_url, queue_bericht
from napl.domain.termijn.lezen import running_termijn
from napl.enums import Rol
from napl.models import Gebeurtenis, Gebruiker, Lidmaatschap
from register.domain.opmaak import day
from register.models.aanbod import may_sign

_VOORSTEL = {
    Uitkomst.TOEKENNEN: "het traject te erkennen",
    Uitkomst.ONDER_VOORWAARDEN: "het traject te erkennen onder voorwaarden",
    Uitkomst.AFWIJZEN: "het traject niet te erkennen",
}


@dataclass(frozen=True)
class Mail:
    onderwerp: str
    tekst: str


def signers_of(aanvraag: Erkenningsaanvraag, peildatum: date) -> list[Gebruiker]:
    """Return who may sign for the aanbieder of a case: they get what is formal."""
    aanbieder = aanvraag.aanbieder
    organisatie_id = aanbieder.organisatie_id
    if organisatie_id is None and aanbieder.onderdeel_van is not None:
        organisatie_id = aanbieder.onderdeel_van.organisatie_id
    leden = Lidmaatschap.objects.filter(organisatie=organisatie_id, rol=Rol.AANBIEDER).geldig_op(peildatum)
    people = Gebruiker.objects.filter(pk__in=leden.values("gebruiker"), is_active=True).order_by("pk")
    return [lid for lid in people if may_sign(lid, aanbieder, peildatum)]


def write_voornemen(aanvraag: Erkenningsaanvraag, uitkomst: Uitkomst, uiterlijk: date | None) -> Mail:
    """Write what an aanbieder gets when the advice is not what it asked for."""
    datum = f"tot en met {day(uiterlijk)}" if uiterlijk else "binnen de termijn die op uw pagina staat"
    return Mail(
        f"Uw mening gevraagd over aanvraag {aanvraag.kenmerk}",
        f"Wij hebben uw aanvraag {aanvraag.kenmerk} beoordeeld. Het advies is om {_VOORSTEL[uitkomst]}. "
        "Er is nog niets besloten.\n\n"
        f"U kunt {datum} een zienswijze geven: zeggen wat er niet klopt, of wat wij volgens u missen. Op de "
        "pagina van uw aanvraag leest u het advies met de redenen:\n"
        f"{_eigen(aanvraag)}\n\n"
        "Wilt u niets zeggen? Dan kunt u dat daar ook aangeven. Hoort het bureau niets, dan gaat de aanvraag "
        "na deze termijn door naar wie erover beslist.\n",
    )


def write_besluit(besluit: Besluit) -> Mail:
    """Write the mail that goes with the letter; the letter itself stays in the file of the case."""
    kenmerk = besluit.aanvraag.kenmerk
    return Mail(
        f"Besluit op uw aanvraag {kenmerk}",
        f"Er is besloten op uw aanvraag {kenmerk}. De brief met het besluit en de redenen staat voor u klaar "
        f"op de pagina van uw aanvraag:\n{_eigen(besluit.aanvraag)}\n\n"
        f"In de brief staat ook wat u kunt doen als u het er niet mee eens bent, en tot wanneer.\n",
    )


def write_voorwaarde(melding: Voorwaardemelding, *, voldaan: bool) -> Mail:
    """Write what an aanbieder hears about a voorwaarde that it reported as met."""
    aanvraag = melding.voorwaarde.besluit.aanvraag
    wat = "U heeft aan de voorwaarde voldaan." if voldaan else "U heeft nog niet aan de voorwaarde voldaan."
    return Mail(
        f"Voorwaarde bij aanvraag {aanvraag.kenmerk}: {'voldaan' if voldaan else 'nog niet voldaan'}",
        f"{wat}\n\nVoorwaarde: {melding.voorwaarde.tekst}\n\nReden: {melding.reden}\n\n"
        f"U vindt dit terug op de pagina van uw aanvraag:\n{_eigen(aanvraag)}\n",
    )


def write_herinnering(voorwaarde: Voorwaarde) -> Mail:
    """Write the reminder that the date of a voorwaarde comes near."""
    aanvraag = voorwaarde.besluit.aanvraag
    return Mail(
        f"Herinnering: voorwaarde bij aanvraag {aanvraag.kenmerk}",
        f"Bij de erkenning van uw traject hoort een voorwaarde waar u uiterlijk {day(voorwaarde.uiterlijk)} "
        f"aan moet voldoen:\n\n{voorwaarde.tekst}\n\nMeld op de pagina van uw aanvraag hoe u eraan voldoet:\n"
        f"{_eigen(aanvraag)}\n",
    )


def mail_voornemen(
    aanvraag: Erkenningsaanvraag, advies: Advies, *, gebeurtenis: Gebeurtenis, at: datetime
) -> None:
    termijn = running_termijn(aanvraag, ZIENSWIJZE)
    mail = write_voornemen(aanvraag, Uitkomst(advies.uitkomst), termijn.einde if termijn else None)
    send(signers_of(aanvraag, timezone.localdate(at)), "zienswijze-gevraagd", mail, gebeurtenis, at=at)


def send(
    ontvangers: Iterable[Gebruiker], soort: str, mail: Mail, gebeurtenis: Gebeurtenis, *, at: datetime
) -> None:
    """Put a mail ready for each; the same gebeurtenis never gives anybody a second one."""
    for ontvanger in ontvangers:
        queue_bericht(
            ontvanger, soort, onderwerp=mail.onderwerp, tekst=mail.tekst, gebeurtenis=gebeurtenis, at=at
        )


def _eigen(aanvraag: Erkenningsaanvraag) -> str:
    return full_url(reverse("kwaliteit:aanvraag-eigen", args=[aanvraag.pk]))
