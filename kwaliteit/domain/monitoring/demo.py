"""Invented evaluations, signals and rules for fictional trajecten, made through the verbs as real ones."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.monitoring.evaluatie import Deelinvoer, fill_evaluatie
from kwaliteit.domain.monitoring.jaargegevens import request_jaargegevens
from kwaliteit.domain.monitoring.regels import Regelinvoer, apply_regel, set_regel
from kwaliteit.domain.monitoring.signaal import ask_signaal, handle_signaal, report_signaal, take_signaal
from kwaliteit.domain.monitoring.snijden import cut_jaar, due_jaren
from kwaliteit.domain.monitoring.steekproef import draw_steekproef
from kwaliteit.domain.monitoring.tussentijds import ask_tussentijds
from kwaliteit.domain.monitoring.vragen import vragen_van
from kwaliteit.enums import Effectniveau, Regelsoort, Signaalsoort, Signaaluitkomst
from kwaliteit.models import Erkenning, Evaluatie, Signaleringsregel, TussentijdseBeoordeling
from napl.domain.demo import DOMEIN
from napl.models import Gebruiker
from register.domain.deelname.deelname import Verloop, register_deelname
from register.domain.teamroute.lezen import schooljaar_van
from register.models import Traject

# How participants of each traject answer: many, just enough, and too few to show.
_WAARDEN: tuple[Sequence[int], ...] = (
    (5, 5, 4, 4, 4, 4, 5, 3, 3, 3, 3, 3, 2, 4, 5),
    (2, 2, 1, 2, 3, 2),
    (5, 4, 5),
)
_WOORDEN = (
    "De opdrachten kon ik de volgende dag in mijn klas doen.",
    "Ik had meer tijd willen hebben om te oefenen.",
    "De opleiders luisterden goed en kenden de praktijk.",
    "Het tempo lag hoog, maar de stof bleef hangen.",
    "Samen met collega’s leerde ik het meest.",
    "De planning veranderde twee keer. Dat was lastig op school.",
)


@transaction.atomic
def load_demo_monitoring(*, peildatum: date, at: datetime) -> int:
    """Let invented people evaluate, report and handle; return how many evaluated, once."""
    if Evaluatie.objects.filter(ingevuld_op__isnull=False).exists():
        return 0
    rows = Erkenning.objects.van_kracht_op(peildatum).filter(is_demo=True).select_related("traject__live")
    # First those of the aanbieder that somebody works for in the demo.
    trajecten = [
        row.traject for row in sorted(rows, key=lambda row: (not _is_lantaarn(row.traject), row.traject.slug))
    ]
    begin, _ = schooljaar_van(peildatum)
    toen = timezone.make_aware(datetime(begin.year, 6, 20, 12))  # noqa: DTZ001 - made aware here
    made = 0
    for traject, waarden in zip(trajecten, _WAARDEN, strict=False):
        made += sum(_evaluate(traject, nummer, waarde, at=toen) for nummer, waarde in enumerate(waarden))
    for jaar in due_jaren(peildatum):
        cut_jaar(jaar, at=at)
    if trajecten:
        _toezicht(trajecten, peildatum=peildatum, at=at)
    return made


def _is_lantaarn(traject: Traject) -> bool:
    return traject.aanbieders.filter(naam__startswith="Academie De Lantaarn").exists()


def _evaluate(traject: Traject, nummer: int, waarde: int, *, at: datetime) -> int:
    by, _ = Gebruiker.objects.get_or_create(
        email=f"deelnemer{nummer + 1}@{DOMEIN}",
        defaults={"naam": f"Verzonnen deelnemer {nummer + 1}", "aangemaakt_op": at},
    )
    klaar = timezone.localdate(at) - timedelta(days=40)
    deelname = register_deelname(traject, by=by, at=at, verloop=Verloop(klaar - timedelta(days=200), klaar))
    delen = {
        Effectniveau.ERVARING: _deel(Effectniveau.ERVARING, waarde, _WOORDEN[nummer % len(_WOORDEN)]),
        Effectniveau.HANDELEN: _deel(Effectniveau.HANDELEN, max(1, waarde - nummer % 2)),
    }
    if nummer % 4:  # not everybody can say anything of results yet
        delen[Effectniveau.RESULTATEN] = _deel(Effectniveau.RESULTATEN, max(2, waarde - 1))
    fill_evaluatie(deelname, delen, by=by, at=at)
    return 1


def _deel(niveau: Effectniveau, waarde: int, tekst: str = "") -> Deelinvoer:
    antwoorden = {vraag.code: waarde for vraag in vragen_van(niveau)}
    return Deelinvoer(antwoorden, tekst, naar_aanbieder=True, openbaar=True)


def _toezicht(trajecten: Sequence[Traject], *, peildatum: date, at: datetime) -> None:
    """Rules, yearly data, signals in three states, a sample and a review that was asked about."""
    leraar, behandelaar, coordinator = (
        Gebruiker.objects.get(email=f"{naam}@{DOMEIN}") for naam in ("leraar", "behandelaar", "coordinator")
    )
    grond = "Verzonnen voor de demo: het programmabureau stelt de echte regels vast."
    for soort, grens in (
        (Regelsoort.LAGE_WAARDERING, Decimal("2.5")),
        (Regelsoort.GEGRONDE_KLACHTEN, Decimal(2)),
        (Regelsoort.GEEN_JAARGEGEVENS, Decimal(1)),
    ):
        set_regel(Regelinvoer(soort, grens, 5, peildatum, grond), by=coordinator, at=at)
    for traject in trajecten[:3]:
        request_jaargegevens(traject, schooljaar_van(peildatum)[0].year - 1, at=at)
    teksten = (
        "De helft van de bijeenkomsten ging niet door en ik kreeg geen bericht.",
        "De prijs op de website is hoger dan in het register.",
        "Er staat een opleider bij die daar niet meer werkt.",
    )
    signalen = [
        report_signaal(trajecten[0], soort=soort, tekst=tekst, by=leraar, at=at)
        for soort, tekst in zip((Signaalsoort.KLACHT, *(Signaalsoort.SIGNAAL,) * 2), teksten, strict=True)
    ]
    for signaal in signalen[:2]:
        take_signaal(signaal, by=behandelaar, at=at)
    vraag = "Hoeveel bijeenkomsten gingen dit jaar niet door, en hoe liet u dat weten?"
    ask_signaal(signalen[0], vraag=vraag, by=behandelaar, at=at)
    handle_signaal(
        signalen[1],
        uitkomst=Signaaluitkomst.DOORGESTUURD,
        antwoord="De redactie past de prijs aan.",
        by=behandelaar,
        at=at,
    )
    for regel in Signaleringsregel.objects.geldig_op(peildatum):
        apply_regel(regel, peildatum=peildatum, at=at)
    draw_steekproef(aantal=2, by=coordinator, at=at, zaad="demo")
    first = TussentijdseBeoordeling.objects.order_by("pk").first()
    if first is not None:
        ask_tussentijds(first, vraag="Wat doet u met wat deelnemers zeggen?", by=behandelaar, at=at)
