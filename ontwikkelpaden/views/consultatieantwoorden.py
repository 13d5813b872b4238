"""All reactions to a version, for who answers them; others see them once the answers are published."""

from collections.abc import Mapping
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.bewerken import afdruk, normalise
from ontwikkelpaden.domain.consultatiereactie import BEANTWOORD, answer_reactie
from ontwikkelpaden.domain.padversie import PUBLICEER
from ontwikkelpaden.domain.queries.consultatie import Fase, all_reacties, fase_of, find_consultatie, naam_of
from ontwikkelpaden.forms.consultatie import Antwoordformulier
from ontwikkelpaden.models import Consultatie, Consultatiereactie


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("ontwikkelpaden.beantwoord_reactie")
def consultatie_antwoorden(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    consultatie = find_consultatie(slug, nummer)
    if consultatie is None:
        raise Http404
    require_recht(request.user, BEANTWOORD, consultatie.versie)
    if request.method != "POST":
        return _page(request, consultatie)
    reacties = {reactie.pk: reactie for reactie in consultatie.reacties.all()}
    pressed = _number(request.POST.get("reactie", ""))
    if pressed not in reacties:
        raise Http404
    refused: dict[int, Antwoordformulier] = {}
    saved = 0
    for pk, reactie in reacties.items():
        if pk == pressed or _is_typed(request, reactie):
            form = _save(request, reactie)
            saved += form is None
            if form is not None:
                refused[pk] = form
    if saved:
        wat = "Het antwoord is bewaard." if saved == 1 else f"{saved} antwoorden zijn bewaard."
        messages.success(request, wat)
    if refused:
        return _page(request, consultatie, refused)
    return redirect(f"{request.path}#reactie-{pressed}")


def _is_typed(request: HttpRequest, reactie: Consultatiereactie) -> bool:
    """Say whether somebody wrote at a reaction, whichever button was pressed: all of it is kept."""
    form = Antwoordformulier(request.POST, prefix=_prefix(reactie))
    tekst = normalise(form["antwoord"].data or "")
    return bool(tekst) and afdruk(tekst) != form["gelezen"].data


def _save(request: HttpRequest, reactie: Consultatiereactie) -> Antwoordformulier | None:
    """Save one answer; return the form with what was wrong when it is refused."""
    data = request.POST.copy()
    form = Antwoordformulier(data, prefix=_prefix(reactie))
    form.is_valid()
    try:
        answer_reactie(
            reactie,
            antwoord=normalise(form.cleaned_data.get("antwoord", "")),
            basis=form.cleaned_data.get("gelezen") or None,
            by=cast("Gebruiker", request.user),
            at=klok.nu(),
        )
    except GeenRecht:
        raise
    except Domeinfout as fout:
        form.add_domeinfout(fout)
        reactie.refresh_from_db()
        # Seen now, so that saving again goes through.
        data[form.add_prefix("gelezen")] = afdruk(reactie.antwoord)
        return form
    return None


def _page(
    request: HttpRequest, consultatie: Consultatie, refused: Mapping[int, Antwoordformulier] | None = None
) -> HttpResponse:
    refused = refused or {}
    versie = consultatie.versie
    reacties = list(all_reacties(consultatie))
    fase = fase_of(consultatie, klok.vandaag())
    may_answer = fase == Fase.GESLOTEN
    without = sum(reactie.beantwoord_op is None for reactie in reacties)
    return render(
        request,
        "ontwikkelpaden/consultatie_antwoorden.html",
        {
            "consultatie": consultatie,
            "versie": versie,
            "pad": versie.pad,
            "fase": fase.value,
            "reacties": [
                {
                    "reactie": reactie,
                    "naam": naam_of(reactie),
                    "over": reactie.subdimensie_naam or "Het hele pad",
                    "form": refused.get(reactie.pk) or _form(reactie, may_answer=may_answer),
                    "open": reactie.pk in refused or reactie.beantwoord_op is None,
                }
                for reactie in reacties
            ],
            "geweigerd": list(refused.values()),
            "mag_beantwoorden": may_answer,
            "zonder_antwoord": without,
            "beantwoord": len(reacties) - without,
            "kan_publiceren": may_answer
            and reacties
            and not without
            and heeft_recht(request.user, PUBLICEER),
            "kruimels": [
                {"naam": "Ontwikkelpaden", "url": reverse("ontwikkelpaden:pad-list")},
                {
                    "naam": f"Consultatie {versie.pad.naam}, versie {versie.nummer}",
                    "url": reverse("ontwikkelpaden:consultatie", args=[versie.pad.slug, versie.nummer]),
                },
                {"naam": "Reacties beantwoorden", "url": ""},
            ],
        },
        status=400 if refused else 200,
    )


def _form(reactie: Consultatiereactie, *, may_answer: bool) -> Antwoordformulier | None:
    if not may_answer:
        return None
    initial = {"antwoord": reactie.antwoord, "gelezen": afdruk(reactie.antwoord)}
    return Antwoordformulier(prefix=_prefix(reactie), initial=initial)


def _prefix(reactie: Consultatiereactie) -> str:
    return f"a{reactie.pk}"


def _number(raw: str) -> int:
    return int(raw) if raw.isdecimal() and len(raw) <= 18 else 0  # noqa: PLR2004 - what fits in a bigint
