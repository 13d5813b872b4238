"""What all pages of the ateliers need."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from napl.models import Gebruiker
from napl.rechten import heeft_recht, require_recht
from ontwikkelpaden.domain.atelierdeelname import BEHEER
from ontwikkelpaden.domain.atelierwerk import WERK
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.queries.bewerking import find_bewerking
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Atelier, Padversie
from ontwikkelpaden.views.weergave import MAX_NUMMER

KRUIMELS = [{"naam": "Start", "url": "/"}, {"naam": "Ateliers", "url": "/ateliers/"}]
# What each status means for somebody who waits for the path; shown with it.
UITLEG = {
    PadStatus.CONCEPT: "Het atelier schrijft nog.",
    PadStatus.CONSULTATIE: "Iedereen kan lezen en reageren. De tekst ligt nu vast.",
    PadStatus.VOORBEELD: "Te lezen als voorbeeld. Niemand heeft het vastgesteld.",
    PadStatus.VASTGESTELD: "Klaar en vastgesteld.",
    PadStatus.HERZIEN: "Er is een nieuwere versie.",
    PadStatus.INGETROKKEN: "Dit pad geldt niet meer.",
}
KLASSEN = {
    PadStatus.CONCEPT: "bezig",
    PadStatus.CONSULTATIE: "bezig",
    PadStatus.VOORBEELD: "voorbeeld",
    PadStatus.VASTGESTELD: "goed",
    PadStatus.INGETROKKEN: "ingetrokken",
}


def account(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user


def find_atelier(slug: str) -> Atelier:
    return get_object_or_404(Atelier, slug=slug)


def find_own_atelier(request: HttpRequest, slug: str, recht: str) -> Atelier:
    """Return an atelier in which the visitor has a right; raises GeenRecht, a 403, when not."""
    atelier = find_atelier(slug)
    require_recht(request.user, recht, atelier)
    return atelier


def find_versie(request: HttpRequest, slug: str, pad: str, nummer: int) -> Padversie:
    """Return a version that the visitor may write; 403 for who may not, 404 when it is not there."""
    versie = find_bewerking(slug, pad, nummer) if nummer <= MAX_NUMMER else None
    if versie is None:
        raise Http404
    require_recht(request.user, BEWERK, versie.pad)
    return versie


def show_stand(versie: Padversie) -> dict[str, str]:
    status = PadStatus(versie.status)
    return {
        "naam": status.label,
        "klasse": KLASSEN.get(status, "neutraal"),
        "uitleg": UITLEG.get(status, ""),
    }


def rechten(request: HttpRequest, atelier: Atelier) -> dict[str, bool]:
    """Return what the visitor may do here, for the template."""
    return {
        "mag_werken": heeft_recht(request.user, WERK, atelier),
        "mag_deelnemers": heeft_recht(request.user, BEHEER, atelier),
        "mag_beheren": heeft_recht(request.user, "ontwikkelpaden.beheer_ateliers"),
    }


def kruimels(atelier: Atelier, *meer: tuple[str, str]) -> list[dict[str, str]]:
    """Return the breadcrumbs below an atelier; each of ``meer`` is a name and an address."""
    url = reverse("ontwikkelpaden:atelier-detail", args=[atelier.slug])
    return [*KRUIMELS, {"naam": atelier.naam, "url": url}, *({"naam": naam, "url": u} for naam, u in meer)]


def editor_args(versie: Padversie) -> list[Any]:
    """Return the arguments of the addresses of the editor; an atelier is what makes it one."""
    assert versie.pad.atelier is not None  # noqa: S101 - find_bewerking looks in an atelier
    return [versie.pad.atelier.slug, versie.pad.slug, versie.nummer]


def editor_url(versie: Padversie) -> str:
    return reverse("ontwikkelpaden:bewerker", args=editor_args(versie))
