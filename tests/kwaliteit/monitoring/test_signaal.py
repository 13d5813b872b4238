"""Signals and complaints: legal moves, one mail per occasion, a reporter whom the aanbieder never knows."""

from datetime import timedelta
from itertools import product

import pytest
from django.urls import reverse

from kwaliteit.domain.monitoring.signaal import (
    answer_signaal,
    ask_signaal,
    close_wederhoor,
    handle_signaal,
    report_signaal,
    take_signaal,
)
from kwaliteit.enums import SIGNAAL_OVERGANGEN, Signaalsoort, Signaalstatus, Signaaluitkomst
from kwaliteit.models import Signaal
from napl.domain.bericht.lezen import Berichtvraag, list_berichten
from napl.domain.dossier import erase_deel
from napl.domain.transitie import require_transition
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Termijn
from tests.factories import NU, make_gebruiker, make_traject
from tests.kwaliteit.monitoring.toezichtbouw import MELDING, VRAAG, maak_signaal
from tests.register.route.bouw import client_of, make_aanbieder, make_leraar

pytestmark = pytest.mark.django_db
_S = Signaalstatus


@pytest.mark.parametrize(
    ("van", "naar"), [(a, b) for a, b in product(_S, _S) if b not in SIGNAAL_OVERGANGEN[a]]
)
def test_no_other_move_is_legal(van: Signaalstatus, naar: Signaalstatus) -> None:
    with pytest.raises(OngeldigeOvergang):
        require_transition(van, to=naar, allowed=SIGNAAL_OVERGANGEN)


def test_a_complaint_is_reported_heard_and_handled_with_one_mail_per_occasion() -> None:
    aanbieder, medewerker = make_aanbieder()
    melder, behandelaar = make_leraar("Wilhelmina Zwartjes"), make_gebruiker(Rol.BEHANDELAAR)
    traject = make_traject(aanbieders=[aanbieder])
    signaal = maak_signaal("gevraagd", traject=traject, by=melder)
    answer_signaal(signaal, reactie="Eén les.", by=medewerker, at=NU)
    handle_signaal(signaal, uitkomst=Signaaluitkomst.GEGROND, antwoord="U had gelijk.", by=behandelaar, at=NU)
    found = Signaal.objects.get()
    assert (found.status, found.uitkomst) == (_S.AFGEHANDELD, Signaaluitkomst.GEGROND)
    assert not Termijn.objects.filter(beeindigd_op__isnull=True).exists()
    mails = Bericht.objects.order_by("pk").values_list("gebruiker", "soort")
    assert list(mails) == [
        (melder.pk, "signaal-ontvangen"),
        (medewerker.pk, "signaal-vraag"),
        (melder.pk, "signaal-afgehandeld"),
        (medewerker.pk, "signaal-uitkomst"),
    ]


def test_nothing_that_the_aanbieder_gets_leads_to_who_reported_it() -> None:
    aanbieder, medewerker = make_aanbieder()
    melder = make_leraar("Wilhelmina Zwartjes")
    signaal = maak_signaal("gevraagd", traject=make_traject(aanbieders=[aanbieder]), by=melder)
    handle_signaal(
        signaal,
        uitkomst=Signaaluitkomst.ONGEGROND,
        antwoord="Beste mevrouw Zwartjes, dit klopt niet.",
        by=make_gebruiker(Rol.COORDINATOR),
        at=NU,
    )
    client = client_of(medewerker)
    seen = [
        client.get(reverse("kwaliteit:signaal-reactie", args=[signaal.pk])).content.decode(),
        client.get(reverse("kwaliteit:toezicht-eigen")).content.decode(),
        *Bericht.objects.filter(gebruiker=medewerker).values_list("tekst", flat=True),
        *Bericht.objects.filter(gebruiker=medewerker).values_list("onderwerp", flat=True),
    ]
    assert VRAAG in seen[0]
    for text in seen:
        assert "Zwartjes" not in text
        assert melder.email not in text
        assert MELDING not in text
    assert client.get(reverse("kwaliteit:signaal-zaak", args=[signaal.pk])).status_code == 403
    assert not Gebeurtenis.objects.filter(door=melder).exists()


def test_a_question_with_the_name_of_the_reporter_is_not_sent() -> None:
    melder = make_leraar("Wilhelmina Zwartjes")
    signaal = maak_signaal("in-behandeling", by=melder)
    by = make_gebruiker(Rol.BEHANDELAAR)
    for vraag in ("Klopt wat mevrouw ZWARTJES zegt?", f"Mail {melder.email} terug."):
        with pytest.raises(Domeinfout, match="naam van de melder"):
            ask_signaal(signaal, vraag=vraag, by=by, at=NU)


def test_gegrond_needs_that_the_aanbieder_could_speak() -> None:
    by = make_gebruiker(Rol.BEHANDELAAR)
    signaal = maak_signaal("gevraagd")
    with pytest.raises(Domeinfout, match="Hoor eerst"):
        handle_signaal(signaal, uitkomst=Signaaluitkomst.GEGROND, antwoord="Ja.", by=by, at=NU)
    with pytest.raises(OngeldigeOvergang, match="nog tijd"):
        close_wederhoor(signaal, by=by, at=NU)
    later = NU + timedelta(days=20)
    close_wederhoor(signaal, by=by, at=later)
    done = handle_signaal(signaal, uitkomst=Signaaluitkomst.GEGROND, antwoord="Ja.", by=by, at=later)
    assert done.status == _S.AFGEHANDELD


def test_the_wrong_people_may_not() -> None:
    aanbieder, medewerker = make_aanbieder()
    _, ander = make_aanbieder()
    signaal = maak_signaal("gevraagd", traject=make_traject(aanbieders=[aanbieder]))
    for wie in (ander, make_gebruiker(Rol.BEHANDELAAR)):
        with pytest.raises(GeenRecht):
            answer_signaal(signaal, reactie="Ik.", by=wie, at=NU)
    for wie in (medewerker, make_gebruiker(Rol.BESLISSER), make_leraar()):
        with pytest.raises(GeenRecht):
            handle_signaal(signaal, uitkomst=Signaaluitkomst.ONGEGROND, antwoord="Nee.", by=wie, at=NU)
        with pytest.raises(GeenRecht):
            take_signaal(signaal, by=wie, at=NU)
    url = reverse("kwaliteit:signaal-reactie", args=[signaal.pk])
    assert client_of(ander).get(url).status_code == 404
    assert client_of(make_leraar()).get(url).status_code == 403


def test_the_aanbieder_does_not_know_of_what_it_was_not_asked() -> None:
    aanbieder, medewerker = make_aanbieder()
    signaal = maak_signaal("in-behandeling", traject=make_traject(aanbieders=[aanbieder]))
    client = client_of(medewerker)
    assert client.get(reverse("kwaliteit:signaal-reactie", args=[signaal.pk])).status_code == 404
    assert str(signaal) not in client.get(reverse("kwaliteit:toezicht-eigen")).content.decode()
    assert not Bericht.objects.filter(gebruiker=medewerker).exists()


def test_what_the_bureau_notices_has_no_reporter_and_an_empty_one_is_refused() -> None:
    by = make_gebruiker(Rol.COORDINATOR)
    traject = make_traject()
    signaal = report_signaal(
        traject, soort=Signaalsoort.SIGNAAL, tekst="Gezien.", by=by, at=NU, namens_bureau=True
    )
    assert signaal.melder is None
    assert not Bericht.objects.exists()
    with pytest.raises(GeenRecht):
        report_signaal(
            traject, soort=Signaalsoort.SIGNAAL, tekst="X", by=make_leraar(), at=NU, namens_bureau=True
        )
    with pytest.raises(Domeinfout):
        report_signaal(traject, soort=Signaalsoort.SIGNAAL, tekst="  ", by=by, at=NU)


def test_erasing_lets_go_of_the_reporter_and_keeps_what_was_reported() -> None:
    melder = make_leraar()
    signaal = maak_signaal(by=melder)
    assert erase_deel(melder, "signalen", at=NU) == 1
    signaal.refresh_from_db()
    assert (signaal.melder, signaal.tekst) == (None, MELDING)


def test_the_pages_report_and_handle() -> None:
    traject, melder, by = make_traject(), make_leraar(), make_gebruiker(Rol.BEHANDELAAR)
    client = client_of(melder)
    url = reverse("kwaliteit:signaal-nieuw", args=[traject.slug])
    assert client.post(url, {"tekst": "Mijn tekst"}).status_code == 400
    assert client.post(url, {"soort": "signaal", "tekst": "Mijn tekst"}).status_code == 302
    assert "Mijn tekst" in client.get("/mijn/meldingen/").content.decode()
    assert "Mijn tekst" not in client_of(make_leraar()).get("/mijn/meldingen/").content.decode()
    zaak = reverse("kwaliteit:signaal-zaak", args=[Signaal.objects.get().pk])
    bureau = client_of(by)
    assert bureau.post(zaak, {"actie": "vraag", "vraag": "X"}).status_code == 400
    assert bureau.post(zaak, {"actie": "neem"}).status_code == 302
    assert bureau.post(zaak, {"actie": "af", "antwoord": "Zonder uitkomst"}).status_code == 400
    posted = {"actie": "af", "antwoord": "Klaar.", "uitkomst": "ongegrond"}
    assert bureau.post(zaak, posted).status_code == 302
    assert "Klaar." in client.get("/mijn/meldingen/").content.decode()


@pytest.mark.parametrize("aantal", [1, 5])
def test_the_list_of_the_bureau_asks_the_same_of_the_database(
    aantal: int, django_assert_num_queries: object
) -> None:
    for _ in range(aantal):
        maak_signaal("in-behandeling")
    client = client_of(make_gebruiker(Rol.BEHANDELAAR))
    client.get("/bureau/signalen/")
    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get("/bureau/signalen/")


def test_the_log_of_mail_does_not_tell_the_bureau_who_reported() -> None:
    melder = make_gebruiker()
    maak_signaal(by=melder)
    bericht = Bericht.objects.get(gebruiker=melder, soort="signaal-ontvangen")
    assert not list_berichten(Berichtvraag(wie=melder.naam), by=make_gebruiker(Rol.BEHEER)).exists()
    client = client_of(make_gebruiker(Rol.BESLISSER))
    for adres in ("/bureau/berichten/", f"/bureau/berichten/{bericht.pk}/"):
        page = client.get(adres).content.decode()
        assert melder.naam not in page
        assert melder.email not in page
        assert bericht.onderwerp not in page
