"""Build the raamwerk: dimensies, subdimensies and eindtermen, each added, moved or taken away."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.toegang import vereist_recht
from ontwikkelpaden.domain import opbouw as verbs
from ontwikkelpaden.domain.bewerken import Tekstconflict, afdruk
from ontwikkelpaden.domain.opbouw import Richting
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.queries.bewerking import Bewerking, read_bewerking
from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Padversie
from ontwikkelpaden.views.atelierdelen import account, editor_args, editor_url, find_versie
from ontwikkelpaden.views.bewerker import kruimels_of

MAX_PK = 10**18


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEWERK)
def opbouw(request: HttpRequest, slug: str, pad: str, nummer: int) -> HttpResponse:
    """Show the build of the raamwerk with a button for every step."""
    versie = find_versie(request, slug, pad, nummer)
    fout: Domeinfout | None = None
    if request.method == "POST":
        actie = request.POST.get("actie", "")
        try:
            anker = _act(request, versie, actie)
        except GeenRecht:
            raise
        except Domeinfout as error:
            fout = error
        else:
            url = reverse("ontwikkelpaden:opbouw", args=editor_args(versie))
            return redirect(f"{url}#{anker}")
    return render(
        request, "ontwikkelpaden/opbouw.html", _context(request, versie, fout), status=_status(fout)
    )


def _status(fout: Domeinfout | None) -> int:
    if fout is None:
        return HTTPStatus.OK
    conflict = isinstance(fout, (Tekstconflict, OngeldigeOvergang))
    return HTTPStatus.CONFLICT if conflict else HTTPStatus.BAD_REQUEST


def _context(request: HttpRequest, versie: Padversie, fout: Domeinfout | None) -> dict[str, Any]:
    bewerking = read_bewerking(versie)
    return {
        "versie": versie,
        "pad": versie.pad,
        "groepen": _groups(bewerking),
        "eindtermen": [{"eindterm": e, "basis": afdruk(e.tekst)} for e in bewerking.eindtermen],
        "niveaus": [(niveau.value, niveau.label) for niveau in bewerking.niveaus],
        "is_concept": versie.status == PadStatus.CONCEPT,
        "fout": fout,
        "getypt": request.POST if fout else {},
        "editor_url": editor_url(versie),
        "kruimels": kruimels_of(versie, ("Opbouw", "")),
    }


def _groups(bewerking: Bewerking) -> list[dict[str, Any]]:
    """Return the dimensies with their rows; each row with what the button to take it away has to send."""
    return [
        {
            "dimensie": groep.dimensie,
            "rijen": [
                {
                    "sub": rij.subdimensie,
                    "beschreven": sum(bool(cel.tekst) for cel in rij.cellen),
                    "basis": verbs.afdruk_subdimensie(rij.subdimensie),
                }
                for rij in groep.rijen
            ],
        }
        for groep in bewerking.groepen
    ]


def _act(request: HttpRequest, versie: Padversie, actie: str) -> str:
    """Do what a button asks; return where on the page it happened."""
    post = request.POST
    wie: dict[str, Any] = {"by": account(request), "at": klok.nu()}
    pk = _number(post.get("onderdeel", ""))
    richting = Richting.OMHOOG if post.get("richting") == "omhoog" else Richting.OMLAAG
    basis = post.get("basis", "")
    acties: dict[str, Callable[[], Any]] = {
        "dimensie-erbij": lambda: verbs.add_dimensie(versie, naam=post.get("naam", ""), **wie),
        "subdimensie-erbij": lambda: verbs.add_subdimensie(
            versie, dimensie=pk, naam=post.get("naam", ""), **wie
        ),
        "eindterm-erbij": lambda: verbs.add_eindterm(
            versie,
            code=post.get("code", ""),
            niveau=_niveau(post.get("niveau", "")),
            tekst=post.get("tekst", ""),
            **wie,
        ),
        "dimensie-plaats": lambda: verbs.move_dimensie(versie, dimensie=pk, richting=richting, **wie),
        "subdimensie-plaats": lambda: verbs.move_subdimensie(
            versie, subdimensie=pk, richting=richting, **wie
        ),
        "dimensie-weg": lambda: verbs.remove_dimensie(versie, dimensie=pk, **wie),
        "subdimensie-weg": lambda: verbs.remove_subdimensie(versie, subdimensie=pk, basis=basis, **wie),
        "eindterm-weg": lambda: verbs.remove_eindterm(versie, eindterm=pk, basis=basis, **wie),
    }
    if actie not in acties:
        raise Domeinfout("Kies wat u wilt doen.")
    acties[actie]()
    if actie.endswith("-weg"):
        messages.success(request, "Weggehaald. Bij ‘Geschiedenis’ leest u wat er stond.")
    return "eindtermen" if actie.startswith("eindterm") else "opbouw"


def _number(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= len(str(MAX_PK)) - 1 else 0


def _niveau(raw: str) -> Niveau:
    if raw not in Niveau.values:
        raise Domeinfout("Kies een niveau.", veld="niveau")
    return Niveau(raw)
