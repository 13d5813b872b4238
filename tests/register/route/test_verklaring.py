"""A statement says what was true when it was given, cannot be changed, and lapses when it should."""

import re
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from register.domain.deelname.bevestiging import confirm_bevestiging, request_bevestiging
from register.domain.deelname.verklaring import issue_verklaring, make_afdruk, make_code, withdraw_verklaring
from register.domain.traject import Trajectgegevens, publish_versie, write_concept
from register.enums import Vervalgrond
from register.models import Typering, Verklaring
from tests.factories import NU, make_gebruiker
from tests.register.route.bouw import (
    make_aanbieder,
    make_bevestigd,
    make_deelname,
    make_getypeerd,
    make_leraar,
    make_verklaring,
    typering_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


def test_it_says_path_level_traject_dates_and_from_whom_one_knows(vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera, naam=" Vera  de Vries ")
    inhoud = verklaring.inhoud
    assert verklaring.padversie is not None
    pad = verklaring.padversie.pad
    assert inhoud["naam"] == "Vera de Vries"
    assert inhoud["ontwikkelpad"] == {"naam": pad.naam, "slug": pad.slug, "versie": 1, "status": "voorbeeld"}
    assert (inhoud["niveau"], inhoud["traject"]["naam"]) == ("expert", "Rekenen samen")
    assert (inhoud["gestart"], inhoud["afgerond"]) == ("2026-02-01", "2026-06-30")
    assert inhoud["bevestiging"] == {"bron": "deelnemer", "aanbieder": "", "op": None}
    assert verklaring.afdruk == make_afdruk(inhoud)
    assert len(verklaring.afdruk) == 64


def test_a_confirmed_one_bears_the_name_that_was_confirmed(vera: Gebruiker) -> None:
    deelname, _ = make_bevestigd(vera, naam="V. de Vries")
    assert deelname.bevestigd_aanbieder is not None
    inhoud = make_verklaring(vera, deelname, naam="Iemand Anders").inhoud
    assert inhoud["naam"] == "V. de Vries"
    assert inhoud["bevestiging"] == {
        "bron": "aanbieder",
        "aanbieder": deelname.bevestigd_aanbieder.naam,
        "op": "2026-09-01",
    }


def test_what_changes_later_changes_no_statement(vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera)
    assert verklaring.deelname is not None
    traject = verklaring.deelname.traject
    write_concept(traject, Trajectgegevens(naam="Heel anders"))
    publish_versie(traject, at=NU)
    Gebruiker.objects.filter(pk=vera.pk).update(naam="Anders")
    verklaring.refresh_from_db()
    assert verklaring.inhoud["traject"]["naam"] == "Rekenen samen"
    assert make_afdruk(verklaring.inhoud) == verklaring.afdruk


def test_codes_are_long_and_each_its_own() -> None:
    codes = {make_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"([2-9a-hjkmnp-tv-z]{4}-){4}[2-9a-hjkmnp-tv-z]{4}", code) for code in codes)


def test_the_log_knows_that_it_was_given_and_not_to_whom(vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera)
    line = Gebeurtenis.objects.get(soort="verklaring.afgegeven")
    assert (line.onderwerp_id, line.door, line.gegevens) == (verklaring.pk, None, {})


def test_a_new_one_takes_the_place_of_what_said_something_else(vera: Gebruiker) -> None:
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(vera, make_getypeerd(aanbieder=aanbieder))
    former = make_verklaring(vera, deelname)
    with pytest.raises(Domeinfout, match="hebt deze verklaring al"):
        make_verklaring(vera, deelname)
    deelname = request_bevestiging(deelname, naam="Vera", by=vera, at=NU)
    deelname = confirm_bevestiging(deelname, by=medewerker, at=NU)
    nieuw = make_verklaring(vera, deelname)
    former.refresh_from_db()
    assert (former.vervalgrond, former.vervallen_op) == (Vervalgrond.VERVANGEN, NU)
    assert Verklaring.objects.geldig().get() == nieuw
    assert nieuw.code != former.code


@pytest.mark.parametrize("hoever", ["gepland", "gestart"])
def test_there_is_none_for_what_was_not_completed(hoever: str, vera: Gebruiker) -> None:
    with pytest.raises(OngeldigeOvergang):
        make_verklaring(vera, make_deelname(vera, hoever=hoever))


def test_there_is_none_for_a_level_that_the_traject_does_not_serve(vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    other = Typering.objects.get(versie=make_getypeerd("Ander").live_id)
    with pytest.raises(Domeinfout, match="hoort niet bij dat niveau"):
        issue_verklaring(deelname, other, naam="Vera", by=vera, at=NU)


@pytest.mark.parametrize(("naam", "melding"), [(" ", "Vul de naam in"), ("x" * 201, "201 tekens")])
def test_it_has_a_name(naam: str, melding: str, vera: Gebruiker) -> None:
    with pytest.raises(Domeinfout, match=melding):
        make_verklaring(vera, naam=naam)


def test_nobody_else_gives_or_withdraws_one(vera: Gebruiker) -> None:
    deelname, medewerker = make_bevestigd(vera)
    verklaring = make_verklaring(vera, deelname)
    for other in (make_leraar("Els"), medewerker, make_gebruiker(Rol.BEHEER)):
        with pytest.raises(GeenRecht):
            issue_verklaring(deelname, typering_of(deelname), naam="Vera", by=other, at=NU)
        with pytest.raises(GeenRecht):
            withdraw_verklaring(verklaring, by=other, at=NU)
    assert Verklaring.objects.geldig().get() == verklaring


def test_the_owner_withdraws_it_once(vera: Gebruiker) -> None:
    verklaring = withdraw_verklaring(make_verklaring(vera), by=vera, at=NU)
    assert verklaring.vervalgrond == Vervalgrond.INGETROKKEN
    with pytest.raises(OngeldigeOvergang):
        withdraw_verklaring(verklaring, by=vera, at=NU)


ILLEGAL = {
    "another name": """SET inhoud = jsonb_set(inhoud, '{naam}', '"Iemand Anders"')""",
    "another digest": "SET afdruk = repeat('0', 64)",
    "another level": "SET niveau = 'startbekwaam'",
    "another code": "SET code = 'aaaa'",
    "another moment": "SET afgegeven_op = now() + interval '1 day'",
    "another owner": "SET gebruiker_id = %(ander)s",
    "emptied without lapsing": "SET inhoud = '{}'",
    "lapsed without a ground": "SET vervallen_op = now()",
    "erased by half": "SET vervallen_op = now(), vervalgrond = 'gewist', inhoud = '{}'",
    "lapsed and changed": "SET vervallen_op = now(), vervalgrond = 'vervangen', niveau = 'startbekwaam'",
}


@pytest.mark.parametrize("wat", ILLEGAL)
def test_the_database_lets_nobody_change_one(wat: str, vera: Gebruiker) -> None:
    verklaring = make_verklaring(vera)
    before = Verklaring.objects.values().get()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_verklaring {ILLEGAL[wat]}", {"ander": make_leraar("Els").pk})
    assert Verklaring.objects.values().get(pk=verklaring.pk) == before


REVIVE: dict[str, Callable[[], str]] = {
    "holds again": lambda: "SET vervallen_op = NULL, vervalgrond = ''",
    "for another reason": lambda: "SET vervalgrond = 'vervangen'",
    "later": lambda: "SET vervallen_op = now()",
}


@pytest.mark.parametrize("wat", REVIVE)
def test_what_lapsed_stays_so(wat: str, vera: Gebruiker) -> None:
    withdraw_verklaring(make_verklaring(vera), by=vera, at=NU)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_verklaring {REVIVE[wat]()}")


def test_the_database_lets_nobody_remove_one(vera: Gebruiker) -> None:
    make_verklaring(vera)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_verklaring")
