"""Mail: put ready in a transaction, sent afterwards, kept as a log."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from pytest_django import Settings

from napl.domain.bericht import MAX_POGINGEN, queue_bericht, send_berichten
from napl.domain.gebeurtenis import deliver_gebeurtenissen, number_gebeurtenissen, record_gebeurtenis
from napl.domain.verwerking import fail_verwerking, request_verwerking
from napl.enums import BerichtStatus, Rol
from napl.models import Bericht, Bezorging, Gebeurtenis, Gebruiker
from napl.registers import Verwerkingsoort, verwerkingsoorten
from tests.factories import NU, VANDAAG, GebruikerFactory, OrganisatieFactory, make_gebruiker
from tests.kern.postbus import Wakker
from tests.kern.verbindingen import second_connection

pytestmark = pytest.mark.django_db


def queue(gebruiker: Gebruiker, gebeurtenis: Gebeurtenis | None = None, onderwerp: str = "Klaar") -> Bericht:
    return queue_bericht(
        gebruiker, "proef", onderwerp=onderwerp, tekst="Dag.", gebeurtenis=gebeurtenis, at=NU
    )


def test_a_bericht_goes_out_once_and_is_kept() -> None:
    bericht = queue(GebruikerFactory.create(email="vera@voorbeeld.test"))
    assert mail.outbox == []
    assert send_berichten(at=NU) == 1
    assert send_berichten(at=NU) == 0
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["vera@voorbeeld.test"], "Klaar")
    bericht.refresh_from_db()
    assert (bericht.status, bericht.verzonden_op, bericht.pogingen) == (BerichtStatus.VERZONDEN, NU, 1)


def test_one_gebeurtenis_gives_a_person_one_bericht_of_a_kind() -> None:
    gebeurtenis = record_gebeurtenis(OrganisatieFactory.create(), "proef.gedaan", by=None, at=NU)
    vera, piet = GebruikerFactory.create(), GebruikerFactory.create()
    assert queue(vera, gebeurtenis).pk == queue(vera, gebeurtenis).pk
    queue(piet, gebeurtenis)
    assert Bericht.objects.count() == 2


def test_a_mail_server_that_is_away_is_tried_again_and_finally_given_up(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.kern.postbus.Weg"
    bericht = queue(GebruikerFactory.create())
    assert send_berichten(at=NU) == 0
    bericht.refresh_from_db()
    assert (bericht.status, bericht.pogingen) == (BerichtStatus.KLAARGEZET, 1)
    assert bericht.fout == "SMTPServerDisconnected: Connection unexpectedly closed"
    assert send_berichten(at=NU + timedelta(seconds=9)) == 0
    bericht.refresh_from_db()
    assert bericht.pogingen == 1, "not before its time"
    for day in range(1, MAX_POGINGEN + 3):
        send_berichten(at=NU + timedelta(days=day))
    bericht.refresh_from_db()
    assert (bericht.status, bericht.pogingen) == (BerichtStatus.MISLUKT, MAX_POGINGEN)


def test_it_goes_out_when_the_mail_server_is_back(settings: Settings) -> None:
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.kern.postbus.Weg"
    queue(GebruikerFactory.create())
    send_berichten(at=NU)
    settings.EMAIL_BACKEND = working
    assert send_berichten(at=NU + timedelta(seconds=10)) == 1
    assert Bericht.objects.get().fout == ""


@pytest.mark.django_db(transaction=True)
def test_no_lock_is_held_while_the_mail_server_takes_its_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attempt is committed before: another process sees it and does not send the same mail again."""
    settings.EMAIL_BACKEND = "tests.kern.postbus.Wakker"
    bericht = queue(GebruikerFactory.create())
    seen: list[tuple[bool, int, int]] = []

    def look() -> None:
        with second_connection() as other:
            row = other.execute("SELECT pogingen FROM napl_bericht FOR UPDATE NOWAIT").fetchone()
        assert row is not None
        seen.append((connection.in_atomic_block, row[0], send_berichten(at=NU + timedelta(minutes=1))))

    monkeypatch.setattr(Wakker, "kijk", staticmethod(look))
    assert send_berichten(at=NU) == 1
    assert seen == [(False, 1, 0)]
    bericht.refresh_from_db()
    assert (bericht.status, bericht.pogingen) == (BerichtStatus.VERZONDEN, 1)


def test_a_mail_server_that_hangs_is_left_after_ten_seconds() -> None:
    smtp = mail.get_connection("django.core.mail.backends.smtp.EmailBackend")
    assert smtp.timeout == 10  # type: ignore[attr-defined]


def test_one_impossible_bericht_does_not_hold_up_the_rest() -> None:
    queue(GebruikerFactory.create(), onderwerp="Klaar\nBcc: iedereen@voorbeeld.test")
    queue(GebruikerFactory.create())
    assert send_berichten(at=NU) == 1
    assert "BadHeaderError" in Bericht.objects.exclude(fout="").get().fout


def test_who_asked_for_work_hears_once_how_it_ended() -> None:
    """Delivered twice, as can happen after a crash, it is still one mail."""
    verwerkingsoorten.add("proef", Verwerkingsoort("Proefwerk", "tests.proef", lambda run: None))
    try:
        run, _ = request_verwerking("proef", "a", peildatum=VANDAAG, at=NU, by=make_gebruiker(Rol.BEHEER))
        unattended, _ = request_verwerking("proef", "b", peildatum=VANDAAG, at=NU)
        fail_verwerking(run, "Stuk.", at=NU)
        fail_verwerking(unattended, "Stuk.", at=NU)
        number_gebeurtenissen(at=NU)
        for _ in range(2):
            deliver_gebeurtenissen(at=NU + timedelta(days=1))
            Bezorging.objects.update(bezorgd_op=None)
    finally:
        verwerkingsoorten.remove("proef")
    bericht = Bericht.objects.get()
    assert bericht.onderwerp == "Proefwerk is niet gelukt"
    assert "01-09-2026" in bericht.tekst
