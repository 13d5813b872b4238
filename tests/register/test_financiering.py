"""Funding as dated data: what may fit a traject and why, and never a promise."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from napl.models import Gebeurtenis
from ontwikkelpaden.enums import Niveau, PadStatus
from register.domain import financiering_laden
from register.domain.financiering import Trajectfeiten, fitting_regelingen, regeling_codes
from register.domain.financiering_laden import BESTAND, load_regelingen
from register.domain.opname import close_opname
from register.domain.ordening import GEGEVENS
from register.domain.queries.financiering import read_regelingen, regelingen_per_traject
from register.domain.traject import Typeringgegevens
from register.enums import BedragPer, OpnameSoort
from register.models import Financieringsregeling, Traject
from tests.factories import NU, VANDAAG, PadversieFactory, make_regeling, make_traject

NIEUWJAAR_2030 = date(2030, 1, 1)
MASTER = Trajectfeiten(sectoren=("po",), vorm="formeel", soort="master", accreditatie="nvao")


def why(feiten: Trajectfeiten, **velden: object) -> list[str]:
    found = fitting_regelingen(feiten, regelingen=[make_regeling(**velden)], peildatum=VANDAAG)
    return [kans.omdat for kans in found]


class TestTheRule:
    """Pure: no database."""

    def test_it_gives_the_reason_of_every_demand(self) -> None:
        feiten = Trajectfeiten(
            sectoren=("mbo", "vo"), vorm="formeel", soort="master", accreditatie="nvao", op_ontwikkelpad=True
        )
        assert why(feiten, soorten=["master"], accreditaties=["nvao"]) == [
            "het een master is en een accreditatie heeft (NVAO)"
        ]
        assert why(feiten, vormen=["formeel"], sectoren=["po", "vo"], vraagt_ontwikkelpad=True) == [
            "het formeel leren is, bedoeld is voor het voortgezet onderwijs en bij een ontwikkelpad past"
        ]
        assert why(feiten, sectoren=["po", "vo", "mbo"]) == [
            "het bedoeld is voor het voortgezet onderwijs en het middelbaar beroepsonderwijs"
        ]

    @pytest.mark.parametrize(
        "demand",
        [
            {"sectoren": ["po"]},
            {"vormen": ["formeel"]},
            {"soorten": ["master"]},
            {"accreditaties": ["nvao"]},
            {"vraagt_ontwikkelpad": True},
            {"vraagt_erkenning": True},
        ],
        ids=lambda demand: next(iter(demand)),
    )
    def test_what_is_unknown_never_fits(self, demand: dict[str, object]) -> None:
        everything = Trajectfeiten(("po",), "formeel", "master", "nvao", op_ontwikkelpad=True, is_erkend=True)
        assert len(why(everything, **demand)) == 1
        assert why(Trajectfeiten(), **demand) == []

    def test_one_demand_that_is_not_met_is_enough_to_refuse(self) -> None:
        post_hbo = Trajectfeiten(("po",), "non-formeel", "post-hbo", "nvao")
        assert why(post_hbo, soorten=["master"], accreditaties=["nvao"]) == []
        assert why(MASTER, sectoren=["po"], vraagt_erkenning=True) == []

    def test_the_period_has_an_exclusive_end(self) -> None:
        regeling = make_regeling(sectoren=["po"], geldig_van=VANDAAG, geldig_tot=VANDAAG + timedelta(days=1))

        def codes(peildatum: date) -> tuple[str, ...]:
            return regeling_codes(MASTER, regelingen=[regeling], peildatum=peildatum)

        assert codes(VANDAAG) == ("proef",)
        assert codes(VANDAAG - timedelta(days=1)) == codes(VANDAAG + timedelta(days=1)) == ()


@pytest.mark.django_db
class TestTheData:
    def test_loading_twice_changes_nothing(self) -> None:
        first = load_regelingen(at=NU)
        assert first == Financieringsregeling.objects.count() == Gebeurtenis.objects.count() > 0
        assert load_regelingen(at=NU) == 0
        assert Gebeurtenis.objects.count() == first

    def test_a_changed_row_is_written_and_a_row_that_left_the_file_stays(self, tmp_path: Path) -> None:
        load_regelingen(at=NU)
        header, *lines = (GEGEVENS / BESTAND).read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [line.replace(",525,jaar,", ",530,jaar,") for line in lines if line.startswith("cao-po,")]
        (tmp_path / BESTAND).write_text("".join([header, *changed]), encoding="utf-8")
        before = Financieringsregeling.objects.count()
        assert load_regelingen(at=NU, folder=tmp_path) == 1
        assert Financieringsregeling.objects.get(slug="cao-po").bedrag == 530
        assert Financieringsregeling.objects.count() == before

    def test_a_row_that_cannot_be_is_named_and_nothing_is_stored(self, tmp_path: Path) -> None:
        text = (GEGEVENS / BESTAND).read_text(encoding="utf-8")
        (tmp_path / BESTAND).write_text(text.replace(",master,nvao,", ",mastre,nvao,"), encoding="utf-8")
        with pytest.raises(ValueError, match=r"line 5: .*mastre"):
            load_regelingen(at=NU, folder=tmp_path)
        assert not Financieringsregeling.objects.exists()

    def test_the_figures_are_those_of_the_sources_and_no_others(self) -> None:
        load_regelingen(at=NU)
        known = {
            (row.slug, row.geldig_van.year): (row.bedrag, row.bedrag_per, row.uren_per_jaar)
            for row in Financieringsregeling.objects.all()
        }
        assert known == {
            ("cao-po", 2024): (Decimal(525), BedragPer.JAAR, 123),
            ("cao-vo", 2024): (None, "", None),
            ("cao-mbo", 2024): (None, "", None),
            ("lerarenbeurs", 2024): (None, "", None),
            ("napl-deelname", 2026): (Decimal(2500), BedragPer.PERSOON, None),
            ("napl-deelname", 2030): (None, "", None),
        }

    def test_a_figure_in_words_is_a_figure_in_its_column(self) -> None:
        """Nobody changes the number and forgets the sentence."""
        load_regelingen(at=NU)
        for row in Financieringsregeling.objects.exclude(bedrag=None):
            assert f"{row.bedrag:,.0f}".replace(",", ".") in row.geeft
            assert row.uren_per_jaar is None or f"{row.uren_per_jaar} uur" in row.geeft

    def test_the_command_loads_the_file(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        call_command("load_regelingen")
        assert capsys.readouterr().out == f"gewijzigd: {Financieringsregeling.objects.count()}\n"
        assert Financieringsregeling.objects.exists()
        call_command("load_regelingen")
        assert capsys.readouterr().out == "gewijzigd: 0\n"
        monkeypatch.setattr(financiering_laden, "BESTAND", "werkzame_aanpakken.csv")
        with pytest.raises(CommandError, match=r"aanpakken\.csv, line 2"):
            call_command("load_regelingen")

    def test_every_row_of_the_file_explains_itself_to_a_reviewer(self) -> None:
        with (GEGEVENS / BESTAND).open(encoding="utf-8", newline="") as file:
            assert all(row["toelichting"] and row["bron"] for row in csv.DictReader(file))

    @pytest.mark.parametrize(
        "velden",
        [
            {},  # it asks nothing, so it would fit everything
            {"sectoren": ["po"], "bron": ""},
            {"sectoren": ["po"], "bedrag": Decimal(5)},
            {"sectoren": ["po"], "geldig_tot": date(2026, 1, 1)},
        ],
    )
    def test_the_database_refuses_what_cannot_be(self, velden: dict[str, object]) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            make_regeling(**velden).save()

    def test_a_regeling_has_one_content_at_a_time(self) -> None:
        make_regeling(sectoren=["po"]).save()
        with pytest.raises(IntegrityError), transaction.atomic():
            make_regeling(sectoren=["vo"], geldig_van=date(2027, 1, 1)).save()


def codes_of(traject: Traject, peildatum: date = VANDAAG) -> set[str]:
    return {kans.slug for kans in regelingen_per_traject([traject], peildatum)[traject.pk]}


@pytest.mark.django_db
class TestPerTraject:
    @pytest.fixture(autouse=True)
    def _regelingen(self) -> None:
        load_regelingen(at=NU)

    def make_formeel(self, **velden: Any) -> Traject:
        typering = Typeringgegevens(PadversieFactory.create(), Niveau.EXPERT)
        values: dict[str, Any] = {
            "vorm": "formeel",
            "opname": OpnameSoort.ERKEND,
            "typeringen": (typering,),
            **velden,
        }
        return make_traject(**values)

    def test_an_accredited_master_may_have_a_lerarenbeurs_and_a_post_hbo_may_not(self) -> None:
        master = make_traject(vorm="formeel", soort="master", accreditatie="nvao")
        post_hbo = make_traject(vorm="non-formeel", soort="post-hbo", accreditatie="cpion")
        unknown = make_traject(vorm="formeel", soort="master", accreditatie="")
        assert codes_of(master) == {"cao-po", "lerarenbeurs"}
        assert codes_of(post_hbo) == codes_of(unknown) == {"cao-po"}

    def test_the_cao_follows_the_sector(self) -> None:
        assert codes_of(make_traject(sectoren=("vo", "mbo"))) == {"cao-vo", "cao-mbo"}
        assert codes_of(make_traject(sectoren=())) == set()

    def test_the_deelnamevergoeding_needs_a_path_a_recognition_and_formal_learning(self) -> None:
        assert "napl-deelname" in codes_of(self.make_formeel())
        assert "napl-deelname" not in codes_of(self.make_formeel(opname=OpnameSoort.IN_KAART))
        assert "napl-deelname" not in codes_of(self.make_formeel(typeringen=()))
        assert "napl-deelname" not in codes_of(self.make_formeel(vorm="non-formeel"))

    def test_a_path_that_nobody_may_see_does_not_count(self) -> None:
        concept = PadversieFactory.create(status=PadStatus.CONCEPT, gepubliceerd_op=None, gepubliceerd_als="")
        traject = self.make_formeel(typeringen=(Typeringgegevens(concept, Niveau.EXPERT),))
        assert "napl-deelname" not in codes_of(traject)

    def test_the_figures_change_with_the_date(self) -> None:
        traject = self.make_formeel()
        before, after = (
            {kans.slug: kans.regeling for kans in regelingen_per_traject([traject], peildatum)[traject.pk]}
            for peildatum in (NIEUWJAAR_2030 - timedelta(days=1), NIEUWJAAR_2030)
        )
        assert before["napl-deelname"].bedrag == 2500
        assert after["napl-deelname"].bedrag is None
        assert codes_of(traject, date(2025, 12, 31)) == {"cao-po"}

    @pytest.mark.parametrize("aantal", [2, 12])
    def test_many_trajecten_cost_the_same_queries(
        self, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        made = [self.make_formeel(soort="master", accreditatie="nvao") for _ in range(aantal)]
        trajecten = list(Traject.objects.filter(pk__in=[traject.pk for traject in made]))
        with django_assert_num_queries(4):
            found = regelingen_per_traject(trajecten, VANDAAG)
        assert all(len(kansen) == 3 for kansen in found.values())

    def test_the_rule_gives_the_same_codes_as_the_page(self) -> None:
        feiten = Trajectfeiten(("po",), "formeel", "", "", op_ontwikkelpad=True, is_erkend=True)
        codes = regeling_codes(feiten, regelingen=read_regelingen(VANDAAG), peildatum=VANDAAG)
        assert set(codes) == codes_of(self.make_formeel()) == {"cao-po", "napl-deelname"}


@pytest.mark.django_db
class TestPageAndApi:
    @pytest.fixture(autouse=True)
    def _regelingen(self) -> None:
        load_regelingen(at=NU)

    def test_the_page_says_maybe_with_reason_condition_and_source(self, client: Client) -> None:
        traject = make_traject(soort="master", accreditatie="nvao")
        page = client.get(f"/trajecten/{traject.slug}/").content.decode()
        for text in (
            "Past mogelijk bij",
            "Het is geen belofte",
            "Omdat het een master is en een accreditatie heeft (NVAO).",
            "525 euro en 123 uur",
            "525 euro per jaar, 123 uur per jaar",
            "U bent een bevoegde leraar.",
            "https://www.duo.nl/particulier/lerarenbeurs/voorwaarden.jsp",
            "bekeken op",
        ):
            assert text in page, text
        assert "NAPL-deelnamevergoeding" not in page

    def test_nothing_that_fits_is_said(self, client: Client) -> None:
        page = client.get(f"/trajecten/{make_traject(sectoren=()).slug}/").content.decode()
        assert "Wij kennen geen regeling die bij dit traject past." in page

    def test_what_is_not_listed_gives_no_hope(self, client: Client) -> None:
        traject = make_traject(geldig_van=timezone.localdate() - timedelta(days=90))
        close_opname(traject, per=timezone.localdate() - timedelta(days=2), reden="Gestopt.", at=NU)
        page = client.get(f"/trajecten/{traject.slug}/").content.decode()
        assert "Past mogelijk bij" not in page
        assert "525" not in page

    def test_the_api_tells_the_same(self, client: Client) -> None:
        traject = make_traject(sectoren=("po",), soort="master", accreditatie="nvao")
        po, beurs = client.get(f"/api/v1/trajecten/{traject.slug}").json()["financiering"]
        assert (po["id"], po["bedrag"], po["bedragPer"], po["urenPerJaar"]) == ("cao-po", 525.0, "jaar", 123)
        assert po["omdat"] == "het bedoeld is voor het primair onderwijs"
        assert po["bron"].startswith("Domeinbeschrijving NAPL")
        assert (beurs["naam"], beurs["bedrag"], beurs["geldigTot"]) == ("Lerarenbeurs", None, None)
        assert "U bent een bevoegde leraar." in beurs["voorwaarden"]
