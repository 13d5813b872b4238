"""For an aanbieder: its aanvragen, and the page of one with what to do next."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag, responsible
from kwaliteit.domain.aanvraag.blik import EIGEN as PLEK
from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.domain.aanvraag.kaderwissel import take_over_kader
from kwaliteit.domain.aanvraag.verantwoorden import progress_of
from kwaliteit.domain.aanvraag.voorwaarden import check_traject
from kwaliteit.domain.betaling.tarieven import Tariefsleutel, find_tarief, groep_van
from kwaliteit.domain.queries.aanvraag import explain_termijnen, show_stappen, with_names
from kwaliteit.domain.queries.kader import geldende_criteria, geldende_versie
from kwaliteit.enums import AANVRAAG_SCHRIJFBAAR, Aanvraagroute, Aanvraagstatus, tariefklasse_van
from kwaliteit.forms.aanvraag import Indienformulier
from kwaliteit.models import Erkenningsaanvraag, Tarief
from kwaliteit.rules.aanvraag import SCHRIJF_AANVRAAG, TEKEN_AANVRAAG, ZIE_AANVRAAG
from kwaliteit.views.aanvraagdelen import (
    EIGEN,
    METHODEN,
    eigen_crumbs,
    get_eigen,
    naam_van,
    show_label,
)
from kwaliteit.views.aanvraagstap import next_step
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from register.models import Traject
from register.models.aanbod import aanbieders_van
from register.views.eigen_delen import get_eigen as get_eigen_traject
from register.views.mijn import account, attempt, posted

ZIE_AANBOD = "register.zie_eigen_aanbod"


@require_safe
@never_cache
@vereist_recht(ZIE_AANBOD)
def lijst(request: HttpRequest) -> HttpResponse:
    own = aanbieders_van(account(request), klok.vandaag()).values("pk")
    rows = with_names(Erkenningsaanvraag.objects.filter(aanbieder__in=own)).order_by("-aangemaakt_op", "-pk")
    pagina = paginate(rows, nummer=page_number(request.GET))
    context = {
        "rijen": [
            {"aanvraag": row, "naam": naam_van(row), "label": show_label(row)} for row in pagina.resultaten
        ],
        "pagina": pagina,
        "paginering": navigation(pagina, request.GET),
        "kruimels": [*eigen_crumbs()[:1], {"naam": "Erkenningen", "url": ""}],
    }
    return render(request, "kwaliteit/aanvraag_list.html", context)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(ZIE_AANBOD)
def nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what it asks, costs and takes, and whether it is possible, before anything is begun."""
    eigen, by = get_eigen_traject(request, slug), account(request)
    melding, toelaatbaar = "", check_traject(eigen.traject, klok.vandaag())
    if request.method == "POST":
        try:
            made = begin_aanvraag(eigen.traject, by=by, at=klok.nu())
        except GeenRecht:
            raise
        except Domeinfout as fout:
            melding = fout.melding
        else:
            messages.success(
                request, f"Uw aanvraag {made.kenmerk} is begonnen. Alleen uw organisatie ziet haar."
            )
            return redirect(EIGEN, made.pk)
    context = {
        "traject": eigen.traject,
        "versie": eigen.versie,
        "toelaatbaar": toelaatbaar,
        "tarieven": _tarieven(eigen.traject),
        "criteria": list(geldende_criteria(toelaatbaar.kaderversie)) if toelaatbaar.kaderversie else [],
        "mag": heeft_recht(by, SCHRIJF_AANVRAAG, responsible(eigen.traject)),
        "melding": melding,
        "kruimels": [*eigen_crumbs(), {"naam": "Vraag een erkenning aan", "url": ""}],
    }
    return render(
        request,
        "kwaliteit/aanvraag_nieuw.html",
        context,
        status=HTTPStatus.BAD_REQUEST if melding else HTTPStatus.OK,
    )


def _tarieven(traject: Traject) -> list[tuple[str, Tarief | None]]:
    """Return what a review costs by each route, for a traject as it is live now."""
    klasse = tariefklasse_van(traject.live.soort if traject.live else "")
    groep, vandaag = groep_van(responsible(traject)), klok.vandaag()
    return [
        (route.label, find_tarief(Tariefsleutel(klasse, groep, route), vandaag)) for route in Aanvraagroute
    ]


@require_safe
@never_cache
@vereist_recht(ZIE_AANVRAAG)
def eigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where an aanvraag is, and what to do next."""
    aanvraag, by, vandaag = get_eigen(request, pk), account(request), klok.vandaag()
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "label": show_label(aanvraag),
        "stappen": show_stappen(aanvraag.status),
        "schrijfbaar": aanvraag.status in AANVRAAG_SCHRIJFBAAR,
        "volgende": next_step(aanvraag),
        "panelen": panelen_voor(PLEK, Blik(aanvraag, by), vandaag),
        "termijnen": explain_termijnen(aanvraag, vandaag),
        "kruimels": eigen_crumbs(None, aanvraag.kenmerk),
    }
    return render(request, "kwaliteit/aanvraag_eigen.html", context)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(TEKEN_AANVRAAG)
def indienen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is sent and what that means; a POST signs and submits."""
    aanvraag, by = get_eigen(request, pk), account(request)
    if request.POST.get("actie") == "kader":
        take_over_kader(aanvraag, by=by, at=klok.nu())
        messages.success(request, "Uw aanvraag gaat nu uit van het kwaliteitskader dat geldt.")
        return redirect(EIGEN, pk)
    form = Indienformulier(posted(request))
    if form.is_bound and form.is_valid():
        verklaring = form.cleaned_data["verklaring"]
        done = attempt(form, lambda: submit_aanvraag(aanvraag, by=by, at=klok.nu(), verklaring=verklaring))
        if done is not None:
            messages.success(
                request, "Uw aanvraag is ingediend. U krijgt een e-mail met een kopie van wat u invulde."
            )
            return redirect(EIGEN, pk)
    aanvraag.refresh_from_db()
    if aanvraag.status != Aanvraagstatus.CONCEPT:
        return redirect(EIGEN, pk)
    context = {
        "aanvraag": aanvraag,
        "naam": naam_van(aanvraag),
        "form": form,
        "voortgang": progress_of(aanvraag),
        "ander_kader": aanvraag.kaderversie != geldende_versie(klok.vandaag()),
        "toelaatbaar": check_traject(
            aanvraag.traject,
            klok.vandaag(),
            hererkenning=aanvraag.vorige_erkenning_id is not None,
            aanvraag=aanvraag,
        ),
        "mag": heeft_recht(by, TEKEN_AANVRAAG, aanvraag),
        "terug": reverse(EIGEN, args=[pk]),
        "kruimels": eigen_crumbs(aanvraag, "Indienen"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/aanvraag_indienen.html", context, status=status)
