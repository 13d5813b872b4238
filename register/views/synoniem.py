"""The synonyms of the search, for the redactie: look, see what a change does, and only then save it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.paginering import navigation, paginate
from napl.toegang import vereist_recht
from register.domain.queries.synoniem import Synoniemvraag, list_synoniemen
from register.domain.synoniembestand import export_synoniemen
from register.domain.synoniemen import add_synoniem, change_synoniem, remove_synoniem
from register.domain.synoniemen_voorbeeld import preview_change
from register.enums import Synoniemherkomst, Synoniemrichting
from register.forms.synoniem import Synoniemformulier
from register.models import Synoniem
from register.models.synoniem import MAX_TERM
from register.parameters import Synoniemparameters, read_parameters

PER_PAGINA = 50
# The steps of the form, as its buttons send them.
OPSLAAN, AANPASSEN = "opslaan", "aanpassen"


@require_safe
@never_cache
@vereist_recht("register.beheer_synoniemen")
def synoniem_list(request: HttpRequest) -> HttpResponse:
    values, fouten = read_parameters(Synoniemparameters, request.GET)
    vraag = Synoniemvraag(values.get("q", ""), values.get("richting", ""), values.get("herkomst", ""))
    pagina = paginate(
        list_synoniemen(vraag),
        nummer=values.get("pagina") or 1,
        grootte=values.get("paginaGrootte") or PER_PAGINA,
    )
    return render(
        request,
        "register/synoniem_list.html",
        {
            "vraag": vraag,
            "fouten": [f"{fout.label}: {fout.reden}" for fout in fouten],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "richtingen": Synoniemrichting.choices,
            "herkomsten": Synoniemherkomst.choices,
            "is_gefilterd": bool(vraag.q or vraag.richting or vraag.herkomst),
        },
    )


@require_safe
@never_cache
@vereist_recht("register.beheer_synoniemen")
def synoniem_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the file is the same for everybody
    """Give the active rules in the form of the file of the project."""
    return HttpResponse(
        export_synoniemen(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="synoniemen.csv"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_synoniemen")
def synoniem_nieuw(request: HttpRequest) -> HttpResponse:
    return _steps(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_synoniemen")
def synoniem_wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    return _steps(request, _rule(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_synoniemen")
def synoniem_verwijder(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would no longer be found, and remove the rule when that is confirmed."""
    synoniem = _rule(request, pk)
    fout = ""
    if request.method == "POST":
        versie = request.POST.get("versie", "")
        try:
            remove_synoniem(
                synoniem, versie=int(versie) if versie.isdecimal() else 0, by=_who(request), at=klok.nu()
            )
        except Domeinfout as error:
            fout = error.melding
            synoniem.refresh_from_db()
        else:
            messages.success(request, f"Verwijderd: {synoniem}.")
            return redirect("register:synoniem-list")
    return render(
        request,
        "register/synoniem_verwijder.html",
        {
            "synoniem": synoniem,
            "fout": fout,
            "voorbeeld": preview_change(oud=synoniem, peildatum=klok.vandaag()),
            "kruimels": _crumbs("Verwijderen"),
        },
        status=409 if fout else 200,
    )


def _rule(request: HttpRequest, pk: int) -> Synoniem:
    """Return a rule; one that was removed has no page, but who was still busy with it is told so."""
    rules = Synoniem.objects.all() if request.method == "POST" else Synoniem.objects.filter(actief=True)
    return get_object_or_404(rules, pk=pk)


def _steps(request: HttpRequest, synoniem: Synoniem | None) -> HttpResponse:
    """Fill in, look at the preview, save; every step carries what was typed to the next one."""
    if request.method != "POST":
        return _form_page(request, synoniem, Synoniemformulier(initial=_initial(synoniem, request.GET)))
    form = Synoniemformulier(request.POST, synoniem=synoniem)
    stap = request.POST.get("stap")
    if not form.is_valid():
        return _form_page(request, synoniem, form)
    if stap == AANPASSEN:
        return _form_page(request, synoniem, form)
    if stap == OPSLAAN:
        try:
            return _saved(request, synoniem, form)
        except Domeinfout as fout:
            form.add_domeinfout(fout)
            return _form_page(request, synoniem, _with_current(form, synoniem))
    voorbeeld = preview_change(oud=synoniem, nieuw=form.gegevens, peildatum=klok.vandaag())
    context = {"form": form, "synoniem": synoniem, "gegevens": form.gegevens, "voorbeeld": voorbeeld}
    return render(
        request, "register/synoniem_voorbeeld.html", {**context, "kruimels": _crumbs("Wat verandert er?")}
    )


def _saved(request: HttpRequest, synoniem: Synoniem | None, form: Synoniemformulier) -> HttpResponse:
    if synoniem is None:
        synoniem = add_synoniem(form.gegevens, by=_who(request), at=klok.nu())
        messages.success(request, f"Toegevoegd: {synoniem}.")
    else:
        versie = form.cleaned_data["versie"] or 0
        synoniem = change_synoniem(synoniem, form.gegevens, versie=versie, by=_who(request), at=klok.nu())
        messages.success(request, f"Gewijzigd: {synoniem}.")
    return redirect("register:synoniem-list")


def _with_current(form: Synoniemformulier, synoniem: Synoniem | None) -> Synoniemformulier:
    """Let a form go on from the version that is there now; its error has said that it is another one."""
    if synoniem is not None:
        synoniem.refresh_from_db()
        form.data = {**dict(form.data.items()), "versie": str(synoniem.versie)}
    return form


def _form_page(request: HttpRequest, synoniem: Synoniem | None, form: Synoniemformulier) -> HttpResponse:
    return render(
        request,
        "register/synoniem_form.html",
        {
            "form": form,
            "synoniem": synoniem,
            "kruimels": _crumbs("Wijzigen" if synoniem else "Nieuw synoniem"),
        },
        status=400 if form.errors else 200,
    )


def _initial(synoniem: Synoniem | None, params: QueryDict) -> dict[str, object]:
    """Fill in a rule, or for a new one the word from which somebody came (``?van=``)."""
    if synoniem is None:
        return {"van": params.get("van", "")[:MAX_TERM]}
    return {naam: getattr(synoniem, naam) for naam in ("van", "naar", "richting", "toelichting", "versie")}


def _who(request: HttpRequest) -> Gebruiker:
    return cast("Gebruiker", request.user)  # the right implies an account


def _crumbs(naam: str) -> list[dict[str, str]]:
    return [
        {"naam": "Bureau", "url": reverse("bureau")},
        {"naam": "Synoniemen", "url": reverse("register:synoniem-list")},
        {"naam": naam, "url": ""},
    ]
