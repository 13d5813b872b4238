"""Runs: again, as a trial, after a crash, two at once; what changes and what is left alone."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.forms.models import model_to_dict

from napl.domain.verwerking import report_progress
from napl.enums import Rol
from napl.fouten import AlBezig
from napl.models import Gebeurtenis, Verwerking
from register.domain.invoer import uitvoeren
from register.domain.invoer.aanbieders import Aanbiedermap
from register.domain.invoer.uitvoeren import run_import
from register.domain.invoer.woorden import load_woordenlijst
from register.domain.opname import close_opname, open_opname
from register.domain.traject import Trajectgegevens, withdraw_traject, write_concept
from register.domain.uitvoering import Uitvoeringgegevens, add_uitvoering
from register.enums import OpnameSoort, Uitkomst, UitvoeringStatus
from register.models import Aanbieder, Importregel, Opname, Prijs, Traject, Uitvoering, Zoekdocument
from tests.factories import NU, VANDAAG, AanbiederFactory, make_gebruiker, make_traject
from tests.register.invoer.hulp import GOED, KOP, importeer, vraag_aan, write_csv, write_xlsx

pytestmark = pytest.mark.django_db


def rijen(aantal: int) -> list[tuple[str, ...]]:
    return [(f"Training {n}", *GOED[1:]) for n in range(aantal)]


def uitkomsten(regels: list[Importregel]) -> list[str]:
    return [regel.uitkomst for regel in regels]


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_a_new_row_becomes_a_listed_traject_with_everything(tmp_path: Path) -> None:
    kop = (*KOP, "ec", "studielast_uren", "start_datum", "eind_datum", "leeruitkomsten", "url", "kvk")
    rij = (
        *GOED[:6],
        "Utrecht / online",
        "2",
        "56",
        "01-03-2027",
        "01-06-2027",
        "a; b",
        "https://x.nl",
        "27312152",
    )
    _, (regel,) = importeer(write_csv(tmp_path / "a.csv", rij, kop=kop))
    traject = Traject.objects.vermeld_op(VANDAAG).get()
    versie, uitvoering = traject.live, Uitvoering.objects.get()
    assert versie is not None
    assert regel.traject == traject
    assert (traject.slug, traject.gecontroleerd_op) == ("training-rekenen-rekenhuis", VANDAAG)
    assert (versie.studielast_waarde, versie.studielast_eenheid) == (Decimal(2), "ec")
    assert versie.studielast_uren == 56
    assert (versie.sectoren, versie.vorm, versie.leeruitkomsten) == (["po"], "non-formeel", ["a", "b"])
    assert (uitvoering.plaats, uitvoering.locatie, uitvoering.prijs) == ("Utrecht", "hybride", Decimal(950))
    assert (uitvoering.instroom, uitvoering.start_datum) == ("vaste-start", date(2027, 3, 1))
    assert Opname.objects.get().soort == OpnameSoort.IN_KAART
    assert Zoekdocument.objects.filter(traject=traject).exists()
    assert any("stond nog niet in het register" in item for item in regel.opmerkingen)


def test_many_at_once_write_what_the_verbs_write(tmp_path: Path) -> None:
    importeer(write_csv(tmp_path / "a.csv", GOED))
    bulk = Traject.objects.get()
    verb = make_traject(
        GOED[0],
        aanbieders=[Aanbieder.objects.get()],
        geldig_van=VANDAAG,
        sectoren=("po",),
        vorm="non-formeel",
        soort="training",
    )
    add_uitvoering(
        verb, Uitvoeringgegevens(plaats="Utrecht", prijs=Decimal(950)), regios=[], at=NU, uit_import=True
    )
    assert written(bulk) == written(verb)


def written(traject: Traject) -> dict[str, Any]:
    """Return everything that hangs on a traject but the ids."""
    traject.refresh_from_db()
    uitvoering = traject.uitvoeringen.get()
    things = [traject.live, traject.opnames.get(), uitvoering, uitvoering.prijzen.get()]
    own = {"id", "traject", "uitvoering", "vakken"}
    log = Gebeurtenis.objects.filter(onderwerp_soort="register.traject", onderwerp_id=traject.pk)
    log = log | Gebeurtenis.objects.filter(soort__startswith="uitvoering.", onderwerp_id=uitvoering.pk)
    return {
        "rijen": [_plain(thing, own) for thing in things if thing],
        "aanbieders": list(traject.trajectaanbieders.values_list("aanbieder", "volgorde")),
        "log": sorted((item.soort, *sorted(item.gegevens)) for item in log),
        "vector": str(Zoekdocument.objects.get(traject=traject).vector),
    }


def _plain(thing: Model, own: set[str]) -> dict[str, Any]:
    return {k: v for k, v in model_to_dict(thing).items() if k not in own and not isinstance(v, datetime)}


def test_again_changes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *rijen(5))
    importeer(path)
    before = {k: v for k, v in counts().items() if not k.startswith(("napl.", "register.Import"))}
    _, regels = importeer(path)
    assert set(uitkomsten(regels)) == {Uitkomst.ONGEWIJZIGD}
    assert {k: v for k, v in counts().items() if k in before} == before


def test_a_workbook_equals_its_csv(tmp_path: Path) -> None:
    kop = (*KOP, "ec", "start_datum")
    rij = (*GOED[:5], "950.5", "Utrecht", "2", "2027-03-01")
    importeer(write_csv(tmp_path / "a.csv", rij, kop=kop))
    _, regels = importeer(
        write_xlsx(tmp_path / "a.xlsx", (*GOED[:5], 950.5, "Utrecht", 2.0, date(2027, 3, 1)), kop=kop)
    )
    assert uitkomsten(regels) == [Uitkomst.ONGEWIJZIGD]
    semicolons = write_csv(tmp_path / "b.csv", rij, kop=kop, teken=";")
    semicolons.write_bytes(b"\xef\xbb\xbf" + semicolons.read_bytes().replace(b"\n", b"\r\n"))
    assert uitkomsten(importeer(semicolons)[1]) == [Uitkomst.ONGEWIJZIGD]


def test_a_trial_writes_nothing_of_the_register(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *rijen(3), ("", *GOED[1:]))
    own = ("napl.", "register.Import")
    before = {k: v for k, v in counts().items() if not k.startswith(own)}
    _, proef = importeer(path, is_proef=True)
    assert {k: v for k, v in counts().items() if not k.startswith(own)} == before
    _, echt = importeer(path)
    told = [(regel.regelnummer, regel.uitkomst, regel.reden, regel.opmerkingen) for regel in echt]
    assert [(regel.regelnummer, regel.uitkomst, regel.reden, regel.opmerkingen) for regel in proef] == told


def test_a_changed_row_makes_a_version_and_a_changed_price_does_not(tmp_path: Path) -> None:
    importeer(write_csv(tmp_path / "a.csv", GOED))
    _, regels = importeer(write_csv(tmp_path / "b.csv", (*GOED[:5], "1000", GOED[6])))
    traject = Traject.objects.get()
    assert uitkomsten(regels) == [Uitkomst.GEWIJZIGD]
    assert traject.versies.count() == 1
    assert list(Prijs.objects.order_by("pk").values_list("bedrag", flat=True)) == [950, 1000]
    _, regels = importeer(write_csv(tmp_path / "c.csv", (*GOED[:4], "cursus", "1000", GOED[6])))
    traject.refresh_from_db()
    assert (traject.versies.count(), traject.live and traject.live.soort) == (2, "cursus")
    assert Opname.objects.count() == 1


def test_places_that_leave_the_file_are_cancelled_and_new_ones_added(tmp_path: Path) -> None:
    importeer(write_csv(tmp_path / "a.csv", (*GOED[:6], "Utrecht; Zwolle")))
    importeer(write_csv(tmp_path / "b.csv", (*GOED[:6], "Zwolle / Gouda")))
    stand = dict(Uitvoering.objects.values_list("plaats", "status"))
    assert stand == {
        "Utrecht": UitvoeringStatus.GEANNULEERD,
        "Zwolle": UitvoeringStatus.OPEN,
        "Gouda": UitvoeringStatus.OPEN,
    }


def test_what_was_judged_withdrawn_or_written_by_others_is_left_alone(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", *rijen(3), GOED)
    importeer(path)
    erkend, ingetrokken, concept, _ = Traject.objects.order_by("pk")
    open_opname(erkend, OpnameSoort.ERKEND, geldig_van=VANDAAG, geldig_tot=None, grond="erkenning:1", at=NU)
    withdraw_traject(ingetrokken, reden="Bestaat niet meer.", by=make_gebruiker(Rol.BESLISSER), at=NU)
    write_concept(concept, Trajectgegevens(naam="Nieuw"))
    eigen = make_traject("Eigen traject", aanbieders=[Aanbieder.objects.get()])
    assert uitkomsten(importeer(path)[1]) == ["ongewijzigd", "geweigerd", "ongewijzigd", "ongewijzigd"]
    anders = [(rij[0], *GOED[1:4], "cursus", *GOED[5:]) for rij in [*rijen(3), GOED, ("Eigen traject",)]]
    _, regels = importeer(write_csv(tmp_path / "b.csv", *anders))
    assert uitkomsten(regels) == ["geweigerd", "geweigerd", "geweigerd", "gewijzigd", "geweigerd"]
    assert [regel.reden.split(".")[0] for regel in regels[:3]] == [
        "Dit traject is beoordeeld en erkend",
        "Dit traject is ingetrokken",
        "Iemand werkt aan een nieuwe versie van dit traject",
    ]
    assert eigen.slug in regels[4].reden


def test_what_somebody_took_off_the_list_is_not_put_back(tmp_path: Path) -> None:
    importeer(write_csv(tmp_path / "a.csv", GOED))
    traject = Traject.objects.get()
    Opname.objects.update(geldig_van=date(2026, 1, 1))
    close_opname(traject, per=VANDAAG, reden="Onjuist.", at=NU)
    _, (regel,) = importeer(write_csv(tmp_path / "b.csv", (*GOED[:4], "cursus", *GOED[5:])))
    assert "zet het niet terug" in regel.opmerkingen[-1]
    assert not Traject.objects.vermeld_op(VANDAAG).exists()


def test_a_crash_in_a_batch_leaves_no_half_row_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(tmp_path / "a.csv", *rijen(7), rijen(1)[0])
    opdracht = vraag_aan(path)
    monkeypatch.setattr(uitvoeren, "BATCH", 3)
    calls = []

    def die(*args: Any, **kwargs: Any) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        report_progress(*args, **kwargs)

    monkeypatch.setattr(uitvoeren, "report_progress", die)
    with pytest.raises(KeyboardInterrupt):
        run_import(opdracht.verwerking_id, nu=lambda: NU)
    assert Traject.objects.count() == Importregel.objects.count() == 3
    assert Verwerking.objects.get().is_open

    verwerking = run_import(opdracht.verwerking_id, nu=lambda: NU)
    assert (verwerking.status, verwerking.pogingen, verwerking.klaar) == ("afgerond", 2, 8)
    assert verwerking.tellingen == {"gemaakt": 7, "geweigerd": 1, "opmerkingen": 7}
    assert "regel 2" in opdracht.regels.get(regelnummer=9).reden
    assert Traject.objects.count() == Uitvoering.objects.count() == 7
    assert Gebeurtenis.objects.filter(soort="traject.opgenomen").count() == 7


def test_a_trial_that_broke_off_starts_over(tmp_path: Path) -> None:
    opdracht = vraag_aan(write_csv(tmp_path / "a.csv", *rijen(3)), is_proef=True)
    Importregel.objects.create(opdracht=opdracht, regelnummer=2, uitkomst=Uitkomst.GEMAAKT)
    assert run_import(opdracht.verwerking_id, nu=lambda: NU).klaar == 3


def test_a_run_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    opdracht = vraag_aan(write_csv(tmp_path / "a.csv", GOED))
    run_import(opdracht.verwerking_id, nu=lambda: NU)
    with pytest.raises(AlBezig):
        run_import(opdracht.verwerking_id, nu=lambda: NU)


def test_a_file_that_is_gone_fails_the_run(tmp_path: Path) -> None:
    opdracht = vraag_aan(write_csv(tmp_path / "a.csv", GOED))
    Path(opdracht.bestand.path).unlink()
    verwerking = run_import(opdracht.verwerking_id, nu=lambda: NU)
    assert verwerking.fout == "Het bestand is er niet meer."


def test_unknown_columns_are_told_with_the_first_row(tmp_path: Path) -> None:
    _, regels = importeer(write_csv(tmp_path / "a.csv", ("A", "1"), ("B", "2"), kop=("naam", "kleur")))
    assert "‘kleur’" in regels[0].opmerkingen[0]
    assert regels[1].opmerkingen == []
    assert not Uitvoering.objects.exists()


def test_ec_and_hours_that_differ_give_the_hours_and_a_remark(tmp_path: Path) -> None:
    _, (regel,) = importeer(
        write_csv(tmp_path / "a.csv", ("A", "60", "1500"), kop=("naam", "ec", "studielast_uren"))
    )
    versie = Traject.objects.get().live
    assert versie is not None
    assert (versie.studielast_uren, versie.studielast_eenheid) == (1500, "uur")
    assert "60 EC is 1680 uur" in regel.opmerkingen[0]


def test_the_number_of_queries_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def queries(aantal: int, naam: str) -> int:
        path = write_csv(tmp_path / naam, *[(f"{naam} {n}", *GOED[1:]) for n in range(aantal)])
        connection.force_debug_cursor = True
        connection.queries_log.clear()
        importeer(path)
        connection.force_debug_cursor = False
        return len(connection.queries)

    importeer(write_csv(tmp_path / "eerst.csv", GOED))
    assert queries(5, "vijf") == queries(50, "vijftig")


def test_aanbieders_are_found_split_and_taken_in(tmp_path: Path) -> None:
    geheel = AanbiederFactory.create(naam="Hogeschool Utrecht", vergelijknaam="hogeschool utrecht")
    cellen = ["HU", "hogeschool  UTRECHT / Nieuw Huis", "Hogeschool Utrecht (Lab)", "Ander (Deel)", ""]
    _, regels = importeer(
        write_csv(
            tmp_path / "a.csv", *[(f"T{n}", cel) for n, cel in enumerate(cellen)], kop=("naam", "aanbieder")
        )
    )
    namen = [
        list(regel.traject.aanbieders.values_list("naam", flat=True)) for regel in regels if regel.traject
    ]
    assert namen == [
        ["Hogeschool Utrecht"],
        ["Hogeschool Utrecht", "Nieuw Huis"],
        ["Hogeschool Utrecht (Lab)"],
        ["Ander (Deel)"],
        [],
    ]
    assert Aanbieder.objects.get(naam="Hogeschool Utrecht (Lab)").onderdeel_van == geheel
    assert "lijkt een onderdeel" in regels[3].opmerkingen[0]
    kaart = Aanbiedermap(load_woordenlijst())
    assert kaart.family("Hogeschool Utrecht (Lab)") == kaart.family("Hogeschool Utrecht")


def test_what_may_be_the_same_is_reported_and_kept_apart(tmp_path: Path) -> None:
    AanbiederFactory.create(naam="Huis", vergelijknaam="huis")
    rows = [
        ("Opleiding tot rekencoördinator", "Huis"),
        ("Opleiding rekencoördinator", "Huis (Academie)"),
        ("Opleiding rekencoordinatoren", "Huis"),
        ("Coaching 1", "Huis"),
        ("Coaching 2", "Huis"),
        ("Opleiding rekencoördinator", "Elders"),
    ]
    _, regels = importeer(write_csv(tmp_path / "a.csv", *rows, kop=("naam", "aanbieder")))
    verdacht = [any("Lijkt op" in item for item in regel.opmerkingen) for regel in regels]
    assert verdacht == [False, True, True, False, False, False]
    assert Traject.objects.count() == 6


def test_the_file_that_is_open_is_not_asked_for_twice(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", GOED)
    assert vraag_aan(path) == vraag_aan(path)
    assert vraag_aan(path, is_proef=True) != vraag_aan(path)
