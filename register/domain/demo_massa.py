"""Many made-up trajecten for measurements: the bulk path, only ever used by the demo and the benchmarks."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import connection, transaction

from napl.enums import Sector
from napl.models import Regio
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie
from register.domain.demo_massa_kopie import Rij, copy_in, links, next_ids
from register.domain.demo_massa_woorden import Tekstmaker
from register.domain.indexeren import index_trajecten
from register.domain.traject import study_hours
from register.enums import (
    Ervaringsjaren,
    Instroom,
    Locatie,
    Onderwijstype,
    OpnameSoort,
    StudielastEenheid,
    Thema,
    TrajectSoort,
    VersieStatus,
    Vorm,
    Werkvorm,
)
from register.models import (
    Aanbieder,
    Opname,
    Traject,
    Trajectaanbieder,
    Trajectversie,
    Typering,
    Uitvoering,
    Vak,
    Versieaanpak,
    WerkzameAanpak,
)

PORTIE = 5000
SLEUTEL = "massa:"
_WERK = ("Leergang", "Training", "Verdieping", "Basiscursus", "Werkplaats", "Masterclass", "Leernetwerk")
_VOOR = (
    "het basisonderwijs",
    "de onderbouw",
    "het vmbo",
    "havo en vwo",
    "het mbo",
    "startende leraren",
    "teams",
)
_PLAATSEN = (
    "Amsterdam", "Rotterdam", "Utrecht", "Eindhoven", "Groningen", "Tilburg", "Almere", "Breda", "Nijmegen",
    "Apeldoorn", "Arnhem", "Haarlem", "Enschede", "Amersfoort", "Zwolle", "Leiden", "Maastricht",
    "Middelburg",
)  # fmt: skip
# TextChoices makes its list of values anew at every look.
_VORM, _SOORT, _SECTOR, _TYPE = Vorm.values, TrajectSoort.values, Sector.values, Onderwijstype.values
_THEMA, _WERKVORM, _JAREN = Thema.values, Werkvorm.values, Ervaringsjaren.values
_NIVEAU, _LOCATIE = Niveau.values, Locatie.values
_INSTROOM = (Instroom.VASTE_START,) * 7 + (Instroom.DOORLOPEND,) * 2 + (Instroom.ONBEKEND,)


@dataclass(frozen=True)
class _Bron:
    """What the made-up trajecten draw from."""

    aanbieders: list[int]
    padversies: list[int]
    regios: list[int]
    vakken: list[int]
    aanpakken: list[int]
    tekst: Tekstmaker = field(default_factory=Tekstmaker)


@dataclass(frozen=True)
class _Portie:
    """The trajecten of one transaction."""

    numbers: range
    trajecten: list[int]
    versies: list[int]


def add_massa(aantal: int, *, seed: int, peildatum: date, at: datetime) -> None:
    """Add so many inventoried trajecten, the same for the same seed; each portion is one transaction."""
    bron = _Bron(
        list(Aanbieder.objects.order_by("pk").values_list("pk", flat=True)),
        list(Padversie.objects.actueel().order_by("pk").values_list("pk", flat=True)),
        list(Regio.objects.geldig_op(peildatum).order_by("pk").values_list("pk", flat=True)),
        list(Vak.objects.order_by("pk").values_list("pk", flat=True)),
        list(WerkzameAanpak.objects.order_by("pk").values_list("pk", flat=True)),
    )
    start = Traject.objects.filter(importsleutel__startswith=f"{SLEUTEL}{seed}:").count()
    for first, size in _portions(start, aantal):
        rng = random.Random(f"{seed} {first}")  # noqa: S311 - not a secret, and repeatable on purpose
        _add_portion(range(first, first + size), seed, rng, bron, peildatum=peildatum, at=at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _portions(start: int, aantal: int) -> Iterator[tuple[int, int]]:
    for first in range(start, start + aantal, PORTIE):
        yield first, min(PORTIE, start + aantal - first)


@transaction.atomic
def _add_portion(
    numbers: range, seed: int, rng: random.Random, bron: _Bron, *, peildatum: date, at: datetime
) -> None:
    portie = _Portie(numbers, next_ids(Traject, len(numbers)), next_ids(Trajectversie, len(numbers)))
    copy_in(Traject, _trajecten(portie, seed, peildatum, at), met_id=True)
    copy_in(Trajectversie, (_versie(*ids, rng, bron.tekst, at) for ids in _pairs(portie)), met_id=True)
    copy_in(
        Trajectaanbieder,
        ({"traject_id": pk, "aanbieder_id": _often_first(rng, bron.aanbieders)} for pk in portie.trajecten),
    )
    copy_in(Typering, _typeringen(portie, rng, bron))
    copy_in(
        Opname,
        (
            {"traject_id": pk, "soort": OpnameSoort.IN_KAART, "geldig_van": peildatum, "grond": "massa"}
            for pk in portie.trajecten
        ),
    )
    links(Trajectversie.vakken.through, "trajectversie_id", "vak_id", _draw(portie, rng, bron.vakken))
    links(Versieaanpak, "versie_id", "aanpak_id", _draw(portie, rng, bron.aanpakken))
    _add_uitvoeringen(portie.trajecten, rng, bron, peildatum)
    index_trajecten(portie.trajecten)


def _pairs(portie: _Portie) -> Iterator[tuple[int, int]]:
    return zip(portie.trajecten, portie.versies, strict=True)


def _often_first(rng: random.Random, values: Sequence[int]) -> int:
    """Draw from a list of which the first occur more often than the last."""
    return values[int(len(values) * rng.random() ** 2)]


def _draw(portie: _Portie, rng: random.Random, values: list[int]) -> list[tuple[int, int]]:
    """Give each version none, one or two of these."""
    return [
        (versie, value)
        for versie in portie.versies
        for value in {_often_first(rng, values) for _ in range(rng.choice((0, 1, 1, 2)) if values else 0)}
    ]


def _trajecten(portie: _Portie, seed: int, peildatum: date, at: datetime) -> Iterator[Rij]:
    for number, (pk, versie) in zip(portie.numbers, _pairs(portie), strict=True):
        yield {
            "id": pk,
            "slug": f"massa-{seed}-{number}",
            "importsleutel": f"{SLEUTEL}{seed}:{number}",
            "aangemaakt_op": at,
            "gecontroleerd_op": peildatum - timedelta(days=number % 600),
            "live_id": versie,
        }


def _versie(traject: int, versie: int, rng: random.Random, tekst: Tekstmaker, at: datetime) -> Rij:
    onderwerp, ander = tekst.word(rng), tekst.word(rng)
    uren = Decimal(rng.choice((4, 8, 16, 24, 40, 60, 80, 120, 240, 300)))
    return {
        "id": versie,
        "traject_id": traject,
        "nummer": 1,
        "status": VersieStatus.LIVE,
        "live_van": at,
        "naam": f"{rng.choice(_WERK)} {onderwerp} en {ander} voor {rng.choice(_VOOR)}",
        "samenvatting": f"Een traject over {onderwerp}, {tekst.word(rng)} en {ander}, gemaakt voor metingen.",
        "beschrijving": tekst.description(rng),
        "vorm": rng.choice(_VORM),
        "soort": rng.choice(_SOORT),
        "sectoren": rng.sample(_SECTOR, k=rng.choice((1, 1, 2, 3))),
        "onderwijstypen": rng.sample(_TYPE, k=rng.choice((0, 1, 2))),
        "themas": rng.sample(_THEMA, k=rng.choice((1, 1, 2))),
        "werkvormen": rng.sample(_WERKVORM, k=rng.choice((0, 1, 2, 3))),
        "ervaringsjaren": rng.sample(_JAREN, k=rng.choice((0, 0, 1))),
        "studielast_waarde": uren,
        "studielast_eenheid": StudielastEenheid.UUR,
        "studielast_uren": study_hours(uren, StudielastEenheid.UUR),
        "bron": "Gemaakt voor metingen",
    }


def _typeringen(portie: _Portie, rng: random.Random, bron: _Bron) -> Iterator[Rij]:
    for versie in portie.versies:
        for pad in {_often_first(rng, bron.padversies) for _ in range(rng.choice((0, 1, 1, 2)))}:
            yield {
                "versie_id": versie,
                "padversie_id": pad,
                "niveau": rng.choice(_NIVEAU),
                "grond": "gemaakt voor metingen",
            }


def _add_uitvoeringen(trajecten: list[int], rng: random.Random, bron: _Bron, peildatum: date) -> None:
    rows = [_uitvoering(pk, rng, peildatum) for pk in trajecten for _ in range(rng.choice((0, 1, 1, 2)))]
    ids = next_ids(Uitvoering, len(rows))
    for pk, row in zip(ids, rows, strict=True):
        row["id"] = pk
    copy_in(Uitvoering, rows, met_id=True)
    links(
        Uitvoering.regios.through,
        "uitvoering_id",
        "regio_id",
        [
            (pk, _often_first(rng, bron.regios))
            for pk, row in zip(ids, rows, strict=True)
            if row["locatie"] != Locatie.ONLINE and bron.regios
        ],
    )


def _uitvoering(traject: int, rng: random.Random, peildatum: date) -> Rij:
    start = peildatum + timedelta(days=rng.randint(1, 400))
    instroom = rng.choice(_INSTROOM)
    locatie = rng.choice(_LOCATIE)
    return {
        "traject_id": traject,
        "instroom": instroom,
        "start_datum": start if instroom == Instroom.VASTE_START else None,
        "eind_datum": start + timedelta(days=rng.randint(0, 300)),
        "locatie": locatie,
        "plaats": "" if locatie == Locatie.ONLINE else rng.choice(_PLAATSEN),
        "prijs": rng.choice((None, Decimal(0), Decimal(rng.randint(1, 60) * 100))),
    }
