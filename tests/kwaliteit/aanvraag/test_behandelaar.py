"""Who at the bureau sees an erkenningsaanvraag through: take one, give one, and several at once."""

from collections.abc import Callable

import pytest
from django.test import Client

from kwaliteit.domain.aanvraag.behandelaar import assign_behandelaar, take_aanvraag
from kwaliteit.domain.aanvraag.betrokkenen import handlers
from kwaliteit.enums import AANVRAAG_KLAAR, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.werkbak.groep import ONVERWACHT, WEG, run_groepsactie
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Lidmaatschap, Organisatie
from napl.registers import groepsacties
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus


def test_a_coordinator_gives_a_case_and_the_behandelaar_gets_mail() -> None:
    els, coordinator = make_gebruiker(Rol.BEHANDELAAR), make_gebruiker(Rol.COORDINATOR)
    aanvraag = assign_behandelaar(maak_aanvraag(_S.VOLLEDIGHEIDSTOETS), els, by=coordinator, at=NU)
    assert aanvraag.behandelaar == els
    written = Gebeurtenis.objects.get(soort="aanvraag.behandelaar")
    assert (written.door, written.gegevens) == (coordinator, {"naar": els.pk, "van": None})
    bericht = Bericht.objects.get()
    assert (bericht.gebruiker, bericht.gebeurtenis) == (els, written)
    assert aanvraag.kenmerk in bericht.tekst


def test_taking_a_case_sends_nothing_and_only_takes_what_is_free() -> None:
    els, jan = make_gebruiker(Rol.BEHANDELAAR), make_gebruiker(Rol.BEHANDELAAR)
    aanvraag = take_aanvraag(maak_aanvraag(_S.VOLLEDIGHEIDSTOETS), by=els, at=NU)
    assert aanvraag.behandelaar == els
    assert not Bericht.objects.exists()
    with pytest.raises(OngeldigeOvergang, match="collega"):
        take_aanvraag(aanvraag, by=jan, at=NU)


@pytest.mark.parametrize("rol", [Rol.BEHANDELAAR, Rol.BESLISSER, Rol.FINANCIEEL, Rol.BEHEER])
def test_only_a_coordinator_gives_cases(rol: Rol) -> None:
    with pytest.raises(GeenRecht):
        assign_behandelaar(
            maak_aanvraag(_S.TOEWIJZING), make_gebruiker(Rol.BEHANDELAAR), by=make_gebruiker(rol), at=NU
        )


@pytest.mark.parametrize("rol", [Rol.BESLISSER, Rol.FINANCIEEL, Rol.BEHEER, Rol.LERAAR])
def test_who_does_not_handle_cases_takes_none(rol: Rol) -> None:
    with pytest.raises(GeenRecht):
        take_aanvraag(maak_aanvraag(_S.TOEWIJZING), by=make_gebruiker(rol), at=NU)


@pytest.mark.parametrize("status", [_S.CONCEPT, *sorted(AANVRAAG_KLAAR - {_S.VERVALLEN})])
def test_what_is_done_with_or_not_sent_is_given_to_nobody(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    with pytest.raises(OngeldigeOvergang):
        assign_behandelaar(
            aanvraag, make_gebruiker(Rol.BEHANDELAAR), by=make_gebruiker(Rol.COORDINATOR), at=NU
        )


def test_who_works_for_the_aanbieder_or_has_another_role_gets_no_case() -> None:
    coordinator, aanvraag = make_gebruiker(Rol.COORDINATOR), maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    partijdig = make_gebruiker(Rol.BEHANDELAAR)
    Lidmaatschap.objects.create(
        gebruiker=partijdig,
        organisatie=Organisatie.objects.get(aanbieders=aanvraag.aanbieder),
        rol=Rol.AANBIEDER,
        geldig_van=VANDAAG,
    )
    for iemand in (partijdig, make_gebruiker(Rol.BESLISSER)):
        with pytest.raises(Domeinfout):
            assign_behandelaar(aanvraag, iemand, by=coordinator, at=NU)
    assert {partijdig, coordinator} <= set(handlers(NU))


def test_of_several_what_fails_is_told_and_the_others_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    els, actie = make_gebruiker(Rol.BEHANDELAAR), groepsacties["neem-zelf"]
    een, twee, drie = (maak_aanvraag(_S.VOLLEDIGHEIDSTOETS) for _ in range(3))
    bezet = maak_aanvraag(_S.CONCEPTADVIES, behandelaar=make_gebruiker(Rol.BEHANDELAAR))
    klaar = maak_aanvraag(_S.INGETROKKEN)

    def breaks_for_two(aanvraag: Erkenningsaanvraag, *args: object, **kwargs: object) -> Gebeurtenis:
        written = record_gebeurtenis(aanvraag, *args, **kwargs)  # type: ignore[arg-type]
        if aanvraag.pk == twee.pk:
            raise RuntimeError
        return written

    monkeypatch.setattr("kwaliteit.domain.aanvraag.behandelaar.record_gebeurtenis", breaks_for_two)
    uitkomsten = run_groepsactie(actie, [een.pk, twee.pk, bezet.pk, klaar.pk, drie.pk], "", by=els, at=NU)
    assert [item.gelukt for item in uitkomsten] == [True, False, False, False, True]
    assert (uitkomsten[1].tekst, uitkomsten[3].tekst) == (ONVERWACHT, WEG)
    assert "collega" in uitkomsten[2].tekst
    assert set(Erkenningsaanvraag.objects.filter(behandelaar=els)) == {een, drie}
    assert Gebeurtenis.objects.filter(soort="aanvraag.behandelaar").count() == 2


def test_the_page_says_what_happens_asks_for_whom_and_tells_how_it_went(
    client_met: Callable[..., Client],
) -> None:
    els, aanvraag = make_gebruiker(Rol.BEHANDELAAR), maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    client = client_met(Rol.COORDINATOR)
    lijst = client.get("/bureau/?wie=alles").content.decode()
    assert f'value="erkenning:{aanvraag.pk}"' in lijst
    assert "Geef aan een behandelaar" in lijst
    keuze = f"actie=geef&zaak=erkenning:{aanvraag.pk}"
    html = client.get(f"/bureau/groep/?{keuze}").content.decode()
    assert aanvraag.kenmerk in html
    assert "krijgt per zaak een e-mail" in html
    data = {"actie": "geef", "zaak": f"erkenning:{aanvraag.pk}"}
    assert client.post("/bureau/groep/", data).status_code == 400, "nobody was chosen"
    answer = client.post("/bureau/groep/", {**data, "keuze": str(els.pk)}, follow=True)
    assert "Gelukt bij 1 zaak" in answer.content.decode()
    client.post("/bureau/groep/", {**data, "keuze": str(els.pk)}, follow=True)
    assert Bericht.objects.count() == 1, "who has it already hears nothing again"


def test_an_action_of_another_role_is_not_found_and_nothing_chosen_goes_back(
    client_met: Callable[..., Client],
) -> None:
    aanvraag = maak_aanvraag(_S.VOLLEDIGHEIDSTOETS)
    behandelaar = client_met(Rol.BEHANDELAAR)
    assert behandelaar.get(f"/bureau/groep/?actie=geef&zaak=erkenning:{aanvraag.pk}").status_code == 404
    assert behandelaar.get("/bureau/groep/?actie=bestaat-niet").status_code == 404
    nothing = behandelaar.get("/bureau/groep/?actie=neem-zelf&zaak=aanmelding:1&zaak=erkenning:x")
    for answer in (nothing, behandelaar.get("/bureau/groep/uitkomst/")):
        assert (answer.status_code, answer["Location"]) == (302, "/bureau/")
