"""For the bureau: judge whether a voorwaarde was met,."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.besluit.mail import write_voorwaarde
from kwaliteit.domain.besluit.voorwaarde import judge_melding
from kwaliteit.domain.queries.besluit import besluit_on, voorwaarden_of
from kwaliteit.enums import Meldingoordeel
from kwaliteit.forms.besluit import Meldingoordeelformulier
from kwaliteit.rules.besluit import BEOORDEEL_VOORWAARDE
from kwaliteit.views.besluitdelen import find_aanvraag, try_move, who, zaak_crumbs, zaak_url
from napl import klok
from napl.toegang import vereist_recht


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEOORDEEL_VOORWAARDE)
def voorwaarde_beoordeel(request: HttpRequest, pk: int, voorwaarde: int) -> HttpResponse:
    """Confirm a report or say why not yet."""
    aanvraag = find_aanvraag(request, pk)
    besluit = besluit_on(aanvraag)
    if besluit is None:
        raise Http404
    found = get_object_or_404(voorwaarden_of(besluit), pk=voorwaarde)
    open_ = next((melding for melding in found.meldingen.all() if melding.beoordeeld_op is None), None)
    form = Meldingoordeelformulier(request.POST if request.method == "POST" and open_ else None)
    if form.is_bound and form.is_valid() and open_ is not None:
        data = form.cleaned_data
        if try_move(
            form,
            lambda: judge_melding(
                open_,
                oordeel=Meldingoordeel(data["oordeel"]),
                reden=data["reden"],
                by=who(request),
                at=klok.nu(),
            ),
        ):
            messages.success(request, "Uw oordeel is bewaard. De aanbieder krijgt een e-mail.")
            return redirect(zaak_url(aanvraag.pk))
    mail = write_voorwaarde(open_, voldaan=True) if open_ is not None else None
    return render(
        request,
        "kwaliteit/voorwaarde_beoordeel.html",
        {
            "aanvraag": aanvraag,
            "voorwaarde": found,
            "melding": open_,
            "mail": mail,
            "form": form,
            "kruimels": zaak_crumbs(aanvraag, "Voorwaarde"),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )
