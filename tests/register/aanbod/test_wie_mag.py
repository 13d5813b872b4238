"""Which aanbieders are somebody's, and what they may do there."""

from datetime import date

import pytest

from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from register.domain.aanbod import aanbieders_van, may_edit, may_manage, may_sign
from tests.factories import VANDAAG, AanbiederFactory, OrganisatieFactory, make_gebruiker

pytestmark = pytest.mark.django_db
VRAGEN = (may_edit, may_sign, may_manage)


def werkgever(gebruiker: Gebruiker) -> Organisatie:
    return Lidmaatschap.objects.get(gebruiker=gebruiker).organisatie


def test_who_works_there_has_the_aanbieder_and_its_parts_and_no_other() -> None:
    els = make_gebruiker(Rol.AANBIEDER)
    eigen = AanbiederFactory.create(organisatie=werkgever(els))
    deel = AanbiederFactory.create(onderdeel_van=eigen)
    ander = AanbiederFactory.create(organisatie=OrganisatieFactory.create(soort=OrganisatieSoort.AANBIEDER))
    vrij = AanbiederFactory.create()
    # A part that registered by itself is no longer of the whole.
    zelfstandig = AanbiederFactory.create(
        onderdeel_van=eigen, organisatie=OrganisatieFactory.create(soort=OrganisatieSoort.AANBIEDER)
    )
    assert set(aanbieders_van(els, VANDAAG)) == {eigen, deel}
    for vraag in VRAGEN:
        assert vraag(els, eigen, VANDAAG)
        assert vraag(els, deel, VANDAAG)
        for foreign in (ander, vrij, zelfstandig):
            assert not vraag(els, foreign, VANDAAG)


@pytest.mark.parametrize(("rol", "tot"), [(Rol.AANBIEDER, date(2026, 9, 1)), (Rol.LERAAR, None)])
def test_who_left_or_has_another_role_there_has_nothing(rol: Rol, tot: date | None) -> None:
    els = make_gebruiker(rol)
    Lidmaatschap.objects.filter(gebruiker=els).update(geldig_tot=tot)
    eigen = AanbiederFactory.create(organisatie=werkgever(els))
    assert not aanbieders_van(els, VANDAAG).exists()
    assert not any(vraag(els, eigen, VANDAAG) for vraag in VRAGEN)
    # On the day before, who left still had it.
    assert aanbieders_van(els, date(2026, 8, 31)).exists() == (rol == Rol.AANBIEDER)
