"""The desk of a deskundige: what is asked, what is under way and what is done."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kwaliteit.domain.beoordelen.toewijzen import accept_beoordeling, decline_beoordeling
from kwaliteit.domain.queries.beoordelen import list_bureau
from kwaliteit.forms.beoordelen import Antwoordformulier, Weigerformulier
from kwaliteit.models import Beoordeling
from kwaliteit.rules.beoordeling import ZIE_BEOORDELINGEN
from napl import klok
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.consultatie import Domeinformulier
from register.views.mijn import account, attempt


def own_beoordeling(request: HttpRequest, pk: int) -> Beoordeling:
    """Return a review of who looks; one of somebody else is not there (404)."""
    rows = Beoordeling.objects.van(account(request)).select_related(
        "deskundige__gebruiker",
        "aanvraag__aanbieder",
        "aanvraag__kaderversie",
        "aanvraag__versie",
        "aanvraag__traject",
    )
    return get_object_or_404(rows, pk=pk)


@require_safe
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def beoordelen(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_POST
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def beoordeling_antwoord(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept with the declaration of independence, or decline with a reason."""
    beoordeling = own_beoordeling(request, pk)
    by, at = account(request), klok.nu()
    if request.POST.get("actie") == "weiger":
        weiger = Weigerformulier(request.POST)
        if weiger.is_valid() and _done(
            weiger,
            lambda: decline_beoordeling(beoordeling, reden=weiger.cleaned_data["reden"], by=by, at=at),
        ):
            messages.success(request, "U hebt geweigerd. Wij vragen een ander. Bedankt voor uw antwoord.")
            return redirect("kwaliteit:beoordelen")
        return _show(request, pk=pk, weiger=weiger)
    form = Antwoordformulier(request.POST)
    if form.is_valid() and _done(
        form,
        lambda: accept_beoordeling(
            beoordeling, onafhankelijk=form.cleaned_data["onafhankelijk"], by=by, at=at
        ),
    ):
        messages.success(request, "U hebt de beoordeling aangenomen. U kunt het dossier nu lezen.")
        return redirect("kwaliteit:beoordelen")
    return _show(request, pk=pk, form=form)


def _done(form: Domeinformulier, verb: Callable[[], Beoordeling]) -> bool:
    return attempt(form, verb) is not None


def _show(
    request: HttpRequest,
    *,
    pk: int = 0,
    form: Antwoordformulier | None = None,
    weiger: Weigerformulier | None = None,
) -> HttpResponse:
    bureau = list_bureau(account(request), klok.vandaag())
    gevraagd = [
        {
            "rij": rij,
            "form": form if form and rij.pk == pk else Antwoordformulier(auto_id=f"ja-{rij.pk}-%s"),
            "weiger": weiger if weiger and rij.pk == pk else Weigerformulier(auto_id=f"nee-{rij.pk}-%s"),
            "weigert": bool(weiger) and rij.pk == pk,
        }
        for rij in bureau.gevraagd
    ]
    return render(
        request,
        "kwaliteit/beoordelen.html",
        {"bureau": bureau, "gevraagd": gevraagd, "form": form or weiger},
        status=HTTPStatus.BAD_REQUEST if form or weiger else HTTPStatus.OK,
    )
