"""Fill the demo with ateliers at work: fictional people, meetings, and a path that is being written."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from napl.domain.demo import DOMEIN
from napl.models import Gebruiker
from ontwikkelpaden.domain.atelier import DATA, load_ateliers
from ontwikkelpaden.domain.atelierdeelname import add_deelnemer, show_naam
from ontwikkelpaden.domain.atelierwerk import (
    BijeenkomstInvoer,
    WerkdocumentInvoer,
    add_werkdocument,
    begin_pad,
    plan_bijeenkomst,
)
from ontwikkelpaden.domain.bewerken import change_tekst, read_stand
from ontwikkelpaden.domain.celgesprek import post_celbericht, solve_gesprek
from ontwikkelpaden.domain.opbouw import add_dimensie, add_eindterm, add_subdimensie
from ontwikkelpaden.domain.plek import Plek
from ontwikkelpaden.enums import AtelierRol, Niveau
from ontwikkelpaden.models import Atelier, Atelierdeelnemer, Padversie, Subdimensie

BEGIN = date(2025, 9, 1)
VRIJDAG = 5  # nobody meets in the weekend
Mensen = Mapping[str, Gebruiker]


@transaction.atomic
def load_demo_ateliers(*, peildatum: date, at: datetime) -> int:
    """Fill the ateliers; return how many there are. A second run changes nothing."""
    load_ateliers(at=at)
    ateliers = {atelier.slug: atelier for atelier in Atelier.objects.all()}
    if Atelierdeelnemer.objects.exists():
        return len(ateliers)
    demo = json.loads((DATA / "demo_ateliers.json").read_text(encoding="utf-8"))
    mensen = _people(demo["mensen"], at=at)
    for slug, rijen in demo["deelnemers"].items():
        for naam, rol, toont in rijen:
            deelnemer = add_deelnemer(
                ateliers[slug],
                gebruiker=mensen[naam],
                rol=AtelierRol(rol),
                geldig_van=BEGIN,
                by=None,
                at=at,
            )
            show_naam(deelnemer, toont=toont, by=mensen[naam], at=at)
    for rij in demo["bijeenkomsten"]:
        _meeting(ateliers[rij["atelier"]], rij, mensen, peildatum=peildatum, at=at)
    for rij in demo["documenten"]:
        velden = {naam: rij[naam] for naam in ("titel", "toelichting", "tekst", "openbaar")}
        add_werkdocument(
            ateliers[rij["atelier"]], WerkdocumentInvoer(**velden), by=mensen[rij["door"]], at=at
        )
    for rij in demo["paden"]:
        _path(ateliers[rij["atelier"]], rij, mensen, peildatum=peildatum, at=at)
    return len(ateliers)


def _people(namen: Mapping[str, str], *, at: datetime) -> dict[str, Gebruiker]:
    """Make accounts without a password for who only stands in the pages."""
    mensen = {"atelierlid": Gebruiker.objects.get(email=f"atelierlid@{DOMEIN}")}
    for sleutel, naam in namen.items():
        email = f"{sleutel}@atelier.{DOMEIN}"
        found = Gebruiker.objects.filter(email=email).first()
        mensen[sleutel] = found or Gebruiker.objects.create_user(email, naam=naam, aangemaakt_op=at)
    return mensen


def _meeting(
    atelier: Atelier, rij: Mapping[str, Any], mensen: Mensen, *, peildatum: date, at: datetime
) -> None:
    dag = peildatum + timedelta(days=rij["dagen"])
    dag += timedelta(days=8 - dag.isoweekday() if dag.isoweekday() > VRIJDAG else 0)
    begin = timezone.make_aware(datetime.combine(dag, time(rij["uur"])))
    invoer = BijeenkomstInvoer(
        begin,
        begin + timedelta(hours=2),
        **{naam: rij.get(naam, "") for naam in ("plaats", "link", "agenda", "verslag")},
    )
    plan_bijeenkomst(atelier, invoer, by=mensen[rij["door"]], at=at)


def _path(atelier: Atelier, rij: Mapping[str, Any], mensen: Mensen, *, peildatum: date, at: datetime) -> None:
    """Write a concept as people would have done in the past weeks."""
    begin = at - timedelta(days=21)
    versie = begin_pad(
        atelier,
        naam=rij["naam"],
        omschrijving=rij["omschrijving"],
        by=mensen[rij["door"]],
        at=begin,
        peildatum=peildatum,
    )
    rijen = []
    for naam, subs in rij["dimensies"]:
        dimensie = add_dimensie(versie, naam=naam, by=mensen[rij["door"]], at=begin)
        for subnaam, teksten, door in subs:
            sub = add_subdimensie(
                versie, dimensie=dimensie.pk, naam=subnaam, by=mensen[rij["door"]], at=begin
            )
            rijen.append((sub, teksten, mensen.get(door)))
    for nummer, (sub, teksten, door) in enumerate(rijen):
        _cells(versie, sub, teksten, door, at=begin + timedelta(days=2 * nummer + 1))
    for nummer, (subnaam, niveau, tekst, door) in enumerate(rij["wijzigingen"]):
        moment = at - timedelta(days=3, hours=nummer)
        _write(versie, _cell(versie, subnaam, niveau), tekst, mensen[door], at=moment)
    for code, niveau, tekst, door in rij["eindtermen"]:
        add_eindterm(
            versie,
            code=code,
            niveau=Niveau(niveau),
            tekst=tekst,
            by=mensen[door],
            at=at - timedelta(days=2),
        )
    for subnaam, niveau, berichten, opgelost in rij["gesprekken"]:
        _talk(versie, _cell(versie, subnaam, niveau), berichten, mensen, opgelost=opgelost, at=at)


def _cells(
    versie: Padversie, sub: Subdimensie, teksten: list[str], door: Gebruiker | None, *, at: datetime
) -> None:
    for niveau, tekst in zip(Niveau, teksten, strict=True):
        if tekst and door is not None:
            _write(versie, Plek.cel(sub.pk, niveau), tekst, door, at=at)


def _write(versie: Padversie, plek: Plek, tekst: str, door: Gebruiker, *, at: datetime) -> None:
    change_tekst(versie, plek, tekst, basis=read_stand(versie, plek).afdruk, by=door, at=at)


def _cell(versie: Padversie, subnaam: str, niveau: str) -> Plek:
    sub = Subdimensie.objects.get(dimensie__padversie=versie, naam=subnaam)
    return Plek.cel(sub.pk, Niveau(niveau))


def _talk(
    versie: Padversie,
    plek: Plek,
    berichten: list[tuple[str, str]],
    mensen: Mensen,
    *,
    opgelost: bool,
    at: datetime,
) -> None:
    assert plek.onderdeel is not None  # noqa: S101 - a cell has a subdimensie
    eerste = None
    for nummer, (door, tekst) in enumerate(berichten):
        bericht = post_celbericht(
            versie,
            subdimensie=plek.onderdeel,
            niveau=Niveau(plek.niveau),
            tekst=tekst,
            antwoord_op=eerste,
            by=mensen[door],
            at=at - timedelta(hours=30 - 5 * nummer),
        )
        eerste = eerste or bericht
    if opgelost and eerste is not None:
        solve_gesprek(eerste, by=mensen[berichten[-1][0]], at=at - timedelta(hours=2))
