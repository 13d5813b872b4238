"""The kinds of mail of the register; their texts are in ``templates/berichten/``."""

from datetime import date
from typing import Any

from django.urls import reverse

from napl.domain.bericht import full_url
from napl.registers import Berichtsoort, berichtsoorten
from register.domain.aanbod.keuring import mail_context
from register.enums import Aanmeldingstatus

ORGANISATIE = "Academie De Zwaluw"
VOORBEELD = "voorbeeld"


def _aanmelding() -> dict[str, Any]:
    return {
        "naam": ORGANISATIE,
        "soort": "Particuliere aanbieder",
        "kvk": "12345678",
        "plaats": "Zwolle",
        "website": "",
        "toelichting": "",
        "url": full_url(reverse("register:aanbod-aanmelden")),
    }


def _uitnodiging() -> dict[str, Any]:
    return {
        "afzender": "els@zwaluw.test",
        "organisatie": ORGANISATIE,
        "tot_en_met": date(2027, 3, 15),
        "url": full_url(reverse("register:aanbod-uitnodiging", args=[VOORBEELD])),
        "ontvanger": "jan@zwaluw.test",
    }


def _zoekwaarschuwing() -> dict[str, Any]:
    traject = {
        "naam": "Rekenen in de bovenbouw",
        "aanbieders": ORGANISATIE,
        "feiten": "start: 1 maart 2027, prijs: gratis",
        "url": full_url(reverse("register:traject-detail", args=[VOORBEELD])),
    }
    return {
        "naam": "Rekenen",
        "omschrijving": "rekenen, primair onderwijs",
        "aantal": 3,
        "trajecten": [traject],
        "meer": 2,
        "zoek": full_url(f"{reverse('register:traject-list')}?q=rekenen"),
        "stop": full_url(reverse("register:zoekwaarschuwing-stop", args=[VOORBEELD])),
        "alle": full_url(reverse("register:zoekwaarschuwingen")),
    }


SOORTEN = {
    "aanmelding": Berichtsoort(
        "Aanmelding van een aanbieder ontvangen",
        "Een organisatie meldt zich aan als aanbieder, of vult dat aan. De mail gaat naar de aanmelder.",
        "Wij hebben uw aanmelding als aanbieder ontvangen",
        _aanmelding,
        verplicht="Dit is het bewijs dat uw aanmelding bij ons is aangekomen.",
    ),
    "aanmelding-besluit": Berichtsoort(
        "Antwoord op een aanmelding van een aanbieder",
        "Het bureau keurt goed, vraagt om aanvulling of wijst af. De mail gaat naar de aanmelder.",
        "{% if status == 'goedgekeurd' %}Uw aanmelding als aanbieder is goedgekeurd"
        "{% elif status == 'aanvulling' %}Wij hebben nog een vraag over uw aanmelding"
        "{% else %}Uw aanmelding als aanbieder is afgewezen{% endif %}",
        lambda: mail_context(ORGANISATIE, Aanmeldingstatus.AANVULLING, "Wij missen uw KvK-nummer."),
        verplicht="Wij moeten u laten weten wat wij over uw aanmelding beslissen.",
    ),
    "aanboduitnodiging": Berichtsoort(
        "Uitnodiging om voor een aanbieder te werken",
        "Een beheerder van een aanbieder nodigt iemand uit. De mail gaat naar wie is uitgenodigd.",
        "Uitnodiging om mee te werken in het NAPL-register",
        _uitnodiging,
        verplicht="De link om mee te doen staat alleen in deze e-mail.",
        prive=True,
    ),
    "zoekwaarschuwing": Berichtsoort(
        "Zoekwaarschuwing",
        "Er zijn nieuwe trajecten voor een zoekvraag die iemand bewaarde. De mail gaat naar die persoon.",
        "{{ aantal }} nieuw{% if aantal == 1 %} traject{% else %}e trajecten{% endif %} voor ‘{{ naam }}’",
        _zoekwaarschuwing,
        prive=True,
        elders="register:zoekwaarschuwingen",
    ),
}


def register_berichtsoorten() -> None:
    for code, soort in SOORTEN.items():
        berichtsoorten.add(code, soort)
