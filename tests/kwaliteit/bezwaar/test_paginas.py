"""The pages of a bezwaar: an aanbieder submits, the bureau handles, somebody else decides."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kwaliteit.enums import Bezwaarstatus, Bezwaaruitkomst, Uitkomst
from kwaliteit.models import Bezwaar, Erkenning
from napl import klok
from napl.enums import Rol
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_lid
from tests.kwaliteit.besluit.bouw import maak_besluit, maak_inhoud
from tests.kwaliteit.bezwaar.bouw import GRONDEN, LATER, maak_bezwaar, zet_bezwaar_op

pytestmark = pytest.mark.django_db
Inloggen = Callable[..., Client]
_S = Bezwaarstatus
LIJSTVRAGEN = 6


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "vandaag", LATER.date)
    monkeypatch.setattr(klok, "nu", lambda: LATER)


def test_an_aanbieder_objects_completes_and_withdraws(client: Client, client_met: Inloggen) -> None:
    besluit = maak_besluit(Uitkomst.AFWIJZEN)
    client.force_login(maak_lid(besluit.aanvraag.aanbieder))
    assert f"/aanbod/bezwaren/nieuw/{besluit.pk}/" in client.get("/aanbod/bezwaren/").content.decode()
    assert f"/aanbod/bezwaren/nieuw/{besluit.pk}/" in (
        client.get(f"/aanbod/erkenningen/{besluit.aanvraag_id}/").content.decode()
    )
    leeg = client.post(f"/aanbod/bezwaren/nieuw/{besluit.pk}/", {"gronden": " "})
    assert leeg.status_code == HTTPStatus.BAD_REQUEST
    client.post(f"/aanbod/bezwaren/nieuw/{besluit.pk}/", {"gronden": GRONDEN})
    bezwaar = Bezwaar.objects.get()
    assert bezwaar.kenmerk == "B2026-0001"
    bureau = client_met(Rol.BEHANDELAAR)
    zaak = f"/bureau/bezwaren/{bezwaar.pk}/"
    assert "Neem in behandeling" in bureau.get(zaak).content.decode()
    bureau.post(zaak, {"actie": "neem-op"})
    bureau.post(zaak, {"actie": "vraag-aanvulling", "verzuim": "Uw handtekening."})
    eigen = f"/aanbod/bezwaren/{bezwaar.pk}/"
    assert "Uw handtekening." in client.get(eigen).content.decode()
    client.post(eigen, {"actie": "vul-aan", "aanvulling": "Bij dezen."})
    bezwaar.refresh_from_db()
    assert (bezwaar.status, bezwaar.hersteld) == (_S.ONTVANKELIJKHEID, "Bij dezen.")
    client.post(eigen, {"actie": "trek-in", "reden": "Toch niet."})
    bezwaar.refresh_from_db()
    assert bezwaar.status == _S.INGETROKKEN
    assert client.post(eigen, {"actie": "trek-in"}).status_code == HTTPStatus.BAD_REQUEST


def test_the_bezwaar_of_another_is_not_there(client: Client) -> None:
    bezwaar = maak_bezwaar()
    client.force_login(maak_lid(maak_aanbieder()))
    assert bezwaar.kenmerk not in client.get("/aanbod/bezwaren/").content.decode()
    for adres in (f"/aanbod/bezwaren/{bezwaar.pk}/", f"/aanbod/bezwaren/nieuw/{bezwaar.besluit_id}/"):
        assert client.get(adres).status_code == HTTPStatus.NOT_FOUND
        assert client.post(adres, {"gronden": "x"}).status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"/bureau/bezwaren/{bezwaar.pk}/").status_code == HTTPStatus.FORBIDDEN


def test_the_advice_is_not_for_the_aanbieder_before_the_decision(client: Client) -> None:
    bezwaar = zet_bezwaar_op(maak_bezwaar(), _S.TER_BESLISSING)
    client.force_login(maak_lid(bezwaar.besluit.aanvraag.aanbieder))
    assert "Het besluit klopt." not in client.get(f"/aanbod/bezwaren/{bezwaar.pk}/").content.decode()


@pytest.mark.parametrize("status", Bezwaarstatus)
def test_the_case_has_a_page_in_every_status(status: Bezwaarstatus, client_met: Inloggen) -> None:
    bezwaar = zet_bezwaar_op(maak_bezwaar(), status)
    for rol in (Rol.BEHANDELAAR, Rol.BESLISSER, Rol.FINANCIEEL):
        response = client_met(rol).get(f"/bureau/bezwaren/{bezwaar.pk}/")
        assert response.status_code == HTTPStatus.OK
        page = response.content.decode()
        assert GRONDEN in page
        assert ('name="actie"' in page) <= (rol == Rol.BEHANDELAAR)


def test_who_only_looks_moves_nothing(client_met: Inloggen) -> None:
    bezwaar = maak_bezwaar()
    response = client_met(Rol.FINANCIEEL).post(f"/bureau/bezwaren/{bezwaar.pk}/", {"actie": "neem-op"})
    assert response.status_code == HTTPStatus.FORBIDDEN
    adres = f"/bureau/bezwaren/{bezwaar.pk}/beslissen/"
    assert client_met(Rol.BEHANDELAAR).get(adres).status_code == HTTPStatus.FORBIDDEN


def test_the_beslisser_decides_with_a_new_decision(client_met: Inloggen) -> None:
    bezwaar = zet_bezwaar_op(maak_bezwaar(), _S.TER_BESLISSING)
    client = client_met(Rol.BESLISSER)
    adres = f"/bureau/bezwaren/{bezwaar.pk}/beslissen/"
    assert client.get(adres).status_code == HTTPStatus.OK
    data = {"uitkomst": Bezwaaruitkomst.GEGROND.value, "motivering": "Het voldoet."}
    zonder = client.post(adres, data)
    assert zonder.status_code == HTTPStatus.BAD_REQUEST
    assert "nieuw besluit" in zonder.content.decode()
    inhoud = maak_inhoud(bezwaar.besluit.aanvraag, Uitkomst.TOEKENNEN)
    data |= {"nieuwe_uitkomst": "toekennen", "nieuwe_motivering": "Alles voldoet."}
    for rij in inhoud.oordelen:
        data |= {f"oordeel-{rij.criterium}": "voldoet", f"motivering-{rij.criterium}": rij.motivering}
    client.post(adres, data)
    bezwaar.refresh_from_db()
    assert bezwaar.status == _S.BESLIST
    assert bezwaar.nieuw_besluit is not None
    assert Erkenning.objects.get().besluit == bezwaar.nieuw_besluit


@pytest.mark.parametrize("aantal", [1, 4])
def test_the_list_asks_as_many_queries_at_any_size(
    aantal: int, client_met: Inloggen, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(aantal):
        maak_bezwaar()
    client = client_met(Rol.COORDINATOR)
    client.get("/bureau/bezwaren/")
    with django_assert_num_queries(LIJSTVRAGEN):
        assert "B2026-0001" in client.get("/bureau/bezwaren/").content.decode()
