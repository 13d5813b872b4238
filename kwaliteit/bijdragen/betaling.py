"""What tariffs, invoices and payments give to the kernel's registries."""

from datetime import date

from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import EIGEN, ZAAK
from kwaliteit.domain.betaling.panelen import eigen_paneel, vooraf_paneel, zaak_paneel
from kwaliteit.domain.betaling.terugbetalen import propose_after_end
from kwaliteit.domain.queries.facturen import count_terug
from kwaliteit.enums import Factuurstand
from kwaliteit.models import Factuur
from kwaliteit.models.factuur import GESTOPT
from kwaliteit.rules.betaling import BEHANDEL_TERUGBETALING, BEHEER_TARIEVEN, ZIE_FACTUREN
from napl.models import Gebeurtenis, Gebruiker
from napl.registers import (
    Ontvanger,
    Paneel,
    Werk,
    Werkbron,
    Werkplek,
    bureaudelen,
    ontvangers,
    panelen,
    werkbronnen,
)


def _after_end(gebeurtenis: Gebeurtenis) -> None:
    propose_after_end(gebeurtenis)


def _geldwerk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - what every source is given
    werk = []
    url = reverse("kwaliteit:factuur-list")
    if aantal := count_terug():
        werk.append(Werk("Terugbetalingen", f"{url}?terug=1", "Beslissen of overmaken", aantal))
    if aantal := Factuur.objects.in_stand(Factuurstand.TE_LAAT, peildatum).count():
        werk.append(Werk("Facturen die te laat zijn", f"{url}?stand=te-laat", "", aantal))
    return werk


def register() -> None:
    """Fill the registries."""
    panelen.add("kwaliteit.betaling-eigen", Paneel(EIGEN, "kwaliteit/_paneel_betaling.html", eigen_paneel))
    panelen.add("kwaliteit.betaling-zaak", Paneel(ZAAK, "kwaliteit/_paneel_betaling_zaak.html", zaak_paneel))
    panelen.add(
        "kwaliteit.tarieven", Paneel("aanbod-vooraf", "kwaliteit/_paneel_tarieven.html", vooraf_paneel)
    )
    ontvangers.add(
        "kwaliteit.terugbetaling",
        Ontvanger(frozenset(f"aanvraag.{status.value}" for status in GESTOPT), _after_end),
    )
    bureaudelen.add("facturen", Werkplek("Facturen", "kwaliteit:factuur-list", ZIE_FACTUREN))
    bureaudelen.add("tarieven", Werkplek("Tarieven", "kwaliteit:tarief-list", BEHEER_TARIEVEN))
    werkbronnen.add("geld", Werkbron("Geld", BEHANDEL_TERUGBETALING, _geldwerk))
