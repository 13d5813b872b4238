"""What erkenningsaanvragen give to the kernel's registries."""

from django.db.models import F

from kwaliteit.domain.aanvraag import panelen as eigen
from kwaliteit.domain.aanvraag.bewijs import BESTANDSOORT, may_open_bestand
from kwaliteit.domain.aanvraag.blik import EIGEN, ZAAK
from kwaliteit.domain.aanvraag.eindigen import lapse_aanvraag, lapsing
from kwaliteit.domain.aanvraag.termijnen import SOORTEN, bureau_address
from kwaliteit.domain.queries import aanvraaggroep, aanvraagwerk
from kwaliteit.rules.aanvraag import ZIE_AANVRAGEN
from napl.registers import (
    Nachtwerk,
    Paneel,
    Werkplek,
    Zaakbron,
    bestandrechten,
    bureaudelen,
    groepsacties,
    logonderwerpen,
    nachtwerken,
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

# Where, of which template, and what it shows; in the order in which they stand on the page.
PANELEN = (
    (ZAAK, "toets", eigen.toets_paneel),
    (EIGEN, "doen", eigen.doen_paneel),
    (EIGEN, "verantwoording", eigen.verantwoording_paneel),
    (ZAAK, "verantwoording", eigen.verantwoording_paneel),
    (EIGEN, "accreditatie", eigen.accreditatie_paneel),
    (ZAAK, "accreditatie", eigen.accreditatie_paneel),
    (EIGEN, "ingediend", eigen.ingediend_paneel),
    (ZAAK, "ingediend", eigen.ingediend_paneel),
)


def register() -> None:
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
    zaakbronnen.add("erkenning", WERK)
    bestandrechten.add(BESTANDSOORT, may_open_bestand)
    nachtwerken.add("aanvragen_vervallen", Nachtwerk(lapsing, lapse_aanvraag))
    werkplekken.add(
        "erkenningen", Werkplek("Erkenningen", "kwaliteit:aanvragen-eigen", "register.zie_eigen_aanbod")
    )
    bureaudelen.add("aanvragen", Werkplek("Aanvragen", "kwaliteit:aanvragen", ZIE_AANVRAGEN))
    for plek, naam, gegevens in PANELEN:
        panelen.add(f"kwaliteit.{plek}-{naam}", Paneel(plek, f"kwaliteit/_paneel_{naam}.html", gegevens))
    panelen.add(
        "kwaliteit.traject-erkenning",
        Paneel("eigen-traject", "kwaliteit/_paneel_traject_erkenning.html", eigen.traject_paneel),
    )
    panelen.add(
        "kwaliteit.aanbod-erkenningen",
        Paneel("aanbod", "kwaliteit/_paneel_aanbod_erkenningen.html", eigen.aanbod_paneel),
    )
    groepsacties.add("neem-zelf", aanvraaggroep.NEEM_ZELF)
    groepsacties.add("geef", aanvraaggroep.GEEF)
    logonderwerpen.add("kwaliteit.erkenningsaanvraag", aanvraaggroep.LOG)
