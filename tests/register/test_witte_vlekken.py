"""The gap matrix: its numbers against an independent count, and its page, file and command."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape

from napl.domain.verwerking import request_verwerking
from napl.enums import Rol, VerwerkingStatus
from napl.models import Regio, Verwerking
from napl.registers import Vraag, Vraagbron, vraagbronnen
from ontwikkelpaden.models import Padversie
from register.domain.dekking import run_witte_vlekken
from register.domain.queries.dekking import count_dekking, stored_tellingen
from register.domain.queries.matrix import GEEN_REGIO, HEEL_NEDERLAND, Matrix, build_matrix
from register.domain.traject import Typeringgegevens
from register.enums import OpnameSoort
from register.models import Dekking, Traject
from register.tasks.actualisatie import vraag_nachtwerk, witte_vlekken
from tests.factories import (
    NU,
    VANDAAG,
    OntwikkelpadFactory,
    PadversieFactory,
    RegioFactory,
    make_traject,
    make_uitvoering,
)
from tests.register.gemengd import make_gemengd

Cellen = dict[tuple[str, str, str, str], tuple[int, int]]
Clients = Callable[..., Client]


def in_period(thing: Any, peildatum: date) -> bool:
    return bool(thing.geldig_van <= peildatum and (thing.geldig_tot is None or peildatum < thing.geldig_tot))


def can_start(uitvoering: Any, peildatum: date) -> bool:
    if uitvoering.status not in {"open", "vol"}:
        return False
    if uitvoering.instroom == "vaste-start":
        return bool(uitvoering.start_datum >= peildatum)
    return uitvoering.instroom == "doorlopend" and (
        uitvoering.eind_datum is None or uitvoering.eind_datum >= peildatum
    )


def count_by_hand(peildatum: date) -> Cellen:
    """Count with loops, from what the words mean; shares nothing with the query."""
    pairs: dict[int, set[str]] = defaultdict(set)
    for versie in Padversie.objects.select_related("pad"):
        begun = versie.gepubliceerd_op is not None and versie.gepubliceerd_op.date() <= peildatum
        if begun and (versie.beeindigd_op is None or versie.beeindigd_op.date() > peildatum):
            pairs[versie.pad_id] |= set(versie.niveaus)
    regios = {regio.pk: regio for regio in Regio.objects.all() if in_period(regio, peildatum)}
    found: dict[tuple[str, str, str, str], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for traject in Traject.objects.filter(status="actief", live__isnull=False):
        soorten = {opname.soort for opname in traject.opnames.all() if in_period(opname, peildatum)}
        if not soorten or traject.live is None:
            continue
        (soort,) = soorten
        for typering in traject.live.typeringen.select_related("padversie__pad"):
            pad = typering.padversie.pad
            if typering.niveau not in pairs[pad.pk]:
                continue
            for sector in set(traject.live.sectoren) & set(pad.sectoren):
                for plek in places_of(traject, soort, sector, regios, peildatum):
                    found[pad.slug, typering.niveau, sector, plek][soort == "in-kaart"].add(traject.pk)
    return {key: (len(erkend), len(in_kaart)) for key, (erkend, in_kaart) in found.items()}


def places_of(
    traject: Traject, soort: str, sector: str, regios: dict[int, Regio], peildatum: date
) -> set[str]:
    places: set[str] = set()
    for uitvoering in traject.uitvoeringen.all():
        here = {
            regio.slug for regio in uitvoering.regios.all() if regio.pk in regios and sector in regio.sectoren
        }
        if soort == "erkend" and can_start(uitvoering, peildatum):
            places |= here or {GEEN_REGIO}
        if soort == "in-kaart" and uitvoering.status != "geannuleerd":
            places |= here
    if soort == "in-kaart" and not places:
        places = {GEEN_REGIO}
    return places | {HEEL_NEDERLAND} if places else places


def matrix_on(peildatum: date) -> Matrix:
    return build_matrix(peildatum, count_dekking(peildatum))


def filled(matrix: Matrix) -> Cellen:
    return {
        (cel.pad.slug, cel.niveau, cel.sector, cel.plek.slug): (cel.erkend, cel.in_kaart)
        for cel in matrix.cellen()
        if cel.erkend or cel.in_kaart
    }


def count_as_run(peildatum: date = VANDAAG) -> Verwerking:
    verwerking, _ = request_verwerking("witte-vlekken", str(peildatum), peildatum=peildatum, at=NU)
    run_witte_vlekken(verwerking.pk, nu=lambda: NU)
    verwerking.refresh_from_db()
    return verwerking


def make_cel(
    naam: str = "Rekenexpert", *, erkend: int = 1, in_kaart: int = 0, regios: list[Regio] | None = None
) -> Padversie:
    """Make a path for po with so many trajecten at level expert."""
    versie: Padversie = PadversieFactory.create(pad=OntwikkelpadFactory.create(naam=naam), niveaus=["expert"])
    for soort, aantal in ((OpnameSoort.ERKEND, erkend), (OpnameSoort.IN_KAART, in_kaart)):
        for number in range(aantal):
            traject = make_traject(
                f"{naam} {soort} {number}", opname=soort, typeringen=(Typeringgegevens(versie, "expert"),)
            )
            make_uitvoering(traject, regios=regios)
    return versie


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_the_numbers_equal_an_independent_count_on_several_dates(seed: int) -> None:
    make_gemengd(seed, aantal=60)
    totals = []
    for shift in (-31, 0, 1, 31, 450):
        peildatum = VANDAAG + timedelta(days=shift)
        expected = count_by_hand(peildatum)
        assert filled(matrix_on(peildatum)) == expected, shift
        assert len(count_dekking(peildatum)) == len(expected), "a cell beside the axes was counted"
        totals.append(sum(map(sum, expected.values())))
    assert max(totals) > 50  # the comparison is about something
    assert totals[0] == 0  # no path was published yet


@pytest.mark.django_db
def test_every_traject_of_the_country_is_found_in_some_place() -> None:
    make_gemengd(7, aantal=60)
    cellen = filled(matrix_on(VANDAAG))
    landelijk = {key[:3] for key in cellen if key[3] == HEEL_NEDERLAND}
    assert landelijk
    assert landelijk == {key[:3] for key in cellen if key[3] != HEEL_NEDERLAND}


@pytest.mark.django_db
def test_a_traject_in_two_regions_counts_once_in_the_country() -> None:
    noord, zuid = RegioFactory.create(slug="noord"), RegioFactory.create(slug="zuid")
    versie = make_cel(regios=[noord, zuid])
    slug = versie.pad.slug
    assert filled(matrix_on(VANDAAG)) == {
        (slug, "expert", "po", "noord"): (1, 0),
        (slug, "expert", "po", "zuid"): (1, 0),
        (slug, "expert", "po", HEEL_NEDERLAND): (1, 0),
    }


@pytest.mark.django_db
def test_not_judged_yet_and_no_offer_differ() -> None:
    judged, empty = make_cel("In kaart", erkend=0, in_kaart=2), make_cel("Leeg", erkend=0)
    matrix = matrix_on(VANDAAG)
    cellen = {cel.pad.slug: (cel.erkend, cel.in_kaart) for cel in matrix.cellen(plekken=[HEEL_NEDERLAND])}
    assert cellen == {judged.pad.slug: (0, 2), empty.pad.slug: (0, 0)}
    assert matrix.samenvatting().__dict__ == {"combinaties": 2, "zonder_erkend": 2, "in_kaart": 1}


@pytest.mark.django_db
def test_a_combination_exists_only_where_path_and_region_have_the_sector() -> None:
    make_cel()
    RegioFactory.create(slug="alleen-mbo", sectoren=["mbo"])
    RegioFactory.create(slug="voorbij", geldig_tot=VANDAAG)
    RegioFactory.create(slug="po-regio", sectoren=["po"])
    cellen = [(cel.sector, cel.plek.slug) for cel in matrix_on(VANDAAG).cellen()]
    assert cellen == [("po", HEEL_NEDERLAND), ("po", "po-regio"), ("po", GEEN_REGIO)]


@pytest.mark.django_db
def test_a_run_keeps_what_it_counted_and_a_second_attempt_changes_nothing() -> None:
    make_gemengd(3, aantal=40)
    run = count_as_run()
    assert run.status == VerwerkingStatus.AFGEROND
    assert set(stored_tellingen(run)) == set(count_dekking(VANDAAG))
    assert run.tellingen["cellen_geteld"] == Dekking.objects.filter(verwerking=run).count() > 0
    assert run_witte_vlekken(run.pk, nu=lambda: NU) is None
    again = count_as_run()
    assert again.pk != run.pk
    assert set(stored_tellingen(again)) == set(stored_tellingen(run))


@pytest.mark.django_db
def test_the_nightly_task_asks_for_one_run_and_the_run_task_does_it() -> None:
    vraag_nachtwerk("witte-vlekken")
    vraag_nachtwerk("witte-vlekken")
    run = Verwerking.objects.get()
    witte_vlekken(run.pk)
    run.refresh_from_db()
    assert run.status == VerwerkingStatus.AFGEROND


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/witte-vlekken/", "/witte-vlekken/per-regio/"])
def test_without_a_count_the_page_says_so(client: Client, url: str) -> None:
    verwerking, _ = request_verwerking("witte-vlekken", "x", peildatum=VANDAAG, at=NU)
    assert verwerking.is_open
    page = client.get(url)
    assert page.status_code == 200
    assert "Er is nog niet geteld" in page.content.decode()
    assert client.get("/witte-vlekken/witte-vlekken.csv").status_code == 404


@pytest.mark.django_db
def test_the_page_shows_the_numbers_with_links_to_the_search(client: Client) -> None:
    noord = RegioFactory.create(slug="noord", naam="Noord")
    versie = make_cel(erkend=2, in_kaart=3, regios=[noord])
    make_cel("Taalexpert", erkend=0)
    count_as_run()
    html = client.get("/witte-vlekken/", {"regio": "noord"}).content.decode()
    params = f"ontwikkelpad={versie.pad.slug}&niveau=expert&sector=po&regio=noord&opname="
    search = escape(f"/trajecten/?{params}")
    assert f'<a href="{search}{escape("erkend&startVan=2026-09-01")}">2<' in html
    assert f'<a href="{search}in-kaart">3 in kaart</a>' in html
    assert " ".join(html.split()).count("Voor <strong>1</strong> van de 2 combinaties") == 1
    assert "1 september 2026" in html
    assert "gevraagd" not in html.lower()


@pytest.mark.django_db
def test_the_page_shows_the_latest_date_and_not_an_open_run(client: Client) -> None:
    make_cel()
    count_as_run(VANDAAG)
    count_as_run(VANDAAG - timedelta(days=3))
    request_verwerking("witte-vlekken", "nieuwer", peildatum=VANDAAG + timedelta(days=1), at=NU)
    assert "1 september 2026</strong>" in client.get("/witte-vlekken/").content.decode()


@pytest.mark.django_db
def test_an_unknown_choice_is_explained_and_the_rest_holds(client: Client) -> None:
    make_cel()
    count_as_run()
    page = client.get("/witte-vlekken/?sector=po&niveau=meester&kleur=rood&regio=")
    html = page.content.decode()
    assert page.status_code == 200
    assert "Niveau: ‘meester’ is geen bekende waarde." in html
    assert "kleur: Dit filter bestaat niet." in html
    assert '<option value="po" selected>' in html
    assert "Voortgezet onderwijs</th>" not in html


@pytest.mark.django_db
def test_a_region_without_the_sector_says_so(client: Client) -> None:
    make_cel()
    RegioFactory.create(slug="alleen-mbo", sectoren=["mbo"])
    count_as_run()
    html = client.get("/witte-vlekken/?sector=po&regio=alleen-mbo").content.decode()
    assert "Deze combinatie bestaat niet" in html


@pytest.mark.django_db
def test_one_path_per_region(client: Client) -> None:
    noord, zuid = RegioFactory.create(naam="Noord"), RegioFactory.create(naam="Zuid", is_aanduiding=True)
    versie = make_cel(regios=[noord, zuid])
    count_as_run()
    html = client.get("/witte-vlekken/per-regio/", {"ontwikkelpad": versie.pad.slug}).content.decode()
    assert html.index("Heel Nederland</a>") < html.index("Noord</a>") < html.index("Zuid</a>")
    assert "* Dit is de naam van een gebied" in html


@pytest.mark.django_db
def test_htmx_gets_the_part_alone(client: Client) -> None:
    make_cel()
    count_as_run()
    part = client.get("/witte-vlekken/", headers={"HX-Request": "true", "HX-Target": "vlekken"})
    assert b"<html" not in part.content
    assert b"napl-hitte" in part.content
    assert "HX-Request" in part["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", ["/witte-vlekken/", "/witte-vlekken/per-regio/", "/witte-vlekken/witte-vlekken.csv"]
)
def test_the_number_of_queries_does_not_grow(
    client: Client, url: str, django_assert_num_queries: Callable[..., Any]
) -> None:
    """The latest run, its cells, the paths, the regions, and for a page what teams ask for."""
    for size in (5, 50):
        for number in range(size):
            make_cel(f"Pad {size} {number}", regios=[RegioFactory.create()])
        count_as_run()
        with django_assert_num_queries(4 if url.endswith("csv") else 5):
            b"".join(client.get(url)) if url.endswith("csv") else client.get(url)


@pytest.mark.django_db
def test_the_file_holds_every_cell_and_no_formula(client: Client) -> None:
    make_cel('=HYPERLINK("http://kwaad.test")', regios=[RegioFactory.create(naam="+Regio", slug="plus")])
    make_cel("Leeg", erkend=0)
    count_as_run()
    answer = client.get("/witte-vlekken/witte-vlekken.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="witte-vlekken-2026-09-01.csv"' in answer["Content-Disposition"]
    text = b"".join(answer).decode()
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == len(list(matrix_on(VANDAAG).cellen())) == 6
    assert {(row["regio"], row["erkend"]) for row in rows if row["pad"] == "leeg"} == {
        (HEEL_NEDERLAND, "0"),
        (GEEN_REGIO, "0"),
        ("plus", "0"),
    }
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


@pytest.mark.django_db
def test_the_command_writes_the_same_numbers_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    make_gemengd(5, aantal=40)
    call_command("report_witte_vlekken", "--peildatum", str(VANDAAG), "--format", "json")
    document = json.loads(capsys.readouterr().out)
    call_command("report_witte_vlekken", "--peildatum", str(VANDAAG), "--format", "csv")
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    from_json = {
        (cel["pad"], cel["niveau"], cel["sector"], cel["regio"]): (cel["erkend"], cel["inKaart"])
        for cel in document["cellen"]
    }
    from_csv = {
        (row["pad"], row["niveau"], row["sector"], row["regio"]): (int(row["erkend"]), int(row["in_kaart"]))
        for row in rows
    }
    assert from_json == from_csv
    assert {key: value for key, value in from_csv.items() if any(value)} == count_by_hand(VANDAAG)
    assert document["peildatum"] == str(VANDAAG)
    assert not Verwerking.objects.exists()


@pytest.mark.django_db
def test_before_the_first_path_the_report_is_empty_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    make_cel()
    call_command("report_witte_vlekken", "--peildatum", "2020-01-01")
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert "geen ontwikkelpad" in err


@pytest.mark.django_db
def test_only_the_bureau_can_count_again(client: Client, client_met: Clients) -> None:
    make_cel()
    count_as_run()
    url = "/witte-vlekken/tellen/"
    assert b"Nu opnieuw tellen" not in client.get("/witte-vlekken/").content
    assert client.post(url)["Location"].startswith("/account/")
    assert client_met(Rol.LERAAR).post(url).status_code == 403
    bureau = client_met(Rol.BEHANDELAAR)
    assert b"Nu opnieuw tellen" in bureau.get("/witte-vlekken/").content
    assert bureau.get(url).status_code == 405
    first, second = bureau.post(url), bureau.post(url)
    assert first["Location"] == second["Location"]
    assert Verwerking.objects.filter(status=VerwerkingStatus.WACHTEND).count() == 1


@pytest.mark.django_db
def test_demand_stands_beside_the_offer_once_there_is_a_source(client: Client) -> None:
    noord = RegioFactory.create(slug="noord")
    versie = make_cel(erkend=0)
    vragen = [Vraag(versie.pad_id, "expert", "po", regio, 4, "lab") for regio in (noord.pk, None)]
    count_as_run()
    vraagbronnen.add("proef", Vraagbron("Labs", lambda peildatum: vragen))
    try:
        landelijk = client.get("/witte-vlekken/").content.decode()
        regionaal = client.get("/witte-vlekken/?regio=noord").content.decode()
    finally:
        vraagbronnen.remove("proef")
    assert "8 gevraagd" in landelijk
    assert "4 gevraagd" in regionaal
    assert "komt uit: Labs" in regionaal
