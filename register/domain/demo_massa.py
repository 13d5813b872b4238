"""Many made-up trajecten for measurements: the bulk path, only ever used by the demo and the benchmarks."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import connection, transaction

from napl.enums import Sector
from napl.models import Regio
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie
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
from register.models import Aanbieder, Opname, Traject, Trajectaanbieder, Trajectversie, Typering, Uitvoering

PORTIE = 2000
SLEUTEL = "massa:"
_WERK = ("Leergang", "Training", "Verdieping", "Basiscursus", "Werkplaats", "Masterclass", "Leernetwerk")
_ONDERWERP = (
    "rekendidactiek", "taalonderwijs", "burgerschap", "gedrag in de klas", "formatief handelen", "NT2",
    "begaafdheid", "passend onderwijs", "AI in de les", "curriculumontwerp", "lesson study",
    "coaching van starters", "loopbaanbegeleiding", "toetsconstructie", "digitale geletterdheid",
    "jonge kind", "leesonderwijs", "muziek",
)  # fmt: skip
_VOOR = (
    "het basisonderwijs",
    "de onderbouw",
    "het vmbo",
    "havo en vwo",
    "het mbo",
    "startende leraren",
    "teams",
)
_ZINNEN = (
    "U oefent elke bijeenkomst met materiaal uit uw eigen klas.",
    "Tussen de bijeenkomsten bezoekt u lessen van collega's en bespreekt u wat u zag.",
    "U krijgt feedback op uw aanpak en past die stap voor stap aan.",
    "De begeleiders zijn ervaren leraren en onderzoekers.",
    "Aan het eind legt u uw plan voor aan uw team en uw schoolleider.",
    "U leest korte artikelen en vertaalt die naar uw eigen praktijk.",
    "Samen met drie collega's ontwerpt u een les en verbetert u die na elke ronde.",
)  # fmt: skip


@dataclass(frozen=True)
class _Bron:
    """What the made-up trajecten draw from."""

    aanbieders: list[int]
    padversies: list[int]
    regios: list[int]


def add_massa(aantal: int, *, seed: int, peildatum: date, at: datetime) -> None:
    """Add so many inventoried trajecten, the same for the same seed; each portion is one transaction."""
    rng = random.Random(seed)  # noqa: S311 - not a secret, and repeatable on purpose
    bron = _Bron(
        list(Aanbieder.objects.order_by("pk").values_list("pk", flat=True)),
        list(Padversie.objects.actueel().order_by("pk").values_list("pk", flat=True)),
        list(Regio.objects.geldig_op(peildatum).order_by("pk").values_list("pk", flat=True)),
    )
    start = Traject.objects.filter(importsleutel__startswith=f"{SLEUTEL}{seed}:").count()
    for first, size in _portions(start, aantal):
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
    trajecten = Traject.objects.bulk_create(
        Traject(
            slug=f"massa-{seed}-{number}",
            importsleutel=f"{SLEUTEL}{seed}:{number}",
            aangemaakt_op=at,
            gecontroleerd_op=peildatum,
        )
        for number in numbers
    )
    versies = Trajectversie.objects.bulk_create(_versie(traject, rng, at) for traject in trajecten)
    for traject, versie in zip(trajecten, versies, strict=True):
        traject.live = versie
    Traject.objects.bulk_update(trajecten, ["live"], batch_size=1000)
    Trajectaanbieder.objects.bulk_create(
        Trajectaanbieder(traject=traject, aanbieder_id=rng.choice(bron.aanbieders)) for traject in trajecten
    )
    Typering.objects.bulk_create(
        Typering(
            versie=versie, padversie_id=pad, niveau=rng.choice(Niveau.values), grond="gemaakt voor metingen"
        )
        for versie in versies
        for pad in rng.sample(bron.padversies, k=rng.choice((0, 1, 1, 2)))
    )
    Opname.objects.bulk_create(
        Opname(traject=traject, soort=OpnameSoort.IN_KAART, geldig_van=peildatum, grond="massa")
        for traject in trajecten
    )
    _add_uitvoeringen(trajecten, rng, bron, peildatum)
    index_trajecten([traject.pk for traject in trajecten])


def _versie(traject: Traject, rng: random.Random, at: datetime) -> Trajectversie:
    onderwerp = rng.choice(_ONDERWERP)
    uren = Decimal(rng.choice((4, 8, 16, 24, 40, 60, 80, 120, 240, 300)))
    sectoren = rng.sample(Sector.values, k=rng.choice((1, 1, 2, 3)))
    return Trajectversie(
        traject=traject,
        nummer=1,
        status=VersieStatus.LIVE,
        live_van=at,
        naam=f"{rng.choice(_WERK)} {onderwerp} voor {rng.choice(_VOOR)}",
        samenvatting=f"Een traject over {onderwerp}, gemaakt voor metingen.",
        beschrijving=" ".join(rng.sample(_ZINNEN, k=rng.randint(3, 6))),
        vorm=rng.choice(Vorm.values),
        soort=rng.choice(TrajectSoort.values),
        sectoren=sectoren,
        onderwijstypen=rng.sample(Onderwijstype.values, k=rng.choice((0, 1, 2))),
        themas=rng.sample(Thema.values, k=rng.choice((1, 1, 2))),
        werkvormen=rng.sample(Werkvorm.values, k=rng.choice((0, 1, 2, 3))),
        ervaringsjaren=rng.sample(Ervaringsjaren.values, k=rng.choice((0, 0, 1))),
        studielast_waarde=uren,
        studielast_eenheid=StudielastEenheid.UUR,
        studielast_uren=study_hours(uren, StudielastEenheid.UUR),
        bron="Gemaakt voor metingen",
    )


def _add_uitvoeringen(trajecten: list[Traject], rng: random.Random, bron: _Bron, peildatum: date) -> None:
    rows = [
        _uitvoering(traject, rng, peildatum) for traject in trajecten for _ in range(rng.choice((0, 1, 1, 2)))
    ]
    made = Uitvoering.objects.bulk_create(rows)
    through = Uitvoering.regios.through
    through.objects.bulk_create(
        through(uitvoering_id=row.pk, regio_id=rng.choice(bron.regios))
        for row in made
        if row.locatie != Locatie.ONLINE and bron.regios
    )


def _uitvoering(traject: Traject, rng: random.Random, peildatum: date) -> Uitvoering:
    start = peildatum + timedelta(days=rng.randint(1, 400))
    locatie = rng.choice(Locatie.values)
    return Uitvoering(
        traject=traject,
        instroom=Instroom.VASTE_START,
        start_datum=start,
        eind_datum=start + timedelta(days=rng.randint(0, 300)),
        locatie=locatie,
        prijs=rng.choice((None, Decimal(0), Decimal(rng.randint(1, 60) * 100))),
    )
