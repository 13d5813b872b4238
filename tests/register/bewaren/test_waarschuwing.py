"""Search alerts: what is new, once, and never after a stop."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from napl import klok
from napl.domain.bericht import send_berichten
from napl.fouten import Domeinfout
from napl.models import Bericht, Gebruiker
from register.domain.bewaren import versturen
from register.domain.bewaren.mail import write_mail
from register.domain.bewaren.versturen import send_zoekwaarschuwing, send_zoekwaarschuwingen
from register.domain.bewaren.waarschuwing import (
    MAX_WAARSCHUWINGEN,
    delete_zoekwaarschuwing,
    find_by_token,
    resume_zoekwaarschuwing,
    set_frequentie,
    stop_by_token,
    stop_token,
    stop_zoekwaarschuwing,
)
from register.domain.opname import open_opname
from register.domain.traject import Trajectgegevens, publish_versie, write_concept
from register.domain.zoeken import Zoekvraag
from register.enums import Frequentie, OpnameSoort
from register.models import Opname, Zoekwaarschuwing
from register.tasks.waarschuwingen import verstuur_zoekwaarschuwingen
from tests.factories import NU, VANDAAG, GebruikerFactory, make_traject
from tests.kern.verbindingen import second_connection
from tests.register.bewaren.bouw import make_waarschuwing

pytestmark = pytest.mark.django_db
MORGEN = VANDAAG + timedelta(days=1)  # 1 September 2026 is a Tuesday


@pytest.fixture
def vera() -> Gebruiker:
    gebruiker: Gebruiker = GebruikerFactory.create(email="vera@voorbeeld.test")
    return gebruiker


def run(peildatum: date = MORGEN) -> int:
    return send_zoekwaarschuwingen(peildatum=peildatum, nu=lambda: NU)


# What is new


def test_what_was_there_is_not_new_and_what_comes_is_new_once(vera: Gebruiker) -> None:
    make_traject("Stond er al")
    make_waarschuwing(vera)
    assert run() == 0
    assert not Bericht.objects.exists(), "nothing new, no mail"
    make_traject("Net nieuw")
    make_traject("Past niet", sectoren=("mbo",))
    assert [run(MORGEN + timedelta(days=day)) for day in (0, 1, 2)] == [0, 1, 0]
    tekst = Bericht.objects.get().tekst
    assert "Net nieuw" in tekst
    assert "Stond er al" not in tekst
    assert "Past niet" not in tekst


def test_what_changes_or_leaves_and_comes_back_is_no_news(vera: Gebruiker) -> None:
    traject = make_traject("Blijft")
    make_waarschuwing(vera)
    write_concept(traject, Trajectgegevens(naam="Blijft, anders", sectoren=("po",)))
    publish_versie(traject, at=NU)
    assert run() == 0
    Opname.objects.filter(traject=traject).delete()
    assert run(MORGEN + timedelta(days=1)) == 0
    later = MORGEN + timedelta(days=2)
    open_opname(traject, OpnameSoort.IN_KAART, geldig_van=later, geldig_tot=None, grond="import", at=NU)
    assert run(later) == 0


def test_a_traject_that_comes_to_match_is_new(vera: Gebruiker) -> None:
    traject = make_traject("Eerst voor mbo", sectoren=("mbo",))
    make_waarschuwing(vera)
    write_concept(traject, Trajectgegevens(naam="Nu ook voor po", sectoren=("po", "mbo")))
    publish_versie(traject, at=NU)
    assert run() == 1


def test_a_day_is_sent_once_however_often_the_round_goes(vera: Gebruiker) -> None:
    make_waarschuwing(vera)
    make_traject("Net nieuw")
    assert [run(), run()] == [1, 0]
    make_traject("Later op de dag")
    assert run() == 0, "that is for tomorrow"


@pytest.mark.parametrize(
    ("dag", "expected"),
    [(date(2026, 9, 2), 0), (date(2026, 9, 6), 0), (date(2026, 9, 7), 1), (date(2026, 9, 8), 1)],
    ids=["Wednesday", "Sunday", "Monday", "Tuesday after a Monday that was missed"],
)
def test_a_weekly_alert_waits_for_monday(vera: Gebruiker, dag: date, expected: int) -> None:
    make_waarschuwing(vera, frequentie=Frequentie.WEKELIJKS)
    make_traject("Net nieuw")
    assert run(dag) == expected


def test_a_weekly_alert_is_sent_once_a_week(vera: Gebruiker) -> None:
    make_waarschuwing(vera, frequentie=Frequentie.WEKELIJKS)
    sent = []
    for day in range(1, 22):
        make_traject(f"Nieuw op dag {day}")
        sent += [day] * run(VANDAAG + timedelta(days=day))
    assert sent == [6, 13, 20], "the Mondays"


def test_a_daily_alert_that_becomes_weekly_waits_too(vera: Gebruiker) -> None:
    waarschuwing = make_waarschuwing(vera)
    set_frequentie(waarschuwing, Frequentie.WEKELIJKS, by=vera)
    make_traject("Net nieuw")
    assert run() == 0
    assert run(date(2026, 9, 7)) == 1


# The mail


def test_the_mail_names_ten_and_counts_the_rest(vera: Gebruiker, settings: Any) -> None:
    settings.SITE_URL = "https://register.example"
    waarschuwing = make_waarschuwing(vera, naam="Rekenen & meer", omschrijving="sector: Primair onderwijs")
    for number in range(12):
        make_traject(f"Traject {number:02}")
    run()
    assert send_berichten(at=NU) == 1
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["vera@voorbeeld.test"], "12 nieuwe trajecten voor ‘Rekenen & meer’")
    body = str(sent.body)
    assert body.count("https://register.example/trajecten/traject-") == 10
    assert "En nog 2 andere." in body
    assert "sector: Primair onderwijs" in body
    assert "https://register.example/trajecten/?sector=po\n" in body
    stop = f"https://register.example/zoekwaarschuwingen/stop/{stop_token(waarschuwing)}/"
    assert f"\n{stop}\n" in body
    assert sent.extra_headers.items() >= {
        ("List-Unsubscribe", f"<{stop}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Auto-Submitted", "auto-generated"),
    }
    assert sent.message()["List-Unsubscribe"] == f"<{stop}>"


def test_one_new_traject_is_said_in_the_singular(vera: Gebruiker) -> None:
    make_waarschuwing(vera, naam="Rekenen")
    make_traject()
    run()
    bericht = Bericht.objects.get()
    assert bericht.onderwerp == "1 nieuw traject voor ‘Rekenen’"
    assert bericht.tekst.startswith("Er is 1 nieuw traject bij")


# A round that meets trouble


def test_one_that_fails_stays_due_and_does_not_stop_the_others(
    vera: Gebruiker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = make_waarschuwing(vera), make_waarschuwing(vera, Zoekvraag())
    make_traject("Net nieuw")

    def write(waarschuwing: Zoekwaarschuwing, *args: Any, **kwargs: Any) -> Any:
        if waarschuwing == bad:
            raise RuntimeError("stuk")
        return write_mail(waarschuwing, *args, **kwargs)

    monkeypatch.setattr(versturen, "write_mail", write)
    assert run() == 1
    assert f"Search alert {bad.pk} failed" in caplog.text
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.gezocht_tot, good.gezocht_tot) == (VANDAAG, MORGEN)
    monkeypatch.setattr(versturen, "write_mail", write_mail)
    assert run() == 1
    assert Bericht.objects.count() == 2


@pytest.mark.parametrize("plek", ["queue_bericht", "save_fields"])
def test_a_crash_between_finding_and_sending_neither_loses_nor_doubles(
    vera: Gebruiker, plek: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waarschuwing = make_waarschuwing(vera)
    make_traject("Net nieuw")
    real = getattr(versturen, plek)

    def die(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        raise SystemExit

    monkeypatch.setattr(versturen, plek, die)
    with pytest.raises(SystemExit), transaction.atomic():
        send_zoekwaarschuwing(waarschuwing.pk, peildatum=MORGEN, at=NU)
    assert not Bericht.objects.exists()
    monkeypatch.setattr(versturen, plek, real)
    assert [run(), run(MORGEN + timedelta(days=1))] == [1, 0]
    assert Bericht.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_another_process_works_on_is_left_to_it(vera: Gebruiker) -> None:
    waarschuwing = make_waarschuwing(vera)
    make_traject("Net nieuw")
    with second_connection() as other:
        other.execute("SELECT 1 FROM register_zoekwaarschuwing FOR UPDATE")
        assert not send_zoekwaarschuwing(waarschuwing.pk, peildatum=MORGEN, at=NU)
    assert send_zoekwaarschuwing(waarschuwing.pk, peildatum=MORGEN, at=NU)


def test_an_account_that_is_off_gets_no_mail(vera: Gebruiker) -> None:
    make_waarschuwing(vera)
    make_traject("Net nieuw")
    Gebruiker.objects.update(is_active=False)
    assert run() == 0


def test_a_value_that_is_gone_matches_nothing_instead_of_everything(vera: Gebruiker) -> None:
    make_waarschuwing(vera, Zoekvraag(aanbieder=("bestaat-niet-meer",)))
    make_traject("Net nieuw")
    assert run() == 0


def test_the_task_runs_the_round_of_today(vera: Gebruiker) -> None:
    make_waarschuwing(vera, peildatum=klok.vandaag() - timedelta(days=1))
    make_traject("Net nieuw")
    verstuur_zoekwaarschuwingen()
    assert Bericht.objects.get().soort == "zoekwaarschuwing"


# Stopping


def test_a_stopped_alert_sends_nothing_and_forgets_nothing(vera: Gebruiker) -> None:
    waarschuwing = make_waarschuwing(vera)
    token = stop_token(waarschuwing)
    for _ in range(2):
        stopped = stop_by_token(token, at=NU)
        assert stopped is not None
        assert (stopped.actief, stopped.gestopt_op) == (False, NU)
    make_traject("Terwijl het uit stond")
    assert run() == 0
    resume_zoekwaarschuwing(waarschuwing, by=vera, peildatum=MORGEN)
    assert run(MORGEN + timedelta(days=1)) == 0, "what came while it was off is not mailed"
    make_traject("Daarna")
    assert run(MORGEN + timedelta(days=2)) == 1
    assert stop_by_token(token, at=NU) is not None, "an old mail stops it as well"
    assert not Zoekwaarschuwing.objects.get().actief


def test_a_link_cannot_be_made_without_the_key_of_the_site(vera: Gebruiker, settings: Any) -> None:
    waarschuwing = make_waarschuwing(vera)
    token = stop_token(waarschuwing)
    assert find_by_token(token) == waarschuwing
    wrong = [waarschuwing.stopsleutel, str(waarschuwing.pk), f"{waarschuwing.stopsleutel}:x", token[:-1], ""]
    assert [find_by_token(value) for value in wrong] == [None] * len(wrong)
    real, settings.SECRET_KEY = settings.SECRET_KEY, "een-andere-sleutel"
    assert find_by_token(token) is None
    assert stop_by_token(token, at=NU) is None
    settings.SECRET_KEY = real
    delete_zoekwaarschuwing(waarschuwing, by=vera)
    assert stop_by_token(token, at=NU) is None


# Whose it is


def test_nobody_touches_the_alert_of_another(vera: Gebruiker) -> None:
    waarschuwing, piet = make_waarschuwing(vera), GebruikerFactory.create()
    attempts: list[Any] = [
        lambda: stop_zoekwaarschuwing(waarschuwing, by=piet, at=NU),
        lambda: resume_zoekwaarschuwing(waarschuwing, by=piet, peildatum=VANDAAG),
        lambda: set_frequentie(waarschuwing, Frequentie.WEKELIJKS, by=piet),
        lambda: delete_zoekwaarschuwing(waarschuwing, by=piet),
    ]
    for attempt in attempts:
        with pytest.raises(Domeinfout, match="niet op uw lijst"):
            attempt()
    waarschuwing.refresh_from_db()
    assert (waarschuwing.actief, waarschuwing.frequentie) == (True, Frequentie.DAGELIJKS)


def test_the_same_question_is_asked_once_and_the_number_is_bounded(vera: Gebruiker) -> None:
    make_waarschuwing(vera, naam="Voor po")
    with pytest.raises(Domeinfout, match=r"U hebt deze waarschuwing al\. Zij heet ‘Voor po’"):
        make_waarschuwing(vera, Zoekvraag(sector=("po",), pagina=2))
    make_waarschuwing(GebruikerFactory.create())
    for number in range(1, MAX_WAARSCHUWINGEN):
        make_waarschuwing(vera, Zoekvraag(q=f"woord{number}"))
    with pytest.raises(Domeinfout, match="U hebt al 20 waarschuwingen"):
        make_waarschuwing(vera, Zoekvraag(q="een te veel"))


@pytest.mark.parametrize(("naam", "melding"), [(" \n\x00", "een naam"), ("a" * 101, "101 tekens")])
def test_a_name_is_needed_and_bounded(vera: Gebruiker, naam: str, melding: str) -> None:
    with pytest.raises(Domeinfout, match=melding) as raised:
        make_waarschuwing(vera, naam=naam)
    assert raised.value.veld == "naam"


def test_a_name_with_line_ends_makes_no_header(vera: Gebruiker) -> None:
    assert make_waarschuwing(vera, naam="Dag\nBcc: x@y.z").naam == "Dag Bcc: x@y.z"


def test_the_database_keeps_the_state_whole(vera: Gebruiker) -> None:
    make_waarschuwing(vera)
    for values in ({"actief": False}, {"frequentie": "elk-uur"}, {"gestopt_op": NU}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Zoekwaarschuwing.objects.update(**values)
