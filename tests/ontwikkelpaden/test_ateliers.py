"""Ateliers, who takes part, and what they plan: the verbs."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from napl.domain.bewijsstuk import Upload
from napl.enums import Rol, Sector
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Bestand, Gebeurtenis, Gebruiker
from ontwikkelpaden.domain.atelier import AtelierInvoer, change_atelier, load_ateliers, start_atelier
from ontwikkelpaden.domain.atelierdeelname import add_deelnemer, end_deelnemer, show_naam
from ontwikkelpaden.domain.atelierwerk import (
    BijeenkomstInvoer,
    WerkdocumentInvoer,
    add_werkdocument,
    afdruk_van,
    begin_pad,
    change_bijeenkomst,
    change_werkdocument,
    plan_bijeenkomst,
)
from ontwikkelpaden.domain.bewerken import Tekstconflict
from ontwikkelpaden.domain.pad import PadInvoer, create_pad
from ontwikkelpaden.domain.padversie import create_padversie
from ontwikkelpaden.domain.queries.ateliers import group_deelnemers, list_ateliers, list_deelnemers
from ontwikkelpaden.enums import AtelierRol, PadSoort, PadStatus
from ontwikkelpaden.models import Atelier, Atelierbijeenkomst, Atelierdeelnemer, Werkdocument
from tests.bestanden import VERLOOPT, make_pdf_bytes, upload
from tests.factories import NU, VANDAAG, GebruikerFactory, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import BEGIN, coordinator, end_deelname, maak_atelier, maak_deelnemer
from tests.ontwikkelpaden.bouw import inhoud, maak_pad

pytestmark = pytest.mark.django_db
MORGEN = VANDAAG + timedelta(days=1)


def fresh(gebruiker: Gebruiker) -> Gebruiker:
    """Read an account again: what it may do is remembered per object."""
    return Gebruiker.objects.get(pk=gebruiker.pk)


def test_the_six_of_the_programme_are_loaded_once() -> None:
    assert load_ateliers(at=NU) == {"aangemaakt": 6, "ongewijzigd": 0}
    Atelier.objects.filter(slug="po-rollen").update(naam="Door het bureau genoemd")
    gebeurtenissen = Gebeurtenis.objects.count()

    assert load_ateliers(at=NU) == {"aangemaakt": 0, "ongewijzigd": 6}

    assert {(a.sector, a.soort) for a in Atelier.objects.all()} == {
        (sector.value, soort.value) for sector in Sector for soort in PadSoort
    }
    assert Atelier.objects.get(slug="po-rollen").naam == "Door het bureau genoemd"
    assert Gebeurtenis.objects.count() == gebeurtenissen


def test_ateliers_stand_by_kind_and_sector() -> None:
    load_ateliers(at=NU)

    assert [atelier.slug for atelier in list_ateliers(VANDAAG)] == [
        "po-rollen",
        "vo-rollen",
        "mbo-rollen",
        "po-competentieniveaus",
        "vo-competentieniveaus",
        "mbo-competentieniveaus",
    ]


def test_one_atelier_per_sector_and_kind_runs() -> None:
    maak_atelier()
    with pytest.raises(Domeinfout, match="al een atelier"):
        maak_atelier("vo-rollen-twee")

    Atelier.objects.update(beeindigd_op=date(2026, 6, 1))
    assert maak_atelier("vo-rollen-twee")


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.ATELIERLID, Rol.BEHANDELAAR])
def test_only_who_manages_paths_starts_or_changes_one(rol: Rol) -> None:
    atelier, by = maak_atelier(), make_gebruiker(rol)
    invoer = AtelierInvoer("Anders", Sector.VO, PadSoort.ROL, "Anders.", BEGIN)

    with pytest.raises(GeenRecht):
        start_atelier("ander", AtelierInvoer("A", Sector.PO, PadSoort.ROL, "B", BEGIN), by=by, at=NU)
    with pytest.raises(GeenRecht):
        change_atelier(atelier, invoer, by=by, at=NU)

    atelier.refresh_from_db()
    assert (atelier.naam, Atelier.objects.count()) == ("Atelier vo-rollen", 1)
    assert change_atelier(atelier, invoer, by=coordinator(), at=NU)
    assert not change_atelier(atelier, invoer, by=coordinator(), at=NU)


def test_a_verbinder_manages_the_own_atelier_only() -> None:
    atelier, ander = maak_atelier(), maak_atelier("po-rollen", Sector.PO)
    verbinder, nieuw = maak_deelnemer(atelier, AtelierRol.VERBINDER), GebruikerFactory.create()

    made = add_deelnemer(
        atelier, gebruiker=nieuw, rol=AtelierRol.EXPERT, geldig_van=VANDAAG, by=verbinder, at=NU
    )
    with pytest.raises(GeenRecht):
        add_deelnemer(ander, gebruiker=nieuw, rol=AtelierRol.EXPERT, geldig_van=VANDAAG, by=verbinder, at=NU)
    with pytest.raises(GeenRecht):
        end_deelnemer(made, per=MORGEN, by=maak_deelnemer(atelier), at=NU)

    assert [row.gebruiker for row in list_deelnemers(ander, VANDAAG)] == []


def test_nobody_takes_part_twice_at_a_time() -> None:
    atelier = maak_atelier()
    lid = maak_deelnemer(atelier)

    with pytest.raises(Domeinfout, match="doet al mee"):
        add_deelnemer(
            atelier, gebruiker=lid, rol=AtelierRol.EXPERT, geldig_van=VANDAAG, by=coordinator(), at=NU
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Atelierdeelnemer.objects.create(
            atelier=atelier, gebruiker=lid, rol=AtelierRol.EXPERT, geldig_van=VANDAAG
        )


def test_who_ended_is_out_from_that_day_on_and_can_come_back() -> None:
    atelier = maak_atelier()
    lid = maak_deelnemer(atelier)
    deelnemer = Atelierdeelnemer.objects.get()

    end_deelnemer(deelnemer, per=VANDAAG, by=coordinator(), at=NU)

    assert list_deelnemers(atelier, VANDAAG) == []
    assert list_deelnemers(atelier, VANDAAG - timedelta(days=1)) == [deelnemer]
    assert add_deelnemer(atelier, gebruiker=lid, rol=AtelierRol.LERAAR, geldig_van=VANDAAG, by=None, at=NU)


def test_a_name_is_public_only_when_its_owner_says_so() -> None:
    atelier = maak_atelier()
    lid, ander = maak_deelnemer(atelier), maak_deelnemer(atelier)
    deelnemer = Atelierdeelnemer.objects.get(gebruiker=lid)

    for by in (coordinator(), ander, maak_deelnemer(atelier, AtelierRol.VERBINDER)):
        with pytest.raises(GeenRecht):
            show_naam(deelnemer, toont=True, by=by, at=NU)
    show_naam(deelnemer, toont=True, by=lid, at=NU)

    leraren = group_deelnemers(list_deelnemers(atelier, VANDAAG))[0]
    assert (leraren.aantal, leraren.namen, leraren.zonder_naam) == (2, (lid.naam,), 1)


def test_a_path_begins_with_the_sector_and_kind_of_its_atelier() -> None:
    atelier = maak_atelier(soort=PadSoort.COMPETENTIENIVEAU)
    lid = maak_deelnemer(atelier)
    maak_pad("coach", naam="Coach")

    versie = begin_pad(atelier, naam=" Coach ", omschrijving="Helpt.", by=lid, at=NU, peildatum=VANDAAG)

    assert (versie.pad.slug, versie.pad.naam, versie.nummer) == ("coach-2", "Coach", 1)
    assert (versie.pad.soort, versie.pad.sectoren) == (PadSoort.COMPETENTIENIVEAU, ["vo"])
    assert (versie.status, versie.pad.atelier) == (PadStatus.CONCEPT, atelier)


@pytest.mark.parametrize(("naam", "omschrijving", "veld"), [("", "x", "naam"), ("x", " ", "omschrijving")])
def test_a_path_needs_a_name_and_a_purpose(naam: str, omschrijving: str, veld: str) -> None:
    atelier = maak_atelier()
    with pytest.raises(Domeinfout) as fout:
        begin_pad(
            atelier,
            naam=naam,
            omschrijving=omschrijving,
            by=maak_deelnemer(atelier),
            at=NU,
            peildatum=VANDAAG,
        )
    assert fout.value.veld == veld


def test_a_stopped_atelier_begins_nothing() -> None:
    atelier = maak_atelier()
    lid = maak_deelnemer(atelier)
    Atelier.objects.update(beeindigd_op=VANDAAG)

    for by in (fresh(lid), coordinator()):
        with pytest.raises(Domeinfout):
            begin_pad(atelier, naam="A", omschrijving="B", by=by, at=NU, peildatum=VANDAAG)


def test_a_version_is_written_by_who_takes_part_now() -> None:
    atelier = maak_atelier()
    pad = maak_pad()
    pad.atelier = atelier
    pad.save()
    lid, oud = maak_deelnemer(atelier), maak_deelnemer(atelier)
    end_deelname(oud)
    vreemd = maak_deelnemer(maak_atelier("po-rollen", Sector.PO))

    assert create_padversie(pad, inhoud(), by=lid, at=NU).nummer == 1
    for by in (oud, vreemd, make_gebruiker(Rol.ATELIERLID)):
        with pytest.raises(GeenRecht):
            create_padversie(pad, inhoud(), by=by, at=NU)
    assert pad.versies.count() == 1


def test_a_path_without_an_atelier_is_the_bureaus() -> None:
    lid = maak_deelnemer(maak_atelier())
    pad = maak_pad()

    with pytest.raises(GeenRecht):
        create_padversie(pad, inhoud(), by=lid, at=NU)
    with pytest.raises(GeenRecht):
        create_pad("los", PadInvoer("Los", PadSoort.ROL, (Sector.PO,)), by=lid, at=NU)
    assert create_padversie(pad, inhoud(), by=coordinator(), at=NU)


def test_a_meeting_is_somewhere_and_ends_after_it_begins() -> None:
    atelier = maak_atelier()
    lid = maak_deelnemer(atelier)
    eind = NU + timedelta(hours=2)

    for invoer, veld in (
        (BijeenkomstInvoer(NU, NU, plaats="Utrecht"), "eind"),
        (BijeenkomstInvoer(NU, eind), "plaats"),
        (BijeenkomstInvoer(NU, eind, link="geen adres"), "link"),
    ):
        with pytest.raises(Domeinfout) as fout:
            plan_bijeenkomst(atelier, invoer, by=lid, at=NU)
        assert fout.value.veld == veld
    assert not Atelierbijeenkomst.objects.exists()
    assert plan_bijeenkomst(atelier, BijeenkomstInvoer(NU, eind, plaats="Utrecht"), by=lid, at=NU)


def test_two_who_write_one_report_do_not_lose_one() -> None:
    atelier = maak_atelier()
    een, twee = maak_deelnemer(atelier), maak_deelnemer(atelier)
    eind = NU + timedelta(hours=2)
    ding = plan_bijeenkomst(atelier, BijeenkomstInvoer(NU, eind, plaats="Utrecht"), by=een, at=NU)
    basis = afdruk_van(ding)

    change_bijeenkomst(
        ding, BijeenkomstInvoer(NU, eind, "Utrecht", verslag="Van een."), basis=basis, by=een, at=NU
    )
    with pytest.raises(Tekstconflict):
        change_bijeenkomst(
            ding, BijeenkomstInvoer(NU, eind, "Utrecht", verslag="Van twee."), basis=basis, by=twee, at=NU
        )

    ding.refresh_from_db()
    assert ding.verslag == "Van een."
    assert "verslag" not in str(Gebeurtenis.objects.filter(soort="atelierbijeenkomst.gepland").values())


def test_a_document_holds_something_and_is_of_its_atelier() -> None:
    atelier, ander = maak_atelier(), maak_atelier("po-rollen", Sector.PO)
    lid = maak_deelnemer(atelier)

    with pytest.raises(Domeinfout, match="link"):
        add_werkdocument(atelier, WerkdocumentInvoer("Leeg"), by=lid, at=NU)
    with pytest.raises(GeenRecht):
        add_werkdocument(ander, WerkdocumentInvoer("Klad", tekst="x"), by=lid, at=NU)
    document = add_werkdocument(atelier, WerkdocumentInvoer("Klad", tekst="x"), by=lid, at=NU)

    assert list(Werkdocument.objects.all()) == [document]
    assert not document.openbaar


def _upload(naam: str) -> Upload:
    return Upload(upload(make_pdf_bytes(), naam), VERLOOPT)


def test_two_who_replace_one_file_do_not_lose_one(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    atelier = maak_atelier()
    een, twee = maak_deelnemer(atelier), maak_deelnemer(atelier)
    invoer = WerkdocumentInvoer("Klad")
    ding = add_werkdocument(atelier, invoer, upload=_upload("eerste.pdf"), by=een, at=NU)
    basis = afdruk_van(ding)

    change_werkdocument(ding, invoer, basis=basis, upload=_upload("van een.pdf"), by=een, at=NU)
    with pytest.raises(Tekstconflict):
        change_werkdocument(ding, invoer, basis=basis, upload=_upload("van twee.pdf"), by=twee, at=NU)

    assert [row.naam for row in Bestand.objects.all()] == ["van een.pdf"]


def test_an_atelier_cannot_fill_the_disk(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.BESTANDEN_MAX_BYTES_PER_PERSOON = len(make_pdf_bytes())
    atelier = maak_atelier()
    lid = maak_deelnemer(atelier)
    add_werkdocument(atelier, WerkdocumentInvoer("Een"), upload=_upload("a.pdf"), by=lid, at=NU)
    with pytest.raises(Domeinfout, match="Dit atelier bewaart") as fout:
        add_werkdocument(atelier, WerkdocumentInvoer("Twee"), upload=_upload("b.pdf"), by=lid, at=NU)
    assert fout.value.veld == "bestand"
    assert Bestand.objects.count() == 1
