"""The nightly actualisation: what it does once, twice, at the same time, and on another date."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import count
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from napl import klok
from napl.domain.verwerking import hold_verwerking, request_verwerking
from napl.enums import VerwerkingStatus
from napl.fouten import Domeinfout
from napl.models import Gebeurtenis, Verwerking
from napl.registers import verwerkingsoorten
from register.domain import actualisatie
from register.domain.actualisatie import VERLOPEN, actualise_register, run_actualisatie
from register.domain.dekking import run_witte_vlekken
from register.domain.opname import open_opname
from register.domain.uitvoering import close_if_past
from register.enums import Instroom, OpnameSoort, TrajectStatus, UitvoeringStatus
from register.models import Traject
from register.tasks.actualisatie import actualiseer, vraag_nachtwerk
from tests.factories import NU, VANDAAG, make_traject, make_uitvoering

GISTEREN = VANDAAG - timedelta(days=1)
NIETS = {"opnames_verlopen": 0, "uitvoeringen_gesloten": 0, "fouten": 0}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands and tasks run on the day of the examples, whatever day it is."""
    monkeypatch.setattr(klok, "nu", lambda: NU)
    monkeypatch.setattr(klok, "vandaag", lambda: VANDAAG)


def verlopen() -> list[Any]:
    return list(
        Gebeurtenis.objects.filter(soort=VERLOPEN).order_by("pk").values_list("onderwerp_id", "gegevens")
    )


@pytest.mark.django_db
def test_a_period_that_ended_is_logged_once_and_only_that_one() -> None:
    ended = make_traject("Voorbij", geldig_tot=VANDAAG)
    make_traject("Nog een dag", geldig_tot=VANDAAG + timedelta(days=1))
    make_traject("Zonder einde")
    make_traject("Nooit vermeld", opname=None)

    assert actualise_register(peildatum=VANDAAG, nu=lambda: NU) == {**NIETS, "opnames_verlopen": 1}
    opname = ended.opnames.get()
    assert verlopen() == [(ended.pk, {"opname": opname.pk, "soort": "in-kaart", "geldig_tot": str(VANDAAG)})]
    assert not Traject.objects.vermeld_op(VANDAAG).filter(pk=ended.pk).exists()
    assert Traject.objects.filter(pk=ended.pk).exists()

    assert actualise_register(peildatum=VANDAAG, nu=lambda: NU) == NIETS
    assert len(verlopen()) == 1


@pytest.mark.django_db
def test_a_period_that_another_one_follows_took_nothing_off_the_list() -> None:
    traject = make_traject(geldig_tot=VANDAAG)
    open_opname(traject, OpnameSoort.ERKEND, geldig_van=VANDAAG, geldig_tot=None, grond="erkenning:1", at=NU)
    assert actualise_register(peildatum=VANDAAG, nu=lambda: NU) == NIETS


@pytest.mark.django_db
def test_a_withdrawn_traject_had_left_the_list_already() -> None:
    traject = make_traject(geldig_tot=VANDAAG)
    Traject.objects.filter(pk=traject.pk).update(status=TrajectStatus.INGETROKKEN, ingetrokken_op=NU)
    assert actualise_register(peildatum=VANDAAG, nu=lambda: NU) == NIETS


@pytest.mark.django_db
def test_a_second_period_of_the_same_traject_is_logged_too() -> None:
    traject = make_traject(geldig_tot=date(2026, 5, 1))
    actualise_register(peildatum=VANDAAG, nu=lambda: NU)
    open_opname(
        traject,
        OpnameSoort.IN_KAART,
        geldig_van=date(2026, 6, 1),
        geldig_tot=VANDAAG,
        grond="import",
        at=NU,
    )
    assert actualise_register(peildatum=VANDAAG, nu=lambda: NU)["opnames_verlopen"] == 1
    assert len(verlopen()) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "status"),
    [
        ({"start_datum": date(2026, 1, 1), "eind_datum": GISTEREN}, UitvoeringStatus.GESLOTEN),
        ({"start_datum": GISTEREN, "eind_datum": None}, UitvoeringStatus.GESLOTEN),
        ({"start_datum": date(2026, 1, 1), "eind_datum": VANDAAG}, UitvoeringStatus.OPEN),
        ({"start_datum": VANDAAG, "eind_datum": None}, UitvoeringStatus.OPEN),
        (
            {"instroom": Instroom.DOORLOPEND, "start_datum": None, "eind_datum": GISTEREN},
            UitvoeringStatus.GESLOTEN,
        ),
        ({"instroom": Instroom.DOORLOPEND, "start_datum": None, "eind_datum": None}, UitvoeringStatus.OPEN),
        (
            {"instroom": Instroom.DOORLOPEND, "start_datum": GISTEREN, "eind_datum": None},
            UitvoeringStatus.OPEN,
        ),
        ({"instroom": Instroom.ONBEKEND, "start_datum": None, "eind_datum": None}, UitvoeringStatus.OPEN),
    ],
)
def test_only_an_uitvoering_that_is_past_closes(velden: dict[str, Any], status: UitvoeringStatus) -> None:
    uitvoering = make_uitvoering(make_traject(), **velden)
    actualise_register(peildatum=VANDAAG, nu=lambda: NU)
    uitvoering.refresh_from_db()
    assert uitvoering.status == status


@pytest.mark.django_db
def test_the_reference_date_decides() -> None:
    make_uitvoering(make_traject(geldig_tot=VANDAAG), start_datum=GISTEREN, eind_datum=None)
    assert actualise_register(peildatum=GISTEREN, nu=lambda: NU) == NIETS
    assert actualise_register(peildatum=VANDAAG, nu=lambda: NU) == {
        **NIETS,
        "opnames_verlopen": 1,
        "uitvoeringen_gesloten": 1,
    }


@pytest.mark.django_db
def test_one_item_that_fails_is_reported_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = make_uitvoering(make_traject("Stuk"), start_datum=GISTEREN, eind_datum=None)
    make_uitvoering(make_traject("Heel"), start_datum=GISTEREN, eind_datum=None)
    real = close_if_past

    def close(pk: int, **rest: Any) -> bool:
        if pk == bad.pk:
            raise RuntimeError("kapot")
        return real(pk, **rest)

    monkeypatch.setattr(actualisatie, "close_if_past", close)
    verwerking, _ = request_verwerking("actualisatie", "x", peildatum=VANDAAG, at=NU)
    run_actualisatie(verwerking.pk, nu=lambda: NU)
    verwerking.refresh_from_db()
    assert verwerking.status == VerwerkingStatus.AFGEROND
    assert verwerking.tellingen == {**NIETS, "uitvoeringen_gesloten": 1, "fouten": 1}
    assert verwerking.fout == (
        f"uitvoeringen_gesloten {bad.pk}: "
        "Er ging iets mis (RuntimeError). Het staat in het logboek van de server."
    )
    assert (verwerking.klaar, verwerking.totaal) == (2, 2)


@pytest.mark.django_db
def test_a_run_that_was_interrupted_counts_on() -> None:
    make_traject(geldig_tot=VANDAAG)
    verwerking, _ = request_verwerking("actualisatie", "x", peildatum=VANDAAG, at=NU)
    Verwerking.objects.filter(pk=verwerking.pk).update(
        status=VerwerkingStatus.ONDERBROKEN,
        klaar=7,
        totaal=8,
        tellingen={**NIETS, "uitvoeringen_gesloten": 7},
    )
    run_actualisatie(verwerking.pk, nu=lambda: NU)
    verwerking.refresh_from_db()
    assert verwerking.tellingen == {**NIETS, "opnames_verlopen": 1, "uitvoeringen_gesloten": 7}
    assert (verwerking.klaar, verwerking.totaal) == (8, 8)


@pytest.mark.django_db
def test_the_nightly_task_asks_for_one_run_and_the_run_task_does_it() -> None:
    vraag_nachtwerk("actualisatie")
    vraag_nachtwerk("actualisatie")
    verwerking = Verwerking.objects.get(soort="actualisatie")
    assert verwerkingsoorten["actualisatie"].taak == actualiseer.name
    actualiseer(verwerking.pk)
    actualiseer(verwerking.pk)
    verwerking.refresh_from_db()
    assert verwerking.status == VerwerkingStatus.AFGEROND


@pytest.mark.django_db
def test_the_command_prints_what_it_did_in_dutch() -> None:
    make_traject(geldig_tot=VANDAAG)
    out = StringIO()
    call_command("actualise_register", "--peildatum", str(VANDAAG), stdout=out)
    assert "Opnames die zijn verlopen: 1" in out.getvalue()
    assert Verwerking.objects.get().status == VerwerkingStatus.AFGEROND


@pytest.mark.django_db
def test_a_date_to_come_is_refused_before_anything_closes() -> None:
    uitvoering = make_uitvoering(make_traject(), start_datum=VANDAAG, eind_datum=None)
    morgen = klok.vandaag() + timedelta(days=1)
    with pytest.raises(CommandError, match=f"{morgen} ligt in de toekomst"):
        call_command("actualise_register", "--peildatum", str(morgen))
    with pytest.raises(Domeinfout, match="ligt in de toekomst"):
        actualise_register(peildatum=VANDAAG + timedelta(days=1), nu=lambda: NU)
    uitvoering.refresh_from_db()
    assert uitvoering.status == UitvoeringStatus.OPEN
    assert not Verwerking.objects.exists()


@pytest.mark.django_db
def test_today_is_the_day_in_the_netherlands() -> None:
    late = datetime(2026, 8, 31, 22, 30, tzinfo=UTC)
    assert actualise_register(peildatum=VANDAAG, nu=lambda: late) == NIETS


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "run"), [("actualisatie", run_actualisatie), ("witte-vlekken", run_witte_vlekken)]
)
def test_the_clock_of_a_run_goes_on(soort: str, run: Callable[..., Any]) -> None:
    make_traject(geldig_tot=VANDAAG)
    ticks = (NU + timedelta(seconds=number) for number in count())
    verwerking, _ = request_verwerking(soort, "x", peildatum=VANDAAG, at=NU)
    run(verwerking.pk, nu=lambda: next(ticks))
    verwerking.refresh_from_db()
    assert verwerking.gestart_op is not None
    assert verwerking.hartslag_op is not None
    assert verwerking.afgerond_op is not None
    assert verwerking.gestart_op < verwerking.hartslag_op <= verwerking.afgerond_op


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["actualise_register", "report_witte_vlekken"])
def test_a_date_that_is_none_is_refused_in_dutch(command: str) -> None:
    with pytest.raises(CommandError, match="‘31-12-2026’ is geen datum"):
        call_command(command, "--peildatum", "31-12-2026")
    assert not Verwerking.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_share_the_work() -> None:
    for number in range(12):
        traject = make_traject(f"Traject {number}", geldig_tot=VANDAAG)
        make_uitvoering(traject, start_datum=GISTEREN, eind_datum=None)
    done: list[dict[str, int]] = []
    start = threading.Barrier(3)

    def work() -> None:
        try:
            start.wait(timeout=10)
            done.append(actualise_register(peildatum=VANDAAG, nu=lambda: NU))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(done) == 3
    assert {key: sum(telling[key] for telling in done) for key in NIETS} == {
        "opnames_verlopen": 12,
        "uitvoeringen_gesloten": 12,
        "fouten": 0,
    }
    assert len({pk for pk, _ in verlopen()}) == len(verlopen()) == 12
    assert Gebeurtenis.objects.filter(soort="uitvoering.gesloten").count() == 12


@pytest.mark.django_db(transaction=True)
def test_a_run_that_another_process_holds_is_left_alone() -> None:
    verwerking, _ = request_verwerking("actualisatie", str(VANDAAG), peildatum=VANDAAG, at=NU, send=False)
    out = StringIO()

    def other_process() -> None:
        try:
            call_command("actualise_register", "--peildatum", str(VANDAAG), stdout=out)
        finally:
            connection.close()

    with hold_verwerking(verwerking.pk, at=NU):
        thread = threading.Thread(target=other_process)
        thread.start()
        thread.join(timeout=30)
    assert "Een ander proces" in out.getvalue()
