"""Begin a revision of a version in force, by who writes in its atelier."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.herziening import is_herzienbaar, revise_padversie
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.models import Padversie
from ontwikkelpaden.views.atelierdelen import account, editor_url, find_versie, show_stand
from ontwikkelpaden.views.bewerker import kruimels_of
from ontwikkelpaden.views.voortgang import show_stappen


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEWERK)
def herzien(request: HttpRequest, slug: str, pad: str, nummer: int) -> HttpResponse:
    """Say what a revision brings about; when that is confirmed, go on in the editor of the new concept."""
    versie = find_versie(request, slug, pad, nummer)
    fout = ""
    if request.method == "POST":
        try:
            concept = revise_padversie(versie, by=account(request), at=klok.nu())
        except GeenRecht:
            raise
        except Domeinfout as error:
            fout = error.melding
        else:
            messages.success(request, f"Versie {concept.nummer} is begonnen, met alles uit versie {nummer}.")
            return redirect(editor_url(concept))
    return render(
        request,
        "ontwikkelpaden/herzien.html",
        {
            "versie": versie,
            "pad": versie.pad,
            "fout": fout,
            "kan": is_herzienbaar(versie),
            "stand": show_stand(versie),
            "stappen": show_stappen("concept"),
            "in_de_maak": _running(versie),
            "editor_url": editor_url(versie),
            "kruimels": kruimels_of(versie, ("Herzien", "")),
        },
        status=HTTPStatus.CONFLICT if fout else HTTPStatus.OK,
    )


def _running(versie: Padversie) -> dict[str, object] | None:
    """Return the next version that is being made, with where to write or read it."""
    following = Padversie.objects.filter(pad=versie.pad_id, nummer__gt=versie.nummer)
    newest = following.select_related("pad__atelier").order_by("-nummer").first()
    if newest is None:
        return None
    return {"nummer": newest.nummer, "url": editor_url(newest), "stand": show_stand(newest)}
