"""The history of a concept: who changed what, and put an earlier text back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.bewerken import Tekstconflict, revert_wijziging
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.plek import Plek
from ontwikkelpaden.domain.queries.bewerking import read_bewerking
from ontwikkelpaden.domain.queries.wijzigingen import read_geschiedenis
from ontwikkelpaden.enums import Niveau, PadStatus, Padveld
from ontwikkelpaden.models import Celbericht, Padwijziging
from ontwikkelpaden.views.atelierdelen import account, editor_args, editor_url, find_versie
from ontwikkelpaden.views.bewerker import kruimels_of

_CIJFERS = 18  # a number of this length fits the database


@require_safe
@never_cache
@vereist_recht(BEWERK)
def wijzigingen(request: HttpRequest, slug: str, pad: str, nummer: int) -> HttpResponse:
    """List the changes of a version, or of one cell with ``?subdimensie=&niveau=``."""
    versie = find_versie(request, slug, pad, nummer)
    bewerking = read_bewerking(versie)
    plek = _cell(request)
    geschiedenis = read_geschiedenis(bewerking, plek=plek, voor=_number(request.GET.get("voor", "")))
    gone = Celbericht.objects.filter(versie=versie, subdimensie__isnull=True)
    context = {
        "versie": versie,
        "pad": versie.pad,
        "geschiedenis": geschiedenis,
        "plek": plek,
        "verweesd": gone.select_related("door").order_by("op", "pk"),
        "is_concept": versie.status == PadStatus.CONCEPT,
        "terug_zetten": request.GET.urlencode(),
        "args": editor_args(versie),
        "editor_url": editor_url(versie),
        "kruimels": kruimels_of(versie, ("Geschiedenis", "")),
    }
    return render(request, "ontwikkelpaden/wijzigingen.html", context)


@require_POST
@vereist_recht(BEWERK)
def terugzetten(request: HttpRequest, slug: str, pad: str, nummer: int, pk: int) -> HttpResponse:
    """Put the text from before a change back."""
    versie = find_versie(request, slug, pad, nummer)
    wijziging = get_object_or_404(Padwijziging.objects.select_related("versie__pad"), pk=pk, versie=versie)
    try:
        done = revert_wijziging(
            wijziging, basis=request.POST.get("basis", ""), by=account(request), at=klok.nu()
        )
    except GeenRecht:
        raise
    except Tekstconflict:
        messages.error(request, "Deze tekst is intussen weer gewijzigd. Kijk eerst wat er nu staat.")
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "De eerdere tekst staat er weer." if done else "Deze tekst stond er al.")
    return redirect(reverse("ontwikkelpaden:wijzigingen", args=editor_args(versie)))


def _cell(request: HttpRequest) -> Plek | None:
    sub, niveau = _number(request.GET.get("subdimensie", "")), request.GET.get("niveau", "")
    if sub is None or niveau not in Niveau.values:
        return None
    return Plek(Padveld.CEL, sub, niveau)


def _number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= _CIJFERS else None
