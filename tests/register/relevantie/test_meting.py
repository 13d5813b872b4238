"""The engines side by side on a few trajecten, and what the command says of them."""

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from register.domain.relevantie import Proefvraag, measure
from register.domain.relevantie.meting import ONZE, ZOEKERS
from register.domain.relevantie.teksten import read_teksten
from register.models import Traject
from tests.factories import VANDAAG, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db


def run(folder: Path, rows: str, **options: Any) -> str:
    (folder / "relevantie.csv").write_text(
        "zoekvraag,soort,graad_3,graad_2,graad_1,toelichting\n" + rows, encoding="utf-8"
    )
    out = StringIO()
    call_command("meet_relevantie", map=folder, peildatum=VANDAAG, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def muziek() -> Traject:
    make_traject("Begeleiden van starters", beschrijving="Met muziek bij de koffie.")
    return make_traject("Muziek in de klas", beschrijving="Zingen met de groep.")


@pytest.mark.parametrize("zoeker", ZOEKERS)
def test_every_engine_finds_a_word_and_puts_the_name_first(muziek: Traject, zoeker: str) -> None:
    meting = measure([Proefvraag("muziek", "woord", {muziek.slug: 3})], peildatum=VANDAAG)
    (row,) = meting.uitkomsten[zoeker]
    assert row.antwoord.slugs[0] == muziek.slug
    assert row.antwoord.aantal == 2
    assert meting.cijfers(zoeker).success_3 == 1
    assert meting.cijfers(zoeker).ndcg_10 == pytest.approx(1)


def test_what_is_not_listed_is_found_nowhere_and_is_not_expected(muziek: Traject) -> None:
    weg = make_traject("Muziek die weg is", opname=None)
    vragen = [
        Proefvraag("muziek", "woord", {muziek.slug: 2, weg.slug: 3}),
        Proefvraag("weg", "woord", {weg.slug: 3}),
    ]
    meting = measure(vragen, peildatum=VANDAAG)
    assert meting.niet_vermeld == (weg.slug,)
    for zoeker in ZOEKERS:
        assert [row.vraag.q for row in meting.uitkomsten[zoeker]] == ["muziek"]
        assert [row.antwoord.slugs for row in meting.leeg[zoeker]] == [()]
        assert weg.slug not in meting.uitkomsten[zoeker][0].antwoord.slugs


def test_the_others_may_look_at_places_too() -> None:
    traject = make_traject("Rekenen")
    make_uitvoering(traject, plaats="Zwolle")
    (tekst,) = read_teksten(VANDAAG)
    assert "Zwolle" in tekst.ordening


def test_an_engine_that_is_not_installed_is_named_and_the_rest_goes_on(
    muziek: Traject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tantivy", None)
    text = run(tmp_path, f"muziek,woord,{muziek.slug},,,\n")
    assert text.count("niet aanwezig") == 2
    assert "1.000  1.000" in text


def test_the_command_tells_figures_failures_and_what_should_be_empty(muziek: Traject, tmp_path: Path) -> None:
    rows = f"muziek,woord,{muziek.slug},,,\nviool,synoniem,{muziek.slug},,,\nzingen,niets,,,,\n"
    text = run(tmp_path, rows, fouten=True)
    assert "3 vragen, 2 vermelde trajecten op 2026-09-01" in text
    assert "1 vragen waarop het register geen goed antwoord geeft" in text
    assert "viool (synoniem): nDCG 0.00, niet in de eerste drie, 0 resultaten" in text
    assert f"verwacht 3  {muziek.slug}" in text
    assert "zingen: register 1, postgres 1, tantivy 1" in text
    assert f"gevonden  {muziek.slug}" in text.partition("zingen: ")[2]
    assert "viool" not in run(tmp_path, rows, soort="woord")


def test_as_json_it_holds_every_answer(muziek: Traject, tmp_path: Path) -> None:
    document = json.loads(run(tmp_path, f"muziek,woord,{muziek.slug},,,\n", json=True))
    found = document["zoekers"][ONZE]
    assert found["cijfers"]["alles"] == {"vragen": 1, "success3": 1.0, "ndcg10": 1.0}
    assert found["vragen"][0]["gevonden"][0] == {"traject": muziek.slug, "graad": 3}


@pytest.mark.parametrize("soort", ["plaats", "niets"])
def test_a_choice_without_queries_gives_a_table_without_rows(
    muziek: Traject, tmp_path: Path, soort: str
) -> None:
    assert "alles" in run(tmp_path, f"muziek,woord,{muziek.slug},,,\n", soort=soort)


def test_an_empty_register_or_a_wrong_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Het register is leeg"):
        run(tmp_path, "muziek,woord,x,,,\n")
    with pytest.raises(CommandError, match="regel 2"):
        run(tmp_path, "muziek,woord,,,,\n")


@pytest.mark.parametrize(
    "q", ["'; DROP TABLE x", "a:b^2 (", '"', "-", "naam:", "🎵", "de het een", "x" * 5000]
)
def test_no_query_breaks_an_engine(muziek: Traject, q: str) -> None:
    meting = measure([Proefvraag(q, "woord", {muziek.slug: 3})], peildatum=VANDAAG)
    assert {len(rows) for rows in meting.uitkomsten.values()} == {1}
