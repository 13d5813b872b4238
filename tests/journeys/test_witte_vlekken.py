"""Every number of the gap matrix is counted again, by SQL that shares nothing with the project's own."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from tests.journeys.conftest import new_context
from tests.journeys.draaiend import Register

# One question per cell, asked the plain way: how many trajecten are there for which all of this holds?
TELLING = """
SELECT pad.naam, niveau, sector,
  (SELECT count(*) FROM register_traject t WHERE t.status = 'actief'
    AND EXISTS (SELECT FROM register_opname o WHERE o.traject_id = t.id AND o.soort = 'erkend'
      AND o.geldig_van <= %(dag)s AND coalesce(o.geldig_tot > %(dag)s, true))
    AND EXISTS (SELECT FROM register_trajectversie v
      JOIN register_typering ty ON ty.versie_id = v.id
      JOIN ontwikkelpaden_padversie tp ON tp.id = ty.padversie_id
      WHERE v.id = t.live_id AND sector = ANY (v.sectoren) AND tp.pad_id = pad.id AND ty.niveau = n.niveau)
    AND EXISTS (SELECT FROM register_uitvoering u WHERE u.traject_id = t.id
      AND u.status NOT IN ('gesloten', 'geannuleerd')
      AND CASE u.instroom WHEN 'vaste-start' THEN u.start_datum >= %(dag)s
        WHEN 'doorlopend' THEN coalesce(u.eind_datum >= %(dag)s, true) ELSE false END
      AND (%(regio)s::bigint IS NULL OR EXISTS (SELECT FROM register_uitvoering_regios ur
        WHERE ur.uitvoering_id = u.id AND ur.regio_id = %(regio)s)))
  ) AS erkend,
  (SELECT count(*) FROM register_traject t WHERE t.status = 'actief'
    AND EXISTS (SELECT FROM register_opname o WHERE o.traject_id = t.id AND o.soort = 'in-kaart'
      AND o.geldig_van <= %(dag)s AND coalesce(o.geldig_tot > %(dag)s, true))
    AND EXISTS (SELECT FROM register_trajectversie v
      JOIN register_typering ty ON ty.versie_id = v.id
      JOIN ontwikkelpaden_padversie tp ON tp.id = ty.padversie_id
      WHERE v.id = t.live_id AND sector = ANY (v.sectoren) AND tp.pad_id = pad.id AND ty.niveau = n.niveau)
    AND (%(regio)s::bigint IS NULL OR EXISTS (SELECT FROM register_uitvoering u
      JOIN register_uitvoering_regios ur ON ur.uitvoering_id = u.id
      WHERE u.traject_id = t.id AND u.status <> 'geannuleerd' AND ur.regio_id = %(regio)s))
  ) AS in_kaart
FROM ontwikkelpaden_ontwikkelpad pad
JOIN ontwikkelpaden_padversie pv ON pv.pad_id = pad.id AND pv.status IN ('voorbeeld', 'vastgesteld')
CROSS JOIN unnest(pv.niveaus) AS n (niveau)
CROSS JOIN unnest(pad.sectoren) AS s (sector)
WHERE %(regio)s::bigint IS NULL
  OR EXISTS (SELECT FROM napl_regio r WHERE r.id = %(regio)s AND sector = ANY (r.sectoren))
"""

# Read what a person sees: per row and column the number in large, and the one before "in kaart".
LEES_TABEL = """
() => {
  const table = document.querySelector("table.napl-hitte");
  const [top, bottom] = table.tHead.rows;
  const sectors = [...top.querySelectorAll("th")].flatMap(th => Array(th.colSpan).fill(th.innerText.trim()));
  const levels = [...bottom.cells].slice(1).map(th => th.innerText.trim());
  const cells = [];
  for (const row of table.querySelectorAll("tbody tr:has(> th[scope=row])")) {
    const name = row.querySelector("th a").innerText.trim();
    [...row.querySelectorAll("td")].forEach((td, index) => {
      const mapped = td.innerText.match(/(\\d+) in kaart/);
      const large = td.cloneNode(true);
      large.querySelectorAll(".napl-vlek__sub, .napl-onzichtbaar").forEach(part => part.remove());
      const number = large.textContent.trim();
      cells.push([name, levels[index], sectors[index], number === "" ? null : Number(number),
                  mapped ? Number(mapped[1]) : 0]);
    });
  }
  return cells;
}
"""

DRUKSTE_REGIO = """
SELECT r.id, r.slug FROM napl_regio r
JOIN register_uitvoering_regios ur ON ur.regio_id = r.id
GROUP BY r.id ORDER BY count(*) DESC, r.id LIMIT 1
"""


@pytest.fixture(scope="module", autouse=True)
def _counted_again(browser: Browser, register: Register, sessies: Callable[[str], StorageState]) -> None:
    """Count anew, as the bureau does: journeys before these changed what there is to count."""
    context = new_context(browser, register, sessie=sessies("coordinator"))
    page = context.new_page()
    page.goto("/witte-vlekken/")
    page.get_by_text("Hoe wij tellen").click()
    page.get_by_role("button", name="Nu opnieuw tellen").click()
    expect(page.get_by_role("main")).to_contain_text("Afgerond")
    context.close()


def shown(page: Page) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Return the numbers on the page by path, level and sector; what does not exist is left out."""
    rows: list[Any] = page.evaluate(LEES_TABEL)
    return {
        (pad, niveau, sector): (erkend, in_kaart)
        for pad, niveau, sector, erkend, in_kaart in rows
        if erkend is not None
    }


def counted(register: Register, regio: int | None) -> dict[tuple[str, str, str], tuple[int, int]]:
    dag = register.value(
        "SELECT max(peildatum) FROM napl_verwerking WHERE soort = 'witte-vlekken' AND status = 'afgerond'"
    )
    rows = register.ask(TELLING, dag=dag, regio=regio)
    return {
        (pad, str(Niveau(niveau).label), str(Sector(sector).label)): (erkend, in_kaart)
        for pad, niveau, sector, erkend, in_kaart in rows
    }


def test_every_number_for_the_whole_country_is_right(page: Page, register: Register) -> None:
    page.goto("/witte-vlekken/")
    expect(page.get_by_role("heading", name="Heel Nederland")).to_be_visible()
    numbers = shown(page)
    assert numbers == counted(register, None)
    assert len(numbers) > 100
    assert sum(erkend for erkend, _ in numbers.values()) > 0
    assert sum(in_kaart for _, in_kaart in numbers.values()) > 0
    empty = [cell for cell, (erkend, _) in numbers.items() if not erkend]
    summary = page.locator(".napl-vleksom")
    expect(summary).to_contain_text(f"{len(empty)} van de {len(numbers)} combinaties")


@pytest.mark.parametrize("javascript", [True, False])
def test_every_number_of_a_region_is_right(maak_pagina: Any, register: Register, *, javascript: bool) -> None:
    regio, slug = register.ask(DRUKSTE_REGIO)[0]
    page = maak_pagina(javascript=javascript)
    page.goto("/witte-vlekken/")
    page.get_by_label("Regio", exact=True).select_option(slug)
    if not javascript:
        page.get_by_role("button", name="Toon").click()
    naam = register.value("SELECT naam FROM napl_regio WHERE id = %(regio)s", regio=regio)
    expect(page.locator("#kaart-titel")).to_contain_text(naam)
    numbers = shown(page)
    assert numbers == counted(register, regio)
    assert sum(erkend + in_kaart for erkend, in_kaart in numbers.values()) > 0


def test_a_number_leads_to_the_trajecten_it_counts(page: Page) -> None:
    page.goto("/witte-vlekken/")
    link = page.locator(".napl-vlek > a").first
    promised = int(link.inner_text().split()[0])
    link.click()
    expect(page.locator("#uitslag")).to_contain_text(f"{promised} traject")


def test_the_numbers_can_be_downloaded(page: Page) -> None:
    page.goto("/witte-vlekken/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").first.click()
    assert download.value.suggested_filename.endswith(".csv")
