"""The programmabureau imports a file and follows it to the end without loading the page again."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import WACHTWOORD, Register

KOP = ("naam", "aanbieder", "sector", "vorm", "type", "prijs_eur", "plaats_of_online")
GOED = [
    (
        f"Journey: rekenen in groep {groep}",
        "Rekenhuis De Proef",
        "po",
        "non-formeel",
        "training",
        "950",
        "Utrecht",
    )
    for groep in range(3, 8)
]
# Each with the column that must be named in the report.
SLECHT = [
    (("Journey: onbekende sector", "Rekenhuis De Proef", "xx", "", "", "", ""), "sector"),
    (("Journey: negatieve prijs", "Rekenhuis De Proef", "po", "", "", "-1", ""), "prijs_eur"),
    (("=HYPERLINK(A1)", "Rekenhuis De Proef", "po", "", "", "", ""), "naam"),
    (("", "Rekenhuis De Proef", "po", "", "", "", ""), "naam"),
    (("Journey: onbekende vorm", "Rekenhuis De Proef", "po", "raar", "", "", ""), "vorm"),
]


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    """Write a file in which good and bad rows take turns."""
    path = tmp_path / "aanbod van vijf en vijf.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(KOP)
        for goed, (slecht, _) in zip(GOED, SLECHT, strict=True):
            writer.writerows([goed, slecht])
    return path


def test_the_bureau_imports_five_good_and_five_bad_rows(
    maak_pagina: MaakPagina, bestand: Path, register: Register, tmp_path: Path
) -> None:
    before = register.value("SELECT count(*) FROM register_traject")
    page = maak_pagina("behandelaar")
    page.goto("/bureau/import/")
    page.get_by_label("Bestand met trajecten").set_input_files(bestand)
    page.get_by_role("button", name="Bestand inlezen").click()
    expect(page).to_have_url(re.compile(r"/bureau/import/\d+/$"))
    page.evaluate("document.body.dataset.blijft = 'ja'")

    # The part of the page that changes asks for itself until the run is done.
    expect(page.get_by_role("heading", name="Rijen: geweigerd of met een opmerking")).to_be_visible()
    assert page.evaluate("document.body.dataset.blijft") == "ja", "the page was loaded anew"
    expect(page.locator("#stand[hx-get]")).to_have_count(0)
    figures = page.locator(".napl-cijfers > div")
    counts = {
        figure.locator("dt").inner_text(): int(figure.locator("dd").inner_text()) for figure in figures.all()
    }
    assert counts["Nieuw"] == 5
    assert counts["Geweigerd"] == 5
    for rij, kolom in SLECHT:
        row = page.get_by_role("row").filter(has_text=rij[0] or "(geen naam)")
        expect(row.first).to_contain_text(f"Kolom {kolom}:")
    assert register.value("SELECT count(*) FROM register_traject") == before + 5

    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Download het verslag")).click()
    verslag = tmp_path / download.value.suggested_filename
    download.value.save_as(verslag)
    with verslag.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    check_verslag(rows)

    # What was made can be found, with the label that nobody judged it.
    page.goto(rows[0]["adres"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(GOED[0][0])
    expect(page.get_by_role("main")).to_contain_text("In kaart gebracht, nog niet beoordeeld")


def check_verslag(rows: list[dict[str, str]]) -> None:
    """Compare the downloaded report with the file: good and bad rows take turns."""
    assert [int(row["regel"]) for row in rows] == list(range(2, 12))
    for (goed, *_), row in zip(GOED, rows[::2], strict=True):
        assert (row["uitkomst"], row["naam"], row["kolom"]) == ("Nieuw", goed, "")
        assert row["adres"].startswith("/trajecten/")
    for (_, kolom), row in zip(SLECHT, rows[1::2], strict=True):
        assert (row["uitkomst"], row["kolom"]) == ("Geweigerd", kolom)
        assert row["reden"]
    assert rows[5]["naam"].startswith("'="), "a formula from the file must not run in a spreadsheet"


@pytest.mark.parametrize("account", ["leraar", "aanbieder"])
def test_others_are_refused_with_a_page(maak_pagina: MaakPagina, account: str) -> None:
    page = maak_pagina(account)
    response = page.goto("/bureau/import/")
    assert response is not None
    assert response.status == 403
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name="Bureau")).to_have_count(0)


def test_a_visitor_logs_in_and_arrives_where_he_wanted(maak_pagina: MaakPagina) -> None:
    page = maak_pagina()
    page.goto("/bureau/import/")
    expect(page).to_have_url(re.compile(r"/account/inloggen/\?next="))
    page.get_by_label("E-mailadres").fill("coordinator@demo.napl.test")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(re.compile(r"/bureau/import/$"))
