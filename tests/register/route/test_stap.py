"""A route is planned step by step, by its owner alone, and the database holds what must always be true."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from register.domain.route import stap as verbs
from register.domain.route.stap import (
    Informeel,
    Stapgegevens,
    change_stap,
    finish_stap,
    move_stap,
    plan_informeel,
    plan_traject,
    remove_stap,
    reopen_stap,
)
from register.domain.traject import withdraw_traject
from register.enums import InformeleVorm
from register.models import Routestap
from tests.factories import NU, make_gebruiker, make_traject, make_uitvoering
from tests.register.route.bouw import make_doel, make_leraar

pytestmark = pytest.mark.django_db
LEZEN = Informeel("Boek over rekenen", InformeleVorm.LEZEN)


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


def order(gebruiker: Gebruiker) -> list[str]:
    return list(
        Routestap.objects.filter(gebruiker=gebruiker).order_by("volgorde").values_list("titel", flat=True)
    )


def test_a_traject_is_planned_with_its_uitvoering_months_and_goal(vera: Gebruiker) -> None:
    traject = make_traject()
    uitvoering = make_uitvoering(traject)
    doel = make_doel(vera)
    stap = plan_traject(
        traject,
        by=vera,
        at=NU,
        uitvoering=uitvoering,
        doel=doel,
        gegevens=Stapgegevens(date(2026, 10, 17), date(2027, 3, 2), 40, " Samen met Els "),
    )
    stap.refresh_from_db()
    assert (stap.maand_van, stap.maand_tot) == (date(2026, 10, 1), date(2027, 3, 1))
    assert (stap.doel, stap.uren, stap.notitie) == (doel, 40, "Samen met Els")
    assert (stap.traject, stap.uitvoering, stap.volgorde) == (traject, uitvoering, 1)


def test_nothing_of_a_route_is_in_the_log(vera: Gebruiker) -> None:
    before = Gebeurtenis.objects.count()
    stap = plan_informeel(LEZEN, by=vera, at=NU)
    finish_stap(stap, by=vera, at=NU)
    remove_stap(stap, by=vera)
    assert Gebeurtenis.objects.count() == before


def test_steps_change_places_and_stop_at_the_ends(vera: Gebruiker) -> None:
    een, twee, drie = (
        plan_informeel(Informeel(titel, InformeleVorm.LEZEN), by=vera, at=NU)
        for titel in ("een", "twee", "drie")
    )
    assert move_stap(drie, naar_voren=True, by=vera)
    assert order(vera) == ["een", "drie", "twee"]
    assert move_stap(een, naar_voren=False, by=vera)
    assert order(vera) == ["drie", "een", "twee"]
    assert not move_stap(twee, naar_voren=False, by=vera)
    remove_stap(een, by=vera)
    assert move_stap(twee, naar_voren=True, by=vera), "over the gap"
    assert order(vera) == ["twee", "drie"]


def test_a_step_is_finished_once_and_can_be_opened_again(vera: Gebruiker) -> None:
    stap = plan_informeel(LEZEN, by=vera, at=NU)
    with pytest.raises(OngeldigeOvergang):
        reopen_stap(stap, by=vera)
    assert finish_stap(stap, by=vera, at=NU).afgerond_op == NU
    with pytest.raises(OngeldigeOvergang):
        finish_stap(stap, by=vera, at=NU)
    assert reopen_stap(stap, by=vera).afgerond_op is None


def test_a_finished_step_does_not_open_beside_the_same_one(vera: Gebruiker) -> None:
    traject = make_traject()
    former = finish_stap(plan_traject(traject, by=vera, at=NU), by=vera, at=NU)
    plan_traject(traject, by=vera, at=NU)
    with pytest.raises(Domeinfout, match="staat al in uw route"):
        reopen_stap(former, by=vera)


def test_a_step_is_written_anew(vera: Gebruiker) -> None:
    traject = make_traject()
    uitvoering = make_uitvoering(traject)
    stap = plan_traject(traject, by=vera, at=NU, gegevens=Stapgegevens(date(2026, 9, 1), notitie="Oud"))
    stap = change_stap(stap, by=vera, doel=None, gegevens=Stapgegevens(uren=12), uitvoering=uitvoering)
    stap.refresh_from_db()
    assert (stap.maand_van, stap.notitie, stap.uren, stap.uitvoering) == (None, "", 12, uitvoering)
    informeel = plan_informeel(LEZEN, by=vera, at=NU)
    nieuw = Informeel("Ander boek", InformeleVorm.ANDERS, "Van de schrijver")
    informeel = change_stap(informeel, by=vera, doel=None, gegevens=Stapgegevens(), informeel=nieuw)
    informeel.refresh_from_db()
    assert (informeel.titel, informeel.informele_vorm, informeel.omschrijving) == (
        "Ander boek",
        "anders",
        "Van de schrijver",
    )


REFUSED: dict[str, tuple[Callable[[Gebruiker], object], str, str]] = {
    "no title": (
        lambda by: plan_informeel(Informeel("  ", InformeleVorm.LEZEN), by=by, at=NU),
        "titel",
        "Vul in wat u gaat doen",
    ),
    "long title": (
        lambda by: plan_informeel(Informeel("x" * 201, InformeleVorm.LEZEN), by=by, at=NU),
        "titel",
        "201 tekens",
    ),
    "unknown kind": (
        lambda by: plan_informeel(Informeel("Lezen", "slapen"), by=by, at=NU),
        "vorm",
        "Kies hoe",
    ),
    "long note": (
        lambda by: plan_informeel(LEZEN, by=by, at=NU, gegevens=Stapgegevens(notitie="x" * 2001)),
        "notitie",
        "2001 tekens",
    ),
    "end before begin": (
        lambda by: plan_informeel(
            LEZEN, by=by, at=NU, gegevens=Stapgegevens(date(2026, 9, 1), date(2026, 8, 1))
        ),
        "maand_tot",
        "ligt voor",
    ),
    "end without begin": (
        lambda by: plan_informeel(LEZEN, by=by, at=NU, gegevens=Stapgegevens(None, date(2026, 8, 1))),
        "maand_van",
        "Vul ook in",
    ),
    "no hours": (
        lambda by: plan_informeel(LEZEN, by=by, at=NU, gegevens=Stapgegevens(uren=0)),
        "uren",
        "van 1 tot",
    ),
    "uitvoering of another": (
        lambda by: plan_traject(make_traject(), by=by, at=NU, uitvoering=make_uitvoering(make_traject())),
        "uitvoering",
        "hoort niet bij",
    ),
    "goal of somebody else": (
        lambda by: plan_informeel(LEZEN, by=by, at=NU, doel=make_doel(make_leraar("Els"))),
        "doel",
        "eigen doelen",
    ),
}


@pytest.mark.parametrize("wat", REFUSED)
def test_what_makes_no_sense_is_refused_with_the_field(wat: str, vera: Gebruiker) -> None:
    call, veld, melding = REFUSED[wat]
    with pytest.raises(Domeinfout, match=melding) as refused:
        call(vera)
    assert refused.value.veld == veld
    assert not Routestap.objects.exists()


def test_a_withdrawn_traject_is_not_planned(vera: Gebruiker) -> None:
    traject = make_traject()
    withdraw_traject(traject, reden="Weg.", by=make_gebruiker(Rol.BESLISSER), at=NU)
    traject.refresh_from_db()
    with pytest.raises(Domeinfout, match="ingetrokken"):
        plan_traject(traject, by=vera, at=NU)


def test_the_same_traject_is_planned_once_at_a_time(vera: Gebruiker) -> None:
    traject = make_traject()
    uitvoering = make_uitvoering(traject)
    stap = plan_traject(traject, by=vera, at=NU)
    with pytest.raises(Domeinfout, match="staat al in uw route"):
        plan_traject(traject, by=vera, at=NU)
    other = plan_traject(traject, by=vera, at=NU, uitvoering=uitvoering)
    with pytest.raises(Domeinfout, match="staat al in uw route"):
        change_stap(other, by=vera, doel=None, gegevens=Stapgegevens())
    finish_stap(stap, by=vera, at=NU)
    plan_traject(traject, by=vera, at=NU)
    plan_traject(traject, by=make_leraar("Els"), at=NU)


def test_a_route_has_an_end(vera: Gebruiker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "MAX_STAPPEN", 1)
    plan_informeel(LEZEN, by=vera, at=NU)
    with pytest.raises(Domeinfout, match="Uw route is vol"):
        plan_informeel(LEZEN, by=vera, at=NU)


VERBS: dict[str, Callable[[Routestap, Gebruiker], object]] = {
    "change": lambda stap, by: change_stap(stap, by=by, doel=None, gegevens=Stapgegevens()),
    "move": lambda stap, by: move_stap(stap, naar_voren=True, by=by),
    "remove": lambda stap, by: remove_stap(stap, by=by),
    "finish": lambda stap, by: finish_stap(stap, by=by, at=NU),
    "reopen": lambda stap, by: reopen_stap(stap, by=by),
}


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_else_changes_a_step(verb: str, vera: Gebruiker) -> None:
    stap = plan_informeel(LEZEN, by=vera, at=NU)
    for other in (make_leraar("Els"), make_gebruiker(Rol.BEHEER, Rol.COORDINATOR)):
        with pytest.raises(GeenRecht):
            VERBS[verb](stap, other)
    assert Routestap.objects.filter(pk=stap.pk, titel=LEZEN.titel, afgerond_op=None).exists()


ILLEGAL = {
    "informal with a traject": "traject_id = (SELECT min(id) FROM register_traject)",
    "informal without a title": "titel = ''",
    "informal without a kind": "informele_vorm = ''",
    "unknown kind of step": "soort = 'droom'",
    "middle of a month": "maand_van = '2026-09-02'",
    "end without begin": "maand_tot = '2026-09-01'",
    "end before begin": "maand_van = '2026-09-01', maand_tot = '2026-08-01'",
    "no hours": "uren = 0",
    "long note": "notitie = repeat('x', 2001)",
}


@pytest.mark.parametrize("wat", ILLEGAL)
def test_the_database_refuses_what_must_never_be(wat: str, vera: Gebruiker) -> None:
    make_traject()
    plan_informeel(LEZEN, by=vera, at=NU)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_routestap SET {ILLEGAL[wat]}")


def test_the_database_refuses_one_place_twice(vera: Gebruiker) -> None:
    for _ in range(2):
        plan_informeel(LEZEN, by=vera, at=NU)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("UPDATE register_routestap SET volgorde = 1")
