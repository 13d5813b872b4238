"""For an aanbieder: write at one criterium, with evidence and the help of the kader beside it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit.domain.aanvraag.bewijs import add_bewijs, remove_bewijs
from kwaliteit.domain.aanvraag.stukken import list_stukken, with_help
from kwaliteit.domain.aanvraag.verantwoorden import stand_of, write_verantwoording
from kwaliteit.enums import AANVRAAG_SCHRIJFBAAR
from kwaliteit.forms.aanvraagdossier import Bewijsformulier
from kwaliteit.models import Aanvraagbewijs, Criterium, Erkenningsaanvraag, Verantwoording
from kwaliteit.rules.aanvraag import SCHRIJF_AANVRAAG
from kwaliteit.views.aanvraagdelen import EIGEN, METHODEN, eigen_crumbs, get_eigen, naam_van
from napl import klok
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.bewerken import Stand, Tekstconflict
from ontwikkelpaden.domain.verschil import verschil
from register.views.mijn import account, attempt

AUTO = "X-Autobewaar"  # the script asks for an answer to itself, not for a page
CRITERIUM = "kwaliteit:aanvraag-criterium"


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(SCHRIJF_AANVRAAG)
def criterium(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Write the text of one criterium; what two people wrote is shown beside each other."""
    aanvraag, found = _find(request, pk, code)
    if request.method == "POST":
        return _save(request, aanvraag, found)
    stand = _stand(aanvraag, found)
    return _show(request, aanvraag, found, stand, stand.tekst)


def _find(request: HttpRequest, pk: int, code: str) -> tuple[Erkenningsaanvraag, Criterium]:
    aanvraag = get_eigen(request, pk)
    found = with_help(aanvraag, code)
    if found is None:
        raise Http404
    return aanvraag, found


def _stand(aanvraag: Erkenningsaanvraag, found: Criterium) -> Stand:
    rows = Verantwoording.objects.filter(aanvraag=aanvraag, criterium=found)
    return stand_of(rows.select_related("gewijzigd_door").first())


def _save(request: HttpRequest, aanvraag: Erkenningsaanvraag, found: Criterium) -> HttpResponse:
    keuze = request.POST.get("keuze", "")
    if keuze == "ander":
        return _done(request, aanvraag, _stand(aanvraag, found), "U houdt de tekst die er stond.")
    tekst = request.POST.get("mijn" if keuze == "mijn" else "tekst", "")
    basis, by = request.POST.get("basis", ""), account(request)
    try:
        stand = write_verantwoording(aanvraag, found.code, tekst, basis=basis, by=by, at=klok.nu())
    except GeenRecht:
        raise
    except Tekstconflict as conflict:
        return _show(request, aanvraag, found, conflict.stand, tekst, conflict=conflict)
    except Domeinfout as fout:
        return _show(request, aanvraag, found, _stand(aanvraag, found), tekst, fout=fout)
    return _done(request, aanvraag, stand, f"Bewaard: {found.code} {found.naam}.")


def _done(request: HttpRequest, aanvraag: Erkenningsaanvraag, stand: Stand, melding: str) -> HttpResponse:
    if AUTO in request.headers:
        tijd = timezone.localtime(klok.nu()).strftime("%H.%M")
        return JsonResponse({"tijd": tijd, "basis": stand.afdruk, "tekst": stand.tekst})
    messages.success(request, melding)
    return redirect(reverse(EIGEN, args=[aanvraag.pk]) + "#paneel-verantwoording")


def _show(
    request: HttpRequest,
    aanvraag: Erkenningsaanvraag,
    found: Criterium,
    stand: Stand,
    tekst: str,
    *,
    fout: Domeinfout | None = None,
    conflict: Tekstconflict | None = None,
    form: Bewijsformulier | None = None,
) -> HttpResponse:
    if fout is not None and AUTO in request.headers:
        closed = isinstance(fout, OngeldigeOvergang)
        status = HTTPStatus.CONFLICT if closed else HTTPStatus.BAD_REQUEST
        return JsonResponse({"fout": fout.melding}, status=status)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "criterium": found,
        # What the shared form of one text asks for (templates/ontwikkelpaden/_bewerk_formulier.html).
        "plek": {"veld": "criterium", "niveau": found.code},
        "beschrijving": {
            "label": "Hoe voldoet uw traject hieraan?",
            "vraag": "Schrijf wat u doet, waarom u dat zo doet, en waaruit blijkt dat het werkt.",
        },
        "stand": stand,
        "stand_door": stand.door.naam if stand.door else "",
        "tekst": tekst,
        "fout": fout.melding if fout else "",
        "conflict": conflict,
        "stukken": verschil(stand.tekst, tekst) if conflict else [],
        "actie": reverse(CRITERIUM, args=[aanvraag.pk, found.code]),
        "terug_url": reverse(EIGEN, args=[aanvraag.pk]) + "#paneel-verantwoording",
        "terug_naam": "Terug naar alle criteria",
    }
    status = HTTPStatus.OK
    if conflict is not None:
        status = HTTPStatus.CONFLICT
    elif fout is not None or (form is not None and form.errors):
        status = HTTPStatus.BAD_REQUEST
    if AUTO in request.headers:
        return render(request, "ontwikkelpaden/_bewerk_formulier.html", context, status=status)
    rijen = list_stukken(aanvraag)
    place = next(nummer for nummer, rij in enumerate(rijen) if rij.criterium.pk == found.pk)
    by = account(request)
    context |= {
        "bewijzen": rijen[place].bewijzen,
        "form": form or Bewijsformulier(),
        "schrijft": aanvraag.status in AANVRAAG_SCHRIJFBAAR and heeft_recht(by, SCHRIJF_AANVRAAG, aanvraag),
        "nummer": place + 1,
        "aantal": len(rijen),
        "vorige": rijen[place - 1].criterium if place else None,
        "volgende": rijen[place + 1].criterium if place + 1 < len(rijen) else None,
        "kruimels": eigen_crumbs(aanvraag, f"Criterium {found.code}"),
    }
    return render(request, "kwaliteit/aanvraag_criterium.html", context, status=status)


@require_POST
@never_cache
@vereist_recht(SCHRIJF_AANVRAAG)
def bewijs(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Put a file or a link at a criterium."""
    aanvraag, found = _find(request, pk, code)
    form = Bewijsformulier(request.POST, request.FILES)
    by, at = account(request), klok.nu()
    if form.is_valid():
        made = attempt(form, lambda: add_bewijs(aanvraag, code, form.invoer, by=by, at=at))
        if made is not None:
            messages.success(request, "Het bewijs staat erbij.")
            return redirect(reverse(CRITERIUM, args=[pk, code]) + "#bewijs")
    stand = _stand(aanvraag, found)
    return _show(request, aanvraag, found, stand, stand.tekst, form=form)


@require_POST
@never_cache
@vereist_recht(SCHRIJF_AANVRAAG)
def bewijs_weg(request: HttpRequest, pk: int, bewijs: int) -> HttpResponse:
    aanvraag = get_eigen(request, pk)
    row = get_object_or_404(Aanvraagbewijs.objects.select_related("criterium"), pk=bewijs, aanvraag=aanvraag)
    code = row.criterium.code
    try:
        remove_bewijs(row, by=account(request), at=klok.nu())
    except OngeldigeOvergang as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Het bewijs is weggehaald.")
    return redirect(reverse(CRITERIUM, args=[pk, code]) + "#bewijs")
