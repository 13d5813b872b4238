"""The pages of a case: what the bureau and the aanbieder see, and what is not there for others."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.enums import Rol
from napl.models import Gebruiker
from tests.factories import NU, make_gebruiker, make_traject
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.aanvraag.schrijven import maak_klaar, maak_toelaatbaar

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
GEHEIM = "Zo doen wij 1.1."


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def zaak(aanvraag: Erkenningsaanvraag) -> str:
    return reverse("kwaliteit:aanvraag-zaak", args=[aanvraag.pk])


def eigen(aanvraag: Erkenningsaanvraag) -> str:
    return reverse("kwaliteit:aanvraag-eigen", args=[aanvraag.pk])


def test_the_bureau_sees_a_case_once_it_is_submitted() -> None:
    aanvraag, by = maak_klaar()
    behandelaar = als(make_gebruiker(Rol.BEHANDELAAR))
    assert behandelaar.get(zaak(aanvraag)).status_code == HTTPStatus.NOT_FOUND
    aanvraag = submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True)
    page = behandelaar.get(zaak(aanvraag)).content.decode()
    for tekst in (aanvraag.kenmerk, aanvraag.aanbieder.naam, GEHEIM, by.naam, "Status: Ingediend"):
        assert tekst in page
    assert "Het traject zoals het is ingediend" in page


def test_the_terms_are_explained_line_by_line() -> None:
    aanvraag = maak_aanvraag(_S.AANVULLING_GEVRAAGD)
    page = als(make_gebruiker(Rol.BEHANDELAAR)).get(zaak(aanvraag)).content.decode()
    assert "Beslissen op de aanvraag" in page
    assert "Staat stil" in page
    assert "De aanvraag aanvullen" in page
    assert "Awb 4:15" in page


def test_a_case_is_taken_and_handed_over() -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    een, ander = make_gebruiker(Rol.BEHANDELAAR), make_gebruiker(Rol.COORDINATOR)
    assert als(een).post(zaak(aanvraag), {"actie": "neem"}).status_code == HTTPStatus.FOUND
    aanvraag.refresh_from_db()
    assert aanvraag.behandelaar == een
    als(een).post(zaak(aanvraag), {"actie": "draag-over", "naar": ander.pk})
    aanvraag.refresh_from_db()
    assert aanvraag.behandelaar == ander
    assert f"Behandelaar: {ander.naam}" in als(een).get(zaak(aanvraag)).content.decode()


def test_who_does_not_handle_cases_can_read_and_not_take_one() -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    for rol in (Rol.BESLISSER, Rol.FINANCIEEL, Rol.BEHEER):
        client = als(make_gebruiker(rol))
        assert "Neem deze zaak" not in client.get(zaak(aanvraag)).content.decode()
        client.post(zaak(aanvraag), {"actie": "neem"})
    aanvraag.refresh_from_db()
    assert aanvraag.behandelaar is None


@pytest.mark.parametrize("rol", [Rol.AANBIEDER, Rol.DESKUNDIGE, Rol.LERAAR])
def test_others_have_no_page_of_a_case(rol: Rol) -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    assert als(make_gebruiker(rol)).get(zaak(aanvraag)).status_code == HTTPStatus.FORBIDDEN


def test_another_aanbieder_and_the_bureau_do_not_find_the_own_page() -> None:
    aanvraag, by = maak_klaar()
    assert aanvraag.kenmerk in als(by).get(eigen(aanvraag)).content.decode()
    for ander in (maak_lid(maak_aanbieder()), make_gebruiker(Rol.BEHANDELAAR)):
        assert als(ander).get(eigen(aanvraag)).status_code == HTTPStatus.NOT_FOUND
    ander = maak_lid(maak_aanbieder())
    assert aanvraag.kenmerk not in als(ander).get(reverse("kwaliteit:aanvragen-eigen")).content.decode()


@pytest.mark.parametrize("status", _S)
def test_every_status_has_a_page_for_both(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    page = als(maak_lid(aanvraag.aanbieder)).get(eigen(aanvraag)).content.decode()
    assert status.label in page
    found = als(make_gebruiker(Rol.BEHANDELAAR)).get(zaak(aanvraag)).status_code
    assert found == (HTTPStatus.OK if aanvraag.ingediend_op else HTTPStatus.NOT_FOUND)


def test_an_aanvraag_begins_and_is_submitted_on_the_pages() -> None:
    traject, by = maak_toelaatbaar()
    client, nieuw = als(by), reverse("kwaliteit:aanvraag-nieuw", args=[traject.slug])
    assert "Kan het voor dit traject?" in client.get(nieuw).content.decode()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    indienen = reverse("kwaliteit:aanvraag-indienen", args=[aanvraag.pk])
    assert "U kunt nog niet indienen" in client.get(indienen).content.decode()


@pytest.mark.parametrize("naam", ["kwaliteit:aanvragen-eigen", "kwaliteit:aanvragen"])
def test_lists_take_the_same_queries_at_any_size(naam: str) -> None:
    counts = []
    aanbieder = maak_aanbieder()
    wie = maak_lid(aanbieder) if naam.endswith("eigen") else make_gebruiker(Rol.BEHANDELAAR)
    for aantal in (2, 7):
        for _ in range(aantal):
            traject = make_traject(aanbieders=[aanbieder], opname=None)
            maak_aanvraag(_S.VOLLEDIGHEIDSTOETS, traject=traject)
        client = als(wie)
        client.get(reverse(naam))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(naam))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_api_gives_an_aanbieder_its_own_and_the_bureau_what_was_sent() -> None:
    concept, ander = maak_aanvraag(), maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    own, bureau = als(maak_lid(concept.aanbieder)), als(make_gebruiker(Rol.BEHANDELAAR))

    def listed(client: Client) -> list[str]:
        rows = client.get("/api/v1/erkenningsaanvragen").json()
        return [row["kenmerk"] for row in next(value for value in rows.values() if isinstance(value, list))]

    assert listed(own) == [concept.kenmerk]
    assert listed(bureau) == [ander.kenmerk]
    assert own.get(f"/api/v1/erkenningsaanvragen/{ander.pk}").status_code == HTTPStatus.NOT_FOUND
    assert bureau.get(f"/api/v1/erkenningsaanvragen/{concept.pk}").status_code == HTTPStatus.NOT_FOUND
    found = bureau.get(f"/api/v1/erkenningsaanvragen/{ander.pk}").json()
    assert (found["status"], found["kwaliteitskader"]) == ("volledigheidstoets", ander.kaderversie.nummer)
