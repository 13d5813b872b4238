"""For the bureau: is an aanvraag complete, what is missing, and what does an accreditation cover already."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit.domain.aanvraag.dekking import decide_dekking, propose
from kwaliteit.domain.aanvraag.mail import aside_mail, completion_mail
from kwaliteit.domain.aanvraag.stukken import list_stukken
from kwaliteit.domain.aanvraag.termijnen import AANVULLEN
from kwaliteit.domain.aanvraag.volledigheid import (
    accept_volledig,
    ask_aanvulling,
    last_day,
    set_buiten_behandeling,
)
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Aanvraagroute, Aanvraagstatus
from kwaliteit.forms.aanvraagdossier import Aanvulformulier, Dekkingformulier, Redenformulier
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG
from kwaliteit.views.aanvraagdelen import METHODEN, ZAAK, get_zaak, naam_van, zaak_crumbs
from napl import klok
from napl.domain.termijn.rekenen import work_out
from napl.domain.termijn.vrij import free_days
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt, posted

_S = Aanvraagstatus


@require_POST
@never_cache
@vereist_recht(BEHANDEL_AANVRAAG)
def compleet(request: HttpRequest, pk: int) -> HttpResponse:
    aanvraag = get_zaak(pk)
    try:
        aanvraag = accept_volledig(aanvraag, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(
            request, f"De aanvraag is compleet. Status: {aanvraag.get_status_display().lower()}."
        )
    return redirect(ZAAK, pk)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEHANDEL_AANVRAAG)
def aanvulling(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what is missing, see the mail, and send it."""
    aanvraag, at = get_zaak(pk), klok.nu()
    if aanvraag.status != _S.VOLLEDIGHEIDSTOETS:
        return redirect(ZAAK, pk)
    form = Aanvulformulier(posted(request), criteria=list(geldende_criteria(aanvraag.kaderversie)))
    mail = None
    if form.is_bound and form.is_valid():
        punten = form.punten
        if request.POST.get("actie") == "verstuur":
            if attempt(form, lambda: ask_aanvulling(aanvraag, punten, by=account(request), at=at)):
                messages.success(request, "De aanbieder krijgt de e-mail. De termijn is begonnen.")
                return redirect(ZAAK, pk)
        else:
            gevuld = {code: tekst.strip() for code, tekst in punten.items() if tekst.strip()}
            uiterlijk = work_out(
                klok.vandaag(), AANVULLEN.duur, [], rolt=AANVULLEN.rolt, vrij=free_days()
            ).einde
            mail = completion_mail(aanvraag, gevuld, uiterlijk=uiterlijk) if gevuld else None
            if mail is None:
                form.add_error(
                    "punt-algemeen", "Vul in wat er nog mist. De aanbieder leest dat in de e-mail."
                )
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "form": form,
        "mail": mail,
        "kruimels": zaak_crumbs(aanvraag, "Aanvulling vragen"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/aanvraag_aanvulling.html", context, status=status)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEHANDEL_AANVRAAG)
def buiten_behandeling(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an aanvraag aside that was not completed in time, with the mail in sight."""
    aanvraag, at = get_zaak(pk), klok.nu()
    if aanvraag.status != _S.AANVULLING_GEVRAAGD:
        return redirect(ZAAK, pk)
    form = Redenformulier(posted(request))
    if form.is_bound and form.is_valid():
        reden = form.cleaned_data["reden"]
        if attempt(form, lambda: set_buiten_behandeling(aanvraag, reden=reden, by=account(request), at=at)):
            messages.success(
                request, "De aanvraag is buiten behandeling gesteld. De aanbieder krijgt een e-mail."
            )
            return redirect(ZAAK, pk)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "form": form,
        "uiterlijk": last_day(aanvraag),
        "mail": aside_mail(aanvraag, "(hier komt uw reden)"),
        "kruimels": zaak_crumbs(aanvraag, "Buiten behandeling stellen"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/aanvraag_buiten.html", context, status=status)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEHANDEL_AANVRAAG)
def dekking(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Decide how much of one criterium an accreditation covers."""
    aanvraag, at = get_zaak(pk), klok.nu()
    if aanvraag.route != Aanvraagroute.VERLICHT:
        raise Http404
    stuk = next((rij for rij in list_stukken(aanvraag) if rij.criterium.code == code), None)
    if stuk is None:
        raise Http404
    was = aanvraag.dekkingen.filter(criterium=stuk.criterium).first()
    voorstel = propose(aanvraag).get(stuk.criterium.pk)
    initial: dict[str, object] = {}
    if was is not None:
        initial = {"oordeel": was.oordeel, "accreditatie": was.accreditatie_id, "reden": was.reden}
    elif voorstel is not None:
        accreditatie = voorstel.accreditatie
        initial = {"oordeel": voorstel.oordeel, "accreditatie": accreditatie and accreditatie.pk}
    rows = list(aanvraag.accreditaties.select_related("bestand").order_by("pk"))
    form = Dekkingformulier(posted(request), accreditaties=rows, initial=initial)
    if form.is_bound and form.is_valid():
        besluit = form.besluit
        if attempt(form, lambda: decide_dekking(aanvraag, code, besluit, by=account(request), at=at)):
            messages.success(request, f"Bewaard: {code}.")
            return redirect(ZAAK, pk)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "stuk": stuk,
        "voorstel": voorstel,
        "rijen": rows,
        "form": form,
        "kruimels": zaak_crumbs(aanvraag, f"Dekking van {code}"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/aanvraag_dekking.html", context, status=status)
