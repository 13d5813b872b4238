"""Suspension, announced withdrawal and their ends: the listing follows, and nobody decides alone."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kwaliteit.domain.erkenning.intrekken import withdraw_erkenning
from kwaliteit.domain.erkenning.schorsen import lift_schorsing, suspend_erkenning
from kwaliteit.domain.erkenning.tonen import stand_van
from kwaliteit.domain.erkenning.voornemen import announce_intrekking, drop_voornemen, give_zienswijze
from kwaliteit.enums import Erkenningstand, ErkenningStatus, Schorsingsgrond, Voornemenuitkomst
from kwaliteit.models import Erkenning, Intrekkingsvoornemen, Schorsing
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Termijn
from register.domain.opname import close_opname
from register.models import Traject
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_lid
from tests.kwaliteit.erkenning.bouw import (
    REDEN,
    TOT,
    VAN,
    beslisser,
    in_stand,
    kondig_aan,
    maak_erkenning,
    opnames,
    schors,
    trek_in,
)
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db
STRAKS = date(2027, 1, 1)
LATER = date(2027, 3, 1)
NIET_BESLISSER = sorted(set(Rol) - {Rol.BESLISSER, Rol.BEZOEKER, Rol.GEBRUIKER})
NIET_AANKONDIGER = sorted(set(Rol) - {Rol.BEHANDELAAR, Rol.COORDINATOR, Rol.BEZOEKER, Rol.GEBRUIKER})


def lift(schorsing: Schorsing, per: date) -> Erkenning:
    return lift_schorsing(schorsing, per=per, reden="In orde.", by=beslisser(), at=NU)


def test_a_suspension_takes_the_traject_out_of_the_register_and_lifting_puts_it_back() -> None:
    erkenning = maak_erkenning()
    schorsing = schors(erkenning, STRAKS)
    traject = erkenning.traject
    assert opnames(traject) == [("erkend", VAN, STRAKS)]
    assert Traject.objects.vermeld_op(STRAKS - timedelta(days=1)).exists()
    assert not Traject.objects.vermeld_op(STRAKS).exists()
    lift(schorsing, LATER)
    assert opnames(traject) == [("erkend", VAN, STRAKS), ("erkend", LATER, TOT)]
    assert not Traject.objects.vermeld_op(LATER - timedelta(days=1)).exists()
    assert Traject.objects.vermeld_op(LATER).exists()
    assert not Traject.objects.vermeld_op(TOT).exists()


def test_a_suspension_lifted_before_it_began_never_was() -> None:
    erkenning = maak_erkenning()
    lift(schors(erkenning, STRAKS), VANDAAG)
    assert opnames(erkenning.traject) == [("erkend", VAN, TOT)], "one row, as if nothing happened"
    assert not Schorsing.objects.exists()
    assert stand_van(erkenning, STRAKS) == Erkenningstand.GELDIG
    assert Gebeurtenis.objects.filter(soort="erkenning.schorsing_opgeheven").exists()


def test_suspended_from_its_first_day_and_lifted_later() -> None:
    erkenning = maak_erkenning()
    schorsing = schors(erkenning)
    assert opnames(erkenning.traject) == []
    lift(schorsing, LATER)
    assert opnames(erkenning.traject) == [("erkend", LATER, TOT)]
    standen = [stand_van(erkenning, dag) for dag in (VANDAAG, LATER, TOT)]
    assert standen == [Erkenningstand.GESCHORST, Erkenningstand.GELDIG, Erkenningstand.BEEINDIGD]


def test_suspended_twice_one_after_the_other() -> None:
    erkenning = maak_erkenning()
    lift(schors(erkenning, STRAKS), LATER)
    schors(erkenning, LATER + timedelta(days=60))
    assert opnames(erkenning.traject) == [
        ("erkend", VAN, STRAKS),
        ("erkend", LATER, LATER + timedelta(days=60)),
    ]


def test_withdrawn_while_suspended_ends_what_would_be_listed_again() -> None:
    erkenning = maak_erkenning()
    lift(schors(erkenning, STRAKS), LATER)
    trek_in(erkenning, STRAKS + timedelta(days=5))
    assert opnames(erkenning.traject) == [("erkend", VAN, STRAKS)]


def test_lifting_lists_no_longer_than_until_the_withdrawal() -> None:
    erkenning = maak_erkenning()
    schorsing = schors(erkenning, STRAKS)
    trek_in(erkenning, LATER)
    lift(schorsing, STRAKS + timedelta(days=5))
    assert opnames(erkenning.traject)[-1] == ("erkend", STRAKS + timedelta(days=5), LATER)
    with pytest.raises(OngeldigeOvergang):
        lift(schorsing, LATER - timedelta(days=1))


def test_a_listing_on_another_ground_is_left_alone() -> None:
    erkenning = maak_erkenning()
    close_opname(erkenning.traject, per=STRAKS, reden="Op verzoek.", at=NU)
    trek_in(erkenning, LATER)
    assert opnames(erkenning.traject) == [("erkend", VAN, STRAKS)]


@pytest.mark.parametrize("rol", NIET_BESLISSER)
def test_only_the_beslisser_suspends_and_lifts(rol: Rol) -> None:
    erkenning = maak_erkenning()
    schorsing = schors(erkenning, STRAKS)
    door = make_gebruiker(rol)
    with pytest.raises(GeenRecht):
        schors(maak_erkenning("Ander"), by=door)
    with pytest.raises(GeenRecht):
        lift_schorsing(schorsing, per=LATER, reden="Nee.", by=door, at=NU)
    assert Schorsing.objects.get().geldig_tot is None


@pytest.mark.parametrize("rol", NIET_AANKONDIGER)
def test_only_who_handles_cases_announces(rol: Rol) -> None:
    door = make_gebruiker(rol)
    with pytest.raises(GeenRecht):
        kondig_aan(maak_erkenning(), by=door)
    voornemen = kondig_aan(maak_erkenning("Ander"))
    with pytest.raises(GeenRecht):
        drop_voornemen(voornemen, reden="Nee.", by=door, at=NU)
    with pytest.raises(GeenRecht):
        give_zienswijze(voornemen, tekst="Nee.", by=door, at=NU)


@pytest.mark.parametrize("stand", [Erkenningstand.INGETROKKEN, Erkenningstand.GESCHORST])
def test_what_is_withdrawn_or_suspended_cannot_be_suspended(stand: Erkenningstand) -> None:
    with pytest.raises(OngeldigeOvergang):
        schors(in_stand(stand))


@pytest.mark.parametrize(
    ("vanaf", "reden", "veld"),
    [
        (VANDAAG - timedelta(days=1), "Zo.", "vanaf"),
        (TOT, "Zo.", "vanaf"),
        (STRAKS, "  ", "reden"),
    ],
)
def test_a_suspension_with_bad_input(vanaf: date, reden: str, veld: str) -> None:
    with pytest.raises(Domeinfout) as raised:
        suspend_erkenning(
            maak_erkenning(),
            vanaf=vanaf,
            reden=reden,
            grond=Schorsingsgrond.GEGEVENS,
            by=beslisser(),
            at=NU,
        )
    assert raised.value.veld == veld
    assert not Schorsing.objects.exists()


def test_an_announcement_tells_the_aanbieder_and_waits_for_it() -> None:
    aanbieder = maak_aanbieder()
    lid = maak_lid(aanbieder)
    erkenning = maak_erkenning()
    erkenning.traject.trajectaanbieders.update(aanbieder=aanbieder)
    voornemen = kondig_aan(erkenning)
    assert Bericht.objects.get(gebruiker=lid).soort == "erkenning.voornemen"
    assert Termijn.objects.get(onderwerp_id=voornemen.pk).einde == voornemen.zienswijze_tot
    with pytest.raises(Domeinfout, match="tot en met"):
        withdraw_erkenning(erkenning, per=voornemen.per, reden=REDEN, by=beslisser(), at=NU)
    give_zienswijze(voornemen, tekst="Wij zijn het er niet mee eens.", by=lid, at=NU)
    with pytest.raises(Domeinfout) as raised:
        withdraw_erkenning(erkenning, per=VANDAAG, reden=REDEN, by=beslisser(), at=NU)
    assert raised.value.veld == "per", "not before the day that was announced"
    withdraw_erkenning(erkenning, per=voornemen.per, reden=REDEN, by=beslisser(), at=NU)
    voornemen.refresh_from_db()
    assert voornemen.uitkomst == Voornemenuitkomst.INGETROKKEN
    assert Termijn.objects.get(onderwerp_id=voornemen.pk).beeindigd_op == VANDAAG
    assert opnames(erkenning.traject) == [("erkend", VAN, voornemen.per)]


def test_after_the_term_it_can_be_withdrawn_without_a_view() -> None:
    erkenning = maak_erkenning()
    voornemen = kondig_aan(erkenning)
    na = NU + (voornemen.zienswijze_tot - VANDAAG) + timedelta(days=1)
    withdraw_erkenning(erkenning, per=voornemen.per, reden=REDEN, by=beslisser(), at=na)
    assert Erkenning.objects.get().status == ErkenningStatus.INGETROKKEN


def test_who_announced_does_not_decide() -> None:
    beide = make_gebruiker(Rol.BEHANDELAAR, Rol.BESLISSER)
    erkenning = maak_erkenning()
    voornemen = kondig_aan(erkenning, by=beide)
    na = NU + timedelta(days=30)
    with pytest.raises(GeenRecht, match="zelf aan"):
        withdraw_erkenning(erkenning, per=voornemen.per, reden=REDEN, by=beide, at=na)


def test_without_an_announcement_a_reason_is_needed() -> None:
    with pytest.raises(Domeinfout) as raised:
        withdraw_erkenning(maak_erkenning(), per=VANDAAG, reden=REDEN, by=beslisser(), at=NU)
    assert raised.value.veld == "zonder_zienswijze"


def test_a_dropped_announcement_leaves_everything_as_it_was() -> None:
    erkenning = maak_erkenning()
    voornemen = kondig_aan(erkenning)
    door = make_gebruiker(Rol.COORDINATOR)
    drop_voornemen(voornemen, reden="De docenten zijn wel bevoegd.", by=door, at=NU)
    assert opnames(erkenning.traject) == [("erkend", VAN, TOT)]
    with pytest.raises(OngeldigeOvergang):
        drop_voornemen(voornemen, reden="Nog eens.", by=door, at=NU)
    kondig_aan(erkenning)


@pytest.mark.parametrize("stand", [Erkenningstand.INGETROKKEN, Erkenningstand.BEEINDIGD])
def test_what_is_over_is_not_announced(stand: Erkenningstand) -> None:
    with pytest.raises(Domeinfout):
        kondig_aan(in_stand(stand))


def test_one_announcement_at_a_time_and_never_within_the_term() -> None:
    erkenning = maak_erkenning()
    with pytest.raises(Domeinfout, match="reageren"):
        announce_intrekking(
            erkenning,
            per=VANDAAG + timedelta(days=3),
            reden=REDEN,
            by=make_gebruiker(Rol.BEHANDELAAR),
            at=NU,
        )
    assert not Intrekkingsvoornemen.objects.exists()
    kondig_aan(erkenning)
    with pytest.raises(OngeldigeOvergang):
        kondig_aan(erkenning)


def test_another_aanbieder_gives_no_view() -> None:
    voornemen = kondig_aan(maak_erkenning())
    with pytest.raises(GeenRecht):
        give_zienswijze(voornemen, tekst="Niet van mij.", by=maak_lid(maak_aanbieder()), at=NU)


def test_the_database_keeps_recognitions_apart() -> None:
    erkenning = maak_erkenning()
    with pytest.raises(IntegrityError), transaction.atomic():
        Erkenning.objects.create(
            code="aaaa-bbbb-cccc",
            traject=erkenning.traject,
            versie=erkenning.versie,
            geldig_van=STRAKS,
            motivering="Dubbel.",
            besloten_op=NU,
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_withdrawals_at_once_one_is_done() -> None:
    erkenning = maak_erkenning()
    een, twee = beslisser(), beslisser()
    answers = at_once(lambda: trek_in(erkenning, STRAKS, by=een), lambda: trek_in(erkenning, LATER, by=twee))
    assert sum(isinstance(answer, OngeldigeOvergang) for answer in answers) == 1
    assert Gebeurtenis.objects.filter(soort="erkenning.ingetrokken").count() == 1
    erkenning.refresh_from_db()
    assert opnames(erkenning.traject) == [("erkend", VAN, erkenning.ingetrokken_per)]


@pytest.mark.django_db(transaction=True)
def test_a_suspension_and_a_withdrawal_at_once_leave_one_listing() -> None:
    erkenning = maak_erkenning()
    een, twee = beslisser(), beslisser()
    at_once(lambda: schors(erkenning, STRAKS, by=een), lambda: trek_in(erkenning, LATER, by=twee))
    assert opnames(erkenning.traject) in ([("erkend", VAN, STRAKS)], [("erkend", VAN, LATER)])
    erkenning.refresh_from_db()
    assert erkenning.status == ErkenningStatus.INGETROKKEN
