"""Search alerts: make one from a search, look after them, and stop one from a mail."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from register import filters
from register.domain.bewaren.vraagvorm import search_query, store_vraag
from register.domain.bewaren.waarschuwing import (
    create_zoekwaarschuwing,
    delete_zoekwaarschuwing,
    find_by_token,
    matching_ids,
    resume_zoekwaarschuwing,
    set_frequentie,
    stop_by_token,
    stop_zoekwaarschuwing,
)
from register.enums import Frequentie
from register.forms.bewaren import Waarschuwingformulier
from register.models import Zoekwaarschuwing
from register.models.waarschuwing import MAX_NAAM
from register.views.vraagwoorden import describe_vraag, suggest_naam

LIJST = "register:zoekwaarschuwingen"
WEG = "Deze waarschuwing staat niet op uw lijst. Misschien hebt u haar al verwijderd."


@require_safe
@never_cache
@vereist_recht("register.beheer_zoekwaarschuwingen")
def zoekwaarschuwing_list(request: HttpRequest) -> HttpResponse:
    rows = Zoekwaarschuwing.objects.filter(gebruiker=_account(request)).defer("gezien")
    return render(
        request,
        "register/zoekwaarschuwing_list.html",
        {
            "frequenties": Frequentie.choices,
            "waarschuwingen": [
                {"waarschuwing": row, "zoekvraag": search_query(row.vraag)}
                for row in rows.order_by("-aangemaakt_op", "-pk")
            ],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_zoekwaarschuwingen")
def zoekwaarschuwing_nieuw(request: HttpRequest) -> HttpResponse:
    """Make an alert of the search in the address; what was typed survives a refusal."""
    gelezen = filters.read_zoekvraag(request.GET)
    omschrijving = describe_vraag(gelezen.vraag)
    initial = {"naam": suggest_naam(gelezen.vraag, omschrijving, MAX_NAAM), "frequentie": "wekelijks"}
    form = Waarschuwingformulier(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _create(request, form, gelezen, omschrijving):
        return redirect(LIJST)
    return render(
        request,
        "register/zoekwaarschuwing_nieuw.html",
        {
            "form": form,
            "fouten": gelezen.fouten,
            "omschrijving": omschrijving,
            "aantal": len(matching_ids(gelezen.vraag, klok.vandaag())),
            "zoekvraag": search_query(store_vraag(gelezen.vraag)),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


def _create(
    request: HttpRequest, form: Waarschuwingformulier, gelezen: filters.Gelezen, omschrijving: str
) -> bool:
    try:
        waarschuwing = create_zoekwaarschuwing(
            gelezen.vraag,
            naam=form.cleaned_data["naam"],
            frequentie=Frequentie(form.cleaned_data["frequentie"]),
            by=_account(request),
            at=klok.nu(),
            peildatum=klok.vandaag(),
            omschrijving=omschrijving,
        )
    except Domeinfout as fout:
        form.add_error(fout.veld or None, fout.melding)
        return False
    messages.success(request, f"Uw waarschuwing ‘{waarschuwing.naam}’ staat aan.")
    return True


@require_POST
@vereist_recht("register.beheer_zoekwaarschuwingen")
def zoekwaarschuwing_wijzig(request: HttpRequest) -> HttpResponse:
    """Do with one alert what the pressed button says."""
    raw = request.POST.get("waarschuwing", "")
    pk = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 19 else 0  # noqa: PLR2004 - a bigint
    waarschuwing = Zoekwaarschuwing.objects.filter(gebruiker=_account(request), pk=pk).first()
    if waarschuwing is None:
        messages.error(request, WEG)
        return redirect(LIJST)
    try:
        messages.success(request, _change(request, waarschuwing))
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    return redirect(LIJST)


def _change(request: HttpRequest, waarschuwing: Zoekwaarschuwing) -> str:
    by, naam = _account(request), waarschuwing.naam
    match request.POST.get("actie"):
        case "stop":
            stop_zoekwaarschuwing(waarschuwing, by=by, at=klok.nu())
            return f"‘{naam}’ is gestopt. U krijgt er geen mail meer over."
        case "hervat":
            resume_zoekwaarschuwing(waarschuwing, by=by, peildatum=klok.vandaag())
            return f"‘{naam}’ staat weer aan. U krijgt mail over wat vanaf nu nieuw is."
        case "verwijder":
            delete_zoekwaarschuwing(waarschuwing, by=by)
            return f"‘{naam}’ is verwijderd."
        case "frequentie" if request.POST.get("frequentie") in Frequentie.values:
            frequentie = Frequentie(request.POST["frequentie"])
            set_frequentie(waarschuwing, frequentie, by=by)
            return f"‘{naam}’ mailt u nu hooguit: {frequentie.label.lower()}."
    raise Domeinfout("Er is niets gewijzigd. Kies eerst wat u wilt doen.")


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # a mail program sends it without cookies (RFC 8058); the signed link is the right to do so
@never_cache
@vereist_recht("register.stop_zoekwaarschuwing")
def zoekwaarschuwing_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on a GET, because programs follow links too; stop on a POST, as often as it comes."""
    is_post = request.method == "POST"
    found = stop_by_token(token, at=klok.nu()) if is_post else find_by_token(token)
    if found is None:
        return render(request, "register/zoekwaarschuwing_weg.html", status=HTTPStatus.NOT_FOUND)
    return render(request, "register/zoekwaarschuwing_stop.html", {"waarschuwing": found})


def _account(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user
