"""The public page of a consultation on the kader, the answers of the bureau, and findings of labs."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.kader.bevinding import report_bevinding
from kwaliteit.domain.kader.reactie import (
    Kaderreactiegegevens,
    answer_kaderreactie,
    change_kaderreactie,
    react_on_kader,
)
from kwaliteit.domain.queries.kader import find_kaderversie
from kwaliteit.domain.queries.kaderconsultatie import (
    all_reacties,
    fase_van,
    find_consultatie,
    naam_van,
    published_reacties,
)
from kwaliteit.domain.queries.weergave import Criteriumdeel, build_standaarden, read_bevindingen
from kwaliteit.enums import KaderStatus
from kwaliteit.forms.kader import Bevindingformulier
from kwaliteit.models import Criterium, Kaderconsultatie, Kaderreactie
from kwaliteit.rules.kader import MELD_BEVINDING, REAGEER_OP_KADER, SCHRIJF_KADER, ZIE_KADER
from kwaliteit.views.weergave import bureau_crumbs, crumbs, show_stappen, url_of
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.bewerken import afdruk, normalise
from ontwikkelpaden.domain.queries.consultatie import Fase
from ontwikkelpaden.forms.consultatie import Antwoordformulier, Reactieformulier

HET_KADER = "pad"  # the word of the shared template for "the whole"
_METHODEN = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
@vereist_recht(ZIE_KADER)
def kaderconsultatie(request: HttpRequest, nummer: int) -> HttpResponse:
    return _page(request, _consultatie(nummer), {})


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(REAGEER_OP_KADER)
def kaderconsultatie_reageer(request: HttpRequest, nummer: int) -> HttpResponse:
    """Save every reaction that was typed, whichever button was pressed; what is refused comes back."""
    consultatie = _consultatie(nummer)
    if request.method != "POST":
        return redirect("kwaliteit:kaderconsultatie", nummer)
    pressed = request.POST.get("onderwerp", "")
    refused: dict[str, Reactieformulier] = {}
    saved = 0
    for onderwerp in _typed(request, consultatie, pressed):
        form = _save(request, consultatie, onderwerp)
        saved += form is None
        if form is not None:
            refused[onderwerp] = form
    if saved:
        messages.success(
            request,
            "Dank u wel. Uw reactie is bewaard." if saved == 1 else f"{saved} reacties zijn bewaard.",
        )
    if refused:
        return _page(request, consultatie, refused, status=HTTPStatus.BAD_REQUEST)
    return redirect(f"{reverse('kwaliteit:kaderconsultatie', args=[nummer])}#onderdeel-{pressed}")


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(SCHRIJF_KADER)
def kaderconsultatie_antwoorden(request: HttpRequest, nummer: int) -> HttpResponse:
    """Show all reactions to who answers them; every answer that was typed is saved."""
    consultatie = _consultatie(nummer)
    refused: dict[int, Antwoordformulier] = {}
    if request.method == "POST":
        for reactie in consultatie.reacties.all():
            form = _answer(request, reactie)
            if form is not None:
                refused[reactie.pk] = form
        if not refused:
            messages.success(request, "De antwoorden zijn bewaard.")
            return redirect(request.path)
    reacties = list(all_reacties(consultatie))
    fase = fase_van(consultatie, klok.vandaag())
    may_answer = fase == Fase.GESLOTEN and consultatie.versie.status == KaderStatus.CONSULTATIE
    return render(
        request,
        "kwaliteit/kader_antwoorden.html",
        {
            "versie": consultatie.versie,
            "consultatie": consultatie,
            "fase": fase.value,
            "mag_beantwoorden": may_answer,
            "geweigerd": list(refused.values()),
            "zonder_antwoord": sum(reactie.beantwoord_op is None for reactie in reacties),
            "reacties": [
                {
                    "reactie": reactie,
                    "naam": naam_van(reactie),
                    "over": reactie.criterium_naam or "Het hele kader",
                    "form": refused.get(reactie.pk) or (_answer_form(reactie) if may_answer else None),
                }
                for reactie in reacties
            ],
            "kruimels": bureau_crumbs((f"Reacties op versie {nummer}", "")),
        },
        status=400 if refused else 200,
    )


@require_http_methods(_METHODEN)
@never_cache
@vereist_recht(MELD_BEVINDING)
def bevinding_nieuw(request: HttpRequest, nummer: int, code: str) -> HttpResponse:
    """Write down what a lab noticed about a criterium of the version in force."""
    versie = find_kaderversie(nummer)
    criterium = Criterium.objects.filter(versie=versie, code=code).first() if versie else None
    if versie is None or criterium is None:
        raise Http404
    form = Bevindingformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            report_bevinding(criterium, form.invoer, by=cast("Gebruiker", request.user), at=klok.nu())
        except GeenRecht:
            raise
        except Domeinfout as fout:
            form.add_domeinfout(fout)
        else:
            messages.success(request, "Dank u wel. De bevinding staat bij het criterium.")
            return redirect(url_of(versie))
    return render(
        request,
        "kwaliteit/bevinding_nieuw.html",
        {
            "form": form,
            "versie": versie,
            "criterium": criterium,
            "kan": versie.status == KaderStatus.VASTGESTELD,
            "kruimels": crumbs((f"Versie {nummer}", url_of(versie)), (f"Bevinding bij {code}", "")),
        },
        status=400 if form.errors else 200,
    )


def _typed(request: HttpRequest, consultatie: Kaderconsultatie, pressed: str) -> list[str]:
    """Return the parts at which something else stands than the visitor said before, and what was pressed."""
    own = {
        str(row.criterium_id or HET_KADER): row.tekst
        for row in consultatie.reacties.filter(door=request.user)  # type: ignore[misc]
    }
    onderwerpen = [str(pk) for pk in consultatie.versie.criteria.values_list("pk", flat=True)]
    return [
        onderwerp
        for onderwerp in [*onderwerpen, HET_KADER]
        if onderwerp == pressed
        or request.POST.get(f"{_prefix(onderwerp)}-tekst", own.get(onderwerp, "")).split()
        != own.get(onderwerp, "").split()
    ]


def _save(request: HttpRequest, consultatie: Kaderconsultatie, onderwerp: str) -> Reactieformulier | None:
    """Write or change one reaction; return the form with what was wrong when it is refused."""
    form = Reactieformulier(request.POST, prefix=_prefix(onderwerp))
    form.is_valid()
    data = form.cleaned_data
    tekst, toon_naam = data.get("tekst", ""), data.get("toon_naam", False)
    by, at = cast("Gebruiker", request.user), klok.nu()
    criterium = None if onderwerp == HET_KADER else Criterium.objects.get(pk=int(onderwerp))
    eigen = consultatie.reacties.filter(door=by, criterium=criterium).first()
    try:
        if eigen is not None:
            change_kaderreactie(eigen, tekst=tekst, toon_naam=toon_naam, by=by, at=at)
        else:
            gegevens = Kaderreactiegegevens(tekst, criterium, toon_naam)
            react_on_kader(consultatie, gegevens, by=by, at=at)
    except GeenRecht:
        raise
    except Domeinfout as fout:
        form.add_domeinfout(fout)
        return form
    return None


def _answer(request: HttpRequest, reactie: Kaderreactie) -> Antwoordformulier | None:
    """Save an answer that was typed; return the form with what was wrong when it is refused."""
    data = request.POST.copy()
    form = Antwoordformulier(data, prefix=f"a{reactie.pk}")
    tekst = normalise(form["antwoord"].data or "")
    if not tekst or tekst == reactie.antwoord:
        return None
    form.is_valid()
    try:
        answer_kaderreactie(
            reactie,
            antwoord=tekst,
            basis=form.cleaned_data.get("gelezen", ""),
            by=cast("Gebruiker", request.user),
            at=klok.nu(),
        )
    except GeenRecht:
        raise
    except Domeinfout as fout:
        form.add_domeinfout(fout)
        reactie.refresh_from_db()
        data[form.add_prefix("gelezen")] = afdruk(reactie.antwoord)  # seen now
        return form
    return None


def _answer_form(reactie: Kaderreactie) -> Antwoordformulier:
    initial = {"antwoord": reactie.antwoord, "gelezen": afdruk(reactie.antwoord)}
    return Antwoordformulier(prefix=f"a{reactie.pk}", initial=initial)


def _page(
    request: HttpRequest,
    consultatie: Kaderconsultatie,
    refused: Mapping[str, Reactieformulier],
    *,
    status: int = 200,
) -> HttpResponse:
    fase = fase_van(consultatie, klok.vandaag())
    nummer = consultatie.versie.nummer
    versie = find_kaderversie(nummer)
    context: dict[str, Any] = {
        "consultatie": consultatie,
        "versie": consultatie.versie,
        "fase": fase.value,
        "stappen": show_stappen(consultatie.versie),
        "geweigerd": next(iter(refused.values()), None),
        "onverstuurd": [str(form["tekst"].value() or "") for form in refused.values()],
        "kruimels": crumbs((f"Consultatie over versie {nummer}", "")),
    }
    if versie is None and fase != Fase.AFGEBROKEN:
        raise Http404
    if versie is not None and fase != Fase.AFGEBROKEN:
        gebruiker = request.user if isinstance(request.user, Gebruiker) else None
        may_react = fase == Fase.OPEN and gebruiker is not None
        public = list(published_reacties(consultatie))
        own = list(consultatie.reacties.filter(door=gebruiker)) if gebruiker is not None else []

        def part(onderwerp: str, deel: Criteriumdeel | None = None) -> dict[str, object]:
            eigen = _about(own, onderwerp)
            form = refused.get(onderwerp) or (_form(onderwerp, eigen) if may_react else None)
            return {
                "onderwerp": onderwerp,
                "deel": deel,
                "reacties": [
                    {"reactie": row, "naam": naam_van(row)}
                    for row in public
                    if str(row.criterium_id or HET_KADER) == onderwerp
                ],
                "eigen": eigen,
                "form": form,
                "open": onderwerp in refused,
            }

        context |= {
            "mag_reageren": may_react,
            "standaarden": [
                {
                    "deel": standaard,
                    "onderdelen": [part(str(deel.criterium.pk), deel) for deel in standaard.criteria],
                }
                for standaard in build_standaarden(versie, read_bevindingen(versie))
            ],
            "geheel": part(HET_KADER),
        }
    return render(request, "kwaliteit/kader_consultatie.html", context, status=status)


def _about(rows: Sequence[Kaderreactie], onderwerp: str) -> Kaderreactie | None:
    return next((row for row in rows if str(row.criterium_id or HET_KADER) == onderwerp), None)


def _form(onderwerp: str, eigen: Kaderreactie | None) -> Reactieformulier:
    initial = {"tekst": eigen.tekst, "toon_naam": eigen.toon_naam} if eigen else {}
    return Reactieformulier(prefix=_prefix(onderwerp), initial=initial)


def _prefix(onderwerp: str) -> str:
    return f"r{onderwerp}"


def _consultatie(nummer: int) -> Kaderconsultatie:
    consultatie = find_consultatie(nummer)
    if consultatie is None:
        raise Http404
    return consultatie
