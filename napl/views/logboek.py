"""Who did what at the bureau, for the bureau."""

from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl.domain.logboek import Logfilter, read_logboek
from napl.registers import logonderwerpen
from napl.toegang import vereist_recht

MAX_TEKST = 100
MAX_CIJFERS = 18


@require_safe
@never_cache
@vereist_recht("napl.zie_logboek")
def logboek(request: HttpRequest) -> HttpResponse:
    filter_ = _read(request.GET)
    pagina = read_logboek(filter_)
    verder = request.GET.copy()
    verder["voor"] = str(pagina.verder)
    eerste = request.GET.copy()
    eerste.pop("voor", None)
    return render(
        request,
        "napl/logboek.html",
        {
            "pagina": pagina,
            "filter": filter_,
            "soorten": [(key, item.naam) for key, item in logonderwerpen.items()],
            "is_gefilterd": filter_ != Logfilter(voor=filter_.voor),
            "verder": f"?{verder.urlencode()}" if pagina.verder else "",
            "eerste": f"?{eerste.urlencode()}" if filter_.voor else "",
        },
    )


def _read(params: QueryDict) -> Logfilter:
    voor = params.get("voor", "")
    return Logfilter(
        wie=_text(params, "wie"),
        soort=_text(params, "soort"),
        zaak=_text(params, "zaak"),
        van=_date(params.get("van", "")),
        tot=_date(params.get("tot", "")),
        voor=int(voor) if voor.isascii() and voor.isdigit() and len(voor) < MAX_CIJFERS else None,
    )


def _text(params: QueryDict, naam: str) -> str:
    return " ".join(params.get(naam, "").replace("\x00", "").split())[:MAX_TEKST]


def _date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year < date.max.year else None
