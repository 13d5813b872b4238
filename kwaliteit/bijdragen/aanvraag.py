"""What erkenningsaanvragen give to the kernel's registries."""

from django.db.models import F

from kwaliteit.domain.aanvraag.termijnen import SOORTEN
from kwaliteit.domain.queries import aanvraagwerk
from kwaliteit.rules.aanvraag import ZIE_AANVRAGEN
from napl.registers import Zaakbron, termijnsoorten, zaakbronnen

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
    adres="/bureau/aanvragen/{}/".format,
    behandelaar=F("behandelaar_id"),
    behalve=aanvraagwerk.behalve(),
)


def register() -> None:
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
    zaakbronnen.add("erkenning", WERK)
