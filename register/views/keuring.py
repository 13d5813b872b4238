"""For the bureau: who asks to take part as an aanbieder, what was checked, and the decision."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.domain.bericht import Berichtvoorbeeld, preview
from napl.domain.bericht.lezen import berichten_over
from napl.paginering import navigation, page_number, paginate
from napl.toegang import vereist_recht
from register.domain.aanbod.controle import check_aanmelding
from register.domain.aanbod.keuring import (
    KEUR,
    SOORT,
    approve_aanmelding,
    ask_aanvulling,
    mail_context,
    refuse_aanmelding,
)
from register.domain.aanbod.lezen import list_aanmeldingen
from register.enums import AANMELDING_OPEN, AANMELDING_OVERGANGEN, Aanmeldingstatus
from register.forms.aanbod import Redenformulier
from register.models import Aanmelding
from register.views.mijn import account, attempt

LIJST = "register:aanmelding-list"
PLEK_VOOR_REDEN = "(hier komt uw reden)"
MET_REDEN = {"vraag": ask_aanvulling, "wijs-af": refuse_aanmelding}


@require_safe
@never_cache
@vereist_recht(KEUR)
def aanmelding_list(request: HttpRequest) -> HttpResponse:
    """Show who waits, or with ``stand=klaar`` what was decided."""
    open_ = request.GET.get("stand") != "klaar"
    pagina = paginate(list_aanmeldingen(open_=open_), nummer=page_number(request.GET))
    return render(
        request,
        "register/aanmelding_list.html",
        {"pagina": pagina, "open": open_, "paginering": navigation(pagina, request.GET)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(KEUR)
def aanmelding_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one aanmelding with its checks; approve it, ask for more or refuse it."""
    rows = Aanmelding.objects.select_related("gebruiker", "aanbieder__onderdeel_van", "organisatie")
    aanmelding = get_object_or_404(rows, pk=pk)
    form = Redenformulier()
    if request.method == "POST":
        form = Redenformulier(request.POST)
        if _decide(request, aanmelding, form):
            return redirect(LIJST)
        aanmelding.refresh_from_db()
    status = Aanmeldingstatus(aanmelding.status)
    return render(
        request,
        "register/aanmelding_detail.html",
        {
            "aanmelding": aanmelding,
            "controles": check_aanmelding(aanmelding) if status in AANMELDING_OPEN else [],
            "kan_goedkeuren": Aanmeldingstatus.GOEDGEKEURD in AANMELDING_OVERGANGEN[status],
            "zetten": _zetten(aanmelding, status, form, request.POST.get("actie", "")),
            "mail_goed": _preview(aanmelding, Aanmeldingstatus.GOEDGEKEURD, ""),
            "berichten": berichten_over(aanmelding, by=account(request)),
            "form": form,
            "kruimels": [
                {"naam": "Aanmeldingen", "url": reverse(LIJST)},
                {"naam": aanmelding.naam, "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


def _decide(request: HttpRequest, aanmelding: Aanmelding, form: forms.Form) -> bool:
    """Do what was asked and say whether it was done; a refusal stands in the form."""
    by, at, actie = account(request), klok.nu(), request.POST.get("actie", "")
    valid = form.is_valid()
    if actie == "keur-goed":
        form.errors.pop("reden", None)  # approving asks for no reason
        done = attempt(form, lambda: approve_aanmelding(aanmelding, by=by, at=at))
    elif actie in MET_REDEN:
        verb = MET_REDEN[actie]
        reden = form.cleaned_data.get("reden", "")
        done = attempt(form, lambda: verb(aanmelding, reden=reden, by=by, at=at)) if valid else None
    else:
        form.add_error(None, "Kies wat u wilt doen.")
        done = None
    if done is None:
        return False
    messages.success(request, f"Gedaan: {done.get_status_display().lower()}. De aanmelder krijgt een e-mail.")
    return True


def _zetten(
    aanmelding: Aanmelding, status: Aanmeldingstatus, form: Redenformulier, actie: str
) -> list[dict[str, object]]:
    """Return the moves that need a reason, each with its form; what was typed stays in the one used."""
    rows = (
        ("vraag", Aanmeldingstatus.AANVULLING, "Vraag om aanvulling", "Wat wilt u nog weten?"),
        ("wijs-af", Aanmeldingstatus.AFGEWEZEN, "Wijs af", "Waarom wijst u af?"),
    )
    zetten = []
    for code, to, knop, label in rows:
        if to not in AANMELDING_OVERGANGEN[status]:
            continue
        own = form if code == actie else Redenformulier(auto_id=f"{code}-%s")
        own.auto_id = f"{code}-%s"
        own.fields["reden"].label = label
        mail = _preview(aanmelding, to, PLEK_VOOR_REDEN)
        zetten.append({"code": code, "knop": knop, "form": own, "mail": mail, "open": code == actie})
    return zetten


def _preview(aanmelding: Aanmelding, status: Aanmeldingstatus, reden: str) -> Berichtvoorbeeld:
    ontvangers = [aanmelding.gebruiker] if aanmelding.gebruiker else []
    return preview(SOORT, mail_context(aanmelding.naam, status, reden), ontvangers)
