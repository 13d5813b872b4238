"""Invented events in the demo: an announced withdrawal, and a bezwaar against a refusal."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.inhoud import copy_inhoud
from kwaliteit.domain.aanvraag.kenmerk import next_kenmerk
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.besluit.advies import send_advies, write_advies
from kwaliteit.domain.besluit.beslissen import Keuze, decide
from kwaliteit.domain.besluit.invoer import Inhoud, Oordeelinvoer, judged_by
from kwaliteit.domain.besluit.zienswijze import waive_zienswijze
from kwaliteit.domain.bezwaar.behandelen import take_bezwaar
from kwaliteit.domain.bezwaar.indienen import submit_bezwaar
from kwaliteit.domain.erkenning.voornemen import announce_intrekking
from kwaliteit.domain.queries.kader import geldende_versie
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel, Erkenningstand, Uitkomst
from kwaliteit.models import Besluit, Bezwaar, Erkenning, Erkenningsaanvraag, Intrekkingsvoornemen
from napl.domain.demo import DOMEIN
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from register.models import Traject
from register.models.aanbod import aanbieders_van

VERZONNEN = "Verzonnen voor de demo: "
_OP_WEG = (
    Aanvraagstatus.VOLLEDIGHEIDSTOETS,
    Aanvraagstatus.CONCEPTADVIES,
)


@transaction.atomic
def load_demo_voornemen(aanbieder: Gebruiker, *, peildatum: date, at: datetime) -> bool:
    """Announce once that a recognition of the aanbieder of the demo may be withdrawn."""
    if Intrekkingsvoornemen.objects.exists():
        return False
    per = peildatum + timedelta(days=60)
    own = Erkenning.objects.met_stand(peildatum).van_aanbieder(aanbieder, peildatum)
    for erkenning in own.filter(is_demo=True).order_by("-pk"):
        long_enough = erkenning.eindigt_op is None or erkenning.eindigt_op > per
        if erkenning.gelezen_stand == Erkenningstand.GELDIG and long_enough:
            reden = f"{VERZONNEN}bij de helft van de deelnemers ging de toetsing niet door."
            try:
                announce_intrekking(erkenning, per=per, reden=reden, by=_account("behandelaar"), at=at)
            except Domeinfout:
                return False
            return True
    return False


@transaction.atomic
def load_demo_bezwaar(aanbieder: Gebruiker, *, at: datetime) -> bool:
    """Refuse once a traject of the aanbieder of the demo, and let it object to that."""
    vandaag = timezone.localdate(at)
    if Bezwaar.objects.exists():
        return False
    rows = Traject.objects.filter(
        aanbieders__in=aanbieders_van(aanbieder, vandaag),
        aanbieders__is_fictief=True,
        live__isnull=False,
        erkenningen__isnull=True,
        erkenningsaanvragen__isnull=True,
    )
    traject, kader = rows.order_by("pk").first(), geldende_versie(vandaag)
    if traject is None or kader is None:
        return False
    gronden = f"{VERZONNEN}de toetsing staat wel in ons programma, op bladzijde drie."
    try:
        with transaction.atomic():
            besluit = _refuse(traject, aanbieder, at=at)
            bezwaar = submit_bezwaar(besluit, gronden=gronden, by=aanbieder, at=at)
            take_bezwaar(bezwaar, by=_account("coordinator"), at=at)
    except Domeinfout:
        return False  # somebody gave the accounts of the demo other roles: then it goes without
    return True


def _refuse(traject: Traject, aanbieder: Gebruiker, *, at: datetime) -> Besluit:
    """Make a case that was refused; the system moves it past submission and payment."""
    vandaag = timezone.localdate(at)
    kader = geldende_versie(vandaag)
    assert kader is not None  # noqa: S101 - who calls looked
    aanvraag = Erkenningsaanvraag.objects.create(
        kenmerk=next_kenmerk(vandaag.year),
        traject=traject,
        aanbieder=aanbieders_van(aanbieder, vandaag).filter(trajecten=traject)[0],
        kaderversie=kader,
        aangemaakt_op=at,
        is_demo=True,
    )
    assert traject.live is not None  # noqa: S101 - it was chosen for that
    ingediend = {"ingediend_op": at, "versie": traject.live, "inhoud": copy_inhoud(traject.live)}
    aanvraag, _ = move_aanvraag(aanvraag, Aanvraagstatus.INGEDIEND, by=None, at=at, **ingediend)  # type: ignore[arg-type]
    for status in _OP_WEG:
        aanvraag, _ = move_aanvraag(aanvraag, status, by=None, at=at)
    behandelaar = _account("behandelaar")
    write_advies(aanvraag, _inhoud(aanvraag), by=behandelaar, at=at)
    aanvraag = send_advies(aanvraag, by=behandelaar, at=at)
    aanvraag = waive_zienswijze(aanvraag, by=aanbieder, at=at)
    return decide(aanvraag, Keuze(advies_getoetst=True), by=_account("beslisser"), at=at)


def _inhoud(aanvraag: Erkenningsaanvraag) -> Inhoud:
    oordelen = tuple(
        Oordeelinvoer(
            criterium.pk,
            Criteriumoordeel.NIET if nummer == 0 else Criteriumoordeel.VOLDOET,
            f"{VERZONNEN}zo vonden wij het bij criterium {criterium.code}.",
        )
        for nummer, criterium in enumerate(judged_by(aanvraag.kaderversie))
    )
    return Inhoud(Uitkomst.AFWIJZEN, f"{VERZONNEN}één criterium voldoet niet.", oordelen)


def _account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")
