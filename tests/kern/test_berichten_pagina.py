"""The log of mail: what staff see and what not, what they decide, and that its size costs no queries."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from napl.domain.bericht import queue_bericht, queue_geheim
from napl.domain.bericht.lezen import berichten_over
from napl.domain.bericht.werk import list_werk
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.enums import BerichtStatus, Rol
from napl.models import Bericht, Gebeurtenis, Gebruiker
from napl.registers import Berichtsoort, berichtsoorten
from tests.factories import NU, VANDAAG, GebruikerFactory, OrganisatieFactory, make_gebruiker

pytestmark = pytest.mark.django_db
ADRES = "/bureau/berichten/"
MaakClient = Callable[..., Client]


@pytest.fixture
def vera() -> Gebruiker:
    return GebruikerFactory.create(naam="Vera Bos", email="vera@geheim.test")


def queue(wie: Gebruiker, soort: str = "verwerking", onderwerp: str = "Inlezen is klaar") -> Bericht:
    gebeurtenis = record_gebeurtenis(OrganisatieFactory.create(), "proef.gedaan", by=None, at=NU)
    return queue_bericht(wie, soort, onderwerp=onderwerp, tekst="Dag.", gebeurtenis=gebeurtenis, at=NU)


def mislukt(bericht: Bericht, status: BerichtStatus = BerichtStatus.ONZEKER) -> Bericht:
    Bericht.objects.filter(pk=bericht.pk).update(status=status, bezig_op=NU, pogingen=1)
    return bericht


def test_it_says_what_went_to_whom_and_when(client_met: MaakClient, vera: Gebruiker) -> None:
    queue(vera)
    html = client_met(Rol.BESLISSER).get(ADRES).content.decode()
    for text in ("Inlezen is klaar", "Werk op de achtergrond is klaar", "Vera Bos", "1 september 2026"):
        assert text in html
    assert "vera@geheim.test" not in html


@pytest.mark.parametrize(
    ("rol", "sees"), [(Rol.COORDINATOR, True), (Rol.BEHEER, True), (Rol.BESLISSER, False)]
)
def test_the_address_is_for_who_has_the_right(
    client_met: MaakClient, vera: Gebruiker, rol: Rol, *, sees: bool
) -> None:
    bericht = queue(vera)
    client = client_met(rol)
    for url in (ADRES, f"{ADRES}{bericht.pk}/"):
        assert ("vera@geheim.test" in client.get(url).content.decode()) is sees
    found = client.get(ADRES, {"wie": "geheim.test"}).content.decode()
    assert ("Inlezen is klaar" in found) is sees


@pytest.mark.parametrize("rol", [Rol.BEHEER, Rol.BESLISSER])
def test_of_private_mail_staff_see_only_that_it_went(
    client_met: MaakClient, vera: Gebruiker, rol: Rol
) -> None:
    rows = [
        queue(vera, "bestand-verloopt", "Rapport burn-out"),
        queue_bericht(vera, "oud", onderwerp="Rapport burn-out", tekst="Dag.", gebeurtenis=None, at=NU),
        queue_geheim("anoniem@geheim.test", "oud", onderwerp="Rapport burn-out", tekst="Code", at=NU),
    ]
    client = client_met(rol)
    pages = [client.get(url) for url in (ADRES, *(f"{ADRES}{row.pk}/" for row in rows))]
    for page in pages:
        html = page.content.decode()
        assert "Niet getoond" in html
        for secret in ("Vera", "geheim.test", "burn-out", "Dag.", "Code<"):
            assert secret not in html
    assert "Een bestand wordt bijna gewist" in pages[0].content.decode()
    for wie in ("Vera", "geheim.test"):
        assert "Niets gevonden" in client.get(ADRES, {"wie": wie}).content.decode()


def test_of_private_mail_that_went_wrong_who_sees_addresses_sees_whom_to_help(
    client_met: MaakClient, vera: Gebruiker
) -> None:
    bericht = mislukt(queue(vera, "bestand-verloopt", "Rapport burn-out"))
    html = client_met(Rol.BEHEER).get(f"{ADRES}{bericht.pk}/").content.decode()
    assert "vera@geheim.test" in html
    assert "burn-out" not in html
    assert "vera@geheim.test" not in client_met(Rol.BEHANDELAAR).get(f"{ADRES}{bericht.pk}/").content.decode()


@pytest.mark.parametrize(
    ("vraag", "found"),
    [
        ({"soort": "verwerking"}, {"Een"}),
        ({"status": "onzeker"}, {"Twee"}),
        ({"wie": "bos"}, {"Een"}),
        ({"wie": "Piet"}, {"Twee"}),
        ({"van": "2026-09-02"}, {"Twee"}),
        ({"tot": "2026-09-01"}, {"Een"}),
        ({"van": "2026-09-01", "tot": "2026-09-03"}, {"Een", "Twee"}),
        ({"soort": "bestaat-niet"}, {"Een", "Twee"}),
        ({"van": "morgen"}, {"Een", "Twee"}),
    ],
)
def test_it_is_searched(
    client_met: MaakClient, vera: Gebruiker, vraag: dict[str, str], found: set[str]
) -> None:
    queue(vera, onderwerp="Een")
    other = mislukt(queue(GebruikerFactory.create(naam="Piet"), "proef", "Twee"))
    Bericht.objects.filter(pk=other.pk).update(klaargezet_op=NU + timedelta(days=1))
    page = client_met(Rol.BESLISSER).get(ADRES, vraag)
    assert {regel.onderwerp for regel in page.context["regels"]} == found


def test_its_size_costs_no_queries(client_met: MaakClient) -> None:
    client = client_met(Rol.COORDINATOR)
    counts = []
    for number in (2, 18):
        for _ in range(number):
            queue(GebruikerFactory.create())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(ADRES).status_code == 200
        counts.append(len(queries))
    assert counts == [counts[0]] * 2


@pytest.mark.parametrize(
    ("actie", "status"),
    [("opnieuw", BerichtStatus.KLAARGEZET), ("aangekomen", BerichtStatus.VERZONDEN)],
)
def test_staff_decide_about_an_uncertain_mail(
    client_met: MaakClient, vera: Gebruiker, actie: str, status: BerichtStatus
) -> None:
    bericht = mislukt(queue(vera))
    client = client_met(Rol.BEHANDELAAR)
    url = f"{ADRES}{bericht.pk}/"
    html = client.get(url).content.decode()
    assert "Verstuur opnieuw" in html
    assert "Was aangekomen" in html
    assert "Dag." in html, "what goes out again is in sight"
    page = client.post(url, {"actie": actie}, follow=True).content.decode()
    bericht.refresh_from_db()
    assert bericht.status == status
    assert f"door {Gebeurtenis.objects.get(soort=f'bericht.{actie}').door}" in page
    again = client.post(url, {"actie": actie})
    assert again.status_code == 400
    assert "Dit hoeft niet meer" in again.content.decode()


def test_who_may_only_look_has_no_buttons(client_met: MaakClient, vera: Gebruiker) -> None:
    bericht = mislukt(queue(vera))
    client = client_met(Rol.BESLISSER)
    assert "Verstuur opnieuw" not in client.get(f"{ADRES}{bericht.pk}/").content.decode()
    client.post(f"{ADRES}{bericht.pk}/", {"actie": "opnieuw"})
    bericht.refresh_from_db()
    assert bericht.status == BerichtStatus.ONZEKER


def test_an_uncertain_mail_is_work(client_met: MaakClient, vera: Gebruiker) -> None:
    assert list_werk(vera, VANDAAG) == []
    mislukt(queue(vera))
    mislukt(queue(vera))
    mislukt(queue(vera), BerichtStatus.MISLUKT)
    rows = list_werk(vera, VANDAAG)
    assert [(row.aantal, row.url) for row in rows] == [
        (2, f"{ADRES}?status=onzeker"),
        (1, f"{ADRES}?status=mislukt"),
    ]
    assert (
        "onzeker is of die aankwam" in client_met(Rol.BEHANDELAAR).get("/bureau/ander-werk/").content.decode()
    )


def test_a_case_shows_its_own_mail_alone(vera: Gebruiker) -> None:
    mine, other = OrganisatieFactory.create(), OrganisatieFactory.create()
    for thing, onderwerp in ((mine, "Over mij"), (other, "Over een ander")):
        gebeurtenis = record_gebeurtenis(thing, "proef.gedaan", by=None, at=NU)
        queue_bericht(vera, "proef", onderwerp=onderwerp, tekst="Dag.", gebeurtenis=gebeurtenis, at=NU)
    [regel] = berichten_over(mine, by=make_gebruiker(Rol.BEHANDELAAR))
    assert (regel.onderwerp, regel.ontvanger, regel.adres) == ("Over mij", "Vera Bos", "")
    [regel] = berichten_over(mine, by=make_gebruiker(Rol.COORDINATOR))
    assert regel.adres == "vera@geheim.test"


def test_the_gallery_shows_every_kind_with_its_example(client_met: MaakClient) -> None:
    client = client_met(Rol.BEHANDELAAR)
    html = client.get(f"{ADRES}soorten/").content.decode()
    for soort in berichtsoorten:
        assert soort.titel in html
        assert soort.gelegenheid in html
    answer = client.get(f"{ADRES}soorten/verwerking/")
    assert "Trajecten inlezen is klaar" in answer.content.decode()
    assert "style-src 'unsafe-inline'" in answer["Content-Security-Policy"]
    assert client.get(f"{ADRES}soorten/bestaat-niet/").status_code == 404


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.AANBIEDER, Rol.DESKUNDIGE, Rol.REDACTIE])
def test_others_do_not_come_in(client_met: MaakClient, vera: Gebruiker, rol: Rol) -> None:
    bericht = mislukt(queue(vera))
    client = client_met(rol)
    for url in (ADRES, f"{ADRES}{bericht.pk}/", f"{ADRES}soorten/", f"{ADRES}soorten/verwerking/"):
        assert client.get(url).status_code == 403
    assert client.post(f"{ADRES}{bericht.pk}/", {"actie": "aangekomen"}).status_code == 403
    bericht.refresh_from_db()
    assert bericht.status == BerichtStatus.ONZEKER


def test_what_somebody_typed_is_only_text(client_met: MaakClient, vera: Gebruiker) -> None:
    soort = Berichtsoort("Proef", "Nooit.", "{{ x }}", lambda: {"x": "y"})
    berichtsoorten.add("proefsoort", soort)
    try:
        bericht = queue(vera, "proefsoort", "<script>alert(1)</script>")
        html = client_met(Rol.COORDINATOR).get(f"{ADRES}{bericht.pk}/").content.decode()
    finally:
        berichtsoorten.remove("proefsoort")
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html
