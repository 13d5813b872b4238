"""A register of a few hundred trajecten in every shape there is, made in bulk from a seed."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from django.db import transaction

from napl.enums import Sector
from napl.models import Regio
from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Padversie
from register.domain.indexeren import index_trajecten
from register.enums import (
    Accreditatie,
    Ervaringsjaren,
    Instroom,
    Locatie,
    Onderwijstype,
    OpnameSoort,
    Thema,
    TrajectStatus,
    UitvoeringStatus,
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
from tests.factories import (
    NU,
    VANDAAG,
    AanbiederFactory,
    OntwikkelpadFactory,
    RegioFactory,
    make_regeling,
)

# Invented words that are no parts, beginnings, near misses or inflections of each other.
WOORDEN = ("blimtor", "zwagrok", "pfuntak", "kwostig", "grelmop", "snurfaq", "dwolbux", "trijvoz")
PLAATSEN = ("Utrecht", "UTRECHT", "Zwolle", "Gôes", "Enschede", "Nergenshuizen", "", "Amersfoort")
PRIJZEN = (None, 0, "0.01", 250, "250.01", 499, 500, 950, 1000, 2500, 2501, 5000, 99999)
UREN = (None, 1, 8, 9, 20, 40, 41, 80, 160, 280, 281, 3000)

Item = TypeVar("Item")
Perioden = list[tuple[date, date | None]]


def make_regelingen() -> list[str]:
    """Make a regeling for every kind of demand, in periods of which one is over and one is to come."""
    van, over, komt = date(2024, 1, 1), VANDAAG - timedelta(1), VANDAAG + timedelta(1)
    regelingen: dict[str, list[tuple[date, date | None, dict[str, object]]]] = {
        "cao": [(van, over, {"sectoren": ["mbo"]}), (over, None, {"sectoren": ["po", "vo"]})],
        "beurs": [(VANDAAG, komt, {"soorten": ["master"], "accreditaties": ["nvao", "cpion"]})],
        "pad": [
            (van, komt, {"vraagt_ontwikkelpad": True, "vormen": ["formeel", "informeel"]}),
            (komt, None, {"vraagt_ontwikkelpad": True}),
        ],
        "erkend": [(van, None, {"vraagt_erkenning": True})],
        "voorbij": [(van, VANDAAG, {"sectoren": ["po"]})],
        "komt": [(komt, None, {"sectoren": ["po"]})],
    }
    for slug, periodes in regelingen.items():
        for geldig_van, geldig_tot, vraagt in periodes:
            make_regeling(
                slug=slug,
                naam=f"{slug} vanaf {geldig_van}",
                geldig_van=geldig_van,
                geldig_tot=geldig_tot,
                **vraagt,
            ).save()
    return list(regelingen)


class Wereld:
    """What was made to choose from; the register itself stands in the database."""

    def __init__(self, amount: int, *, seed: int) -> None:
        self.dice = random.Random(seed)
        self.regios: list[Regio] = [RegioFactory.create(naam=f"Streek {n}") for n in range(7)]
        self.vakken = [
            Vak.objects.create(slug=f"vak-{n}", naam=f"Leergebied {n}", sectoren=["po"]) for n in range(6)
        ]
        self.aanpakken = [
            WerkzameAanpak.objects.create(
                slug=f"aanpak-{n}", naam=f"Wijze {n}", omschrijving=".", bronnen="."
            )
            for n in range(4)
        ]
        self.aanbieders = self._make_aanbieders()
        self.padversies = self._make_paden()
        self.regelingen = make_regelingen()
        self.trajecten = [self._make_traject(number) for number in range(amount)]
        # One in twelve has no search document: it has no words, and is found by everything else.
        index_trajecten([row.pk for number, row in enumerate(self.trajecten) if number % 12])

    def change(self, amount: int) -> None:
        """Change as many trajecten in ways that search has to notice, each in a transaction of its own."""
        size = len(self.trajecten)
        self.regios.append(RegioFactory.create(naam="Nieuwe streek"))
        self.vakken.append(Vak.objects.create(slug="vak-nieuw", naam="Nieuw", sectoren=["po"]))
        for traject in self.dice.sample(self.trajecten, amount):
            way = self.dice.randrange(6)
            if way == 0:
                self._make_uitvoering(traject)
            elif way == 1:
                Uitvoering.objects.filter(traject=traject).update(prijs=Decimal(250), status="open")
            elif way == 2:
                Trajectversie.objects.filter(traject=traject, status=VersieStatus.LIVE).update(
                    sectoren=["vo"], naam="Ander blimtor"
                )
                index_trajecten([traject.pk])
            elif way == 3:
                Opname.objects.filter(traject=traject).delete()
            elif way == 4:
                Typering.objects.filter(versie=traject.live_id).delete()
            else:
                with transaction.atomic():
                    self.trajecten.append(self._make_traject(size := size + 1))
                    index_trajecten([self.trajecten[-1].pk])

    def some(self, items: Sequence[Item], most: int) -> list[Item]:
        return self.dice.sample(list(items), self.dice.randint(0, min(most, len(items))))

    def _make_aanbieders(self) -> list[Aanbieder]:
        gehelen: list[Aanbieder] = [AanbiederFactory.create(naam=f"Geheel {n}") for n in range(4)]
        delen = [AanbiederFactory.create(naam=f"Deel {n}", onderdeel_van=gehelen[n % 2]) for n in range(5)]
        return [*gehelen, *delen]

    def _make_paden(self) -> list[Padversie]:
        """Make paths that are published, that replaced an earlier version, and that are still a concept."""
        made = []
        for number in range(6):
            pad = OntwikkelpadFactory.create(naam=f"Route {number}")
            shapes = [(PadStatus.VOORBEELD, True)]
            if number == 1:
                shapes = [(PadStatus.HERZIEN, True), (PadStatus.VASTGESTELD, True)]
            if number >= 4:
                shapes = [(PadStatus.CONCEPT, False)]
            for nummer, (status, published) in enumerate(shapes, start=1):
                made.append(
                    Padversie.objects.create(
                        pad=pad,
                        nummer=nummer,
                        status=status,
                        omschrijving="Een pad.",
                        niveaus=list(Niveau.values),
                        gepubliceerd_op=NU if published else None,
                        gepubliceerd_als=(PadStatus.VOORBEELD if number != 1 else PadStatus.VASTGESTELD)
                        if published
                        else "",
                        beeindigd_op=NU if status == PadStatus.HERZIEN else None,
                    )
                )
        return made

    def _make_traject(self, number: int) -> Traject:
        dice = self.dice
        weg = dice.random() < 0.07
        traject = Traject.objects.create(
            slug=f"traject-{number}",
            aangemaakt_op=NU,
            status=TrajectStatus.INGETROKKEN if weg else TrajectStatus.ACTIEF,
            ingetrokken_op=NU if weg else None,
            gecontroleerd_op=dice.choice([None, VANDAAG, VANDAAG - timedelta(400)]),
        )
        Trajectaanbieder.objects.bulk_create(
            Trajectaanbieder(traject=traject, aanbieder=aanbieder, volgorde=place)
            for place, aanbieder in enumerate(self.some(self.aanbieders, 3))
        )
        if dice.random() < 0.4:
            self._make_versie(traject, 1, VersieStatus.VERVANGEN)
        if dice.random() > 0.05:
            traject.live = self._make_versie(traject, 2, VersieStatus.LIVE)
            traject.save(update_fields=["live"])
        if dice.random() < 0.2:
            self._make_versie(traject, 3, VersieStatus.CONCEPT)
        self._make_opnames(traject)
        for _ in range(dice.choice([0, 1, 1, 2, 3, 5])):
            self._make_uitvoering(traject)
        return traject

    def _make_versie(self, traject: Traject, nummer: int, status: VersieStatus) -> Trajectversie:
        dice = self.dice
        uren = dice.choice(UREN)
        naam = " ".join(
            [dice.choice(["Élan", "elan", "Zomer", "aardig", "Ëen", "_x"]), *self.some(WOORDEN, 3)]
        )
        versie = Trajectversie.objects.create(
            traject=traject,
            nummer=nummer,
            status=status,
            naam=naam,
            samenvatting=" ".join(self.some(WOORDEN, 2)),
            vorm=dice.choice(["", *Vorm.values]),
            soort=dice.choice(["", "master", "leergang"]),
            accreditatie=dice.choice(["", *Accreditatie.values]),
            sectoren=self.some(Sector.values, 3),
            onderwijstypen=self.some(Onderwijstype.values, 2),
            themas=self.some(Thema.values, 3),
            werkvormen=self.some(Werkvorm.values, 2),
            ervaringsjaren=self.some(Ervaringsjaren.values, 2),
            studielast_waarde=None if uren is None else Decimal(uren),
            studielast_eenheid="" if uren is None else "uur",
            studielast_uren=uren,
        )
        versie.vakken.set(self.some(self.vakken, 3))
        Versieaanpak.objects.bulk_create(
            Versieaanpak(versie=versie, aanpak=aanpak) for aanpak in self.some(self.aanpakken, 2)
        )
        paren = {
            (dice.choice(self.padversies), dice.choice(Niveau.values)) for _ in range(dice.randint(0, 3))
        }
        Typering.objects.bulk_create(
            Typering(versie=versie, padversie=padversie, niveau=niveau)
            for padversie, niveau in sorted(paren, key=lambda paar: (paar[0].pk, paar[1]))
        )
        return versie

    def _make_opnames(self, traject: Traject) -> None:
        """List it now, not any more, not yet, or not at all; the first and the last day are the edges."""
        day = timedelta(1)
        usual: Perioden = [(date(2026, 1, 1), None)]
        choices: list[Perioden] = [
            *[usual] * 8,
            [(VANDAAG, None)],
            [(date(2026, 1, 1), VANDAAG + day)],
            [(date(2025, 1, 1), date(2026, 1, 1)), (date(2026, 1, 1), None)],
            [(date(2026, 1, 1), VANDAAG)],
            [(VANDAAG + day, None)],
            [],
        ]
        for van, tot in self.dice.choice(choices):
            soort = self.dice.choice(OpnameSoort.values)
            grond = "erkenning:1" if soort == OpnameSoort.ERKEND else "import"
            Opname.objects.create(traject=traject, soort=soort, geldig_van=van, geldig_tot=tot, grond=grond)

    def _make_uitvoering(self, traject: Traject) -> None:
        dice = self.dice
        instroom = dice.choice(
            [Instroom.VASTE_START, Instroom.VASTE_START, Instroom.DOORLOPEND, Instroom.ONBEKEND]
        )
        start: date | None = VANDAAG + timedelta(
            dice.choice([-400, -30, -1, 0, 1, 29, 30, 61, 200, 340, 364, 900])
        )
        if instroom == Instroom.ONBEKEND or (instroom == Instroom.DOORLOPEND and dice.random() < 0.5):
            start = None
        eind = dice.choice([None, (start or VANDAAG) + timedelta(dice.choice([0, 1, 120])), None])
        if start is None and eind is not None and dice.random() < 0.3:
            eind = VANDAAG - timedelta(1)
        prijs = dice.choice(PRIJZEN)
        uitvoering = Uitvoering.objects.create(
            traject=traject,
            status=dice.choice([*[UitvoeringStatus.OPEN] * 4, *UitvoeringStatus.values]),
            instroom=instroom,
            start_datum=start,
            eind_datum=eind,
            locatie=dice.choice(["", *Locatie.values]),
            plaats=dice.choice(PLAATSEN),
            prijs=None if prijs is None else Decimal(prijs),
        )
        uitvoering.regios.set(self.some(self.regios, 3))
