"""What the pages of advice, zienswijze and decision share: the case, its crumbs, a refused move."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from kwaliteit.models import Erkenningsaanvraag
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from ontwikkelpaden.forms.consultatie import Domeinformulier
from register.views.mijn import account


def zaak_url(pk: int) -> str:
    return reverse("kwaliteit:aanvraag-zaak", args=[pk])


def eigen_url(pk: int) -> str:
    return reverse("kwaliteit:aanvraag-eigen", args=[pk])


def find_aanvraag(request: HttpRequest, pk: int) -> Erkenningsaanvraag:
    """Return a case that the visitor may see; another's does not exist."""
    rows = Erkenningsaanvraag.objects.zichtbaar_voor(account(request), klok.vandaag())
    return get_object_or_404(
        rows.select_related("aanbieder", "traject", "versie", "kaderversie", "vorige_erkenning"), pk=pk
    )


def try_move(form: Domeinformulier, verb: Callable[[], Any]) -> bool:
    """Do something and say whether it was done; a refusal stands in the form, a missing right is a 403."""
    try:
        verb()
    except GeenRecht as fout:
        if fout.veld != "status":
            raise
        form.add_domeinfout(fout)  # has the right, and had a part in this case
    except Domeinfout as fout:
        form.add_domeinfout(fout)
    return not form.errors


def zaak_crumbs(aanvraag: Erkenningsaanvraag, hier: str) -> list[dict[str, str]]:
    return [
        {"naam": "Bureau", "url": "/bureau/"},
        {"naam": aanvraag.kenmerk, "url": zaak_url(aanvraag.pk)},
        {"naam": hier, "url": ""},
    ]


def eigen_crumbs(aanvraag: Erkenningsaanvraag, hier: str) -> list[dict[str, str]]:
    return [
        {"naam": "Mijn aanbod", "url": "/aanbod/"},
        {"naam": f"Aanvraag {aanvraag.kenmerk}", "url": eigen_url(aanvraag.pk)},
        {"naam": hier, "url": ""},
    ]


def who(request: HttpRequest) -> Gebruiker:
    return account(request)
