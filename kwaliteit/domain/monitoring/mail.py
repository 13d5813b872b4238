"""The mails of monitoring, as texts that a page can show before they go."""

from dataclasses import dataclass

from django.urls import reverse

from napl.domain.bericht import full_url
from register.models import Deelname


@dataclass(frozen=True)
class Mail:
    onderwerp: str
    tekst: str


def write_uitnodiging(deelname: Deelname) -> Mail:
    naam = deelname.trajectversie.naam
    url = full_url(reverse("kwaliteit:evaluatie", args=[deelname.pk]))
    return Mail(
        f"Wat bracht ‘{naam}’ u?",
        f"U rondde ‘{naam}’ af. Wilt u in drie minuten vertellen hoe het was?\n\n"
        "U bepaalt zelf wat naar de aanbieder gaat, wat meetelt op de openbare pagina en wat u in uw eigen "
        "portfolio bewaart. Niemand ziet welke antwoorden van u zijn: wij tonen alleen cijfers van vijf of "
        "meer mensen samen.\n\n"
        f"Begin hier: {url}\n\n"
        "U hoeft dit niet te doen. Wij vragen het u één keer.\n",
    )
