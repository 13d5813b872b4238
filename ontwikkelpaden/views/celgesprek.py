"""The discussion about one cell: say something, answer, call it solved."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.celgesprek import post_celbericht, reopen_gesprek, solve_gesprek
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.plek import OnderdeelWeg, Plek
from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Celbericht, Padversie
from ontwikkelpaden.views.atelierdelen import account, editor_args, find_versie
from ontwikkelpaden.views.bewerker import gesprek_context, kruimels_of
from ontwikkelpaden.views.plekken import describe_plek


@require_POST
@never_cache
@vereist_recht(BEWERK)
def celgesprek(
    request: HttpRequest, slug: str, pad: str, nummer: int, subdimensie: int, niveau: str
) -> HttpResponse:
    """Take in what somebody says or solves, and show the discussion again."""
    versie = find_versie(request, slug, pad, nummer)
    if niveau not in Niveau.values:
        raise Http404
    plek = Plek.cel(subdimensie, Niveau(niveau))
    fout = None
    try:
        _act(request, versie, plek)
    except GeenRecht:
        raise
    except OnderdeelWeg as weg:
        raise Http404 from weg
    except Domeinfout as error:
        fout = error
    if "HX-Request" not in request.headers and fout is None:
        url = reverse("ontwikkelpaden:cel", args=[*editor_args(versie), subdimensie, niveau])
        return redirect(f"{url}#gesprek-{subdimensie}-{niveau}")
    context = {
        **gesprek_context(versie, plek),
        "is_concept": versie.status == PadStatus.CONCEPT,
        "gesprekfout": fout.melding if fout else "",
        "bericht": request.POST.get("bericht", "") if fout else "",
        "antwoord_op": request.POST.get("antwoord_op", "") if fout else "",
    }
    if "HX-Request" in request.headers:
        # Also with an error: htmx leaves the page alone on a status that is not a success.
        return render(request, "ontwikkelpaden/_celgesprek.html", context)
    context |= {
        "beschrijving": describe_plek(versie, plek),
        "kruimels": kruimels_of(versie),
        "terug_url": reverse("ontwikkelpaden:cel", args=[*editor_args(versie), subdimensie, niveau]),
    }
    return render(request, "ontwikkelpaden/celgesprek.html", context, status=HTTPStatus.BAD_REQUEST)


def _act(request: HttpRequest, versie: Padversie, plek: Plek) -> None:
    by, at = account(request), klok.nu()
    actie = request.POST.get("actie", "")
    if actie in {"oplossen", "heropenen"}:
        bericht = _find(versie, plek, request.POST.get("gesprek", ""))
        (solve_gesprek if actie == "oplossen" else reopen_gesprek)(bericht, by=by, at=at)
        return
    answered = request.POST.get("antwoord_op", "")
    assert plek.onderdeel is not None  # noqa: S101 - a cell has a subdimensie
    post_celbericht(
        versie,
        subdimensie=plek.onderdeel,
        niveau=Niveau(plek.niveau),
        tekst=request.POST.get("bericht", ""),
        by=by,
        at=at,
        antwoord_op=_find(versie, plek, answered) if answered else None,
    )


def _find(versie: Padversie, plek: Plek, pk: str) -> Celbericht:
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):  # noqa: PLR2004 - fits a bigint
        raise Http404
    return get_object_or_404(
        Celbericht, pk=int(pk), versie=versie, subdimensie=plek.onderdeel, niveau=plek.niveau
    )
