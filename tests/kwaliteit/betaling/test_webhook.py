"""Messages of the payment provider: whatever comes, and however often, there is one correct state."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from kwaliteit.domain.betaling.adapter import DienstOnbereikbaar
from kwaliteit.domain.betaling.handtekening import KOP, TOLERANTIE, sign
from kwaliteit.domain.betaling.navragen import reconcile_betalingen
from kwaliteit.domain.betaling.proef import Proefdienst, make_bericht, play
from kwaliteit.domain.betaling.starten import start_betaling
from kwaliteit.domain.betaling.webhook import MAX_GEWEIGERD_PER_UUR, receive_bericht
from kwaliteit.enums import Aanvraagstatus, Betaalberichtoordeel, Betaalstatus, Terugbetaalgrond
from kwaliteit.models import Betaalbericht, Betaling, Proefbetaling, Terugbetaling
from napl import klok
from napl.models import Gebeurtenis
from tests.factories import NU
from tests.kwaliteit.aanvraag.bouw import maak_lid, zet_op
from tests.kwaliteit.betaling.bouw import BEDRAG, maak_factuur
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db
_O = Betaalberichtoordeel
_S = Aanvraagstatus
STRAKS = NU + timedelta(minutes=10)


def begonnen() -> tuple[Betaling, Proefbetaling]:
    """Start a payment of a new invoice."""
    factuur = maak_factuur()
    betaling = start_betaling(factuur, by=maak_lid(factuur.aanvraag.aanbieder), at=NU)
    return betaling, Proefbetaling.objects.get(extern_id=betaling.extern_id)


def stuur(proef: Proefbetaling, bericht_id: str = "b1", *, at: datetime = STRAKS) -> Betaalberichtoordeel:
    body, kop = make_bericht(proef, at=at, bericht_id=bericht_id)
    return receive_bericht(body, kop, at=at)


def staat_op(betaling: Betaling, status: Betaalstatus, zaak: Aanvraagstatus) -> None:
    betaling = Betaling.objects.select_related("factuur__aanvraag").get(pk=betaling.pk)
    assert (betaling.status, betaling.factuur.aanvraag.status) == (status, zaak)


def test_a_payment_moves_the_case_on() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    assert stuur(proef) == _O.VERWERKT
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)
    assert Betaling.objects.get().ontvangen == BEDRAG


def test_the_same_message_twice_is_done_once() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    assert [stuur(proef), stuur(proef)] == [_O.VERWERKT, _O.VERWERKT]
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)
    assert Gebeurtenis.objects.filter(soort="betaling.ontvangen").count() == 1
    assert Betaalbericht.objects.get().keren == 2


def test_another_message_about_the_same_payment_brings_nothing_new() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    assert [stuur(proef), stuur(proef, "b2")] == [_O.VERWERKT, _O.ONGEWIJZIGD]
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)
    assert Gebeurtenis.objects.filter(soort="betaling.ontvangen").count() == 1


def test_a_message_before_the_payment_changes_nothing_and_the_next_one_does() -> None:
    betaling, proef = begonnen()
    assert stuur(proef) == _O.ONGEWIJZIGD
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    assert stuur(proef, "b2") == _O.VERWERKT
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)


@pytest.mark.parametrize("oud", [Betaalstatus.OPEN, Betaalstatus.MISLUKT, Betaalstatus.VERLOPEN])
def test_older_news_never_takes_a_state_back(oud: Betaalstatus) -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    stuur(proef)
    Proefbetaling.objects.update(status=oud, ontvangen=None)
    assert stuur(proef, "b2") == _O.ONGEWIJZIGD
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)


@pytest.mark.parametrize("eerst", [Betaalstatus.MISLUKT, Betaalstatus.VERLOPEN])
def test_money_that_comes_after_all_counts(eerst: Betaalstatus) -> None:
    betaling, proef = begonnen()
    play(proef, eerst, at=STRAKS)
    assert stuur(proef) == _O.VERWERKT
    staat_op(betaling, eerst, _S.WACHT_OP_BETALING)
    Proefbetaling.objects.update(status=Betaalstatus.BETAALD, ontvangen=BEDRAG, afgerond_op=STRAKS)
    assert stuur(proef, "b2") == _O.VERWERKT
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)


@pytest.mark.parametrize(
    "kop",
    ["", "t=1,v1=", "t=99999999999999,v1=" + "0" * 64, f"t={int(STRAKS.timestamp())},v1={'0' * 64}", "x\x00"],
)
def test_a_forged_message_does_nothing(kop: str) -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    body, _ = make_bericht(proef, at=STRAKS, bericht_id="b1")
    assert receive_bericht(body, kop, at=STRAKS) == _O.VERVALST
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)
    # Nor does it keep the real one with the same id from being heard.
    assert stuur(proef) == _O.VERWERKT


def test_a_changed_body_under_a_real_signature_is_forged() -> None:
    _, proef = begonnen()
    body, kop = make_bericht(proef, at=STRAKS)
    assert receive_bericht(body + b" ", kop, at=STRAKS) == _O.VERVALST


@pytest.mark.parametrize("verschil", [TOLERANTIE + timedelta(seconds=1), -TOLERANTIE - timedelta(seconds=1)])
def test_an_old_message_that_somebody_kept_does_nothing(verschil: timedelta) -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    body, kop = make_bericht(proef, at=STRAKS)
    assert receive_bericht(body, kop, at=STRAKS + verschil) == _O.VEROUDERD
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)


def test_without_a_secret_nothing_is_believed(settings: pytest.FixtureRequest) -> None:
    _, proef = begonnen()
    settings.BETAALDIENST_GEHEIM = ""  # type: ignore[attr-defined]
    assert stuur(proef) == _O.VERVALST


def test_refused_messages_do_not_fill_the_database() -> None:
    for _ in range(MAX_GEWEIGERD_PER_UUR + 5):
        receive_bericht(b"x", "", at=STRAKS)
    assert Betaalbericht.objects.count() == MAX_GEWEIGERD_PER_UUR


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b'{"id": 1, "betaling": 2}', b'{"id": "\\u0000"}'])
def test_a_message_that_cannot_be_read_does_nothing(body: bytes) -> None:
    assert receive_bericht(body, sign(body, at=STRAKS), at=STRAKS) == _O.ONLEESBAAR


def test_a_message_about_an_unknown_payment_is_heard_again_when_it_comes_again() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    Betaling.objects.update(extern_id="")
    assert stuur(proef) == _O.ONBEKEND
    Betaling.objects.update(extern_id=proef.extern_id)
    assert stuur(proef) == _O.VERWERKT
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)


def test_amount_and_status_in_the_body_are_never_read() -> None:
    betaling, proef = begonnen()
    body = json.dumps(
        {"id": "b1", "betaling": proef.extern_id, "status": "betaald", "bedrag": "950.00"}
    ).encode()
    assert receive_bericht(body, sign(body, at=STRAKS), at=STRAKS) == _O.ONGEWIJZIGD
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)


@pytest.mark.parametrize(
    ("bedrag", "zaak", "terug"),
    [
        (Decimal("949.99"), _S.WACHT_OP_BETALING, []),
        (Decimal("1000.00"), _S.VOLLEDIGHEIDSTOETS, [(Terugbetaalgrond.TE_VEEL, Decimal("50.00"))]),
    ],
)
def test_what_came_in_counts_and_not_what_was_asked(
    bedrag: Decimal, zaak: Aanvraagstatus, terug: list[tuple[str, Decimal]]
) -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS, bedrag=bedrag)
    assert stuur(proef) == _O.VERWERKT
    staat_op(betaling, Betaalstatus.BETAALD, zaak)
    assert list(Terugbetaling.objects.values_list("grond", "bedrag")) == terug


@pytest.mark.parametrize("ontvangen", [None, Decimal(0)])
def test_paid_without_an_amount_is_not_believed(ontvangen: Decimal | None) -> None:
    betaling, proef = begonnen()
    Proefbetaling.objects.update(status=Betaalstatus.BETAALD, ontvangen=ontvangen)
    assert stuur(proef) == _O.ONGEWIJZIGD
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)


def test_the_payment_of_another_under_our_id_is_not_believed() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    Proefbetaling.objects.update(sleutel="van-een-ander")
    assert stuur(proef) == _O.ONGEWIJZIGD
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)


@pytest.mark.parametrize("einde", [_S.INGETROKKEN, _S.VERVALLEN])
def test_money_for_a_case_that_stopped_is_booked_and_proposed_to_go_back(einde: Aanvraagstatus) -> None:
    betaling, proef = begonnen()
    zet_op(betaling.factuur.aanvraag, einde)
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    assert [stuur(proef), stuur(proef), stuur(proef, "b2")] == [_O.VERWERKT, _O.VERWERKT, _O.ONGEWIJZIGD]
    staat_op(betaling, Betaalstatus.BETAALD, einde)
    terug = Terugbetaling.objects.get()
    assert (terug.grond, terug.bedrag) == (Terugbetaalgrond.NA_EINDE, BEDRAG)


def test_what_the_provider_turns_back_is_not_here_any_more() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    stuur(proef)
    Proefbetaling.objects.update(status=Betaalstatus.TERUGBETAALD)
    assert stuur(proef, "b2") == _O.VERWERKT
    staat_op(betaling, Betaalstatus.TERUGBETAALD, _S.VOLLEDIGHEIDSTOETS)
    Proefbetaling.objects.update(status=Betaalstatus.BETAALD)
    assert stuur(proef, "b3") == _O.ONGEWIJZIGD


def test_a_lost_message_is_found_by_asking() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    navraag = reconcile_betalingen(by=None, at=STRAKS)
    assert (navraag.gevraagd, navraag.veranderd) == (1, 1)
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)
    # Asking again, and the message that comes after all, change nothing.
    assert reconcile_betalingen(by=None, at=STRAKS).veranderd == 0
    assert stuur(proef) == _O.ONGEWIJZIGD
    assert Gebeurtenis.objects.filter(soort="betaling.ontvangen").count() == 1


def test_a_payment_that_got_no_address_lapses() -> None:
    betaling, _ = begonnen()
    Betaling.objects.update(extern_id="", betaaladres="")
    reconcile_betalingen(by=None, at=NU + timedelta(minutes=59))
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)
    reconcile_betalingen(by=None, at=NU + timedelta(minutes=61))
    staat_op(betaling, Betaalstatus.VERLOPEN, _S.WACHT_OP_BETALING)


@contextmanager
def zonder_antwoord() -> Iterator[None]:
    """Let the provider be away; what it does is not ours to patch, what it answers is."""
    vraag = Proefdienst.ask

    def ask(self: Proefdienst, extern_id: str) -> None:
        raise DienstOnbereikbaar(extern_id)

    Proefdienst.ask = ask  # type: ignore[method-assign]
    try:
        yield
    finally:
        Proefdienst.ask = vraag  # type: ignore[method-assign]


def test_a_provider_that_does_not_answer_is_asked_again_later() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    with zonder_antwoord():
        assert stuur(proef) == _O.UITGESTELD
        assert reconcile_betalingen(by=None, at=STRAKS).mislukt == 1
    staat_op(betaling, Betaalstatus.OPEN, _S.WACHT_OP_BETALING)
    assert stuur(proef) == _O.VERWERKT
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)


def test_the_address_answers_what_the_provider_should_do() -> None:
    _, proef = begonnen()
    client = Client(enforce_csrf_checks=True)
    url = reverse("kwaliteit:betaling-webhook")

    def post(body: bytes, kop: str) -> int:
        response = client.post(url, body, content_type="application/json", headers={KOP: kop})
        assert response.content == b""
        return response.status_code

    nu = klok.nu()
    play(proef, Betaalstatus.BETAALD, at=nu)
    body, kop = make_bericht(proef, at=nu)
    assert [post(body, kop), post(body, kop)] == [HTTPStatus.OK, HTTPStatus.OK]
    assert post(body, "t=1,v1=0") == HTTPStatus.BAD_REQUEST
    onbekend = b'{"id": "b9", "betaling": "niet_van_ons"}'
    assert post(onbekend, sign(onbekend, at=nu)) == HTTPStatus.NOT_FOUND
    assert post(b"x" * 20_000, "") == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    with zonder_antwoord():
        body, kop = make_bericht(proef, at=nu)
        assert post(body, kop) == HTTPStatus.SERVICE_UNAVAILABLE
    assert client.get(url).status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.django_db(transaction=True)
def test_two_messages_at_the_same_moment_count_once() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    at_once(
        lambda: stuur(proef),
        lambda: stuur(proef),
        lambda: stuur(proef, "b2"),
        lambda: reconcile_betalingen(by=None, at=STRAKS),
    )
    staat_op(betaling, Betaalstatus.BETAALD, _S.VOLLEDIGHEIDSTOETS)
    assert Gebeurtenis.objects.filter(soort="betaling.ontvangen").count() == 1
    assert Betaalbericht.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_payment_and_a_withdrawal_at_the_same_moment_leave_one_correct_state() -> None:
    betaling, proef = begonnen()
    play(proef, Betaalstatus.BETAALD, at=STRAKS)
    at_once(lambda: stuur(proef), lambda: zet_op(betaling.factuur.aanvraag, _S.INGETROKKEN))
    betaling = Betaling.objects.select_related("factuur__aanvraag").get()
    assert (betaling.status, betaling.ontvangen) == (Betaalstatus.BETAALD, BEDRAG)
    # Withdrawn first: it goes back. Paid first: the withdrawal was from the toets, by its own rule.
    assert betaling.factuur.aanvraag.status in {_S.INGETROKKEN, _S.VOLLEDIGHEIDSTOETS}
    van = Gebeurtenis.objects.filter(soort="aanvraag.ingetrokken").values_list("gegevens__van", flat=True)
    assert Terugbetaling.objects.exists() == (list(van) == ["wacht-op-betaling"])
