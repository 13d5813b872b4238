"""Who is proposed for a case: who fits best first, and who has a tie not at all, with the reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kwaliteit.domain.deskundige.opgave import Bandinvoer, Kennis, add_afwezigheid, declare_band
from kwaliteit.domain.deskundige.partijen import facts_of, parties_of
from kwaliteit.domain.deskundige.voorstel import propose_deskundigen
from kwaliteit.enums import Aanvraagstatus, Bandsoort, Conflictgrond
from kwaliteit.models import Deskundige, Erkenningsaanvraag
from napl.domain.transitie import save_fields
from napl.enums import Rol, Sector
from napl.models import Lidmaatschap
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie
from register.models import Traject, Trajectaanbieder
from register.models.ordening import Typering
from tests.factories import NU, VANDAAG, AanbiederFactory, PadversieFactory, make_traject
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag
from tests.kwaliteit.deskundige.bouw import maak_deskundige, wijs_toe

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus


def type_traject(traject: Traject, padversie: Padversie) -> Traject:
    assert traject.live is not None
    Typering.objects.create(versie=traject.live, padversie=padversie, niveau=Niveau.EXPERT)
    return traject


def zaak(padversie: Padversie | None = None, status: Aanvraagstatus = _S.TOEWIJZING) -> Erkenningsaanvraag:
    naam = f"Traject {Traject.objects.count()}"
    traject = make_traject(naam, aanbieders=[maak_aanbieder()], opname=None)
    return maak_aanvraag(status, traject=type_traject(traject, padversie or PadversieFactory.create()))


def gronden(aanvraag: Erkenningsaanvraag, deskundige: Deskundige) -> list[Conflictgrond]:
    found = propose_deskundigen(aanvraag, VANDAAG).uitgesloten
    return [conflict.grond for item in found if item.deskundige == deskundige for conflict in item.conflicten]


def werkt_bij(deskundige: Deskundige, aanbieder: object) -> None:
    Lidmaatschap.objects.create(
        gebruiker=deskundige.gebruiker,
        organisatie=aanbieder.organisatie,  # type: ignore[attr-defined]
        rol=Rol.AANBIEDER,
        geldig_van=VANDAAG - timedelta(days=9),
    )


def test_who_fits_best_goes_first_and_of_equals_who_has_least_to_do() -> None:
    padversie = PadversieFactory.create()
    aanvraag = zaak(padversie)
    niets = maak_deskundige()
    sector = maak_deskundige(Kennis([Sector.PO]))
    druk = maak_deskundige(Kennis([Sector.PO], paden=[padversie.pad]))
    vrij = maak_deskundige(Kennis([Sector.PO], paden=[padversie.pad]))
    wijs_toe(zaak(), druk)
    found = propose_deskundigen(aanvraag, VANDAAG)
    assert [item.deskundige for item in found.passend] == [vrij, druk, sector, niets]
    assert found.passend[0].past == (padversie.pad.naam, Sector.PO.label)


def test_a_member_of_the_own_organisation_is_left_out() -> None:
    aanvraag, deskundige = zaak(), maak_deskundige()
    werkt_bij(deskundige, aanvraag.aanbieder)
    assert gronden(aanvraag, deskundige) == [Conflictgrond.EIGEN_ORGANISATIE]


def test_a_partner_and_a_part_of_the_same_institution_are_left_out() -> None:
    aanvraag = zaak()
    partner = maak_aanbieder()
    Trajectaanbieder.objects.create(traject=aanvraag.traject, aanbieder=partner, volgorde=1)
    whole = maak_aanbieder()
    sister = AanbiederFactory.create(onderdeel_van=whole, organisatie=maak_aanbieder().organisatie)
    save_fields(aanvraag.aanbieder, onderdeel_van=whole)
    for aanbieder in (partner, whole, sister):
        deskundige = maak_deskundige()
        werkt_bij(deskundige, aanbieder)
        assert gronden(aanvraag, deskundige) == [Conflictgrond.PARTNER]


def test_a_competitor_is_left_out_once_its_aanvraag_is_submitted() -> None:
    padversie = PadversieFactory.create()
    aanvraag = zaak(padversie)
    deskundige, buiten = maak_deskundige(), maak_deskundige()
    ander = zaak(padversie, _S.CONCEPT)
    werkt_bij(deskundige, ander.aanbieder)
    werkt_bij(buiten, zaak().aanbieder)
    assert gronden(aanvraag, deskundige) == []
    concurrent = zaak(padversie)
    werkt_bij(deskundige, concurrent.aanbieder)
    assert gronden(aanvraag, deskundige) == [Conflictgrond.CONCURRENT]
    assert gronden(aanvraag, buiten) == []


def test_a_name_that_was_typed_is_recognised() -> None:
    aanvraag, deskundige = zaak(), maak_deskundige()
    naam = f"  {aanvraag.aanbieder.naam.upper()} "
    declare_band(deskundige, Bandinvoer(Bandsoort.EIGENDOM, naam=naam), by=deskundige.gebruiker, at=NU)
    assert gronden(aanvraag, deskundige) == [Conflictgrond.EIGENDOM]


def test_who_is_away_or_full_is_told_and_who_goes_away_soon_can_still() -> None:
    aanvraag = zaak()
    weg, straks, vol = maak_deskundige(), maak_deskundige(), maak_deskundige(max_tegelijk=1)
    for wie, begin in ((weg, VANDAAG), (straks, VANDAAG + timedelta(days=9))):
        einde = begin + timedelta(days=5)
        add_afwezigheid(wie, geldig_van=begin, geldig_tot=einde, by=wie.gebruiker, at=NU)
    wijs_toe(zaak(), vol)
    found = propose_deskundigen(aanvraag, VANDAAG)
    assert {item.deskundige: bool(item.waarom_niet) for item in found.niet_beschikbaar} == {
        weg: True,
        vol: True,
    }
    assert [item.let_op for item in found.passend] == ["Is afwezig vanaf 10-09-2026."]


def test_a_proposal_takes_as_many_queries_for_many() -> None:
    aanvraag = zaak()
    assert aanvraag.versie is not None  # read now, so that it counts for neither
    counts = []
    for _ in range(2):
        for _ in range(2):
            deskundige = maak_deskundige(Kennis([Sector.PO]))
            band = Bandinvoer(Bandsoort.WERKGEVER, aanvraag.aanbieder)
            declare_band(deskundige, band, by=deskundige.gebruiker, at=NU)
        with CaptureQueriesContext(connection) as seen:
            assert propose_deskundigen(aanvraag, VANDAAG).uitgesloten
        counts.append(len(seen))
    assert counts == [14, 14]


def test_what_is_compared_is_read_whole() -> None:
    aanvraag, deskundige = zaak(), maak_deskundige()
    invoer = Bandinvoer(Bandsoort.AUTEURSCHAP, aanvraag.traject)
    declare_band(deskundige, invoer, by=deskundige.gebruiker, at=NU)
    facts = facts_of([deskundige])[deskundige.pk]
    assert [(fact.soort, fact.traject) for fact in facts if fact.opgegeven] == [
        (Bandsoort.AUTEURSCHAP, aanvraag.traject_id)
    ]
    assert parties_of(aanvraag).traject == aanvraag.traject_id
