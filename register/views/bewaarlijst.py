"""The bewaarlijst: one page for everybody, kept in the account or else in the session of the browser."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.paginering import Pagina, navigation, page_number, paginate
from napl.parameters import SLUG
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.domain.bewaren.lijst import drop_traject, keep_trajecten, select_te_bewaren, write_notitie
from register.domain.bewaren.tonen import Lijstkaart, read_lijstkaarten
from register.enums import Cijfersoort
from register.forms.bewaren import Notitieformulier
from register.models import Bewaardtraject, Traject
from register.views.bewaarsessie import (
    MAX_ZONDER_ACCOUNT,
    add_to_session,
    drop_from_session,
    session_pks,
)
from register.views.cijferlog import note_traject
from register.views.terug import safe_volgende

GROOTTE = 50


@require_safe
@never_cache
@vereist_recht("register.bewaar")
def bewaarlijst(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_POST
@vereist_recht("register.bewaar")
def bewaar(request: HttpRequest) -> HttpResponse:
    """Keep the chosen trajecten, and go back to where they were chosen."""
    trajecten = list(select_te_bewaren(request.POST.getlist("traject"), klok.vandaag()))
    if not trajecten:
        messages.warning(request, "Er is niets bewaard. Zet eerst een vinkje bij een traject.")
    elif isinstance(request.user, Gebruiker):
        _keep_in_account(request, request.user, trajecten)
    else:
        _keep_in_session(request, trajecten)
    return redirect(safe_volgende(request, "register:bewaarlijst"))


def _keep_in_account(request: HttpRequest, gebruiker: Gebruiker, trajecten: list[Traject]) -> None:
    try:
        uitkomst = keep_trajecten(trajecten, by=gebruiker, at=klok.nu())
    except Domeinfout as fout:
        messages.error(request, _with_link(fout.melding))
        return
    note_traject(request, Cijfersoort.BEWAARD, uitkomst.nieuwe)
    _tell(request, uitkomst.nieuw, uitkomst.al_bewaard)


def _keep_in_session(request: HttpRequest, trajecten: list[Traject]) -> None:
    before = set(session_pks(request))
    left_out = add_to_session(request, [traject.pk for traject in trajecten])
    fresh = set(session_pks(request)) - before
    new = len(fresh)
    note_traject(request, Cijfersoort.BEWAARD, sorted(fresh))
    if left_out:
        text = f"Zonder account passen er {MAX_ZONDER_ACCOUNT} trajecten op uw bewaarlijst. Log in voor meer."
        messages.warning(request, _with_link(text))
    if new or not left_out:
        _tell(request, new, len(trajecten) - new - left_out)


def _tell(request: HttpRequest, new: int, known: int) -> None:
    if new:
        text = (
            "Het traject staat op uw bewaarlijst."
            if new == 1
            else f"{new} trajecten staan op uw bewaarlijst."
        )
        messages.success(request, _with_link(text))
    elif known:
        text = "Dit stond al op uw bewaarlijst." if known == 1 else "Deze stonden al op uw bewaarlijst."
        messages.info(request, _with_link(text))


def _with_link(text: str) -> str:
    return format_html('{} <a href="{}">Bekijk uw bewaarlijst</a>', text, reverse("register:bewaarlijst"))


@require_POST
@vereist_recht("register.bewaar")
def bewaar_weg(request: HttpRequest) -> HttpResponse:
    """Take one traject off the list, also when it is not in the register any more."""
    traject = _posted_traject(request)
    if traject is not None:
        if isinstance(request.user, Gebruiker):
            drop_traject(traject, by=request.user)
        else:
            drop_from_session(request, traject.pk)
        messages.success(request, "Het traject is van uw bewaarlijst gehaald.")
    return redirect(safe_volgende(request, "register:bewaarlijst"))


@require_POST
@vereist_recht("register.schrijf_notitie")
def bewaar_notitie(request: HttpRequest) -> HttpResponse:
    """Write the note of one traject; what cannot be stored comes back in its field with the reason."""
    traject = _posted_traject(request)
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right to write implies an account
    if traject is None:
        messages.error(request, "Dit traject kennen wij niet. Er is geen notitie bewaard.")
        return redirect("register:bewaarlijst")
    try:
        write_notitie(traject, request.POST.get("notitie", ""), by=request.user)
    except Domeinfout as fout:
        return _refuse_note(request, traject, fout)
    messages.success(request, "Uw notitie is bewaard.")
    return redirect(safe_volgende(request, "register:bewaarlijst"))


def _refuse_note(request: HttpRequest, traject: Traject, fout: Domeinfout) -> HttpResponse:
    if not fout.veld:
        messages.error(request, fout.melding)
        return redirect("register:bewaarlijst")
    form = _note_form(traject.slug, data=request.POST)
    form.add_error(fout.veld, fout.melding)
    return _show(request, refused={traject.pk: form}, status=400)


def _posted_traject(request: HttpRequest) -> Traject | None:
    slug = request.POST.get("traject", "")
    return Traject.objects.filter(slug=slug).first() if SLUG.fullmatch(slug) else None


def _show(
    request: HttpRequest, *, refused: dict[int, Notitieformulier] | None = None, status: int = 200
) -> HttpResponse:
    pagina = _page(request, refused)
    kaarten = read_lijstkaarten(pagina.resultaten, klok.vandaag())
    return render(
        request,
        "register/bewaarlijst.html",
        {
            "pagina": pagina,
            # The links are relative, and a refused note has an address of its own.
            "paginering": None if refused else navigation(pagina, request.GET),
            "items": _items(request, pagina.resultaten, kaarten, refused or {}),
            "mag_delen": heeft_recht(request.user, "register.zie_teamlijsten"),
            "max_zonder_account": MAX_ZONDER_ACCOUNT,
        },
        status=status,
    )


def _page(request: HttpRequest, refused: dict[int, Notitieformulier] | None) -> Pagina[int]:
    """Return one page of the list; after a refused note the page on which it stands."""
    pks = _kept_pks(request)
    number = page_number(request.GET)
    if refused:
        number = 1 + next((place for place, pk in enumerate(pks) if pk in refused), 0) // GROOTTE
    return paginate(pks, nummer=number, grootte=GROOTTE)


def _kept_pks(request: HttpRequest) -> list[int]:
    if isinstance(request.user, Gebruiker):
        rows = Bewaardtraject.objects.filter(gebruiker=request.user).order_by("-bewaard_op", "-pk")
        return list(rows.values_list("traject_id", flat=True))
    return session_pks(request)


def _items(
    request: HttpRequest,
    pks: Iterable[int],
    kaarten: dict[int, Lijstkaart],
    refused: dict[int, Notitieformulier],
) -> list[dict[str, Any]]:
    notes: dict[int, Bewaardtraject] = {}
    if isinstance(request.user, Gebruiker):
        rows = Bewaardtraject.objects.filter(gebruiker=request.user, traject__in=list(pks))
        notes = {row.traject_id: row for row in rows}
    return [_item(kaarten[pk], notes.get(pk), refused.get(pk)) for pk in pks if pk in kaarten]


def _item(kaart: Lijstkaart, row: Bewaardtraject | None, refused: Notitieformulier | None) -> dict[str, Any]:
    notitie = row.notitie if row else ""
    form = refused or _note_form(kaart.traject.slug, initial={"notitie": notitie})
    return {
        "kaart": kaart,
        "notitie": notitie,
        "bewaard_op": row.bewaard_op if row else None,
        "form": form if row else None,
        "open": refused is not None,
    }


def _note_form(slug: str, **kwargs: Any) -> Notitieformulier:
    return Notitieformulier(auto_id=f"{slug}-%s", **kwargs)
