"""The log page of the bureau: who did what with a case, and never what people do for themselves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kwaliteit.domain.aanvraag.behandelaar import take_aanvraag
from kwaliteit.enums import Aanvraagstatus
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.logboek import GROOTTE, Logfilter, read_logboek
from napl.enums import Rol
from ontwikkelpaden.domain.volgen import Ruimte, set_leerruimte
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag

pytestmark = pytest.mark.django_db
TOETS = Aanvraagstatus.VOLLEDIGHEIDSTOETS


def test_it_names_who_what_and_which_case_also_for_its_terms() -> None:
    els = make_gebruiker(Rol.BEHANDELAAR)
    aanvraag = take_aanvraag(maak_aanvraag(TOETS), by=els, at=NU)
    regels = read_logboek(Logfilter(zaak=aanvraag.kenmerk)).regels
    assert (regels[0].wie, regels[0].wat) == (els.naam, "Behandelaar")
    assert {regel.soort for regel in regels} == {"Erkenningsaanvraag", "Termijn"}
    assert all(aanvraag.kenmerk in regel.zaak for regel in regels)
    assert regels[-1].wie == "het register zelf"


def test_filters_on_person_kind_case_and_date() -> None:
    els = make_gebruiker(Rol.BEHANDELAAR)
    ander = maak_aanvraag(TOETS)
    aanvraag = take_aanvraag(maak_aanvraag(TOETS), by=els, at=NU + timedelta(days=3))
    assert len(read_logboek(Logfilter(wie=els.email)).regels) == 1
    assert read_logboek(Logfilter(wie="niemand-heet-zo")).regels == []
    assert not [r for r in read_logboek(Logfilter(zaak=ander.kenmerk)).regels if aanvraag.kenmerk in r.zaak]
    assert {r.soort for r in read_logboek(Logfilter(soort="napl.termijn")).regels} == {"Termijn"}
    assert len(read_logboek(Logfilter(van=VANDAAG + timedelta(days=1))).regels) == 1
    assert read_logboek(Logfilter(tot=VANDAAG - timedelta(days=1))).regels == []


def test_what_people_do_for_themselves_is_not_there() -> None:
    leraar = make_gebruiker(Rol.LERAAR)
    set_leerruimte(Ruimte("po", 40), by=leraar, at=NU)
    record_gebeurtenis(leraar, "proef.priveding", by=leraar, at=NU)
    maak_aanvraag(TOETS)
    regels = read_logboek(Logfilter()).regels
    assert regels
    assert leraar.naam not in {regel.wie for regel in regels}


def test_pages_go_on_below_the_last_and_never_repeat() -> None:
    aanvraag = maak_aanvraag(TOETS)
    for _ in range(GROOTTE):
        record_gebeurtenis(aanvraag, "aanvraag.proef", by=None, at=NU)
    eerste = read_logboek(Logfilter())
    record_gebeurtenis(aanvraag, "aanvraag.proef", by=None, at=NU)
    tweede = read_logboek(Logfilter(voor=eerste.verder))
    assert tweede.verder is None
    pks = [regel.pk for regel in (*eerste.regels, *tweede.regels)]
    assert pks == sorted(set(pks), reverse=True)


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_page_takes_as_many_queries_at_any_size(
    client_met: Callable[..., Client], django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    for _ in range(aantal):
        maak_aanvraag(TOETS, by=make_gebruiker())
    client = client_met(Rol.BEHANDELAAR)
    with django_assert_num_queries(9):
        html = client.get("/bureau/logboek/").content.decode()
    assert html.count('<th scope="row">') == min(aantal * 3, GROOTTE)


@pytest.mark.parametrize("vraag", ["voor=x", "van=gisteren&tot=9999-12-31", "wie=%00&soort=raar", "zaak=%25"])
def test_nonsense_is_no_error(client_met: Callable[..., Client], vraag: str) -> None:
    maak_aanvraag(TOETS)
    assert client_met(Rol.BEHEER).get(f"/bureau/logboek/?{vraag}").status_code == 200


def test_only_the_bureau_reads_it(client_met: Callable[..., Client]) -> None:
    assert client_met(Rol.REDACTIE).get("/bureau/logboek/").status_code == 403
