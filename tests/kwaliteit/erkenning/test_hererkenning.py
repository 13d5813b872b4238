"""Hererkenning: open on time, told once, asked by the aanbieder, and without a gap."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kwaliteit.domain.erkenning.hererkenning import (
    begin_hererkenning,
    check_hererkenning,
    diff_sinds,
    opens_on,
    tell_hererkenning,
)
from kwaliteit.domain.erkenning.verlenen import eerste_dag, grant_erkenning
from kwaliteit.domain.kader.openstelling import open_pad
from kwaliteit.enums import Aanvraagsoort, Aanvraagstatus, Erkenningstand, Openstellingbereik
from kwaliteit.models import Erkenning
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebruiker
from register.models import Traject, Typering
from tests.factories import NU, VANDAAG, PadversieFactory, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import kader_van_kracht, maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.erkenning.bouw import TOT, VAN, beslisser, in_stand, maak_erkenning, opnames, trek_in

pytestmark = pytest.mark.django_db
BIJNA = datetime(2028, 1, 10, 12, tzinfo=UTC)


def eigen(erkenning: Erkenning) -> Gebruiker:
    aanbieder = erkenning.traject.aanbieders.get()
    lid = maak_lid(aanbieder)
    lid.lidmaatschappen.update(geldig_van=date(2020, 1, 1))
    return lid


def stel_open(traject: Traject) -> None:
    """Make what a traject needs before anything can be asked for it."""
    kader_van_kracht()
    padversie = PadversieFactory.create()
    assert traject.live is not None
    Typering.objects.create(versie=traject.live, padversie=padversie, niveau="startbekwaam", grond="Past.")
    open_pad(
        padversie.pad,
        bereik=Openstellingbereik.ALLE,
        geldig_van=VANDAAG,
        geldig_tot=None,
        grond="Besluit",
        by=None,
        at=NU,
    )


def test_it_opens_nine_months_before_the_end() -> None:
    erkenning = maak_erkenning()
    dag = date(2027, 12, 1)
    assert opens_on(erkenning) == dag
    assert not check_hererkenning(erkenning, dag - timedelta(days=1)).open
    assert check_hererkenning(erkenning, dag).open
    assert check_hererkenning(erkenning, TOT - timedelta(days=1)).open
    assert not check_hererkenning(erkenning, TOT).open


def test_what_is_withdrawn_or_has_no_end_is_not_open() -> None:
    erkenning = maak_erkenning()
    trek_in(erkenning)
    erkenning.refresh_from_db()
    assert "ingetrokken" in check_hererkenning(erkenning, date(2028, 1, 1)).uitleg
    zonder = maak_erkenning("Ander", geldig_tot=None)
    assert not check_hererkenning(zonder, date(2028, 1, 1)).open


def test_the_aanbieder_is_told_once() -> None:
    erkenning = maak_erkenning()
    lid = eigen(erkenning)
    in_stand(Erkenningstand.INGETROKKEN)
    assert tell_hererkenning(at=NU) == 0, "too early"
    assert tell_hererkenning(at=BIJNA) == 1
    assert tell_hererkenning(at=BIJNA + timedelta(days=1)) == 0
    mail = Bericht.objects.get(gebruiker=lid)
    assert "1 september 2028" in mail.tekst
    assert f"/aanbod/erkend/{erkenning.code}/" in mail.tekst


def test_the_aanbieder_begins_and_nobody_else() -> None:
    erkenning = maak_erkenning()
    stel_open(erkenning.traject)
    lid = eigen(erkenning)
    with pytest.raises(OngeldigeOvergang, match="vanaf"):
        begin_hererkenning(erkenning, by=lid, at=NU)
    for ander in (maak_lid(maak_aanbieder()), make_gebruiker(Rol.BEHANDELAAR), beslisser()):
        with pytest.raises(GeenRecht):
            begin_hererkenning(erkenning, by=ander, at=BIJNA)
    aanvraag = begin_hererkenning(erkenning, by=lid, at=BIJNA)
    assert (aanvraag.soort, aanvraag.vorige_erkenning) == (Aanvraagsoort.HERERKENNING, erkenning)
    assert diff_sinds(aanvraag) == []
    with pytest.raises(OngeldigeOvergang, match=aanvraag.kenmerk):
        begin_hererkenning(erkenning, by=lid, at=BIJNA)


def test_the_next_recognition_begins_where_the_former_ends() -> None:
    erkenning = maak_erkenning()
    aanvraag = maak_aanvraag(
        Aanvraagstatus.TER_BESLUITVORMING,
        traject=erkenning.traject,
        soort=Aanvraagsoort.HERERKENNING,
        vorige_erkenning=erkenning,
    )
    assert eerste_dag(aanvraag, besloten_op=BIJNA.date()) == TOT
    after = TOT + timedelta(days=30)
    assert eerste_dag(aanvraag, besloten_op=after) == after
    common = {"motivering": "Weer goed.", "by": beslisser(), "at": BIJNA, "aanvraag": aanvraag}
    for fout in (TOT + timedelta(days=1), TOT - timedelta(days=1)):
        with pytest.raises(Domeinfout) as raised:
            grant_erkenning(erkenning.traject, geldig_van=fout, geldig_tot=date(2032, 9, 1), **common)  # type: ignore[arg-type]
        assert raised.value.veld == "geldig_van"
    nieuw = grant_erkenning(erkenning.traject, geldig_van=TOT, geldig_tot=date(2032, 9, 1), **common)  # type: ignore[arg-type]
    assert opnames(erkenning.traject) == [("erkend", VAN, TOT), ("erkend", TOT, date(2032, 9, 1))]
    for dag in (TOT - timedelta(days=1), TOT):
        assert Traject.objects.vermeld_op(dag).count() == 1
        assert Erkenning.objects.van_kracht_op(dag).count() == 1
    assert nieuw.versie_id == aanvraag.versie_id
    assert nieuw.kaderversie_id == aanvraag.kaderversie_id
    assert not check_hererkenning(erkenning, BIJNA.date()).open, "it has been granted"
