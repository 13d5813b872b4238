"""What teachers seek and do not find, for the redactie."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl import klok
from napl.enums import Sector
from napl.models import Regio
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.domain.queries.zoekgedrag import (
    Zoekcijfer,
    Zoekperiode,
    all_cells,
    most_sought,
    not_found,
    per_cell,
    total,
)
from register.domain.zoekgedrag_export import zoekgedrag_csv
from register.parameters import ZOEKPERIODES, Zoekgedragparameters, read_parameters

# A page that one can read; the file has all of it.
MAX_RIJEN = 25


@dataclass(frozen=True)
class Rij:
    """A term as the page shows it; the bars are in hundredths of the longest one."""

    cijfer: Zoekcijfer
    zoek_url: str
    synoniem_url: str
    balk: float
    balk_leeg: float


@require_safe
@never_cache
@vereist_recht("register.zie_zoekgedrag")
def zoekgedrag(request: HttpRequest) -> HttpResponse:
    values, fouten = read_parameters(Zoekgedragparameters, request.GET)
    periode, cell = _asked(values)
    gemist, gezocht = not_found(periode, **cell), most_sought(periode, **cell)
    delen = per_cell(periode)
    return render(
        request,
        "register/zoekgedrag.html",
        {
            "fouten": [f"{fout.label}: {fout.reden}" for fout in fouten],
            "periode": periode,
            "gekozen": {"periode": values.get("periode") or _STANDAARD, **cell},
            "is_gefilterd": any(cell.values()),
            "periodes": ZOEKPERIODES.items(),
            "sectoren": Sector.choices,
            "regios": Regio.objects.order_by("naam").values_list("slug", "naam"),
            "drempel": settings.DREMPEL_AANTALLEN,
            "totaal": total(periode, **cell),
            "gemist": _rows(request, gemist[:MAX_RIJEN]),
            "aantal_gemist": len(gemist),
            "gezocht": _rows(request, gezocht[:MAX_RIJEN]),
            "aantal_gezocht": len(gezocht),
            "sectordelen": [deel for deel in delen if deel.sector],
            "regiodelen": [deel for deel in delen if deel.regio],
            "vraag": urlencode({naam: waarde for naam, waarde in request.GET.items() if waarde}),
        },
    )


@require_safe
@never_cache
@vereist_recht("register.zie_zoekgedrag")
def zoekgedrag_bestand(request: HttpRequest) -> HttpResponse:
    """Download all figures of the period: of one sector or region when chosen, else of each."""
    values, _ = read_parameters(Zoekgedragparameters, request.GET)
    periode, cell = _asked(values)
    cijfers = most_sought(periode, **cell) if any(cell.values()) else all_cells(periode)
    naam = f"zoekgedrag-{periode.van}-{periode.tot}.csv"
    return HttpResponse(
        zoekgedrag_csv(cijfers, settings.DREMPEL_AANTALLEN),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


_STANDAARD = next(iter(ZOEKPERIODES))


def _asked(values: Any) -> tuple[Zoekperiode, dict[str, str]]:
    dagen = int(values.get("periode") or _STANDAARD)
    regio = values.get("regio")
    cell = {"sector": values.get("sector") or "", "regio": regio.slug if regio else ""}
    return Zoekperiode.last(dagen, klok.vandaag()), cell


def _rows(request: HttpRequest, cijfers: list[Zoekcijfer]) -> list[Rij]:
    may_add = heeft_recht(request.user, "register.beheer_synoniemen")
    longest = max((item.keer for item in cijfers), default=1)
    return [
        Rij(
            item,
            _search_url(item),
            f"{reverse('register:synoniem-nieuw')}?{urlencode({'van': item.term})}" if may_add else "",
            round(100 * item.keer / longest, 2),
            round(100 * (item.leeg or 0) / longest, 2),
        )
        for item in cijfers
    ]


def _search_url(item: Zoekcijfer) -> str:
    params = {"q": item.term, "sector": item.sector, "regio": item.regio}
    return f"{reverse('register:traject-list')}?{urlencode({k: v for k, v in params.items() if v})}"
