"""All reactions to a version, for who answers them; others see them once the answers are published."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
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
    reactie = get_object_or_404(
        Consultatiereactie.objects.filter(consultatie=consultatie),
        pk=_number(request.POST.get("reactie", "")),
    )
    form = Antwoordformulier(request.POST, prefix=f"a{reactie.pk}")
    form.is_valid()
    try:
        answer_reactie(
            reactie,
            antwoord=form.cleaned_data.get("antwoord", ""),
            by=cast("Gebruiker", request.user),
            at=klok.nu(),
        )
    except GeenRecht:
        raise
    except Domeinfout as fout:
        form.add_domeinfout(fout)
        return _page(request, consultatie, reactie.pk, form)
    messages.success(request, "Het antwoord is bewaard.")
    return redirect(f"{request.path}#reactie-{reactie.pk}")


def _page(
    request: HttpRequest,
    consultatie: Consultatie,
    getypt_pk: int | None = None,
    getypt: Antwoordformulier | None = None,
) -> HttpResponse:
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
                    "form": getypt if reactie.pk == getypt_pk else _form(reactie, may_answer=may_answer),
                    "open": reactie.pk == getypt_pk or reactie.beantwoord_op is None,
                }
                for reactie in reacties
            ],
            "getypt": getypt,
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
        status=400 if getypt is not None else 200,
    )


def _form(reactie: Consultatiereactie, *, may_answer: bool) -> Antwoordformulier | None:
    if not may_answer:
        return None
    return Antwoordformulier(prefix=f"a{reactie.pk}", initial={"antwoord": reactie.antwoord})


def _number(raw: str) -> int:
    return int(raw) if raw.isdecimal() and len(raw) <= 18 else 0  # noqa: PLR2004 - what fits in a bigint
