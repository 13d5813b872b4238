"""What bezwaar and heroverweging give to the kernel's registries."""

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import EIGEN, ZAAK, Blik
from kwaliteit.domain.bezwaar.termijnen import SOORTEN, last_day
from kwaliteit.domain.queries.bezwaar import can_object
from kwaliteit.enums import Bezwaarstatus
from kwaliteit.models import Besluit, Bezwaar
from kwaliteit.rules.bezwaar import BEHANDEL_BEZWAAR, BESLIS_BEZWAAR, MAAK_BEZWAAR, ZIE_BEZWAREN
from napl.models import Gebruiker
from napl.rechten import BUREAU, heeft_recht, rollen_van
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
    for plek in (ZAAK, EIGEN):
        panelen.add(f"kwaliteit.{plek}-bezwaar", Paneel(plek, "kwaliteit/_paneel_bezwaar.html", _paneel))
    bureaudelen.add("bezwaren", Werkplek("Bezwaren", "kwaliteit:bezwaren", ZIE_BEZWAREN))
    werkbronnen.add("bezwaren", Werkbron("Bezwaren", BEHANDEL_BEZWAAR, _te_behandelen))
    werkbronnen.add("bezwaren-beslissen", Werkbron("Bezwaren om te beslissen", BESLIS_BEZWAAR, _te_beslissen))


def _paneel(blik: Blik, peildatum: date) -> dict[str, object] | None:
    """Return the bezwaren against the decisions of a case, and what the aanbieder can object to."""
    besluiten = Besluit.objects.filter(aanvraag=blik.aanvraag, verzonden_op__isnull=False)
    last = besluiten.order_by("-besloten_op", "-pk").first()
    if last is None:
        return None
    bij_bureau = bool(rollen_van(blik.gebruiker, peildatum) & BUREAU)
    bezwaren = list(Bezwaar.objects.filter(besluit__in=besluiten).order_by("pk"))
    kan = can_object(last) and heeft_recht(blik.gebruiker, MAAK_BEZWAAR, last)
    if not bezwaren and not kan:
        return None
    return {
        "bezwaren": bezwaren,
        "besluit": last if kan else None,
        "einde": last_day(last),
        "bij_bureau": bij_bureau,
    }


def _te_behandelen(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - what every source is given
    """Return the bezwaren that wait for who handles them: nobody's yet, or one's own."""
    mine = Q(behandelaar=gebruiker) | Q(behandelaar__isnull=True)
    wacht = (
        Bezwaarstatus.INGEDIEND,
        Bezwaarstatus.ONTVANKELIJKHEID,
        Bezwaarstatus.HOORZITTING,
        Bezwaarstatus.ADVIES,
    )
    return _werk(Bezwaar.objects.filter(mine, status__in=wacht))


def _te_beslissen(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - what every source is given
    rows = Bezwaar.objects.filter(status=Bezwaarstatus.TER_BESLISSING)
    return _werk(rows.exclude(behandelaar=gebruiker).exclude(geadviseerd_door=gebruiker))


def _werk(rows: QuerySet[Bezwaar]) -> list[Werk]:
    return [
        Werk(row.kenmerk, reverse("kwaliteit:bezwaar-zaak", args=[row.pk]), row.get_status_display())
        for row in rows.order_by("ingediend_op", "pk")
    ]
