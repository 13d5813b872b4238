"""The mails about an erkenningsaanvraag: pages show the same text before it goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format

from kwaliteit.models import Erkenningsaanvraag
from napl.domain.bericht import full_url

ONTVANGST = "aanvraag-ontvangen"
AANVULLING = "aanvraag-aanvulling"
BUITEN = "aanvraag-buiten-behandeling"
INGETROKKEN = "aanvraag-ingetrokken"
VERVALLEN = "aanvraag-vervallen"


def own_url(aanvraag: Erkenningsaanvraag) -> str:
    return full_url(reverse("kwaliteit:aanvraag-eigen", args=[aanvraag.pk]))


def receipt_subject(aanvraag: Erkenningsaanvraag) -> str:
    return f"Wij hebben uw aanvraag {aanvraag.kenmerk} ontvangen"


def receipt_text(aanvraag: Erkenningsaanvraag, *, naam: str, opgave: list[tuple[str, str]], op: str) -> str:
    """Confirm the receipt with a copy of what was entered (Awb 4:3a; Wmebv)."""
    kopie = "\n\n".join(f"{kop}\n{tekst or '(niets ingevuld)'}" for kop, tekst in opgave)
    return (
        f"Wij hebben uw aanvraag om een erkenning voor ‘{naam}’ ontvangen op {op}.\n"
        f"Het kenmerk is {aanvraag.kenmerk}. Noem dat als u ons iets vraagt.\n\n"
        f"Hier ziet u hoe ver uw aanvraag is en wat u moet doen:\n{own_url(aanvraag)}\n\n"
        "De tekst van uw traject staat nu vast voor de beoordeling. U kunt uw traject wel blijven bijwerken; "
        "dat verandert niets aan deze aanvraag.\n\n"
        f"Dit hebt u ingevuld:\n\n{kopie}\n"
    )


@dataclass(frozen=True)
class Mail:
    onderwerp: str
    tekst: str


def completion_mail(
    aanvraag: Erkenningsaanvraag, punten: Mapping[str, str], *, uiterlijk: date | None
) -> Mail:
    """Say what is missing, by when, and what happens otherwise (Awb 4:5 lid 1)."""
    koppen = {code: f"Criterium {code}" if code else "Algemeen" for code in punten}
    lijst = "\n\n".join(f"{koppen[code]}:\n{tekst}" for code, tekst in punten.items())
    dag = date_format(uiterlijk, "l j F Y") if uiterlijk else "(de dag staat in de e-mail)"
    return Mail(
        f"Vul uw aanvraag {aanvraag.kenmerk} aan",
        f"Uw aanvraag {aanvraag.kenmerk} is nog niet compleet. Dit hebben wij nog nodig:\n\n{lijst}\n\n"
        f"Vul dit aan en stuur uw aanvraag terug, uiterlijk op {dag}:\n{own_url(aanvraag)}\n\n"
        "Tot u terugstuurt, staat de tijd stil waarin wij moeten besluiten. Komt de aanvulling niet op "
        "tijd, dan kunnen wij besluiten om uw aanvraag niet te behandelen (artikel 4:5 van de Algemene wet "
        "bestuursrecht). Lukt het niet op tijd? Laat het ons weten.\n",
    )


def aside_mail(aanvraag: Erkenningsaanvraag, reden: str) -> Mail:
    return Mail(
        f"Wij behandelen uw aanvraag {aanvraag.kenmerk} niet",
        f"Wij vroegen u om uw aanvraag {aanvraag.kenmerk} aan te vullen. Dat is niet op tijd gebeurd. Daarom "
        "behandelen wij haar niet (artikel 4:5 van de Algemene wet bestuursrecht).\n\n"
        f"De reden:\n{reden}\n\n"
        f"U kunt een nieuwe aanvraag beginnen. Wat u schreef, blijft hier staan:\n{own_url(aanvraag)}\n\n"
        "Bent u het niet eens met dit besluit? Dan kunt u binnen zes weken bezwaar maken.\n",
    )


def withdrawal_mail(aanvraag: Erkenningsaanvraag) -> Mail:
    return Mail(
        f"Uw aanvraag {aanvraag.kenmerk} is ingetrokken",
        f"U hebt uw aanvraag {aanvraag.kenmerk} ingetrokken. Wij doen er niets meer mee. Wat u invulde, "
        f"blijft hier staan:\n{own_url(aanvraag)}\n\nU kunt voor dit traject een nieuwe aanvraag beginnen.\n",
    )


def lapse_mail(aanvraag: Erkenningsaanvraag, reden: str) -> Mail:
    return Mail(
        f"Uw aanvraag {aanvraag.kenmerk} is vervallen",
        f"Uw aanvraag {aanvraag.kenmerk} is vervallen. {reden}\n\nWat u schreef, blijft hier staan:\n"
        f"{own_url(aanvraag)}\n\nU kunt voor dit traject een nieuwe aanvraag beginnen.\n",
    )
