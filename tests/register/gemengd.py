"""A mixed register from a seed: everything that counts in the gap matrix, beside everything that must not."""

import random
from datetime import date, timedelta

from django.db.models import Model

from napl.models import Regio
from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Padversie
from register.domain.traject import Trajectgegevens, Typeringgegevens, write_concept
from register.enums import Instroom, Locatie, OpnameSoort, TrajectStatus, UitvoeringStatus
from register.models import Aanbieder, Traject, Uitvoering
from tests.factories import (
    NU,
    VANDAAG,
    AanbiederFactory,
    OntwikkelpadFactory,
    PadversieFactory,
    RegioFactory,
    make_traject,
    make_uitvoering,
)

SECTOREN = ("po", "vo", "mbo")


def make_assen(rng: random.Random) -> tuple[list[Padversie], list[Regio]]:
    """Make paths and regions, among them some that do not hold on the reference date."""
    versies = [PadversieFactory.create(pad=OntwikkelpadFactory.create(sectoren=list(SECTOREN)))]
    versies += [
        PadversieFactory.create(
            pad=OntwikkelpadFactory.create(sectoren=rng.sample(SECTOREN, rng.randint(1, 3))),
            niveaus=rng.sample(Niveau.values, rng.randint(1, 3)),
        )
        for _ in range(3)
    ]
    ended = PadversieFactory.create(
        pad=OntwikkelpadFactory.create(sectoren=list(SECTOREN)), status=PadStatus.HERZIEN, beeindigd_op=NU
    )
    former = PadversieFactory.create(pad=versies[0].pad, nummer=2, status=PadStatus.HERZIEN, beeindigd_op=NU)
    regios = [RegioFactory.create(sectoren=rng.sample(SECTOREN, rng.randint(1, 3))) for _ in range(4)]
    regios.append(RegioFactory.create(geldig_tot=VANDAAG))
    regios.append(RegioFactory.create(geldig_van=VANDAAG + timedelta(days=1)))
    return [*versies, ended, former], regios


def make_gemengd(seed: int, aantal: int) -> None:
    rng = random.Random(seed)
    versies, regios = make_assen(rng)
    aanbieder = AanbiederFactory.create()
    for number in range(aantal):
        traject = _make_traject(rng, number, versies, aanbieder)
        for _ in range(rng.randint(0, 3)):
            _make_uitvoering(rng, traject, regios)


def _day(rng: random.Random) -> date:
    return VANDAAG + timedelta(days=rng.choice([-400, -30, -1, 0, 1, 30, 400]))


def _content(rng: random.Random, versies: list[Padversie]) -> dict[str, object]:
    pairs = {(rng.choice(versies), rng.choice(Niveau.values)) for _ in range(rng.randint(0, 8))}
    return {
        "sectoren": tuple(rng.sample(SECTOREN, rng.choice([0, 2, 3, 3]))),
        "typeringen": tuple(Typeringgegevens(versie, niveau) for versie, niveau in pairs),
    }


def _make_traject(rng: random.Random, number: int, versies: list[Padversie], aanbieder: Aanbieder) -> Traject:
    opname = rng.choice([None, OpnameSoort.IN_KAART, OpnameSoort.ERKEND, OpnameSoort.ERKEND])
    van = _day(rng)
    tot = rng.choice([None, van + timedelta(days=rng.choice([1, 30, 400]))])
    traject = make_traject(
        f"Traject {number}",
        aanbieders=[aanbieder],
        opname=opname,
        geldig_van=van,
        geldig_tot=tot,
        **_content(rng, versies),
    )
    if rng.random() < 0.3:  # a draft beside what is live
        write_concept(traject, Trajectgegevens(naam="Concept", **_content(rng, versies)))  # type: ignore[arg-type]
    if rng.random() < 0.1:
        _set(traject, status=TrajectStatus.INGETROKKEN, ingetrokken_op=NU, ingetrokken_reden="Gestopt")
    return traject


def _make_uitvoering(rng: random.Random, traject: Traject, regios: list[Regio]) -> Uitvoering:
    instroom = rng.choice(list(Instroom))
    start = _day(rng) if instroom == Instroom.VASTE_START else None
    eind = None
    if instroom != Instroom.ONBEKEND and rng.random() < 0.5:
        eind = (start or _day(rng)) + timedelta(days=rng.choice([0, 60]))
    uitvoering = make_uitvoering(
        traject,
        regios=rng.sample(regios, rng.choice([0, 0, 1, 2, 3])),
        instroom=instroom,
        start_datum=start,
        eind_datum=eind,
        locatie=rng.choice(list(Locatie)),
    )
    _set(uitvoering, status=rng.choice([*UitvoeringStatus, UitvoeringStatus.OPEN, UitvoeringStatus.OPEN]))
    return uitvoering


def _set(thing: Model, **values: object) -> None:
    type(thing)._default_manager.filter(pk=thing.pk).update(**values)
