"""Advice and zienswijze: who writes, what goes where, and who is heard before something else is decided."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from kwaliteit.domain.aanvraag.termijnen import BESLISSEN, ZIENSWIJZE
from kwaliteit.domain.besluit.advies import return_advies, send_advies, write_advies
from kwaliteit.domain.besluit.zienswijze import (
    answer_zienswijze,
    give_zienswijze,
    pass_zienswijzen,
    waive_zienswijze,
)
from kwaliteit.enums import Aanvraagstatus, Uitkomst
from kwaliteit.models import Advies, Adviesoordeel, Erkenningsaanvraag, Zienswijze
from napl.domain.termijn.lezen import running_termijn
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht
from tests.bestanden import make_pdf_bytes
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.besluit.bouw import DAG, maak_geadviseerd, maak_inhoud

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
SCHRIJVERS = (Rol.BEHANDELAAR, Rol.COORDINATOR)
ROLLEN = sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER})
TEKST = "Het bewijs bij 1.1 staat in de bijlage."


@pytest.mark.parametrize("status", [status for status in _S if status != _S.CONCEPTADVIES])
def test_an_advice_is_written_and_sent_in_one_status_alone(status: Aanvraagstatus) -> None:
    aanvraag, by = maak_aanvraag(status), make_gebruiker(Rol.BEHANDELAAR)
    with pytest.raises(OngeldigeOvergang):
        write_advies(aanvraag, maak_inhoud(aanvraag), by=by, at=NU)
    with pytest.raises(OngeldigeOvergang):
        send_advies(aanvraag, by=by, at=NU)
    assert not Advies.objects.exists()


@pytest.mark.parametrize("status", [status for status in _S if status != _S.ZIENSWIJZE])
def test_a_zienswijze_is_given_and_answered_in_one_status_alone(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    lid = maak_lid(aanvraag.aanbieder)
    for verb in (
        lambda: give_zienswijze(aanvraag, tekst=TEKST, by=lid, at=NU),
        lambda: waive_zienswijze(aanvraag, by=lid, at=NU),
        lambda: answer_zienswijze(
            aanvraag, antwoord="Dank.", wijzig=False, by=make_gebruiker(Rol.BEHANDELAAR), at=NU
        ),
    ):
        with pytest.raises(OngeldigeOvergang):
            verb()


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol not in SCHRIJVERS])
def test_who_does_not_advise(rol: Rol) -> None:
    by = make_gebruiker(rol)
    aanvraag = maak_aanvraag(_S.CONCEPTADVIES)
    with pytest.raises(GeenRecht):
        write_advies(aanvraag, maak_inhoud(aanvraag), by=by, at=NU)
    with pytest.raises(GeenRecht):
        send_advies(aanvraag, by=by, at=NU)
    zaak = maak_geadviseerd(Uitkomst.AFWIJZEN)
    with pytest.raises(GeenRecht):
        answer_zienswijze(zaak, antwoord="Dank.", wijzig=False, by=by, at=NU)


@pytest.mark.parametrize("rol", ROLLEN)
def test_only_the_aanbieder_itself_gives_a_zienswijze(rol: Rol) -> None:
    by = make_gebruiker(rol)
    aanvraag = maak_geadviseerd(Uitkomst.AFWIJZEN)
    for wie in (by, maak_lid(maak_aanbieder())):
        with pytest.raises(GeenRecht):
            give_zienswijze(aanvraag, tekst=TEKST, by=wie, at=NU)
        with pytest.raises(GeenRecht):
            waive_zienswijze(aanvraag, by=wie, at=NU)


def test_a_favourable_advice_goes_on_and_any_other_to_the_aanbieder_first() -> None:
    assert maak_geadviseerd().status == _S.TER_BESLUITVORMING
    assert not Bericht.objects.exists()
    for uitkomst in (Uitkomst.ONDER_VOORWAARDEN, Uitkomst.AFWIJZEN):
        aanvraag = maak_aanvraag(_S.CONCEPTADVIES)
        lid = maak_lid(aanvraag.aanbieder)
        by = make_gebruiker(Rol.BEHANDELAAR)
        write_advies(aanvraag, maak_inhoud(aanvraag, uitkomst), by=by, at=NU)
        aanvraag = send_advies(aanvraag, by=by, at=NU)
        assert aanvraag.status == _S.ZIENSWIJZE
        bericht = Bericht.objects.get(gebruiker=lid)
        assert bericht.soort == "zienswijze-gevraagd"
        assert "15 september 2026" in bericht.tekst


def test_a_draft_can_have_gaps_and_cannot_be_sent_with_them() -> None:
    aanvraag, by = maak_aanvraag(_S.CONCEPTADVIES), make_gebruiker(Rol.BEHANDELAAR)
    heel = maak_inhoud(aanvraag)
    write_advies(aanvraag, type(heel)(Uitkomst.AFWIJZEN, "", heel.oordelen[:1]), by=by, at=NU)
    with pytest.raises(Domeinfout):
        send_advies(aanvraag, by=by, at=NU)
    write_advies(aanvraag, heel, by=by, at=NU)
    advies = Advies.objects.get()
    assert (advies.versie, advies.uitkomst, advies.jaren) == (1, Uitkomst.TOEKENNEN, 4)
    send_advies(aanvraag, by=by, at=NU)


def test_what_was_sent_is_kept_as_it_was() -> None:
    aanvraag = maak_geadviseerd(Uitkomst.ONDER_VOORWAARDEN)
    advies = Advies.objects.get(aanvraag=aanvraag)
    for change in (
        lambda: Advies.objects.filter(pk=advies.pk).update(motivering="Anders."),
        lambda: advies.oordelen.update(motivering="Anders."),
        lambda: advies.voorwaarden.all().delete(),
        lambda: Adviesoordeel.objects.filter(advies=advies).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_criterium_of_another_kader_is_refused() -> None:
    aanvraag, by = maak_aanvraag(_S.CONCEPTADVIES), make_gebruiker(Rol.BEHANDELAAR)
    heel = maak_inhoud(aanvraag)
    vreemd = type(heel.oordelen[0])(999_999, heel.oordelen[0].oordeel, "Reden.")
    with pytest.raises(Domeinfout) as fout:
        write_advies(aanvraag, type(heel)(Uitkomst.TOEKENNEN, "Zo.", (vreemd,)), by=by, at=NU)
    assert fout.value.veld == "oordelen"


def test_a_zienswijze_gives_the_time_back_to_the_bureau_and_its_answer_moves_the_case_on() -> None:
    aanvraag = maak_geadviseerd(Uitkomst.AFWIJZEN)
    lid, by = maak_lid(aanvraag.aanbieder), make_gebruiker(Rol.COORDINATOR)
    with pytest.raises(OngeldigeOvergang):
        answer_zienswijze(aanvraag, antwoord="Dank.", wijzig=False, by=by, at=NU)
    upload = ContentFile(make_pdf_bytes(), name="bijlage.pdf")
    zienswijze = give_zienswijze(aanvraag, tekst=TEKST, bestanden=[upload], by=lid, at=NU + DAG)
    bestand = zienswijze.bestanden.get().bestand
    assert bestand is not None
    assert bestand.eigenaar is None
    assert running_termijn(aanvraag, ZIENSWIJZE) is None
    beslissen = running_termijn(aanvraag, BESLISSEN)
    assert beslissen is not None
    assert beslissen.einde is not None
    with pytest.raises(OngeldigeOvergang):
        give_zienswijze(aanvraag, tekst=TEKST, by=lid, at=NU + DAG)
    aanvraag = answer_zienswijze(
        aanvraag, antwoord="Het bewijs is bekeken.", wijzig=False, by=by, at=NU + 2 * DAG
    )
    assert aanvraag.status == _S.TER_BESLUITVORMING
    zienswijze.refresh_from_db()
    assert zienswijze.beantwoord_door == by


def test_an_advice_that_changes_by_it_is_a_new_version() -> None:
    aanvraag = maak_geadviseerd(Uitkomst.AFWIJZEN)
    give_zienswijze(aanvraag, tekst=TEKST, by=maak_lid(aanvraag.aanbieder), at=NU + DAG)
    by = make_gebruiker(Rol.BEHANDELAAR)
    aanvraag = answer_zienswijze(aanvraag, antwoord="U heeft gelijk.", wijzig=True, by=by, at=NU + DAG)
    assert aanvraag.status == _S.CONCEPTADVIES
    advies = write_advies(aanvraag, maak_inhoud(aanvraag), by=by, at=NU + DAG)
    assert advies.versie == 2
    assert send_advies(aanvraag, by=by, at=NU + DAG).status == _S.TER_BESLUITVORMING
    assert list(Advies.objects.order_by("versie").values_list("uitkomst", flat=True)) == [
        Uitkomst.AFWIJZEN,
        Uitkomst.TOEKENNEN,
    ]


def test_a_case_goes_on_when_the_term_passed_in_silence() -> None:
    stil, gehoord = maak_geadviseerd(Uitkomst.AFWIJZEN), maak_geadviseerd(Uitkomst.AFWIJZEN)
    give_zienswijze(gehoord, tekst=TEKST, by=maak_lid(gehoord.aanbieder), at=NU + DAG)
    termijn = running_termijn(stil, ZIENSWIJZE)
    assert termijn is not None
    assert termijn.einde == date(2026, 9, 15)
    assert pass_zienswijzen(at=NU + timedelta(days=14)) == 0
    assert pass_zienswijzen(at=NU + timedelta(days=15)) == 1
    assert pass_zienswijzen(at=NU + timedelta(days=15)) == 0
    assert Erkenningsaanvraag.objects.get(pk=stil.pk).status == _S.TER_BESLUITVORMING
    assert Erkenningsaanvraag.objects.get(pk=gehoord.pk).status == _S.ZIENSWIJZE
    assert Zienswijze.objects.count() == 1


def test_the_beslisser_sends_an_advice_back_with_a_reason() -> None:
    aanvraag, by = maak_geadviseerd(), make_gebruiker(Rol.BESLISSER)
    with pytest.raises(Domeinfout) as fout:
        return_advies(aanvraag, reden=" ", by=by, at=NU)
    assert fout.value.veld == "reden"
    assert return_advies(aanvraag, reden="De bron mist.", by=by, at=NU).status == _S.CONCEPTADVIES
    assert Advies.objects.get().terugreden == "De bron mist."
