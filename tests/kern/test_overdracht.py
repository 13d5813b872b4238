"""The hand-over to a mail server that fails at every stage: nobody gets two, nothing is lost silently."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import Settings

from napl.domain.bericht import (
    CLAIM,
    GEWIST,
    MAX_POGINGEN,
    queue_bericht,
    queue_geheim,
    send_berichten,
    versturen,
)
from napl.domain.bericht.beslissen import confirm_bericht, resend_bericht
from napl.enums import BerichtStatus, Rol
from napl.fouten import GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis
from napl.overdracht import Smtp
from tests.factories import NU, GebruikerFactory, make_gebruiker
from tests.kern.smtp import AAN, BERICHT, DAG, GROET, HALF, HALLO, TEKST, VAN, Postkantoor, smtp_server

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=1)


@pytest.fixture
def kantoor(settings: Settings) -> Iterator[Postkantoor]:
    settings.EMAIL_BACKEND = "napl.overdracht.Smtp"
    settings.EMAIL_HOST = "127.0.0.1"
    with smtp_server(Postkantoor()) as kantoor:
        settings.EMAIL_PORT = kantoor.poort
        yield kantoor


def queue() -> Bericht:
    ontvanger = GebruikerFactory.create(email="vera@voorbeeld.test")
    return queue_bericht(ontvanger, "proef", onderwerp="Klaar", tekst="Dag.\n", gebeurtenis=None, at=NU)


def status(bericht: Bericht) -> str:
    bericht.refresh_from_db()
    return bericht.status


def rounds(number: int = 12) -> None:
    """Send again and again, with more than every pause in between."""
    for day in range(number):
        send_berichten(at=LATER + timedelta(days=day))


def test_it_goes_out_in_plain_text_and_html(kantoor: Postkantoor) -> None:
    bericht = queue()
    assert send_berichten(at=NU) == 1
    [mail] = kantoor.aangenomen
    assert (mail["To"], mail["Subject"]) == ("vera@voorbeeld.test", "Klaar")
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert mail["Message-ID"] == versturen.message_id(bericht)
    assert status(bericht) == BerichtStatus.VERZONDEN


@pytest.mark.parametrize("stap", [GROET, HALLO, VAN, AAN, TEKST])
def test_a_connection_lost_before_the_text_is_certain_and_tried_again(
    kantoor: Postkantoor, stap: str
) -> None:
    kantoor.ophangen_bij = stap
    bericht = queue()
    assert send_berichten(at=NU) == 0
    assert (status(bericht), kantoor.aangenomen) == (BerichtStatus.KLAARGEZET, [])
    kantoor.ophangen_bij = ""
    rounds()
    assert (status(bericht), len(kantoor.aangenomen)) == (BerichtStatus.VERZONDEN, 1)


@pytest.mark.parametrize(("stap", "neemt_aan"), [(HALF, False), (BERICHT, False), (BERICHT, True)])
def test_a_connection_lost_after_the_text_is_uncertain_and_never_tried_again(
    kantoor: Postkantoor, stap: str, *, neemt_aan: bool
) -> None:
    kantoor.ophangen_bij, kantoor.neemt_aan = stap, neemt_aan
    bericht = queue()
    assert send_berichten(at=NU) == 0
    assert status(bericht) == BerichtStatus.ONZEKER
    assert "zei niet of het bericht is aangekomen" in bericht.fout
    kantoor.ophangen_bij, kantoor.neemt_aan, spoken = "", True, kantoor.gesprekken
    rounds()
    assert status(bericht) == BerichtStatus.ONZEKER
    assert kantoor.gesprekken == spoken, "nothing was said to the server any more"
    assert len(kantoor.aangenomen) <= 1


@pytest.mark.parametrize("antwoord", ["299 goed", "wat", "999 vreemd", "252 misschien", "x" * 9000])
def test_an_answer_that_says_nothing_is_uncertain(kantoor: Postkantoor, antwoord: str) -> None:
    kantoor.antwoorden = {BERICHT: antwoord}
    bericht = queue()
    send_berichten(at=NU)
    assert status(bericht) == BerichtStatus.ONZEKER


@pytest.mark.parametrize("stap", [HALLO, VAN, AAN, TEKST, BERICHT])
@pytest.mark.parametrize("code", ["421", "451", "550"])
def test_a_refusal_is_certain_tried_again_and_finally_given_up(
    kantoor: Postkantoor, stap: str, code: str
) -> None:
    kantoor.antwoorden = {stap: f"{code} nee"}
    bericht = queue()
    send_berichten(at=NU)
    assert status(bericht) == BerichtStatus.KLAARGEZET
    rounds()
    assert (status(bericht), bericht.pogingen) == (BerichtStatus.MISLUKT, MAX_POGINGEN)
    assert kantoor.aangenomen == []


@pytest.mark.parametrize("dag", ["hangup", "500 nee", "x" * 9000])
def test_what_goes_wrong_after_the_yes_takes_nothing_back(kantoor: Postkantoor, dag: str) -> None:
    if dag == "hangup":
        kantoor.ophangen_bij = DAG
    else:
        kantoor.antwoorden = {DAG: dag}
    bericht = queue()
    assert send_berichten(at=NU) == 1
    rounds(3)
    assert (status(bericht), len(kantoor.aangenomen)) == (BerichtStatus.VERZONDEN, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("plek", "bezorgd"), [("before anything is said", 0), ("after the server said yes", 1)]
)
def test_a_process_that_is_killed_leaves_it_uncertain(
    kantoor: Postkantoor, monkeypatch: pytest.MonkeyPatch, plek: str, bezorgd: int
) -> None:
    """The process is gone, as with a kill: nothing of what comes after is done."""

    def die(*args: object, **kwargs: object) -> None:
        raise SystemExit

    bericht = queue()
    with monkeypatch.context() as patch:
        if plek.startswith("before"):
            patch.setattr(Smtp, "open", die)
        else:
            patch.setattr(versturen, "_record", die)
        with pytest.raises(SystemExit):
            send_berichten(at=NU)
    assert (status(bericht), bericht.bezig_op) == (BerichtStatus.BEZIG, NU)
    assert send_berichten(at=NU + CLAIM - timedelta(seconds=1)) == 0
    assert status(bericht) == BerichtStatus.BEZIG, "perhaps it is still at it"
    rounds()
    assert status(bericht) == BerichtStatus.ONZEKER
    assert bericht.fout == versturen.ONDERBROKEN
    assert len(kantoor.aangenomen) == bezorgd


def test_a_round_that_was_only_slow_still_says_how_it_went(
    kantoor: Postkantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    bericht, record = queue(), versturen._record

    def slow(*args: object, **kwargs: object) -> None:
        versturen.flag_onderbroken(at=LATER)
        assert status(bericht) == BerichtStatus.ONZEKER
        resend_bericht(bericht, by=make_gebruiker(Rol.BEHEER), at=LATER)
        record(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(versturen, "_record", slow)
    send_berichten(at=NU)
    monkeypatch.undo()
    rounds(2)
    assert (status(bericht), len(kantoor.aangenomen)) == (BerichtStatus.VERZONDEN, 1)


def test_staff_send_it_again_with_the_same_message_id(kantoor: Postkantoor) -> None:
    kantoor.ophangen_bij = BERICHT
    bericht, behandelaar = queue(), make_gebruiker(Rol.BEHANDELAAR)
    send_berichten(at=NU)
    kantoor.ophangen_bij = ""
    resend_bericht(bericht, by=behandelaar, at=LATER)
    assert send_berichten(at=LATER) == 1
    first, second = kantoor.aangenomen
    assert first["Message-ID"] == second["Message-ID"]
    gebeurtenis = Gebeurtenis.objects.get(soort="bericht.opnieuw")
    assert (gebeurtenis.onderwerp_id, gebeurtenis.door, gebeurtenis.op) == (bericht.pk, behandelaar, LATER)


def test_staff_say_that_it_had_arrived(kantoor: Postkantoor) -> None:
    kantoor.ophangen_bij = BERICHT
    bericht, behandelaar = queue(), make_gebruiker(Rol.BEHANDELAAR)
    send_berichten(at=NU)
    confirm_bericht(bericht, by=behandelaar, at=LATER)
    assert (status(bericht), bericht.verzonden_op) == (BerichtStatus.VERZONDEN, NU)
    gebeurtenis = Gebeurtenis.objects.get(soort="bericht.aangekomen")
    assert (gebeurtenis.onderwerp_id, gebeurtenis.door) == (bericht.pk, behandelaar)
    for verb in (confirm_bericht, resend_bericht):
        with pytest.raises(OngeldigeOvergang, match="Dit hoeft niet meer"):
            verb(bericht, by=behandelaar, at=LATER)


@pytest.mark.parametrize("now", [BerichtStatus.KLAARGEZET, BerichtStatus.BEZIG, BerichtStatus.VERZONDEN])
def test_only_what_went_wrong_is_decided_about(now: BerichtStatus) -> None:
    bericht, behandelaar = queue(), make_gebruiker(Rol.BEHANDELAAR)
    Bericht.objects.update(status=now, bezig_op=NU, verzonden_op=NU)
    for verb in (confirm_bericht, resend_bericht):
        with pytest.raises(OngeldigeOvergang):
            verb(bericht, by=behandelaar, at=LATER)
    Bericht.objects.update(status=BerichtStatus.MISLUKT)
    with pytest.raises(OngeldigeOvergang):
        confirm_bericht(bericht, by=behandelaar, at=LATER)
    assert status(resend_bericht(bericht, by=behandelaar, at=LATER)) == BerichtStatus.KLAARGEZET


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.BESLISSER, Rol.AANBIEDER])
def test_others_do_not_decide(rol: Rol) -> None:
    bericht = queue()
    Bericht.objects.update(status=BerichtStatus.ONZEKER, bezig_op=NU)
    for verb in (confirm_bericht, resend_bericht):
        with pytest.raises(GeenRecht):
            verb(bericht, by=make_gebruiker(rol), at=LATER)
    assert status(bericht) == BerichtStatus.ONZEKER
    assert not Gebeurtenis.objects.exists()


def test_of_an_uncertain_mail_with_a_secret_only_the_row_stays(kantoor: Postkantoor) -> None:
    kantoor.ophangen_bij = BERICHT
    bericht = queue_geheim("vera@voorbeeld.test", "code", onderwerp="Code", tekst="123 456", at=NU)
    send_berichten(at=NU)
    assert (status(bericht), bericht.tekst) == (BerichtStatus.ONZEKER, GEWIST)
    with pytest.raises(OngeldigeOvergang, match="nieuwe aanvragen"):
        resend_bericht(bericht, by=make_gebruiker(Rol.BEHEER), at=LATER)


def test_of_a_killed_mail_with_a_secret_too() -> None:
    bericht = queue_geheim("vera@voorbeeld.test", "code", onderwerp="Code", tekst="123 456", at=NU)
    Bericht.objects.update(status=BerichtStatus.BEZIG, bezig_op=NU)
    assert versturen.flag_onderbroken(at=LATER) == 1
    assert (status(bericht), bericht.tekst) == (BerichtStatus.ONZEKER, GEWIST)
