"""Tariffs: dated, planned ahead, never changed afterwards."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from kwaliteit.domain.betaling.tarieven import (
    Tariefsleutel,
    expected_tarief,
    find_tarief,
    groep_van,
    plan_tarief,
    take_back_tarief,
)
from kwaliteit.enums import Aanbiedergroep, Aanvraagroute, Tariefklasse, tariefklasse_van
from kwaliteit.models import Tarief
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from register.enums import AanbiederSoort, Aanmeldingstatus, TrajectSoort
from register.models import Aanbieder, Aanmelding
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag
from tests.kwaliteit.betaling.bouw import BEDRAG, EERSTE_DAG, SLEUTEL, maak_tarief

pytestmark = pytest.mark.django_db
MORGEN = VANDAAG + timedelta(days=1)


def test_every_kind_of_traject_has_a_class() -> None:
    assert {tariefklasse_van(soort) for soort in TrajectSoort} == set(Tariefklasse)
    assert tariefklasse_van("") == Tariefklasse.KORT


def test_a_new_tariff_ends_the_one_that_runs() -> None:
    eerste = maak_tarief()
    plan_tarief(
        SLEUTEL,
        bedrag=Decimal(1000),
        geldig_van=MORGEN,
        grond="Besluit",
        by=make_gebruiker(Rol.FINANCIEEL),
        at=NU,
    )
    eerste.refresh_from_db()
    assert eerste.geldig_tot == MORGEN
    found = [find_tarief(SLEUTEL, dag) for dag in (EERSTE_DAG - timedelta(days=1), VANDAAG, MORGEN)]
    assert [row and row.bedrag for row in found] == [None, BEDRAG, Decimal(1000)]


@pytest.mark.parametrize("geldig_van", [VANDAAG, EERSTE_DAG, date(2025, 1, 1)])
def test_the_past_and_today_cannot_be_planned(geldig_van: date) -> None:
    maak_tarief()
    with pytest.raises(Domeinfout) as fout:
        plan_tarief(
            SLEUTEL,
            bedrag=BEDRAG,
            geldig_van=geldig_van,
            grond="Besluit",
            by=make_gebruiker(Rol.COORDINATOR),
            at=NU,
        )
    assert fout.value.veld == "geldig_van"
    assert Tarief.objects.count() == 1


def test_the_first_tariff_may_begin_today() -> None:
    by = make_gebruiker(Rol.COORDINATOR)
    plan_tarief(SLEUTEL, bedrag=BEDRAG, geldig_van=VANDAAG, grond="Besluit", by=by, at=NU)
    assert Tarief.objects.get().geldig_van == VANDAAG


@pytest.mark.parametrize(
    ("bedrag", "grond", "veld"),
    [
        (Decimal(-1), "Besluit", "bedrag"),
        (Decimal("1.005"), "Besluit", "bedrag"),
        (Decimal("NaN"), "Besluit", "bedrag"),
        (Decimal(100_000), "Besluit", "bedrag"),
        (BEDRAG, " ", "grond"),
    ],
)
def test_a_tariff_that_makes_no_sense_is_refused_at_its_field(bedrag: Decimal, grond: str, veld: str) -> None:
    with pytest.raises(Domeinfout) as fout:
        plan_tarief(SLEUTEL, bedrag=bedrag, geldig_van=MORGEN, grond=grond, by=None, at=NU)
    assert fout.value.veld == veld


def test_what_has_not_begun_can_be_taken_back_and_the_one_before_goes_on() -> None:
    eerste = maak_tarief()
    later = maak_tarief(geldig_van=MORGEN)
    by = make_gebruiker(Rol.FINANCIEEL)
    take_back_tarief(later, by=by, at=NU)
    eerste.refresh_from_db()
    assert eerste.geldig_tot is None
    with pytest.raises(OngeldigeOvergang):
        take_back_tarief(eerste, by=by, at=NU)


@pytest.mark.parametrize("rol", [Rol.BEHANDELAAR, Rol.BESLISSER, Rol.AANBIEDER, Rol.BEHEER])
def test_other_roles_plan_no_tariffs(rol: Rol) -> None:
    by = make_gebruiker(rol)
    with pytest.raises(GeenRecht):
        plan_tarief(SLEUTEL, bedrag=BEDRAG, geldig_van=MORGEN, grond="Besluit", by=by, at=NU)
    with pytest.raises(GeenRecht):
        take_back_tarief(maak_tarief(geldig_van=MORGEN), by=by, at=NU)


def test_the_database_refuses_to_change_a_tariff_and_an_overlap() -> None:
    tarief = maak_tarief()
    with pytest.raises(DatabaseError), transaction.atomic():
        Tarief.objects.filter(pk=tarief.pk).update(bedrag=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Tarief.objects.create(
            klasse=SLEUTEL.klasse,
            groep=SLEUTEL.groep,
            route=SLEUTEL.route,
            bedrag=1,
            grond="x",
            geldig_van=VANDAAG,
        )


def test_who_works_alone_pays_the_tariff_of_who_works_alone() -> None:
    aanvraag = maak_aanvraag()
    alleen = Tariefsleutel(Tariefklasse.KORT, Aanbiedergroep.ALLEEN, Aanvraagroute.VOLLEDIG)
    maak_tarief()
    maak_tarief(alleen, bedrag=Decimal(400))
    assert expected_tarief(aanvraag, VANDAAG).bedrag == BEDRAG  # type: ignore[union-attr]
    Aanmelding.objects.create(
        naam="Alleen",
        soort=AanbiederSoort.PRIVAAT,
        zelfstandig=True,
        status=Aanmeldingstatus.GOEDGEKEURD,
        organisatie=aanvraag.aanbieder.organisatie,
        ingediend_op=NU,
        beoordeeld_op=NU,
    )
    assert expected_tarief(aanvraag, VANDAAG).bedrag == Decimal(400)  # type: ignore[union-attr]


def test_a_part_belongs_to_the_group_of_the_whole() -> None:
    heel = maak_aanbieder()
    deel = Aanbieder.objects.create(naam="Deel", slug="deel", vergelijknaam="deel", onderdeel_van=heel)
    assert groep_van(deel) == Aanbiedergroep.ORGANISATIE
    Aanmelding.objects.create(
        naam="Heel",
        soort=AanbiederSoort.PRIVAAT,
        zelfstandig=True,
        status=Aanmeldingstatus.GOEDGEKEURD,
        organisatie=heel.organisatie,
        ingediend_op=NU,
        beoordeeld_op=NU,
    )
    assert groep_van(deel) == Aanbiedergroep.ALLEEN
