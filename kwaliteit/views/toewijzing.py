"""For the coordinator: who could judge a case and why others not; ask somebody, or take a review back."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.beoordelen.conflict import report_conflict
from kwaliteit.domain.beoordelen.mail import mail_gevraagd
from kwaliteit.domain.beoordelen.toewijzen import assign_deskundige
from kwaliteit.domain.beoordelen.zicht import Kijker, see
from kwaliteit.domain.deskundige.voorstel import propose_deskundigen
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.forms.beoordelen import Conflictformulier
from kwaliteit.models import Beoordeling, Deskundige, Erkenningsaanvraag
from kwaliteit.models.beoordeling import PLEKKEN
from kwaliteit.rules.deskundige import WIJS_TOE
from napl import klok
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.consultatie import Domeinformulier
from register.views.mijn import account, attempt


class Vraagformulier(Domeinformulier):
    deskundige = forms.ModelChoiceField(
        Deskundige.objects.all(),
        error_messages={"required": "Kies een deskundige.", "invalid_choice": "Kies een deskundige."},
    )


def _require_names(request: HttpRequest, aanvraag: Erkenningsaanvraag) -> None:
    """Keep away whoever judges the case or works for its aanbieder, also with a role at the bureau (404)."""
    zicht = see(request.user, aanvraag, klok.vandaag())
    if zicht.kijker != Kijker.BUREAU or not zicht.namen:
        raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(WIJS_TOE)
def toewijzing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the proposal for a case and ask who is chosen."""
    rows = Erkenningsaanvraag.objects.bij_bureau().select_related("aanbieder", "versie", "traject")
    aanvraag = get_object_or_404(rows, pk=pk)
    _require_names(request, aanvraag)
    form = Vraagformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        wie = form.cleaned_data["deskundige"]
        if attempt(form, lambda: assign_deskundige(aanvraag, wie, by=account(request), at=klok.nu())):
            messages.success(request, f"{wie.gebruiker.naam} is gevraagd en krijgt een e-mail.")
            return redirect("kwaliteit:toewijzing", pk)
    actief = list(
        Beoordeling.objects.actief()
        .filter(aanvraag=aanvraag)
        .select_related("deskundige__gebruiker")
        .order_by("plek")
    )
    return render(
        request,
        "kwaliteit/toewijzing.html",
        {
            "aanvraag": aanvraag,
            "voorstellen": propose_deskundigen(aanvraag, klok.vandaag()),
            "actief": actief,
            "nog": len(PLEKKEN) - len(actief),
            "kan": aanvraag.status == Aanvraagstatus.TOEWIJZING and len(actief) < len(PLEKKEN),
            "is_toewijzing": aanvraag.status == Aanvraagstatus.TOEWIJZING,
            "mail": mail_gevraagd(Beoordeling(aanvraag=aanvraag)),
            "form": form,
            "kruimels": [
                {"naam": "Bureau", "url": reverse("bureau")},
                {"naam": aanvraag.kenmerk, "url": f"/bureau/aanvragen/{aanvraag.pk}/"},
                {"naam": "Deskundigen vragen", "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(WIJS_TOE)
def beoordeling_terug(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a review back because of a conflict, on behalf of the bureau."""
    rows = Beoordeling.objects.actief().select_related("aanvraag", "deskundige__gebruiker")
    beoordeling = get_object_or_404(rows, pk=pk)
    _require_names(request, beoordeling.aanvraag)
    zaak = f"/bureau/aanvragen/{beoordeling.aanvraag_id}/"
    form = Conflictformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reden = form.cleaned_data["reden"]
        if attempt(
            form, lambda: report_conflict(beoordeling, reden=reden, by=account(request), at=klok.nu())
        ):
            messages.success(request, "De beoordeling is teruggenomen. Vraag nu een andere deskundige.")
            return redirect("kwaliteit:toewijzing", beoordeling.aanvraag_id)
    return render(
        request,
        "kwaliteit/beoordeling_conflict.html",
        {
            "form": form,
            "beoordeling": beoordeling,
            "terug": zaak,
            "kruimels": [
                {"naam": "Bureau", "url": reverse("bureau")},
                {"naam": beoordeling.aanvraag.kenmerk, "url": zaak},
                {"naam": "Belangenconflict melden", "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )
