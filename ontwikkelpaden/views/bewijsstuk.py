"""The file of evidence at one answer of an own zelfevaluatie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.toegang import vereist_recht
from napl.views.bewijsstuk import Bewijsplek, show_bewijsstuk
from ontwikkelpaden.domain.antwoordbewijs import attach_bewijsstuk, detach_bewijsstuk
from ontwikkelpaden.enums import ZelfevaluatieStatus
from ontwikkelpaden.models import Padversie, Subdimensie
from ontwikkelpaden.views.mijn import account
from ontwikkelpaden.views.zelfevaluatie import own_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("ontwikkelpaden.bewerk_zelfevaluatie")
def antwoord_bewijsstuk(request: HttpRequest, slug: str, pk: int, subdimensie: int) -> HttpResponse:
    evaluatie, versie = own_or_404(request, slug, pk)
    nummer, onderdeel = _part_or_404(versie, subdimensie)
    antwoord = next((row for row in evaluatie.antwoorden.all() if row.subdimensie_id == subdimensie), None)
    by, at = account(request), klok.nu()
    vast = evaluatie.status == ZelfevaluatieStatus.AFGEROND
    page = reverse("ontwikkelpaden:zelfevaluatie", args=[slug, pk])
    plek = Bewijsplek(
        bij="uw antwoord over",
        naam=onderdeel.naam,
        terug=page if vast else f"{page}#vraag-{nummer}",
        bestand=antwoord.bewijsstuk if antwoord else None,
        bewaar=lambda upload: attach_bewijsstuk(evaluatie, onderdeel, upload, by=by, at=at),
        wis=lambda: detach_bewijsstuk(evaluatie, onderdeel, by=by, at=at),
        vast=vast,
    )
    return show_bewijsstuk(request, plek)


def _part_or_404(versie: Padversie, pk: int) -> tuple[int, Subdimensie]:
    """Return a part of the path with the number of its question."""
    parts = [sub for dimensie in versie.dimensies.all() for sub in dimensie.subdimensies.all()]
    found = next(((nummer, sub) for nummer, sub in enumerate(parts, start=1) if sub.pk == pk), None)
    if found is None:
        raise Http404
    return found
