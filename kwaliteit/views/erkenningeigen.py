"""For an aanbieder: its recognitions, with certificate, mark, and its view on an announced withdrawal."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kwaliteit.domain.erkenning.hererkenning import begin_hererkenning, check_hererkenning
from kwaliteit.domain.erkenning.tonen import certificaat_gegevens
from kwaliteit.domain.erkenning.voornemen import give_zienswijze
from kwaliteit.domain.queries.beslissingen import list_beslissingen
from kwaliteit.domain.queries.erkenningen import own_erkenningen
from kwaliteit.enums import Voornemenuitkomst
from kwaliteit.forms.erkenning import Zienswijzeformulier
from kwaliteit.models import Erkenning, Intrekkingsvoornemen
from kwaliteit.rules.erkenning import VRAAG_HERERKENNING, ZIE_EIGEN, ZIENSWIJZE
from kwaliteit.views.erkenningbureau import show_stand
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.paginering import navigation, page_number, paginate
from napl.pdf import make_pdf
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt

SJABLOON = "kwaliteit_certificaat.typ"
LIJST = "kwaliteit:erkenning-eigen-list"


def own(request: HttpRequest, code: str) -> Erkenning:
    found = own_erkenningen(account(request), klok.vandaag()).filter(code=code).first()
    if found is None:
        raise Http404
    return found


@require_safe
@never_cache
@vereist_recht(ZIE_EIGEN)
def erkenning_eigen_list(request: HttpRequest) -> HttpResponse:
    pagina = paginate(own_erkenningen(account(request), klok.vandaag()), nummer=page_number(request.GET))
    return render(
        request,
        "kwaliteit/erkenning_eigen_list.html",
        {
            "pagina": pagina,
            "rijen": [{"erkenning": row, "stand": show_stand(row)} for row in pagina.resultaten],
            "paginering": navigation(pagina, request.GET),
            "kruimels": [_aanbod(), {"naam": "Uw erkenningen", "url": ""}],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_EIGEN)
def erkenning_eigen(request: HttpRequest, code: str) -> HttpResponse:
    """Show an own recognition; what is posted is the view on an announced withdrawal."""
    erkenning = own(request, code)
    voornemen = erkenning.voornemens.filter(uitkomst=Voornemenuitkomst.OPEN).first()
    form = Zienswijzeformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require_recht(request.user, ZIENSWIJZE, erkenning)
        if voornemen is None:
            messages.warning(request, "Er is geen voornemen meer om op te reageren.")
            return redirect("kwaliteit:erkenning-eigen", code=code)
        if form.is_valid() and _answered(form, voornemen, account(request)):
            messages.success(request, "Uw zienswijze is verstuurd. U hoort van ons wat wij besluiten.")
            return redirect("kwaliteit:erkenning-eigen", code=code)
    return render(
        request,
        "kwaliteit/erkenning_eigen.html",
        {
            "erkenning": erkenning,
            "stand": show_stand(erkenning),
            "voornemen": voornemen,
            "form": form,
            "mag_reageren": heeft_recht(request.user, ZIENSWIJZE, erkenning),
            "merk_html": _merk_html(request, erkenning),
            "beslissingen": list_beslissingen([erkenning.traject_id], klok.vandaag()),
            "hererkenning": check_hererkenning(erkenning, klok.vandaag()),
            "mag_hererkennen": heeft_recht(request.user, VRAAG_HERERKENNING, erkenning),
            "schorsing": erkenning.schorsingen.order_by("-geldig_van").first(),
            "kruimels": [
                _aanbod(),
                {"naam": "Uw erkenningen", "url": reverse(LIJST)},
                {"naam": erkenning.versie.naam, "url": ""},
            ],
        },
        status=400 if form.errors else 200,
    )


@require_safe
@never_cache
@vereist_recht(ZIE_EIGEN)
def erkenning_certificaat(request: HttpRequest, code: str) -> HttpResponse:
    """Give the certificate to print; it says where anybody can check whether it still holds."""
    erkenning = own(request, code)
    url = request.build_absolute_uri(reverse("kwaliteit:erkenning", args=[erkenning.code]))
    nu = klok.nu()
    pdf = make_pdf(SJABLOON, certificaat_gegevens(erkenning, url=url, at_dag=timezone.localdate(nu)), op=nu)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="certificaat-{erkenning.code}.pdf"'},
    )


@require_POST
@never_cache
@vereist_recht(VRAAG_HERERKENNING)
def hererkenning_begin(request: HttpRequest, code: str) -> HttpResponse:
    """Begin the aanvraag that asks for hererkenning, and go to it."""
    erkenning = own(request, code)
    try:
        aanvraag = begin_hererkenning(erkenning, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
        return redirect("kwaliteit:erkenning-eigen", code=code)
    messages.success(request, "Uw aanvraag om hererkenning is begonnen. Vul haar aan en dien haar in.")
    return redirect("kwaliteit:aanvraag-eigen", pk=aanvraag.pk)


def _answered(form: Zienswijzeformulier, voornemen: Intrekkingsvoornemen, by: Gebruiker) -> bool:
    tekst = form.cleaned_data["tekst"]
    return attempt(form, lambda: give_zienswijze(voornemen, tekst=tekst, by=by, at=klok.nu())) is not None


def _merk_html(request: HttpRequest, erkenning: Erkenning) -> str:
    """Return the HTML that an aanbieder pastes into its own site."""
    build = request.build_absolute_uri
    return render_to_string(
        "kwaliteit/_merk_html.html",
        {
            "pagina": build(reverse("kwaliteit:erkenning", args=[erkenning.code])),
            "beeld": build(reverse("kwaliteit:erkenning-merk", args=[erkenning.code])),
            "naam": erkenning.versie.naam,
        },
    ).strip()


def _aanbod() -> dict[str, str]:
    return {"naam": "Uw aanbod", "url": reverse("register:aanbod")}
