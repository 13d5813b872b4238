"""How often trajecten were seen, kept, left for and found: for their aanbieder, and for the bureau."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl import klok
from napl.rechten import BUREAU, rollen_van
from napl.toegang import vereist_recht
from register.domain.cijfers.export import cijfers_csv as write_csv
from register.domain.queries.trajectcijfers import Cijfers, Overzicht, add_up, read_cijfers
from register.enums import Cijfersoort
from register.models import Aanbieder, Traject
from register.models.aanbod import aanbieders_van
from register.views.mijn import account

RECHT = "register.zie_aanbodcijfers"
# Of the chart: a bar and its gap, the height of the highest bar.
STAP, BREED, HOOG, ONDER = 44, 28, 140, 24


@dataclass(frozen=True)
class Balk:
    x: int
    y: float
    hoogte: float
    midden: int
    maand: date
    aantal: int


@dataclass(frozen=True)
class Keuze:
    """Whose figures are shown: of whom there are, of which aanbieder, and of which traject."""

    aanbieders: list[Aanbieder]
    aanbieder: Aanbieder | None
    trajecten: list[tuple[int, str, str]]
    traject: str


@require_safe
@never_cache
@vereist_recht(RECHT)
def cijfers(request: HttpRequest) -> HttpResponse:
    peildatum = klok.vandaag()
    keuze = _choose(request, peildatum)
    pks = [pk for pk, slug, _ in keuze.trajecten if keuze.traject in ("", slug)]
    overzicht = read_cijfers(pks, peildatum)
    maanden = [(maand, overzicht.maand(maand, pks)) for maand in overzicht.maanden]
    return render(
        request,
        "register/aanbod_cijfers.html",
        {
            "keuze": keuze,
            "soorten": [soort.label for soort in Cijfersoort],
            "maanden": maanden,
            "totaal": add_up(cijfers for _, cijfers in maanden),
            "trajecten": [
                (slug, naam, overzicht.traject(pk)) for pk, slug, naam in keuze.trajecten if pk in set(pks)
            ],
            "balken": _bars(maanden),
            "grafiek": {"breedte": STAP * len(maanden), "hoogte": HOOG + ONDER, "bodem": HOOG, "balk": BREED},
            "van": overzicht.maanden[0],
            "tot": peildatum,
            "vraag": request.GET.urlencode(),
        },
    )


@require_safe
@never_cache
@vereist_recht(RECHT)
def cijfers_csv(request: HttpRequest) -> HttpResponse:
    peildatum = klok.vandaag()
    keuze = _choose(request, peildatum)
    chosen = [(pk, naam) for pk, slug, naam in keuze.trajecten if keuze.traject in ("", slug)]
    overzicht: Overzicht = read_cijfers([pk for pk, _ in chosen], peildatum)
    return HttpResponse(
        write_csv(overzicht, chosen),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="cijfers.csv"'},
    )


def _choose(request: HttpRequest, peildatum: date) -> Keuze:
    """Return what was asked for; an aanbieder or traject of another is not there (404)."""
    gebruiker = account(request)
    ziet_alles = bool(rollen_van(gebruiker, peildatum) & BUREAU)
    rows = Aanbieder.objects.all() if ziet_alles else aanbieders_van(gebruiker, peildatum)
    aanbieders = list(rows.order_by("naam", "pk"))
    slug = request.GET.get("aanbieder", "")
    chosen = next((item for item in aanbieders if item.slug == slug), None)
    if slug and chosen is None:
        raise Http404
    if chosen is None and len(aanbieders) == 1:
        chosen = aanbieders[0]
    # The bureau chooses first: all trajecten of all aanbieders is no answer to a question.
    whose = [chosen] if chosen else ([] if ziet_alles else aanbieders)
    found = Traject.objects.filter(aanbieders__in=whose, live__isnull=False).distinct()
    trajecten = list(found.order_by("live__naam", "pk").values_list("pk", "slug", "live__naam"))
    traject = request.GET.get("traject", "")
    if traject and traject not in {row[1] for row in trajecten}:
        raise Http404
    return Keuze(aanbieders, chosen, trajecten, traject)


def _bars(maanden: list[tuple[date, Cijfers]]) -> list[Balk]:
    """Return the bars of how often trajecten were seen, the highest as high as the chart."""
    counts = [cijfers.getallen[Cijfersoort.BEKEKEN].aantal for _, cijfers in maanden]
    highest = max(counts, default=0) or 1
    top = HOOG - 20
    return [
        Balk(
            x=index * STAP + (STAP - BREED) // 2,
            y=HOOG - round(top * aantal / highest, 1),
            hoogte=round(top * aantal / highest, 1),
            midden=index * STAP + STAP // 2,
            maand=maand,
            aantal=aantal,
        )
        for index, ((maand, _), aantal) in enumerate(zip(maanden, counts, strict=True))
    ]
