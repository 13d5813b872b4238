"""Pages of a list, for page and API alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from django.core.paginator import Paginator
from django.http import QueryDict

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination

T = TypeVar("T")
STANDAARD_GROOTTE = 20
MAX_GROOTTE = 100
MAX_CIJFERS = 10


@dataclass(frozen=True)
class Paginalink:
    nummer: int | None
    url: str
    huidig: bool


@dataclass(frozen=True)
class Pagina(Generic[T]):
    """One page of results with the numbers to go on from it; a page past the end is the last page."""

    resultaten: Sequence[T]
    aantal: int
    nummer: int
    grootte: int

    @property
    def totaal(self) -> int:
        return max(1, -(-self.aantal // self.grootte))

    @property
    def eerste(self) -> int:
        return 0 if not self.aantal else (self.nummer - 1) * self.grootte + 1

    @property
    def laatste(self) -> int:
        return min(self.nummer * self.grootte, self.aantal)


def paginate(
    rows: "_SupportsPagination[T]", *, nummer: int = 1, grootte: int = STANDAARD_GROOTTE
) -> Pagina[T]:
    paginator: Paginator[T] = Paginator(rows, grootte)
    page = paginator.get_page(nummer)
    return Pagina(list(page.object_list), paginator.count, page.number, grootte)


def page_number(params: QueryDict) -> int:
    """Return the page that was asked for; what is no sensible number means the first."""
    raw = params.get("pagina", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < MAX_CIJFERS else 1


def page_url(params: QueryDict, nummer: int) -> str:
    """Return the query string of another page of the same search."""
    changed = params.copy()
    changed.pop("pagina", None)
    if nummer > 1:
        changed["pagina"] = str(nummer)
    return f"?{changed.urlencode()}" if changed else "?"


def navigation(pagina: "Pagina[T]", params: QueryDict) -> dict[str, object]:
    """Return what ``componenten/paginering.html`` shows, for a list with these parameters."""
    return page_links(pagina.nummer, pagina.totaal, partial(page_url, params))


def page_links(huidige: int, totaal: int, url: Callable[[int], str]) -> dict[str, object]:
    """Return the neighbours of a page, and the pages with gaps left out."""
    around = {1, totaal, *range(huidige - 1, huidige + 2)}
    numbers = sorted(number for number in around if 1 <= number <= totaal)
    links: list[Paginalink] = []
    for number in numbers:
        if links and links[-1].nummer is not None and number - links[-1].nummer > 1:
            links.append(Paginalink(None, "", huidig=False))
        links.append(Paginalink(number, url(number), huidig=number == huidige))
    return {
        "huidige": huidige,
        "totaal": totaal,
        "vorige_url": url(huidige - 1) if huidige > 1 else "",
        "volgende_url": url(huidige + 1) if huidige < totaal else "",
        "paginas": links,
    }
