"""An aanbieder confirms or refuses what it was asked, sees nothing more, and never confirms itself."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from napl.enums import OrganisatieSoort, Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker, Lidmaatschap
from register.domain.deelname.bevestiging import (
    confirm_bevestiging,
    refuse_bevestiging,
    request_bevestiging,
    withdraw_bevestiging,
    withdraw_verzoek,
)
from register.enums import BEVESTIGING_OVERGANGEN, Bevestigingstand, Vervalgrond
from register.models import Deelname, Verklaring
from tests.factories import NU, VANDAAG, AanbiederFactory, OrganisatieFactory, make_gebruiker
from tests.register.route.bouw import (
    make_aanbieder,
    make_bevestigd,
    make_deelname,
    make_getypeerd,
    make_leraar,
    make_verklaring,
)

pytestmark = pytest.mark.django_db
Stand = Bevestigingstand


@pytest.fixture
def vera() -> Gebruiker:
    return make_leraar()


def in_stand(stand: Stand, vera: Gebruiker) -> tuple[Deelname, Gebruiker]:
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(vera, make_getypeerd(aanbieder=aanbieder))
    if stand != Stand.GEEN:
        deelname = request_bevestiging(deelname, naam="Vera", by=vera, at=NU)
    if stand == Stand.GEWEIGERD:
        deelname = refuse_bevestiging(deelname, reden="Niet af.", by=medewerker, at=NU)
    if stand in {Stand.BEVESTIGD, Stand.INGETROKKEN}:
        deelname = confirm_bevestiging(deelname, by=medewerker, at=NU)
    if stand == Stand.INGETROKKEN:
        deelname = withdraw_bevestiging(deelname, reden="Vergissing.", by=medewerker, at=NU)
    return deelname, medewerker


VERBS: dict[Stand, Callable[[Deelname, Gebruiker, Gebruiker], Deelname]] = {
    Stand.GEVRAAGD: lambda d, vera, wie: request_bevestiging(d, naam="Vera", by=vera, at=NU),
    Stand.GEEN: lambda d, vera, wie: withdraw_verzoek(d, by=vera, at=NU),
    Stand.BEVESTIGD: lambda d, vera, wie: confirm_bevestiging(d, by=wie, at=NU),
    Stand.GEWEIGERD: lambda d, vera, wie: refuse_bevestiging(d, reden="Niet af.", by=wie, at=NU),
    Stand.INGETROKKEN: lambda d, vera, wie: withdraw_bevestiging(d, reden="Vergissing.", by=wie, at=NU),
}


@pytest.mark.parametrize(("stand", "to"), list(product(Stand, Stand)))
def test_only_the_moves_of_the_table_are_made(stand: Stand, to: Stand, vera: Gebruiker) -> None:
    deelname, medewerker = in_stand(stand, vera)
    assert deelname.bevestiging == stand
    if to in BEVESTIGING_OVERGANGEN[stand]:
        assert VERBS[to](deelname, vera, medewerker).bevestiging == to
        return
    # What was not asked yet is no business of the aanbieder at all.
    with pytest.raises((OngeldigeOvergang, GeenRecht)):
        VERBS[to](deelname, vera, medewerker)
    assert Deelname.objects.get().bevestiging == stand


def test_a_confirmation_says_on_whose_behalf_and_the_log_by_whom(vera: Gebruiker) -> None:
    deelname, medewerker = make_bevestigd(vera)
    deelname.refresh_from_db()
    assert deelname.bevestigingsbron == "aanbieder"
    assert (deelname.bevestigd_door, deelname.bevestigd_op) == (medewerker, NU)
    assert list(deelname.traject.aanbieders.all()) == [deelname.bevestigd_aanbieder]
    [line] = Gebeurtenis.objects.filter(soort="deelname.bevestigd")
    assert (line.door, line.gegevens) == (medewerker, {})


def test_a_part_of_an_aanbieder_is_confirmed_by_the_whole(vera: Gebruiker) -> None:
    geheel, medewerker = make_aanbieder()
    deel = AanbiederFactory.create(onderdeel_van=geheel)
    deelname = make_deelname(vera, make_getypeerd(aanbieder=deel))
    deelname = request_bevestiging(deelname, naam="Vera", by=vera, at=NU)
    assert confirm_bevestiging(deelname, by=medewerker, at=NU).bevestigd_aanbieder == deel


def strangers(deelname: Deelname) -> dict[str, Gebruiker]:
    """Make people who come near: they work elsewhere, worked there, or have another role there."""
    organisatie = deelname.traject.aanbieders.get().organisatie
    assert organisatie is not None
    former, other = make_leraar("Vroeger"), make_leraar("Andere rol")
    for gebruiker, rol, tot in ((former, Rol.AANBIEDER, date(2025, 1, 1)), (other, Rol.LERAAR, None)):
        Lidmaatschap.objects.create(
            gebruiker=gebruiker,
            organisatie=organisatie,
            rol=rol,
            geldig_van=date(2024, 1, 1),
            geldig_tot=tot,
        )
    return {
        "another aanbieder": make_aanbieder()[1],
        "left": former,
        "another role": other,
        "bureau": make_gebruiker(Rol.BEHEER, Rol.COORDINATOR, Rol.BESLISSER),
    }


@pytest.mark.parametrize("wie", ["another aanbieder", "left", "another role", "bureau"])
def test_others_neither_see_nor_decide(wie: str, vera: Gebruiker) -> None:
    deelname, _ = in_stand(Stand.GEVRAAGD, vera)
    stranger = strangers(deelname)[wie]
    assert not Deelname.objects.voor_aanbieder(stranger, VANDAAG).exists()
    for to in (Stand.BEVESTIGD, Stand.GEWEIGERD, Stand.INGETROKKEN):
        with pytest.raises(GeenRecht):
            VERBS[to](deelname, vera, stranger)
    assert Deelname.objects.get().bevestiging == Stand.GEVRAAGD


def test_the_aanbieder_sees_only_who_asked(vera: Gebruiker) -> None:
    deelname, medewerker = in_stand(Stand.GEVRAAGD, vera)
    make_deelname(make_leraar("Vroeg niets"), deelname.traject)
    assert list(Deelname.objects.voor_aanbieder(medewerker, VANDAAG)) == [deelname]
    withdraw_verzoek(deelname, by=vera, at=NU)
    assert not Deelname.objects.voor_aanbieder(medewerker, VANDAAG).exists()
    assert Deelname.objects.get(pk=deelname.pk).deelnemersnaam == ""


@pytest.mark.parametrize("stand", [Stand.GEWEIGERD, Stand.INGETROKKEN])
def test_what_is_over_is_out_of_sight_of_the_aanbieder(stand: Stand, vera: Gebruiker) -> None:
    deelname, medewerker = in_stand(stand, vera)
    assert not Deelname.objects.voor_aanbieder(medewerker, VANDAAG).exists()
    request_bevestiging(deelname, naam="Vera", by=vera, at=NU)
    assert Deelname.objects.voor_aanbieder(medewerker, VANDAAG).exists()


def test_nobody_confirms_themselves() -> None:
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(medewerker, make_getypeerd(aanbieder=aanbieder))
    deelname = request_bevestiging(deelname, naam="Ik", by=medewerker, at=NU)
    assert not Deelname.objects.voor_aanbieder(medewerker, VANDAAG).exists()
    for to in (Stand.BEVESTIGD, Stand.GEWEIGERD):
        with pytest.raises(Domeinfout, match="eigen deelname"):
            VERBS[to](deelname, medewerker, medewerker)


@pytest.mark.parametrize("hoever", ["gepland", "gestart"])
def test_only_what_was_completed_is_confirmed(hoever: str, vera: Gebruiker) -> None:
    aanbieder, _ = make_aanbieder()
    deelname = make_deelname(vera, make_getypeerd(aanbieder=aanbieder), hoever=hoever)
    with pytest.raises(Domeinfout, match="zodra u het traject hebt afgerond"):
        request_bevestiging(deelname, naam="Vera", by=vera, at=NU)


def test_an_aanbieder_that_is_not_here_is_not_asked(vera: Gebruiker) -> None:
    with pytest.raises(Domeinfout, match="werkt nog niet met dit register"):
        request_bevestiging(make_deelname(vera), naam="Vera", by=vera, at=NU)


@pytest.mark.parametrize(("naam", "melding"), [(" ", "Vul uw naam in"), ("x" * 201, "201 tekens")])
def test_a_request_has_a_name(naam: str, melding: str, vera: Gebruiker) -> None:
    deelname, _ = in_stand(Stand.GEEN, vera)
    with pytest.raises(Domeinfout, match=melding):
        request_bevestiging(deelname, naam=naam, by=vera, at=NU)


@pytest.mark.parametrize(("reden", "melding"), [(" ", "Vul in waarom"), ("x" * 501, "501 tekens")])
def test_a_refusal_has_a_reason(reden: str, melding: str, vera: Gebruiker) -> None:
    deelname, medewerker = in_stand(Stand.GEVRAAGD, vera)
    with pytest.raises(Domeinfout, match=melding):
        refuse_bevestiging(deelname, reden=reden, by=medewerker, at=NU)
    assert Deelname.objects.get().bevestiging == Stand.GEVRAAGD


def test_a_statement_lapses_with_the_confirmation_it_rests_on(vera: Gebruiker) -> None:
    deelname, medewerker = make_bevestigd(vera)
    resting = make_verklaring(vera, deelname)
    other = make_verklaring(vera)
    withdraw_bevestiging(deelname, reden="Vergissing.", by=medewerker, at=NU)
    resting.refresh_from_db()
    assert (resting.vervallen_op, resting.vervalgrond) == (NU, Vervalgrond.BEVESTIGING_VERVALLEN)
    assert Verklaring.objects.geldig().get() == other


def test_the_school_of_the_teacher_is_no_aanbieder(vera: Gebruiker) -> None:
    """A school that offers nothing has no business with it, whoever leads it."""
    deelname, _ = in_stand(Stand.GEVRAAGD, vera)
    school = OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    leider = make_leraar("Leider")
    Lidmaatschap.objects.create(
        gebruiker=leider, organisatie=school, rol=Rol.SCHOOLLEIDER, geldig_van=date(2024, 1, 1)
    )
    with pytest.raises(GeenRecht):
        confirm_bevestiging(deelname, by=leider, at=NU)
