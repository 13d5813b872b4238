"""The invoice of an aanvraag: made once, numbered without gaps, fixed for ever."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from kwaliteit.domain.betaling.factureren import invoice_aanvraag
from kwaliteit.enums import Aanvraagroute, Aanvraagstatus
from kwaliteit.models import Factuur, Factuurreeks, Tarief
from napl.fouten import OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis
from tests.factories import NU
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, maak_lid
from tests.kwaliteit.betaling.bouw import BEDRAG, maak_factuur, maak_tarief
from tests.tegelijk import at_once

_S = Aanvraagstatus


@pytest.mark.django_db
def test_an_invoice_says_to_whom_for_what_and_until_when() -> None:
    maak_tarief()
    aanvraag = maak_aanvraag(_S.INGEDIEND)
    lid = maak_lid(aanvraag.aanbieder)
    factuur = invoice_aanvraag(aanvraag, by=lid, at=NU)
    assert factuur is not None
    aanvraag.refresh_from_db()
    assert aanvraag.status == _S.WACHT_OP_BETALING
    assert (factuur.nummer, factuur.bedrag) == ("F2026-0001", BEDRAG)
    assert factuur.geadresseerde == aanvraag.aanbieder.organisatie.naam  # type: ignore[union-attr]
    assert aanvraag.kenmerk in factuur.omschrijving
    assert (factuur.vervaldatum - NU.date()).days == 30
    bericht = Bericht.objects.get(soort="factuur")
    assert bericht.gebruiker == lid
    assert "F2026-0001" in bericht.onderwerp
    assert "€ 950" in bericht.tekst
    assert Gebeurtenis.objects.filter(soort="factuur.uitgegeven", onderwerp_id=factuur.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("bedrag", [None, Decimal(0)])
def test_what_costs_nothing_goes_on_at_once(bedrag: Decimal | None) -> None:
    if bedrag is not None:
        maak_tarief(bedrag=bedrag)
    aanvraag = maak_aanvraag(_S.INGEDIEND)
    assert invoice_aanvraag(aanvraag, by=None, at=NU) is None
    aanvraag.refresh_from_db()
    assert aanvraag.status == _S.VOLLEDIGHEIDSTOETS
    assert not Factuur.objects.exists()
    assert not Factuurreeks.objects.exists()


@pytest.mark.django_db
def test_the_route_decides_which_tariff_holds() -> None:
    maak_tarief()
    verlicht = maak_aanvraag(_S.INGEDIEND, route=Aanvraagroute.VERLICHT)
    assert invoice_aanvraag(verlicht, by=None, at=NU) is None


@pytest.mark.django_db
@pytest.mark.parametrize("status", sorted(set(_S) - {_S.INGEDIEND}))
def test_only_what_was_just_submitted_gets_an_invoice(status: Aanvraagstatus) -> None:
    maak_tarief()
    aanvraag = maak_aanvraag(status)
    with pytest.raises(OngeldigeOvergang):
        invoice_aanvraag(aanvraag, by=None, at=NU)
    assert not Factuur.objects.exists()


@pytest.mark.django_db
def test_numbers_begin_again_every_year() -> None:
    maak_factuur()
    maak_factuur()
    volgend = datetime(2027, 1, 2, tzinfo=UTC)
    maak_factuur(maak_aanvraag(_S.INGEDIEND), at=volgend)
    nummers = list(Factuur.objects.order_by("pk").values_list("nummer", flat=True))
    assert nummers == ["F2026-0001", "F2026-0002", "F2027-0001"]


@pytest.mark.django_db
def test_a_number_that_was_taken_in_vain_is_used_by_the_next() -> None:
    maak_tarief()
    aanvraag = maak_aanvraag(_S.INGEDIEND)

    def afgebroken() -> None:
        with transaction.atomic():
            invoice_aanvraag(aanvraag, by=None, at=NU)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        afgebroken()
    assert maak_factuur(aanvraag).nummer == "F2026-0001"


@pytest.mark.django_db
@pytest.mark.parametrize("veld", ["bedrag", "nummer", "geadresseerde", "vervaldatum"])
def test_nothing_of_an_invoice_ever_changes(veld: str) -> None:
    factuur = maak_factuur()
    waarden = {"bedrag": 1, "nummer": "F1", "geadresseerde": "Een ander", "vervaldatum": NU.date()}
    with pytest.raises(DatabaseError), transaction.atomic():
        Factuur.objects.filter(pk=factuur.pk).update(**{veld: waarden[veld]})
    with pytest.raises(DatabaseError), transaction.atomic():
        factuur.delete()


@pytest.mark.django_db(transaction=True)
def test_invoices_made_at_the_same_moment_have_following_numbers() -> None:
    maak_tarief()
    aanvragen = [maak_aanvraag(_S.INGEDIEND) for _ in range(5)]
    at_once(*(lambda aanvraag=aanvraag: invoice_aanvraag(aanvraag, by=None, at=NU) for aanvraag in aanvragen))
    assert sorted(Factuur.objects.values_list("volgnummer", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.django_db(transaction=True)
def test_one_aanvraag_that_is_invoiced_twice_at_once_gets_one_invoice() -> None:
    maak_tarief()
    aanvraag = maak_aanvraag(_S.INGEDIEND)
    uitkomsten = at_once(*[lambda: invoice_aanvraag(aanvraag, by=None, at=NU)] * 2)
    assert sum(isinstance(uitkomst, OngeldigeOvergang) for uitkomst in uitkomsten) == 1
    assert Factuur.objects.get().volgnummer == 1
    assert Tarief.objects.count() == 1
