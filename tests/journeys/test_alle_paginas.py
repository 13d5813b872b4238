"""axe, the content policy and the width of the screen, on every page there is."""

from collections.abc import Iterable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.conftest import MaakPagina
from tests.journeys.draaiend import Register
from tests.journeys.paginas import ARGUMENTEN, Pagina, adressen, has_get, paginas

REGELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIES = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": list(REGELS)}}
BREED, SMAL, SMALST = 1280, 375, 320
# Kept open, what is folded away is looked at too.
KLAP_OPEN = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
TE_BREED = """
() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map(part => part.outerHTML.slice(0, 120))
"""
# What can be clicked lies on top: a press in its middle reaches that part, or the field of that label.
BEDEKT = """
() => {
  const seen = part => part.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && part.getBoundingClientRect().width > 2 && part.getBoundingClientRect().height > 2
    && !part.closest(".napl-onzichtbaar, .nl-skip-link, [inert]");
  // A heading that stays in sight may lie over what was brought to one place; somebody would scroll on.
  const places = [["center", "center"], ["center", "end"], ["end", "end"], ["start", "start"]];
  const lies_under = part => {
    const box = [...part.getClientRects()].find(rect => rect.width > 2 && rect.height > 2);
    if (!box) return null;
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (hit && (part.contains(hit) || hit.closest("label")?.control === part)) return null;
    return hit ? hit.outerHTML.slice(0, 120) : "niets";
  };
  const covered = [];
  for (const part of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (!seen(part) || part.disabled) continue;
    let over = null;
    for (const [block, inline] of places) {
      part.scrollIntoView({ block, inline, behavior: "instant" });
      over = lies_under(part);
      if (!over) break;
    }
    if (over) covered.push(`${part.outerHTML.slice(0, 160)} onder ${over}`);
  }
  return covered.slice(0, 5);
}
"""
axe = Axe()


def test_every_address_is_covered() -> None:
    """An address with arguments says in ``ARGUMENTEN`` where in the demo they are found."""
    missing = [
        adres.naam
        for adres in adressen()
        if "<" in adres.route and has_get(adres) and adres.naam not in ARGUMENTEN
    ]
    assert missing == []
    stale = set(ARGUMENTEN) - {adres.naam for adres in adressen()}
    assert not stale


@pytest.mark.parametrize("pagina", list(paginas()), ids=str)
def test_a_page_is_accessible_and_fits(pagina: Pagina, maak_pagina: MaakPagina, register: Register) -> None:
    page = maak_pagina(pagina.account)
    pad = pagina.find(register)
    answer = page.request.get(pad, max_redirects=0)
    if answer.status == 302 or not answer.headers["content-type"].startswith("text/html"):
        return  # a file, an answer for machines, or a page for others: nothing to look at
    page.goto(pad)
    complaints = [*violations(page, "wide"), *too_wide(page, BREED), *covered(page)]
    page.evaluate(KLAP_OPEN)
    for width in (SMALST, SMAL):
        complaints += too_wide(page, width)
    complaints += [*violations(page, "narrow, unfolded"), *covered(page)]
    assert complaints == []


def violations(page: Page, state: str) -> list[str]:
    results = axe.run(page, options=OPTIES).response["violations"]
    return [f"{state}: {item['id']} ({item['help']}): {_places(item['nodes'])}" for item in results]


def _places(nodes: Iterable[dict[str, list[str]]]) -> str:
    return "; ".join(f"{' '.join(map(str, node['target']))} {str(node['html'])[:140]}" for node in nodes)


def too_wide(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    return [f"wider than {width}: {part}" for part in page.evaluate(TE_BREED)]


def covered(page: Page) -> list[str]:
    return [f"covered: {part}" for part in page.evaluate(BEDEKT)]
