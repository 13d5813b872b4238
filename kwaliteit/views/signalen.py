"""Signals and complaints: reported by anybody with an account, handled by the bureau."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.monitoring.mail import naam_van
from kwaliteit.domain.monitoring.signaal import (
    answer_signaal,
    ask_signaal,
    close_wederhoor,
    handle_signaal,
    report_signaal,
    take_signaal,
)
from kwaliteit.enums import Signaalsoort, Signaalstatus, Signaaluitkomst
from kwaliteit.forms.toezicht import (
    Afhandelformulier,
    Leegformulier,
    Reactieformulier,
    Signaalformulier,
    Vraagformulier,
)
from kwaliteit.models import Signaal
from kwaliteit.rules.monitoring import BEHANDEL_SIGNAAL, MELD_SIGNAAL, REAGEER_TOEZICHT
from kwaliteit.views.toezichtzet import Zet, make_zet, show_zetten
from napl import klok
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.models import Traject
from register.views.mijn import account, attempt, posted

_S = Signaalstatus
LIJST = "kwaliteit:signaal-list"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(MELD_SIGNAAL)
def signaal_nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """Report something about a traject; the bureau can say that it noticed this itself."""
    traject = get_object_or_404(Traject.objects.select_related("live"), slug=slug, live__isnull=False)
    naam = naam_van(traject)
    by = account(request)
    is_bureau = heeft_recht(by, BEHANDEL_SIGNAAL)
    form = Signaalformulier(posted(request))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        done = attempt(
            form,
            lambda: report_signaal(
                traject,
                soort=Signaalsoort(data["soort"]),
                tekst=data["tekst"],
                by=by,
                at=klok.nu(),
                namens_bureau=is_bureau,
            ),
        )
        if done is not None:
            messages.success(request, f"Uw melding is ontvangen. Het kenmerk is {done}.")
            return redirect(LIJST if is_bureau else "kwaliteit:mijn-signalen")
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    context = {
        "traject": traject,
        "form": form,
        "is_bureau": is_bureau,
        "kruimels": [
            {"naam": naam, "url": reverse("register:traject-detail", args=[slug])},
            {"naam": "Melden", "url": ""},
        ],
    }
    return render(request, "kwaliteit/signaal_nieuw.html", context, status=status)


@require_safe
@never_cache
@vereist_recht(MELD_SIGNAAL)
def mijn_signalen(request: HttpRequest) -> HttpResponse:
    """Show who reported things how far they are."""
    rows = Signaal.objects.filter(melder=account(request)).select_related("traject__live")
    pagina = paginate(rows.order_by("-ontvangen_op", "-pk"), nummer=page_number(request.GET))
    context = {"pagina": pagina, "paginering": navigation(pagina, request.GET)}
    return render(request, "kwaliteit/mijn_signalen.html", context)


@require_safe
@never_cache
@vereist_recht(BEHANDEL_SIGNAAL)
def signaal_list(request: HttpRequest) -> HttpResponse:
    """Show what waits, the oldest first, or with ``stand=klaar`` what was handled."""
    is_open = request.GET.get("stand") != "klaar"
    rows = Signaal.objects.select_related("traject__live", "behandelaar")
    if is_open:
        rows = rows.exclude(status=_S.AFGEHANDELD).order_by("ontvangen_op", "pk")
    else:
        rows = rows.filter(status=_S.AFGEHANDELD).order_by("-afgehandeld_op", "-pk")
    pagina = paginate(rows, nummer=page_number(request.GET))
    context = {"pagina": pagina, "open": is_open, "paginering": navigation(pagina, request.GET)}
    return render(request, "kwaliteit/signaal_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHANDEL_SIGNAAL)
def signaal_zaak(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one signal to who handles it, with what can be done now."""
    rows = Signaal.objects.select_related("traject__live", "melder", "behandelaar")
    signaal = get_object_or_404(rows, pk=pk)
    zetten = _zetten(signaal)
    gekozen, form = make_zet(request, zetten, signaal)
    if gekozen is not None and form is None:
        return redirect("kwaliteit:signaal-zaak", pk=pk)
    signaal.refresh_from_db()
    context = {
        "signaal": signaal,
        "zetten": show_zetten(zetten, gekozen, form),
        "form": form,
        "kruimels": [
            {"naam": "Signalen en klachten", "url": reverse(LIJST)},
            {"naam": str(signaal), "url": ""},
        ],
    }
    status = HTTPStatus.BAD_REQUEST if form is not None else HTTPStatus.OK
    return render(request, "kwaliteit/signaal_zaak.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(REAGEER_TOEZICHT)
def signaal_reactie(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an aanbieder what it is asked; what was reported, and by whom, is not in reach of the page."""
    rows = Signaal.objects.voor_aanbieder(account(request), klok.vandaag())
    signaal = get_object_or_404(
        rows.defer("tekst", "melder", "antwoord").select_related("traject__live"), pk=pk
    )
    form = Reactieformulier(posted(request))
    if form.is_bound and form.is_valid():
        reactie = form.cleaned_data["reactie"]
        by, at = account(request), klok.nu()
        if attempt(form, lambda: answer_signaal(signaal, reactie=reactie, by=by, at=at)) is not None:
            messages.success(request, "Uw reactie is verstuurd.")
            return redirect("kwaliteit:toezicht-eigen")
    context = {
        "zaak": signaal,
        "wat": signaal.get_soort_display(),
        "traject": signaal.traject,
        "form": form,
        "kan": signaal.status == _S.IN_BEHANDELING,
        "uitkomst": signaal.get_uitkomst_display(),
        "kruimels": [
            {"naam": "Monitoring", "url": reverse("kwaliteit:toezicht-eigen")},
            {"naam": str(signaal), "url": ""},
        ],
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/toezicht_reactie.html", context, status=status)


def _zetten(signaal: Signaal) -> list[Zet]:
    status = _S(signaal.status)
    zetten: list[Zet] = []
    if status == _S.ONTVANGEN:
        return [
            Zet(
                "neem",
                "Neem in behandeling",
                Leegformulier,
                lambda _, by, at: take_signaal(signaal, by=by, at=at),
            )
        ]
    if status == _S.IN_BEHANDELING and signaal.gevraagd_op is None:
        zetten.append(
            Zet(
                "vraag",
                "Vraag de aanbieder om een reactie",
                Vraagformulier,
                lambda data, by, at: ask_signaal(signaal, vraag=data["vraag"], by=by, at=at),
            )
        )
    elif status == _S.IN_BEHANDELING:
        zetten.append(
            Zet(
                "verder",
                "Ga verder zonder reactie",
                Leegformulier,
                lambda _, by, at: close_wederhoor(signaal, by=by, at=at),
            )
        )
    if status != _S.AFGEHANDELD:
        zetten.append(
            Zet(
                "af",
                "Handel af",
                Afhandelformulier,
                lambda data, by, at: handle_signaal(
                    signaal,
                    uitkomst=Signaaluitkomst(data["uitkomst"]),
                    antwoord=data["antwoord"],
                    by=by,
                    at=at,
                ),
            )
        )
    return zetten
