"""A deelname goes from planned to completed or stopped, and no other way."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from napl.enums import OrganisatieSoort, Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker, Lidmaatschap
from register.domain.deelname.deelname import (
    Verloop,
    complete_deelname,
    register_deelname,
    remove_deelname,
    start_deelname,
    stop_deelname,
)
from register.domain.route.stap import plan_traject
from register.domain.traject import Trajectgegevens, publish_versie, withdraw_traject, write_concept
from register.enums import DEELNAME_OVERGANGEN, Deelnamestatus
from register.models import Deelname, Routestap
from tests.factories import NU, VANDAAG, OrganisatieFactory, make_gebruiker, make_traject, make_uitvoering
from tests.register.route.bouw import AFGEROND, GESTART, make_deelname, make_leraar

pytestmark = pytest.mark.django_db
Verb = Callable[..., Deelname]
MOVES: dict[Deelnamestatus, Verb] = {
    Deelnamestatus.GESTART: start_deelname,
    Deelnamestatus.AFGEROND: complete_deelname,
    Deelnamestatus.GESTOPT: stop_deelname,
}


def in_status(status: Deelnamestatus, by: Gebruiker) -> Deelname:
    if status == Deelnamestatus.GESTOPT:
        return stop_deelname(make_deelname(by, hoever="gestart"), datum=VANDAAG, by=by, at=NU)
    return make_deelname(by, hoever=status.value)


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


@pytest.mark.parametrize(("status", "to"), list(product(Deelnamestatus, MOVES)))
def test_only_the_moves_of_the_table_are_made(
    status: Deelnamestatus, to: Deelnamestatus, vera: Gebruiker
) -> None:
    deelname = in_status(status, vera)
    assert deelname.status == status
    if to in DEELNAME_OVERGANGEN[status]:
        assert MOVES[to](deelname, datum=VANDAAG, by=vera, at=NU).status == to
        return
    with pytest.raises(OngeldigeOvergang):
        MOVES[to](deelname, datum=VANDAAG, by=vera, at=NU)
    assert Deelname.objects.get().status == status


def test_every_move_has_its_day_and_its_line_in_the_log_without_a_name(vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    assert (deelname.gestart_datum, deelname.afgerond_datum) == (GESTART, AFGEROND)
    lines = Gebeurtenis.objects.filter(onderwerp_soort="register.deelname", onderwerp_id=deelname.pk)
    assert [(line.soort, line.door) for line in lines.order_by("pk")] == [
        ("deelname.gepland", None),
        ("deelname.gestart", None),
        ("deelname.afgerond", None),
    ]


def test_the_version_is_the_one_of_the_day_that_one_began(vera: Gebruiker) -> None:
    traject = make_traject("Oud")
    deelname = make_deelname(vera, traject, hoever="gepland")
    write_concept(traject, Trajectgegevens(naam="Nieuw"))
    nieuw = publish_versie(traject, at=NU)
    deelname = start_deelname(deelname, datum=VANDAAG, by=vera, at=NU)
    assert deelname.trajectversie == nieuw
    write_concept(traject, Trajectgegevens(naam="Nog nieuwer"))
    publish_versie(traject, at=NU)
    deelname = complete_deelname(deelname, datum=VANDAAG, by=vera, at=NU)
    deelname.refresh_from_db()
    assert deelname.trajectversie == nieuw


def test_completing_finishes_the_step_of_the_same_uitvoering(vera: Gebruiker) -> None:
    traject = make_traject()
    uitvoering = make_uitvoering(traject)
    other = plan_traject(traject, by=vera, at=NU)
    stap = plan_traject(traject, by=vera, at=NU, uitvoering=uitvoering)
    strange = plan_traject(traject, by=make_leraar("Els"), at=NU, uitvoering=uitvoering)
    register_deelname(traject, by=vera, at=NU, uitvoering=uitvoering, verloop=Verloop(GESTART, AFGEROND))
    assert Routestap.objects.get(pk=stap.pk).afgerond_op == NU
    assert not Routestap.objects.filter(pk__in=[other.pk, strange.pk], afgerond_op__isnull=False).exists()


def test_the_school_is_one_where_the_teacher_works(vera: Gebruiker) -> None:
    school = OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    with pytest.raises(Domeinfout, match="waar u werkt"):
        register_deelname(make_traject(), by=vera, at=NU, organisatie=school)
    Lidmaatschap.objects.create(
        gebruiker=vera, organisatie=school, rol=Rol.LERAAR, geldig_van=date(2024, 1, 1)
    )
    assert register_deelname(make_traject(), by=vera, at=NU, organisatie=school).organisatie == school


def test_one_traject_is_open_once(vera: Gebruiker) -> None:
    traject = make_traject()
    deelname = make_deelname(vera, traject, hoever="gestart")
    with pytest.raises(Domeinfout, match="al gepland"):
        make_deelname(vera, traject, hoever="gepland")
    stop_deelname(deelname, datum=VANDAAG, by=vera, at=NU)
    make_deelname(vera, traject, hoever="gepland")
    make_deelname(make_leraar("Els"), traject, hoever="gepland")


@pytest.mark.parametrize(
    ("datum", "melding"),
    [
        (VANDAAG + timedelta(1), "in de toekomst"),
        (GESTART - timedelta(1), "voor de dag waarop u begon"),
    ],
)
@pytest.mark.parametrize("verb", [complete_deelname, stop_deelname])
def test_a_day_that_cannot_be_is_refused(verb: Verb, datum: date, melding: str, vera: Gebruiker) -> None:
    deelname = make_deelname(vera, hoever="gestart")
    with pytest.raises(Domeinfout, match=melding) as refused:
        verb(deelname, datum=datum, by=vera, at=NU)
    assert refused.value.veld in {"afgerond", "gestopt"}
    assert Deelname.objects.get().status == Deelnamestatus.GESTART


def test_what_was_withdrawn_can_have_been_followed_but_not_be_planned(vera: Gebruiker) -> None:
    traject = make_traject()
    withdraw_traject(traject, reden="Weg.", by=make_gebruiker(Rol.BESLISSER), at=NU)
    traject.refresh_from_db()
    with pytest.raises(Domeinfout, match="ingetrokken"):
        make_deelname(vera, traject, hoever="gepland")
    assert make_deelname(vera, traject).status == Deelnamestatus.AFGEROND


def test_only_what_was_planned_can_be_taken_away(vera: Gebruiker) -> None:
    for status in set(Deelnamestatus) - {Deelnamestatus.GEPLAND}:
        with pytest.raises(OngeldigeOvergang):
            remove_deelname(in_status(status, vera), by=vera)
    assert Deelname.objects.count() == 3
    remove_deelname(make_deelname(vera, hoever="gepland"), by=vera)
    assert Deelname.objects.count() == 3


def test_nobody_else_moves_it(vera: Gebruiker) -> None:
    deelname = make_deelname(vera, hoever="gepland")
    for other in (make_leraar("Els"), make_gebruiker(Rol.BEHEER, Rol.COORDINATOR, Rol.AANBIEDER)):
        for verb in MOVES.values():
            with pytest.raises(GeenRecht):
                verb(deelname, datum=VANDAAG, by=other, at=NU)
        with pytest.raises(GeenRecht):
            remove_deelname(deelname, by=other)
    assert Deelname.objects.get().status == Deelnamestatus.GEPLAND


ILLEGAL = {
    "planned with a day": "status = 'gepland'",
    "begun without a day": "status = 'gestart', gestart_datum = NULL, afgerond_datum = NULL",
    "completed without a day": "afgerond_datum = NULL",
    "completed and stopped": "gestopt_datum = afgerond_datum",
    "stopped without a day": "status = 'gestopt', afgerond_datum = NULL",
    "end before begin": "afgerond_datum = gestart_datum - 1",
    "unknown state": "status = 'vergeten'",
    "confirmed by nobody": "bevestiging = 'bevestigd', bevestigingsbron = 'aanbieder'",
    "source without confirmation": "bevestigingsbron = 'aanbieder'",
    "refused without a reason": "bevestiging = 'geweigerd'",
    "asked without a moment": "bevestiging = 'gevraagd'",
    "nobody's": "gebruiker_id = NULL",
    "anonymous unconfirmed": "gebruiker_id = NULL, geanonimiseerd_op = now()",
    "confirmed by themselves": "bevestigd_door_id = gebruiker_id",
    "another traject": "traject_id = %(ander)s",
    "another version": "trajectversie_id = %(versie)s",
    "uitvoering of another": "uitvoering_id = %(uitvoering)s",
}


@pytest.mark.parametrize("wat", ILLEGAL)
def test_the_database_refuses_what_must_never_be(wat: str, vera: Gebruiker) -> None:
    make_deelname(vera)
    ander = make_traject("Ander")
    ids = {"ander": ander.pk, "versie": ander.live_id, "uitvoering": make_uitvoering(ander).pk}
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_deelname SET {ILLEGAL[wat]}", ids)


def test_the_database_refuses_a_second_open_one(vera: Gebruiker) -> None:
    traject = make_traject()
    make_deelname(vera, traject, hoever="gepland")
    live = traject.live
    assert live is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Deelname.objects.create(gebruiker=vera, traject=traject, trajectversie=live, geregistreerd_op=NU)


def test_an_account_does_not_go_before_its_deelnames_are_erased(vera: Gebruiker) -> None:
    make_deelname(vera)
    with pytest.raises(IntegrityError), transaction.atomic():
        vera.delete()
