"""Payments by hand: the whole sum moves the case on, too little and too much are explained."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from kwaliteit.domain.betaling.ontvangen import Overboeking, register_betaling
from kwaliteit.domain.betaling.stand import read_stand
from kwaliteit.enums import Aanvraagstatus, Factuurstand, Terugbetaalgrond
from kwaliteit.models import Betaling, Factuur, Terugbetaling
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Bericht, Gebeurtenis
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_lid, zet_op
from tests.kwaliteit.betaling.bouw import BEDRAG, maak_factuur
from tests.tegelijk import at_once

_S = Aanvraagstatus
LATER = NU + timedelta(days=3)


def boeking(bedrag: Decimal = BEDRAG, kenmerk: str = "NL00 1") -> Overboeking:
    return Overboeking(bedrag, VANDAAG, kenmerk)


def registreer(factuur: Factuur, bedrag: Decimal = BEDRAG, kenmerk: str = "NL00 1") -> Betaling:
    by = make_gebruiker(Rol.FINANCIEEL)
    return register_betaling(factuur, boeking(bedrag, kenmerk), by=by, at=LATER)


def status_van(factuur: Factuur) -> str:
    factuur.aanvraag.refresh_from_db()
    return factuur.aanvraag.status


@pytest.mark.django_db
def test_the_whole_sum_moves_the_case_on() -> None:
    factuur = maak_factuur()
    maak_lid(factuur.aanvraag.aanbieder)
    assert read_stand(factuur, VANDAAG).code == Factuurstand.OPEN
    betaling = registreer(factuur)
    assert status_van(factuur) == _S.VOLLEDIGHEIDSTOETS
    assert read_stand(factuur, VANDAAG).code == Factuurstand.BETAALD
    assert not Terugbetaling.objects.exists()
    gebeurtenis = Gebeurtenis.objects.get(soort="betaling.ontvangen")
    assert gebeurtenis.gegevens == {"factuur": factuur.pk, "bedrag": "950.00", "wijze": "overboeking"}
    assert gebeurtenis.onderwerp_id == betaling.pk
    assert "helemaal betaald" in Bericht.objects.get(soort="betaling").tekst


@pytest.mark.django_db
def test_too_little_waits_for_the_rest() -> None:
    factuur = maak_factuur()
    maak_lid(factuur.aanvraag.aanbieder)
    registreer(factuur, Decimal("900.50"))
    assert status_van(factuur) == _S.WACHT_OP_BETALING
    assert read_stand(factuur, VANDAAG).rest == Decimal("49.50")
    assert "nog € 49,50" in Bericht.objects.get(soort="betaling").tekst
    registreer(factuur, Decimal("49.50"), "NL00 2")
    assert status_van(factuur) == _S.VOLLEDIGHEIDSTOETS


@pytest.mark.django_db
def test_too_much_is_taken_and_proposed_to_go_back() -> None:
    factuur = maak_factuur()
    registreer(factuur, Decimal(1000))
    assert status_van(factuur) == _S.VOLLEDIGHEIDSTOETS
    terug = Terugbetaling.objects.get()
    assert (terug.grond, terug.bedrag) == (Terugbetaalgrond.TE_VEEL, Decimal(50))
    registreer(factuur, Decimal(30), "NL00 2")
    assert sorted(Terugbetaling.objects.values_list("bedrag", flat=True)) == [Decimal(30), Decimal(50)]


@pytest.mark.django_db
@pytest.mark.parametrize("einde", [_S.INGETROKKEN, _S.VERVALLEN])
def test_money_for_a_case_that_ended_is_taken_and_flagged(einde: Aanvraagstatus) -> None:
    factuur = maak_factuur()
    zet_op(factuur.aanvraag, einde)
    registreer(factuur)
    assert status_van(factuur) == einde
    terug = Terugbetaling.objects.get()
    assert (terug.grond, terug.bedrag) == (Terugbetaalgrond.NA_EINDE, BEDRAG)


@pytest.mark.django_db
def test_the_same_line_of_the_statement_is_refused_the_second_time() -> None:
    factuur = maak_factuur()
    registreer(factuur, Decimal(100))
    with pytest.raises(Domeinfout) as fout:
        registreer(factuur, Decimal("100.00"))
    assert fout.value.veld == "kenmerk"
    assert Betaling.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("regel", "veld"),
    [
        (Overboeking(Decimal(0), VANDAAG, "x"), "bedrag"),
        (Overboeking(Decimal(-5), VANDAAG, "x"), "bedrag"),
        (Overboeking(Decimal("1.001"), VANDAAG, "x"), "bedrag"),
        (Overboeking(BEDRAG, VANDAAG + timedelta(days=9), "x"), "datum"),
        (Overboeking(BEDRAG, VANDAAG, " "), "kenmerk"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(regel: Overboeking, veld: str) -> None:
    factuur = maak_factuur()
    with pytest.raises(Domeinfout) as fout:
        register_betaling(factuur, regel, by=make_gebruiker(Rol.FINANCIEEL), at=LATER)
    assert fout.value.veld == veld
    assert not Betaling.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.FINANCIEEL, Rol.BEZOEKER, Rol.GEBRUIKER}))
def test_nobody_else_registers_a_payment(rol: Rol) -> None:
    factuur = maak_factuur()
    with pytest.raises(GeenRecht):
        register_betaling(factuur, boeking(), by=make_gebruiker(rol), at=LATER)
    assert status_van(factuur) == _S.WACHT_OP_BETALING


@pytest.mark.django_db
@pytest.mark.parametrize(
    "velden",
    [{"ontvangen": None}, {"ontvangen": Decimal(0)}, {"status": "open"}, {"bedrag": Decimal(-1)}],
)
def test_the_database_keeps_money_whole(velden: dict[str, object]) -> None:
    betaling = registreer(maak_factuur())
    with pytest.raises(DatabaseError), transaction.atomic():
        Betaling.objects.filter(pk=betaling.pk).update(**velden)
    with pytest.raises(DatabaseError), transaction.atomic():
        betaling.delete()


@pytest.mark.django_db(transaction=True)
def test_the_same_line_written_down_twice_at_once_counts_once() -> None:
    factuur = maak_factuur()
    by = make_gebruiker(Rol.FINANCIEEL)
    uitkomsten = at_once(*[lambda: register_betaling(factuur, boeking(), by=by, at=LATER)] * 2)
    assert sum(isinstance(uitkomst, Domeinfout) for uitkomst in uitkomsten) == 1
    assert Betaling.objects.count() == 1
    assert status_van(factuur) == _S.VOLLEDIGHEIDSTOETS
