"""For the bureau: write the advice on a case, send it, and answer what the aanbieder says to it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.besluit.advies import content_of, latest_advies, send_advies, write_advies
from kwaliteit.domain.besluit.beleid import beleid_op
from kwaliteit.domain.besluit.invoer import judged_by
from kwaliteit.domain.besluit.mail import signers_of, write_voornemen
from kwaliteit.domain.besluit.voorstel import propose
from kwaliteit.domain.besluit.zienswijze import answer_zienswijze
from kwaliteit.domain.queries.besluit import latest_sent, read_advies, zienswijze_on
from kwaliteit.enums import Aanvraagstatus, Uitkomst
from kwaliteit.forms.besluit import Inhoudformulier, Zienswijzeantwoord
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.besluit import SCHRIJF_ADVIES
from kwaliteit.views.besluitdelen import find_aanvraag, try_move, who, zaak_crumbs, zaak_url
from napl import klok
from napl.toegang import vereist_recht


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(SCHRIJF_ADVIES)
def advies_schrijf(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the draft; ``actie=verstuur`` saves it and sends it on."""
    aanvraag = find_aanvraag(request, pk)
    form = _form(request, aanvraag)
    if request.method == "POST" and form.is_valid() and _save(request, aanvraag, form):
        if request.POST.get("actie") == "verstuur":
            return redirect(zaak_url(aanvraag.pk))
        return redirect("kwaliteit:advies-schrijf", aanvraag.pk)
    advies = latest_advies(aanvraag)
    return render(
        request,
        "kwaliteit/advies_schrijf.html",
        {
            "aanvraag": aanvraag,
            "form": form,
            "kan": aanvraag.status == Aanvraagstatus.CONCEPTADVIES,
            "vorige": advies if advies is not None and advies.verzonden_op else None,
            "concept": advies if advies is not None and not advies.verzonden_op else None,
            "zienswijze": zienswijze_on(latest_sent(aanvraag)),
            "mail": write_voornemen(aanvraag, Uitkomst.AFWIJZEN, None),
            "ontvangers": signers_of(aanvraag, klok.vandaag()),
            "kruimels": zaak_crumbs(aanvraag, "Advies"),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


def _form(request: HttpRequest, aanvraag: Erkenningsaanvraag) -> Inhoudformulier:
    advies = latest_advies(aanvraag)
    begin = propose(aanvraag) if advies is None else content_of(advies)
    return Inhoudformulier(
        request.POST if request.method == "POST" else None,
        criteria=list(judged_by(aanvraag.kaderversie)),
        begin=begin,
        jaren=beleid_op(klok.vandaag()).jaren,
    )


def _save(request: HttpRequest, aanvraag: Erkenningsaanvraag, form: Inhoudformulier) -> bool:
    by, at = who(request), klok.nu()
    if not try_move(form, lambda: write_advies(aanvraag, form.inhoud, by=by, at=at)):
        return False
    if request.POST.get("actie") != "verstuur":
        messages.success(request, "Het advies is bewaard. Het is nog niet verstuurd.")
        return True
    if not try_move(form, lambda: send_advies(aanvraag, by=by, at=at)):
        return False
    gunstig = form.cleaned_data["uitkomst"] == Uitkomst.TOEKENNEN
    messages.success(
        request,
        "Het advies is verstuurd. De aanvraag wacht nu op een besluit."
        if gunstig
        else "Het advies is verstuurd. De aanbieder krijgt een e-mail en kan een zienswijze geven.",
    )
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(SCHRIJF_ADVIES)
def zienswijze_antwoord(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what the aanbieder said beside the advice, and answer it."""
    aanvraag = find_aanvraag(request, pk)
    form = Zienswijzeantwoord(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        if try_move(
            form,
            lambda: answer_zienswijze(
                aanvraag, antwoord=data["antwoord"], wijzig=data["wijzig"], by=who(request), at=klok.nu()
            ),
        ):
            messages.success(request, "Uw antwoord is bewaard. De aanvraag gaat verder.")
            verder = reverse("kwaliteit:advies-schrijf", args=[aanvraag.pk])
            return redirect(verder if data["wijzig"] else zaak_url(aanvraag.pk))
    advies = latest_sent(aanvraag)
    zienswijze = zienswijze_on(advies)
    return render(
        request,
        "kwaliteit/zienswijze_antwoord.html",
        {
            "aanvraag": aanvraag,
            "form": form,
            "blok": read_advies(advies) if advies else None,
            "zienswijze": zienswijze,
            "kan": zienswijze is not None
            and zienswijze.beantwoord_op is None
            and aanvraag.status == Aanvraagstatus.ZIENSWIJZE,
            "kruimels": zaak_crumbs(aanvraag, "Zienswijze"),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )
