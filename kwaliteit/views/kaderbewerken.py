"""The editor of a concept: texts, standaarden and criteria, each with what labs found beside it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.kader import schrijven
from kwaliteit.domain.kader.bevinding import answer_bevinding
from kwaliteit.domain.kader.invoer import StandaardInvoer
from kwaliteit.domain.kader.schrijven import Kaderconflict, Richting, afdruk_van
from kwaliteit.domain.kader.volledig import find_gaten
from kwaliteit.domain.queries.kader import find_kaderversie, read_criterium, read_teksten
from kwaliteit.domain.queries.weergave import build_standaarden, lost_bevindingen, read_bevindingen
from kwaliteit.enums import KaderStatus
from kwaliteit.forms.kader import (
    Criteriumformulier,
    Standaardformulier,
    Tekstenformulier,
    criterium_initial,
)
from kwaliteit.models import Criterium, Kaderbevinding, Kaderversie, Standaard
from kwaliteit.rules.kader import SCHRIJF_KADER
from kwaliteit.views.weergave import bureau_crumbs, show_label
from napl import klok
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.consultatie import Antwoordformulier, Domeinformulier

_METHODEN = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(SCHRIJF_KADER)
def kader_bewerk(request: HttpRequest, nummer: int) -> HttpResponse:
    """Show what a version is made of; the buttons move and take away parts."""
    versie = _find(nummer)
    if request.method == "POST":
        try:
            anker = _act(request, versie)
        except GeenRecht:
            raise
        except Domeinfout as fout:
            messages.error(request, fout.melding)
            anker = "opbouw"
        return redirect(f"{_editor(versie)}#{anker}")
    standaarden = build_standaarden(versie, read_bevindingen(versie))
    return render(
        request,
        "kwaliteit/kader_bewerk.html",
        {
            "versie": versie,
            "label": show_label(versie),
            "is_concept": versie.status == KaderStatus.CONCEPT,
            "gaten": list(find_gaten(versie)) if versie.status == KaderStatus.CONCEPT else [],
            "standaarden": [
                {
                    "deel": deel,
                    "criteria": [
                        {"deel": item, "basis": afdruk_van(read_criterium(item.criterium))}
                        for item in deel.criteria
                    ],
                }
                for deel in standaarden
            ],
            "verdwenen": lost_bevindingen(versie),
            "kruimels": bureau_crumbs((f"Versie {nummer}", "")),
        },
    )


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(SCHRIJF_KADER)
def kader_teksten(request: HttpRequest, nummer: int) -> HttpResponse:
    versie = _find(nummer)
    staat = read_teksten(versie)
    form = _form(request, Tekstenformulier, {**vars(staat), "basis": afdruk_van(staat)})
    if form.is_bound and form.is_valid():
        basis = form.cleaned_data["basis"]
        if _save(
            form,
            lambda: schrijven.change_teksten(versie, form.teksten, basis=basis, **_who(request)),
            lambda: afdruk_van(read_teksten(_find(nummer))),
        ):
            messages.success(request, "De teksten zijn bewaard.")
            return redirect(_editor(versie))
    return _page(request, versie, form, "Teksten over het geheel")


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(SCHRIJF_KADER)
def standaard_bewerk(request: HttpRequest, nummer: int, pk: int | None = None) -> HttpResponse:
    """Change a standaard, or add one when there is no ``pk``."""
    versie = _find(nummer)
    standaard = _part(Standaard, versie, pk) if pk else None
    initial: dict[str, Any] = {}
    if standaard is not None:
        initial = {
            "naam": standaard.naam,
            "omschrijving": standaard.omschrijving,
            "basis": _basis(standaard),
        }
    form = _form(request, Standaardformulier, initial)
    if (
        form.is_bound
        and form.is_valid()
        and _save(
            form,
            lambda: _write_standaard(versie, standaard, form, request),
            lambda: _basis(_part(Standaard, versie, pk or 0)),
        )
    ):
        messages.success(request, "De standaard is bewaard.")
        return redirect(f"{_editor(versie)}#opbouw")
    return _page(request, versie, form, standaard.naam if standaard else "Standaard toevoegen")


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(SCHRIJF_KADER)
def criterium_bewerk(request: HttpRequest, nummer: int, pk: int | None = None) -> HttpResponse:
    """Change a criterium with all that belongs to it, or add one when there is no ``pk``."""
    versie = _find(nummer)
    criterium = _part(Criterium, versie, pk) if pk else None
    initial: dict[str, Any] = {"standaard": request.GET.get("standaard", "")}
    if criterium is not None:
        inhoud = read_criterium(criterium)
        initial = criterium_initial(inhoud, afdruk_van(inhoud))
    form = Criteriumformulier(
        request.POST if request.method == "POST" else None,
        initial=initial,
        bronnen=list(versie.bronnen.order_by("makers")),
        standaarden=[] if criterium else list(versie.standaarden.order_by("volgorde")),
    )
    if (
        form.is_bound
        and form.is_valid()
        and _save(
            form,
            lambda: _write_criterium(versie, criterium, form, request),
            lambda: afdruk_van(read_criterium(_part(Criterium, versie, pk or 0))),
        )
    ):
        messages.success(request, "Het criterium is bewaard.")
        return redirect(f"{_editor(versie)}#opbouw")
    bevindingen = read_bevindingen(versie).get(criterium.pk, []) if criterium else []
    return _page(request, versie, form, str(criterium) if criterium else "Criterium toevoegen", bevindingen)


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(SCHRIJF_KADER)
def bevinding_antwoord(request: HttpRequest, nummer: int, pk: int) -> HttpResponse:
    """Say what this version does with a finding of a lab."""
    versie = _find(nummer)
    row = Kaderbevinding.objects.filter(pk=pk, criterium__versie__nummer__lt=nummer)
    bevinding = row.select_related("criterium__versie", "verwerkt_in").first()
    if bevinding is None:
        raise Http404
    form = _form(request, Antwoordformulier, {"antwoord": bevinding.antwoord})
    if form.is_bound and form.is_valid():
        antwoord = form.cleaned_data["antwoord"]
        if _save(
            form,
            lambda: answer_bevinding(bevinding, versie=versie, antwoord=antwoord, **_who(request)),
            lambda: "",
        ):
            messages.success(request, "Uw antwoord is bewaard.")
            return redirect(f"{_editor(versie)}#opbouw")
    return _page(request, versie, form, "Wat doet u met deze bevinding?", [bevinding])


def _write_standaard(
    versie: Kaderversie, standaard: Standaard | None, form: Standaardformulier, request: HttpRequest
) -> None:
    if standaard is None:
        schrijven.add_standaard(versie, form.invoer, **_who(request))
        return
    basis = form.cleaned_data["basis"]
    schrijven.change_standaard(versie, standaard.pk, form.invoer, basis=basis, **_who(request))


def _write_criterium(
    versie: Kaderversie, criterium: Criterium | None, form: Criteriumformulier, request: HttpRequest
) -> None:
    if criterium is None:
        ouder = _number(form.cleaned_data["standaard"])
        schrijven.add_criterium(versie, ouder, form.invoer, **_who(request))
        return
    basis = form.cleaned_data["basis"]
    schrijven.change_criterium(versie, criterium.pk, form.invoer, basis=basis, **_who(request))


def _save(form: Domeinformulier, write: Callable[[], object], now: Callable[[], str]) -> bool:
    """Write, or put the refusal on the form; after a conflict saving again goes through, knowingly."""
    try:
        write()
    except GeenRecht:
        raise
    except Kaderconflict as fout:
        form.add_domeinfout(fout)
        data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data["basis"] = now()
        form.data = data
        form.conflict = True  # type: ignore[attr-defined]
        return False
    except Domeinfout as fout:
        form.add_domeinfout(fout)
        return False
    return True


def _page(
    request: HttpRequest,
    versie: Kaderversie,
    form: Domeinformulier,
    titel: str,
    bevindingen: "list[Kaderbevinding] | None" = None,
) -> HttpResponse:
    conflict = getattr(form, "conflict", False)
    context = {
        "versie": versie,
        "form": form,
        "titel": titel,
        "is_concept": versie.status == KaderStatus.CONCEPT,
        "bevindingen": bevindingen or [],
        "nu": _now_texts(form) if conflict else [],
        "kruimels": bureau_crumbs((f"Versie {versie.nummer}", _editor(versie)), (titel, "")),
    }
    status = HTTPStatus.OK
    if form.errors:
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.BAD_REQUEST
    return render(request, "kwaliteit/kader_formulier.html", context, status=status)


def _now_texts(form: Domeinformulier) -> list[tuple[str, str]]:
    """Return what stands in the texts now where that differs from what was typed."""
    rows = []
    for naam, veld in form.fields.items():
        staat = form.initial.get(naam)
        if naam != "basis" and isinstance(staat, str) and staat.split() != str(form[naam].value()).split():
            rows.append((str(veld.label), staat))
    return rows


def _act(request: HttpRequest, versie: Kaderversie) -> str:
    """Do what a button asks; return where on the page it happened."""
    post = request.POST
    pk = _number(post.get("onderdeel", ""))
    richting = Richting.OMHOOG if post.get("richting") == "omhoog" else Richting.OMLAAG
    who = _who(request)
    acties: dict[str, Callable[[], object]] = {
        "standaard-plaats": lambda: schrijven.move_standaard(versie, pk, richting=richting, **who),
        "criterium-plaats": lambda: schrijven.move_criterium(versie, pk, richting=richting, **who),
        "standaard-weg": lambda: schrijven.remove_standaard(versie, pk, **who),
        "criterium-weg": lambda: schrijven.remove_criterium(versie, pk, basis=post.get("basis", ""), **who),
    }
    actie = post.get("actie", "")
    if actie not in acties:
        raise OngeldigeOvergang("Kies wat u wilt doen.")
    acties[actie]()
    if actie.endswith("-weg"):
        messages.success(request, "Weggehaald.")
    return "opbouw"


def _find(nummer: int) -> Kaderversie:
    versie = find_kaderversie(nummer, ook_concept=True)
    if versie is None:
        raise Http404
    return versie


def _part(model: type[Any], versie: Kaderversie, pk: int) -> Any:
    part = model.objects.filter(versie=versie, pk=pk).first()
    if part is None:
        raise Http404
    return part


def _form(request: HttpRequest, klasse: type[Any], initial: dict[str, Any]) -> Any:
    return klasse(request.POST if request.method == "POST" else None, initial=initial)


def _basis(standaard: Standaard) -> str:
    return afdruk_van(StandaardInvoer(standaard.naam, standaard.omschrijving))


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": cast("Gebruiker", request.user), "at": klok.nu()}


def _editor(versie: Kaderversie) -> str:
    return reverse("kwaliteit:kader-bewerk", args=[versie.nummer])


def _number(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= 18 else 0  # noqa: PLR2004 - a bigint
