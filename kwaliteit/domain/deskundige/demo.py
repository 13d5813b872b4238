"""The deskundigen of the demo, and one case that two of them judge; all of it is made up."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.beginnen import responsible
from kwaliteit.domain.aanvraag.inhoud import copy_inhoud
from kwaliteit.domain.aanvraag.kenmerk import next_kenmerk
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.beoordelen.schrijven import (
    Oordeelinvoer,
    save_feedback,
    save_oordeel,
    submit_beoordeling,
)
from kwaliteit.domain.beoordelen.toewijzen import accept_beoordeling, assign_deskundige
from kwaliteit.domain.deskundige.opgave import (
    Bandinvoer,
    Kennis,
    add_afwezigheid,
    confirm_banden,
    declare_band,
    set_kennis,
)
from kwaliteit.domain.deskundige.pool import Contract, hire_deskundige, register_deskundige
from kwaliteit.domain.queries.kader import geldende_criteria, geldende_versie
from kwaliteit.enums import Aanvraagstatus, Bandsoort, Criteriumoordeel
from kwaliteit.models import Beoordeling, Deskundige, Erkenningsaanvraag, Verantwoording
from napl.domain.demo import DOMEIN
from napl.enums import Sector
from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import LEEG
from ontwikkelpaden.models import Ontwikkelpad
from register.enums import Thema
from register.models import Aanbieder, Traject

_T = Thema
_PO, _VO, _MBO = Sector.PO, Sector.VO, Sector.MBO
# Per account: sectors, themes and paths.
_KENNIS: dict[str, tuple[list[Sector], list[Thema], list[str]]] = {
    "deskundige1": (
        [_PO, _VO],
        [_T.VAKDIDACTIEK, _T.BEGELEIDING],
        ["curriculumdeskundigheid", "rekenexpert-rekencoordinator"],
    ),
    "deskundige2": ([_VO, _MBO], [_T.VAKDIDACTIEK, _T.TOETSING], ["curriculumdeskundigheid", "toetsexpert"]),
    "deskundige3": ([_PO, _VO], [_T.VERSCHILLEN], ["curriculumdeskundigheid"]),
    "deskundige4": ([_VO, _MBO], [_T.VAKINHOUD, _T.VAKDIDACTIEK], ["curriculumdeskundigheid"]),
}
# What is judged now, and what lies side by side; with who handed in or is halfway.
_IN_BEOORDELING = ("Leerlijnen ontwerpen met je sectie", (("deskundige1", False), ("deskundige2", True)))
_IN_CONSENSUS = ("Lessen en lessenseries ontwerpen", (("deskundige1", True), ("deskundige4", True)))
_ZEGT = (
    "Verzonnen voor de demo. Wij laten dit zien in het programma, in wat deelnemers maken en in wat zij er "
    "een half jaar later van zeggen."
)
_VINDT = {
    Criteriumoordeel.VOLDOET: "Verzonnen voor de demo. Dit staat in het programma en past bij het niveau.",
    Criteriumoordeel.DEELS: "Verzonnen voor de demo. Het plan is er, maar niet hoe het wordt nagegaan.",
    Criteriumoordeel.NIET: "Verzonnen voor de demo. In het dossier staat hier niets over.",
}


@transaction.atomic
def load_demo_deskundigen(*, peildatum: date, at: datetime) -> int:
    """Fill the pool once, with ties and expertise; return how many were made now."""
    if Deskundige.objects.filter(is_demo=True).exists():
        return 0
    coordinator = _account("coordinator")
    for naam in _KENNIS:
        _hire(naam, coordinator, peildatum, at=at)
    return len(_KENNIS)


def _hire(naam: str, coordinator: Gebruiker, peildatum: date, *, at: datetime) -> None:
    gebruiker = _account(naam)
    deskundige = register_deskundige(
        gebruiker,
        selectie="Verzonnen voor de demo: jaren ervaring met opleiden en beoordelen.",
        by=coordinator,
        at=at,
        is_demo=True,
    )
    begin = date(peildatum.year, 1, 1)
    contract = Contract(begin, begin.replace(year=begin.year + 2), f"D-{begin.year}-{naam[-1]}")
    deskundige = hire_deskundige(deskundige, contract, by=coordinator, at=at)
    sectoren, themas, paden = _KENNIS[naam]
    kennis = Kennis(sectoren, themas, list(Ontwikkelpad.objects.filter(slug__in=paden)))
    set_kennis(deskundige, kennis, max_tegelijk=3, by=gebruiker, at=at)
    for invoer in _ties(naam, peildatum):
        declare_band(deskundige, invoer, by=gebruiker, at=at)
    confirm_banden(deskundige, by=gebruiker, at=at)
    if naam == "deskundige2":
        add_afwezigheid(
            deskundige,
            geldig_van=peildatum + timedelta(days=40),
            geldig_tot=peildatum + timedelta(days=60),
            by=gebruiker,
            at=at,
        )


def _ties(naam: str, peildatum: date) -> Sequence[Bandinvoer]:
    """Return invented ties, so that proposals have somebody to leave out."""
    if naam == "deskundige3":
        return [
            Bandinvoer(
                Bandsoort.WERKGEVER,
                Aanbieder.objects.filter(naam__startswith="Universiteit Zuiderduin", is_fictief=True)
                .order_by("pk")
                .first(),
                geldig_tot=peildatum - timedelta(days=400),
                toelichting="Verzonnen voor de demo.",
            )
        ]
    if naam == "deskundige1":
        return [
            Bandinvoer(
                Bandsoort.LIDMAATSCHAP, naam="Vereniging van rekendocenten (fictief)", toelichting="Lid"
            )
        ]
    return []


@transaction.atomic
def load_demo_beoordelingen(*, at: datetime) -> int:
    """Bring a case to where two judge it, and one to where they compare; return how many were made now."""
    if Beoordeling.objects.filter(aanvraag__is_demo=True).exists():
        return 0
    return sum(_review(naam, wie, at=at) for naam, wie in (_IN_BEOORDELING, _IN_CONSENSUS))


def _review(naam: str, wie: Sequence[tuple[str, bool]], *, at: datetime) -> bool:
    traject = Traject.objects.filter(live__naam=naam, aanbieders__is_fictief=True).first()
    aanvraag = _case(traject, at=at) if traject is not None else None
    if aanvraag is None:
        return False
    coordinator = _account("coordinator")
    for account, _ in wie:
        deskundige = Deskundige.objects.get(gebruiker=_account(account))
        beoordeling = assign_deskundige(aanvraag, deskundige, by=coordinator, at=at)
        accept_beoordeling(beoordeling, onafhankelijk=True, by=_account(account), at=at)
    rows = Beoordeling.objects.filter(aanvraag=aanvraag).select_related("deskundige__gebruiker")
    for plaats, beoordeling in enumerate(rows.order_by("plek")):
        _judge(beoordeling, heel=wie[plaats][1], strenger=plaats == 1, at=at)
    return True


def _case(traject: Traject, *, at: datetime) -> Erkenningsaanvraag | None:
    """Make a case that waits for deskundigen.

    Nobody of this fictional aanbieder has an account, so the system moves it past submission and payment.
    """
    kader = geldende_versie(timezone.localdate(at))
    if kader is None or traject.live is None or traject.erkenningsaanvragen.open().exists():
        return None
    aanvraag = Erkenningsaanvraag.objects.create(
        kenmerk=next_kenmerk(timezone.localdate(at).year),
        traject=traject,
        aanbieder=responsible(traject),
        kaderversie=kader,
        aangemaakt_op=at,
        is_demo=True,
    )
    Verantwoording.objects.bulk_create(
        Verantwoording(aanvraag=aanvraag, criterium=criterium, tekst=_ZEGT, gewijzigd_op=at)
        for criterium in geldende_criteria(kader)
    )
    aanvraag, _ = move_aanvraag(
        aanvraag,
        Aanvraagstatus.INGEDIEND,
        by=None,
        at=at,
        ingediend_op=at,
        versie=traject.live,
        inhoud=copy_inhoud(traject.live),
    )
    for status in (Aanvraagstatus.VOLLEDIGHEIDSTOETS, Aanvraagstatus.TOEWIJZING):
        aanvraag, _ = move_aanvraag(aanvraag, status, by=None, at=at)
    return aanvraag


def _judge(beoordeling: Beoordeling, *, heel: bool, strenger: bool, at: datetime) -> None:
    """Write on every criterium and hand in, or only on the first ones; the second judges more strictly."""
    by = beoordeling.deskundige.gebruiker
    criteria = list(geldende_criteria(beoordeling.aanvraag.kaderversie))
    for nummer, criterium in enumerate(criteria if heel else criteria[:3]):
        oordeel = Criteriumoordeel.DEELS if nummer % 3 == 1 else Criteriumoordeel.VOLDOET
        if strenger and nummer in {1, 3}:
            oordeel = Criteriumoordeel.NIET
        invoer = Oordeelinvoer(oordeel.value, _VINDT[oordeel], "Programma en zelfevaluatie")
        save_oordeel(beoordeling, criterium, invoer, basis=Oordeelinvoer().afdruk, by=by, at=at)
    if heel:
        tip = "Verzonnen voor de demo: vraag een half jaar later ook aan de sectie wat er is blijven hangen."
        save_feedback(beoordeling, tekst=tip, basis=LEEG, by=by, at=at)
        submit_beoordeling(beoordeling, by=by, at=at)


def _account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")
