"""Choose which mail comes when; what cannot be turned off is shown with the reason."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.domain.bericht.voorkeur import BEHEER, can_choose, set_voorkeuren, soorten_van
from napl.forms.berichtvoorkeuren import Voorkeurformulier
from napl.models import Berichtvoorkeur
from napl.toegang import vereist_recht
from napl.views.mijn import owner


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHEER)
def mijn_berichten(request: HttpRequest) -> HttpResponse:
    soorten = soorten_van(owner(request))
    te_kiezen = [(code, soort) for code, soort in soorten if can_choose(soort)]
    chosen = dict(Berichtvoorkeur.objects.filter(gebruiker=owner(request)).values_list("soort", "ritme"))
    form = Voorkeurformulier(request.POST or None, soorten=te_kiezen, initial=chosen)
    if request.method == "POST" and form.is_valid():
        set_voorkeuren(form.cleaned_data, by=owner(request), at=klok.nu())
        messages.success(request, "Opgeslagen. Dit geldt vanaf nu.")
        return redirect("mijn-berichten")
    return render(
        request,
        "napl/mijn_berichten.html",
        {
            "form": form,
            "elders": [
                {"titel": soort.titel, "uitleg": soort.gelegenheid, "url": reverse(soort.elders)}
                for _, soort in soorten
                if soort.elders
            ],
            "verplicht": [soort for _, soort in soorten if soort.verplicht],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )
