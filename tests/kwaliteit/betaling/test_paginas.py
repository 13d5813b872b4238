"""The pages of money: what they show, to whom, and with how many questions to the database."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kwaliteit.enums import Aanvraagstatus, Betaalstatus
from kwaliteit.models import Betaling, Factuur, Proefbetaling, Tarief, Terugbetaling
from napl import klok
from napl.enums import Rol
from tests.factories import make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.betaling.bouw import maak_factuur, maak_regels, maak_tarief, maak_terugbetaling

pytestmark = pytest.mark.django_db
Maker = Callable[..., Client]
ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"


def als_lid(factuur: Factuur) -> Client:
    client = Client()
    client.force_login(maak_lid(factuur.aanvraag.aanbieder), ACHTERKANT)
    return client


def nu_factuur() -> Factuur:
    """Make an invoice of today: pages know no other time."""
    return maak_factuur(maak_aanvraag(Aanvraagstatus.INGEDIEND, at=klok.nu()), at=klok.nu())


def url(naam: str, *args: object) -> str:
    return reverse(f"kwaliteit:{naam}", args=args)


def test_who_signs_pays_online_and_reads_how_it_stands() -> None:
    factuur = nu_factuur()
    client = als_lid(factuur)
    eigen = url("factuur-eigen", factuur.pk)
    assert "Betaal nu" in client.get(eigen).content.decode()
    naar = client.post(url("factuur-betalen", factuur.pk))
    assert naar.status_code == HTTPStatus.SEE_OTHER
    proef = Proefbetaling.objects.get()
    assert naar["Location"].endswith(url("betaling-proef", proef.extern_id))
    assert "Wij weten nog niet hoe die is afgelopen" in client.get(eigen).content.decode()
    assert "geen echte betaalpagina" in client.get(naar["Location"]).content.decode()
    terug = client.post(naar["Location"], {"uitkomst": "betaald"})
    assert terug["Location"].endswith(eigen)
    assert "Deze factuur is betaald" in client.get(eigen).content.decode()
    factuur.aanvraag.refresh_from_db()
    assert factuur.aanvraag.status == Aanvraagstatus.VOLLEDIGHEIDSTOETS


def test_two_presses_make_one_payment() -> None:
    factuur = nu_factuur()
    client = als_lid(factuur)
    adressen = {client.post(url("factuur-betalen", factuur.pk))["Location"] for _ in range(2)}
    assert len(adressen) == 1
    assert Betaling.objects.count() == Proefbetaling.objects.count() == 1


@pytest.mark.parametrize("uitkomst", ["mislukt", "afgebroken"])
def test_a_payment_that_failed_says_so_and_can_be_tried_again(uitkomst: str) -> None:
    factuur = nu_factuur()
    client = als_lid(factuur)
    eerste = client.post(url("factuur-betalen", factuur.pk))["Location"]
    client.post(eerste, {"uitkomst": uitkomst})
    tekst = client.get(url("factuur-eigen", factuur.pk)).content.decode()
    assert "De betaling is niet gelukt" in tekst
    assert "Betaal nu" in tekst
    assert client.post(url("factuur-betalen", factuur.pk))["Location"] != eerste


def test_a_lost_message_is_found_with_the_button() -> None:
    factuur = nu_factuur()
    client = als_lid(factuur)
    adres = client.post(url("factuur-betalen", factuur.pk))["Location"]
    client.post(adres, {"uitkomst": "betaald", "kwijt": "on"})
    assert Betaling.objects.get().status == Betaalstatus.OPEN
    client.post(url("factuur-navraag", factuur.pk))
    assert Betaling.objects.get().status == Betaalstatus.BETAALD


def test_another_aanbieder_finds_nothing() -> None:
    factuur = nu_factuur()
    vreemd = Client()
    vreemd.force_login(maak_lid(maak_aanbieder()), ACHTERKANT)
    for naam in ("factuur-eigen", "factuur-pdf"):
        assert vreemd.get(url(naam, factuur.pk)).status_code == HTTPStatus.NOT_FOUND
    for naam in ("factuur-betalen", "factuur-navraag"):
        assert vreemd.post(url(naam, factuur.pk)).status_code == HTTPStatus.NOT_FOUND
    assert not Betaling.objects.exists()


def test_the_bureau_sees_an_invoice_and_pays_none(client_met: Maker) -> None:
    factuur = nu_factuur()
    client = client_met(Rol.FINANCIEEL)
    assert client.get(url("factuur-eigen", factuur.pk)).status_code == HTTPStatus.OK
    assert client.post(url("factuur-betalen", factuur.pk)).status_code == HTTPStatus.FORBIDDEN


def test_the_test_provider_is_not_there_without_the_setting(settings: object) -> None:
    factuur = nu_factuur()
    client = als_lid(factuur)
    adres = client.post(url("factuur-betalen", factuur.pk))["Location"]
    settings.BETAALDIENST = ""  # type: ignore[attr-defined]
    assert client.get(adres).status_code == HTTPStatus.NOT_FOUND
    assert "Betaal nu" not in client.get(url("factuur-eigen", factuur.pk)).content.decode()


def test_documents_are_pdf(client_met: Maker) -> None:
    terug = maak_terugbetaling(nu_factuur())
    client = client_met(Rol.FINANCIEEL)
    nota = url("creditnota-pdf", terug.factuur_id, terug.pk)
    assert client.get(nota).status_code == HTTPStatus.NOT_FOUND
    client.post(url("terugbetaling", terug.pk), {"actie": "goedkeuren"})
    for adres in (url("factuur-pdf", terug.factuur_id), nota):
        response = client.get(adres)
        assert response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF-")


def test_financieel_registers_a_payment_decides_and_pays_back(client_met: Maker) -> None:
    factuur = nu_factuur()
    client = client_met(Rol.FINANCIEEL)
    dag = klok.vandaag().isoformat()
    fout = client.post(url("factuur-detail", factuur.pk), {"bedrag": "veel", "datum": dag, "kenmerk": "x"})
    assert fout.status_code == HTTPStatus.BAD_REQUEST
    client.post(url("factuur-detail", factuur.pk), {"bedrag": "1.000,00", "datum": dag, "kenmerk": "x"})
    terug = Terugbetaling.objects.get()
    assert terug.bedrag == Decimal(50)
    pagina = url("terugbetaling", terug.pk)
    assert client.post(pagina, {"actie": "afwijzen", "reden": ""}).status_code == HTTPStatus.BAD_REQUEST
    client.post(pagina, {"actie": "goedkeuren"})
    assert "Registreer de overboeking" in client.get(pagina).content.decode()
    client.post(pagina, {"actie": "uitbetaald", "datum": dag, "kenmerk": "y"})
    terug.refresh_from_db()
    assert terug.status == "uitbetaald"
    assert "Hier is niets meer te doen" in client.get(pagina).content.decode()


def test_others_of_the_bureau_look_but_register_nothing(client_met: Maker) -> None:
    factuur = nu_factuur()
    client = client_met(Rol.BEHANDELAAR)
    adres = url("factuur-detail", factuur.pk)
    assert "Registreer" not in client.get(adres).content.decode()
    data = {"bedrag": "950", "datum": klok.vandaag().isoformat(), "kenmerk": "x"}
    assert client.post(adres, data).status_code == HTTPStatus.FORBIDDEN
    assert not Betaling.objects.exists()


def test_the_list_asks_as_much_of_many_as_of_few(client_met: Maker) -> None:
    client = client_met(Rol.FINANCIEEL)

    def vragen(aantal: int) -> int:
        while Factuur.objects.count() < aantal:
            maak_terugbetaling(nu_factuur())
        client.get(url("factuur-list"))
        with CaptureQueriesContext(connection) as gevraagd:
            response = client.get(url("factuur-list"))
        assert response.context["pagina"].aantal == aantal
        return len(gevraagd)

    assert vragen(2) == vragen(12)


def test_the_list_filters_and_searches(client_met: Maker) -> None:
    open_, betaald = nu_factuur(), nu_factuur()
    maak_terugbetaling(betaald)
    client = client_met(Rol.BESLISSER)

    def gezien(vraag: str) -> list[str]:
        rijen = client.get(url("factuur-list") + vraag).context["rijen"]
        return [rij["factuur"].nummer for rij in rijen]

    assert gezien("") == [betaald.nummer, open_.nummer]
    assert gezien("?stand=open") == [open_.nummer]
    assert gezien("?stand=betaald") == gezien("?terug=1") == [betaald.nummer]
    assert gezien("?stand=te-laat") == []
    assert gezien(f"?zoek={open_.nummer.lower()}") == [open_.nummer]
    assert gezien("?zoek=%00&stand=xx") == [betaald.nummer, open_.nummer]


def test_a_tariff_is_planned_and_taken_back_on_its_page(client_met: Maker) -> None:
    maak_tarief()
    client = client_met(Rol.COORDINATOR)
    adres = url("tarief-list")
    data = {
        "wat": "tarief",
        "klasse": "kort",
        "groep": "organisatie",
        "route": "volledig",
        "bedrag": "980,50",
        "geldig_van": klok.vandaag().isoformat(),
        "grond": "Besluit",
    }
    assert client.post(adres, data).status_code == HTTPStatus.BAD_REQUEST
    morgen = (klok.vandaag() + timedelta(days=1)).isoformat()
    assert client.post(adres, {**data, "geldig_van": morgen}).status_code == HTTPStatus.FOUND
    komend = Tarief.objects.get(bedrag=Decimal("980.50"))
    client.post(url("tarief-terug", "tarief", komend.pk))
    assert Tarief.objects.count() == 1
    assert client.post(url("tarief-terug", "iets", 1)).status_code == HTTPStatus.NOT_FOUND
    regel = {"wat": "regel", "fase": "daarna", "percentage": "5", "geldig_van": morgen, "grond": "Besluit"}
    assert client.post(adres, regel).status_code == HTTPStatus.FOUND


def test_whoever_registers_sees_the_tariffs_first() -> None:
    maak_tarief()
    maak_regels()
    client = Client()
    client.force_login(make_gebruiker(), ACHTERKANT)
    tekst = client.get(reverse("register:aanbod-aanmelden")).content.decode()
    assert "Wat een beoordeling nu kost" in tekst
    assert "€ 950,00" in tekst
    assert "u krijgt 50% terug" in tekst


def test_the_pages_of_a_case_show_the_money(client_met: Maker) -> None:
    factuur = nu_factuur()
    eigen = als_lid(factuur).get(url("aanvraag-eigen", factuur.aanvraag_id)).content.decode()
    assert "Betaal de factuur" in eigen
    zaak = client_met(Rol.FINANCIEEL).get(url("aanvraag-zaak", factuur.aanvraag_id)).content.decode()
    assert "Registreer een betaling" in zaak
    concept = maak_aanvraag()
    client = Client()
    client.force_login(maak_lid(concept.aanbieder), ACHTERKANT)
    assert "€ 950,00" in client.get(url("aanvraag-eigen", concept.pk)).content.decode()
