"""The lighter route: what the aanbieder names, what the bureau decides, and where that leads."""

from datetime import date, timedelta

import pytest

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.dekking import (
    Accreditatieinvoer,
    Dekkingsbesluit,
    add_accreditatie,
    choose_route,
    decide_dekking,
    propose,
    remove_accreditatie,
    te_beoordelen,
)
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.domain.aanvraag.verantwoorden import progress_of
from kwaliteit.domain.aanvraag.volledigheid import accept_volledig
from kwaliteit.enums import Aanvraagroute, Aanvraagstatus, Dekkingsoordeel, Instantie
from kwaliteit.models import Aanvraagaccreditatie, Erkenningsaanvraag
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebruiker
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.schrijven import maak_toelaatbaar, schrijf_alles

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
TOT = date(2028, 1, 1)


def verlicht() -> tuple[Erkenningsaanvraag, Aanvraagaccreditatie, Gebruiker]:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    accreditatie = add_accreditatie(
        aanvraag, Accreditatieinvoer(Instantie.NVAO, "AV-1234", TOT), by=by, at=NU
    )
    aanvraag = choose_route(aanvraag, Aanvraagroute.VERLICHT, by=by, at=NU)
    schrijf_alles(aanvraag, by)
    return submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True), accreditatie, by


def beslis(
    aanvraag: Erkenningsaanvraag, accreditatie: Aanvraagaccreditatie, oordeel: Dekkingsoordeel, by: Gebruiker
) -> None:
    for code in progress_of(aanvraag).codes:
        decide_dekking(
            aanvraag, code, Dekkingsbesluit(oordeel, "Zie het rapport.", accreditatie), by=by, at=NU
        )


def test_the_lighter_route_asks_for_an_accreditation_that_holds() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    with pytest.raises(Domeinfout, match="eerst een accreditatie"):
        choose_route(aanvraag, Aanvraagroute.VERLICHT, by=by, at=NU)
    for invoer in (
        Accreditatieinvoer(Instantie.NVAO, "1", VANDAAG - timedelta(days=1)),
        Accreditatieinvoer(Instantie.ANDERS, "1", TOT),
        Accreditatieinvoer(Instantie.NVAO, " ", TOT),
    ):
        with pytest.raises(Domeinfout):
            add_accreditatie(aanvraag, invoer, by=by, at=NU)
    row = add_accreditatie(aanvraag, Accreditatieinvoer(Instantie.CPION, "9", TOT), by=by, at=NU)
    choose_route(aanvraag, Aanvraagroute.VERLICHT, by=by, at=NU)
    remove_accreditatie(row, by=by, at=NU)
    aanvraag.refresh_from_db()
    assert aanvraag.route == Aanvraagroute.VOLLEDIG


def test_what_is_covered_wholly_goes_past_the_deskundigen() -> None:
    aanvraag, accreditatie, _ = verlicht()
    by = make_gebruiker(Rol.BEHANDELAAR)
    with pytest.raises(Domeinfout, match="Beslis eerst"):
        accept_volledig(aanvraag, by=by, at=NU)
    beslis(aanvraag, accreditatie, Dekkingsoordeel.GEHEEL, by)
    assert accept_volledig(aanvraag, by=by, at=NU).status == _S.CONCEPTADVIES
    with pytest.raises(OngeldigeOvergang):
        beslis(aanvraag, accreditatie, Dekkingsoordeel.NIET, by)


def test_the_rest_goes_to_deskundigen() -> None:
    aanvraag, accreditatie, _ = verlicht()
    by = make_gebruiker(Rol.COORDINATOR)
    beslis(aanvraag, accreditatie, Dekkingsoordeel.GEHEEL, by)
    decide_dekking(aanvraag, "1.1", Dekkingsbesluit(Dekkingsoordeel.NIET, "Ander doel."), by=by, at=NU)
    assert [row.code for row in te_beoordelen(aanvraag)] == ["1.1"]
    assert accept_volledig(aanvraag, by=by, at=NU).status == _S.TOEWIJZING


def test_a_decision_names_an_accreditation_of_this_aanvraag_and_a_reason() -> None:
    aanvraag, accreditatie, aanbieder = verlicht()
    by = make_gebruiker(Rol.BEHANDELAAR)
    for besluit in (
        Dekkingsbesluit(Dekkingsoordeel.GEHEEL, "Zie het rapport."),
        Dekkingsbesluit(Dekkingsoordeel.DEELS, " ", accreditatie),
    ):
        with pytest.raises(Domeinfout):
            decide_dekking(aanvraag, "1.1", besluit, by=by, at=NU)
    for ander in (aanbieder, make_gebruiker(Rol.BESLISSER)):
        with pytest.raises(GeenRecht):
            decide_dekking(aanvraag, "1.1", Dekkingsbesluit(Dekkingsoordeel.NIET, "x"), by=ander, at=NU)


def test_the_kader_proposes_for_nvao_alone() -> None:
    aanvraag, accreditatie, _ = verlicht()
    voorstellen = propose(aanvraag)
    assert voorstellen
    assert {item.accreditatie for item in voorstellen.values()} == {accreditatie}
    assert all("NVAO-standaard" in item.grond for item in voorstellen.values())
