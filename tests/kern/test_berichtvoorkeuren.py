"""Who gets mail chooses when; mail with several in it holds each once, and loses none when it fails."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from napl.domain.bericht import bundle_berichten, preview, queue_bericht, send_berichten, verzamelen
from napl.domain.bericht.voorkeur import set_voorkeuren
from napl.domain.dossier import erase_alles
from napl.domain.eigen import DELEN
from napl.enums import Berichtritme, BerichtStatus, Rol
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Bericht, Berichtvoorkeur, Gebruiker
from napl.registers import berichtsoorten
from tests.factories import NU, GebruikerFactory, make_gebruiker

pytestmark = pytest.mark.django_db
ADRES = "/mijn/berichten/"
SOORT = "verwerking"
MORGEN = NU + timedelta(days=1)


@pytest.fixture
def vera() -> Gebruiker:
    gebruiker = make_gebruiker(Rol.BEHANDELAAR)
    gebruiker.naam = "Vera Bos"
    gebruiker.save()
    return gebruiker


def choose(wie: Gebruiker, ritme: Berichtritme, soort: str = SOORT) -> None:
    set_voorkeuren({soort: ritme.value}, by=wie, at=NU)


def queue(wie: Gebruiker, titel: str = "Inlezen", soort: str = SOORT) -> Bericht:
    context = berichtsoorten[soort].voorbeeld()
    if soort == SOORT:
        context = {**context, "titel": titel}
    return queue_bericht(wie, soort, context=context, gebeurtenis=None, at=NU)


def stands() -> list[str]:
    return list(Bericht.objects.exclude(soort="verzamelmail").order_by("pk").values_list("status", flat=True))


def test_without_a_choice_mail_comes_at_once(vera: Gebruiker) -> None:
    assert queue(vera).status == BerichtStatus.KLAARGEZET


def test_what_somebody_turned_off_is_in_the_log_and_does_not_go_out(vera: Gebruiker) -> None:
    choose(vera, Berichtritme.UIT)
    queue(vera)
    assert (send_berichten(at=MORGEN), bundle_berichten(at=MORGEN), mail.outbox) == (0, 0, [])
    assert stands() == ["uitgezet"]


def test_the_daily_mail_takes_together_what_came_before_today(vera: Gebruiker) -> None:
    choose(vera, Berichtritme.DAGELIJKS)
    queue(vera, "Eerste")
    queue(vera, "Tweede")
    assert (bundle_berichten(at=NU), send_berichten(at=NU)) == (0, 0)
    assert bundle_berichten(at=MORGEN) == 1
    assert bundle_berichten(at=MORGEN) == 0
    assert send_berichten(at=MORGEN) == 1
    [sent] = mail.outbox
    assert sent.to == [vera.email]
    assert sent.subject == "Uw e-mail van het NAPL-register: 2 berichten"
    assert str(sent.body).count("Eerste is klaar") == str(sent.body).count("Tweede is klaar") == 1
    bundel = Bericht.objects.get(soort="verzamelmail")
    assert set(Bericht.objects.filter(bundel=bundel).values_list("status", flat=True)) == {"gebundeld"}
    assert bundle_berichten(at=MORGEN + timedelta(days=9)) == 0


def test_the_weekly_mail_waits_for_monday(vera: Gebruiker) -> None:
    choose(vera, Berichtritme.WEKELIJKS)
    queue(vera)
    days = [day for day in range(9) if bundle_berichten(at=NU + timedelta(days=day))]
    assert len(days) == 1
    assert (NU + timedelta(days=days[0])).weekday() == 0


def test_a_round_that_fails_loses_nothing_and_holds_up_nobody(
    vera: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    piet = make_gebruiker(Rol.BEHANDELAAR)
    for wie in (vera, piet):
        choose(wie, Berichtritme.DAGELIJKS)
        queue(wie)

    def fail(gebruiker: Gebruiker, *args: object, **kwargs: object) -> Bericht:
        if gebruiker == vera:
            raise RuntimeError
        return queue_bericht(gebruiker, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(verzamelen, "queue_bericht", fail)
    assert bundle_berichten(at=MORGEN) == 1
    assert stands() == ["wacht", "gebundeld"]
    monkeypatch.undo()
    assert bundle_berichten(at=MORGEN) == 1
    assert stands() == ["gebundeld", "gebundeld"]
    assert Bericht.objects.filter(soort="verzamelmail").count() == 2


def test_a_mail_server_that_is_away_does_not_make_a_second_one(vera: Gebruiker, settings: Settings) -> None:
    choose(vera, Berichtritme.DAGELIJKS)
    queue(vera)
    bundle_berichten(at=MORGEN)
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.kern.postbus.Weg"
    assert send_berichten(at=MORGEN) == 0
    settings.EMAIL_BACKEND = working
    assert bundle_berichten(at=MORGEN + timedelta(days=1)) == 0
    assert send_berichten(at=MORGEN + timedelta(days=1)) == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("ritme", "status"),
    [
        (Berichtritme.DIRECT, "klaargezet"),
        (Berichtritme.UIT, "uitgezet"),
        (Berichtritme.WEKELIJKS, "wacht"),
    ],
)
def test_what_waits_follows_a_new_choice(vera: Gebruiker, ritme: Berichtritme, status: str) -> None:
    choose(vera, Berichtritme.DAGELIJKS)
    queue(vera)
    choose(vera, ritme)
    assert stands() == [status]


@pytest.mark.parametrize("soort", ["bestand-verloopt", "zoekwaarschuwing", "verzamelmail", "bestaat-niet"])
def test_what_must_arrive_cannot_be_turned_off(vera: Gebruiker, soort: str) -> None:
    with pytest.raises(Domeinfout, match="kunt u niet uitzetten"):
        choose(vera, Berichtritme.UIT, soort)
    Berichtvoorkeur.objects.create(gebruiker=vera, soort=soort, ritme="uit", gewijzigd_op=NU)
    if soort in {"bestand-verloopt", "zoekwaarschuwing"}:
        assert queue(vera, soort=soort).status == BerichtStatus.KLAARGEZET


def test_a_choice_that_does_not_exist_is_refused(vera: Gebruiker) -> None:
    with pytest.raises(Domeinfout, match="Kies wanneer"):
        set_voorkeuren({SOORT: "soms"}, by=vera, at=NU)
    gone = GebruikerFactory.create(is_active=False)
    with pytest.raises(GeenRecht):
        choose(gone, Berichtritme.UIT)


def test_a_preview_says_who_gets_it_when(vera: Gebruiker) -> None:
    context = berichtsoorten[SOORT].voorbeeld()
    for ritme, wanneer in (
        (Berichtritme.DIRECT, "meteen"),
        (Berichtritme.WEKELIJKS, "in de verzamelmail van maandag"),
        (Berichtritme.UIT, "krijgt deze e-mail niet: zelf uitgezet"),
    ):
        choose(vera, ritme)
        [shown] = preview(SOORT, context, [vera]).ontvangers
        assert (shown.naam, shown.wanneer) == ("Vera Bos", wanneer)


def test_the_page_saves_what_is_chosen_and_tells_what_always_comes(vera: Gebruiker) -> None:
    client = Client()
    client.force_login(vera, "allauth.account.auth_backends.AuthenticationBackend")
    html = client.get(ADRES).content.decode()
    for text in (
        "Werk op de achtergrond is klaar",
        "Zoekwaarschuwing",
        "Anders bent u een bestand kwijt zonder dat u het weet.",
    ):
        assert text in html
    page = client.post(ADRES, {SOORT: "wekelijks"}, follow=True)
    assert "Opgeslagen" in page.content.decode()
    assert Berichtvoorkeur.objects.get(gebruiker=vera).ritme == Berichtritme.WEKELIJKS
    wrong = client.post(ADRES, {SOORT: "soms"})
    assert wrong.status_code == 400
    assert "Kies wanneer u deze e-mail wilt." in wrong.content.decode()


def test_a_teacher_is_not_asked_about_mail_for_staff(client_met: Callable[..., Client]) -> None:
    client = client_met(Rol.LERAAR)
    assert "Werk op de achtergrond" not in client.get(ADRES).content.decode()
    client.post(ADRES, {SOORT: "uit"})
    assert not Berichtvoorkeur.objects.exists()
    assert Client().get(ADRES).status_code == 302


def test_the_choices_are_part_of_the_dossier(vera: Gebruiker) -> None:
    piet = make_gebruiker(Rol.BEHANDELAAR)
    choose(vera, Berichtritme.DAGELIJKS)
    choose(piet, Berichtritme.UIT)
    queue(vera)
    deel = DELEN["berichtvoorkeuren"]
    [stuk] = deel.stukken(vera, None)
    assert [veld.waarde for veld in stuk.velden][:2] == [SOORT, Berichtritme.DAGELIJKS.label]
    assert deel.wis(vera, NU) == 1
    assert stands() == ["klaargezet"], "what waited goes out"
    assert Berichtvoorkeur.objects.get().gebruiker == piet
    erase_alles(piet, at=NU)
    assert not Berichtvoorkeur.objects.exists()
