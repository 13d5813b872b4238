"""Money that goes back: reckoned by the rule of the invoice, decided by a person."""

from datetime import timedelta
from decimal import Decimal
from itertools import product

import pytest
from django.db import DatabaseError, transaction

from kwaliteit.domain.betaling.regels import plan_regel, take_back_regel
from kwaliteit.domain.betaling.terugbetalen import (
    approve_terugbetaling,
    expected_refund,
    propose_after_end,
    refuse_terugbetaling,
    register_uitbetaald,
)
from kwaliteit.enums import (
    TERUGBETAAL_OVERGANGEN,
    Aanvraagstatus,
    Terugbetaalfase,
    Terugbetaalgrond,
    Terugbetaalstatus,
    terugbetaalfase_van,
)
from kwaliteit.models import Factuur, Terugbetaalregel, Terugbetaling
from napl.domain.gebeurtenis import deliver_gebeurtenissen, number_gebeurtenissen
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Gebruiker
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, maak_lid, zet_op
from tests.kwaliteit.betaling.bouw import BEDRAG, betaal, maak_factuur, maak_regels, maak_terugbetaling
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
_T = Terugbetaalstatus


def ververs(factuur: Factuur) -> Factuur:
    return Factuur.objects.select_related("aanvraag__aanbieder").get(pk=factuur.pk)


def betaald_tot(status: Aanvraagstatus) -> Factuur:
    """Make an invoice that was paid, of a case that went on to a status."""
    factuur = maak_factuur()
    if status != _S.WACHT_OP_BETALING:
        betaal(factuur)
        zet_op(ververs(factuur).aanvraag, status)
    return ververs(factuur)


@pytest.mark.parametrize(
    ("status", "percentage"),
    [
        (_S.VOLLEDIGHEIDSTOETS, 50),
        (_S.AANVULLING_GEVRAAGD, 50),
        (_S.TOEWIJZING, 0),
        (_S.IN_BEOORDELING, 0),
        (_S.TER_BESLUITVORMING, 0),
    ],
)
def test_what_goes_back_depends_on_how_far_the_case_is(status: Aanvraagstatus, percentage: int) -> None:
    maak_regels()
    verwacht = expected_refund(betaald_tot(status).aanvraag, NU)
    assert verwacht is not None
    assert (verwacht.betaald, verwacht.percentage) == (BEDRAG, percentage)
    assert verwacht.bedrag == BEDRAG * percentage / 100


def test_before_anything_was_looked_at_all_that_was_paid_goes_back() -> None:
    maak_regels()
    factuur = maak_factuur()
    betaal(factuur, Decimal(100))
    verwacht = expected_refund(ververs(factuur).aanvraag, NU)
    assert verwacht is not None
    assert (verwacht.bedrag, verwacht.percentage) == (Decimal(100), 100)


def test_without_an_invoice_there_is_nothing_to_expect() -> None:
    assert expected_refund(maak_aanvraag(), NU) is None
    factuur = maak_factuur()
    verwacht = expected_refund(factuur.aanvraag, NU)
    assert verwacht is not None
    assert verwacht.bedrag == 0
    assert "niets betaald" in verwacht.uitleg


def test_cents_are_rounded_and_never_more_than_was_paid() -> None:
    maak_regels(VOOR_TOETS=33)
    factuur = maak_factuur()
    betaal(factuur, Decimal("99.99"))
    verwacht = expected_refund(ververs(factuur).aanvraag, NU)
    assert verwacht is not None
    assert verwacht.bedrag == Decimal("33.00")


def test_the_rule_of_the_day_of_the_invoice_holds() -> None:
    maak_regels()
    factuur = betaald_tot(_S.VOLLEDIGHEIDSTOETS)
    morgen = VANDAAG + timedelta(days=1)
    by = make_gebruiker(Rol.COORDINATOR)
    plan_regel(
        Terugbetaalfase.VOOR_TOEWIJZING, percentage=10, geldig_van=morgen, grond="Besluit", by=by, at=NU
    )
    verwacht = expected_refund(factuur.aanvraag, NU + timedelta(days=30))
    assert verwacht is not None
    assert verwacht.percentage == 50


@pytest.mark.parametrize("status", _S)
def test_every_state_has_a_phase(status: Aanvraagstatus) -> None:
    assert terugbetaalfase_van(status) in Terugbetaalfase


def lever() -> None:
    straks = NU + timedelta(minutes=1)
    number_gebeurtenissen(at=straks)
    deliver_gebeurtenissen(at=straks)


def test_a_withdrawal_proposes_what_was_expected_and_does_so_once() -> None:
    maak_regels()
    factuur = betaald_tot(_S.VOLLEDIGHEIDSTOETS)
    verwacht = expected_refund(factuur.aanvraag, NU)
    zet_op(factuur.aanvraag, _S.INGETROKKEN)
    lever()
    terug = Terugbetaling.objects.get()
    assert (terug.grond, terug.bedrag) == (Terugbetaalgrond.EINDE, verwacht and verwacht.bedrag)
    gebeurtenis = Gebeurtenis.objects.get(soort="aanvraag.ingetrokken")
    assert propose_after_end(gebeurtenis) == terug
    assert Terugbetaling.objects.count() == 1


@pytest.mark.parametrize("status", [_S.WACHT_OP_BETALING, _S.TOEWIJZING])
def test_what_has_nothing_to_go_back_gets_no_proposal(status: Aanvraagstatus) -> None:
    maak_regels()
    zet_op(betaald_tot(status).aanvraag, _S.INGETROKKEN)
    lever()
    assert not Terugbetaling.objects.exists()


def test_what_was_paid_too_much_does_not_go_back_twice() -> None:
    maak_regels()
    factuur = maak_factuur()
    betaal(factuur, BEDRAG + 50)
    zet_op(ververs(factuur).aanvraag, _S.INGETROKKEN)
    lever()
    bedragen = dict(Terugbetaling.objects.values_list("grond", "bedrag"))
    assert bedragen == {Terugbetaalgrond.TE_VEEL: Decimal(50), Terugbetaalgrond.EINDE: BEDRAG / 2}


def doe(terug: Terugbetaling, to: Terugbetaalstatus, by: Gebruiker) -> Terugbetaling:
    if to == _T.GOEDGEKEURD:
        return approve_terugbetaling(terug, by=by, at=NU)
    if to == _T.AFGEWEZEN:
        return refuse_terugbetaling(terug, reden="Dubbel", by=by, at=NU)
    return register_uitbetaald(terug, datum=VANDAAG, kenmerk="NL00 9", by=by, at=NU)


WEGEN = {
    _T.VOORGESTELD: [],
    _T.GOEDGEKEURD: [_T.GOEDGEKEURD],
    _T.AFGEWEZEN: [_T.AFGEWEZEN],
    _T.UITBETAALD: [_T.GOEDGEKEURD, _T.UITBETAALD],
}


def test_every_legal_move_is_done_and_every_other_one_refused() -> None:
    by = make_gebruiker(Rol.FINANCIEEL)
    for van, naar in product(_T, set(_T) - {_T.VOORGESTELD}):
        terug = maak_terugbetaling(maak_factuur())
        for stap in WEGEN[van]:
            terug = doe(terug, stap, by)
        if naar in TERUGBETAAL_OVERGANGEN[van]:
            assert doe(terug, naar, by).status == naar
        else:
            with pytest.raises(OngeldigeOvergang):
                doe(terug, naar, by)


def test_what_is_approved_gets_a_creditnota_and_a_mail() -> None:
    factuur = maak_factuur()
    maak_lid(factuur.aanvraag.aanbieder)
    terug = approve_terugbetaling(maak_terugbetaling(factuur), by=make_gebruiker(Rol.FINANCIEEL), at=NU)
    assert terug.creditnummer == "C2026-0001"
    assert "€ 50" in Bericht.objects.get(soort="terugbetaling").onderwerp


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.BESLISSER, Rol.AANBIEDER])
def test_nobody_else_decides(rol: Rol) -> None:
    terug = maak_terugbetaling(maak_factuur())
    for naar in (_T.GOEDGEKEURD, _T.AFGEWEZEN, _T.UITBETAALD):
        with pytest.raises(GeenRecht):
            doe(terug, naar, make_gebruiker(rol))


def test_a_refusal_needs_a_reason_and_a_transfer_a_day_that_came() -> None:
    by = make_gebruiker(Rol.FINANCIEEL)
    terug = maak_terugbetaling(maak_factuur())
    with pytest.raises(Domeinfout) as fout:
        refuse_terugbetaling(terug, reden=" ", by=by, at=NU)
    assert fout.value.veld == "reden"
    approve_terugbetaling(terug, by=by, at=NU)
    with pytest.raises(Domeinfout) as fout:
        register_uitbetaald(terug, datum=VANDAAG + timedelta(days=9), kenmerk="x", by=by, at=NU)
    assert fout.value.veld == "datum"


def test_the_database_keeps_a_refund_whole() -> None:
    terug = maak_terugbetaling(maak_factuur())
    for velden in ({"bedrag": 1}, {"status": _T.UITBETAALD}, {"creditnummer": "C1"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Terugbetaling.objects.filter(pk=terug.pk).update(**velden)
    with pytest.raises(DatabaseError), transaction.atomic():
        terug.delete()


def test_a_rule_is_planned_ahead_and_taken_back() -> None:
    maak_regels()
    by = make_gebruiker(Rol.FINANCIEEL)
    morgen = VANDAAG + timedelta(days=1)
    fase = Terugbetaalfase.DAARNA
    for veld, velden in (
        ("geldig_van", {"percentage": 5, "geldig_van": VANDAAG}),
        ("percentage", {"percentage": 101, "geldig_van": morgen}),
    ):
        with pytest.raises(Domeinfout) as fout:
            plan_regel(fase, grond="Besluit", by=by, at=NU, **velden)  # type: ignore[arg-type]
        assert fout.value.veld == veld
    regel = plan_regel(fase, percentage=5, geldig_van=morgen, grond="Besluit", by=by, at=NU)
    take_back_regel(regel, by=by, at=NU)
    assert Terugbetaalregel.objects.get(fase=fase).geldig_tot is None
    with pytest.raises(OngeldigeOvergang):
        take_back_regel(Terugbetaalregel.objects.get(fase=fase), by=by, at=NU)
    with pytest.raises(GeenRecht):
        plan_regel(
            fase,
            percentage=5,
            geldig_van=morgen,
            grond="Besluit",
            by=make_gebruiker(Rol.BEHANDELAAR),
            at=NU,
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_make_one_creditnota() -> None:
    terug = maak_terugbetaling(maak_factuur())
    by = make_gebruiker(Rol.FINANCIEEL)
    uitkomsten = at_once(*[lambda: approve_terugbetaling(terug, by=by, at=NU)] * 2)
    assert sum(isinstance(uitkomst, OngeldigeOvergang) for uitkomst in uitkomsten) == 1
    assert Terugbetaling.objects.get().creditnummer == "C2026-0001"
