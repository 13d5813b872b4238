"""What erkenningsaanvragen give to the kernel's registries."""

from django.db.models import F

from kwaliteit.domain.aanvraag.blik import EIGEN, ZAAK
from kwaliteit.domain.aanvraag.panelen import (
    aanbod_paneel,
    ingediend_paneel,
    traject_paneel,
    verantwoording_paneel,
)
from kwaliteit.domain.aanvraag.termijnen import SOORTEN, bureau_address
from kwaliteit.domain.queries import aanvraaggroep, aanvraagwerk
from kwaliteit.rules.aanvraag import ZIE_AANVRAGEN
from napl.registers import (
    Paneel,
    Werkplek,
    Zaakbron,
    bureaudelen,
    groepsacties,
    logonderwerpen,
    panelen,
    termijnsoorten,
    werkplekken,
    zaakbronnen,
)

WERK = Zaakbron(
    naam="Erkenningsaanvraag",
    recht=ZIE_AANVRAGEN,
    rijen=aanvraagwerk.open_cases,
    kenmerk=F("kenmerk"),
    titel=F("versie__naam"),
    partij=F("aanbieder__naam"),
    status=F("status"),
    beurt=aanvraagwerk.beurt(),
    sinds=aanvraagwerk.sinds(),
    statussen=aanvraagwerk.STATUSSEN,
    adres=bureau_address,
    behandelaar=F("behandelaar_id"),
    behalve=aanvraagwerk.behalve(),
)


def register() -> None:
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
    zaakbronnen.add("erkenning", WERK)
    werkplekken.add(
        "erkenningen", Werkplek("Erkenningen", "kwaliteit:aanvragen-eigen", "register.zie_eigen_aanbod")
    )
    bureaudelen.add("aanvragen", Werkplek("Aanvragen", "kwaliteit:aanvragen", ZIE_AANVRAGEN))
    for plek in (EIGEN, ZAAK):
        panelen.add(
            f"kwaliteit.{plek}-verantwoording",
            Paneel(plek, "kwaliteit/_paneel_verantwoording.html", verantwoording_paneel),
        )
        panelen.add(
            f"kwaliteit.{plek}-ingediend",
            Paneel(plek, "kwaliteit/_paneel_ingediend.html", ingediend_paneel),
        )
    panelen.add(
        "kwaliteit.traject-erkenning",
        Paneel("eigen-traject", "kwaliteit/_paneel_traject_erkenning.html", traject_paneel),
    )
    panelen.add(
        "kwaliteit.aanbod-erkenningen",
        Paneel("aanbod", "kwaliteit/_paneel_aanbod_erkenningen.html", aanbod_paneel),
    )
    groepsacties.add("neem-zelf", aanvraaggroep.NEEM_ZELF)
    groepsacties.add("geef", aanvraaggroep.GEEF)
    logonderwerpen.add("kwaliteit.erkenningsaanvraag", aanvraaggroep.LOG)
