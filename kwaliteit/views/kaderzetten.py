"""The moves in the life of a version of the kader, each behind a page that says what it brings about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.kader.consultatie import (
    extend_kaderconsultatie,
    open_kaderconsultatie,
    publish_kaderantwoorden,
    return_to_concept,
)
from kwaliteit.domain.kader.versie import adopt_kaderversie, lapse_kaderversie, revise_kaderversie
from kwaliteit.domain.queries.kader import MAX_NUMMER
from kwaliteit.domain.queries.kaderstand import Zet, read_stand
from kwaliteit.forms.kader import Vaststelformulier
from kwaliteit.models import Kaderconsultatie, Kaderversie
from kwaliteit.rules.kader import SCHRIJF_KADER, STEL_KADER_VAST
from kwaliteit.views.weergave import bureau_crumbs, show_label, show_stappen
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.consultatie import (
    Domeinformulier,
    Openformulier,
    Redenformulier,
    Verlengformulier,
)

Actie = Callable[[Kaderversie, Domeinformulier, Gebruiker], object]


@dataclass(frozen=True)
class Zetpagina:
    """How a move is asked and confirmed: what it is called, what it brings about, and what it needs."""

    knop: str
    gevolgen: tuple[str, ...]
    gedaan: str
    doe: Actie
    formulier: type[Domeinformulier] = Domeinformulier
    is_definitief: bool = False


def _running(versie: Kaderversie) -> Kaderconsultatie:
    return get_object_or_404(Kaderconsultatie, versie=versie, afgebroken_op=None)


def _open(versie: Kaderversie, form: Domeinformulier, by: Gebruiker) -> object:
    return open_kaderconsultatie(versie, cast("Openformulier", form).gegevens, by=by, at=klok.nu())


def _extend(versie: Kaderversie, form: Domeinformulier, by: Gebruiker) -> object:
    return extend_kaderconsultatie(_running(versie), **form.cleaned_data, by=by, at=klok.nu())


def _return(versie: Kaderversie, form: Domeinformulier, by: Gebruiker) -> object:
    return return_to_concept(versie, reden=form.cleaned_data["reden"], by=by, at=klok.nu())


def _lapse(versie: Kaderversie, form: Domeinformulier, by: Gebruiker) -> object:
    return lapse_kaderversie(versie, reden=form.cleaned_data["reden"], by=by, at=klok.nu())


def _adopt(versie: Kaderversie, form: Domeinformulier, by: Gebruiker) -> object:
    return adopt_kaderversie(versie, besluit=form.cleaned_data["besluit"], by=by, at=klok.nu())


SCHRIJFZETTEN: dict[Zet, Zetpagina] = {
    Zet.CONSULTEREN: Zetpagina(
        "Consultatie openen",
        (
            "Iedereen kan deze versie lezen, ook zonder account.",
            "Wie is ingelogd, kan in de gekozen periode reageren op elk criterium.",
            "Niemand kan de tekst nog veranderen, tenzij u de versie terugzet naar concept.",
        ),
        "De consultatie is geopend.",
        _open,
        Openformulier,
    ),
    Zet.VERLENGEN: Zetpagina(
        "Consultatie verlengen",
        ("Iedereen kan langer reageren.", "De reden staat op de pagina van de consultatie."),
        "De consultatie duurt langer.",
        _extend,
        Verlengformulier,
    ),
    Zet.ANTWOORDEN: Zetpagina(
        "Antwoorden publiceren",
        (
            "Iedereen leest alle reacties en de antwoorden.",
            "Namen staan er alleen bij van wie dat heeft aangevinkt.",
            "De antwoorden kunnen daarna niet meer veranderen.",
        ),
        "De antwoorden zijn gepubliceerd.",
        lambda versie, _, by: publish_kaderantwoorden(_running(versie), by=by, at=klok.nu()),
        is_definitief=True,
    ),
    Zet.TERUG: Zetpagina(
        "Terug naar concept",
        (
            "De consultatie stopt. De pagina zegt waarom.",
            "De reacties blijven bewaard voor de schrijvers.",
            "Daarna is een nieuwe consultatie nodig.",
        ),
        "De versie is weer een concept.",
        _return,
        Redenformulier,
    ),
    Zet.HERZIEN: Zetpagina(
        "Nieuwe versie beginnen",
        (
            "Er komt een concept met alles wat in deze versie staat.",
            "Bij elk criterium ziet u wat labs ervan merkten.",
            "Deze versie blijft gelden tot de nieuwe is vastgesteld.",
        ),
        "Er is een nieuw concept.",
        lambda versie, _, by: revise_kaderversie(versie, by=by, at=klok.nu()),
    ),
    Zet.STOPPEN: Zetpagina(
        "Stoppen met deze versie",
        (
            "Aan deze versie wordt niet meer gewerkt. Dat kan niet ongedaan worden gemaakt.",
            "Wie haar kon lezen, kan dat nog steeds. De reden staat erboven.",
        ),
        "De versie is vervallen.",
        _lapse,
        Redenformulier,
        is_definitief=True,
    ),
}
BESLUITZETTEN: dict[Zet, Zetpagina] = {
    Zet.VASTSTELLEN: Zetpagina(
        "Vaststellen",
        (
            "Vanaf nu wordt met deze versie beoordeeld.",
            "De versie die nu geldt, vervalt. Zij blijft te lezen op haar eigen adres.",
            "Aanvragen die al zijn ingediend, houden de versie waarmee zij zijn ingediend.",
            "De inhoud kan niet meer veranderen.",
            "Wie zelf aan deze versie werkte, kan haar niet vaststellen.",
        ),
        "De versie is vastgesteld.",
        _adopt,
        Vaststelformulier,
        is_definitief=True,
    ),
    Zet.INTREKKEN: Zetpagina(
        "Laten vervallen",
        (
            "Met deze versie wordt niet meer beoordeeld. Dat kan niet ongedaan worden gemaakt.",
            "Er is dan geen kader dat geldt, tot u een andere versie vaststelt.",
            "Iedereen kan haar blijven lezen. De reden staat erboven.",
        ),
        "De versie is vervallen.",
        _lapse,
        Redenformulier,
        is_definitief=True,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(SCHRIJF_KADER)
def kader_zet(request: HttpRequest, nummer: int, zet: str) -> HttpResponse:
    return _move(request, nummer, zet, SCHRIJFZETTEN)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(STEL_KADER_VAST)
def kader_besluit(request: HttpRequest, nummer: int, zet: str) -> HttpResponse:
    return _move(request, nummer, zet, BESLUITZETTEN)


def _move(request: HttpRequest, nummer: int, zet: str, zetten: Mapping[Zet, Zetpagina]) -> HttpResponse:
    """Show what a move brings about, and do it when that is confirmed."""
    pagina = zetten.get(cast("Zet", zet))  # the value of a StrEnum is its own key
    if pagina is None or nummer > MAX_NUMMER:
        raise Http404
    versie = get_object_or_404(Kaderversie, nummer=nummer)
    form = pagina.formulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            pagina.doe(versie, form, cast("Gebruiker", request.user))
        except GeenRecht as fout:
            if fout.veld != "status":
                raise
            form.add_domeinfout(fout)  # has the right, and worked on this version
        except Domeinfout as fout:
            form.add_domeinfout(fout)
        else:
            messages.success(request, f"Versie {nummer}: {pagina.gedaan}")
            return redirect("kwaliteit:kaderbureau")
    return render(
        request,
        "kwaliteit/kader_zet.html",
        {
            "versie": versie,
            "pagina": pagina,
            "form": form,
            "kan": form.is_bound or Zet(zet) in read_stand(versie, klok.vandaag()).zetten,
            "label": show_label(versie),
            "stappen": show_stappen(versie),
            "kruimels": bureau_crumbs((f"Versie {nummer}: {pagina.knop.lower()}", "")),
        },
        status=400 if form.errors else 200,
    )
