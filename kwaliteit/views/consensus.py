"""Two reviews side by side, and the one judgement that two deskundigen write together."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kwaliteit.domain.beoordelen.consensus import finish_consensus, save_consensus
from kwaliteit.domain.beoordelen.schrijven import Oordeelbotsing, Oordeelinvoer
from kwaliteit.domain.beoordelen.zicht import see
from kwaliteit.domain.queries.consensus import Naast, read_naast_elkaar, total_in_words
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel
from kwaliteit.forms.beoordelen import Consensusformulier
from kwaliteit.models import Beoordeling, Criterium
from kwaliteit.rules.beoordeling import ZIE_BEOORDELINGEN
from kwaliteit.views.beoordelen import own_beoordeling
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from register.views.mijn import account


def _open(request: HttpRequest, pk: int) -> Beoordeling:
    """Return an own review of which both sides may be seen; before that the page is not there (404)."""
    beoordeling = own_beoordeling(request, pk)
    if not see(request.user, beoordeling.aanvraag, klok.vandaag()).oordelen:
        raise Http404
    return beoordeling


@require_safe
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def consensus(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _open(request, pk))


@require_POST
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def consensus_criterium(request: HttpRequest, pk: int, criterium: int) -> HttpResponse:
    beoordeling = _open(request, pk)
    about = get_object_or_404(Criterium, pk=criterium, versie=beoordeling.aanvraag.kaderversie_id)
    terug = reverse("kwaliteit:consensus", args=[pk]) + f"#c{about.pk}"
    if request.POST.get("keuze") == "ander":
        return redirect(terug)
    form = Consensusformulier(request.POST, auto_id=f"c{about.pk}-%s")
    if not form.is_valid():
        return _show(request, beoordeling, about=about.pk, form=form)
    invoer = Oordeelinvoer(form.cleaned_data["oordeel"], form.cleaned_data["motivering"])
    basis = request.POST.get("basis", "")
    try:
        save_consensus(beoordeling, about, invoer, basis=basis, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Oordeelbotsing as botsing:
        form.add_error(None, botsing.melding)
        return _show(request, beoordeling, about=about.pk, form=form, botsing=botsing.stand)
    except Domeinfout as fout:
        form.add_domeinfout(fout)
        return _show(request, beoordeling, about=about.pk, form=form)
    messages.success(request, f"Criterium {about.code} is bewaard. U moet allebei nog akkoord gaan.")
    return redirect(terug)


@require_POST
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def consensus_akkoord(request: HttpRequest, pk: int) -> HttpResponse:
    beoordeling = _open(request, pk)
    try:
        aanvraag = finish_consensus(beoordeling, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        ready = aanvraag.status == Aanvraagstatus.CONCEPTADVIES
        messages.success(
            request,
            "U bent het samen eens. Het programmabureau schrijft nu het advies. Bedankt."
            if ready
            else "U bent akkoord. Wij wachten op de andere deskundige.",
        )
    return redirect("kwaliteit:consensus", pk)


def _show(
    request: HttpRequest,
    beoordeling: Beoordeling,
    *,
    about: int = 0,
    form: Consensusformulier | None = None,
    botsing: Oordeelinvoer | None = None,
) -> HttpResponse:
    aanvraag = beoordeling.aanvraag
    naast = read_naast_elkaar(aanvraag, eigen=beoordeling.pk)
    status = HTTPStatus.OK
    if form is not None:
        status = HTTPStatus.CONFLICT if botsing else HTTPStatus.BAD_REQUEST
    return render(
        request,
        "kwaliteit/consensus.html",
        {
            "beoordeling": beoordeling,
            "aanvraag": aanvraag,
            "rijen": [_row(item, form if item.criterium.pk == about else None, botsing) for item in naast],
            "samenvatting": total_in_words(naast),
            "klaar": sum(item.is_klaar for item in naast),
            "schrijft": aanvraag.status == Aanvraagstatus.CONSENSUS,
            "form": form,
            "schaal": [
                (30 + 60 * plaats, item.label) for plaats, item in enumerate(reversed(Criteriumoordeel))
            ],
            "kruimels": [
                {"naam": "Beoordelen", "url": reverse("kwaliteit:beoordelen")},
                {
                    "naam": aanvraag.kenmerk,
                    "url": reverse("kwaliteit:beoordeling-detail", args=[beoordeling.pk]),
                },
                {"naam": "Naast elkaar", "url": ""},
            ],
        },
        status=status,
    )


def _row(naast: Naast, form: Consensusformulier | None, botsing: Oordeelinvoer | None) -> dict[str, object]:
    stand = naast.consensus
    initial = {"oordeel": stand.oordeel, "motivering": stand.motivering}
    if not stand.oordeel and not naast.verschilt and naast.stemmen:
        # Where both found the same, that is where one begins.
        initial["oordeel"] = naast.stemmen[0].oordeel.value
    return {
        "naast": naast,
        "form": form or Consensusformulier(initial=initial, auto_id=f"c{naast.criterium.pk}-%s"),
        "botsing": botsing if form else None,
        "basis": (botsing or stand).afdruk if form else stand.afdruk,
    }
