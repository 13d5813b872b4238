"""What advice, zienswijze and decision give to the kernel's registries."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import EIGEN, ZAAK
from kwaliteit.domain.besluit.bestanden import may_open
from kwaliteit.domain.besluit.termijnen import SOORTEN
from kwaliteit.domain.besluit.verzenden import BESTANDSOORT as BRIEF
from kwaliteit.domain.besluit.voorwaarde import BESTANDSOORT as VOORWAARDE
from kwaliteit.domain.besluit.zienswijze import BESTANDSOORT as ZIENSWIJZE
from kwaliteit.domain.queries.besluit import read_besluit, voorwaarden_of
from kwaliteit.domain.queries.besluitpaneel import eigen_paneel, zaak_paneel
from kwaliteit.enums import Uitkomst
from kwaliteit.models import Besluit, Erkenning, Voorwaarde
from kwaliteit.rules.besluit import BEOORDEEL_VOORWAARDE, ZIE_BESLUITEN
from napl.models import Gebruiker
from napl.registers import (
    Paneel,
    Werk,
    Werkbron,
    Werkplek,
    bestandrechten,
    bureaudelen,
    panelen,
    termijnsoorten,
    werkbronnen,
)
from register.models import Traject


def register() -> None:
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
    for bestandsoort in (BRIEF, ZIENSWIJZE, VOORWAARDE):
        bestandrechten.add(bestandsoort, may_open)
    panelen.add("kwaliteit.besluit-zaak", Paneel(ZAAK, "kwaliteit/_paneel_besluit.html", zaak_paneel))
    panelen.add("kwaliteit.besluit-eigen", Paneel(EIGEN, "kwaliteit/_paneel_besluit.html", eigen_paneel))
    panelen.add(
        "kwaliteit.besluit-traject", Paneel("traject", "kwaliteit/_paneel_traject_besluit.html", _motivering)
    )
    bureaudelen.add("besluiten", Werkplek("Besluiten", "kwaliteit:besluit-list", ZIE_BESLUITEN))
    werkbronnen.add("voorwaarden", Werkbron("Voorwaarden bij erkenningen", BEOORDEEL_VOORWAARDE, _werk))


def _motivering(traject: Traject, peildatum: date) -> Mapping[str, Any] | None:
    """Return the reasons of the recognition that holds; a refusal is nobody's but the aanbieder's."""
    rows = Besluit.objects.filter(
        erkenning__in=Erkenning.objects.van_kracht_op(peildatum).filter(traject=traject),
        verzonden_op__isnull=False,
    )
    rows = rows.exclude(uitkomst=Uitkomst.AFWIJZEN).select_related("aanvraag")
    besluit = rows.order_by("-besloten_op").first()
    if besluit is None:
        return None
    return {"besluit": besluit, "blok": read_besluit(besluit), "voorwaarden": list(voorwaarden_of(besluit))}


def _werk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - what every source is given
    """Return the voorwaarden that somebody has to look at: reported as met, or past their date."""
    rows = (
        Voorwaarde.objects.open().select_related("besluit__aanvraag__aanbieder").order_by("uiterlijk", "pk")
    )
    gemeld = rows.filter(meldingen__isnull=False, meldingen__beoordeeld_op__isnull=True)
    te_laat = rows.te_laat_op(peildatum).exclude(pk__in=gemeld.values("pk"))
    return [
        *(_regel(item, "gemeld als voldaan: beoordeel de melding") for item in gemeld),
        *(_regel(item, "de datum is voorbij en er is niets gemeld dat voldoet") for item in te_laat),
    ]


def _regel(voorwaarde: Voorwaarde, toelichting: str) -> Werk:
    aanvraag = voorwaarde.besluit.aanvraag
    return Werk(
        f"{aanvraag.kenmerk}, voorwaarde {voorwaarde.volgorde}, {aanvraag.aanbieder.naam}",
        reverse("kwaliteit:voorwaarde-beoordeel", args=[aanvraag.pk, voorwaarde.pk]),
        toelichting,
    )
