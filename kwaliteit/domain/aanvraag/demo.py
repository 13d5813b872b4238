"""The aanvragen of the demo: one being written, one to be tested, one to be completed. All made up."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.bewijs import Bewijsinvoer, add_bewijs
from kwaliteit.domain.aanvraag.dekking import Accreditatieinvoer, add_accreditatie, choose_route
from kwaliteit.domain.aanvraag.inhoud import copy_inhoud
from kwaliteit.domain.aanvraag.verantwoorden import progress_of, write_verantwoording
from kwaliteit.domain.aanvraag.volledigheid import ask_aanvulling
from kwaliteit.domain.aanvraag.voorwaarden import check_traject
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.kader.openstelling import open_pad
from kwaliteit.enums import Aanvraagroute, Aanvraagstatus, Instantie, Openstellingbereik
from kwaliteit.models import Erkenningsaanvraag, Openstelling
from napl.domain.demo import DOMEIN
from napl.models import Gebruiker, valid_on
from ontwikkelpaden.domain.bewerken import LEEG
from register.models import Traject
from register.models.aanbod import aanbieders_van

_S = Aanvraagstatus
ZEGT = (
    "Verzonnen voor de demo. Deelnemers ontwerpen in elke bijeenkomst een les, geven die op hun eigen school "
    "en bespreken met elkaar wat zij bij leerlingen zagen. De docent kijkt mee met het logboek.\n\n"
    "Dat het werkt, zien wij aan de eindopdracht: daarin laten deelnemers zien wat zij anders zijn gaan doen."
)
GROND = "Verzonnen voor de demo: een proef met trajecten zonder accreditatie."
HALF = 4  # of this many criteria the one that is being written says something


@transaction.atomic
def load_demo_aanvragen(aanbieder: Gebruiker, *, at: datetime) -> int:
    """Make them once, of trajecten of the aanbieder of the demo that can be put forward; return how many."""
    own = aanbieders_van(aanbieder, timezone.localdate(at))
    if Erkenningsaanvraag.objects.filter(aangemaakt_door=aanbieder, is_demo=True).exists():
        return 0
    trajecten = [
        traject
        for traject in Traject.objects.filter(aanbieders__in=own, aanbieders__is_fictief=True).order_by(
            "slug"
        )
        if check_traject(traject, timezone.localdate(at)).kan
    ]
    made = [make(traject, aanbieder, at) for make, traject in zip(MAKERS, trajecten, strict=False)]
    return len(made)


def _open_paden(traject: Traject, vandaag: date, at: datetime) -> None:
    """Open the paths of a traject that are not open now, until the year in which all are."""
    assert traject.live is not None  # noqa: S101 - actief
    begin = date(vandaag.year, 1, 1)
    for row in traject.live.typeringen.select_related("padversie__pad"):
        pad = row.padversie.pad
        if not Openstelling.objects.filter(valid_on(begin), pad=pad).exists():
            open_pad(
                pad,
                bereik=Openstellingbereik.ALLE,
                geldig_van=begin,
                geldig_tot=begin.replace(year=begin.year + 1),
                grond=GROND,
                by=None,
                at=at,
            )


def _concept(traject: Traject, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    aanvraag = begin_aanvraag(traject, by=by, at=at)
    _write(aanvraag, progress_of(aanvraag).open[:HALF], by, at)
    accreditatie = Accreditatieinvoer(
        Instantie.NVAO,
        "AV-0000 (verzonnen)",
        timezone.localdate(at).replace(month=1, day=1, year=at.year + 3),
    )
    add_accreditatie(aanvraag, accreditatie, by=by, at=at)
    return aanvraag


def _toets(traject: Traject, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Bring one to the volledigheidstoets by the lighter route, with what it rests on."""
    aanvraag = _concept(traject, by, at)
    _write(aanvraag, progress_of(aanvraag).open, by, at)
    choose_route(aanvraag, Aanvraagroute.VERLICHT, by=by, at=at)
    return _submitted(aanvraag, by, at)


def _aanvulling(traject: Traject, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    aanvraag = begin_aanvraag(traject, by=by, at=at)
    _write(aanvraag, progress_of(aanvraag).open, by, at)
    aanvraag = _submitted(aanvraag, by, at)
    behandelaar = Gebruiker.objects.get(email=f"behandelaar@{DOMEIN}")
    punten = {progress_of(aanvraag).codes[0]: "Verzonnen voor de demo: noem ook hoe u de doelen toetst."}
    return ask_aanvulling(aanvraag, punten, by=behandelaar, at=at)


def _submitted(aanvraag: Erkenningsaanvraag, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Submit without an invoice: what the demo pays is not ours to invent here."""
    versie = aanvraag.traject.live
    assert versie is not None  # noqa: S101 - a condition to begin
    aanvraag, _ = move_aanvraag(
        aanvraag,
        _S.INGEDIEND,
        by=by,
        at=at,
        ingediend_op=at,
        ingediend_door=by,
        versie=versie,
        inhoud=copy_inhoud(versie),
    )
    aanvraag, _ = move_aanvraag(aanvraag, _S.VOLLEDIGHEIDSTOETS, by=by, at=at)
    return aanvraag


def _write(aanvraag: Erkenningsaanvraag, codes: tuple[str, ...], by: Gebruiker, at: datetime) -> None:
    for nummer, code in enumerate(codes):
        write_verantwoording(aanvraag, code, ZEGT, basis=LEEG, by=by, at=at)
        if nummer == 0:
            link = Bewijsinvoer("Studiegids (verzonnen)", "https://lantaarn.example/studiegids")
            add_bewijs(aanvraag, code, link, by=by, at=at)


MAKERS = (_concept, _toets, _aanvulling)
