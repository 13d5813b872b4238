"""Invented cases of the demo between advice and decision, for trajecten of fictional aanbieders alone."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.beginnen import responsible
from kwaliteit.domain.aanvraag.inhoud import copy_inhoud
from kwaliteit.domain.aanvraag.kenmerk import next_kenmerk
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.besluit.advies import send_advies, write_advies
from kwaliteit.domain.besluit.beslissen import Keuze, decide
from kwaliteit.domain.besluit.invoer import Inhoud, Oordeelinvoer, Voorwaardeinvoer, judged_by
from kwaliteit.domain.besluit.zienswijze import waive_zienswijze
from kwaliteit.domain.queries.kader import geldende_versie
from kwaliteit.enums import Aanvraagroute, Aanvraagstatus, Criteriumoordeel, Uitkomst
from kwaliteit.models import Advies, Erkenningsaanvraag
from napl.domain.demo import DOMEIN
from napl.models import Gebruiker
from register.domain.aanbod import aanbieders_van
from register.models import Traject

_S, _O = Aanvraagstatus, Criteriumoordeel
# What is advised, and what of it is decided: a case that is heard, one that waits, one that was granted.
_ZAKEN = ((Uitkomst.AFWIJZEN, False), (Uitkomst.TOEKENNEN, False), (Uitkomst.ONDER_VOORWAARDEN, True))
_OORDEEL = {
    Uitkomst.TOEKENNEN: _O.VOLDOET,
    Uitkomst.ONDER_VOORWAARDEN: _O.DEELS,
    Uitkomst.AFWIJZEN: _O.NIET,
}
_VINDT = {
    _O.VOLDOET: "Verzonnen voor de demo. Het programma laat dit zien, en deelnemers bevestigen het.",
    _O.DEELS: "Verzonnen voor de demo. Het plan is er, maar niet hoe het wordt nagegaan.",
    _O.NIET: "Verzonnen voor de demo. Het bewijs gaat over een eerdere opzet van het traject.",
}
_WAAROM = (
    "Verzonnen voor de demo: niemand heeft dit traject beoordeeld. Hier staat waarom dit de uitkomst is."
)


@transaction.atomic
def load_demo_besluiten(*, at: datetime) -> int:
    """Make a case in each phase, once; fewer when there are not enough trajecten to take."""
    kader = geldende_versie(timezone.localdate(at))
    if kader is None or Advies.objects.filter(aanvraag__is_demo=True).exists():
        return 0
    aanbieder = _account("aanbieder")
    zaken = list(zip(_ZAKEN, _trajecten(aanbieder, at=at), strict=False))
    for (uitkomst, besloten), traject in zaken:
        _make(traject, uitkomst, aanbieder=aanbieder, besloten=besloten, at=at)
    return len(zaken)


def _trajecten(aanbieder: Gebruiker, *, at: datetime) -> Sequence[Traject]:
    """Return what nobody recognised yet and nobody asks that for, of the aanbieder of the demo first."""
    eigen = set(aanbieders_van(aanbieder, timezone.localdate(at)).values_list("pk", flat=True))
    rows = Traject.objects.filter(aanbieders__is_fictief=True, live__isnull=False, status="actief")
    rows = rows.exclude(erkenningen__isnull=False).exclude(erkenningsaanvragen__isnull=False)
    return [
        traject
        for traject in rows.exclude(aanbieders__is_fictief=False).distinct().order_by("pk")
        if responsible(traject).pk in eigen
    ]


def _make(
    traject: Traject, uitkomst: Uitkomst, *, aanbieder: Gebruiker, besloten: bool, at: datetime
) -> None:
    aanvraag = _begin(traject, aanbieder, at=at)
    behandelaar = _account("behandelaar")
    write_advies(aanvraag, _inhoud(aanvraag, uitkomst), by=behandelaar, at=at)
    aanvraag = send_advies(aanvraag, by=behandelaar, at=at)
    if besloten:
        if aanvraag.status == _S.ZIENSWIJZE:
            aanvraag = waive_zienswijze(aanvraag, by=aanbieder, at=at)
        decide(aanvraag, Keuze(advies_getoetst=True), by=_account("beslisser"), at=at)


def _begin(traject: Traject, aanbieder: Gebruiker, *, at: datetime) -> Erkenningsaanvraag:
    """Make a case of the lighter route that waits for an advice; the system moves it past payment."""
    assert traject.live is not None  # noqa: S101 - what is asked for here has one
    kader = geldende_versie(timezone.localdate(at))
    assert kader is not None  # noqa: S101 - judged by whoever calls
    aanvraag = Erkenningsaanvraag.objects.create(
        kenmerk=next_kenmerk(timezone.localdate(at).year),
        route=Aanvraagroute.VERLICHT,
        traject=traject,
        aanbieder=responsible(traject),
        kaderversie=kader,
        aangemaakt_op=at,
        aangemaakt_door=aanbieder,
        is_demo=True,
    )
    aanvraag, _ = move_aanvraag(
        aanvraag,
        _S.INGEDIEND,
        by=aanbieder,
        at=at,
        ingediend_op=at,
        ingediend_door=aanbieder,
        versie=traject.live,
        inhoud=copy_inhoud(traject.live),
    )
    for status in (_S.VOLLEDIGHEIDSTOETS, _S.CONCEPTADVIES):
        aanvraag, _ = move_aanvraag(aanvraag, status, by=None, at=at)
    return aanvraag


def _inhoud(aanvraag: Erkenningsaanvraag, uitkomst: Uitkomst) -> Inhoud:
    oordelen = []
    for nummer, criterium in enumerate(judged_by(aanvraag.kaderversie)):
        oordeel = _OORDEEL[uitkomst] if nummer == 1 else _O.VOLDOET
        oordelen.append(Oordeelinvoer(criterium.pk, oordeel, _VINDT[oordeel]))
    voorwaarde = Voorwaardeinvoer("Beschrijf hoe u nagaat wat deelnemers in hun lessen anders doen.", 6)
    return Inhoud(
        uitkomst,
        _WAAROM,
        tuple(oordelen),
        (voorwaarde,) if uitkomst == Uitkomst.ONDER_VOORWAARDEN else (),
    )


def _account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")
