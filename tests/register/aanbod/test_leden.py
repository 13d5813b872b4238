"""Members of an aanbieder: invite, join, change, stop; the roles decide, and each change is in the log."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Gebruiker, Lidmaatschap, Organisatie
from register.domain.aanbod import aanbieders_van, may_edit, may_manage, may_sign
from register.domain.aanbod.rollen import change_rollen, end_lid, rollen_in
from register.domain.aanbod.uitnodigen import (
    GELDIG,
    accept_uitnodiging,
    find_uitnodiging,
    invite_lid,
    purge_uitnodigingen,
    withdraw_uitnodiging,
)
from register.enums import Aanbodrol
from register.models import Aanbieder, Aanboduitnodiging
from tests.factories import NU, VANDAAG, AanbiederFactory, make_gebruiker
from tests.register.aanbod.bouw import make_goedgekeurd, make_lid
from tests.tegelijk import at_once

B, R, T = Aanbodrol.BEHEERDER, Aanbodrol.REDACTEUR, Aanbodrol.TEKENBEVOEGD
MORGEN = NU + timedelta(days=1)


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    cache.clear()


def invite(organisatie: Organisatie, by: Gebruiker, email: str, *rollen: Aanbodrol) -> str:
    return invite_lid(organisatie, email=email, rollen=rollen, by=by, at=NU)[1]


@pytest.mark.django_db
@pytest.mark.parametrize("rol", Aanbodrol)
def test_each_role_opens_its_own_thing_and_only_that(rol: Aanbodrol) -> None:
    _, organisatie = make_goedgekeurd()
    lid = make_lid(organisatie, rol)
    aanbieder = Aanbieder.objects.get(organisatie=organisatie)
    may = {R: may_edit, T: may_sign, B: may_manage}
    assert {each for each, vraag in may.items() if vraag(lid, aanbieder, VANDAAG)} == {rol}
    assert list(aanbieders_van(lid, VANDAAG)) == [aanbieder]


@pytest.mark.django_db
def test_where_nobody_was_given_a_role_everybody_has_them_until_somebody_changes_that() -> None:
    els = make_gebruiker(Rol.AANBIEDER)
    organisatie = Lidmaatschap.objects.get(gebruiker=els).organisatie
    jan = make_lid(organisatie)
    aanbieder = AanbiederFactory.create(organisatie=organisatie)
    assert may_manage(els, aanbieder, VANDAAG)
    change_rollen(jan, organisatie, [R], by=els, at=NU)
    assert rollen_in(organisatie, VANDAAG) == {els.pk: frozenset(Aanbodrol), jan.pk: {R}}
    assert may_manage(els, aanbieder, VANDAAG)
    assert not may_sign(jan, aanbieder, VANDAAG)


@pytest.mark.django_db
def test_the_link_works_once_for_its_own_address_and_is_kept_as_a_print() -> None:
    els, organisatie = make_goedgekeurd()
    jan, piet = make_gebruiker(), make_gebruiker()
    token = invite(organisatie, els, jan.email.upper(), R)
    row = Aanboduitnodiging.objects.get()
    assert token not in (row.afdruk, row.email)
    mail = Bericht.objects.get(gebruiker=jan, soort="aanboduitnodiging")
    assert token in mail.tekst
    assert mail.wis_tekst
    with pytest.raises(OngeldigeOvergang):
        accept_uitnodiging(token, by=piet, at=NU)
    assert find_uitnodiging(token, voor=piet, at=NU) is None
    accept_uitnodiging(token, by=jan, at=NU)
    assert rollen_in(organisatie, VANDAAG)[jan.pk] == {R}
    row.refresh_from_db()
    assert row.email == ""
    with pytest.raises(OngeldigeOvergang):
        accept_uitnodiging(token, by=jan, at=NU)


@pytest.mark.django_db
def test_a_late_withdrawn_or_replaced_link_opens_nothing() -> None:
    els, organisatie = make_goedgekeurd()
    jan = make_gebruiker()
    old = invite(organisatie, els, jan.email, R)
    token = invite(organisatie, els, jan.email, R)
    for dead, at in ((old, NU), (token, NU + GELDIG), ("gokje", NU)):
        with pytest.raises(OngeldigeOvergang):
            accept_uitnodiging(dead, by=jan, at=at)
    withdraw_uitnodiging(Aanboduitnodiging.objects.get(ingetrokken_op=None), by=els, at=NU)
    with pytest.raises(OngeldigeOvergang):
        accept_uitnodiging(token, by=jan, at=NU)
    assert not aanbieders_van(jan, VANDAAG).exists()
    assert purge_uitnodigingen(before=NU + GELDIG + timedelta(days=1)) == len((old, token))


@pytest.mark.django_db
@pytest.mark.parametrize("wie", ["redacteur", "tekenbevoegd", "elders", "bureau", "weg"])
def test_only_a_beheerder_of_this_aanbieder_manages_it(wie: str) -> None:
    els, organisatie = make_goedgekeurd()
    jan = make_lid(organisatie, R)
    uitnodiging, _ = invite_lid(organisatie, email="x@y.test", rollen=[R], by=els, at=NU)
    weg = make_lid(organisatie, B)
    end_lid(weg, organisatie, by=els, at=MORGEN)
    stranger = {
        "redacteur": lambda: make_lid(organisatie, R),
        "tekenbevoegd": lambda: make_lid(organisatie, T),
        "elders": lambda: make_goedgekeurd("Ander huis", kvk="27312153")[0],
        "bureau": lambda: make_gebruiker(Rol.BEHEER, Rol.COORDINATOR),
        "weg": lambda: weg,
    }[wie]()
    at = MORGEN
    tries = (
        lambda: invite_lid(organisatie, email="z@y.test", rollen=[B], by=stranger, at=at),
        lambda: change_rollen(jan, organisatie, [B], by=stranger, at=at),
        lambda: end_lid(jan, organisatie, by=stranger, at=at),
        lambda: withdraw_uitnodiging(uitnodiging, by=stranger, at=at),
    )
    for attempt in tries:
        with pytest.raises(GeenRecht):
            attempt()
    assert rollen_in(organisatie, VANDAAG)[jan.pk] == {R}


@pytest.mark.django_db
def test_the_last_beheerder_stays_and_others_may_leave_by_themselves() -> None:
    els, organisatie = make_goedgekeurd()
    jan = make_lid(organisatie, R)
    end_lid(jan, organisatie, by=jan, at=MORGEN)
    assert not aanbieders_van(jan, MORGEN.date()).exists()
    with pytest.raises(Domeinfout, match="altijd een beheerder"):
        end_lid(els, organisatie, by=els, at=MORGEN)
    with pytest.raises(Domeinfout, match="altijd een beheerder"):
        change_rollen(els, organisatie, [R, T], by=els, at=MORGEN)
    piet = make_lid(organisatie, R)
    change_rollen(piet, organisatie, [B], by=els, at=MORGEN)
    end_lid(els, organisatie, by=els, at=MORGEN)
    assert rollen_in(organisatie, MORGEN.date()) == {piet.pk: {B}}
    log = list(Gebeurtenis.objects.filter(soort__startswith="aanbodlid.").order_by("pk"))
    assert [row.soort for row in log][-2:] == ["aanbodlid.rollen", "aanbodlid.gestopt"]
    assert log[-1].door == els


@pytest.mark.django_db(transaction=True)
def test_of_two_beheerders_who_leave_at_once_one_stays() -> None:
    els, organisatie = make_goedgekeurd()
    jan = make_lid(organisatie, B)
    answers = at_once(
        lambda: end_lid(els, organisatie, by=els, at=MORGEN),
        lambda: end_lid(jan, organisatie, by=jan, at=MORGEN),
    )
    assert sorted(isinstance(answer, Domeinfout) for answer in answers) == [False, True]
    assert len(rollen_in(organisatie, MORGEN.date())) == 1


@pytest.mark.django_db(transaction=True)
def test_a_link_used_twice_at_once_works_once() -> None:
    cache.clear()
    els, organisatie = make_goedgekeurd()
    jan = make_gebruiker()
    token = invite(organisatie, els, jan.email, R)
    answers = at_once(
        lambda: accept_uitnodiging(token, by=jan, at=NU), lambda: accept_uitnodiging(token, by=jan, at=NU)
    )
    assert sorted(isinstance(answer, Domeinfout) for answer in answers) == [False, True]
    assert rollen_in(organisatie, VANDAAG)[jan.pk] == {R}
