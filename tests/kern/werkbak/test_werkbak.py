"""The work list of the bureau: whose turn it is, what is late, and what somebody may see."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.domain.werkbak.filters import NIEMAND, Volgorde, Werkfilter, Wie
from napl.domain.werkbak.lijst import GROOTTE, list_zaken
from napl.enums import Rol
from napl.models import Gebruiker
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.register.aanbod.bouw import make_aanmelding

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
ALLES = Werkfilter(wie="")


def kenmerken(gebruiker: Gebruiker, filter_: Werkfilter = Werkfilter(), op: date = VANDAAG) -> list[str]:  # noqa: B008
    return [zaak.kenmerk for zaak in list_zaken(gebruiker, op, filter_).zaken]


def test_a_case_waits_for_whose_turn_it_is() -> None:
    mijn, andermans = make_gebruiker(Rol.BEHANDELAAR), make_gebruiker(Rol.BEHANDELAAR)
    vrij = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    van_mij = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS, behandelaar=mijn)
    van_ander = maak_aanvraag(_S.CONCEPTADVIES, behandelaar=andermans)
    betaalt = maak_aanvraag(_S.WACHT_OP_BETALING, behandelaar=mijn)
    beoordeelt = maak_aanvraag(_S.IN_BEOORDELING)
    besluit = maak_aanvraag(_S.TER_BESLUITVORMING, behandelaar=mijn)
    maak_aanvraag(_S.CONCEPT)
    maak_aanvraag(_S.INGETROKKEN)

    assert set(kenmerken(mijn)) == {vrij.kenmerk, van_mij.kenmerk}
    assert set(kenmerken(mijn, Werkfilter(wie=Wie.COLLEGAS))) == {van_ander.kenmerk, besluit.kenmerk}
    assert set(kenmerken(mijn, Werkfilter(wie=Wie.ANDEREN))) == {betaalt.kenmerk, beoordeelt.kenmerk}
    assert len(kenmerken(mijn, ALLES)) == 6
    assert kenmerken(make_gebruiker(Rol.BESLISSER)) == [besluit.kenmerk]


def test_who_advised_does_not_find_the_decision_as_own_work() -> None:
    beide = make_gebruiker(Rol.BEHANDELAAR, Rol.BESLISSER)
    maak_aanvraag(_S.TER_BESLUITVORMING, behandelaar=beide)
    assert kenmerken(beide) == []
    assert len(kenmerken(beide, Werkfilter(wie=Wie.COLLEGAS))) == 1


def test_late_comes_first_and_is_derived_on_the_date() -> None:
    lid = make_gebruiker(Rol.BEHANDELAAR)
    oud = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    nieuw = maak_aanvraag(_S.CONCEPTADVIES, at=NU + timedelta(days=20))
    later = VANDAAG + timedelta(weeks=8, days=5)
    assert [zaak.te_laat for zaak in list_zaken(lid, VANDAAG, Werkfilter()).zaken] == [False, False]
    laat = list_zaken(lid, later, Werkfilter())
    assert [(zaak.kenmerk, zaak.te_laat) for zaak in laat.zaken] == [
        (oud.kenmerk, True),
        (nieuw.kenmerk, False),
    ]
    assert laat.count(te_laat=True) == 1
    assert kenmerken(lid, Werkfilter(te_laat=True), later) == [oud.kenmerk]
    assert laat.zaken[0].dagen == (later - VANDAAG).days


def test_a_term_that_stands_still_gives_way_to_the_one_that_runs() -> None:
    maak_aanvraag(_S.AANVULLING_GEVRAAGD)
    (zaak,) = list_zaken(make_gebruiker(Rol.BEHANDELAAR), VANDAAG, ALLES).zaken
    assert (zaak.termijn, zaak.einde) == ("De aanvraag aanvullen", date(2026, 9, 15))


def test_filters_search_and_order() -> None:
    lid, ander = make_gebruiker(Rol.BEHANDELAAR), make_gebruiker(Rol.BEHANDELAAR)
    toets = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS, behandelaar=ander)
    advies = maak_aanvraag(_S.CONCEPTADVIES, at=NU - timedelta(days=3))
    make_aanmelding(naam="Zeker_100% Leren")
    assert kenmerken(lid, Werkfilter(wie="", status=_S.CONCEPTADVIES)) == [advies.kenmerk]
    assert kenmerken(lid, Werkfilter(wie="", soort="erkenning", behandelaar=str(ander.pk))) == [toets.kenmerk]
    assert kenmerken(lid, Werkfilter(wie="", soort="erkenning", behandelaar=NIEMAND)) == [advies.kenmerk]
    assert kenmerken(lid, Werkfilter(wie="", q=toets.kenmerk.lower())) == [toets.kenmerk]
    assert kenmerken(lid, Werkfilter(wie="", q=toets.aanbieder.naam)) == [toets.kenmerk]
    assert len(kenmerken(lid, Werkfilter(wie="", q="_100%"))) == 1
    assert kenmerken(lid, Werkfilter(wie="", q="%")) != kenmerken(lid, ALLES)
    assert kenmerken(lid, Werkfilter(wie="", soort="erkenning", volgorde=Volgorde.WACHT))[0] == advies.kenmerk
    assert kenmerken(lid, Werkfilter(wie="", soort="bestaat-niet")) == []


def test_an_aanmelding_waits_for_a_behandelaar_but_not_for_who_asks() -> None:
    lid = make_gebruiker(Rol.BEHANDELAAR)
    make_aanmelding(by=lid)
    assert kenmerken(lid) == []
    assert len(kenmerken(make_gebruiker(Rol.BEHANDELAAR))) == 1
    assert kenmerken(make_gebruiker(Rol.FINANCIEEL), ALLES) == [], "no right to decide on aanmeldingen"


def test_a_page_past_the_end_is_the_last() -> None:
    for _ in range(GROOTTE + 1):
        maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    lid = make_gebruiker(Rol.BEHANDELAAR)
    lijst = list_zaken(lid, VANDAAG, Werkfilter(), nummer=9)
    assert (lijst.nummer, len(lijst.zaken), lijst.count()) == (2, 1, GROOTTE + 1)


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_page_takes_as_many_queries_at_any_size(
    client_met: Callable[..., Client], django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    for _ in range(aantal):
        maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    client = client_met(Rol.BEHANDELAAR)
    with django_assert_num_queries(5):
        html = client.get("/bureau/").content.decode()
    assert html.count("Rekencoördinator") == min(aantal, GROOTTE)


def test_the_page_shows_tabs_filters_and_how_long(client_met: Callable[..., Client]) -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    Erkenningsaanvraag.objects.update(status_sinds=NU - timedelta(days=400))
    client = client_met(Rol.BEHANDELAAR)
    html = client.get("/bureau/").content.decode()
    for text in ("Wacht op mij", "Wacht op collega’s", "Wacht op anderen", aanvraag.kenmerk, " dagen"):
        assert text in html
    html = client.get("/bureau/?q=onvindbaar&pagina=9&behandelaar=x&volgorde=raar").content.decode()
    assert "Geen zaak past" in html
    assert aanvraag.kenmerk not in html


def test_what_others_wrote_is_text_and_never_html(client_met: Callable[..., Client]) -> None:
    make_aanmelding(naam="<script>alert(1)</script> & Co")
    html = client_met(Rol.BEHANDELAAR).get("/bureau/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in html
    assert "<script>alert(1)" not in html


def test_who_has_no_right_to_cases_sees_none(client_met: Callable[..., Client]) -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    html = client_met(Rol.REDACTIE).get("/bureau/").content.decode()
    assert aanvraag.kenmerk not in html
    assert "Wacht op mij" not in html
