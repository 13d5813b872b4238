"""The kinds of mail of the kernel; their texts are in ``templates/berichten/``."""

from datetime import date
from typing import Any

from django.urls import reverse

from napl.domain.bericht import full_url
from napl.registers import Berichtsoort, berichtsoorten

VOORBEELD_TOKEN = "voorbeeld"  # noqa: S105 - stands in the example of a mail alone
DAG = date(2027, 3, 1)


def _code() -> dict[str, Any]:
    return {"code": "123 456"}


def _verwerking() -> dict[str, Any]:
    return {
        "titel": "Trajecten inlezen",
        "gelukt": True,
        "gestart_op": DAG,
        "url": full_url(reverse("verwerking-detail", args=[1])),
    }


def _deling() -> dict[str, Any]:
    return {
        "eigenaar": "vera@school.test",
        "van": DAG,
        "tot_en_met": date(2027, 3, 31),
        "url": full_url(reverse("gedeeld", args=[VOORBEELD_TOKEN])),
        "ontvanger": "piet@school.test",
    }


def _verzamelmail() -> dict[str, Any]:
    mails = [
        {"onderwerp": "Trajecten inlezen is klaar", "tekst": "U startte dit op 01-03-2027."},
        {"onderwerp": "Witte vlekken tellen is klaar", "tekst": "U startte dit op 02-03-2027."},
    ]
    return {"berichten": mails, "aantal": len(mails), "url": full_url(reverse("mijn-berichten"))}


SOORTEN = {
    "verzamelmail": Berichtsoort(
        "Verzamelmail",
        "Eén keer per dag of week, als er e-mail wacht. De mail gaat naar wie daarvoor koos.",
        "Uw e-mail van het NAPL-register: {{ aantal }} bericht{% if aantal > 1 %}en{% endif %}",
        _verzamelmail,
        verplicht="U krijgt deze e-mail alleen als u zelf voor een verzamelmail kiest.",
        prive=True,
    ),
    "code-aanmelden": Berichtsoort(
        "Code voor een nieuw account",
        "Iemand vraagt een account aan. De mail gaat naar het adres dat daarbij is ingevuld.",
        "Uw code voor het NAPL-register",
        _code,
        verplicht="Zonder deze code kunt u geen account maken.",
        prive=True,
    ),
    "code-wachtwoord": Berichtsoort(
        "Code voor een nieuw wachtwoord",
        "Iemand is het wachtwoord vergeten. De mail gaat naar het adres van dat account.",
        "Uw code voor het NAPL-register",
        _code,
        verplicht="Zonder deze code kunt u geen nieuw wachtwoord kiezen.",
        prive=True,
    ),
    "al-een-account": Berichtsoort(
        "Er is al een account",
        "Iemand vraagt een account aan met een adres dat al een account heeft.",
        "U hebt al een account in het NAPL-register",
        lambda: {
            "inloggen": full_url(reverse("account_login")),
            "wachtwoord": full_url(reverse("wachtwoord")),
        },
        verplicht="Zo weet u dat iemand uw adres gebruikt.",
        prive=True,
    ),
    "verwerking": Berichtsoort(
        "Werk op de achtergrond is klaar",
        "Werk dat een medewerker startte, is klaar of niet gelukt. De mail gaat naar die medewerker.",
        "{{ titel }} {% if gelukt %}is klaar{% else %}is niet gelukt{% endif %}",
        _verwerking,
        bundelbaar=True,
        recht="napl.start_verwerking",
    ),
    "bestand-verloopt": Berichtsoort(
        "Een bestand wordt bijna gewist",
        "Een week voordat een bestand wordt gewist. De mail gaat naar de eigenaar.",
        "Binnen een week wissen wij {% if aantal == 1 %}een bestand{% else %}bestanden{% endif %} van u",
        lambda: {"aantal": 2, "url": full_url(reverse("mijn-bestanden"))},
        verplicht="Anders bent u een bestand kwijt zonder dat u het weet.",
        prive=True,
    ),
    "deling": Berichtsoort(
        "Iemand deelt iets uit een dossier",
        "Iemand laat een deel van het eigen dossier zien. De mail gaat naar wie mag kijken.",
        "Iemand deelt iets met u in het NAPL-register",
        _deling,
        verplicht="De link om te kijken staat alleen in deze e-mail.",
        prive=True,
    ),
}


def register_berichtsoorten() -> None:
    for code, soort in SOORTEN.items():
        berichtsoorten.add(code, soort)
