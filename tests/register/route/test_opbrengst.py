"""What a traject brought is written down at several moments, by its owner alone."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebeurtenis, Gebruiker
from register.domain.deelname import opbrengst as verbs
from register.domain.deelname.opbrengst import (
    Opbrengsttekst,
    add_opbrengst,
    change_opbrengst,
    remove_opbrengst,
)
from register.models import Opbrengst
from tests.factories import NU, VANDAAG
from tests.register.route.bouw import GESTART, make_deelname, make_leraar

pytestmark = pytest.mark.django_db
ERVARING = Opbrengsttekst(VANDAAG, ervaring="Ik durf meer.")


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


def test_several_moments_stand_side_by_side_and_outside_the_log(vera: Gebruiker) -> None:
    deelname = make_deelname(vera, hoever="gestart")
    before = Gebeurtenis.objects.count()
    een = add_opbrengst(deelname, ERVARING, by=vera, at=NU)
    add_opbrengst(deelname, Opbrengsttekst(GESTART, handelen=" Ik vraag door. "), by=vera, at=NU)
    change_opbrengst(een, Opbrengsttekst(VANDAAG, resultaat="Zij leggen uit."), by=vera, at=NU)
    rows = Opbrengst.objects.order_by("moment_datum").values_list("ervaring", "handelen", "resultaat")
    assert list(rows) == [("", "Ik vraag door.", ""), ("", "", "Zij leggen uit.")]
    remove_opbrengst(een, by=vera, at=NU)
    assert Opbrengst.objects.count() == 1
    assert Gebeurtenis.objects.count() == before


@pytest.mark.parametrize(
    ("tekst", "veld", "melding"),
    [
        (Opbrengsttekst(VANDAAG, ervaring=" "), "ervaring", "Vul bij een van de drie"),
        (Opbrengsttekst(VANDAAG, handelen="x" * 1501), "handelen", "1501 tekens"),
        (Opbrengsttekst(VANDAAG + timedelta(1), ervaring="Ja"), "moment", "in de toekomst"),
        (Opbrengsttekst(date(2026, 1, 31), ervaring="Ja"), "moment", "voor de dag waarop u begon"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tekst: Opbrengsttekst, veld: str, melding: str, vera: Gebruiker
) -> None:
    with pytest.raises(Domeinfout, match=melding) as refused:
        add_opbrengst(make_deelname(vera), tekst, by=vera, at=NU)
    assert refused.value.veld == veld
    assert not Opbrengst.objects.exists()


def test_nothing_is_brought_before_one_began(vera: Gebruiker) -> None:
    with pytest.raises(Domeinfout, match="nog niet begonnen"):
        add_opbrengst(make_deelname(vera, hoever="gepland"), ERVARING, by=vera, at=NU)


def test_there_is_an_end_to_it(vera: Gebruiker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "MAX_PER_DEELNAME", 1)
    deelname = make_deelname(vera)
    add_opbrengst(deelname, ERVARING, by=vera, at=NU)
    with pytest.raises(Domeinfout, match="Er passen 1 momenten"):
        add_opbrengst(deelname, ERVARING, by=vera, at=NU)


def test_nobody_else_writes_it(vera: Gebruiker) -> None:
    deelname = make_deelname(vera)
    row, els = add_opbrengst(deelname, ERVARING, by=vera, at=NU), make_leraar("Els")
    for attempt in (
        lambda: add_opbrengst(deelname, ERVARING, by=els, at=NU),
        lambda: change_opbrengst(row, ERVARING, by=els, at=NU),
        lambda: remove_opbrengst(row, by=els, at=NU),
    ):
        with pytest.raises(GeenRecht):
            attempt()
    assert Opbrengst.objects.count() == 1


@pytest.mark.parametrize("zet", ["ervaring = ''", "ervaring = repeat('x', 1501)"])
def test_the_database_refuses_what_must_never_be(zet: str, vera: Gebruiker) -> None:
    add_opbrengst(make_deelname(vera), ERVARING, by=vera, at=NU)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_opbrengst SET {zet}")
