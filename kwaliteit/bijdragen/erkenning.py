"""What recognitions that were granted give to the kernel's registries."""

from datetime import date

from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import EIGEN, ZAAK, Blik
from kwaliteit.domain.erkenning.hererkenning import diff_sinds
from kwaliteit.domain.erkenning.termijnen import SOORTEN
from kwaliteit.domain.erkenning.tonen import describe_stand, stand_van
from kwaliteit.domain.queries.beslissingen import list_beslissingen
from kwaliteit.domain.queries.erkenningen import own_erkenningen
from kwaliteit.enums import Voornemenuitkomst
from kwaliteit.models import Intrekkingsvoornemen
from kwaliteit.rules.erkenning import VERLEEN, ZIE_ERKENNINGEN
from napl.models import Gebruiker
from napl.rechten import BUREAU, rollen_van
from napl.registers import (
    Paneel,
    Werk,
    Werkbron,
    Werkplek,
    bureaudelen,
    panelen,
    termijnsoorten,
    werkbronnen,
)


def register() -> None:
    """Fill the registries."""
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
    bureaudelen.add("erkenningen", Werkplek("Erkenningen", "kwaliteit:erkenning-list", ZIE_ERKENNINGEN))
    panelen.add("kwaliteit.aanbod-erkend", Paneel("aanbod", "kwaliteit/_paneel_aanbod_erkend.html", _eigen))
    for plek in (ZAAK, EIGEN):
        panelen.add(
            f"kwaliteit.{plek}-hererkenning",
            Paneel(plek, "kwaliteit/_paneel_hererkenning.html", _hererkenning),
        )
    werkbronnen.add("intrekkingen", Werkbron("Aangekondigde intrekkingen", VERLEEN, _te_beslissen))


def _eigen(gebruiker: Gebruiker, peildatum: date) -> dict[str, object] | None:
    """Return for the home of an aanbieder how many recognitions it has, and what asks for its attention."""
    rows = own_erkenningen(gebruiker, peildatum)
    aantal = rows.count()
    if not aantal:
        return None
    waiting = Intrekkingsvoornemen.objects.filter(
        erkenning__in=rows.order_by().values("pk"), uitkomst=Voornemenuitkomst.OPEN, zienswijze=""
    )
    return {"aantal": aantal, "voornemens": list(waiting.select_related("erkenning__versie"))}


def _hererkenning(blik: Blik, peildatum: date) -> dict[str, object] | None:
    """Return for an aanvraag om hererkenning the earlier file, and what changed since it was recognised."""
    vorige = blik.aanvraag.vorige_erkenning
    if vorige is None:
        return None
    return {
        "vorige": vorige,
        "stand": describe_stand(vorige, stand_van(vorige, peildatum)),
        "wijzigingen": diff_sinds(blik.aanvraag),
        "beslissingen": list_beslissingen([vorige.traject_id], peildatum),
        "bij_bureau": bool(rollen_van(blik.gebruiker, peildatum) & BUREAU),
    }


def _te_beslissen(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:
    """Return the announced withdrawals on which the aanbieder was heard; who announced does not decide."""
    rows = Intrekkingsvoornemen.objects.filter(uitkomst=Voornemenuitkomst.OPEN).exclude(
        zienswijze="", zienswijze_tot__gte=peildatum
    )
    return [
        Werk(
            row.erkenning.versie.naam,
            reverse("kwaliteit:erkenning-beheer", args=[row.erkenning_id]),
            "De aanbieder kon reageren. Neem een besluit.",
        )
        for row in rows.exclude(aangekondigd_door=gebruiker)
        .select_related("erkenning__versie")
        .order_by("pk")
    ]
