"""The made-up teacher of the demo: two moments and two goals on Curriculumdeskundigheid."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from napl.domain.bewijsstuk import Upload
from napl.domain.demo_dossier import make_voorbeeld
from napl.models import Gebruiker
from ontwikkelpaden.domain.antwoordbewijs import attach_bewijsstuk
from ontwikkelpaden.domain.doel import Doelinvoer, set_doel
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.volgen import Ruimte, follow_pad, set_leerruimte
from ontwikkelpaden.domain.zelfevaluatie import (
    Antwoordinvoer,
    Gegeven,
    begin_zelfevaluatie,
    finish_zelfevaluatie,
    save_antwoord,
)
from ontwikkelpaden.enums import Antwoordbron, Niveau
from ontwikkelpaden.models import Doel, Padversie, Subdimensie, Zelfevaluatie

PAD = "curriculumdeskundigheid"
VOLGT_OOK = "rekenexpert-rekencoordinator"
START, VAK, NIETS = Niveau.STARTBEKWAAM.value, Niveau.VAKBEKWAAM.value, ""
ZELF, COLLEGA, LEERLINGEN = (
    Antwoordbron.ZELF.value,
    Antwoordbron.COLLEGA.value,
    Antwoordbron.LEERLINGEN.value,
)

# Of this evidence the teacher keeps a file, a year after today.
MET_BESTAND = "Het jaarplan wereldoriëntatie van groep 5."
BEWAARD = timedelta(days=405)

# How many days ago, and per part of the path in its order: level, own words, evidence, on whose view.
MOMENTEN: tuple[tuple[int, tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        230,
        (
            (START, "Ik kies per les wat de kern is. Verder vooruit lukt nog niet.", "", ZELF),
            (START, "Mijn lessen sluiten op elkaar aan. Met groep 6 stem ik niets af.", "", ZELF),
            (START, "Ik werk vooral uit de methode.", "", ZELF),
            (START, "Ik maak materiaal voor mijn eigen groep.", "", ZELF),
            (NIETS, "", "", ZELF),
            (NIETS, "", "", ZELF),
        ),
    ),
    (
        40,
        (
            (
                VAK,
                "Ik koos voor wereldoriëntatie de kern. Leerlingen kiezen er zelf een onderwerp bij.",
                "Het jaarplan wereldoriëntatie van groep 5.",
                COLLEGA,
            ),
            (
                START,
                "Binnen mijn eigen groep loopt het. Over de groepen heen zie ik de lijn nog niet.",
                "Mijn collega van groep 6 herkende weinig uit mijn lessen.",
                COLLEGA,
            ),
            (
                VAK,
                "Mijn leerlingen vertellen thuis waar zij aan werken.",
                "Drie korte vragen na het project over water.",
                LEERLINGEN,
            ),
            (VAK, "Met twee collega's maak ik lessen die ook anderen gebruiken.", "", ZELF),
            (START, "Ik pas de methode aan, maar maak nog weinig zelf.", "", ZELF),
            (NIETS, "Ik weet niet goed hoe je een keuze verantwoordt.", "", ZELF),
        ),
    ),
)


@transaction.atomic
def load_demo_zelfevaluatie(gebruiker: Gebruiker, *, peildatum: date, at: datetime) -> bool:
    """Give the teacher a development to look at; False when there is one, or the path is not there."""
    versie = find_padversie(PAD)
    if versie is None or _has_own(gebruiker):
        return False
    parts = [sub for dimensie in versie.dimensies.all() for sub in dimensie.subdimensies.all()]
    for dagen, antwoorden in MOMENTEN:
        _moment(gebruiker, versie, parts, antwoorden, at=at - timedelta(days=dagen))
    _doelen(gebruiker, versie, parts, peildatum=peildatum, at=at)
    other = find_padversie(VOLGT_OOK)
    if other is not None:
        follow_pad(other.pad, by=gebruiker, at=at)
    set_leerruimte(Ruimte("po", 120, Decimal(1500)), by=gebruiker, at=at)
    return True


def _has_own(gebruiker: Gebruiker) -> bool:
    return (
        Zelfevaluatie.objects.filter(gebruiker=gebruiker).exists()
        or Doel.objects.filter(gebruiker=gebruiker).exists()
    )


def _moment(
    gebruiker: Gebruiker,
    versie: Padversie,
    parts: list[Subdimensie],
    antwoorden: tuple[tuple[str, str, str, str], ...],
    *,
    at: datetime,
) -> None:
    evaluatie = begin_zelfevaluatie(versie.pad, by=gebruiker, at=at)
    for part, velden in zip(parts, antwoorden, strict=False):
        save_antwoord(evaluatie, part, Gegeven(Antwoordinvoer(*velden)), by=gebruiker, at=at)
        if velden[2] == MET_BESTAND:
            bestand = make_voorbeeld(gebruiker, f"{MET_BESTAND.strip('.')} (fictief)", at=at)
            upload = Upload(bestand, localdate(at) + BEWAARD)
            attach_bewijsstuk(evaluatie, part, upload, by=gebruiker, at=at)
    finish_zelfevaluatie(evaluatie, by=gebruiker, at=at)


def _doelen(
    gebruiker: Gebruiker, versie: Padversie, parts: list[Subdimensie], *, peildatum: date, at: datetime
) -> None:
    by_name = {part.naam: part for part in parts}
    doelen = (
        (
            "Samenhang",
            VAK,
            "Ik wil met groep 6 en 7 één leerlijn wereldoriëntatie maken.",
            date(peildatum.year + 1, 7, 1),
        ),
        (
            "Verantwoording",
            START,
            "Ik wil aan ouders en het team kunnen uitleggen waarom wij iets kiezen.",
            None,
        ),
    )
    for naam, niveau, tekst, streefdatum in doelen:
        if naam in by_name:
            set_doel(
                versie.pad,
                Doelinvoer(niveau, tekst, streefdatum),
                subdimensie=by_name[naam],
                by=gebruiker,
                at=at,
                peildatum=peildatum,
            )
