"""The moves on a page of a case of monitoring: a button, a form and a verb each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest

from napl import klok
from napl.models import Gebruiker
from ontwikkelpaden.forms.consultatie import Domeinformulier
from register.views.mijn import account, attempt


@dataclass(frozen=True)
class Zet:
    code: str
    knop: str
    formulier: type[Domeinformulier]
    doe: Callable[[dict[str, Any], Gebruiker, datetime], models.Model]


def make_zet(
    request: HttpRequest, zetten: Sequence[Zet], zaak: models.Model
) -> tuple[Zet | None, Domeinformulier | None]:
    """Make the move that was posted; returns it with the form when something is wrong with that."""
    if request.method != "POST":
        return None, None
    zet = next((item for item in zetten if item.code == request.POST.get("actie")), None)
    if zet is None:
        form = Domeinformulier({})
        form.add_error(None, "Dit kan nu niet meer. Kijk hoe de zaak er nu voor staat.")
        return None, form
    form = zet.formulier(request.POST, auto_id=f"{zet.code}-%s")
    by, at = account(request), klok.nu()
    if form.is_valid() and attempt(form, lambda: zet.doe(form.cleaned_data, by, at)) is not None:
        messages.success(request, f"{zaak}: gedaan.")
        return zet, None
    return zet, form


def show_zetten(
    zetten: Sequence[Zet], gekozen: Zet | None, form: Domeinformulier | None
) -> list[dict[str, Any]]:
    """Return the moves for a page; what was typed stays in the one that was tried."""
    return [
        {
            "code": zet.code,
            "knop": zet.knop,
            "form": form if zet is gekozen and form is not None else zet.formulier(auto_id=f"{zet.code}-%s"),
            "open": zet is gekozen or (gekozen is None and nummer == 0),
        }
        for nummer, zet in enumerate(zetten)
    ]
