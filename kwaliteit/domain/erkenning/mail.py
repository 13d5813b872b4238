"""What an aanbieder is told about its recognition, as the pages preview it, and to whom it goes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from kwaliteit.models import Erkenning
from napl.domain.bericht import full_url, queue_bericht
from napl.models import Gebeurtenis, Gebruiker, Organisatie
from register.domain.aanbod.rollen import rollen_in
from register.domain.opmaak import day
from register.enums import Aanbodrol

ONTVANGERS = frozenset({Aanbodrol.TEKENBEVOEGD, Aanbodrol.BEHEERDER})


@dataclass(frozen=True)
class Mail:
    soort: str
    onderwerp: str
    tekst: str


def _mail(soort: str, erkenning: Erkenning, onderwerp: str, *alineas: str) -> Mail:
    slot = f"U leest alles op {full_url(f'/aanbod/erkend/{erkenning.code}/')}"
    tekst = "\n\n".join(["Beste aanbieder,", *alineas, slot, "Het programmabureau NAPL"])
    return Mail(f"erkenning.{soort}", onderwerp, tekst)


def schorsing_mail(erkenning: Erkenning, *, naam: str, vanaf: date, reden: str) -> Mail:
    return _mail(
        "geschorst",
        erkenning,
        f"De erkenning van {naam} is geschorst",
        f"De erkenning van {naam} is geschorst vanaf {day(vanaf)}. Vanaf die dag staat het traject niet in "
        "het register en geldt de erkenning niet.",
        f"De reden: {reden}",
        "Bent u het er niet mee eens? U kunt binnen zes weken bezwaar maken.",
    )


def opheffing_mail(erkenning: Erkenning, *, naam: str, per: date, reden: str) -> Mail:
    return _mail(
        "schorsing-opgeheven",
        erkenning,
        f"De schorsing van {naam} is voorbij",
        f"De erkenning van {naam} geldt weer vanaf {day(per)}. Het traject staat vanaf die dag weer in het "
        "register.",
        f"De reden: {reden}",
    )


def voornemen_mail(erkenning: Erkenning, *, naam: str, per: date, reden: str, tot: date) -> Mail:
    return _mail(
        "voornemen",
        erkenning,
        f"Wij willen de erkenning van {naam} intrekken",
        f"Wij zijn van plan om de erkenning van {naam} in te trekken per {day(per)}.",
        f"De reden: {reden}",
        f"Laat ons uiterlijk {day(tot)} weten wat u hiervan vindt. Daarna beslissen wij.",
    )


def afgezien_mail(erkenning: Erkenning, *, naam: str, reden: str) -> Mail:
    return _mail(
        "voornemen-afgezien",
        erkenning,
        f"De erkenning van {naam} blijft gelden",
        f"Wij trekken de erkenning van {naam} niet in.",
        f"De reden: {reden}",
    )


def intrekking_mail(erkenning: Erkenning, *, naam: str, per: date, reden: str) -> Mail:
    return _mail(
        "ingetrokken",
        erkenning,
        f"De erkenning van {naam} is ingetrokken",
        f"De erkenning van {naam} is ingetrokken per {day(per)}. Vanaf die dag staat het traject niet meer "
        "in het register.",
        f"De reden: {reden}",
        "Bent u het er niet mee eens? U kunt binnen zes weken bezwaar maken.",
    )


def hererkenning_mail(erkenning: Erkenning, *, naam: str) -> Mail:
    einde = erkenning.eindigt_op
    return _mail(
        "hererkenning-open",
        erkenning,
        f"U kunt hererkenning vragen voor {naam}",
        f"De erkenning van {naam} eindigt op {day(einde) if einde else 'een dag die nog niet vaststaat'}.",
        "Vraag op tijd hererkenning aan. Dan sluit de nieuwe erkenning aan op de oude, en blijft het traject "
        "in het register.",
    )


def send_mail(erkenning: Erkenning, mail: Mail, *, gebeurtenis: Gebeurtenis, at: datetime) -> None:
    """Put a mail ready for who signs for or manages the aanbieder."""
    for gebruiker in ontvangers(erkenning, timezone.localdate(at)):
        queue_bericht(
            gebruiker, mail.soort, onderwerp=mail.onderwerp, tekst=mail.tekst, gebeurtenis=gebeurtenis, at=at
        )


def ontvangers(erkenning: Erkenning, peildatum: date) -> list[Gebruiker]:
    """Return who hears of a recognition: of who asked for it, else of all aanbieders of the traject."""
    if erkenning.aanvraag is not None:
        aanbieders = [erkenning.aanvraag.aanbieder_id]
    else:
        aanbieders = list(erkenning.traject.aanbieders.values_list("pk", flat=True))
    own = Q(aanbieders__in=aanbieders)
    of_whole = Q(aanbieders__onderdelen__in=aanbieders, aanbieders__onderdelen__organisatie__isnull=True)
    found: set[int] = set()
    for organisatie in Organisatie.objects.filter(own | of_whole).distinct():
        rollen = rollen_in(organisatie, peildatum)
        found |= {gebruiker for gebruiker, held in rollen.items() if held & ONTVANGERS}
    return list(Gebruiker.objects.filter(pk__in=found).order_by("pk"))
