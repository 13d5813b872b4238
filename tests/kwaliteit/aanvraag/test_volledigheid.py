"""Completeness, withdrawal, lapse and evidence: the legal way, every illegal one, and who may."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.bewijs import Bewijsinvoer, add_bewijs, may_open_bestand, remove_bewijs
from kwaliteit.domain.aanvraag.eindigen import lapse_aanvraag, lapsing, withdraw_aanvraag
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.domain.aanvraag.verantwoorden import write_verantwoording
from kwaliteit.domain.aanvraag.volledigheid import (
    accept_volledig,
    ask_aanvulling,
    last_day,
    send_aanvulling,
    set_buiten_behandeling,
)
from kwaliteit.enums import AANVRAAG_OPEN, Aanvraagstatus
from kwaliteit.models import Aanvulverzoek, Erkenningsaanvraag
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Bestand, Gebruiker
from ontwikkelpaden.domain.bewerken import afdruk
from register.domain.actualisatie import actualise_register
from tests.bestanden import make_pdf_bytes
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid, zet_op
from tests.kwaliteit.aanvraag.schrijven import maak_klaar, maak_toelaatbaar

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
BUREAU_VERBEN: dict[str, tuple[Aanvraagstatus, Callable[[Erkenningsaanvraag, Gebruiker], object]]] = {
    "accept": (_S.VOLLEDIGHEIDSTOETS, lambda a, by: accept_volledig(a, by=by, at=NU)),
    "ask": (_S.VOLLEDIGHEIDSTOETS, lambda a, by: ask_aanvulling(a, {"": "Er mist iets."}, by=by, at=NU)),
    "aside": (
        _S.AANVULLING_GEVRAAGD,
        lambda a, by: set_buiten_behandeling(a, reden="Te laat.", by=by, at=NU + timedelta(days=20)),
    ),
}


def ingediend() -> tuple[Erkenningsaanvraag, Gebruiker]:
    aanvraag, by = maak_klaar()
    return submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True), by


@pytest.mark.parametrize("naam", BUREAU_VERBEN)
def test_the_bureau_moves_a_case_from_one_status_only(naam: str) -> None:
    van, verb = BUREAU_VERBEN[naam]
    by = make_gebruiker(Rol.BEHANDELAAR)
    for status in set(_S) - {van}:
        aanvraag = maak_aanvraag(status)
        with pytest.raises((OngeldigeOvergang, Domeinfout)):
            verb(aanvraag, by)
        aanvraag.refresh_from_db()
        assert aanvraag.status == status
    assert verb(maak_aanvraag(van), by)


@pytest.mark.parametrize("naam", BUREAU_VERBEN)
@pytest.mark.parametrize(
    "rol", sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER, Rol.BEHANDELAAR, Rol.COORDINATOR})
)
def test_who_does_not_handle_cases_moves_none(naam: str, rol: Rol) -> None:
    van, verb = BUREAU_VERBEN[naam]
    with pytest.raises(GeenRecht):
        verb(maak_aanvraag(van), make_gebruiker(rol))


def test_asking_says_what_by_when_and_what_happens_otherwise() -> None:
    aanvraag, _ = ingediend()
    aanvraag = ask_aanvulling(
        aanvraag, {"1.1": "Noem de doelen.", "": " "}, by=make_gebruiker(Rol.BEHANDELAAR), at=NU
    )
    assert aanvraag.status == _S.AANVULLING_GEVRAAGD
    assert last_day(aanvraag) is not None
    tekst = Bericht.objects.get(soort="aanvraag-aanvulling").tekst
    for stuk in (
        "Criterium 1.1:\nNoem de doelen.",
        "uiterlijk op dinsdag 15 september 2026",
        "niet te behandelen",
    ):
        assert stuk in tekst
    assert "Algemeen" not in tekst
    with pytest.raises(Domeinfout):
        ask_aanvulling(
            maak_aanvraag(_S.VOLLEDIGHEIDSTOETS), {"": ""}, by=make_gebruiker(Rol.BEHANDELAAR), at=NU
        )


def test_the_aanbieder_completes_and_sends_back_and_the_traject_stays_as_it_was() -> None:
    aanvraag, by = ingediend()
    inhoud = aanvraag.inhoud
    aanvraag = ask_aanvulling(aanvraag, {"1.1": "Meer."}, by=make_gebruiker(Rol.BEHANDELAAR), at=NU)
    write_verantwoording(aanvraag, "1.1", "Nu met doelen.", basis=afdruk("Zo doen wij 1.1."), by=by, at=NU)
    with pytest.raises(GeenRecht):
        send_aanvulling(aanvraag, toelichting="", by=maak_lid(maak_aanbieder()), at=NU)
    aanvraag = send_aanvulling(aanvraag, toelichting="Aangevuld.", by=by, at=NU)
    assert (aanvraag.status, aanvraag.inhoud) == (_S.VOLLEDIGHEIDSTOETS, inhoud)
    verzoek = Aanvulverzoek.objects.get()
    assert (verzoek.teruggestuurd_op, verzoek.toelichting) == (NU, "Aangevuld.")
    with pytest.raises(OngeldigeOvergang):
        send_aanvulling(aanvraag, toelichting="", by=by, at=NU)


def test_it_is_put_aside_only_after_the_term_and_within_four_weeks() -> None:
    behandelaar = make_gebruiker(Rol.BEHANDELAAR)
    aanvraag, _ = ingediend()
    aanvraag = ask_aanvulling(aanvraag, {"": "Er mist iets."}, by=behandelaar, at=NU)
    for dagen, melding in ((14, "loopt nog"), (14 + 29, "binnen vier weken")):
        with pytest.raises(Domeinfout, match=melding):
            set_buiten_behandeling(aanvraag, reden="Niets.", by=behandelaar, at=NU + timedelta(days=dagen))
    with pytest.raises(Domeinfout, match="reden"):
        set_buiten_behandeling(aanvraag, reden=" ", by=behandelaar, at=NU + timedelta(days=15))
    later = NU + timedelta(days=14 + 28)
    aanvraag = set_buiten_behandeling(aanvraag, reden="Niets ontvangen.", by=behandelaar, at=later)
    assert (aanvraag.status, aanvraag.afsluitreden) == (_S.BUITEN_BEHANDELING, "Niets ontvangen.")
    assert "Niets ontvangen." in Bericht.objects.get(soort="aanvraag-buiten-behandeling").tekst


@pytest.mark.parametrize("status", _S)
def test_an_open_aanvraag_is_withdrawn_by_its_own_people_alone(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    for ander in (maak_lid(maak_aanbieder()), make_gebruiker(Rol.COORDINATOR)):
        with pytest.raises(GeenRecht):
            withdraw_aanvraag(aanvraag, reden="", by=ander, at=NU)
    by = maak_lid(aanvraag.aanbieder)
    if status in AANVRAAG_OPEN - {_S.INGEDIEND}:
        assert withdraw_aanvraag(aanvraag, reden="Later.", by=by, at=NU).afsluitreden == "Later."
    else:
        with pytest.raises(OngeldigeOvergang):
            withdraw_aanvraag(aanvraag, reden="", by=by, at=NU)


def test_what_nobody_touched_for_a_year_and_what_was_not_paid_lapses_at_night() -> None:
    oud, jong = maak_aanvraag(at=NU - timedelta(days=400)), maak_aanvraag(at=NU - timedelta(days=300))
    onbetaald = maak_aanvraag(_S.WACHT_OP_BETALING, at=NU - timedelta(days=40))
    net = maak_aanvraag(_S.WACHT_OP_BETALING, at=NU - timedelta(days=20))
    assert lapsing(VANDAAG) == sorted([oud.pk, onbetaald.pk])
    tellingen = actualise_register(peildatum=VANDAAG, nu=lambda: NU)
    assert tellingen["aanvragen_vervallen"] == 2
    statussen = dict(Erkenningsaanvraag.objects.values_list("pk", "status"))
    assert [statussen[item.pk] for item in (oud, onbetaald)] == [_S.VERVALLEN, _S.VERVALLEN]
    assert [statussen[item.pk] for item in (jong, net)] == [_S.CONCEPT, _S.WACHT_OP_BETALING]
    assert not lapse_aanvraag(oud.pk, peildatum=VANDAAG, at=NU)


def _pdf(naam: str = "programma.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, make_pdf_bytes())


def test_evidence_is_opened_by_the_aanbieder_and_once_sent_by_the_bureau() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    for nummer in (1, 2):
        add_bewijs(aanvraag, "1.1", Bewijsinvoer(bestand=_pdf(f"{nummer}.pdf")), by=by, at=NU)
    bestand = Bestand.objects.order_by("aangemaakt_op")[0]
    bureau, ander = make_gebruiker(Rol.BEHANDELAAR), maak_lid(maak_aanbieder())
    assert may_open_bestand(bestand, by, VANDAAG)
    assert not may_open_bestand(bestand, bureau, VANDAAG)
    assert not may_open_bestand(bestand, ander, VANDAAG)
    zet_op(aanvraag, _S.VOLLEDIGHEIDSTOETS)
    assert may_open_bestand(bestand, bureau, VANDAAG)
    assert not may_open_bestand(bestand, ander, VANDAAG)
    assert not may_open_bestand(bestand, make_gebruiker(Rol.DESKUNDIGE), VANDAAG)


def test_evidence_is_a_file_or_a_link_and_stays_once_it_was_sent() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    for invoer in (
        Bewijsinvoer(),
        Bewijsinvoer(url="javascript:x"),
        Bewijsinvoer(url="https://a.nl", bestand=_pdf()),
    ):
        with pytest.raises(Domeinfout):
            add_bewijs(aanvraag, "1.1", invoer, by=by, at=NU)
    link = add_bewijs(aanvraag, "1.1", Bewijsinvoer("Gids", "https://voorbeeld.nl/gids"), by=by, at=NU)
    weg = add_bewijs(aanvraag, "1.1", Bewijsinvoer(bestand=_pdf()), by=by, at=NU)
    remove_bewijs(weg, by=by, at=NU)
    assert not Bestand.objects.exists()
    zet_op(aanvraag, _S.INGEDIEND)
    with pytest.raises(OngeldigeOvergang):
        remove_bewijs(link, by=by, at=NU)
    with pytest.raises(OngeldigeOvergang):
        add_bewijs(aanvraag, "1.1", Bewijsinvoer("Later", "https://voorbeeld.nl"), by=by, at=NU)
